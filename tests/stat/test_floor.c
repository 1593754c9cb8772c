/* The floor: work that comes back, goes on elsewhere, makes way, waits for idle people, or is done side by side. One time
 * unit of a case is a minute unless its line says otherwise. */
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

static void feedback_to_the_end_of_the_queue(void **state)
{
    bench b = run(state, "A-FB-01", "", 180,
                  STEADY "horizon: 50000min\nteams: {desk: {people: 1}}\n"
                         "contacts: {calls: {arrivals: 0.4/min, handle: 1min, resolved: 60%,\n"
                         "  reopen: {share: 100%, after: {fixed: 0s}, most: 1000}}}\n");
    compare(&b, "util", ask(&b, "desk", "occupancy"));
    compare(&b, "T_total", minutes(ask(&b, NULL, "time_to_resolution")));
    compare(&b, "T_per_visit", plus(1, minutes(ask(&b, NULL, "asa"))));
    compare(&b, "mean_visits", ask(&b, NULL, "contacts_per_case"));
    compare(&b, "P_wait_visit", ask(&b, NULL, "delayed"));
    finish(&b);
}

static void callers_who_try_until_they_get_through(void **state)
{
    bench b = run(state, "A-RET-01", "", 120,
                  STEADY "horizon: 50000min\nteams: {desk: {people: 1}}\n"
                         "contacts: {calls: {arrivals: 0.5/min, handle: 1min, queue_capacity: 0,\n"
                         "  redial: {blocked: 100%, after: {mean: 2min}, tries: unlimited}}}\n");
    compare(&b, "mean_orbit", ask(&b, NULL, "away"));
    compare(&b, "util", ask(&b, "desk", "occupancy"));
    finish(&b);
}

static void callers_of_whom_some_try_again(void **state)
{
    bench b = run(state, "A-RET-03", "", 80,
                  STEADY "horizon: 21000min\nteams: {desk: {people: 8}}\n"
                         "contacts: {calls: {arrivals: 6/min, handle: 1min, queue_capacity: 0,\n"
                         "  redial: {blocked: 80%, after: {mean: 2min}, tries: unlimited}}}\n");
    compare(&b, "mean_orbit", ask(&b, NULL, "away"));
    compare(&b, "P_block_attempt", ask(&b, NULL, "blocking"));
    compare(&b, "served_fraction", ask(&b, NULL, "cases_solved"));
    finish(&b);
}

static void eight_people_interrupted(void **state)
{
    bench b = run(state, "A-MMCPR-01", "", 200,
                  STEADY "horizon: 30000min\nteams: {desk: {people: 8, skills: [all]}}\n"
                         "contacts:\n"
                         "  a: {needs: all, priority: 1, interrupts: yes, arrivals: 3/min, handle: 1min}\n"
                         "  b: {needs: all, interruptible: yes, arrivals: 4.2/min, handle: 1min}\n");
    compare(&b, "T1", sojourn(&b, "a", 3, 1));
    compare(&b, "T2", sojourn(&b, "b", 4.2, 1));
    finish(&b);
}

static void off_phone_work_whenever_nobody_waits(void **state)
{
    bench b = run(state, "A-VAC-01", "", 200,
                  STEADY "horizon: 50000min\n" ONE "contacts:\n"
                         "  calls: {needs: all, priority: 1, arrivals: 0.7/min, handle: 1min}\n"
                         "  desk_work: {needs: all, arrivals: {backlog: endless}, handle: {fixed: 30s}}\n");
    compare(&b, "Wq", minutes(ask(&b, "calls", "asa")));
    finish(&b);
}

static void mails_while_more_than_two_are_idle(void **state)
{
    bench b =
        run(state, "A-BLEND-01", "", 80,
            STEADY
            "horizon: 21000min\nteams: {desk: {people: 20, skills: [all]}}\n"
            "contacts:\n"
            "  calls: {needs: all, priority: 1, arrivals: 14/min, handle: 1min}\n"
            "  mails: {needs: all, arrivals: {backlog: endless}, handle: 1min, teams: [{team: desk, idle: "
            "3}]}\n");
    compare(&b, "P_delay_call", ask(&b, "calls", "delayed"));
    compare(&b, "Wq_call", minutes(ask(&b, "calls", "asa")));
    compare(&b, "occ", ask(&b, "desk", "occupancy"));
    finish(&b);
}

/* Everything in hand at once, each the slower the more there are: the law of the work makes no difference. */
static void share_one_person(void **state, const char *id, const char *law, int64_t replications)
{
    enum { MOST = 60 };
    char slowdown[MOST * 4], yaml[MOST * 4 + 400];
    int  n = 0;

    for (int i = 1; i <= MOST; i++)
        n += snprintf(&slowdown[n], sizeof slowdown - (size_t)n, i > 1 ? ",%d" : "%d", i);
    snprintf(yaml, sizeof yaml,
             STEADY "horizon: 50000min\nteams: {desk: {people: 1}}\n"
                    "contacts: {chats: {arrivals: 3/min, handle: %s, concurrency: %d, slowdown: [%s]}}\n",
             law, MOST, slowdown);
    bench b = run(state, id, law, replications, yaml);
    compare(&b, "T", minutes(ask(&b, NULL, "aht")));
    finish(&b);
}

static void processor_sharing(void **state)
{
    share_one_person(state, "A-PS-01", "12s", 60);
    share_one_person(state, "A-PS-01", "{fixed: 12s}", 60);
    share_one_person(state, "A-PS-01", "{hyperexponential: {mean: 12s, cv: 2}}", 120);
    share_one_person(state, "B-CIW-01", "{exponential: 12s}", 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(feedback_to_the_end_of_the_queue),
        cmocka_unit_test(callers_who_try_until_they_get_through),
        cmocka_unit_test(callers_of_whom_some_try_again),
        cmocka_unit_test(eight_people_interrupted),
        cmocka_unit_test(off_phone_work_whenever_nobody_waits),
        cmocka_unit_test(mails_while_more_than_two_are_idle),
        cmocka_unit_test(processor_sharing),
    };
    return cmocka_run_group_tests_name("floor", tests, open_known, close_known);
}
