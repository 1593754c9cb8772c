/* How effects come together: products, log-odds, and what a firm measures. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "behaviour/compose.h"
#include "tests/unit/behaviour_fixture.h"

static void nothing_that_does_nothing_changes_a_bit(void **state)
{
    (void)state;
    assert_exactly(mu_handle_factor(&mu_handle_neutral), 1.0);
    for (double p = 0; p <= 1; p += 0x1p-7) assert_exactly(mu_shifted(p, 0.0), p);
    assert_exactly(mu_shifted(0.1, -0.0), 0.1);
}

static void speeds_add_up_and_factors_multiply(void **state)
{
    const mu_handle_parts p = { .ability   = 0.12,
                                .training  = 0.09,
                                .effort    = -0.03,
                                .load      = 0.02,
                                .learning  = 1.25,
                                .fatigue   = 1.1,
                                .tool      = 0.92,
                                .switching = 1.05,
                                .anger     = 1.06,
                                .mentoring = 1.15,
                                .typical   = 1.2 };

    (void)state;
    assert_near(mu_handle_factor(&p), exp(-0.2) * 1.25 * 1.1 * 0.92 * 1.05 * 1.06 * 1.15 / 1.2, 1e-15);
}

static void factors_have_a_floor_and_a_ceiling(void **state)
{
    mu_handle_parts p = mu_handle_neutral;

    (void)state;
    p.ability = 5;
    assert_exactly(mu_handle_factor(&p), 0.4);
    p.ability = -5;
    assert_exactly(mu_handle_factor(&p), 4.0);
    p.ability = -1e6; /* exp overflows */
    assert_exactly(mu_handle_factor(&p), 4.0);
}

static void what_is_certain_stays_certain(void **state)
{
    (void)state;
    for (double shift = -1000; shift <= 1000; shift += 125) {
        assert_exactly(mu_shifted(0, shift), 0.0);
        assert_exactly(mu_shifted(1, shift), 1.0);
    }
}

static void shifts_are_of_log_odds(void **state)
{
    mu_rng r = mu_rng_raw(1, 2, 3, 5);

    (void)state;
    for (int i = 0; i < 10000; i++) {
        const double p = mu_rng_uniform_open(&r), shift = between(&r, -8, 8);
        const double q = mu_shifted(p, shift);

        assert_near(q, 1 / (1 + exp(-(log(p) - log1p(-p) + shift))), 1e-14);
        assert_near(mu_shifted(q, -shift), p, 1e-12);
        assert_near(mu_from_log_odds(mu_log_odds(p) + shift), q, 1e-12);
        assert_true(shift > 0 ? q >= p : q <= p);
        assert_within(mu_shifted(p, 1e5 * shift), 0, 1);
    }
    assert_near(mu_from_log_odds(-1000), 0, 0);
    assert_near(mu_from_log_odds(1000), 1, 0);
}

static void a_team_without_differences_needs_no_more_than_its_own_shift_back(void **state)
{
    const double         one[] = { 1, 1, 1 }, none[] = { 0, 0, 0 }, less[] = { -0.3, -0.3, -0.3 };
    const double         slow[] = { 1.5, 1.5, 1.5 }, share[] = { 5, 2, 3 };
    const mu_calibration off = mu_calibrated(3, one, none, share, 0.8),
                         on  = mu_calibrated(3, slow, less, share, 0.8);

    (void)state;
    assert_exactly(off.typical, 1.0);
    assert_exactly(off.shift, 0.0);
    assert_exactly(on.typical, 1.5);
    assert_exactly(on.shift, 0.3);
}

static void the_measured_means_come_out_again(void **state)
{
    mu_rng r = mu_rng_raw(7, 2, 3, 5);

    (void)state;
    for (int run = 0; run < 200; run++) {
        double       factor[20], shift[20], share[20], all = 0, time = 0, solved = 0;
        const int    n = 1 + (int)mu_rng_below(&r, 20);
        const double p = between(&r, 0.05, 0.99);

        for (int i = 0; i < n; i++) {
            factor[i] = between(&r, 0.5, 3), shift[i] = between(&r, -3, 1), share[i] = between(&r, 0.1, 5);
            all += share[i];
        }
        const mu_calibration c = mu_calibrated(n, factor, shift, share, p);
        for (int i = 0; i < n; i++) {
            time += share[i] / all * factor[i] / c.typical;
            solved += share[i] / all * mu_shifted(p, shift[i] + c.shift);
        }
        assert_near(time, 1, 1e-13);
        assert_near(solved, p, 1e-13);
    }
}

/* Half novices, half experts, 0.8 solved: with the mean of their shifts, 0.3, it would be 0.7957. */
static void novices_and_experts_together_solve_what_was_measured(void **state)
{
    const double         one[] = { 1, 1 }, shift[] = { -0.6, 0 };
    const mu_calibration c = mu_calibrated(2, one, shift, one, 0.8);

    (void)state;
    assert_near(0.5 * (mu_shifted(0.8, -0.3) + mu_shifted(0.8, 0.3)), 0.7957, 5e-5);
    assert_true(c.shift > 0.3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_that_does_nothing_changes_a_bit),
        cmocka_unit_test(speeds_add_up_and_factors_multiply),
        cmocka_unit_test(factors_have_a_floor_and_a_ceiling),
        cmocka_unit_test(what_is_certain_stays_certain),
        cmocka_unit_test(shifts_are_of_log_odds),
        cmocka_unit_test(a_team_without_differences_needs_no_more_than_its_own_shift_back),
        cmocka_unit_test(the_measured_means_come_out_again),
        cmocka_unit_test(novices_and_experts_together_solve_what_was_measured),
    };
    return cmocka_run_group_tests_name("compose", tests, NULL, NULL);
}
