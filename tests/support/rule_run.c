#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/rule_run.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/measure.h"
#include "experiment/runner.h"

typedef struct {
    mu_diag    *diag;
    mu_model   *model;
    mu_results *results;
} outcome;

static outcome run(const mu_rule_place *at, const char *rule, mu_status expected)
{
    char    scenario[2000];
    outcome o    = { .diag = mu_diag_new() };
    FILE   *file = fopen(at->path, "w");

    assert_non_null(file);
    fputs(rule, file);
    fclose(file);
    snprintf(scenario, sizeof scenario, "%srules: {%s: %s}\n", at->scenario, at->slot, at->path);
    o.model                      = mu_test_model(scenario);
    const mu_run_options options = { .replications = 1, .threads = 1 };
    assert_int_equal(mu_experiment_run(o.model, &options, o.diag, &o.results), expected);
    remove(at->path);
    return o;
}

static void finish(outcome *o)
{
    mu_results_free(o->results);
    mu_model_free(o->model);
    mu_diag_free(o->diag);
}

void mu_rule_told(const mu_rule_place *at, const char *rule, const char *expected)
{
    outcome o = run(at, rule, expected[0] != '\0' ? MU_ERR_RULE : MU_OK);
    char   *s = mu_diag_render(o.diag);

    if (s == NULL || strstr(s, expected) == NULL)
        fail_msg("expected\n%s\nfound\n%s", expected, s != NULL ? s : "nothing");
    free(s);
    finish(&o);
}

void mu_rule_makes(const mu_rule_place *at, const char *rule, const char *measure, double expected)
{
    outcome      o = run(at, rule, MU_OK);
    const int    k = mu_measure_find(measure);
    const bool   t = mu_measure_at(k)->scope == MU_SCOPE_TEAM;
    const double x = (t ? mu_results_team(o.results, mu_whole(o.model->n_teams), k)
                        : mu_results_contact(o.results, mu_whole(o.model->n_types), k))
                         ->mean;

    if (!(fabs(x - expected) < 1e-9)) fail_msg("%s: expected %.9g, found %.9g", measure, expected, x);
    finish(&o);
}
