/* Distributions: what makers accept, exact moments, distribution functions, shifts and spans.
 * Draws are compared with all of these in tests/stat/test_dist.c. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "tests/stat/every_dist.h"

static int new_arena(void **state)
{
    *state = mu_arena_new(0);
    return *state != NULL ? 0 : -1;
}

static int free_arena(void **state)
{
    mu_arena_free(*state);
    return 0;
}

static void assert_near(double found, double expected, double tolerance)
{
    if (!(fabs(found - expected) <= tolerance)) fail_msg("expected %.17g, found %.17g", expected, found);
}

static void assert_mean_and_cv(const mu_dist *d, double mean, double cv)
{
    assert_non_null(d);
    assert_near(mu_dist_mean(d), mean, 1e-13 * mean);
    assert_near(sqrt(mu_dist_variance(d)) / mu_dist_mean(d), cv, 1e-12 * cv);
}

static void the_mean_and_cv_given_are_the_ones_kept(void **state)
{
    mu_arena *a = *state;

    assert_mean_and_cv(mu_dist_exponential(a, 240.0), 240.0, 1.0);
    assert_mean_and_cv(mu_dist_lognormal(a, 300.0, 0.9), 300.0, 0.9);
    assert_mean_and_cv(mu_dist_lognormal(a, 300.0, 1e-4), 300.0, 1e-4);
    assert_mean_and_cv(mu_dist_lognormal(a, 300.0, 20.0), 300.0, 20.0);
    assert_mean_and_cv(mu_dist_gamma(a, 10.0, 0.12), 10.0, 0.12);
    assert_mean_and_cv(mu_dist_gamma(a, 10.0, 3.0), 10.0, 3.0);
    assert_mean_and_cv(mu_dist_erlang(a, 60.0, 4), 60.0, 0.5);
    assert_mean_and_cv(mu_dist_hyperexponential(a, 60.0, 1.0), 60.0, 1.0);
    assert_mean_and_cv(mu_dist_hyperexponential(a, 60.0, 1.5), 60.0, 1.5);
    assert_mean_and_cv(mu_dist_hyperexponential(a, 60.0, 40.0), 60.0, 40.0);
    assert_mean_and_cv(mu_dist_weibull_mean(a, 100.0, 1.0), 100.0, 1.0);
    assert_mean_and_cv(mu_dist_weibull_mean(a, 100.0, 0.5), 100.0, sqrt(5.0));
}

/* Closed forms: half a normal; a Rayleigh; sums by hand. */
static void moments_are_exact(void **state)
{
    mu_arena      *a        = *state;
    const double   pi       = acos(-1.0);
    const double   values[] = { 4.0, 1.0, 4.0, 7.0 };
    const double   edges[] = { 0.0, 2.0, 6.0 }, weights[] = { 3.0, 1.0 };
    const mu_dist *half      = mu_dist_normal(a, 0.0, 10.0);
    const mu_dist *rayleigh  = mu_dist_weibull(a, 2.0, sqrt(2.0));
    const mu_dist *sample    = mu_dist_sample(a, 4, values);
    const mu_dist *histogram = mu_dist_histogram(a, 2, edges, weights);
    const mu_dist *slope     = mu_dist_triangular(a, 0.0, 6.0, 6.0);
    const mu_dist *geometric = mu_dist_geometric(a, 4.0);

    assert_near(mu_dist_mean(half), 10.0 * sqrt(2.0 / pi), 1e-14);
    assert_near(mu_dist_variance(half), 100.0 * (1.0 - 2.0 / pi), 1e-13);
    assert_near(mu_dist_mean(rayleigh), sqrt(pi / 2.0), 1e-14);
    assert_near(mu_dist_variance(rayleigh), 2.0 - pi / 2.0, 1e-13);
    assert_near(mu_dist_mean(sample), 4.0, 1e-15);
    assert_near(mu_dist_variance(sample), 4.5, 1e-15);
    assert_near(mu_dist_mean(histogram), 0.75 * 1.0 + 0.25 * 4.0, 1e-15);
    assert_near(mu_dist_variance(histogram), 0.75 * (4.0 / 3.0) + 0.25 * (52.0 / 3.0) - 1.75 * 1.75, 1e-14);
    assert_near(mu_dist_mean(slope), 4.0, 1e-15);
    assert_near(mu_dist_variance(slope), 2.0, 1e-15);
    assert_near(mu_dist_mean(geometric), 4.0, 0.0);
    assert_near(mu_dist_variance(geometric), 12.0, 0.0);
}

/* E X = integral of P(X > x) and E X^2 = integral of 2 x P(X > x), by the trapezoidal rule over log x. */
static void moments_agree_with_the_distribution_function(void **state)
{
    const every_dist all = every_dist_in(*state);

    for (int row = 0; row < all.n; row++) {
        const mu_dist *d    = all.dist[row];
        const double   mean = mu_dist_mean(d), step = 1e-4;
        double         first = 0.0, second = 0.0;

        if (all.whole[row]) continue;
        for (double t = log(mean) - 20.0;; t += step) {
            const double x = exp(t), beyond = 1.0 - mu_dist_cdf(d, x);

            if (beyond < 1e-14) break;
            first += beyond * x * step;
            second += 2.0 * beyond * x * x * step;
        }
        if (!(fabs(first - mean) < 1e-5 * mean)) fail_msg("%s: mean %g, not %g", all.label[row], mean, first);
        const double moment = mu_dist_variance(d) + mean * mean;
        if (!(fabs(second - moment) < 1e-5 * moment)) {
            fail_msg("%s: second moment %.9g, not %.9g", all.label[row], moment, second);
        }
    }
}

/* Reference values to 12 digits from the closed forms named in each line. */
static void distribution_functions_have_known_values(void **state)
{
    mu_arena *a = *state;

    assert_near(mu_dist_cdf(mu_dist_exponential(a, 2.0), 2.0), 1.0 - exp(-1.0), 1e-12);
    assert_near(mu_dist_cdf(mu_dist_lognormal_log(a, 1.0, 2.0), exp(3.0)), 0.5 * erfc(-sqrt(0.5)), 1e-12);
    assert_near(mu_dist_cdf(mu_dist_erlang(a, 2.0, 2), 3.0), 1.0 - 4.0 * exp(-3.0), 1e-12);
    assert_near(mu_dist_cdf(mu_dist_weibull(a, 2.0, 3.0), 3.0), 1.0 - exp(-1.0), 1e-12);
    assert_near(mu_dist_cdf(mu_dist_normal(a, 0.0, 1.0), 1.0), erf(sqrt(0.5)), 1e-12);
    assert_near(mu_dist_cdf(mu_dist_poisson(a, 2.0), 2.0), 5.0 * exp(-2.0), 1e-12);
    assert_near(mu_dist_cdf(mu_dist_poisson(a, 2.0), 2.9), 5.0 * exp(-2.0), 1e-12);
    assert_near(mu_dist_cdf(mu_dist_geometric(a, 4.0), 3.0), 1.0 - 27.0 / 64.0, 1e-12);
}

static void single_values_are_reached_exactly_where_they_lie(void **state)
{
    mu_arena      *a        = *state;
    const double   values[] = { 0.2, 0.7 };
    const mu_dist *fixed    = mu_dist_shifted(a, mu_dist_fixed(a, 0.2), 0.1);
    const mu_dist *sample   = mu_dist_shifted(a, mu_dist_sample(a, 2, values), 0.1);
    const mu_dist *batch    = mu_dist_shifted(a, mu_dist_geometric(a, 2.0), 0.1);

    assert_near(mu_dist_cdf(fixed, 0.1 + 0.2), 1.0, 0.0);
    assert_near(mu_dist_cdf(fixed, nextafter(0.1 + 0.2, 0.0)), 0.0, 0.0);
    assert_near(mu_dist_cdf(sample, 0.1 + 0.2), 0.5, 0.0);
    assert_near(mu_dist_cdf(sample, 0.1 + 0.7), 1.0, 0.0);
    for (double k = 1.0; k < 30.0; k += 1.0) {
        assert_near(mu_dist_cdf(batch, 0.1 + k), 1.0 - exp2(-k), 1e-15);
        assert_near(mu_dist_cdf(batch, nextafter(0.1 + k, 0.0)), 1.0 - exp2(1.0 - k), 1e-15);
    }
}

static void functions_rise_from_zero_to_one(void **state)
{
    const every_dist all = every_dist_in(*state);

    for (int row = 0; row < all.n; row++) {
        const mu_dist *d  = all.dist[row];
        const double   sd = sqrt(mu_dist_variance(d)), mean = mu_dist_mean(d);
        double         before = 0.0;

        assert_near(mu_dist_cdf(d, -1.0), 0.0, 0.0);
        assert_near(mu_dist_cdf(d, mean + 1.0 + 1e4 * sd), 1.0, 1e-6);
        for (int i = 0; i <= 400; i++) {
            const double p = mu_dist_cdf(d, mean + sd * (i - 100) / 25.0);
            if (!(p >= before - 1e-12 && p <= 1.0)) fail_msg("%s falls", all.label[row]);
            before = p;
        }
    }
}

static void a_shift_moves_every_value_and_nothing_else(void **state)
{
    const every_dist all = every_dist_in(*state);

    for (int row = 0; row < all.n; row++) {
        const mu_dist *d = all.dist[row], *moved = mu_dist_shifted(*state, d, 32.0);
        mu_rng         r = mu_rng_raw(1, 2, 3, 4), same = r;

        assert_near(mu_dist_mean(moved), mu_dist_mean(d) + 32.0, 1e-12 * mu_dist_mean(moved));
        assert_near(mu_dist_variance(moved), mu_dist_variance(d), 0.0);
        assert_string_equal(mu_dist_name(moved), mu_dist_name(d));
        for (int i = 0; i < 20; i++) {
            const double x = mu_dist_draw(d, &r);
            assert_near(mu_dist_draw(moved, &same), x + 32.0, 1e-15 * (x + 32.0));
        }
    }
}

static void assert_scaled(const mu_dist *d, const mu_dist *doubled)
{
    mu_rng r = mu_rng_raw(1, 2, 3, 4), same = r;

    for (int i = 0; i < 50; i++) {
        const double x = mu_dist_draw(d, &r);
        assert_near(mu_dist_draw(doubled, &same), 2.0 * x, 1e-13 * x);
    }
}

/* Of every kind of times: moments and distribution are those of the multiples, and so is what the same numbers draw. */
static void a_factor_multiplies_every_value(void **state)
{
    static const double factors[] = { 0.92, 3.5 };
    const every_dist    all       = every_dist_in(*state);

    for (int i = 0; i < 2 * all.n; i++) {
        const mu_dist *d   = all.dist[i / 2];
        const double   f   = factors[i % 2];
        const mu_dist *s   = mu_dist_scaled(*state, d, f);
        mu_rng         one = mu_rng_stream((mu_rng_key){ 1, 0, MU_DRAW_TEST, (uint64_t)i, 0 }), other = one;

        if (d->kind == MU_DIST_GEOMETRIC || d->kind == MU_DIST_POISSON) {
            assert_null(s); /* these are counts */
            continue;
        }
        assert_near(mu_dist_mean(s), f * mu_dist_mean(d), 1e-9 * mu_dist_mean(s));
        if (mu_dist_variance(d) < 1e300)
            assert_near(mu_dist_variance(s), f * f * mu_dist_variance(d), 1e-9 * mu_dist_variance(s));
        for (int k = 0; k < 20; k++) {
            const double x = mu_dist_draw(d, &one), y = mu_dist_draw(s, &other);
            assert_near(y, f * x, 1e-9 * y);
            if (!all.whole[i / 2]) assert_near(mu_dist_cdf(s, y), mu_dist_cdf(d, x), 1e-7);
        }
    }
    assert_ptr_equal(mu_dist_scaled(*state, all.dist[0], 1), all.dist[0]);
    assert_null(mu_dist_scaled(*state, all.dist[0], 0));
}

static void a_change_of_scale_keeps_the_customers(void **state)
{
    mu_arena *a = *state;

    assert_scaled(mu_dist_exponential(a, 5.0), mu_dist_exponential(a, 10.0));
    assert_scaled(mu_dist_lognormal(a, 5.0, 0.9), mu_dist_lognormal(a, 10.0, 0.9));
    assert_scaled(mu_dist_gamma(a, 5.0, 0.5), mu_dist_gamma(a, 10.0, 0.5));
    assert_scaled(mu_dist_weibull(a, 0.5, 5.0), mu_dist_weibull(a, 0.5, 10.0));
    assert_scaled(mu_dist_hyperexponential(a, 5.0, 2.0), mu_dist_hyperexponential(a, 10.0, 2.0));
}

static void spans_are_whole_microseconds_to_the_nearest(void **state)
{
    mu_arena *a = *state;
    mu_rng    r = mu_rng_raw(1, 2, 3, 4);

    assert_int_equal(mu_dist_draw_span(mu_dist_fixed(a, 0.0), &r).us, 0);
    assert_int_equal(mu_dist_draw_span(mu_dist_fixed(a, 300.0), &r).us, 300000000);
    assert_int_equal(mu_dist_draw_span(mu_dist_fixed(a, 1.4e-6), &r).us, 1);
    assert_int_equal(mu_dist_draw_span(mu_dist_fixed(a, 1.6e-6), &r).us, 2);
    assert_int_equal(mu_dist_draw_span(mu_dist_fixed(a, 1e300), &r).us, MU_NEVER_US);
}

static void parameters_out_of_range_are_refused(void **state)
{
    mu_arena            *a     = *state;
    const double         one[] = { 1.0 }, minus[] = { -1.0 }, zero[] = { 0.0 };
    const double         falling[] = { 1.0, 1.0 }, rising[] = { 0.0, 1.0 };
    const mu_dist *const none[] = { NULL };
    const mu_dist *const some[] = { mu_dist_fixed(a, 1.0) };

    assert_null(mu_dist_fixed(a, -1.0));
    assert_null(mu_dist_fixed(a, (double)NAN));
    assert_null(mu_dist_exponential(a, 0.0));
    assert_null(mu_dist_exponential(a, (double)INFINITY));
    assert_null(mu_dist_lognormal(a, 1.0, 0.0));
    assert_null(mu_dist_lognormal(a, 0.0, 1.0));
    assert_null(mu_dist_lognormal_log(a, (double)NAN, 1.0));
    assert_null(mu_dist_gamma(a, 1.0, 0.0));
    assert_null(mu_dist_gamma(a, 1.0, -1.0));
    assert_null(mu_dist_gamma(a, (double)NAN, 1.0));
    assert_null(mu_dist_erlang(a, 1.0, 0));
    assert_null(mu_dist_erlang(a, 1.0, 1001));
    assert_null(mu_dist_weibull(a, 0.09, 1.0));
    assert_null(mu_dist_weibull(a, 101.0, 1.0));
    assert_null(mu_dist_weibull(a, 1.0, 0.0));
    assert_null(mu_dist_weibull_mean(a, 1.0, 0.0));
    assert_null(mu_dist_weibull_mean(a, -1.0, 1.0));
    assert_null(mu_dist_hyperexponential(a, 1.0, 0.99));
    assert_null(mu_dist_hyperexponential(a, 0.0, 2.0));
    assert_null(mu_dist_uniform(a, 2.0, 1.0));
    assert_null(mu_dist_uniform(a, -1.0, 1.0));
    assert_null(mu_dist_triangular(a, 1.0, 1.0, 1.0));
    assert_null(mu_dist_triangular(a, 1.0, 3.0, 2.0));
    assert_null(mu_dist_normal(a, 1.0, 0.0));
    assert_null(mu_dist_normal(a, -5.0, 1.0));
    assert_null(mu_dist_mixture(a, 0, one, some));
    assert_null(mu_dist_mixture(a, 1, minus, some));
    assert_null(mu_dist_mixture(a, 1, zero, some));
    assert_null(mu_dist_mixture(a, 1, one, none));
    assert_null(mu_dist_histogram(a, 0, rising, one));
    assert_null(mu_dist_histogram(a, 1, falling, one));
    assert_null(mu_dist_histogram(a, 1, rising, zero));
    assert_null(mu_dist_sample(a, 0, one));
    assert_null(mu_dist_sample(a, 1, minus));
    assert_null(mu_dist_geometric(a, 0.9));
    assert_null(mu_dist_poisson(a, 0.0));
    assert_null(mu_dist_poisson(a, 1.1e6));
    assert_null(mu_dist_shifted(a, NULL, 1.0));
    assert_null(mu_dist_shifted(a, some[0], -1.0));
}

/* With room for all but the last few bytes, some maker fails, and says so. */
static void a_full_arena_gives_no_distribution(void **state)
{
    const double values[200] = { 0.0 };
    mu_arena    *small       = mu_arena_new(512);

    (void)state;
    assert_non_null(small);
    assert_null(mu_dist_sample(small, 200, values));
    mu_arena_free(small);
}

static void the_names_are_those_of_the_scenario_format(void **state)
{
    mu_arena *a = *state;

    assert_string_equal(mu_dist_name(mu_dist_fixed(a, 1.0)), "fixed");
    assert_string_equal(mu_dist_name(mu_dist_weibull(a, 1.0, 1.0)), "weibull");
    assert_string_equal(mu_dist_name(mu_dist_hyperexponential(a, 1.0, 2.0)), "mixture");
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, new_arena, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(the_mean_and_cv_given_are_the_ones_kept),
        WITH_ARENA(moments_are_exact),
        WITH_ARENA(moments_agree_with_the_distribution_function),
        WITH_ARENA(distribution_functions_have_known_values),
        WITH_ARENA(single_values_are_reached_exactly_where_they_lie),
        WITH_ARENA(functions_rise_from_zero_to_one),
        WITH_ARENA(a_shift_moves_every_value_and_nothing_else),
        WITH_ARENA(a_factor_multiplies_every_value),
        WITH_ARENA(a_change_of_scale_keeps_the_customers),
        WITH_ARENA(spans_are_whole_microseconds_to_the_nearest),
        WITH_ARENA(parameters_out_of_range_are_refused),
        WITH_ARENA(a_full_arena_gives_no_distribution),
        WITH_ARENA(the_names_are_those_of_the_scenario_format),
    };
    return cmocka_run_group_tests_name("dist", tests, NULL, NULL);
}
