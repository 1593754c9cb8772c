/* Work that makes way for other work: short days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

static void interrupted_work_goes_back_to_the_head_of_its_queue(void **state)
{
    /* Five of the eight minutes are left, and one to find the thread. */
    static const char yaml[] = "horizon: 1d 08:00-08:19\n"
                               "contacts:\n"
                               "  mail: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 8min}, "
                               "interruptible: yes, switch_cost: 1min}\n"
                               "  calls: {arrivals: {between: {fixed: 13min}}, handle: {fixed: 3min}, "
                               "interrupts: yes, priority: 1}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:10 #0 mail arrives\n"
                       "08:10 #0 mail answered by desk.1\n"
                       "08:13 #1 calls arrives\n"
                       "08:13 #0 mail interrupted with desk.1\n"
                       "08:13 #1 calls answered by desk.1\n"
                       "08:16 #1 calls finished by desk.1\n"
                       "08:16 #0 mail answered by desk.1\n"
                       "08:22 #0 mail finished by desk.1\n"
                       "08:22 desk.1 logs out\n");
    mu_check_figures(yaml, "mail", "aht 540");
}

static void or_it_stays_with_the_person_who_began_last(void **state)
{
    /* Nobody else takes it, though the first is idle from 08:18 on. */
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:20\n"
                 "contacts:\n"
                 "  mail: {arrivals: {between: {fixed: 10min}, batch: 2}, handle: {fixed: 8min}, "
                 "interruptible: yes, resume: person,\n"
                 "    switch_cost: 1min}\n"
                 "  calls: {arrivals: {between: {fixed: 13min}}, handle: {fixed: 6min}, interrupts: yes, "
                 "priority: 1}\n"
                 "teams: {desk: {people: 2}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 desk.2 logs in\n"
                 "08:10 #0 mail arrives\n"
                 "08:10 #0 mail answered by desk.1\n"
                 "08:10 #1 mail arrives\n"
                 "08:10 #1 mail answered by desk.2\n"
                 "08:13 #2 calls arrives\n"
                 "08:13 #1 mail interrupted with desk.2\n"
                 "08:13 #2 calls answered by desk.2\n"
                 "08:18 #0 mail finished by desk.1\n"
                 "08:19 #2 calls finished by desk.2\n"
                 "08:19 #1 mail taken up again by desk.2\n"
                 "08:20 desk.1 logs out\n"
                 "08:25 #1 mail finished by desk.2\n"
                 "08:25 desk.2 logs out\n");
}

static void what_is_kept_goes_to_the_others_when_its_person_goes_home(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:20\n"
        "contacts:\n"
        "  mail: {arrivals: {between: {fixed: 10min}, batch: 2}, handle: {fixed: 8min}, interruptible: yes, "
        "resume: person,\n"
        "    switch_cost: 1min}\n"
        "  calls: {arrivals: {between: {fixed: 13min}}, handle: {fixed: 6min}, interrupts: yes, priority: "
        "1}\n"
        "teams: {desk: {shifts: {a: {hours: 08:00-08:20, people: 1}, b: {hours: 08:00-08:15, people: 1}}}}\n",
        "08:00 desk.1 logs in\n"
        "08:00 desk.2 logs in\n"
        "08:10 #0 mail arrives\n"
        "08:10 #0 mail answered by desk.1\n"
        "08:10 #1 mail arrives\n"
        "08:10 #1 mail answered by desk.2\n"
        "08:13 #2 calls arrives\n"
        "08:13 #1 mail interrupted with desk.2\n"
        "08:13 #2 calls answered by desk.2\n"
        "08:18 #0 mail finished by desk.1\n"
        "08:19 #2 calls finished by desk.2\n"
        "08:19 #1 mail handed back by desk.2\n"
        "08:19 desk.2 logs out\n"
        "08:19 #1 mail answered by desk.1\n"
        "08:25 #1 mail finished by desk.1\n"
        "08:25 desk.1 logs out\n");
}

static void the_wrap_up_of_what_may_make_way_is_finished(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:19\n"
                 "contacts:\n"
                 "  mail: {arrivals: {between: {fixed: 10min}}, handle: {talk: {fixed: 4min}, wrap_up: "
                 "{fixed: 4min}}, interruptible: yes}\n"
                 "  calls: {arrivals: {between: {fixed: 15min}}, handle: {fixed: 1min}, interrupts: yes, "
                 "priority: 1}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:10 #0 mail arrives\n"
                 "08:10 #0 mail answered by desk.1\n"
                 "08:14 #0 mail wraps up with desk.1\n"
                 "08:15 #1 calls arrives\n"
                 "08:15 #1 calls waits\n"
                 "08:18 #0 mail finished by desk.1\n"
                 "08:18 #1 calls answered by desk.1\n"
                 "08:19 #1 calls finished by desk.1\n"
                 "08:19 desk.1 logs out\n");
}

static void of_several_the_one_who_began_last_makes_way_in_whatever_team(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:19\n"
                 "contacts:\n"
                 "  mail: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 8min}, interruptible: yes, "
                 "teams: [b]}\n"
                 "  post: {arrivals: {between: {fixed: 11min}}, handle: {fixed: 8min}, interruptible: yes, "
                 "teams: [a]}\n"
                 "  calls: {arrivals: {between: {fixed: 13min}}, handle: {fixed: 2min}, interrupts: yes, "
                 "priority: 1, teams: [b, a]}\n"
                 "teams: {a: {people: 1}, b: {people: 1}}\n",
                 "08:00 a.1 logs in\n"
                 "08:00 b.1 logs in\n"
                 "08:10 #0 mail arrives\n"
                 "08:10 #0 mail answered by b.1\n"
                 "08:11 #1 post arrives\n"
                 "08:11 #1 post answered by a.1\n"
                 "08:13 #2 calls arrives\n"
                 "08:13 #1 post interrupted with a.1\n"
                 "08:13 #2 calls answered by a.1\n"
                 "08:15 #2 calls finished by a.1\n"
                 "08:15 #1 post answered by a.1\n"
                 "08:18 #0 mail finished by b.1\n"
                 "08:19 b.1 logs out\n"
                 "08:21 #1 post finished by a.1\n"
                 "08:21 a.1 logs out\n");
}

static void a_team_makes_way_only_once_it_is_open(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:19\n"
                 "contacts:\n"
                 "  mail: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 8min}, interruptible: yes, "
                 "teams: [b]}\n"
                 "  calls: {arrivals: {between: {fixed: 11min}, batch: 2}, handle: {fixed: 5min}, "
                 "interrupts: yes, priority: 1,\n"
                 "    teams: [a, {team: b, after: 2min}]}\n"
                 "teams: {a: {people: 1}, b: {people: 1}}\n",
                 "08:00 a.1 logs in\n"
                 "08:00 b.1 logs in\n"
                 "08:10 #0 mail arrives\n"
                 "08:10 #0 mail answered by b.1\n"
                 "08:11 #1 calls arrives\n"
                 "08:11 #1 calls answered by a.1\n"
                 "08:11 #2 calls arrives\n"
                 "08:11 #2 calls waits\n"
                 "08:13 #0 mail interrupted with b.1\n"
                 "08:13 #2 calls answered by b.1\n"
                 "08:16 #1 calls finished by a.1\n"
                 "08:18 #2 calls finished by b.1\n"
                 "08:18 #0 mail answered by b.1\n"
                 "08:19 a.1 logs out\n"
                 "08:23 #0 mail finished by b.1\n"
                 "08:23 b.1 logs out\n");
}

static void what_made_way_goes_to_whoever_is_idle_for_it(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:30\n"
                 "contacts:\n"
                 "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 10min}, priority: 1,\n"
                 "    interrupts: yes, teams: [a]}\n"
                 "  mail: {arrivals: {between: {fixed: 15min}}, handle: {fixed: 12min}, interruptible: yes,\n"
                 "    teams: [a, b]}\n"
                 "teams: {a: {people: 1, skills: [calls, mail]}, b: {people: 1, skills: [mail]}}\n",
                 "08:00 a.1 logs in\n"
                 "08:00 b.1 logs in\n"
                 "08:15 #0 mail arrives\n"
                 "08:15 #0 mail answered by a.1\n"
                 "08:20 #1 calls arrives\n"
                 "08:20 #0 mail interrupted with a.1\n"
                 "08:20 #1 calls answered by a.1\n"
                 "08:20 #0 mail answered by b.1\n"
                 "08:27 #0 mail finished by b.1\n"
                 "08:30 b.1 logs out\n"
                 "08:30 #1 calls finished by a.1\n"
                 "08:30 a.1 logs out\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(interrupted_work_goes_back_to_the_head_of_its_queue),
        cmocka_unit_test(what_made_way_goes_to_whoever_is_idle_for_it),
        cmocka_unit_test(or_it_stays_with_the_person_who_began_last),
        cmocka_unit_test(what_is_kept_goes_to_the_others_when_its_person_goes_home),
        cmocka_unit_test(the_wrap_up_of_what_may_make_way_is_finished),
        cmocka_unit_test(of_several_the_one_who_began_last_makes_way_in_whatever_team),
        cmocka_unit_test(a_team_makes_way_only_once_it_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
