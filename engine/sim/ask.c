#include "sim/ask.h"

#include "sim/backlog.h"
#include "sim/cases.h"
#include "sim/floor.h"
#include "sim/flow.h"
#include "sim/hand.h"
#include "sim/opinion.h"
#include "sim/prefer.h"
#include "sim/stay.h"

static const mu_ask_back *terms_of(const mu_world *w, const mu_contact *c)
{
    return w->type[c->type].spec->journey->ask;
}

/* Each decision and each answer has random numbers of its own. */
static mu_rng next_question(const mu_world *w, mu_case *k)
{
    return mu_case_aside(w, MU_DRAW_ASK, k, k->questions++);
}

static mu_note *note_for(mu_world *w, mu_contact *c)
{
    const uint32_t at =
        c->marks & MU_NOTED ? mu_note_find(w, c->caller, c->number) : mu_note_new(w, c->caller, c->number);

    if (at == 0) return NULL;
    c->marks |= MU_NOTED;
    return &w->note[at];
}

bool mu_ask_customer(mu_world *w, uint32_t agent)
{
    mu_contact        *c    = &w->in_hand[agent];
    const mu_ask_back *ask  = terms_of(w, c);
    mu_case           *k    = &w->cases[c->caller];
    mu_note           *note = mu_note_of(w, c);

    if (ask == NULL || c->marks & MU_CAPPED || (note != NULL && note->asked >= ask->most)) return false;
    mu_rng r = next_question(w, k);
    if (mu_rng_uniform(&r) >= ask->share || (note = note_for(w, c)) == NULL) return false;
    if (note->asked++ == 0) mu_case_cell_of(w, c->cell, c->type)->asked++;
    note->again = 0;
    k->done_us += c->talk_us;
    k->tries = 0;
    c->marks |= MU_ASKING;
    mu_see(w, MU_SAW_ASK, c->number, c->type, w->agent[agent].team, (int32_t)agent);
    return true;
}

/* All draws in one order, whatever they decide: silence, the answer, and the work on it. */
void mu_ask_wait(mu_world *w, const mu_contact *c)
{
    const mu_contact_type *spec  = w->type[c->type].spec;
    const mu_ask_back     *ask   = spec->journey->ask;
    mu_case               *k     = &w->cases[c->caller];
    mu_rng                 r     = next_question(w, k);
    const uint32_t         place = mu_pool_take(w);

    if (place == 0) return;
    mu_contact   *back     = &w->pool[place];
    const bool    never    = mu_rng_uniform(&r) < ask->never;
    const int64_t answer   = mu_dist_draw_span(ask->answer, &r).us;
    const bool    silent   = never || answer > ask->close_us;
    const int64_t after_us = silent ? ask->close_us : answer;

    *back                         = *c;
    back->talk_us                 = mu_dist_draw_span(spec->talk, &r).us;
    back->wrap_up_us              = spec->wrap_up != NULL ? mu_dist_draw_span(spec->wrap_up, &r).us : 0;
    back->resumed                 = true;
    back->marks                   = (uint16_t)((c->marks & (MU_AGAIN | MU_NOTED)) | MU_BACK | MU_FRESH);
    mu_note_of(w, back)->since_us = w->now.us;
    if (ask->pause) mu_case_pause(w, c->caller);
    mu_case_cell_now(w, c->type)->with_customer_us += (double)after_us;
    mu_later_add(w, w->now.us + after_us, MU_CLASS_ARRIVAL, MU_LATER_REPLY, place, silent);
}

/* Back with whoever had it last, where the type prefers that and he is there. */
static bool goes_to_the_same(mu_world *w, uint32_t place)
{
    const mu_visit v     = { .type = w->pool[place].type, .caller = w->pool[place].caller };
    const uint32_t agent = w->type[v.type].spec->prefer.us > 0 ? mu_prefer_whom(w, &v) : MU_NOBODY;

    if (agent == MU_NOBODY) return false;
    mu_prefer_hold(w, agent, place);
    if (w->agent[agent].state == MU_IDLE) {
        mu_idle_remove(w, w->agent[agent].team, agent, agent);
        mu_flow_free(w, agent);
    }
    return true;
}

/* Whoever had the case last has not solved it. */
static void close_in_silence(mu_world *w, uint32_t place)
{
    const mu_contact c = w->pool[place];

    mu_pool_give(w, place);
    mu_case_failed(w, &c, (uint32_t)w->cases[c.caller].last_agent);
    if (w->opinions != NULL) mu_opinion_result(w, w->cases[c.caller].last_agent, &c, false);
    mu_see(w, MU_SAW_SILENCE, c.number, c.type, -1, -1);
    mu_backlog_done(w, &c);
    mu_case_contact_over(w, c.caller);
}

void mu_ask_reply(mu_world *w, uint32_t place, bool silent)
{
    mu_contact *c    = &w->pool[place];
    mu_note    *note = mu_note_of(w, c);

    if (terms_of(w, c)->pause) {
        note->paused_us += mu_model_lasted(w->model, c->type, (mu_time){ note->since_us }, w->now);
        mu_case_go_on(w, c->caller);
    }
    note->since_us = -1;
    if (silent) {
        close_in_silence(w, place);
        return;
    }
    c->queued_us = w->now.us;
    mu_see(w, MU_SAW_REPLY, c->number, c->type, -1, -1);
    mu_stay_here(w, c->type, 1);
    if (goes_to_the_same(w, place)) return;
    mu_queue_return(w, place);
    mu_flow_overflow(w, place, c->number);
}

void mu_ask_taken_up(mu_world *w, uint32_t agent, mu_contact *c)
{
    mu_contact_cell *cell = &w->record->contact[(int64_t)c->cell * w->model->n_types + c->type];

    if (w->type[c->type].adapts) {
        const mu_taken t = { .type      = c->type,
                             .caller    = c->caller,
                             .round     = mu_note_of(w, c)->asked,
                             .number    = c->number,
                             .waited_us = w->now.us - c->queued_us };
        mu_choose_adapt(w, agent, &t, &c->talk_us, &c->wrap_up_us, &c->marks);
    }
    cell->talk_us += (double)c->talk_us;
    cell->wrap_up_us += (double)c->wrap_up_us;
    c->marks &= (uint16_t)~MU_FRESH;
}
