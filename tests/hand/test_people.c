/* Teams and people who are not all alike: short days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <muster/experiment.h>
#include "tests/support/watch.h"

static void a_novice_takes_seven_quarters_of_the_time(void **state)
{
    /* The expert has 12 minutes of talk and 4 of wrap-up; a novice 21 and 7. */
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:19\n"
        "contacts: {calls: {arrivals: {between: {fixed: 10min}, batch: 2}, "
        "handle: {talk: {fixed: 12min}, wrap_up: {fixed: 4min}}, teams: [old, new]}}\n"
        "teams: {old: {people: 1, skills: {calls: expert}}, new: {people: 1, skills: {calls: novice}}}\n",
        "08:00 new.1 logs in\n"
        "08:00 old.1 logs in\n"
        "08:10 #0 calls arrives\n"
        "08:10 #0 calls answered by old.1\n"
        "08:10 #1 calls arrives\n"
        "08:10 #1 calls answered by new.1\n"
        "08:26 #0 calls finished by old.1\n"
        "08:26 old.1 logs out\n"
        "08:38 #1 calls finished by new.1\n"
        "08:38 new.1 logs out\n");
}

static void a_contact_that_needs_two_skills_goes_by_the_lower_one(void **state)
{
    /* Competent in one of them: 8 minutes become 11; the other type stays as it is. */
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:29\n"
                 "contacts:\n"
                 "  both: {needs: [a, b], arrivals: {between: {fixed: 15min}}, handle: {fixed: 8min}}\n"
                 "  one: {needs: b, arrivals: {between: {fixed: 27min}}, handle: {fixed: 8min}}\n"
                 "teams: {desk: {people: 1, skills: {a: competent, b: expert}}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:15 #0 both arrives\n"
                 "08:15 #0 both answered by desk.1\n"
                 "08:26 #0 both finished by desk.1\n"
                 "08:27 #1 one arrives\n"
                 "08:27 #1 one answered by desk.1\n"
                 "08:35 #1 one finished by desk.1\n"
                 "08:35 desk.1 logs out\n");
}

#define TRIO                                                                                        \
    "teams: {desk: {people: [ana, {name: bob, handle: {calls: 50%}}, {name: cleo, skills: {calls: " \
    "competent}}, 1]}}\n"

static void whoever_is_idle_longest_takes_his_own_time(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:19\n"
        "contacts: {calls: {arrivals: {between: {fixed: 10min}, batch: 4}, handle: {fixed: 8min}}}\n" TRIO,
        "08:00 ana logs in\n"
        "08:00 bob logs in\n"
        "08:00 cleo logs in\n"
        "08:00 desk.4 logs in\n"
        "08:10 #0 calls arrives\n"
        "08:10 #0 calls answered by ana\n"
        "08:10 #1 calls arrives\n"
        "08:10 #1 calls answered by bob\n"
        "08:10 #2 calls arrives\n"
        "08:10 #2 calls answered by cleo\n"
        "08:10 #3 calls arrives\n"
        "08:10 #3 calls answered by desk.4\n"
        "08:14 #1 calls finished by bob\n"
        "08:18 #0 calls finished by ana\n"
        "08:18 #3 calls finished by desk.4\n"
        "08:19 ana logs out\n"
        "08:19 bob logs out\n"
        "08:19 desk.4 logs out\n"
        "08:21 #2 calls finished by cleo\n"
        "08:21 cleo logs out\n");
}

static void the_fastest_person_answers(void **state)
{
    /* bob first; ana and the one without a name are alike, and ana is before him; cleo last. At 08:20 bob is free
     * again, and ana too. */
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:29\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 10min}, batch: 3}, handle: {fixed: 8min}, "
                 "choose: fastest}}\n" TRIO,
                 "08:00 ana logs in\n"
                 "08:00 bob logs in\n"
                 "08:00 cleo logs in\n"
                 "08:00 desk.4 logs in\n"
                 "08:10 #0 calls arrives\n"
                 "08:10 #0 calls answered by bob\n"
                 "08:10 #1 calls arrives\n"
                 "08:10 #1 calls answered by ana\n"
                 "08:10 #2 calls arrives\n"
                 "08:10 #2 calls answered by desk.4\n"
                 "08:14 #0 calls finished by bob\n"
                 "08:18 #1 calls finished by ana\n"
                 "08:18 #2 calls finished by desk.4\n"
                 "08:20 #3 calls arrives\n"
                 "08:20 #3 calls answered by bob\n"
                 "08:20 #4 calls arrives\n"
                 "08:20 #4 calls answered by ana\n"
                 "08:20 #5 calls arrives\n"
                 "08:20 #5 calls answered by desk.4\n"
                 "08:24 #3 calls finished by bob\n"
                 "08:28 #4 calls finished by ana\n"
                 "08:28 #5 calls finished by desk.4\n"
                 "08:29 ana logs out\n"
                 "08:29 bob logs out\n"
                 "08:29 cleo logs out\n"
                 "08:29 desk.4 logs out\n");
}

static void the_fastest_of_two_teams_may_be_one_person_of_the_slower_one(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:19\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 10min}, batch: 2}, handle: {fixed: 8min}, "
                 "choose: fastest}}\n"
                 "teams:\n"
                 "  quick: {people: 1, handle: {calls: 75%}}\n"
                 "  slow: {people: [ana, {name: bob, handle: {calls: 50%}}]}\n",
                 "08:00 quick.1 logs in\n"
                 "08:00 ana logs in\n"
                 "08:00 bob logs in\n"
                 "08:10 #0 calls arrives\n"
                 "08:10 #0 calls answered by bob\n"
                 "08:10 #1 calls arrives\n"
                 "08:10 #1 calls answered by quick.1\n"
                 "08:14 #0 calls finished by bob\n"
                 "08:16 #1 calls finished by quick.1\n"
                 "08:19 quick.1 logs out\n"
                 "08:19 ana logs out\n"
                 "08:19 bob logs out\n");
}

static void each_person_solves_his_own_share(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:19\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 10min}, batch: 2}, handle: {fixed: 5min}}}\n"
                 "teams: {desk: {people: [ana, {name: bob, resolved: {calls: 0%}}]}}\n",
                 "08:00 ana logs in\n"
                 "08:00 bob logs in\n"
                 "08:10 #0 calls arrives\n"
                 "08:10 #0 calls answered by ana\n"
                 "08:10 #1 calls arrives\n"
                 "08:10 #1 calls answered by bob\n"
                 "08:15 #0 calls solved\n"
                 "08:15 #0 calls finished by ana\n"
                 "08:15 #1 calls ends without a result\n"
                 "08:15 #1 calls finished by bob\n"
                 "08:19 ana logs out\n"
                 "08:19 bob logs out\n");
}

/* Two hours each, of which 20 minutes are unpaid. The call of 09:50 waits for the end of the break, when the doors close,
 * and whoever is listed first takes it: 40 minutes over. So he is paid for 7/3 hours and the other one for 5/3. */
#define PAID(people)                                                                      \
    "horizon: 1d 08:00-10:00\n"                                                           \
    "contacts: {calls: {arrivals: {between: {fixed: 110min}}, handle: {fixed: 40min}}}\n" \
    "teams: {desk: {pay: 12/h, people: [" people "], breaks: [20min unpaid at 09:40]}}\n"

static void who_is_paid_otherwise_costs_otherwise(void **state)
{
    (void)state;
    mu_check_figures(PAID("ana, {name: bob, pay: 30/h}"), NULL, "cost 78, paid_hours 4");
    mu_check_figures(PAID("{name: bob, pay: 30/h}, ana"), NULL, "cost 90, paid_hours 4");
}

/* ---- figures of people ---------------------------------------------------------------------------- */

static mu_results *results_with_people(const mu_model *m)
{
    const mu_run_options options = { .replications = 2, .threads = 1, .people = true };
    mu_results          *r       = NULL;

    assert_int_equal(mu_experiment_run(m, &options, NULL, &r), MU_OK);
    return r;
}

static void assert_person(const mu_results *r, const char *who, const char *measure, double expected)
{
    mu_estimate e;

    assert_true(mu_results_person(r, who, measure, &e));
    if (isnan(expected) ? !isnan(e.mean) : !(fabs(e.mean - expected) <= 1e-12))
        fail_msg("%s %s: expected %.17g, found %.17g", who, measure, expected, e.mean);
    assert_int_equal(e.n, 2);
}

/* Bob has 30/h, and half as much again on the late shift: four hours, less an unpaid break of 30 minutes, and a call from
 * 15:50 to 16:10. Ann has four hours of the team's 20/h. */
static void a_shift_may_be_paid_otherwise(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-16:00\n"
        "contacts: {calls: {arrivals: {between: {fixed: 470min}}, handle: {fixed: 20min}}}\n"
        "teams: {desk: {pay: 20/h, people: [ann, {name: bob, pay: 30/h}], shifts: {day: {hours: 08:00-12:00, "
        "people: 1},\n"
        "  late: {hours: 12:00-16:00, people: 1, pay: 150%, breaks: 30min unpaid at 14:00}}}}\n";
    mu_model   *m = mu_test_model(yaml);
    mu_results *r = results_with_people(m);

    (void)state;
    mu_check_figures(yaml, NULL, "paid_hours 7.66667, overrun_hours 0.166667, cost 245");
    assert_person(r, "ann", "cost", 4 * 20);
    assert_person(r, "bob", "cost", (3.5 + 1.0 / 6) * 45);
    mu_results_free(r);
    mu_model_free(m);
    /* Nobody has pay of his own, and overrun is not paid. */
    mu_check_figures("horizon: 1d 08:00-16:00\n"
                     "contacts: {calls: {arrivals: {between: {fixed: 470min}}, handle: {fixed: 20min}}}\n"
                     "teams: {desk: {pay: 20/h, overrun: unpaid, shifts: {day: {hours: 08:00-12:00, people: "
                     "2}, late: {hours: 12:00-16:00, people: 1, pay: 150%}}}}\n",
                     NULL, "paid_hours 12, cost 280");
}

static void people_have_figures_of_their_own(void **state)
{
    /* Every 10 minutes a call, in turn bob (4 min), ana (8 min): bob at :10, :20, :30, as he is always free again. */
    mu_model *m =
        mu_test_model("horizon: 1d 08:00-08:40\n"
                      "contacts: {calls: {arrivals: {between: {fixed: 10min}, batch: 2}, handle: {talk: "
                      "{fixed: 6min}, wrap_up: "
                      "{fixed: 2min}}, choose: fastest}}\n"
                      "teams: {desk: {pay: 30/h, people: [ana, {name: bob, handle: {calls: 50%}}, 1]}}\n");
    mu_results *r = results_with_people(m);
    mu_estimate e;

    (void)state;
    /* Calls at 08:10, :20, :30, two each; nobody calls at the very end. */
    assert_person(r, "bob", "handled", 3);
    assert_person(r, "bob", "handled_aht", 240);
    assert_person(r, "bob", "occupancy", 12.0 / 40);
    assert_person(r, "ana", "handled", 2);
    assert_person(r, "ana", "busy_hours", 16.0 / 60);
    assert_person(r, "desk 3", "handled", 1);
    assert_person(r, "desk 3", "logged_in_hours", 40.0 / 60);
    assert_person(r, "desk 3", "cost", 20);
    /* Busy 16, 12 and 8 minutes: the nine pairs differ by 4, 4 and 8, each twice; 32 over 2 * 3 * 36. */
    assert_true(mu_results_value(r, "desk", "load_gini", &e));
    assert_true(fabs(e.mean - 32.0 / 216) < 1e-12);
    assert_false(mu_results_person(r, "dora", "handled", &e));
    assert_false(mu_results_person(r, "ana", "service_level", &e));
    mu_results_free(r);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_novice_takes_seven_quarters_of_the_time),
        cmocka_unit_test(a_contact_that_needs_two_skills_goes_by_the_lower_one),
        cmocka_unit_test(whoever_is_idle_longest_takes_his_own_time),
        cmocka_unit_test(the_fastest_person_answers),
        cmocka_unit_test(the_fastest_of_two_teams_may_be_one_person_of_the_slower_one),
        cmocka_unit_test(each_person_solves_his_own_share),
        cmocka_unit_test(who_is_paid_otherwise_costs_otherwise),
        cmocka_unit_test(a_shift_may_be_paid_otherwise),
        cmocka_unit_test(people_have_figures_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
