/* Simulated beside measured, on a day whose every figure is known: nobody ever waits. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/backtest.h"

static char folder[] = "/tmp/muster-backtest-XXXXXX";

static const char scenario[] =
    "start: 2026-01-05\n"
    "horizon: 6d 08:00-12:00\n"
    "actual: {table: actual.csv}\n"
    "contacts:\n"
    "  calls: {arrivals: 60/h, handle: 1min, patience: 2min, answer: 80% within 20s}\n"
    "teams:\n"
    "  desk: {people: 30}\n";

static const char header[] = "date,time,offered,mean_wait,abandoned,service_level,people,mean_handle\n";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static int remove_folder(void **state)
{
    char command[128];

    (void)state;
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

static void write_file(const char *name, const char *first, const char *second)
{
    char  path[128];
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(first, f);
    fputs(second, f);
    fclose(f);
}

typedef struct {
    mu_model    *model;
    mu_results  *results;
    mu_backtest *backtest;
} comparison;

static comparison compare_in(const char *yaml, const char *columns, const char *rows)
{
    const mu_run_options how  = { .replications = 100, .threads = 1 };
    mu_diag             *diag = mu_diag_new();
    comparison           c    = { 0 };
    char                 path[128];

    write_file("scenario.yaml", yaml, "");
    write_file("actual.csv", columns, rows);
    snprintf(path, sizeof path, "%s/scenario.yaml", folder);
    if (mu_scenario_load(path, NULL, diag, &c.model) != MU_OK) fail_msg("%s", mu_diag_render(diag));
    assert_int_equal(mu_experiment_run(c.model, &how, diag, &c.results), MU_OK);
    assert_int_equal(mu_backtest_new(c.results, &c.backtest), MU_OK);
    mu_diag_free(diag);
    return c;
}

static comparison compare_with(const char *columns, const char *rows)
{
    return compare_in(scenario, columns, rows);
}

static void drop(comparison *c)
{
    mu_backtest_free(c->backtest);
    mu_results_free(c->results);
    mu_model_free(c->model);
}

static char *text_of(const mu_backtest *b, void (*print)(const mu_backtest *, mu_text *))
{
    mu_text t = { 0 };

    print(b, &t);
    char *text = mu_text_take(&t);
    assert_non_null(text);
    return text;
}

static void says(char *text, const char *words)
{
    if (strstr(text, words) == NULL) fail_msg("\"%s\" is not in\n%s", words, text);
}

static void what_was_foretold_is_inside_and_without_bias(void **state)
{
    (void)state;
    comparison c = compare_with(header, "2026-01-05,08:00,30,0,0,1,30,60\n"
                                        "2026-01-05,08:30,31,0,0,1,30,55\n"
                                        "2026-01-06,09:00,29,0,0,1,30,65\n");
    assert_int_equal(c.backtest->n, 3);
    assert_int_equal(c.backtest->n_days, 2);
    for (int m = 0; m < MU_BAND_MEASURES; m++) {
        assert_int_equal(c.backtest->total[m].compared, 3);
        assert_int_equal(c.backtest->total[m].inside, 3);
    }
    /* 90 calls were measured on two days, and 30 an interval are simulated, within four standard errors */
    assert_true(fabs(c.backtest->total[0].actual - 45.0) < 1e-9);
    assert_true(fabs(c.backtest->total[0].simulated - 45.0) < 4.0 * 1.5 * sqrt(30.0 / 100.0));
    assert_true(c.backtest->total[3].simulated == 1.0 && c.backtest->total[3].actual == 1.0);
    assert_true(fabs(c.backtest->cell[0].people - 30.0) < 1e-9);
    assert_true(fabs(c.backtest->cell[0].handle_s - 60.0) < 1e-9);

    char *text = text_of(c.backtest, mu_backtest_explain);
    says(text, "0 of 2 hours");
    free(text);
    text = text_of(c.backtest, mu_backtest_print);
    says(text, "3 intervals of 2 days");
    says(text, "100% of 3");
    free(text);
    drop(&c);
}

/* The poisson band of 30 calls is about 21 to 39. */
static void the_band_holds_nine_of_ten_days(void **state)
{
    (void)state;
    comparison              c    = compare_with(header, "2026-01-05,08:00,30,0,0,1,30,60\n");
    const mu_backtest_cell *cell = &c.backtest->cell[0];

    assert_true(fabs(cell->low[0] - 21.0) <= 2.0 && fabs(cell->high[0] - 39.0) <= 2.0);
    assert_true(cell->simulated[0].low < 30.6 && cell->simulated[0].high > 29.4);
    drop(&c);
}

static void a_miss_is_laid_to_the_input_that_differed(void **state)
{
    (void)state;
    comparison c    = compare_with(header, "2026-01-05,08:00,30,300,0.6,0.1,4,60\n" /* people */
                                           "2026-01-05,09:00,30,0,0,1,30,60\n"
                                              "2026-01-05,10:00,95,0,0,1,30,60\n"       /* calls of one hour */
                                           "2026-01-05,11:00,30,50,0.3,0.3,30,600\n" /* handle times */
                                           "2026-01-06,08:00,70,0,0,1,30,60\n"       /* a whole busy day */
                                           "2026-01-06,09:00,65,0,0,1,30,60\n"
                                              "2026-01-07,08:00,30,50,0.3,0.3,30,60\n" /* nothing to be seen */
                                           "2026-01-07,08:30,30,50,0.3,0.3,30,60\n");
    char      *text = text_of(c.backtest, mu_backtest_explain);

    says(text, "60/60     w+ a+ s-  fewer people");
    says(text, "30.0/30.0     60/60  c+           burst of calls");
    says(text, "600/60     w+ a+ s-  longer calls");
    says(text, "30.0/30.0     60/60  c+           busy day");
    says(text, "no input stands out");
    assert_null(strstr(text, "01-05 09h"));
    free(text);
    drop(&c);
}

static void a_queue_that_was_there_before_explains_the_next_interval(void **state)
{
    (void)state;
    comparison c    = compare_with(header, "2026-01-05,08:30,30,300,0.6,0.1,4,60\n"
                                              "2026-01-05,09:00,30,100,0.3,0.4,30,60\n");
    char      *text = text_of(c.backtest, mu_backtest_explain);

    says(text, "60/60     w+ a+ s-  queue before");
    free(text);
    drop(&c);
}

/* The mean of six Poisson days of 30 calls has a standard deviation of sqrt(30 / 6) = 2.24 and a band from 26.3 to
 * 33.7; that of a single day would end at 39. P5 and P95 from 100 replications have a standard error of
 * sqrt(0.05 * 0.95 / 100) / 0.103 = 0.21 standard deviations. */
static void a_mean_over_days_is_compared_with_means_over_as_many_days(void **state)
{
    (void)state;
    comparison c = compare_with("time,offered,service_level\n", "08:00,36,1\n08:30,31,0.99\n13:00,30,1\n");
    const mu_backtest_cell *high      = &c.backtest->cell[0];
    const double            deviation = sqrt(30.0 / 6.0);

    assert_int_equal(c.backtest->n, 2); /* at 13:00 the doors are closed */
    assert_int_equal(high->days, 6);
    assert_true(fabs(high->low[0] - (30.0 - 1.645 * deviation)) < 4.0 * 0.21 * deviation);
    assert_true(fabs(high->high[0] - (30.0 + 1.645 * deviation)) < 4.0 * 0.21 * deviation);
    assert_false(high->inside[0]);
    assert_true(c.backtest->cell[1].inside[0]);
    assert_false(c.backtest->cell[1].inside[3]); /* all were answered at once, on every day */
    assert_true(fabs(high->people - 30.0) < 1e-9 && fabs(high->handle_s - 60.0) < 1e-9);
    assert_true(fabs(high->simulated[0].mean - 30.0) < 4.0 * deviation / sqrt(100.0));
    assert_true(isnan(c.backtest->total[0].low) && !mu_backtest_total_is_outside(&c.backtest->total[0]));

    char *text = text_of(c.backtest, mu_backtest_print);
    says(text, "simulated beside measured: 2 times of the day, over 6 days each\n");
    says(text, "50% of 2");
    says(text, "Rows without a date are means over days.");
    assert_null(strstr(text, "95% interval"));
    assert_null(strstr(text, "Too few days"));
    free(text);
    text = text_of(c.backtest, mu_backtest_explain);
    says(text, "\n08h");
    free(text);
    drop(&c);
}

static void rows_of_a_weekday_are_named_by_it(void **state)
{
    (void)state;
    comparison c = compare_with("time,weekday,offered\n", "08:00,mon,30\n08:30,tue,31\n09:00,sun,5\n"
                                                          "09:00,tue,90\n");

    assert_int_equal(c.backtest->n, 3); /* no Sunday is simulated */
    assert_int_equal(c.backtest->n_days, 2);
    assert_true(c.backtest->cell[1].inside[0]);
    assert_false(c.backtest->cell[1].known[1]);
    assert_int_equal(c.backtest->total[1].compared, 0);
    assert_true(fabs(c.backtest->total[0].actual - (30.0 + 121.0) / 2.0) < 1e-9); /* a day */
    char *text = text_of(c.backtest, mu_backtest_csv);
    says(text, "from,offered_measured,offered_simulated");
    says(text, ",days\nmon 08:00,30,");
    says(text, ",1\ntue 08:30,31,");
    free(text);
    text = text_of(c.backtest, mu_backtest_print);
    says(text, "3 times of the week, over 1 day each\n");
    free(text);
    text = text_of(c.backtest, mu_backtest_explain);
    says(text, "\ntue 09h");
    free(text);
    drop(&c);
}

/* Twice as many people, and calls of five minutes besides those of one, on every other day of four. */
static void the_inputs_of_a_mean_are_means_over_its_days(void **state)
{
    static const char alternating[] = "start: 2026-01-05\n"
                                      "horizon: 4d 08:00-09:00\n"
                                      "actual: {table: actual.csv}\n"
                                      "contacts:\n"
                                      "  short: {arrivals: {table: short.csv}, handle: {fixed: 1min}}\n"
                                      "  long: {arrivals: {table: long.csv}, handle: {fixed: 5min}}\n"
                                      "teams:\n"
                                      "  desk: {shifts: {all: {hours: 08:00-09:00, people: 10}, more: "
                                      "{hours: 08:00-09:00, people: 10, days: [tue, thu]}}}\n";

    (void)state;
    write_file("short.csv", "weekday,time,rate\n",
               "mon,08:00,60\ntue,08:00,60\nwed,08:00,60\nthu,08:00,60\n");
    write_file("long.csv", "weekday,time,rate\n", "mon,08:00,0\ntue,08:00,60\nwed,08:00,0\nthu,08:00,60\n");
    comparison c = compare_in(alternating, "time,offered\n", "08:00,45\n");

    assert_int_equal(c.backtest->cell[0].days, 4);
    assert_true(fabs(c.backtest->cell[0].people - 15.0) < 1e-9);
    /* of six calls on two days four take a minute and two take five: 14 / 6 minutes */
    assert_true(fabs(c.backtest->cell[0].handle_s - 140.0) < 1e-6);
    drop(&c);
}

/* On each of six days: service level 85 % at 8, where all are answered at once in the simulation; at 9 as foretold,
 * and at 10 off on a single day only. */
static void what_is_wrong_every_day_is_told_though_no_day_is_outside(void **state)
{
    mu_text rows = { 0 };

    (void)state;
    for (int day = 5; day < 11; day++) {
        const int calls = 28 + day % 3 * 2;
        mu_text_addf(&rows, "2026-01-%02d,08:00,%d,0,0,0.8%d,30,60\n", day, calls, day % 3 + 4);
        mu_text_addf(&rows, "2026-01-%02d,09:00,%d,0,0,1,30,60\n", day, calls);
        mu_text_addf(&rows, "2026-01-%02d,10:00,%d,0,0,%s,30,60\n", day, calls, day == 7 ? "0.8" : "1");
    }
    char      *table = mu_text_take(&rows);
    comparison c     = compare_with(header, table);

    const mu_backtest_bias at_8 = mu_backtest_bias_at(c.backtest, 8 * 60, 3);
    assert_int_equal(at_8.n, 6);
    assert_true(fabs(at_8.mean - 0.15) < 1e-9 && at_8.se > 0.0 && at_8.se < 0.01);
    assert_true(mu_backtest_is_systematic(&at_8, 3));
    const mu_backtest_bias at_10 = mu_backtest_bias_at(c.backtest, 10 * 60, 3);
    assert_true(fabs(at_10.mean - 0.2 / 6.0) < 1e-9 && fabs(at_10.se - 0.2 / 6.0) < 1e-9);
    assert_false(mu_backtest_is_systematic(&at_10, 3));
    assert_true(mu_backtest_total_is_outside(&c.backtest->total[3]));
    assert_false(mu_backtest_total_is_outside(&c.backtest->total[1]));

    char *text = text_of(c.backtest, mu_backtest_print);
    says(text, "Outside its 95% interval: service level.");
    says(text, "after-call work");
    says(text, "  service level simulated too high at 08:00\n");
    says(text, "*0/6");
    assert_null(strstr(text, "too low"));
    free(text);
    drop(&c);
    free(table);
}

/* Every day has exactly 120 calls: the simulated mean is never quite that, which says nothing. */
static void days_all_alike_do_not_make_noise_a_bias(void **state)
{
    mu_backtest_total t = {
        .simulated = 119.6, .actual = 120.0, .low = 120.0, .high = 120.0, .compared = 10
    };

    (void)state;
    assert_false(mu_backtest_total_is_outside(&t));
    t.simulated = 118.0;
    assert_true(mu_backtest_total_is_outside(&t));
}

static void two_days_are_too_few_to_tell_a_bias(void **state)
{
    (void)state;
    comparison c    = compare_with(header, "2026-01-05,08:00,30,0,0,0.5,30,60\n"
                                              "2026-01-06,08:00,30,0,0,0.5,30,60\n");
    char      *text = text_of(c.backtest, mu_backtest_print);

    says(text, "Too few days for each time of day");
    assert_null(strstr(text, "*"));
    free(text);
    drop(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_foretold_is_inside_and_without_bias),
        cmocka_unit_test(the_band_holds_nine_of_ten_days),
        cmocka_unit_test(a_miss_is_laid_to_the_input_that_differed),
        cmocka_unit_test(a_queue_that_was_there_before_explains_the_next_interval),
        cmocka_unit_test(what_is_wrong_every_day_is_told_though_no_day_is_outside),
        cmocka_unit_test(days_all_alike_do_not_make_noise_a_bias),
        cmocka_unit_test(two_days_are_too_few_to_tell_a_bias),
        cmocka_unit_test(a_mean_over_days_is_compared_with_means_over_as_many_days),
        cmocka_unit_test(rows_of_a_weekday_are_named_by_it),
        cmocka_unit_test(the_inputs_of_a_mean_are_means_over_its_days),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
