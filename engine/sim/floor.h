/* floor.h - who is free, who is next: idle people and waiting contacts. Private to the sim layer.
 *
 * Idle people of a team stand in a FIFO, so its first has been idle for longest; waiting contacts of a type
 * stand in another, so its first has waited longest. Every choice is then a comparison of a few heads:
 * O(1) for one team or type, O(teams) or O(types) where several compete.
 */
#ifndef MU_SIM_FLOOR_H
#define MU_SIM_FLOOR_H

#include "base/error.h"
#include "sim/state.h"

static inline void mu_idle_push(mu_world *w, uint32_t agent)
{
    mu_agent      *a = &w->agent[agent];
    mu_team_state *t = &w->team[a->team];

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

static inline uint32_t mu_idle_pop(mu_world *w, int32_t team)
{
    mu_team_state *t     = &w->team[team];
    const uint32_t agent = t->idle_first;

    t->idle_first = w->agent[agent].idle_next;
    w->idle[team]--;
    return agent;
}

/* Takes the people from `first` to `last` out of their team's line of idle people; their state is theirs
 * to change. O(idle people of the team). */
void mu_idle_remove(mu_world *w, int32_t team, uint32_t first, uint32_t last);

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

/* As mu_choose_team, or as the hook says. */
static inline int32_t mu_ask_route(mu_world *w, int32_t type)
{
    if (__builtin_expect(w->hooks == NULL || w->hooks->route == NULL, 1)) return mu_choose_team(w, type);

    const mu_view view = { w->model, w->now.us, w->idle, w->waiting };
    const int32_t team = w->hooks->route(w->hooks->context, &view, type);
    mu_assert(team >= -1 && team < w->model->n_teams);
    mu_assert(team < 0 || (w->idle[team] > 0 && mu_is_able(w->model, team, type)));
    return team;
}

/* True when contact `a` (waiting, of its type the first) goes before `b`: higher priority, then the
 * longer wait with its head start, then the earlier number, or row of a trace. */
static inline bool mu_goes_before(const mu_world *w, uint32_t a, uint32_t b)
{
    const mu_contact    *x = &w->pool[a], *y = &w->pool[b];
    const mu_type_state *s = &w->type[x->type], *t = &w->type[y->type];
    const int64_t        x_us = x->arrived_us - s->head_start_us, y_us = y->arrived_us - t->head_start_us;

    if (s->spec->priority != t->spec->priority) return s->spec->priority > t->spec->priority;
    if (x_us != y_us) return x_us < y_us;
    return x->tie < y->tie;
}

/* The waiting contact that a free person of this team takes, or 0. */
static inline uint32_t mu_choose_waiting(const mu_world *w, int32_t team)
{
    const mu_team *spec = &w->model->teams[team];
    uint32_t       best = 0;

    for (int32_t i = 0; i < spec->n_types; i++) {
        const uint32_t first = w->type[spec->types[i]].first;
        if (first == 0) continue;
        if (spec->by_preference) return first;
        if (best == 0 || mu_goes_before(w, first, best)) best = first;
    }
    return best;
}

#endif
