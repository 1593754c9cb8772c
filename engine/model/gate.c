#include "model/gate.h"

#define WEEK_US (7 * MU_DAY_US)

/* Microseconds since Monday 00:00 by the clock. */
static int64_t time_of_week(const mu_calendar *c, mu_time at)
{
    return mu_calendar_weekday(c, at) * MU_DAY_US + mu_calendar_clock(c, at).us;
}

bool mu_gate_open_at(const mu_gate *g, const mu_calendar *c, mu_time at)
{
    const int64_t week = time_of_week(c, at);

    for (int32_t i = 0; i < g->n_hours; i++)
        if (week >= g->hours[i].from.us && week < g->hours[i].till.us) return true;
    return g->n_hours == 0;
}

mu_time mu_gate_opens(const mu_gate *g, const mu_calendar *c, mu_time at)
{
    const int64_t now = time_of_week(c, at), wall = mu_wall_of(c->wall, at.us);
    int64_t       soonest = WEEK_US;

    for (int32_t i = 0; i < g->n_hours; i++) {
        const int64_t from = g->hours[i].from.us, in = (from > now ? from : from + WEEK_US) - now;
        if (in < soonest) soonest = in;
    }
    return (mu_time){ mu_wall_next(c->wall, wall + soonest, at.us) };
}
