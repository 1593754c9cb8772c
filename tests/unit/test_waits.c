/* How long contacts waited: the grid, quantiles between its edges, and their intervals. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "core/rng.h"
#include "core/tally.h"
#include "core/waits.h"

#define SECOND INT64_C(1000000)

static void assert_near(double found, double expected, double tolerance)
{
    if (!(fabs(found - expected) <= tolerance)) fail_msg("expected %.17g, found %.17g", expected, found);
}

static void add(mu_waits *w, int64_t us)
{
    mu_waits_add(w, mu_wait_bin(us), us);
}

/* Of `answered` contacts in all. */
static double quantile(const mu_waits *w, int64_t answered, double p)
{
    mu_wait_fall f;

    mu_wait_fall_of(w, answered - mu_waits_count(w), &f);
    return mu_wait_fall_quantile(&f, p);
}

static void bins_follow_one_another_without_gaps(void **state)
{
    (void)state;
    assert_int_equal(mu_wait_bin(0), 0);
    assert_int_equal(mu_wait_bin(65535), 0);
    assert_int_equal(mu_wait_bin(65536), 1);
    assert_int_equal(mu_wait_bin(INT64_MAX), MU_WAIT_BINS - 1);
    for (unsigned bit = 17; bit < 43; bit++) {
        const int64_t border = INT64_C(1) << bit;
        assert_int_equal(mu_wait_bin(border), mu_wait_bin(border - 1) + 1);
        if (bit >= 18) assert_int_equal(mu_wait_bin(2 * border), mu_wait_bin(border) + 4);
    }
}

static void without_waits_every_quantile_is_zero(void **state)
{
    mu_waits w = { 0 };

    (void)state;
    assert_true(isnan(quantile(&w, 0, 0.5)));
    assert_near(quantile(&w, 7, 0.5), 0, 0);
    assert_near(quantile(&w, 7, 1.0), 0, 0);
}

/* Six of ten were answered at once, the others after 30 s exactly. */
static void waits_that_are_all_alike_are_told_exactly(void **state)
{
    mu_waits w = { 0 };

    (void)state;
    for (int i = 0; i < 4; i++) add(&w, 30 * SECOND);
    assert_int_equal(mu_waits_count(&w), 4);
    assert_near(quantile(&w, 10, 0.5), 0, 0);
    assert_near(quantile(&w, 10, 0.6), 0, 0);
    assert_near(quantile(&w, 10, 0.8), 30e6, 0);
    assert_near(quantile(&w, 10, 1.0), 30e6, 0);
}

static void no_quantile_lies_outside_what_was_seen(void **state)
{
    mu_waits w = { 0 };

    (void)state;
    add(&w, 27 * SECOND);
    add(&w, 28 * SECOND);
    add(&w, 61 * SECOND);
    for (double p = 0.01; p < 1; p += 0.01) {
        const double q = quantile(&w, 3, p);
        assert_true(q >= 27e6 && q <= 61e6);
    }
}

/* Against the sorted waits, where their number leaves nothing to chance: rank p of an exact tail. */
static void assert_tail(double (*at)(double left), double most)
{
    enum { N = 400000 };
    mu_waits w = { 0 };

    for (int i = 0; i < N; i++) add(&w, (int64_t)(1e6 * at((i + 0.5) / N)));
    for (double p = 0.05; p < 0.995; p += 0.05) {
        const double exact = 1e6 * at(1 - p);
        assert_near(quantile(&w, N, p), exact, most * exact);
    }
    assert_near(quantile(&w, N, 0.99), 1e6 * at(0.01), most * 1e6 * at(0.01));
}

static double exponential_tail(double left)
{
    return -20 * log(left);
}

/* A tail that falls like that of an Erlang A queue: ever faster. */
static double rayleigh_tail(double left)
{
    return 15 * sqrt(-2 * log(left));
}

static double uniform_tail(double left)
{
    return 40 * (1 - left);
}

static void quantiles_are_within_a_third_of_a_percent(void **state)
{
    (void)state;
    assert_tail(exponential_tail, 0.0005);
    assert_tail(rayleigh_tail, 0.003);
    assert_tail(uniform_tail, 0.006); /* it ends abruptly, as no queue does */
}

static void merged_waits_count_both(void **state)
{
    mu_waits a = { 0 }, b = { 0 };

    (void)state;
    for (int i = 0; i < 10; i++) add(&a, 20 * SECOND);
    for (int i = 0; i < 11; i++) add(&b, 80 * SECOND);
    mu_waits_merge(&a, &b);
    assert_int_equal(mu_waits_count(&a), 21);
    assert_int_equal(a.ends.shortest_us, 20 * SECOND);
    assert_int_equal(a.ends.width_us, 60 * SECOND);
    assert_near(quantile(&a, 21, 0.001), 20e6, 1e4);
    assert_near(quantile(&a, 21, 1), 80e6, 0);
}

/* ---- many replications ---------------------------------------------------------------------------- */

/* Three replications of ten contacts, of which 1, 2 and 3 waited 30 s: 24 of 30 were at once. */
static void the_interval_of_a_share_becomes_that_of_the_quantile(void **state)
{
    mu_wait_curve c = { 0 };

    (void)state;
    for (int n = 1; n <= 3; n++) {
        mu_waits w = { 0 };
        for (int i = 0; i < n; i++) add(&w, 30 * SECOND);
        assert_true(mu_wait_curve_add(&c, &w, 10 - n));
    }
    /* The standard error of the share 24/30 is sqrt((1 + 0 + 1) / (3 * 2)) / 10 = 0.0577. */
    mu_wait_quantile q = mu_wait_curve_quantile(&c, 0.75, 1);
    assert_near(q.at, 0, 0);
    assert_near(q.low, 0, 0);
    assert_near(q.high, 30e6, 0); /* 0.75 + 0.0577 is more than 0.8 */
    q = mu_wait_curve_quantile(&c, 0.70, 1);
    assert_near(q.high, 0, 0); /* 0.70 + 0.0577 is not */
    q = mu_wait_curve_quantile(&c, 0.81, 1);
    assert_near(q.at, 30e6, 0);
    assert_near(q.low, 0, 0); /* just above the share, its standard error reaches below it */
    mu_wait_curve_free(&c);
}

static void a_single_replication_has_no_interval(void **state)
{
    mu_wait_curve c = { 0 };
    mu_waits      w = { 0 };

    (void)state;
    assert_true(isnan(mu_wait_curve_quantile(&c, 0.5, 2).at));
    add(&w, 5 * SECOND);
    assert_true(mu_wait_curve_add(&c, &w, 0));
    assert_near(mu_wait_curve_quantile(&c, 0.5, 2).at, 5e6, 0);
    assert_true(isnan(mu_wait_curve_quantile(&c, 0.5, 2).low));
    mu_wait_curve_free(&c);
}

/* Whichever comes first, the short waits or the long ones, and whatever room is made for them. */
static void the_order_of_replications_does_not_matter(void **state)
{
    const int64_t wait[4] = { 40 * SECOND, 200000, 900 * SECOND, 7 * SECOND };
    mu_wait_curve there = { 0 }, back = { 0 };

    (void)state;
    for (int i = 0; i < 4; i++) {
        mu_waits one = { 0 }, other = { 0 };
        add(&one, wait[i]);
        add(&other, wait[3 - i]);
        assert_true(mu_wait_curve_add(&there, &one, 1 + i));
        assert_true(mu_wait_curve_add(&back, &other, 1 + 3 - i));
    }
    for (double p = 0.3; p < 1; p += 0.1) {
        const mu_wait_quantile a = mu_wait_curve_quantile(&there, p, 1),
                               b = mu_wait_curve_quantile(&back, p, 1);
        assert_near(a.at, b.at, 0);
        assert_near(a.low, b.low, 0);
        assert_near(a.high, b.high, 0);
    }
    mu_wait_curve_free(&there);
    mu_wait_curve_free(&back);
}

/* 95 % intervals around the P90 of exponential waits, half of all answered at once, in 400 experiments of 20
 * replications with random numbers of contacts: nominal 380 of 400, give or take 4 standard errors of 4.4. */
static void intervals_cover_the_true_quantile(void **state)
{
    enum { EXPERIMENTS = 400, REPLICATIONS = 20 };
    const double t = 2.093, truth = 20e6 * log(0.5 / 0.1); /* Student, 19 degrees of freedom */
    mu_rng       r       = mu_rng_raw(11, 12, 13, 14);
    int          covered = 0;

    (void)state;
    for (int e = 0; e < EXPERIMENTS; e++) {
        mu_wait_curve c = { 0 };
        for (int i = 0; i < REPLICATIONS; i++) {
            const int n = 100 + (int)(100 * mu_rng_uniform(&r));
            mu_waits  w = { 0 };
            for (int k = 0; k < n; k++)
                if (mu_rng_uniform(&r) < 0.5) add(&w, 1 + (int64_t)(20e6 * mu_rng_exp(&r)));
            assert_true(mu_wait_curve_add(&c, &w, n - mu_waits_count(&w)));
        }
        const mu_wait_quantile q = mu_wait_curve_quantile(&c, 0.9, t);
        covered += q.low <= truth && truth <= q.high;
        mu_wait_curve_free(&c);
    }
    if (covered < 380 - 18 || covered > 380 + 18) fail_msg("%d of 400 cover", covered);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bins_follow_one_another_without_gaps),
        cmocka_unit_test(without_waits_every_quantile_is_zero),
        cmocka_unit_test(waits_that_are_all_alike_are_told_exactly),
        cmocka_unit_test(no_quantile_lies_outside_what_was_seen),
        cmocka_unit_test(quantiles_are_within_a_third_of_a_percent),
        cmocka_unit_test(merged_waits_count_both),
        cmocka_unit_test(the_interval_of_a_share_becomes_that_of_the_quantile),
        cmocka_unit_test(a_single_replication_has_no_interval),
        cmocka_unit_test(the_order_of_replications_does_not_matter),
        cmocka_unit_test(intervals_cover_the_true_quantile),
    };
    return cmocka_run_group_tests_name("waits", tests, NULL, NULL);
}
