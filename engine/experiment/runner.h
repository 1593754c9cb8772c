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
#include "rules/asker.h"
#include "sim/hooks.h"

/* Replications when nothing else is said: 400 simulated days, at least 30 and at most 400 replications. */
int64_t mu_default_replications(const mu_model *m);

/* Tells in `diag` why a replication failed with `status`, as mu_world_run returns it; returns the status told. */
mu_status mu_experiment_failed(const mu_model *m, mu_diag *diag, mu_status status);

/* Tells in `diag` which rule failed, where and when; returns MU_ERR_RULE. */
mu_status mu_experiment_rule_failed(const mu_model *m, mu_diag *diag, const mu_failure *f);

#endif
