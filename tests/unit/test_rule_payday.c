/* Rules that decide what is paid: what they see, what they may answer, and how a wrong answer is told. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/rule_run.h"

#define PAYOUT(body) \
    "local rule = {}\nfunction rule.payout(scheme, earners, p, ctx)\n" body "\nend\nreturn rule"

/* A day of two people with 12 calls of six minutes between them, each with 120 of pay: together 20 % of that. */
static const mu_rule_place place = {
    .path = "build/rule_of_pay.lua",
    .slot = "incentive",
    .scenario =
        "horizon: 1d 08:00-10:00\n"
        "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 6min}, resolved: 100%}}\n"
        "teams: {desk: {people: [{name: ana}, {name: ben}], pay: 60/h}}\n"
        "incentives: [{id: speed, kind: threshold, window: day, amount: 20%, target: {handled: 4, aht: "
        "7min}, "
        "weights: {handled: 75%, aht: 25%}}]\n",
};

static void assert_told(const char *text, const char *expected)
{
    mu_rule_told(&place, text, expected);
}

static void assert_paid(const char *text, double expected)
{
    mu_rule_makes(&place, text, "bonus", expected);
}

static void amounts_go_by_place_name_or_view(void **state)
{
    (void)state;
    assert_paid(PAYOUT(""), 48);
    assert_paid(PAYOUT("return nil"), 48);
    assert_paid(PAYOUT("return {}"), 0);
    assert_paid(PAYOUT("return { 10, 5 }"), 15);
    assert_paid(PAYOUT("return { [2] = 5 }"), 5);
    assert_paid(PAYOUT("return { ana = 7 }"), 7);
    assert_paid(PAYOUT("return { [earners[2]] = 3, ana = 1.5 }, true"), 4.5);
}

static void a_rule_sees_the_scheme_and_what_people_did(void **state)
{
    (void)state;
    assert_paid(
        PAYOUT(
            "assert(scheme.id == 'speed' and scheme.kind == 'threshold' and scheme.window == 'day')\n"
            "assert(scheme.scope == 'agent' and scheme.amount == 0.2 and scheme.part == 1)\n"
            "assert(scheme.target.handled == 4 and scheme.target.aht == 420 and scheme.target.csat == nil)\n"
            "assert(scheme.weight.handled == 0.75 and scheme.weight.aht == 0.25)\n"
            "assert(#earners == 2 and earners[1].name == 'ana' and earners[2].team == 'desk')\n"
            "local e, f = earners[1], earners[2]\n"
            "assert(e.handled + f.handled == 11 and e.solved == e.handled and e.failed == 0)\n"
            "assert(e.aht_s == 360 and e.resolution == 1 and e.csat == nil and e.judged == 0 and e.gamed == "
            "0)\n"
            "assert(math.abs(e.hours - 2) < 0.2 and e.share == 1 and e.promised == scheme.amount * e.pay)\n"
            "return { e.handled, f.handled }"),
        11);
}

static void every_amount_is_checked(void **state)
{
    (void)state;
    assert_told(PAYOUT("return 3"), "build/rule_of_pay.lua:2: payout at ");
    assert_told(PAYOUT("return 3"), "expected a table of amounts by earner, or nothing, found 3");
    assert_told(PAYOUT("return { carl = 5 }"), "found \"carl\": nobody of that name worked in the window");
    assert_told(PAYOUT("return { [3] = 5 }"), "by his place in the list, name or view, found 3");
    assert_told(PAYOUT("return { [0] = 5 }"), "found 0");
    assert_told(PAYOUT("return { [1.5] = 5 }"), "found 1.5");
    assert_told(PAYOUT("return { ana = -5 }"),
                "found -5: a rule cannot take from people what they have earned");
    assert_told(PAYOUT("return { ana = 0/0 }"), "as an amount of money a number from 0 to 1e12, found");
    assert_told(PAYOUT("return { ana = 1e13 }"), "found 1e+13");
    assert_told(PAYOUT("return { ana = '5' }"), "found \"5\"");
    assert_told(PAYOUT("return { 5, ana = 5 }"), "he has two amounts");
    assert_told(PAYOUT("return { 5, 5 }, 3"), "as second answer true");
    assert_told(PAYOUT("return nil, nil, 3"),
                "as third answer a list of people to praise, or nothing, found 3");
    assert_told(PAYOUT("return nil, nil, { 'carl' }"), "as somebody to praise one of the earners");
    assert_told(PAYOUT("return nil, nil, { 1, 'ben', earners[1] }"), "");
    assert_told(PAYOUT("return earners[1].promise"),
                "earner has no field \"promise\"; did you mean \"promised\"?");
    assert_told(PAYOUT("earners[1].pay = 3"), "earner.pay can only be read");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_go_by_place_name_or_view),
        cmocka_unit_test(a_rule_sees_the_scheme_and_what_people_did),
        cmocka_unit_test(every_amount_is_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
