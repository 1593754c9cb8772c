/* when.h - dates, clock times and lengths of time as logs write them.
 *
 * Scenario files have one way to write a time (base/simtime.h); logs have many. What leaves no doubt is read;
 * what could be two things (03/04/2026) is refused until the user says which.
 */
#ifndef MU_IMPORT_WHEN_H
#define MU_IMPORT_WHEN_H

#include <stdbool.h>
#include <stdint.h>

#include "import/import.h"

typedef enum { MU_WHEN_READ, MU_WHEN_UNREADABLE, MU_WHEN_AMBIGUOUS } mu_when;

/* 2026-04-03, 2026/4/3, 20260403, 260403, 3.4.2026, and 03/04/2026 in the order given. Two-digit years from 70
 * on are of the last century. `days` counts from 1970-01-01. */
mu_when mu_when_date(const char *text, mu_date_order order, int64_t *days);

/* 7:05, 07:05:20, 7:05:20.25, 7:05 PM, or seconds since midnight; at most 24 h. */
bool mu_when_clock(const char *text, double *seconds);

/* A date and a clock time with a blank or a T between them; a time zone at the end is left aside, the clock
 * is taken as written. Or seconds since 1970 (read as UTC), if there are nine digits at least. */
mu_when mu_when_instant(const char *text, mu_date_order order, int64_t *days, double *seconds);

/* A length: 153, 153.2 (seconds), 0:02:33, 2:33 (minutes and seconds), 2m33s. Not negative. */
bool mu_when_span(const char *text, double *seconds);

#endif
