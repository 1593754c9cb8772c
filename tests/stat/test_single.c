/* One person: any service, any arrivals, batches, bursts, priorities. One time unit of a case is a minute. */
#include "tests/stat/harness.h"

#define STEADY "experiment: {steady: yes, warm_up: 1000min}\ninterval: 500min\nhorizon: 50000min\n"
#define ONE    "teams: {desk: {people: 1}}\n"

static void exponential_service(void **state)
{
    bench b =
        run(state, "A-MM1-01", "", 400,
            STEADY ONE "contacts: {calls: {arrivals: 0.8/min, handle: 1min, answer: 80% within 2min}}\n");
    compare(&b, "Wq", minutes(ask(&b, NULL, "asa")));
    compare(&b, "Lq", ask(&b, NULL, "queue"));
    compare(&b, "P_wait", ask(&b, NULL, "delayed"));
    compare(&b, "P_W_gt_2", one_minus(ask(&b, NULL, "service_level")));
    compare(&b, "W_q95", minutes(ask(&b, NULL, "wait_p95")));
    finish(&b);
}

static void lognormal_service(void **state)
{
    bench b =
        run(state, "A-MG1-01", "", 800,
            STEADY ONE "contacts: {calls: {arrivals: 0.7/min, handle: {mean: 1min, cv: 1.41421356237}}}\n");
    compare(&b, "Wq", minutes(ask(&b, NULL, "asa")));
    compare(&b, "P_wait", ask(&b, NULL, "delayed"));
    finish(&b);
}

static void lognormal_service_as_long_as_real_calls(void **state)
{
    bench b =
        run(state, "A-MG1-02", "", 900,
            "experiment: {steady: yes, warm_up: 4000min}\ninterval: 1000min\nhorizon: 200000min\n" ONE
            "contacts: {calls: {arrivals: 14.4/h, handle: {lognormal: {mean: 200s, cv: 1.23693168769}}}}\n");
    compare(&b, "Wq_s", ask(&b, NULL, "asa"));
    finish(&b);
}

static void fixed_service(void **state)
{
    const char *const within[2] = { "5min", "2min" };
    const char *const key[2]    = { "P_W_gt_5", "P_W_gt_2" };

    for (int i = 0; i < 2; i++) {
        char yaml[600];
        snprintf(yaml, sizeof yaml,
                 STEADY ONE
                 "contacts: {calls: {arrivals: 0.8/min, handle: {fixed: 1min}, answer: 80%% within %s}}\n",
                 within[i]);
        bench b = run(state, "A-MD1-01", i == 0 ? "" : " 2min", i == 0 ? 1000 : 300, yaml);
        compare(&b, key[i], one_minus(ask(&b, NULL, "service_level")));
        compare(&b, "Wq", minutes(ask(&b, NULL, "asa")));
        if (i == 0) compare(&b, "EW2", times(1.0 / 3600, ask(&b, NULL, "mean_square_wait")));
        finish(&b);
    }
}

static void batches_of_two_on_average(void **state)
{
    bench b =
        run(state, "A-BATCH-01", "", 500,
            STEADY ONE
            "contacts: {calls: {arrivals: {rate: 0.25/min, batch: {geometric: {mean: 2}}}, handle: 1min}}\n");
    compare(&b, "Wq", minutes(ask(&b, NULL, "asa")));
    compare_with(&b, "L - 0.5 (queue)", cases_expected(b.known, b.id, "L") - 0.5, ask(&b, NULL, "queue"));
    finish(&b);
}

static void smooth_arrivals(void **state)
{
    bench b =
        run(state, "A-GIM1-01", " E2", 350,
            STEADY ONE
            "contacts: {calls: {arrivals: {between: {erlang: {mean: 75s, stages: 2}}}, handle: 1min}}\n");
    compare(&b, "Wq_E2", minutes(ask(&b, NULL, "asa")));
    compare(&b, "P_wait_E2", ask(&b, NULL, "delayed"));
    finish(&b);
}

static void bursty_arrivals(void **state)
{
    bench b = run(
        state, "A-GIM1-01", " H2", 700,
        STEADY ONE
        "contacts: {calls: {arrivals: {between: {hyperexponential: {mean: 75s, cv: 2}}}, handle: 1min}}\n");
    compare(&b, "Wq_H2", minutes(ask(&b, NULL, "asa")));
    compare(&b, "P_wait_H2", ask(&b, NULL, "delayed"));
    finish(&b);
}

static void three_priorities(void **state)
{
    bench b = run(
        state, "A-COB-01", "", 800,
        STEADY
        "contacts:\n"
        "  first: {arrivals: 0.2/min, handle: {exponential: 30s}, needs: [all], priority: 3}\n"
        "  second: {arrivals: 0.3/min, handle: {mean: 1min, cv: 1.22474487139}, needs: [all], priority: 2}\n"
        "  third: {arrivals: 0.25/min, handle: {fixed: 72s}, needs: [all], priority: 1}\n"
        "teams: {desk: {people: 1, skills: [all]}}\n");
    compare(&b, "W1", minutes(ask(&b, "first", "asa")));
    compare(&b, "W2", minutes(ask(&b, "second", "asa")));
    compare(&b, "W3", minutes(ask(&b, "third", "asa")));
    compare(&b, "rho", ask(&b, "desk", "occupancy"));
    finish(&b);
}

static void rates_that_change_by_chance(void **state)
{
    bench b = run(state, "A-MMPP-01", "", 600,
                  "experiment: {steady: yes, warm_up: 4d}\ninterval: 12h\nhorizon: 70d\n" ONE
                  "contacts: {calls: {arrivals: {states: [{rate: 0.4/min, stay: 10min}, {rate: 1.6/min, "
                  "stay: 5min}]},\n"
                  "  handle: 1min}}\n");
    compare_with(&b, "T - 1 (wait)", cases_expected(b.known, b.id, "T") - 1, minutes(ask(&b, NULL, "asa")));
    compare_with(&b, "L - 0.8 (queue)", cases_expected(b.known, b.id, "L") - 0.8, ask(&b, NULL, "queue"));
    compare(&b, "P_wait_arrival", ask(&b, NULL, "delayed"));
    compare(&b, "P_idle", one_minus(ask(&b, "desk", "occupancy")));
    compare(&b, "mean_rate", times(1.0 / (66 * 24 * 60), ask(&b, NULL, "offered")));
    finish(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exponential_service),
        cmocka_unit_test(lognormal_service),
        cmocka_unit_test(lognormal_service_as_long_as_real_calls),
        cmocka_unit_test(fixed_service),
        cmocka_unit_test(batches_of_two_on_average),
        cmocka_unit_test(smooth_arrivals),
        cmocka_unit_test(bursty_arrivals),
        cmocka_unit_test(three_priorities),
        cmocka_unit_test(rates_that_change_by_chance),
    };
    return cmocka_run_group_tests(tests, open_known, close_known);
}
