/* What changes by date: short days as on paper, event by event. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

static void whoever_came_before_noon_keeps_the_long_talk(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 11:00-13:00\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 25min}}, handle: {fixed: 30min}}}\n"
                 "teams: {desk: {people: 1}}\n"
                 "changes: [{from: 2026-01-05 12:00, set: {contacts: {calls: {handle: {fixed: 5min}}}}}]\n",
                 "11:00 desk.1 logs in\n"
                 "11:25 #0 calls arrives\n"
                 "11:25 #0 calls answered by desk.1\n"
                 "11:50 #1 calls arrives\n"
                 "11:50 #1 calls waits\n"
                 "11:55 #0 calls finished by desk.1\n"
                 "11:55 #1 calls answered by desk.1\n"
                 "12:00 other parameters hold\n"
                 "12:15 #2 calls arrives\n"
                 "12:15 #2 calls waits\n"
                 "12:25 #1 calls finished by desk.1\n"
                 "12:25 #2 calls answered by desk.1\n"
                 "12:30 #2 calls finished by desk.1\n"
                 "12:40 #3 calls arrives\n"
                 "12:40 #3 calls answered by desk.1\n"
                 "12:45 #3 calls finished by desk.1\n"
                 "13:00 desk.1 logs out\n");
}

/* Every 25 minutes from 08:00 of the first day on; on the third that is 08:20 and 08:45. */
static void on_the_third_day_a_bot_answers(void **state)
{
    static const char yaml[] =
        "horizon: 3d 08:00-09:00\n"
        "contacts: {calls: {arrivals: {between: {fixed: 25min}}, handle: {fixed: 10min}}}\n"
        "teams: {desk: {people: 1}}\n"
        "changes: [{from: 2026-01-07, set: {contacts: {calls: {bot: {try: 100%, contains: 100%, wrongly: "
        "0%}}}}}]\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:25 #0 calls arrives\n"
                       "08:25 #0 calls answered by desk.1\n"
                       "08:35 #0 calls solved\n"
                       "08:35 #0 calls finished by desk.1\n"
                       "08:50 #1 calls arrives\n"
                       "08:50 #1 calls answered by desk.1\n"
                       "09:00 #1 calls solved\n"
                       "09:00 #1 calls finished by desk.1\n"
                       "09:00 desk.1 logs out\n"
                       "32:00 desk.1 logs in\n"
                       "32:10 #2 calls arrives\n"
                       "32:10 #2 calls answered by desk.1\n"
                       "32:20 #2 calls solved\n"
                       "32:20 #2 calls finished by desk.1\n"
                       "32:35 #3 calls arrives\n"
                       "32:35 #3 calls answered by desk.1\n"
                       "32:45 #3 calls solved\n"
                       "32:45 #3 calls finished by desk.1\n"
                       "33:00 desk.1 logs out\n"
                       "48:00 other parameters hold\n"
                       "56:00 desk.1 logs in\n"
                       "57:00 desk.1 logs out\n");
    mu_check_figures(yaml, "calls", "offered 4, cases 6, bot_contained 2, cases_solved 1");
}

static void for_a_while_calls_go_first(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-09:00\n"
        "contacts:\n"
        "  calls: {arrivals: {between: {fixed: 21min}}, handle: {fixed: 10min}}\n"
        "  mail: {arrivals: {backlog: 5}, handle: {fixed: 15min}}\n"
        "teams: {desk: {people: 1}}\n"
        "changes: [{from: 2026-01-05 08:25, till: 2026-01-05 08:45, set: {contacts: {calls: {priority: "
        "1}}}}]\n",
        "08:00 desk.1 logs in\n"
        "08:00 #0 mail arrives\n"
        "08:00 #0 mail answered by desk.1\n"
        "08:00 #1 mail arrives\n"
        "08:00 #1 mail waits\n"
        "08:00 #2 mail arrives\n"
        "08:00 #2 mail waits\n"
        "08:00 #3 mail arrives\n"
        "08:00 #3 mail waits\n"
        "08:00 #4 mail arrives\n"
        "08:00 #4 mail waits\n"
        "08:15 #0 mail finished by desk.1\n"
        "08:15 #1 mail answered by desk.1\n"
        "08:21 #5 calls arrives\n"
        "08:21 #5 calls waits\n"
        "08:25 other parameters hold\n"
        "08:30 #1 mail finished by desk.1\n"
        "08:30 #5 calls answered by desk.1\n" /* though mail has waited longer */
        "08:40 #5 calls finished by desk.1\n"
        "08:40 #2 mail answered by desk.1\n"
        "08:42 #6 calls arrives\n"
        "08:42 #6 calls waits\n"
        "08:45 other parameters hold\n"
        "08:55 #2 mail finished by desk.1\n"
        "08:55 #3 mail answered by desk.1\n" /* not any more */
        "09:10 #3 mail finished by desk.1\n"
        "09:10 #4 mail answered by desk.1\n"
        "09:25 #4 mail finished by desk.1\n"
        "09:25 #6 calls answered by desk.1\n"
        "09:35 #6 calls finished by desk.1\n"
        "09:35 desk.1 logs out\n");
}

#define OVERFLOW(after)                                                                                      \
    "horizon: 1d 08:00-09:00\n"                                                                              \
    "contacts:\n"                                                                                            \
    "  long: {arrivals: {between: {fixed: 19min}}, handle: {fixed: 45min}, teams: [first], queue_capacity: " \
    "0}\n"                                                                                                   \
    "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 5min},\n"                                \
    "    teams: [first, {team: second, after: 30min}]}\n"                                                    \
    "teams: {first: {people: 1}, second: {people: 1}}\n"                                                     \
    "changes: [{from: 2026-01-05 08:23, set: {contacts: {calls: {teams: [first, {team: second, "             \
    "after: " after "}]}}}}]\n"

static void whoever_has_waited_enough_by_the_new_rule_is_taken_at_once(void **state)
{
    (void)state;
    mu_check_day(OVERFLOW("2min"), "08:00 first.1 logs in\n"
                                   "08:00 second.1 logs in\n"
                                   "08:19 #0 long arrives\n"
                                   "08:19 #0 long answered by first.1\n"
                                   "08:20 #1 calls arrives\n"
                                   "08:20 #1 calls waits\n"
                                   "08:23 other parameters hold\n"
                                   "08:23 #1 calls answered by second.1\n"
                                   "08:28 #1 calls finished by second.1\n"
                                   "08:38 #2 long arrives\n"
                                   "08:38 #2 long blocked\n"
                                   "08:40 #3 calls arrives\n"
                                   "08:40 #3 calls waits\n"
                                   "08:42 #3 calls answered by second.1\n"
                                   "08:47 #3 calls finished by second.1\n"
                                   "08:57 #4 long arrives\n"
                                   "08:57 #4 long blocked\n"
                                   "09:00 second.1 logs out\n"
                                   "09:04 #0 long finished by first.1\n"
                                   "09:04 first.1 logs out\n");
}

static void whoever_has_not_waits_by_the_new_rule(void **state)
{
    (void)state;
    mu_check_day(OVERFLOW("5min"), "08:00 first.1 logs in\n"
                                   "08:00 second.1 logs in\n"
                                   "08:19 #0 long arrives\n"
                                   "08:19 #0 long answered by first.1\n"
                                   "08:20 #1 calls arrives\n"
                                   "08:20 #1 calls waits\n"
                                   "08:23 other parameters hold\n"
                                   "08:25 #1 calls answered by second.1\n"
                                   "08:30 #1 calls finished by second.1\n"
                                   "08:38 #2 long arrives\n"
                                   "08:38 #2 long blocked\n"
                                   "08:40 #3 calls arrives\n"
                                   "08:40 #3 calls waits\n"
                                   "08:45 #3 calls answered by second.1\n"
                                   "08:50 #3 calls finished by second.1\n"
                                   "08:57 #4 long arrives\n"
                                   "08:57 #4 long blocked\n"
                                   "09:00 second.1 logs out\n"
                                   "09:04 #0 long finished by first.1\n"
                                   "09:04 first.1 logs out\n");
}

static void a_call_back_that_was_promised_is_made(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:30\n"
                 "contacts:\n"
                 "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 25min},\n"
                 "    callback: {offer_at: 0, accept: 100%, reached: 0%, ring: {fixed: 1min}, tries: 2}}\n"
                 "teams: {desk: {people: 1}}\n"
                 "changes: [{from: 2026-01-05 08:42, set: {contacts: {calls: {callback: ~}}}}]\n",
                 "08:00 desk.1 logs in\n"
                 "08:20 #0 calls arrives\n"
                 "08:20 #0 calls answered by desk.1\n"
                 "08:40 #1 calls arrives\n"
                 "08:40 #1 calls waits\n"
                 "08:42 other parameters hold\n"
                 "08:45 #0 calls solved\n"
                 "08:45 #0 calls finished by desk.1\n"
                 "08:45 #1 calls called back in vain by desk.1\n"
                 "08:46 #1 calls waits\n"
                 "08:46 #1 calls finished by desk.1\n"
                 "08:46 #1 calls called back in vain by desk.1\n"
                 "08:47 #1 calls gives up\n"
                 "08:47 #1 calls ends without a result\n"
                 "08:47 #1 calls finished by desk.1\n"
                 "09:00 #2 calls arrives\n"
                 "09:00 #2 calls answered by desk.1\n"
                 "09:20 #3 calls arrives\n"
                 "09:20 #3 calls waits\n" /* and nobody calls back */
                 "09:25 #2 calls solved\n"
                 "09:25 #2 calls finished by desk.1\n"
                 "09:25 #3 calls answered by desk.1\n"
                 "09:50 #3 calls solved\n"
                 "09:50 #3 calls finished by desk.1\n"
                 "09:50 desk.1 logs out\n");
}

static void a_talk_that_began_under_a_cap_ends_by_it(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n"
                 "contacts:\n"
                 "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 10min},\n"
                 "    time_cap: {after: 4min, to: second, repeat: 50%}}\n"
                 "  second: {arrivals: none, handle: {fixed: 3min}}\n"
                 "teams: {back: {people: 1, takes: second}, desk: {people: 1, takes: calls}}\n"
                 "changes: [{from: 2026-01-05 08:22, set: {contacts: {calls: {time_cap: ~}}}}]\n",
                 "08:00 back.1 logs in\n"
                 "08:00 desk.1 logs in\n"
                 "08:20 #0 calls arrives\n"
                 "08:20 #0 calls answered by desk.1\n"
                 "08:22 other parameters hold\n"
                 "08:24 #0 calls escalated\n"
                 "08:24 #0 calls finished by desk.1\n"
                 "08:24 #1 second arrives\n"
                 "08:24 #1 second answered by back.1\n"
                 "08:29 #1 second solved\n"
                 "08:29 #1 second finished by back.1\n"
                 "08:40 #2 calls arrives\n"
                 "08:40 #2 calls answered by desk.1\n"
                 "08:50 #2 calls solved\n"
                 "08:50 #2 calls finished by desk.1\n"
                 "09:00 back.1 logs out\n"
                 "09:00 desk.1 logs out\n");
}

static void whoever_waits_already_has_the_patience_he_came_with(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-09:00\n"
        "contacts: {calls: {arrivals: {between: {fixed: 15min}}, handle: {fixed: 40min}}}\n"
        "teams: {desk: {people: 1}}\n"
        "changes: [{from: 2026-01-05 08:35, set: {contacts: {calls: {patience: {fixed: 4min}, handle: "
        "{fixed: 2min}}}}}]\n",
        "08:00 desk.1 logs in\n"
        "08:15 #0 calls arrives\n"
        "08:15 #0 calls answered by desk.1\n"
        "08:30 #1 calls arrives\n"
        "08:30 #1 calls waits\n"
        "08:35 other parameters hold\n"
        "08:45 #2 calls arrives\n"
        "08:45 #2 calls waits\n"
        "08:49 #2 calls gives up\n"
        "08:55 #0 calls finished by desk.1\n"
        "08:55 #1 calls answered by desk.1\n"
        "09:35 #1 calls finished by desk.1\n"
        "09:35 desk.1 logs out\n");
}

static void the_fastest_team_is_another_one_from_then_on(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:50\n"
        "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 6min}, choose: fastest}}\n"
        "teams: {east: {people: 1, handle: {calls: 50%}}, west: {people: 1}}\n"
        "changes: [{from: 2026-01-05 08:25, set: {teams: {east: {handle: {calls: 150%}}}}}]\n",
        "08:00 east.1 logs in\n"
        "08:00 west.1 logs in\n"
        "08:10 #0 calls arrives\n"
        "08:10 #0 calls answered by east.1\n"
        "08:13 #0 calls finished by east.1\n"
        "08:20 #1 calls arrives\n"
        "08:20 #1 calls answered by east.1\n"
        "08:23 #1 calls finished by east.1\n"
        "08:25 other parameters hold\n"
        "08:30 #2 calls arrives\n"
        "08:30 #2 calls answered by west.1\n"
        "08:36 #2 calls finished by west.1\n"
        "08:40 #3 calls arrives\n"
        "08:40 #3 calls answered by west.1\n"
        "08:46 #3 calls finished by west.1\n"
        "08:50 east.1 logs out\n"
        "08:50 west.1 logs out\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_came_before_noon_keeps_the_long_talk),
        cmocka_unit_test(on_the_third_day_a_bot_answers),
        cmocka_unit_test(for_a_while_calls_go_first),
        cmocka_unit_test(whoever_has_waited_enough_by_the_new_rule_is_taken_at_once),
        cmocka_unit_test(whoever_has_not_waits_by_the_new_rule),
        cmocka_unit_test(a_call_back_that_was_promised_is_made),
        cmocka_unit_test(a_talk_that_began_under_a_cap_ends_by_it),
        cmocka_unit_test(whoever_waits_already_has_the_patience_he_came_with),
        cmocka_unit_test(the_fastest_team_is_another_one_from_then_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
