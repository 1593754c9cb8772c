#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "plan/erlang.h"
#include "plan/impatience.h"
#include "tests/stat/cases.h"

/* The case's own analytic tolerance. */
static void agrees(void **state, const char *id, const char *key, double value)
{
    const double expected = cases_expected(*state, id, key);
    const double allowed  = cases_number(*state, id, "tolerance", "analytic_rel", 0) * fabs(expected);

    if (!(fabs(value - expected) <= allowed))
        fail_msg("%s %s: expected %.12g, got %.12g", id, key, expected, value);
}

static void erlang_b_gives_the_known_values(void **state)
{
    agrees(state, "A-ERB-01", "blocking", mu_erlang_b(10, 10));
    agrees(state, "A-ERB-01", "mean_busy", 10 * (1 - mu_erlang_b(10, 10)));
    agrees(state, "A-ERB-02", "blocking", mu_erlang_b(200, 180));
    agrees(state, "A-ERB-03", "blocking", mu_erlang_b(30, 24));
    assert_true(mu_erlang_b(0, 3) == 1);
    assert_true(mu_erlang_b(3, 0) == 0);
    assert_true(isnan(mu_erlang_b(-1, 3)) && isnan(mu_erlang_b(3, -1)) && isnan(mu_erlang_b(3, NAN)));
}

static void erlang_c(void **state, const char *id, int c, double arrivals, double service)
{
    mu_steady_state s;

    assert_true(mu_erlang_c_state(c, arrivals, service, &s));
    agrees(state, id, "P_wait", s.delayed);
    agrees(state, id, "Wq", s.wait);
    agrees(state, id, "Lq", s.queue);
    agrees(state, id, "occ", s.occupancy);
    agrees(state, id, "Var_Wq", s.wait_answered_variance);
}

static void erlang_c_gives_the_known_values(void **state)
{
    erlang_c(state, "A-MMC-01", 12, 4.2, 2);
    agrees(state, "A-MMC-01", "P_W_le_20s", mu_erlang_c_level(12, 4.2, 2, 1.0 / 3));
    erlang_c(state, "A-MMC-02", 13, 3.5 / 60, 180);
    agrees(state, "A-MMC-02", "P_W_le_20s", mu_erlang_c_level(13, 3.5 / 60, 180, 20));
    erlang_c(state, "A-MMC-03", 38, 240.0 / 1800, 240);
    agrees(state, "A-MMC-03", "P_W_le_20s", mu_erlang_c_level(38, 240.0 / 1800, 240, 20));
    erlang_c(state, "A-MMC-04", 100, 95, 1);
    agrees(state, "A-MMC-04", "P_W_le_0.1", mu_erlang_c_level(100, 95, 1, 0.1));
}

static void one_person_is_a_case_of_erlang_c(void **state)
{
    mu_steady_state s;

    assert_true(mu_erlang_c_state(1, 0.8, 1, &s));
    agrees(state, "A-MM1-01", "Wq", s.wait);
    agrees(state, "A-MM1-01", "Lq", s.queue);
    agrees(state, "A-MM1-01", "P_wait", s.delayed);
    agrees(state, "A-MM1-01", "Var_Wq", s.wait_answered_variance);
    agrees(state, "A-MM1-01", "P_W_gt_2", 1 - mu_erlang_c_level(1, 0.8, 1, 2));
    assert_true(mu_erlang_c_state(1, 0.95, 1, &s));
    agrees(state, "A-MM1-02", "Wq", s.wait);
    agrees(state, "A-MM1-02", "P_W_gt_20", 1 - mu_erlang_c_level(1, 0.95, 1, 20));
}

static void a_queue_that_grows_for_ever_has_no_state(void **state)
{
    mu_steady_state s;

    (void)state;
    assert_false(mu_erlang_c_state(10, 10, 1, &s));
    assert_false(mu_erlang_c_state(0, 1, 1, &s));
    assert_false(mu_erlang_c_state(5, -1, 1, &s));
    assert_true(mu_erlang_c(10, 10) == 1);
    assert_true(mu_erlang_c_level(10, 12, 1, 1) == 0);
}

static void erlang_a(void **state, const char *id, int c, double arrivals, double service, double patience,
                     const char *threshold, double within)
{
    mu_steady_state s;
    char            key[40];

    assert_true(mu_erlang_a_state(c, arrivals, service, patience, &s));
    agrees(state, id, "P_delay", s.delayed);
    agrees(state, id, "P_abandon", s.abandoned);
    agrees(state, id, "mean_queue", s.queue);
    agrees(state, id, "mean_wait_all", s.wait);
    agrees(state, id, "occ", s.occupancy);
    agrees(state, id, "mean_wait_served", s.wait_answered);
    agrees(state, id, "mean_wait_abandoned", s.wait_abandoned);
    agrees(state, id, "VarQ", s.queue_variance);
    snprintf(key, sizeof key, "SL_offered_%s", threshold);
    agrees(state, id, key, mu_erlang_a_level(c, arrivals, service, patience, within, MU_SL_STRICT));
    snprintf(key, sizeof key, "SL_of_served_%s", threshold);
    agrees(state, id, key, mu_erlang_a_level(c, arrivals, service, patience, within, MU_SL_ANSWERED));
}

static void erlang_a_gives_the_known_values(void **state)
{
    erlang_a(state, "A-ERA-01", 100, 102, 1, 1, "0.1", 0.1);
    erlang_a(state, "A-ERA-01", 100, 102, 1, 1, "0.2", 0.2);
    erlang_a(state, "A-ERA-02", 100, 102, 1, 4, "0.1", 0.1);
    erlang_a(state, "A-ERA-02", 100, 102, 1, 4, "0.2", 0.2);
    erlang_a(state, "A-ERA-03", 13, 3.5 / 60, 180, 300, "20.0", 20);
    erlang_a(state, "A-ERA-04", 12, 4.2, 2, 1, "0.3333", 1.0 / 3);
    erlang_a(state, "A-ERA-05", 5, 100.0 / 60, 4, 2, "0.3333", 1.0 / 3);
    erlang_a(state, "A-ERA-06", 1000, 1000, 1, 2, "0.05", 0.05);
}

static void the_values_that_another_program_asserts_come_out(void **state)
{
    mu_steady_state s;
    const double    allowed = cases_number(*state, "B-HERZ-03", "tolerance", "abs", 0);

    assert_true(mu_erlang_c_state(13, 3.5 / 60, 180, &s));
    assert_true(fabs(s.wait - cases_expected(*state, "B-HERZ-03", "Wq_s")) <= allowed);
    assert_true(mu_erlang_a_state(13, 3.5 / 60, 180, 300, &s));
    assert_true(fabs(s.wait - cases_expected(*state, "B-HERZ-03", "Wq_s_patience5min")) <= allowed);
}

static void endless_patience_turns_erlang_a_into_erlang_c(void **state)
{
    mu_steady_state a, c;

    (void)state;
    assert_true(mu_erlang_a_state(12, 4.2, 2, 1e7, &a) && mu_erlang_c_state(12, 4.2, 2, &c));
    assert_true(fabs(a.delayed / c.delayed - 1) < 1e-5);
    assert_true(fabs(a.wait / c.wait - 1) < 1e-5);
    assert_true(fabs(a.queue_variance / c.queue_variance - 1) < 1e-4);
    assert_true(fabs(a.wait_answered_variance / c.wait_answered_variance - 1) < 1e-4);
}

static void the_four_service_levels_agree_with_their_definitions(void **state)
{
    mu_steady_state s;
    double          level[4];

    (void)state;
    assert_true(mu_erlang_a_state(5, 100.0 / 60, 4, 2, &s));
    for (int i = 0; i < 4; i++) level[i] = mu_erlang_a_level(5, 100.0 / 60, 4, 2, 0.5, (mu_sl)i);
    const double early = level[MU_SL_CREDITED] - level[MU_SL_STRICT]; /* gave up within the threshold */
    assert_true(early > 0 && early < s.abandoned);
    assert_true(fabs(level[MU_SL_ANSWERED] * (1 - s.abandoned) - level[MU_SL_STRICT]) < 1e-12);
    assert_true(fabs(level[MU_SL_NEUTRAL] * (1 - early) - level[MU_SL_STRICT]) < 1e-12);
    /* Giving up early has the rate 1/patience while waiting at most the threshold. */
    double waiting = 0;
    for (int i = 0; i < 200; i++)
        waiting +=
            mu_impatient_wait_above(5, 100.0 / 60, 4, &(mu_dist){ .kind = MU_DIST_EXPONENTIAL, .a = 2 },
                                    0.5 * (i + 0.5) / 200) *
            0.5 / 200;
    assert_true(fabs(early / (waiting / 2) - 1) < 1e-5);
}

static void a_limited_waiting_room_gives_the_known_values(void **state)
{
    mu_steady_state s;

    assert_true(mu_mmck_state(12, 5, 4.2, 2, &s));
    agrees(state, "A-MMCK-01", "P_block", s.blocked);
    agrees(state, "A-MMCK-01", "Lq", s.queue);
    agrees(state, "A-MMCK-01", "Wq_accepted", s.wait);
    agrees(state, "A-MMCK-01", "P_delay_accepted", s.delayed);
    agrees(state, "A-MMCK-01", "occ", s.occupancy);
    const double level = mu_mmck_level(12, 5, 4.2, 2, 1.0 / 3);
    agrees(state, "A-MMCK-01", "SL_over_accepted", level);
    agrees(state, "A-MMCK-01", "SL_over_offered", level * (1 - s.blocked));
    assert_true(mu_mmck_state(2, 1, 3, 0.25, &s));
    agrees(state, "A-MMCK-02", "P_block", s.blocked);
    agrees(state, "A-MMCK-02", "Lq", s.queue);
    agrees(state, "A-MMCK-02", "Wq_accepted", s.wait);
    agrees(state, "A-MMCK-02", "P_delay_accepted", s.delayed);
    agrees(state, "A-MMCK-02", "occ", s.occupancy);
}

static void no_waiting_places_is_erlang_b(void **state)
{
    mu_steady_state s;

    (void)state;
    assert_true(mu_mmck_state(10, 0, 10, 1, &s));
    assert_true(fabs(s.blocked - mu_erlang_b(10, 10)) < 1e-14);
    assert_true(s.queue == 0 && s.delayed == 0);
}

static void staffing_by_erlang_c_gives_the_known_numbers(void **state)
{
    const mu_staffing_target target = { 0.8, 20, 1 };

    for (int i = 0; i < 5; i++) {
        const double volume   = cases_number(*state, "A-STAF-01", "inputs", "volumes", i);
        const double arrivals = volume / 1800;
        const int    c        = mu_erlang_c_people(arrivals, 300, target);
        char         key[40];
        snprintf(key, sizeof key, "C_80_20_aht300_v%.0f", volume);
        agrees(state, "A-STAF-01", key, c);
        snprintf(key, sizeof key, "SL_at_v%.0f", volume);
        agrees(state, "A-STAF-01", key, mu_erlang_c_level(c, arrivals, 300, 20));
    }
    agrees(state, "A-STAF-01", "C_240calls_aht240_noocc", mu_erlang_c_people(240.0 / 1800, 240, target));
    const int capped = mu_erlang_c_people(240.0 / 1800, 240, (mu_staffing_target){ 0.8, 20, 0.85 });
    agrees(state, "A-STAF-01", "C_240calls_aht240_occ85", capped);
    agrees(state, "A-STAF-01", "scheduled_30pct_shrinkage", ceil(capped / (1 - 0.30)));
    assert_int_equal(mu_erlang_c_people(-1, 300, target), -1);
    assert_int_equal(mu_erlang_c_people(1, 300, (mu_staffing_target){ 1.2, 20, 1 }), -1);
}

static void staffing_by_erlang_a_gives_the_known_numbers(void **state)
{
    for (int i = 0; i < 4; i++) {
        const double    volume   = cases_number(*state, "A-STAF-02", "inputs", "volumes", i);
        const double    arrivals = volume / 1800;
        const int       c        = mu_erlang_a_people(arrivals, 300, 180, (mu_staffing_target){ 0.8, 20, 1 });
        mu_steady_state s;
        char            key[40];
        snprintf(key, sizeof key, "A_80_20_v%.0f", volume);
        agrees(state, "A-STAF-02", key, c);
        snprintf(key, sizeof key, "SLoff_v%.0f", volume);
        agrees(state, "A-STAF-02", key, mu_erlang_a_level(c, arrivals, 300, 180, 20, MU_SL_STRICT));
        assert_true(mu_erlang_a_state(c, arrivals, 300, 180, &s));
        snprintf(key, sizeof key, "Pab_v%.0f", volume);
        agrees(state, "A-STAF-02", key, s.abandoned);
    }
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
        cmocka_unit_test(erlang_b_gives_the_known_values),
        cmocka_unit_test(erlang_c_gives_the_known_values),
        cmocka_unit_test(one_person_is_a_case_of_erlang_c),
        cmocka_unit_test(a_queue_that_grows_for_ever_has_no_state),
        cmocka_unit_test(erlang_a_gives_the_known_values),
        cmocka_unit_test(the_values_that_another_program_asserts_come_out),
        cmocka_unit_test(endless_patience_turns_erlang_a_into_erlang_c),
        cmocka_unit_test(the_four_service_levels_agree_with_their_definitions),
        cmocka_unit_test(a_limited_waiting_room_gives_the_known_values),
        cmocka_unit_test(no_waiting_places_is_erlang_b),
        cmocka_unit_test(staffing_by_erlang_c_gives_the_known_numbers),
        cmocka_unit_test(staffing_by_erlang_a_gives_the_known_numbers),
    };
    return cmocka_run_group_tests(tests, open_cases, close_cases);
}
