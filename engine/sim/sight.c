#include "sim/sight.h"

#include <string.h>

#include "sim/announce.h"
#include "sim/cases.h"
#include "sim/choose.h"
#include "sim/duty.h"
#include "sim/loan.h"
#include "sim/orders.h"
#include "sim/roster.h"

uint32_t mu_sight_first(const mu_world *w, int32_t type)
{
    return w->type[type].first;
}

mu_subject mu_sight_contact(const mu_world *w, int32_t type, int64_t number, int32_t caller,
                            int64_t waited_us)
{
    mu_subject s = {
        .type = type, .number = number, .waited_us = waited_us, .contact = 1, .last = -1, .because = -1
    };

    if (w->type[type].spec->journey == NULL || caller < 0) return s;
    const mu_case *whole = mu_case_whole(w, caller);
    s.contact            = whole->contacts;
    s.transfers          = whole->transfers;
    s.last               = w->cases[caller].last_agent;
    return s;
}

double mu_sight_first_waited_s(const mu_world *w, int32_t type)
{
    const uint32_t first = w->type[type].first;

    return first != 0 ? (double)(w->now.us - w->pool[first].arrived_us) * 1e-6 : 0;
}

mu_subject mu_sight_waiting(const mu_world *w, uint32_t place)
{
    const mu_contact *c = &w->pool[place];

    return mu_sight_contact(w, c->type, c->number, c->caller, w->now.us - c->arrived_us);
}

double mu_sight_expected(const mu_world *w, int32_t type)
{
    const mu_contact_type *spec = w->type[type].spec;

    for (int32_t i = 0; i < spec->n_teams; i++)
        if (w->idle[spec->teams[i]] > 0) return 0;
    return mu_announce_expect(w, type) * 1e-6;
}

int32_t mu_sight_priority(const mu_world *w, int32_t type)
{
    return w->orders != NULL ? mu_orders_priority(w, type) : w->model->types[type].priority;
}

int32_t mu_sight_staffed(const mu_world *w, int32_t team)
{
    return w->team[team].staffed;
}

int32_t mu_sight_scheduled(const mu_world *w, int32_t team)
{
    return w->team[team].scheduled - (w->roster != NULL ? mu_roster_vacant(w, team) : 0);
}

static mu_so_far since(const mu_so_far *now, const mu_so_far *then)
{
    return (mu_so_far){ .offered   = now->offered - then->offered,
                        .answered  = now->answered - then->answered,
                        .in_target = now->in_target - then->in_target,
                        .abandoned = now->abandoned - then->abandoned,
                        .wait_us   = now->wait_us - then->wait_us };
}

mu_so_far mu_sight_type_since(const mu_world *w, int32_t survey, int32_t type)
{
    return since(&w->type_flow[type], &w->orders->asked_types[(int64_t)survey * w->model->n_types + type]);
}

mu_so_far mu_sight_team_since(const mu_world *w, int32_t survey, int32_t team)
{
    return since(&w->team_flow[team], &w->orders->asked_teams[(int64_t)survey * w->model->n_teams + team]);
}

int32_t mu_sight_orders_left(const mu_world *w)
{
    return mu_due_room(w);
}

void mu_sight_remember(mu_world *w, int32_t survey)
{
    const size_t types = (size_t)w->model->n_types, teams = (size_t)w->model->n_teams;

    memcpy(&w->orders->asked_types[(size_t)survey * types], w->type_flow, types * sizeof *w->type_flow);
    memcpy(&w->orders->asked_teams[(size_t)survey * teams], w->team_flow, teams * sizeof *w->team_flow);
}

mu_team_seen mu_sight_team(const mu_world *w, int32_t team)
{
    const mu_team *spec  = &w->model->teams[team];
    const uint32_t first = (uint32_t)spec->first_agent, on_call = first + (uint32_t)spec->n_people,
                   seats = on_call + (uint32_t)spec->n_on_call, end = first + (uint32_t)spec->n_agents;
    const int64_t soon_us = w->now.us + MU_HOUR_US;
    mu_team_seen  s       = { 0 };

    for (uint32_t agent = first; agent < seats; agent++) {
        const mu_duty *d = &w->orders->duty[agent];
        s.coming += d->coming;
        s.lent += d->other != MU_NOBODY;
        if (!mu_roster_on_duty(w, agent) || mu_roster_pause_kind(w, agent) == MU_AWAY_VACANT) continue;
        s.on_break += mu_roster_pause_kind(w, agent) == MU_AWAY_BREAK;
        s.ending += mu_roster_duty_till(w, agent) <= soon_us;
    }
    for (uint32_t agent = on_call; agent < seats; agent++) s.on_call += mu_duty_is_on_call(w, agent);
    for (uint32_t seat = seats; seat < end; seat++) s.guests += w->agent[seat].state != MU_OFF;
    return s;
}

int32_t mu_sight_lent_to(const mu_world *w, int32_t team, int32_t to)
{
    const mu_team *spec = &w->model->teams[team];
    int32_t        n    = 0;

    for (int32_t k = 0; k < spec->n_people + spec->n_on_call; k++) {
        const uint32_t seat = w->orders->duty[spec->first_agent + k].other;
        n += seat != MU_NOBODY && w->agent[seat].team == to;
    }
    return n;
}

mu_seen mu_sight_person(const mu_world *w, int32_t agent)
{
    switch ((mu_agent_state)w->agent[agent].state) {
    case MU_OFF: return MU_SEEN_OFF;
    case MU_IDLE: return MU_SEEN_IDLE;
    case MU_AWAY: return MU_SEEN_AWAY;
    case MU_TALKING:
    case MU_WRAPPING:
    case MU_HOLDING: break;
    }
    return MU_SEEN_BUSY;
}

/* The people of a crew stand in no line: they are put in order by how long they have been idle. */
static int32_t idle_of_crew(const mu_world *w, int32_t team, int32_t *out, int32_t most)
{
    const mu_team *spec = &w->model->teams[team];
    int32_t        n    = 0;

    for (int32_t k = 0; k < spec->n_agents && n < most; k++) {
        const int32_t agent = spec->first_agent + k;
        if (w->agent[agent].state != MU_IDLE) continue;
        int32_t at = n++;
        for (; at > 0 && w->agent[out[at - 1]].idle_order > w->agent[agent].idle_order; at--)
            out[at] = out[at - 1];
        out[at] = agent;
    }
    return n;
}

int32_t mu_sight_idle(const mu_world *w, int32_t team, int32_t *out, int32_t most)
{
    int32_t n = 0;

    if (w->crew != NULL && w->crew[team] != NULL) return idle_of_crew(w, team, out, most);
    if (w->idle[team] == 0) return 0;
    for (uint32_t agent = w->team[team].idle_first; agent != MU_NOBODY && n < most;
         agent          = w->agent[agent].idle_next)
        out[n++] = (int32_t)agent;
    return n;
}
