/* What orders change of the people on duty: who comes and stays without a shift, held breaks, loans. */
#include "sim/roster_inside.h"

#include "sim/chat.h"
#include "sim/minds.h"
#include "sim/orders.h"
#include "sim/workday.h"

bool mu_roster_call_in(mu_world *w, uint32_t agent, int64_t till_us)
{
    mu_roster_person *p    = &w->roster->person[agent];
    const bool        busy = w->agent[agent].state != MU_OFF;

    mu_account_end_overrun(w, agent);
    mu_account_pay_at(w, agent, 1);
    mu_account_pay(w, agent, 1);
    p->on_duty      = true;
    p->duty_from_us = w->now.us;
    p->duty_till_us = p->stint_till_us = till_us;
    p->breaks                          = NULL;
    p->first_agent                     = (int32_t)agent;
    p->n_agents                        = 1;
    p->n = p->next = 0;
    p->came        = busy;
    mu_roster_look_ahead(w, agent);
    if (!busy) mu_roster_log_in(w, agent);
    return busy;
}

void mu_roster_extend(mu_world *w, uint32_t agent, int64_t till_us)
{
    mu_roster_person *p = &w->roster->person[agent];

    if (p->stint_till_us == p->duty_till_us) p->stint_till_us = till_us;
    p->duty_till_us = till_us;
}

void mu_roster_goes_over(mu_world *w, uint32_t agent, int32_t edge)
{
    mu_roster_person      *p = &w->roster->person[agent];
    const mu_duty_edge    *e = &w->model->edges[edge];
    const mu_duty_stretch *s = w->model->stretches != NULL ? &w->model->stretches[edge] : NULL;

    mu_account_pay(w, agent, -1);
    mu_account_pay_at(w, agent, s != NULL ? s->pay : 1);
    mu_account_pay(w, agent, 1);
    p->duty_till_us     = mu_orders_shift_end(w, edge);
    p->breaks           = s != NULL ? s->breaks : NULL;
    const mu_team *team = &w->model->teams[e->team];
    p->first_agent      = team->rostered ? team->first_agent : e->first_agent;
    p->n_agents         = team->rostered ? team->n_people : e->n_agents;
    p->stint_till_us    = w->now.us; /* laid out as he is looked at next */
    if (p->doing == MU_IS_AWAY) {
        p->n = p->next + 1;
        return;
    }
    p->n = p->next = 0;
    mu_roster_set_next(w, agent, w->now.us);
}

int64_t mu_roster_duty_till(const mu_world *w, uint32_t agent)
{
    const mu_roster_person *p = &w->roster->person[agent];

    return p->on_duty ? p->duty_till_us : w->now.us;
}

int32_t mu_roster_pause_kind(const mu_world *w, uint32_t agent)
{
    return w->roster->person[agent].doing == MU_IS_AWAY ? mu_roster_pause(w, agent)->kind : -1;
}

void mu_roster_look_again(mu_world *w, uint32_t agent)
{
    const mu_roster_person *p = &w->roster->person[agent];

    if (!p->on_duty || p->doing != MU_ON_PHONES) return;
    mu_roster_look_ahead(w, agent);
    if (w->desk != NULL && w->agent[agent].on_shift) mu_chat_list(w, agent, true);
    if (!w->agent[agent].on_shift) mu_roster_set_next(w, agent, w->now.us);
}

void mu_roster_lend(mu_world *w, uint32_t agent)
{
    mu_roster_person *p = &w->roster->person[agent];

    if (p->next > 0) {
        p->next--;
    } else {
        mu_pause *first = mu_roster_pause(w, agent);
        for (int32_t i = p->n++; i > 0; i--) first[i] = first[i - 1];
    }
    *mu_roster_pause(w, agent) = (mu_pause){ .from_us   = w->now.us,
                                             .till_us   = MU_NEVER_US,
                                             .latest_us = w->now.us,
                                             .kind      = MU_AWAY_LOAN,
                                             .paid      = true,
                                             .planned   = true };
    mu_roster_look_again(w, agent);
}

void mu_roster_is_back(mu_world *w, uint32_t agent)
{
    mu_roster_person *p = &w->roster->person[agent];

    if (p->doing != MU_IS_AWAY) { /* he has not left yet */
        p->next++;
        mu_roster_look_again(w, agent);
        return;
    }
    if (p->on_duty) {
        mu_roster_set_next(w, agent, w->now.us);
        mu_workday_plan(w);
        return;
    }
    mu_account_end_overrun(w, agent);
    mu_roster_end_pause(w, agent);
    w->agent[agent].state = MU_OFF;
    if (w->minds != NULL) mu_minds_turn(w, agent, MU_OFF_DUTY);
    mu_see(w, MU_SAW_LOG_OUT, -1, -1, w->agent[agent].team, (int32_t)agent);
}
