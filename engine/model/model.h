/* model.h - what the scenario says, ready to run: read-only data shared by every thread.
 *
 * Types, teams and line groups are sorted by name, so that reordering the keys of a file changes nothing.
 * Built by scenario/load.c (or by a test, by hand); never written afterwards.
 *
 * Ownership: everything lives in the model's arena; mu_model_free releases it whole.
 */
#ifndef MU_MODEL_MODEL_H
#define MU_MODEL_MODEL_H

#include <muster/scenario.h>
#include "model/calendar.h"
#include "model/demand.h"
#include "model/workforce.h"

/* What happens to contacts still waiting when a window closes. */
typedef enum {
    MU_CLOSE_SERVE, /* those on duty stay until everyone waiting is served (default) */
    MU_CLOSE_DROP,  /* they are disconnected and count as dropped */
    MU_CLOSE_KEEP   /* they wait for the next opening; at the end of the horizon they are left over */
} mu_closing;

typedef struct {
    int32_t  replications;     /* 0: by mu_default_replications */
    int32_t  max_replications; /* cap for `precision` */
    double   precision;        /* relative half-width asked for; 0: a fixed number of replications */
    uint64_t seed;
    bool     steady;  /* steady state: warm-up removed, batch means */
    mu_span  warm_up; /* -1 us: found by MSER-5 */
    int32_t  batches; /* batch means: batches over all replications together */
} mu_plan_of_runs;

/* One row of `actual`: what was measured in reality in the cell that starts at `at`; NaN where unknown. */
typedef struct {
    mu_time at;      /* instant within the horizon, or time of day when `day` < 0 */
    int32_t day;     /* calendar date, days since 1970; -1: an average day */
    int32_t weekday; /* 0..6, or -1 */
    double  offered, mean_wait_s, abandoned_share, service_level;
    double  people,
        handle_s; /* on duty, and mean handle time: they explain a difference, nobody predicts them */
} mu_actual_row;

struct mu_model {
    mu_arena              *arena;
    const char            *name;
    const char            *file; /* as given by the user */
    const char            *currency;
    const char            *arm; /* laid over the base, or NULL */
    int32_t                n_set;
    const char *const     *set;  /* "path=value", laid over that */
    uint64_t               hash; /* of the canonical scenario with all patches, and of its data files */
    mu_calendar            calendar;
    mu_closing             closing;
    int32_t                n_types, n_teams, n_lines, n_agents, n_edges;
    const mu_contact_type *types;
    const mu_team         *teams;
    const mu_lines        *lines;
    const mu_duty_edge    *edges; /* by (at, off before on, team, first_agent) */
    mu_plan_of_runs        runs;
    int32_t                n_actual;
    const mu_actual_row   *actual;      /* ascending; for the side-by-side report of an import */
    const char            *actual_type; /* the contact type they describe, or NULL: all together */
};

/* Expected arrivals per hour of a type at `t` (busyness 1; long-run rate for renewal and MMPP; NaN for a
 * trace or a population). */
double mu_model_rate(const mu_model *m, int32_t type, mu_time t);
/* People scheduled on duty in a team at `t`. */
int32_t mu_model_on_duty(const mu_model *m, int32_t team, mu_time t);

#endif
