/* Every allocation is made to fail once, the first, the second, ... until a whole run succeeds: no crash, no leak
 * (the sanitizer build looks), and an answer that says that memory ran out. The linker wraps the allocator. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include <muster/report.h>
#include "experiment/runner.h"
#include "scenario/load.h"
#include "scenario/schema.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t size);

/* Allocations until the one that fails; negative: none does. `afterwards`: all later ones fail too. */
static atomic_long countdown = -1;
static atomic_bool afterwards, failed;

static bool fails(void)
{
    if (countdown < 0) return false;
    if (countdown > 0) {
        countdown--;
        return false;
    }
    if (afterwards || !failed) {
        failed = true;
        return true;
    }
    return false;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}
void *__wrap_calloc(size_t n, size_t size)
{
    return fails() ? NULL : __real_calloc(n, size);
}
void *__wrap_realloc(void *p, size_t size)
{
    return fails() ? NULL : __real_realloc(p, size);
}

static const char scenario[] =
    "name: fault\nhorizon: 2d 08:00-12:00\nlines: {trunk: {capacity: 30, contacts: [calls]}}\n"
    "contacts:\n"
    "  calls:\n"
    "    arrivals: {every: 1h, from: \"08:00\", counts: [400, 900, 200, 100], busyness: {cv: 0.2}}\n"
    "    handle: {talk: {lognormal: {mean: 3min, cv: 0.8}}, wrap_up: {mixture: [{share: 0.5, of: 10s},\n"
    "             {share: 0.5, of: {empirical: {histogram: [[0s, 30s, 1], [30s, 60s, 2]]}}}]}}\n"
    "    patience: {mean: 2min}\n"
    "    answer: 80% within 20s\n"
    "  mail: {arrivals: {population: 40, think: {mean: 10min}}, handle: {mean: 6min}}\n"
    "teams:\n"
    "  desk: {shifts: {early: {hours: 08:00-10:00, people: 20}, late: {hours: 10:00-12:00, people: 9}}, pay: "
    "20/h}\n";

/* One whole use of the library. True when nothing failed. */
static bool use_it(int threads)
{
    mu_diag             *diag    = mu_diag_new();
    mu_model            *model   = NULL;
    mu_results          *results = NULL;
    char                *text = NULL, *json = NULL, *explained = NULL, *problems = NULL;
    bool                 ok;
    const mu_run_options options = { .replications = 4, .threads = threads };

    ok = mu_scenario_load_text(scenario, strlen(scenario), "fault.yaml", NULL, diag, &model) == MU_OK;
    assert_true(ok == (model != NULL));
    if (model != NULL) {
        explained = mu_report_explain(model);
        ok        = mu_experiment_run(model, &options, diag, &results) == MU_OK && explained != NULL;
    }
    if (results != NULL) {
        text = mu_report_text(results, NULL);
        json = mu_report_json(results);
        ok   = ok && text != NULL && json != NULL;
    }
    problems = mu_diag_render(diag);
    free(text);
    free(json);
    free(explained);
    free(problems);
    mu_results_free(results);
    mu_model_free(model);
    mu_diag_free(diag);
    return ok;
}

static void fail_each_in_turn(int threads, bool all_later)
{
    long n = 0;

    afterwards = all_later;
    for (bool ok = false; !ok || failed; n++) {
        failed    = false;
        countdown = n;
        ok        = use_it(threads);
        countdown = -1;
        assert_true(n < 100000);
        if (!failed) assert_true(ok);
    }
    assert_true(n > 20); /* the loop met real allocations */
}

static void one_failed_allocation_is_survived(void **state)
{
    (void)state;
    fail_each_in_turn(1, false);
}

static void memory_that_stays_exhausted_is_survived(void **state)
{
    (void)state;
    fail_each_in_turn(1, true);
}

static void with_two_threads_it_is_survived_too(void **state)
{
    (void)state;
    fail_each_in_turn(2, true);
}

static void the_dictionaries_survive_it(void **state)
{
    (void)state;
    for (long n = 0; n < 2000; n++) {
        afterwards = failed = false;
        countdown           = n;
        char *json          = mu_schema_json();
        char *keys          = mu_schema_keys(NULL, NULL);
        char *measures      = mu_report_measures();
        countdown           = -1;
        const bool all      = json != NULL && keys != NULL && measures != NULL;
        free(json);
        free(keys);
        free(measures);
        if (!failed) {
            assert_true(all);
            return;
        }
    }
    fail_msg("more allocations than expected");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_failed_allocation_is_survived),
        cmocka_unit_test(memory_that_stays_exhausted_is_survived),
        cmocka_unit_test(with_two_threads_it_is_survived_too),
        cmocka_unit_test(the_dictionaries_survive_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
