/* Short days that come out as on paper: every step of every contact, in order. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

#define DAY "horizon: 1d 08:00-09:00\n"

static void callers_are_answered_in_the_order_of_arrival(void **state)
{
    (void)state;
    mu_check_day(DAY "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 30min}}}\n"
                     "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:20 #0 calls arrives\n"
                 "08:20 #0 calls answered by desk.1\n"
                 "08:40 #1 calls arrives\n"
                 "08:40 #1 calls waits\n"
                 "08:50 #0 calls finished by desk.1\n"
                 "08:50 #1 calls answered by desk.1\n"
                 "09:20 #1 calls finished by desk.1\n"
                 "09:20 desk.1 logs out\n");
}

static void a_caller_whose_patience_ends_gives_up(void **state)
{
    (void)state;
    mu_check_day(DAY "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 35min},\n"
                     "  patience: {fixed: 10min}}}\n"
                     "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:20 #0 calls arrives\n"
                 "08:20 #0 calls answered by desk.1\n"
                 "08:40 #1 calls arrives\n"
                 "08:40 #1 calls waits\n"
                 "08:50 #1 calls gives up\n"
                 "08:55 #0 calls finished by desk.1\n"
                 "09:00 desk.1 logs out\n");
}

static void a_person_who_is_free_at_the_last_moment_still_answers(void **state)
{
    (void)state;
    mu_check_day(DAY "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 30min},\n"
                     "  patience: {fixed: 10min}}}\n"
                     "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:20 #0 calls arrives\n"
                 "08:20 #0 calls answered by desk.1\n"
                 "08:40 #1 calls arrives\n"
                 "08:40 #1 calls waits\n"
                 "08:50 #0 calls finished by desk.1\n"
                 "08:50 #1 calls answered by desk.1\n"
                 "09:20 #1 calls finished by desk.1\n"
                 "09:20 desk.1 logs out\n");
}

static void without_a_waiting_place_a_caller_is_blocked(void **state)
{
    (void)state;
    mu_check_day(DAY "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 30min},\n"
                     "  queue_capacity: 0}}\n"
                     "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:20 #0 calls arrives\n"
                 "08:20 #0 calls answered by desk.1\n"
                 "08:40 #1 calls arrives\n"
                 "08:40 #1 calls blocked\n"
                 "08:50 #0 calls finished by desk.1\n"
                 "09:00 desk.1 logs out\n");
}

static void a_line_is_free_again_when_the_talk_ends_not_the_wrap_up(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:50\nlines: 1\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 12min}},\n"
                 "  handle: {talk: {fixed: 15min}, wrap_up: {fixed: 15min}}}}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:12 #0 calls arrives\n"
                 "08:12 #0 calls answered by desk.1\n"
                 "08:24 #1 calls arrives\n"
                 "08:24 #1 calls blocked\n"
                 "08:27 #0 calls wraps up with desk.1\n"
                 "08:36 #2 calls arrives\n"
                 "08:36 #2 calls waits\n"
                 "08:42 #0 calls finished by desk.1\n"
                 "08:42 #2 calls answered by desk.1\n"
                 "08:48 #3 calls arrives\n"
                 "08:48 #3 calls blocked\n"
                 "08:57 #2 calls wraps up with desk.1\n"
                 "09:12 #2 calls finished by desk.1\n"
                 "09:12 desk.1 logs out\n");
}

static void higher_priority_is_served_first(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:30\n"
                 "contacts:\n"
                 "  first:  {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}}\n"
                 "  second: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}}\n"
                 "  vip:    {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}, priority: 1}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:16 #0 first arrives\n"
                 "08:16 #0 first answered by desk.1\n"
                 "08:17 #1 second arrives\n"
                 "08:17 #1 second waits\n"
                 "08:18 #2 vip arrives\n"
                 "08:18 #2 vip waits\n"
                 "08:29 #0 first finished by desk.1\n"
                 "08:29 #2 vip answered by desk.1\n"
                 "08:30 #2 vip finished by desk.1\n"
                 "08:30 #1 second answered by desk.1\n"
                 "08:31 #1 second finished by desk.1\n"
                 "08:31 desk.1 logs out\n");
}

static void a_head_start_counts_as_time_already_waited(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:30\n"
                 "contacts:\n"
                 "  first:  {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}}\n"
                 "  second: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}}\n"
                 "  third:  {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}, head_start: 90s}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:16 #0 first arrives\n"
                 "08:16 #0 first answered by desk.1\n"
                 "08:17 #1 second arrives\n"
                 "08:17 #1 second waits\n"
                 "08:18 #2 third arrives\n"
                 "08:18 #2 third waits\n"
                 "08:29 #0 first finished by desk.1\n"
                 "08:29 #2 third answered by desk.1\n"
                 "08:30 #2 third finished by desk.1\n"
                 "08:30 #1 second answered by desk.1\n"
                 "08:31 #1 second finished by desk.1\n"
                 "08:31 desk.1 logs out\n");
}

static void without_preference_the_person_idle_for_longest_answers(void **state)
{
    (void)state;
    /* b.1 comes first in the preference of nobody; a.1 answers first because teams go by name at the start, and
     * becomes idle again after b.1 has been idle for longer. */
    mu_check_day("horizon: 1d 08:00-08:35\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 5min}}}\n"
                 "teams: {b: {people: 1}, a: {people: 1}}\n",
                 "08:00 a.1 logs in\n"
                 "08:00 b.1 logs in\n"
                 "08:10 #0 calls arrives\n"
                 "08:10 #0 calls answered by a.1\n"
                 "08:15 #0 calls finished by a.1\n"
                 "08:20 #1 calls arrives\n"
                 "08:20 #1 calls answered by b.1\n"
                 "08:25 #1 calls finished by b.1\n"
                 "08:30 #2 calls arrives\n"
                 "08:30 #2 calls answered by a.1\n"
                 "08:35 b.1 logs out\n"
                 "08:35 #2 calls finished by a.1\n"
                 "08:35 a.1 logs out\n");
}

static void a_preference_list_names_the_team_that_answers(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:25\n"
        "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 5min}, teams: [b, a]}}\n"
        "teams: {b: {people: 1}, a: {people: 1}}\n",
        "08:00 a.1 logs in\n"
        "08:00 b.1 logs in\n"
        "08:10 #0 calls arrives\n"
        "08:10 #0 calls answered by b.1\n"
        "08:15 #0 calls finished by b.1\n"
        "08:20 #1 calls arrives\n"
        "08:20 #1 calls answered by b.1\n"
        "08:25 a.1 logs out\n"
        "08:25 #1 calls finished by b.1\n"
        "08:25 b.1 logs out\n");
}

static void a_team_takes_waiting_types_in_its_own_order(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:30\n"
                 "contacts:\n"
                 "  first:  {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}}\n"
                 "  second: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}}\n"
                 "  third:  {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}}\n"
                 "teams: {desk: {people: 1, takes: [third, second, first]}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:16 #0 first arrives\n"
                 "08:16 #0 first answered by desk.1\n"
                 "08:17 #1 second arrives\n"
                 "08:17 #1 second waits\n"
                 "08:18 #2 third arrives\n"
                 "08:18 #2 third waits\n"
                 "08:29 #0 first finished by desk.1\n"
                 "08:29 #2 third answered by desk.1\n"
                 "08:30 #2 third finished by desk.1\n"
                 "08:30 #1 second answered by desk.1\n"
                 "08:31 #1 second finished by desk.1\n"
                 "08:31 desk.1 logs out\n");
}

static void a_population_calls_again_only_after_it_was_served(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:30\n"
        "contacts: {calls: {arrivals: {population: 2, think: {fixed: 10min}}, handle: {fixed: 4min}}}\n"
        "teams: {desk: {people: 1}}\n",
        "08:00 desk.1 logs in\n"
        "08:10 #0 calls arrives\n"
        "08:10 #0 calls answered by desk.1\n"
        "08:10 #1 calls arrives\n"
        "08:10 #1 calls waits\n"
        "08:14 #0 calls finished by desk.1\n"
        "08:14 #1 calls answered by desk.1\n"
        "08:18 #1 calls finished by desk.1\n"
        "08:24 #2 calls arrives\n"
        "08:24 #2 calls answered by desk.1\n"
        "08:28 #2 calls finished by desk.1\n"
        "08:28 #3 calls arrives\n"
        "08:28 #3 calls answered by desk.1\n"
        "08:32 #3 calls finished by desk.1\n"
        "08:32 desk.1 logs out\n");
}

static void a_batch_arrives_together(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:15\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 10min}, batch: 3}, handle: {fixed: 1min}}}\n"
                 "teams: {desk: {people: 2}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 desk.2 logs in\n"
                 "08:10 #0 calls arrives\n"
                 "08:10 #0 calls answered by desk.1\n"
                 "08:10 #1 calls arrives\n"
                 "08:10 #1 calls answered by desk.2\n"
                 "08:10 #2 calls arrives\n"
                 "08:10 #2 calls waits\n"
                 "08:11 #0 calls finished by desk.1\n"
                 "08:11 #2 calls answered by desk.1\n"
                 "08:11 #1 calls finished by desk.2\n"
                 "08:12 #2 calls finished by desk.1\n"
                 "08:15 desk.1 logs out\n"
                 "08:15 desk.2 logs out\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(callers_are_answered_in_the_order_of_arrival),
        cmocka_unit_test(a_caller_whose_patience_ends_gives_up),
        cmocka_unit_test(a_person_who_is_free_at_the_last_moment_still_answers),
        cmocka_unit_test(without_a_waiting_place_a_caller_is_blocked),
        cmocka_unit_test(a_line_is_free_again_when_the_talk_ends_not_the_wrap_up),
        cmocka_unit_test(higher_priority_is_served_first),
        cmocka_unit_test(a_head_start_counts_as_time_already_waited),
        cmocka_unit_test(without_preference_the_person_idle_for_longest_answers),
        cmocka_unit_test(a_preference_list_names_the_team_that_answers),
        cmocka_unit_test(a_team_takes_waiting_types_in_its_own_order),
        cmocka_unit_test(a_population_calls_again_only_after_it_was_served),
        cmocka_unit_test(a_batch_arrives_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
