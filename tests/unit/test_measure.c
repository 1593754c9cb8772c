/* The table of measures against a cell filled by hand. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "experiment/measure.h"

/* 100 offered: 8 blocked, 70 answered (56 within T), 15 gave up (5 within T, 2 early), 4 dropped, 3 left over. */
static const mu_totals busy_hour = {
    .contact            = { .offered             = 100,
                            .blocked             = 8,
                            .answered            = 70,
                            .answered_in_target  = 56,
                            .abandoned           = 15,
                            .abandoned_in_target = 5,
                            .short_abandoned     = 2,
                            .dropped             = 4,
                            .cut_off             = 1,
                            .delayed             = 46,
                            .wait_answered_us    = 1400 * MU_SECOND_US,
                            .wait_abandoned_us   = 380 * MU_SECOND_US,
                            .wait_max_us         = 75 * MU_SECOND_US,
                            .talk_us             = 14000 * MU_SECOND_US,
                            .wrap_up_us          = 2800 * MU_SECOND_US,
                            .wait_answered_sq_s2 = 70000,
                            .queue_us            = 1800 * MU_SECOND_US,
                            .queue_max           = 6 },
    .target_met         = 56,
    .target_of          = 89,
    .busy_us            = 18000 * MU_SECOND_US,
    .staffed_us         = 20000 * MU_SECOND_US,
    .scheduled_us       = 19800 * MU_SECOND_US,
    .paid_open_us       = 20000 * MU_SECOND_US,
    .paid_us            = 21600 * MU_SECOND_US,
    .overrun_us         = 1800 * MU_SECOND_US,
    .handled            = 70,
    .handled_in_target  = 63,
    .handled_wait_us    = 700 * MU_SECOND_US,
    .handled_talk_us    = 13300 * MU_SECOND_US,
    .handled_wrap_up_us = 2100 * MU_SECOND_US,
    .cost               = 140,
    .span_us            = 3600 * MU_SECOND_US,
};

static double value_of(const char *id)
{
    double x, y;

    mu_measure_at(mu_measure_find(id))->pair(&busy_hour, &x, &y);
    return x / y;
}

static void check(const char *id, double expected)
{
    if (mu_measure_find(id) < 0) fail_msg("no measure %s", id);
    const double v = value_of(id);
    if (v < expected - 1e-12 || v > expected + 1e-12) fail_msg("%s: %.12g, expected %.12g", id, v, expected);
}

static void contacts_are_counted_by_what_became_of_them(void **state)
{
    (void)state;
    check("offered", 100);
    check("answered", 70);
    check("abandoned", 15);
    check("short_abandoned", 2);
    check("blocked", 8);
    check("dropped", 4);
    check("cut_off", 1);
    check("left_over", 3);
    check("answered_in_target", 56);
    check("delayed", 46.0 / 92.0);
    check("abandonment", 0.15);
    check("abandonment_net", 13.0 / 98.0);
    check("blocking", 0.08);
}

static void the_four_service_levels_differ_in_who_counts(void **state)
{
    (void)state;
    check("service_level_answered", 56.0 / 70.0);
    check("service_level_strict", 56.0 / 89.0);
    check("service_level_neutral", 56.0 / 84.0);
    check("service_level_credited", 61.0 / 89.0);
    check("service_level", 56.0 / 89.0);
}

static void waits_and_work_are_means_in_seconds(void **state)
{
    (void)state;
    check("asa", 20);
    check("mean_wait", 1780.0 / 89.0);
    check("wait_of_abandoned", 20);
    check("longest_wait", 75);
    check("mean_square_wait", 1000);
    check("aht", 240);
    check("talk", 200);
    check("wrap_up", 40);
    check("queue", 0.5);
    check("queue_max", 6);
}

static void people_are_measured_against_the_hours_they_are_there(void **state)
{
    (void)state;
    check("occupancy", 0.9);
    check("utilisation", 1);
    check("staffed", 20.0 / 3.6);
    check("scheduled", 5.5);
    check("busy", 5);
    check("handled", 70);
    check("handled_in_target", 0.9);
    check("handled_wait", 10);
    check("handled_aht", 220);
    check("handled_talk", 190);
    check("handled_wrap_up", 30);
    check("paid_hours", 6);
    check("overrun_hours", 0.5);
    check("cost", 140);
    check("cost_per_answered", 2);
}

static void every_measure_has_its_words_and_a_name_of_its_own(void **state)
{
    (void)state;
    for (int i = 0; i < mu_measure_count(); i++) {
        const mu_measure *m = mu_measure_at(i);
        assert_int_equal(mu_measure_find(m->id), i);
        assert_true(strlen(m->label_en) > 0 && strlen(m->label_zh) > 0);
        assert_true((m->pair != NULL || m->quantile > 0) && m->quantile < 1);
        assert_true(strlen(m->formula) > 0 && strlen(m->definition) > 0 && strlen(m->source) > 0);
    }
    assert_int_equal(mu_measure_find("no such measure"), -1);
}

static void cell_measures_are_numbered_without_gaps(void **state)
{
    (void)state;
    for (int scope = MU_SCOPE_CONTACT; scope <= MU_SCOPE_TEAM; scope++) {
        const int n = mu_cell_measure_count((mu_scope)scope);
        assert_true(n > 5);
        for (int k = 0; k < n; k++) {
            const int measure = mu_cell_measure((mu_scope)scope, k);
            assert_int_equal(mu_measure_at(measure)->scope, scope);
            assert_int_equal(mu_cell_measure_find(measure), k);
        }
        assert_int_equal(mu_cell_measure((mu_scope)scope, n), -1);
    }
    assert_int_equal(mu_cell_measure_find(mu_measure_find("mean_square_wait")), -1);
    assert_int_equal(mu_cell_measure_find(mu_measure_find("wait_p80")), -1); /* read off a curve */
}

static void adding_totals_sums_everything_but_the_longest_queue(void **state)
{
    mu_totals sum = { 0 };

    (void)state;
    mu_totals_add(&sum, &busy_hour, MU_SCOPE_CONTACT);
    mu_totals_add(&sum, &busy_hour, MU_SCOPE_CONTACT);
    assert_int_equal(sum.contact.offered, 200);
    assert_int_equal(sum.contact.queue_max, 6);
    assert_int_equal(sum.contact.wait_max_us, 75 * MU_SECOND_US);
    assert_int_equal(sum.target_of, 178);
    assert_int_equal(sum.span_us, 2 * busy_hour.span_us);
    mu_totals_add(&sum, &busy_hour, MU_SCOPE_TEAM);
    assert_int_equal(sum.handled, 70);
    assert_int_equal(sum.busy_us, busy_hour.busy_us);
}

static void sums_of_waits_do_not_wrap_around(void **state)
{
    mu_totals century = { 0 }, sum = { 0 };
    double    x, y;

    (void)state;
    century.contact.answered = 1000000;
    century.contact.wait_answered_us =
        1e6 * 100 * 365.25 * (double)MU_DAY_US; /* a million waits of a century */
    for (int i = 0; i < 100; i++) mu_totals_add(&sum, &century, MU_SCOPE_CONTACT);
    mu_measure_at(mu_measure_find("asa"))->pair(&sum, &x, &y);
    assert_true(x / y > 3.15e9 && x / y < 3.16e9);
}

static void other_departments_are_left_out_of_the_whole(void **state)
{
    const mu_team teams[] = { { .pay_per_hour = 20, .overrun_paid = true },
                              { .external = true, .overrun_paid = true } };
    const mu_cell cell    = { .till = { MU_HOUR_US }, .open = true };
    mu_team_cell  team[2] = { { .answered = 10, .busy_us = 30, .staffed_us = MU_HOUR_US },
                              { .answered = 5, .busy_us = 60, .staffed_us = 2 * MU_HOUR_US } };
    mu_cell       cells[] = { cell };
    mu_model      m       = { .n_teams = 2, .teams = teams, .calendar = { .n_cells = 1, .cells = cells } };
    mu_record     r       = { .team = team };

    (void)state;
    const mu_totals whole = mu_totals_team(&m, &r, 2, 0), own = mu_totals_team(&m, &r, 1, 0);
    assert_int_equal(whole.handled, 10);
    assert_true(whole.busy_us == 30);
    assert_true(whole.staffed_us == (double)MU_HOUR_US);
    assert_true(whole.cost == 20);
    assert_int_equal(own.handled, 5);
    assert_true(own.busy_us == 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contacts_are_counted_by_what_became_of_them),
        cmocka_unit_test(the_four_service_levels_differ_in_who_counts),
        cmocka_unit_test(waits_and_work_are_means_in_seconds),
        cmocka_unit_test(people_are_measured_against_the_hours_they_are_there),
        cmocka_unit_test(every_measure_has_its_words_and_a_name_of_its_own),
        cmocka_unit_test(cell_measures_are_numbered_without_gaps),
        cmocka_unit_test(sums_of_waits_do_not_wrap_around),
        cmocka_unit_test(adding_totals_sums_everything_but_the_longest_queue),
        cmocka_unit_test(other_departments_are_left_out_of_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
