/* Every allocation of an import, and of the comparison that a run of it prints, is made to fail once: no crash, no
 * leak (the sanitizer build looks), and an answer that says that memory ran out. The linker wraps the allocator. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <muster/report.h>
#include "import/import.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t size);

static long countdown = -1; /* allocations until the one that fails; negative: none does */
static bool afterwards, failed;

static bool fails(void)
{
    if (countdown < 0) return false;
    if (countdown > 0) {
        countdown--;
        return false;
    }
    if (failed && !afterwards) return false;
    failed = true;
    return true;
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

static char folder[] = "/tmp/muster-fault-XXXXXX";
static char log_path[64], people_path[64], scenario[64];

static int make_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL) return -1;
    snprintf(log_path, sizeof log_path, "%s/log.csv", folder);
    snprintf(scenario, sizeof scenario, "%s/scenario.yaml", folder);
    snprintf(people_path, sizeof people_path, "%s/people.csv", folder);
    FILE *f = fopen(people_path, "w");
    if (f == NULL) return -1;
    fprintf(f, "name,team,start_date,end_date,skills,aht,fcr,pay\n");
    fprintf(
        f,
        "ann,desk,2025-01-01,,a; b,300,80%%,20\nbob,desk,2025-01-01,2026-01-01,a,2,,\ncleo,back,,,b,300,,\n");
    if (fclose(f) != 0) return -1;
    f = fopen(log_path, "w");
    if (f == NULL) return -1;
    fprintf(f, "arrival,type,wait,outcome,handle,agent\n");
    for (int i = 0; i < 80; i++) /* equal handle times: no law is fitted, which would take long */
        fprintf(f, "2026-01-%02d %02d:%02d,%s,%d,%s,60,%s\n", 5 + i / 40, 8 + i % 8, i % 60,
                i % 3 == 0 ? "a" : "b", i % 4 * 10,
                i % 5 == 0   ? "phantom"
                : i % 4 == 1 ? "abandoned"
                             : "answered",
                i % 2 == 0 ? "ann" : "bob");
    return fclose(f);
}

static int remove_folder(void **state)
{
    char command[128];

    (void)state;
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

static bool import_table(const char *path)
{
    mu_diag          *diag    = mu_diag_new();
    mu_import_options o       = mu_import_defaults();
    char             *summary = NULL;

    o.folder             = folder;
    o.fit                = MU_DAYS_ODD;
    o.force              = true;
    const mu_status st   = mu_import_log(path, &o, diag, &summary);
    char           *told = diag != NULL ? mu_diag_render(diag) : NULL;
    assert_true((st == MU_OK) == (summary != NULL));
    free(told);
    free(summary);
    mu_diag_free(diag);
    return st == MU_OK;
}

static bool import_it(void)
{
    return import_table(log_path);
}

static bool import_people(void)
{
    return import_table(people_path);
}

static mu_results *results;

static bool compare_it(void)
{
    char      *text = mu_report_actual(results);
    const bool ok   = text != NULL && text[0] != '\0';

    free(text);
    return ok;
}

static void fail_each_in_turn(bool (*use_it)(void), bool all_later)
{
    long n = 0;

    afterwards = all_later;
    for (bool ok = false; !ok || failed; n++) {
        failed    = false;
        countdown = n;
        ok        = use_it();
        countdown = -1;
        assert_true(n < 20000);
        if (!failed) assert_true(ok);
    }
    assert_true(n > 5); /* the loop met real allocations */
}

static void an_import_survives_a_failed_allocation(void **state)
{
    (void)state;
    fail_each_in_turn(import_it, false);
    fail_each_in_turn(import_it, true);
}

static void people_survive_a_failed_allocation(void **state)
{
    (void)state;
    fail_each_in_turn(import_people, false);
    fail_each_in_turn(import_people, true);
}

static void the_comparison_survives_a_failed_allocation(void **state)
{
    const mu_run_options how   = { .replications = 3, .threads = 1 };
    mu_model            *model = NULL;

    (void)state;
    assert_true(import_it());
    assert_int_equal(mu_scenario_load(scenario, NULL, NULL, &model), MU_OK);
    assert_int_equal(mu_experiment_run(model, &how, NULL, &results), MU_OK);
    fail_each_in_turn(compare_it, false);
    fail_each_in_turn(compare_it, true);
    mu_results_free(results);
    mu_model_free(model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_import_survives_a_failed_allocation),
        cmocka_unit_test(people_survive_a_failed_allocation),
        cmocka_unit_test(the_comparison_survives_a_failed_allocation),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
