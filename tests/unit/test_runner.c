/* Running on threads, stopping by precision, stopping by hand. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "experiment/runner.h"
#include "report/report.h"
#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

#define DESK(more)                                                                                \
    "horizon: 1d 08:00-12:00\n" more                                                              \
    "contacts: {calls: {arrivals: 60/h, handle: {mean: 5min, cv: 0.9}, patience: {mean: 4min},\n" \
    "  answer: 80% within 20s}}\n"                                                                \
    "teams: {desk: {people: 7, pay: 24/h}}\n"

static mu_results *run(const mu_model *m, const mu_run_options *o)
{
    mu_results *r = NULL;

    assert_int_equal(mu_experiment_run(m, o, NULL, &r), MU_OK);
    return r;
}

static char *json_with(const mu_model *m, int threads, int64_t replications)
{
    const mu_run_options o    = { .replications = replications, .threads = threads };
    mu_results          *r    = run(m, &o);
    char                *text = mu_report_json(r);

    mu_results_free(r);
    return text;
}

static void any_number_of_threads_gives_the_same_bytes(void **state)
{
    (void)state;
    for (uint64_t number = 0; number < 12; number++) {
        char     *yaml = mu_random_scenario(number, false);
        mu_model *m    = mu_test_model(yaml);
        char     *one  = json_with(m, 1, 25);
        for (int threads = 2; threads <= 8; threads += threads == 3 ? 5 : 1) {
            char *many = json_with(m, threads, 25);
            assert_string_equal(many, one);
            free(many);
        }
        free(one);
        free(yaml);
        mu_model_free(m);
    }
}

static void another_seed_gives_other_numbers_and_the_same_seed_the_same(void **state)
{
    (void)state;
    mu_model      *m = mu_test_model(DESK(""));
    mu_run_options o = { .replications = 20, .threads = 2, .has_seed = true, .seed = 5 };
    mu_results    *a = run(m, &o), *b = run(m, &o);
    o.seed        = 6;
    mu_results *c = run(m, &o);
    mu_estimate x, y, z;

    assert_true(mu_results_value(a, "calls", "asa", &x) && mu_results_value(b, "calls", "asa", &y) &&
                mu_results_value(c, "calls", "asa", &z));
    assert_true(x.mean == y.mean && x.se == y.se);
    assert_true(x.mean != z.mean);
    assert_int_equal(mu_results_seed(c), 6);
    mu_results_free(a);
    mu_results_free(b);
    mu_results_free(c);
    mu_model_free(m);
}

static void precision_is_reached_and_looked_at_only_at_fixed_numbers(void **state)
{
    (void)state;
    mu_model      *m    = mu_test_model(DESK("experiment: {max_replications: 5000}\n"));
    mu_run_options o    = { .precision = 0.02, .threads = 1 };
    mu_results    *r    = run(m, &o);
    int64_t        look = 20;
    mu_estimate    e;

    while (look < r->replications) look += (look + 1) / 2;
    assert_int_equal(r->replications, look);
    assert_true(r->precise);
    assert_true(mu_results_value(r, "calls", "service_level", &e));
    assert_true((e.high - e.low) / 2 <= 0.02 * e.mean);
    for (int threads = 2; threads <= 3; threads++) {
        o.threads        = threads;
        mu_results *same = run(m, &o);
        assert_int_equal(same->replications, r->replications);
        mu_results_free(same);
    }
    mu_results_free(r);
    mu_model_free(m);
}

static void precision_that_is_out_of_reach_stops_at_the_cap_and_says_so(void **state)
{
    (void)state;
    mu_model            *m = mu_test_model(DESK("experiment: {max_replications: 50}\n"));
    const mu_run_options o = { .precision = 0.0001, .threads = 2 };
    mu_results          *r = run(m, &o);

    assert_int_equal(r->replications, 50);
    assert_false(r->precise);
    assert_false(r->partial);
    mu_results_free(r);
    mu_model_free(m);
}

typedef struct {
    volatile bool stop;
    int           told;
} stopper;

static void stop_after_a_while(void *context, const mu_progress *p)
{
    stopper *s = context;

    assert_true(p->done <= p->total);
    s->told++;
    s->stop = true;
}

static void stopped_by_hand_it_keeps_what_is_finished(void **state)
{
    (void)state;
    for (int threads = 1; threads <= 2; threads++) {
        mu_model      *m = mu_test_model(DESK(""));
        stopper        s = { false, 0 };
        mu_run_options o = { .replications     = 100000000,
                             .threads          = threads,
                             .stop             = &s.stop,
                             .progress         = stop_after_a_while,
                             .progress_context = &s };
        mu_results    *r = NULL;

        assert_int_equal(mu_experiment_run(m, &o, NULL, &r), MU_ERR_INTERRUPTED);
        assert_non_null(r);
        assert_true(r->partial && r->replications > 0 && r->replications < 100000000);
        assert_true(s.told >= 1);

        /* What is kept is exactly what a run of that length gives. */
        o                 = (mu_run_options){ .replications = r->replications, .threads = 1 };
        mu_results *whole = run(m, &o);
        mu_estimate a, b;
        assert_true(mu_results_value(r, NULL, "asa", &a) && mu_results_value(whole, NULL, "asa", &b));
        assert_true(a.mean == b.mean && a.se == b.se);
        mu_results_free(whole);
        mu_results_free(r);
        mu_model_free(m);
    }
}

static void stopped_before_it_began_there_is_nothing(void **state)
{
    (void)state;
    mu_model            *m    = mu_test_model(DESK(""));
    volatile bool        stop = true;
    const mu_run_options o    = { .replications = 10, .threads = 2, .stop = &stop };
    mu_results          *r    = NULL;

    assert_int_equal(mu_experiment_run(m, &o, NULL, &r), MU_ERR_INTERRUPTED);
    assert_null(r);
    mu_model_free(m);
}

static void the_default_is_four_hundred_days_but_at_least_thirty_replications(void **state)
{
    (void)state;
    mu_model *day  = mu_test_model(DESK(""));
    mu_model *week = mu_test_model("horizon: 7d 08:00-12:00\ncontacts: {c: {arrivals: 1/h, handle: 1min}}\n"
                                   "teams: {t: {people: 1}}\n");
    mu_model *year = mu_test_model("horizon: 365d 08:00-12:00\ncontacts: {c: {arrivals: 1/h, handle: 1min}}\n"
                                   "teams: {t: {people: 1}}\n");

    assert_int_equal(mu_default_replications(day), 400);
    assert_int_equal(mu_default_replications(week), 57);
    assert_int_equal(mu_default_replications(year), 30);
    mu_model_free(day);
    mu_model_free(week);
    mu_model_free(year);
}

static void one_replication_has_a_mean_and_no_interval(void **state)
{
    (void)state;
    mu_model            *m = mu_test_model(DESK(""));
    const mu_run_options o = { .replications = 1 };
    mu_results          *r = run(m, &o);
    mu_estimate          e;

    assert_true(mu_results_value(r, "calls", "offered", &e));
    assert_true(e.mean > 0 && isnan(e.low) && isnan(e.high) && e.n == 1);
    mu_results_free(r);
    mu_model_free(m);
}

static void a_steady_run_removes_its_warm_up_and_counts_batches(void **state)
{
    (void)state;
    mu_model *m =
        mu_test_model("horizon: 20000min\nexperiment: {steady: true, replications: 3, warm_up: 5h}\n"
                      "contacts: {calls: {arrivals: 8/min, handle: {mean: 1min}}}\n"
                      "teams: {desk: {people: 10}}\n");
    mu_results *r = run(m, NULL);
    mu_estimate e;

    assert_true(r->steady);
    assert_int_equal(r->batches, 30);
    assert_true(r->warm_up.us >= 5 * MU_HOUR_US && r->warm_up.us < 40 * MU_HOUR_US);
    assert_true(mu_results_value(r, "calls", "delayed", &e));
    assert_int_equal(e.n, 30);
    assert_true(fabs(e.mean - 0.4092) < 4 * e.se); /* Erlang C: 10 people, 8 Erlangs */
    assert_false(r->too_short);
    mu_results_free(r);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_threads_gives_the_same_bytes),
        cmocka_unit_test(another_seed_gives_other_numbers_and_the_same_seed_the_same),
        cmocka_unit_test(precision_is_reached_and_looked_at_only_at_fixed_numbers),
        cmocka_unit_test(precision_that_is_out_of_reach_stops_at_the_cap_and_says_so),
        cmocka_unit_test(stopped_by_hand_it_keeps_what_is_finished),
        cmocka_unit_test(stopped_before_it_began_there_is_nothing),
        cmocka_unit_test(the_default_is_four_hundred_days_but_at_least_thirty_replications),
        cmocka_unit_test(one_replication_has_a_mean_and_no_interval),
        cmocka_unit_test(a_steady_run_removes_its_warm_up_and_counts_batches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
