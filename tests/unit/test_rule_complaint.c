/* Rules that decide what is done about complaints: what they see, what they may answer, and how a wrong answer is told. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/measure.h"
#include "experiment/runner.h"
#include "tests/support/watch.h"

static const char *const path = "build/rule_of_recovery.lua";

#define RECOVER(body) \
    "local rule = {}\nfunction rule.recover(contact, complaint, p, ctx)\n" body "\nend\nreturn rule"

/* An hour of calls about which everybody complains. */
static mu_model *model_with(const char *text)
{
    static const char form[] = "horizon: 1d 08:00-09:00\n"
                               "behaviour: {preset: custom, satisfaction: {first: 100%%}, complaints: "
                               "{usual: 100%%}, loyalty: {on: yes}, "
                               "recovery: {refund: 5}}\n"
                               "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: "
                               "6min}, customer_value: 100}}\n"
                               "teams: {desk: {people: 1}}\n"
                               "rules: {recovery: %s}\n";
    char              scenario[1200];
    FILE             *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    snprintf(scenario, sizeof scenario, form, path);
    return mu_test_model(scenario);
}

static mu_results *run(const mu_model *m, mu_diag *diag, mu_status expected)
{
    mu_results *r = NULL;

    assert_int_equal(mu_experiment_run(m, &(mu_run_options){ .replications = 1, .threads = 1 }, diag, &r),
                     expected);
    return r;
}

static void assert_told(const char *text, const char *expected)
{
    mu_diag    *diag = mu_diag_new();
    mu_model   *m    = model_with(text);
    mu_results *r    = run(m, diag, expected[0] != '\0' ? MU_ERR_RULE : MU_OK);
    char       *s    = mu_diag_render(diag);

    if (s == NULL || strstr(s, expected) == NULL)
        fail_msg("expected\n%s\nfound\n%s", expected, s != NULL ? s : "nothing");
    free(s);
    mu_results_free(r);
    mu_model_free(m);
    mu_diag_free(diag);
    remove(path);
}

static void assert_cost(const char *text, double expected)
{
    mu_diag     *diag = mu_diag_new();
    mu_model    *m    = model_with(text);
    mu_results  *r    = run(m, diag, MU_OK);
    const double x    = mu_results_contact(r, mu_whole(m->n_types), mu_measure_find("recovery_cost"))->mean;

    if (!(fabs(x - expected) < 1e-9)) fail_msg("expected %.9g, found %.9g", expected, x);
    mu_results_free(r);
    mu_model_free(m);
    mu_diag_free(diag);
    remove(path);
}

/* Two complain. */
static void what_is_done_is_a_table(void **state)
{
    (void)state;
    assert_cost(RECOVER(""), 10);
    assert_cost(RECOVER("return nil"), 10);
    assert_cost(RECOVER("return {}"), 0);
    assert_cost(RECOVER("return { apology = true, explained = false }"), 0);
    assert_cost(RECOVER("return { refund = 20, cost = 1.5, after_s = 3600 }"), 43);
}

/* Three in a hundred think of leaving, and three in ten of them do. */
static void a_rule_sees_contact_and_complaint(void **state)
{
    (void)state;
    assert_cost(
        RECOVER("assert(contact.type == 'calls' and contact.contact == 1)\n"
                "assert(complaint.solved and complaint.content and complaint.value == 100)\n"
                "local odds = 0.03 / 0.97 * math.exp(1.5)\n"
                "assert(math.abs(complaint.leaves - 0.3 * odds / (1 + odds)) < 1e-9)\n"
                "assert(math.abs(complaint.at_best - 0.009) < 1e-12)\n"
                "assert(math.abs(complaint.at_stake - 100 * (complaint.leaves - complaint.at_best)) < 1e-9)\n"
                "return { refund = 1 }"),
        2);
}

static void every_part_is_checked(void **state)
{
    (void)state;
    assert_told(RECOVER("return 3"), "build/rule_of_recovery.lua:2: recover at 08:26");
    assert_told(RECOVER("return 'refund'"), "expected a table of what is done, or nothing, found \"refund\"");
    assert_told(RECOVER("return { refund = -1 }"), "as refund money from 0 to 1e12, found -1");
    assert_told(RECOVER("return { refund = 0/0 }"), "as refund money from 0 to 1e12, found");
    assert_told(RECOVER("return { refund = 1e13 }"), "found 1e+13");
    assert_told(RECOVER("return { refund = '5' }"), "found \"5\"");
    assert_told(RECOVER("return { cost = -1 }"), "as cost money");
    assert_told(RECOVER("return { after_s = -1 }"), "as after_s seconds");
    assert_told(RECOVER("return { apology = 1 }"), "as apology true or false, found 1");
    assert_told(RECOVER("return { explained = 'yes' }"), "as explained true or false");
    assert_told(RECOVER("return { refunds = 1 }"), "did you mean \"refund\"?");
    assert_told(RECOVER("return { 'refund' }"),
                "as parts of what is done apology, explained, refund, cost, after_s");
    assert_told(RECOVER("return complaint.stake"), "complaint has no field \"stake\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_done_is_a_table),
        cmocka_unit_test(a_rule_sees_contact_and_complaint),
        cmocka_unit_test(every_part_is_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
