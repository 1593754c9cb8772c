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
                                       replications pooled, zero waits included */
} mu_wait_quantiles;

/* Share of days and of open cells on which a type met its target, with the same kind of interval. */
typedef struct {
    mu_estimate days, cells;
} mu_target_met;

struct mu_results {
    const mu_model *model;
    uint64_t        seed;
    int64_t         replications;  /* finished and counted */
    int64_t         asked;         /* replications asked for, or the cap under precision */
    bool            partial;       /* interrupted: fewer than asked */
    bool            precise;       /* under precision: every target measure got there */
    double          precision;     /* relative half-width asked for, 0: none */
    bool            steady;
    int64_t         batches;       /* steady: batches behind each interval */
    mu_span         warm_up;       /* steady: removed from the start of each replication */
    bool            too_short;     /* steady: batches still correlated; intervals are too narrow */
    int64_t         events, contacts;
    int32_t         n_types, n_teams, n_cells; /* n_cells counts open cells only */
    const int32_t  *cell;          /* n_cells indices into model->calendar.cells */
    /* Row `n_types` (or `n_teams`) is the whole. Column: index in mu_measures; only columns of the
     * matching scope are filled, the others are NaN. */
    mu_estimate       *contact;    /* [(n_types+1) * mu_measure_count] */
    mu_estimate       *team;       /* [(n_teams+1) * mu_measure_count] */
    mu_spread         *contact_days, *team_days; /* same shape */
    mu_wait_quantiles *wait;       /* [n_types+1] */
    mu_target_met     *target;     /* [n_types] */
    mu_estimate       *cell_contact; /* [n_cells * (n_types+1) * mu_measure_count], per_cell columns */
    mu_estimate       *cell_team;    /* [n_cells * (n_teams+1) * mu_measure_count] */
    /* Bands of single days: P5 and P95 over replications of each cell's value, for the side-by-side report;
     * NULL unless the scenario has `actual`. Columns as cell_contact. */
    mu_spread         *cell_band;    /* p10 field holds P5, p50 the median, p90 holds P95 */
};

static inline const mu_estimate *mu_results_contact(const mu_results *r, int32_t type, int measure)
{
    return &r->contact[(int64_t)type * mu_measure_count + measure];
}
static inline const mu_estimate *mu_results_team(const mu_results *r, int32_t team, int measure)
{
    return &r->team[(int64_t)team * mu_measure_count + measure];
}

#endif
