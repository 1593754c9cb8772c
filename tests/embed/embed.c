/* embed.c - muster inside another program: load a scenario, run it, read two figures.
 *
 *     cc embed.c $(pkg-config --cflags --libs muster) -o embed && ./embed scenarios/first.yaml
 */
#include <muster/experiment.h>
#include <muster/report.h>
#include <stdio.h>
#include <stdlib.h>

static void count_calls(void *context, const mu_progress *p)
{
    int *calls = context;

    (void)p;
    (*calls)++;
}

static void print_figure(const mu_results *results, const char *who, const char *measure)
{
    mu_estimate e;

    if (mu_results_value(results, who, measure, &e))
        printf("%s %s %.6g (%.6g .. %.6g)\n", who, measure, e.mean, e.low, e.high);
    else
        printf("%s %s unknown\n", who, measure);
}

static int simulate(const char *scenario, mu_diag *diag)
{
    const char *const     changes[] = { "teams.desk.people=24" };
    const mu_load_options load      = { .n_set = 1, .set = changes };
    int                   told      = 0;
    const mu_run_options  how       = { .replications     = 20,
                                        .threads          = 2,
                                        .has_seed         = true,
                                        .seed             = 7,
                                        .progress         = count_calls,
                                        .progress_context = &told };
    mu_model             *model     = NULL;
    mu_results           *results   = NULL;

    if (mu_scenario_load(scenario, &load, diag, &model) != MU_OK) return 1;
    if (mu_experiment_run(model, &how, diag, &results) == MU_OK) {
        printf("%lld replications, seed %llu\n", (long long)mu_results_replications(results),
               (unsigned long long)mu_results_seed(results));
        print_figure(results, "calls", "service_level");
        print_figure(results, "desk", "occupancy");
        print_figure(results, "calls", "happiness");
    }
    mu_results_free(results); /* before the model that they borrow */
    mu_model_free(model);
    return mu_diag_errors(diag) > 0;
}

int main(int argc, char **argv)
{
    mu_diag *diag = mu_diag_new();
    int      code = 2;

    if (argc == 2 && diag != NULL) {
        code       = simulate(argv[1], diag);
        char *text = mu_diag_render(diag);
        if (text != NULL) fputs(text, stderr);
        free(text);
    }
    mu_diag_free(diag);
    return code;
}
