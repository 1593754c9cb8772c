/* load_duty.c - who is on duty when: opening hours, staffing profiles and shifts become comings and goings. */
#include "scenario/load_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Each takes 24 bytes and an event in every replication; the work to find them is bounded likewise. */
enum { MOST_EDGES = 4000000, MOST_WORK = 20000000 };

typedef struct {
    mu_load      *l;
    mu_duty_edge *edge;
    int32_t       n, room;
    int64_t       work;
    bool          failed;
    /* The block of people that is being written, and its stretch of duty that may still be extended. */
    int32_t team, first_agent, n_agents;
    int64_t from_us, till_us; /* equal: none */
} roster;

static void append(roster *r, int64_t at_us, bool on)
{
    if (r->n == MOST_EDGES && !r->failed) {
        r->failed = true;
        mu_load_report(r->l, r->l->teams.node[r->team], "shorten the horizon, or plan in coarser steps",
                       "there are over %d comings and goings in the horizon", MOST_EDGES);
    }
    if (r->failed) return;
    if (r->n == r->room) {
        const int32_t room = r->room == 0 ? 256 : 2 * r->room;
        mu_duty_edge *more = realloc(r->edge, (size_t)room * sizeof *more);
        if (more == NULL) {
            r->failed = true;
            mu_load_no_memory(r->l);
            return;
        }
        r->edge = more;
        r->room = room;
    }
    r->edge[r->n++] = (mu_duty_edge){ { at_us }, r->team, r->first_agent, r->n_agents, on };
}

static void end_stretch(roster *r)
{
    if (r->from_us < r->till_us) {
        append(r, r->from_us, true);
        append(r, r->till_us, false);
    }
    r->from_us = r->till_us = 0;
}

static void begin_block(roster *r, int32_t team, int32_t first_agent, int32_t n_agents)
{
    r->team        = team;
    r->first_agent = first_agent;
    r->n_agents    = n_agents;
    r->from_us = r->till_us = 0;
}

/* Adds a stretch of duty, in ascending order. What touches the stretch before it is one with it, so that
 * nobody leaves and comes back at the same instant. */
static void on_duty(roster *r, int64_t from, int64_t till)
{
    const mu_calendar *c = &r->l->model->calendar;

    /* A shift that began the evening before day 0 is met as the doors open; otherwise people are on duty and paid
     * for all of their shifts, also before the doors open and after they close. Without closing time the horizon
     * ends in mid-shift. */
    if (from < c->cells[0].from.us) from = c->from.us;
    if (!c->daily && till > c->till.us) till = c->till.us;
    if (from >= till || from >= c->till.us) return;
    if (r->from_us < r->till_us && from <= r->till_us) {
        if (till > r->till_us) r->till_us = till;
        return;
    }
    end_stretch(r);
    r->from_us = from;
    r->till_us = till;
}

static void whole_team(roster *r, int32_t team)
{
    const mu_calendar *c = &r->l->model->calendar;

    begin_block(r, team, r->l->team[team].first_agent, r->l->team[team].n_agents);
    for (int32_t i = 0; i < c->n_windows; i++) on_duty(r, c->windows[i].from.us, c->windows[i].till.us);
    end_stretch(r);
}

/* Shifts */

static mu_days days_of(const mu_load *l, const mu_node *shift)
{
    const mu_node *node = mu_node_get(shift, "days");
    mu_days        all = 0, days = 0;
    bool           known = true;

    if (node == NULL) known = mu_days_parse(mu_schema_default(l->schema, "teams.*.shifts.*.days"), &all);
    for (int32_t i = 0; i < mu_names_count(node); i++, all |= days)
        known = known && mu_days_parse(mu_names_at(node, i)->text, &days);
    mu_assert(known);
    return all;
}

/* A shift belongs to the day on which it begins; one that began the evening before day 0 may still last. */
static void one_shift(roster *r, const mu_node *shift, int32_t team, int32_t first_agent)
{
    const mu_calendar *c    = &r->l->model->calendar;
    const mu_days      days = days_of(r->l, shift);
    mu_span            from = { 0 }, till = { 0 };
    const bool         known = mu_hours_parse(mu_node_get(shift, "hours")->text, &from, &till);

    mu_assert(known);
    begin_block(r, team, first_agent, (int32_t)mu_node_whole(mu_node_get(shift, "people")));
    for (int64_t day = -1; day * MU_DAY_US < c->till.us && !r->failed; day++) {
        const int64_t midnight = day * MU_DAY_US;
        if ((days & (1u << mu_date_weekday(c->start_date + day))) == 0) continue;
        on_duty(r, midnight + from.us, midnight + till.us);
    }
    end_stretch(r);
}

/* Shifts share out the people of the team in the order of the shifts' names. */
static void by_shifts(roster *r, int32_t team, const mu_node *shifts)
{
    const mu_entries e     = mu_load_entries(r->l, shifts);
    int32_t          first = r->l->team[team].first_agent;

    for (int32_t i = 0; i < e.n; i++) {
        one_shift(r, e.node[i], team, first);
        first += (int32_t)mu_node_whole(mu_node_get(e.node[i], "people"));
    }
}

/* Profiles */

typedef struct {
    int64_t from_us, till_us; /* of the day */
    int32_t people;
} level;

static int by_start(const void *left, const void *right)
{
    const level *a = left, *b = right;

    return (a->from_us > b->from_us) - (a->from_us < b->from_us);
}

static int by_people(const void *left, const void *right)
{
    const int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

    return (a > b) - (a < b);
}

/* The profile as stretches of the day, 00:00 to 24:00; before its first time the last one holds, as on a
 * clock. The number of stretches, or 0 after a report. */
static int32_t read_profile(mu_load *l, const mu_node *profile, level *out)
{
    int32_t n = 0;

    for (int32_t i = 0; i < profile->n; i++) {
        mu_span    clock = { 0 };
        const bool known = mu_clock_parse(profile->child[i]->key, &clock);
        mu_assert(known);
        if (clock.us == MU_DAY_US) continue; /* 24:00 begins nothing */
        out[n++] = (level){ clock.us, 0, (int32_t)mu_node_whole(profile->child[i]) };
    }
    if (n == 0) return 0;
    qsort(out, (size_t)n, sizeof *out, by_start);
    for (int32_t i = 0; i < n; i++) {
        out[i].till_us = i + 1 < n ? out[i + 1].from_us : MU_DAY_US;
        if (out[i].from_us < out[i].till_us) continue;
        mu_load_report_key(l, profile, NULL, "the same time of day stands here twice");
        return 0;
    }
    if (out[0].from_us > 0) {
        const int32_t at_night = out[n - 1].people;
        memmove(out + 1, out, (size_t)n * sizeof *out);
        out[0] = (level){ 0, out[1].from_us, at_night };
        n++;
    }
    return n;
}

/* Everyone in a block stands between two heights of the profile, so they come and go together. */
static void one_block(roster *r, const level *profile, int32_t n, int32_t height)
{
    const mu_calendar *c = &r->l->model->calendar;

    for (int32_t w = 0; w < c->n_windows && !r->failed; w++) {
        const mu_window window = c->windows[w];
        for (int64_t day = window.from.us / MU_DAY_US; day * MU_DAY_US < window.till.us; day++) {
            r->work += n;
            for (int32_t i = 0; i < n; i++) {
                const int64_t from = day * MU_DAY_US + profile[i].from_us;
                const int64_t till = day * MU_DAY_US + profile[i].till_us;
                if (profile[i].people < height || till <= window.from.us || from >= window.till.us) continue;
                on_duty(r, from > window.from.us ? from : window.from.us,
                        till < window.till.us ? till : window.till.us);
            }
        }
        if (r->work < MOST_WORK) continue;
        r->failed = true;
        mu_load_report(r->l, mu_node_get(r->l->teams.node[r->team], "people"), "plan in coarser steps",
                       "this profile is too fine for so long a horizon");
    }
    end_stretch(r);
}

static void by_profile(roster *r, int32_t team, const mu_node *node)
{
    level   *profile = MU_LOAD_SCRATCH(r->l, node->n + 1, level);
    int32_t *heights = MU_LOAD_SCRATCH(r->l, node->n + 1, int32_t);
    int32_t  n, below = 0;

    if (profile == NULL || heights == NULL) return;
    n = read_profile(r->l, node, profile);
    for (int32_t i = 0; i < n; i++) heights[i] = profile[i].people;
    if (n > 1) qsort(heights, (size_t)n, sizeof *heights, by_people);
    for (int32_t i = 0; i < n && !r->failed; i++) {
        if (heights[i] == below) continue;
        begin_block(r, team, r->l->team[team].first_agent + below, heights[i] - below);
        one_block(r, profile, n, heights[i]);
        below = heights[i];
    }
}

/* All together */

static int in_order(const void *left, const void *right)
{
    const mu_duty_edge *a = left, *b = right;

    if (a->at.us != b->at.us) return a->at.us < b->at.us ? -1 : 1;
    if (a->on != b->on) return a->on ? 1 : -1;
    if (a->team != b->team) return a->team < b->team ? -1 : 1;
    return (a->first_agent > b->first_agent) - (a->first_agent < b->first_agent);
}

/* Tells of windows in which nobody at all is on duty. */
static void warn_of_empty_windows(mu_load *l)
{
    const mu_model    *m    = l->model;
    const mu_calendar *c    = &m->calendar;
    int32_t            next = 0, empty = 0, first = 0;
    int64_t            people = 0;
    char               from[40], till[16];

    for (int32_t w = 0; w < c->n_windows; w++) {
        bool anyone = people > 0;
        for (; next < m->n_edges && m->edges[next].at.us < c->windows[w].till.us; next++) {
            people += m->edges[next].on ? m->edges[next].n_agents : -m->edges[next].n_agents;
            anyone = anyone || (m->edges[next].on && m->edges[next].at.us >= c->windows[w].from.us);
            if (m->edges[next].at.us <= c->windows[w].from.us) anyone = people > 0;
        }
        if (anyone) continue;
        if (empty++ == 0) first = w;
    }
    if (empty == 0) return;
    mu_calendar_print(c, c->windows[first].from, from, sizeof from);
    mu_clock_print((mu_span){ c->windows[first].till.us % MU_DAY_US }, till, sizeof till);
    if (empty == 1)
        mu_load_warn_key(l, mu_node_get(l->root, "teams"), NULL,
                         "nobody is on duty while the doors are open, %s-%s", from, till);
    else
        mu_load_warn_key(l, mu_node_get(l->root, "teams"), NULL,
                         "nobody is on duty in %d of %d opening times, first %s-%s", (int)empty,
                         (int)c->n_windows, from, till);
}

void mu_load_duty(mu_load *l)
{
    const int64_t before = l->problems;
    roster        r      = { .l = l };
    mu_duty_edge *edges;

    if (l->model->calendar.n_cells == 0) return;
    for (int32_t i = 0; i < l->teams.n && !r.failed; i++) {
        const mu_node *people = mu_node_get(l->teams.node[i], "people");
        const mu_node *shifts = mu_node_get(l->teams.node[i], "shifts");
        if (shifts != NULL)
            by_shifts(&r, i, shifts);
        else if (people->kind == MU_NODE_MAP)
            by_profile(&r, i, people);
        else
            whole_team(&r, i);
    }
    edges = l->problems == before ? MU_LOAD_NEW(l, r.n, mu_duty_edge) : NULL;
    if (edges != NULL) {
        if (r.n > 0) {
            memcpy(edges, r.edge, (size_t)r.n * sizeof *edges);
            qsort(edges, (size_t)r.n, sizeof *edges, in_order);
        }
        l->model->edges   = edges;
        l->model->n_edges = r.n;
        warn_of_empty_windows(l);
    }
    free(r.edge);
}
