/* payout_pay.c - windows that are over are paid: as the schemes say, or as the hook payout says. */
#include "base/error.h"
#include "behaviour/behaviour.h"
#include "sim/consult.h"
#include "sim/payout_inside.h"
#include "sim/praise.h"
#include "sim/staff.h"

bool mu_payout_is_for(const mu_world *w, uint32_t agent, const mu_incentive *s)
{
    const int32_t  team = w->agent[agent].team;
    const mu_team *t    = &w->whole->teams[team];

    return s->in_team[team] && mu_payout_person(w, agent) < t->n_people + t->n_on_call;
}

bool mu_payout_is_shared(const mu_world *w, uint32_t agent, const mu_incentive *s)
{
    return s->of_team && w->whole->teams[w->agent[agent].team].n_people > 1;
}

/* ---- what was earned ------------------------------------------------------------------------------ */

static bool is_reached(mu_goal goal, double target, const mu_done *d)
{
    switch (goal) {
    case MU_GOAL_HANDLED: return d->handled >= target;
    case MU_GOAL_RESOLVED: return d->solved >= target;
    case MU_GOAL_RESOLUTION:
        return d->solved + d->failed > 0 && d->solved >= target * (d->solved + d->failed);
    case MU_GOAL_CSAT: return d->judged > 0 && d->content >= target * d->judged;
    default: return d->handled > 0 && d->busy_us <= target * (double)MU_SECOND_US * d->handled;
    }
}

/* The share of what is promised for the goal. */
static double earned(const mu_incentive *s, mu_goal goal, double part, const mu_done *d)
{
    const double target = mu_goal_is_count(goal) ? s->target[goal] * part : s->target[goal];

    if (s->kind == MU_PAID_BY_PIECE) return (goal == MU_GOAL_HANDLED ? d->handled : d->solved) / target;
    return is_reached(goal, target, d) ? 1 : 0;
}

/* What somebody gets: shares of the amount, and how much of it by weight is more than nothing. */
typedef struct {
    double share, paid;
} reward;

static reward reward_of(const mu_world *w, uint32_t agent, const mu_incentive *s)
{
    const mu_bonus_period *p = &w->payout->period[s->window];
    const mu_done         *d = &p->now[mu_payout_place(w, agent, s)];
    reward                 r = { 0, 0 };

    for (mu_goal goal = 0; goal < MU_GOALS; goal++) {
        if (!(s->weight[goal] > 0)) continue;
        const double part = earned(s, goal, p->part, d);
        r.share += s->weight[goal] * part;
        r.paid += part > 0 ? s->weight[goal] : 0;
    }
    return r;
}

/* ---- money ---------------------------------------------------------------------------------------- */

static void pay(mu_world *w, uint32_t agent, const mu_incentive *s, double money, double paid)
{
    const int32_t  team = w->agent[agent].team, n = w->whole->n_teams;
    mu_mind_cell  *cell = &w->record->minds[(int64_t)mu_minds_day_cell(w) * n + team];
    mu_scheme_sum *sum  = &w->record->schemes[(s - w->whole->incentives) * n + team];

    cell->of[MU_SUM_BONUS] += money;
    cell->of[MU_SUM_BONUS_WINDOWS]++;
    cell->of[MU_SUM_BONUS_PAID] += paid;
    sum->paid += money;
    sum->windows++;
    sum->reached += paid;
    if (w->person != NULL) w->person[agent].bonus += money;
}

/* Who was there, and still is. */
static bool gets(const mu_world *w, uint32_t agent, const mu_incentive *s)
{
    return mu_payout_is_for(w, agent, s) && w->payout->period[s->window].now[agent].here_us > 0 &&
           !mu_staff_vacant(w, agent);
}

static void pay_as_promised(mu_world *w, const mu_incentive *s)
{
    for (uint32_t i = 0; i < (uint32_t)w->whole->n_agents; i++) {
        if (!gets(w, i, s)) continue;
        const reward r = reward_of(w, i, s);
        pay(w, i, s, s->amount * r.share * w->payout->period[s->window].now[i].pay, r.paid);
    }
}

/* ---- as a hook says ------------------------------------------------------------------------------- */

static bool is_asked(const mu_world *w)
{
    return w->hooks != NULL && w->hooks->payout != NULL;
}

bool mu_payout_make_asked(mu_world *w)
{
    const mu_model *m = w->whole;

    if (!is_asked(w)) return true;
    w->payout->earned = MU_NEW_ARRAY(w->arena, m->n_agents, mu_earned);
    w->payout->paid   = MU_NEW_ARRAY(w->arena, m->n_agents, mu_paid);
    w->payout->trust  = MU_NEW_ARRAY(w->arena, (int64_t)m->n_incentives * m->n_agents, double);
    return w->payout->earned != NULL && w->payout->paid != NULL && w->payout->trust != NULL;
}

static double *trust_of(const mu_world *w, uint32_t agent, const mu_incentive *s)
{
    return &w->payout->trust[(s - w->whole->incentives) * w->whole->n_agents + agent];
}

void mu_payout_forget_trust(mu_world *w, uint32_t agent)
{
    for (int32_t i = 0; w->payout->trust != NULL && i < w->whole->n_incentives; i++)
        *trust_of(w, agent, &w->whole->incentives[i]) = 1;
}

double mu_payout_trust(const mu_world *w, uint32_t agent, const mu_incentive *s)
{
    return w->payout->trust != NULL ? *trust_of(w, agent, s) : 1;
}

static mu_earned earned_by(const mu_world *w, uint32_t agent, const mu_incentive *s, double share)
{
    const mu_done *d = &w->payout->period[s->window].now[agent];

    return (mu_earned){ .person  = (int32_t)agent,
                        .team    = w->agent[agent].team,
                        .handled = d->handled,
                        .gamed   = d->gamed,
                        .solved  = d->solved,
                        .failed  = d->failed,
                        .judged  = d->judged,
                        .content = d->content,
                        .busy_us = d->busy_us,
                        .here_us = d->here_us,
                        .pay     = d->pay,
                        .share   = share };
}

/* Puts down all who get something, with what is promised them; how many. */
static int32_t list_earners(mu_world *w, const mu_incentive *s)
{
    int32_t n = 0;

    for (uint32_t i = 0; i < (uint32_t)w->whole->n_agents; i++) {
        if (!gets(w, i, s)) continue;
        mu_earned *e = &w->payout->earned[n];
        *e           = earned_by(w, i, s, reward_of(w, i, s).share);
        e->promised  = s->amount * e->share * e->pay;

        w->payout->paid[n++] = (mu_paid){ .money = e->promised, .expected = e->promised };
    }
    return n;
}

/* Less than was expected is a promise broken by the share that is missing; where nothing was expected nothing is learnt. */
static void learn(mu_world *w, uint32_t agent, const mu_incentive *s, const mu_paid *paid)
{
    double *trust = trust_of(w, agent, s);

    if (!(paid->expected > 0)) return;
    const double kept = paid->money < paid->expected ? paid->money / paid->expected : 1;
    *trust            = mu_scheme_trust(&w->whole->behaviour->scheme, *trust, kept);
}

static void pay_as_asked(mu_world *w, const mu_incentive *s)
{
    const mu_bonus_period *p     = &w->payout->period[s->window];
    const int32_t          n     = list_earners(w, s);
    const mu_view          view  = mu_consult_view(w);
    const mu_payday        about = { (int32_t)(s - w->whole->incentives), p->part, n, w->payout->earned };

    if (n == 0) return;
    if (!w->hooks->payout(w->hooks->context, &view, &about, w->payout->paid)) {
        mu_consult_halt(w);
        return;
    }
    for (int32_t i = 0; i < n; i++) {
        const mu_earned *e     = &w->payout->earned[i];
        const mu_paid   *paid  = &w->payout->paid[i];
        const uint32_t   agent = (uint32_t)e->person;
        mu_assert(paid->money >= 0 && paid->expected >= 0);
        const bool kept = paid->money <= e->promised && paid->money >= e->promised;
        pay(w, agent, s, paid->money, kept ? reward_of(w, agent, s).paid : paid->money > 0);
        learn(w, agent, s, paid);
        if (paid->praised) mu_praise_give(w, agent);
    }
}

void mu_payout_pay(mu_world *w, mu_bonus_window kind)
{
    for (int32_t i = 0; i < w->whole->n_incentives && !w->no_memory; i++) {
        const mu_incentive *s = &w->whole->incentives[i];
        if (s->window != kind) continue;
        if (is_asked(w))
            pay_as_asked(w, s);
        else
            pay_as_promised(w, s);
    }
}
