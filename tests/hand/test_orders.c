/* What a manager orders about who works during the day: called in, sent home, kept longer. Short days, as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/script.h"

/* ---- called in -------------------------------------------------------------------------------------- */

#define ON_CALL                                                                                            \
    "horizon: 1d 08:00-09:00\n"                                                                            \
    "contacts: {calls: {arrivals: {between: {fixed: 12min}}, handle: {fixed: 20min}}}\n"                   \
    "teams:\n"                                                                                             \
    "  desk: {people: 1, pay: 60/h, on_call: {people: 2, notice: 15min, fee: 5, least: 30min}, overtime: " \
    "{factor: 2}}\n"

static void who_is_on_call_comes_after_the_notice_and_stays_as_long_as_ordered(void **state)
{
    /* #1 waits from 8:24 on: it is answered at 8:32 as #0 is over, so that #2 at 8:36 is for him who came at 8:35. He has
     * #2 in hand at 8:50 and finishes it. Three were asked for. */
    (void)state;
    const script s = {
        .n    = 1,
        .line = { { AT(8, 20),
                    { .kind = MU_ORDER_CALL_IN, .team = 0, .people = 3, .for_us = MINUTES(15), .cost = 7 } } }
    };
    mu_script_check_day(ON_CALL, s,
                        "08:00 desk.1 logs in\n"
                        "08:12 #0 calls arrives\n"
                        "08:12 #0 calls answered by desk.1\n"
                        "08:20 ordered: call in desk 2 of 3\n"
                        "08:24 #1 calls arrives\n"
                        "08:24 #1 calls waits\n"
                        "08:32 #0 calls finished by desk.1\n"
                        "08:32 #1 calls answered by desk.1\n"
                        "08:35 desk.2 logs in\n"
                        "08:35 desk.3 logs in\n"
                        "08:36 #2 calls arrives\n"
                        "08:36 #2 calls answered by desk.2\n"
                        "08:48 #3 calls arrives\n"
                        "08:48 #3 calls answered by desk.3\n"
                        "08:52 #1 calls finished by desk.1\n"
                        "08:56 #2 calls finished by desk.2\n"
                        "08:56 desk.2 logs out\n"
                        "09:00 desk.1 logs out\n"
                        "09:08 #3 calls finished by desk.3\n"
                        "09:08 desk.3 logs out\n");
}

static void a_call_in_costs_fee_and_pay_for_a_least_time(void **state)
{
    /* One hour of desk.1: 60. Two people for 15 minutes at twice the pay: 60. Both are paid for 30 minutes at least: 60.
     * Overrun of 6 and 18 minutes: 24. Two fees: 10. The order: 7. */
    (void)state;
    const script s = {
        .n    = 1,
        .line = { { AT(8, 20), { .kind = MU_ORDER_CALL_IN, .people = 3, .for_us = MINUTES(15), .cost = 7 } } }
    };
    mu_script_check_figure(ON_CALL, s, "cost", 221);
    mu_script_check_figure(ON_CALL, s, "order_cost", 77);
    mu_script_check_figure(ON_CALL, s, "called_in", 2);
    mu_script_check_figure(ON_CALL, s, "called_in_hours", 0.5);
    mu_script_check_figure(ON_CALL, s, "paid_hours", 1.9);
    mu_script_check_figure(ON_CALL, s, "orders", 1);
}

#define TWO_SHIFTS                                                                                \
    "horizon: 1d 08:00-09:00\n"                                                                   \
    "contacts: {calls: {arrivals: {between: {fixed: 12min}}, handle: {fixed: 20min}}}\n"          \
    "teams:\n"                                                                                    \
    "  desk:\n"                                                                                   \
    "    shifts: {all: {hours: 08:00-09:00, people: 1}, late: {hours: 08:30-09:00, people: 1}}\n" \
    "    shift_end: hand_over\n"                                                                  \
    "    pay: 60/h\n"

static void who_is_called_in_goes_over_into_his_shift(void **state)
{
    /* desk.2 has #1 in hand as his shift begins at 8:30, and keeps it. Nobody else is free. */
    (void)state;
    const script s = {
        .n = 1, .line = { { AT(8, 10), { .kind = MU_ORDER_CALL_IN, .people = 2, .for_us = MINUTES(40) } } }
    };
    mu_script_check_day(TWO_SHIFTS, s,
                        "08:00 desk.1 logs in\n"
                        "08:10 ordered: call in desk 1 of 2\n"
                        "08:10 desk.2 logs in\n"
                        "08:12 #0 calls arrives\n"
                        "08:12 #0 calls answered by desk.1\n"
                        "08:24 #1 calls arrives\n"
                        "08:24 #1 calls answered by desk.2\n"
                        "08:32 #0 calls finished by desk.1\n"
                        "08:36 #2 calls arrives\n"
                        "08:36 #2 calls answered by desk.1\n"
                        "08:44 #1 calls finished by desk.2\n"
                        "08:48 #3 calls arrives\n"
                        "08:48 #3 calls answered by desk.2\n"
                        "08:56 #2 calls finished by desk.1\n"
                        "09:00 desk.1 logs out\n"
                        "09:08 #3 calls finished by desk.2\n"
                        "09:08 desk.2 logs out\n");
    mu_script_check_figure(TWO_SHIFTS, s, "called_in_hours", 20.0 / 60);
    mu_script_check_figure(TWO_SHIFTS, s, "paid_hours", 1 + 50.0 / 60 + 8.0 / 60);
}

static void a_call_in_as_the_shift_begins_finds_nobody_at_home(void **state)
{
    (void)state;
    const script s = { .n    = 1,
                       .line = { { AT(8, 10),
                                   { .kind     = MU_ORDER_CALL_IN,
                                     .people   = 1,
                                     .for_us   = MINUTES(10),
                                     .delay_us = MINUTES(20) } } } };
    mu_script_check_figure(TWO_SHIFTS, s, "called_in", 0);
    mu_script_check_figure(TWO_SHIFTS, s, "orders", 1);
    mu_script_check_figure(TWO_SHIFTS, s, "paid_hours", 1.5 + 10.0 / 60); /* #3 from 8:50 to 9:10 */
}

/* ---- sent home -------------------------------------------------------------------------------------- */

#define THREE                                                                            \
    "horizon: 1d 08:00-09:00\n"                                                          \
    "contacts: {calls: {arrivals: {between: {fixed: 12min}}, handle: {fixed: 20min}}}\n" \
    "teams: {desk: {people: 3, pay: 60/h, shift_end: cut_off"

static const char *const home_lines = "08:00 desk.1 logs in\n"
                                      "08:00 desk.2 logs in\n"
                                      "08:00 desk.3 logs in\n"
                                      "08:12 #0 calls arrives\n"
                                      "08:12 #0 calls answered by desk.1\n"
                                      "08:24 #1 calls arrives\n"
                                      "08:24 #1 calls answered by desk.2\n"
                                      "08:30 ordered: send home desk 2 of 2\n"
                                      "08:30 desk.3 logs out\n"
                                      "08:32 #0 calls finished by desk.1\n"
                                      "08:32 desk.1 logs out\n"
                                      "08:36 #2 calls arrives\n"
                                      "08:36 #2 calls waits\n"
                                      "08:44 #1 calls finished by desk.2\n"
                                      "08:44 #2 calls answered by desk.2\n"
                                      "08:48 #3 calls arrives\n"
                                      "08:48 #3 calls waits\n"
                                      "09:04 #2 calls finished by desk.2\n"
                                      "09:04 #3 calls answered by desk.2\n"
                                      "09:24 #3 calls finished by desk.2\n"
                                      "09:24 desk.2 logs out\n";

static void idle_people_go_home_first_and_others_finish(void **state)
{
    /* On duty: 30, 60 and 30 minutes; overrun: 2 and 24. */
    (void)state;
    const script s = { .n = 1, .line = { { AT(8, 30), { .kind = MU_ORDER_SEND_HOME, .people = 2 } } } };
    mu_script_check_day(THREE "}}\n", s, home_lines);
    mu_script_check_figure(THREE "}}\n", s, "cost", 146);
    mu_script_check_figure(THREE "}}\n", s, "sent_home_hours", 1);
    mu_script_check_figure(THREE ", sent_home: paid}}\n", s, "cost", 206);
    mu_script_check_figure(THREE ", sent_home: paid}}\n", s, "order_cost", 60);
}

static void who_was_sent_home_may_be_called_again(void **state)
{
    /* desk.1, at home from 8:32, comes at 8:40 for 10 minutes: they are not sent home any more. */
    (void)state;
    const script s = { .n    = 2,
                       .line = { { AT(8, 30), { .kind = MU_ORDER_SEND_HOME, .people = 2 } },
                                 { AT(8, 40),
                                   { .kind = MU_ORDER_CALL_IN, .people = 1, .for_us = MINUTES(10) } } } };
    mu_script_check_figure(THREE "}}\n", s, "sent_home_hours", 50.0 / 60);
    mu_script_check_figure(THREE "}}\n", s, "called_in", 1);
}

/* ---- kept longer ------------------------------------------------------------------------------------ */

#define SHORT_SHIFT                                                                          \
    "horizon: 1d 08:00-09:00\n"                                                              \
    "contacts: {calls: {arrivals: {between: {fixed: 12min}}, handle: {fixed: 20min}}}\n"     \
    "teams:\n"                                                                               \
    "  desk:\n"                                                                              \
    "    shifts: {a: {hours: 08:00-08:30, people: 1}, b: {hours: 08:00-09:00, people: 1}}\n" \
    "    pay: 60/h\n"                                                                        \
    "    overtime: {factor: 1.5, most: 15min}\n"

static void who_stays_longer_goes_on_after_the_contact_in_hand(void **state)
{
    /* desk.1 would go at 8:30 with #0 in hand until 8:32. He stays until 8:45, the most he may, and overruns that with #2
     * until 8:56. Pay: 30 + 1.5 * 15 + 11, and 60 + 8 for desk.2. */
    (void)state;
    const script s = {
        .n = 1, .line = { { AT(8, 20), { .kind = MU_ORDER_OVERTIME, .people = 1, .for_us = MINUTES(30) } } }
    };
    mu_script_check_day(SHORT_SHIFT, s,
                        "08:00 desk.1 logs in\n"
                        "08:00 desk.2 logs in\n"
                        "08:12 #0 calls arrives\n"
                        "08:12 #0 calls answered by desk.1\n"
                        "08:20 ordered: keep desk 1 of 1\n"
                        "08:24 #1 calls arrives\n"
                        "08:24 #1 calls answered by desk.2\n"
                        "08:32 #0 calls finished by desk.1\n"
                        "08:36 #2 calls arrives\n"
                        "08:36 #2 calls answered by desk.1\n"
                        "08:44 #1 calls finished by desk.2\n"
                        "08:48 #3 calls arrives\n"
                        "08:48 #3 calls answered by desk.2\n"
                        "08:56 #2 calls finished by desk.1\n"
                        "08:56 desk.1 logs out\n"
                        "09:08 #3 calls finished by desk.2\n"
                        "09:08 desk.2 logs out\n");
    mu_script_check_figure(SHORT_SHIFT, s, "cost", 131.5);
    mu_script_check_figure(SHORT_SHIFT, s, "overtime_hours", 0.25);
    mu_script_check_figure(SHORT_SHIFT, s, "overrun_hours", 19.0 / 60);
}

static void overtime_ordered_as_the_shift_ends_comes_too_late(void **state)
{
    /* Shifts end before orders of the same instant: desk.2 is the one whose duty ends next. */
    (void)state;
    const script s = {
        .n = 1, .line = { { AT(8, 30), { .kind = MU_ORDER_OVERTIME, .people = 2, .for_us = MINUTES(10) } } }
    };
    mu_script_check_figure(SHORT_SHIFT, s, "overtime_hours", 10.0 / 60);
    mu_script_check_figure(SHORT_SHIFT, s, "paid_hours",
                           32.0 / 60 + 84.0 / 60); /* desk.2 has #3 until 9:24 */
}

#define NO_CALLS(horizon, rest)                                     \
    "horizon: 1d " horizon "\n"                                     \
    "contacts: {calls: {arrivals: none, handle: {fixed: 20min}}}\n" \
    "teams:\n"                                                      \
    "  desk: {" rest "}\n"

static void who_is_sent_home_over_and_over_is_at_home_in_between(void **state)
{
    /* A shift from 8:00 to 18:00. At home from 10:00 to 11:00, 11:05 to 11:10, 11:15 to 11:20, and from 11:25 to 18:00:
     * 60 + 5 + 5 + 395 minutes; at work 120 + 15. At 60 an hour 600 altogether. */
    (void)state;
    static const char *const yaml =
        NO_CALLS("08:00-18:00", "pay: 60/h, sent_home: paid, shifts: {a: {hours: 08:00-18:00, people: 1}}");
    script s      = { .n = 0 };
    s.line[s.n++] = (line){ AT(10, 0), { .kind = MU_ORDER_SEND_HOME, .people = 1 } };
    for (int i = 0; i < 3; i++) {
        s.line[s.n++] =
            (line){ AT(11, 10 * i), { .kind = MU_ORDER_CALL_IN, .people = 1, .for_us = MINUTES(240) } };
        s.line[s.n++] = (line){ AT(11, 10 * i + 5), { .kind = MU_ORDER_SEND_HOME, .people = 1 } };
    }
    mu_script_check_figure(yaml, s, "sent_home_hours", 465.0 / 60);
    mu_script_check_figure(yaml, s, "called_in_hours", 0.25);
    mu_script_check_figure(yaml, s, "paid_hours", 2.25);
    mu_script_check_figure(yaml, s, "cost", 600);
}

static void who_is_called_in_after_closing_stays_until_the_last_duty_of_the_day_ends(void **state)
{
    /* The doors close at 18:00, a shift ends at 20:00, and the day after begins at 6:00. Called in at 18:30; and at 20:30,
     * when the next end of the day is midnight. */
    (void)state;
    static const char *const yaml = "horizon: 2d 08:00-18:00\n"
                                    "contacts: {calls: {arrivals: none, handle: {fixed: 20min}}}\n"
                                    "closing: keep\n"
                                    "teams: {desk: {on_call: {people: 1}, shifts: {a: {hours: 06:00-20:00, "
                                    "people: 1}}}}\n";
    const script early = { .n = 1, .line = { { AT(18, 30), { .kind = MU_ORDER_CALL_IN, .people = 1 } } } };
    const script late  = {
         .n    = 1,
         .line = { { AT(18, 30), { .kind = MU_ORDER_CALL_IN, .people = 1, .delay_us = MINUTES(120) } } }
    };
    const script before = { .n = 1, .line = { { AT(7, 30), { .kind = MU_ORDER_CALL_IN, .people = 1 } } } };
    mu_script_check_figure(yaml, early, "called_in_hours", 1.5);
    mu_script_check_figure(yaml, late, "called_in_hours", 3.5);
    mu_script_check_figure(yaml, before, "called_in_hours", 10.5);
}

static void who_was_sent_home_before_midnight_is_called_in_once(void **state)
{
    /* A shift from 22:00 to 6:00, at home from 23:00 to 1:00 (25:00). Two are asked for, and there is one. */
    (void)state;
    static const char *const yaml =
        NO_CALLS("20:00-06:00", "shifts: {night: {hours: 22:00-06:00, people: 1}}");
    const script s = { .n    = 2,
                       .line = { { AT(23, 0), { .kind = MU_ORDER_SEND_HOME, .people = 1 } },
                                 { AT(25, 0),
                                   { .kind = MU_ORDER_CALL_IN, .people = 2, .for_us = MINUTES(60) } } } };
    mu_script_check_day(yaml, s,
                        "22:00 desk.1 logs in\n"
                        "23:00 ordered: send home desk 1 of 1\n"
                        "23:00 desk.1 logs out\n"
                        "25:00 ordered: call in desk 1 of 2\n"
                        "25:00 desk.1 logs in\n"
                        "26:00 desk.1 logs out\n");
    mu_script_check_figure(yaml, s, "sent_home_hours", 6);
}

static void overtime_of_those_who_were_called_in_has_the_same_limit(void **state)
{
    /* Called in from 10:00 to 11:00. Of three hours more, ordered one by one, two are allowed. */
    (void)state;
    static const char *const yaml =
        NO_CALLS("08:00-18:00", "people: 1, on_call: {people: 1}, overtime: {most: 2h}");
    const script s = {
        .n    = 4,
        .line = { { AT(10, 0), { .kind = MU_ORDER_CALL_IN, .people = 1, .for_us = MINUTES(60) } },
                  { AT(10, 30), { .kind = MU_ORDER_OVERTIME, .people = 1, .for_us = MINUTES(60) } },
                  { AT(11, 30), { .kind = MU_ORDER_OVERTIME, .people = 1, .for_us = MINUTES(60) } },
                  { AT(12, 30), { .kind = MU_ORDER_OVERTIME, .people = 1, .for_us = MINUTES(60) } } }
    };
    mu_script_check_figure(yaml, s, "called_in_hours", 3);
}

static void what_would_take_effect_after_the_end_never_does(void **state)
{
    (void)state;
    static const char *const yaml = NO_CALLS("08:00-18:00", "people: 1");
    const script             s    = { .n    = 2,
                                      .line = {
                                          { AT(17, 0), { .kind = MU_ORDER_BLOCK, .value = 1, .delay_us = MINUTES(60) } },
                                          { AT(17, 0), { .kind = MU_ORDER_BLOCK, .value = 1, .delay_us = MINUTES(61) } } } };
    mu_script_check_figure(yaml, s, "orders", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_on_call_comes_after_the_notice_and_stays_as_long_as_ordered),
        cmocka_unit_test(a_call_in_costs_fee_and_pay_for_a_least_time),
        cmocka_unit_test(who_is_called_in_goes_over_into_his_shift),
        cmocka_unit_test(a_call_in_as_the_shift_begins_finds_nobody_at_home),
        cmocka_unit_test(who_is_called_in_after_closing_stays_until_the_last_duty_of_the_day_ends),
        cmocka_unit_test(idle_people_go_home_first_and_others_finish),
        cmocka_unit_test(who_was_sent_home_may_be_called_again),
        cmocka_unit_test(who_is_sent_home_over_and_over_is_at_home_in_between),
        cmocka_unit_test(who_stays_longer_goes_on_after_the_contact_in_hand),
        cmocka_unit_test(overtime_ordered_as_the_shift_ends_comes_too_late),
        cmocka_unit_test(who_was_sent_home_before_midnight_is_called_in_once),
        cmocka_unit_test(overtime_of_those_who_were_called_in_has_the_same_limit),
        cmocka_unit_test(what_would_take_effect_after_the_end_never_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
