/* Which waiting contact a free person takes: one short day for each rule, as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

static void the_longest_wait_goes_first_whatever_the_priority(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:30\n"
                 "contacts:\n"
                 "  first: {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}}\n"
                 "  second: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}}\n"
                 "  third: {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}, priority: 1}\n"
                 "teams: {desk: {people: 1, next: longest_wait}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:16 #0 first arrives\n"
                 "08:16 #0 first answered by desk.1\n"
                 "08:17 #1 second arrives\n"
                 "08:17 #1 second waits\n"
                 "08:18 #2 third arrives\n"
                 "08:18 #2 third waits\n"
                 "08:29 #0 first finished by desk.1\n"
                 "08:29 #1 second answered by desk.1\n"
                 "08:30 #1 second finished by desk.1\n"
                 "08:30 #2 third answered by desk.1\n"
                 "08:31 #2 third finished by desk.1\n"
                 "08:31 desk.1 logs out\n");
}

static void the_longest_queue_goes_first(void **state)
{
    /* Once both are alike, the longer wait decides. */
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:30\n"
                 "contacts:\n"
                 "  first: {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}}\n"
                 "  second: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}}\n"
                 "  third: {arrivals: {between: {fixed: 18min}, batch: 2}, handle: {fixed: 1min}}\n"
                 "teams: {desk: {people: 1, next: longest_queue}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:16 #0 first arrives\n"
                 "08:16 #0 first answered by desk.1\n"
                 "08:17 #1 second arrives\n"
                 "08:17 #1 second waits\n"
                 "08:18 #2 third arrives\n"
                 "08:18 #2 third waits\n"
                 "08:18 #3 third arrives\n"
                 "08:18 #3 third waits\n"
                 "08:29 #0 first finished by desk.1\n"
                 "08:29 #2 third answered by desk.1\n"
                 "08:30 #2 third finished by desk.1\n"
                 "08:30 #1 second answered by desk.1\n"
                 "08:31 #1 second finished by desk.1\n"
                 "08:31 #3 third answered by desk.1\n"
                 "08:32 #3 third finished by desk.1\n"
                 "08:32 desk.1 logs out\n");
}

static void a_wait_counts_by_its_weight(void **state)
{
    /* 12 minutes against twice 11. */
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:30\n"
                 "contacts:\n"
                 "  first: {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}}\n"
                 "  second: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}}\n"
                 "  third: {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}, weight: 2}\n"
                 "teams: {desk: {people: 1, next: weighted_wait}}\n",
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

static void the_least_time_left_to_the_target_goes_first(void **state)
{
    /* Two minutes past the target against ten. */
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:30\n"
        "contacts:\n"
        "  first: {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}}\n"
        "  second: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}, answer: 80% within 10min}\n"
        "  third: {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}, answer: 80% within 1min}\n"
        "teams: {desk: {people: 1, next: slack}}\n",
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

static void the_largest_queue_over_its_weight_goes_first(void **state)
{
    /* One over one against two over four. */
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:30\n"
        "contacts:\n"
        "  first: {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}}\n"
        "  second: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}}\n"
        "  third: {arrivals: {between: {fixed: 18min}, batch: 2}, handle: {fixed: 1min}, weight: 4}\n"
        "teams: {desk: {people: 1, next: queue_ratio}}\n",
        "08:00 desk.1 logs in\n"
        "08:16 #0 first arrives\n"
        "08:16 #0 first answered by desk.1\n"
        "08:17 #1 second arrives\n"
        "08:17 #1 second waits\n"
        "08:18 #2 third arrives\n"
        "08:18 #2 third waits\n"
        "08:18 #3 third arrives\n"
        "08:18 #3 third waits\n"
        "08:29 #0 first finished by desk.1\n"
        "08:29 #1 second answered by desk.1\n"
        "08:30 #1 second finished by desk.1\n"
        "08:30 #2 third answered by desk.1\n"
        "08:31 #2 third finished by desk.1\n"
        "08:31 #3 third answered by desk.1\n"
        "08:32 #3 third finished by desk.1\n"
        "08:32 desk.1 logs out\n");
}

/* Of two teams only desk takes `third`; both take the others. */
static void what_the_fewest_teams_take_goes_first(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:30\n"
                 "contacts:\n"
                 "  first: {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}, teams: [desk]}\n"
                 "  second: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}, priority: 1, teams: "
                 "[desk, off]}\n"
                 "  third: {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}, teams: [desk]}\n"
                 "teams: {desk: {people: 1, next: specialist},\n"
                 "  off: {shifts: {night: {hours: 20:00-21:00, people: 1}}}}\n",
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

static void a_strict_order_goes_before_priority(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:30\n"
                 "contacts:\n"
                 "  first: {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}}\n"
                 "  second: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}}\n"
                 "  third: {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}, priority: 1}\n"
                 "teams: {desk: {people: 1, takes: [first, second, third]}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:16 #0 first arrives\n"
                 "08:16 #0 first answered by desk.1\n"
                 "08:17 #1 second arrives\n"
                 "08:17 #1 second waits\n"
                 "08:18 #2 third arrives\n"
                 "08:18 #2 third waits\n"
                 "08:29 #0 first finished by desk.1\n"
                 "08:29 #1 second answered by desk.1\n"
                 "08:30 #1 second finished by desk.1\n"
                 "08:30 #2 third answered by desk.1\n"
                 "08:31 #2 third finished by desk.1\n"
                 "08:31 desk.1 logs out\n");
}

static void what_a_team_is_best_at_goes_before_all_else(void **state)
{
    /* Two others of higher priority have waited longer; among these two the priority decides. */
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:30\n"
                 "contacts:\n"
                 "  first: {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}}\n"
                 "  second: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}, priority: 1}\n"
                 "  third: {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}, priority: 2}\n"
                 "  fourth: {arrivals: {between: {fixed: 19min}}, handle: {fixed: 1min}}\n"
                 "teams: {desk: {people: 1, first: [fourth]}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:16 #0 first arrives\n"
                 "08:16 #0 first answered by desk.1\n"
                 "08:17 #1 second arrives\n"
                 "08:17 #1 second waits\n"
                 "08:18 #2 third arrives\n"
                 "08:18 #2 third waits\n"
                 "08:19 #3 fourth arrives\n"
                 "08:19 #3 fourth waits\n"
                 "08:29 #0 first finished by desk.1\n"
                 "08:29 #3 fourth answered by desk.1\n"
                 "08:30 #3 fourth finished by desk.1\n"
                 "08:30 #2 third answered by desk.1\n"
                 "08:31 #2 third finished by desk.1\n"
                 "08:31 #1 second answered by desk.1\n"
                 "08:32 #1 second finished by desk.1\n"
                 "08:32 desk.1 logs out\n");
}

static void several_go_before_all_else_in_the_order_of_the_list(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:30\n"
                 "contacts:\n"
                 "  first: {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}}\n"
                 "  second: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}}\n"
                 "  third: {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}, priority: 1}\n"
                 "teams: {desk: {people: 1, next: longest_wait, first: [third, second]}}\n",
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_wait_goes_first_whatever_the_priority),
        cmocka_unit_test(the_longest_queue_goes_first),
        cmocka_unit_test(a_wait_counts_by_its_weight),
        cmocka_unit_test(the_least_time_left_to_the_target_goes_first),
        cmocka_unit_test(the_largest_queue_over_its_weight_goes_first),
        cmocka_unit_test(what_the_fewest_teams_take_goes_first),
        cmocka_unit_test(a_strict_order_goes_before_priority),
        cmocka_unit_test(what_a_team_is_best_at_goes_before_all_else),
        cmocka_unit_test(several_go_before_all_else_in_the_order_of_the_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
