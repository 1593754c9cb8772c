#include "sim/early.h"

#include <string.h>

#include "sim/change.h"
#include "sim/floor.h"
#include "sim/later.h"
#include "sim/stay.h"

static bool is_closed(const mu_world *w, int32_t type)
{
    const mu_gate *g = w->type[type].spec->gate;

    return g != NULL && g->waits && !mu_gate_open_at(g, &w->model->calendar, w->now);
}

static bool waits(const mu_contact_type *spec)
{
    return spec->gate != NULL && spec->gate->waits;
}

bool mu_early_make(mu_world *w)
{
    if (!mu_change_ever(w->whole, waits)) return true;
    w->early = MU_NEW_ARRAY(w->arena, w->whole->n_types, mu_early);
    return w->early != NULL;
}

void mu_early_start(mu_world *w)
{
    if (w->early != NULL) memset(w->early, 0, (size_t)w->model->n_types * sizeof *w->early);
}

bool mu_early_is(const mu_world *w, const mu_visit *v)
{
    return !(v->marks & (MU_WARMLY | MU_ASKED)) && is_closed(w, v->type);
}

/* What opens after the end of the horizon is not waited for: they are left over. */
static void plan_opening(mu_world *w, int32_t type)
{
    const mu_calendar *c    = &w->model->calendar;
    const mu_time      next = mu_gate_opens(w->type[type].spec->gate, c, w->now);

    if (next.us < c->till.us) mu_later_add(w, next.us, MU_CLASS_CALENDAR, MU_LATER_OPEN, (uint32_t)type, 0);
}

void mu_early_join(mu_world *w, uint32_t place)
{
    mu_contact      *c    = &w->pool[place];
    mu_early        *line = &w->early[c->type];
    mu_contact_cell *cell = &w->contact_cell[c->type];

    c->marks |= MU_EARLY;
    c->prev = line->last;
    c->next = 0;
    if (line->last != 0)
        w->pool[line->last].next = place;
    else
        line->first = place;
    line->last = place;
    if (w->waiting[c->type] + ++line->n > cell->queue_max) cell->queue_max = w->waiting[c->type] + line->n;
    if (w->type[c->type].spec->journey != NULL) mu_stay_here(w, c->type, -1);
    if (line->n == 1) plan_opening(w, c->type);
}

void mu_early_leave(mu_world *w, uint32_t place)
{
    mu_contact *c    = &w->pool[place];
    mu_early   *line = &w->early[c->type];

    *(c->prev != 0 ? &w->pool[c->prev].next : &line->first) = c->next;
    *(c->next != 0 ? &w->pool[c->next].prev : &line->last)  = c->prev;
    c->marks &= (uint16_t)~MU_EARLY;
    line->n--;
    if (w->type[c->type].spec->journey != NULL) mu_stay_here(w, c->type, 1);
}

void mu_early_let_in(mu_world *w)
{
    for (int32_t type = 0; type < w->model->n_types; type++) {
        const mu_early *line = &w->early[type];
        if (line->n > 0 && is_closed(w, type)) {
            plan_opening(w, type);
            continue;
        }
        while (line->first != 0) {
            const uint32_t place = line->first;
            mu_early_leave(w, place);
            mu_queue_insert(w, place);
            mu_see(w, MU_SAW_QUEUED, w->pool[place].number, type, -1, -1);
        }
    }
}
