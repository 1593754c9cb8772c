/* wall.h - what the clock on the wall says, and when it says so.
 *
 * The engine counts elapsed time: an instant is so many microseconds after the scenario's first midnight, and every hour
 * has 3,600 seconds. People write the clock on the wall: a date and a time of day in some time zone. Wall time is counted
 * from midnight of the first day as well, as if all days had 24 hours, so that dividing by a day gives date and time of
 * day. The two differ by what the clock is ahead, which is constant from one change of the clock to the next.
 *
 * A time that is skipped when the clock is put forward stands for the instant of the change: what would begin or end
 * then begins or ends there, and an hour that is skipped has no length. A time that comes twice when the clock is put
 * back stands for the first of the two; what goes by the time of day (rates, profiles, hours of a channel) holds twice.
 *
 * A wall of NULL has no zone: wall time is elapsed time.
 */
#ifndef MU_MODEL_WALL_H
#define MU_MODEL_WALL_H

#include <muster/error.h>
#include "base/arena.h"
#include "base/simtime.h"
#include "base/zone.h"

#define MU_LONG_AGO_US (-MU_NEVER_US)

/* The clock from one instant to the next step's. */
typedef struct {
    int64_t from_us;
    int64_t ahead_us; /* wall time less elapsed time */
    int32_t offset_s; /* ahead of UTC */
} mu_wall_step;

typedef struct {
    const char         *zone; /* "Europe/Berlin" */
    int32_t             n;
    const mu_wall_step *step; /* ascending; the first has been for ever */
} mu_wall;

/* A stretch of elapsed time between two changes of the clock. */
typedef struct {
    int64_t from_us, till_us, ahead_us;
} mu_steady;

/* The instant, in seconds of UTC, at which a scenario that begins on that date in that zone begins. */
int64_t mu_wall_begins_s(const mu_zone *zone, int64_t start_date);
/* The clock of `zone` in a scenario that begins on that date at the instant `begins_s`, with all changes up to
 * `length_us` later. `name` is kept. NULL if out of memory. */
const mu_wall *mu_wall_new(mu_arena *a, const char *name, const mu_zone *zone, int64_t start_date,
                           int64_t begins_s, int64_t length_us);

/* Between which changes an instant lies. */
mu_steady mu_wall_steady(const mu_wall *w, int64_t us);
/* Wall time at an instant. */
int64_t mu_wall_of(const mu_wall *w, int64_t us);
/* The first instant from `since_us` on at which the clock shows that time or, when it skips it or is past it, a later
 * one. */
int64_t mu_wall_next(const mu_wall *w, int64_t wall_us, int64_t since_us);
/* The first instant of all at which it does. */
int64_t mu_wall_instant(const mu_wall *w, int64_t wall_us);
/* The same for a time in a list that goes up to `last_us`: the second of two, if the first of them was before. */
int64_t mu_wall_in_order(const mu_wall *w, int64_t wall_us, int64_t last_us);
/* Seconds ahead of UTC at an instant. Not for NULL. */
int32_t mu_wall_offset_s(const mu_wall *w, int64_t us);

#endif
