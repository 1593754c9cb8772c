#include "experiment/trace.h"

#include "experiment/runner.h"
#include "experiment/worker.h"

mu_status mu_trace_replication(const mu_model *m, uint64_t seed, int64_t replication,
                               const mu_observer *observer, mu_rule_teller teller, void *context,
                               const volatile bool *stop, mu_diag *diag)
{
    mu_ruleset *rules  = NULL;
    mu_status   st     = mu_ruleset_new(m, diag, &rules);
    mu_worker  *worker = NULL;
    mu_record  *record = mu_record_new(m);

    if (st != MU_OK && st != MU_ERR_NOMEM) goto done;
    if (st == MU_OK)
        worker = mu_worker_new(&(mu_work){ .model          = m,
                                           .rules          = rules,
                                           .observer       = observer,
                                           .teller         = teller,
                                           .teller_context = context,
                                           .drop           = stop,
                                           .counted        = true });
    st = MU_ERR_NOMEM;
    if (worker != NULL && record != NULL) st = mu_worker_run(worker, seed, replication, record);
    if (st == MU_ERR_RULE)
        mu_experiment_rule_failed(m, diag, mu_worker_failure(worker));
    else if (st != MU_OK && st != MU_ERR_INTERRUPTED)
        st = mu_experiment_failed(m, diag, st);
done:
    mu_worker_free(worker);
    mu_record_free(record);
    mu_ruleset_free(rules);
    return st;
}
