/* load_worktime.c - what keeps people on duty off the phones: leave, absence, shrinkage, lateness, outages of a site. */
#include "scenario/load_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Leave, from a table: person, and date or from and till. */

typedef struct {
    mu_leave days;
    int      line;
} leave_row;

static int in_order(const void *left, const void *right)
{
    const leave_row *a = left, *b = right;

    if (a->days.person != b->days.person) return a->days.person < b->days.person ? -1 : 1;
    if (a->days.from_day != b->days.from_day) return a->days.from_day < b->days.from_day ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

typedef struct {
    mu_load   *l;
    int32_t    team;
    mu_csv    *csv;
    int        person, from, till;
    leave_row *row;
    int32_t    n, room;
} leave_table;

static bool read_day(leave_table *t, int column, int32_t *day)
{
    int64_t date;

    if (!mu_date_parse(mu_csv_cell(t->csv, (size_t)column), &date)) {
        mu_load_bad_date(t->l, t->csv, column);
        return false;
    }
    *day = (int32_t)(date - t->l->model->calendar.start_date);
    return true;
}

static bool read_leave(leave_table *t, leave_row *out)
{
    const int32_t person = mu_load_person(t->l, t->team, mu_csv_cell(t->csv, (size_t)t->person));

    if (person < 0) {
        char expected[80];
        snprintf(expected, sizeof expected, "%sthe number of a person, 1 to %d",
                 t->l->team[t->team].n_names > 0 ? "the name or " : "", (int)t->l->team[t->team].n_people);
        mu_load_bad_cell(t->l, t->csv, t->person, expected, NULL);
        return false;
    }
    out->days.person = person;
    out->line        = mu_csv_line(t->csv);
    if (!read_day(t, t->from, &out->days.from_day)) return false;
    out->days.till_day = out->days.from_day;
    if (t->till >= 0 && !read_day(t, t->till, &out->days.till_day)) return false;
    if (out->days.till_day >= out->days.from_day) return true;
    mu_load_bad_row(t->l, mu_csv_path(t->csv), out->line, NULL, "this leave ends before it begins");
    return false;
}

static void keep_leaves(leave_table *t, mu_worktime *out)
{
    mu_leave *kept = MU_LOAD_NEW(t->l, t->n, mu_leave);

    if (t->n > 0) qsort(t->row, (size_t)t->n, sizeof *t->row, in_order);
    for (int32_t i = 0; kept != NULL && i < t->n; i++) {
        kept[i] = t->row[i].days;
        if (i > 0 && kept[i].person == kept[i - 1].person && kept[i].from_day <= kept[i - 1].till_day)
            mu_load_bad_row(t->l, mu_csv_path(t->csv), t->row[i].line, NULL,
                            "person %d is on leave on this day already, by line %d", (int)kept[i].person + 1,
                            t->row[i - 1].line);
    }
    out->leaves   = kept;
    out->n_leaves = t->n;
}

/* A table of other weeks than those of the horizon. */
static void warn_of_other_dates(const leave_table *t, const mu_node *node)
{
    const mu_calendar *c = &t->l->model->calendar;
    const int64_t first = mu_calendar_day(c, c->from), last = mu_calendar_day(c, (mu_time){ c->till.us - 1 });
    char          from[24], till[24];

    for (int32_t i = 0; i < t->n; i++)
        if (t->row[i].days.from_day <= last && t->row[i].days.till_day >= first) return;
    mu_load_horizon_dates(t->l, from, till, sizeof from);
    mu_load_warn(t->l, node, "set start to a date in the table",
                 "no leave in %s lies within the horizon, %s to %s", mu_csv_path(t->csv), from, till);
}

static void load_leave_table(mu_load *l, int32_t team, const mu_node *node, mu_worktime *out)
{
    const int64_t before = l->problems;
    leave_table   t      = { .l = l, .team = team, .csv = mu_load_open(l, node) };

    if (t.csv == NULL) return;
    const bool one_day = mu_csv_find(t.csv, "date") >= 0;
    t.person           = mu_load_column(l, node, t.csv, "person", true);
    t.from             = mu_load_column(l, node, t.csv, one_day ? "date" : "from", true);
    t.till             = one_day ? -1 : mu_load_column(l, node, t.csv, "till", true);
    while (l->problems == before || (t.person >= 0 && t.from >= 0 && mu_load_goes_on(l, before))) {
        leave_row row;
        if (!mu_load_next(l, t.csv)) break;
        if (!read_leave(&t, &row)) continue;
        if (t.n == t.room) {
            const int32_t room = t.room == 0 ? 64 : 2 * t.room;
            leave_row    *more = realloc(t.row, (size_t)room * sizeof *more);
            if (more == NULL) {
                mu_load_no_memory(l);
                break;
            }
            t.row  = more;
            t.room = room;
        }
        t.row[t.n++] = row;
    }
    if (l->problems == before && t.n > 0) warn_of_other_dates(&t, node);
    if (l->problems == before) keep_leaves(&t, out);
    free(t.row);
    mu_csv_close(t.csv);
}

/* One team */

static void load_leave(mu_load *l, int32_t team, const mu_node *node, mu_worktime *out)
{
    const mu_node *leave = mu_node_get(node, "leave");
    const mu_node *map   = leave != NULL && leave->kind == MU_NODE_MAP ? leave : NULL;
    const mu_node *table = map != NULL ? mu_node_get(map, "table") : NULL;
    const mu_node *share = map != NULL ? mu_node_get(map, "share") : leave;

    out->leave_paid = mu_load_truth(l, map, "paid", "teams.*.leave.paid");
    if (share != NULL) out->leave = mu_node_share(share);
    if (table != NULL) load_leave_table(l, team, table, out);
}

static void load_absence(mu_load *l, const mu_node *node, mu_worktime *out)
{
    const mu_node *absence = mu_node_get(node, "absence");
    const mu_node *map     = absence != NULL && absence->kind == MU_NODE_MAP ? absence : NULL;

    out->absence_paid = mu_load_truth(l, map, "paid", "teams.*.absence.paid");
    if (absence != NULL) out->absence = mu_node_share(map != NULL ? mu_node_get(map, "share") : absence);
}

static void load_lapse(mu_load *l, const mu_node *adherence, const char *key, mu_lapse *out)
{
    const mu_node *node = adherence != NULL ? mu_node_get(adherence, key) : NULL;

    if (node == NULL) return;
    out->share = mu_node_share(mu_node_get(node, "share"));
    out->by    = mu_load_dist(l, mu_node_get(node, "by"));
}

/* Sites */

const mu_node *mu_load_site(const mu_load *l, const mu_node *team)
{
    const mu_node *sites = mu_node_get(l->root, "sites"), *name = mu_node_get(team, "site");

    return sites != NULL && name != NULL ? mu_node_get(sites, name->text) : NULL;
}

static void check_site(mu_load *l, const mu_node *team)
{
    const mu_node *name = mu_node_get(team, "site");

    if (name != NULL && mu_load_site(l, team) == NULL)
        mu_load_report_name(l, name, "there is no site", name->text,
                            mu_load_entries(l, mu_node_get(l->root, "sites")));
}

/* Hours of sites are needed later on (load_stretches.c). */
static void check_hours(mu_load *l)
{
    const mu_entries sites = mu_load_entries(l, mu_node_get(l->root, "sites"));

    for (int32_t i = 0; i < sites.n; i++) {
        const mu_node      *hours = mu_node_get(sites.node[i], "hours");
        const mu_week_span *span;
        int32_t             n;
        if (hours != NULL) mu_load_week(l, hours, &span, &n);
    }
}

static void load_outages(mu_load *l, const mu_node *site, const mu_wall *wall, mu_worktime *out)
{
    const mu_node *list    = site != NULL ? mu_node_get(site, "outages") : NULL;
    mu_outage     *outages = list != NULL ? MU_LOAD_NEW(l, list->n, mu_outage) : NULL;

    if (outages == NULL) return;
    for (int32_t i = 0; i < list->n; i++) {
        const mu_node *node  = list->child[i];
        int64_t        date  = 0;
        mu_span        clock = { 0 };
        const bool     known = mu_date_parse(mu_node_get(node, "date")->text, &date) &&
                           mu_clock_parse(mu_node_get(node, "at")->text, &clock);
        mu_assert(known);
        outages[i].from_us =
            mu_wall_instant(wall, (date - l->model->calendar.start_date) * MU_DAY_US + clock.us);
        outages[i].till_us = outages[i].from_us + mu_node_span(mu_node_get(node, "for")).us;
    }
    out->outages    = outages;
    out->n_outages  = list->n;
    out->outage_end = mu_load_choice(l, site, "outage_end", "sites.*.outage_end");
}

static bool has_any(const mu_node *team)
{
    static const char *const keys[] = { "leave", "absence", "shrinkage", "adherence" };

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (mu_node_get(team, keys[i]) != NULL) return true;
    return false;
}

void mu_load_worktime(mu_load *l)
{
    mu_load_check_meetings(l);
    check_hours(l);
    for (int32_t i = 0; i < l->teams.n; i++) {
        const mu_node *node      = l->teams.node[i];
        const mu_node *adherence = mu_node_get(node, "adherence");
        const int32_t  n         = mu_load_meetings(l, i, NULL);
        const mu_node *site      = mu_load_site(l, node);
        check_site(l, node);
        if (n == 0 && !has_any(node) && (site == NULL || mu_node_get(site, "outages") == NULL)) continue;

        mu_worktime *t    = MU_LOAD_NEW(l, 1, mu_worktime);
        mu_meeting  *list = MU_LOAD_NEW(l, n, mu_meeting);
        if (t == NULL || list == NULL) return;
        load_leave(l, i, node, t);
        load_absence(l, node, t);
        if (mu_node_get(node, "shrinkage") != NULL)
            t->shrinkage = mu_node_share(mu_node_get(node, "shrinkage"));
        t->lapses_paid = mu_load_truth(l, adherence, "paid", "teams.*.adherence.paid");
        load_lapse(l, adherence, "late", &t->late);
        load_lapse(l, adherence, "early", &t->early);
        load_lapse(l, adherence, "extra_break", &t->extra_break);
        t->n_meetings = mu_load_meetings(l, i, list);
        t->meetings   = list;
        load_outages(l, site, l->team[i].wall, t);
        l->team[i].worktime = t;
    }
}
