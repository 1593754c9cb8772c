/* arrivals.h - how many call on which weekday at what time, and how much one day differs from the next.
 *
 * A month of data has each weekday four times, and a scenario fitted to every other day has it twice: the mean
 * of two Mondays is a poor forecast of the third. So weekdays borrow from each other:
 *   - weekdays whose calls are spread over the day alike form a group and share that spread, until a weekday
 *     has OWN_SPREAD_DAYS days of its own;
 *   - the level of a weekday is pulled towards its group's as far as the data do not tell them apart
 *     (credibility, Buehlmann 1967; Buehlmann & Straub 1970).
 * Busyness is what is left: the variation of day totals about their weekday's level beyond that of a Poisson
 * process, by the method of moments. In a scenario it multiplies all of a day's rates.
 */
#ifndef MU_IMPORT_ARRIVALS_H
#define MU_IMPORT_ARRIVALS_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/error.h"

#define MU_OWN_SPREAD_DAYS 4
#define MU_SPREAD_APART    0.25 /* share of a day's calls that would have to be moved: other kind of day */

/* Calls per day and interval of the day. A day without data (a missing file) is simply not among the days. */
typedef struct {
    int32_t        n_days, n_slots; /* slots cover the whole day */
    const int64_t *date;            /* days since 1970, ascending */
    const double  *calls;           /* [n_days * n_slots] */
} mu_day_counts;

typedef struct {
    int32_t n_slots, n_days;
    int32_t days[7];  /* days of each weekday in the data, Monday first; 0: closed, as far as the data say */
    int32_t group[7]; /* the lowest weekday of its group; -1 without data */
    double  mean[7];  /* calls a day, as they are */
    double  level[7]; /* calls a day, as they are expected: pulled towards the group */
    double  trust[7]; /* weight of the weekday's own mean in its level, 0..1 */
    bool    borrowed[7]; /* no day of its own: all it has is borrowed from the others (mu_arrivals_borrow) */
    double *share;       /* [7 * n_slots] of the day's calls; rows sum to 1 where there are data */
    double  busyness_cv; /* 0 when days vary no more than chance makes them */
    double  busyness_low, busyness_high; /* 95 %, as if day totals were normal; NaN with too few days */
} mu_arrival_pattern;

mu_status mu_arrivals_fit(mu_arena *a, const mu_day_counts *c, mu_arrival_pattern *out);

/* For a weekday that is open although no day of it is among the fitted ones: it gets the mean level and spread of
 * all days on which somebody called. Does nothing to a weekday with days of its own. */
void mu_arrivals_borrow(const mu_day_counts *c, int weekday, mu_arrival_pattern *p);

/* Whether the data of `day` count for what is said of `weekday`: the weekday's own days when it has enough,
 * else all days of its group (of a borrowing one: all days). The staffing of a weekday is taken from the same days. */
bool mu_arrivals_lends(const mu_arrival_pattern *p, int day_weekday, int weekday);

#endif
