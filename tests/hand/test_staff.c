/* People who leave for good and people who come: short weeks as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "sim/sight.h"
#include "tests/support/script.h"

/* Ten times the pay elsewhere, at a gain of 20: whoever is there leaves on his first night. */
#define ALL_LEAVE    "behaviour: {preset: custom, attrition: {yearly: 20%, pay: 20}}\n"
#define NONE_LEAVE   "behaviour: {preset: custom, attrition: {yearly: 0%}}\n"
#define UNDERPAID    "pay: 10/h, market_pay: 100/h"
#define CALLS(every) "contacts: {calls: {arrivals: {between: {fixed: " every "}}, handle: {fixed: 6min}}}\n"
#define HIRE(lead, more) \
    "hiring: {sources: {agency: {lead: {mean: " lead ", cv: 0}, accept: 100%}}" more "}\n"

static void whoever_leaves_has_gone_the_next_day_and_nobody_comes(void **state)
{
    (void)state;
    mu_check_day("horizon: 3d 08:00-09:00\n" ALL_LEAVE CALLS("50min") "teams: {desk: {people: 1, " UNDERPAID
                                                                      "}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:50 #0 calls arrives\n"
                 "08:50 #0 calls answered by desk.1\n"
                 "08:56 #0 calls finished by desk.1\n"
                 "09:00 desk.1 logs out\n"
                 "24:00 desk.1 leaves for good\n"
                 "32:10 #1 calls arrives\n"
                 "32:10 #1 calls waits\n"
                 "56:20 #2 calls arrives\n"
                 "56:20 #2 calls waits\n");
}

static void a_lead_of_a_day_leaves_a_seat_empty_every_other_day(void **state)
{
    /* There on days 1, 3 and 5 of six, an hour each at 10 an hour; three left, all but the first of them early, and after
     * the nights 2, 4 and 6 somebody starts, at 100 each. */
    (void)state;
    mu_check_figures("horizon: 6d 08:00-09:00\n" ALL_LEAVE HIRE("1d", ", cost: 100")
                         CALLS("99h") "teams: {desk: {people: 1, " UNDERPAID "}}\n",
                     NULL,
                     "headcount 0.5, vacancy 0.5, leavers 3, early_leavers 2, attrition 365, starters 3, "
                     "hiring_cost 300, training_cost 0, paid_hours 3, cost 330, scheduled 0.5, adherence 1, "
                     "shrinkage 0");
}

static void a_class_has_workdays_places_and_pay(void **state)
{
    /* Two seats are vacant on Thursday. Both accept in the first night. The one place is taken on Friday and Monday, then on
     * Tuesday and Wednesday: they come on Tuesday and Thursday. Three hours a day at 10 an hour, four days. */
    static const char *const yaml = "start: 2026-01-08\nhorizon: 8d 08:00-09:00\n" NONE_LEAVE HIRE(
        "1d", ", class: {length: 2 workdays, seats: 1, fail: 0%, hours: 3h}, cost: 50")
        CALLS("999h") "teams: {desk: {people: 3, filled: 1, pay: 10/h}}\n";
    (void)state;
    mu_check_figures(yaml, NULL,
                     "starters 2, training_cost 120, hiring_cost 100, paid_hours 12, headcount 1.5, "
                     "cost 340");
    /* The second day of theirs is Saturday. */
    mu_check_figures("start: 2026-01-08\nhorizon: 8d 08:00-09:00\n" NONE_LEAVE HIRE(
                         "1d", ", class: {length: 2d, seats: 2, fail: 0%}")
                         CALLS("999h") "teams: {desk: {people: 3, filled: 1}}\n",
                     NULL, "starters 2, paid_hours 18, training_cost 0");
}

static void who_fails_or_does_not_accept_never_comes(void **state)
{
    (void)state;
    mu_check_figures("horizon: 28d 08:00-09:00\n" NONE_LEAVE HIRE(
                         "1d", ", class: {length: 1d, seats: 1, fail: 100%}, cost: 1")
                         CALLS("999h") "teams: {desk: {people: 1, filled: 0}}\n",
                     NULL, "starters 0, hiring_cost 14, vacancy 1");
    mu_check_figures("horizon: 28d 08:00-09:00\n" NONE_LEAVE
                     "hiring: {sources: {agency: {lead: {mean: 1d}, accept: 0.0000001%}}, cost: 1}\n" CALLS(
                         "999h") "teams: {desk: {people: 1, filled: 0}}\n",
                     NULL, "starters 0, hiring_cost 0, vacancy 1");
}

static void sources_are_asked_in_order_up_to_their_limit(void **state)
{
    /* From 30 January on five seats are vacant: friends are asked for one, the agency for two. On 1 February the month is
     * another: in the night before, one more and two more. Friends need a day, the agency three: 31 January (1), 2 February
     * (1 + 2: night of the 1st), 4 February (2), all before the 5th. */
    (void)state;
    mu_check_day("start: 2026-01-30\nhorizon: 6d 08:00-08:01\n" NONE_LEAVE
                 "hiring: {sources: {friends: {lead: {mean: 1d, cv: 0}, accept: 100%, limit: 1/month},\n"
                 "  agency: {lead: {mean: 3d, cv: 0}, accept: 100%, limit: 2 per month}}}\n" CALLS(
                     "999h") "teams: {desk: {people: 5, filled: 0}}\n",
                 "24:00 desk.1 is new\n"
                 "32:00 desk.1 logs in\n"
                 "32:01 desk.1 logs out\n"
                 "56:00 desk.1 logs in\n"
                 "56:01 desk.1 logs out\n"
                 "72:00 desk.2 is new\n"
                 "72:00 desk.3 is new\n"
                 "72:00 desk.4 is new\n"
                 "80:00 desk.1 logs in\n"
                 "80:00 desk.2 logs in\n"
                 "80:00 desk.3 logs in\n"
                 "80:00 desk.4 logs in\n"
                 "80:01 desk.1 logs out\n"
                 "80:01 desk.2 logs out\n"
                 "80:01 desk.3 logs out\n"
                 "80:01 desk.4 logs out\n"
                 "104:00 desk.1 logs in\n"
                 "104:00 desk.2 logs in\n"
                 "104:00 desk.3 logs in\n"
                 "104:00 desk.4 logs in\n"
                 "104:01 desk.1 logs out\n"
                 "104:01 desk.2 logs out\n"
                 "104:01 desk.3 logs out\n"
                 "104:01 desk.4 logs out\n"
                 "120:00 desk.5 is new\n"
                 "128:00 desk.1 logs in\n"
                 "128:00 desk.2 logs in\n"
                 "128:00 desk.3 logs in\n"
                 "128:00 desk.4 logs in\n"
                 "128:00 desk.5 logs in\n"
                 "128:01 desk.1 logs out\n"
                 "128:01 desk.2 logs out\n"
                 "128:01 desk.3 logs out\n"
                 "128:01 desk.4 logs out\n"
                 "128:01 desk.5 logs out\n");
}

static void a_newcomer_is_a_novice_in_a_team_of_experts(void **state)
{
    /* Six minutes of an expert, twelve of a novice with no contact yet. */
    (void)state;
    mu_check_day(
        "horizon: 3d 08:00-09:00\n"
        "behaviour: {preset: custom, learning: {slower: 100%}, attrition: {yearly: 20%, pay: 20}}\n" HIRE(
            "1d", "") CALLS("24h40min") "teams: {desk: {people: 1, " UNDERPAID "}}\n",
        "08:00 desk.1 logs in\n"
        "09:00 desk.1 logs out\n"
        "24:00 desk.1 leaves for good\n"
        "32:40 #0 calls arrives\n"
        "32:40 #0 calls waits\n"
        "48:00 desk.1 is new\n"
        "56:00 desk.1 logs in\n"
        "56:00 #0 calls answered by desk.1\n"
        "56:12 #0 calls finished by desk.1\n"
        "57:00 desk.1 logs out\n"
        "57:00 desk.1 leaves for good\n");
}

static void by_night_a_contact_is_finished_first(void **state)
{
    /* Open without end: duty is laid out day by day. He leaves in the night, with a call in hand from 23:57 on. */
    (void)state;
    mu_check_day("horizon: 36h\n" ALL_LEAVE CALLS("23h57min") "teams: {desk: {people: 1, " UNDERPAID "}}\n",
                 "00:00 desk.1 logs in\n"
                 "23:57 #0 calls arrives\n"
                 "23:57 #0 calls answered by desk.1\n"
                 "24:00 desk.1 leaves for good\n"
                 "24:03 #0 calls finished by desk.1\n"
                 "24:03 desk.1 logs out\n");
}

static void nobody_is_called_in_for_a_vacant_seat(void **state)
{
    /* Of the two of the late shift one is not there: only the other can be called in at 8:10, and comes again at 8:30. */
    (void)state;
    const script s = {
        .n = 1, .line = { { AT(8, 10), { .kind = MU_ORDER_CALL_IN, .people = 4, .for_us = MINUTES(15) } } }
    };
    mu_script_check_day(
        "horizon: 1d 08:00-09:00\n" NONE_LEAVE CALLS(
            "99min") "teams:\n  desk:\n    people: 4\n    filled: 3\n"
                     "    shifts: {a: {hours: 08:00-09:00, people: 2}, b: {hours: 08:30-09:00, people: 2}}\n",
        s,
        "08:00 desk.1 logs in\n"
        "08:00 desk.2 logs in\n"
        "08:10 ordered: call in desk 1 of 4\n"
        "08:10 desk.3 logs in\n"
        "08:25 desk.3 logs out\n"
        "08:30 desk.3 logs in\n"
        "09:00 desk.1 logs out\n"
        "09:00 desk.2 logs out\n"
        "09:00 desk.3 logs out\n");
}

static void who_leaves_within_the_window_of_a_bonus_has_none(void **state)
{
    /* One call in an hour at 10 an hour, by the piece: 20 % of 10 for the day, which is over when he leaves; the week is not. */
    static const char *const floor = ALL_LEAVE CALLS("50min") "teams: {desk: {people: 1, " UNDERPAID "}}\n";
    static const struct {
        const char *window, *expected;
    } known[] = { { "day", "leavers 1, bonus 2" }, { "week", "leavers 1, bonus 0" } };

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        char yaml[700];
        snprintf(
            yaml, sizeof yaml,
            "horizon: 7d 08:00-09:00\n"
            "incentives: [{id: a, amount: 20%%, kind: piece_rate, window: %s, target: {handled: 1}}]\n%s",
            known[i].window, floor);
        mu_check_figures(yaml, NULL, known[i].expected);
    }
}

static int32_t look(void *context, const mu_view *view, int32_t survey, const mu_order **orders)
{
    int *looks = context;

    (void)survey;
    (void)orders;
    if (view->now_us != AT(8, 30)) return 0;
    assert_int_equal(mu_sight_scheduled(view->world, 0), 2);
    assert_int_equal(mu_sight_team(view->world, 0).ending, 2);
    ++*looks;
    return 0;
}

static void rules_see_those_on_shift_without_vacant_seats(void **state)
{
    static const mu_survey every_minute = { 0, MINUTES(1) };
    int                    looks        = 0;
    const mu_hooks hooks = { .context = &looks, .n_surveys = 1, .surveys = &every_minute, .survey = look };

    (void)state;
    mu_check_day_with("horizon: 1d 08:00-09:00\n" NONE_LEAVE CALLS(
                          "99min") "teams: {desk: {people: 3, filled: 2}}\n",
                      &hooks,
                      "08:00 desk.1 logs in\n"
                      "08:00 desk.2 logs in\n"
                      "09:00 desk.1 logs out\n"
                      "09:00 desk.2 logs out\n");
    assert_int_equal(looks, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_leaves_has_gone_the_next_day_and_nobody_comes),
        cmocka_unit_test(a_lead_of_a_day_leaves_a_seat_empty_every_other_day),
        cmocka_unit_test(a_class_has_workdays_places_and_pay),
        cmocka_unit_test(who_fails_or_does_not_accept_never_comes),
        cmocka_unit_test(sources_are_asked_in_order_up_to_their_limit),
        cmocka_unit_test(a_newcomer_is_a_novice_in_a_team_of_experts),
        cmocka_unit_test(by_night_a_contact_is_finished_first),
        cmocka_unit_test(nobody_is_called_in_for_a_vacant_seat),
        cmocka_unit_test(who_leaves_within_the_window_of_a_bonus_has_none),
        cmocka_unit_test(rules_see_those_on_shift_without_vacant_seats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
