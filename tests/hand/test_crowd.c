/* How single people of a team differ, on short days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/results.h"
#include "report/report.h"
#include "tests/support/watch.h"

static mu_results *run_of(const mu_model *m, bool people)
{
    const mu_run_options options = { .replications = 2, .threads = 1, .people = people };
    mu_results          *r       = NULL;

    assert_int_equal(mu_experiment_run(m, &options, NULL, &r), MU_OK);
    return r;
}

static void assert_near(double found, double expected)
{
    if (!(fabs(found - expected) <= 1e-9)) fail_msg("expected %.12g, found %.12g", expected, found);
}

static double figure_of(const mu_results *r, const char *who, const char *measure)
{
    mu_estimate e;

    assert_true(mu_results_value(r, who, measure, &e));
    return e.mean;
}

static double own(const mu_results *r, const char *person, const char *measure)
{
    mu_estimate e;

    assert_true(mu_results_person(r, person, measure, &e));
    return e.mean;
}

/* Calls at 08:10, 08:20 and 08:30: ana has the first and the third. */
#define MORNING                                                                         \
    "horizon: 1d 08:00-08:40\n"                                                         \
    "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 5min}}}\n" \
    "teams: {desk: {people: [{name: ana, pay: 30/h}, {name: bob, pay: 15/h}], skills: {calls: novice}}}\n"

static void practice_when_the_run_ends(void **state)
{
    mu_model *m =
        mu_test_model(MORNING "behaviour: {preset: custom, learning: {slower: 50%, pace: 1, half_life: "
                              "never}, burnout: {first: 20%, busy: 0, abused: 0, heals: never}}\n");
    mu_results *r = run_of(m, true);

    (void)state;
    /* G after E contacts is E / (1 + E): 2/3 of ana, 1/2 of bob; between the two quantiles are a straight line. */
    assert_near(own(r, "ana", "practice_p50"), 2.0 / 3);
    assert_near(own(r, "bob", "practice_p50"), 1.0 / 2);
    assert_near(figure_of(r, "desk", "practice_p10"), 0.5 + 0.1 / 6);
    assert_near(figure_of(r, "desk", "practice_p50"), 0.5 + 0.5 / 6);
    assert_near(figure_of(r, "desk", "practice_p90"), 0.5 + 0.9 / 6);
    /* Handle times are 1 + slower (1 - G) times an expert's: 7/6 and 5/4. */
    assert_near(figure_of(r, "desk", "experts_there"), 6.0 / 7 + 4.0 / 5);
    assert_near(figure_of(r, "desk", "burnout_p90"), 0.2);
    assert_near(own(r, "bob", "burnout_p50"), 0.2);
    mu_results_free(r);
    mu_model_free(m);
}

/* Novices take 8:45 min: ana works from 08:10 and 08:30 on, bob from 08:20, and they go off duty at 08:40. Fatigue F becomes
 * 1 - (1 - F) e^(-t / 10 min) with work and F e^(-t / 10 min) without. */
static void fatigue_after_the_last_shift(void **state)
{
    mu_model *m =
        mu_test_model(MORNING "behaviour: {preset: custom, fatigue: {slower: 0%, work: 10min, idle: 10min, "
                              "off: 10min}}\n");
    mu_results  *r     = run_of(m, true);
    const double fresh = exp(-0.875), first = (1 - fresh) * exp(-1.125), bob = first,
                 ana = (1 - (1 - first) * fresh) * exp(-0.125);

    (void)state;
    assert_near(own(r, "ana", "fatigue_p50"), ana);
    assert_near(own(r, "bob", "fatigue_p50"), bob);
    assert_near(figure_of(r, "desk", "fatigue_p50"), (ana + bob) / 2);
    mu_results_free(r);
    mu_model_free(m);
}

/* Forty minutes of pay each, 20 and 10; for every contact handled a tenth of that: 4 and 1. */
static void pay_and_bonuses_are_uneven(void **state)
{
    mu_model *m = mu_test_model(
        MORNING
        "behaviour: {preset: custom, effort: {respond: 0}}\n"
        "incentives: [{id: piece, kind: piece_rate, window: day, amount: 100%, target: {handled: 10}},\n"
        "  {id: never, kind: threshold, window: day, amount: 50%, target: {handled: 3}}]\n");
    mu_results *r = run_of(m, true);

    (void)state;
    assert_near(own(r, "ana", "bonus"), 4);
    assert_near(own(r, "bob", "bonus"), 1);
    assert_near(own(r, "bob", "cost"), 11);
    assert_near(figure_of(r, "desk", "bonus"), 5);
    assert_near(figure_of(r, "desk", "bonus_gini"), 2 * 3.0 / (2 * 2 * 5));
    assert_near(figure_of(r, "desk", "pay_gini"), 2 * 13.0 / (2 * 2 * 35));
    assert_near(mu_results_scheme_paid(r, 0, 0).mean, 5);
    assert_near(mu_results_scheme_reached(r, 0, 1).mean, 1);
    assert_near(mu_results_scheme_paid(r, 1, 1).mean, 0);
    assert_near(mu_results_scheme_reached(r, 1, 0).mean, 0);
    mu_results_free(r);
    mu_model_free(m);
}

/* Nobody has the third seat: it is nobody's practice. */
static void a_vacant_seat_is_nobody(void **state)
{
    mu_model *m =
        mu_test_model("horizon: 1d 08:00-08:40\n"
                      "behaviour: {preset: custom, learning: {pace: 1}}\n"
                      "contacts: {calls: {arrivals: {between: {fixed: 1h}}, handle: {fixed: 5min}}}\n"
                      "teams: {desk: {people: 3, filled: 2, skills: {calls: novice}}, back: {people: 1}}\n");
    mu_results *r = run_of(m, false);

    (void)state;
    assert_near(figure_of(r, "desk", "practice_p90"), 0);
    assert_near(figure_of(r, "back", "practice_p10"), 1);
    assert_near(figure_of(r, NULL, "practice_p50"),
                0); /* of 0, 0 and 1; the vacant seat would be another 0 */
    assert_near(figure_of(r, NULL, "practice_p90"), 0.8);
    mu_results_free(r);
    mu_model_free(m);
}

/* One hour of training for each of two people. */
static void hours_in_training(void **state)
{
    (void)state;
    mu_check_figures("horizon: 1d 08:00-12:00\n"
                     "contacts: {calls: {arrivals: {between: {fixed: 3h}}, handle: {fixed: 5min}}}\n"
                     "teams: {desk: {people: 2}}\n"
                     "training: {product: {at: 09:00, for: 1h}}\n\n",
                     NULL, "hours_in_training 2, training_share 0.25");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(practice_when_the_run_ends), cmocka_unit_test(fatigue_after_the_last_shift),
        cmocka_unit_test(pay_and_bonuses_are_uneven), cmocka_unit_test(a_vacant_seat_is_nobody),
        cmocka_unit_test(hours_in_training),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
