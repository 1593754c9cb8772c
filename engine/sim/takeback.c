/* A contact is taken out of a person's hand before it is finished. */
#include "sim/flow_inside.h"

#include "sim/arrive.h"
#include "sim/effort.h"
#include "sim/hand.h"
#include "sim/interrupt.h"
#include "sim/journey.h"
#include "sim/opinion.h"

/* What will not be done now of a contact in hand is taken off what the person was to do. */
static void take_off(mu_world *w, uint32_t agent, const mu_contact *c, int64_t talk_us, int64_t wrap_up_us)
{
    mu_note_work(w, agent, -talk_us, -wrap_up_us);
    if (w->open != NULL) mu_effort_add(w, agent, c, -talk_us, -wrap_up_us);
}

/* The customer is gone: what is left of the wrap-up is not done. */
static void end_early(mu_world *w, uint32_t agent, int64_t wrap_up_left)
{
    const mu_agent   *a        = &w->agent[agent];
    const mu_contact *c        = &w->in_hand[agent];
    const bool        in_cases = w->type[c->type].spec->journey != NULL;

    mu_cell_of(w, c->cell, c->type)->wrap_up_us -= (double)wrap_up_left;
    take_off(w, agent, c, 0, wrap_up_left);
    if (a->state == MU_TALKING) {
        mu_customer_leaves(w, c);
        if (in_cases) mu_journey_talk_over(w, agent);
        if (w->minds != NULL) mu_minds_practise(w, agent, c);
        if (a->state == MU_HOLDING) return;
    }
    if (in_cases) mu_journey_done(w, c);
    mu_see(w, MU_SAW_FINISH, c->number, c->type, a->team, (int32_t)agent);
}

/* It was answered, so it is not dropped; only the times are corrected. */
static void break_off(mu_world *w, uint32_t agent, int64_t talk_left)
{
    const mu_contact c    = w->in_hand[agent];
    mu_contact_cell *cell = mu_cell_of(w, c.cell, c.type);

    cell->wrap_up_us -= (double)c.wrap_up_us;
    cell->talk_us -= (double)talk_left;
    cell->cut_off++;
    take_off(w, agent, &c, talk_left, c.wrap_up_us);
    if (w->opinions != NULL) mu_opinion_cut_off(w, &c);
    mu_see(w, MU_SAW_DROP, c.number, c.type, w->agent[agent].team, (int32_t)agent);
    mu_customer_leaves(w, &c);
    if (w->type[c.type].spec->journey != NULL) mu_journey_broken_off(w, &c);
}

static void hand_back(mu_world *w, uint32_t agent, int64_t talk_left, mu_unfinished how)
{
    mu_contact             c     = w->in_hand[agent];
    const mu_contact_type *spec  = w->type[c.type].spec;
    const uint32_t         place = mu_pool_take(w);

    if (place == 0) return;
    const int64_t again = how == MU_GIVE_BACK ? 0 : spec->switch_cost.us;
    take_off(w, agent, &c, talk_left, c.wrap_up_us);
    mu_cell_of(w, c.cell, c.type)->talk_us += (double)again;
    if (spec->journey != NULL) w->cases[c.caller].done_us += c.talk_us - talk_left;
    c.talk_us   = talk_left + again;
    c.resumed   = true;
    c.queued_us = w->now.us;
    if (w->open != NULL) mu_effort_find_thread(w, agent, &c, again);
    w->pool[place] = c;
    if (how == MU_PUT_BY) {
        mu_interrupt_keep(w, agent, place);
        return;
    }
    mu_queue_return(w, place);
    if (how == MU_GIVE_BACK)
        mu_see(w, MU_SAW_HAND_BACK, c.number, c.type, w->agent[agent].team, (int32_t)agent);
}

void mu_flow_take_back(mu_world *w, uint32_t agent, mu_unfinished how)
{
    mu_agent        *a         = &w->agent[agent];
    const mu_contact c         = w->in_hand[agent];
    const int64_t    left      = mu_key_time(w->people.node[w->people.leaves + agent]).us - w->now.us;
    const bool       two_steps = w->type[c.type].split_wrap; /* then `left` is of the talk alone */
    const int64_t    talk_left = a->state == MU_WRAPPING ? 0 : two_steps ? left : left - c.wrap_up_us;

    mu_agenda_set(&w->people, agent, MU_KEY_NONE);
    if (w->making_way != NULL) mu_interrupt_forget(w, agent);
    mu_stretch_person(w, agent);
    mu_choose_note_busy(w, agent);
    a->busy_since_us = w->now.us;
    if (c.marks & MU_GHOST) { /* nobody is there, and nobody looks again */
        take_off(w, agent, &c, talk_left, 0);
        mu_see(w, MU_SAW_FINISH, c.number, c.type, a->team, (int32_t)agent);
    } else if (talk_left <= 0)
        end_early(w, agent, two_steps && a->state == MU_TALKING ? c.wrap_up_us : left);
    else if (how == MU_BREAK_OFF)
        break_off(w, agent, talk_left);
    else
        hand_back(w, agent, talk_left, how);
}
