/* load_duty.c - who is on duty when: opening hours, staffing profiles and shifts become comings and goings. */
#include "scenario/load_duty.h"

#include <stdlib.h>
#include <string.h>

#include "behaviour/behaviour.h"

static void whole_team(mu_duties *d, int32_t team)
{
    const mu_calendar *c = &d->l->model->calendar;

    mu_duties_begin(d, team, d->l->team[team].first_agent, d->l->team[team].n_people);
    for (int32_t i = 0; i < c->n_windows; i++) mu_duties_on(d, c->windows[i].from.us, c->windows[i].till.us);
    mu_duties_end(d);
}

static int in_order(const void *left, const void *right)
{
    const mu_duty_edge *a = left, *b = right;

    if (a->at.us != b->at.us) return a->at.us < b->at.us ? -1 : 1;
    if (a->on != b->on) return a->on ? 1 : -1;
    if (a->team != b->team) return a->team < b->team ? -1 : 1;
    return (a->first_agent > b->first_agent) - (a->first_agent < b->first_agent);
}

/* Then people have accounts one by one; so they do where their pay differs. */
static bool anyone_is_ever_away(const mu_duties *d)
{
    bool yes = d->breaks != NULL || d->pay != NULL;

    for (int32_t i = 0; i < d->l->teams.n; i++) {
        yes = yes || d->l->team[i].worktime != NULL || d->l->team[i].own_pay != NULL;
        for (int32_t k = 0; !yes && k < d->l->roster[i].n; k++) {
            const mu_roster_row *row = &d->l->roster[i].row[k];
            yes                      = row->breaks != NULL || row->pay < 1 || row->pay > 1;
        }
    }
    return yes;
}

/* Beside each coming its going, and the breaks in between. */
static void note_stretches(mu_duties *d)
{
    const mu_model  *m         = d->l->model;
    mu_duty_stretch *stretches = MU_LOAD_NEW(d->l, m->n_edges, mu_duty_stretch);
    int32_t         *came      = MU_LOAD_SCRATCH(d->l, m->n_agents + 1, int32_t); /* by first agent */

    if (stretches == NULL || came == NULL) return;
    for (int32_t i = 0; i < m->n_edges; i++) {
        const mu_duty_edge *e = &m->edges[i];
        if (e->on) {
            came[e->first_agent] = i;
            const mu_roster_row *row =
                m->teams[e->team].rostered
                    ? mu_load_rostered(&d->l->roster[e->team], e->first_agent - m->teams[e->team].first_agent,
                                       e->at.us)
                    : NULL;
            if (row != NULL) stretches[i].breaks = row->breaks;
            if (d->breaks != NULL && stretches[i].breaks == NULL)
                stretches[i].breaks = d->breaks[e->first_agent];
            stretches[i].pay = row != NULL ? row->pay : d->pay != NULL ? d->pay[e->first_agent] : 1;
        } else {
            stretches[came[e->first_agent]].till = e->at;
        }
    }
    d->l->model->stretches = stretches;
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
    mu_clock_print(mu_calendar_clock(c, c->windows[first].till), till, sizeof till);
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
    mu_duties     d      = { .l = l };
    mu_duty_edge *edges;

    if (l->model->calendar.n_cells == 0) return;
    for (int32_t i = 0; i < l->teams.n && !d.failed; i++) {
        const mu_node *people = mu_node_get(l->teams.node[i], "people");
        const mu_node *shifts = mu_node_get(l->teams.node[i], "shifts");
        d.wall                = l->team[i].wall;
        mu_duties_take_site(&d, l->teams.node[i]);
        d.team_breaks = mu_load_breaks(l, l->teams.node[i], l->teams.node[i]);
        if (shifts == NULL && !l->team[i].rostered && l->model->calendar.daily)
            mu_load_breaks_fit(l, mu_node_get(l->teams.node[i], "breaks"), d.team_breaks, MU_EVERY_DAY,
                               l->model->calendar.open_from.us, l->model->calendar.open_till.us);
        if (l->team[i].rostered)
            mu_load_by_roster(&d, i, &l->roster[i]);
        else if (shifts != NULL)
            mu_load_by_shifts(&d, i, shifts);
        else if (people->kind == MU_NODE_MAP)
            mu_load_by_profile(&d, i, people);
        else
            whole_team(&d, i);
    }
    edges = l->problems == before ? MU_LOAD_NEW(l, d.n, mu_duty_edge) : NULL;
    if (edges != NULL) {
        if (d.n > 0) {
            memcpy(edges, d.edge, (size_t)d.n * sizeof *edges);
            qsort(edges, (size_t)d.n, sizeof *edges, in_order);
        }
        l->model->edges   = edges;
        l->model->n_edges = d.n;
        if (anyone_is_ever_away(&d) || mu_behaviour_keeps_away(l->model->behaviour)) note_stretches(&d);
        if (l->problems == 0) warn_of_empty_windows(l); /* what was refused may have hours in it */
    }
    free(d.edge);
}
