/* Any bytes as a scenario: they load or are refused, and either way nothing crashes, leaks or hangs. What loads and is
 * small enough is explained and simulated for one replication.
 *
 * Built by tests/fuzz/run with clang's libFuzzer and the address and undefined behaviour sanitizers.
 */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <muster/report.h>
#include "model/model.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static double most_of(const mu_ways *ways)
{
    return ways->n > 0 ? ways->way[ways->n - 1].upto : 0;
}

/* How many times more there may be for all that comes back; redials and circles that hardly end are left out. */
static double grows(const mu_model *m)
{
    double most = 1;

    for (int32_t i = 0; i < m->n_types; i++) {
        const mu_journey *j = m->types[i].journey;
        if (j == NULL) continue;
        if (j->redial_after != NULL && (j->redial_tries < 0 || j->redial_tries > 10)) return INFINITY;
        if (most_of(&j->escalate) > 0.9 || most_of(&j->escalate_failed) > 0.9 || most_of(&j->then) > 0.9)
            return INFINITY;
        most *= 1 + j->escalate.n + j->escalate_failed.n + j->then.n +
                (j->reopen.n > 0 ? j->most_contacts : 0) + (j->redial_after != NULL ? j->redial_tries : 0);
    }
    return most;
}

/* Contacts to expect in all: rates over the horizon, roughly. */
static int is_small(const mu_model *m)
{
    const double hours = (double)(m->calendar.till.us - m->calendar.from.us) / (double)MU_HOUR_US;
    double       n     = 0;

    for (int32_t i = 0; i < m->n_types; i++) {
        const mu_arrivals *a = &m->types[i].arrivals;
        if (a->batch != NULL || a->kind == MU_ARRIVE_RENEWAL || a->kind == MU_ARRIVE_MMPP ||
            a->kind == MU_ARRIVE_POPULATION)
            return 0;
        if (a->kind == MU_ARRIVE_BACKLOG) n += a->backlog < 0 ? INFINITY : (double)a->backlog;
        for (int d = 0; d < 7; d++)
            for (int32_t k = 0; k < a->week[d].n; k++)
                n += a->week[d].step[k].per_us * (double)MU_HOUR_US * hours;
    }
    return n * grows(m) < 20000 && m->calendar.n_cells < 2000 && m->n_agents < 2000;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mu_diag  *diag  = mu_diag_new();
    mu_model *model = NULL;

    mu_scenario_load_text((const char *)data, size, "fuzz.yaml", NULL, diag, &model);
    free(mu_diag_render(diag));
    if (model != NULL && is_small(model)) {
        const mu_run_options one     = { .replications = 1, .threads = 1 };
        mu_results          *results = NULL;
        free(mu_report_explain(model));
        mu_experiment_run(model, &one, NULL, &results);
        if (results != NULL) {
            free(mu_report_text(results, NULL));
            free(mu_report_json(results));
        }
        mu_results_free(results);
    }
    mu_model_free(model);
    mu_diag_free(diag);
    return 0;
}
