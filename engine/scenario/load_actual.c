/* load_actual.c - what was measured in reality, for the side-by-side report. */
#include "scenario/load_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = MU_CELL_LIMIT };

/* Columns that hold a figure, each beside its place in a row. Shares may be written 0.8 or 80%. */
static const struct {
    const char *name;
    size_t      offset;
    bool        is_share;
} figures[] = {
    { "offered", offsetof(mu_actual_row, offered), false },
    { "mean_wait", offsetof(mu_actual_row, mean_wait_s), false },
    { "abandoned", offsetof(mu_actual_row, abandoned_share), true },
    { "service_level", offsetof(mu_actual_row, service_level), true },
    { "people", offsetof(mu_actual_row, people), false },
    { "mean_handle", offsetof(mu_actual_row, handle_s), false },
};
enum { FIGURES = 6, FIGURES_COMPARED = 4 };

typedef struct {
    mu_load       *l;
    const mu_node *node;
    mu_csv        *csv;
    int            time, date, weekday, figure[FIGURES];
    mu_actual_row *row;
    int32_t        n, room;
    int64_t        outside;
} actual;

static bool find_columns(actual *a)
{
    bool any = false;

    a->time    = mu_load_column(a->l, a->node, a->csv, "time", true);
    a->date    = mu_csv_find(a->csv, "date");
    a->weekday = a->date < 0 ? mu_csv_find(a->csv, "weekday") : -1;
    for (int i = 0; i < FIGURES; i++) {
        a->figure[i] = mu_csv_find(a->csv, figures[i].name);
        any          = any || (i < FIGURES_COMPARED && a->figure[i] >= 0);
    }
    if (!any)
        mu_load_report(a->l, a->node, NULL,
                       "%s needs at least one of the columns offered, mean_wait, abandoned and service_level",
                       mu_csv_path(a->csv));
    return any && a->time >= 0;
}

/* A figure that is missing, or in an empty cell, is not known. */
static bool read_figure(actual *a, int i, mu_actual_row *row)
{
    const int column = a->figure[i];
    double   *place  = (double *)(void *)((char *)row + figures[i].offset);
    bool      good;

    *place = NAN;
    if (column < 0 || mu_csv_cell(a->csv, (size_t)column)[0] == '\0') return true;
    if (figures[i].is_share)
        good = mu_share_parse(mu_csv_cell(a->csv, (size_t)column), place) && *place >= 0 && *place <= 1;
    else
        good = mu_csv_number(a->csv, (size_t)column, place) && *place >= 0;
    if (good) return true;
    mu_load_bad_cell(a->l, a->csv, column,
                     figures[i].is_share ? "a share such as 80% or 0.8" : "a number of at least 0", NULL);
    return false;
}

/* The row's time of day on a date. Of an hour that comes twice, the second has its rows after those of the first. A row of an
 * hour that is skipped describes nothing. */
static void set_instant(const actual *a, mu_actual_row *row, int64_t date)
{
    const mu_calendar *c    = &a->l->model->calendar;
    const int64_t      last = a->n > 0 ? a->row[a->n - 1].at.us + 1 : MU_LONG_AGO_US;
    const int64_t      wall = (date - c->start_date) * MU_DAY_US + row->at.us;

    row->at.us = mu_wall_in_order(c->wall, wall, last);
    if (mu_wall_of(c->wall, row->at.us) != wall) row->at.us = MU_LONG_AGO_US;
}

static bool read_cells(actual *a, mu_actual_row *row)
{
    mu_span clock   = { 0 };
    int64_t date    = -1;
    int     weekday = -1;

    if (!mu_cell_clock(a->csv, a->time, &clock)) {
        mu_load_bad_clock(a->l, a->csv, a->time);
        return false;
    }
    if (a->date >= 0 && !mu_date_parse(mu_csv_cell(a->csv, (size_t)a->date), &date)) {
        mu_load_bad_date(a->l, a->csv, a->date);
        return false;
    }
    if (a->weekday >= 0 && !mu_cell_weekday(a->csv, a->weekday, &weekday)) {
        mu_load_bad_cell(a->l, a->csv, a->weekday, "one of mon, tue, wed, thu, fri, sat and sun", NULL);
        return false;
    }
    row->at      = (mu_time){ clock.us };
    row->day     = (int32_t)date;
    row->weekday = weekday;
    if (a->date >= 0) set_instant(a, row, date);
    bool good = true;
    for (int i = 0; i < FIGURES; i++) good = read_figure(a, i, row) && good;
    return good;
}

static bool append(actual *a, mu_actual_row row)
{
    if (a->n == a->room) {
        const int32_t  room = a->room == 0 ? 256 : 2 * a->room;
        mu_actual_row *more = realloc(a->row, (size_t)room * sizeof *more);
        if (more == NULL) return false;
        a->row  = more;
        a->room = room;
    }
    a->row[a->n++] = row;
    return true;
}

static void read_rows(actual *a)
{
    const mu_calendar *c      = &a->l->model->calendar;
    const int64_t      before = a->l->problems;
    bool               any    = false;

    while (mu_load_goes_on(a->l, before) && mu_load_next(a->l, a->csv)) {
        mu_actual_row row;
        any = true;
        if (!read_cells(a, &row)) continue;
        if (a->date >= 0 && (row.at.us < c->from.us || row.at.us >= c->till.us)) {
            a->outside++;
            continue;
        }
        if (a->n == MOST_ROWS) {
            mu_load_report(a->l, a->node, NULL, "%s has over %d rows", mu_csv_path(a->csv), MOST_ROWS);
            return;
        }
        if (!append(a, row)) mu_load_no_memory(a->l);
    }
    if (!any && a->l->problems == before)
        mu_load_report(a->l, a->node, NULL, "%s has no rows below its header", mu_csv_path(a->csv));
}

static int in_order(const void *left, const void *right)
{
    const mu_actual_row *a = left, *b = right;

    if (a->weekday != b->weekday) return a->weekday < b->weekday ? -1 : 1;
    return (a->at.us > b->at.us) - (a->at.us < b->at.us);
}

static void keep_rows(actual *a)
{
    mu_actual_row *kept = MU_LOAD_NEW(a->l, a->n, mu_actual_row);

    if (kept == NULL) return;
    if (a->n > 0) {
        memcpy(kept, a->row, (size_t)a->n * sizeof *kept);
        qsort(kept, (size_t)a->n, sizeof *kept, in_order);
    }
    a->l->model->actual   = kept;
    a->l->model->n_actual = a->n;
    if (a->outside > 0)
        mu_load_warn(a->l, a->node, a->n == 0 ? "does start say the date of the first day?" : NULL,
                     "%lld row%s of %s lie%s outside the horizon and %s left out", (long long)a->outside,
                     a->outside == 1 ? "" : "s", mu_csv_path(a->csv), a->outside == 1 ? "s" : "",
                     a->outside == 1 ? "is" : "are");
}

void mu_load_actual(mu_load *l)
{
    const mu_node *node   = mu_node_get(l->root, "actual");
    const int64_t  before = l->problems;
    actual         a      = { .l = l };

    if (node == NULL || l->model->calendar.n_cells == 0) return;
    const mu_node *contacts = mu_node_get(node, "contacts");
    if (contacts != NULL) {
        const int32_t type = mu_entries_find(l->types, contacts->text);
        if (type < 0)
            mu_load_report_name(l, contacts, "there is no contact type", contacts->text, l->types);
        else
            l->model->actual_type = l->type[type].name;
    }
    a.node = mu_node_get(node, "table");
    a.csv  = mu_load_open(l, a.node);
    if (a.csv != NULL && find_columns(&a)) {
        read_rows(&a);
        if (l->problems == before) keep_rows(&a);
    }
    free(a.row);
    mu_csv_close(a.csv);
}
