/* flow_inside.h - steps that the files of a contact's life share. Private to them. */
#ifndef MU_SIM_FLOW_INSIDE_H
#define MU_SIM_FLOW_INSIDE_H

#include "sim/early.h"
#include "sim/flow.h"
#include "sim/floor.h"
#include "sim/prefer.h"
#include "sim/stretch.h"

static inline mu_contact_cell *mu_cell_of(const mu_world *w, int32_t cell, int32_t type)
{
    return &w->record->contact[(int64_t)cell * w->model->n_types + type];
}

/* It does not wait any longer; its place is still its own. */
static inline void mu_leave_queue(mu_world *w, uint32_t place)
{
    const mu_contact *c = &w->pool[place];

    if (__builtin_expect(w->held != NULL, 0) && c->marks & MU_HELD)
        mu_prefer_release(w, place);
    else if (__builtin_expect(w->early != NULL, 0) && c->marks & MU_EARLY)
        mu_early_leave(w, place);
    else
        mu_queue_remove(w, place);
    mu_stretch_queue(w, c->type, c->queued_us);
    if (!w->patient) mu_agenda_set(&w->waiters, place, MU_KEY_NONE);
}

/* `agent`, not idle any more, answers the contact waiting in this place. Not for plain worlds. */
void mu_flow_answer(mu_world *w, uint32_t agent, uint32_t place);
/* Who may have several in hand takes more of those that wait. When something else comes first, he takes no more until
 * he is free for it (see mu_chat_seat_for). */
void mu_flow_fill_seats(mu_world *w, uint32_t agent);

#endif
