#include "sim/choose.h"

#include <stdlib.h>
#include <string.h>

#include "core/dist.h"
#include "sim/drive.h"
#include "sim/peers.h"
#include "sim/floor.h"
#include "sim/later.h"

bool mu_choose_overflows(const mu_contact_type *spec)
{
    for (int32_t i = 0; spec->ability != NULL && i < spec->n_teams; i++)
        if (spec->ability[i].after_us > 0) return true;
    return false;
}

void mu_choose_set_pace(mu_world *w)
{
    const mu_model *m = w->model;

    for (int32_t i = 0; w->crew != NULL && i < m->n_teams; i++)
        if (w->crew[i] != NULL) mu_crew_set_paces(w, i);
    for (int32_t i = 0; w->pace != NULL && i < m->n_types; i++)
        for (int32_t k = 0; w->pace[i] != NULL && k < m->types[i].n_teams; k++)
            w->pace[i][k] = mu_pace_us(m, m->types[i].teams[k], -1, i);
}

/* Now or later. */
static bool is_rich(const mu_model *m, int32_t team)
{
    for (int32_t e = 0; e <= m->n_epochs; e++)
        if (mu_model_epoch(m, e)->teams[team].rich) return true;
    return false;
}

bool mu_choose_fastest_in(const mu_model *m, int32_t type)
{
    for (int32_t e = 0; e <= m->n_epochs; e++) {
        const mu_contact_type *spec = &mu_model_epoch(m, e)->types[type];
        if (spec->rich && spec->choose == MU_CHOOSE_FASTEST) return true;
    }
    return false;
}

bool mu_choose_make(mu_world *w)
{
    const mu_model *m    = w->whole;
    bool            rich = false;

    for (int32_t i = 0; i < m->n_teams; i++) rich |= is_rich(m, i);
    if (!rich) return true;
    w->crew       = MU_NEW_ARRAY(w->arena, m->n_teams, mu_crew *);
    w->busy_total = MU_NEW_ARRAY(w->arena, m->n_agents, int64_t);
    w->pace       = MU_NEW_ARRAY(w->arena, m->n_types, int64_t *);
    if (w->crew == NULL || w->busy_total == NULL || w->pace == NULL) return false;
    for (int32_t i = 0; i < m->n_teams; i++)
        if (is_rich(m, i) && !mu_crew_make(w, i)) return false;
    for (int32_t i = 0; i < m->n_types; i++) {
        if (!mu_choose_fastest_in(m, i)) continue;
        w->pace[i] = MU_NEW_ARRAY(w->arena, m->types[i].n_teams, int64_t);
        if (w->pace[i] == NULL) return false;
    }
    mu_choose_set_pace(w);
    return true;
}

void mu_choose_free(mu_world *w)
{
    for (int32_t i = 0; w->crew != NULL && i < w->model->n_teams; i++)
        if (w->crew[i] != NULL) mu_crew_free(w->crew[i]);
}

void mu_choose_start(mu_world *w)
{
    if (w->crew == NULL) return;
    if (w->whole->n_epochs > 0) mu_choose_set_pace(w);
    memset(w->busy_total, 0, (size_t)w->model->n_agents * sizeof *w->busy_total);
    for (int32_t i = 0; i < w->model->n_teams; i++)
        if (w->crew[i] != NULL) mu_crew_clear(w->crew[i]);
    for (int32_t i = 0; i < w->model->n_types; i++) {
        w->type[i].last_agent = -1;
        w->type[i].person     = -1;
        w->type[i].choice     = mu_rng_stream(
                (mu_rng_key){ w->seed, (uint64_t)w->replication, MU_DRAW_CHOICE, w->model->types[i].key, 0 });
    }
}

/* ---- who takes it --------------------------------------------------------------------------------- */

static bool is_open(const mu_world *w, const mu_contact_type *spec, int32_t i, int64_t waited_us)
{
    const int32_t idle = w->idle[spec->teams[i]];

    if (idle == 0) return false;
    return spec->ability == NULL ||
           (idle >= spec->ability[i].least_idle && waited_us >= spec->ability[i].after_us);
}

static uint32_t least_busy(const mu_world *w, int32_t team)
{
    return (uint32_t)w->model->teams[team].first_agent +
           mu_key_slot(mu_agenda_first(&w->crew[team]->by_busy));
}

/* The fastest of the idle people for the type; with `mean_us` how long he takes. Where all are alike, whoever has been
 * idle for longest. */
static uint32_t fastest(const mu_world *w, int32_t type, int32_t i, int64_t *mean_us_out)
{
    const int32_t  team = w->type[type].spec->teams[i];
    const mu_crew *c    = w->crew[team];

    for (int32_t k = 0; k < c->n_paces; k++) {
        if (c->pace[k].type != type) continue;
        const uint32_t first = mu_key_slot(mu_agenda_first(&c->pace[k].idle));
        *mean_us_out         = c->pace[k].mean_us[first];
        return (uint32_t)w->model->teams[team].first_agent + first;
    }
    *mean_us_out = w->pace[type][i];
    return w->team[team].idle_first;
}

/* Who of the i-th team of the type would take it. */
static uint32_t candidate(const mu_world *w, int32_t type, int32_t i)
{
    const mu_contact_type *spec = w->type[type].spec;
    int64_t                takes_us;

    if (spec->choose == MU_CHOOSE_LEAST_BUSY) return least_busy(w, spec->teams[i]);
    if (spec->choose == MU_CHOOSE_FASTEST) return fastest(w, type, i, &takes_us);
    return w->team[spec->teams[i]].idle_first;
}

/* Smaller is better; ties go to who has been idle longest. */
static double merit_of(const mu_world *w, const mu_contact_type *spec, int32_t type, int32_t i)
{
    const int32_t team = spec->teams[i];
    int64_t       takes_us;

    switch (spec->choose) {
    case MU_CHOOSE_FASTEST: fastest(w, type, i, &takes_us); return (double)takes_us;
    case MU_CHOOSE_SPECIALIST: return w->model->teams[team].n_types;
    case MU_CHOOSE_LEAST_BUSY: return (double)w->busy_total[least_busy(w, team)];
    case MU_CHOOSE_PREFERENCE:
    case MU_CHOOSE_FIXED_ORDER: return i;
    case MU_CHOOSE_LONGEST_IDLE:
    case MU_CHOOSE_RANDOM:
    case MU_CHOOSE_ROUND_ROBIN: break;
    }
    return 0;
}

static int32_t best_team(const mu_world *w, int32_t type, int64_t waited_us)
{
    const mu_contact_type *spec  = w->type[type].spec;
    int32_t                best  = -1;
    double                 merit = 0;
    uint64_t               since = 0;

    for (int32_t i = 0; i < spec->n_teams; i++) {
        if (!is_open(w, spec, i, waited_us)) continue;
        const double   mine  = merit_of(w, spec, type, i);
        const uint64_t order = w->agent[candidate(w, type, i)].idle_order;
        if (best >= 0 && (mine > merit || (mine == merit && order > since))) continue;
        best  = spec->teams[i];
        merit = mine;
        since = order;
    }
    return best;
}

/* Each idle person of the open teams alike: the team, and in *person the number in it. */
static int32_t random_team(mu_world *w, int32_t type, int64_t waited_us, int32_t *person)
{
    mu_type_state *t = &w->type[type];
    int32_t        n = 0;

    for (int32_t i = 0; i < t->spec->n_teams; i++)
        if (is_open(w, t->spec, i, waited_us)) n += w->idle[t->spec->teams[i]];
    if (n == 0) return -1;
    int32_t rank = (int32_t)(mu_rng_uniform(&t->choice) * n);
    for (int32_t i = 0; i < t->spec->n_teams; i++) {
        const int32_t team = t->spec->teams[i];
        if (!is_open(w, t->spec, i, waited_us)) continue;
        if (rank < w->idle[team]) {
            *person = mu_crew_of_rank(w->crew[team], rank);
            return team;
        }
        rank -= w->idle[team];
    }
    return -1;
}

/* The next idle person after the one who had the last contact of the type, by number over all open teams. */
static int32_t next_team(const mu_world *w, int32_t type, int64_t waited_us, int32_t *person)
{
    const mu_type_state *t     = &w->type[type];
    int32_t              after = -1, after_agent = INT32_MAX, first = -1, first_agent = INT32_MAX;

    for (int32_t i = 0; i < t->spec->n_teams; i++) {
        const int32_t team = t->spec->teams[i], base = w->model->teams[team].first_agent;
        if (!is_open(w, t->spec, i, waited_us)) continue;
        const mu_crew *c    = w->crew[team];
        const int32_t  from = t->last_agent + 1 > base ? t->last_agent + 1 - base : 0;
        const int32_t  next = from < c->n ? mu_crew_first_from(c, from) : -1, any = mu_crew_first_from(c, 0);
        if (next >= 0 && base + next < after_agent) {
            after       = team;
            after_agent = base + next;
        }
        if (base + any < first_agent) {
            first       = team;
            first_agent = base + any;
        }
    }
    const int32_t team = after >= 0 ? after : first;
    if (team >= 0) *person = (after >= 0 ? after_agent : first_agent) - w->model->teams[team].first_agent;
    return team;
}

int32_t mu_choose_rich_team(mu_world *w, int32_t type, int64_t waited_us)
{
    mu_type_state *t = &w->type[type];

    t->person = -1;
    if (t->spec->choose == MU_CHOOSE_RANDOM) return random_team(w, type, waited_us, &t->person);
    if (t->spec->choose == MU_CHOOSE_ROUND_ROBIN) return next_team(w, type, waited_us, &t->person);
    return best_team(w, type, waited_us);
}

static uint32_t fastest_of_team(const mu_world *w, int32_t type, int32_t team)
{
    int64_t takes_us;
    int32_t i = 0;

    while (w->type[type].spec->teams[i] != team) i++;
    return fastest(w, type, i, &takes_us);
}

uint32_t mu_choose_person(mu_world *w, int32_t type, int32_t team)
{
    mu_type_state *t     = &w->type[type];
    const uint32_t base  = (uint32_t)w->model->teams[team].first_agent;
    uint32_t       agent = w->team[team].idle_first;

    if (t->spec->rich && t->person >= 0) agent = base + (uint32_t)t->person;
    if (t->spec->rich && t->spec->choose == MU_CHOOSE_FIXED_ORDER)
        agent = base + (uint32_t)mu_crew_first_from(w->crew[team], 0);
    if (t->spec->rich && t->spec->choose == MU_CHOOSE_LEAST_BUSY) agent = least_busy(w, team);
    if (t->spec->rich && t->spec->choose == MU_CHOOSE_FASTEST) agent = fastest_of_team(w, type, team);
    mu_crew_remove(w, agent);
    return agent;
}

/* ---- what a free person takes --------------------------------------------------------------------- */

/* Larger is better. The first waiting contact of the type stands at `first`. */
static double urgency_of(const mu_world *w, const mu_team *spec, int32_t type, uint32_t first)
{
    const mu_type_state *t      = &w->type[type];
    const double         waited = (double)(w->now.us - w->pool[first].arrived_us);

    switch (spec->next) {
    case MU_NEXT_LONGEST_WAIT: return waited;
    case MU_NEXT_LONGEST_QUEUE: return w->waiting[type];
    case MU_NEXT_WEIGHTED_WAIT: return waited * t->spec->weight;
    case MU_NEXT_SLACK: return waited - (double)t->target_us;
    case MU_NEXT_QUEUE_RATIO: return w->waiting[type] / t->spec->weight;
    case MU_NEXT_SPECIALIST: return -t->spec->n_teams;
    case MU_NEXT_PRIORITY:
    case MU_NEXT_ORDER: break;
    }
    return 0;
}

uint32_t mu_choose_rich_waiting(const mu_world *w, int32_t team)
{
    const mu_team *spec    = &w->model->teams[team];
    uint32_t       best    = 0;
    double         urgency = 0;
    int32_t        rank    = 0;

    for (int32_t k = 0; k < spec->n_types; k++) {
        const int32_t  type  = spec->types[k];
        const uint32_t first = w->type[type].first;
        if (first == 0) continue;
        const int64_t waited_us = w->now.us - w->pool[first].arrived_us;
        if (!mu_choose_may_take(w, w->type[type].spec, spec->place[k], waited_us)) continue;
        if (spec->by_preference) return first;
        const int32_t mine = spec->rank != NULL ? spec->rank[k] : 0;
        const double  urge = urgency_of(w, spec, type, first);
        if (best != 0 && mine > rank) continue;
        if (best != 0 && mine == rank && urge < urgency) continue;
        if (best != 0 && mine == rank && urge == urgency && !mu_goes_before(w, first, best)) continue;
        best    = first;
        urgency = urge;
        rank    = mine;
    }
    return best;
}

static int32_t rank_of(const mu_team *spec, int32_t type)
{
    int32_t k = 0;

    while (spec->types[k] != type) k++;
    return spec->rank[k];
}

/* What has waited goes before a newcomer, unless his type comes first by its priority, its place in the list, or
 * because fewer teams take it. */
bool mu_choose_others_first(const mu_world *w, int32_t team, int32_t type, int64_t waited_us)
{
    const mu_team *spec  = &w->model->teams[team];
    const uint32_t first = w->n_waiting == 0 ? 0
                           : spec->rich      ? mu_choose_rich_waiting(w, team)
                                             : mu_choose_waiting(w, team);
    int32_t        k     = 0;

    if (first == 0) return false;
    const mu_contact    *c    = &w->pool[first];
    const mu_type_state *mine = &w->type[type], *theirs = &w->type[c->type];
    if (waited_us > 0) return c->type != type;
    if (spec->by_preference) {
        while (spec->types[k] != type && spec->types[k] != c->type) k++;
        return spec->types[k] == c->type;
    }
    if (spec->rank != NULL) {
        const int32_t my_rank = rank_of(spec, type), their_rank = rank_of(spec, c->type);
        if (my_rank != their_rank) return their_rank < my_rank;
    }
    if (spec->next == MU_NEXT_SPECIALIST && mine->spec->n_teams != theirs->spec->n_teams)
        return theirs->spec->n_teams < mine->spec->n_teams;
    if (spec->next != MU_NEXT_PRIORITY) return true;
    if (mine->priority != theirs->priority) return mine->priority < theirs->priority;
    return c->arrived_us - theirs->head_start_us <= w->now.us - mine->head_start_us;
}

void mu_choose_plan_overflow(mu_world *w, uint32_t place)
{
    const mu_contact      *c    = &w->pool[place];
    const mu_contact_type *spec = w->type[c->type].spec;
    int64_t                last = w->now.us - c->arrived_us;

    for (;;) { /* each different delay once, the shortest first */
        int64_t next = MU_NEVER_US;
        for (int32_t i = 0; i < spec->n_teams; i++)
            if (spec->ability[i].after_us > last && spec->ability[i].after_us < next)
                next = spec->ability[i].after_us;
        if (next >= MU_NEVER_US) return;
        mu_later_add(w, c->arrived_us + next, MU_CLASS_ABANDON, MU_LATER_OVERFLOW, place, c->number);
        last = next;
    }
}

/* ---- the work it makes ---------------------------------------------------------------------------- */

static int64_t scaled(int64_t us, double factor)
{
    return (int64_t)((double)us * factor + 0.5);
}

mu_rng mu_choose_stream(const mu_world *w, mu_draw purpose, int32_t team, const mu_taken *t)
{
    const mu_contact_type *spec  = w->type[t->type].spec;
    uint64_t               of    = spec->key ^ (w->model->teams[team].key * 3) ^ (uint64_t)t->round * 7;
    uint64_t               index = (uint32_t)t->caller;

    if (spec->journey != NULL) {
        const mu_case *k = &w->cases[t->caller];
        of ^= w->model->types[k->type].key * 5;
        index = (uint64_t)k->number << 32 | (uint32_t)k->step;
    } else if (spec->arrivals.kind == MU_ARRIVE_POPULATION) {
        index = (uint64_t)t->caller << 32 | w->member[w->type[t->type].first_member + t->caller].n;
    }
    return mu_rng_stream_from(w->root[purpose], of, index);
}

/* Beside the factors that are kept within bounds: this is not the same work. */
static void game(mu_world *w, uint32_t agent, const mu_taken *t, int64_t *talk_us, int64_t *wrap_up_us,
                 uint16_t *marks)
{
    double factor;

    if (!mu_drive_games(w, agent, t, &factor)) return;
    *talk_us    = scaled(*talk_us, factor);
    *wrap_up_us = scaled(*wrap_up_us, factor);
    *marks |= MU_GAMED;
}

void mu_choose_adapt(mu_world *w, uint32_t agent, const mu_taken *t, int64_t *talk_us, int64_t *wrap_up_us,
                     uint16_t *marks)
{
    const mu_contact_type *spec = w->type[t->type].spec;
    const mu_journey      *j    = spec->journey;
    const mu_proficiency   p    = mu_choose_proficiency(w, agent, t->type);

    if (p.talk != NULL) {
        mu_rng r = mu_choose_stream(w, MU_DRAW_OWN_TALK, w->agent[agent].team, t);
        *talk_us = mu_dist_draw_span(p.talk, &r).us;
    }
    if (p.handle != 1) {
        *talk_us    = scaled(*talk_us, p.handle);
        *wrap_up_us = scaled(*wrap_up_us, p.handle);
    }
    if (w->minds != NULL) {
        const double factor = mu_minds_begin(w, agent, t, (double)(*talk_us + *wrap_up_us));
        if (w->peers != NULL) mu_peers_took(w, agent, p.handle * factor);
        *talk_us    = scaled(*talk_us, factor);
        *wrap_up_us = scaled(*wrap_up_us, factor);
    }
    if (w->drive != NULL && !(*marks & (MU_ASTRAY | MU_ASKED))) game(w, agent, t, talk_us, wrap_up_us, marks);
    if (j == NULL) return;
    const bool    asks   = mu_consult_limits(w, j) && !(*marks & (MU_ASTRAY | MU_ASKED));
    const int64_t cap_us = asks ? mu_consult_limit(w, agent, t) : j->cap_us;
    if (*talk_us > cap_us) {
        *talk_us = cap_us;
        *marks |= MU_CAPPED;
    }
}
