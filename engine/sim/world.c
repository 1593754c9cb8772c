#include "sim/world.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "sim/arrive.h"
#include "sim/busyness.h"
#include "sim/flow.h"
#include "sim/workday.h"

enum { FIRST_POOL = 64 };

static bool must_remember(const mu_model *m, const mu_observer *observer)
{
    bool yes = observer != NULL || m->n_lines > 0;

    for (int32_t i = 0; i < m->n_teams; i++) yes |= m->teams[i].at_end != MU_FINISH;
    for (int32_t i = 0; i < m->n_types; i++) yes |= m->types[i].arrivals.kind == MU_ARRIVE_POPULATION;
    return yes;
}

static bool never_give_up(const mu_model *m)
{
    for (int32_t i = 0; i < m->n_types; i++) {
        const mu_arrivals *a = &m->types[i].arrivals;
        if (m->types[i].patience != NULL) return false;
        if (a->kind == MU_ARRIVE_TRACE)
            for (int32_t k = 0; k < a->n_rows; k++)
                if (a->rows[k].patience.us >= 0) return false;
    }
    return true;
}

static bool has_busyness(const mu_model *m)
{
    for (int32_t i = 0; i < m->n_types; i++)
        if (m->types[i].arrivals.busyness_shape > 0) return true;
    return false;
}

static bool make_room(mu_world *w)
{
    const mu_model *m       = w->model;
    int32_t         members = 0;

    for (int32_t i = 0; i < m->n_types; i++) members += m->types[i].arrivals.population;
    w->first_member_slot = (uint32_t)m->n_types;
    w->calendar_slot     = w->first_member_slot + (uint32_t)members;

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

    w->pool_size = FIRST_POOL;
    w->pool      = malloc(FIRST_POOL * sizeof *w->pool);
    w->spare     = malloc(FIRST_POOL * sizeof *w->spare);
    return w->pool != NULL && w->spare != NULL &&
           mu_agenda_init(&w->people, (uint32_t)(m->n_agents > 0 ? m->n_agents : 1)) &&
           mu_agenda_init(&w->waiters, w->patient ? 2 : FIRST_POOL) &&
           mu_agenda_init(&w->sources, w->calendar_slot + 1);
}

mu_world *mu_world_new(const mu_model *m, const mu_hooks *hooks, const mu_observer *observer)
{
    mu_world *w = calloc(1, sizeof *w);

    if (w == NULL) return NULL;
    w->model    = m;
    w->hooks    = hooks;
    w->observer = observer != NULL && observer->see != NULL ? observer : NULL;
    w->remember = must_remember(m, w->observer);
    w->patient  = never_give_up(m);
    w->arena    = mu_arena_new(0);
    if (w->arena == NULL || !make_room(w)) {
        mu_world_free(w);
        return NULL;
    }
    return w;
}

void mu_world_free(mu_world *w)
{
    if (w == NULL) return;
    mu_agenda_free(&w->people);
    mu_agenda_free(&w->waiters);
    mu_agenda_free(&w->sources);
    free(w->pool);
    free(w->spare);
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
}

static __attribute__((noinline)) void next_cells(mu_world *w)
{
    mu_assert_at.now_us = w->now.us;
    while (w->now.us >= w->cell_till_us) {
        mu_workday_close_cell(w, w->cell_till_us);
        enter_cell(w, w->cell + 1);
    }
}

static mu_rng stream(const mu_world *w, mu_draw purpose, uint64_t entity, int64_t index)
{
    return mu_rng_stream((mu_rng_key){ w->seed, (uint64_t)w->replication, purpose, entity, (uint64_t)index });
}

static bool has_wrap_up(const mu_contact_type *spec)
{
    if (spec->wrap_up != NULL) return true;
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
        const bool             leaves_early = spec->lines >= 0 || spec->arrivals.kind == MU_ARRIVE_POPULATION;

        *t = (mu_type_state){ .spec          = spec,
                              .split_wrap    = leaves_early && has_wrap_up(spec),
                              .target_us     = spec->target_within.us,
                              .short_us      = spec->short_abandon.us,
                              .head_start_us = spec->head_start.us,
                              .talk          = stream(w, MU_DRAW_TALK, spec->key, 0),
                              .wrap_up       = stream(w, MU_DRAW_WRAP_UP, spec->key, 0),
                              .patience      = stream(w, MU_DRAW_PATIENCE, spec->key, 0),
                              .first_member  = member };
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
    const mu_model *m = w->model;

    mu_assert_at = (mu_assert_context){ seed, replication, m->calendar.cells[0].from.us };
    mu_record_clear(out);
    w->record      = out;
    w->seed        = seed;
    w->replication = replication;
    w->now         = m->calendar.cells[0].from;
    w->sequence = w->idle_order = 0;
    w->contacts = w->events = w->n_waiting = 0;
    w->window = w->edge = 0;
    w->closed           = true;
    w->no_memory = w->too_many = false;
    memset(w->idle, 0, (size_t)m->n_teams * sizeof *w->idle);
    memset(w->waiting, 0, (size_t)m->n_types * sizeof *w->waiting);
    memset(w->line_in_use, 0, (size_t)m->n_lines * sizeof *w->line_in_use);
    mu_agenda_clear(&w->people);
    mu_agenda_clear(&w->waiters);
    mu_agenda_clear(&w->sources);
    w->n_spare = 0;
    for (uint32_t place = w->pool_size; place-- > 1;) w->spare[w->n_spare++] = place;
    start_types(w);
    start_people(w);
    enter_cell(w, 0);
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

/* Handles events until there are none, or until that end. */
static void run(mu_world *w)
{
    const int64_t last_us = w->model->closing == MU_CLOSE_KEEP ? end_of_keeping(w->model) : MU_NEVER_US - 1;

    while (__builtin_expect(!w->no_memory, 1)) {
        const mu_key  source = mu_agenda_first(&w->sources);
        const mu_key  person = mu_agenda_first(&w->people);
        const mu_key  waiter = mu_agenda_first(&w->waiters);
        const mu_key  end    = person < waiter ? person : waiter;
        const mu_key  first  = source < end ? source : end;
        const int64_t at     = mu_key_time(first).us;

        if (__builtin_expect((uint64_t)at > (uint64_t)last_us, 0)) break;
        w->now.us = at;
        if (__builtin_expect(at >= w->cell_till_us, 0)) next_cells(w);
        w->events++;
        if (source < end)
            source_event(w, mu_key_slot(source));
        else if (person < waiter)
            mu_flow_end(w, mu_key_slot(person));
        else
            mu_flow_abandon(w, mu_key_slot(waiter));
    }
}

mu_status mu_world_run(mu_world *w, uint64_t seed, int64_t replication, mu_record *out)
{
    start(w, seed, replication, out);
    run(w);
    /* What never ended (nobody left to answer, or the horizon cuts it) stops being counted here. */
    if (w->now.us < w->model->calendar.till.us) w->now = w->model->calendar.till;
    if (w->now.us >= w->cell_till_us) next_cells(w);
    mu_workday_close_cell(w, w->now.us);
    mu_flow_close_books(w);
    out->events              = w->events;
    out->contacts            = w->contacts;
    mu_assert_at.replication = -1;
    return w->too_many ? MU_ERR_VALUE : w->no_memory ? MU_ERR_NOMEM : MU_OK;
}
