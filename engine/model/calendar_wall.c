/* calendar_wall.c - a calendar that was laid out by the clock on the wall, in elapsed time. */
#include "model/calendar.h"

/* Whether the clock shows elapsed time from the start to the end. */
static bool is_plain(const mu_wall *w, int64_t till_us)
{
    const mu_steady s = mu_wall_steady(w, 0);

    return s.ahead_us == 0 && s.till_us >= till_us;
}

/* The windows in elapsed time, and how many have a length. */
static int32_t move_windows(const mu_calendar *c, const mu_wall *wall, mu_window *out)
{
    int32_t n = 0;

    for (int32_t i = 0; i < c->n_windows; i++) {
        const int64_t from = mu_wall_instant(wall, c->windows[i].from.us);
        const int64_t till = mu_wall_instant(wall, c->windows[i].till.us);
        if (from < till) out[n++] = (mu_window){ { from }, { till } };
    }
    return n;
}

/* The cell of wall time; whatever is before the first belongs to that. */
static int32_t cell_at(const mu_calendar *c, int64_t wall_us)
{
    int32_t low = 0, high = c->n_cells - 1;

    while (low < high) { /* the first that has not ended */
        const int32_t middle = low + (high - low) / 2;
        if (c->cells[middle].till.us <= wall_us)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Cells in elapsed time, from the start to the end of the last window; `out` may be NULL to count only. One and the same
 * cell before and after a change is one, unless the clock is put back to its very beginning. */
static int32_t move_cells(const mu_calendar *c, const mu_wall *wall, int64_t end_us, mu_cell *out)
{
    int32_t n = 0, last = -1;

    for (int64_t at = 0; at < end_us;) {
        const mu_steady s    = mu_wall_steady(wall, at);
        const int32_t   i    = cell_at(c, at + s.ahead_us);
        const mu_cell  *cell = &c->cells[i];
        int64_t         till = cell->till.us - s.ahead_us;

        if (till > s.till_us) till = s.till_us;
        if (till > end_us) till = end_us;
        if (i == last && at + s.ahead_us != cell->from.us) {
            if (out != NULL) out[n - 1].till.us = till;
        } else {
            if (out != NULL) out[n] = (mu_cell){ { at }, { till }, cell->day, cell->open };
            n++;
        }
        last = i;
        at   = till;
    }
    return n;
}

/* A cell is open while a window is; days are numbered by those with an open cell, and never go back. */
static void renumber(mu_calendar *c, mu_cell *cells)
{
    int32_t day = -1, kept = -1;

    for (int32_t i = 0; i < c->n_cells; i++) {
        mu_cell *cell = &cells[i];
        cell->open    = mu_calendar_window(c, cell->from) >= 0;
        if (cell->open && cell->day > day) {
            day = cell->day;
            kept++;
        }
        cell->day = kept < 0 ? 0 : cell->open || cell->day <= day ? kept : -1;
    }
    /* What is closed goes with the next day when it was part of that, else with the last. */
    c->n_days = kept + 1;
    for (int32_t i = 0, past = 0; i < c->n_cells; i++) {
        if (cells[i].day >= 0) {
            past = cells[i].day;
            continue;
        }
        cells[i].day = past + 1 < c->n_days ? past + 1 : past;
    }
}

mu_status mu_calendar_set_wall(mu_arena *a, mu_calendar *c, const mu_wall *wall)
{
    const int64_t end_us = mu_wall_instant(wall, c->till.us);
    mu_window    *windows;
    mu_cell      *cells;

    c->wall = wall;
    if (is_plain(wall, c->till.us)) return MU_OK;
    const int32_t n = move_cells(c, wall, end_us, NULL);
    windows         = MU_NEW_ARRAY(a, c->n_windows, mu_window);
    cells           = MU_NEW_ARRAY(a, (int64_t)n + 1, mu_cell);
    if (windows == NULL || cells == NULL) return MU_ERR_NOMEM;

    const int32_t n_windows = move_windows(c, wall, windows);
    if (n_windows == 0) return MU_ERR_VALUE;
    move_cells(c, wall, end_us, cells);
    cells[n]     = (mu_cell){ { end_us }, { MU_NEVER_US }, c->cells[c->n_cells - 1].day, false };
    c->windows   = windows;
    c->n_windows = n_windows;
    c->from.us   = mu_wall_instant(wall, c->from.us);
    c->till.us   = end_us;
    c->cells     = cells;
    c->n_cells   = n + 1;
    renumber(c, cells);
    return MU_OK;
}
