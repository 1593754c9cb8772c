/* Rules that decide who works here: what they see, what they may answer, and how a wrong answer is told. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/rule_run.h"

#define RECRUIT(body) \
    "local rule = {}\nfunction rule.recruit(crews, sources, p, ctx)\n" body "\nend\nreturn rule"

/* Three weeks of a desk of three seats, one of them taken, and a post nobody leaves. */
static const mu_rule_place place = {
    .path = "build/rule_of_hiring.lua",
    .slot = "hiring",
    .scenario =
        "start: 2026-01-05\nhorizon: 21d 08:00-10:00\n"
        "behaviour: {preset: custom, attrition: {yearly: 0%}}\n"
        "hiring: {sources: {agency: {lead: {mean: 2d, cv: 0}, accept: 100%, limit: 2/month}, "
        "web: {lead: {mean: 9d, cv: 0}, accept: 80%}}, class: {length: 10 workdays, seats: 4}, cost: 70}\n"
        "contacts: {calls: {arrivals: 30/h, handle: 6min}, mails: {arrivals: 10/h, handle: 12min}}\n"
        "teams: {desk: {people: 3, filled: 1, pay: 10/h}, post: {people: 1, pay: 12/h, skills: [mails]}}\n",
};

static void assert_told(const char *text, const char *expected)
{
    mu_rule_told(&place, text, expected);
}

static void nothing_is_ordered_in_several_ways(void **state)
{
    (void)state;
    assert_told(RECRUIT(""), "");
    assert_told(RECRUIT("return nil"), "");
    assert_told(RECRUIT("return {}"), "");
    assert_told(RECRUIT("return { 'ask', team = 'desk', people = 2 }"), "");
    assert_told(RECRUIT("return { { 'ask', team = crews[1], people = 1, source = sources[2] },\n"
                        "{ 'let_go', team = 'post', people = 1, source = 'web' } }"),
                "");
}

static void a_rule_sees_seats_work_and_sources(void **state)
{
    /* Of the mails, 20 a day, three quarters are the desk's: 7 days of 2 h, 30 calls of 6 min and 7.5 mails of 12. */
    (void)state;
    assert_told(
        RECRUIT(
            "if ctx.now_s > 0 then return end\n"
            "local c, a, w = crews[1], sources[1], sources[2]\n"
            "assert(#crews == 2 and c.name == 'desk' and c.seats == 3 and c.people == 1 and c.open == 2)\n"
            "assert(c.coming == 0 and c.asked == 0 and c.accepted == 0 and c.in_class == 0 and c.pay == 10)\n"
            "assert(c.from.agency == 0 and c.coming_from.web == 0)\n"
            "assert(#c.work == 3 and math.abs(c.work[1] - 63) < 1e-6)\n"
            "assert(#sources == 2 and a.name == 'agency' and a.lead_s == 2 * 86400 and a.accept == 1)\n"
            "assert(a.limit == 2 and a.left == 2 and w.left == nil and w.cost == 70)\n"
            "assert(a.class_s == 14 * 86400)"),
        "");
    assert_told(
        RECRUIT(
            "local c = crews[1]\n"
            "if ctx.now_s > 86400 and ctx.now_s < 100000 then\n"
            " assert(c.open == 1 and c.coming == 1 and c.coming_from.agency == 1 and sources[1].left == 1)\n"
            "end\n"
            "if ctx.now_s == 0 then return { 'ask', team = 'desk', people = 1, source = 'agency' } end"),
        "");
}

static void every_order_is_checked(void **state)
{
    (void)state;
    assert_told(RECRUIT("return 3"), "build/rule_of_hiring.lua:2: recruit at ");
    assert_told(RECRUIT("return 3"), "expected a list of orders or nothing, found 3");
    assert_told(RECRUIT("return { 3 }"), "expected a list of orders, each a table, found 3");
    assert_told(RECRUIT("return { {} }"), "as first entry of an order its name: ask, let_go, found nothing");
    assert_told(RECRUIT("return { { 'fire', team = 'desk', people = 1 } }"), "found \"fire\"");
    assert_told(RECRUIT("return { 'ask', people = 1 }"),
                "as team a team, by its crew or name, found nothing");
    assert_told(RECRUIT("return { 'ask', team = 'dock', people = 1 }"), "found \"dock\"");
    assert_told(RECRUIT("return { 'ask', team = sources[1], people = 1 }"), "a view that is not for this");
    assert_told(RECRUIT("return { 'ask', team = 'desk' }"), "as people how many, from 1");
    assert_told(RECRUIT("return { 'ask', team = 'desk', people = 0 }"), "found 0");
    assert_told(RECRUIT("return { 'ask', team = 'desk', people = -2 }"), "found -2");
    assert_told(RECRUIT("return { 'ask', team = 'desk', people = 1.5 }"), "found 1.5");
    assert_told(RECRUIT("return { 'ask', team = 'desk', people = 0/0 }"), "as people how many");
    assert_told(RECRUIT("return { 'ask', team = 'desk', people = 1e7 }"), "found 10000000");
    assert_told(RECRUIT("return { 'ask', team = 'desk', people = 1, source = 'moon' }"),
                "as source one of hiring.sources, by view or name, or nothing, found \"moon\"");
    assert_told(RECRUIT("return { 'ask', team = 'desk', persons = 1 }"),
                "as parts of an order team, people, source");
    assert_told(
        RECRUIT("local t = {} for i = 1, 1001 do t[i] = { 'ask', team = 'desk', people = 1 } end return t"),
        "at most 1000 orders at once");
    assert_told(RECRUIT("return crews[1].peple"), "crew has no field \"peple\"; did you mean \"people\"?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_ordered_in_several_ways),
        cmocka_unit_test(a_rule_sees_seats_work_and_sources),
        cmocka_unit_test(every_order_is_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
