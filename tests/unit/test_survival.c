/* Patience from waits: the censored curve against paper, and against laws that are known. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "core/rng.h"
#include "import/survival.h"

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

/* Seven callers: answered at 0, 6, 10 and 12 s, gone at 5, 6 and 10 s. */
static mu_survival seven_callers(mu_arena *a)
{
    static const mu_wait_seen seen[] = { { 10, true },  { 0, false }, { 6, false }, { 5, true },
                                         { 12, false }, { 6, true },  { 10, false } };
    mu_wait_seen              copy[7];
    mu_survival               s;

    for (int i = 0; i < 7; i++) copy[i] = seen[i];
    assert_int_equal(mu_survival_fit(a, copy, 7, &s), MU_OK);
    return s;
}

static void the_curve_of_seven_callers_is_as_on_paper(void **state)
{
    const mu_survival s = seven_callers(*state);

    assert_int_equal(s.n_steps, 3);
    assert_int_equal(s.step[0].at_risk, 6); /* the caller answered at once was never at risk */
    assert_int_equal(s.step[1].at_risk, 5); /* the one answered at 6 s still counts at 6 s */
    assert_int_equal(s.step[2].at_risk, 3);
    assert_true(fabs(s.step[0].surviving - 5.0 / 6.0) < 1e-12);
    assert_true(fabs(s.step[1].surviving - 2.0 / 3.0) < 1e-12);
    assert_true(fabs(s.step[2].surviving - 4.0 / 9.0) < 1e-12);
    /* Greenwood: 4/9 sqrt(1/(6*5) + 1/(5*4) + 1/(3*2)) = 4/9 * 1/2 */
    assert_true(fabs(s.step[2].se - 2.0 / 9.0) < 1e-12);
    assert_true(mu_survival_at(&s, 4.9) == 1.0);
    assert_true(fabs(mu_survival_at(&s, 9.0) - 2.0 / 3.0) < 1e-12);
    assert_true(mu_survival_time(&s, 0.5) == 10.0);
    assert_true(isnan(mu_survival_time(&s, 0.25)));
}

static void the_exponential_mean_is_all_time_waited_over_those_who_left(void **state)
{
    const mu_survival s = seven_callers(*state);

    assert_int_equal(s.left, 3);
    assert_int_equal(s.delayed, 6);
    assert_true(fabs(mu_survival_exponential(&s).mean_s - 49.0 / 3.0) < 1e-12);
}

static void more_callers_answered_at_once_change_neither_estimate(void **state)
{
    mu_wait_seen       seen[107];
    mu_survival        s;
    const mu_survival  few    = seven_callers(*state);
    const mu_wait_seen same[] = { { 10, true },  { 0, false }, { 6, false }, { 5, true },
                                  { 12, false }, { 6, true },  { 10, false } };

    for (int i = 0; i < 107; i++) seen[i] = i < 7 ? same[i] : (mu_wait_seen){ 0.0, false };
    assert_int_equal(mu_survival_fit(*state, seen, 107, &s), MU_OK);
    for (int i = 0; i < 3; i++) assert_true(s.step[i].surviving == few.step[i].surviving);
    assert_true(mu_survival_exponential(&s).mean_s == mu_survival_exponential(&few).mean_s);
}

static void nobody_left_and_nobody_at_all_are_told_apart_from_zero(void **state)
{
    mu_wait_seen answered = { 30.0, false };
    mu_survival  s;
    mu_bins      bins;

    assert_int_equal(mu_survival_fit(*state, &answered, 1, &s), MU_OK);
    assert_true(isnan(mu_survival_exponential(&s).mean_s));
    assert_true(isnan(mu_survival_time(&s, 0.5)));
    assert_int_equal(mu_survival_bins(*state, &s, 1.0, 40, &bins), MU_OK);
    assert_int_equal(bins.n, 0);
    assert_int_equal(mu_survival_fit(*state, NULL, 0, &s), MU_OK);
    assert_int_equal(s.n_steps, 0);
}

#define CALLERS 20000

/* Exponential patience of mean 100 s against offered waits that are 0 for a third and otherwise gamma. */
static mu_survival many_callers(mu_arena *a)
{
    mu_wait_seen *seen = MU_NEW_ARRAY(a, CALLERS, mu_wait_seen);
    mu_rng        r    = mu_rng_stream((mu_rng_key){ .seed = 11, .purpose = MU_DRAW_TEST });
    mu_survival   s;

    assert_non_null(seen);
    for (int i = 0; i < CALLERS; i++) {
        const double patience = 100.0 * mu_rng_exp(&r);
        const double offered  = mu_rng_uniform(&r) < 1.0 / 3.0 ? 0.0 : 60.0 * mu_rng_gamma(&r, 1.5);

        seen[i] = (mu_wait_seen){ fmin(patience, offered), patience < offered };
    }
    assert_int_equal(mu_survival_fit(a, seen, CALLERS, &s), MU_OK);
    return s;
}

static void a_known_patience_is_found_behind_the_censoring(void **state)
{
    const mu_survival      s    = many_callers(*state);
    const mu_patience_mean mean = mu_survival_exponential(&s);

    assert_true(fabs(mean.mean_s - 100.0) < 4.0 * 100.0 / sqrt((double)s.left));
    assert_true(mean.low_s < 100.0 && 100.0 < mean.high_s);
    for (int32_t i = 0; i < s.n_steps; i++) {
        if (s.step[i].at_s < 10.0 || s.step[i].at_s > 200.0) continue;
        /* 4.5 standard errors because the whole curve is looked at */
        assert_true(fabs(s.step[i].surviving - exp(-s.step[i].at_s / 100.0)) < 4.5 * s.step[i].se);
    }
}

static void the_bins_for_a_scenario_keep_mass_and_mean(void **state)
{
    const mu_survival s = many_callers(*state);
    mu_bins           bins;
    double            mass = 0.0;

    assert_int_equal(mu_survival_bins(*state, &s, 0.0, 60, &bins), MU_OK);
    assert_in_range(bins.n, 20, 60);
    for (int32_t i = 0; i < bins.n; i++) {
        assert_true(bins.edge[i + 1] > bins.edge[i] && bins.weight[i] > 0.0);
        mass += bins.weight[i];
    }
    assert_true(fabs(mass - 1.0) < 1e-9);
    assert_true(fabs(mu_bins_mean(&bins) - 100.0) < 4.0); /* four standard errors, spreading included */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_curve_of_seven_callers_is_as_on_paper, fresh_arena, drop_arena),
        cmocka_unit_test_setup_teardown(the_exponential_mean_is_all_time_waited_over_those_who_left,
                                        fresh_arena, drop_arena),
        cmocka_unit_test_setup_teardown(more_callers_answered_at_once_change_neither_estimate, fresh_arena,
                                        drop_arena),
        cmocka_unit_test_setup_teardown(nobody_left_and_nobody_at_all_are_told_apart_from_zero, fresh_arena,
                                        drop_arena),
        cmocka_unit_test_setup_teardown(a_known_patience_is_found_behind_the_censoring, fresh_arena,
                                        drop_arena),
        cmocka_unit_test_setup_teardown(the_bins_for_a_scenario_keep_mass_and_mean, fresh_arena, drop_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
