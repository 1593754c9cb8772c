/* load_holidays.c - days on which the doors are closed, or open at other hours: a list, or a table. */
#include "scenario/load_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_HOLIDAYS = 100000 };

typedef struct {
    mu_holiday     day;
    const mu_node *node; /* what gave it, or NULL: a line of the table */
    int            line;
} entry;

typedef struct {
    mu_load *l;
    mu_csv  *csv;
    entry   *row;
    int32_t  n, room;
} holidays;

static bool append(holidays *h, entry e)
{
    if (h->n == h->room) {
        const int32_t room = h->room == 0 ? 64 : 2 * h->room;
        entry        *more = realloc(h->row, (size_t)room * sizeof *more);
        if (more == NULL) {
            mu_load_no_memory(h->l);
            return false;
        }
        h->row  = more;
        h->room = room;
    }
    h->row[h->n++] = e;
    return true;
}

/* Hours of a holiday as the times of its day; those after midnight belong to it when the usual ones do. */
static bool set_hours(const mu_calendar *c, const char *text, mu_holiday *out)
{
    mu_span from, till;

    if (!mu_hours_parse(text, &from, &till)) return false;
    if (from.us < c->open_from.us && c->open_till.us > MU_DAY_US) {
        from.us += MU_DAY_US;
        till.us += MU_DAY_US;
    }
    out->open    = true;
    out->from_us = from.us;
    out->till_us = till.us;
    return from.us >= c->open_from.us && till.us <= c->open_till.us;
}

static void expected_hours(const mu_calendar *c, const char *text, char *buffer, size_t size)
{
    char    from[16], till[16];
    mu_span begins, ends;

    if (c->open_till.us <= MU_DAY_US && mu_hours_parse(text, &begins, &ends) && ends.us > MU_DAY_US) {
        snprintf(buffer, size, "hours that begin before they end");
        return;
    }
    mu_clock_print(c->open_from, from, sizeof from);
    mu_clock_print((mu_span){ c->open_till.us - (c->open_till.us > MU_DAY_US ? MU_DAY_US : 0) }, till,
                   sizeof till);
    snprintf(buffer, size, "hours within the usual ones, %s-%s", from, till);
}

static const char *name_of(mu_load *l, const char *text)
{
    const char *name = text != NULL && text[0] != '\0' ? mu_arena_text(l->arena, text) : NULL;

    if (text != NULL && text[0] != '\0' && name == NULL) mu_load_no_memory(l);
    return name;
}

static void read_list(holidays *h, const mu_node *list)
{
    const mu_calendar *c = &h->l->model->calendar;

    for (int32_t i = 0; i < list->n; i++) {
        const mu_node *node = list->child[i], *map = node->kind == MU_NODE_MAP ? node : NULL;
        const mu_node *hours = map != NULL ? mu_node_get(map, "hours") : NULL;
        const mu_node *name  = map != NULL ? mu_node_get(map, "name") : NULL;
        entry          e     = { .node = node };
        int64_t        date  = 0;
        const bool known = mu_date_parse(map != NULL ? mu_node_get(map, "date")->text : node->text, &date);

        mu_assert(known);
        e.day.day  = (int32_t)(date - c->start_date);
        e.day.name = name_of(h->l, name != NULL ? name->text : NULL);
        if (hours != NULL && !set_hours(c, hours->text, &e.day)) {
            char expected[80];
            expected_hours(c, hours->text, expected, sizeof expected);
            mu_load_report(h->l, hours, NULL, "expected %s", expected);
            continue;
        }
        if (!append(h, e)) return;
    }
}

static bool read_row(holidays *h, int date_column, int name_column, int hours_column, entry *out)
{
    const mu_calendar *c     = &h->l->model->calendar;
    const char        *hours = hours_column >= 0 ? mu_csv_cell(h->csv, (size_t)hours_column) : "";
    int64_t            date;

    if (!mu_date_parse(mu_csv_cell(h->csv, (size_t)date_column), &date)) {
        mu_load_bad_date(h->l, h->csv, date_column);
        return false;
    }
    *out          = (entry){ .line = mu_csv_line(h->csv) };
    out->day.day  = (int32_t)(date - c->start_date);
    out->day.name = name_of(h->l, name_column >= 0 ? mu_csv_cell(h->csv, (size_t)name_column) : NULL);
    if (hours[0] == '\0' || set_hours(c, hours, &out->day)) return true;
    char expected[80];
    expected_hours(c, hours, expected, sizeof expected);
    mu_load_bad_cell(h->l, h->csv, hours_column, expected, NULL);
    return false;
}

static void read_table(holidays *h, const mu_node *node)
{
    const int64_t before = h->l->problems;

    h->csv = mu_load_open(h->l, node);
    if (h->csv == NULL) return;
    const int date = mu_load_column(h->l, node, h->csv, "date", true);
    const int name = mu_csv_find(h->csv, "name"), hours = mu_csv_find(h->csv, "hours");
    while (date >= 0 && mu_load_goes_on(h->l, before) && mu_load_next(h->l, h->csv)) {
        entry e;
        if (!read_row(h, date, name, hours, &e)) continue;
        if (h->n == MOST_HOLIDAYS) {
            mu_load_report(h->l, node, NULL, "%s has over %d rows", mu_csv_path(h->csv), MOST_HOLIDAYS);
            return;
        }
        if (!append(h, e)) return;
    }
}

static int in_order(const void *left, const void *right)
{
    const entry *a = left, *b = right;

    if (a->day.day != b->day.day) return a->day.day < b->day.day ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

/* Reports a day that is there twice. */
static void report_twice(holidays *h, const entry *e)
{
    char date[24];

    mu_date_print(h->l->model->calendar.start_date + e->day.day, date, sizeof date);
    if (e->node != NULL)
        mu_load_report(h->l, e->node, NULL, "%s is a holiday already", date);
    else
        mu_load_bad_row(h->l, mu_csv_path(h->csv), e->line, NULL, "%s is a holiday already", date);
}

/* Holidays of another year than that of the horizon. */
static void warn_of_other_dates(holidays *h, const mu_node *node)
{
    char from[24], till[24];

    mu_load_horizon_dates(h->l, from, till, sizeof from);
    mu_load_warn_key(h->l, node, "set start to the time that is meant, or leave them out",
                     "none of these holidays lies within the horizon, %s to %s", from, till);
}

/* Those within the horizon, into the calendar. */
static void keep(holidays *h, const mu_node *node)
{
    mu_calendar  *c     = &h->l->model->calendar;
    const int64_t first = c->from.us / MU_DAY_US;
    mu_holiday   *kept  = MU_LOAD_NEW(h->l, h->n, mu_holiday);
    int32_t       n = 0, closed = 0;

    if (kept == NULL) return;
    if (h->n > 1) qsort(h->row, (size_t)h->n, sizeof *h->row, in_order);
    for (int32_t i = 0; i < h->n; i++) {
        const mu_holiday *day = &h->row[i].day;
        if (i > 0 && day->day == h->row[i - 1].day.day) report_twice(h, &h->row[i]);
        if (day->day < first || day->day >= first + c->n_windows) continue;
        kept[n++] = *day;
        closed += !day->open;
    }
    if (n == 0 && h->n > 0) warn_of_other_dates(h, node);
    if (closed >= c->n_windows)
        mu_load_report_key(h->l, node, NULL,
                           "all days of the horizon are holidays; nothing is left to simulate");
    else if (mu_calendar_close(h->l->arena, c, kept, n) != MU_OK)
        mu_load_no_memory(h->l);
}

void mu_load_holidays(mu_load *l)
{
    const mu_node *node   = mu_node_get(l->root, "holidays");
    const int64_t  before = l->problems;
    holidays       h      = { .l = l };

    if (node == NULL || l->model->calendar.n_cells == 0) return;
    if (!l->model->calendar.daily) {
        mu_load_report_key(l, node, "for example horizon: 30d 08:00-20:00",
                           "holidays close the doors, but this horizon has no opening hours");
        return;
    }
    if (node->kind == MU_NODE_LIST)
        read_list(&h, node);
    else
        read_table(&h, node);
    if (l->problems == before) keep(&h, node);
    free(h.row);
    mu_csv_close(h.csv);
}
