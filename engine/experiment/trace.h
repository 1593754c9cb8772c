/* trace.h - one replication of an experiment, run again with somebody watching.
 *
 * It is the very replication that mu_experiment_run counts under the same seed and number: an observer
 * influences nothing.
 */
#ifndef MU_EXPERIMENT_TRACE_H
#define MU_EXPERIMENT_TRACE_H

#include "model/model.h"
#include "rules/asker.h"
#include "sim/probe.h"

/* Runs replication `replication`, counted from 0, under `seed`; `observer` is told everything, and `teller` (or NULL) what
 * rules are asked and answer, with `context`. It ends early when *stop (or NULL) is set: MU_ERR_INTERRUPTED. A run that fails is told in `diag`, as mu_experiment_run would. */
mu_status mu_trace_replication(const mu_model *m, uint64_t seed, int64_t replication,
                               const mu_observer *observer, mu_rule_teller teller, void *context,
                               const volatile bool *stop, mu_diag *diag);

#endif
