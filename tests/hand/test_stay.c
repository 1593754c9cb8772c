/* Closing time, worked out on paper: who stays because something may still come for him, and who goes home. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "tests/support/watch.h"

/* One call at 08:50 for 20 minutes, so that it is in hand at 09:00. */
#define ONE_CALL(WAYS)                                                                \
    "horizon: 1d 08:00-09:00\n"                                                       \
    "contacts:\n"                                                                     \
    "  l1: {arrivals: {between: {fixed: 50min}}, handle: {fixed: 20min}, " WAYS "}\n" \
    "  l2: {arrivals: none, handle: {fixed: 10min}}\n"
#define TEAMS "teams: {one: {people: 1, skills: [l1]}, two: {people: 1, skills: [l2]}}\n"

static void whoever_could_be_handed_a_contact_stays_for_it(void **state)
{
    static const char yaml[] = ONE_CALL(
        "escalate: {l2: 100%}") "  mail: {arrivals: none, handle: {fixed: 10min}}\n"
                                "teams: {one: {people: 1, skills: [l1]}, two: {people: 1, skills: [l2]},\n"
                                "  write: {people: 1, skills: [mail]}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 one.1 logs in\n"
                       "08:00 two.1 logs in\n"
                       "08:00 write.1 logs in\n"
                       "08:50 #0 l1 arrives\n"
                       "08:50 #0 l1 answered by one.1\n"
                       "09:00 write.1 logs out\n" /* mail can only come from outside */
                       "09:10 #0 l1 escalated\n"
                       "09:10 #0 l1 finished by one.1\n"
                       "09:10 one.1 logs out\n"
                       "09:10 #1 l2 arrives\n"
                       "09:10 #1 l2 answered by two.1\n"
                       "09:20 #1 l2 solved\n"
                       "09:20 #1 l2 finished by two.1\n"
                       "09:20 two.1 logs out\n");
    mu_check_figures(yaml, NULL, "paid_hours 3.5, overrun_hours 0.5");
    mu_check_figures(yaml, "l2", "left_over 0");
}

static void so_does_who_could_be_handed_it_after_that(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n"
                 "contacts:\n"
                 "  l1: {arrivals: {between: {fixed: 50min}}, handle: {fixed: 20min}, escalate: {l2: 100%}}\n"
                 "  l2: {arrivals: none, handle: {fixed: 10min}, escalate: {l3: 100%}}\n"
                 "  l3: {arrivals: none, handle: {fixed: 5min}}\n"
                 "teams: {one: {people: 1, skills: [l1]}, three: {people: 1, skills: [l3]},\n"
                 "  two: {people: 1, skills: [l2]}}\n",
                 "08:00 one.1 logs in\n"
                 "08:00 three.1 logs in\n"
                 "08:00 two.1 logs in\n"
                 "08:50 #0 l1 arrives\n"
                 "08:50 #0 l1 answered by one.1\n"
                 "09:10 #0 l1 escalated\n"
                 "09:10 #0 l1 finished by one.1\n"
                 "09:10 one.1 logs out\n"
                 "09:10 #1 l2 arrives\n"
                 "09:10 #1 l2 answered by two.1\n"
                 "09:20 #1 l2 escalated\n"
                 "09:20 #1 l2 finished by two.1\n"
                 "09:20 two.1 logs out\n"
                 "09:20 #2 l3 arrives\n"
                 "09:20 #2 l3 answered by three.1\n"
                 "09:25 #2 l3 solved\n"
                 "09:25 #2 l3 finished by three.1\n"
                 "09:25 three.1 logs out\n");
}

static void he_goes_home_when_it_is_over_without_him(void **state)
{
    (void)state;
    mu_check_day(ONE_CALL("time_cap: {after: 30min, to: l2}") TEAMS, "08:00 one.1 logs in\n"
                                                                     "08:00 two.1 logs in\n"
                                                                     "08:50 #0 l1 arrives\n"
                                                                     "08:50 #0 l1 answered by one.1\n"
                                                                     "09:10 #0 l1 solved\n"
                                                                     "09:10 #0 l1 finished by one.1\n"
                                                                     "09:10 one.1 logs out\n"
                                                                     "09:10 two.1 logs out\n");
}

static void what_comes_after_a_while_keeps_nobody(void **state)
{
    (void)state;
    mu_check_day(ONE_CALL("escalate: {l2: {share: 100%, after: {fixed: 5min}}}") TEAMS,
                 "08:00 one.1 logs in\n"
                 "08:00 two.1 logs in\n"
                 "08:50 #0 l1 arrives\n"
                 "08:50 #0 l1 answered by one.1\n"
                 "09:00 two.1 logs out\n"
                 "09:10 #0 l1 escalated\n"
                 "09:10 #0 l1 finished by one.1\n"
                 "09:10 one.1 logs out\n");
}

static void who_is_on_a_break_returns_for_what_may_come(void **state)
{
    (void)state;
    mu_check_day(ONE_CALL("escalate: {l2: 100%}") "teams: {one: {people: 1, skills: [l1]}, two: {people: 1, "
                                                  "skills: [l2], breaks: 30min at 08:45}}\n",
                 "08:00 one.1 logs in\n"
                 "08:00 two.1 logs in\n"
                 "08:45 two.1 goes on a break\n"
                 "08:50 #0 l1 arrives\n"
                 "08:50 #0 l1 answered by one.1\n"
                 "09:00 two.1 is back\n"
                 "09:10 #0 l1 escalated\n"
                 "09:10 #0 l1 finished by one.1\n"
                 "09:10 one.1 logs out\n"
                 "09:10 #1 l2 arrives\n"
                 "09:10 #1 l2 answered by two.1\n"
                 "09:20 #1 l2 solved\n"
                 "09:20 #1 l2 finished by two.1\n"
                 "09:20 two.1 logs out\n");
}

/* One's shift goes on past closing time, and he is on a break then: two waits until he has taken the call. */
static void who_comes_back_from_a_break_later_keeps_others(void **state)
{
    (void)state;
    mu_check_day(ONE_CALL("escalate: {l2: 100%}") "teams: {one: {skills: [l1], shifts: {long: {hours: "
                                                  "08:00-10:00, people: 1, breaks: 40min at 08:45}}}, two: "
                                                  "{people: 1, skills: [l2]}}\n",
                 "08:00 one.1 logs in\n"
                 "08:00 two.1 logs in\n"
                 "08:45 one.1 goes on a break\n"
                 "08:50 #0 l1 arrives\n"
                 "08:50 #0 l1 waits\n"
                 "09:25 one.1 is back\n"
                 "09:25 #0 l1 answered by one.1\n"
                 "09:45 #0 l1 escalated\n"
                 "09:45 #0 l1 finished by one.1\n"
                 "09:45 #1 l2 arrives\n"
                 "09:45 #1 l2 answered by two.1\n"
                 "09:55 #1 l2 solved\n"
                 "09:55 #1 l2 finished by two.1\n"
                 "09:55 two.1 logs out\n"
                 "10:00 one.1 logs out\n");
}

/* One asks while his customer holds, and ends the talk when he is answered. */
static void whoever_may_be_asked_stays_too(void **state)
{
    (void)state;
    mu_check_day(ONE_CALL("escalate: {l2: {share: 100%, how: consult, takes: {fixed: 5min}}}") TEAMS,
                 "08:00 one.1 logs in\n"
                 "08:00 two.1 logs in\n"
                 "08:50 #0 l1 arrives\n"
                 "08:50 #0 l1 answered by one.1\n"
                 "09:10 #0 l1 escalated\n"
                 "09:10 #1 l2 arrives\n"
                 "09:10 #1 l2 answered by two.1\n"
                 "09:15 #0 l1 solved\n"
                 "09:15 #1 l2 finished by two.1\n"
                 "09:15 two.1 logs out\n"
                 "09:15 #0 l1 finished by one.1\n"
                 "09:15 one.1 logs out\n");
}

static void a_department_stays_for_what_may_be_sent_there(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n"
                 "contacts: {l1: {arrivals: {between: {fixed: 50min}}, handle: {fixed: 20min}, escalate: "
                 "{stock: 100%}}}\n"
                 "departments: {stock: {people: 1, handle: {fixed: 10min}}}\n"
                 "teams: {one: {people: 1, skills: [l1]}}\n",
                 "08:00 one.1 logs in\n"
                 "08:00 stock.1 logs in\n"
                 "08:50 #0 l1 arrives\n"
                 "08:50 #0 l1 answered by one.1\n"
                 "09:10 #0 l1 escalated\n"
                 "09:10 #0 l1 finished by one.1\n"
                 "09:10 one.1 logs out\n"
                 "09:10 #1 stock arrives\n"
                 "09:10 #1 stock answered by stock.1\n"
                 "09:20 #1 stock solved\n"
                 "09:20 #1 stock finished by stock.1\n"
                 "09:20 stock.1 logs out\n");
}

/* Two chats side by side: whoever may get either stays until both are over. */
static void chats_side_by_side_keep_people_until_the_last(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n"
                 "contacts:\n"
                 "  l1: {arrivals: {between: {fixed: 25min}}, handle: {fixed: 40min}, concurrency: 2,\n"
                 "    slowdown: [100%, 100%], escalate: {l2: 100%}}\n"
                 "  l2: {arrivals: none, handle: {fixed: 10min}}\n" TEAMS,
                 "08:00 one.1 logs in\n"
                 "08:00 two.1 logs in\n"
                 "08:25 #0 l1 arrives\n"
                 "08:25 #0 l1 answered by one.1\n"
                 "08:50 #1 l1 arrives\n"
                 "08:50 #1 l1 answered by one.1\n"
                 "09:05 #0 l1 escalated\n"
                 "09:05 #0 l1 finished by one.1\n"
                 "09:05 #2 l2 arrives\n"
                 "09:05 #2 l2 answered by two.1\n"
                 "09:15 #2 l2 solved\n"
                 "09:15 #2 l2 finished by two.1\n"
                 "09:30 #1 l1 escalated\n"
                 "09:30 #1 l1 finished by one.1\n"
                 "09:30 one.1 logs out\n"
                 "09:30 #3 l2 arrives\n"
                 "09:30 #3 l2 answered by two.1\n"
                 "09:40 #3 l2 solved\n"
                 "09:40 #3 l2 finished by two.1\n"
                 "09:40 two.1 logs out\n");
}

/* The call of 08:50 opens to two at 09:05. */
static void a_queue_that_opens_late_keeps_whom_it_will_open_to(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 25min}}, handle: {fixed: 1h},\n"
                 "  teams: [one, {team: two, after: 15min}]}}\n"
                 "teams: {one: {people: 1}, two: {people: 2}}\n",
                 "08:00 one.1 logs in\n"
                 "08:00 two.1 logs in\n"
                 "08:00 two.2 logs in\n"
                 "08:25 #0 calls arrives\n"
                 "08:25 #0 calls answered by one.1\n"
                 "08:50 #1 calls arrives\n"
                 "08:50 #1 calls waits\n"
                 "09:05 #1 calls answered by two.1\n"
                 "09:05 two.2 logs out\n"
                 "09:25 #0 calls finished by one.1\n"
                 "09:25 one.1 logs out\n"
                 "10:05 #1 calls finished by two.1\n"
                 "10:05 two.1 logs out\n");
}

/* Of the contact in hand and the one that waits at closing time something may come; of those after them nothing, as no
 * more are made. */
static void work_without_end_ends_at_closing_time(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:15\n"
        "contacts:\n"
        "  l2: {arrivals: none, handle: {fixed: 5min}}\n"
        "  mail: {arrivals: {backlog: endless}, handle: {fixed: 10min}, time_cap: {after: 1h, to: l2}}\n"
        "teams: {one: {people: 1, skills: [mail]}, two: {people: 1, skills: [l2]}}\n",
        "08:00 one.1 logs in\n"
        "08:00 two.1 logs in\n"
        "08:00 #0 mail arrives\n"
        "08:00 #0 mail answered by one.1\n"
        "08:00 #1 mail arrives\n"
        "08:00 #1 mail waits\n"
        "08:10 #0 mail solved\n"
        "08:10 #0 mail finished by one.1\n"
        "08:10 #1 mail answered by one.1\n"
        "08:10 #2 mail arrives\n"
        "08:10 #2 mail waits\n"
        "08:20 #1 mail solved\n"
        "08:20 #1 mail finished by one.1\n"
        "08:20 #2 mail answered by one.1\n"
        "08:30 #2 mail solved\n"
        "08:30 #2 mail finished by one.1\n"
        "08:30 one.1 logs out\n"
        "08:30 two.1 logs out\n");
}

static void a_contact_that_nobody_will_take_keeps_nobody(void **state)
{
    (void)state;
    mu_check_day(ONE_CALL(
                     "escalate: {l2: 100%}") "teams: {one: {skills: [l1], shifts: {early: {hours: "
                                             "08:00-08:40, people: 1}}}, two: {people: 1, skills: [l2]}}\n",
                 "08:00 one.1 logs in\n"
                 "08:00 two.1 logs in\n"
                 "08:40 one.1 logs out\n"
                 "08:50 #0 l1 arrives\n"
                 "08:50 #0 l1 waits\n"
                 "09:00 two.1 logs out\n");
}

/* A call that lasts into the next morning, and another after it. */
static void whoever_still_stays_in_the_morning_goes_and_comes_again(void **state)
{
    static const char yaml[] = "horizon: 2d 08:00-09:00\n"
                               "contacts:\n"
                               "  l1: {arrivals: {between: {fixed: 59min}}, handle: {fixed: 1410min}, "
                               "escalate: {l2: 100%}}\n"
                               "  l2: {arrivals: none, handle: {fixed: 10min}}\n" TEAMS;

    (void)state;
    mu_check_day(yaml, "08:00 one.1 logs in\n"
                       "08:00 two.1 logs in\n"
                       "08:59 #0 l1 arrives\n"
                       "08:59 #0 l1 answered by one.1\n"
                       "32:00 two.1 logs out\n"
                       "32:00 two.1 logs in\n"
                       "32:29 #0 l1 escalated\n"
                       "32:29 #0 l1 finished by one.1\n"
                       "32:29 #1 l2 arrives\n"
                       "32:29 #1 l2 answered by two.1\n"
                       "32:35 #2 l1 arrives\n"
                       "32:35 #2 l1 answered by one.1\n"
                       "32:39 #1 l2 solved\n"
                       "32:39 #1 l2 finished by two.1\n"
                       "56:05 #2 l1 escalated\n"
                       "56:05 #2 l1 finished by one.1\n"
                       "56:05 one.1 logs out\n"
                       "56:05 #3 l2 arrives\n"
                       "56:05 #3 l2 answered by two.1\n"
                       "56:15 #3 l2 solved\n"
                       "56:15 #3 l2 finished by two.1\n"
                       "56:15 two.1 logs out\n");
    /* two.1: 08:00 to 32:00, and 32:00 to 56:15; one.1: 08:00 to 56:05 */
    mu_check_figures(yaml, NULL, "paid_hours 96.3333");
}

/* When the doors open, closing time is over, also for those who are not on duty that day. */
static void nobody_stays_past_the_next_opening(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 2d 08:00-09:00\n"
        "contacts:\n"
        "  l1: {arrivals: {between: {fixed: 59min}}, handle: {fixed: 1405min}, escalate: {l2: 100%}}\n"
        "  l2: {arrivals: none, handle: {fixed: 10min}}\n"
        "teams: {one: {people: 1, skills: [l1]},\n"
        "  two: {skills: [l2], shifts: {monday: {days: mon, hours: 08:00-09:00, people: 1}}}}\n",
        "08:00 one.1 logs in\n"
        "08:00 two.1 logs in\n"
        "08:59 #0 l1 arrives\n"
        "08:59 #0 l1 answered by one.1\n"
        "32:00 two.1 logs out\n"
        "32:24 #0 l1 escalated\n"
        "32:24 #0 l1 finished by one.1\n"
        "32:24 #1 l2 arrives\n"
        "32:24 #1 l2 waits\n"
        "32:35 #2 l1 arrives\n"
        "32:35 #2 l1 answered by one.1\n"
        "56:00 #2 l1 escalated\n"
        "56:00 #2 l1 finished by one.1\n"
        "56:00 one.1 logs out\n"
        "56:00 #3 l2 arrives\n"
        "56:00 #3 l2 waits\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_could_be_handed_a_contact_stays_for_it),
        cmocka_unit_test(so_does_who_could_be_handed_it_after_that),
        cmocka_unit_test(he_goes_home_when_it_is_over_without_him),
        cmocka_unit_test(what_comes_after_a_while_keeps_nobody),
        cmocka_unit_test(who_is_on_a_break_returns_for_what_may_come),
        cmocka_unit_test(who_comes_back_from_a_break_later_keeps_others),
        cmocka_unit_test(whoever_may_be_asked_stays_too),
        cmocka_unit_test(a_department_stays_for_what_may_be_sent_there),
        cmocka_unit_test(chats_side_by_side_keep_people_until_the_last),
        cmocka_unit_test(a_queue_that_opens_late_keeps_whom_it_will_open_to),
        cmocka_unit_test(work_without_end_ends_at_closing_time),
        cmocka_unit_test(a_contact_that_nobody_will_take_keeps_nobody),
        cmocka_unit_test(nobody_stays_past_the_next_opening),
        cmocka_unit_test(whoever_still_stays_in_the_morning_goes_and_comes_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
