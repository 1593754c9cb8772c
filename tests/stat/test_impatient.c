/* Customers who give up: Erlang A, other patience laws, and published simulations. One time unit of a case is a
 * minute. */
#include "tests/stat/harness.h"

#define STEADY "experiment: {steady: yes, warm_up: 20min}\ninterval: 20min\n"

/* A scenario with 100 people and 102 calls a minute. */
static bench hundred_people(void **state, const char *id, const char *variant, int64_t replications,
                            const char *handle, const char *patience, const char *more, const char *within)
{
    char yaml[700];

    snprintf(yaml, sizeof yaml,
             STEADY
             "horizon: 1020min\n"
             "contacts: {calls: {arrivals: 102/min, handle: %s, patience: %s, answer: 80%% within %s%s}}\n"
             "teams: {desk: {people: 100}}\n",
             handle, patience, within, more);
    return run(state, id, variant, replications, yaml);
}

static void waits_of_erlang_a(bench *b, double unit_s)
{
    compare(b, "P_delay", ask(b, NULL, "delayed"));
    compare(b, "P_abandon", ask(b, NULL, "abandonment"));
    compare(b, "mean_queue", ask(b, NULL, "queue"));
    compare(b, "mean_wait_all", times(1 / unit_s, ask(b, NULL, "mean_wait")));
    compare(b, "mean_wait_served", times(1 / unit_s, ask(b, NULL, "asa")));
    compare(b, "mean_wait_abandoned", times(1 / unit_s, ask(b, NULL, "wait_of_abandoned")));
}

static void levels_of_erlang_a(bench *b, const char *threshold)
{
    char key[40];

    snprintf(key, sizeof key, "SL_offered_%s", threshold);
    compare(b, key, ask(b, NULL, "service_level_strict"));
    snprintf(key, sizeof key, "SL_of_served_%s", threshold);
    compare(b, key, ask(b, NULL, "service_level_answered"));
    snprintf(key, sizeof key, "P_W_gt_%s", threshold);
    compare(b, key, one_minus(ask(b, NULL, "service_level_credited")));
}

static void erlang_a_a_little_overloaded(void **state)
{
    bench b = hundred_people(state, "A-ERA-01", "", 500, "1min", "1min", "", "6s");
    waits_of_erlang_a(&b, 60);
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    levels_of_erlang_a(&b, "0.1");
    finish(&b);
}

static void erlang_a_for_small_desks(void **state)
{
    bench b =
        run(state, "A-ERA-03", "", 400,
            STEADY
            "horizon: 20000min\n"
            "contacts: {calls: {arrivals: 3.5/min, handle: 180s, patience: 300s, answer: 80% within 20s}}\n"
            "teams: {desk: {people: 13}}\n");
    waits_of_erlang_a(&b, 1);
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    levels_of_erlang_a(&b, "20.0");
    finish(&b);
}

static void erlang_a_with_impatient_callers(void **state)
{
    bench b =
        run(state, "A-ERA-04", "", 300,
            STEADY
            "horizon: 20000min\n"
            "contacts: {calls: {arrivals: 4.2/min, handle: 2min, patience: 1min, answer: 80% within 20s}}\n"
            "teams: {desk: {people: 12}}\n");
    waits_of_erlang_a(&b, 60);
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    levels_of_erlang_a(&b, "0.3333");
    finish(&b);
}

static void erlang_a_overloaded_by_a_third(void **state)
{
    bench b =
        run(state, "A-ERA-05", "", 100,
            STEADY
            "horizon: 20000min\n"
            "contacts: {calls: {arrivals: 100/h, handle: 4min, patience: 2min, answer: 80% within 20s}}\n"
            "teams: {desk: {people: 5}}\n");
    waits_of_erlang_a(&b, 60);
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    levels_of_erlang_a(&b, "0.3333");
    finish(&b);
}

static void patience_of_two_stages(void **state)
{
    bench b =
        hundred_people(state, "A-MMG-01", "", 550, "1min", "{erlang: {mean: 1min, stages: 2}}", "", "6s");
    waits_of_erlang_a(&b, 60);
    compare(&b, "SL_of_served_0.1", ask(&b, NULL, "service_level_answered"));
    compare(&b, "SL_offered_0.1", ask(&b, NULL, "service_level_strict"));
    finish(&b);
}

/* The spread of waits from its two moments; they rise together, so this standard error is on the safe side. */
static measured variance_of_waits(const bench *b)
{
    const measured mean = minutes(ask(b, NULL, "asa"));
    const measured sq   = times(1.0 / 3600, ask(b, NULL, "mean_square_wait"));

    return (measured){ sq.mean - mean.mean * mean.mean, hypot(sq.se, 2 * mean.mean * mean.se) };
}

/* Whitt (2005): a waiting room of 200. */
static void published(void **state, const char *id, const char *handle, const char *patience)
{
    bench b = hundred_people(state, id, "", 120, handle, patience, ", queue_capacity: 200", "6s");

    overlap(&b, "P_W0", one_minus(ask(&b, NULL, "delayed")));
    overlap(&b, "P_A", ask(&b, NULL, "abandonment"));
    overlap(&b, "EQ", ask(&b, NULL, "queue"));
    overlap(&b, "EW_S", minutes(ask(&b, NULL, "asa")));
    overlap(&b, "VarW_S", variance_of_waits(&b));
    overlap(&b, "EW_A", minutes(ask(&b, NULL, "wait_of_abandoned")));
    overlap(&b, "PW.1_S", ask(&b, NULL, "service_level_answered"));
    finish(&b);
    b = hundred_people(state, id, " 12s", 30, handle, patience, ", queue_capacity: 200", "12s");
    overlap(&b, "PW.2_S", ask(&b, NULL, "service_level_answered"));
    finish(&b);
}

#define E2    "{erlang: {mean: 1min, stages: 2}}"
#define LN_11 "{mean: 1min, cv: 1}"

static void whitt_01(void **state)
{
    published(state, "B-WHITT-01", E2, E2);
}
static void whitt_02(void **state)
{
    published(state, "B-WHITT-02", "1min", E2);
}
static void whitt_04(void **state)
{
    published(state, "B-WHITT-04", "1min", "{mean: 4min, cv: 2}");
}
static void whitt_06(void **state)
{
    published(state, "B-WHITT-06", LN_11, LN_11);
}
static void whitt_08(void **state)
{
    published(state, "B-WHITT-08", "{fixed: 1min}", E2);
}
static void whitt_09(void **state)
{
    published(state, "B-WHITT-09", LN_11, E2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(erlang_a_a_little_overloaded),
        cmocka_unit_test(erlang_a_for_small_desks),
        cmocka_unit_test(erlang_a_with_impatient_callers),
        cmocka_unit_test(erlang_a_overloaded_by_a_third),
        cmocka_unit_test(patience_of_two_stages),
        cmocka_unit_test(whitt_01),
        cmocka_unit_test(whitt_02),
        cmocka_unit_test(whitt_04),
        cmocka_unit_test(whitt_06),
        cmocka_unit_test(whitt_08),
        cmocka_unit_test(whitt_09),
    };
    return cmocka_run_group_tests(tests, open_known, close_known);
}
