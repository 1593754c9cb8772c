/* What stands beside measured rows, from replications written by hand and worked out on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "experiment/actual.h"
#include "experiment/estimate.h"
#include "tests/support/watch.h"

enum { REPLICATIONS = 3, MEAN_WAIT = 1, MON = 0, TUE = 1, SUN = 6 };

/* From a Monday on; two intervals a day. */
#define SCENARIO(days, more)                                                  \
    "start: 2026-01-05\nhorizon: " days " 08:00-09:00\ninterval: 30min\n"     \
    "contacts: {a: {arrivals: 20/h, handle: 1min, answer: 80% within 20s}}\n" \
    "teams: {t: {people: 1}}\n" more

static mu_actual_row dated(int day, int minute)
{
    return (mu_actual_row){ .at      = { day * MU_DAY_US + minute * MU_MINUTE_US },
                            .day     = 20458 + day,
                            .weekday = -1 };
}

static mu_actual_row undated(int weekday, int minute)
{
    return (mu_actual_row){ .at = { minute * MU_MINUTE_US }, .day = -1, .weekday = weekday };
}

static mu_model *model_with(const char *yaml, const mu_actual_row *row, int32_t n)
{
    mu_model *m = mu_test_model(yaml);

    m->actual   = row;
    m->n_actual = n;
    return m;
}

static void assert_near(double x, double expected)
{
    if (!(fabs(x - expected) <= 1e-9)) fail_msg("%.12g, expected %.12g", x, expected);
}

/* Writes what the `nth` open interval of a replication saw; all were answered. */
static void write_cell(const mu_model *m, mu_record *r, int nth, int64_t calls, double wait_each_s)
{
    int32_t k = 0;

    for (int open = -1; k < m->calendar.n_cells; k++) {
        open += m->calendar.cells[k].open;
        if (open == nth) break;
    }
    r->contact[k] = (mu_contact_cell){ .offered          = calls,
                                       .answered         = calls,
                                       .wait_answered_us = 1e6 * wait_each_s * (double)calls };
}

/* Calls and their wait at 08:00 of the first two days that are written. */
static const struct {
    int64_t calls[2];
    double  wait_s[2];
} seen[REPLICATIONS] = { { { 10, 30 }, { 10, 30 } }, { { 20, 20 }, { 10, 30 } }, { { 0, 10 }, { 0, 35 } } };

static mu_results *run(const mu_model *m, int first, int second)
{
    mu_estimator *e = mu_estimator_new(m, REPLICATIONS, false);
    mu_record    *r = mu_record_new(m);

    for (int i = 0; i < REPLICATIONS; i++) {
        mu_record_clear(r);
        write_cell(m, r, first, seen[i].calls[0], seen[i].wait_s[0]);
        write_cell(m, r, second, seen[i].calls[1], seen[i].wait_s[1]);
        assert_true(mu_estimator_add(e, r));
    }
    mu_results *results = mu_estimator_results(e);
    assert_non_null(results);
    mu_record_free(r);
    mu_estimator_free(e);
    return results;
}

/* 1000 s over 40 calls, 800 s over 40 and 350 s over 10. A mean over cells would say 20, 20 and 35. */
static void assert_means_over_two_days(const mu_found_actual *found)
{
    const double wait              = 2150.0 / 90.0;
    const double off[REPLICATIONS] = { 1000 - 40 * wait, 800 - 40 * wait, 350 - 10 * wait };
    const double se = sqrt((off[0] * off[0] + off[1] * off[1] + off[2] * off[2]) / (3 * 2)) / (90.0 / 3.0);

    assert_near(found->simulated[0].mean, (20 + 20 + 5) / 3.0); /* calls of a day */
    assert_near(found->band[0].p10, 5 + 0.1 * 15);
    assert_near(found->simulated[MEAN_WAIT].mean, wait);
    assert_near(found->simulated[MEAN_WAIT].se, se);
    assert_near(found->simulated[MEAN_WAIT].high, wait + 4.302652729749464 * se);
    assert_int_equal(found->simulated[MEAN_WAIT].n, REPLICATIONS);
    assert_near(found->band[MEAN_WAIT].p10, 20 + 0.1 * 5); /* P5 of 25, 20 and 35 */
    assert_near(found->band[MEAN_WAIT].p50, 25);
    assert_near(found->band[MEAN_WAIT].p90, 25 + 0.9 * 10);
    assert_near(found->band[2].p90, 0); /* nobody gave up */
}

static void a_row_without_a_date_is_the_ratio_of_totals_over_its_days(void **state)
{
    const mu_actual_row rows[] = { undated(-1, 8 * 60), undated(-1, 8 * 60 + 15), undated(-1, 8 * 60 + 30) };
    mu_model           *m      = model_with(SCENARIO("2d", ""), rows, 3);
    mu_results         *r      = run(m, 0, 2);

    (void)state;
    assert_int_equal(r->actual[0].n_cells, 2);
    assert_means_over_two_days(&r->actual[0]);
    assert_int_equal(r->actual[1].n_cells, 0); /* no interval begins at 08:15 */
    assert_true(isnan(r->actual[1].simulated[0].mean) && isnan(r->actual[1].band[0].p50));
    assert_int_equal(r->actual[2].n_cells, 2); /* there nobody ever came */
    assert_near(r->actual[2].simulated[0].mean, 0);
    assert_true(isnan(r->actual[2].simulated[MEAN_WAIT].mean) && isnan(r->actual[2].band[MEAN_WAIT].p50));
    mu_results_free(r);
    mu_model_free(m);
}

static void a_row_with_a_weekday_has_the_days_of_that_weekday(void **state)
{
    const mu_actual_row rows[] = { undated(MON, 7 * 60), undated(MON, 8 * 60), undated(MON, 8 * 60),
                                   undated(TUE, 8 * 60), undated(SUN, 8 * 60 + 30) };
    mu_model           *m      = model_with(SCENARIO("8d", ""), rows, 5);
    mu_results         *r      = run(m, 0, 14); /* the two Mondays at 08:00 */
    static const int    days[] = { 0, 2, 2, 1, 1 };

    (void)state;
    for (int i = 0; i < 5; i++) assert_int_equal(r->actual[i].n_cells, days[i]);
    assert_means_over_two_days(&r->actual[1]);
    assert_means_over_two_days(&r->actual[2]); /* measured twice */
    assert_near(r->actual[3].simulated[0].mean, 0);
    mu_results_free(r);
    mu_model_free(m);
}

static void a_row_with_a_date_is_its_own_interval(void **state)
{
    const mu_actual_row rows[] = { dated(0, 8 * 60), dated(1, 8 * 60), dated(1, 8 * 60 + 15) };
    mu_model           *m      = model_with(SCENARIO("2d", ""), rows, 3);
    mu_results         *r      = run(m, 0, 2);
    const int           wait   = mu_measure_find("mean_wait");

    (void)state;
    assert_int_equal(r->actual[0].n_cells, 1);
    assert_int_equal(r->actual[2].n_cells, 0);
    assert_near(r->actual[0].band[0].p50, 10); /* of 10, 20, 0 */
    assert_near(r->actual[1].band[0].p90, 20 + 0.9 * 10);
    assert_near(r->actual[0].band[MEAN_WAIT].p90, 10); /* nobody came in the third */
    assert_near(r->actual[1].simulated[MEAN_WAIT].mean, (900 + 600 + 350) / 60.0);
    assert_true(r->actual[1].simulated[MEAN_WAIT].se == mu_results_cell(r, 2, 0, wait).se);
    mu_results_free(r);
    mu_model_free(m);
}

static void means_over_days_leave_out_the_warm_up(void **state)
{
    const mu_actual_row means[] = { undated(-1, 8 * 60) }, day[] = { dated(0, 8 * 60) };
    const char         *yaml = SCENARIO("3d", "experiment: {steady: yes, warm_up: 24h}\n");
    mu_model           *m    = model_with(yaml, means, 1);
    mu_results         *r    = run(m, 0, 4);

    (void)state;
    assert_int_equal(r->actual[0].n_cells, 2);
    assert_near(r->actual[0].simulated[0].mean, (30 + 20 + 10) / 3.0 / 2.0); /* the first day is left out */
    mu_results_free(r);
    mu_model_free(m);
    m = model_with(yaml, day, 1);
    r = run(m, 0, 4);
    assert_int_equal(r->actual[0].n_cells, 1);
    assert_near(r->actual[0].simulated[0].mean, (10 + 20 + 0) / 3.0);
    mu_results_free(r);
    mu_model_free(m);
}

static void without_measured_rows_nothing_is_kept(void **state)
{
    mu_model   *m = mu_test_model(SCENARIO("2d", ""));
    mu_results *r = run(m, 0, 2);

    (void)state;
    assert_null(r->actual);
    assert_int_equal(mu_actual_row_of(m, &m->calendar.cells[1]), -1);
    mu_results_free(r);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_without_a_date_is_the_ratio_of_totals_over_its_days),
        cmocka_unit_test(a_row_with_a_weekday_has_the_days_of_that_weekday),
        cmocka_unit_test(a_row_with_a_date_is_its_own_interval),
        cmocka_unit_test(means_over_days_leave_out_the_warm_up),
        cmocka_unit_test(without_measured_rows_nothing_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
