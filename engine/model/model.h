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
#include "model/incentive.h"
#include "model/rule_use.h"
#include "model/workforce.h"

/* What happens to contacts still waiting when a window closes. */
typedef enum {
    MU_CLOSE_SERVE, /* those on duty stay until everyone waiting is served, and what comes of it (default) */
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

/* One row of `actual`: what was measured in reality in the cell that starts at `at`, or on average in the cells
 * that start at that time of day; NaN where unknown. */
typedef struct {
    mu_time at;      /* instant within the horizon, or time of day when `day` < 0 */
    int32_t day;     /* calendar date, days since 1970; -1: an average day */
    int32_t weekday; /* 0..6, or -1 */
    double  offered, mean_wait_s, abandoned_share, service_level;
    double  people,
        handle_s; /* on duty, and mean handle time: they explain a difference, nobody predicts them */
} mu_actual_row;

/* What contact types, or teams, may have in common. */
typedef enum {
    MU_GROUP_CHANNEL,
    MU_GROUP_CLASS,
    MU_GROUP_SKILL, /* they need it */
    MU_GROUP_ROLE,  /* from here on of teams */
    MU_GROUP_SITE,
    MU_GROUP_KINDS
} mu_group_kind;

/* Those that have it, for results. */
typedef struct {
    mu_group_kind  kind;
    const char    *name; /* "phone", "L1" */
    int32_t        n;
    const int32_t *member; /* types or teams, ascending */
} mu_group;

/* How a published figure is written. */
typedef enum { MU_WRITTEN_NUMBER, MU_WRITTEN_SHARE, MU_WRITTEN_SPAN } mu_written;

/* One row of `published`. Shares are from 0 to 1, times in seconds. */
typedef struct {
    const char *who;     /* a contact type or a team; NULL: all together */
    const char *measure; /* whether there is such a one is for experiment/published.h to say */
    mu_written  written;
    double      value, se, rounding; /* se 0: exact but for its rounding, half of its last digit */
    const char *note;                /* or NULL */
    mu_where    measure_at, value_at;
} mu_published_figure;

/* What the scenario sets from one instant on, for good or till another. */
typedef struct {
    mu_time            from, till; /* till: MU_NEVER_US for good */
    const char        *name;       /* or NULL */
    int32_t            n_set;
    const char *const *set; /* "contacts.calls.handle=4min" */
} mu_change;

/* What holds from an instant on, until the next: a model with the same contact types and teams by the same numbers, and
 * everything but their parameters the same too. */
typedef struct {
    mu_time         from;
    const mu_model *model;
} mu_epoch;

/* A tool that costs something; what it does is in the parameters of the times in which it is there. */
typedef struct {
    const char *name;
    mu_time     from, till;      /* till: MU_NEVER_US: it stays */
    double      per_month, once; /* in the scenario's currency */
} mu_tool;

/* How people change while they work: behaviour/behaviour.h. */
typedef struct mu_behaviour mu_behaviour;

struct mu_model {
    mu_arena   *arena;
    const char *name;
    const char *file; /* as given by the user */
    const char *currency;
    const char *arm;         /* laid over the base, or NULL */
    mu_model   *as_measured; /* without arm and settings, where its figures were measured (sim/typical.h) */
    int32_t     n_set;
    const char *const     *set;  /* "path=value", laid over that */
    uint64_t               hash; /* of the canonical scenario with all patches, and of its data files */
    mu_calendar            calendar;
    mu_closing             closing;
    int32_t                n_types, n_teams, n_lines, n_agents, n_edges;
    const mu_contact_type *types;
    const mu_team         *teams;
    const mu_lines        *lines;
    const mu_duty_edge    *edges; /* by (at, off before on, team, first_agent) */
    const mu_duty_stretch
           *stretches; /* beside edges[]; NULL when nobody on duty is ever away, or has pay of his own */
    int32_t n_groups, n_contact_groups; /* those of contact types come first */
    const mu_group      *groups;        /* by (kind, name) */
    int32_t              n_journeys;
    const mu_stages     *journeys;   /* by name */
    int32_t              n_business; /* business hours; 0: none were given */
    const mu_week_span  *business;   /* ascending, apart */
    mu_plan_of_runs      runs;
    int32_t              n_tools;
    const mu_tool       *tools;
    int32_t              n_changes; /* in the order in which they begin */
    const mu_change     *changes;
    int32_t              n_epochs; /* after the first, which is this model */
    const mu_epoch      *epochs;   /* ascending, within the horizon */
    int32_t              n_actual;
    const mu_actual_row *actual; /* by (weekday, at); all have a date, or all a weekday, or none has either */
    int32_t              n_rules;
    const mu_rule_use   *rules;     /* by name */
    const mu_behaviour  *behaviour; /* NULL: people stay what they are, and nobody is promised anything */
    int32_t              n_assumptions;
    const struct mu_assumption *assumptions; /* assumption.h, in the order of the schema */
    int32_t                     n_incentives;
    const mu_incentive         *incentives;  /* as in the file */
    const char                 *actual_type; /* the contact type they describe, or NULL: all together */
    const char *published_in; /* where what is held against this scenario stands; NULL: nothing is */
    int32_t     n_published;
    const mu_published_figure *published; /* as in the file */
};

/* Expected arrivals per hour of a type at `t` (busyness 1; long-run rate for renewal and MMPP; NaN for a
 * trace or a population). */
double mu_model_rate(const mu_model *m, int32_t type, mu_time t);
/* When a contact that came at `t` is due, after its time has stood still for `paused_us`. */
mu_time mu_model_due(const mu_model *m, int32_t type, mu_time t, int64_t paused_us);
/* How long it is from one instant to a later one for contacts of the type: in business hours, microseconds, where they
 * are due in these, else by the clock. */
int64_t mu_model_lasted(const mu_model *m, int32_t type, mu_time from, mu_time till);
/* What a contact type, or the stages in its place, are called. */
const char *mu_model_place_name(const mu_model *m, int32_t type, const mu_stages *stages);
/* Whether somebody may be called in, lent or kept longer, as far as the scenario knows. */
bool mu_model_may_order(const mu_model *m);
/* Whether any type has a journey. */
bool mu_model_has_journeys(const mu_model *m);
/* Whether any of its customers may stop waiting: to give up, or to leave a message. */
bool mu_type_may_give_up(const mu_contact_type *type);
/* How a person of a team does the work of a type that the team takes. `person` is his number in the team, from 0;
 * -1: someone who is like the team. */
mu_proficiency mu_model_proficiency(const mu_model *m, int32_t team, int32_t person, int32_t type);
/* His mean handle time for it, in seconds. */
double mu_model_pace(const mu_model *m, int32_t team, int32_t person, int32_t type);
/* What he is paid for an hour. */
double mu_model_pay(const mu_team *team, int32_t person);
/* "channel", "role": as the scenario writes it. */
const char *mu_group_kind_name(mu_group_kind kind);
/* What tools cost in a cell, in the scenario's currency. */
double mu_model_tools_cost(const mu_model *m, int32_t cell);
/* The model that holds at `t`; `m` itself when nothing changes. */
const mu_model *mu_model_at(const mu_model *m, mu_time t);
/* Likewise by number: 0 is `m` itself, n_epochs the last. */
static inline const mu_model *mu_model_epoch(const mu_model *m, int32_t epoch)
{
    return epoch == 0 ? m : m->epochs[epoch - 1].model;
}
/* People scheduled on duty in a team at `t`. */
int32_t mu_model_on_duty(const mu_model *m, int32_t team, mu_time t);

#endif
