/* daily.h - the log by day and interval: calls, waits, abandonments, handle times, people. */
#ifndef MU_IMPORT_DAILY_H
#define MU_IMPORT_DAILY_H

#include "import/classes.h"

/* Sums over the calls that arrived in one interval of one day. */
typedef struct {
    int32_t offered, abandoned, answered_within, handled; /* handled: with a handle time */
    double  waited_s, handle_s;
    double  people; /* on duty on average */
} mu_interval_seen;

typedef struct {
    int32_t           n_days, slots, open_from, open_till; /* opening hours, as slots of the day */
    mu_interval_seen *seen;                                /* [n_days * slots] */
    double           *calls;   /* [groups * n_days * slots], group by group; the layout of mu_day_counts */
    int64_t           outside; /* calls outside the opening hours; they are in none of the above */
} mu_daily;

/* The opening hours are the shortest span of the day that holds 99.5 % of the calls: a few calls at night must
 * not make a night shift. */
mu_status mu_daily_sum(mu_arena *a, const mu_call_log *log, const mu_classes *classes,
                       const mu_import_options *o, mu_daily *out);

#endif
