/* Customers: formulas, each with its neutral point and figures worked out elsewhere. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "behaviour/customer.h"

#define SECOND INT64_C(1000000)

/* Mean patience 240 s, told 120 s: unit exponentials 0.2, 0.5, 1 and 2 become 68.571429, 144, 224 and 384 s. */
static void exponential_patience_has_one_hazard_before_the_announced_time_and_another_after(void **state)
{
    (void)state;
    assert_int_equal(mu_customer_patience(48 * SECOND, 120 * SECOND, 0.7, 1.5), 68571429);
    assert_int_equal(mu_customer_patience(120 * SECOND, 120 * SECOND, 0.7, 1.5), 144 * SECOND);
    assert_int_equal(mu_customer_patience(240 * SECOND, 120 * SECOND, 0.7, 1.5), 224 * SECOND);
    assert_int_equal(mu_customer_patience(480 * SECOND, 120 * SECOND, 0.7, 1.5), 384 * SECOND);
}

static void neutral_paces_leave_every_patience_as_it_is(void **state)
{
    const int64_t all[] = { 0, 1, 7, 333333333333, (INT64_C(1) << 53) + 1, MU_NEVER_US - 1, MU_NEVER_US };

    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        for (size_t k = 0; k < sizeof all / sizeof all[0]; k++)
            assert_int_equal(mu_customer_patience(all[i], all[k], 1, 1), all[i]);
}

static void a_time_that_is_far_off_and_none_at_all_leave_one_pace(void **state)
{
    (void)state;
    assert_int_equal(mu_customer_patience(300 * SECOND, 900 * SECOND, 0.5, 9), 600 * SECOND);
    assert_int_equal(mu_customer_patience(300 * SECOND, 0, 0.5, 3), 100 * SECOND);
    /* the announced time and the end of patience at the same moment */
    assert_int_equal(mu_customer_patience(300 * SECOND, 600 * SECOND, 0.5, 9), 600 * SECOND);
}

static void nobody_leaves_before_the_announced_time_at_pace_0(void **state)
{
    (void)state;
    assert_int_equal(mu_customer_patience(0, 60 * SECOND, 0, 2), 60 * SECOND);
    assert_int_equal(mu_customer_patience(30 * SECOND, 60 * SECOND, 0, 2), 75 * SECOND);
}

static void who_waits_for_ever_still_does_and_no_patience_grows_beyond(void **state)
{
    (void)state;
    assert_int_equal(mu_customer_patience(MU_NEVER_US, 60 * SECOND, 0.7, 1.5), MU_NEVER_US);
    assert_int_equal(mu_customer_patience(MU_NEVER_US - 1, MU_NEVER_US, 0.01, 0.01), MU_NEVER_US);
    assert_int_equal(mu_customer_patience(SECOND, MU_NEVER_US, 0, 1), MU_NEVER_US);
}

static void more_patience_is_always_a_longer_wait(void **state)
{
    (void)state;
    for (int64_t told = 0; told < 400; told += 37)
        for (int64_t t = 1, last = -1; t < 500; t++) {
            const int64_t waits = mu_customer_patience(t * SECOND, told * SECOND, 0.7, 1.5);
            assert_true(waits > last);
            last = waits;
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exponential_patience_has_one_hazard_before_the_announced_time_and_another_after),
        cmocka_unit_test(neutral_paces_leave_every_patience_as_it_is),
        cmocka_unit_test(a_time_that_is_far_off_and_none_at_all_leave_one_pace),
        cmocka_unit_test(nobody_leaves_before_the_announced_time_at_pace_0),
        cmocka_unit_test(who_waits_for_ever_still_does_and_no_patience_grows_beyond),
        cmocka_unit_test(more_patience_is_always_a_longer_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
