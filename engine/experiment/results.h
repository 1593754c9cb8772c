/* results.h - what an experiment found: plain numbers, each with its uncertainty. Read-only once made.
 *
 * An estimate is a ratio of totals over all replications with a 95 % Student interval whose standard error
 * comes from the delta method over replications (or over batches in steady state). Days are the single
 * simulated days of all replications together. Quantiles of waits are of all answered contacts of all replications
 * together, with Woodruff's interval (core/waits.h).
 *
 * Ownership: mu_results owns all its arrays and borrows the model, which must outlive it.
 */
#ifndef MU_EXPERIMENT_RESULTS_H
#define MU_EXPERIMENT_RESULTS_H

#include <muster/experiment.h> /* mu_estimate, mu_spread, and the accessors for embedders */
#include "experiment/measure.h"

/* Share of days and of open cells on which a type met its target, with the same kind of interval. */
typedef struct {
    mu_estimate days, cells;
} mu_target_met;

/* The measures that are compared with `actual`, in this order: offered, mean_wait, abandonment, service_level. */
#define MU_BAND_MEASURES 4
extern const char *const mu_band_measure[MU_BAND_MEASURES];

/* What the runs show where one row of the scenario's `actual` was measured (actual.h): ratios of totals over the
 * cells that it describes. The band is that of single replications: P5, median and P95 in p10, p50 and p90. */
typedef struct {
    int32_t     n_cells; /* described in a replication: 1 for a row with a date; 0: the rest is NaN */
    mu_estimate simulated[MU_BAND_MEASURES];
    mu_spread   band[MU_BAND_MEASURES];
} mu_found_actual;

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

/* The tables of a scope have rows for its groups below these. */
static inline int32_t mu_scope_groups(const mu_model *m, mu_scope scope)
{
    return scope == MU_SCOPE_CONTACT ? m->n_contact_groups : m->n_groups - m->n_contact_groups;
}
static inline int32_t mu_scope_single_rows(const mu_model *m, mu_scope scope)
{
    return mu_rows(scope == MU_SCOPE_CONTACT ? m->n_types : m->n_teams);
}
static inline int32_t mu_scope_rows(const mu_model *m, mu_scope scope)
{
    return mu_scope_single_rows(m, scope) + mu_scope_groups(m, scope);
}
struct mu_results {
    const mu_model *model;
    uint64_t        seed;
    int64_t         replications; /* finished and counted */
    int64_t         asked;        /* replications asked for, or the cap under precision */
    int64_t         failed;       /* left out because a rule failed in them */
    char           *failures;     /* how, in a line for each kind (failures.h); NULL: none */
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
    /* Row `n_types` (or `n_teams`) is the whole, and groups follow. Column: number of the measure; only columns of the
     * matching scope are filled, the others are NaN. */
    mu_estimate   *contact; /* [mu_scope_rows * mu_measure_count()] */
    mu_estimate   *team;
    mu_spread     *contact_days, *team_days; /* same shape */
    mu_target_met *target;                   /* [n_types] */
    /* Per reporting interval: pairs of totals, turned into estimates when asked (mu_results_cell). */
    mu_pairs          *cell_contact; /* [n_cells * rows * mu_cell_measure_count(scope)] */
    mu_pairs          *cell_team;
    mu_wait_curve     *cell_contact_wait, *cell_team_wait; /* [n_cells * rows] */
    mu_found_actual   *actual;  /* [model->n_actual]; NULL unless the scenario has `actual` */
    struct mu_people  *people;  /* single people (people.h); NULL unless asked for */
    struct mu_schemes *schemes; /* what each came to (schemes.h); NULL where there are none */
    struct mu_singles *singles; /* what each replication showed (single.h); NULL unless asked for */
    struct mu_months  *months;  /* calendar months (months.h); NULL unless the run is long */
};

/* The estimate of a per-cell measure in open cell `cell` (0 .. n_cells-1) for a type or team `who` of the
 * measure's scope (n_types or n_teams: all together). All NaN when the measure is not kept per cell. */
mu_estimate mu_results_cell(const mu_results *r, int32_t cell, int32_t who, int measure);

/* The estimate of the k-th measure of people (mu_person_measure) for person `agent`, numbered over all teams. Only
 * where `people` is set. */
mu_estimate mu_results_of_person(const mu_results *r, int32_t agent, int k);

/* The estimate of a measure in calendar month `month` (months.h) for a type or team `who` of its scope (n_types or n_teams:
 * all together). All NaN where it is not told by month. */
mu_estimate mu_results_month(const mu_results *r, int32_t month, int32_t who, int measure);

/* What scheme `scheme` (of the model's incentives) came to in team `who` (n_teams: in all): money paid, and the share of
 * people's windows that ended with a bonus. Only where `schemes` is set. */
mu_estimate mu_results_scheme_paid(const mu_results *r, int32_t scheme, int32_t who);
mu_estimate mu_results_scheme_reached(const mu_results *r, int32_t scheme, int32_t who);

/* Frees n curves and the table they stand in. */
void mu_curves_free(mu_wait_curve *curve, int64_t n);

/* The 95 % Student interval of a ratio of totals. */
mu_estimate mu_estimate_ratio(const mu_pairs *p);

/* Rows by number, as in mu_members_of: n_types (or n_teams) always gives the whole, and groups follow. */
static inline int64_t mu_row_start(int32_t who, int32_t n)
{
    const int32_t row = who < n ? who : who == n ? mu_whole(n) : mu_rows(n) + who - n - 1;

    return (int64_t)row * mu_measure_count();
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

#endif
