#include "sim/world.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "behaviour/behaviour.h"
#include "sim/announce.h"
#include "sim/arrive.h"
#include "sim/ask.h"
#include "sim/backlog.h"
#include "sim/busyness.h"
#include "sim/cases.h"
#include "sim/change.h"
#include "sim/chat.h"
#include "sim/choose.h"
#include "sim/dialler.h"
#include "sim/early.h"
#include "sim/flow.h"
#include "sim/interrupt.h"
#include "sim/journey.h"
#include "sim/orders.h"
#include "sim/later.h"
#include "sim/minds.h"
#include "sim/onward.h"
#include "sim/prefer.h"
#include "sim/roster.h"
#include "sim/stay.h"
#include "sim/workday.h"

enum { FIRST_POOL = 64 };

static bool must_remember(const mu_model *m, const mu_observer *observer)
{
    bool yes = observer != NULL || m->n_lines > 0 || mu_model_has_journeys(m) || m->behaviour != NULL;

    for (int32_t i = 0; i < m->n_teams; i++) {
        const mu_worktime *t = m->teams[i].worktime;
        yes |= m->teams[i].at_end != MU_FINISH || (t != NULL && t->outage_end != MU_FINISH);
    }
    for (int32_t i = 0; i < m->n_types; i++)
        yes |= m->types[i].arrivals.kind == MU_ARRIVE_POPULATION || m->types[i].interruptible ||
               m->types[i].concurrency > 1;
    return yes;
}

static bool has_busyness(const mu_model *m)
{
    for (int32_t i = 0; i < m->n_types; i++)
        if (m->types[i].arrivals.busyness_shape > 0) return true;
    return false;
}

static bool is_endless(const mu_contact_type *spec)
{
    return spec->arrivals.kind == MU_ARRIVE_BACKLOG && spec->arrivals.backlog < 0;
}

static bool has_later(const mu_model *m)
{
    return mu_model_has_journeys(m) || mu_change_ever(m, mu_choose_overflows) ||
           mu_change_ever(m, is_endless) || m->behaviour != NULL;
}

static bool is_special(const mu_contact_type *spec)
{
    return spec->ability != NULL || spec->interrupts || spec->interruptible || spec->concurrency > 1 ||
           spec->journey != NULL || is_endless(spec);
}

static bool only_route(const mu_hooks *h)
{
    return h->next == NULL && h->overflow == NULL && h->admit == NULL && h->limit == NULL &&
           h->escalate == NULL;
}

/* Nothing but what the short way knows. */
static bool is_plain(const mu_world *w)
{
    const mu_hooks *h = w->hooks;

    /* Teams are rich where one of the types is, or because of their own `next`; then they have a crew. */
    return w->roster == NULL && w->orders == NULL && w->crew == NULL && w->minds == NULL &&
           (h == NULL || only_route(h)) && !mu_change_ever(w->whole, is_special);
}

static bool make_room(mu_world *w)
{
    const mu_model *m       = w->whole;
    int32_t         members = 0;

    for (int32_t i = 0; i < m->n_types; i++) members += m->types[i].arrivals.population;
    w->first_member_slot = (uint32_t)m->n_types;
    w->calendar_slot     = w->first_member_slot + (uint32_t)members;
    w->later_slot        = w->calendar_slot + (has_later(m) || w->hooks != NULL ? 1u : 0u);

    w->agent       = MU_NEW_ARRAY(w->arena, m->n_agents, mu_agent);
    w->team        = MU_NEW_ARRAY(w->arena, m->n_teams, mu_team_state);
    w->type        = MU_NEW_ARRAY(w->arena, m->n_types, mu_type_state);
    w->idle        = MU_NEW_ARRAY(w->arena, m->n_teams, int32_t);
    w->waiting     = MU_NEW_ARRAY(w->arena, m->n_types, int32_t);
    w->line_in_use = MU_NEW_ARRAY(w->arena, m->n_lines, int32_t);
    w->member      = MU_NEW_ARRAY(w->arena, members, mu_member);
    if (w->agent == NULL || w->team == NULL || w->type == NULL || w->idle == NULL || w->waiting == NULL ||
        w->line_in_use == NULL || w->member == NULL)
        return false;
    if (w->remember && (w->in_hand = MU_NEW_ARRAY(w->arena, m->n_agents, mu_contact)) == NULL) return false;
    if (has_busyness(m)) {
        w->days     = mu_busyness_days(m);
        w->busyness = MU_NEW_ARRAY(w->arena, (int64_t)m->n_types * w->days, double);
        if (w->busyness == NULL) return false;
    }

    if (!mu_orders_make(w)) return false;
    if ((mu_roster_needed(m) || w->orders != NULL) && (w->roster = mu_roster_new(m, w->arena)) == NULL)
        return false;
    if (!mu_choose_make(w) || !mu_interrupt_make(w) || !mu_chat_make(w) || !mu_prefer_make(w) ||
        !mu_early_make(w) || !mu_dialler_make(w) || !mu_case_make(w) || !mu_onward_make(w) ||
        !mu_announce_make(w) || !mu_stay_make(w) || !mu_minds_make(w))
        return false;
    w->pool_size = FIRST_POOL;
    w->pool      = malloc(FIRST_POOL * sizeof *w->pool);
    w->spare     = malloc(FIRST_POOL * sizeof *w->spare);
    w->plain     = is_plain(w);
    w->single    = m->n_types == 1 && m->n_teams == 1 && m->n_epochs == 0 && m->types[0].n_teams == 1 &&
                m->teams[0].n_types == 1;
    w->asks = w->hooks != NULL && w->hooks->route != NULL;
    return w->pool != NULL && w->spare != NULL &&
           mu_agenda_init(&w->people, (uint32_t)(m->n_agents > 0 ? m->n_agents : 1)) &&
           mu_agenda_init(&w->waiters, w->patient ? 2 : FIRST_POOL) &&
           mu_agenda_init(&w->sources, w->later_slot + 1);
}

static mu_world *world_new(const mu_model *m, const mu_hooks *hooks, const mu_observer *observer,
                           mu_calibration *found, mu_typical_sums *seen)
{
    mu_world *w = calloc(1, sizeof *w);

    if (w == NULL) return NULL;
    w->model    = m;
    w->whole    = m;
    w->hooks    = hooks;
    w->observer = observer != NULL && observer->see != NULL ? observer : NULL;
    w->remember = must_remember(m, w->observer);
    w->patient  = !mu_change_ever(m, mu_type_may_give_up);
    w->typical  = found;
    w->seen     = seen;
    w->arena    = mu_arena_new(0);
    if (w->arena == NULL || !make_room(w)) {
        mu_world_free(w);
        return NULL;
    }
    return w;
}

mu_world *mu_world_new(const mu_model *m, const mu_hooks *hooks, const mu_observer *observer)
{
    mu_world *w = world_new(m, hooks, observer, NULL, NULL);

    if (w != NULL && mu_behaviour_is_measured(m->behaviour) &&
        (w->typical = mu_typical_find(m, w->arena)) == NULL) {
        mu_world_free(w);
        return NULL;
    }
    return w;
}

mu_world *mu_world_new_typical(const mu_model *m, mu_calibration *found, mu_typical_sums *seen)
{
    return world_new(m, NULL, NULL, found, seen);
}

void mu_world_free(mu_world *w)
{
    if (w == NULL) return;
    mu_roster_free(w->roster);
    mu_orders_free(w->orders);
    mu_agenda_free(&w->people);
    mu_agenda_free(&w->waiters);
    mu_agenda_free(&w->sources);
    mu_choose_free(w);
    free(w->pool);
    free(w->spare);
    free(w->cases);
    free(w->spare_case);
    free(w->note);
    free(w->later);
    mu_arena_free(w->arena);
    free(w);
}

/* ---- one replication ------------------------------------------------------------------------------ */

static void enter_cell(mu_world *w, int32_t cell)
{
    const mu_cell *c = &w->model->calendar.cells[cell];

    w->cell         = cell;
    w->cell_from_us = c->from.us;
    w->cell_till_us = c->till.us;
    w->contact_cell = &w->record->contact[(int64_t)cell * w->model->n_types];
    w->team_cell    = &w->record->team[(int64_t)cell * w->model->n_teams];
    for (int32_t i = 0; i < w->model->n_types; i++) w->contact_cell[i].queue_max = w->waiting[i];
    for (int32_t i = 0; w->early != NULL && i < w->model->n_types; i++)
        w->contact_cell[i].queue_max += w->early[i].n;
}

static __attribute__((noinline)) void next_cells(mu_world *w)
{
    mu_assert_at.now_us = w->now.us;
    while (w->now.us >= w->cell_till_us) {
        mu_workday_close_cell(w, w->cell_till_us);
        if (w->open != NULL) mu_backlog_close_cell(w);
        enter_cell(w, w->cell + 1);
    }
}

static mu_rng stream(const mu_world *w, mu_draw purpose, uint64_t entity, int64_t index)
{
    return mu_rng_stream_from(w->root[purpose], entity, (uint64_t)index);
}

/* In any epoch: what is in hand when one begins must end as it was meant to. */
static bool has_wrap_up(const mu_world *w, int32_t type)
{
    const mu_contact_type *spec = &w->whole->types[type];

    for (int32_t e = 0; e <= w->whole->n_epochs; e++)
        if (mu_model_epoch(w->whole, e)->types[type].wrap_up != NULL) return true;
    for (int32_t k = 0; k < spec->arrivals.n_rows; k++)
        if (spec->arrivals.rows[k].wrap_up.us > 0) return true;
    return false;
}

static void start_types(mu_world *w)
{
    const mu_model *m      = w->model;
    int32_t         member = 0;

    if (w->busyness != NULL) mu_busyness_draw(m, w->seed, w->replication, w->days, w->busyness);
    for (int32_t i = 0; i < m->n_types; i++) {
        const mu_contact_type *spec         = &m->types[i];
        mu_type_state         *t            = &w->type[i];
        const bool             makes_way    = spec->interruptible && spec->concurrency <= 1;
        const bool             leaves_early = spec->lines >= 0 || spec->journey != NULL || makes_way ||
                                  spec->arrivals.kind == MU_ARRIVE_POPULATION;

        *t = (mu_type_state){ .interruptible = makes_way,
                              .chat          = spec->concurrency > 1,
                              .endless       = is_endless(spec),
                              .split_wrap    = leaves_early && has_wrap_up(w, i),
                              .target_us     = spec->target_within.us,
                              .short_us      = spec->short_abandon.us,
                              .talk          = stream(w, MU_DRAW_TALK, spec->key, 0),
                              .wrap_up       = stream(w, MU_DRAW_WRAP_UP, spec->key, 0),
                              .patience      = stream(w, MU_DRAW_PATIENCE, spec->key, 0),
                              .first_member  = member };
        mu_change_type(w, i);
        mu_source_start(&t->source, m, spec, w->busyness != NULL ? &w->busyness[(int64_t)i * w->days] : NULL,
                        w->seed, w->replication);
        for (int32_t k = 0; k < spec->arrivals.population; k++)
            w->member[member++] = (mu_member){ .think    = stream(w, MU_DRAW_THINK, spec->key, k + 1),
                                               .talk     = stream(w, MU_DRAW_TALK, spec->key, k + 1),
                                               .wrap_up  = stream(w, MU_DRAW_WRAP_UP, spec->key, k + 1),
                                               .patience = stream(w, MU_DRAW_PATIENCE, spec->key, k + 1) };
    }
}

static void start_people(mu_world *w)
{
    const mu_model *m = w->model;

    for (int32_t i = 0; i < m->n_teams; i++) {
        const mu_team *team = &m->teams[i];
        w->team[i] =
            (mu_team_state){ .idle_first = MU_NOBODY, .idle_last = MU_NOBODY, .since_us = w->now.us };
        for (int32_t k = 0; k < team->n_agents; k++)
            w->agent[team->first_agent + k] = (mu_agent){ .team = i, .idle_next = MU_NOBODY };
    }
}

static void start(mu_world *w, uint64_t seed, int64_t replication, mu_record *out)
{
    const mu_model *m = w->whole;

    mu_assert_at = (mu_assert_context){ seed, replication, m->calendar.cells[0].from.us };
    mu_record_clear(out);
    w->record      = out;
    w->person      = out->person;
    w->seed        = seed;
    w->replication = replication;
    for (int i = 0; i < MU_DRAWS_OF_WORLD; i++)
        w->root[i] = mu_rng_root_of(seed, (uint64_t)replication, (mu_draw)i);
    w->now      = m->calendar.cells[0].from;
    w->sequence = w->idle_order = 0;
    w->contacts = w->events = w->n_waiting = 0;
    w->window = w->edge = 0;
    w->closed           = true;
    w->no_memory = w->too_many = w->halted = w->endless = w->stopped = false;
    w->later_us                                                      = -1;
    w->named                                                         = MU_NOBODY;
    w->ask_again_us                                                  = 0;
    w->admitted = (mu_admitted){ .how = MU_ADMIT_AS_USUAL };
    memset(w->idle, 0, (size_t)m->n_teams * sizeof *w->idle);
    memset(w->waiting, 0, (size_t)m->n_types * sizeof *w->waiting);
    memset(w->line_in_use, 0, (size_t)m->n_lines * sizeof *w->line_in_use);
    mu_agenda_clear(&w->people);
    mu_agenda_clear(&w->waiters);
    mu_agenda_clear(&w->sources);
    w->n_later = w->n_spare = 0;
    mu_change_begin(w);
    for (uint32_t place = w->pool_size; place-- > 1;) w->spare[w->n_spare++] = place;
    mu_orders_start(w);
    start_types(w);
    start_people(w);
    mu_choose_start(w);
    mu_interrupt_start(w);
    mu_chat_start(w);
    mu_prefer_start(w);
    mu_early_start(w);
    mu_announce_start(w);
    mu_stay_start(w);
    mu_minds_start(w);
    mu_case_start(w);
    enter_cell(w, 0);
    mu_minds_begin_days(w);
    if (w->roster != NULL) mu_roster_begin(w);
    mu_dialler_begin(w);
    mu_workday_begin(w);
    mu_arrive_begin(w);
}

static void source_event(mu_world *w, uint32_t slot)
{
    if (__builtin_expect(slot < w->first_member_slot, 1)) {
        mu_arrive_next(w, (int32_t)slot);
        return;
    }
    if (slot == w->calendar_slot) {
        mu_workday_edges(w);
        return;
    }
    if (slot > w->calendar_slot) {
        const mu_later event = mu_later_take(w);
        switch (event.what) {
        case MU_LATER_ARRIVE: mu_journey_arrive(w, event.whom); break;
        case MU_LATER_RETURN: mu_journey_return(w, event.whom); break;
        case MU_LATER_GO_ON: mu_journey_go_on(w, event.whom); break;
        case MU_LATER_OVERFLOW: mu_flow_overflow(w, event.whom, event.stamp); break;
        case MU_LATER_OPEN: mu_flow_channel_opens(w); break;
        case MU_LATER_HELD: mu_flow_held_long_enough(w, event.whom, event.stamp); break;
        case MU_LATER_CONSULT: mu_flow_consult_again(w, event.whom, event.stamp); break;
        case MU_LATER_REFILL: mu_arrive_refill(w, (int32_t)event.whom); break;
        case MU_LATER_DIAL: mu_dialler_looks(w, event.whom, event.stamp != 0); break;
        case MU_LATER_RUNG: mu_dialler_rung(w, event.whom, event.stamp != 0); break;
        case MU_LATER_MIDNIGHT: mu_minds_midnight(w); break;
        case MU_LATER_REPLY: mu_ask_reply(w, event.whom, event.stamp != 0); break;
        }
        mu_stay_review(w);
        return;
    }
    const int32_t id   = (int32_t)(slot - w->first_member_slot);
    int32_t       type = w->model->n_types - 1;
    while (w->type[type].first_member > id || w->model->types[type].arrivals.population == 0) type--;
    mu_arrive_member(w, type, id - w->type[type].first_member);
}

/* Where a run ends when what waits is to be kept: at the last closing, or when the last shift is over. */
static int64_t end_of_keeping(const mu_model *m)
{
    const int64_t till = m->calendar.till.us;
    const int64_t last = m->n_edges > 0 ? m->edges[m->n_edges - 1].at.us : till;

    return last > till ? last : till;
}

/* Handles so many events, less those that are left when there are no more, or none before that end. */
static int run_some(mu_world *w, int n, int64_t last_us)
{
    for (; n > 0 && __builtin_expect(!w->no_memory, 1); n--) {
        const mu_key  source = mu_agenda_first(&w->sources);
        const mu_key  person = mu_agenda_first(&w->people);
        const mu_key  waiter = mu_agenda_first(&w->waiters);
        const mu_key  end    = person < waiter ? person : waiter;
        const mu_key  first  = source < end ? source : end;
        const int64_t at     = mu_key_time(first).us;

        if (__builtin_expect((uint64_t)at > (uint64_t)last_us, 0)) break;
        w->now.us = at;
        if (__builtin_expect(at >= w->cell_till_us, 0)) next_cells(w);
        if (source < end)
            source_event(w, mu_key_slot(source));
        else if (person < waiter)
            mu_flow_end(w, mu_key_slot(person));
        else
            mu_flow_abandon(w, mu_key_slot(waiter));
    }
    return n;
}

void mu_world_advance(mu_world *w, mu_time till)
{
    /* A few milliseconds; where rules are asked, each of which may think for a second, not many questions. */
    const int     between = w->hooks != NULL ? 1 << 4 : 1 << 16;
    const int64_t end_us  = w->model->closing == MU_CLOSE_KEEP ? end_of_keeping(w->model) : MU_NEVER_US - 1;
    const int64_t last_us = till.us < end_us ? till.us : end_us;
    int           left    = 0;

    while (left == 0 && !w->stopped) {
        left = run_some(w, between, last_us);
        w->events += between - left;
        w->stopped = left == 0 && w->stop != NULL && __atomic_load_n(w->stop, __ATOMIC_RELAXED);
    }
}

void mu_world_stop_on(mu_world *w, const volatile bool *stop)
{
    w->stop = stop;
}

mu_status mu_world_begin(mu_world *w, uint64_t seed, int64_t replication, mu_record *out)
{
    if (out->person != NULL && w->roster == NULL) {
        w->roster = mu_roster_new(w->whole, w->arena);
        w->plain  = false;
        if (w->roster == NULL) return MU_ERR_NOMEM;
    }
    if (w->orders != NULL && !mu_record_keep_orders(out, w->whole)) return MU_ERR_NOMEM;
    start(w, seed, replication, out);
    return MU_OK;
}

mu_status mu_world_finish(mu_world *w)
{
    mu_record *out = w->record;

    /* What never ended (nobody left to answer, or the horizon cuts it) stops being counted here. */
    if (w->now.us < w->model->calendar.till.us) w->now = w->model->calendar.till;
    if (w->now.us >= w->cell_till_us) next_cells(w);
    mu_workday_close_cell(w, w->now.us);
    if (w->open != NULL) mu_backlog_close_cell(w);
    mu_flow_close_books(w);
    if (w->roster != NULL) mu_roster_close_books(w);
    mu_minds_close_books(w);
    mu_record_close(out, w->model);
    out->events              = w->events;
    out->contacts            = w->contacts;
    mu_assert_at.replication = -1;
    return w->halted      ? MU_ERR_RULE
           : w->endless   ? MU_ERR_ENDLESS
           : w->stopped   ? MU_ERR_INTERRUPTED
           : w->too_many  ? MU_ERR_VALUE
           : w->no_memory ? MU_ERR_NOMEM
                          : MU_OK;
}

mu_status mu_world_run(mu_world *w, uint64_t seed, int64_t replication, mu_record *out)
{
    const mu_status st = mu_world_begin(w, seed, replication, out);

    if (st != MU_OK) return st;
    mu_world_advance(w, (mu_time){ MU_NEVER_US });
    return mu_world_finish(w);
}
