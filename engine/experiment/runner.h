/* runner.h - many replications on all cores; the same numbers whatever the number of threads.
 *
 * Workers take replication numbers from a counter and simulate them in a world of their own; the records
 * are added up in the order of the numbers, never in the order in which they finish. Under a precision
 * target the decision to stop is taken only at fixed numbers of replications, so that it cannot depend on
 * the threads either.
 */
#ifndef MU_EXPERIMENT_RUNNER_H
#define MU_EXPERIMENT_RUNNER_H

#include <muster/experiment.h> /* mu_experiment_run, its options and its progress */
#include "experiment/results.h"
#include "sim/hooks.h"

/* Replications when nothing else is said: 400 simulated days, at least 30 and at most 400 replications. */
int64_t mu_default_replications(const mu_model *m);

#endif
