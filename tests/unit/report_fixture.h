/* report_fixture.h - models and results made by hand, so that a report can be checked figure by figure.
 *
 * Everything lives in one arena, except the results, whose arrays are the experiment's own kind (malloc).
 */
#ifndef REPORT_FIXTURE_H
#define REPORT_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/results.h"
#include "model/model.h"

/* ---- a model -------------------------------------------------------------------------------------- */

static inline mu_model *new_model(const char *name, int days, const char *hours)
{
    mu_arena *a = mu_arena_new(0);
    mu_model *m = MU_NEW(a, mu_model);
    mu_span   from, till;

    m->arena    = a;
    m->name     = name;
    m->file     = "hand.yaml";
    m->currency = "CNY";
    m->hash     = UINT64_C(0x0123456789abcdef);
    m->runs     = (mu_plan_of_runs){ .replications = 400, .max_replications = 10000, .seed = 1 };
    assert_true(mu_hours_parse(hours, &from, &till));
    assert_int_equal(mu_calendar_build(a, 20458, (mu_span){ days * MU_DAY_US }, true, from,
                                       till, /* 2026-01-05 */
                                       mu_seconds(1800), &m->calendar),
                     MU_OK);
    m->types = MU_NEW_ARRAY(a, 8, mu_contact_type);
    m->teams = MU_NEW_ARRAY(a, 8, mu_team);
    m->edges = MU_NEW_ARRAY(a, 200, mu_duty_edge);
    return m;
}

/* A Poisson type: a rate of `per_hour` all day, every day. patience_s 0: nobody gives up. */
static inline mu_contact_type *add_type(mu_model *m, const char *name, double per_hour, double handle_s,
                                        double patience_s)
{
    mu_contact_type *t    = (mu_contact_type *)&m->types[m->n_types++];
    mu_rate_step    *step = MU_NEW(m->arena, mu_rate_step);

    step->per_us = per_hour / (double)MU_HOUR_US;
    *t           = (mu_contact_type){ .name           = name,
                                      .talk           = mu_dist_lognormal(m->arena, handle_s, 0.9),
                                      .has_target     = true,
                                      .target_share   = 0.8,
                                      .target_within  = mu_seconds(20),
                                      .short_abandon  = mu_seconds(20),
                                      .queue_capacity = -1,
                                      .lines          = -1 };
    if (patience_s > 0) t->patience = mu_dist_exponential(m->arena, patience_s);
    t->arrivals.kind = MU_ARRIVE_POISSON;
    for (int d = 0; d < 7; d++) t->arrivals.week[d] = (mu_rate_day){ 1, step };
    return t;
}

/* Another rate from `hour` on, on weekdays first..last (0 is Monday). */
static inline void change_rate(mu_model *m, mu_contact_type *t, int first, int last, int hour,
                               double per_hour)
{
    for (int d = first; d <= last; d++) {
        const mu_rate_day *old  = &t->arrivals.week[d];
        mu_rate_step      *step = MU_NEW_ARRAY(m->arena, old->n + 1, mu_rate_step);
        memcpy(step, old->step, (size_t)old->n * sizeof *step);
        step[old->n]        = (mu_rate_step){ { hour * MU_HOUR_US }, per_hour / (double)MU_HOUR_US };
        t->arrivals.week[d] = (mu_rate_day){ old->n + 1, step };
    }
}

static inline mu_team *add_team(mu_model *m, const char *name, int people, double pay)
{
    mu_team *team = (mu_team *)&m->teams[m->n_teams++];

    *team = (mu_team){ .name         = name,
                       .first_agent  = m->n_agents,
                       .n_agents     = people,
                       .n_people     = people,
                       .pay_per_hour = pay,
                       .overrun_paid = true };
    m->n_agents += people;
    return team;
}

/* The type is served by the team: both lists grow. */
static inline void serves(mu_model *m, int32_t team, int32_t type)
{
    mu_team         *s     = (mu_team *)&m->teams[team];
    mu_contact_type *t     = (mu_contact_type *)&m->types[type];
    int32_t         *types = MU_NEW_ARRAY(m->arena, s->n_types + 1, int32_t);
    int32_t         *teams = MU_NEW_ARRAY(m->arena, t->n_teams + 1, int32_t);

    if (s->n_types > 0) memcpy(types, s->types, (size_t)s->n_types * sizeof *types);
    if (t->n_teams > 0) memcpy(teams, t->teams, (size_t)t->n_teams * sizeof *teams);
    types[s->n_types++] = type;
    teams[t->n_teams++] = team;
    s->types            = types;
    t->teams            = teams;
}

/* People of a team on duty from hour to hour of every day; edges are put in order of time. */
static inline void on_duty(mu_model *m, int32_t team, int people, double from_h, double till_h)
{
    mu_duty_edge *edges = (mu_duty_edge *)m->edges;

    for (int day = 0; day < m->calendar.n_windows; day++)
        for (int on = 1; on >= 0; on--) {
            const int64_t at = day * MU_DAY_US + (int64_t)((on ? from_h : till_h) * (double)MU_HOUR_US);
            int32_t       k  = m->n_edges++;
            assert_true(k < 200);
            for (; k > 0 && edges[k - 1].at.us > at; k--) edges[k] = edges[k - 1];
            edges[k] = (mu_duty_edge){ { at }, team, m->teams[team].first_agent, people, on == 1 };
        }
}

/* The first scenario of the README: one type, one team. */
static inline mu_model *first_model(void)
{
    mu_model *m = new_model("First help desk", 1, "08:00-20:00");

    add_type(m, "calls", 240, 300, 240);
    add_team(m, "desk", 23, 24);
    serves(m, 0, 0);
    on_duty(m, 0, 23, 8, 20);
    return m;
}

/* Three types and two teams over five days, names in two scripts; 订单 is served by both teams. */
static inline mu_model *centre_model(void)
{
    mu_model        *m    = new_model("双十一客服中心 / Double-11 retail support", 5, "08:00-20:00");
    mu_contact_type *chat = add_type(m, "chat", 60, 480, 0);
    mu_contact_type *tech = add_type(m, "tech", 30, 600, 300);
    mu_contact_type *call = add_type(m, "订单电话", 240, 300, 240);

    chat->target_within = mu_seconds(60);
    chat->target_share  = 0.85;
    tech->measure       = MU_SL_NEUTRAL;
    change_rate(m, call, 0, 4, 10, 420);
    change_rate(m, call, 0, 4, 12, 240);
    add_team(m, "experts", 14, 45);
    add_team(m, "一线客服", 25, 32);
    serves(m, 0, 1);
    serves(m, 0, 2);
    serves(m, 1, 0);
    serves(m, 1, 2);
    on_duty(m, 0, 14, 8, 20);
    on_duty(m, 1, 25, 8, 20);
    return m;
}

/* ---- results -------------------------------------------------------------------------------------- */

static inline void *filled_with_nan(int64_t n, size_t size)
{
    double *p = calloc((size_t)n, size);

    for (size_t i = 0; i < (size_t)n * size / sizeof(double); i++) p[i] = NAN;
    return p;
}

/* Results in which nothing is known yet; figures are put in below. */
static inline mu_results *new_results(const mu_model *m)
{
    mu_results   *r     = calloc(1, sizeof *r);
    const int64_t types = mu_rows(m->n_types), teams = mu_rows(m->n_teams);
    int32_t      *cell = calloc((size_t)m->calendar.n_cells, sizeof *cell);

    r->model        = m;
    r->seed         = 1;
    r->replications = r->asked = 400;
    r->n_types                 = m->n_types;
    r->n_teams                 = m->n_teams;
    for (int32_t k = 0; k < m->calendar.n_cells; k++)
        if (m->calendar.cells[k].open) cell[r->n_cells++] = k;
    r->cell         = cell;
    r->contact      = filled_with_nan(types * mu_measure_count(), sizeof *r->contact);
    r->team         = filled_with_nan(teams * mu_measure_count(), sizeof *r->team);
    r->contact_days = filled_with_nan(types * mu_measure_count(), sizeof *r->contact_days);
    r->team_days    = filled_with_nan(teams * mu_measure_count(), sizeof *r->team_days);
    r->target       = calloc((size_t)m->n_types, sizeof *r->target);
    r->cell_contact = calloc((size_t)(r->n_cells * types * mu_cell_measure_count(MU_SCOPE_CONTACT)),
                             sizeof *r->cell_contact);
    r->cell_team =
        calloc((size_t)(r->n_cells * teams * mu_cell_measure_count(MU_SCOPE_TEAM)), sizeof *r->cell_team);
    for (int64_t i = 0; i < types * mu_measure_count(); i++) r->contact[i].n = 400;
    for (int64_t i = 0; i < teams * mu_measure_count(); i++) r->team[i].n = 400;
    return r;
}

/* An estimate with its interval, and P10 .. P90 of days (both NaN: none). */
static inline void put(mu_results *r, const char *id, int32_t row, double mean, double low, double high,
                       double p10, double p90)
{
    const int         m    = mu_measure_find(id);
    const bool        team = m >= 0 && mu_measure_at(m)->scope == MU_SCOPE_TEAM;
    const int64_t     at   = (int64_t)row * mu_measure_count() + m;
    const mu_estimate e    = { mean, (high - low) / 3.93, low, high, 400 };

    assert_true(m >= 0);
    (team ? r->team : r->contact)[at]           = e;
    (team ? r->team_days : r->contact_days)[at] = (mu_spread){ p10, (p10 + p90) / 2, p90 };
}

static inline void put_plain(mu_results *r, const char *id, int32_t row, double mean)
{
    put(r, id, row, mean, mean, mean, NAN, NAN);
}

static inline mu_estimate share(double mean, double half)
{
    return (mu_estimate){ mean, half / 1.97, mean - half, mean + half, 400 };
}

/* The figures of NORTH-STAR's first table. */
static inline mu_results *first_results(const mu_model *m)
{
    mu_results *r = new_results(m);

    put(r, "offered", 0, 2880, 2875, 2885, 2811, 2949);
    put(r, "service_level", 0, 0.827, 0.824, 0.830, 0.783, 0.869);
    put(r, "asa", 0, 7.8, 7.6, 8.0, NAN, NAN);
    put(r, "abandonment", 0, 0.036, 0.035, 0.037, NAN, NAN);
    put(r, "occupancy", 0, 0.839, 0.838, 0.840, NAN, NAN);
    put_plain(r, "blocking", 0, 0);
    put_plain(r, "dropped", 0, 0);
    put_plain(r, "cut_off", 0, 0);
    put_plain(r, "left_over", 0, 0);
    put_plain(r, "cost", 0, 6624);
    put(r, "cost_per_answered", 0, 2.39, 2.38, 2.40, NAN, NAN);
    r->target[0] = (mu_target_met){ share(0.80, 0.04), share(0.625, 0.02) };
    put_plain(r, "wait_p50", 0, 0);
    put(r, "wait_p80", 0, 14.5, 14, 15, 9, 22);
    put(r, "wait_p90", 0, 31.25, 30, 32, 24, 40);
    put(r, "wait_p95", 0, 48, 46, 50, 30, 70);
    put(r, "wait_p99", 0, 90, 85, 95, 60, 120);
    for (int32_t k = 0; k < r->n_cells;
         k++) { /* 120 and 122 contacts offered in the first two replications */
        mu_pairs *p =
            &r->cell_contact[(int64_t)k * mu_rows(m->n_types) * mu_cell_measure_count(MU_SCOPE_CONTACT) +
                             mu_cell_measure_find(mu_measure_find("offered"))];
        mu_pairs_add(p, 120, 1);
        mu_pairs_add(p, 122, 1);
    }
    return r;
}

static inline void free_all(mu_results *r, mu_model *m)
{
    mu_results_free(r);
    mu_model_free(m);
}

/* ---- golden files --------------------------------------------------------------------------------- */

/* Display width of the widest line. */
int mu_text_width(const char *utf8);

static inline int widest_line(const char *text)
{
    int widest = 0;

    while (*text != '\0') {
        char         line[4096];
        const size_t n = strcspn(text, "\n");
        assert_true(n < sizeof line);
        memcpy(line, text, n);
        line[n]         = '\0';
        const int width = mu_text_width(line);
        if (width > widest) widest = width;
        text += n + (text[n] == '\n');
    }
    return widest;
}

/* Cuts out the lines that hold `mark`: figures that nobody put in, of measures that may come and go. */
static inline void cut_lines(char *text, const char *mark)
{
    char *to = text;

    for (char *line = text; *line != '\0';) {
        const size_t n    = strcspn(line, "\n") + 1;
        char        *last = line + n - 1;
        const char   end  = *last;
        *last             = '\0';
        const bool cut    = strstr(line, mark) != NULL;
        *last             = end;
        if (!cut) {
            memmove(to, line, n);
            to += n;
        }
        line += n;
    }
    *to = '\0';
}

/* The text is that of tests/golden/report/<name>, byte for byte. With GOLDEN=write in the environment the file
 * is written instead, to be read by eye before it is committed. Frees the text. */
static inline void assert_golden(char *text, const char *name)
{
    char        path[256];
    const char *mode = getenv("GOLDEN");

    assert_non_null(text);
    snprintf(path, sizeof path, "tests/golden/report/%s", name);
    if (mode != NULL && strcmp(mode, "write") == 0) {
        FILE *f = fopen(path, "w");
        assert_non_null(f);
        fputs(text, f);
        fclose(f);
    }
    FILE *f    = fopen(path, "rb");
    char *want = calloc(1, 1 << 20);
    assert_non_null(f);
    assert_non_null(want);
    want[fread(want, 1, (1 << 20) - 1, f)] = '\0';
    fclose(f);
    assert_string_equal(text, want);
    free(want);
    free(text);
}

#endif
