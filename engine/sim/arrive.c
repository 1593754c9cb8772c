#include "sim/arrive.h"

#include "base/error.h"
#include "sim/announce.h"
#include "sim/backlog.h"
#include "sim/cases.h"
#include "sim/chat.h"
#include "sim/early.h"
#include "sim/floor.h"
#include "sim/flow.h"
#include "sim/gate.h"
#include "sim/hand.h"
#include "sim/interrupt.h"
#include "sim/journey.h"
#include "sim/opinion.h"
#include "sim/orders.h"
#include "sim/prefer.h"
#include "sim/stay.h"

void mu_arrive_think(mu_world *w, int32_t type, int32_t member)
{
    const mu_calendar *cal = &w->model->calendar;
    const int32_t      id  = w->type[type].first_member + member;
    int64_t            at  = w->now.us;
    int32_t            i   = w->window / 2; /* the window we are in, or the next */

    /* A thought that ends while the doors are closed is thought again from the next opening on. */
    for (;; i++) {
        if (i >= cal->n_windows) return;
        if (at < cal->windows[i].from.us) at = cal->windows[i].from.us;
        at += mu_dist_draw_span(w->type[type].spec->arrivals.think, &w->member[id].think).us;
        if (at < cal->windows[i].till.us) break;
        at = cal->windows[i].till.us;
    }
    const uint32_t slot = w->first_member_slot + (uint32_t)id;
    mu_agenda_set(&w->sources, slot, mu_key_make((mu_time){ at }, MU_CLASS_ARRIVAL, w->sequence++, slot));
}

void mu_customer_leaves(mu_world *w, const mu_contact *c)
{
    const mu_contact_type *spec = w->type[c->type].spec;

    if (c->marks & MU_GHOST) return; /* long ago */
    if (spec->lines >= 0 && !(c->marks & (MU_CALLBACK | MU_BACK))) w->line_in_use[spec->lines]--;
    if (spec->arrivals.kind == MU_ARRIVE_POPULATION && spec->journey == NULL)
        mu_arrive_think(w, c->type, c->caller);
}

/* ---- on the floor --------------------------------------------------------------------------------- */

/* Numbers wrap after four billion contacts; only ties of the same microsecond would notice. */
static inline uint32_t next_number(const mu_world *w)
{
    return (uint32_t)w->contacts;
}

/* Field by field into its place: a struct built first and copied then costs a few nanoseconds a customer. */
static inline void write_contact(mu_contact *c, const mu_world *w, const mu_visit *v)
{
    c->arrived_us = w->now.us;
    c->queued_us  = w->now.us;
    c->number     = (uint32_t)(w->contacts - 1);
    c->tie        = v->tie;
    c->talk_us    = v->talk_us;
    c->wrap_up_us = v->wrap_up_us;
    c->cell       = w->cell;
    c->type       = v->type;
    c->caller     = v->caller;
    c->resumed    = false;
    c->mood       = v->mood;
    c->marks      = v->marks;
}

static void block(mu_world *w, const mu_visit *v)
{
    const mu_contact_type *spec = w->type[v->type].spec;

    w->contact_cell[v->type].blocked++;
    mu_backlog_turned_away(w, v->type);
    mu_see(w, MU_SAW_BLOCKED, w->contacts - 1, v->type, -1, -1);
    if (spec->journey != NULL)
        mu_journey_unanswered(w, v);
    else if (spec->arrivals.kind == MU_ARRIVE_POPULATION)
        mu_arrive_think(w, v->type, v->caller);
}

static void adapt(mu_world *w, uint32_t agent, mu_visit *v)
{
    const mu_taken t = { .type = v->type, .caller = v->caller, .number = w->contacts - 1 };

    mu_choose_adapt(w, agent, &t, &v->talk_us, &v->wrap_up_us, &v->marks);
    if (w->opinions != NULL) v->mood = mu_opinion_begin(w, agent, &t);
}

/* The customer is called back and is not there. */
static bool rings_out(mu_world *w, uint32_t agent, mu_visit *v)
{
    mu_contact *c = &w->in_hand[agent];
    int64_t     ring_us;

    write_contact(c, w, v);
    if (mu_gate_reaches(w, c, &ring_us)) return false;
    w->agent[agent].busy_since_us = w->now.us;
    mu_ring_out(w, agent, ring_us);
    return true;
}

static inline void answer_at_once(mu_world *w, uint32_t agent, mu_visit *v, bool plain)
{
    if (!plain && v->marks & MU_CALLBACK && rings_out(w, agent, v)) return;
    if (!plain && w->type[v->type].adapts) adapt(w, agent, v);
    if (!plain && w->announcer != NULL) mu_announce_note_wait(w, v->type, 0);
    mu_note_answer(&w->contact_cell[v->type], v->talk_us, v->wrap_up_us, true);
    w->agent[agent].busy_since_us = w->now.us;
    mu_take_in_hand(w, agent, v->type, v->talk_us, v->wrap_up_us, 0, plain);
    if (__builtin_expect(w->remember, 0)) {
        write_contact(&w->in_hand[agent], w, v);
        mu_see(w, MU_SAW_ANSWER, w->contacts - 1, v->type, w->agent[agent].team, (int32_t)agent);
        if (!plain && w->open != NULL) mu_journey_taken(w, agent);
        if (!plain && w->type[v->type].chat) {
            mu_chat_begin(w, agent, &w->in_hand[agent]);
            mu_chat_list(w, agent, w->agent[agent].on_shift);
        }
    }
}

/* How long he waits before something happens: he gives up, or is asked for a message. */
static inline int64_t stays_for(const mu_world *w, const mu_visit *v, bool plain)
{
    if (plain || w->type[v->type].spec->gate == NULL) return v->patience_us;
    const int64_t asked_us          = mu_gate_asks_after(w, v);
    w->cases[v->caller].gives_up_us = v->patience_us;
    return asked_us < v->patience_us ? asked_us : v->patience_us;
}

static inline void enqueue(mu_world *w, const mu_visit *v, bool plain)
{
    const uint32_t place = mu_pool_take(w);

    if (__builtin_expect(place == 0, 0)) return; /* no_memory is set: the run ends */
    write_contact(&w->pool[place], w, v);
    w->contact_cell[v->type].delayed++;
    mu_queue_push(w, place);
    const int64_t stays_us = stays_for(w, v, plain);
    if (stays_us < MU_NEVER_US)
        mu_agenda_set(&w->waiters, place,
                      mu_key_make((mu_time){ w->now.us + stays_us }, MU_CLASS_ABANDON, w->sequence++, place));
    mu_see_told(w, MU_SAW_QUEUED, w->contacts - 1, v->type, plain ? -1 : mu_announced(w, v->type, v->caller));
    if (!plain && w->type[v->type].overflows) mu_choose_plan_overflow(w, place);
    if (!plain && w->ask_again_us > 0) mu_consult_again(w, place);
}

/* Someone puts his work by for it. */
static bool interrupt_someone(mu_world *w, mu_visit *v)
{
    const uint32_t agent = w->making_way != NULL ? mu_interrupt_for(w, v->type, 0) : MU_NOBODY;
    const int32_t  lines = w->type[v->type].spec->lines;

    if (agent == MU_NOBODY) return false;
    if (lines >= 0) w->line_in_use[lines]++;
    answer_at_once(w, agent, v, false);
    mu_flow_offer_waiting(w);
    return true;
}

/* Someone takes it beside what he has in hand. */
static bool take_beside(mu_world *w, mu_visit *v)
{
    const uint32_t agent = mu_chat_seat_for(w, v->type, 0);
    const int32_t  lines = w->type[v->type].spec->lines;

    if (agent == MU_NOBODY) return false;
    const int64_t since = w->agent[agent].busy_since_us;
    if (lines >= 0) w->line_in_use[lines]++;
    answer_at_once(w, agent, v, false);
    w->agent[agent].busy_since_us = since;
    return true;
}

/* Nobody is idle for it: is it answered or gone all the same? */
static bool need_not_wait(mu_world *w, mu_visit *v)
{
    const mu_contact_type *spec    = w->type[v->type].spec;
    int64_t                told_us = -1;

    if (w->type[v->type].chat && take_beside(w, v)) return true;
    if (spec->interrupts && interrupt_someone(w, v)) return true;
    if (spec->announce != NULL) told_us = mu_announce_wait(w, v);
    if (spec->gate != NULL && mu_gate_calls_back(w, v, told_us)) {
        v->marks |= MU_CALLBACK;
        v->patience_us = MU_NEVER_US;
        return false;
    }
    if (spec->journey == NULL || !mu_journey_balks(w, v, told_us)) return false;
    block(w, v);
    return true;
}

static inline void wait(mu_world *w, const mu_visit *v, bool plain)
{
    const mu_contact_type *spec = w->type[v->type].spec;

    if (spec->queue_capacity >= 0 && w->waiting[v->type] >= spec->queue_capacity) {
        block(w, v);
        return;
    }
    if (spec->lines >= 0 && (plain || !(v->marks & MU_CALLBACK))) w->line_in_use[spec->lines]++;
    enqueue(w, v, plain);
}

static __attribute__((noinline)) void see_arrival(const mu_world *w, const mu_visit *v)
{
    const bool        in_case = w->type[v->type].spec->journey != NULL && v->caller >= 0;
    const int64_t     contact = w->contacts - 1;
    const mu_sighting s       = { .what    = MU_SAW_ARRIVAL,
                                  .at      = w->now,
                                  .contact = contact,
                                  .type    = v->type,
                                  .team    = -1,
                                  .agent   = -1,
                                  .first   = in_case ? w->cases[v->caller].first : contact,
                                  .told_us = -1 };

    w->observer->see(w->observer->context, &s);
}

/* `asks`: the hook is asked who takes it, all else is as `plain` says. */
static inline __attribute__((always_inline)) void admit(mu_world *w, mu_visit *v, bool plain, bool asks)
{
    const mu_contact_type *spec = w->type[v->type].spec;
    int32_t                team;

    w->contacts++;
    w->contact_cell[v->type].offered++;
    if (!plain) {
        mu_backlog_comes(w, v->type);
        mu_so_far_comes(w, v->type);
    }
    if (__builtin_expect(w->observer != NULL, 0)) see_arrival(w, v);
    if (!plain && spec->journey != NULL) mu_stay_here(w, v->type, 1);

    if (spec->lines >= 0 && w->line_in_use[spec->lines] >= w->model->lines[spec->lines].capacity) {
        block(w, v);
        return;
    }
    team = asks ? mu_consult_route(w, v->type, 0, v->caller) : mu_ask_route(w, v->type, 0, v->caller, plain);
    if (team >= 0) {
        if (spec->lines >= 0) w->line_in_use[spec->lines]++;
        const bool named = asks && w->named != MU_NOBODY;
        answer_at_once(w, named ? mu_idle_named(w, team) : mu_idle_pop(w, team, v->type, plain), v, plain);
    } else if (plain || !need_not_wait(w, v)) {
        wait(w, v, plain);
    }
}

static __attribute__((noinline)) void admit_plainly(mu_world *w, mu_visit *v)
{
    admit(w, v, true, false);
}

/* All is plain but for the hook. */
static __attribute__((noinline)) void admit_asking(mu_world *w, mu_visit *v)
{
    admit(w, v, true, true);
}

/* He waits for one person alone. */
static void wait_for(mu_world *w, uint32_t agent, const mu_visit *v)
{
    const int64_t  stays_us = stays_for(w, v, false);
    const uint32_t place    = mu_pool_take(w);

    if (place == 0) return;
    write_contact(&w->pool[place], w, v);
    w->contact_cell[v->type].delayed++;
    if (w->type[v->type].spec->announce != NULL) mu_announce_nothing(w, v);
    mu_prefer_hold(w, agent, place);
    if (stays_us < MU_NEVER_US)
        mu_agenda_set(&w->waiters, place,
                      mu_key_make((mu_time){ w->now.us + stays_us }, MU_CLASS_ABANDON, w->sequence++, place));
    mu_see(w, MU_SAW_QUEUED, w->contacts - 1, v->type, -1, -1);
}

/* A customer who comes back goes to the person he had before, when that one is idle or worth waiting for. */
static bool goes_to_the_same(mu_world *w, mu_visit *v)
{
    const mu_contact_type *spec  = w->type[v->type].spec;
    const uint32_t         agent = mu_prefer_whom(w, v);

    if (agent == MU_NOBODY) return false;
    if (spec->lines >= 0 && w->line_in_use[spec->lines] >= w->model->lines[spec->lines].capacity)
        return false;
    w->contacts++;
    w->contact_cell[v->type].offered++;
    mu_backlog_comes(w, v->type);
    mu_so_far_comes(w, v->type);
    mu_see(w, MU_SAW_ARRIVAL, w->contacts - 1, v->type, -1, -1);
    mu_stay_here(w, v->type, 1);
    if (spec->lines >= 0) w->line_in_use[spec->lines]++;
    if (w->agent[agent].state == MU_IDLE) {
        mu_idle_remove(w, w->agent[agent].team, agent, agent);
        answer_at_once(w, agent, v, false);
    } else {
        wait_for(w, agent, v);
    }
    return true;
}

/* His channel is not open yet. */
static void wait_for_opening(mu_world *w, mu_visit *v)
{
    const mu_contact_type *spec     = w->type[v->type].spec;
    const int32_t          waiting  = w->waiting[v->type] + w->early[v->type].n;
    const int64_t          stays_us = stays_for(w, v, false);

    w->contacts++;
    w->contact_cell[v->type].offered++;
    mu_backlog_comes(w, v->type);
    if (__builtin_expect(w->observer != NULL, 0)) see_arrival(w, v);
    mu_stay_here(w, v->type, 1);
    if ((spec->lines >= 0 && w->line_in_use[spec->lines] >= w->model->lines[spec->lines].capacity) ||
        (spec->queue_capacity >= 0 && waiting >= spec->queue_capacity)) {
        block(w, v);
        return;
    }
    const uint32_t place = mu_pool_take(w);
    if (place == 0) return;
    if (spec->lines >= 0) w->line_in_use[spec->lines]++;
    write_contact(&w->pool[place], w, v);
    w->contact_cell[v->type].delayed++;
    if (spec->announce != NULL) mu_announce_nothing(w, v);
    mu_early_join(w, place);
    if (stays_us < MU_NEVER_US)
        mu_agenda_set(&w->waiters, place,
                      mu_key_make((mu_time){ w->now.us + stays_us }, MU_CLASS_ABANDON, w->sequence++, place));
    mu_see(w, MU_SAW_EARLY, w->contacts - 1, v->type, -1, -1);
}

void mu_admit(mu_world *w, mu_visit *v)
{
    const mu_contact_type *spec = w->type[v->type].spec;

    if (spec->journey != NULL) w->cases[v->caller].patience_us = v->patience_us;
    if (w->early != NULL && mu_early_is(w, v)) {
        wait_for_opening(w, v);
        return;
    }
    if (spec->prefer.us > 0 && goes_to_the_same(w, v)) return;
    admit(w, v, false, false);
}

void mu_turn_away(mu_world *w, const mu_visit *v)
{
    w->contacts++;
    w->contact_cell[v->type].offered++;
    mu_backlog_comes(w, v->type);
    mu_so_far_comes(w, v->type);
    mu_see(w, MU_SAW_ARRIVAL, w->contacts - 1, v->type, -1, -1);
    if (w->type[v->type].spec->journey != NULL) {
        w->cases[v->caller].patience_us = v->patience_us; /* he may try again with as much of it */
        mu_stay_here(w, v->type, 1);
    }
    block(w, v);
}

/* Work that lies there is no customer at the door. */
static bool is_asked_about(const mu_world *w, const mu_visit *v)
{
    return w->hooks != NULL && w->hooks->admit != NULL &&
           w->type[v->type].spec->arrivals.kind != MU_ARRIVE_BACKLOG;
}

void mu_come_to_door(mu_world *w, mu_visit *v)
{
    const bool asked = is_asked_about(w, v);

    if (asked && !mu_consult_admit(w, v)) {
        if (!w->halted) mu_turn_away(w, v);
    } else if (w->type[v->type].spec->gate == NULL || mu_gate_lets_in(w, v)) {
        mu_admit(w, v);
    }
    if (asked) mu_consult_admitted(w);
}

/* A customer comes for the first time; `caller` is his number in a finite population, or -1. */
static void come_in(mu_world *w, mu_visit *v)
{
    mu_type_state         *t    = &w->type[v->type];
    const mu_contact_type *spec = t->spec;

    if (spec->journey == NULL && t->adapts && v->caller < 0) v->caller = (int32_t)t->n_cases++;
    if (spec->journey != NULL && (v->caller = mu_case_open(w, v->type, v->caller)) < 0) return;
    if (w->orders != NULL && mu_orders_turn_away(w, v->type)) {
        mu_turn_away(w, v);
        return;
    }
    mu_come_to_door(w, v);
}

/* Draws what the customer brings. All of it is drawn whether needed or not, each from a stream of its own, so
 * that the n-th customer of a type is the same in every arm. */
static inline void arrive(mu_world *w, int32_t type)
{
    mu_type_state         *t    = &w->type[type];
    const mu_contact_type *spec = t->spec;
    mu_visit v = { .patience_us = MU_NEVER_US, .type = type, .caller = -1, .tie = next_number(w) };

    v.talk_us = mu_dist_draw_span(spec->talk, &t->talk).us;
    if (spec->wrap_up != NULL) v.wrap_up_us = mu_dist_draw_span(spec->wrap_up, &t->wrap_up).us;
    if (spec->patience != NULL) v.patience_us = mu_dist_draw_span(spec->patience, &t->patience).us;
    if (__builtin_expect(w->plain, 1)) {
        if (__builtin_expect(w->asks, 0))
            admit_asking(w, &v);
        else
            admit_plainly(w, &v);
        return;
    }
    come_in(w, &v);
}

/* A traced contact brings what its row says and draws the rest. */
static void arrive_from_trace(mu_world *w, int32_t type, const mu_trace_row *row)
{
    mu_type_state         *t    = &w->type[type];
    const mu_contact_type *spec = t->spec;
    mu_visit               v = { row->talk.us, row->wrap_up.us, row->patience.us, type, -1, row->row, 0, 0 };

    if (v.talk_us < 0) v.talk_us = mu_dist_draw_span(spec->talk, &t->talk).us;
    if (v.wrap_up_us < 0)
        v.wrap_up_us = spec->wrap_up != NULL ? mu_dist_draw_span(spec->wrap_up, &t->wrap_up).us : 0;
    if (v.patience_us < 0)
        v.patience_us =
            spec->patience != NULL ? mu_dist_draw_span(spec->patience, &t->patience).us : MU_NEVER_US;
    come_in(w, &v);
}

static void plan_arrival(mu_world *w, int32_t type)
{
    mu_source     *s    = &w->type[type].source;
    const int64_t  at   = mu_source_next(s);
    const uint32_t slot = (uint32_t)type;

    if (__builtin_expect(at >= MU_NEVER_US, 0)) {
        mu_agenda_set(&w->sources, slot, MU_KEY_NONE);
        return;
    }
    const bool     traced   = s->type->arrivals.kind == MU_ARRIVE_TRACE;
    const uint64_t sequence = traced ? s->type->arrivals.rows[s->row].row : w->sequence++;
    mu_agenda_set(&w->sources, slot, mu_key_make((mu_time){ at }, MU_CLASS_ARRIVAL, sequence, slot));
}

void mu_arrive_next(mu_world *w, int32_t type)
{
    mu_source         *s = &w->type[type].source;
    const mu_arrivals *a = &s->type->arrivals;

    if (__builtin_expect(a->kind == MU_ARRIVE_TRACE, 0)) {
        arrive_from_trace(w, type, &a->rows[s->row++]);
    } else if (__builtin_expect(a->kind == MU_ARRIVE_BACKLOG, 0)) {
        if (a->backlog < 0) mu_arrive_refill(w, type);
        for (int64_t n = a->backlog; n > 0 && !w->no_memory; n--) arrive(w, type);
    } else if (__builtin_expect(a->batch != NULL, 0)) {
        int64_t n = (int64_t)mu_dist_draw(a->batch, &s->batch);
        while (n-- > 0 && !w->no_memory) arrive(w, type);
    } else {
        arrive(w, type);
    }
    plan_arrival(w, type);
}

void mu_arrive_dialled(mu_world *w, int32_t type)
{
    mu_type_state         *t    = &w->type[type];
    const mu_contact_type *spec = t->spec;
    mu_visit v = { .patience_us = MU_NEVER_US, .type = type, .caller = -1, .tie = next_number(w) };

    v.talk_us = mu_dist_draw_span(spec->talk, &t->talk).us;
    if (spec->wrap_up != NULL) v.wrap_up_us = mu_dist_draw_span(spec->wrap_up, &t->wrap_up).us;
    if (spec->patience != NULL) v.patience_us = mu_dist_draw_span(spec->patience, &t->patience).us;
    if ((v.caller = mu_case_open(w, type, -1)) >= 0) mu_admit(w, &v);
}

void mu_arrive_refill(mu_world *w, int32_t type)
{
    if (!w->closed && w->waiting[type] == 0) arrive(w, type);
}

void mu_arrive_member(mu_world *w, int32_t type, int32_t member)
{
    const mu_type_state   *t    = &w->type[type];
    const mu_contact_type *spec = t->spec;
    const int32_t          id   = t->first_member + member;
    mu_member             *own  = &w->member[id];
    mu_visit v = { .patience_us = MU_NEVER_US, .type = type, .caller = member, .tie = next_number(w) };

    mu_agenda_set(&w->sources, w->first_member_slot + (uint32_t)id, MU_KEY_NONE);
    own->n++;
    v.talk_us = mu_dist_draw_span(spec->talk, &own->talk).us;
    if (spec->wrap_up != NULL) v.wrap_up_us = mu_dist_draw_span(spec->wrap_up, &own->wrap_up).us;
    if (spec->patience != NULL) v.patience_us = mu_dist_draw_span(spec->patience, &own->patience).us;
    come_in(w, &v);
}

void mu_arrive_begin(mu_world *w)
{
    for (int32_t type = 0; type < w->model->n_types; type++) {
        const mu_arrivals *a = &w->model->types[type].arrivals;
        if (a->kind != MU_ARRIVE_POPULATION)
            plan_arrival(w, type);
        else
            for (int32_t member = 0; member < a->population; member++) mu_arrive_think(w, type, member);
    }
}
