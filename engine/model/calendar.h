/* calendar.h - which days are simulated, when the doors are open, and the grid of reporting cells.
 *
 * Time zero is midnight of the first day. The horizon is a number of windows. "5d 08:00-20:00" has five,
 * one a day; "30000min" has one that may span many days. Between windows the clock runs on, with the doors
 * closed.
 *
 * A cell is one reporting interval. Inside a window they have the scenario's length (the last may be shorter), and a
 * window that lasts over midnight without closing is cut there, so that no cell belongs to two days. The time between
 * windows is one closed cell, or two where midnight lies between; so is the time from the first midnight to the
 * first opening. After the last window comes one closed cell without end, which collects the drain. So every instant
 * from the start belongs to exactly one cell. Doors that are open for 24 hours a day never close.
 *
 * In a time zone all this is laid out by the clock on the wall (wall.h), and every length of time is counted as it
 * passes. On a day with a change of the clock the cells keep to the clock: those of a skipped hour are not there, those
 * of a repeated hour are there twice, and one that is longer than what is skipped or repeated is that much shorter or
 * longer.
 */
#ifndef MU_MODEL_CALENDAR_H
#define MU_MODEL_CALENDAR_H

#include "base/arena.h"
#include "base/error.h"
#include "base/simtime.h"
#include "model/wall.h"

typedef struct {
    mu_time from, till; /* [from, till) */
    int32_t day;        /* 0 .. n_days-1: the day on which its window opened, or its calendar day */
    bool    open;
} mu_cell;

typedef struct {
    mu_time from, till;
} mu_window;

/* A day on which the doors are closed, or open at other hours within the usual ones. */
typedef struct {
    int32_t     day; /* calendar day, counted from day 0 */
    bool        open;
    int64_t     from_us, till_us; /* by the clock since that day's midnight, when open */
    const char *name;             /* or NULL */
} mu_holiday;

typedef struct {
    const mu_wall    *wall;       /* the scenario's clock; NULL: every day has 24 hours */
    int64_t           start_date; /* days since 1970-01-01 of day 0 */
    mu_time           from, till; /* of the horizon: the first opening, the last closing */
    mu_span           interval;
    int32_t           n_days;             /* days with at least one open cell */
    int32_t           n_windows, n_cells; /* n_cells counts the endless last one */
    const mu_window  *windows;
    const mu_cell    *cells;
    bool              daily;                /* windows given as hours of the day */
    mu_span           open_from, open_till; /* of the day, when daily; till may pass 24 h */
    int32_t           n_holidays;
    const mu_holiday *holidays; /* ascending by day, within the horizon */
} mu_calendar;

#define MU_CELL_LIMIT 200000

/* Cells that mu_calendar_build would make, saturating at INT64_MAX / 4: to be asked before, and told to the
 * user. */
int64_t mu_calendar_count(mu_span length, bool daily, mu_span open_from, mu_span open_till, mu_span interval);

/* Fills `out` for `length` (days when daily is true: a whole number of days, else any span). Memory
 * from `a`. MU_ERR_VALUE when there would be more than MU_CELL_LIMIT cells. */
mu_status mu_calendar_build(mu_arena *a, int64_t start_date, mu_span length, bool daily, mu_span open_from,
                            mu_span open_till, mu_span interval, mu_calendar *out);

/* Closes the doors of a daily calendar on these days (ascending, each once, each within the horizon), or opens them at
 * other hours; one day at least must be left. `holidays` is kept. Closed days are not counted in n_days, but from and
 * till stay. MU_ERR_NOMEM if out of memory. */
mu_status mu_calendar_close(mu_arena *a, mu_calendar *c, const mu_holiday *holidays, int32_t n);
/* Sets the calendar, laid out so far as if all days had 24 hours, to the clock of a zone. MU_ERR_VALUE when no open cell
 * is left because the clock skips all of them; MU_ERR_NOMEM. */
mu_status mu_calendar_set_wall(mu_arena *a, mu_calendar *c, const mu_wall *wall);
/* The holiday on that calendar day, or NULL. */
const mu_holiday *mu_calendar_holiday(const mu_calendar *c, int64_t day);

/* Days from day 0 to an instant by the scenario's clock, and the time of day it shows. */
int64_t mu_calendar_day(const mu_calendar *c, mu_time t);
mu_span mu_calendar_clock(const mu_calendar *c, mu_time t);
int     mu_calendar_weekday(const mu_calendar *c, mu_time t); /* 0 is Monday */
/* The window that is open at `t`, or -1. */
int32_t mu_calendar_window(const mu_calendar *c, mu_time t);
/* Writes "2026-11-01 08:30" (or "08:30" when the horizon is one day). */
void mu_calendar_print(const mu_calendar *c, mu_time t, char *buffer, size_t size);
/* Writes "2026-11-01 08:30", or "2026-11-01" for its midnight. */
void mu_calendar_print_date(const mu_calendar *c, mu_time t, char *buffer, size_t size);

#endif
