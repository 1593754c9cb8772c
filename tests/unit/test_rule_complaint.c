/* Rules that decide what is done about complaints: what they see, what they may answer, and how a wrong answer is told. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/rule_run.h"

#define RECOVER(body) \
    "local rule = {}\nfunction rule.recover(contact, complaint, p, ctx)\n" body "\nend\nreturn rule"

/* An hour of calls about which everybody complains. */
static const mu_rule_place place = {
    .path     = "build/rule_of_recovery.lua",
    .slot     = "recovery",
    .scenario = "horizon: 1d 08:00-09:00\n"
                "behaviour: {preset: custom, satisfaction: {first: 100%}, complaints: "
                "{usual: 100%}, loyalty: {on: yes}, "
                "recovery: {refund: 5}}\n"
                "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: "
                "6min}, customer_value: 100}}\n"
                "teams: {desk: {people: 1}}\n",
};

static void assert_told(const char *text, const char *expected)
{
    mu_rule_told(&place, text, expected);
}

static void assert_cost(const char *text, double expected)
{
    mu_rule_makes(&place, text, "recovery_cost", expected);
}

/* Two complain. */
static void what_is_done_is_a_table(void **state)
{
    (void)state;
    assert_cost(RECOVER(""), 10);
    assert_cost(RECOVER("return nil"), 10);
    assert_cost(RECOVER("return {}"), 0);
    assert_cost(RECOVER("return { apology = true, explained = false }"), 0);
    assert_cost(RECOVER("return { refund = 20, cost = 1.5, after_s = 3600 }"), 43);
}

/* Three in a hundred think of leaving, and three in ten of them do. */
static void a_rule_sees_contact_and_complaint(void **state)
{
    (void)state;
    assert_cost(
        RECOVER("assert(contact.type == 'calls' and contact.contact == 1)\n"
                "assert(complaint.solved and complaint.content and complaint.value == 100)\n"
                "local odds = 0.03 / 0.97 * math.exp(1.5)\n"
                "assert(math.abs(complaint.leaves - 0.3 * odds / (1 + odds)) < 1e-9)\n"
                "assert(math.abs(complaint.at_best - 0.009) < 1e-12)\n"
                "assert(math.abs(complaint.at_stake - 100 * (complaint.leaves - complaint.at_best)) < 1e-9)\n"
                "return { refund = 1 }"),
        2);
}

static void every_part_is_checked(void **state)
{
    (void)state;
    assert_told(RECOVER("return 3"), "build/rule_of_recovery.lua:2: recover at 08:26");
    assert_told(RECOVER("return 'refund'"), "expected a table of what is done, or nothing, found \"refund\"");
    assert_told(RECOVER("return { refund = -1 }"), "as refund money from 0 to 1e12, found -1");
    assert_told(RECOVER("return { refund = 0/0 }"), "as refund money from 0 to 1e12, found");
    assert_told(RECOVER("return { refund = 1e13 }"), "found 1e+13");
    assert_told(RECOVER("return { refund = '5' }"), "found \"5\"");
    assert_told(RECOVER("return { cost = -1 }"), "as cost money");
    assert_told(RECOVER("return { after_s = -1 }"), "as after_s seconds");
    assert_told(RECOVER("return { apology = 1 }"), "as apology true or false, found 1");
    assert_told(RECOVER("return { explained = 'yes' }"), "as explained true or false");
    assert_told(RECOVER("return { refunds = 1 }"), "did you mean \"refund\"?");
    assert_told(RECOVER("return { 'refund' }"),
                "as parts of what is done apology, explained, refund, cost, after_s");
    assert_told(RECOVER("return complaint.stake"), "complaint has no field \"stake\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_done_is_a_table),
        cmocka_unit_test(a_rule_sees_contact_and_complaint),
        cmocka_unit_test(every_part_is_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
