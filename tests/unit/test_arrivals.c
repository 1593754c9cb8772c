/* Arrivals by weekday and time of day, and busyness, from days made to order. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/simtime.h"
#include "core/rng.h"
#include "import/arrivals.h"

#define SLOTS     24
#define MOST_DAYS 400

static int64_t date[MOST_DAYS];
static double  calls[MOST_DAYS * SLOTS];

static int fresh_arena(void **state)
{
    *state = mu_arena_new(0);
    return *state == NULL;
}

static int drop_arena(void **state)
{
    mu_arena_free(*state);
    return 0;
}

/* 2026-01-05 is a Monday. */
static int64_t monday(void)
{
    int64_t days = 0;
    assert_true(mu_date_parse("2026-01-05", &days));
    return days;
}

/* Weekdays: `level` calls from 8 to 18 h; Saturdays half of that from 8 to 13 h; Sundays closed. */
static double expected_in(int weekday, int hour, double level)
{
    if (weekday == 6 || hour < 8) return 0.0;
    if (weekday == 5) return hour < 13 ? 0.5 * level / 5.0 : 0.0;
    return hour < 18 ? level / 10.0 : 0.0;
}

static mu_arrival_pattern pattern_of(mu_arena *a, int32_t n_days, double level, double cv, uint64_t seed)
{
    mu_rng             r = mu_rng_stream((mu_rng_key){ .seed = seed, .purpose = MU_DRAW_TEST });
    mu_arrival_pattern p;

    for (int32_t d = 0; d < n_days; d++) {
        const double busy = cv > 0.0 ? mu_rng_gamma(&r, 1.0 / (cv * cv)) * cv * cv : 1.0;

        date[d] = monday() + d;
        for (int32_t s = 0; s < SLOTS; s++) {
            const double m       = busy * expected_in(d % 7, s, level);
            calls[d * SLOTS + s] = m > 0.0 ? (double)mu_rng_poisson(&r, m) : 0.0;
        }
    }
    const mu_day_counts c = { n_days, SLOTS, date, calls };
    assert_int_equal(mu_arrivals_fit(a, &c, &p), MU_OK);
    return p;
}

static void levels_and_spread_are_recovered(void **state)
{
    const mu_arrival_pattern p = pattern_of(*state, 364, 1000.0, 0.0, 1);

    for (int w = 0; w < 5; w++) {
        assert_true(fabs(p.level[w] - 1000.0) < 4.0 * sqrt(1000.0 / 52.0));
        for (int32_t s = 0; s < SLOTS; s++) {
            const double truth = s >= 8 && s < 18 ? 0.1 : 0.0;
            assert_true(fabs(p.share[w * SLOTS + s] - truth) <= 4.5 * sqrt(truth / (1000.0 * 52.0)));
        }
    }
    assert_true(fabs(p.level[5] - 500.0) < 4.0 * sqrt(500.0 / 52.0));
    assert_int_equal(p.days[6], 0);
}

static void a_poisson_process_shows_no_busyness(void **state)
{
    const mu_arrival_pattern p = pattern_of(*state, 364, 1000.0, 0.0, 2);

    /* its variance about 1/1000 is known to 2/sqrt(2*312) of itself */
    assert_true(p.busyness_cv * p.busyness_cv < 4.0 * (1.0 / 950.0) * sqrt(2.0 / 306.0));
    assert_true(p.busyness_low == 0.0);
}

static void a_known_busyness_is_recovered(void **state)
{
    const mu_arrival_pattern p = pattern_of(*state, 364, 1000.0, 0.15, 3);

    assert_true(fabs(p.busyness_cv - 0.15) < 4.0 * 0.16 / sqrt(2.0 * 306.0));
    assert_true(p.busyness_low < 0.15 && 0.15 < p.busyness_high);
    assert_true(p.busyness_high - p.busyness_low < 0.03);
}

static void weekdays_with_another_kind_of_day_form_their_own_group(void **state)
{
    const mu_arrival_pattern p = pattern_of(*state, 14, 1000.0, 0.1, 4);

    for (int w = 0; w < 5; w++) assert_int_equal(p.group[w], 0);
    assert_int_equal(p.group[5], 5);
    assert_int_equal(p.group[6], -1);
    assert_true(mu_arrivals_lends(&p, 3, 0));  /* two Mondays are few: Thursdays help */
    assert_false(mu_arrivals_lends(&p, 5, 0)); /* Saturdays do not */
    assert_false(mu_arrivals_lends(&p, 6, 6));
}

static void with_enough_days_a_weekday_stands_for_itself(void **state)
{
    const mu_arrival_pattern p = pattern_of(*state, 28, 1000.0, 0.1, 5);

    assert_true(mu_arrivals_lends(&p, 0, 0));
    assert_false(mu_arrivals_lends(&p, 1, 0));
}

static void a_weekday_that_differs_no_more_than_chance_takes_its_groups_level(void **state)
{
    /* Two weeks of days that vary by 20 %: the means of two days say little of a weekday. */
    const mu_arrival_pattern noisy  = pattern_of(*state, 14, 1000.0, 0.2, 6);
    double                   spread = 0.0, spread_of_means = 0.0;

    for (int w = 1; w < 5; w++) {
        spread          = fmax(spread, fabs(noisy.level[w] - noisy.level[0]));
        spread_of_means = fmax(spread_of_means, fabs(noisy.mean[w] - noisy.mean[0]));
    }
    assert_true(spread < 0.6 * spread_of_means);
}

static void a_weekday_that_clearly_differs_keeps_its_level(void **state)
{
    mu_arrival_pattern p;

    (void)pattern_of(*state, 28, 1000.0, 0.0, 7);
    for (int32_t d = 0; d < 28; d += 7)
        for (int32_t s = 0; s < SLOTS; s++) calls[d * SLOTS + s] *= 2.0; /* busy Mondays */
    const mu_day_counts c = { 28, SLOTS, date, calls };
    assert_int_equal(mu_arrivals_fit(*state, &c, &p), MU_OK);
    assert_true(p.trust[0] > 0.95);
    assert_true(fabs(p.level[0] / p.mean[0] - 1.0) < 0.03);
}

static void days_by_hand(void **state)
{
    /* Two Mondays with 90 and 110 calls, in slots 9 and 10 as 1:1 and 1:10. */
    const int64_t      days[2]      = { monday(), monday() + 7 };
    double             n[2 * SLOTS] = { 0 };
    mu_arrival_pattern p;

    n[9] = n[10]          = 45.0;
    n[SLOTS + 9]          = 10.0;
    n[SLOTS + 10]         = 100.0;
    const mu_day_counts c = { 2, SLOTS, days, n };
    assert_int_equal(mu_arrivals_fit(*state, &c, &p), MU_OK);
    assert_true(p.mean[0] == 100.0 && p.level[0] == 100.0 && p.days[0] == 2);
    assert_true(fabs(p.share[9] - 55.0 / 200.0) < 1e-12);
    /* variance of (0.9, 1.1) with one degree of freedom is 0.02; Poisson explains 0.01 */
    assert_true(fabs(p.busyness_cv - 0.1) < 1e-12);
}

static void one_day_says_nothing_of_busyness(void **state)
{
    const mu_arrival_pattern p = pattern_of(*state, 1, 1000.0, 0.0, 8);

    assert_true(p.busyness_cv == 0.0 && isnan(p.busyness_low));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(levels_and_spread_are_recovered, fresh_arena, drop_arena),
        cmocka_unit_test_setup_teardown(a_poisson_process_shows_no_busyness, fresh_arena, drop_arena),
        cmocka_unit_test_setup_teardown(a_known_busyness_is_recovered, fresh_arena, drop_arena),
        cmocka_unit_test_setup_teardown(weekdays_with_another_kind_of_day_form_their_own_group, fresh_arena,
                                        drop_arena),
        cmocka_unit_test_setup_teardown(with_enough_days_a_weekday_stands_for_itself, fresh_arena,
                                        drop_arena),
        cmocka_unit_test_setup_teardown(a_weekday_that_differs_no_more_than_chance_takes_its_groups_level,
                                        fresh_arena, drop_arena),
        cmocka_unit_test_setup_teardown(a_weekday_that_clearly_differs_keeps_its_level, fresh_arena,
                                        drop_arena),
        cmocka_unit_test_setup_teardown(days_by_hand, fresh_arena, drop_arena),
        cmocka_unit_test_setup_teardown(one_day_says_nothing_of_busyness, fresh_arena, drop_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
