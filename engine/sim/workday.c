#include "sim/workday.h"

#include "sim/floor.h"
#include "sim/flow.h"

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
}

static void come_on(mu_world *w, const mu_duty_edge *e)
{
    write_time(w, e->team, w->now.us);
    w->team[e->team].scheduled += e->n_agents;
    for (int32_t i = 0; i < e->n_agents; i++) {
        const uint32_t agent = (uint32_t)(e->first_agent + i);
        mu_agent      *a     = &w->agent[agent];
        a->on_shift          = true;
        if (a->state != MU_OFF) continue; /* still busy with a contact of the last shift */
        w->team[e->team].staffed++;
        mu_see(w, MU_SAW_LOG_IN, -1, -1, e->team, (int32_t)agent);
        mu_flow_free(w, agent);
    }
}

static void leave(mu_world *w, uint32_t agent)
{
    mu_agent          *a    = &w->agent[agent];
    const mu_shift_end end  = w->model->teams[a->team].at_end;
    const bool         busy = a->state == MU_TALKING || a->state == MU_WRAPPING;

    if (!busy) { /* idle, and already out of the line: whatever waits at closing time is served first */
        mu_flow_free(w, agent);
        return;
    }
    /* When those who wait at closing time are served, so are those in hand. */
    if (end == MU_FINISH || (w->closed && w->model->closing == MU_CLOSE_SERVE)) return;
    mu_flow_take_back(w, agent, end == MU_CUT_OFF);
    mu_flow_free(w, agent);
}

static void go_off(mu_world *w, const mu_duty_edge *e)
{
    const uint32_t first = (uint32_t)e->first_agent, last = first + (uint32_t)e->n_agents - 1u;

    write_time(w, e->team, w->now.us);
    w->team[e->team].scheduled -= e->n_agents;
    mu_idle_remove(w, e->team, first, last);
    for (uint32_t agent = first; agent <= last; agent++) w->agent[agent].on_shift = false;
    for (uint32_t agent = first; agent <= last; agent++)
        if (w->agent[agent].state != MU_OFF) leave(w, agent);
    mu_flow_offer_waiting(w);
}

static void close_doors(mu_world *w)
{
    w->closed = true;
    if (w->model->closing != MU_CLOSE_DROP) return;
    for (int32_t type = 0; type < w->model->n_types; type++)
        while (w->type[type].first != 0) mu_flow_drop_waiting(w, w->type[type].first);
}

static void plan_next(mu_world *w)
{
    const mu_calendar *cal = &w->model->calendar;
    int64_t            at  = MU_NEVER_US;

    if (w->window < 2 * cal->n_windows) {
        const mu_window *window = &cal->windows[w->window / 2];
        at                      = w->window % 2 == 0 ? window->from.us : window->till.us;
    }
    if (w->edge < w->model->n_edges && w->model->edges[w->edge].at.us < at)
        at = w->model->edges[w->edge].at.us;

    const uint32_t slot = w->calendar_slot;
    mu_agenda_set(&w->sources, slot,
                  at >= MU_NEVER_US ? MU_KEY_NONE
                                    : mu_key_make((mu_time){ at }, MU_CLASS_CALENDAR, w->sequence++, slot));
}

void mu_workday_edges(mu_world *w)
{
    const mu_calendar *cal = &w->model->calendar;

    /* Doors first: who goes off at closing time must know that the doors are closed. */
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
        const mu_duty_edge *e = &w->model->edges[w->edge++];
        if (e->on)
            come_on(w, e);
        else
            go_off(w, e);
    }
    plan_next(w);
}

void mu_workday_begin(mu_world *w)
{
    plan_next(w);
}
