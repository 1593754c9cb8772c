/* payout_inside.h - what the sums of payout.h are made of; private to payout*.c.
 *
 * payout.c counts days and windows; payout_pay.c pays for those that are over, and asks the hook payout if there is one.
 */
#ifndef MU_SIM_PAYOUT_INSIDE_H
#define MU_SIM_PAYOUT_INSIDE_H

#include "sim/hooks.h"
#include "sim/payout.h"

/* A team, and when it works. */
typedef struct {
    bool   *works; /* [day] */
    double  most;  /* contacts of one person on such a day, without a pause */
    int32_t n_days;
} mu_work_days;

/* The sums of one kind of window. */
typedef struct {
    bool     used;
    int64_t  first, last;  /* of the window under way, days from day 0 */
    double   part;         /* of it lies within the run */
    mu_done *now, *before; /* [agent], then [team] */
    double  *left;         /* [team]: days to come */
} mu_bonus_period;

struct mu_payouts {
    int64_t         today; /* from day 0 */
    mu_bonus_period period[MU_BONUS_WINDOWS];
    mu_done        *day;    /* [agent] */
    mu_work_days   *team;   /* [team] */
    mu_earned      *earned; /* [agent]: where the hook payout is asked: of the scheme under question, */
    mu_paid        *paid;   /* and the answer */
    double         *trust;  /* [scheme][agent]: that what is promised will be paid, 0 to 1 */
};

/* His number in his team. */
static inline int32_t mu_payout_person(const mu_world *w, uint32_t agent)
{
    return (int32_t)agent - w->whole->teams[w->agent[agent].team].first_agent;
}

/* Where the sums of a scheme are that say what he gets. */
static inline int64_t mu_payout_place(const mu_world *w, uint32_t agent, const mu_incentive *s)
{
    return mu_payout_is_shared(w, agent, s) ? (int64_t)w->whole->n_agents + w->agent[agent].team : agent;
}

/* Room for questions, if any are to be asked; false if out of memory. */
bool mu_payout_make_asked(mu_world *w);
/* Whoever has the seat takes promises at their word. */
void mu_payout_forget_trust(mu_world *w, uint32_t agent);
/* Windows of that kind are over. */
void mu_payout_pay(mu_world *w, mu_bonus_window kind);

#endif
