/* estimator.h - what has been added so far. Private to estimate.c, which adds, and results.c, which concludes. */
#ifndef MU_EXPERIMENT_ESTIMATOR_H
#define MU_EXPERIMENT_ESTIMATOR_H

#include "experiment/actual.h"
#include "experiment/days.h"
#include "experiment/crowd.h"
#include "experiment/estimate.h"
#include "experiment/months.h"
#include "experiment/people.h"
#include "experiment/schemes.h"
#include "experiment/single.h"
#include "experiment/steady.h"

#define MU_PILOTS 10 /* replications that show the length of the warm-up */

struct mu_estimator {
    const mu_model *model;
    int64_t         planned, added, events, contacts;
    int32_t         n_open;      /* open cells */
    int32_t        *open;        /* their numbers in the calendar */
    int32_t        *batch;       /* [cell of the calendar]: the batch it belongs to, -1: removed as warm-up */
    int32_t         n_batches;   /* per replication; 1 unless steady */
    mu_totals      *day_total;   /* [day] and */
    mu_totals      *batch_total; /* [batch] of the row being added, */
    mu_waits       *day_wait, *batch_wait; /* and its waits */
    int             n_measures;
    int             n_cell_measures[2];       /* by scope */
    int            *cell_measure[2];          /* their indices */
    mu_pairs       *contact, *team;           /* [row * n_measures + measure], groups included */
    mu_pairs       *cell_contact, *cell_team; /* as in results.h */
    mu_pairs       *met_days, *met_cells;     /* [type] */
    mu_days        *days;
    mu_wait_curve  *contact_wait, *team_wait;                            /* [row] */
    mu_wait_curve  *cell_contact_wait, *cell_team_wait;                  /* as in results.h */
    mu_span_totals *day_span[MU_SPAN_KINDS], *batch_span[MU_SPAN_KINDS]; /* as day_wait; NULL without cases */
    mu_wait_curve  *span[MU_SPAN_KINDS]; /* [row of contact types]; likewise */
    mu_people      *people;              /* NULL: not asked for */
    mu_singles     *singles;             /* NULL: not asked for */
    mu_crowds      *crowds;              /* NULL in steady state */
    mu_schemes     *schemes;             /* NULL where there are none, and likewise */
    mu_months      *months;              /* NULL: not told by month */
    mu_actual      *actual;
    int32_t         actual_who; /* the type (or the whole) that `actual` describes */

    /* steady state */
    bool        steady, settled; /* settled: the warm-up is known */
    mu_record **pilot;           /* held back until then */
    int32_t     n_pilots;
    mu_batching batching;   /* in open cells */
    double     *level;      /* [open cell]: mean number in the system in the replication being added */
    mu_pairs    neighbours; /* levels of neighbouring half-batches, over all replications */
};

/* Ends the pilot phase of a steady-state run: finds the warm-up and adds what was held back. */
bool mu_estimator_settle(mu_estimator *e);

/* Steady state: the run does not support its figures; see too_short in results.h. */
bool mu_estimator_too_short(const mu_estimator *e, int64_t batches);

#endif
