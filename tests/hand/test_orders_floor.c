/* What a manager orders on the floor: breaks, loans, priorities, customers turned away; and when he is asked. Short days, as on
 * paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "sim/sight.h"
#include "tests/support/script.h"

/* ---- breaks ----------------------------------------------------------------------------------------- */

#define ONE_BREAK(mode)                                                                 \
    "horizon: 1d 08:00-09:00\n"                                                         \
    "contacts: {calls: {arrivals: {between: {fixed: 12min}}, handle: {fixed: 5min}}}\n" \
    "teams: {desk: {people: 1, breaks: [15min at 08:20]" mode "}}\n"

static void a_break_that_is_held_is_taken_when_it_is_released(void **state)
{
    (void)state;
    const script s = { .n    = 2,
                       .line = { { AT(8, 10), { .kind = MU_ORDER_HOLD_BREAKS } },
                                 { AT(8, 40), { .kind = MU_ORDER_RELEASE_BREAKS } } } };
    mu_script_check_day(ONE_BREAK(""), s,
                        "08:00 desk.1 logs in\n"
                        "08:10 ordered: hold breaks of desk\n"
                        "08:12 #0 calls arrives\n"
                        "08:12 #0 calls answered by desk.1\n"
                        "08:17 #0 calls finished by desk.1\n"
                        "08:24 #1 calls arrives\n"
                        "08:24 #1 calls answered by desk.1\n"
                        "08:29 #1 calls finished by desk.1\n"
                        "08:36 #2 calls arrives\n"
                        "08:36 #2 calls answered by desk.1\n"
                        "08:40 ordered: release breaks of desk\n"
                        "08:41 #2 calls finished by desk.1\n"
                        "08:41 desk.1 goes on a break\n"
                        "08:48 #3 calls arrives\n"
                        "08:48 #3 calls waits\n"
                        "08:56 desk.1 is back\n"
                        "08:56 #3 calls answered by desk.1\n"
                        "09:01 #3 calls finished by desk.1\n"
                        "09:01 desk.1 logs out\n");
}

static void breaks_are_held_for_as_long_as_ordered(void **state)
{
    (void)state;
    const script s    = { .n    = 1,
                          .line = { { AT(8, 20), { .kind = MU_ORDER_HOLD_BREAKS, .for_us = MINUTES(13) } } } };
    char        *seen = mu_script_day(ONE_BREAK(""), s);
    /* The break of 8:20 has begun by then: pauses come before orders of the same instant. */
    assert_non_null(strstr(seen, "08:20 desk.1 goes on a break\n08:20 ordered: hold breaks of desk\n"));
    free(seen);
    const script later = {
        .n = 1, .line = { { AT(8, 19), { .kind = MU_ORDER_HOLD_BREAKS, .for_us = MINUTES(13) } } }
    };
    seen = mu_script_day(ONE_BREAK(""), later);
    assert_non_null(strstr(seen, "08:29 #1 calls finished by desk.1\n"
                                 "08:32 no longer ordered: hold breaks of desk\n"
                                 "08:32 desk.1 goes on a break\n"
                                 "08:36 #2 calls arrives\n"
                                 "08:36 #2 calls waits\n"
                                 "08:47 desk.1 is back\n"));
    free(seen);
}

static void a_later_order_about_breaks_replaces_the_earlier(void **state)
{
    /* Held until 8:25 by the first, then, from 8:22 on, until 8:34. */
    (void)state;
    script s    = { .n    = 2,
                    .line = { { AT(8, 10), { .kind = MU_ORDER_HOLD_BREAKS, .for_us = MINUTES(15) } },
                              { AT(8, 22), { .kind = MU_ORDER_HOLD_BREAKS, .for_us = MINUTES(12) } } } };
    char  *seen = mu_script_day(ONE_BREAK(""), s);
    assert_non_null(
        strstr(seen, "08:34 no longer ordered: hold breaks of desk\n08:34 desk.1 goes on a break\n"));
    assert_null(strstr(seen, "08:25 no longer"));
    free(seen);
}

#define MAY_WAIT(within)                                                                               \
    "horizon: 1d 08:00-09:00\n"                                                                        \
    "contacts: {calls: {arrivals: {between: {fixed: 12min}}, handle: {fixed: 13min}}}\n"               \
    "teams: {desk: {people: 1, breaks: [15min at 08:20], breaks_mode: dynamic, breaks_within: " within \
    "}}\n"

static void past_its_latest_moment_a_released_break_does_not_wait_for_the_queue(void **state)
{
    /* The break is due at 8:20 and released at 8:50; at 8:51 #2 is over and #3 waits. While the break may wait, #3 comes
     * first. */
    (void)state;
    script s    = { .n    = 2,
                    .line = { { AT(8, 10), { .kind = MU_ORDER_HOLD_BREAKS } },
                              { AT(8, 50), { .kind = MU_ORDER_RELEASE_BREAKS } } } };
    char  *seen = mu_script_day(MAY_WAIT("40min"), s);

    assert_non_null(strstr(seen, "08:51 #2 calls finished by desk.1\n08:51 #3 calls answered by desk.1\n"));
    free(seen);
    seen = mu_script_day(MAY_WAIT("30min"), s);
    assert_non_null(strstr(seen, "08:51 #2 calls finished by desk.1\n08:51 desk.1 goes on a break\n"));
    free(seen);
}

/* ---- on loan ---------------------------------------------------------------------------------------- */

#define TWO_TEAMS(desk)                                                          \
    "horizon: 1d 08:00-09:00\n"                                                  \
    "contacts:\n"                                                                \
    "  calls: {arrivals: {between: {fixed: 12min}}, handle: {fixed: 5min}}\n"    \
    "  letters: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 15min}}\n" \
    "teams:\n"                                                                   \
    "  desk: {takes: [calls], pay: 60/h, " desk "}\n"                            \
    "  mail: {takes: [letters], people: 1, guests: 1, pay: 30/h}\n"

static void who_is_moved_works_as_a_guest_and_comes_back(void **state)
{
    /* There is one seat. desk.1 is away from 8:18 to 8:38, idle as his time is up. */
    (void)state;
    const script s = {
        .n    = 1,
        .line = { { AT(8, 18),
                    { .kind = MU_ORDER_MOVE, .team = 0, .to = 1, .people = 2, .for_us = MINUTES(20) } } }
    };
    mu_script_check_day(TWO_TEAMS("people: 2"), s,
                        "08:00 desk.1 logs in\n"
                        "08:00 desk.2 logs in\n"
                        "08:00 mail.1 logs in\n"
                        "08:10 #0 letters arrives\n"
                        "08:10 #0 letters answered by mail.1\n"
                        "08:12 #1 calls arrives\n"
                        "08:12 #1 calls answered by desk.1\n"
                        "08:17 #1 calls finished by desk.1\n"
                        "08:18 ordered: move desk to mail 1 of 2\n"
                        "08:18 desk.1 goes on loan\n"
                        "08:18 mail.2 logs in\n"
                        "08:20 #2 letters arrives\n"
                        "08:20 #2 letters answered by mail.2\n"
                        "08:24 #3 calls arrives\n"
                        "08:24 #3 calls answered by desk.2\n"
                        "08:25 #0 letters finished by mail.1\n"
                        "08:29 #3 calls finished by desk.2\n"
                        "08:30 #4 letters arrives\n"
                        "08:30 #4 letters answered by mail.1\n"
                        "08:35 #2 letters finished by mail.2\n"
                        "08:36 #5 calls arrives\n"
                        "08:36 #5 calls answered by desk.2\n"
                        "08:38 mail.2 logs out\n"
                        "08:38 desk.1 is back\n"
                        "08:40 #6 letters arrives\n"
                        "08:40 #6 letters waits\n"
                        "08:41 #5 calls finished by desk.2\n"
                        "08:45 #4 letters finished by mail.1\n"
                        "08:45 #6 letters answered by mail.1\n"
                        "08:48 #7 calls arrives\n"
                        "08:48 #7 calls answered by desk.1\n"
                        "08:50 #8 letters arrives\n"
                        "08:50 #8 letters waits\n"
                        "08:53 #7 calls finished by desk.1\n"
                        "09:00 desk.1 logs out\n"
                        "09:00 desk.2 logs out\n"
                        "09:00 #6 letters finished by mail.1\n"
                        "09:00 #8 letters answered by mail.1\n"
                        "09:15 #8 letters finished by mail.1\n"
                        "09:15 mail.1 logs out\n");
    mu_script_check_figure(TWO_TEAMS("people: 2"), s, "loan_hours", 20.0 / 60);
    mu_script_check_figure(TWO_TEAMS("people: 2"), s, "paid_hours", 3.25); /* nobody twice */
    mu_script_check_figure(TWO_TEAMS("people: 2"), s, "cost", 120 + 37.5);
}

static void who_has_work_in_hand_goes_and_comes_back_after_it(void **state)
{
    /* Moved at 8:13 with #1 in hand until 8:17. Called back at 8:22 with #2 in hand until 8:35. */
    (void)state;
    script s    = { .n    = 2,
                    .line = { { AT(8, 13), { .kind = MU_ORDER_MOVE, .team = 0, .to = 1, .people = 1 } },
                              { AT(8, 22), { .kind = MU_ORDER_CALL_BACK, .team = 0, .to = 1, .people = 3 } } } };
    char  *seen = mu_script_day(TWO_TEAMS("people: 1"), s);

    assert_non_null(strstr(seen, "08:13 ordered: move desk to mail 1 of 1\n"
                                 "08:17 #1 calls finished by desk.1\n"
                                 "08:17 desk.1 goes on loan\n"
                                 "08:17 mail.2 logs in\n"
                                 "08:20 #2 letters arrives\n"
                                 "08:20 #2 letters answered by mail.2\n"
                                 "08:22 ordered: call back desk to mail 1 of 3\n"
                                 "08:24 #3 calls arrives\n"
                                 "08:24 #3 calls waits\n"
                                 "08:25 #0 letters finished by mail.1\n"
                                 "08:30 #4 letters arrives\n"
                                 "08:30 #4 letters answered by mail.1\n"
                                 "08:35 #2 letters finished by mail.2\n"
                                 "08:35 mail.2 logs out\n"
                                 "08:35 desk.1 is back\n"
                                 "08:35 #3 calls answered by desk.1\n"));
    free(seen);
}

static void who_is_called_back_before_he_is_free_stays(void **state)
{
    (void)state;
    script s    = { .n    = 2,
                    .line = { { AT(8, 13), { .kind = MU_ORDER_MOVE, .team = 0, .to = 1, .people = 1 } },
                              { AT(8, 15), { .kind = MU_ORDER_CALL_BACK, .team = 0, .to = 1, .people = 1 } } } };
    char  *seen = mu_script_day(TWO_TEAMS("people: 1"), s);

    assert_null(strstr(seen, "goes on loan"));
    assert_non_null(strstr(seen, "08:24 #3 calls answered by desk.1\n"));
    free(seen);
}

static void a_loan_ends_with_the_shift_after_the_contact_in_hand(void **state)
{
    /* desk.1 would be on duty until 8:30; the guest has #2 until 8:35, which is desk.1's overrun. */
    (void)state;
    static const char *const yaml =
        TWO_TEAMS("shifts: {a: {hours: 08:00-08:30, people: 1}, b: {hours: 08:00-09:00, people: 1}}");
    script s    = { .n    = 1,
                    .line = { { AT(8, 18), { .kind = MU_ORDER_MOVE, .team = 0, .to = 1, .people = 1 } } } };
    char  *seen = mu_script_day(yaml, s);

    assert_non_null(strstr(seen, "08:29 #3 calls finished by desk.2\n"
                                 "08:30 #4 letters arrives\n"
                                 "08:30 #4 letters answered by mail.1\n"
                                 "08:35 #2 letters finished by mail.2\n"
                                 "08:35 mail.2 logs out\n"
                                 "08:35 desk.1 logs out\n"));
    free(seen);
    mu_script_check_figure(yaml, s, "loan_hours", 17.0 / 60);
    mu_script_check_figure(yaml, s, "overrun_hours", 20.0 / 60);
    mu_script_check_figure(yaml, s, "paid_hours", 1.5 + 1 + 20.0 / 60);
}

/* ---- customers -------------------------------------------------------------------------------------- */

static void a_priority_counts_for_as_long_as_ordered(void **state)
{
    /* Both types wait, b since 8:11. At 8:35 a goes first by the order; at 9:00 no longer. */
    (void)state;
    static const char *const yaml = "horizon: 1d 08:00-09:30\n"
                                    "contacts:\n"
                                    "  a: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 25min}}\n"
                                    "  b: {arrivals: {between: {fixed: 11min}}, handle: {fixed: 25min}}\n"
                                    "teams: {desk: {people: 1}}\n";
    script                   s    = {
                             .n = 1, .line = { { AT(8, 15), { .kind = MU_ORDER_PRIORITY, .value = 5, .for_us = MINUTES(30) } } }
    };
    char *seen = mu_script_day(yaml, s);

    assert_non_null(strstr(seen, "08:15 ordered: prefer a\n"));
    assert_non_null(strstr(seen, "08:35 #2 a answered by desk.1\n"));
    assert_non_null(strstr(seen, "08:45 no longer ordered: prefer a\n"));
    assert_non_null(strstr(seen, "09:00 #1 b answered by desk.1\n"));
    free(seen);
}

static void a_priority_that_is_released_is_what_holds_by_date(void **state)
{
    /* On Monday a goes first at 8:35 by the order of 8:15. It is released at 8:40: at 9:00 b goes first, which waits since
     * 8:11. From Tuesday on a goes first by its own priority: at 8:25 (32:25) one that waits since 8:10, before one of b that
     * waits since 8:01. */
    (void)state;
    static const char *const yaml = "horizon: 2d 08:00-09:30\n"
                                    "start: 2026-01-05\n"
                                    "closing: drop\n"
                                    "contacts:\n"
                                    "  a: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 25min}}\n"
                                    "  b: {arrivals: {between: {fixed: 11min}}, handle: {fixed: 25min}}\n"
                                    "teams: {desk: {people: 1}}\n"
                                    "changes: [{from: 2026-01-06, set: {contacts: {a: {priority: 3}}}}]\n";
    script                   s    = { .n    = 2,
                                      .line = { { AT(8, 15), { .kind = MU_ORDER_PRIORITY, .value = 5 } },
                                                { AT(8, 40), { .kind = MU_ORDER_RELEASE_PRIORITY } } } };
    char                    *seen = mu_script_day(yaml, s);

    assert_non_null(strstr(seen, "08:35 #2 a answered by desk.1\n08:40 ordered: no longer prefer a\n"));
    assert_non_null(strstr(seen, "09:00 #1 b answered by desk.1\n"));
    assert_non_null(strstr(seen, "32:01 #17 b waits\n32:10 #18 a arrives\n"));
    assert_non_null(strstr(seen, "32:25 #18 a answered by desk.1\n"));
    free(seen);
}

#define PLAIN_CALLS                                                                     \
    "horizon: 1d 08:00-09:00\n"                                                         \
    "contacts: {calls: {arrivals: {between: {fixed: 12min}}, handle: {fixed: 5min}}}\n" \
    "teams: {desk: {people: 1}}\n"

static void customers_are_turned_away_from_the_order_on_until_it_ends(void **state)
{
    /* The order of 8:24 comes before the customer of 8:24, and so does its end at 8:36. */
    (void)state;
    script s    = { .n    = 1,
                    .line = { { AT(8, 24), { .kind = MU_ORDER_BLOCK, .value = 1, .for_us = MINUTES(12) } } } };
    char  *seen = mu_script_day(PLAIN_CALLS, s);

    assert_non_null(strstr(seen, "08:24 ordered: turn away calls\n"
                                 "08:24 #1 calls arrives\n"
                                 "08:24 #1 calls blocked\n"
                                 "08:36 no longer ordered: turn away calls\n"
                                 "08:36 #2 calls arrives\n"
                                 "08:36 #2 calls answered by desk.1\n"));
    free(seen);
    mu_script_check_figure(PLAIN_CALLS, s, "turned_away", 1);
    mu_script_check_figure(PLAIN_CALLS, s, "blocked", 1);
}

static void of_two_orders_of_one_list_the_second_counts(void **state)
{
    (void)state;
    const script s = { .n    = 2,
                       .line = { { AT(8, 10), { .kind = MU_ORDER_BLOCK, .value = 1, .for_us = MINUTES(5) } },
                                 { AT(8, 10), { .kind = MU_ORDER_BLOCK, .value = 0 } } } };
    mu_script_check_figure(PLAIN_CALLS, s, "turned_away", 0);
    const script r = { .n = 2, .line = { s.line[1], s.line[0] } };
    mu_script_check_figure(PLAIN_CALLS, r, "turned_away", 1);
}

static void an_order_takes_effect_after_its_delay(void **state)
{
    (void)state;
    const script s = {
        .n = 1, .line = { { AT(8, 10), { .kind = MU_ORDER_BLOCK, .value = 1, .delay_us = MINUTES(20) } } }
    };
    mu_script_check_figure(PLAIN_CALLS, s, "turned_away", 2); /* of 8:36 and 8:48 */
}

/* ---- when and what -------------------------------------------------------------------------------------- */

typedef struct {
    mu_text text;
} log_of_questions;

static int32_t write_time_down(void *context, const mu_view *view, int32_t survey, const mu_order **orders)
{
    mu_text        *t    = &((log_of_questions *)context)->text;
    const mu_so_far seen = mu_sight_type_since(view->world, survey, 0);
    char            clock[32];

    (void)orders;
    mu_clock_print((mu_span){ view->now_us % MU_DAY_US }, clock, sizeof clock);
    mu_text_addf(t, "%d/%d at %s: %d came, %d answered, %d waiting\n", (int)survey,
                 (int)(view->now_us / MU_DAY_US), clock, (int)seen.offered, (int)seen.answered,
                 (int)view->waiting[0]);
    return 0;
}

static void surveys_are_asked_while_there_is_anything_to_order(void **state)
{
    /* Every 20 minutes from 5 past opening; once a day at 7:00. At 9:05 of the first day #3 waits still, at 9:25 nobody
     * does. On the second day a customer comes at 8:00, and the last shift ends at 9:00. */
    (void)state;
    static const mu_survey surveys[] = { { MINUTES(5), MINUTES(20) }, { AT(7, 0), 0 } };
    log_of_questions       log       = { { 0 } };
    const mu_hooks hooks = { .context = &log, .n_surveys = 2, .surveys = surveys, .survey = write_time_down };
    mu_model      *m =
        mu_test_model("horizon: 2d 08:00-09:00\n"
                      "contacts: {calls: {arrivals: {between: {fixed: 12min}}, handle: {fixed: 20min}}}\n"
                      "teams: {desk: {people: 1}}\n");

    free(mu_test_watch(m, &hooks, NULL));
    mu_model_free(m);
    assert_string_equal(log.text.bytes, "1/0 at 07:00: 0 came, 0 answered, 0 waiting\n"
                                        "0/0 at 08:05: 0 came, 0 answered, 0 waiting\n"
                                        "0/0 at 08:25: 2 came, 1 answered, 1 waiting\n"
                                        "0/0 at 08:45: 1 came, 1 answered, 1 waiting\n"
                                        "0/0 at 09:05: 1 came, 1 answered, 1 waiting\n"
                                        "1/1 at 07:00: 4 came, 4 answered, 0 waiting\n"
                                        "0/1 at 08:05: 1 came, 2 answered, 0 waiting\n"
                                        "0/1 at 08:25: 2 came, 1 answered, 1 waiting\n"
                                        "0/1 at 08:45: 1 came, 1 answered, 1 waiting\n");
    mu_text_free(&log.text);
}

static void before_the_first_opening_surveys_are_asked_as_before_any_other(void **state)
{
    /* Every hour; people are there from 6:00 to 11:00, the doors are open from 8:00 to 10:00. */
    (void)state;
    static const mu_survey hourly = { 0, MINUTES(60) };
    log_of_questions       log    = { { 0 } };
    const mu_hooks hooks = { .context = &log, .n_surveys = 1, .surveys = &hourly, .survey = write_time_down };
    mu_model      *m     = mu_test_model("horizon: 2d 08:00-10:00\n"
                                                  "contacts: {calls: {arrivals: none, handle: 20min}}\n"
                                                  "teams: {desk: {shifts: {a: {hours: 06:00-09:00, people: 1}}}}\n");
    static const char *const asked[]  = { "06:00", "07:00", "08:00", "09:00" };
    mu_text                  expected = { 0 };

    free(mu_test_watch(m, &hooks, NULL));
    mu_model_free(m);
    for (int day = 0; day < 2; day++)
        for (int i = 0; i < 4; i++)
            mu_text_addf(&expected, "0/%d at %s: 0 came, 0 answered, 0 waiting\n", day, asked[i]);
    assert_string_equal(log.text.bytes, expected.bytes);
    mu_text_free(&expected);
    mu_text_free(&log.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_break_that_is_held_is_taken_when_it_is_released),
        cmocka_unit_test(breaks_are_held_for_as_long_as_ordered),
        cmocka_unit_test(a_later_order_about_breaks_replaces_the_earlier),
        cmocka_unit_test(past_its_latest_moment_a_released_break_does_not_wait_for_the_queue),
        cmocka_unit_test(who_is_moved_works_as_a_guest_and_comes_back),
        cmocka_unit_test(who_has_work_in_hand_goes_and_comes_back_after_it),
        cmocka_unit_test(who_is_called_back_before_he_is_free_stays),
        cmocka_unit_test(a_loan_ends_with_the_shift_after_the_contact_in_hand),
        cmocka_unit_test(a_priority_counts_for_as_long_as_ordered),
        cmocka_unit_test(a_priority_that_is_released_is_what_holds_by_date),
        cmocka_unit_test(customers_are_turned_away_from_the_order_on_until_it_ends),
        cmocka_unit_test(of_two_orders_of_one_list_the_second_counts),
        cmocka_unit_test(an_order_takes_effect_after_its_delay),
        cmocka_unit_test(surveys_are_asked_while_there_is_anything_to_order),
        cmocka_unit_test(before_the_first_opening_surveys_are_asked_as_before_any_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
