#include "sim/flow.h"

#include "base/error.h"
#include "sim/floor.h"
#include "sim/workday.h"

/* ---- time into cells ------------------------------------------------------------------------------ */

/* The total that sits at `entry` in the row of a cell; rows are `row` bytes long. */
static inline int64_t *total(void *base, size_t row, int32_t cell, size_t entry)
{
    return (int64_t *)(void *)((char *)base + (size_t)cell * row + entry);
}

/* Adds the stretch from_us..now, which began before the current cell, to the totals of the cells it covers. */
static void add_stretch_slowly(const mu_world *w, int64_t from_us, void *base, size_t row, size_t entry)
{
    const mu_cell *cells = w->model->calendar.cells;
    int64_t        till  = w->now.us;
    int32_t        cell  = w->cell;

    while (cell > 0 && from_us < cells[cell].from.us) {
        if (till > cells[cell].from.us) {
            *total(base, row, cell, entry) += till - cells[cell].from.us;
            till = cells[cell].from.us;
        }
        cell--;
    }
    *total(base, row, cell, entry) += till - from_us;
}

static inline void add_queue_time(mu_world *w, int32_t type, int64_t from_us)
{
    if (__builtin_expect(from_us >= w->cell_from_us, 1)) {
        w->contact_cell[type].queue_us += w->now.us - from_us;
        return;
    }
    add_stretch_slowly(w, from_us, w->record->contact, (size_t)w->model->n_types * sizeof(mu_contact_cell),
                       (size_t)type * sizeof(mu_contact_cell) + offsetof(mu_contact_cell, queue_us));
}

static inline void add_busy_time(mu_world *w, int32_t team, int64_t from_us)
{
    if (__builtin_expect(from_us >= w->cell_from_us, 1)) {
        w->team_cell[team].busy_us += w->now.us - from_us;
        return;
    }
    add_stretch_slowly(w, from_us, w->record->team, (size_t)w->model->n_teams * sizeof(mu_team_cell),
                       (size_t)team * sizeof(mu_team_cell) + offsetof(mu_team_cell, busy_us));
}

static inline mu_contact_cell *cell_of(const mu_world *w, int32_t cell, int32_t type)
{
    return &w->record->contact[(int64_t)cell * w->model->n_types + type];
}

/* ---- a population's members ----------------------------------------------------------------------- */

static void member_thinks(mu_world *w, int32_t type, int32_t member)
{
    const mu_calendar *cal = &w->model->calendar;
    const int32_t      id  = w->type[type].first_member + member;
    mu_rng            *r   = &w->member[id];
    int64_t            at  = w->now.us;
    int32_t            i   = w->window / 2; /* the window we are in, or the next */

    /* A thought that ends while the doors are closed is thought again from the next opening on. */
    for (;; i++) {
        if (i >= cal->n_windows) return;
        if (at < cal->windows[i].from.us) at = cal->windows[i].from.us;
        at += mu_dist_draw_span(w->type[type].spec->arrivals.think, r).us;
        if (at < cal->windows[i].till.us) break;
        at = cal->windows[i].till.us;
    }
    const uint32_t slot = w->first_member_slot + (uint32_t)id;
    mu_agenda_set(&w->sources, slot, mu_key_make((mu_time){ at }, MU_CLASS_ARRIVAL, w->sequence++, slot));
}

/* The customer has hung up: his line is free, and a population's member goes back to his thoughts. */
static void customer_leaves(mu_world *w, const mu_contact *c)
{
    const int32_t lines = w->type[c->type].spec->lines;

    if (lines >= 0) w->line_in_use[lines]--;
    if (c->member >= 0) member_thinks(w, c->type, c->member);
}

/* ---- answering ------------------------------------------------------------------------------------ */

static inline void set_end(mu_world *w, uint32_t agent, int64_t at_us)
{
    mu_agenda_set(&w->people, agent, mu_key_make((mu_time){ at_us }, MU_CLASS_END, w->sequence++, agent));
}

/* What the record sees of an answer, after a wait of `wait_us`. */
static inline void note_answer(mu_contact_cell *cell, int64_t talk_us, int64_t wrap_up_us, bool in_target)
{
    cell->answered++;
    cell->answered_in_target += in_target;
    cell->talk_us += talk_us;
    cell->wrap_up_us += wrap_up_us;
}

static inline void note_wait(const mu_world *w, mu_contact_cell *cell, int32_t type, int64_t wait_us)
{
    const double wait_s = (double)wait_us * 1e-6;

    cell->wait_answered_us += wait_us;
    if (wait_us > cell->wait_max_us) cell->wait_max_us = wait_us;
    cell->wait_answered_sq_s2 += wait_s * wait_s;
    mu_hist_add(&w->record->wait[type], wait_us);
}

/* `agent`, not idle any more, has a contact in hand from now on. */
static inline void take_in_hand(mu_world *w, uint32_t agent, int32_t type, int64_t talk_us, int64_t wrap_up_us)
{
    mu_agent *a = &w->agent[agent];

    w->team_cell[a->team].answered++;
    a->type  = type;
    a->state = MU_TALKING;
    set_end(w, agent, w->now.us + talk_us + (w->type[type].split_wrap ? 0 : wrap_up_us));
}

static void leave_queue(mu_world *w, uint32_t place)
{
    const mu_contact *c = &w->pool[place];

    mu_queue_remove(w, place);
    add_queue_time(w, c->type, c->queued_us);
    if (!w->patient) mu_agenda_set(&w->waiters, place, MU_KEY_NONE);
}

static inline void answer_waiting(mu_world *w, uint32_t agent, uint32_t place)
{
    const mu_contact *c = &w->pool[place];

    leave_queue(w, place);
    if (__builtin_expect(!c->resumed, 1)) {
        mu_contact_cell *cell = cell_of(w, c->cell, c->type);
        const int64_t    wait = w->now.us - c->arrived_us;
        note_answer(cell, c->talk_us, c->wrap_up_us, wait <= w->type[c->type].target_us);
        if (wait > 0) note_wait(w, cell, c->type, wait);
    }
    take_in_hand(w, agent, c->type, c->talk_us, c->wrap_up_us);
    if (__builtin_expect(w->remember, 0)) {
        w->in_hand[agent] = *c;
        mu_see(w, MU_SAW_ANSWER, c->number, c->type, w->agent[agent].team, (int32_t)agent);
    }
    mu_pool_give(w, place);
}

/* ---- arriving ------------------------------------------------------------------------------------- */

static inline int32_t ask_route(mu_world *w, int32_t type)
{
    if (__builtin_expect(w->hooks == NULL || w->hooks->route == NULL, 1)) return mu_choose_team(w, type);

    const mu_view view = { w->model, w->now, w->idle, w->waiting };
    const int32_t team = w->hooks->route(w->hooks->context, &view, type);
    mu_assert(team >= -1 && team < w->model->n_teams && (team < 0 || w->idle[team] > 0));
    return team;
}

/* What a customer brings. */
typedef struct {
    int64_t talk_us, wrap_up_us, patience_us;
    int32_t type, member; /* member of a finite population, or -1 */
} visit;

/* Field by field into its place: a struct built first and copied then costs a few nanoseconds a customer. */
static inline void write_contact(mu_contact *c, const mu_world *w, const visit *v)
{
    c->arrived_us = w->now.us;
    c->queued_us  = w->now.us;
    c->number     = w->contacts - 1;
    c->talk_us    = v->talk_us;
    c->wrap_up_us = v->wrap_up_us;
    c->cell       = w->cell;
    c->type       = v->type;
    c->member     = v->member;
    c->resumed    = false;
}

static void block(mu_world *w, const visit *v)
{
    w->contact_cell[v->type].blocked++;
    mu_see(w, MU_SAW_BLOCKED, w->contacts - 1, v->type, -1, -1);
    if (v->member >= 0) member_thinks(w, v->type, v->member);
}

static inline void answer_at_once(mu_world *w, uint32_t agent, const visit *v)
{
    note_answer(&w->contact_cell[v->type], v->talk_us, v->wrap_up_us, true);
    w->agent[agent].busy_since_us = w->now.us;
    take_in_hand(w, agent, v->type, v->talk_us, v->wrap_up_us);
    if (__builtin_expect(w->remember, 0)) {
        write_contact(&w->in_hand[agent], w, v);
        mu_see(w, MU_SAW_ANSWER, w->contacts - 1, v->type, w->agent[agent].team, (int32_t)agent);
    }
}

static inline void enqueue(mu_world *w, const visit *v)
{
    const uint32_t place = mu_pool_take(w);

    if (__builtin_expect(place == 0, 0)) return; /* no_memory is set: the run ends */
    write_contact(&w->pool[place], w, v);
    w->contact_cell[v->type].delayed++;
    mu_queue_push(w, place);
    if (v->patience_us < MU_NEVER_US)
        mu_agenda_set(
            &w->waiters, place,
            mu_key_make((mu_time){ w->now.us + v->patience_us }, MU_CLASS_ABANDON, w->sequence++, place));
    mu_see(w, MU_SAW_QUEUED, w->contacts - 1, v->type, -1, -1);
}

/* Puts a contact on the floor: a line, a person, a waiting place, or none of them. */
static inline void admit(mu_world *w, const visit *v)
{
    const mu_contact_type *spec = w->type[v->type].spec;
    int32_t                team;

    w->contacts++;
    w->contact_cell[v->type].offered++;
    mu_see(w, MU_SAW_ARRIVAL, w->contacts - 1, v->type, -1, -1);

    if (spec->lines >= 0 && w->line_in_use[spec->lines] >= w->model->lines[spec->lines].capacity) {
        block(w, v);
        return;
    }
    team = ask_route(w, v->type);
    if (team < 0 && spec->queue_capacity >= 0 && w->waiting[v->type] >= spec->queue_capacity) {
        block(w, v);
        return;
    }
    if (spec->lines >= 0) w->line_in_use[spec->lines]++;
    if (team >= 0) answer_at_once(w, mu_idle_pop(w, team), v);
    else enqueue(w, v);
}

/* Draws what the customer brings. All of it is drawn whether needed or not, each from a stream of its own, so
 * that the n-th customer of a type is the same in every arm. */
static inline void arrive(mu_world *w, int32_t type)
{
    mu_type_state         *t    = &w->type[type];
    const mu_contact_type *spec = t->spec;
    visit                  v    = { .patience_us = MU_NEVER_US, .type = type, .member = -1 };

    v.talk_us = mu_dist_draw_span(spec->talk, &t->talk).us;
    if (spec->wrap_up != NULL) v.wrap_up_us = mu_dist_draw_span(spec->wrap_up, &t->wrap_up).us;
    if (spec->patience != NULL) v.patience_us = mu_dist_draw_span(spec->patience, &t->patience).us;
    admit(w, &v);
}

/* A traced contact brings what its row says and draws the rest. */
static void arrive_from_trace(mu_world *w, int32_t type, const mu_trace_row *row)
{
    mu_type_state         *t    = &w->type[type];
    const mu_contact_type *spec = t->spec;
    visit                  v    = { row->talk.us, row->wrap_up.us, row->patience.us, type, -1 };

    if (v.talk_us < 0) v.talk_us = mu_dist_draw_span(spec->talk, &t->talk).us;
    if (v.wrap_up_us < 0)
        v.wrap_up_us = spec->wrap_up != NULL ? mu_dist_draw_span(spec->wrap_up, &t->wrap_up).us : 0;
    if (v.patience_us < 0)
        v.patience_us =
            spec->patience != NULL ? mu_dist_draw_span(spec->patience, &t->patience).us : MU_NEVER_US;
    admit(w, &v);
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

void mu_flow_arrival(mu_world *w, int32_t type)
{
    mu_source         *s = &w->type[type].source;
    const mu_arrivals *a = &s->type->arrivals;

    if (__builtin_expect(a->kind == MU_ARRIVE_TRACE, 0)) {
        arrive_from_trace(w, type, &a->rows[s->row++]);
    } else if (__builtin_expect(a->batch != NULL, 0)) {
        int64_t n = (int64_t)mu_dist_draw(a->batch, &s->batch);
        while (n-- > 0 && !w->no_memory) arrive(w, type);
    } else {
        arrive(w, type);
    }
    plan_arrival(w, type);
}

void mu_flow_member_calls(mu_world *w, int32_t type, int32_t member)
{
    const mu_type_state   *t    = &w->type[type];
    const mu_contact_type *spec = t->spec;
    const int32_t          id   = t->first_member + member;
    mu_rng                *r    = &w->member[id];
    visit                  v    = { .patience_us = MU_NEVER_US, .type = type, .member = member };

    mu_agenda_set(&w->sources, w->first_member_slot + (uint32_t)id, MU_KEY_NONE);
    v.talk_us = mu_dist_draw_span(spec->talk, r).us;
    if (spec->wrap_up != NULL) v.wrap_up_us = mu_dist_draw_span(spec->wrap_up, r).us;
    if (spec->patience != NULL) v.patience_us = mu_dist_draw_span(spec->patience, r).us;
    admit(w, &v);
}

/* ---- finishing and giving up ---------------------------------------------------------------------- */

static uint32_t ask_next(mu_world *w, int32_t team)
{
    const uint32_t first = mu_choose_waiting(w, team);

    if (__builtin_expect(w->hooks == NULL || w->hooks->next == NULL, 1) || first == 0) return first;

    const mu_view view = { w->model, w->now, w->idle, w->waiting };
    const int32_t type = w->hooks->next(w->hooks->context, &view, team);
    mu_assert(type >= -1 && type < w->model->n_types && (type < 0 || w->type[type].first != 0));
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
    add_busy_time(w, a->team, a->busy_since_us);
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
            customer_leaves(w, c);
            if (t->split_wrap && c->wrap_up_us > 0) {
                a->state = MU_WRAPPING;
                set_end(w, agent, w->now.us + c->wrap_up_us);
                mu_see(w, MU_SAW_TALK_END, c->number, c->type, a->team, (int32_t)agent);
                return;
            }
        }
        mu_see(w, MU_SAW_FINISH, c->number, c->type, a->team, (int32_t)agent);
    }
    become_free(w, agent);
}

static void gives_up(mu_world *w, uint32_t place, mu_saw how)
{
    const mu_contact    *c    = &w->pool[place];
    const mu_type_state *t    = &w->type[c->type];
    mu_contact_cell     *cell = cell_of(w, c->cell, c->type);
    const int64_t        wait = w->now.us - c->arrived_us;

    leave_queue(w, place);
    if (!c->resumed) {
        if (how == MU_SAW_DROP) {
            cell->dropped++;
        } else {
            cell->abandoned++;
            cell->abandoned_in_target += wait <= t->target_us;
            cell->short_abandoned += wait <= t->short_us;
        }
        cell->wait_abandoned_us += wait;
    }
    mu_see(w, how, c->number, c->type, -1, -1);
    if (w->remember) customer_leaves(w, c);
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
    const int64_t    left      = mu_key_time(w->people.node[w->people.leaves + agent]).us - w->now.us;
    const bool       two_steps = w->type[c.type].split_wrap; /* then `left` is of the talk alone */
    const int64_t    talk_left = a->state == MU_WRAPPING ? 0 : two_steps ? left : left - c.wrap_up_us;

    mu_agenda_set(&w->people, agent, MU_KEY_NONE);
    add_busy_time(w, a->team, a->busy_since_us);
    a->busy_since_us = w->now.us;
    if (talk_left <= 0) { /* the customer is gone: what is left of the wrap-up is not done */
        cell->wrap_up_us -= left;
        mu_see(w, MU_SAW_FINISH, c.number, c.type, a->team, (int32_t)agent);
        if (a->state == MU_TALKING) customer_leaves(w, &c);
    } else if (cut_off) { /* it was answered, so it is not dropped; only the times are corrected */
        cell->wrap_up_us -= c.wrap_up_us;
        cell->talk_us -= talk_left;
        cell->cut_off++;
        mu_see(w, MU_SAW_DROP, c.number, c.type, a->team, (int32_t)agent);
        customer_leaves(w, &c);
    } else {
        const uint32_t place = mu_pool_take(w);
        if (place == 0) return;
        c.talk_us      = talk_left;
        c.resumed      = true;
        c.queued_us    = w->now.us;
        w->pool[place] = c;
        mu_queue_push_front(w, place);
        mu_see(w, MU_SAW_HAND_BACK, c.number, c.type, a->team, (int32_t)agent);
    }
}

void mu_flow_offer_waiting(mu_world *w)
{
    for (int32_t type = 0; type < w->model->n_types; type++) {
        int32_t team;
        while (w->type[type].first != 0 && (team = mu_choose_team(w, type)) >= 0) {
            const uint32_t agent          = mu_idle_pop(w, team);
            w->agent[agent].busy_since_us = w->now.us;
            answer_waiting(w, agent, w->type[type].first);
        }
    }
}

/* ---- begin and end -------------------------------------------------------------------------------- */

void mu_flow_begin(mu_world *w)
{
    for (int32_t type = 0; type < w->model->n_types; type++) {
        const mu_arrivals *a = &w->model->types[type].arrivals;
        if (a->kind != MU_ARRIVE_POPULATION)
            plan_arrival(w, type);
        else
            for (int32_t member = 0; member < a->population; member++) member_thinks(w, type, member);
    }
}

void mu_flow_close_books(mu_world *w)
{
    for (int32_t type = 0; type < w->model->n_types; type++)
        for (uint32_t place = w->type[type].first; place != 0; place = w->pool[place].next)
            add_queue_time(w, type, w->pool[place].queued_us);
    for (int32_t i = 0; i < w->model->n_agents; i++) {
        const mu_agent *a = &w->agent[i];
        if (a->state == MU_TALKING || a->state == MU_WRAPPING) add_busy_time(w, a->team, a->busy_since_us);
    }
}
