/* Random numbers: the generator itself, keyed streams, and the standard variates drawn from them.
 * The generator is checked against an independent implementation in tests/stat/streams. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "core/fmath.h"
#include "core/rng.h"
#include "core/ziggurat.h"

enum { DRAWS = 400000 };

static const mu_rng_key base = {
    .seed = 1, .replication = 2, .purpose = MU_DRAW_TEST, .entity = 3, .index = 4
};

static mu_rng test_stream(uint64_t index)
{
    return mu_rng_stream((mu_rng_key){ .seed = 1, .purpose = MU_DRAW_TEST, .index = index });
}

static void assert_near(double found, double expected, double tolerance)
{
    if (!(fabs(found - expected) <= tolerance)) {
        fail_msg("expected %.17g +- %g, found %.17g", expected, tolerance, found);
    }
}

/* First numbers of PCG64DXSM in numpy 1.24 for state 2^64 + 2 and increment 3 * 2^64 + 5. */
static void raw_outputs_are_those_of_the_reference(void **state)
{
    const uint64_t expected[] = { UINT64_C(0x8fbc60c8ae988663), UINT64_C(0x3abf26d9e4b8a030),
                                  UINT64_C(0x21f93852fc7926fe), UINT64_C(0x88f90d7399878790),
                                  UINT64_C(0x1c854fc6b45d16d7), UINT64_C(0xbceee046fb2909c1) };
    mu_rng         r          = mu_rng_raw(1, 2, 3, 4); /* the increment is made odd */

    (void)state;
    for (unsigned i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        assert_int_equal(mu_rng_next(&r), expected[i]);
    }
}

static void the_same_key_gives_the_same_stream(void **state)
{
    mu_rng a = mu_rng_stream(base), b = mu_rng_stream(base);

    (void)state;
    for (int i = 0; i < 10; i++) assert_int_equal(mu_rng_next(&a), mu_rng_next(&b));
    assert_int_equal(mu_rng_keyed(base), mu_rng_keyed(base));
}

static unsigned differing_bits(uint64_t a, uint64_t b)
{
    return (unsigned)__builtin_popcountll(a ^ b);
}

/* Every bit of every part of the key changes about half the bits of state, increment and keyed number. */
static void each_part_of_a_key_changes_everything(void **state)
{
    const mu_rng   from  = mu_rng_stream(base);
    const uint64_t keyed = mu_rng_keyed(base);

    (void)state;
    for (int part = 0; part < 5; part++) {
        for (unsigned bit = 0; bit < (part == 2 ? 31u : 64u); bit++) {
            mu_rng_key     k = base;
            const uint64_t b = UINT64_C(1) << bit;

            if (part == 0) k.seed ^= b;
            if (part == 1) k.replication ^= b;
            if (part == 2) k.purpose = (mu_draw)((uint64_t)k.purpose ^ b);
            if (part == 3) k.entity ^= b;
            if (part == 4) k.index ^= b;

            /* Half of 64 bits, give or take 6 standard deviations of 4. */
            const mu_rng   to    = mu_rng_stream(k);
            const unsigned off[] = { differing_bits((uint64_t)from.state, (uint64_t)to.state),
                                     differing_bits((uint64_t)(from.state >> 64), (uint64_t)(to.state >> 64)),
                                     differing_bits((uint64_t)from.inc, (uint64_t)to.inc),
                                     differing_bits((uint64_t)(from.inc >> 64), (uint64_t)(to.inc >> 64)),
                                     differing_bits(keyed, mu_rng_keyed(k)) };
            for (int i = 0; i < 5; i++) assert_in_range(off[i], 32 - 24, 32 + 24);
        }
    }
}

static void parts_of_a_key_are_not_interchangeable(void **state)
{
    mu_rng_key swapped = base;

    (void)state;
    swapped.seed        = base.replication;
    swapped.replication = base.seed;
    assert_int_not_equal(mu_rng_keyed(swapped), mu_rng_keyed(base));
    assert_true(mu_rng_stream(swapped).state != mu_rng_stream(base).state);
}

static void increments_are_odd(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 100; i++) assert_int_equal((uint64_t)test_stream(i).inc & 1u, 1);
    assert_int_equal((uint64_t)mu_rng_raw(1, 2, 3, 4).inc, 5);
}

static void uniforms_stay_inside_their_interval(void **state)
{
    mu_rng r   = test_stream(1);
    double sum = 0.0;

    (void)state;
    for (int i = 0; i < DRAWS; i++) {
        const double u = mu_rng_uniform(&r), v = mu_rng_uniform_open(&r);
        assert_true(u >= 0.0 && u < 1.0 && v > 0.0 && v < 1.0);
        sum += u + v;
    }
    assert_near(sum / (2.0 * DRAWS), 0.5, 4.0 / sqrt(12.0 * 2.0 * DRAWS));
}

static void whole_numbers_below_n_are_equally_likely(void **state)
{
    enum { N = 7 };
    mu_rng r        = test_stream(2);
    int    count[N] = { 0 };

    (void)state;
    for (int i = 0; i < DRAWS; i++) {
        const uint64_t k = mu_rng_below(&r, N);
        assert_true(k < N);
        count[k]++;
    }
    for (int k = 0; k < N; k++) {
        const double p = 1.0 / N;
        assert_near(count[k] / (double)DRAWS, p, 4.0 * sqrt(p * (1.0 - p) / DRAWS));
    }
    assert_int_equal(mu_rng_below(&r, 1), 0);
}

/* With n = 3/4 of 2^64 a plain product would make two thirds of the values twice as likely. */
static void large_ranges_have_no_bias(void **state)
{
    const uint64_t n      = UINT64_C(3) << 62;
    mu_rng         r      = test_stream(3);
    int            thirds = 0;

    (void)state;
    for (int i = 0; i < DRAWS; i++) thirds += mu_rng_below(&r, n) % 3 == 0;
    assert_near(thirds / (double)DRAWS, 1.0 / 3.0, 4.0 * sqrt(2.0 / 9.0 / DRAWS));
}

static int ascending(const void *left, const void *right)
{
    const double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Kolmogorov-Smirnov: sqrt(n) D is above 2.69 with probability 1e-6. */
static void assert_distributed(double *draws, int n, double (*cdf)(double))
{
    double furthest = 0.0;

    qsort(draws, (size_t)n, sizeof draws[0], ascending);
    for (int i = 0; i < n; i++) {
        const double p = cdf(draws[i]);
        furthest       = fmax(furthest, fmax(fabs((i + 1) / (double)n - p), fabs(p - i / (double)n)));
    }
    if (!(furthest * sqrt(n) < 2.69)) fail_msg("sqrt(n) D = %g", furthest * sqrt(n));
}

static double exponential_cdf(double x)
{
    return -expm1(-x);
}
static double normal_cdf(double x)
{
    return 0.5 * erfc(-x * sqrt(0.5));
}
static double tail_cdf(double x)
{
    return (exponential_cdf(x) - exponential_cdf(8)) / (1 - exponential_cdf(8));
}

static void exponentials_and_normals_follow_their_curves(void **state)
{
    double *e = calloc(DRAWS, sizeof *e), *z = calloc(DRAWS, sizeof *z);
    mu_rng  r = test_stream(4);

    (void)state;
    assert_non_null(e);
    assert_non_null(z);
    for (int i = 0; i < DRAWS; i++) {
        e[i] = mu_rng_exp(&r);
        z[i] = mu_rng_normal(&r);
    }
    assert_distributed(e, DRAWS, exponential_cdf);
    assert_distributed(z, DRAWS, normal_cdf);
    free(e);
    free(z);
}

/* The tails come from the slow paths only: beyond 7.7 and 3.65. */
static void the_tails_have_the_right_weight(void **state)
{
    enum { MANY = 20000000 };
    mu_rng r        = test_stream(5);
    int    beyond_e = 0, beyond_z = 0, left_z = 0, tails = 0;
    double tail[20000];

    (void)state;
    for (int i = 0; i < MANY; i++) {
        const double e = mu_rng_exp(&r), z = mu_rng_normal(&r);
        if (e > 8.0 && tails < 20000) tail[tails++] = e;
        beyond_e += e > 8.0;
        beyond_z += fabs(z) > 3.7;
        left_z += z < -3.7;
    }
    const double p_e = exp(-8.0), p_z = erfc(3.7 * sqrt(0.5));
    assert_near(beyond_e, MANY * p_e, 4.0 * sqrt(MANY * p_e));
    assert_near(beyond_z, MANY * p_z, 4.0 * sqrt(MANY * p_z));
    assert_near(left_z, 0.5 * beyond_z, 2.0 * sqrt(beyond_z));
    assert_distributed(tail, tails, tail_cdf);
}

static double normal_tail_cdf(double x)
{
    const double start = mu_zig_normal_start;
    return 1.0 - erfc(x * sqrt(0.5)) / erfc(start * sqrt(0.5));
}

/* Layer 0 beyond its quick part is the tail: numbers that land there never take the quick path. */
static void the_tail_of_the_normal_has_the_right_shape(void **state)
{
    const uint64_t in_tail = ~(uint64_t)0 << 11, minus = 256;
    double        *tail = calloc(DRAWS, sizeof *tail);
    mu_rng         r    = test_stream(6);

    (void)state;
    assert_non_null(tail);
    for (int i = 0; i < DRAWS; i++) {
        const double z = mu_zig_normal_slow(&r, i % 2 ? in_tail : in_tail | minus);
        assert_true(i % 2 ? z > 0.0 : z < 0.0);
        tail[i] = fabs(z);
    }
    assert_distributed(tail, DRAWS, normal_tail_cdf);
    free(tail);
}

/* In the wedge of a layer a place x is kept with the probability that a point of the layer at x is under
 * the curve. A kept place comes back as it is. */
static void wedges_keep_what_is_under_the_curve(void **state)
{
    enum { TRIES = 4000 };
    mu_rng r = test_stream(7);

    (void)state;
    for (uint64_t layer = 1; layer < 256; layer++) {
        double kept_e = 0.0, kept_z = 0.0, expected_e = 0.0, expected_z = 0.0;

        for (int i = 0; i < TRIES; i++) {
            const uint64_t k_e = mu_zig_exp_k[layer], k_z = mu_zig_normal_k[layer], all = UINT64_C(1) << 53;
            const uint64_t u_e = k_e + mu_rng_below(&r, all - k_e), u_z = k_z + mu_rng_below(&r, all - k_z);
            const double  x_e = (double)u_e * mu_zig_exp_w[layer], x_z = (double)u_z * mu_zig_normal_w[layer];
            const double *e = mu_zig_exp_height + layer, *z = mu_zig_normal_height + layer;

            kept_e += mu_zig_exp_slow(&r, u_e << 11 | layer) == x_e;
            kept_z += mu_zig_normal_slow(&r, u_z << 11 | layer) == x_z;
            expected_e += (exp(-x_e) - e[0]) / (e[1] - e[0]);
            expected_z += (exp(-0.5 * x_z * x_z) - z[0]) / (z[1] - z[0]);
        }
        /* At most 1/4 of variance a try; 5 standard errors, for there are 510 comparisons. */
        assert_near(kept_e, expected_e, 2.5 * sqrt(TRIES));
        assert_near(kept_z, expected_z, 2.5 * sqrt(TRIES));
    }
}

/* Every layer of the ziggurat: the quick part, the wedge, and equal areas all the way up. */
static void the_ziggurat_tables_are_consistent(void **state)
{
    (void)state;
    for (int i = 1; i < 255; i++) {
        const double x_e = mu_zig_exp_w[i] * 0x1p53, next_e = mu_zig_exp_w[i + 1] * 0x1p53;
        const double x_z = mu_zig_normal_w[i] * 0x1p53, next_z = mu_zig_normal_w[i + 1] * 0x1p53;

        assert_near((double)mu_zig_exp_k[i] * 0x1p-53, next_e / x_e, 1e-15);
        assert_near((double)mu_zig_normal_k[i] * 0x1p-53, next_z / x_z, 1e-15);
        /* Marsaglia & Tsang (2000): the areas for 256 layers. */
        assert_near(x_e * (exp(-next_e) - exp(-x_e)), 0.0039496598225815571993, 1e-15);
        assert_near(x_z * (exp(-next_z * next_z / 2) - exp(-x_z * x_z / 2)), 0.00492867323399, 1e-13);
    }
}

static void gamma_variates_have_the_right_moments(void **state)
{
    const double shapes[] = { 0.05, 0.5, 1.0, 2.5, 40.0 };

    (void)state;
    for (int s = 0; s < 5; s++) {
        const double a = shapes[s], fourth = 3.0 * a * a + 6.0 * a; /* fourth central moment */
        mu_rng       r   = test_stream(10u + (uint64_t)s);
        double       sum = 0.0, squares = 0.0;

        for (int i = 0; i < DRAWS; i++) {
            const double x = mu_rng_gamma(&r, a);
            assert_true(x >= 0.0);
            sum += x - a;
            squares += (x - a) * (x - a);
        }
        assert_near(sum / DRAWS, 0.0, 4.0 * sqrt(a / DRAWS));
        assert_near(squares / DRAWS, a, 4.0 * sqrt((fourth - a * a) / DRAWS));
    }
}

static void poisson_variates_have_the_right_moments(void **state)
{
    const double means[] = { 0.1, 3.0, 9.99, 10.0, 75.0, 1e6 };

    (void)state;
    for (int m = 0; m < 6; m++) {
        const double mean = means[m], fourth = mean + 3.0 * mean * mean;
        mu_rng       r   = test_stream(20u + (uint64_t)m);
        double       sum = 0.0, squares = 0.0;

        for (int i = 0; i < DRAWS; i++) {
            const int64_t k = mu_rng_poisson(&r, mean);
            assert_true(k >= 0);
            sum += (double)k - mean;
            squares += ((double)k - mean) * ((double)k - mean);
        }
        assert_near(sum / DRAWS, 0.0, 4.0 * sqrt(mean / DRAWS));
        assert_near(squares / DRAWS, mean, 4.0 * sqrt((fourth - mean * mean) / DRAWS));
    }
}

static void a_poisson_of_mean_zero_is_zero(void **state)
{
    mu_rng r = test_stream(30);

    (void)state;
    for (int i = 0; i < 100; i++) assert_int_equal(mu_rng_poisson(&r, 0.0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(raw_outputs_are_those_of_the_reference),
        cmocka_unit_test(the_same_key_gives_the_same_stream),
        cmocka_unit_test(each_part_of_a_key_changes_everything),
        cmocka_unit_test(parts_of_a_key_are_not_interchangeable),
        cmocka_unit_test(increments_are_odd),
        cmocka_unit_test(uniforms_stay_inside_their_interval),
        cmocka_unit_test(whole_numbers_below_n_are_equally_likely),
        cmocka_unit_test(large_ranges_have_no_bias),
        cmocka_unit_test(exponentials_and_normals_follow_their_curves),
        cmocka_unit_test(the_tails_have_the_right_weight),
        cmocka_unit_test(the_tail_of_the_normal_has_the_right_shape),
        cmocka_unit_test(wedges_keep_what_is_under_the_curve),
        cmocka_unit_test(the_ziggurat_tables_are_consistent),
        cmocka_unit_test(gamma_variates_have_the_right_moments),
        cmocka_unit_test(poisson_variates_have_the_right_moments),
        cmocka_unit_test(a_poisson_of_mean_zero_is_zero),
    };
    return cmocka_run_group_tests_name("rng", tests, NULL, NULL);
}
