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

mu_days *mu_days_new(const mu_model *m);
void     mu_days_free(mu_days *d);

/* Adds the days of the next replication that begin at cell `from` of the calendar or later. */
bool mu_days_add(mu_days *d, const mu_record *r, int32_t from);

mu_spread mu_days_spread(const mu_days *d, mu_scope scope, int32_t row, int measure);

/* Days of this replication on which the type met its target, and days on which there was something to meet. */
void mu_days_met(const mu_days *d, const mu_record *r, int32_t type, int64_t *met, int64_t *of);

#endif
