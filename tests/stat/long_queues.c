/* Patient customers: figures of the reference cases that need long runs to be sharp. One time unit of a case is a minute. */
#include "experiment/results.h"
#include "tests/stat/harness.h"

#define ONE "teams: {desk: {people: 1}}\n"

static void second_moment_of_one_person(void **state)
{
    bench        b    = run(state, "A-MM1-01", " long", 2400,
                            "experiment: {steady: yes, warm_up: 1000min}\ninterval: 500min\nhorizon: 50000min\n" ONE
                            "contacts: {calls: {arrivals: 0.8/min, handle: 1min}}\n");
    const double wait = cases_expected(b.known, b.id, "Wq"), spread = cases_expected(b.known, b.id, "Var_Wq");
    compare(&b, "Wq", minutes(ask(&b, NULL, "asa")));
    compare_with(&b, "Var_Wq + Wq^2", spread + wait * wait,
                 times(1.0 / 3600, ask(&b, NULL, "mean_square_wait")));
    finish(&b);
}

/* How far batch means vary is itself known: the standard error must be what theory says. */
static void one_person_under_heavy_load(void **state)
{
    enum { RUNS = 1500 };
    const double   each = 0.95 * 73 * 24 * 60; /* calls per replication */
    bench          b    = run(state, "A-MM1-02", "", RUNS,
                              "experiment: {steady: yes, warm_up: 7d}\ninterval: 12h\nhorizon: 80d\n" ONE
                              "contacts: {calls: {arrivals: 0.95/min, handle: 1min, answer: 80% within 20min}}\n");
    const measured wait = minutes(ask(&b, NULL, "asa"));
    compare(&b, "Wq", wait);
    compare(&b, "P_W_gt_20", one_minus(ask(&b, NULL, "service_level")));
    /* The variance of RUNS means has a relative standard error of sqrt(2 / RUNS); the case allows 3 %. */
    const double variance = wait.se * wait.se * RUNS * each;
    const double expected = cases_expected(b.known, b.id, "asym_var_Wq_per_customer");
    tell(&b, "asym_var", expected, (measured){ variance, expected * sqrt(2.0 / RUNS) },
         fabs(variance - expected) <= MOST_Z * expected * sqrt(2.0 / RUNS));
    finish(&b);
}

static void second_moment_with_lognormal_service(void **state)
{
    bench b = run(state, "A-MG1-01", " long", 45000,
                  "experiment: {steady: yes, warm_up: 1000min}\ninterval: 500min\nhorizon: 50000min\n" ONE
                  "contacts: {calls: {arrivals: 0.7/min, handle: {mean: 1min, cv: 1.41421356237}}}\n");
    compare(&b, "Wq", minutes(ask(&b, NULL, "asa")));
    compare(&b, "EW2", times(1.0 / 3600, ask(&b, NULL, "mean_square_wait")));
    finish(&b);
}

#define STEADY "experiment: {steady: yes, warm_up: 200min}\ninterval: 50min\n"

static void spread_of_waits_among_twelve(void **state)
{
    bench b =
        run(state, "A-MMC-01", " long", 1500,
            STEADY "horizon: 30000min\n"
                   "contacts: {calls: {arrivals: 4.2/min, handle: 2min}}\nteams: {desk: {people: 12}}\n");
    const double wait = cases_expected(b.known, b.id, "Wq"), spread = cases_expected(b.known, b.id, "Var_Wq");
    compare(&b, "Wq", minutes(ask(&b, NULL, "asa")));
    compare_with(&b, "Var_Wq + Wq^2", spread + wait * wait,
                 times(1.0 / 3600, ask(&b, NULL, "mean_square_wait")));
    finish(&b);
}

static void waits_among_a_hundred(void **state)
{
    bench b = run(state, "A-MMC-04", "", 800,
                  STEADY "horizon: 10000min\n"
                         "contacts: {calls: {arrivals: 95/min, handle: 1min, answer: 80% within 6s}}\n"
                         "teams: {desk: {people: 100}}\n");
    compare(&b, "P_wait", ask(&b, NULL, "delayed"));
    compare(&b, "Wq", minutes(ask(&b, NULL, "asa")));
    compare(&b, "Lq", ask(&b, NULL, "queue"));
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    compare(&b, "P_W_le_0.1", ask(&b, NULL, "service_level"));
    finish(&b);
}

static void two_hundred_lines(void **state)
{
    const char *const law[2] = { "{exponential: 1min}", "{mean: 1min, cv: 2}" };

    for (int i = 0; i < 2; i++) {
        char yaml[600];
        snprintf(yaml, sizeof yaml,
                 STEADY "horizon: 2000min\n"
                        "contacts: {calls: {arrivals: 180/min, handle: %s, queue_capacity: 0}}\nteams: "
                        "{desk: {people: 200}}\n",
                 law[i]);
        bench b = run(state, "A-ERB-02", i == 0 ? "" : " lognormal", 950, yaml);
        compare(&b, "blocking", ask(&b, NULL, "blocking"));
        compare(&b, "mean_busy", ask(&b, "desk", "busy"));
        finish(&b);
    }
}

static void the_second_of_two_priorities(void **state)
{
    bench b = run(state, "A-MMCP-01", " long", 1600,
                  "experiment: {steady: yes, warm_up: 500min}\ninterval: 500min\nhorizon: 40000min\n"
                  "contacts:\n"
                  "  first: {arrivals: 3/min, handle: 1min, needs: [all], priority: 1}\n"
                  "  second: {arrivals: 4.2/min, handle: 1min, needs: [all]}\n"
                  "teams: {desk: {people: 8, skills: [all]}}\n");
    compare(&b, "W1", minutes(ask(&b, "first", "asa")));
    compare(&b, "W2", minutes(ask(&b, "second", "asa")));
    compare(&b, "EW2sq", times(1.0 / 3600, ask(&b, "second", "mean_square_wait")));
    compare(&b, "Lq2", ask(&b, "second", "queue"));
    finish(&b);
}

static void rates_that_change_by_chance(void **state)
{
    bench b = run(state, "A-MMPP-01", " long", 1500,
                  "experiment: {steady: yes, warm_up: 4d}\ninterval: 12h\nhorizon: 140d\n" ONE
                  "contacts: {calls: {arrivals: {states: [{rate: 0.4/min, stay: 10min}, {rate: 1.6/min, "
                  "stay: 5min}]},\n"
                  "  handle: 1min}}\n");
    compare_with(&b, "T - 1 (wait)", cases_expected(b.known, b.id, "T") - 1, minutes(ask(&b, NULL, "asa")));
    compare_with(&b, "L - 0.8 (queue)", cases_expected(b.known, b.id, "L") - 0.8, ask(&b, NULL, "queue"));
    finish(&b);
}

static void erlang_c_of_thirty_eight(void **state)
{
    bench b = run(state, "A-MMC-03", "", 800,
                  STEADY "horizon: 20000min\n"
                         "contacts: {calls: {arrivals: 480/h, handle: 240s, answer: 80% within 20s}}\n"
                         "teams: {desk: {people: 38}}\n");
    compare(&b, "P_wait", ask(&b, NULL, "delayed"));
    compare(&b, "Wq", ask(&b, NULL, "asa"));
    compare(&b, "Lq", ask(&b, NULL, "queue"));
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    compare(&b, "P_W_le_20s", ask(&b, NULL, "service_level"));
    finish(&b);
}

static void erlang_b_of_thirty_lines(void **state)
{
    const char *const law[2] = { "{exponential: 1min}", "{mean: 1min, cv: 2}" };

    for (int i = 0; i < 2; i++) {
        char yaml[600];
        snprintf(yaml, sizeof yaml,
                 STEADY "horizon: 10000min\nlines: 30\n"
                        "contacts: {calls: {arrivals: 24/min, handle: %s}}\nteams: {desk: {people: 40}}\n",
                 law[i]);
        bench b = run(state, "A-ERB-03", i == 0 ? "" : " lognormal", 150, yaml);
        compare(&b, "blocking", ask(&b, NULL, "blocking"));
        compare(&b, "mean_busy", ask(&b, "desk", "busy"));
        finish(&b);
    }
}

/* Variance over mean of the calls per cell. Cells near each other hang together, so the standard error comes
 * from twenty groups of neighbours. */
static measured dispersion(const bench *b)
{
    enum { GROUPS = 20 };
    const mu_results *r       = b->results;
    const int         offered = mu_measure_find("offered");
    const int32_t     size    = r->n_cells / GROUPS;
    double            sum = 0, squares = 0;

    for (int32_t g = 0; g < GROUPS; g++) {
        double variance = 0, mean = 0;
        for (int32_t k = g * size; k < (g + 1) * size; k++) {
            const mu_estimate e = mu_results_cell(r, k, 0, offered);
            variance += e.se * e.se * (double)e.n;
            mean += e.mean;
        }
        sum += variance / mean;
        squares += variance / mean * (variance / mean);
    }
    const double mean = sum / GROUPS;
    return (measured){ mean, sqrt((squares / GROUPS - mean * mean) / (GROUPS - 1)) };
}

static void calls_that_come_in_bursts_vary_more(void **state)
{
    const char *const interval[2] = { "1min", "10min" };
    const char *const key[2]      = { "IDC_1", "IDC_10" };

    for (int i = 0; i < 2; i++) {
        char yaml[600];
        snprintf(yaml, sizeof yaml,
                 "horizon: %s\ninterval: %s\n" ONE "contacts: {calls: {arrivals: {states: [{rate: 0.4/min, "
                 "stay: 10min}, {rate: 1.6/min, stay: 5min}]},\n"
                 "  handle: {fixed: 1s}}}\n",
                 i == 0 ? "2000min" : "20000min", interval[i]);
        bench b = run(state, "A-MMPP-02", i == 0 ? "" : " 10min", 1500, yaml);
        compare(&b, key[i], dispersion(&b));
        finish(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_that_come_in_bursts_vary_more),
        cmocka_unit_test(erlang_b_of_thirty_lines),
        cmocka_unit_test(erlang_c_of_thirty_eight),
        cmocka_unit_test(second_moment_of_one_person),
        cmocka_unit_test(one_person_under_heavy_load),
        cmocka_unit_test(second_moment_with_lognormal_service),
        cmocka_unit_test(spread_of_waits_among_twelve),
        cmocka_unit_test(waits_among_a_hundred),
        cmocka_unit_test(two_hundred_lines),
        cmocka_unit_test(the_second_of_two_priorities),
        cmocka_unit_test(rates_that_change_by_chance),
    };
    return cmocka_run_group_tests(tests, open_known, close_known);
}
