#include "model/calendar.h"

#include <stdio.h>

/* How a horizon is divided, before any memory is taken. */
typedef struct {
    int64_t windows;
    int64_t from, till; /* of the first window; the others follow a day apart */
    int64_t cut;        /* cells end at multiples of this after the window's start: a day, or the window */
    int64_t interval;
} layout;

static int64_t rounded_up(int64_t a, int64_t b)
{
    return a / b + (a % b != 0);
}

static layout lay_out(mu_span length, bool daily, mu_span open_from, mu_span open_till, mu_span interval)
{
    layout l = { .windows = 1, .till = length.us, .cut = MU_DAY_US, .interval = interval.us };

    if (daily && open_till.us - open_from.us < MU_DAY_US) { /* open round the clock, doors never close */
        l.windows = length.us / MU_DAY_US;
        l.from    = open_from.us;
        l.till    = open_till.us;
        l.cut     = open_till.us - open_from.us;
    }
    return l;
}

static int64_t cells_in_window(const layout *l)
{
    const int64_t length = l->till - l->from, whole = length / l->cut, rest = length % l->cut;

    return whole * rounded_up(l->cut, l->interval) + rounded_up(rest, l->interval);
}

/* Closed cells between the windows `index` - 1 and `index`, cut at midnight; `cells` may be NULL to count only. Before
 * the first window (index 0) it is the morning from midnight on. */
static int64_t add_gap(const layout *l, int64_t index, mu_cell *cells)
{
    const int64_t till     = l->from + index * MU_DAY_US;
    const int64_t from     = index > 0 ? l->till + (index - 1) * MU_DAY_US : 0;
    const int64_t midnight = index * MU_DAY_US;
    const bool    cut      = midnight > from && midnight < till;
    int64_t       n        = 0;

    if (from >= till) return 0;
    if (cut || index > 0) {
        if (cells != NULL)
            cells[n] = (mu_cell){ { from }, { cut ? midnight : till }, (int32_t)(index - 1), false };
        n++;
    }
    if (cut || index == 0) {
        if (cells != NULL) cells[n] = (mu_cell){ { cut ? midnight : from }, { till }, (int32_t)index, false };
        n++;
    }
    return n;
}

int64_t mu_calendar_count(mu_span length, bool daily, mu_span open_from, mu_span open_till, mu_span interval)
{
    const layout  l   = lay_out(length, daily, open_from, open_till, interval);
    const int64_t one = cells_in_window(&l);

    if (one > MU_NEVER_US / 2 / (l.windows > 0 ? l.windows : 1)) return MU_NEVER_US;
    return l.windows * one + add_gap(&l, 0, NULL) + (l.windows - 1) * add_gap(&l, 1, NULL) + 1;
}

/* Appends the open cells of one window. */
static void add_window(const layout *l, int64_t index, mu_cell *cells, int32_t *n)
{
    const int64_t shift = index * MU_DAY_US, till = l->till + shift;
    int64_t       stretch = l->from + shift; /* start of a stretch of at most `cut`, a calendar day at most */

    for (; stretch < till; stretch += l->cut) {
        const int64_t end = stretch + l->cut < till ? stretch + l->cut : till;
        const int64_t day = l->windows > 1 ? index : (stretch - l->from) / l->cut;
        for (int64_t from = stretch; from < end; from += l->interval)
            cells[(*n)++] = (mu_cell){ .from = { from },
                                       .till = { from + l->interval < end ? from + l->interval : end },
                                       .day  = (int32_t)day,
                                       .open = true };
    }
}

mu_status mu_calendar_build(mu_arena *a, int64_t start_date, mu_span length, bool daily, mu_span open_from,
                            mu_span open_till, mu_span interval, mu_calendar *out)
{
    const layout l = lay_out(length, daily, open_from, open_till, interval);
    int32_t      n = 0;

    mu_assert(length.us > 0 && interval.us > 0 && l.till > l.from && (!daily || length.us % MU_DAY_US == 0));
    const int64_t count = mu_calendar_count(length, daily, open_from, open_till, interval);
    if (count > MU_CELL_LIMIT) return MU_ERR_VALUE;

    mu_window *windows = MU_NEW_ARRAY(a, l.windows, mu_window);
    mu_cell   *cells   = MU_NEW_ARRAY(a, count, mu_cell);
    if (windows == NULL || cells == NULL) return MU_ERR_NOMEM;

    for (int64_t i = 0; i < l.windows; i++) {
        windows[i] = (mu_window){ { l.from + i * MU_DAY_US }, { l.till + i * MU_DAY_US } };
        n += (int32_t)add_gap(&l, i, &cells[n]);
        add_window(&l, i, cells, &n);
    }
    const int32_t last_day = cells[n - 1].day;
    cells[n++]             = (mu_cell){ windows[l.windows - 1].till, { MU_NEVER_US }, last_day, false };
    mu_assert(n == count);

    *out = (mu_calendar){ .start_date = start_date,
                          .from       = windows[0].from,
                          .till       = windows[l.windows - 1].till,
                          .interval   = interval,
                          .n_days     = last_day + 1,
                          .n_windows  = (int32_t)l.windows,
                          .n_cells    = n,
                          .windows    = windows,
                          .cells      = cells,
                          .daily      = daily && l.cut < MU_DAY_US,
                          .open_from  = open_from,
                          .open_till  = open_till };
    return MU_OK;
}

/* ---- holidays ------------------------------------------------------------------------------------- */

const mu_holiday *mu_calendar_holiday(const mu_calendar *c, int64_t day)
{
    int32_t low = 0, high = c->n_holidays;

    while (low < high) {
        const int32_t middle = low + (high - low) / 2;
        if (c->holidays[middle].day == day) return &c->holidays[middle];
        if (c->holidays[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* The windows that are left, each day's number among them (*number, by calendar day) and how many. */
static int32_t keep_windows(const mu_calendar *c, mu_window *out, int32_t *number)
{
    const int64_t first = c->windows[0].from.us / MU_DAY_US;
    int32_t       n     = 0;

    for (int32_t i = 0; i < c->n_windows; i++) {
        const mu_holiday *h = mu_calendar_holiday(c, first + i);
        if (h == NULL || h->open) out[n++] = c->windows[i];
        if (h != NULL && h->open)
            out[n - 1] = (mu_window){ { (first + i) * MU_DAY_US + h->from_us },
                                      { (first + i) * MU_DAY_US + h->till_us } };
        number[i] = n > 0 ? n - 1 : 0;
    }
    return n;
}

/* Adds the parts of an open cell before, in and after its window; `w` NULL: it is closed. */
static int32_t cut_cell(mu_cell cell, const mu_window *w, mu_cell *out)
{
    int32_t n = 0;

    cell.open = false;
    if (w == NULL || w->till.us <= cell.from.us || w->from.us >= cell.till.us) {
        out[n++] = cell;
        return n;
    }
    const mu_time from = w->from.us > cell.from.us ? w->from : cell.from;
    const mu_time till = w->till.us < cell.till.us ? w->till : cell.till;
    if (cell.from.us < from.us) out[n++] = (mu_cell){ cell.from, from, cell.day, false };
    out[n++] = (mu_cell){ from, till, cell.day, true };
    if (till.us < cell.till.us) out[n++] = (mu_cell){ till, cell.till, cell.day, false };
    return n;
}

mu_status mu_calendar_close(mu_arena *a, mu_calendar *c, const mu_holiday *holidays, int32_t n)
{
    mu_window *windows = MU_NEW_ARRAY(a, c->n_windows, mu_window);
    int32_t   *number  = MU_NEW_ARRAY(a, c->n_windows, int32_t);
    mu_cell   *cells   = MU_NEW_ARRAY(a, c->n_cells + 2 * (int64_t)n, mu_cell);
    int32_t    k = 0, n_cells = 0;

    if (windows == NULL || number == NULL || cells == NULL) return MU_ERR_NOMEM;
    mu_assert(c->daily);
    c->holidays   = holidays;
    c->n_holidays = n;

    const int32_t left = keep_windows(c, windows, number);
    mu_assert(left > 0);
    for (int32_t i = 0; i < c->n_cells; i++) {
        mu_cell cell = c->cells[i];
        cell.day     = number[cell.day];
        while (k < left && windows[k].till.us <= cell.from.us) k++;
        if (cell.open)
            n_cells += cut_cell(cell, k < left ? &windows[k] : NULL, &cells[n_cells]);
        else
            cells[n_cells++] = cell;
    }
    c->windows   = windows;
    c->n_windows = left;
    c->n_days    = left;
    c->cells     = cells;
    c->n_cells   = n_cells;
    return MU_OK;
}

/* ---- asking --------------------------------------------------------------------------------------- */

int64_t mu_calendar_day(const mu_calendar *c, mu_time t)
{
    return mu_day_of(mu_wall_of(c->wall, t.us));
}

mu_span mu_calendar_clock(const mu_calendar *c, mu_time t)
{
    return (mu_span){ mu_clock_of(mu_wall_of(c->wall, t.us)) };
}

int mu_calendar_weekday(const mu_calendar *c, mu_time t)
{
    return mu_date_weekday(c->start_date + mu_calendar_day(c, t));
}

int32_t mu_calendar_window(const mu_calendar *c, mu_time t)
{
    int32_t low = 0, high = c->n_windows;

    while (low < high) { /* the first window that has not closed */
        const int32_t middle = low + (high - low) / 2;
        if (c->windows[middle].till.us <= t.us)
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->n_windows && c->windows[low].from.us <= t.us ? low : -1;
}

void mu_calendar_print(const mu_calendar *c, mu_time t, char *buffer, size_t size)
{
    char date[24], time[16];

    mu_clock_print(mu_calendar_clock(c, t), time, sizeof time);
    if (c->n_days == 1) {
        snprintf(buffer, size, "%s", time);
        return;
    }
    mu_date_print(c->start_date + mu_calendar_day(c, t), date, sizeof date);
    snprintf(buffer, size, "%s %s", date, time);
}

void mu_calendar_print_date(const mu_calendar *c, mu_time t, char *buffer, size_t size)
{
    const mu_span clock = mu_calendar_clock(c, t);
    char          date[24], time[16];

    mu_date_print(c->start_date + mu_calendar_day(c, t), date, sizeof date);
    mu_clock_print(clock, time, sizeof time);
    snprintf(buffer, size, "%s%s%s", date, clock.us > 0 ? " " : "", clock.us > 0 ? time : "");
}
