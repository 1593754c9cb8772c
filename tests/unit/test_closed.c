/* One person, priorities, overflow, few customers, modulated arrivals. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "plan/erlang.h"
#include "plan/loss.h"
#include "plan/modulated.h"
#include "plan/single_server.h"
#include "tests/stat/cases.h"

static void agrees(void **state, const char *id, const char *key, double value)
{
    const double expected = cases_expected(*state, id, key);
    const double allowed  = cases_number(*state, id, "tolerance", "analytic_rel", 0) * fabs(expected);

    if (!(fabs(value - expected) <= allowed))
        fail_msg("%s %s: expected %.12g, got %.12g", id, key, expected, value);
}

static void waits_with_any_service_follow_pollaczek_and_khinchine(void **state)
{
    const mu_moments first = mu_moments_lognormal(1, sqrt(2));

    agrees(state, "A-MG1-01", "Wq", mu_mg1_wait(0.7, first));
    agrees(state, "A-MG1-01", "EW2", mu_mg1_wait_squared(0.7, first));
    agrees(state, "A-MG1-02", "Wq_s", mu_mg1_wait(0.8 / 200, mu_moments_lognormal(200, sqrt(1.53))));
    agrees(state, "A-MD1-01", "Wq", mu_mg1_wait(0.8, mu_moments_fixed(1)));
    agrees(state, "A-MD1-01", "EW2", mu_mg1_wait_squared(0.8, mu_moments_fixed(1)));
    agrees(state, "A-MM1-01", "Wq", mu_mg1_wait(0.8, mu_moments_exponential(1)));
    assert_true(isnan(mu_mg1_wait(1.0, mu_moments_fixed(1))));
}

static void waits_for_fixed_service_follow_erlang(void **state)
{
    agrees(state, "A-MD1-01", "P_W_gt_2", 1 - mu_md1_wait_below(0.8, 1, 2));
    agrees(state, "A-MD1-01", "P_W_gt_5", 1 - mu_md1_wait_below(0.8, 1, 5));
    assert_true(fabs(mu_md1_wait_below(0.8, 1, 0) - 0.2) < 1e-15);
    assert_true(isnan(mu_md1_wait_below(0.8, 1, 25)));
}

static void priorities_follow_cobham(void **state)
{
    const double     arrivals[3] = { 0.2, 0.3, 0.25 };
    const mu_moments service[3]  = { mu_moments_exponential(0.5), mu_moments_lognormal(1, sqrt(1.5)),
                                     mu_moments_fixed(1.2) };
    double           wait[3], sum = 0;

    assert_true(mu_cobham_waits(3, arrivals, service, wait));
    agrees(state, "A-COB-01", "W1", wait[0]);
    agrees(state, "A-COB-01", "W2", wait[1]);
    agrees(state, "A-COB-01", "W3", wait[2]);
    for (int i = 0; i < 3; i++) sum += arrivals[i] * service[i].first * wait[i];
    agrees(state, "A-COB-01", "conservation_sum_rhoW", sum);
    assert_false(mu_cobham_waits(1, (double[]){ 2 }, (mu_moments[]){ mu_moments_fixed(1) }, wait));
}

static void renewal_arrivals_follow_the_root(void **state)
{
    const mu_erlang_gaps smooth = { 2, 1 / 0.8 };
    const mu_hyper_gaps  bursty = { 0.887298334621, 1.419677335393, 0.180322664607 };
    const double         e2     = mu_gm1_delayed(mu_transform_erlang, &smooth, smooth.mean, 1);
    const double         h2     = mu_gm1_delayed(mu_transform_hyper, &bursty, 1 / 0.8, 1);

    agrees(state, "A-GIM1-01", "P_wait_E2", e2);
    agrees(state, "A-GIM1-01", "Wq_E2", mu_gm1_wait(e2, 1));
    agrees(state, "A-GIM1-01", "P_wait_H2", h2);
    agrees(state, "A-GIM1-01", "Wq_H2", mu_gm1_wait(h2, 1));
    const mu_erlang_gaps poisson = { 1, 1 / 0.8 }; /* M/M/1: the share delayed is the load */
    assert_true(fabs(mu_gm1_delayed(mu_transform_erlang, &poisson, poisson.mean, 1) - 0.8) < 1e-14);
    assert_true(isnan(mu_gm1_delayed(mu_transform_erlang, &poisson, 1, 1)));
}

static void batches_follow_gross_and_harris(void **state)
{
    const double present = mu_batch_present(0.25, 2, 6, 1); /* geometric of mean 2: E[X^2] = 6 */

    agrees(state, "A-BATCH-01", "L", present);
    agrees(state, "A-BATCH-01", "T", present / 0.5);
    agrees(state, "A-BATCH-01", "Wq", present / 0.5 - 1);
    assert_true(fabs(mu_batch_present(0.8, 1, 1, 1) - 4) < 1e-12); /* batches of one: M/M/1 */
}

static void ordered_people_and_overflow_follow_palm_and_riordan(void **state)
{
    double sum = 0;

    agrees(state, "A-ORD-01", "load_agent_1", mu_ordered_load(1, 8));
    agrees(state, "A-ORD-01", "load_agent_2", mu_ordered_load(2, 8));
    agrees(state, "A-ORD-01", "load_agent_6", mu_ordered_load(6, 8));
    agrees(state, "A-ORD-01", "load_agent_12", mu_ordered_load(12, 8));
    agrees(state, "A-ORD-01", "overflow_after_6_mean", mu_overflow_mean(6, 8));
    agrees(state, "A-ORD-01", "overflow_after_6_var", mu_overflow_variance(6, 8));
    for (int i = 1; i <= 12; i++) sum += mu_ordered_load(i, 8);
    assert_true(fabs(sum - 8 * (1 - mu_erlang_b(12, 8))) < 1e-12);
    assert_true(isnan(mu_ordered_load(0, 8)));
}

static void two_teams_with_overflow_give_the_known_values(void **state)
{
    mu_overflow s;

    assert_true(mu_overflow_solve((double[2]){ 5, 2 }, 1, (int[2]){ 5, 4 }, &s));
    agrees(state, "A-OVF-01", "block1", s.blocked[0]);
    agrees(state, "A-OVF-01", "block2", s.blocked[1]);
    agrees(state, "A-OVF-01", "occA", s.occupancy[0]);
    agrees(state, "A-OVF-01", "occB", s.occupancy[1]);
    agrees(state, "A-OVF-01", "overflow_rate", s.overflow);
    assert_false(mu_overflow_solve((double[2]){ 5, 2 }, 1, (int[2]){ MU_OVERFLOW_MOST + 1, 4 }, &s));
}

static void few_customers_give_the_known_values(void **state)
{
    mu_finite_source s;

    assert_true(mu_finite_source_solve(20, 10, 3, 1, &s));
    agrees(state, "A-FIN-01", "throughput", s.throughput);
    agrees(state, "A-FIN-01", "Wq", s.wait);
    agrees(state, "A-FIN-01", "P_all_busy_time", s.all_busy);
    /* One customer never waits, and spends service / (service + think) of the time calling. */
    assert_true(mu_finite_source_solve(1, 3, 1, 1, &s));
    assert_true(s.wait == 0 && fabs(s.occupancy - 0.25) < 1e-15);
    assert_false(mu_finite_source_solve(0, 1, 1, 1, &s));
}

static void two_classes_follow_kella_and_yechiali(void **state)
{
    const double   arrivals[2] = { 3, 4.2 };
    mu_two_classes s;

    assert_true(mu_two_classes_solve(8, arrivals, 1, &s));
    agrees(state, "A-MMCP-01", "P_delay", s.delayed);
    agrees(state, "A-MMCP-01", "W1", s.wait[0]);
    agrees(state, "A-MMCP-01", "W2", s.wait[1]);
    agrees(state, "A-MMCP-01", "EW1sq", s.wait_squared[0]);
    agrees(state, "A-MMCP-01", "EW2sq", s.wait_squared[1]);
    agrees(state, "A-MMCP-01", "Lq1", s.queue[0]);
    agrees(state, "A-MMCP-01", "Lq2", s.queue[1]);
    agrees(state, "A-MMCP-01", "P_W1_gt_0p5", mu_two_classes_first_above(8, arrivals, 1, 0.5));
    assert_false(mu_two_classes_solve(7, arrivals, 1, &s));
}

static void modulated_arrivals_give_the_known_values(void **state)
{
    const mu_mmpp2 m = { { 0.4, 1.6 }, { 0.1, 0.2 } };
    mu_modulated   s;

    assert_true(mu_mmpp2_m1_solve(&m, 1, &s));
    agrees(state, "A-MMPP-01", "mean_rate", mu_mmpp2_rate(&m));
    agrees(state, "A-MMPP-01", "L", s.present);
    agrees(state, "A-MMPP-01", "T", s.sojourn);
    agrees(state, "A-MMPP-01", "P_wait_arrival", s.delayed);
    agrees(state, "A-MMPP-01", "P_idle", s.idle);
    agrees(state, "A-MMPP-02", "IDC_1", mu_mmpp2_dispersion(&m, 1));
    agrees(state, "A-MMPP-02", "IDC_10", mu_mmpp2_dispersion(&m, 10));
    agrees(state, "A-MMPP-02", "IDC_inf", mu_mmpp2_dispersion(&m, INFINITY));
    const mu_mmpp2 plain = { { 0.8, 0.8 }, { 0.1, 0.2 } };
    assert_true(mu_mmpp2_m1_solve(&plain, 1, &s));
    assert_true(fabs(s.present - 4) < 1e-10 && fabs(s.wait - 4) < 1e-10 && fabs(s.delayed - 0.8) < 1e-12);
    assert_false(mu_mmpp2_m1_solve(&m, 1.3, &s));
}

static void a_moving_load_lags_behind_its_arrivals(void **state)
{
    agrees(state, "A-MOL-01", "m_at_7_mod_2pi", mu_sine_load(100, 20, 1, 1, 7));
    agrees(state, "A-MOL-01", "peak", mu_sine_load_peak(100, 20, 1, 1));
    agrees(state, "A-MOL-01", "lag", mu_sine_load_lag(1, 1));
}

static int open_cases(void **state)
{
    *state = cases_open();
    return 0;
}

static int close_cases(void **state)
{
    cases_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waits_with_any_service_follow_pollaczek_and_khinchine),
        cmocka_unit_test(waits_for_fixed_service_follow_erlang),
        cmocka_unit_test(priorities_follow_cobham),
        cmocka_unit_test(renewal_arrivals_follow_the_root),
        cmocka_unit_test(batches_follow_gross_and_harris),
        cmocka_unit_test(ordered_people_and_overflow_follow_palm_and_riordan),
        cmocka_unit_test(two_teams_with_overflow_give_the_known_values),
        cmocka_unit_test(few_customers_give_the_known_values),
        cmocka_unit_test(two_classes_follow_kella_and_yechiali),
        cmocka_unit_test(modulated_arrivals_give_the_known_values),
        cmocka_unit_test(a_moving_load_lags_behind_its_arrivals),
    };
    return cmocka_run_group_tests(tests, open_cases, close_cases);
}
