/* Running statistics: ratios with their standard errors, quantiles. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "core/rng.h"
#include "core/tally.h"

static void assert_near(double found, double expected, double tolerance)
{
    if (!(fabs(found - expected) <= tolerance)) fail_msg("expected %.17g, found %.17g", expected, found);
}

static void pairs_keep_means_and_co_moments(void **state)
{
    const double x[] = { 1, 2, 4, 9 }, y[] = { 2, 2, 6, 10 };
    mu_pairs     p = { 0 };

    (void)state;
    for (int i = 0; i < 4; i++) mu_pairs_add(&p, x[i], y[i]);
    assert_int_equal(p.n, 4);
    assert_near(p.mean_x, 4.0, 1e-15);
    assert_near(p.mean_y, 5.0, 1e-15);
    assert_near(p.c_xx, 9 + 4 + 0 + 25, 1e-13);
    assert_near(p.c_xy, 9 + 6 + 0 + 25, 1e-13);
    assert_near(p.c_yy, 9 + 9 + 1 + 25, 1e-13);
    assert_near(mu_pairs_ratio(&p), 0.8, 1e-15);
}

/* By hand: residuals x - 0.8 y are -0.6, 0.4, -0.8, 1.0, with squares summing to 2.16. */
static void the_standard_error_of_a_ratio_comes_from_its_residuals(void **state)
{
    const double x[] = { 1, 2, 4, 9 }, y[] = { 2, 2, 6, 10 };
    mu_pairs     p = { 0 };

    (void)state;
    for (int i = 0; i < 4; i++) mu_pairs_add(&p, x[i], y[i]);
    assert_near(mu_pairs_ratio_se(&p), sqrt(2.16 / 12.0) / 5.0, 1e-15);
}

static void co_moments_keep_their_digits_when_means_are_large(void **state)
{
    mu_pairs p = { 0 };

    (void)state;
    for (int i = 0; i < 1000; i++) mu_pairs_add(&p, 1e9 + i % 2, 1e9 - i % 2);
    assert_near(p.c_xx, 250.0, 1e-6);
    assert_near(p.c_xy, -250.0, 1e-6);
    assert_near(p.c_yy, 250.0, 1e-6);
}

static void neighbours_that_hang_together_correlate(void **state)
{
    mu_pairs chain = { 0 }, apart = { 0 }, few = { 0 };
    mu_rng   r     = mu_rng_raw(5, 6, 7, 8);
    double   level = 0;

    (void)state;
    for (int i = 0; i < 2000; i++) {
        const double next = 0.8 * level + mu_rng_normal(&r);
        mu_pairs_add(&chain, level, next);
        mu_pairs_add(&apart, mu_rng_normal(&r), mu_rng_normal(&r));
        if (i < 7) mu_pairs_add(&few, i, i);
        level = next;
    }
    assert_near(mu_pairs_correlation(&chain), 0.8, 4 * sqrt((1 - 0.64) / 2000));
    assert_near(mu_pairs_correlation(&apart), 0.0, 4 / sqrt(2000));
    assert_true(mu_pairs_correlation(&few) == 0); /* too few to say */
    mu_pairs_add(&few, 7, 7);
    assert_near(mu_pairs_correlation(&few), 1.0, 1e-12);
}

static void a_ratio_of_nothing_is_not_a_number(void **state)
{
    mu_pairs p = { 0 };

    (void)state;
    assert_true(isnan(mu_pairs_ratio(&p)));
    assert_true(isnan(mu_pairs_ratio_se(&p)));
    mu_pairs_add(&p, 1.0, 0.0);
    assert_true(isnan(mu_pairs_ratio(&p)));
    mu_pairs_add(&p, 1.0, 0.0);
    assert_true(isnan(mu_pairs_ratio_se(&p)));
}

static void a_fixed_share_has_no_standard_error(void **state)
{
    mu_pairs p = { 0 };

    (void)state;
    for (int i = 1; i <= 50; i++) mu_pairs_add(&p, 0.3 * i, i);
    assert_near(mu_pairs_ratio_se(&p), 0.0, 1e-9);
}

static void quantiles_interpolate_between_sorted_values(void **state)
{
    double four[] = { 30, 10, 40, 20 }, one[] = { 5 };

    (void)state;
    assert_near(mu_quantile(four, 4, 0.5), 25.0, 1e-14);
    assert_near(mu_quantile(four, 4, 0.1), 13.0, 1e-14);
    assert_near(mu_quantile(four, 4, 0.0), 10.0, 0.0);
    assert_near(mu_quantile(four, 4, 1.0), 40.0, 0.0);
    assert_near(mu_quantile(four, 4, 7.0), 40.0, 0.0);
    assert_near(mu_quantile(one, 1, 0.9), 5.0, 0.0);
    assert_true(isnan(mu_quantile(one, 0, 0.5)));
}

static void gini_goes_from_all_alike_to_one_who_has_everything(void **state)
{
    double alike[] = { 3, 3, 3 }, one[] = { 0, 5, 0, 0 }, uneven[] = { 3, 1, 2 };

    (void)state;
    assert_near(mu_gini(alike, 3), 0, 0);
    assert_near(mu_gini(one, 4), 0.75, 1e-15);
    /* All nine pairs: differences 1, 1, 2, each twice, make 8; over 2 * 3 * 6. */
    assert_near(mu_gini(uneven, 3), 8.0 / 36, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_keep_means_and_co_moments),
        cmocka_unit_test(the_standard_error_of_a_ratio_comes_from_its_residuals),
        cmocka_unit_test(co_moments_keep_their_digits_when_means_are_large),
        cmocka_unit_test(neighbours_that_hang_together_correlate),
        cmocka_unit_test(a_ratio_of_nothing_is_not_a_number),
        cmocka_unit_test(a_fixed_share_has_no_standard_error),
        cmocka_unit_test(quantiles_interpolate_between_sorted_values),
        cmocka_unit_test(gini_goes_from_all_alike_to_one_who_has_everything),
    };
    return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
