/* Rules that decide who goes to a course: what they see, what they may answer, and how a wrong answer is told. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/rule_run.h"

#define TRAIN(body) "local rule = {}\nfunction rule.train(pupils, course, p, ctx)\n" body "\nend\nreturn rule"

/* Ann and Bo at a desk, Cy at a post; two seats a day. */
static const mu_rule_place place = {
    .path = "build/rule_of_training.lua",
    .slot = "training",
    .scenario =
        "start: 2026-01-05\nhorizon: 4d 08:00-10:00\n"
        "behaviour: {preset: custom, learning: {slower: 50%, per_contact: 0}}\n"
        "training: {tools: {at: 09:00, for: 30min, seats: 2, faster: 10%, cost: 40}}\n"
        "contacts: {calls: {arrivals: 12/h, handle: 6min}, mails: {arrivals: 10/h, handle: 12min}}\n"
        "teams: {desk: {people: [Ann, Bo], skills: {calls: expert}}, post: {people: [Cy], skills: {mails: "
        "novice}}}\n",
};

static void assert_told(const char *text, const char *expected)
{
    mu_rule_told(&place, text, expected);
}

static void who_goes_is_said_in_several_ways(void **state)
{
    (void)state;
    assert_told(TRAIN(""), "");
    assert_told(TRAIN("return nil"), "");
    assert_told(TRAIN("return {}"), "");
    assert_told(TRAIN("return { 'Ann', pupils[3] }"), "");
}

static void a_rule_sees_people_their_work_and_the_course(void **state)
{
    /* Twelve calls of six minutes an hour keep 1.2 people busy, ten mails of twelve two. */
    (void)state;
    assert_told(TRAIN("local a, c = pupils[1], pupils[3]\n"
                      "assert(#pupils == 3 and a.name == 'Ann' and a.team == 'desk' and c.team == 'post')\n"
                      "assert(math.abs(a.load - 1.2) < 1e-6 and math.abs(c.load - 2) < 1e-6)\n"
                      "assert(a.on_duty == 2 and c.on_duty == 1 and a.practice == 1 and c.practice == 0)\n"
                      "assert(course.name == 'tools' and course.seats == 2 and course.hours == 0.5)\n"
                      "assert(course.cost == 40 and course.faster == 0.1)\n"
                      "if ctx.now_s == 0 then assert(a.knows == 0) end\n"
                      "if ctx.now_s > 86400 then assert(a.knows > 0.99 and c.knows == 0) end\n"
                      "return { 'Ann' }"),
                "");
}

static void every_answer_is_checked(void **state)
{
    (void)state;
    assert_told(TRAIN("return 3"), "build/rule_of_training.lua:2: train at ");
    assert_told(TRAIN("return 3"), "expected a list of pupils or nothing, found 3");
    assert_told(TRAIN("return { 3 }"),
                "expected in the list somebody of the pupils, by view or name, found 3");
    assert_told(TRAIN("return { 'Dee' }"), "the course is for nobody of that name");
    assert_told(TRAIN("return { course }"), "a view that is not for this");
    assert_told(TRAIN("return { 'Ann', pupils[1] }"), "he is in the list twice");
    assert_told(TRAIN("return { 'Ann', 'Bo', 'Cy' }"), "a list of at most 2 pupils: so many seats there are");
    assert_told(TRAIN("return pupils[1].know"), "pupil has no field \"know\"; did you mean \"knows\"?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_goes_is_said_in_several_ways),
        cmocka_unit_test(a_rule_sees_people_their_work_and_the_course),
        cmocka_unit_test(every_answer_is_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
