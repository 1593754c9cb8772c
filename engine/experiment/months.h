/* months.h - how the months of a long run differ: each measure by calendar month, as a ratio of the month's totals.
 *
 * A month has the days whose doors open in it, so that its totals are those of its days, and those of all months
 * are those of the run. Nothing is counted for it that the record does not have already.
 */
#ifndef MU_EXPERIMENT_MONTHS_H
#define MU_EXPERIMENT_MONTHS_H

#include "experiment/results.h"

typedef struct mu_months mu_months;

/* Whether the run is long enough to be told by months: over 60 days, or over 31 where people change; and none that has
 * settled for good. */
bool mu_months_wanted(const mu_model *m);

mu_months *mu_months_new(const mu_model *m); /* NULL if out of memory */
void       mu_months_free(mu_months *p);     /* accepts NULL */

/* Adds what one row of the tables showed in the next replication, by day of the calendar. Groups have no months. */
void mu_months_add(mu_months *p, mu_scope scope, int32_t row, const mu_totals *day);

int32_t mu_months_count(const mu_months *p);
int32_t mu_months_days(const mu_months *p, int32_t month); /* with open doors */
#define MU_MONTH_ROOM 16
void mu_months_name(const mu_months *p, int32_t month, char *buffer, size_t size); /* "2026-03" */

/* Numerator and denominator; NULL for a measure that is not told by month: a quantile, one of single people's accounts, one
 * that says nothing here. */
const mu_pairs *mu_months_pairs(const mu_months *p, int32_t month, mu_scope scope, int32_t row, int measure);

#endif
