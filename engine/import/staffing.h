/* staffing.h - who was on duty, as far as the calls people took betray it, and shifts that say the same.
 *
 * A log of calls knows no shifts. A person is taken to be on duty from the start of his first call to the end of
 * his last, but for the gaps in which he was away: gaps longer than `longest_idle` during which somebody had to
 * wait (who is there takes a waiting caller), and any gap of over an hour. In a quiet hour nobody waits, so a
 * person without calls is not taken for absent. Calls without an agent's name show nobody.
 */
#ifndef MU_IMPORT_STAFFING_H
#define MU_IMPORT_STAFFING_H

#include "import/arrivals.h"
#include "import/calllog.h"

/* People on duty on average in each slot of each date of the log: `people` has n_dates * slots places. Without
 * any agent's name they are the people it takes to carry the calls: load + square root of the load. */
mu_status mu_staffing_seen(mu_arena *a, const mu_call_log *log, double longest_idle_s, int32_t slots,
                           double *people);

/* Whole people for each weekday and slot, [7 * slots]: the mean over the days that lend to the weekday (see
 * mu_arrivals_lends), rounded so that the sum over the day keeps up; at least one where calls are expected
 * and in the interval after. `used[d]` says which dates count. `expected` is [7 * slots] calls. */
mu_status mu_staffing_plan(mu_arena *a, const mu_call_log *log, const bool *used, const mu_arrival_pattern *p,
                           const double *seen, const double *expected, int32_t slots, int32_t *plan);

typedef struct {
    int32_t  from, till; /* slots of the day */
    int32_t  people;
    unsigned weekdays; /* bit w: weekday w, Monday 0 */
} mu_seen_shift;

/* Shifts that together have exactly the planned people on duty: the layers of the profile, from the bottom. */
mu_status mu_staffing_shifts(mu_arena *a, const int32_t *plan, int32_t slots, mu_seen_shift **out,
                             int32_t *n);

#endif
