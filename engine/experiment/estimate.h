/* estimate.h - records of replications become estimates.
 *
 * Records are added one by one in the order of their replication numbers. In steady state the first of them
 * are held back until they have shown how long the warm-up is (steady.h); afterwards each record is cut
 * into batches and added like the others. Sums of doubles are always in that order, so the result does not
 * depend on who simulated what.
 */
#ifndef MU_EXPERIMENT_ESTIMATE_H
#define MU_EXPERIMENT_ESTIMATE_H

#include "experiment/results.h"

typedef struct mu_estimator mu_estimator;

/* `planned` is the number of replications to expect; in steady state it decides how many batches each gives.
 * With `people` the records have accounts of single people; not in steady state. NULL if out of memory. The model must
 * outlive the estimator and its results. */
mu_estimator *mu_estimator_new(const mu_model *m, int64_t planned, bool people);
/* From now on it keeps what each replication showed (single.h); not in steady state. False if out of memory. */
bool mu_estimator_keep_singles(mu_estimator *e);
void mu_estimator_free(mu_estimator *e);

/* Adds the next replication's record (copied where it must be kept). False if out of memory. */
bool mu_estimator_add(mu_estimator *e, const mu_record *r);

/* The widest relative half-width (half-width over mean) among the target measures: the service level of every
 * type that has a target; where none has one, the mean wait of all. Infinite while it cannot be told. */
double mu_estimator_worst(mu_estimator *e);

/* The results, owned by the caller; NULL if out of memory or nothing was added. Afterwards the estimator is only
 * good for mu_estimator_worst and freeing: its largest tables have gone to the results. */
mu_results *mu_estimator_results(mu_estimator *e);

#endif
