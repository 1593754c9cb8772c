#include "sim/floor.h"
#include "sim/world.h"

#include <stdlib.h>
#include <string.h>

/* Puts a person at the end of a line that is being written anew. */
static void stays(mu_world *w, mu_team_state *t, uint32_t agent)
{
    w->agent[agent].idle_next = MU_NOBODY;
    if (t->idle_first == MU_NOBODY)
        t->idle_first = agent;
    else
        w->agent[t->idle_last].idle_next = agent;
    t->idle_last = agent;
}

void mu_idle_remove(mu_world *w, int32_t team, uint32_t first, uint32_t last)
{
    mu_team_state *t    = &w->team[team];
    uint32_t       next = t->idle_first;

    if (w->crew != NULL && w->crew[team] != NULL) {
        for (uint32_t agent = first; agent <= last; agent++)
            if (w->agent[agent].state == MU_IDLE) mu_crew_remove(w, agent);
        return;
    }

    t->idle_first = MU_NOBODY;
    while (next != MU_NOBODY) {
        const uint32_t agent = next;
        next                 = w->agent[agent].idle_next;
        if (agent >= first && agent <= last)
            w->idle[team]--;
        else
            stays(w, t, agent);
    }
}

void mu_idle_sweep(mu_world *w, int32_t team)
{
    mu_team_state *t    = &w->team[team];
    uint32_t       next = t->idle_first;

    t->idle_first = MU_NOBODY;
    while (next != MU_NOBODY) {
        const uint32_t agent = next;
        next                 = w->agent[agent].idle_next;
        if (w->agent[agent].state != MU_IDLE)
            w->idle[team]--;
        else
            stays(w, t, agent);
    }
}

/* Between two neighbours; 0: at the end. */
static void put_between(mu_world *w, uint32_t place, uint32_t before, uint32_t after)
{
    mu_contact    *c = &w->pool[place];
    mu_type_state *t = &w->type[c->type];

    c->prev = before;
    c->next = after;
    if (before != 0)
        w->pool[before].next = place;
    else
        t->first = place;
    if (after != 0)
        w->pool[after].prev = place;
    else
        t->last = place;

    mu_contact_cell *cell    = &w->contact_cell[c->type];
    const int32_t    waiting = ++w->waiting[c->type];
    if (waiting > cell->queue_max) cell->queue_max = waiting;
    w->n_waiting++;
    if (t->overflows) mu_choose_plan_overflow(w, place);
}

void mu_queue_return(mu_world *w, uint32_t place)
{
    const mu_contact *c      = &w->pool[place];
    uint32_t          before = 0, after = w->type[c->type].first;

    while (after != 0 && w->pool[after].resumed && w->pool[after].number < c->number) {
        before = after;
        after  = w->pool[after].next;
    }
    put_between(w, place, before, after);
}

void mu_queue_insert(mu_world *w, uint32_t place)
{
    const mu_contact *c      = &w->pool[place];
    uint32_t          before = w->type[c->type].last, after = 0;

    while (before != 0 && !w->pool[before].resumed && w->pool[before].number > c->number) {
        after  = before;
        before = w->pool[before].prev;
    }
    put_between(w, place, before, after);
}

uint32_t mu_pool_grow(mu_world *w)
{
    const uint32_t size  = w->pool_size * 2;
    mu_contact    *pool  = NULL;
    uint32_t      *spare = NULL;

    if (size > MU_MOST_WAITING) {
        w->too_many = true;
        goto no_memory;
    }
    pool = realloc(w->pool, size * sizeof *pool);
    if (pool == NULL) goto no_memory;
    w->pool = pool;
    spare   = realloc(w->spare, size * sizeof *spare);
    if (spare == NULL) goto no_memory;
    w->spare = spare;
    while (!w->patient && w->waiters.leaves < size)
        if (!mu_agenda_grow(&w->waiters)) goto no_memory;

    for (uint32_t place = size; place-- > w->pool_size;) w->spare[w->n_spare++] = place;
    w->pool_size = size;
    return w->spare[--w->n_spare];

no_memory:
    w->no_memory = true;
    return 0;
}
