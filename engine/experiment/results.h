/* results.h - what an experiment found: plain numbers, each with its uncertainty. Read-only once made.
 *
 * An estimate is a ratio of totals over all replications with a 95 % Student interval whose standard error
 * comes from the delta method over replications (or over batches in steady state). Days are the single
 * simulated days of all replications together.
 *
 * Ownership: mu_results owns all its arrays and borrows the model, which must outlive it.
 */
#ifndef MU_EXPERIMENT_RESULTS_H
#define MU_EXPERIMENT_RESULTS_H

#include <muster/experiment.h> /* mu_estimate, mu_spread, and the accessors for embedders */
#include "experiment/measure.h"

typedef struct {
    double p50, p80, p90, p95, p99; /* seconds; quantiles of the waits of answered contacts, of all
                                       replications pooled, zero waits included; NaN when a warm-up was removed, because the
                                       counts cannot be taken apart */
} mu_wait_quantiles;

/* Share of days and of open cells on which a type met its target, with the same kind of interval. */
typedef struct {
    mu_estimate days, cells;
} mu_target_met;

/* Tables have one row per type (or team) and, when there are several, one more for the whole; with a single type
 * its row is the whole. */
static inline int32_t mu_rows(int32_t n)
{
    return n > 1 ? n + 1 : n;
}
static inline int32_t mu_whole(int32_t n)
{
    return n > 1 ? n : 0;
}

struct mu_results {
    const mu_model *model;
    uint64_t        seed;
    int64_t         replications; /* finished and counted */
    int64_t         asked;        /* replications asked for, or the cap under precision */
    bool            partial;      /* interrupted: fewer than asked */
    bool            precise;      /* under precision: every target measure got there */
    double          precision;    /* relative half-width asked for, 0: none */
    bool            steady;
    int64_t         batches; /* steady: batches behind each interval */
    mu_span         warm_up; /* steady: removed from the start of each replication */
    bool    too_short; /* steady: too few batches or intervals, a warm-up that takes half the run, or batches
                                 * that still hang together: the figures may be biased, the intervals too narrow */
    int64_t events, contacts;
    int32_t n_types, n_teams, n_cells; /* n_cells counts open cells only */
    const int32_t *cell;               /* n_cells indices into model->calendar.cells */
    /* Row `n_types` (or `n_teams`) is the whole. Column: index in mu_measures; only columns of the
     * matching scope are filled, the others are NaN. */
    mu_estimate       *contact;                  /* [(n_types+1) * mu_measure_count] */
    mu_estimate       *team;                     /* [(n_teams+1) * mu_measure_count] */
    mu_spread         *contact_days, *team_days; /* same shape */
    mu_wait_quantiles *wait;                     /* [n_types+1] */
    mu_target_met     *target;                   /* [n_types] */
    /* Per reporting interval: pairs of totals, turned into estimates when asked (mu_results_cell). */
    mu_pairs *cell_contact; /* [n_cells * rows * mu_cell_measure_count()] */
    mu_pairs *cell_team;
    /* Bands of single replications, for the side-by-side report; NULL unless the scenario has `actual`. */
    mu_spread *band; /* [n_cells * MU_BAND_MEASURES] */
};

/* The measures of which bands are kept, in this order: offered, mean_wait, abandonment, service_level. */
#define MU_BAND_MEASURES 4
extern const char *const mu_band_measure[MU_BAND_MEASURES];

/* The estimate of a per-cell measure in open cell `cell` (0 .. n_cells-1) for a type or team `who` of the
 * measure's scope (n_types or n_teams: all together). All NaN when the measure is not kept per cell. */
mu_estimate mu_results_cell(const mu_results *r, int32_t cell, int32_t who, int measure);

/* P5, median and P95 over replications (in the fields p10, p50, p90) of what the cell showed for the contacts
 * that the scenario's `actual` describes. False when no bands were kept or not of this measure. */
bool mu_results_band(const mu_results *r, int32_t cell, int measure, mu_spread *out);

/* The 95 % Student interval of a ratio of totals. */
mu_estimate mu_estimate_ratio(const mu_pairs *p);

/* Rows by number; n_types (or n_teams) always gives the whole. */
static inline int64_t mu_row_start(int32_t row, int32_t n)
{
    return (int64_t)(row < n ? row : mu_whole(n)) * mu_measure_count;
}
static inline const mu_estimate *mu_results_contact(const mu_results *r, int32_t type, int measure)
{
    return &r->contact[mu_row_start(type, r->n_types) + measure];
}
static inline const mu_estimate *mu_results_team(const mu_results *r, int32_t team, int measure)
{
    return &r->team[mu_row_start(team, r->n_teams) + measure];
}
static inline const mu_spread *mu_results_contact_days(const mu_results *r, int32_t type, int measure)
{
    return &r->contact_days[mu_row_start(type, r->n_types) + measure];
}
static inline const mu_spread *mu_results_team_days(const mu_results *r, int32_t team, int measure)
{
    return &r->team_days[mu_row_start(team, r->n_teams) + measure];
}
static inline const mu_wait_quantiles *mu_results_wait(const mu_results *r, int32_t type)
{
    return &r->wait[type < r->n_types ? type : mu_whole(r->n_types)];
}

#endif
