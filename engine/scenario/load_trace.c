/* load_trace.c - calls replayed from a file, row by row. */
#include "scenario/load_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* About a month of a very large centre; each row takes 40 bytes. */
enum { MOST_ROWS = 4000000, MOST_FILTERS = 16 };

typedef struct {
    mu_load       *l;
    const mu_node *node; /* the file's name in the scenario */
    mu_csv        *csv;
    int            time, talk, wrap_up, patience;
    int            filter[MOST_FILTERS]; /* columns of `where` */
    const char    *wanted[MOST_FILTERS];
    int32_t        n_filters;
    bool           sort;
    mu_trace_row  *row;
    int32_t        n, room;
    int64_t        outside; /* rows that fall outside the opening hours */
    const mu_wall *wall;    /* the clock of its times */
    int64_t        last_us; /* of the last row in order */
    int            last_line;
} trace;

/* The column that a key names; -1 when the key is absent. *good becomes false when the file lacks it. */
static int column_of(trace *t, const mu_node *arrivals, const char *key, bool *good)
{
    const mu_node *node = mu_node_get(arrivals, key);
    int            column;

    if (node == NULL) return -1;
    column = mu_load_column(t->l, node, t->csv, node->text, true);
    *good  = *good && column >= 0;
    return column;
}

static bool find_columns(trace *t, const mu_node *arrivals)
{
    const mu_node *time = mu_node_get(arrivals, "time"), *where = mu_node_get(arrivals, "where");
    bool           good = true;

    t->time     = mu_load_column(t->l, time != NULL ? time : t->node, t->csv,
                                 mu_load_text(t->l, arrivals, "time", "contacts.*.arrivals.time"), true);
    t->talk     = column_of(t, arrivals, "talk", &good);
    t->wrap_up  = column_of(t, arrivals, "wrap_up", &good);
    t->patience = column_of(t, arrivals, "patience", &good);
    for (int32_t i = 0; where != NULL && i < where->n; i++) {
        if (t->n_filters == MOST_FILTERS) {
            mu_load_report(t->l, where, NULL, "has more than %d columns", MOST_FILTERS);
            return false;
        }
        const int column          = mu_load_column(t->l, where->child[i], t->csv, where->child[i]->key, true);
        good                      = good && column >= 0;
        t->filter[t->n_filters]   = column;
        t->wanted[t->n_filters++] = where->child[i]->text;
    }
    return good && t->time >= 0;
}

static bool passes(const trace *t)
{
    for (int32_t i = 0; i < t->n_filters; i++)
        if (strcmp(mu_csv_cell(t->csv, (size_t)t->filter[i]), t->wanted[i]) != 0) return false;
    return true;
}

/* A time by the clock, of day 0. Of an hour that comes twice, the second has its rows after those of the first. */
static int64_t by_clock(const trace *t, int64_t wall_us)
{
    return t->sort || t->last_line == 0 ? mu_wall_instant(t->wall, wall_us)
                                        : mu_wall_in_order(t->wall, wall_us, t->last_us);
}

/* Seconds that have passed since midnight of day 0, "08:30:15", or "2026-01-05 08:30:15" (a T for the blank will do). */
static bool read_instant(const trace *t, int64_t *us)
{
    const char *cell = mu_csv_cell(t->csv, (size_t)t->time);
    double      seconds;
    mu_span     clock;
    int64_t     date;
    char        day[11];

    if (mu_csv_number(t->csv, (size_t)t->time, &seconds)) {
        *us = mu_span_from_seconds(seconds).us;
        return true;
    }
    if (mu_clock_parse(cell, &clock)) {
        *us = by_clock(t, clock.us);
        return true;
    }
    if (strlen(cell) < 12 || (cell[10] != ' ' && cell[10] != 'T')) return false;
    memcpy(day, cell, 10);
    day[10] = '\0';
    if (!mu_date_parse(day, &date) || !mu_clock_parse(cell + 11, &clock)) return false;
    *us = by_clock(t, (date - t->l->model->calendar.start_date) * MU_DAY_US + clock.us);
    return true;
}

/* A column of lengths of time; -1 us where the trace has none. False after a report. */
static bool read_span(trace *t, int column, mu_span *out)
{
    double seconds;

    *out = (mu_span){ -1 };
    if (column < 0) return true;
    if (!mu_cell_seconds(t->csv, column, &seconds) || seconds < 0) {
        mu_load_bad_cell(t->l, t->csv, column, "a number of seconds or a time such as 5min", NULL);
        return false;
    }
    *out = mu_span_from_seconds(seconds);
    return true;
}

static bool read_cells(trace *t, mu_trace_row *out)
{
    if (!read_instant(t, &out->at.us)) {
        mu_load_bad_cell(t->l, t->csv, t->time,
                         "an instant: seconds since midnight, 08:30:15 or 2026-01-05 08:30:15", NULL);
        return false;
    }
    return read_span(t, t->talk, &out->talk) && read_span(t, t->wrap_up, &out->wrap_up) &&
           read_span(t, t->patience, &out->patience);
}

static bool is_in_order(trace *t, int64_t at_us)
{
    if (t->sort || t->last_line == 0 || at_us >= t->last_us) {
        t->last_us   = at_us;
        t->last_line = mu_csv_line(t->csv);
        return true;
    }
    mu_load_bad_row(t->l, mu_csv_path(t->csv), mu_csv_line(t->csv),
                    "sort the rows by time, or write sort: yes beside the trace",
                    "this call came before the one on line %d", t->last_line);
    return false;
}

static bool append(trace *t, mu_trace_row row)
{
    if (t->n == t->room) {
        const int32_t room = t->room == 0 ? 1024 : 2 * t->room;
        mu_trace_row *more = realloc(t->row, (size_t)room * sizeof *more);
        if (more == NULL) return false;
        t->row  = more;
        t->room = room;
    }
    t->row[t->n++] = row;
    return true;
}

static void read_rows(trace *t)
{
    const int64_t before = t->l->problems;
    int64_t       passed = 0;
    uint32_t      row    = 0;

    for (; mu_load_goes_on(t->l, before) && mu_load_next(t->l, t->csv); row++) {
        mu_trace_row r = { .row = row };
        if (!passes(t)) continue;
        passed++;
        if (!read_cells(t, &r) || !is_in_order(t, r.at.us)) continue;
        if (mu_calendar_window(&t->l->model->calendar, r.at) < 0) {
            t->outside++;
            continue;
        }
        if (t->n == MOST_ROWS) {
            mu_load_report(t->l, t->node, "take part of it with where, or a shorter horizon",
                           "%s has over %d calls in the horizon", mu_csv_path(t->csv), MOST_ROWS);
            return;
        }
        if (!append(t, r)) mu_load_no_memory(t->l);
    }
    if (row == 0 && t->l->problems == before)
        mu_load_report(t->l, t->node, NULL, "%s has no rows below its header", mu_csv_path(t->csv));
    else if (passed == 0 && t->l->problems == before)
        mu_load_warn(t->l, t->node, NULL, "no row of %s passes the filter in where; nobody will call",
                     mu_csv_path(t->csv));
}

static int by_time_and_row(const void *left, const void *right)
{
    const mu_trace_row *a = left, *b = right;

    if (a->at.us != b->at.us) return a->at.us < b->at.us ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

/* Moves the rows into the model. */
static void keep_rows(trace *t, mu_arrivals *out)
{
    mu_trace_row *kept = MU_LOAD_NEW(t->l, t->n, mu_trace_row);

    if (kept == NULL) return;
    if (t->n > 0) memcpy(kept, t->row, (size_t)t->n * sizeof *kept);
    if (t->sort) qsort(kept, (size_t)t->n, sizeof *kept, by_time_and_row);
    out->rows   = kept;
    out->n_rows = t->n;
    if (t->outside > 0)
        mu_load_warn(t->l, t->node, t->n == 0 ? "does start say the date of the first day?" : NULL,
                     "%lld row%s of %s lie%s outside the opening hours of the horizon and %s left out",
                     (long long)t->outside, t->outside == 1 ? "" : "s", mu_csv_path(t->csv),
                     t->outside == 1 ? "s" : "", t->outside == 1 ? "is" : "are");
}

void mu_load_trace(mu_load *l, const mu_node *arrivals, mu_arrivals *out)
{
    const int64_t before = l->problems;
    trace         t      = { .l = l, .node = mu_node_get(arrivals, "trace") };

    out->kind = MU_ARRIVE_TRACE;
    if (l->model->calendar.n_cells == 0) return; /* no horizon to compare with: that was reported */
    t.wall = out->wall;
    t.sort = mu_load_truth(l, arrivals, "sort", "contacts.*.arrivals.sort");
    t.csv  = mu_load_open(l, t.node);
    if (t.csv != NULL && find_columns(&t, arrivals)) {
        read_rows(&t);
        if (l->problems == before) keep_rows(&t, out);
    }
    free(t.row);
    mu_csv_close(t.csv);
}
