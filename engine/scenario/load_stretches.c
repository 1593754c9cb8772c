/* load_stretches.c - stretches of duty are written down: what touches is one, and a site has hours. */
#include "scenario/load_duty.h"

#include <stdlib.h>

/* Each takes 24 bytes and an event in every replication. */
enum { MOST_EDGES = 4000000 };

static void append(mu_duties *d, int64_t at_us, bool on)
{
    if (d->n == MOST_EDGES && !d->failed) {
        d->failed = true;
        mu_load_report(d->l, d->l->teams.node[d->team], "shorten the horizon, or plan in coarser steps",
                       "there are over %d comings and goings in the horizon", MOST_EDGES);
    }
    if (d->failed) return;
    if (d->n == d->room) {
        const int32_t room = d->room == 0 ? 256 : 2 * d->room;
        mu_duty_edge *more = realloc(d->edge, (size_t)room * sizeof *more);
        if (more == NULL) {
            d->failed = true;
            mu_load_no_memory(d->l);
            return;
        }
        d->edge = more;
        d->room = room;
    }
    d->edge[d->n++] = (mu_duty_edge){ { at_us }, d->team, d->first_agent, d->n_agents, on };
}

void mu_duties_end(mu_duties *d)
{
    if (d->from_us < d->till_us) {
        append(d, d->from_us, true);
        append(d, d->till_us, false);
    }
    d->from_us = d->till_us = 0;
}

void mu_duties_take_breaks(mu_duties *d, const mu_breaks *breaks)
{
    if (d->breaks == NULL) d->breaks = MU_LOAD_SCRATCH(d->l, d->l->model->n_agents + 1, const mu_breaks *);
    if (d->breaks != NULL) d->breaks[d->first_agent] = breaks;
}

void mu_duties_set_pay(mu_duties *d, double factor)
{
    const int32_t n = d->l->model->n_agents;

    if (d->pay == NULL) {
        d->pay = MU_LOAD_SCRATCH(d->l, n + 1, double);
        for (int32_t i = 0; d->pay != NULL && i < n; i++) d->pay[i] = 1;
    }
    if (d->pay != NULL) d->pay[d->first_agent] = factor;
}

void mu_duties_begin(mu_duties *d, int32_t team, int32_t first_agent, int32_t n_agents)
{
    d->team        = team;
    d->first_agent = first_agent;
    d->n_agents    = n_agents;
    d->from_us = d->till_us = 0;
    if (d->team_breaks != NULL) mu_duties_take_breaks(d, d->team_breaks);
}

/* Adds a stretch of duty, in ascending order. What touches the stretch before it is one with it, so that
 * nobody leaves and comes back at the same instant. */
static void add_stretch(mu_duties *d, int64_t from, int64_t till)
{
    const mu_calendar *c = &d->l->model->calendar;

    /* A shift that began the evening before day 0 is met as the doors open; otherwise people are on duty and paid
     * for all of their shifts, also before the doors open and after they close. Without closing time the horizon
     * ends in mid-shift. */
    if (from < c->cells[0].from.us) from = c->from.us;
    if (!c->daily && till > c->till.us) till = c->till.us;
    if (from >= till || from >= c->till.us) return;
    if (d->from_us < d->till_us && from <= d->till_us) {
        if (till > d->till_us) d->till_us = till;
        return;
    }
    mu_duties_end(d);
    d->from_us = from;
    d->till_us = till;
}

void mu_duties_on(mu_duties *d, int64_t from, int64_t till)
{
    if (d->n_site_hours == 0) {
        add_stretch(d, from, till);
        return;
    }
    const int64_t day    = mu_day_of(mu_wall_of(d->wall, from));
    int64_t       monday = (day - mu_date_weekday(d->l->model->calendar.start_date + day) - 7) * MU_DAY_US;
    for (; mu_wall_instant(d->wall, monday) < till; monday += 7 * MU_DAY_US)
        for (int32_t i = 0; i < d->n_site_hours; i++) {
            const int64_t opens  = mu_wall_instant(d->wall, monday + d->site_hours[i].from.us);
            const int64_t closes = mu_wall_instant(d->wall, monday + d->site_hours[i].till.us);
            const int64_t start = from > opens ? from : opens, end = till < closes ? till : closes;
            if (start < end) add_stretch(d, start, end);
        }
}

void mu_duties_take_site(mu_duties *d, const mu_node *team)
{
    const mu_node *site  = mu_load_site(d->l, team);
    const mu_node *hours = site != NULL ? mu_node_get(site, "hours") : NULL;

    d->n_site_hours = 0;
    /* What is wrong with them has been said (load_worktime.c). */
    if (hours != NULL && d->l->problems == 0) mu_load_week(d->l, hours, &d->site_hours, &d->n_site_hours);
}
