/* What is done about complaints, by the scenario or by the hook recover: short days on which chances are 0 or 1. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "tests/support/watch.h"

/* Everybody complains, is worth 200 and stays, but for what he complains about: by 100 log-odds, which leave a chance of less
 * than 1e-30; and what is made good makes all of it good. Of two calls and two mails, which nobody solves, come what may. */
#define DAY(recovery)                                                                                     \
    "horizon: 1d 08:00-08:59\n"                                                                           \
    "behaviour: {preset: custom, satisfaction: {on: yes}, complaints: {usual: 100%, cost: 7}, loyalty: "  \
    "{leaving_solved: 0.0000000001%, leaving_unsolved: 0.0000000001%, leaves: 100%}" recovery "}\n"       \
    "contacts:\n"                                                                                         \
    "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 1min}, customer_value: 200}\n"        \
    "  mail: {arrivals: {between: {fixed: 25min}}, handle: {fixed: 1min}, resolved: 0%, customer_value: " \
    "9}\n"                                                                                                \
    "teams: {desk: {people: 1}}\n"

static void whoever_complains_leaves_unless_it_is_made_good(void **state)
{
    (void)state;
    mu_check_figures(DAY(""), NULL, "complaints 4, customers_lost 0");
    mu_check_figures(DAY(", recovery: {failure: 100}"), NULL,
                     "complaints 4, recovered 0, recovery_cost 0, customers_lost 4, value_lost 418");
    mu_check_figures(DAY(", recovery: {failure: 100, sorry: 100, apology: yes}"), NULL,
                     "recovered 4, recovery_cost 0, customers_lost 0, complaint_cost 28");
    mu_check_figures(DAY(", recovery: {failure: 100, told: 100, explained: yes}"), NULL, "customers_lost 0");
    mu_check_figures(DAY(", recovery: {failure: 100, paid: 100, scale: 0.1, refund: 20}"), NULL,
                     "recovered 4, recovery_cost 80, customers_lost 0");
    /* Twice as bad, or too late: 100 log(1 + 20 h / 4 h) = 179. */
    mu_check_figures(DAY(", recovery: {failure: 100, severity: 2, sorry: 100, apology: yes}"), NULL,
                     "customers_lost 4");
    mu_check_figures(DAY(", recovery: {failure: 100, sorry: 100, late: 100, apology: yes, after: 20h}"), NULL,
                     "customers_lost 4");
}

static void what_does_no_harm_changes_nothing(void **state)
{
    (void)state;
    mu_check_figures(DAY(", recovery: {failure: 0, apology: yes, refund: 5}"), NULL,
                     "customers_lost 0, recovery_cost 20");
    mu_check_figures(DAY(", recovery: {on: no, failure: 100}"), NULL, "customers_lost 0");
}

/* Those are called who were not helped, and nobody else gets anything. */
static bool only_unsolved(void *context, const mu_view *view, const mu_subject *contact,
                          const mu_complaint *about, mu_amends *made)
{
    int *asked = context;

    (void)view;
    (*asked)++;
    assert_true(about->solved == (contact->type == 0) && contact->contact == 1);
    assert_true(about->value > 0 && about->leaves > 0.999 && about->at_best < 1e-6);
    assert_true(made->refund > 4.999 && !made->apology);
    *made = (mu_amends){ 0 };
    if (!about->solved) *made = (mu_amends){ .apology = true, .refund = 3, .cost = 1.5 };
    return true;
}

static void a_hook_decides_complaint_by_complaint(void **state)
{
    static const char yaml[] = DAY(", recovery: {failure: 100, sorry: 100, refund: 5}");
    int               asked  = 0;
    const mu_hooks    hooks  = { .context = &asked, .recover = only_unsolved };

    (void)state;
    assert_true(fabs(mu_test_figure(yaml, &hooks, "customers_lost") - 2) < 1e-9);
    assert_int_equal(asked, 4);
    assert_true(fabs(mu_test_figure(yaml, &hooks, "value_lost") - 400) < 1e-9);
    assert_true(fabs(mu_test_figure(yaml, &hooks, "recovery_cost") - 9) < 1e-9);
    assert_true(fabs(mu_test_figure(yaml, &hooks, "recovered") - 2) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_complains_leaves_unless_it_is_made_good),
        cmocka_unit_test(what_does_no_harm_changes_nothing),
        cmocka_unit_test(a_hook_decides_complaint_by_complaint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
