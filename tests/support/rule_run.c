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

/* ---- the same with and without -------------------------------------------------------------------- */

mu_record *mu_rule_record(const mu_model *m, const mu_ruleset *rules, uint64_t seed)
{
    mu_worker *w = mu_worker_new(&(mu_work){ .model = m, .rules = rules });
    mu_record *r = mu_record_new(m);

    assert_int_equal(mu_worker_run(w, seed, 0, r), MU_OK);
    mu_worker_free(w);
    return r;
}

void mu_rule_same(const mu_model *m, const mu_record *a, const mu_record *b)
{
    const size_t types = (size_t)m->calendar.n_cells * (size_t)m->n_types;
    const size_t teams = (size_t)m->calendar.n_cells * (size_t)m->n_teams;

    assert_memory_equal(a->contact, b->contact, types * sizeof *a->contact);
    assert_memory_equal(a->team, b->team, teams * sizeof *a->team);
    if (a->minds != NULL) assert_memory_equal(a->minds, b->minds, teams * sizeof *a->minds);
    if (a->cases != NULL) assert_memory_equal(a->cases, b->cases, types * sizeof *a->cases);
    if (a->opinions != NULL) assert_memory_equal(a->opinions, b->opinions, types * sizeof *a->opinions);
    if (a->schemes != NULL)
        assert_memory_equal(a->schemes, b->schemes,
                            (size_t)(m->n_incentives * m->n_teams) * sizeof *a->schemes);
    assert_true(a->contacts > 100);
}

void mu_rule_restates(const char *native, const char *ruled, uint64_t seeds)
{
    mu_model   *m = mu_test_model(native), *n = mu_test_model(ruled);
    mu_ruleset *rules = NULL;

    assert_int_equal(mu_ruleset_new(n, NULL, &rules), MU_OK);
    assert_non_null(rules);
    for (uint64_t seed = 1; seed <= seeds; seed++) {
        mu_record *a = mu_rule_record(m, NULL, seed), *b = mu_rule_record(n, rules, seed);
        mu_rule_same(m, a, b);
        mu_record_free(a);
        mu_record_free(b);
    }
    mu_ruleset_free(rules);
    mu_model_free(m);
    mu_model_free(n);
}
