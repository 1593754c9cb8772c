/* explain_clock.c - by whose clock a scenario is told, and on which days that changes. */
#include "report/explain.h"

enum { MOST_CLOCKS = 8, MOST_CHANGES = 4 }; /* told of; more are counted */

static void add_offset(mu_text *out, int32_t offset_s)
{
    char offset[12];

    mu_offset_print(offset_s, offset, sizeof offset);
    mu_text_add(out, offset);
}

void mu_explain_clock(mu_text *out, const mu_calendar *c)
{
    if (c->wall == NULL) return;
    mu_text_addf(out, "; times are those of %s (UTC", c->wall->zone);
    add_offset(out, mu_wall_offset_s(c->wall, c->from.us));
    mu_text_add(out, ")");
}

void mu_explain_other_clock(mu_text *out, const mu_calendar *c, const mu_wall *wall)
{
    if (wall == c->wall) return;
    mu_text_addf(out, " by the clock of %s (UTC", wall->zone);
    add_offset(out, mu_wall_offset_s(wall, c->from.us));
    mu_text_add(out, ")");
}

/* A number of hours: "23", "24.5". */
static void add_hours(mu_text *out, int64_t us)
{
    mu_text_addf(out, "%.4g hour%s", (double)us / (double)MU_HOUR_US, us == MU_HOUR_US ? "" : "s");
}

/* "Sun 2026-03-29 has 23 hours in Europe/Berlin: at 02:00 clocks are put forward to 03:00" */
static void add_change(mu_text *out, const mu_calendar *c, const mu_wall *wall, int32_t step)
{
    static const char *const name[7] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    const mu_wall_step      *s       = &wall->step[step];
    const int64_t            before = s->from_us + s[-1].ahead_us, after = s->from_us + s->ahead_us;
    const int64_t            day = mu_day_of(before < after ? before : after);
    char                     date[24], at[16], to[16];

    mu_date_print(c->start_date + day, date, sizeof date);
    mu_clock_print((mu_span){ before - day * MU_DAY_US }, at, sizeof at);
    mu_clock_print((mu_span){ after - day * MU_DAY_US }, to, sizeof to);
    mu_text_addf(out, "%s %s has ", name[mu_date_weekday(c->start_date + day)], date);
    add_hours(out, mu_wall_instant(wall, (day + 1) * MU_DAY_US) - mu_wall_instant(wall, day * MU_DAY_US));
    mu_text_addf(out, " in %s: at %s clocks are put %s to %s", wall->zone, at,
                 after > before ? "forward" : "back", to);
}

/* Puts a clock on the list, unless it is there already. */
static void list(const mu_wall **clock, int *n, const mu_wall *wall)
{
    for (int i = 0; i < *n; i++)
        if (clock[i] == wall) return;
    if (wall != NULL && *n < MOST_CLOCKS) clock[(*n)++] = wall;
}

void mu_explain_changes(mu_text *out, const mu_model *m, int *said)
{
    const mu_calendar *c                  = &m->calendar;
    const mu_wall     *clock[MOST_CLOCKS] = { NULL };
    mu_text            sentence           = { 0 };
    int                n                  = 0;

    list(clock, &n, c->wall);
    for (int32_t i = 0; i < m->n_teams; i++) list(clock, &n, m->teams[i].wall);
    for (int32_t i = 0; i < m->n_types; i++) list(clock, &n, m->types[i].arrivals.wall);
    for (int k = 0; k < n; k++) {
        int told = 0, more = 0;
        for (int32_t i = 1; i < clock[k]->n; i++) {
            const int64_t at = clock[k]->step[i].from_us;
            if (at <= 0 || at >= c->till.us) continue;
            if (told == MOST_CHANGES) {
                more++;
                continue;
            }
            told++;
            add_change(&sentence, c, clock[k], i);
            mu_explain_warning(out, &sentence, said);
        }
        if (more == 0) continue;
        mu_text_addf(&sentence, "%d more change%s of the clocks in %s", more, more == 1 ? "" : "s",
                     clock[k]->zone);
        mu_explain_warning(out, &sentence, said);
    }
}
