#include "sim/flow.h"

#include "base/error.h"
#include "sim/arrive.h"
#include "sim/floor.h"
#include "sim/hand.h"
#include "sim/stretch.h"
#include "sim/workday.h"

static inline mu_contact_cell *cell_of(const mu_world *w, int32_t cell, int32_t type)
{
    return &w->record->contact[(int64_t)cell * w->model->n_types + type];
}

static inline void note_wait(const mu_world *w, mu_contact_cell *cell, int32_t type, int64_t wait_us)
{
    const double wait_s = (double)wait_us * 1e-6;

    cell->wait_answered_us += (double)wait_us;
    if (wait_us > cell->wait_max_us) cell->wait_max_us = wait_us;
    cell->wait_answered_sq_s2 += wait_s * wait_s;
    mu_hist_add(&w->record->wait[type], wait_us);
}

static void leave_queue(mu_world *w, uint32_t place)
{
    const mu_contact *c = &w->pool[place];

    mu_queue_remove(w, place);
    mu_stretch_queue(w, c->type, c->queued_us);
    if (!w->patient) mu_agenda_set(&w->waiters, place, MU_KEY_NONE);
}

static inline void answer_waiting(mu_world *w, uint32_t agent, uint32_t place)
{
    const mu_contact *c = &w->pool[place];

    const int64_t wait = c->resumed ? -1 : w->now.us - c->arrived_us;

    leave_queue(w, place);
    if (__builtin_expect(wait >= 0, 1)) {
        mu_contact_cell *cell = cell_of(w, c->cell, c->type);
        mu_note_answer(cell, c->talk_us, c->wrap_up_us, wait <= w->type[c->type].target_us);
        if (wait > 0) note_wait(w, cell, c->type, wait);
    }
    mu_take_in_hand(w, agent, c->type, c->talk_us, c->wrap_up_us, wait);
    if (__builtin_expect(w->remember, 0)) {
        w->in_hand[agent] = *c;
        mu_see(w, MU_SAW_ANSWER, c->number, c->type, w->agent[agent].team, (int32_t)agent);
    }
    mu_pool_give(w, place);
}

static uint32_t ask_next(mu_world *w, int32_t team)
{
    const uint32_t first = w->n_waiting > 0 ? mu_choose_waiting(w, team) : 0;

    if (__builtin_expect(w->hooks == NULL || w->hooks->next == NULL, 1) || first == 0) return first;

    const mu_view view = { w->model, w->now.us, w->idle, w->waiting };
    const int32_t type = w->hooks->next(w->hooks->context, &view, team);
    mu_assert(type >= -1 && type < w->model->n_types);
    mu_assert(type < 0 || (w->type[type].first != 0 && mu_is_able(w->model, team, type)));
    return type < 0 ? 0 : w->type[type].first;
}

static void log_out(mu_world *w, uint32_t agent)
{
    mu_agent *a = &w->agent[agent];

    a->state = MU_OFF;
    mu_workday_staffed(w, a->team, -1);
    mu_see(w, MU_SAW_LOG_OUT, -1, -1, a->team, (int32_t)agent);
}

/* Past the end of a shift a person goes on only while a closing queue is being served. */
static inline bool may_take_more(const mu_world *w, const mu_agent *a)
{
    return a->on_shift || (w->closed && w->model->closing == MU_CLOSE_SERVE);
}

static inline void become_free(mu_world *w, uint32_t agent)
{
    mu_agent      *a     = &w->agent[agent];
    const uint32_t place = may_take_more(w, a) ? ask_next(w, a->team) : 0;

    if (place != 0) {
        answer_waiting(w, agent, place);
        return;
    }
    mu_agenda_set(&w->people, agent, MU_KEY_NONE);
    mu_stretch_busy(w, a->team, a->busy_since_us);
    if (a->on_shift)
        mu_idle_push(w, agent);
    else
        log_out(w, agent);
}

void mu_flow_free(mu_world *w, uint32_t agent)
{
    w->agent[agent].busy_since_us = w->now.us;
    become_free(w, agent);
}

void mu_flow_end(mu_world *w, uint32_t agent)
{
    mu_agent            *a = &w->agent[agent];
    const mu_type_state *t = &w->type[a->type];

    if (w->remember) {
        const mu_contact *c = &w->in_hand[agent];
        if (a->state == MU_TALKING) {
            mu_customer_leaves(w, c);
            if (t->split_wrap && c->wrap_up_us > 0) {
                a->state = MU_WRAPPING;
                mu_set_end(w, agent, w->now.us + c->wrap_up_us);
                mu_see(w, MU_SAW_TALK_END, c->number, c->type, a->team, (int32_t)agent);
                return;
            }
        }
        mu_see(w, MU_SAW_FINISH, c->number, c->type, a->team, (int32_t)agent);
    }
    become_free(w, agent);
}

/* A contact that was handed back and is not taken up again ends like one that was cut off. */
static void note_cut_off(mu_contact_cell *cell, const mu_contact *c)
{
    cell->talk_us -= (double)c->talk_us;
    cell->wrap_up_us -= (double)c->wrap_up_us;
    cell->cut_off++;
}

static void gives_up(mu_world *w, uint32_t place, mu_saw how)
{
    const mu_contact    *c    = &w->pool[place];
    const mu_type_state *t    = &w->type[c->type];
    mu_contact_cell     *cell = cell_of(w, c->cell, c->type);
    const int64_t        wait = w->now.us - c->arrived_us;

    leave_queue(w, place);
    if (c->resumed) {
        note_cut_off(cell, c);
    } else {
        if (how == MU_SAW_DROP) {
            cell->dropped++;
        } else {
            cell->abandoned++;
            cell->abandoned_in_target += wait <= t->target_us;
            cell->short_abandoned += wait <= t->short_us;
        }
        cell->wait_abandoned_us += (double)wait;
    }
    mu_see(w, how, c->number, c->type, -1, -1);
    if (w->remember) mu_customer_leaves(w, c);
    mu_pool_give(w, place);
}

void mu_flow_abandon(mu_world *w, uint32_t place)
{
    gives_up(w, place, MU_SAW_ABANDON);
}
void mu_flow_drop_waiting(mu_world *w, uint32_t place)
{
    gives_up(w, place, MU_SAW_DROP);
}

void mu_flow_take_back(mu_world *w, uint32_t agent, bool cut_off)
{
    mu_agent        *a         = &w->agent[agent];
    mu_contact       c         = w->in_hand[agent];
    mu_contact_cell *cell      = cell_of(w, c.cell, c.type);
    mu_team_cell    *team      = &w->team_cell[a->team];
    const int64_t    left      = mu_key_time(w->people.node[w->people.leaves + agent]).us - w->now.us;
    const bool       two_steps = w->type[c.type].split_wrap; /* then `left` is of the talk alone */
    const int64_t    talk_left = a->state == MU_WRAPPING ? 0 : two_steps ? left : left - c.wrap_up_us;

    mu_agenda_set(&w->people, agent, MU_KEY_NONE);
    mu_stretch_busy(w, a->team, a->busy_since_us);
    a->busy_since_us = w->now.us;
    if (talk_left <= 0) { /* the customer is gone: what is left of the wrap-up is not done */
        cell->wrap_up_us -= (double)left;
        team->wrap_up_us -= (double)left;
        mu_see(w, MU_SAW_FINISH, c.number, c.type, a->team, (int32_t)agent);
        if (a->state == MU_TALKING) mu_customer_leaves(w, &c);
    } else if (cut_off) { /* it was answered, so it is not dropped; only the times are corrected */
        cell->wrap_up_us -= (double)c.wrap_up_us;
        cell->talk_us -= (double)talk_left;
        team->wrap_up_us -= (double)c.wrap_up_us;
        team->talk_us -= (double)talk_left;
        cell->cut_off++;
        mu_see(w, MU_SAW_DROP, c.number, c.type, a->team, (int32_t)agent);
        mu_customer_leaves(w, &c);
    } else {
        const uint32_t place = mu_pool_take(w);
        if (place == 0) return;
        team->wrap_up_us -= (double)c.wrap_up_us;
        team->talk_us -= (double)talk_left;
        c.talk_us      = talk_left;
        c.resumed      = true;
        c.queued_us    = w->now.us;
        w->pool[place] = c;
        mu_queue_return(w, place);
        mu_see(w, MU_SAW_HAND_BACK, c.number, c.type, a->team, (int32_t)agent);
    }
}

/* The first of all waiting contacts that someone idle may take, in the order in which a free person would choose;
 * its team in *team. 0: none. */
static uint32_t first_takeable(mu_world *w, int32_t *team)
{
    uint32_t best = 0;

    for (int32_t type = 0; type < w->model->n_types; type++) {
        const uint32_t first = w->type[type].first;
        if (first == 0 || (best != 0 && !mu_goes_before(w, first, best))) continue;
        const int32_t chosen = mu_ask_route(w, type);
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
        const uint32_t agent          = mu_idle_pop(w, team);
        w->agent[agent].busy_since_us = w->now.us;
        answer_waiting(w, agent, place);
    }
}

void mu_flow_close_books(mu_world *w)
{
    for (int32_t type = 0; type < w->model->n_types; type++)
        for (uint32_t place = w->type[type].first; place != 0; place = w->pool[place].next)
            mu_stretch_queue(w, type, w->pool[place].queued_us);
    for (int32_t i = 0; i < w->model->n_agents; i++) {
        const mu_agent *a = &w->agent[i];
        if (a->state == MU_TALKING || a->state == MU_WRAPPING) mu_stretch_busy(w, a->team, a->busy_since_us);
    }
}
