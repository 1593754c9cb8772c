/* The floor again: cases that need long runs. */
#include "tests/stat/harness.h"

#define STEADY "experiment: {steady: yes, warm_up: 1000min}\ninterval: 500min\n"
#define ONE    "teams: {desk: {people: 1, skills: [all]}}\n"

static measured plus(double constant, measured m)
{
    return (measured){ constant + m.mean, m.se };
}

/* Mean time in the system, by Little's law: `rate` a minute, and the mean work. */
static measured sojourn(const bench *b, const char *who, double rate, double work)
{
    return plus(work, times(1 / rate, ask(b, who, "queue")));
}

static void tickets_that_come_back_a_day_later(void **state)
{
    bench b = run(state, "A-FB-02", "", 330,
                  "experiment: {steady: yes, warm_up: 10d}\ninterval: 1d\nhorizon: 200d\n"
                  "contacts: {tickets: {arrivals: 30/h, handle: 10min, resolved: 75%,\n"
                  "  reopen: {share: 100%, after: {lognormal: {mean: 24h, cv: 1}}, most: 1000}}}\n"
                  "teams: {desk: {people: 8}}\n");
    compare(&b, "Wq_h", times(1.0 / 3600, ask(&b, NULL, "asa")));
    compare(&b, "P_wait", ask(&b, NULL, "delayed"));
    compare(&b, "occ", ask(&b, "desk", "occupancy"));
    compare(&b, "tickets_in_delay", ask(&b, NULL, "away"));
    finish(&b);
}

static void three_levels_with_a_way_back(void **state)
{
    bench b = run(
        state, "A-JACK-01", "", 1600,
        "experiment: {steady: yes, warm_up: 5d}\ninterval: 1d\nhorizon: 200d\n"
        "contacts:\n"
        "  l1: {arrivals: 30/h, handle: 10min, escalate: {l2: {share: 25%}}}\n"
        "  l2: {arrivals: none, handle: 24min, escalate: {l1: {share: 10%}, l3: {share: 20%}}}\n"
        "  l3: {arrivals: none, handle: 60min}\n"
        "teams:\n"
        "  a: {people: 6, skills: [l1]}\n  b: {people: 4, skills: [l2]}\n  c: {people: 2, skills: [l3]}\n");
    compare(&b, "lam1", times(1 / (195.0 * 24), ask(&b, "l1", "offered")));
    compare(&b, "Wq1_min", minutes(ask(&b, "l1", "asa")));
    compare(&b, "util1", ask(&b, "a", "occupancy"));
    compare(&b, "P_wait1", ask(&b, "l1", "delayed"));
    compare(&b, "Wq2_min", minutes(ask(&b, "l2", "asa")));
    compare(&b, "util2", ask(&b, "b", "occupancy"));
    compare(&b, "P_wait2", ask(&b, "l2", "delayed"));
    compare(&b, "Wq3_min", minutes(ask(&b, "l3", "asa")));
    compare(&b, "util3", ask(&b, "c", "occupancy"));
    compare(&b, "P_wait3", ask(&b, "l3", "delayed"));
    compare(&b, "mean_ticket_time_min", minutes(ask(&b, "l1", "time_to_resolution")));
    finish(&b);
}

static void one_person_interrupted(void **state)
{
    bench b =
        run(state, "A-PRE-01", "", 1200,
            STEADY
            "horizon: 50000min\n" ONE "contacts:\n"
            "  a: {needs: all, priority: 3, interrupts: yes, arrivals: 0.2/min, handle: 30s}\n"
            "  b: {needs: all, priority: 2, interrupts: yes, interruptible: yes, arrivals: 0.3/min,\n"
            "      handle: {mean: 1min, cv: 1.22474487139}}\n"
            "  c: {needs: all, priority: 1, interruptible: yes, arrivals: 0.25/min, handle: {fixed: 72s}}\n");
    compare(&b, "T1", sojourn(&b, "a", 0.2, 0.5));
    compare(&b, "T2", sojourn(&b, "b", 0.3, 1.0));
    compare(&b, "T3", sojourn(&b, "c", 0.25, 1.2));
    finish(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tickets_that_come_back_a_day_later),
        cmocka_unit_test(three_levels_with_a_way_back),
        cmocka_unit_test(one_person_interrupted),
    };
    return cmocka_run_group_tests_name("floor, long", tests, open_known, close_known);
}
