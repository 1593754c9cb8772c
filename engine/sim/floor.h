/* floor.h - who is free, who is next: idle people and waiting contacts. Private to the sim layer.
 *
 * Idle people of a team stand in a FIFO, so its first has been idle for longest; waiting contacts of a type
 * stand in another, so its first has waited longest. Every choice is then a comparison of a few heads:
 * O(1) for one team or type, O(teams) or O(types) where several compete.
 */
#ifndef MU_SIM_FLOOR_H
#define MU_SIM_FLOOR_H

#include "base/error.h"
#include "sim/consult.h"
#include "sim/choose.h"
#include "sim/minds.h"

/* Where `plain` is asked for, callers give a constant, so that worlds in which all is plain get code without the rest. */
static inline void mu_idle_push(mu_world *w, uint32_t agent, bool plain)
{
    mu_agent      *a = &w->agent[agent];
    mu_team_state *t = &w->team[a->team];

    if (!plain && w->minds != NULL) mu_minds_turn(w, agent, MU_BETWEEN_CONTACTS);
    if (!plain && w->crew != NULL && w->crew[a->team] != NULL) {
        mu_crew_add(w, agent);
        return;
    }

    a->state      = MU_IDLE;
    a->idle_next  = MU_NOBODY;
    a->idle_order = w->idle_order++;
    if (t->idle_first == MU_NOBODY)
        t->idle_first = agent;
    else
        w->agent[t->idle_last].idle_next = agent;
    t->idle_last = agent;
    w->idle[a->team]++;
}

/* Takes the people from `first` to `last` out of their team's line of idle people; their state is theirs
 * to change. O(idle people of the team). */
void mu_idle_remove(mu_world *w, int32_t team, uint32_t first, uint32_t last);

/* The idle person of `team` whom a hook named. */
static inline uint32_t mu_idle_named(mu_world *w, int32_t team)
{
    const uint32_t named = w->named;

    w->named = MU_NOBODY;
    mu_idle_remove(w, team, named, named);
    return named;
}

/* The person of `team` who takes a contact of `type`: idle for longest, unless the type or a hook says otherwise. */
static inline uint32_t mu_idle_pop(mu_world *w, int32_t team, int32_t type, bool plain)
{
    if (!plain && w->named != MU_NOBODY) return mu_idle_named(w, team);
    if (!plain && w->crew != NULL && w->crew[team] != NULL) return mu_choose_person(w, type, team);

    mu_team_state *t     = &w->team[team];
    const uint32_t agent = t->idle_first;

    t->idle_first = w->agent[agent].idle_next;
    w->idle[team]--;
    return agent;
}

/* Takes out of the line those whose state is no longer MU_IDLE. Not for teams with a crew (choose.h). */
void mu_idle_sweep(mu_world *w, int32_t team);

/* A place in the pool for a contact, or 0 when memory ran out (then w->no_memory is set). */
uint32_t mu_pool_grow(mu_world *w);

static inline uint32_t mu_pool_take(mu_world *w)
{
    return __builtin_expect(w->n_spare > 0, 1) ? w->spare[--w->n_spare] : mu_pool_grow(w);
}
static inline void mu_pool_give(mu_world *w, uint32_t place)
{
    w->spare[w->n_spare++] = place;
}

static inline void mu_queue_push(mu_world *w, uint32_t place)
{
    mu_contact      *c = &w->pool[place];
    mu_type_state   *t = &w->type[c->type];
    mu_contact_cell *cell;

    c->next = 0;
    c->prev = t->last;
    if (t->last != 0)
        w->pool[t->last].next = place;
    else
        t->first = place;
    t->last = place;

    cell = &w->contact_cell[c->type];
    w->n_waiting++;
    const int32_t waiting = ++w->waiting[c->type];
    if (waiting > cell->queue_max) cell->queue_max = waiting;
}

/* The place in its type's queue that its arrival gives it. */
void mu_queue_insert(mu_world *w, uint32_t place);
/* A contact handed back goes before everyone who was never answered, and among those handed back by its number. */
void mu_queue_return(mu_world *w, uint32_t place);

static inline void mu_queue_remove(mu_world *w, uint32_t place)
{
    const mu_contact *c = &w->pool[place];
    mu_type_state    *t = &w->type[c->type];

    if (c->prev != 0)
        w->pool[c->prev].next = c->next;
    else
        t->first = c->next;
    if (c->next != 0)
        w->pool[c->next].prev = c->prev;
    else
        t->last = c->prev;
    w->n_waiting--;
    w->waiting[c->type]--;
}

/* The team that takes a contact of this type at once, or -1. */
static inline int32_t mu_choose_team(const mu_world *w, int32_t type)
{
    const mu_contact_type *spec  = w->type[type].spec;
    int32_t                best  = -1;
    uint64_t               order = UINT64_MAX;

    if (w->single) return w->idle[0] > 0 ? 0 : -1;

    for (int32_t i = 0; i < spec->n_teams; i++) {
        const int32_t team = spec->teams[i];
        if (w->idle[team] == 0) continue;
        if (spec->by_preference) return team;
        const uint64_t since = w->agent[w->team[team].idle_first].idle_order;
        if (since < order) {
            order = since;
            best  = team;
        }
    }
    return best;
}

/* As mu_choose_team, or as the hook says: for the contact waiting at `place`, or, with 0, one that has just come and has the
 * caller `caller`. */
static inline int32_t mu_ask_route(mu_world *w, int32_t type, uint32_t place, int32_t caller, bool plain)
{
    if (plain) return mu_choose_team(w, type);
    if (w->hooks != NULL && w->hooks->route != NULL) return mu_consult_route(w, type, place, caller);
    if (!w->type[type].spec->rich) return mu_choose_team(w, type);
    return mu_choose_rich_team(w, type, place != 0 ? w->now.us - w->pool[place].arrived_us : 0);
}

/* True when contact `a` (waiting, of its type the first) goes before `b`: higher priority, then the
 * longer wait with its head start, then the earlier number, or row of a trace. */
static inline bool mu_goes_before(const mu_world *w, uint32_t a, uint32_t b)
{
    const mu_contact    *x = &w->pool[a], *y = &w->pool[b];
    const mu_type_state *s = &w->type[x->type], *t = &w->type[y->type];
    const int64_t        x_us = x->arrived_us - s->head_start_us, y_us = y->arrived_us - t->head_start_us;

    if (s->priority != t->priority) return s->priority > t->priority;
    if (x_us != y_us) return x_us < y_us;
    return x->tie < y->tie;
}

/* The waiting contact that a free person of this (plain) team takes, or 0. */
static inline uint32_t mu_choose_waiting(const mu_world *w, int32_t team)
{
    const mu_team *spec = &w->model->teams[team];
    uint32_t       best = 0;

    if (w->single) return w->type[0].first;

    for (int32_t i = 0; i < spec->n_types; i++) {
        const uint32_t first = w->type[spec->types[i]].first;
        if (first == 0) continue;
        if (spec->by_preference) return first;
        if (best == 0 || mu_goes_before(w, first, best)) best = first;
    }
    return best;
}

#endif
