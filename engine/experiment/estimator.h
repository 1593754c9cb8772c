/* estimator.h - what has been added so far. Private to estimate.c, which adds, and results.c, which concludes. */
#ifndef MU_EXPERIMENT_ESTIMATOR_H
#define MU_EXPERIMENT_ESTIMATOR_H

#include "experiment/days.h"
#include "experiment/estimate.h"
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
    mu_totals      *batch_total; /* [batch] of the row being added */
    int             n_measures, n_cell_measures;
    int            *cell_measure;             /* indices of the per-cell measures */
    mu_pairs       *contact, *team;           /* [row * n_measures + measure] */
    mu_pairs       *cell_contact, *cell_team; /* as in results.h */
    mu_pairs       *met_days, *met_cells;     /* [type] */
    mu_days        *days;
    mu_hist        *wait;        /* [type] */
    int64_t        *not_delayed; /* [type]: answered at once */
    double         *band;        /* [replication][cell][measure], when the scenario has `actual` */
    int64_t         band_room;
    int32_t         band_row;

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
