/* Work that is all there in the morning, or never ends: short days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

static void a_backlog_is_there_in_the_morning_and_goes_on_the_next_day(void **state)
{
    (void)state;
    mu_check_day("horizon: 2d 08:00-08:15\n"
                 "closing: keep\n"
                 "contacts: {mail: {arrivals: {backlog: 3}, handle: {fixed: 10min}}}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 #0 mail arrives\n"
                 "08:00 #0 mail answered by desk.1\n"
                 "08:00 #1 mail arrives\n"
                 "08:00 #1 mail waits\n"
                 "08:00 #2 mail arrives\n"
                 "08:00 #2 mail waits\n"
                 "08:10 #0 mail finished by desk.1\n"
                 "08:10 #1 mail answered by desk.1\n"
                 "08:20 #1 mail finished by desk.1\n"
                 "08:20 desk.1 logs out\n"
                 "32:00 desk.1 logs in\n"
                 "32:00 #2 mail answered by desk.1\n"
                 "32:10 #2 mail finished by desk.1\n"
                 "32:15 desk.1 logs out\n");
}

static void endless_work_begins_no_more_after_closing_and_again_in_the_morning(void **state)
{
    (void)state;
    mu_check_day("horizon: 2d 08:00-08:15\n"
                 "closing: serve\n"
                 "contacts: {mail: {arrivals: {backlog: endless}, handle: {fixed: 10min}}}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 #0 mail arrives\n"
                 "08:00 #0 mail answered by desk.1\n"
                 "08:00 #1 mail arrives\n"
                 "08:00 #1 mail waits\n"
                 "08:10 #0 mail finished by desk.1\n"
                 "08:10 #1 mail answered by desk.1\n"
                 "08:10 #2 mail arrives\n"
                 "08:10 #2 mail waits\n"
                 "08:20 #1 mail finished by desk.1\n"
                 "08:20 #2 mail answered by desk.1\n"
                 "08:30 #2 mail finished by desk.1\n"
                 "08:30 desk.1 logs out\n"
                 "32:00 desk.1 logs in\n"
                 "32:00 #3 mail arrives\n"
                 "32:00 #3 mail answered by desk.1\n"
                 "32:00 #4 mail arrives\n"
                 "32:00 #4 mail waits\n"
                 "32:10 #3 mail finished by desk.1\n"
                 "32:10 #4 mail answered by desk.1\n"
                 "32:10 #5 mail arrives\n"
                 "32:10 #5 mail waits\n"
                 "32:20 #4 mail finished by desk.1\n"
                 "32:20 #5 mail answered by desk.1\n"
                 "32:30 #5 mail finished by desk.1\n"
                 "32:30 desk.1 logs out\n");
}

static void dropped_at_closing_it_is_there_again_in_the_morning(void **state)
{
    (void)state;
    mu_check_day("horizon: 2d 08:00-08:15\n"
                 "closing: drop\n"
                 "contacts: {mail: {arrivals: {backlog: endless}, handle: {fixed: 10min}}}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 #0 mail arrives\n"
                 "08:00 #0 mail answered by desk.1\n"
                 "08:00 #1 mail arrives\n"
                 "08:00 #1 mail waits\n"
                 "08:10 #0 mail finished by desk.1\n"
                 "08:10 #1 mail answered by desk.1\n"
                 "08:10 #2 mail arrives\n"
                 "08:10 #2 mail waits\n"
                 "08:15 #2 mail dropped\n"
                 "08:20 #1 mail finished by desk.1\n"
                 "08:20 desk.1 logs out\n"
                 "32:00 desk.1 logs in\n"
                 "32:00 #3 mail arrives\n"
                 "32:00 #3 mail answered by desk.1\n"
                 "32:00 #4 mail arrives\n"
                 "32:00 #4 mail waits\n"
                 "32:10 #3 mail finished by desk.1\n"
                 "32:10 #4 mail answered by desk.1\n"
                 "32:10 #5 mail arrives\n"
                 "32:10 #5 mail waits\n"
                 "32:15 #5 mail dropped\n"
                 "32:20 #4 mail finished by desk.1\n"
                 "32:20 desk.1 logs out\n");
}

static void kept_at_closing_it_goes_on_in_the_morning(void **state)
{
    (void)state;
    mu_check_day("horizon: 2d 08:00-08:15\n"
                 "closing: keep\n"
                 "contacts: {mail: {arrivals: {backlog: endless}, handle: {fixed: 10min}}}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 #0 mail arrives\n"
                 "08:00 #0 mail answered by desk.1\n"
                 "08:00 #1 mail arrives\n"
                 "08:00 #1 mail waits\n"
                 "08:10 #0 mail finished by desk.1\n"
                 "08:10 #1 mail answered by desk.1\n"
                 "08:10 #2 mail arrives\n"
                 "08:10 #2 mail waits\n"
                 "08:20 #1 mail finished by desk.1\n"
                 "08:20 desk.1 logs out\n"
                 "32:00 desk.1 logs in\n"
                 "32:00 #2 mail answered by desk.1\n"
                 "32:00 #3 mail arrives\n"
                 "32:00 #3 mail waits\n"
                 "32:10 #2 mail finished by desk.1\n"
                 "32:10 #3 mail answered by desk.1\n"
                 "32:10 #4 mail arrives\n"
                 "32:10 #4 mail waits\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_backlog_is_there_in_the_morning_and_goes_on_the_next_day),
        cmocka_unit_test(endless_work_begins_no_more_after_closing_and_again_in_the_morning),
        cmocka_unit_test(dropped_at_closing_it_is_there_again_in_the_morning),
        cmocka_unit_test(kept_at_closing_it_goes_on_in_the_morning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
