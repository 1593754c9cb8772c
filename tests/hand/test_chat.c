/* Several contacts in hand at once: short days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

static void three_chats_slow_each_other_down(void **state)
{
    /* Of twenty minutes the first has 10 left at 08:20 and 5 at 08:30, which take it 15; then the second has 10 left and the
     * third 15. */
    (void)state;
    static const char yaml[] =
        "horizon: 1d 08:00-08:39\n"
        "contacts: {chat: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 20min}, concurrency: 3,\n"
        "  slowdown: [100%, 200%, 300%]}}\n"
        "teams: {desk: {people: 1}}\n";
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:10 #0 chat arrives\n"
                       "08:10 #0 chat answered by desk.1\n"
                       "08:20 #1 chat arrives\n"
                       "08:20 #1 chat answered by desk.1\n"
                       "08:30 #2 chat arrives\n"
                       "08:30 #2 chat answered by desk.1\n"
                       "08:45 #0 chat finished by desk.1\n"
                       "09:05 #1 chat finished by desk.1\n"
                       "09:10 #2 chat finished by desk.1\n"
                       "09:10 desk.1 logs out\n");
    /* Sessions of 35, 45 and 40 min in the hour from 08:10 to 09:10. */
    mu_check_figures(yaml, NULL, "concurrency 2");
}

static void for_a_waiting_call_a_person_takes_no_more_chats(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:27\n"
                 "contacts:\n"
                 "  chat: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 15min}, concurrency: 2}\n"
                 "  calls: {arrivals: {between: {fixed: 14min}}, handle: {fixed: 2min}}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:10 #0 chat arrives\n"
                 "08:10 #0 chat answered by desk.1\n"
                 "08:14 #1 calls arrives\n"
                 "08:14 #1 calls waits\n"
                 "08:20 #2 chat arrives\n"
                 "08:20 #2 chat waits\n"
                 "08:25 #0 chat finished by desk.1\n"
                 "08:25 #1 calls answered by desk.1\n"
                 "08:27 #1 calls finished by desk.1\n"
                 "08:27 #2 chat answered by desk.1\n"
                 "08:42 #2 chat finished by desk.1\n"
                 "08:42 desk.1 logs out\n");
}

static void for_a_less_urgent_one_he_does(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:27\n"
                 "contacts:\n"
                 "  chat: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 15min}, concurrency: 2}\n"
                 "  calls: {arrivals: {between: {fixed: 14min}}, handle: {fixed: 2min}, priority: -1}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:10 #0 chat arrives\n"
                 "08:10 #0 chat answered by desk.1\n"
                 "08:14 #1 calls arrives\n"
                 "08:14 #1 calls waits\n"
                 "08:20 #2 chat arrives\n"
                 "08:20 #2 chat answered by desk.1\n"
                 "08:25 #0 chat finished by desk.1\n"
                 "08:35 #2 chat finished by desk.1\n"
                 "08:35 #1 calls answered by desk.1\n"
                 "08:37 #1 calls finished by desk.1\n"
                 "08:37 desk.1 logs out\n");
}

static void a_team_lends_a_seat_only_once_it_is_open(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:29\n"
        "contacts: {chat: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 15min}, concurrency: 2,\n"
        "  teams: [a, {team: b, after: 3min}]}, mail: {arrivals: {between: {fixed: 11min}}, handle: {fixed: "
        "15min}, teams: [a]},\n"
        "  note: {arrivals: {between: {fixed: 19min}}, handle: {fixed: 15min}, concurrency: 2, teams: [b]}}\n"
        "teams: {a: {people: 1}, b: {people: 1}}\n",
        "08:00 a.1 logs in\n"
        "08:00 b.1 logs in\n"
        "08:10 #0 chat arrives\n"
        "08:10 #0 chat answered by a.1\n"
        "08:11 #1 mail arrives\n"
        "08:11 #1 mail waits\n"
        "08:19 #2 note arrives\n"
        "08:19 #2 note answered by b.1\n"
        "08:20 #3 chat arrives\n"
        "08:20 #3 chat waits\n"
        "08:22 #4 mail arrives\n"
        "08:22 #4 mail waits\n"
        "08:23 #3 chat answered by b.1\n"
        "08:25 #0 chat finished by a.1\n"
        "08:25 #1 mail answered by a.1\n"
        "08:34 #2 note finished by b.1\n"
        "08:38 #3 chat finished by b.1\n"
        "08:38 b.1 logs out\n"
        "08:40 #1 mail finished by a.1\n"
        "08:40 #4 mail answered by a.1\n"
        "08:55 #4 mail finished by a.1\n"
        "08:55 a.1 logs out\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_chats_slow_each_other_down),
        cmocka_unit_test(for_a_waiting_call_a_person_takes_no_more_chats),
        cmocka_unit_test(for_a_less_urgent_one_he_does),
        cmocka_unit_test(a_team_lends_a_seat_only_once_it_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
