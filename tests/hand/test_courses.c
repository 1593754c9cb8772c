/* Courses and what is written down: figures and short weeks as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "tests/support/watch.h"

#define CUSTOM       "behaviour: {preset: custom}\n"
#define CALLS(every) "contacts: {calls: {arrivals: {between: {fixed: " every "}}, handle: {fixed: 1000s}}}\n"

/* A course that ends with day 0, and one call of 1000 s, so many whole days later. */
static void check_after(int days, const char *figures)
{
    char yaml[600];

    snprintf(yaml, sizeof yaml,
             "horizon: %dd 00:00-24:00\n" CUSTOM
             "training: {handling: {from: 2026-01-05, at: 23:00, for: 1h, faster: 15.4%%}}\n" CALLS(
                 "%dd") "teams: {desk: {people: 1}}\n",
             days + 2, days + 1);
    mu_check_figures(yaml, NULL, figures);
}

static void a_course_fades_as_the_test_vectors_say(void **state)
{
    /* Log speed .154 * .62 = .09548 at first, and half of that after 420 days: handle times times e^-.09548 = .908937, then
     * e^-.082301, e^-.070941, e^-.052276. */
    (void)state;
    check_after(0, "handled_aht 908.937, training_gain 0.09548");
    check_after(90, "handled_aht 920.995, training_gain 0.0823012");
    check_after(180, "handled_aht 931.517, training_gain 0.0709414");
    check_after(365, "handled_aht 949.067, training_gain 0.0522761");
}

static void the_effect_begins_at_the_end_of_the_course(void **state)
{
    /* A talk of 1000 s becomes one of 500 s: half of log 2 is 34.657 % at a transfer of one. Bo is not there. */
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-11:00\n" CUSTOM
        "training: {half: {at: 09:30, for: 30min, faster: 69.31471805599453%, transfer: 100%, peers: 0%, "
        "who: Ann, half_life: never}}\n" CALLS("70min") "teams: {desk: {people: [Ann]}}\n",
        "08:00 Ann logs in\n"
        "09:10 #0 calls arrives\n"
        "09:10 #0 calls answered by Ann\n"
        "09:26:40 #0 calls finished by Ann\n"
        "09:30 Ann goes to a course\n"
        "10:00 Ann is back\n"
        "10:20 #1 calls arrives\n"
        "10:20 #1 calls answered by Ann\n"
        "10:28:20 #1 calls finished by Ann\n"
        "11:00 Ann logs out\n");
}

static void seats_are_taken_in_turn_over_teams_and_each_goes_to_all_sessions(void **state)
{
    /* Three people, two seats, two sessions, again after three days. Days 0 and 1: a.1 and a.2; 3 and 4: b.1 and a.1. */
    (void)state;
    mu_check_day("horizon: 5d 08:00-10:00\n" CUSTOM
                 "training: {tools: {every: 3d, sessions: 2, at: 09:00, for: 1h, seats: 2, faster: 10%}}\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 999h}}, handle: {fixed: 5min}}}\n"
                 "teams: {a: {people: 2}, b: {people: 1}}\n",
                 "08:00 a.1 logs in\n08:00 a.2 logs in\n08:00 b.1 logs in\n"
                 "09:00 a.1 goes to a course\n09:00 a.2 goes to a course\n"
                 "10:00 a.1 logs out\n10:00 a.2 logs out\n10:00 b.1 logs out\n"
                 "32:00 a.1 logs in\n32:00 a.2 logs in\n32:00 b.1 logs in\n"
                 "33:00 a.1 goes to a course\n33:00 a.2 goes to a course\n"
                 "34:00 a.1 logs out\n34:00 a.2 logs out\n34:00 b.1 logs out\n"
                 "56:00 a.1 logs in\n56:00 a.2 logs in\n56:00 b.1 logs in\n"
                 "58:00 a.1 logs out\n58:00 a.2 logs out\n58:00 b.1 logs out\n"
                 "80:00 a.1 logs in\n80:00 a.2 logs in\n80:00 b.1 logs in\n"
                 "81:00 a.1 goes to a course\n81:00 b.1 goes to a course\n"
                 "82:00 a.1 logs out\n82:00 a.2 logs out\n82:00 b.1 logs out\n"
                 "104:00 a.1 logs in\n104:00 a.2 logs in\n104:00 b.1 logs in\n"
                 "105:00 a.1 goes to a course\n105:00 b.1 goes to a course\n"
                 "106:00 a.1 logs out\n106:00 a.2 logs out\n106:00 b.1 logs out\n");
}

static void a_course_costs_its_time_and_its_fee(void **state)
{
    /* One of two goes, to one hour a day for two days: 20 in pay, and 50 of the fee each day. He is trained from the first
     * evening on, on three of three days; half of the people are. 2 * 2 * 3 paid hours at 10, and the fee. */
    (void)state;
    mu_check_figures(
        "horizon: 3d 08:00-10:00\n" CUSTOM
        "training: {x: {from: 2026-01-05, sessions: 2, at: 09:00, for: 1h, who: desk 1, faster: 10%, "
        "cost: 100}}\n" CALLS("999h") "teams: {desk: {people: 2, pay: 10/h}}\n",
        NULL,
        "training_hours 2, course_fees 100, course_cost 120, trained 0.5, cost 220, training_gain "
        "none");
}

static void each_session_leaves_its_part_and_who_hears_it_all_again_is_as_good_as_new(void **state)
{
    /* Two sessions of a course that stays: 10 % each, and 20 % after the second; a second round adds nothing. Sessions end at
     * midnight, four times; so do four calls come, with .1, .2, .2, .2. */
    (void)state;
    mu_check_figures(
        "horizon: 5d 00:00-24:00\n" CUSTOM
        "training: {x: {till: 2026-01-08, sessions: 2, at: 23:00, for: 1h, faster: 20%, transfer: "
        "100%, half_life: never}}\n" CALLS("24h") "teams: {desk: {people: 1}}\n",
        NULL, "training_gain 0.175, handled 4, training_hours 4");
}

static void who_works_among_trained_people_learns_from_them(void **state)
{
    /* desk 1 of two is trained; only desk 2 is there after nine. Half of the team at 10 % makes 5 %, and nothing of the 80 %. */
    (void)state;
    mu_check_figures(
        "horizon: 1d 07:00-11:00\n" CUSTOM
        "training: {x: {at: 08:00, for: 1h, who: desk 1, faster: 80%, transfer: 100%, peers: 10%, "
        "half_life: never}}\n" CALLS("180min") "teams: {desk: {shifts: {early: {hours: 07:00-09:30, people: "
                                               "1}, late: {hours: 09:30-11:00, people: "
                                               "1}}}}\n",
        NULL, "training_gain 0.05, handled 1");
}

static void onboarding_is_practice(void **state)
{
    /* Half of the way: 1000 s become 2000 of a novice, 1500 after the course. One contact is half of all practice. */
    (void)state;
    mu_check_figures("horizon: 1d 08:00-11:00\n"
                     "behaviour: {preset: custom, learning: {slower: 100%, pace: 1}}\n"
                     "training: {first: {at: 08:00, for: 1h, practice: 50%}}\n" CALLS(
                         "120min") "teams: {desk: {people: 1, skills: {calls: novice}}}\n",
                     NULL, "handled_aht 1500, practice 0.5, training_gain 0");
}

static void a_class_for_newcomers_may_be_onboarding(void **state)
{
    /* One seat, vacant at first; somebody accepts in the first night, is in class for a day, and comes on the third day with a
     * quarter of the way behind him: 1000 s become 1750. */
    (void)state;
    mu_check_figures("horizon: 3d 08:00-10:00\n"
                     "behaviour: {preset: custom, learning: {slower: 100%}}\n"
                     "hiring: {sources: {agency: {lead: {mean: 1d, cv: 0}, accept: 100%}}, "
                     "class: {length: 1d, seats: 1, fail: 0%, practice: 25%}}\n" CALLS(
                         "5h") "teams: {desk: {people: 1, filled: 0}}\n",
                     NULL, "handled 1, handled_aht 1750, practice 0.25");
}

static void a_course_is_about_its_contact_types_and_may_teach_to_solve(void **state)
{
    /* Ten log-odds more than an expert's, who solves one in two: one in 20,000 is not. Of mail one in a million is, and the course
     * is not about that. */
    static const char *const yaml =
        "horizon: 2d 00:00-24:00\n" CUSTOM
        "training: {x: {from: 2026-01-05, at: 00:00, for: 1min, solves: 10, transfer: 100%, skills: calls}}\n"
        "contacts:\n"
        "  calls: {arrivals: {between: {fixed: 90s}}, handle: {fixed: 10s}, resolved: 50%}\n"
        "  mail: {arrivals: {between: {fixed: 90s}}, handle: {fixed: 10s}, resolved: 0.0001%}\n"
        "teams: {desk: {people: 1}}\n";
    (void)state;
    mu_check_figures(yaml, "calls", "fcr 1");
    mu_check_figures(yaml, "mail", "fcr 0");
}

static void whoever_leaves_takes_it_with_him(void **state)
{
    /* All leave in the night after the course; a day later a new person comes, who was never there. */
    (void)state;
    mu_check_figures(
        "horizon: 3d 08:00-10:00\n"
        "behaviour: {preset: custom, attrition: {yearly: 20%, pay: 20}}\n"
        "hiring: {sources: {agency: {lead: {mean: 1d, cv: 0}, accept: 100%}}}\n"
        "training: {x: {from: 2026-01-05, at: 09:00, for: 1h, faster: 10%, half_life: never}}\n" CALLS(
            "5h") "teams: {desk: {people: 1, pay: 10/h, market_pay: 100/h}}\n",
        NULL, "handled 1, training_gain 0, trained 0.5, leavers 2, training_hours 1");
}

/* ---- what is written down ------------------------------------------------------------------------- */

static void knowledge_takes_novices_a_part_of_the_way(void **state)
{
    /* G = 0 becomes .5 * .8 * .5 = .2 of the way: a novice's 2000 s become 1800, times 1.1 of looking up. */
    (void)state;
    mu_check_figures("horizon: 1d 08:00-10:00\n"
                     "behaviour: {preset: custom, learning: {slower: 100%, per_contact: 0}}\n"
                     "knowledge: {coverage: 50%, adoption: 80%, help: 50%, search: 10%}\n" CALLS(
                         "60min") "teams: {desk: {people: 1, skills: {calls: novice}}}\n",
                     NULL, "handled_aht 1980, practice 0, coverage 0.5");
    /* Nothing to be learned: an expert stays one. */
    mu_check_figures("horizon: 1d 08:00-10:00\n"
                     "behaviour: {preset: custom, learning: {slower: 100%, per_contact: 0}}\n"
                     "knowledge: {coverage: 50%, help: 50%}\n" CALLS("60min") "teams: {desk: {people: 1}}\n",
                     NULL, "handled_aht 1000, practice 1");
}

static void knowledge_grows_with_what_is_solved_and_goes_stale_by_the_day(void **state)
{
    /* A day halves it, each contact closes half of what is missing. Two calls on the first day, with 0 and 1/2, leave 3/4, which
     * is 3/8 the next day; then 3/8, 11/16, 27/32. The mean is 77/160. */
    (void)state;
    mu_check_figures("horizon: 2d 09:00-12:00\n"
                     "behaviour: {preset: custom, learning: {slower: 100%}}\n"
                     "knowledge: {coverage: 0%, writes: 100%, article: 50%, half_life: 1d}\n"
                     "contacts: {calls: {arrivals: {between: {fixed: 70min}}, handle: {fixed: 60s}}}\n"
                     "teams: {desk: {people: 1}}\n",
                     NULL, "handled 5, coverage 0.48125");
    /* What is not solved adds nothing. */
    mu_check_figures(
        "horizon: 1d 09:00-12:00\n"
        "behaviour: {preset: custom, learning: {slower: 100%}}\n"
        "knowledge: {coverage: 0%, writes: 100%, article: 50%}\n"
        "contacts: {calls: {arrivals: {between: {fixed: 70min}}, handle: {fixed: 60s}, resolved: 0%}}\n"
        "teams: {desk: {people: 1}}\n",
        NULL, "handled 2, coverage 0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_course_fades_as_the_test_vectors_say),
        cmocka_unit_test(the_effect_begins_at_the_end_of_the_course),
        cmocka_unit_test(seats_are_taken_in_turn_over_teams_and_each_goes_to_all_sessions),
        cmocka_unit_test(a_course_costs_its_time_and_its_fee),
        cmocka_unit_test(each_session_leaves_its_part_and_who_hears_it_all_again_is_as_good_as_new),
        cmocka_unit_test(who_works_among_trained_people_learns_from_them),
        cmocka_unit_test(onboarding_is_practice),
        cmocka_unit_test(a_class_for_newcomers_may_be_onboarding),
        cmocka_unit_test(a_course_is_about_its_contact_types_and_may_teach_to_solve),
        cmocka_unit_test(whoever_leaves_takes_it_with_him),
        cmocka_unit_test(knowledge_takes_novices_a_part_of_the_way),
        cmocka_unit_test(knowledge_grows_with_what_is_solved_and_goes_stale_by_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
