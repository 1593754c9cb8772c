/* simtime.h - instants and spans in whole microseconds, each in its own type.
 *
 * Integers make simultaneity exact; the two types keep the compiler from adding an hour to a rate.
 * An instant counts from midnight of the scenario's first day. Rates stay `double` (per microsecond)
 * and money has its own unit; both say so in their names.
 */
#ifndef MU_BASE_SIMTIME_H
#define MU_BASE_SIMTIME_H

#include <stdint.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    int64_t us;
} mu_time; /* an instant */
typedef struct {
    int64_t us;
} mu_span; /* a signed length of time */

#define MU_SECOND_US INT64_C(1000000)
#define MU_MINUTE_US (60 * MU_SECOND_US)
#define MU_HOUR_US   (60 * MU_MINUTE_US)
#define MU_DAY_US    (24 * MU_HOUR_US)

/* Later than any event: about 9,000 years, with room to add two of them without overflow. */
#define MU_NEVER_US (INT64_MAX / 4)

static inline mu_span mu_seconds(int64_t s)
{
    return (mu_span){ s * MU_SECOND_US };
}
static inline mu_span mu_time_since(mu_time later, mu_time earlier)
{
    return (mu_span){ later.us - earlier.us };
}
static inline double mu_span_seconds(mu_span d)
{
    return (double)d.us * 1e-6;
}

/* Whole days of 24 hours from midnight of day 0 to a time that counts from there, rounded down; and the rest. */
static inline int64_t mu_day_of(int64_t us)
{
    return us / MU_DAY_US - (us % MU_DAY_US < 0);
}
static inline int64_t mu_clock_of(int64_t us)
{
    return us - mu_day_of(us) * MU_DAY_US;
}

/* Rounds seconds to whole microseconds, halves away from zero; saturates at +-MU_NEVER_US; NaN gives 0. */
mu_span mu_span_from_seconds(double seconds);

/* Reads "90s", "7m30s", "2.5 min", "1h30m", "500ms", "250us", "1d", "2w", "0". Units: us, ms, s, sec,
 * second(s), m, min, minute(s), h, hour(s), d, day(s), w, week(s). False unless the whole text is one
 * span, in decreasing units, finite, not negative and below MU_NEVER_US. A bare number other than 0
 * is refused: it has no unit. */
bool mu_span_parse(const char *text, mu_span *out);

/* Writes the shortest exact form, such as "7m30s" or "250us"; `size` of 40 is always enough. */
void mu_span_print(mu_span d, char *buffer, size_t size);

/* Time of day "08:30", "08:30:15", "24:00" as a span since midnight. */
bool mu_clock_parse(const char *text, mu_span *out);
void mu_clock_print(mu_span since_midnight, char *buffer, size_t size); /* "08:30", or with seconds if any */

/* What a clock is ahead of UTC: "+01:00", "-03:30", with seconds if any; `size` of 12 is enough. */
void mu_offset_print(int32_t offset_s, char *buffer, size_t size);

/* "08:00-17:00"; a till that is not after from means the next morning: 22:00-06:00 gives till 30 h.
 * from == till is refused (a span of zero). */
bool mu_hours_parse(const char *text, mu_span *from, mu_span *till);

/* Civil dates, proleptic Gregorian, as days since 1970-01-01. Weekday 0 is Monday. */
bool    mu_date_parse(const char *text, int64_t *days); /* "2026-11-01" */
void    mu_date_print(int64_t days, char *buffer, size_t size);
int     mu_date_weekday(int64_t days);
int64_t mu_date_of(int64_t year, int month, int day);
int64_t mu_date_year(int64_t days);

#endif
