/* Elementary functions against long double references, in units of the last place of the result. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "core/fmath.h"
#include "core/rng.h"

enum { POINTS = 100000 };

/* The distance in units of the last place of the reference; of the least normal double below it. */
static double ulps(double found, long double reference)
{
    const double at = fmax(fabs((double)reference), DBL_MIN);

    if (found == (double)reference) return 0.0;
    return (double)(fabsl((long double)found - reference) / ((long double)nextafter(at, INFINITY) - at));
}

/* Tracks the worst point of a function, and fails with it. */
typedef struct {
    double worst, x, y;
} watch;

static void note(watch *w, double off, double x, double y)
{
    if (!(off <= w->worst)) *w = (watch){ off, x, y };
}

static void assert_worst_below(const watch *w, double limit)
{
    print_message("             worst %.3f ulp at %.17g, %.17g\n", w->worst, w->x, w->y);
    if (!(w->worst < limit)) fail_msg("%.3f ulp at %a, %a", w->worst, w->x, w->y);
}

static double between(mu_rng *r, double low, double high)
{
    return low + (high - low) * mu_rng_uniform(r);
}

/* A positive normal double of any size. */
static double any_size(mu_rng *r)
{
    return ldexp(1.0 + mu_rng_uniform(r), (int)mu_rng_below(r, 2046) - 1022);
}

static double signed_small(mu_rng *r, double least)
{
    const double x = exp2(between(r, log2(least), 0.0));
    return mu_rng_below(r, 2) ? x : -x;
}

static void exp_is_within_two_ulps(void **state)
{
    mu_rng r = mu_rng_raw(1, 2, 3, 4);
    watch  w = { 0 };

    (void)state;
    for (int i = 0; i < POINTS; i++) {
        const double x = between(&r, -708.3, 709.7), y = between(&r, -1.0, 1.0), z = between(&r, -40.0, 0.0);
        note(&w, ulps(mu_exp(x), expl(x)), x, 0);
        note(&w, ulps(mu_exp(y), expl(y)), y, 0);
        note(&w, ulps(mu_exp(z), expl(z)), z, 0);
    }
    assert_worst_below(&w, 0.6);
}

static void exp_underflows_gradually(void **state)
{
    mu_rng r = mu_rng_raw(2, 2, 3, 4);
    watch  w = { 0 };

    (void)state;
    for (int i = 0; i < POINTS; i++) {
        const double x = between(&r, -745.2, -708.0);
        note(&w, ulps(mu_exp(x), expl(x)), x, 0);
    }
    assert_worst_below(&w, 1.1);
}

static void log_is_within_two_ulps(void **state)
{
    mu_rng r = mu_rng_raw(3, 2, 3, 4);
    watch  w = { 0 };

    (void)state;
    for (int i = 0; i < POINTS; i++) {
        const double x = any_size(&r), y = between(&r, 0.5, 2.0), z = 1.0 + signed_small(&r, 1e-12) / 64.0;
        note(&w, ulps(mu_log(x), logl(x)), x, 0);
        note(&w, ulps(mu_log(y), logl(y)), y, 0);
        note(&w, ulps(mu_log(z), logl(z)), z, 0);
        note(&w, ulps(mu_log(y * 0x1p-1040), logl(y * 0x1p-1040)), y * 0x1p-1040, 0);
    }
    assert_worst_below(&w, 0.7);
}

static void expm1_and_log1p_keep_their_digits_near_zero(void **state)
{
    mu_rng r = mu_rng_raw(4, 2, 3, 4);
    watch  e = { 0 }, l = { 0 };

    (void)state;
    for (int i = 0; i < POINTS; i++) {
        const double x = between(&r, -45.0, 45.0), y = signed_small(&r, 1e-20), z = between(&r, -0.5, 0.5);
        note(&e, ulps(mu_expm1(x), expm1l(x)), x, 0);
        note(&e, ulps(mu_expm1(y), expm1l(y)), y, 0);
        note(&e, ulps(mu_expm1(z), expm1l(z)), z, 0);
        note(&l, ulps(mu_log1p(y), log1pl(y)), y, 0);
        note(&l, ulps(mu_log1p(z), log1pl(z)), z, 0);
        if (x > -1.0) note(&l, ulps(mu_log1p(x), log1pl(x)), x, 0);
    }
    assert_worst_below(&e, 1.5);
    assert_worst_below(&l, 0.8);
}

static void pow_is_within_two_ulps(void **state)
{
    mu_rng r = mu_rng_raw(5, 2, 3, 4);
    watch  w = { 0 };

    (void)state;
    for (int i = 0; i < POINTS; i++) {
        const double x = any_size(&r), near_one = 1.0 + signed_small(&r, 1e-12) / 64.0;
        const double y = between(&r, -700.0, 700.0) / fmax(1.0, fabs(log(x)));
        const double z = between(&r, -700.0, 700.0) / fabs(log(near_one));
        const double u = mu_rng_uniform_open(&r), v = between(&r, 0.1, 10.0);

        note(&w, ulps(mu_pow(x, y), powl(x, y)), x, y);
        note(&w, ulps(mu_pow(near_one, z), powl(near_one, z)), near_one, z);
        note(&w, ulps(mu_pow(u, v), powl(u, v)), u, v);
    }
    assert_worst_below(&w, 0.6);
}

static void tanh_is_within_two_ulps(void **state)
{
    mu_rng r = mu_rng_raw(6, 2, 3, 4);
    watch  w = { 0 };

    (void)state;
    for (int i = 0; i < POINTS; i++) {
        const double x = between(&r, -23.0, 23.0), y = signed_small(&r, 1e-20), z = between(&r, -0.6, 0.6);
        note(&w, ulps(mu_tanh(x), tanhl(x)), x, 0);
        note(&w, ulps(mu_tanh(y), tanhl(y)), y, 0);
        note(&w, ulps(mu_tanh(z), tanhl(z)), z, 0);
    }
    assert_worst_below(&w, 2.0);
}

static void erfc_is_within_six_ulps(void **state)
{
    mu_rng r = mu_rng_raw(7, 2, 3, 4);
    watch  w = { 0 };

    (void)state;
    for (int i = 0; i < POINTS; i++) {
        const double x = between(&r, -7.0, 26.54), y = between(&r, -1.0, 1.0);
        note(&w, ulps(mu_erfc(x), erfcl(x)), x, 0);
        note(&w, ulps(mu_erfc(y), erfcl(y)), y, 0);
    }
    assert_worst_below(&w, 6.0);
}

static void lgamma_is_within_1e_14(void **state)
{
    mu_rng r     = mu_rng_raw(8, 2, 3, 4);
    double worst = 0.0;

    (void)state;
    for (int i = 0; i < POINTS; i++) {
        const double x         = i % 2 ? between(&r, 1e-3, 20.0) : exp2(between(&r, -30.0, 60.0));
        const double reference = (double)lgammal(x);
        worst                  = fmax(worst, fabs(mu_lgamma(x) - reference) / fmax(1.0, fabs(reference)));
    }
    if (!(worst < 1e-14)) fail_msg("off by %g", worst);
}

static void assert_same(double found, double expected)
{
    if (isnan(expected) ? !isnan(found) : found != expected || signbit(found) != signbit(expected)) {
        fail_msg("expected %.17g, found %.17g", expected, found);
    }
}

/* The libm functions serve as the reference: their special values are exact by the standard. */
static void special_values_are_those_of_c(void **state)
{
    const double odd[] = { 0.0,     -0.0,   1.0,     -1.0,       2.0,      -2.0,     3.0,
                           -3.0,    0.5,    -0.5,    2.5,        -1e300,   1e300,    1e-300,
                           -1e-300, 5e-324, -7e-320, DBL_MAX,    -DBL_MAX, INFINITY, -INFINITY,
                           NAN,     0x1p53, -0x1p53, 0x1p53 - 1, 800.0,    -800.0 };
    const int    n     = (int)(sizeof odd / sizeof odd[0]);

    (void)state;
    for (int i = 0; i < n; i++) {
        const double x = odd[i];

        if (x == 0.0 || fabs(x) >= 800.0 || isnan(x)) {
            assert_same(mu_exp(x), exp(x));
            assert_same(mu_expm1(x), expm1(x));
            assert_same(mu_tanh(x), tanh(x));
            assert_same(mu_erfc(x), erfc(x));
        }
        if (x <= 0.0 || x == 1.0 || !(x <= DBL_MAX)) assert_same(mu_log(x), log(x));
        if (x <= -1.0 || fabs(x) < 1e-299 || !(x <= DBL_MAX)) assert_same(mu_log1p(x), log1p(x));
        for (int j = 0; j < n; j++) {
            const double reference = pow(x, odd[j]);
            const bool   exact     = fabs(reference) < 1e15 && reference == rint(reference);
            if (exact || !(fabs(reference) <= DBL_MAX)) assert_same(mu_pow(x, odd[j]), reference);
        }
    }
    assert_same(mu_lgamma(0.0), INFINITY);
    assert_same(mu_lgamma(INFINITY), INFINITY);
    assert_same(mu_lgamma(NAN), NAN);
}

static void assert_near(double found, double expected, double tolerance)
{
    if (!(fabs(found - expected) <= tolerance)) fail_msg("expected %.17g, found %.17g", expected, found);
}

/* Against erfcl, and backwards from the distribution function, whose own error is known by then. */
static void the_normal_law_and_its_inverse_are_within_1e_13(void **state)
{
    mu_rng r = mu_rng_raw(9, 2, 3, 4);

    (void)state;
    for (int i = 0; i < POINTS; i++) {
        const double z          = between(&r, -37.0, 9.0),
                     q          = i % 2 ? mu_rng_uniform_open(&r) : exp2(between(&r, -990.0, -1.0));
        const long double below = 0.5L * erfcl(-(long double)z * 0.707106781186547524400844362104849L);
        const long double bell  = expl(-0.5L * z * z) * 0.398942280401432677939946059934382L;
        const double      back = mu_normal_quantile(q), slope = mu_normal_density(back);

        assert_near(mu_normal_cdf(z) / (double)below, 1.0, 5e-13);
        assert_near(mu_normal_density(z) / (double)bell, 1.0, 1e-15);
        assert_near((mu_normal_cdf(back) - q) / slope, 0.0, 1e-13 * fmax(1.0, fabs(back)));
        assert_near(mu_normal_quantile(0.5 - 0.49 * q), -mu_normal_quantile(0.5 + 0.49 * q), 1e-13);
    }
    assert_near(mu_normal_quantile(0.975), 1.959963984540054, 1e-15);
    assert_same(mu_normal_quantile(0.5), 0.0);
    assert_same(mu_normal_quantile(0.0), -INFINITY);
    assert_same(mu_normal_quantile(1.0), INFINITY);
    assert_same(mu_normal_quantile(-0.1), NAN);
    assert_same(mu_normal_quantile(1.001), NAN);
    assert_same(mu_normal_quantile(NAN), NAN);
    assert_same(mu_normal_cdf(-INFINITY), 0.0);
    assert_same(mu_normal_cdf(INFINITY), 1.0);
    assert_same(mu_normal_density(INFINITY), 0.0);
    assert_same(mu_normal_density(NAN), NAN);
}

/* Whole and half shapes have closed forms: Q(n, x) is a Poisson sum, Q(1/2, x) = erfc(sqrt x). */
static void incomplete_gamma_meets_its_closed_forms(void **state)
{
    const int shapes[] = { 1, 2, 5, 11, 40, 300 };

    (void)state;
    for (unsigned s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
        for (double x = 0.05 * shapes[s]; x < 3.0 * shapes[s]; x *= 1.21) {
            long double term = expl(-x), sum = 0.0L;
            for (int n = 0; n < shapes[s]; n++) {
                sum += term;
                term *= x / (n + 1);
            }
            assert_near(mu_gamma_upper(shapes[s], x), (double)sum, 1e-13);
            assert_near(mu_gamma_lower(shapes[s], x), (double)(1.0L - sum), 1e-13);
        }
    }
    for (double x = 1e-6; x < 30.0; x *= 1.3) assert_near(mu_gamma_upper(0.5, x), erfc(sqrt(x)), 1e-14);
    assert_near(mu_gamma_lower(3.0, 0.0), 0.0, 0.0);
    assert_near(mu_gamma_upper(3.0, INFINITY), 0.0, 0.0);
}

/* At one million the method changes; both must tell the same. */
static void incomplete_gamma_of_large_shapes_joins_the_exact_one(void **state)
{
    (void)state;
    for (double z = -6.0; z <= 6.0; z += 0.37) {
        const double x = 1e6 + z * 1e3;
        assert_near(mu_gamma_upper(1e6 * (1.0 + 1e-15), x), mu_gamma_upper(1e6, x), 2e-12);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exp_is_within_two_ulps),
        cmocka_unit_test(exp_underflows_gradually),
        cmocka_unit_test(log_is_within_two_ulps),
        cmocka_unit_test(expm1_and_log1p_keep_their_digits_near_zero),
        cmocka_unit_test(pow_is_within_two_ulps),
        cmocka_unit_test(tanh_is_within_two_ulps),
        cmocka_unit_test(erfc_is_within_six_ulps),
        cmocka_unit_test(lgamma_is_within_1e_14),
        cmocka_unit_test(the_normal_law_and_its_inverse_are_within_1e_13),
        cmocka_unit_test(special_values_are_those_of_c),
        cmocka_unit_test(incomplete_gamma_meets_its_closed_forms),
        cmocka_unit_test(incomplete_gamma_of_large_shapes_joins_the_exact_one),
    };
    return cmocka_run_group_tests_name("fmath", tests, NULL, NULL);
}
