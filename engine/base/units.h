/* units.h - what planners write in a scalar: rates, shares, pay, targets, horizons, day lists.
 *
 * Spans, times of day, hours and dates are read by base/simtime.h. Every reader takes the whole text or
 * nothing: it returns false and leaves *out alone when anything is left over. A negative sign is read where
 * there is a number, so that whoever checks the range can say what was found.
 */
#ifndef MU_BASE_UNITS_H
#define MU_BASE_UNITS_H

#include "base/simtime.h"

/* A finite decimal number such as -3, 0.5 or 1e6; no hexadecimal, no NaN, no infinity. */
bool mu_number_parse(const char *text, double *out);
/* A whole number within int64: digits with an optional sign. */
bool mu_whole_parse(const char *text, int64_t *out);
/* "80%" or "0.8" as 0.8. The range 0..1 is for the caller to check. */
bool mu_share_parse(const char *text, double *share);
/* "240/h", "4 per min", "0": arrivals per hour. Units: s, min, h, d, w and their longer names. */
bool mu_rate_parse(const char *text, double *per_hour);
/* "24/h", "24 per hour", "0": money per hour. */
bool mu_pay_parse(const char *text, double *per_hour);
/* "80% within 20s". */
bool mu_due_parse(const char *text, double *share, mu_span *within, bool *business);
bool mu_target_parse(const char *text, double *share, mu_span *within);
/* yes/no, true/false, on/off. */
bool mu_truth_parse(const char *text, bool *out);

/* "5d 08:00-20:00" (daily windows; whole days only), "12h" (one window from midnight). A length of zero is
 * read as such. */
typedef struct {
    mu_span length;
    bool    daily;
    mu_span open_from, open_till; /* when daily; till may pass 24 h */
} mu_horizon;
bool mu_horizon_parse(const char *text, mu_horizon *out);

/* "mon-fri", "mon, wed", "sat-mon", "daily": bit 0 is Monday. */
typedef unsigned mu_days;
#define MU_EVERY_DAY 127u
bool mu_days_parse(const char *text, mu_days *out);
/* "mon-fri 08:00-18:00"; without days "08:00-18:00", every day. A till that passes 24 h is of the next morning. */
bool        mu_week_hours_parse(const char *text, mu_days *days, mu_span *from, mu_span *till);
const char *mu_day_name(int weekday); /* "mon" */

/* "2026-03-01 08:00", or the beginning of the day "2026-03-01": days since 1970 and the time of day. */
bool mu_instant_parse(const char *text, int64_t *days, mu_span *clock);

/* An id: 1 to 64 bytes of letters of any script, digits, _ and -. */
bool mu_name_is_valid(const char *text);

#endif
