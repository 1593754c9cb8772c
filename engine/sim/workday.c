#include "sim/workday.h"

#include "sim/change.h"
#include "sim/chat.h"
#include "sim/floor.h"
#include "sim/duty.h"
#include "sim/flow.h"
#include "sim/loan.h"
#include "sim/orders.h"
#include "sim/roster.h"
#include "sim/stay.h"

static void write_time(mu_world *w, int32_t team, int64_t till_us)
{
    mu_team_state *t    = &w->team[team];
    const int64_t  span = till_us - t->since_us;

    w->team_cell[team].staffed_us += (double)span * t->staffed;
    w->team_cell[team].scheduled_us += (double)span * t->scheduled;
    t->since_us = till_us;
}

void mu_workday_staffed(mu_world *w, int32_t team, int32_t change)
{
    write_time(w, team, w->now.us);
    w->team[team].staffed += change;
}

void mu_workday_close_cell(mu_world *w, int64_t till_us)
{
    for (int32_t team = 0; team < w->model->n_teams; team++) write_time(w, team, till_us);
    if (w->roster != NULL) mu_roster_close_cell(w, till_us);
}

static void come_on(mu_world *w, int32_t edge)
{
    const mu_duty_edge *e = &w->model->edges[edge];

    write_time(w, e->team, w->now.us);
    for (int32_t i = 0; i < e->n_agents; i++) {
        const uint32_t agent = (uint32_t)(e->first_agent + i);
        mu_agent      *a     = &w->agent[agent];
        if (w->orders != NULL && mu_duty_goes_over(w, agent, edge)) continue; /* he is there already */
        w->team[e->team].scheduled++;
        mu_stay_relieve(w, agent);
        a->on_shift = true;
        if (w->roster != NULL) {
            if (!mu_roster_come_on(w, agent, edge)) mu_flow_free(w, agent);
            continue;
        }
        if (a->state != MU_OFF) continue; /* still busy with a contact of the last shift */
        w->team[e->team].staffed++;
        mu_see(w, MU_SAW_LOG_IN, -1, -1, e->team, (int32_t)agent);
        mu_flow_free(w, agent);
    }
}

static void leave(mu_world *w, uint32_t agent, mu_shift_end end)
{
    mu_agent  *a    = &w->agent[agent];
    const bool busy = a->state == MU_TALKING || a->state == MU_WRAPPING || a->state == MU_HOLDING;

    if (!busy) { /* idle, and already out of the line: whatever waits at closing time is served first */
        mu_flow_free(w, agent);
        return;
    }
    if (a->state == MU_HOLDING) return;            /* with a customer until someone takes over */
    if (w->desk != NULL && w->desk[agent].n > 0) { /* contacts side by side are always finished */
        mu_chat_list(w, agent, false);
        return;
    }
    /* When those who wait at closing time are served, so are those in hand. */
    if (end == MU_FINISH || (w->closed && w->model->closing == MU_CLOSE_SERVE)) return;
    mu_flow_take_back(w, agent, end == MU_CUT_OFF ? MU_BREAK_OFF : MU_GIVE_BACK);
    if (a->state == MU_HOLDING) return; /* the talk was over just now, and someone else has to take over */
    mu_flow_free(w, agent);
}

/* Orders may keep some of them, or have sent them home before. */
static inline bool goes(const mu_world *w, uint32_t agent)
{
    return w->orders == NULL || mu_duty_ends(w, agent);
}

/* Duty ends for those from `first` to `last`, `n` of whom go. */
static void go_off(mu_world *w, int32_t team, uint32_t first, uint32_t last, int32_t n, mu_shift_end end)
{
    const bool stay = mu_stay_wanted(w, team), all = n == (int32_t)(last - first) + 1;

    write_time(w, team, w->now.us);
    w->team[team].scheduled -= n;
    if (!stay && all) mu_idle_remove(w, team, first, last);
    for (uint32_t agent = first; !stay && !all && agent <= last; agent++)
        if (goes(w, agent) && w->agent[agent].state == MU_IDLE) mu_idle_remove(w, team, agent, agent);
    for (uint32_t agent = first; stay && agent <= last; agent++) /* and keep their places in the line */
        if (goes(w, agent) && w->agent[agent].state == MU_IDLE) mu_stay_begin(w, agent);
    for (uint32_t agent = first; agent <= last; agent++) {
        if (!goes(w, agent)) continue;
        w->agent[agent].on_shift = false;
        if (w->roster != NULL) mu_roster_go_off(w, agent);
    }
    for (uint32_t agent = first; agent <= last; agent++) {
        if (!goes(w, agent)) continue;
        const bool there = w->agent[agent].state != MU_OFF && w->agent[agent].state != MU_AWAY;
        if (there && !w->agent[agent].stays) leave(w, agent, end);
        if (w->roster != NULL && w->agent[agent].state != MU_OFF) mu_roster_overruns(w, agent);
    }
    mu_flow_offer_waiting(w);
}

static void end_shift(mu_world *w, const mu_duty_edge *e)
{
    const uint32_t first = (uint32_t)e->first_agent, last = first + (uint32_t)e->n_agents - 1u;
    const int32_t  n = w->orders != NULL ? mu_duty_shift_ends(w, first, last) : e->n_agents;

    go_off(w, e->team, first, last, n, w->model->teams[e->team].at_end);
}

void mu_workday_come(mu_world *w, uint32_t agent, int64_t till_us)
{
    mu_agent *a = &w->agent[agent];

    mu_stay_relieve(w, agent);
    write_time(w, a->team, w->now.us);
    if (!mu_loan_is_seat(w, agent)) w->team[a->team].scheduled++;
    a->on_shift = true;
    if (!mu_roster_call_in(w, agent, till_us)) mu_flow_free(w, agent);
}

void mu_workday_go(mu_world *w, uint32_t agent, mu_shift_end end)
{
    const int32_t team = w->agent[agent].team;

    write_time(w, team, w->now.us);
    if (mu_loan_is_seat(w, agent))
        w->team[team].scheduled++; /* it is not on shift, and counted as going off */
    go_off(w, team, agent, agent, 1, end);
}

static void close_doors(mu_world *w)
{
    w->closed = true;
    if (w->model->closing != MU_CLOSE_DROP) return;
    for (int32_t type = 0; type < w->model->n_types; type++)
        while (w->type[type].first != 0) mu_flow_drop_waiting(w, w->type[type].first);
}

void mu_workday_plan(mu_world *w)
{
    const mu_calendar *cal = &w->model->calendar;
    int64_t            at  = MU_NEVER_US;

    if (w->window < 2 * cal->n_windows) {
        const mu_window *window = &cal->windows[w->window / 2];
        at                      = w->window % 2 == 0 ? window->from.us : window->till.us;
    }
    if (w->edge < w->model->n_edges && w->model->edges[w->edge].at.us < at)
        at = w->model->edges[w->edge].at.us;
    if (w->roster != NULL && mu_roster_next_us(w) < at) at = mu_roster_next_us(w);
    if (w->orders != NULL && mu_orders_next_us(w) < at) at = mu_orders_next_us(w);
    if (mu_change_next_us(w) < at) at = mu_change_next_us(w);

    const uint32_t slot = w->calendar_slot;
    mu_agenda_set(&w->sources, slot,
                  at >= MU_NEVER_US ? MU_KEY_NONE
                                    : mu_key_make((mu_time){ at }, MU_CLASS_CALENDAR, w->sequence++, slot));
}

void mu_workday_edges(mu_world *w)
{
    const mu_calendar *cal = &w->model->calendar;

    mu_change_edges(w);
    /* Doors before people: who goes off at closing time must know that the doors are closed. */
    while (w->window < 2 * cal->n_windows) {
        const mu_window *window = &cal->windows[w->window / 2];
        const bool       opens  = w->window % 2 == 0;
        if ((opens ? window->from.us : window->till.us) > w->now.us) break;
        w->window++;
        if (opens)
            w->closed = false;
        else
            close_doors(w);
    }
    while (w->edge < w->model->n_edges && w->model->edges[w->edge].at.us <= w->now.us) {
        const int32_t edge = w->edge++;
        if (w->model->edges[edge].on)
            come_on(w, edge);
        else
            end_shift(w, &w->model->edges[edge]);
    }
    if (w->roster != NULL) mu_roster_edges(w);
    if (w->orders != NULL) mu_orders_edges(w);
    mu_stay_review(w);
    mu_workday_plan(w);
}

void mu_workday_begin(mu_world *w)
{
    mu_workday_plan(w);
}
