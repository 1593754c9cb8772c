/* Outbound calls: short days as on paper, in which everybody answers. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

static void numbers_are_dialled_while_enough_people_are_idle(void **state)
{
    /* At 08:05 both have finished, but a call comes first; at 08:13 only one of them stays idle. */
    static const char yaml[] =
        "horizon: 1d 08:00-08:15\n"
        "contacts:\n"
        "  calls: {arrivals: {between: {fixed: 5min}}, handle: {fixed: 3min}}\n"
        "  outbound: {arrivals: {dialler: {answered: 100%, idle: 2, delay: {fixed: 1min}, every: never}},\n"
        "    handle: {fixed: 4min}, patience: {fixed: 1min}}\n"
        "teams: {desk: {people: 2}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:00 desk.2 logs in\n"
                       "08:00 outbound 2 dialled\n"
                       "08:01 #0 outbound arrives\n"
                       "08:01 #0 outbound answered by desk.1\n"
                       "08:01 #1 outbound arrives\n"
                       "08:01 #1 outbound answered by desk.2\n"
                       "08:05 #0 outbound solved\n"
                       "08:05 #0 outbound finished by desk.1\n"
                       "08:05 #1 outbound solved\n"
                       "08:05 #1 outbound finished by desk.2\n"
                       "08:05 #2 calls arrives\n"
                       "08:05 #2 calls answered by desk.1\n"
                       "08:08 #2 calls finished by desk.1\n"
                       "08:08 outbound 2 dialled\n"
                       "08:09 #3 outbound arrives\n"
                       "08:09 #3 outbound answered by desk.2\n"
                       "08:09 #4 outbound arrives\n"
                       "08:09 #4 outbound answered by desk.1\n"
                       "08:10 #5 calls arrives\n"
                       "08:10 #5 calls waits\n"
                       "08:13 #3 outbound solved\n"
                       "08:13 #3 outbound finished by desk.2\n"
                       "08:13 #5 calls answered by desk.2\n"
                       "08:13 #4 outbound solved\n"
                       "08:13 #4 outbound finished by desk.1\n"
                       "08:15 desk.1 logs out\n"
                       "08:16 #5 calls finished by desk.2\n"
                       "08:16 desk.2 logs out\n");
    mu_check_figures(yaml, "outbound", "dialled 4, offered 4, answered 4, abandoned 0, cases 4");
    mu_check_figures(yaml, "calls", "dialled 0, offered 2");
}

static void who_answers_and_finds_nobody_hangs_up(void **state)
{
    /* Three numbers for one person. It looks every minute, too: at 08:01 and 08:04 they are under way already. */
    static const char yaml[] =
        "horizon: 1d 08:00-08:05\n"
        "contacts:\n"
        "  outbound: {arrivals: {dialler: {ratio: 3, answered: 100%, delay: {fixed: 90s}, every: 1min}},\n"
        "    handle: {fixed: 2min}, patience: {fixed: 30s}}\n"
        "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:00 outbound 3 dialled\n"
                       "08:01:30 #0 outbound arrives\n"
                       "08:01:30 #0 outbound answered by desk.1\n"
                       "08:01:30 #1 outbound arrives\n"
                       "08:01:30 #1 outbound waits\n"
                       "08:01:30 #2 outbound arrives\n"
                       "08:01:30 #2 outbound waits\n"
                       "08:02 #1 outbound gives up\n"
                       "08:02 #1 outbound ends without a result\n"
                       "08:02 #2 outbound gives up\n"
                       "08:02 #2 outbound ends without a result\n"
                       "08:03:30 #0 outbound solved\n"
                       "08:03:30 #0 outbound finished by desk.1\n"
                       "08:03:30 outbound 3 dialled\n"
                       "08:05 desk.1 logs out\n"
                       "08:05 #3 outbound arrives\n"
                       "08:05 #3 outbound waits\n"
                       "08:05 #4 outbound arrives\n"
                       "08:05 #4 outbound waits\n"
                       "08:05 #5 outbound arrives\n"
                       "08:05 #5 outbound waits\n"
                       "08:05:30 #3 outbound gives up\n"
                       "08:05:30 #3 outbound ends without a result\n"
                       "08:05:30 #4 outbound gives up\n"
                       "08:05:30 #4 outbound ends without a result\n"
                       "08:05:30 #5 outbound gives up\n"
                       "08:05:30 #5 outbound ends without a result\n");
    mu_check_figures(yaml, "outbound", "dialled 6, offered 6, answered 1, abandoned 5");
}

static void people_of_other_teams_may_be_counted_and_hours_kept(void **state)
{
    /* Nobody of `front` calls, but its idle people count; before 08:02 nothing is dialled. */
    static const char yaml[] =
        "horizon: 1d 08:00-08:04\n"
        "contacts:\n"
        "  calls: {arrivals: {between: {fixed: 3min}}, handle: {fixed: 10min}, teams: [front]}\n"
        "  outbound: {arrivals: {dialler: {answered: 100%, idle: 2, among: [front, back], every: 1min}},\n"
        "    hours: daily 08:02-20:00, handle: {fixed: 10s}, patience: {fixed: 5s}, teams: [back]}\n"
        "teams: {front: {people: 1}, back: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 back.1 logs in\n"
                       "08:00 front.1 logs in\n"
                       "08:02 outbound 1 dialled\n"
                       "08:02 #0 outbound arrives\n"
                       "08:02 #0 outbound answered by back.1\n"
                       "08:02:10 #0 outbound solved\n"
                       "08:02:10 #0 outbound finished by back.1\n"
                       "08:02:10 outbound 1 dialled\n"
                       "08:02:10 #1 outbound arrives\n"
                       "08:02:10 #1 outbound answered by back.1\n"
                       "08:02:20 #1 outbound solved\n"
                       "08:02:20 #1 outbound finished by back.1\n"
                       "08:02:20 outbound 1 dialled\n"
                       "08:02:20 #2 outbound arrives\n"
                       "08:02:20 #2 outbound answered by back.1\n"
                       "08:02:30 #2 outbound solved\n"
                       "08:02:30 #2 outbound finished by back.1\n"
                       "08:02:30 outbound 1 dialled\n"
                       "08:02:30 #3 outbound arrives\n"
                       "08:02:30 #3 outbound answered by back.1\n"
                       "08:02:40 #3 outbound solved\n"
                       "08:02:40 #3 outbound finished by back.1\n"
                       "08:02:40 outbound 1 dialled\n"
                       "08:02:40 #4 outbound arrives\n"
                       "08:02:40 #4 outbound answered by back.1\n"
                       "08:02:50 #4 outbound solved\n"
                       "08:02:50 #4 outbound finished by back.1\n"
                       "08:02:50 outbound 1 dialled\n"
                       "08:02:50 #5 outbound arrives\n"
                       "08:02:50 #5 outbound answered by back.1\n"
                       "08:03 #5 outbound solved\n"
                       "08:03 #5 outbound finished by back.1\n"
                       "08:03 #6 calls arrives\n"
                       "08:03 #6 calls answered by front.1\n"
                       "08:04 back.1 logs out\n"
                       "08:13 #6 calls finished by front.1\n"
                       "08:13 front.1 logs out\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_dialled_while_enough_people_are_idle),
        cmocka_unit_test(who_answers_and_finds_nobody_hangs_up),
        cmocka_unit_test(people_of_other_teams_may_be_counted_and_hours_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
