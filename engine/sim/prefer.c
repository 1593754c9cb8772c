#include "sim/prefer.h"

#include <string.h>

#include "sim/change.h"
#include "sim/floor.h"
#include "sim/later.h"

static bool prefers(const mu_contact_type *spec)
{
    return spec->prefer.us > 0;
}

bool mu_prefer_make(mu_world *w)
{
    if (!mu_change_ever(w->whole, prefers)) return true;
    w->held = MU_NEW_ARRAY(w->arena, w->whole->n_agents, uint32_t);
    return w->held != NULL;
}

void mu_prefer_start(mu_world *w)
{
    if (w->held != NULL) memset(w->held, 0, (size_t)w->model->n_agents * sizeof *w->held);
}

uint32_t mu_prefer_whom(const mu_world *w, const mu_visit *v)
{
    const bool    in_case = w->type[v->type].spec->journey != NULL && v->caller >= 0;
    const int32_t last    = in_case ? w->cases[v->caller].last_agent : -1;

    if (last < 0) return MU_NOBODY;
    const mu_agent *a = &w->agent[last];
    if (!a->on_shift || a->state == MU_OFF || !mu_is_able(w->model, a->team, v->type)) return MU_NOBODY;
    return (uint32_t)last;
}

void mu_prefer_hold(mu_world *w, uint32_t agent, uint32_t place)
{
    mu_contact *c    = &w->pool[place];
    uint32_t   *link = &w->held[agent];

    while (*link != 0) link = &w->pool[*link].next;
    *link   = place;
    c->next = 0;
    c->prev = agent; /* whose line it is */
    c->marks |= MU_HELD;

    mu_contact_cell *cell    = &w->contact_cell[c->type];
    const int32_t    waiting = ++w->waiting[c->type];
    w->n_waiting++;
    if (waiting > cell->queue_max) cell->queue_max = waiting;
    mu_later_add(w, w->now.us + w->type[c->type].spec->prefer.us, MU_CLASS_ABANDON, MU_LATER_HELD, place,
                 c->number);
}

void mu_prefer_release(mu_world *w, uint32_t place)
{
    mu_contact *c    = &w->pool[place];
    uint32_t   *link = &w->held[c->prev];

    while (*link != place) link = &w->pool[*link].next;
    *link = c->next;
    c->marks &= (uint16_t)~MU_HELD;
    w->waiting[c->type]--;
    w->n_waiting--;
}

void mu_prefer_give_up(mu_world *w, uint32_t place)
{
    mu_prefer_release(w, place);
    if (w->pool[place].resumed)
        mu_queue_return(w, place);
    else
        mu_queue_insert(w, place);
}
