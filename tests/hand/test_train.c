/* The hook train: who goes to a course. Short weeks as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "tests/support/watch.h"

/* Three people of two teams, two hours a day; a course of two sessions for two of them, again after three days. */
#define FIVE_DAYS(more)                                                                                 \
    "horizon: 5d 08:00-10:00\nbehaviour: {preset: custom" more "}\n"                                    \
    "training: {tools: {every: 3d, sessions: 2, at: 09:00, for: 1h, seats: 2, faster: 10%, half_life: " \
    "never}}\n"                                                                                         \
    "contacts: {calls: {arrivals: {between: {fixed: 999h}}, handle: {fixed: 5min}}}\n"                  \
    "teams: {a: {people: 2, pay: 10/h}, b: {people: 1, pay: 10/h}}\n"

typedef struct {
    int      questions, day[8], n[8], seats[8];
    int64_t  asked_us[8];
    double   knows[8]; /* of whoever was asked about last */
    bool     usual[8][3];
    unsigned goes; /* by place; always the same */
    bool     as_usual;
} clerk;

static bool train(void *context, const mu_view *view, const mu_enrolment *round, bool *goes)
{
    clerk    *c = context;
    const int q = c->questions++;

    c->day[q]      = round->day;
    c->n[q]        = round->n;
    c->seats[q]    = round->seats;
    c->asked_us[q] = view->now_us;
    c->knows[q]    = round->people[round->n - 1].knows;
    memcpy(c->usual[q], goes, (size_t)round->n * sizeof *goes);
    for (int32_t i = 0; i < round->n && !c->as_usual; i++) goes[i] = c->goes >> i & 1u;
    return true;
}

static void assert_figure(clerk *c, const char *yaml, const char *id, double expected)
{
    const mu_hooks hooks = { .context = c, .train = train };
    const double   found = mu_test_figure(yaml, &hooks, id);

    if (!(fabs(found - expected) < 1e-9)) fail_msg("%s: expected %.9g, found %.9g", id, expected, found);
}

static void it_is_asked_two_nights_before_each_round(void **state)
{
    /* Day 0 before the run, day 3 in the night after day 1. As usual a.1 and a.2 go, then b.1 and a.1. */
    clerk c = { .as_usual = true };

    (void)state;
    assert_figure(&c, FIVE_DAYS(""), "training_hours", 8);
    assert_int_equal(c.questions, 2);
    assert_int_equal(c.day[0], 0);
    assert_int_equal(c.day[1], 3);
    assert_true(c.asked_us[0] <= INT64_C(8) * 3600 * 1000000);
    assert_true(c.asked_us[1] == INT64_C(48) * 3600 * 1000000);
    assert_true(c.usual[0][0] && c.usual[0][1] && !c.usual[0][2]);
    assert_true(c.usual[1][0] && !c.usual[1][1] && c.usual[1][2]);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(c.n[i], 3);
        assert_int_equal(c.seats[i], 2);
    }
}

static void who_is_chosen_goes_to_all_sessions_and_nobody_else(void **state)
{
    /* b.1 alone, both times: four hours, and half of it known by the second session, all of it at the second question. Of fifteen
     * evenings of people five are his. */
    clerk c = { .goes = 1u << 2 };

    (void)state;
    assert_figure(&c, FIVE_DAYS(""), "training_hours", 4);
    assert_true(c.knows[0] == 0 && c.knows[1] == 1);
    c = (clerk){ .goes = 1u << 2 };
    assert_figure(&c, FIVE_DAYS(""), "trained", 1.0 / 3);
    c = (clerk){ .goes = 0 };
    assert_figure(&c, FIVE_DAYS(""), "training_hours", 0);
}

static void rounds_that_follow_each_other_are_kept_apart(void **state)
{
    /* Every day a round of its own, asked for on the eve of the day before: five, of one hour each. */
    clerk c = { .goes = 1 };

    (void)state;
    assert_figure(&c,
                  "horizon: 5d 08:00-10:00\nbehaviour: {preset: custom}\n"
                  "training: {tools: {at: 09:00, for: 1h, share: 50%, faster: 10%}}\n"
                  "contacts: {calls: {arrivals: {between: {fixed: 999h}}, handle: {fixed: 5min}}}\n"
                  "teams: {a: {people: 2}}\n",
                  "training_hours", 5);
    assert_int_equal(c.questions, 5);
    for (int i = 0; i < 5; i++) assert_int_equal(c.day[i], i);
    assert_int_equal(c.seats[0], 1); /* as many as go by their share */
}

static void vacant_seats_are_nobody_who_could_go(void **state)
{
    clerk c = { .as_usual = true };

    (void)state;
    assert_figure(&c,
                  "horizon: 1d 08:00-10:00\nbehaviour: {preset: custom}\n"
                  "training: {tools: {from: 2026-01-05, at: 09:00, for: 1h, seats: 2, faster: 10%}}\n"
                  "contacts: {calls: {arrivals: {between: {fixed: 999h}}, handle: {fixed: 5min}}}\n"
                  "teams: {a: {people: 3, filled: 1}}\n",
                  "training_hours", 1);
    assert_int_equal(c.n[0], 1);
    assert_int_equal(c.seats[0], 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_asked_two_nights_before_each_round),
        cmocka_unit_test(who_is_chosen_goes_to_all_sessions_and_nobody_else),
        cmocka_unit_test(rounds_that_follow_each_other_are_kept_apart),
        cmocka_unit_test(vacant_seats_are_nobody_who_could_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
