/* Contacts that wait are given to whoever is idle and able, or may take them beside other work. */
#include "sim/flow_inside.h"

#include "sim/chat.h"
#include "sim/interrupt.h"

/* The first of all waiting contacts that someone idle may take, in the order in which a free person would choose;
 * its team in *team. 0: none. */
static uint32_t first_takeable(mu_world *w, int32_t *team)
{
    uint32_t best = 0;

    for (int32_t type = 0; type < w->model->n_types; type++) {
        const uint32_t first = w->type[type].first;
        if (first == 0 || (best != 0 && !mu_goes_before(w, first, best))) continue;
        const int32_t chosen = mu_ask_route(w, type, first, -1, false);
        if (chosen < 0) continue;
        best  = first;
        *team = chosen;
    }
    return best;
}

void mu_flow_offer_waiting(mu_world *w)
{
    int32_t  team = -1;
    uint32_t place;

    while ((place = first_takeable(w, &team)) != 0) {
        const uint32_t agent          = mu_idle_pop(w, team, w->pool[place].type, false);
        w->agent[agent].busy_since_us = w->now.us;
        mu_flow_answer(w, agent, place);
        mu_flow_fill_seats(w, agent);
    }
}

/* Nobody is idle for the first of the type: someone takes it beside what he has in hand, or puts that by. */
static void offer_to_busy(mu_world *w, int32_t type)
{
    const uint32_t first  = w->type[type].first;
    const int64_t  waited = w->now.us - w->pool[first].arrived_us;
    uint32_t       agent  = MU_NOBODY;

    if (first == 0) return;
    if (w->type[type].chat && (agent = mu_chat_seat_for(w, type, waited)) != MU_NOBODY) {
        mu_flow_fill_seats(w, agent);
        return;
    }
    if (w->making_way == NULL || !w->type[type].spec->interrupts) return;
    agent = mu_interrupt_for(w, type, waited);
    if (agent == MU_NOBODY) return;
    mu_flow_answer(w, agent, first);
    mu_flow_offer_waiting(w);
}

void mu_flow_channel_opens(mu_world *w)
{
    mu_early_let_in(w);
    mu_flow_offer_waiting(w);
    for (int32_t type = 0; type < w->model->n_types; type++)
        for (uint32_t before = 0; w->type[type].first != before;) {
            before = w->type[type].first;
            offer_to_busy(w, type);
        }
}

void mu_flow_overflow(mu_world *w, uint32_t place, uint32_t number)
{
    const int32_t type = w->pool[place].type;

    /* It may be gone, and its place taken by another. */
    if (w->pool[place].number != number) return;
    mu_flow_offer_waiting(w);
    offer_to_busy(w, type);
}

/* Whoever leaves the queue is taken out of its links, so that these tell, whatever stood in the place before. */
static bool waits_in_queue(const mu_world *w, uint32_t place, uint32_t number)
{
    const mu_contact *c = &w->pool[place];

    if (c->number != number || c->marks & MU_HELD) return false;
    return c->prev != 0 ? w->pool[c->prev].next == place : w->type[c->type].first == place;
}

void mu_flow_consult_again(mu_world *w, uint32_t place, uint32_t number)
{
    if (!waits_in_queue(w, place, number)) return;
    const int32_t team = mu_consult_overflow(w, place);
    if (team < 0) {
        mu_consult_again(w, place);
        return;
    }
    const uint32_t agent          = mu_idle_pop(w, team, w->pool[place].type, false);
    w->agent[agent].busy_since_us = w->now.us;
    mu_flow_answer(w, agent, place);
    mu_flow_fill_seats(w, agent);
}

void mu_flow_held_long_enough(mu_world *w, uint32_t place, uint32_t number)
{
    if (w->pool[place].number != number || !(w->pool[place].marks & MU_HELD)) return;
    mu_prefer_give_up(w, place);
    mu_flow_offer_waiting(w);
}
