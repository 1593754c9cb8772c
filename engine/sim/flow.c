#include "sim/flow_inside.h"

#include "sim/announce.h"
#include "sim/arrive.h"
#include "sim/ask.h"
#include "sim/backlog.h"
#include "sim/chat.h"
#include "sim/dialler.h"
#include "sim/effort.h"
#include "sim/gate.h"
#include "sim/hand.h"
#include "sim/interrupt.h"
#include "sim/journey.h"
#include "sim/loan.h"
#include "sim/opinion.h"
#include "sim/roster.h"
#include "sim/stay.h"
#include "sim/workday.h"

static inline void note_wait(mu_world *w, mu_contact_cell *cell, const mu_contact *c, int32_t team,
                             int64_t wait_us)
{
    mu_record     *r          = w->record;
    const unsigned bin        = mu_wait_bin(wait_us);
    const double   wait_s     = (double)wait_us * 1e-6;
    const int64_t  of_contact = (int64_t)c->cell * r->n_types + c->type;

    cell->wait_answered_us += (double)wait_us;
    if (wait_us > cell->wait_max_us) cell->wait_max_us = wait_us;
    cell->wait_answered_sq_s2 += wait_s * wait_s;
    if (!mu_record_wait(r, &r->contact_wait[of_contact], bin, wait_us) ||
        (r->team_wait != NULL &&
         !mu_record_wait(r, &r->team_wait[(int64_t)c->cell * r->n_teams + team], bin, wait_us)))
        w->no_memory = true;
}

void mu_ring_out(mu_world *w, uint32_t agent, int64_t ring_us)
{
    mu_contact *c = &w->in_hand[agent];

    w->cases[c->caller].talk_us = c->talk_us;
    c->marks |= MU_UNREACHED;
    c->talk_us = ring_us;
    mu_take_in_hand(w, agent, c->type, ring_us, 0, -1, false);
    if (w->open != NULL) mu_effort_add(w, agent, c, ring_us, 0);
    mu_see(w, MU_SAW_RING, c->number, c->type, w->agent[agent].team, (int32_t)agent);
}

/* The customer has left without a word: it takes a while to see that. */
static void find_out(mu_world *w, uint32_t agent, uint32_t place)
{
    mu_contact *c = &w->in_hand[agent];

    *c = w->pool[place];
    mu_pool_give(w, place);
    c->wrap_up_us = 0;
    mu_take_in_hand(w, agent, c->type, c->talk_us, 0, -1, false);
    if (w->open != NULL) mu_effort_add(w, agent, c, c->talk_us, 0);
    mu_see(w, MU_SAW_RING, c->number, c->type, w->agent[agent].team, (int32_t)agent);
    if (w->type[c->type].chat) mu_chat_begin(w, agent, c);
}

/* The customer in this place is called back and is not there. */
static bool rings_out(mu_world *w, uint32_t agent, uint32_t place)
{
    int64_t ring_us;

    if (mu_gate_reaches(w, &w->pool[place], &ring_us)) return false;
    w->in_hand[agent] = w->pool[place];
    mu_pool_give(w, place);
    mu_ring_out(w, agent, ring_us);
    return true;
}

static inline __attribute__((always_inline)) void answer_waiting(mu_world *w, uint32_t agent, uint32_t place,
                                                                 bool plain)
{
    mu_contact   *c    = &w->pool[place];
    const int64_t wait = c->resumed ? -1 : w->now.us - c->arrived_us;

    mu_leave_queue(w, place);
    if (!plain && c->marks & MU_GHOST) {
        find_out(w, agent, place);
        return;
    }
    if (!plain && c->marks & MU_CALLBACK && rings_out(w, agent, place)) return;
    if (!plain && c->marks & MU_FRESH) mu_ask_taken_up(w, agent, c);
    if (!plain && w->type[c->type].adapts && wait >= 0) {
        const mu_taken t = { .type = c->type, .caller = c->caller, .number = c->number, .waited_us = wait };
        mu_choose_adapt(w, agent, &t, &c->talk_us, &c->wrap_up_us, &c->marks);
        if (w->opinions != NULL) c->mood = mu_opinion_begin(w, agent, &t);
    }
    if (__builtin_expect(wait >= 0, 1)) {
        mu_contact_cell *cell = mu_cell_of(w, c->cell, c->type);
        mu_note_answer(cell, c->talk_us, c->wrap_up_us, wait <= w->type[c->type].target_us);
        if (wait > 0) note_wait(w, cell, c, w->agent[agent].team, wait);
    }
    if (!plain && w->announcer != NULL && wait >= 0) mu_announce_answered(w, c, wait);
    mu_take_in_hand(w, agent, c->type, c->talk_us, c->wrap_up_us, wait, plain);
    if (__builtin_expect(w->remember, 0)) {
        w->in_hand[agent] = *c;
        mu_see(w, MU_SAW_ANSWER, c->number, c->type, w->agent[agent].team, (int32_t)agent);
        if (!plain && w->open != NULL) mu_journey_taken(w, agent);
        if (!plain && w->type[c->type].chat) mu_chat_begin(w, agent, c);
    }
    mu_pool_give(w, place);
}

void mu_flow_answer(mu_world *w, uint32_t agent, uint32_t place)
{
    answer_waiting(w, agent, place, false);
}

static inline uint32_t ask_next(mu_world *w, uint32_t agent, bool plain)
{
    const int32_t team = w->agent[agent].team;

    if (w->n_waiting == 0) return 0;
    if (plain) return mu_choose_waiting(w, team);

    const uint32_t first =
        w->model->teams[team].rich ? mu_choose_rich_waiting(w, team) : mu_choose_waiting(w, team);
    return first != 0 && w->hooks != NULL && w->hooks->next != NULL ? mu_consult_next(w, agent) : first;
}

/* Whoever goes home leaves what he had put by to the others. */
bool mu_flow_leave_kept(mu_world *w, uint32_t agent)
{
    const bool any = w->kept[agent] != 0;

    while (w->kept[agent] != 0) {
        const uint32_t place = w->kept[agent];
        mu_interrupt_drop_kept(w, agent);
        w->pool[place].queued_us = w->now.us;
        mu_queue_return(w, place);
        mu_see(w, MU_SAW_HAND_BACK, w->pool[place].number, w->pool[place].type, w->agent[agent].team,
               (int32_t)agent);
    }
    return any;
}

static void log_out(mu_world *w, uint32_t agent)
{
    mu_agent  *a      = &w->agent[agent];
    const bool kept   = w->kept != NULL && w->kept[agent] != 0;
    const bool leaves = kept || (w->held != NULL && w->held[agent] != 0);

    if (kept) mu_flow_leave_kept(w, agent);
    while (w->held != NULL && w->held[agent] != 0) mu_prefer_give_up(w, w->held[agent]);
    a->state = MU_OFF;
    if (w->minds != NULL) mu_minds_turn(w, agent, MU_OFF_DUTY);
    mu_stay_end(w, agent);
    mu_workday_staffed(w, a->team, -1);
    mu_see(w, MU_SAW_LOG_OUT, -1, -1, a->team, (int32_t)agent);
    if (w->orders != NULL) mu_loan_over(w, agent);
    if (leaves) mu_flow_offer_waiting(w);
}

void mu_flow_go_home(mu_world *w, uint32_t agent)
{
    if (w->roster != NULL) mu_roster_steps_away(w, agent);
    log_out(w, agent);
}

static void take_up_again(mu_world *w, uint32_t agent, uint32_t place)
{
    const mu_contact c = w->pool[place];

    mu_interrupt_drop_kept(w, agent);
    mu_pool_give(w, place);
    mu_take_in_hand(w, agent, c.type, c.talk_us, c.wrap_up_us, -1, false);
    w->in_hand[agent] = c;
    if (w->open != NULL) mu_effort_add(w, agent, &c, c.talk_us, c.wrap_up_us);
    mu_see(w, MU_SAW_RESUME, c.number, c.type, w->agent[agent].team, (int32_t)agent);
}

/* Past the end of a shift, or when a break is due, a person goes on only while a closing queue is being served, or when
 * the break may wait for the queue. */
static inline bool may_take_more(const mu_world *w, uint32_t agent, bool plain)
{
    return w->agent[agent].on_shift || (w->closed && w->model->closing == MU_CLOSE_SERVE) ||
           (!plain && w->roster != NULL && mu_roster_takes_more(w, agent));
}

void mu_flow_fill_seats(mu_world *w, uint32_t agent)
{
    if (w->desk == NULL || w->desk[agent].n == 0) return;
    while (may_take_more(w, agent, false)) {
        const uint32_t place = ask_next(w, agent, false);
        if (place == 0) break;
        const int32_t type = w->pool[place].type;
        if (!w->type[type].chat || !mu_chat_has_seat(w, agent, type)) break;
        answer_waiting(w, agent, place, false);
    }
    mu_chat_list(w, agent, may_take_more(w, agent, false));
}

static inline __attribute__((always_inline)) void become_free(mu_world *w, uint32_t agent, bool plain)
{
    mu_agent      *a     = &w->agent[agent];
    const uint32_t place = may_take_more(w, agent, plain) ? ask_next(w, agent, plain) : 0;

    if (!plain && w->held != NULL && w->held[agent] != 0 && may_take_more(w, agent, false)) {
        answer_waiting(w, agent, w->held[agent], false);
        mu_flow_fill_seats(w, agent);
        return;
    }
    if (!plain && w->kept != NULL && may_take_more(w, agent, false)) {
        const uint32_t kept = mu_interrupt_kept(w, agent, place);
        if (kept != 0) {
            take_up_again(w, agent, kept);
            return;
        }
    }
    if (place != 0) {
        answer_waiting(w, agent, place, plain);
        if (!plain) mu_flow_fill_seats(w, agent);
        return;
    }
    mu_agenda_set(&w->people, agent, MU_KEY_NONE);
    if (plain)
        mu_stretch_busy(w, a->team, a->busy_since_us);
    else
        mu_stretch_person(w, agent);
    if (a->on_shift || (!plain && mu_stay_keeps(w, agent))) {
        mu_idle_push(w, agent, plain);
        if (!plain && w->n_dials > 0) mu_dialler_hears(w, a->team);
    } else if (plain || w->roster == NULL || !mu_roster_steps_away(w, agent)) {
        if (!plain) mu_choose_note_busy(w, agent);
        log_out(w, agent);
    }
}

void mu_flow_free(mu_world *w, uint32_t agent)
{
    w->agent[agent].busy_since_us = w->now.us;
    become_free(w, agent, false);
}

/* One of several contacts in hand is finished. */
static __attribute__((noinline)) void chat_ends(mu_world *w, uint32_t agent)
{
    const int32_t     left = mu_chat_end(w, agent);
    const mu_contact *c    = &w->in_hand[agent];

    mu_customer_leaves(w, c);
    if (w->type[c->type].spec->journey != NULL) mu_journey_talk_over(w, agent);
    if (w->minds != NULL) mu_minds_practise(w, agent, c);
    if (w->type[c->type].spec->journey != NULL) mu_journey_done(w, c);
    mu_see(w, MU_SAW_FINISH, c->number, c->type, w->agent[agent].team, (int32_t)agent);
    if (left == 0)
        become_free(w, agent, false);
    else
        mu_flow_fill_seats(w, agent);
}

static inline __attribute__((always_inline)) void end_of_work(mu_world *w, uint32_t agent, bool plain)
{
    mu_agent            *a = &w->agent[agent];
    const mu_type_state *t = &w->type[a->type];

    if (w->remember) {
        const mu_contact *c = &w->in_hand[agent];
        if (w->making_way != NULL) mu_interrupt_forget(w, agent);
        if (a->state == MU_TALKING) {
            mu_customer_leaves(w, c);
            if (t->spec->journey != NULL) mu_journey_talk_over(w, agent);
            if (!plain && w->minds != NULL) mu_minds_practise(w, agent, c);
            if (!plain && a->state == MU_HOLDING) return;
            if (t->split_wrap && c->wrap_up_us > 0 && !(c->marks & (MU_UNREACHED | MU_ASTRAY))) {
                a->state = MU_WRAPPING;
                mu_set_end(w, agent, w->now.us + c->wrap_up_us);
                mu_see(w, MU_SAW_TALK_END, c->number, c->type, a->team, (int32_t)agent);
                return;
            }
        }
        if (!plain && t->spec->journey != NULL) mu_journey_done(w, c);
        mu_see(w, MU_SAW_FINISH, c->number, c->type, a->team, (int32_t)agent);
    }
    become_free(w, agent, plain);
}

void mu_flow_end(mu_world *w, uint32_t agent)
{
    if (__builtin_expect(w->plain, 1))
        end_of_work(w, agent, true);
    else {
        if (w->desk != NULL && w->desk[agent].n > 0)
            chat_ends(w, agent);
        else
            end_of_work(w, agent, false);
        mu_stay_review(w);
    }
}

void mu_flow_close_books(mu_world *w)
{
    for (int32_t type = 0; type < w->model->n_types; type++)
        for (uint32_t place = w->type[type].first; place != 0; place = w->pool[place].next)
            mu_stretch_queue(w, type, w->pool[place].queued_us);
    for (int32_t type = 0; w->early != NULL && type < w->model->n_types; type++)
        for (uint32_t place = w->early[type].first; place != 0; place = w->pool[place].next)
            mu_stretch_queue(w, type, w->pool[place].queued_us);
    for (int32_t i = 0; w->held != NULL && i < w->model->n_agents; i++)
        for (uint32_t place = w->held[i]; place != 0; place = w->pool[place].next)
            mu_stretch_queue(w, w->pool[place].type, w->pool[place].queued_us);
    for (int32_t i = 0; i < w->model->n_agents; i++) {
        const mu_agent *a = &w->agent[i];
        if (a->state == MU_TALKING || a->state == MU_WRAPPING || a->state == MU_HOLDING)
            mu_stretch_person(w, (uint32_t)i);
    }
    mu_chat_close_books(w);
    if (w->open != NULL) mu_backlog_close_books(w);
}
