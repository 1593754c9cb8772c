#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "plan/erlang.h"
#include "plan/transient.h"
#include "tests/stat/cases.h"

static void agrees(void **state, const char *id, const char *key, double value)
{
    const double expected = cases_expected(*state, id, key);
    const double allowed  = cases_number(*state, id, "tolerance", "analytic_rel", 0) * fabs(expected);

    if (!(fabs(value - expected) <= allowed))
        fail_msg("%s %s: expected %.12g, got %.12g", id, key, expected, value);
}

static const mu_day_piece eight_hours = { 480, 4.2, 12 };

static void a_day_from_empty_gives_the_known_values(void **state)
{
    const mu_day  day = { 2, INFINITY, 250, 1.0 / 3 };
    mu_day_totals t[2];

    assert_true(mu_day_solve(&day, 1, &eight_hours, t));
    agrees(state, "A-DAYMMC-01", "E_in_target", t[0].in_target);
    agrees(state, "A-DAYMMC-01", "SL_ratio", t[0].in_target / t[0].offered);
    agrees(state, "A-DAYMMC-01", "E_served", t[0].offered);
    agrees(state, "A-DAYMMC-01", "ASA_min", t[0].wait_answered / t[0].offered);
    agrees(state, "A-DAYMMC-01", "occ", t[0].busy_time / t[0].staffed_time);
    agrees(state, "A-DAYMMC-01", "E_queue_at_close", t[0].queue_at_end);
    assert_true(t[0].blocked < 1e-9);
    /* All work that came is done in the end, and all waiting happens in the queue. */
    assert_true(fabs(t[0].busy_time + t[1].busy_time - 2 * t[0].offered) < 1e-6);
    assert_true(fabs(t[0].queue_time + t[1].queue_time - t[0].wait_answered) < 1e-6);
}

static void a_day_with_impatience_gives_the_known_values(void **state)
{
    const mu_day  day = { 2, 1, 150, 1.0 / 3 };
    mu_day_totals t[2];

    assert_true(mu_day_solve(&day, 1, &eight_hours, t));
    const double answered = t[0].offered - t[0].abandoned - t[1].abandoned;
    agrees(state, "A-DAYMMC-02", "E_abandoned", t[0].abandoned + t[1].abandoned);
    agrees(state, "A-DAYMMC-02", "E_in_target", t[0].in_target);
    agrees(state, "A-DAYMMC-02", "SL_of_served", t[0].in_target / answered);
    agrees(state, "A-DAYMMC-02", "ASA_served_min", t[0].wait_answered / answered);
    agrees(state, "A-DAYMMC-02", "occ", t[0].busy_time / t[0].staffed_time);
}

static void a_day_with_five_places_gives_the_known_values(void **state)
{
    const mu_day  day = { 2, INFINITY, 5, 1.0 / 3 };
    mu_day_totals t[2];

    assert_true(mu_day_solve(&day, 1, &eight_hours, t));
    const double answered = t[0].offered - t[0].blocked;
    agrees(state, "A-DAYMMC-03", "E_blocked", t[0].blocked);
    agrees(state, "A-DAYMMC-03", "E_in_target", t[0].in_target);
    agrees(state, "A-DAYMMC-03", "SL_of_served", t[0].in_target / answered);
    agrees(state, "A-DAYMMC-03", "ASA_min", t[0].wait_answered / answered);
    agrees(state, "A-DAYMMC-03", "occ", t[0].busy_time / t[0].staffed_time);
}

static void after_long_enough_a_day_is_erlang_a(void **state)
{
    const mu_day       day    = { 1, 2, 120, 0.1 };
    const mu_day_piece two[2] = { { 60, 10, 10 }, { 1, 10, 10 } };
    mu_day_totals      t[3];
    mu_steady_state    s;

    (void)state;
    assert_true(mu_day_solve(&day, 2, two, t) && mu_erlang_a_state(10, 10, 1, 2, &s));
    assert_true(fabs(t[1].queue_time - s.queue) < 1e-9);
    assert_true(fabs(t[1].delayed / 10 - s.delayed) < 1e-9);
    assert_true(fabs(t[1].abandoned / 10 - s.abandoned) < 1e-9);
    assert_true(fabs(t[1].busy_time / 10 - s.occupancy) < 1e-9);
    assert_true(fabs(t[1].in_target / 10 - mu_erlang_a_level(10, 10, 1, 2, 0.1, MU_SL_STRICT)) < 1e-8);
}

static void people_who_go_finish_what_they_have_in_hand(void **state)
{
    const mu_day       day     = { 3, 2, 200, 0.1 };
    const mu_day_piece four[4] = { { 30, 6, 20 }, { 20, 7, 26 }, { 30, 6, 15 }, { 20, 2, 5 } };
    mu_day_totals      t[5];
    double             offered = 0, abandoned = 0, busy = 0;

    (void)state;
    assert_true(mu_day_solve(&day, 4, four, t));
    for (int i = 0; i < 5; i++) {
        offered += t[i].offered;
        abandoned += t[i].abandoned;
        busy += t[i].busy_time;
    }
    assert_true(fabs(busy - 3 * (offered - abandoned)) < 1e-6); /* no contact in hand is lost */
    assert_true(t[2].staffed_time > 15 * 30 + 5 && t[1].staffed_time == 26 * 20);
}

static void a_day_with_nobody_on_duty_is_refused(void **state)
{
    const mu_day  day = { 2, 1, 150, 1 };
    mu_day_totals t[2];

    (void)state;
    assert_false(mu_day_solve(&day, 1, &(mu_day_piece){ 10, 1, 0 }, t));
    assert_false(mu_day_solve(&day, 1, &(mu_day_piece){ -1, 1, 3 }, t));
    assert_false(mu_day_solve(&(mu_day){ 0, 1, 1, 1 }, 1, &eight_hours, t));
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
        cmocka_unit_test(a_day_from_empty_gives_the_known_values),
        cmocka_unit_test(a_day_with_impatience_gives_the_known_values),
        cmocka_unit_test(a_day_with_five_places_gives_the_known_values),
        cmocka_unit_test(after_long_enough_a_day_is_erlang_a),
        cmocka_unit_test(people_who_go_finish_what_they_have_in_hand),
        cmocka_unit_test(a_day_with_nobody_on_duty_is_refused),
    };
    return cmocka_run_group_tests(tests, open_cases, close_cases);
}
