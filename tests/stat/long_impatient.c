/* Customers who give up, and days: figures of the reference cases that need long runs to be sharp. One time unit
 * of a case is a minute. */
#include "tests/stat/harness.h"

#include "experiment/results.h"
#include "tests/stat/swinging.h"

static void erlang_a(bench *b, const char *threshold)
{
    char key[40];

    compare(b, "P_delay", ask(b, NULL, "delayed"));
    compare(b, "P_abandon", ask(b, NULL, "abandonment"));
    compare(b, "mean_queue", ask(b, NULL, "queue"));
    compare(b, "mean_wait_all", minutes(ask(b, NULL, "mean_wait")));
    compare(b, "mean_wait_served", minutes(ask(b, NULL, "asa")));
    compare(b, "mean_wait_abandoned", minutes(ask(b, NULL, "wait_of_abandoned")));
    snprintf(key, sizeof key, "SL_offered_%s", threshold);
    compare(b, key, ask(b, NULL, "service_level_strict"));
    snprintf(key, sizeof key, "SL_of_served_%s", threshold);
    compare(b, key, ask(b, NULL, "service_level_answered"));
}

static void hundred_people(void **state, const char *id, const char *variant, int64_t replications,
                           const char *patience, const char *within, const char *threshold)
{
    char yaml[600];

    snprintf(yaml, sizeof yaml,
             "experiment: {steady: yes, warm_up: 40min}\ninterval: 40min\nhorizon: 1040min\n"
             "contacts: {calls: {arrivals: 102/min, handle: 1min, patience: %s, answer: 80%% within %s}}\n"
             "teams: {desk: {people: 100}}\n",
             patience, within);
    bench b = run(state, id, variant, replications, yaml);
    erlang_a(&b, threshold);
    finish(&b);
}

static void erlang_a_of_a_hundred(void **state)
{
    hundred_people(state, "A-ERA-01", " long", 600, "1min", "12s", "0.2");
    hundred_people(state, "A-ERA-02", "", 900, "4min", "6s", "0.1");
    hundred_people(state, "A-ERA-02", " 12s", 900, "4min", "12s", "0.2");
}

static void other_patience_of_a_hundred(void **state)
{
    hundred_people(state, "A-MMG-01", " 12s", 600, "{erlang: {mean: 1min, stages: 2}}", "12s", "0.2");
    hundred_people(state, "A-MMG-03", "", 900, "{mean: 4min, cv: 2}", "6s", "0.1");
    hundred_people(state, "A-MMG-03", " 12s", 900, "{mean: 4min, cv: 2}", "12s", "0.2");
}

static void erlang_a_of_a_thousand(void **state)
{
    bench b =
        run(state, "A-ERA-06", "", 1300,
            "experiment: {steady: yes, warm_up: 40min}\ninterval: 40min\nhorizon: 640min\n"
            "contacts: {calls: {arrivals: 1000/min, handle: 1min, patience: 2min, answer: 80% within 3s}}\n"
            "teams: {desk: {people: 1000}}\n");
    erlang_a(&b, "0.05");
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    finish(&b);
}

/* ---- days -------------------------------------------------------------------------------- */

static void blocked_in_a_day(void **state)
{
    bench b = run(state, "A-DAYMMC-03", " long", 50000,
                  "horizon: 480min\n"
                  "contacts: {calls: {arrivals: 4.2/min, handle: 2min, queue_capacity: 5}}\nteams: {desk: "
                  "{people: 12}}\n");
    compare(&b, "E_blocked", ask(&b, NULL, "blocked"));
    finish(&b);
}

/* Whoever still waits at closing time is dropped, so that they can be counted. */
static void waiting_when_the_doors_close(void **state)
{
    bench b = run(state, "A-DAYMMC-01", " long", 1150000,
                  "horizon: 480min\nclosing: drop\n"
                  "contacts: {calls: {arrivals: 4.2/min, handle: 2min}}\nteams: {desk: {people: 12}}\n");
    compare(&b, "E_queue_at_close", ask(&b, NULL, "dropped"));
    finish(&b);
}

/* ---- arrivals that swing --------------------------------------------------------------------------- */

/* The first Fourier coefficients of the number busy over one full turn show how far it lags behind. */
static double lag_of(const mu_results *r)
{
    enum { FROM = 720, TILL = 1097 }; /* minutes 12:00 to 18:17, one turn of 2 pi hours */
    const int occupancy = mu_measure_find("occupancy");
    double    with_sine = 0, with_cosine = 0;

    for (int k = FROM; k < TILL; k++) {
        const double t = (k + 0.5) / 60, busy = 300 * mu_results_cell(r, k, 0, occupancy).mean - 100;
        with_sine += busy * sin(t);
        with_cosine += busy * cos(t);
    }
    return atan2(-with_cosine, with_sine);
}

static void the_load_lags_behind_the_arrivals(void **state)
{
    enum { GROUPS = 30 };
    double sum = 0, squares = 0;
    char  *yaml = swinging("1h");
    bench  b    = { .known = *state, .id = "A-MOL-01" };

    for (int g = 0; g < GROUPS; g++) {
        char variant[20];
        snprintf(variant, sizeof variant, " group %d", g);
        bench        one = run(state, b.id, variant, 1500, yaml);
        const double lag = lag_of(one.results);
        sum += lag;
        squares += lag * lag;
        finish(&one);
    }
    free(yaml);
    const double mean = sum / GROUPS;
    compare(&b, "lag", (measured){ mean, sqrt((squares / GROUPS - mean * mean) / (GROUPS - 1)) });
    if (b.failures > 0) fail_msg("%s disagrees", b.id);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(erlang_a_of_a_hundred),        cmocka_unit_test(other_patience_of_a_hundred),
        cmocka_unit_test(erlang_a_of_a_thousand),       cmocka_unit_test(blocked_in_a_day),
        cmocka_unit_test(waiting_when_the_doors_close), cmocka_unit_test(the_load_lags_behind_the_arrivals),
    };
    return cmocka_run_group_tests(tests, open_known, close_known);
}
