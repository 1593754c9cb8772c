/* totals.h - the totals that measures are computed from, of one entity or several over any time. */
#ifndef MU_EXPERIMENT_TOTALS_H
#define MU_EXPERIMENT_TOTALS_H

#include <muster/experiment.h>
#include "sim/record.h"

typedef enum {
    MU_SCOPE_CONTACT, /* a contact type, or several together */
    MU_SCOPE_TEAM     /* a team, or several together; some of these measures also of a single person */
} mu_scope;

/* What single people of a team, or of all, have in a replication. */
typedef struct {
    double    people, experts; /* who are there when the run ends, and what they are worth; of them: */
    mu_spread practice, fatigue, burnout; /* single people */
    /* Only where people have accounts; over those who logged in, and 1, or 0 where nobody earned any. */
    double pay_gini, pay_gini_of, bonus_gini, bonus_gini_of;
} mu_crowd;

/* The totals that a measure is computed from: of one entity (or the whole) over one cell, day or horizon.
 * Queue and people times cover open hours only; what is paid, overrun and handled covers the whole clock. */
typedef struct {
    mu_contact_cell contact;    /* of one type, or of all; queue_max is the largest single one */
    mu_case_cell    cases;      /* likewise; zero where no type has a journey */
    mu_opinion_cell opinions;   /* likewise; zero where nobody thinks anything */
    int64_t         target_met; /* numerator and denominator of each type's own service level, */
    int64_t         target_of;  /* so that the whole can add types with different variants */
    double          busy_us, staffed_us, scheduled_us; /* of one team, or of all */
    double          paid_open_us;                      /* of staffed_us and the shifts, what is paid */
    double          paid_us, overrun_us;
    double          away_us[MU_AWAY_KINDS]; /* paid, but not on the phones; */
    double on_duty_us, off_plan_us; /* on duty, and of that not where planned: all over the whole clock */
    mu_mind_cell  minds;            /* zero where nobody changes */
    mu_order_cell orders;           /* zero where nobody orders anything */
    int64_t       turned_away;      /* of contact types */
    int64_t       handled, handled_in_target, handled_at_once;
    double        session_us, engaged_us; /* of contacts side by side, and of the people who have them */
    double        handled_wait_us, handled_talk_us, handled_wrap_up_us;
    double        again_us;                  /* of the last two: done again or for nothing */
    double        cost;                      /* paid hours times pay, in the scenario's currency */
    int64_t       backlog;                   /* contacts open when the last open cell ends */
    int64_t       issues;                    /* cases closed; contacts answered of types without cases */
    double all_cost, work_pay, all_work_pay; /* cost of all teams; pay for time on these cases, and on all */
    /* Of the whole clock, and only where people have accounts of their own (mu_people_totals). */
    double          worked_us, logged_in_us;
    int64_t         solved, unsolved;
    double          gini, gini_of; /* how unevenly the work is shared out; 1, or 0 where nobody worked */
    const mu_crowd *crowd;         /* NULL but for the whole of a replication */
    int64_t         span_us;       /* open time covered */
} mu_totals;

/* Types or teams that are looked at together. */
typedef struct {
    int32_t        n, first;
    const int32_t *index; /* n of them; NULL: first .. first + n - 1 */
    bool           whole; /* all there are: other departments are left out */
} mu_members;

static inline int32_t mu_member(const mu_members *who, int32_t i)
{
    return who->index != NULL ? who->index[i] : who->first + i;
}
/* One of a scope of n (`who` its number), all of them (`who` n), or those of a group (`who` n + 1 and so on, in the
 * order of the model's groups of that scope). */
mu_members mu_members_of(const mu_model *m, mu_scope scope, int32_t who);
/* The scope of a group, and its `who` there. */
mu_scope mu_group_scope(const mu_group *g);
int32_t  mu_group_who(const mu_model *m, int32_t group);

/* The totals of one cell. */
mu_totals mu_totals_of(const mu_model *m, const mu_record *r, mu_scope scope, const mu_members *who,
                       int32_t cell);
/* Likewise of a type, of all types (`type` n_types), of a team, of all teams (`team` n_teams). */
mu_totals mu_totals_contact(const mu_model *m, const mu_record *r, int32_t type, int32_t cell);
mu_totals mu_totals_team(const mu_model *m, const mu_record *r, int32_t team, int32_t cell);
/* How many were answered without a wait, beside those whose waits are given. */
int64_t mu_totals_at_once(const mu_totals *t, mu_scope scope, const mu_waits *waits);
/* Adds the waits of one cell to `into`. */
void mu_totals_waits(const mu_record *r, mu_scope scope, const mu_members *who, int32_t cell, mu_waits *into);
/* Spans of several types or days together. */
typedef struct {
    mu_waits lasting;
    int64_t  none; /* of no length at all */
} mu_span_totals;

/* Adds the spans that belong to one day, of contact types, to `into`. Only where there are cases. */
void mu_totals_spans(const mu_record *r, mu_span_kind kind, const mu_members *who, int32_t day,
                     mu_span_totals *into);
void mu_span_totals_add(mu_span_totals *into, const mu_span_totals *t);
/* Adds totals of the same scope, in the order of time: longest queues are compared, everything else is summed. */
void mu_totals_add(mu_totals *into, const mu_totals *t, mu_scope scope);

#endif
