/* hand.h - a contact comes into a person's hand: what both ways there, at once and from the queue, have in common.
 * Private to the sim layer.
 */
#ifndef MU_SIM_HAND_H
#define MU_SIM_HAND_H

#include "sim/interrupt.h"
#include "sim/later.h"
#include "sim/minds.h"
#include "sim/so_far.h"

static inline void mu_set_end(mu_world *w, uint32_t agent, int64_t at_us)
{
    mu_agenda_set(&w->people, agent, mu_key_make((mu_time){ at_us }, MU_CLASS_END, w->sequence++, agent));
}

/* What the record sees of an answer, after a wait of `wait_us`. */
static inline void mu_note_answer(mu_contact_cell *cell, int64_t talk_us, int64_t wrap_up_us, bool in_target)
{
    cell->answered++;
    cell->answered_in_target += in_target;
    cell->talk_us += (double)talk_us;
    cell->wrap_up_us += (double)wrap_up_us;
}

/* Work comes to a person, or (negative) is taken off again what he does not get to. */
static inline void mu_note_work(mu_world *w, uint32_t agent, int64_t talk_us, int64_t wrap_up_us)
{
    mu_team_cell *cell = &w->team_cell[w->agent[agent].team];

    cell->talk_us += (double)talk_us;
    cell->wrap_up_us += (double)wrap_up_us;
    if (__builtin_expect(w->person == NULL, 1)) return;
    w->person[agent].talk_us += talk_us;
    w->person[agent].wrap_up_us += wrap_up_us;
}

/* `plain` as in floor.h. `agent`, not idle any more, has a contact in hand from now on, after a wait of `wait_us`; -1: it was answered
 * before, by whom it was handed back. */
static inline void mu_take_in_hand(mu_world *w, uint32_t agent, int32_t type, int64_t talk_us,
                                   int64_t wrap_up_us, int64_t wait_us, bool plain)
{
    mu_agent     *a    = &w->agent[agent];
    mu_team_cell *cell = &w->team_cell[a->team];

    if (__builtin_expect(wait_us >= 0, 1)) {
        cell->answered++;
        cell->answered_in_target += wait_us <= w->type[type].target_us;
        cell->answered_at_once += wait_us == 0;
        cell->wait_us += (double)wait_us;
        if (!plain) w->type[type].last_agent = (int32_t)agent;
        if (!plain && w->person != NULL) w->person[agent].handled++;
        if (!plain) mu_so_far_answered(w, type, a->team, wait_us);
    }
    if (plain) {
        cell->talk_us += (double)talk_us;
        cell->wrap_up_us += (double)wrap_up_us;
    } else {
        mu_note_work(w, agent, talk_us, wrap_up_us);
    }
    a->type  = type;
    a->state = MU_TALKING;
    if (!plain && w->minds != NULL) mu_minds_work(w, agent);
    if (!plain && w->type[type].interruptible) mu_interrupt_note(w, agent, type);
    if (!plain && w->type[type].endless)
        mu_later_add(w, w->now.us, MU_CLASS_ARRIVAL, MU_LATER_REFILL, (uint32_t)type, 0);
    mu_set_end(w, agent, w->now.us + talk_us + (w->type[type].split_wrap ? 0 : wrap_up_us));
}

#endif
