/* days.h - how single days differ: the values of every day of every replication, for P10, P50 and P90.
 *
 * All values are kept until there are MU_DAYS_KEPT of them; then every second replication is let go, and so on.
 * Replications are alike, so what is left is a fair sample, and which are left does not depend on threads.
 */
#ifndef MU_EXPERIMENT_DAYS_H
#define MU_EXPERIMENT_DAYS_H

#include "experiment/results.h"

#define MU_DAYS_KEPT 2000000 /* values over all measures and rows: 16 MB */

typedef struct mu_days mu_days;

/* Days of the model, numbered as in its calendar. */
mu_days *mu_days_new(const mu_model *m);
void     mu_days_free(mu_days *d);

/* Makes room for the days of the next replication. False if out of memory. */
bool mu_days_begin(mu_days *d);
/* Notes the totals and waits of one row (as mu_scope_rows) on `n` days, from day `first` on; span[kind] are its other spans, by
 * day, NULL where it has none. */
void mu_days_note(mu_days *d, mu_scope scope, int32_t row, const mu_totals *day, const mu_waits *wait,
                  mu_span_totals *const span[MU_SPAN_KINDS], int32_t first, int32_t n);

/* `scratch` has room for mu_days_count values. */
mu_spread mu_days_spread(const mu_days *d, mu_scope scope, int32_t row, int measure, double *scratch);
int64_t   mu_days_count(const mu_days *d);

#endif
