/* load_shifts.c - shifts by weekday, and rosters by date, become stretches of duty. */
#include "scenario/load_duty.h"

mu_days mu_load_days(const mu_load *l, const mu_node *map, const char *path)
{
    const mu_node *node = mu_node_get(map, "days");
    mu_days        all = 0, days = 0;
    bool           known = true;

    if (node == NULL) known = mu_days_parse(mu_schema_default(l->schema, path), &all);
    for (int32_t i = 0; i < mu_names_count(node); i++, all |= days)
        known = known && mu_days_parse(mu_names_at(node, i)->text, &days);
    mu_assert(known);
    return all;
}

/* The days and times of a shift are by the team's clock, those of a holiday by the scenario's. */
static void one_day(mu_duties *d, int64_t from, int64_t till, bool always)
{
    const mu_calendar *c   = &d->l->model->calendar;
    const int64_t      day = mu_calendar_day(c, (mu_time){ from });
    const mu_holiday  *h   = always ? NULL : mu_calendar_holiday(c, day);

    if (h != NULL && !h->open) return;
    if (h != NULL) {
        const int64_t opens  = mu_wall_instant(c->wall, day * MU_DAY_US + h->from_us);
        const int64_t closes = mu_wall_instant(c->wall, day * MU_DAY_US + h->till_us);
        if (from < opens) from = opens;
        if (till > closes) till = closes;
    }
    mu_duties_on(d, from, till);
}

/* A shift belongs to the day on which it begins; one that began the evening before day 0 may still last. */
static void one_shift(mu_duties *d, const mu_node *shift, int32_t team, int32_t first_agent)
{
    const mu_calendar *c    = &d->l->model->calendar;
    const mu_days      days = mu_load_days(d->l, shift, "teams.*.shifts.*.days");
    mu_span            from = { 0 }, till = { 0 };
    const bool         known  = mu_hours_parse(mu_node_get(shift, "hours")->text, &from, &till);
    const bool         always = mu_load_truth(d->l, shift, "holidays", "teams.*.shifts.*.holidays");

    mu_assert(known);
    mu_duties_begin(d, team, first_agent, (int32_t)mu_node_whole(mu_node_get(shift, "people")));
    const mu_node   *team_node = d->l->teams.node[team];
    const mu_node   *list      = mu_node_get(shift, "breaks");
    const mu_breaks *own       = mu_load_breaks(d->l, team_node, shift);
    const double     pay       = mu_load_share(d->l, shift, "pay", "teams.*.shifts.*.pay");
    if (own != NULL) mu_duties_take_breaks(d, own);
    if (pay < 1 || pay > 1) mu_duties_set_pay(d, pay);
    if ((pay < 1 || pay > 1) && !(d->l->team[team].pay_per_hour > 0) && d->l->team[team].own_pay == NULL)
        mu_load_warn(d->l, mu_node_get(shift, "pay"), "give the team a pay, such as 24/h",
                     "nobody of this team is paid anything, so this share of it is nothing");
    mu_load_breaks_fit(d->l, list != NULL ? list : mu_node_get(team_node, "breaks"),
                       list != NULL ? own : d->team_breaks, days, from.us, till.us);
    for (int64_t day = mu_day_of(mu_wall_of(d->wall, 0)) - 1; !d->failed; day++) {
        const int64_t midnight = day * MU_DAY_US;
        if (mu_wall_instant(d->wall, midnight) >= c->till.us) break;
        if ((days & (1u << mu_date_weekday(c->start_date + day))) == 0) continue;
        one_day(d, mu_wall_instant(d->wall, midnight + from.us), mu_wall_instant(d->wall, midnight + till.us),
                always);
    }
    mu_duties_end(d);
}

/* Shifts share out the people of the team in the order of the shifts' names. */
void mu_load_by_shifts(mu_duties *d, int32_t team, const mu_node *shifts)
{
    const mu_entries e     = mu_load_entries(d->l, shifts);
    int32_t          first = d->l->team[team].first_agent;

    for (int32_t i = 0; i < e.n; i++) {
        one_shift(d, e.node[i], team, first);
        first += (int32_t)mu_node_whole(mu_node_get(e.node[i], "people"));
    }
}

/* Rosters */

void mu_load_by_roster(mu_duties *d, int32_t team, const mu_roster_rows *rows)
{
    for (int32_t i = 0; i < rows->n; i++) {
        if (i == 0 || rows->row[i].person != rows->row[i - 1].person) {
            if (i > 0) mu_duties_end(d);
            mu_duties_begin(d, team, d->l->team[team].first_agent + rows->row[i].person, 1);
        }
        mu_duties_on(d, rows->row[i].from_us, rows->row[i].till_us);
    }
    mu_duties_end(d);
}

const mu_roster_row *mu_load_rostered(const mu_roster_rows *rows, int32_t person, int64_t at_us)
{
    int32_t low = 0, high = rows->n;

    while (low < high) {
        const int32_t        middle = low + (high - low) / 2;
        const mu_roster_row *row    = &rows->row[middle];
        if (row->person < person || (row->person == person && row->from_us <= at_us))
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && rows->row[low - 1].person == person ? &rows->row[low - 1] : NULL;
}
