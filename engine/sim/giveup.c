/* A waiting contact leaves without an answer: it gives up, with or without a word, leaves a message, or is dropped. */
#include "sim/flow_inside.h"

#include "sim/arrive.h"
#include "sim/gate.h"
#include "sim/journey.h"
#include "sim/opinion.h"
#include "sim/so_far.h"
#include "sim/stay.h"

/* A contact that was handed back and is not taken up again ends like one that was cut off. */
static void note_cut_off(mu_contact_cell *cell, const mu_contact *c)
{
    cell->cut_off++;
    if (c->marks & MU_FRESH) return; /* nothing was added for it */
    cell->talk_us -= (double)c->talk_us;
    cell->wrap_up_us -= (double)c->wrap_up_us;
}

static void note_given_up(mu_world *w, const mu_contact *c, mu_saw how)
{
    const mu_type_state *t    = &w->type[c->type];
    mu_contact_cell     *cell = mu_cell_of(w, c->cell, c->type);
    const int64_t        wait = w->now.us - c->arrived_us;

    if (how == MU_SAW_DROP) {
        cell->dropped++;
    } else {
        cell->abandoned++;
        mu_so_far_given_up(w, c->type);
        cell->abandoned_in_target += wait <= t->target_us;
        cell->short_abandoned += wait <= t->short_us;
    }
    cell->wait_abandoned_us += (double)wait;
}

/* Gone, but still in the queue, where it counts as waiting until someone finds out. */
static bool leaves_silently(mu_world *w, uint32_t place)
{
    mu_contact          *c = &w->pool[place];
    const mu_type_state *t = &w->type[c->type];
    int64_t              costs_us;

    if (t->spec->gate == NULL || !mu_gate_leaves_silently(w, c, &costs_us)) return false;
    mu_agenda_set(&w->waiters, place, MU_KEY_NONE);
    note_given_up(w, c, MU_SAW_ABANDON);
    const mu_contact gone = *c;
    c->marks |= MU_GHOST;
    c->talk_us = costs_us;
    mu_see(w, MU_SAW_ABANDON, gone.number, gone.type, -1, -1);
    mu_customer_leaves(w, &gone);
    mu_journey_given_up(w, &gone);
    return true;
}

/* He has waited long enough to be asked for a message. Who leaves none waits on, as long as his patience lasts. */
static void is_asked_for_message(mu_world *w, uint32_t place)
{
    const mu_contact c = w->pool[place];

    if (!mu_gate_leaves_message(w, &c)) {
        const int64_t till_us = c.arrived_us + w->cases[c.caller].gives_up_us;
        mu_agenda_set(&w->waiters, place,
                      till_us < MU_NEVER_US
                          ? mu_key_make((mu_time){ till_us }, MU_CLASS_ABANDON, w->sequence++, place)
                          : MU_KEY_NONE);
        return;
    }
    mu_case_cell *cell = &w->record->cases[(int64_t)c.cell * w->model->n_types + c.type];
    cell->messages++;
    cell->message_wait_us += (double)(w->now.us - c.arrived_us);
    mu_leave_queue(w, place);
    mu_pool_give(w, place);
    mu_see(w, MU_SAW_MESSAGE, c.number, c.type, -1, -1);
    mu_customer_leaves(w, &c);
    mu_journey_message_left(w, &c);
}

static void gives_up(mu_world *w, uint32_t place, mu_saw how)
{
    const mu_contact    *c = &w->pool[place];
    const mu_type_state *t = &w->type[c->type];

    mu_leave_queue(w, place);
    if (c->marks & MU_GHOST) { /* gone long ago */
        mu_pool_give(w, place);
        return;
    }
    if (c->resumed) {
        note_cut_off(mu_cell_of(w, c->cell, c->type), c);
        if (w->opinions != NULL) mu_opinion_cut_off(w, c);
    } else {
        note_given_up(w, c, how);
    }
    mu_see(w, how, c->number, c->type, -1, -1);
    if (w->remember) {
        const mu_contact gone = *c; /* what follows may move the pool */
        mu_pool_give(w, place);
        mu_customer_leaves(w, &gone);
        if (t->spec->journey != NULL) mu_journey_given_up(w, &gone);
        return;
    }
    mu_pool_give(w, place);
}

void mu_flow_abandon(mu_world *w, uint32_t place)
{
    if (__builtin_expect(w->plain, 1)) {
        gives_up(w, place, MU_SAW_ABANDON);
        return;
    }
    if (mu_gate_asks_now(w, &w->pool[place]))
        is_asked_for_message(w, place);
    else if (!leaves_silently(w, place))
        gives_up(w, place, MU_SAW_ABANDON);
    mu_stay_review(w);
}

void mu_flow_drop_waiting(mu_world *w, uint32_t place)
{
    gives_up(w, place, MU_SAW_DROP);
}
