/* Three replications written by hand become estimates that can be worked out on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "experiment/estimate.h"
#include "tests/support/watch.h"

/* Two days of an hour; cells: morning, two open ones, evening, night, two open ones, drain. */
enum { MONDAY = 1, EVENING = 3, TUESDAY = 5, CELLS = 8, REPLICATIONS = 3 };

static const char two_days[] = "horizon: 2d 08:00-09:00\ninterval: 30min\n"
                               "contacts:\n"
                               "  a: {arrivals: 20/h, handle: 1min, answer: 80% within 20s}\n"
                               "  b: {arrivals: 20/h, handle: 1min, answer: 55% within 20s}\n"
                               "teams: {t: {people: 1, pay: 36/h}}\n";

static const int64_t in_time[REPLICATIONS][2] = { { 8, 5 }, { 10, 7 }, { 9, 9 } }; /* of ten on each day */

static void write_type(mu_record *r, int32_t cell, int32_t type, int64_t in_target, int64_t answered)
{
    mu_contact_cell *c = &r->contact[cell * r->n_types + type];

    c->offered = c->answered = answered;
    c->answered_in_target    = in_target;
}

/* Type b answers 11 of 20 in time on every day: exactly its target. */
static void write_replication(mu_record *r, int i)
{
    mu_record_clear(r);
    write_type(r, MONDAY, 0, in_time[i][0], 10);
    write_type(r, TUESDAY, 0, in_time[i][1], 10);
    write_type(r, MONDAY, 1, 11, 20);
    write_type(r, TUESDAY, 1, 11, 20);
    for (int32_t k = MONDAY; k <= EVENING; k++)
        r->team[k] = (mu_team_cell){ .busy_us = 3e8, .staffed_us = 6e8, .scheduled_us = 5e8, .answered = 1 };
}

static mu_estimator *three_replications(const mu_model *m)
{
    mu_estimator *e = mu_estimator_new(m, REPLICATIONS, false);
    mu_record    *r = mu_record_new(m);

    assert_int_equal(m->calendar.n_cells, CELLS);
    for (int i = 0; i < REPLICATIONS; i++) {
        write_replication(r, i);
        assert_true(mu_estimator_add(e, r));
    }
    mu_record_free(r);
    return e;
}

static void assert_near(double x, double expected)
{
    if (!(fabs(x - expected) <= 1e-9)) fail_msg("%.12g, expected %.12g", x, expected);
}

static void estimates_are_ratios_of_totals_with_a_student_interval(void **state)
{
    mu_model     *m     = mu_test_model(two_days);
    mu_estimator *e     = three_replications(m);
    mu_results   *r     = mu_estimator_results(e);
    const int     level = mu_measure_find("service_level");
    const double  se    = sqrt(14.0 / 2 / 3) / 20; /* 13, 17 and 18 of 20 */

    (void)state;
    const mu_estimate *a = mu_results_contact(r, 0, level);
    assert_near(a->mean, 48.0 / 60.0);
    assert_near(a->se, se);
    assert_near(a->low, 0.8 - 4.302652729749464 * se);
    assert_near(a->high, 1.0); /* a share ends at 1 */
    assert_int_equal(a->n, 3);
    assert_near(mu_results_contact(r, 2, level)->mean, (48.0 + 66.0) / (60.0 + 120.0)); /* the whole */
    assert_near(mu_results_contact(r, 1, level)->se, 0);
    mu_results_free(r);
    mu_estimator_free(e);
    mu_model_free(m);
}

static void days_and_intervals_are_counted_against_the_target(void **state)
{
    mu_model     *m = mu_test_model(two_days);
    mu_estimator *e = three_replications(m);
    mu_results   *r = mu_estimator_results(e);

    (void)state;
    assert_near(r->target[0].days.mean, 4.0 / 6.0);
    assert_near(r->target[0].cells.mean, 4.0 / 6.0); /* empty intervals have nothing to meet */
    assert_near(r->target[1].days.mean, 1.0);        /* 11 of 20 are 55 % */

    const mu_spread *days = mu_results_contact_days(r, 0, mu_measure_find("service_level"));
    assert_near(days->p10, 0.6); /* of 5, 7, 8, 9, 9, 10 tenths */
    assert_near(days->p50, 0.85);
    assert_near(days->p90, 0.95);
    mu_results_free(r);
    mu_estimator_free(e);
    mu_model_free(m);
}

static void closed_hours_are_paid_but_not_occupied_and_belong_to_their_day(void **state)
{
    mu_model     *m = mu_test_model(two_days);
    mu_estimator *e = three_replications(m);
    mu_results   *r = mu_estimator_results(e);

    (void)state;
    assert_near(mu_results_team(r, 0, mu_measure_find("cost"))->mean, 18); /* half an hour, the evening too */
    assert_near(mu_results_team(r, 0, mu_measure_find("occupancy"))->mean, 0.5);
    assert_near(mu_results_team(r, 0, mu_measure_find("staffed"))->mean, 1200.0 / 7200.0);
    assert_near(mu_results_team(r, 0, mu_measure_find("overrun_hours"))->mean, 300.0 / 3600.0);
    const mu_spread *cost = mu_results_team_days(r, 0, mu_measure_find("cost"));
    assert_near(cost->p90, 18); /* all of it on Monday, evening included */
    assert_near(cost->p10, 0);
    mu_results_free(r);
    mu_estimator_free(e);
    mu_model_free(m);
}

static void precision_looks_at_the_widest_of_all_targets(void **state)
{
    mu_model     *m = mu_test_model(two_days);
    mu_estimator *e = three_replications(m);

    (void)state;
    assert_near(mu_estimator_worst(e), 4.302652729749464 * sqrt(14.0 / 2 / 3) / 20 / 0.8);
    mu_estimator_free(e);
    mu_model_free(m);
}

static void without_spread_precision_counts_the_cases(void **state)
{
    mu_model     *m = mu_test_model("horizon: 2d 08:00-09:00\ninterval: 30min\n"
                                        "contacts: {b: {arrivals: 20/h, handle: 1min, answer: 80% within 20s}}\n"
                                        "teams: {t: {people: 1}}\n");
    mu_estimator *e = mu_estimator_new(m, REPLICATIONS, false);
    mu_record    *r = mu_record_new(m);

    (void)state;
    for (int i = 0; i < REPLICATIONS; i++) {
        mu_record_clear(r);
        write_type(r, MONDAY, 0, 20, 20); /* all in time, always */
        assert_true(mu_estimator_add(e, r));
    }
    assert_near(mu_estimator_worst(e), 3.0 / 60.0); /* rule of three */
    mu_record_free(r);
    mu_estimator_free(e);
    mu_model_free(m);
}

/* Two replications; six of ten on Monday are answered at once, four after 10 s and on; on Tuesday all are. */
static void waits_are_pooled_with_those_who_did_not_wait(void **state)
{
    mu_model     *m = mu_test_model(two_days);
    mu_estimator *e = mu_estimator_new(m, 2, false);
    mu_record    *r = mu_record_new(m);

    (void)state;
    for (int64_t i = 0; i < 2; i++) {
        mu_record_clear(r);
        write_type(r, MONDAY, 0, 6, 10);
        write_type(r, TUESDAY, 0, 10, 10);
        r->team[MONDAY].answered_at_once = 1;
        for (int64_t k = 0; k < 4; k++) {
            const int64_t us = (10 + 10 * i) * MU_SECOND_US;
            assert_true(mu_record_wait(r, &r->contact_wait[MONDAY * m->n_types], mu_wait_bin(us), us));
        }
        assert_true(mu_estimator_add(e, r));
    }
    mu_results *results = mu_estimator_results(e);
    const int   p80 = mu_measure_find("wait_p80"), p90 = mu_measure_find("wait_p90"),
              p99  = mu_measure_find("wait_p99");
    const int team = mu_measure_find("handled_wait_p50");
    assert_near(mu_results_contact(results, 0, p80)->mean, 0); /* 32 of 40 */
    const double last = mu_results_contact(results, 0, p99)->mean;
    assert_true(last > 16 && last <= 20); /* 4 of 40 waited 20 s; their bin begins at 16.8 s */
    assert_near(mu_results_contact_days(results, 0, p99)->p10, 0); /* Tuesdays */
    assert_near(mu_results_contact_days(results, 0, p80)->p90,
                17); /* Mondays had 10 and 20 s: rank 2.7 of 3 */
    const double half = mu_results_team(results, 0, team)->mean;
    assert_true(half >= 10 && half < 10.5); /* two of ten at once, four after 10 s */
    /* 12 of 20 at once, 16 before 16.8 s, 20 before 20 s: in the last bin the share falls evenly. */
    assert_near(mu_results_cell(results, 0, 0, p90).mean, 16.777216 + (20 - 16.777216) / 2);
    assert_true(isnan(mu_results_cell(results, 3, 0, p90).mean)); /* nobody came */
    mu_record_free(r);
    mu_results_free(results);
    mu_estimator_free(e);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(estimates_are_ratios_of_totals_with_a_student_interval),
        cmocka_unit_test(days_and_intervals_are_counted_against_the_target),
        cmocka_unit_test(closed_hours_are_paid_but_not_occupied_and_belong_to_their_day),
        cmocka_unit_test(precision_looks_at_the_widest_of_all_targets),
        cmocka_unit_test(without_spread_precision_counts_the_cases),
        cmocka_unit_test(waits_are_pooled_with_those_who_did_not_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
