#include "sim/arrive.h"

#include "base/error.h"
#include "sim/floor.h"
#include "sim/hand.h"

static void member_thinks(mu_world *w, int32_t type, int32_t member)
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
    const int32_t lines = w->type[c->type].spec->lines;

    if (lines >= 0) w->line_in_use[lines]--;
    if (c->member >= 0) member_thinks(w, c->type, c->member);
}

/* ---- on the floor --------------------------------------------------------------------------------- */

/* Numbers wrap after four billion contacts; only ties of the same microsecond would notice. */
static inline uint32_t next_number(const mu_world *w)
{
    return (uint32_t)w->contacts;
}

/* What a customer brings. */
typedef struct {
    int64_t  talk_us, wrap_up_us, patience_us;
    int32_t  type, member; /* member of a finite population, or -1 */
    uint32_t tie;          /* see mu_contact */
} visit;

/* Field by field into its place: a struct built first and copied then costs a few nanoseconds a customer. */
static inline void write_contact(mu_contact *c, const mu_world *w, const visit *v)
{
    c->arrived_us = w->now.us;
    c->queued_us  = w->now.us;
    c->number     = (uint32_t)(w->contacts - 1);
    c->tie        = v->tie;
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
    mu_note_answer(&w->contact_cell[v->type], v->talk_us, v->wrap_up_us, true);
    w->agent[agent].busy_since_us = w->now.us;
    mu_take_in_hand(w, agent, v->type, v->talk_us, v->wrap_up_us, 0);
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
        mu_agenda_set(&w->waiters, place,
                      mu_key_make((mu_time){ w->now.us + v->patience_us }, MU_CLASS_ABANDON, w->sequence++,
                                  place));
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
    team = mu_ask_route(w, v->type);
    if (team < 0 && spec->queue_capacity >= 0 && w->waiting[v->type] >= spec->queue_capacity) {
        block(w, v);
        return;
    }
    if (spec->lines >= 0) w->line_in_use[spec->lines]++;
    if (team >= 0)
        answer_at_once(w, mu_idle_pop(w, team), v);
    else
        enqueue(w, v);
}

/* Draws what the customer brings. All of it is drawn whether needed or not, each from a stream of its own, so
 * that the n-th customer of a type is the same in every arm. */
static inline void arrive(mu_world *w, int32_t type)
{
    mu_type_state         *t    = &w->type[type];
    const mu_contact_type *spec = t->spec;
    visit v = { .patience_us = MU_NEVER_US, .type = type, .member = -1, .tie = next_number(w) };

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
    visit                  v    = { row->talk.us, row->wrap_up.us, row->patience.us, type, -1, row->row };

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

void mu_arrive_next(mu_world *w, int32_t type)
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

void mu_arrive_member(mu_world *w, int32_t type, int32_t member)
{
    const mu_type_state   *t    = &w->type[type];
    const mu_contact_type *spec = t->spec;
    const int32_t          id   = t->first_member + member;
    mu_member             *own  = &w->member[id];
    visit v = { .patience_us = MU_NEVER_US, .type = type, .member = member, .tie = next_number(w) };

    mu_agenda_set(&w->sources, w->first_member_slot + (uint32_t)id, MU_KEY_NONE);
    v.talk_us = mu_dist_draw_span(spec->talk, &own->talk).us;
    if (spec->wrap_up != NULL) v.wrap_up_us = mu_dist_draw_span(spec->wrap_up, &own->wrap_up).us;
    if (spec->patience != NULL) v.patience_us = mu_dist_draw_span(spec->patience, &own->patience).us;
    admit(w, &v);
}

void mu_arrive_begin(mu_world *w)
{
    for (int32_t type = 0; type < w->model->n_types; type++) {
        const mu_arrivals *a = &w->model->types[type].arrivals;
        if (a->kind != MU_ARRIVE_POPULATION)
            plan_arrival(w, type);
        else
            for (int32_t member = 0; member < a->population; member++) member_thinks(w, type, member);
    }
}
