/* The hook payout: what is paid in place of what was promised, and what people make of it. Short days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "tests/support/watch.h"

/* Four calls of six minutes on the first day, five on the second; 89 minutes on duty at 60 an hour, so that a day is 89 of pay.
 * By the piece, 20 % at four contacts: effort tanh .2 = .197375 on the first day, and calls of 295.518 s. */
#define TWO_DAYS(more)                                                                                  \
    "horizon: 2d 08:00-09:29\n"                                                                         \
    "behaviour: {preset: custom, effort: {respond: 1, rival: 0, most: 1" more "}}\n"                    \
    "incentives: [{id: a, amount: 20%, kind: piece_rate, window: day, target: {handled: 4}}]\n"         \
    "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 6min}, resolved: 100%}}\n" \
    "teams: {desk: {people: 1, pay: 60/h}}\n"

static void assert_figure(const char *yaml, const mu_hooks *hooks, const char *id, double expected)
{
    const double found = mu_test_figure(yaml, hooks, id);

    if (!(fabs(found - expected) < 1e-6)) fail_msg("%s: expected %.7g, found %.7g", id, expected, found);
}

static bool as_promised(void *context, const mu_view *view, const mu_payday *day, mu_paid *paid)
{
    (void)context;
    (void)view;
    assert_int_equal(day->n, 1);
    assert_true(fabs(paid[0].money - 0.2 * day->people[0].share * day->people[0].pay) < 1e-12);
    return true;
}

static bool half(void *context, const mu_view *view, const mu_payday *day, mu_paid *paid)
{
    (void)context;
    (void)view;
    for (int32_t i = 0; i < day->n; i++) paid[i].money /= 2;
    return true;
}

static bool half_as_expected(void *context, const mu_view *view, const mu_payday *day, mu_paid *paid)
{
    half(context, view, day, paid);
    for (int32_t i = 0; i < day->n; i++) paid[i].expected = paid[i].money;
    return true;
}

static bool twice(void *context, const mu_view *view, const mu_payday *day, mu_paid *paid)
{
    (void)context;
    (void)view;
    for (int32_t i = 0; i < day->n; i++) paid[i].money *= 2;
    return true;
}

/* 17.8 and 22.25. On the second day he was busy .221362 of the first: tanh (.2 * .221362) = .044243. */
static void what_is_promised_is_paid_where_the_hook_changes_nothing(void **state)
{
    const mu_hooks hooks = { .payout = as_promised };

    (void)state;
    assert_figure(TWO_DAYS(""), NULL, "bonus", 40.05);
    assert_figure(TWO_DAYS(""), &hooks, "bonus", 40.05);
    assert_figure(TWO_DAYS(""), &hooks, "effort_speed", mu_test_figure(TWO_DAYS(""), NULL, "effort_speed"));
}

/* Half of it: trust is 1 - .2 / 2 = .9 on the second day, and effort tanh (.9 * .2 * .221362) = .0398240. */
static void who_gets_less_than_promised_believes_it_less(void **state)
{
    const mu_hooks hooks = { .payout = half };

    (void)state;
    assert_figure(TWO_DAYS(""), &hooks, "bonus", 20.025);
    assert_figure(TWO_DAYS(""), &hooks, "cost", 2 * 89 + 20.025);
    assert_figure(TWO_DAYS(""), &hooks, "effort_speed", (4 * tanh(0.2) + 5 * 0.03982404) / 9);
    /* Who never learns works on as before; who learns all at once works half as hard for it. */
    assert_figure(TWO_DAYS(", trust: 0%"), &hooks, "effort_speed",
                  mu_test_figure(TWO_DAYS(""), NULL, "effort_speed"));
    assert_figure(TWO_DAYS(", trust: 100%"), &hooks, "effort_speed",
                  (4 * tanh(0.2) + 5 * tanh(0.1 * 0.2213618)) / 9);
}

static void who_was_led_to_expect_less_or_gets_more_believes_as_before(void **state)
{
    const mu_hooks less = { .payout = half_as_expected }, more = { .payout = twice };
    const double   before = mu_test_figure(TWO_DAYS(""), NULL, "effort_speed");

    (void)state;
    assert_figure(TWO_DAYS(""), &less, "bonus", 20.025);
    assert_figure(TWO_DAYS(""), &less, "effort_speed", before);
    assert_figure(TWO_DAYS(""), &more, "bonus", 80.1);
    assert_figure(TWO_DAYS(""), &more, "effort_speed", before);
}

/* ---- praise ----------------------------------------------------------------------------------------- */

/* As above, three days, with nothing to be had but praise; %s of people. */
#define PRAISED(people, keys)                                                                           \
    "horizon: 3d 08:00-09:29\n"                                                                         \
    "behaviour: {preset: custom, effort: {respond: 0, most: 1}, praise: {" keys "}}\n"                  \
    "incentives: [{id: a, amount: 0%, kind: threshold, window: day, target: {handled: 4}}]\n"           \
    "rules: {incentive: rules/incentive/spot_praise.lua}\n"                                             \
    "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 6min}, resolved: 100%}}\n" \
    "teams: {desk: {people: " people ", pay: 60/h}}\n"

static bool praise_the_first(void *context, const mu_view *view, const mu_payday *day, mu_paid *paid)
{
    (void)context;
    (void)view;
    paid[0].praised = day->n > 0;
    return true;
}

/* Four, five and five calls. .05 on the second day; on the third what is left of it, and what the habit leaves of another. */
static void who_is_praised_tries_harder_and_gets_used_to_it(void **state)
{
    const mu_hooks hooks = { .payout = praise_the_first };
    const double   third = 0.05 * exp2(-1.0 / 30) + 0.05 * exp(-0.35 * exp2(-1.0 / 90));

    (void)state;
    assert_figure(PRAISED("1", "on: yes"), &hooks, "praised", 3);
    assert_figure(PRAISED("1", "on: yes"), &hooks, "bonus", 0);
    assert_figure(PRAISED("1", "on: yes"), &hooks, "effort_speed", 5 * (tanh(0.05) + tanh(third)) / 14);
    assert_figure(PRAISED("1", "on: yes"), &hooks, "effort_quality", 5 * (tanh(0.05) + tanh(third)) / 14);
    assert_figure(PRAISED("1", "first: 0%"), &hooks, "effort_speed", 0);
    assert_figure(PRAISED("1", "on: no"), &hooks, "effort_speed", 0);
    assert_figure(PRAISED("1", "on: yes"), NULL, "effort_speed", 0);
}

/* The other has a little of it, as often as he sees it: of him alone the habit of the team counts. */
static void who_sees_it_tries_harder_too(void **state)
{
    const mu_hooks hooks = { .payout = praise_the_first };
    const double   third = 0.03 * exp2(-1.0 / 30) + 0.03 * exp(-0.35 * exp2(-1.0 / 90));
    const double   own   = mu_test_figure(PRAISED("2", "seen: 0%"), &hooks, "effort_speed");
    const double   other = mu_test_figure(PRAISED("2", "first: 0%"), &hooks, "effort_speed");

    (void)state;
    /* Calls go by turns from the first on: of five a day two are the other's. */
    assert_true(own > 0);
    assert_true(fabs(14 * other - 2 * tanh(0.03) - 2 * tanh(third)) < 1e-9);
    assert_figure(PRAISED("2", "on: yes"), &hooks, "effort_speed", own + other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_promised_is_paid_where_the_hook_changes_nothing),
        cmocka_unit_test(who_gets_less_than_promised_believes_it_less),
        cmocka_unit_test(who_was_led_to_expect_less_or_gets_more_believes_as_before),
        cmocka_unit_test(who_is_praised_tries_harder_and_gets_used_to_it),
        cmocka_unit_test(who_sees_it_tries_harder_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
