#include "sim/record.h"

#include <stdlib.h>
#include <string.h>

#include "behaviour/behaviour.h"

enum { CHUNK = 32 }; /* waits that are allocated together */

/* How many pairs of day and type there are. */
static size_t day_types(const mu_record *r)
{
    return (size_t)r->n_days * (size_t)r->n_types;
}

static bool make_case_tables(mu_record *r)
{
    r->cases = calloc((size_t)r->n_cells * (size_t)r->n_types, sizeof *r->cases);
    r->cost  = calloc((size_t)r->n_cells, sizeof *r->cost);
    if (r->cases == NULL || r->cost == NULL) return false;
    for (int kind = 0; kind < MU_SPAN_KINDS; kind++) {
        r->span[kind] = calloc(day_types(r), sizeof *r->span[kind]);
        if (r->span[kind] == NULL) return false;
    }
    return true;
}

static bool has_opinions(const mu_model *m)
{
    return m->behaviour != NULL && mu_opinions_any(&m->behaviour->opinions);
}

mu_record *mu_record_new(const mu_model *m)
{
    mu_record   *r       = calloc(1, sizeof *r);
    const size_t n_cells = (size_t)m->calendar.n_cells;

    if (r == NULL) return NULL;
    r->n_cells      = m->calendar.n_cells;
    r->n_types      = m->n_types;
    r->n_teams      = m->n_teams;
    r->n_days       = m->calendar.n_days;
    r->contact      = calloc(n_cells * (size_t)m->n_types, sizeof *r->contact);
    r->team         = calloc(n_cells * (size_t)m->n_teams, sizeof *r->team);
    r->contact_wait = calloc(n_cells * (size_t)m->n_types, sizeof *r->contact_wait);
    if (m->stretches != NULL) r->away = calloc(n_cells * (size_t)m->n_teams, sizeof *r->away);
    if (m->behaviour != NULL) r->minds = calloc(n_cells * (size_t)m->n_teams, sizeof *r->minds);
    r->n_agents  = m->n_agents;
    r->n_schemes = m->behaviour != NULL ? m->n_incentives * m->n_teams : 0;
    if (m->behaviour != NULL) r->state = calloc((size_t)m->n_agents + 1, sizeof *r->state);
    if (r->n_schemes > 0) r->schemes = calloc((size_t)r->n_schemes, sizeof *r->schemes);
    if (has_opinions(m)) r->opinions = calloc(n_cells * (size_t)m->n_types, sizeof *r->opinions);
    if (m->n_teams > 1) r->team_wait = calloc(n_cells * (size_t)m->n_teams, sizeof *r->team_wait);
    if (r->contact == NULL || r->team == NULL || r->contact_wait == NULL ||
        (m->stretches != NULL && r->away == NULL) ||
        (m->behaviour != NULL && (r->minds == NULL || r->state == NULL)) ||
        (r->n_schemes > 0 && r->schemes == NULL) || (has_opinions(m) && r->opinions == NULL) ||
        (m->n_teams > 1 && r->team_wait == NULL) || (mu_model_has_journeys(m) && !make_case_tables(r))) {
        mu_record_free(r);
        return NULL;
    }
    return r;
}

bool mu_record_keep_people(mu_record *r, const mu_model *m)
{
    if (r->person == NULL) r->person = calloc((size_t)m->n_agents + 1, sizeof *r->person);
    r->n_people = m->n_agents;
    return r->person != NULL;
}

bool mu_record_keep_orders(mu_record *r, const mu_model *m)
{
    const size_t cells = (size_t)r->n_cells;

    if (r->away == NULL) r->away = calloc(cells * (size_t)m->n_teams, sizeof *r->away);
    if (r->orders == NULL) r->orders = calloc(cells * ((size_t)m->n_teams + 1), sizeof *r->orders);
    if (r->turned_away == NULL) r->turned_away = calloc(cells * (size_t)m->n_types, sizeof *r->turned_away);
    return r->away != NULL && r->orders != NULL && r->turned_away != NULL;
}

mu_waits *mu_record_take(mu_record *r)
{
    mu_record_store *s = &r->store;

    if (s->used == s->n_chunks * CHUNK) {
        mu_waits **more = realloc(s->chunk, ((size_t)s->n_chunks + 1) * sizeof *more);
        if (more == NULL) return NULL;
        s->chunk              = more;
        s->chunk[s->n_chunks] = malloc(CHUNK * sizeof **s->chunk);
        if (s->chunk[s->n_chunks] == NULL) return NULL;
        s->n_chunks++;
    }
    mu_waits *w = &s->chunk[s->used / CHUNK][s->used % CHUNK];
    s->used++;
    memset(w, 0, sizeof *w);
    return w;
}

/* A table that is not there has nothing to copy. */
static bool copy_waits(mu_record *into, mu_waits **to, mu_waits *const *from, size_t n)
{
    for (size_t i = 0; to != NULL && i < n; i++) {
        if (from[i] == NULL) continue;
        to[i] = mu_record_take(into);
        if (to[i] == NULL) return false;
        *to[i] = *from[i];
    }
    return true;
}

static bool copy_spans(mu_record *into, const mu_record *from)
{
    for (int kind = 0; kind < MU_SPAN_KINDS && from->span[kind] != NULL && into->span[kind] != NULL; kind++)
        for (size_t i = 0; i < day_types(from); i++) {
            const mu_spans *span     = &from->span[kind][i];
            into->span[kind][i].none = span->none;
            if (!copy_waits(into, &into->span[kind][i].lasting, &span->lasting, 1)) return false;
        }
    return true;
}

mu_record *mu_record_copy(const mu_model *m, const mu_record *r)
{
    mu_record   *copy     = mu_record_new(m);
    const size_t contacts = (size_t)r->n_cells * (size_t)r->n_types;
    const size_t teams    = (size_t)r->n_cells * (size_t)r->n_teams;

    if (copy == NULL) return NULL;
    if (r->person != NULL && !mu_record_keep_people(copy, m)) {
        mu_record_free(copy);
        return NULL;
    }
    if (r->orders != NULL && !mu_record_keep_orders(copy, m)) {
        mu_record_free(copy);
        return NULL;
    }
    if (r->orders != NULL && copy->orders != NULL) {
        memcpy(copy->orders, r->orders, (teams + (size_t)r->n_cells) * sizeof *r->orders);
        memcpy(copy->turned_away, r->turned_away, contacts * sizeof *r->turned_away);
    }
    if (r->person != NULL && copy->person != NULL)
        memcpy(copy->person, r->person, (size_t)r->n_people * sizeof *r->person);
    if (r->minds != NULL && copy->minds != NULL) memcpy(copy->minds, r->minds, teams * sizeof *r->minds);
    if (r->state != NULL && copy->state != NULL)
        memcpy(copy->state, r->state, (size_t)r->n_agents * sizeof *r->state);
    if (r->schemes != NULL && copy->schemes != NULL)
        memcpy(copy->schemes, r->schemes, (size_t)r->n_schemes * sizeof *r->schemes);
    if (r->opinions != NULL && copy->opinions != NULL)
        memcpy(copy->opinions, r->opinions, contacts * sizeof *r->opinions);
    if (r->away != NULL && copy->away != NULL) memcpy(copy->away, r->away, teams * sizeof *r->away);
    memcpy(copy->contact, r->contact, contacts * sizeof *r->contact);
    memcpy(copy->team, r->team, teams * sizeof *r->team);
    if (r->cases != NULL && copy->cases != NULL) {
        memcpy(copy->cases, r->cases, contacts * sizeof *r->cases);
        memcpy(copy->cost, r->cost, (size_t)r->n_cells * sizeof *r->cost);
    }
    if (!copy_spans(copy, r) || !copy_waits(copy, copy->contact_wait, r->contact_wait, contacts) ||
        !copy_waits(copy, copy->team_wait, r->team_wait, teams)) {
        mu_record_free(copy);
        return NULL;
    }
    copy->events   = r->events;
    copy->contacts = r->contacts;
    return copy;
}

void mu_record_free(mu_record *r)
{
    if (r == NULL) return;
    for (int32_t i = 0; i < r->store.n_chunks; i++) free(r->store.chunk[i]);
    free(r->store.chunk);
    free(r->contact);
    free(r->team);
    free(r->away);
    free(r->minds);
    free(r->state);
    free(r->schemes);
    free(r->opinions);
    free(r->person);
    free(r->orders);
    free(r->turned_away);
    free(r->cases);
    free(r->cost);
    for (int kind = 0; kind < MU_SPAN_KINDS; kind++) free(r->span[kind]);
    free(r->contact_wait);
    free(r->team_wait);
    free(r);
}

void mu_record_clear(mu_record *r)
{
    const size_t contacts = (size_t)r->n_cells * (size_t)r->n_types;
    const size_t teams    = (size_t)r->n_cells * (size_t)r->n_teams;

    memset(r->contact, 0, contacts * sizeof *r->contact);
    memset(r->team, 0, teams * sizeof *r->team);
    if (r->cases != NULL) {
        memset(r->cases, 0, contacts * sizeof *r->cases);
        memset(r->cost, 0, (size_t)r->n_cells * sizeof *r->cost);
        for (int kind = 0; kind < MU_SPAN_KINDS; kind++)
            memset(r->span[kind], 0, day_types(r) * sizeof *r->span[kind]);
    }
    memset(r->contact_wait, 0, contacts * sizeof *r->contact_wait);
    if (r->minds != NULL) memset(r->minds, 0, teams * sizeof *r->minds);
    if (r->state != NULL) memset(r->state, 0, (size_t)r->n_agents * sizeof *r->state);
    if (r->schemes != NULL) memset(r->schemes, 0, (size_t)r->n_schemes * sizeof *r->schemes);
    if (r->opinions != NULL) memset(r->opinions, 0, contacts * sizeof *r->opinions);
    if (r->away != NULL) memset(r->away, 0, teams * sizeof *r->away);
    if (r->orders != NULL) {
        memset(r->orders, 0, (teams + (size_t)r->n_cells) * sizeof *r->orders);
        memset(r->turned_away, 0, contacts * sizeof *r->turned_away);
    }
    if (r->person != NULL) memset(r->person, 0, (size_t)r->n_people * sizeof *r->person);
    if (r->team_wait != NULL) memset(r->team_wait, 0, teams * sizeof *r->team_wait);
    r->store.used = 0;
    r->events = r->contacts = 0;
}

double mu_record_earned(const mu_team *spec, int32_t person, const mu_person_time *t)
{
    return mu_model_pay(spec, person) *
               (((double)mu_person_paid_us(spec, t) + t->extra_us) / (double)MU_HOUR_US) +
           t->bonus;
}

double mu_record_paid_us(const mu_team *spec, const mu_team_cell *c, const mu_away_cell *away)
{
    const double overrun = away != NULL ? away->overrun_us : c->staffed_us - c->scheduled_us;
    const double unpaid  = away != NULL ? away->unpaid_us : 0;

    return c->scheduled_us - unpaid + (spec->overrun_paid ? overrun : 0);
}

double mu_record_cost(const mu_team *spec, const mu_team_cell *c, const mu_away_cell *away)
{
    const double cost = spec->pay_per_hour * (mu_record_paid_us(spec, c, away) / (double)MU_HOUR_US);

    return away != NULL ? cost + away->own_pay_us / (double)MU_HOUR_US : cost;
}

double mu_record_hiring(const mu_mind_cell *c)
{
    return c->of[MU_SUM_HIRING_COST] + c->of[MU_SUM_TRAINING_COST] + c->of[MU_SUM_COURSE_FEES];
}

void mu_record_close(mu_record *r, const mu_model *m)
{
    for (int32_t i = 0; r->cost != NULL && i < r->n_cells; i++) {
        for (int32_t j = 0; j < m->n_teams; j++) {
            const int64_t       at   = (int64_t)i * m->n_teams + j;
            const mu_away_cell *away = r->away != NULL ? &r->away[at] : NULL;
            if (m->teams[j].external) continue;
            r->cost[i] += mu_record_cost(&m->teams[j], &r->team[at], away);
            if (r->orders != NULL) r->cost[i] += mu_record_orders(r, i, j)->cost;
            if (r->minds != NULL) r->cost[i] += mu_record_hiring(&r->minds[at]);
            if (r->minds != NULL) r->cost[i] += r->minds[at].of[MU_SUM_BONUS];
        }
        if (r->orders != NULL) r->cost[i] += mu_record_orders(r, i, m->n_teams)->cost;
    }
}
