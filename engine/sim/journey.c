#include "sim/journey.h"

#include "behaviour/compose.h"
#include "sim/ask.h"
#include "sim/backlog.h"
#include "sim/choose.h"
#include "sim/consult.h"
#include "sim/effort.h"
#include "sim/fork.h"
#include "sim/gate.h"
#include "sim/hand.h"
#include "sim/journey_inside.h"
#include "sim/knowhow.h"
#include "sim/opinion.h"
#include "sim/stay.h"

/* ---- the ways on ----------------------------------------------------------------------------------- */

static const mu_way *pick(const mu_ways *ways, double u)
{
    for (int32_t i = 0; i < ways->n; i++)
        if (u < ways->way[i].upto) return &ways->way[i];
    return NULL;
}

/* Whoever has it stays with the customer until it is taken over, or answered. */
static void hold(mu_world *w, uint32_t agent, int32_t number, const mu_way *way, mu_sending *s, mu_rng *r)
{
    mu_case *k = &w->cases[number];

    k->holder             = agent;
    k->takes_us           = mu_delay_of(way->takes, r);
    w->agent[agent].state = MU_HOLDING;
    mu_agenda_set(&w->people, agent, MU_KEY_NONE);
    if (way->how == MU_CONSULT) s->again_us = 0;
    s->extra_us = k->takes_us + s->again_us;
    s->marks    = way->how == MU_WARM ? MU_WARMLY : MU_ASKED;
}

static void go(mu_world *w, uint32_t agent, int32_t number, const mu_way *way, int64_t talk_us, mu_rng *r,
               mu_later_what what)
{
    const int64_t again_us = (int64_t)(way->repeat * (double)talk_us + 0.5);
    mu_sending    s        = { .type = way->to, .extra_us = again_us, .again_us = again_us, .what = what };

    if (way->stages != NULL) {
        mu_fork_begin(w, number, way->stages, mu_delay_of(way->after, r), again_us);
        return;
    }
    if (what == MU_LATER_RETURN) s.marks = MU_AGAIN;
    if (way->how != MU_COLD) hold(w, agent, number, way, &s, r);
    s.after_us = mu_delay_of(way->after, r);
    mu_journey_send_on(w, number, &s);
}

/* ---- decisions ------------------------------------------------------------------------------------ */

static double chance_to_solve(const mu_world *w, uint32_t agent, const mu_contact *c)
{
    const int32_t          type = c->type;
    const mu_contact_type *spec = w->type[type].spec;

    double share = spec->journey->resolved;

    if (c->marks & MU_GAMED) return 0;
    if (spec->ability != NULL) {
        const double own = mu_choose_proficiency(w, agent, type).resolved;
        if (own >= 0) share = own;
    }
    if (w->minds == NULL) return share;
    const double chance = mu_shifted(share, mu_minds_log_odds(w, agent, type));
    if (w->seen != NULL) {
        w->seen[type].asked++;
        w->seen[type].share += share;
        w->seen[type].chance += chance;
    }
    return chance;
}

/* Without a result, whatever was solved before it: he comes back, or that was it. */
static void comes_back_or_not(mu_world *w, uint32_t agent, const mu_contact *c, double whether, mu_rng *r)
{
    const mu_journey *j   = w->type[c->type].spec->journey;
    mu_case          *k   = mu_case_whole(w, c->caller);
    const mu_way     *way = k->contacts < j->most_contacts ? pick(&j->reopen, whether) : NULL;

    w->cases[c->caller].solved = false;
    if (w->opinions != NULL) mu_opinion_result(w, (int32_t)agent, c, false);
    if (way == NULL) {
        mu_see(w, MU_SAW_LOST, c->number, c->type, -1, -1);
        return;
    }
    mu_case_cell_of(w, c->cell, c->type)->reopened++;
    k->contacts++;
    mu_see(w, MU_SAW_REOPEN, c->number, c->type, -1, -1);
    go(w, agent, c->caller, way, c->talk_us, r, MU_LATER_RETURN);
}

/* It gets lost on its way. The decision has random numbers of its own, so that a loss shifts no others. */
static bool is_mislaid(mu_world *w, uint32_t agent, const mu_contact *c, const mu_way *way)
{
    const mu_case *k = &w->cases[c->caller];

    if (way->lost <= 0) return false;
    mu_rng r = mu_case_aside(w, MU_DRAW_MISLAY, k, k->step);
    if (mu_rng_uniform(&r) >= way->lost) return false;
    mu_case_cell_of(w, c->cell, c->type)->mislaid++;
    mu_see(w, MU_SAW_MISLAID, c->number, c->type, w->agent[agent].team, (int32_t)agent);
    return true;
}

/* A case that is handed over so often goes round and round. */
static void note_transfer(mu_world *w, int32_t number)
{
    enum { MOST_TRANSFERS = 1000 };

    if (++mu_case_whole(w, number)->transfers > MOST_TRANSFERS) mu_world_endless(w);
}

/* What fails at first was meant to be solved there. */
static void note_escalation(mu_world *w, int32_t number, mu_because because)
{
    mu_case *k = mu_case_whole(w, number);

    k->handed_on = true;
    if (k->contacts == 1 && because != MU_BECAUSE_FAILURE) k->beyond = true;
}

/* Someone else has to go on with it. What gets lost was not solved. */
static void pass_on(mu_world *w, uint32_t agent, const mu_contact *c, const mu_way *usual, mu_because because,
                    double whether, mu_rng *r)
{
    mu_case_cell *cell = mu_case_cell_of(w, c->cell, c->type);
    const bool    asks = w->hooks != NULL && w->hooks->escalate != NULL;
    const mu_way  told = asks ? mu_consult_escalate(w, agent, c, usual, because) : *usual, *way = &told;

    note_escalation(w, c->caller, because);
    cell->escalated++;
    cell->capped += (c->marks & MU_CAPPED) != 0;
    mu_see(w, MU_SAW_ESCALATE, c->number, c->type, -1, -1);
    if (is_mislaid(w, agent, c, way)) {
        mu_case_failed(w, c, agent);
        comes_back_or_not(w, agent, c, whether, r);
        return;
    }
    note_transfer(w, c->caller);
    go(w, agent, c->caller, way, c->talk_us, r, MU_LATER_ARRIVE);
}

static void not_solved(mu_world *w, uint32_t agent, const mu_contact *c, double to_whom, double whether,
                       mu_rng *r)
{
    const mu_way *way = pick(&w->type[c->type].spec->journey->escalate_failed, to_whom);

    if (way != NULL) {
        pass_on(w, agent, c, way, MU_BECAUSE_FAILURE, whether, r);
        return;
    }
    mu_case_failed(w, c, agent);
    comes_back_or_not(w, agent, c, whether, r);
}

/* The case is not solved when the work that it leads to gets lost. */
static void solved(mu_world *w, uint32_t agent, const mu_contact *c, double further, double whether,
                   mu_rng *r)
{
    const mu_way *way  = pick(&w->type[c->type].spec->journey->then, further);
    mu_case_cell *cell = mu_case_cell_of(w, c->cell, c->type);

    cell->solved++;
    if (w->person != NULL) w->person[agent].solved++;
    if (w->payout != NULL) mu_payout_solved(w, agent, true);
    if (w->knowhow != NULL) mu_knowhow_solved(w, c->type);
    w->cases[c->caller].solved = true;
    if (w->opinions != NULL) mu_opinion_result(w, (int32_t)agent, c, true);
    mu_see(w, MU_SAW_SOLVED, c->number, c->type, -1, -1);
    if (way == NULL) return;
    cell->follow_ups++;
    mu_see(w, MU_SAW_FOLLOW_UP, c->number, c->type, -1, -1);
    if (is_mislaid(w, agent, c, way)) {
        comes_back_or_not(w, agent, c, whether, r);
        return;
    }
    go(w, agent, c->caller, way, c->talk_us, r, MU_LATER_ARRIVE);
}

/* Nobody was there to be called back, or it was not for whoever had it. */
static void never_talked(mu_world *w, uint32_t agent, const mu_contact *c)
{
    if (c->marks & MU_UNREACHED) {
        mu_gate_unreached(w, c);
        return;
    }
    mu_case_cell_of(w, c->cell, c->type)->rerouted++;
    note_transfer(w, c->caller);
    mu_see(w, MU_SAW_ESCALATE, c->number, c->type, -1, -1);
    mu_gate_sends_back(w, c);
    mu_stay_here(w, c->type, -1);
    mu_case_leave(w, agent);
    mu_case_contact_over(w, c->caller);
}

void mu_journey_taken(mu_world *w, uint32_t agent)
{
    const mu_contact *c = &w->in_hand[agent];

    mu_effort_add(w, agent, c, c->talk_us, c->wrap_up_us);
    if (w->type[c->type].spec->journey == NULL) return;
    if (!(c->marks & MU_ASTRAY)) mu_case_replied(w, c->caller);
    if (c->marks & MU_WARMLY) mu_journey_let_go(w, &w->cases[c->caller], w->cases[c->caller].takes_us);
}

void mu_journey_done(mu_world *w, const mu_contact *c)
{
    if (c->marks & (MU_UNREACHED | MU_GHOST)) return; /* told elsewhere */
    if (c->marks & MU_ASKING)
        mu_ask_wait(w, c);
    else
        mu_backlog_done(w, c);
}

/* The one who was asked has answered; whoever asked ends the talk. */
static void has_answered(mu_world *w, uint32_t expert, const mu_contact *asked)
{
    mu_case         *k     = &w->cases[asked->caller];
    const uint32_t   agent = k->holder;
    const mu_contact c     = w->in_hand[agent];
    mu_rng           r     = mu_case_stream_for(w, MU_DRAW_FATE, k);
    const double     luck = mu_rng_uniform(&r), back = mu_rng_uniform(&r), further = mu_rng_uniform(&r);

    mu_journey_let_go(w, k, 0);
    if (luck < chance_to_solve(w, agent, &c))
        solved(w, agent, &c, further, back, &r);
    else
        not_solved(w, agent, &c, 1, back, &r);
    mu_stay_here(w, asked->type, -1);
    mu_case_leave(w, expert);
    mu_case_contact_over(w, asked->caller);
}

/* Of ways that exclude each other, one by its share of what goes any of them. */
static const mu_way *pick_any(const mu_ways *ways, double u)
{
    const mu_way *way = ways->n > 0 ? pick(ways, u * ways->way[ways->n - 1].upto) : NULL;

    return way != NULL || ways->n == 0 ? way : &ways->way[ways->n - 1];
}

/* Where a contact goes on that was broken off by a hook, where the scenario knows no cap. */
static const mu_way *past_limit(const mu_journey *j, double need, double to_whom)
{
    if (j->escalate.n > 0) return pick_any(&j->escalate, need);
    if (j->escalate_failed.n > 0) return pick_any(&j->escalate_failed, to_whom);
    return j->by_rule.n > 0 ? j->by_rule.way : NULL;
}

/* All draws are taken in one order, whatever they decide, so that one share changed changes nothing else. */
static void decide(mu_world *w, uint32_t agent, const mu_contact *c)
{
    const mu_contact_type *spec = w->type[c->type].spec;
    const mu_journey      *j    = spec->journey;
    mu_rng                 r    = mu_case_stream(w, c->caller);
    const double           need = mu_rng_uniform(&r), luck = mu_rng_uniform(&r), to_whom = mu_rng_uniform(&r),
                 back = mu_rng_uniform(&r), further = mu_rng_uniform(&r);
    const bool    capped = c->marks & MU_CAPPED;
    const mu_way  cap    = mu_onward_cap(j);
    const mu_way *way    = !capped          ? pick(&j->escalate, need)
                           : j->cap_to >= 0 ? &cap
                                            : past_limit(j, need, to_whom);

    if (way != NULL)
        pass_on(w, agent, c, way, capped ? MU_BECAUSE_LIMIT : MU_BECAUSE_NEED, back, &r);
    else if (luck < chance_to_solve(w, agent, c))
        solved(w, agent, c, further, back, &r);
    else
        not_solved(w, agent, c, to_whom, back, &r);
}

void mu_journey_talk_over(mu_world *w, uint32_t agent)
{
    mu_contact c = w->in_hand[agent];
    mu_case   *k = &w->cases[c.caller];

    if (c.marks & MU_GHOST) return;
    k->last_agent = (int32_t)agent;
    if (c.marks & MU_ASKED) {
        has_answered(w, agent, &c);
        return;
    }
    if (c.marks & (MU_UNREACHED | MU_ASTRAY)) {
        never_talked(w, agent, &c);
        return;
    }
    if (mu_ask_customer(w, agent)) {
        mu_stay_here(w, c.type, -1);
        return;
    }
    c.talk_us += k->done_us; /* all of its talk, from here on */
    k->done_us = 0;
    k->tries   = 0;
    decide(w, agent, &c);
    mu_stay_here(w, c.type, -1);
    mu_case_leave(w, agent);
    mu_case_contact_over(w, c.caller);
}
