/* Days that begin and end: exact values, published simulations, moving rates, shifts, busy days. */
#include "tests/stat/harness.h"

#include "experiment/results.h"
#include "plan/transient.h"
#include "tests/stat/swinging.h"

#define CALLS "contacts: {calls: {arrivals: 4.2/min, handle: 2min, answer: 80% within 20s"
#define DESK  "teams: {desk: {people: 12}}\n"

/* The published simulation of the same day has another id and its own rule. */
static void also(bench *b, const char *id)
{
    b->id = id;
}

static void a_day_without_impatience(void **state)
{
    bench b = run(state, "A-DAYMMC-01", "", 20000, "horizon: 480min\n" CALLS "}}\n" DESK);
    compare(&b, "E_in_target", ask(&b, NULL, "answered_in_target"));
    compare(&b, "SL_ratio", ask(&b, NULL, "service_level_strict"));
    compare(&b, "ASA_min", minutes(ask(&b, NULL, "asa")));
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    compare(&b, "E_served", ask(&b, NULL, "answered"));
    also(&b, "B-UM-01");
    overlap(&b, "E_in_target", ask(&b, NULL, "answered_in_target"));
    overlap(&b, "SL", ask(&b, NULL, "service_level_strict"));
    overlap(&b, "ASA", minutes(ask(&b, NULL, "asa")));
    overlap(&b, "occ", ask(&b, NULL, "occupancy"));
    finish(&b);
}

static void a_day_with_impatience(void **state)
{
    bench b = run(state, "A-DAYMMC-02", "", 12000, "horizon: 480min\n" CALLS ", patience: 1min}}\n" DESK);
    compare(&b, "E_abandoned", ask(&b, NULL, "abandoned"));
    compare(&b, "E_in_target", ask(&b, NULL, "answered_in_target"));
    compare(&b, "SL_of_served", ask(&b, NULL, "service_level_answered"));
    compare(&b, "ASA_served_min", minutes(ask(&b, NULL, "asa")));
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    compare(&b, "SL_with_abandon", ask(&b, NULL, "service_level_neutral"));
    also(&b, "B-UM-02");
    overlap(&b, "abandoned", ask(&b, NULL, "abandoned"));
    overlap(&b, "in_target", ask(&b, NULL, "answered_in_target"));
    finish(&b);
}

static void a_day_with_five_waiting_places(void **state)
{
    bench b = run(state, "A-DAYMMC-03", "", 7000, "horizon: 480min\n" CALLS ", queue_capacity: 5}}\n" DESK);
    compare(&b, "E_in_target", ask(&b, NULL, "answered_in_target"));
    compare(&b, "SL_of_served", ask(&b, NULL, "service_level_answered"));
    compare(&b, "ASA_min", minutes(ask(&b, NULL, "asa")));
    compare(&b, "occ", ask(&b, NULL, "occupancy"));
    also(&b, "B-UM-03");
    overlap(&b, "blocked", ask(&b, NULL, "blocked"));
    overlap(&b, "in_target", ask(&b, NULL, "answered_in_target"));
    finish(&b);
}

/* ---- arrivals that swing --------------------------------------------------------------------------- */

/* Expected number busy around hour `t`: the mean of the two cells that meet nearest to it. */
static measured busy_at(const bench *b, double t)
{
    const int32_t     cell = (int32_t)lround(t * 60);
    const int         occ  = mu_measure_find("occupancy");
    const mu_estimate one  = mu_results_cell(b->results, cell - 1, 0, occ);
    const mu_estimate two  = mu_results_cell(b->results, cell, 0, occ);

    return (measured){ 150 * (one.mean + two.mean), 150 * (one.se + two.se) };
}

static void the_load_follows_the_arrivals_with_a_lag(void **state)
{
    const double circle = 2 * acos(-1.0), quarter = circle / 4;
    char        *yaml = swinging("1h");
    bench        b    = run(state, "A-MOL-01", "", 1000, yaml);

    compare(&b, "m_at_7_mod_2pi", busy_at(&b, 7 + circle));
    compare(&b, "peak", busy_at(&b, quarter + cases_expected(b.known, b.id, "lag") + 2 * circle));
    finish(&b);
    free(yaml);

    yaml = swinging("{fixed: 1h}"); /* the note of the case: the amplitude is 40 sin(1/2) */
    b    = run(state, "A-MOL-01", " fixed", 1000, yaml);
    compare_with(&b, "peak, fixed", 100 + 40 * sin(0.5), busy_at(&b, quarter + 0.5 + 2 * circle));
    finish(&b);
    free(yaml);
}

/* ---- shifts against the Kolmogorov equations ------------------------------------------------------- */

enum { HALF_HOURS = 16 };

static const double calls_per_min[HALF_HOURS] = { 2.0, 3.0, 4.5, 6.0, 7.0, 7.5, 7.0, 6.5,
                                                  7.5, 8.0, 6.5, 5.0, 4.5, 4.0, 3.0, 2.0 };

/* Ten all day from 8, six until 13:00, eight from 11:00, so people come and go while callers wait. */
static int people_in(int i)
{
    return 10 + (i < 10 ? 6 : 0) + (i >= 6 ? 8 : 0);
}

static const char shifts[] =
    "horizon: 1d 08:00-16:00\ninterval: 30min\n"
    "contacts:\n"
    "  calls:\n"
    "    arrivals: {every: 30min, from: \"08:00\", rates: [2/min, 3/min, 4.5/min, 6/min, 7/min, 7.5/min, "
    "7/min,\n"
    "      6.5/min, 7.5/min, 8/min, 6.5/min, 5/min, 4.5/min, 4/min, 3/min, 2/min]}\n"
    "    handle: 3min\n"
    "    patience: 2min\n"
    "teams:\n"
    "  desk:\n"
    "    shifts: {base: {hours: 08:00-16:00, people: 10}, early: {hours: 08:00-13:00, people: 6},\n"
    "             late: {hours: 11:00-16:00, people: 8}}\n"
    "    shift_end: finish\n";

/* Below this mean queue waiting is so rare that a standard error from a few days means nothing. */
#define RARE (SHORTENED ? 0.3 : 0.01)

/* Near, but a single half hour need not be sharp. */
static void near(bench *b, const char *key, double expected, measured m)
{
    tell(b, key, expected, m, fabs(m.mean - expected) <= MOST_Z * m.se);
}

static measured in_cell(const bench *b, int32_t cell, const char *measure)
{
    const mu_estimate e = mu_results_cell(b->results, cell, 0, mu_measure_find(measure));
    return (measured){ e.mean, e.se };
}

static void a_day_with_shifts_follows_the_kolmogorov_equations(void **state)
{
    const mu_day  day = { 3, 2, 150, 1.0 / 3 };
    mu_day_piece  piece[HALF_HOURS];
    mu_day_totals t[HALF_HOURS + 1];
    double        offered = 0, abandoned = 0, delayed = 0, queue = 0, staffed = 0, busy = 0;

    for (int i = 0; i < HALF_HOURS; i++) piece[i] = (mu_day_piece){ 30, calls_per_min[i], people_in(i) };
    assert_true(mu_day_solve(&day, HALF_HOURS, piece, t));
    bench b = run(state, "A-MOL-01", " our day with shifts", 12000, shifts);
    b.id    = "shifts";
    for (int i = 0; i < HALF_HOURS; i++) {
        char key[40];
        snprintf(key, sizeof key, "queue %02d:%02d", 8 + i / 2, i % 2 * 30);
        if (t[i].queue_time / 30 > RARE) near(&b, key, t[i].queue_time / 30, in_cell(&b, i, "queue"));
        snprintf(key, sizeof key, "occupancy %02d:%02d", 8 + i / 2, i % 2 * 30);
        near(&b, key, t[i].busy_time / t[i].staffed_time, in_cell(&b, i, "occupancy"));
        if (i == 10) near(&b, "staffed 13:00", t[i].staffed_time / 30, in_cell(&b, i, "staffed"));
        offered += t[i].offered;
        abandoned += t[i].abandoned;
        delayed += t[i].delayed;
        queue += t[i].queue_time;
        staffed += t[i].staffed_time;
        busy += t[i].busy_time;
    }
    compare_with(&b, "abandoned", abandoned + t[HALF_HOURS].abandoned, ask(&b, NULL, "abandoned"));
    compare_with(&b, "delayed", delayed / offered, ask(&b, NULL, "delayed"));
    compare_with(&b, "queue", queue / 480, ask(&b, NULL, "queue"));
    compare_with(&b, "occupancy", busy / staffed, ask(&b, NULL, "occupancy"));
    finish(&b);
}

/* ---- days that differ ------------------------------------------------------------------------------ */

/* Twenty independent groups of days show the standard deviation and how sure it is. */
static void some_days_are_busier_than_others(void **state)
{
    enum { GROUPS = 20 };
    double sum = 0, squares = 0;
    bench  b = { .known = *state, .id = "A-BUSY-02" };

    for (int g = 0; g < GROUPS; g++) {
        char        variant[20];
        mu_estimate e;
        snprintf(variant, sizeof variant, " group %d", g);
        bench one =
            run(state, b.id, variant, 3000,
                "horizon: 1d 08:00-18:00\ninterval: 10h\nteams: {desk: {people: 20}}\n"
                "contacts: {calls: {arrivals: {rate: 166/h, busyness: {cv: 0.316227766017}}, handle: 1s}}\n");
        assert_true(mu_results_value(one.results, NULL, "offered", &e));
        const double sd = e.se * sqrt((double)e.n);
        sum += sd;
        squares += sd * sd;
        finish(&one);
    }
    const double mean = sum / GROUPS;
    compare(&b, "sd", (measured){ mean, sqrt((squares / GROUPS - mean * mean) / (GROUPS - 1)) });
    if (b.failures > 0) fail_msg("%s disagrees", b.id);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_without_impatience),
        cmocka_unit_test(a_day_with_impatience),
        cmocka_unit_test(a_day_with_five_waiting_places),
        cmocka_unit_test(the_load_follows_the_arrivals_with_a_lag),
        cmocka_unit_test(a_day_with_shifts_follows_the_kolmogorov_equations),
        cmocka_unit_test(some_days_are_busier_than_others),
    };
    return cmocka_run_group_tests(tests, open_known, close_known);
}
