/* Many people and one queue: Erlang B and C, limited room, several teams, priorities. One time unit of a case
 * is a minute. */
#include "tests/stat/harness.h"

#define STEADY "experiment: {steady: yes, warm_up: 100min}\ninterval: 50min\n"

static void erlang_c_of_twelve(void **state)
{
    bench b = run(state, "A-MMC-01", "", 400,
                  STEADY "horizon: 30000min\n"
                         "contacts: {calls: {arrivals: 4.2/min, handle: 2min, answer: 80% within 20s}}\n"
                         "teams: {desk: {people: 12}}\n");
    compare(&b, "P_wait", ask(&b, NULL, "delayed"));
    compare(&b, "Wq", minutes(ask(&b, NULL, "asa")));
    compare(&b, "Lq", ask(&b, NULL, "queue"));
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    compare(&b, "P_W_le_20s", ask(&b, NULL, "service_level"));
    finish(&b);
}

static void erlang_c_of_thirteen(void **state)
{
    bench b = run(state, "A-MMC-02", "", 480,
                  STEADY "horizon: 30000min\n"
                         "contacts: {calls: {arrivals: 3.5/min, handle: 180s, answer: 80% within 20s}}\n"
                         "teams: {desk: {people: 13}}\n");
    compare(&b, "P_wait", ask(&b, NULL, "delayed"));
    compare(&b, "Wq", ask(&b, NULL, "asa"));
    compare(&b, "Lq", ask(&b, NULL, "queue"));
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    compare(&b, "P_W_le_20s", ask(&b, NULL, "service_level"));
    finish(&b);
}

static void erlang_b_does_not_care_about_the_service_law(void **state)
{
    const char *const law[2] = { "{exponential: 1min}", "{mean: 1min, cv: 2}" };

    for (int i = 0; i < 2; i++) {
        char yaml[600];
        snprintf(yaml, sizeof yaml,
                 STEADY "horizon: 10000min\n"
                        "contacts: {calls: {arrivals: 10/min, handle: %s, queue_capacity: 0}}\nteams: {desk: "
                        "{people: 10}}\n",
                 law[i]);
        bench b = run(state, "A-ERB-01", i == 0 ? "" : " lognormal", 60, yaml);
        compare(&b, "blocking", ask(&b, NULL, "blocking"));
        compare(&b, "mean_busy", ask(&b, "desk", "busy"));
        finish(&b);
    }
}

/* Twelve teams of one person each, in order of preference. */
static void people_asked_in_a_fixed_order(void **state)
{
    bench b = run(state, "A-ORD-01", "", 100,
                  STEADY "horizon: 10000min\n"
                         "contacts: {calls: {arrivals: 8/min, handle: 1min, queue_capacity: 0,\n"
                         "  teams: [p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12]}}\n"
                         "teams:\n"
                         "  p07: {people: 1, skills: [calls]}\n  p08: {people: 1, skills: [calls]}\n"
                         "  p01: {people: 1, skills: [calls]}\n  p02: {people: 1, skills: [calls]}\n"
                         "  p03: {people: 1, skills: [calls]}\n  p04: {people: 1, skills: [calls]}\n"
                         "  p05: {people: 1, skills: [calls]}\n  p06: {people: 1, skills: [calls]}\n"
                         "  p09: {people: 1, skills: [calls]}\n  p10: {people: 1, skills: [calls]}\n"
                         "  p11: {people: 1, skills: [calls]}\n  p12: {people: 1, skills: [calls]}\n");
    compare(&b, "load_agent_1", ask(&b, "p01", "occupancy"));
    compare(&b, "load_agent_2", ask(&b, "p02", "occupancy"));
    compare(&b, "load_agent_6", ask(&b, "p06", "occupancy"));
    compare(&b, "load_agent_12", ask(&b, "p12", "occupancy"));
    compare(&b, "blocking", ask(&b, NULL, "blocking"));
    finish(&b);
}

static void overflow_to_a_shared_team(void **state)
{
    bench b = run(state, "A-OVF-01", "", 60,
                  STEADY "horizon: 10000min\n"
                         "contacts:\n"
                         "  first: {arrivals: 5/min, handle: 1min, queue_capacity: 0, teams: [a, b]}\n"
                         "  second: {arrivals: 2/min, handle: 1min, queue_capacity: 0, teams: [b]}\n"
                         "teams:\n"
                         "  a: {people: 5, skills: [first]}\n  b: {people: 4, skills: [first, second]}\n");
    compare(&b, "block1", ask(&b, "first", "blocking"));
    compare(&b, "block2", ask(&b, "second", "blocking"));
    compare(&b, "occA", ask(&b, "a", "occupancy"));
    compare(&b, "occB", ask(&b, "b", "occupancy"));
    finish(&b);
}

static void five_waiting_places(void **state)
{
    bench b = run(
        state, "A-MMCK-01", "", 600,
        STEADY
        "horizon: 20000min\n"
        "contacts: {calls: {arrivals: 4.2/min, handle: 2min, queue_capacity: 5, answer: 80% within 20s}}\n"
        "teams: {desk: {people: 12}}\n");
    compare(&b, "P_block", ask(&b, NULL, "blocking"));
    compare(&b, "Lq", ask(&b, NULL, "queue"));
    compare(&b, "Wq_accepted", minutes(ask(&b, NULL, "asa")));
    compare(&b, "P_delay_accepted", ask(&b, NULL, "delayed"));
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    compare(&b, "SL_over_accepted", ask(&b, NULL, "service_level_strict"));
    finish(&b);
}

static void one_waiting_place(void **state)
{
    bench b = run(
        state, "A-MMCK-02", "", 60,
        STEADY
        "horizon: 30000min\n"
        "contacts: {calls: {arrivals: 3/min, handle: 15s, queue_capacity: 1}}\nteams: {desk: {people: 2}}\n");
    compare(&b, "P_block", ask(&b, NULL, "blocking"));
    compare(&b, "Lq", ask(&b, NULL, "queue"));
    compare(&b, "Wq_accepted", minutes(ask(&b, NULL, "asa")));
    compare(&b, "P_delay_accepted", ask(&b, NULL, "delayed"));
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    finish(&b);
}

/* Waiting places are trunk lines here: three for two people. */
static void one_waiting_place_by_trunk_lines(void **state)
{
    bench b = run(state, "A-MMCK-02", " lines", 60,
                  STEADY "horizon: 30000min\nlines: 3\n"
                         "contacts: {calls: {arrivals: 3/min, handle: 15s}}\nteams: {desk: {people: 2}}\n");
    compare(&b, "P_block", ask(&b, NULL, "blocking"));
    compare(&b, "Lq", ask(&b, NULL, "queue"));
    compare(&b, "P_delay_accepted", ask(&b, NULL, "delayed"));
    finish(&b);
}

static void twenty_customers_and_three_people(void **state)
{
    bench b = run(state, "A-FIN-01", "", 150,
                  STEADY "horizon: 20000min\n"
                         "contacts: {calls: {arrivals: {population: 20, think: 10min}, handle: 1min}}\n"
                         "teams: {desk: {people: 3}}\n");
    compare(&b, "Wq", minutes(ask(&b, NULL, "asa")));
    /* Everyone served keeps a person busy for a minute on average, so people busy = calls per minute. */
    compare(&b, "throughput", ask(&b, "desk", "busy"));
    finish(&b);
}

static void two_priorities_among_eight_people(void **state)
{
    bench b =
        run(state, "A-MMCP-01", "", 400,
            STEADY
            "horizon: 10000min\n"
            "contacts:\n"
            "  first: {arrivals: 3/min, handle: 1min, needs: [all], priority: 1, answer: 90% within 30s}\n"
            "  second: {arrivals: 4.2/min, handle: 1min, needs: [all]}\n"
            "teams: {desk: {people: 8, skills: [all]}}\n");
    compare(&b, "W1", minutes(ask(&b, "first", "asa")));
    compare(&b, "P_delay", ask(&b, NULL, "delayed"));
    compare(&b, "P_W1_gt_0p5", one_minus(ask(&b, "first", "service_level")));
    compare(&b, "EW1sq", times(1.0 / 3600, ask(&b, "first", "mean_square_wait")));
    compare(&b, "Lq1", ask(&b, "first", "queue"));
    finish(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(erlang_c_of_twelve),
        cmocka_unit_test(erlang_c_of_thirteen),
        cmocka_unit_test(erlang_b_does_not_care_about_the_service_law),
        cmocka_unit_test(people_asked_in_a_fixed_order),
        cmocka_unit_test(overflow_to_a_shared_team),
        cmocka_unit_test(five_waiting_places),
        cmocka_unit_test(one_waiting_place),
        cmocka_unit_test(one_waiting_place_by_trunk_lines),
        cmocka_unit_test(twenty_customers_and_three_people),
        cmocka_unit_test(two_priorities_among_eight_people),
    };
    return cmocka_run_group_tests(tests, open_known, close_known);
}
