/* Running statistics: ratios with their standard errors, histograms of durations, quantiles. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

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

static void bins_are_contiguous_and_narrow(void **state)
{
    (void)state;
    assert_int_equal(mu_hist_bin(0), 0);
    assert_int_equal(mu_hist_bin(255), 255);
    assert_int_equal(mu_hist_bin(256), 256);
    assert_int_equal(mu_hist_bin(257), 256);
    assert_int_equal(mu_hist_bin(UINT64_MAX), MU_HIST_BINS - 1);
    for (unsigned bit = 8; bit < 63; bit++) {
        const uint64_t border = UINT64_C(1) << bit;
        assert_int_equal(mu_hist_bin(border), mu_hist_bin(border - 1) + 1);
    }
}

static mu_hist *new_hist(void)
{
    mu_hist *h = calloc(1, sizeof *h);

    assert_non_null(h);
    return h;
}

static void small_durations_are_kept_exactly(void **state)
{
    mu_hist *h = new_hist();

    (void)state;
    assert_true(isnan(mu_hist_quantile(h, 0.5)));
    for (int64_t us = 0; us <= 100; us++) mu_hist_add(h, us);
    mu_hist_add(h, -5); /* counts as zero */
    assert_int_equal(h->total, 102);
    assert_near(mu_hist_quantile(h, 0.0), 0.0, 0.0);
    assert_near(mu_hist_quantile(h, 1.0), 100.0, 0.0);
    assert_near(mu_hist_quantile(h, 0.5), 49.5, 1e-12);
    free(h);
}

static void quantiles_of_long_durations_are_within_half_a_percent(void **state)
{
    enum { N = 5000 };
    mu_hist *h     = new_hist();
    double  *exact = calloc(N, sizeof *exact);
    mu_rng   r     = mu_rng_raw(1, 1, 1, 1);

    (void)state;
    assert_non_null(exact);
    for (int i = 0; i < N; i++) {
        const double us = 240e6 * mu_rng_exp(&r);
        exact[i]        = floor(us);
        mu_hist_add(h, (int64_t)us);
    }
    for (double p = 0.01; p < 1.0; p += 0.01) {
        const double q = mu_quantile(exact, N, p);
        assert_near(mu_hist_quantile(h, p), q, 0.004 * q);
    }
    free(exact);
    free(h);
}

static void merged_histograms_count_both(void **state)
{
    mu_hist *a = new_hist(), *b = new_hist();

    (void)state;
    for (int i = 0; i < 10; i++) mu_hist_add(a, 20);
    for (int i = 0; i < 11; i++) mu_hist_add(b, 80);
    mu_hist_merge(a, b);
    assert_int_equal(a->total, 21);
    assert_near(mu_hist_quantile(a, 0.5), 80.0, 0.0);
    assert_near(mu_hist_quantile(a, 0.45), 20.0, 0.0);
    free(a);
    free(b);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_keep_means_and_co_moments),
        cmocka_unit_test(the_standard_error_of_a_ratio_comes_from_its_residuals),
        cmocka_unit_test(co_moments_keep_their_digits_when_means_are_large),
        cmocka_unit_test(neighbours_that_hang_together_correlate),
        cmocka_unit_test(a_ratio_of_nothing_is_not_a_number),
        cmocka_unit_test(a_fixed_share_has_no_standard_error),
        cmocka_unit_test(bins_are_contiguous_and_narrow),
        cmocka_unit_test(small_durations_are_kept_exactly),
        cmocka_unit_test(quantiles_of_long_durations_are_within_half_a_percent),
        cmocka_unit_test(merged_histograms_count_both),
        cmocka_unit_test(quantiles_interpolate_between_sorted_values),
    };
    return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
