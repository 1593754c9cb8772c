/* Laws fitted to samples of known laws: parameters, distances, p-values, histograms. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <gsl/gsl_sf_psi.h>
#include <math.h>
#include <stdlib.h>

#include "core/rng.h"
#include "import/bins.h"
#include "import/fit.h"

#define MOST 20000

typedef double (*draws)(mu_rng *r);

static double exponential_180(mu_rng *r)
{
    return 180.0 * mu_rng_exp(r);
}
static double lognormal_46_11(mu_rng *r)
{
    return exp(4.6 + 1.1 * mu_rng_normal(r));
}
static double gamma_25_40(mu_rng *r)
{
    return 40.0 * mu_rng_gamma(r, 2.5);
}

static double value[MOST];

static mu_fits fits_of(draws one, uint64_t seed, int64_t n, double unit)
{
    mu_rng  r = mu_rng_stream((mu_rng_key){ .seed = seed, .purpose = MU_DRAW_TEST });
    mu_fits fits;

    for (int64_t i = 0; i < n; i++) {
        value[i] = one(&r);
        if (unit > 0.0) value[i] = fmax(unit, round(value[i] / unit) * unit);
    }
    assert_int_equal(mu_fit_all(value, n, unit, &fits), MU_OK);
    return fits;
}

static void near(double found, double truth, double se)
{
    if (fabs(found - truth) < 4.0 * se) return;
    fail_msg("found %.6g, truth %.6g, which is %.1f standard errors off", found, truth,
             fabs(found - truth) / se);
}

static void parameters_are_recovered(void **state)
{
    (void)state;
    const double root = sqrt((double)MOST);
    mu_fits      f    = fits_of(exponential_180, 1, MOST, 0.0);

    near(f.law[MU_FIT_EXPONENTIAL].a, 180.0, 180.0 / root);
    f = fits_of(lognormal_46_11, 2, MOST, 0.0);
    near(f.law[MU_FIT_LOGNORMAL].a, 4.6, 1.1 / root);
    near(f.law[MU_FIT_LOGNORMAL].b, 1.1, 1.1 / (root * sqrt(2.0)));
    f = fits_of(gamma_25_40, 3, MOST, 0.0);
    near(f.law[MU_FIT_GAMMA].a, 2.5, sqrt(2.5 / (2.5 * gsl_sf_psi_1(2.5) - 1.0)) / root);
    near(f.law[MU_FIT_GAMMA].mean, 100.0, sqrt(2.5) * 40.0 / root);
}

static void the_true_law_is_nearest_and_is_not_rejected(void **state)
{
    static const draws one[] = { exponential_180, lognormal_46_11, gamma_25_40 };

    (void)state;
    for (mu_fit_law law = MU_FIT_EXPONENTIAL; law < MU_FIT_LAWS; law++) {
        const mu_fits f = fits_of(one[law], 20 + (uint64_t)law, 4000, 0.0);

        assert_true(f.law[law].p > 0.001);
        assert_true(f.good);
        for (mu_fit_law other = MU_FIT_EXPONENTIAL; other < MU_FIT_LAWS; other++) {
            if (other == law || (law == MU_FIT_EXPONENTIAL && other == MU_FIT_GAMMA)) continue;
            assert_true(f.law[other].aic > f.law[law].aic);
            assert_true(f.law[other].p < 0.01);
        }
    }
}

/* The textbook p-value would reject next to nothing here, because the parameters were fitted. */
static void the_test_rejects_a_true_law_about_as_often_as_it_says(void **state)
{
    enum { ROUNDS = 25 };
    int rejected[MU_FIT_LAWS] = { 0 };

    (void)state;
    for (uint64_t i = 0; i < ROUNDS; i++) {
        rejected[MU_FIT_EXPONENTIAL] +=
            fits_of(exponential_180, 100 + i, 600, 0.0).law[MU_FIT_EXPONENTIAL].p <= 0.5;
        rejected[MU_FIT_LOGNORMAL] +=
            fits_of(lognormal_46_11, 200 + i, 600, 0.0).law[MU_FIT_LOGNORMAL].p <= 0.5;
    }
    for (mu_fit_law law = MU_FIT_EXPONENTIAL; law <= MU_FIT_LOGNORMAL; law++)
        near(rejected[law] / (double)ROUNDS, 0.5, sqrt(0.25 / ROUNDS));
}

static void whole_seconds_are_not_mistaken_for_a_poor_fit(void **state)
{
    (void)state;
    mu_fits f = fits_of(lognormal_46_11, 31, 4000, 1.0);

    assert_true(mu_fit_unit(value, 4000) == 1.0);
    assert_true(f.law[MU_FIT_LOGNORMAL].p > 0.01);
    value[0] = 0.5;
    assert_true(mu_fit_unit(value, 4000) == 0.0);
}

static double two_kinds_of_call(mu_rng *r)
{
    return mu_rng_uniform(r) < 0.5 ? 20.0 + 4.0 * mu_rng_uniform(r) : 400.0 + 40.0 * mu_rng_normal(r);
}

static void a_mixture_that_no_law_fits_is_not_called_good(void **state)
{
    (void)state;
    assert_false(fits_of(two_kinds_of_call, 41, 2000, 0.0).good);
}

static void too_few_or_equal_values_leave_the_laws_unknown(void **state)
{
    double  same[6] = { 30, 30, 30, 30, 30, 30 };
    mu_fits f;

    (void)state;
    assert_int_equal(mu_fit_all(same, 6, 1.0, &f), MU_OK);
    assert_true(f.mean == 30.0 && f.median == 30.0 && isnan(f.law[MU_FIT_GAMMA].distance));
    assert_false(f.good);
    assert_int_equal(mu_fit_all(same, 1, 1.0, &f), MU_OK);
    assert_false(f.good);
}

static void moments_of_four_values_are_as_on_paper(void **state)
{
    double  few[4] = { 8, 2, 4, 6 };
    mu_fits f;

    (void)state;
    assert_int_equal(mu_fit_all(few, 4, 1.0, &f), MU_OK);
    assert_true(f.mean == 5.0 && f.median == 5.0 && f.smallest == 2.0 && f.largest == 8.0);
    assert_true(fabs(f.sd - sqrt(20.0 / 3.0)) < 1e-12);
}

static void a_histogram_keeps_mean_and_spread(void **state)
{
    mu_arena *a = mu_arena_new(0);
    mu_bins   bins;
    double    sum = 0.0, weight = 0.0, squares = 0.0;

    (void)state;
    const mu_fits f = fits_of(lognormal_46_11, 51, MOST, 1.0);
    assert_int_equal(mu_bins_of_values(a, value, MOST, 1.0, 60, &bins), MU_OK);
    assert_in_range(bins.n, 10, 60);
    for (int32_t i = 0; i < bins.n; i++) {
        const double from = bins.edge[i], till = bins.edge[i + 1];

        assert_true(till > from && bins.weight[i] > 0.0);
        sum += bins.weight[i] * 0.5 * (from + till);
        squares += bins.weight[i] * (from * from + from * till + till * till) / 3.0;
        weight += bins.weight[i];
    }
    assert_true(fabs(weight - MOST) < 1e-6);
    assert_true(fabs(sum / weight / f.mean - 1.0) < 1e-9);
    assert_true(fabs(sqrt(squares / weight - sum * sum / weight / weight) / f.sd - 1.0) < 0.02);
    mu_arena_free(a);
}

static void a_single_value_is_a_histogram_too(void **state)
{
    mu_arena    *a     = mu_arena_new(0);
    const double seven = 7.0;
    mu_bins      bins;

    (void)state;
    assert_int_equal(mu_bins_of_values(a, &seven, 1, 1.0, 60, &bins), MU_OK);
    assert_int_equal(bins.n, 1);
    assert_true(bins.edge[0] == 6.5 && bins.edge[1] == 7.5 && mu_bins_mean(&bins) == 7.0);
    assert_int_equal(mu_bins_of_values(a, &seven, 1, 0.0, 60, &bins), MU_OK);
    assert_true(bins.edge[1] > bins.edge[0]);
    mu_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parameters_are_recovered),
        cmocka_unit_test(the_true_law_is_nearest_and_is_not_rejected),
        cmocka_unit_test(the_test_rejects_a_true_law_about_as_often_as_it_says),
        cmocka_unit_test(whole_seconds_are_not_mistaken_for_a_poor_fit),
        cmocka_unit_test(a_mixture_that_no_law_fits_is_not_called_good),
        cmocka_unit_test(too_few_or_equal_values_leave_the_laws_unknown),
        cmocka_unit_test(moments_of_four_values_are_as_on_paper),
        cmocka_unit_test(a_histogram_keeps_mean_and_spread),
        cmocka_unit_test(a_single_value_is_a_histogram_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
