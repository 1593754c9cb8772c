/* worker.h - one worker: a world, and the rules that it asks.
 *
 * A replication whose rule runs for so long that the watch stops it is run again with every step counted (lua_host.h), and
 * only the count decides.
 */
#ifndef MU_EXPERIMENT_WORKER_H
#define MU_EXPERIMENT_WORKER_H

#include "rules/asker.h"
#include "sim/world.h"

typedef struct {
    const mu_model      *model;
    const mu_ruleset    *rules;    /* NULL: the scenario names none */
    const mu_hooks      *hooks;    /* of an embedding program; only without rules */
    const mu_observer   *observer; /* or NULL */
    const volatile bool *drop;     /* breaks a replication off when it is set; or NULL */
    bool                 counted;  /* from the start, so that an observer sees each replication once */
    mu_rule_teller       teller;   /* of rules' questions and answers; or NULL */
    void                *teller_context;
} mu_work;

typedef struct mu_worker mu_worker;

mu_worker *mu_worker_new(const mu_work *work); /* NULL if out of memory */
void       mu_worker_free(mu_worker *w);       /* accepts NULL */

/* As mu_world_run, which tells when it was stopped; MU_ERR_RULE when a rule failed, and then mu_worker_failure says how. */
mu_status         mu_worker_run(mu_worker *w, uint64_t seed, int64_t replication, mu_record *out);
const mu_failure *mu_worker_failure(const mu_worker *w); /* NULL: no rule failed */

#endif
