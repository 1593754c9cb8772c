#include "sim/gate.h"

#include "sim/arrive.h"
#include "sim/backlog.h"
#include "sim/floor.h"
#include "sim/journey.h"
#include "sim/stay.h"

/* ---- hours ---------------------------------------------------------------------------------------- */

bool mu_gate_is_open(const mu_world *w, const mu_gate *g)
{
    return mu_gate_open_at(g, &w->model->calendar, w->now);
}

/* ---- dispatch ------------------------------------------------------------------------------------- */

static void lead_astray(mu_world *w, mu_visit *v)
{
    const mu_gate *g = w->type[v->type].spec->gate;

    if (g->wrong_share <= 0) return;
    mu_rng r = mu_case_stream(w, v->caller);
    if (mu_rng_uniform(&r) >= g->wrong_share) return;
    w->cases[v->caller].right_type = v->type;
    mu_case_cell_now(w, v->type)->misrouted++;
    v->type       = g->wrong_to;
    v->talk_us    = mu_dist_draw_span(g->wrong_found, &r).us;
    v->wrap_up_us = 0;
    v->marks |= MU_ASTRAY;
}

void mu_gate_sends_back(mu_world *w, const mu_contact *c)
{
    mu_journey_send(w, c->caller, w->cases[c->caller].right_type, c->marks & MU_AGAIN);
}

/* ---- the bot -------------------------------------------------------------------------------------- */

/* He comes to people later, past the bot. */
static void comes_later(mu_world *w, const mu_visit *v, int64_t after_us)
{
    mu_visit late = *v;

    lead_astray(w, &late);
    mu_journey_park(w, &late, after_us, MU_LATER_ARRIVE);
}

/* The bot believes that it has done it. */
static void contained(mu_world *w, const mu_visit *v, bool truly, bool returns, mu_rng *r)
{
    const mu_gate *g    = w->type[v->type].spec->gate;
    mu_case_cell  *cell = mu_case_cell_now(w, v->type);

    cell->bot_contained++;
    if (truly) {
        mu_case_solved_alone(w, v->caller);
        return;
    }
    cell->bot_wrong++;
    if (returns)
        comes_later(w, v, g->bot_after != NULL ? mu_dist_draw_span(g->bot_after, r).us : 0);
    else
        mu_journey_lost(w, v->caller, w->contacts, v->type);
}

/* Five draws in one order, whatever they decide. */
static bool bot_has_him(mu_world *w, const mu_visit *v, bool open)
{
    const mu_gate *g    = w->type[v->type].spec->gate;
    mu_rng         r    = mu_case_stream(w, v->caller);
    const bool     sent = w->admitted.how == MU_ADMIT_BOT;
    const double   try = mu_rng_uniform(&r), contain = mu_rng_uniform(&r), wrong = mu_rng_uniform(&r),
                 back = mu_rng_uniform(&r);

    if (open && !sent && try >= g->bot_try) return false;
    mu_case_cell_now(w, v->type)->bot_tried++;
    if (contain < g->bot_contain) {
        contained(w, v, wrong >= g->bot_false, back < g->bot_return, &r);
        return true;
    }
    if (!open || g->bot_time == NULL) return false;
    comes_later(w, v, mu_dist_draw_span(g->bot_time, &r).us);
    return true;
}

/* ---- the gate --------------------------------------------------------------------------------------- */

bool mu_gate_lets_in(mu_world *w, mu_visit *v)
{
    const mu_gate *g    = w->type[v->type].spec->gate;
    const bool     open = mu_gate_is_open(w, g);

    if ((g->bot_try > 0 || w->admitted.how == MU_ADMIT_BOT) && bot_has_him(w, v, open)) return false;
    if (!open && !g->waits) {
        mu_turn_away(w, v);
        return false;
    }
    lead_astray(w, v);
    return true;
}

/* ---- callback ------------------------------------------------------------------------------------- */

bool mu_gate_calls_back(mu_world *w, const mu_visit *v, int64_t told_us)
{
    const mu_gate *g    = w->type[v->type].spec->gate;
    const bool     many = w->admitted.how == MU_ADMIT_CALL_BACK ||
                      (g->callback_waiting >= 0 && w->waiting[v->type] >= g->callback_waiting);

    if (!many && told_us <= g->callback_told_us) return false;
    if (v->marks & MU_CALLBACK) return true;
    mu_rng r = mu_case_stream(w, v->caller);
    if (mu_rng_uniform(&r) >= g->callback_accept) return false;
    w->cases[v->caller].tries = 0;
    mu_case_cell_now(w, v->type)->callbacks++;
    return true;
}

bool mu_gate_reaches(mu_world *w, const mu_contact *c, int64_t *ring_us)
{
    const mu_gate *g = w->type[c->type].spec->gate;
    mu_rng         r = mu_case_stream(w, c->caller);

    if (mu_rng_uniform(&r) < g->callback_reached) return true;
    *ring_us = g->callback_ring != NULL ? mu_dist_draw_span(g->callback_ring, &r).us : 0;
    return false;
}

/* Back to the end of the queue; in the end he counts as one who gave up. */
void mu_gate_unreached(mu_world *w, const mu_contact *c)
{
    mu_case *k = &w->cases[c->caller];

    if (++k->tries >= w->type[c->type].spec->gate->callback_tries) {
        mu_contact_cell *cell = &w->record->contact[(int64_t)c->cell * w->model->n_types + c->type];
        cell->abandoned++;
        cell->wait_abandoned_us += (double)(w->now.us - c->arrived_us);
        mu_see(w, MU_SAW_ABANDON, c->number, c->type, -1, -1);
        mu_stay_here(w, c->type, -1);
        mu_backlog_given_up(w, c);
        mu_journey_lost(w, c->caller, c->number, c->type);
        return;
    }
    const uint32_t place = mu_pool_take(w);
    if (place == 0) return;
    k->told_us               = -1; /* what he was told was about the first try */
    w->pool[place]           = *c;
    w->pool[place].talk_us   = k->talk_us;
    w->pool[place].queued_us = w->now.us;
    w->pool[place].marks     = (uint16_t)(MU_CALLBACK | (c->marks & (MU_AGAIN | MU_NOTED)));
    mu_queue_push(w, place);
    mu_see(w, MU_SAW_QUEUED, c->number, c->type, -1, -1);
}

/* ---- messages ------------------------------------------------------------------------------------- */

int64_t mu_gate_asks_after(const mu_world *w, const mu_visit *v)
{
    return v->marks & (MU_CALLBACK | MU_WARMLY | MU_ASKED) ? MU_NEVER_US
                                                           : w->type[v->type].spec->gate->message_after_us;
}

bool mu_gate_asks_now(const mu_world *w, const mu_contact *c)
{
    const mu_gate *g = w->type[c->type].spec->gate;

    return g != NULL && !c->resumed && !(c->marks & (MU_CALLBACK | MU_WARMLY | MU_ASKED | MU_GHOST)) &&
           w->now.us - c->arrived_us == g->message_after_us &&
           w->cases[c->caller].gives_up_us > g->message_after_us;
}

bool mu_gate_leaves_message(mu_world *w, const mu_contact *c)
{
    mu_rng r = mu_case_stream(w, c->caller);

    return mu_rng_uniform(&r) < w->type[c->type].spec->gate->message_share;
}

/* ---- silence -------------------------------------------------------------------------------------- */

bool mu_gate_leaves_silently(mu_world *w, const mu_contact *c, int64_t *costs_us)
{
    const mu_gate *g = w->type[c->type].spec->gate;

    if (g->silent_share <= 0 || c->marks & (MU_HELD | MU_EARLY | MU_WARMLY | MU_ASKED)) return false;
    mu_rng r = mu_case_stream(w, c->caller);
    if (mu_rng_uniform(&r) >= g->silent_share) return false;
    *costs_us = g->silent_costs != NULL ? mu_dist_draw_span(g->silent_costs, &r).us : 0;
    return true;
}
