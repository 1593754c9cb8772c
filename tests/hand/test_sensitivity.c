/* One parameter at a time, as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "experiment/sensitivity.h"
#include "report/report.h"
#include "tests/unit/report_fixture.h"

/* Novices who stay novices take 5 min times 1 + slower: 525 s with 75 %; the range is 30 % to 120 %. */
#define NOVICES                                                                                         \
    "start: 2026-01-05\nhorizon: 2d 08:00-10:00\n"                                                      \
    "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 5min}, resolved: 80%}}\n"  \
    "teams: {desk: {people: 2, pay: 20/h, skills: {calls: novice}}}\n"                                  \
    "arms: {quick: {behaviour: {learning: {slower: 50%}}}, twice: {contacts: {calls: {handle: {fixed: " \
    "10min}}}}}\n"
#define STAY "behaviour: {preset: custom, learning: {per_contact: 0, half_life: never}}\n"

static char folder[] = "/tmp/muster-sensitivity-XXXXXX";

static mu_sensitivity *study(const char *yaml, const char *arm, bool effect, int threads)
{
    static const char *const measures[] = { "handled_aht", "fcr" };
    char                     path[64];
    mu_diag                 *diag = mu_diag_new();
    mu_sensitivity          *s    = NULL;

    snprintf(path, sizeof path, "%s/s.yaml", folder);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(yaml, f);
    fclose(f);
    const mu_sensitivity_plan plan = { .file       = path,
                                       .load       = { .arm = arm },
                                       .effect     = effect,
                                       .run        = { .replications = 4, .threads = threads },
                                       .n_measures = 2,
                                       .measures   = measures };
    assert_int_equal(mu_sensitivity_run(&plan, diag, &s), MU_OK);
    mu_diag_free(diag);
    unlink(path);
    return s;
}

static int32_t number_of(const mu_sensitivity *s, const char *key)
{
    char path[80];

    snprintf(path, sizeof path, "behaviour.learning.%s", key);
    for (int32_t i = 0; i < s->n; i++)
        if (strcmp(s->model->assumptions[s->assumption[i]].path, path) == 0) return i;
    fail_msg("%s is not tried", path);
    return -1;
}

static void check_aht(const mu_sensitivity *s, const char *key, double at_low, double at_high)
{
    const int32_t i = number_of(s, key);

    if (fabs(mu_sensitivity_change(s, i, MU_AT_LOW, 0)->mean - at_low) > 1e-9 ||
        fabs(mu_sensitivity_change(s, i, MU_AT_HIGH, 0)->mean - at_high) > 1e-9)
        fail_msg("%s: expected %.9g and %.9g, found %.9g and %.9g", key, at_low, at_high,
                 mu_sensitivity_change(s, i, MU_AT_LOW, 0)->mean,
                 mu_sensitivity_change(s, i, MU_AT_HIGH, 0)->mean);
}

static void handle_times_go_with_how_slow_novices_are(void **state)
{
    mu_sensitivity *s = study(NOVICES STAY, NULL, false, 1);

    (void)state;
    assert_true(fabs(s->found[0].mean - 525) < 1e-9);
    check_aht(s, "slower", 300 * 1.3 - 525, 300 * 2.2 - 525);
    check_aht(s, "solves_less", 0, 0);
    /* The same customers: those who are solved at odds that are worse are solved at odds that are better. */
    const int32_t less = number_of(s, "solves_less");
    assert_true(mu_sensitivity_change(s, less, MU_AT_LOW, 1)->mean >= 0);
    assert_true(mu_sensitivity_change(s, less, MU_AT_HIGH, 1)->mean <= 0);
    mu_sensitivity_free(s);
}

/* The arm's own value is replaced by the ends of the range, as the base's is. */
static void the_effect_of_an_arm(void **state)
{
    mu_sensitivity *s = study(NOVICES STAY, "quick", false, 1);

    (void)state;
    assert_true(fabs(s->found[0].mean - 450) < 1e-9);
    check_aht(s, "slower", 300 * 1.3 - 450, 300 * 2.2 - 450);
    mu_sensitivity_free(s);
    s = study(NOVICES STAY, "quick", true, 1);
    assert_true(fabs(s->found[0].mean - (450 - 525)) < 1e-9);
    check_aht(s, "slower", 75, 75); /* no effect is left at either end */
    mu_sensitivity_free(s);
    s = study(NOVICES STAY, "twice", true, 1);
    assert_true(fabs(s->found[0].mean - 525) < 1e-9); /* 1050 - 525 */
    check_aht(s, "slower", 300 * 1.3 - 525, 300 * 2.2 - 525);
    mu_sensitivity_free(s);
}

/* Where the firm's own figures are given, they hold whatever novices are like. */
static void what_was_measured_stays_what_it_is(void **state)
{
    mu_sensitivity *s = study(NOVICES "behaviour: {preset: custom, calibration: {basis: measured}, learning: "
                                      "{per_contact: 0, half_life: never}}\n",
                              NULL, false, 1);

    (void)state;
    assert_true(fabs(s->found[0].mean - 300) < 1e-6);
    assert_true(fabs(mu_sensitivity_change(s, number_of(s, "slower"), MU_AT_HIGH, 0)->mean) < 1e-6);
    mu_sensitivity_free(s);
}

static void threads_make_no_difference(void **state)
{
    mu_sensitivity *one   = study("behaviour: {preset: evidence}\n" NOVICES, NULL, false, 1);
    mu_sensitivity *three = study("behaviour: {preset: evidence}\n" NOVICES, NULL, false, 3);
    char           *a = mu_report_sensitivity_json(one), *b = mu_report_sensitivity_json(three);

    (void)state;
    assert_string_equal(a, b);
    free(a);
    free(b);
    mu_sensitivity_free(one);
    mu_sensitivity_free(three);
}

static void the_table_reads_well(void **state)
{
    mu_sensitivity *s    = study(NOVICES STAY, NULL, false, 1);
    char           *text = mu_report_sensitivity(s);

    (void)state;
    assert_true(widest_line(text) <= 80);
    assert_golden(text, "sensitivity.txt");
    mu_sensitivity_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(handle_times_go_with_how_slow_novices_are),
        cmocka_unit_test(the_effect_of_an_arm),
        cmocka_unit_test(what_was_measured_stays_what_it_is),
        cmocka_unit_test(threads_make_no_difference),
        cmocka_unit_test(the_table_reads_well),
    };

    if (mkdtemp(folder) == NULL) return 1;
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rmdir(folder);
    return failed;
}
