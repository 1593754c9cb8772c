/* load_table.c - Poisson rates from a table: one day for all, a day for each weekday, or a day for each date. */
#include "scenario/load_parts.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_ROWS = 1000000 };

typedef struct {
    int64_t day; /* date, weekday or 0, by the columns the table has */
    int64_t at_us;
    double  value;
    int     line;
} table_row;

typedef struct {
    mu_load       *l;
    const mu_node *node; /* the file's name in the scenario */
    mu_csv        *csv;
    int            time, weekday, date, value;
    bool           is_rate;
    table_row     *row;
    int32_t        n, room;
    const mu_wall *wall;           /* the clock of its times */
    double         calls, outside; /* counted in the table, and of these while the doors are closed */
} table;

static bool find_columns(table *t, const mu_node *arrivals)
{
    const mu_node *named = mu_node_get(arrivals, "column");

    t->time    = mu_load_column(t->l, t->node, t->csv, "time", true);
    t->date    = mu_csv_find(t->csv, "date");
    t->weekday = t->date < 0 ? mu_csv_find(t->csv, "weekday") : -1;
    if (named != NULL) {
        t->value = mu_load_column(t->l, named, t->csv, named->text, true);
    } else {
        t->is_rate = mu_csv_find(t->csv, "calls") < 0 && mu_csv_find(t->csv, "rate") >= 0;
        t->value   = mu_load_column(t->l, t->node, t->csv, t->is_rate ? "rate" : "calls", true);
    }
    return t->time >= 0 && t->value >= 0;
}

/* Reads the cells of the present row; false after a report. */
static bool read_cells(table *t, table_row *out)
{
    mu_span clock   = { 0 };
    int     weekday = 0;

    *out = (table_row){ .line = mu_csv_line(t->csv) };
    if (!mu_cell_clock(t->csv, t->time, &clock)) {
        mu_load_bad_clock(t->l, t->csv, t->time);
        return false;
    }
    out->at_us = clock.us;
    if (t->date >= 0 && !mu_date_parse(mu_csv_cell(t->csv, (size_t)t->date), &out->day)) {
        mu_load_bad_date(t->l, t->csv, t->date);
        return false;
    }
    if (t->weekday >= 0) {
        if (!mu_cell_weekday(t->csv, t->weekday, &weekday)) {
            mu_load_bad_cell(t->l, t->csv, t->weekday, "one of mon, tue, wed, thu, fri, sat and sun", NULL);
            return false;
        }
        out->day = weekday;
    }
    const bool is_number = mu_csv_number(t->csv, (size_t)t->value, &out->value) ||
                           (t->is_rate && mu_rate_parse(mu_csv_cell(t->csv, (size_t)t->value), &out->value));
    if (!is_number || out->value < 0 || out->value > 1e9) {
        mu_load_bad_cell(t->l, t->csv, t->value, "a number from 0 to 1000000000", NULL);
        return false;
    }
    return true;
}

static bool append(table *t, table_row row)
{
    if (t->n == t->room) {
        const int32_t room = t->room == 0 ? 256 : 2 * t->room;
        table_row    *more = realloc(t->row, (size_t)room * sizeof *more);
        if (more == NULL) return false;
        t->row  = more;
        t->room = room;
    }
    t->row[t->n++] = row;
    return true;
}

static void read_rows(table *t)
{
    const int64_t before = t->l->problems;

    while (mu_load_goes_on(t->l, before) && mu_load_next(t->l, t->csv)) {
        table_row row;
        if (!read_cells(t, &row)) continue;
        if (t->n == MOST_ROWS) {
            mu_load_report(t->l, t->node, NULL, "%s has over %d rows", mu_csv_path(t->csv), MOST_ROWS);
            return;
        }
        if (!append(t, row)) mu_load_no_memory(t->l);
    }
    if (t->n == 0 && t->l->problems == before)
        mu_load_report(t->l, t->node, NULL, "%s has no rows below its header", mu_csv_path(t->csv));
}

static int by_day_and_line(const void *left, const void *right)
{
    const table_row *a = left, *b = right;

    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

static void report_order(table *t, const table_row *before, const table_row *row)
{
    char this_time[24], that_time[24];

    mu_clock_print((mu_span){ row->at_us }, this_time, sizeof this_time);
    mu_clock_print((mu_span){ before->at_us }, that_time, sizeof that_time);
    if (row->at_us == before->at_us)
        mu_load_bad_row(t->l, mu_csv_path(t->csv), row->line, NULL,
                        "%s stands here for the second time on one day", this_time);
    else
        mu_load_bad_row(t->l, mu_csv_path(t->csv), row->line, "sort the rows of each day by time",
                        "%s comes after %s, which is on line %d", this_time, that_time, before->line);
}

/* Sorts by day and checks the times of each; gives the shortest step, or 0 when no day has two rows. */
static int64_t sort_rows(table *t)
{
    const int64_t before = t->l->problems;
    int64_t       step   = 0;

    qsort(t->row, (size_t)t->n, sizeof *t->row, by_day_and_line);
    for (int32_t i = 1; i < t->n && mu_load_goes_on(t->l, before); i++) {
        const table_row *a = &t->row[i - 1], *b = &t->row[i];
        if (a->day != b->day) continue;
        if (b->at_us <= a->at_us)
            report_order(t, a, b);
        else if (step == 0 || b->at_us - a->at_us < step)
            step = b->at_us - a->at_us;
    }
    return step;
}

/* Part of a stretch of the day during which the doors are open. */
static double open_share(const mu_calendar *c, int64_t from, int64_t till)
{
    int64_t open = 0;

    if (!c->daily) return 1;
    for (int late = -1; late < 2; late++) { /* tomorrow's window, today's, and yesterday's past midnight */
        const int64_t opens = c->open_from.us - late * MU_DAY_US, closes = c->open_till.us - late * MU_DAY_US;
        const int64_t begins = from > opens ? from : opens, ends = till < closes ? till : closes;
        if (ends > begins) open += ends - begins;
    }
    return (double)open / (double)(till - from);
}

/* A rate is a level that may well hold by night too; calls that were counted should come. Customers with a clock of their
 * own are taken to be as far away all the time as they are at first. */
static void count_outside(table *t, const mu_rate_piece *piece)
{
    const mu_calendar *c      = &t->l->model->calendar;
    const int64_t      length = piece->till_us - piece->from_us;
    const int64_t      from   = mu_clock_of(piece->from_us + mu_wall_of(c->wall, 0) - mu_wall_of(t->wall, 0));
    const double       calls  = piece->per_us * (double)length;

    if (t->is_rate) return;
    t->calls += calls;
    t->outside += calls * (1 - open_share(c, from, from + length));
}

static void warn_of_outside(const table *t)
{
    const mu_calendar *c = &t->l->model->calendar;
    char               from[24], till[24];

    if (!(t->outside > 1e-9 * t->calls)) return;
    mu_clock_print(c->open_from, from, sizeof from);
    mu_clock_print((mu_span){ c->open_till.us - (c->open_till.us > MU_DAY_US ? MU_DAY_US : 0) }, till,
                   sizeof till);
    mu_load_warn(t->l, t->node, "these do not come; widen the hours of the horizon if they should",
                 "%.6g of %.6g calls in %s are outside the opening hours %s-%s", t->outside, t->calls,
                 mu_csv_path(t->csv), from, till);
}

/* The rows first .. last-1 of one day as steps. A count belongs to one step; a rate holds until the next row
 * of its day, the last one until midnight. */
static mu_rate_day day_of_rows(table *t, int32_t first, int32_t last, int64_t step_us)
{
    mu_rate_piece *piece = MU_LOAD_SCRATCH(t->l, last - first, mu_rate_piece);

    if (piece == NULL) return (mu_rate_day){ 0 };
    for (int32_t i = first; i < last; i++) {
        const int64_t next = i + 1 < last ? t->row[i + 1].at_us : MU_DAY_US;
        const int64_t end  = t->row[i].at_us + step_us;
        piece[i - first] =
            (mu_rate_piece){ t->row[i].at_us, t->is_rate || end > next ? next : end,
                             t->row[i].value / (double)(t->is_rate ? MU_HOUR_US : step_us), t->node, 0 };
    }
    for (int32_t i = 0; i < last - first; i++) count_outside(t, &piece[i]);
    return mu_load_steps(t->l, piece, last - first);
}

static int32_t end_of_day(const table *t, int32_t first)
{
    int32_t last = first;

    while (last < t->n && t->row[last].day == t->row[first].day) last++;
    return last;
}

/* Tells how many of the days that open have no rows. */
static void warn_of_missing_dates(table *t, const mu_arrivals *a)
{
    const mu_calendar *c       = &t->l->model->calendar;
    int32_t            missing = 0, next = 0;
    int64_t            first = 0;
    char               date[24];

    for (int32_t i = 0; i < c->n_windows; i++) {
        const int64_t last_day = mu_day_of(mu_wall_of(t->wall, c->windows[i].till.us - 1));
        const int64_t from_day = mu_day_of(mu_wall_of(t->wall, c->windows[i].from.us));
        for (int64_t day = from_day; day <= (c->daily ? from_day : last_day); day++) {
            while (next < a->n_dates && a->dates[next].day < day) next++;
            if (next < a->n_dates && a->dates[next].day == day) continue;
            if (missing++ == 0) first = day;
        }
    }
    if (missing == 0) return;
    mu_date_print(c->start_date + first, date, sizeof date);
    mu_load_warn(t->l, t->node, "on days without rows nobody calls",
                 "%s has no rows for %d day%s of the horizon, %s%s", mu_csv_path(t->csv), (int)missing,
                 missing == 1 ? "" : "s", missing == 1 ? "" : "first ", date);
}

/* Keeps the dates that lie in the horizon. */
static void fill_dates(table *t, int64_t step_us, mu_arrivals *out)
{
    const mu_calendar *c      = &t->l->model->calendar;
    mu_rate_date      *dates  = NULL;
    int32_t            n_days = 0;

    for (int32_t i = 0; i < t->n; i = end_of_day(t, i)) n_days++;
    dates = MU_LOAD_NEW(t->l, n_days, mu_rate_date);
    for (int i = 0; i < 7; i++) out->week[i] = mu_load_steps(t->l, NULL, 0);
    if (dates == NULL || c->n_cells == 0) return;
    for (int32_t first = 0, last; first < t->n; first = last) {
        const int64_t day = t->row[first].day - c->start_date;
        last              = end_of_day(t, first);
        if (mu_wall_instant(t->wall, (day + 1) * MU_DAY_US) <= 0 ||
            mu_wall_instant(t->wall, day * MU_DAY_US) >= c->till.us)
            continue;
        dates[out->n_dates++] = (mu_rate_date){ (int32_t)day, day_of_rows(t, first, last, step_us) };
    }
    out->dates = dates;
    if (out->n_dates > 0) {
        warn_of_missing_dates(t, out);
        return;
    }
    char first_date[24], last_date[24];
    mu_date_print(t->row[0].day, first_date, sizeof first_date);
    mu_date_print(t->row[t->n - 1].day, last_date, sizeof last_date);
    mu_load_report(t->l, t->node, "set start to a date in the table",
                   "%s goes from %s to %s, which has no day of the horizon", mu_csv_path(t->csv), first_date,
                   last_date);
}

static void fill_week(table *t, int64_t step_us, mu_arrivals *out)
{
    const mu_rate_day nobody = mu_load_steps(t->l, NULL, 0);

    for (int i = 0; i < 7; i++) out->week[i] = nobody;
    for (int32_t first = 0, last; first < t->n; first = last) {
        last                  = end_of_day(t, first);
        const mu_rate_day day = day_of_rows(t, first, last, step_us);
        if (t->weekday >= 0)
            out->week[t->row[first].day] = day;
        else
            for (int i = 0; i < 7; i++) out->week[i] = day;
    }
}

void mu_load_rate_table(mu_load *l, const mu_node *arrivals, mu_arrivals *out)
{
    const int64_t before = l->problems;
    table         t      = { .l = l, .node = mu_node_get(arrivals, "table") };

    out->kind = MU_ARRIVE_POISSON;
    t.wall    = out->wall;
    t.csv     = mu_load_open(l, t.node);
    if (t.csv != NULL && find_columns(&t, arrivals)) {
        read_rows(&t);
        int64_t step_us = t.n > 0 ? sort_rows(&t) : 0;
        if (step_us == 0) step_us = l->model->calendar.interval.us;
        if (l->problems == before) (t.date >= 0 ? fill_dates : fill_week)(&t, step_us, out);
        if (l->problems == before) warn_of_outside(&t);
    }
    free(t.row);
    mu_csv_close(t.csv);
}
