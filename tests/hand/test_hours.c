/* Shifts and closing times, step by step. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

#define TWO_CALLS "contacts: {calls: {arrivals: {between: {fixed: 25min}}, handle: {fixed: 20min}}}\n"

static void at_the_end_of_a_shift_the_contact_in_hand_is_finished(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n" TWO_CALLS
                 "teams: {desk: {shifts: {early: {hours: 08:00-08:30, people: 1}, late: {hours: 08:40-09:00, "
                 "people: 1}}}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:25 #0 calls arrives\n"
                 "08:25 #0 calls answered by desk.1\n"
                 "08:40 desk.2 logs in\n"
                 "08:45 #0 calls finished by desk.1\n"
                 "08:45 desk.1 logs out\n"
                 "08:50 #1 calls arrives\n"
                 "08:50 #1 calls answered by desk.2\n"
                 "09:10 #1 calls finished by desk.2\n"
                 "09:10 desk.2 logs out\n");
}

static void handed_over_it_goes_to_the_head_of_the_queue_with_what_is_left(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-09:00\n" TWO_CALLS "teams: {desk: {shift_end: hand_over,\n"
        "  shifts: {early: {hours: 08:00-08:30, people: 1}, late: {hours: 08:40-09:00, people: 1}}}}\n",
        "08:00 desk.1 logs in\n"
        "08:25 #0 calls arrives\n"
        "08:25 #0 calls answered by desk.1\n"
        "08:30 #0 calls handed back by desk.1\n"
        "08:30 desk.1 logs out\n"
        "08:40 desk.2 logs in\n"
        "08:40 #0 calls answered by desk.2\n"
        "08:50 #1 calls arrives\n"
        "08:50 #1 calls waits\n"
        "08:55 #0 calls finished by desk.2\n"
        "08:55 #1 calls answered by desk.2\n"
        "09:15 #1 calls finished by desk.2\n"
        "09:15 desk.2 logs out\n");
}

static void handed_over_it_is_taken_at_once_by_whoever_is_idle(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:45\n" TWO_CALLS "teams: {desk: {shift_end: hand_over,\n"
        "  shifts: {early: {hours: 08:00-08:30, people: 1}, late: {hours: 08:28-08:45, people: 1}}}}\n",
        "08:00 desk.1 logs in\n"
        "08:25 #0 calls arrives\n"
        "08:25 #0 calls answered by desk.1\n"
        "08:28 desk.2 logs in\n"
        "08:30 #0 calls handed back by desk.1\n"
        "08:30 desk.1 logs out\n"
        "08:30 #0 calls answered by desk.2\n"
        "08:45 #0 calls finished by desk.2\n"
        "08:45 desk.2 logs out\n");
}

static void cut_off_it_ends_with_the_shift(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:45\n" TWO_CALLS
        "teams: {desk: {people: 1, shift_end: cut_off, shifts: {early: {hours: 08:00-08:30, people: 1}}}}\n",
        "08:00 desk.1 logs in\n"
        "08:25 #0 calls arrives\n"
        "08:25 #0 calls answered by desk.1\n"
        "08:30 #0 calls dropped desk.1\n"
        "08:30 desk.1 logs out\n");
}

static void people_come_before_the_doors_open_and_stay_after_they_close(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:20\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 12min}}, handle: {fixed: 10min}}}\n"
                 "teams: {desk: {shifts: {day: {hours: 07:30-09:00, people: 1}}}}\n",
                 "07:30 desk.1 logs in\n"
                 "08:12 #0 calls arrives\n"
                 "08:12 #0 calls answered by desk.1\n"
                 "08:22 #0 calls finished by desk.1\n"
                 "09:00 desk.1 logs out\n");
}

#define RUSH                                                                            \
    "contacts: {calls: {arrivals: {between: {fixed: 8min}}, handle: {fixed: 12min}}}\n" \
    "teams: {desk: {people: 1}}\n"

static void at_closing_time_those_who_wait_are_served(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:20\n" RUSH, "08:00 desk.1 logs in\n"
                                                   "08:08 #0 calls arrives\n"
                                                   "08:08 #0 calls answered by desk.1\n"
                                                   "08:16 #1 calls arrives\n"
                                                   "08:16 #1 calls waits\n"
                                                   "08:20 #0 calls finished by desk.1\n"
                                                   "08:20 #1 calls answered by desk.1\n"
                                                   "08:32 #1 calls finished by desk.1\n"
                                                   "08:32 desk.1 logs out\n");
}

static void or_they_are_dropped(void **state)
{
    (void)state;
    mu_check_day("closing: drop\nhorizon: 1d 08:00-08:19\n" RUSH, "08:00 desk.1 logs in\n"
                                                                  "08:08 #0 calls arrives\n"
                                                                  "08:08 #0 calls answered by desk.1\n"
                                                                  "08:16 #1 calls arrives\n"
                                                                  "08:16 #1 calls waits\n"
                                                                  "08:19 #1 calls dropped\n"
                                                                  "08:20 #0 calls finished by desk.1\n"
                                                                  "08:20 desk.1 logs out\n");
}

static void or_they_wait_for_the_next_morning(void **state)
{
    (void)state;
    mu_check_day(
        "closing: keep\nhorizon: 2d 08:00-08:19\n"
        "contacts: {calls: {arrivals: {between: {fixed: 8min}}, handle: {fixed: 5h}}}\n"
        "teams: {desk: {people: 1}}\n",
        "08:00 desk.1 logs in\n"
        "08:08 #0 calls arrives\n"
        "08:08 #0 calls answered by desk.1\n"
        "08:16 #1 calls arrives\n"
        "08:16 #1 calls waits\n"
        "13:08 #0 calls finished by desk.1\n"
        "13:08 desk.1 logs out\n"
        "32:00 desk.1 logs in\n"
        "32:00 #1 calls answered by desk.1\n"
        "32:00 #2 calls arrives\n" /* the gaps run on through the night: 180 of them to the opening */
        "32:00 #2 calls waits\n"
        "32:08 #3 calls arrives\n"
        "32:08 #3 calls waits\n"
        "32:16 #4 calls arrives\n"
        "32:16 #4 calls waits\n");
}

static void a_night_shift_passes_midnight(void **state)
{
    (void)state;
    mu_check_day("horizon: 2d\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 25h}}, handle: {fixed: 20min}}}\n"
                 "teams: {desk: {shifts: {night: {hours: 22:00-06:00, people: 1}}}}\n",
                 "00:00 desk.1 logs in\n" /* the shift of the evening before */
                 "06:00 desk.1 logs out\n"
                 "22:00 desk.1 logs in\n"
                 "25:00 #0 calls arrives\n"
                 "25:00 #0 calls answered by desk.1\n"
                 "25:20 #0 calls finished by desk.1\n"
                 "30:00 desk.1 logs out\n"
                 "46:00 desk.1 logs in\n"
                 "48:00 desk.1 logs out\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_the_end_of_a_shift_the_contact_in_hand_is_finished),
        cmocka_unit_test(handed_over_it_goes_to_the_head_of_the_queue_with_what_is_left),
        cmocka_unit_test(handed_over_it_is_taken_at_once_by_whoever_is_idle),
        cmocka_unit_test(cut_off_it_ends_with_the_shift),
        cmocka_unit_test(people_come_before_the_doors_open_and_stay_after_they_close),
        cmocka_unit_test(at_closing_time_those_who_wait_are_served),
        cmocka_unit_test(or_they_are_dropped),
        cmocka_unit_test(or_they_wait_for_the_next_morning),
        cmocka_unit_test(a_night_shift_passes_midnight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
