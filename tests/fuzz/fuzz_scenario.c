/* Any bytes as a scenario: they load or are refused, and either way nothing crashes, leaks or hangs. What loads and is
 * small enough is explained and simulated for one replication.
 *
 * Built by tests/fuzz/run with clang's libFuzzer and the address and undefined behaviour sanitizers.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <muster/report.h>
#include "model/model.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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
        for (int d = 0; d < 7; d++)
            for (int32_t k = 0; k < a->week[d].n; k++)
                n += a->week[d].step[k].per_us * (double)MU_HOUR_US * hours;
    }
    return n < 20000 && m->calendar.n_cells < 2000 && m->n_agents < 2000;
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
