/* The hook recruit: who is looked for and who has to go. Short weeks as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "tests/support/watch.h"

/* Three seats, one of them taken; whoever is asked for comes after two nights. An hour a day. */
#define SIX_DAYS(limit)                                                                                   \
    "horizon: 6d 08:00-09:00\nbehaviour: {preset: custom, attrition: {yearly: 0%}}\n"                     \
    "hiring: {sources: {web: {lead: {mean: 9d, cv: 0}, accept: 100%}, agency: {lead: {mean: 2d, cv: 0}, " \
    "accept: 100%" limit "}}, cost: 100}\n"                                                               \
    "contacts: {calls: {arrivals: {between: {fixed: 999h}}, handle: {fixed: 6min}}}\n"                    \
    "teams: {desk: {people: 3, filled: 1, pay: 10/h}}\n"

/* What is ordered at the question of that number, from 0. */
typedef struct {
    int            questions, at;
    mu_requisition order, then; /* of no people: none; `then` three questions later */
    mu_seats       seen[16];
    int32_t        asked[16];
} clerk;

static int32_t recruit(void *context, const mu_view *view, const mu_headcount *now,
                       const mu_requisition **orders)
{
    clerk    *c = context;
    const int q = c->questions++;

    (void)view;
    c->seen[q]  = now->teams[0];
    c->asked[q] = now->asked[1];
    *orders     = q == c->at ? &c->order : &c->then;
    if (q == c->at) return c->order.people > 0;
    return q == c->at + 3 && c->then.people > 0;
}

static void assert_figure(clerk c, const char *yaml, const char *id, double expected)
{
    const mu_hooks hooks = { .context = &c, .recruit = recruit };
    const double   found = mu_test_figure(yaml, &hooks, id);

    if (!(fabs(found - expected) < 1e-9)) fail_msg("%s: expected %.9g, found %.9g", id, expected, found);
    assert_int_equal(c.questions, 7); /* before the first day, and every night */
}

static void nobody_comes_who_is_not_asked_for(void **state)
{
    const clerk c = { .at = 0 };

    (void)state;
    assert_figure(c, SIX_DAYS(""), "headcount", 1);
    assert_figure(c, SIX_DAYS(""), "starters", 0);
    assert_figure(c, SIX_DAYS(""), "cost", 60);
}

static void one_is_asked_for_and_comes_after_his_lead(void **state)
{
    /* Asked before the first day he is there from the third on: 1 1 2 2 2 2. Asked a night later: 1 1 1 2 2 2. */
    const clerk now   = { .at = 0, .order = { .people = 1, .source = 1 } };
    const clerk later = { .at = 1, .order = { .people = 1, .source = 1 } };

    (void)state;
    assert_figure(now, SIX_DAYS(""), "headcount", 10.0 / 6);
    assert_figure(now, SIX_DAYS(""), "hiring_cost", 100);
    assert_figure(later, SIX_DAYS(""), "headcount", 9.0 / 6);
    /* The first that may be asked needs nine nights. */
    const clerk any = { .at = 0, .order = { .people = 1, .source = -1 } };
    assert_figure(any, SIX_DAYS(""), "headcount", 1);
}

static void no_more_come_than_there_are_seats_or_the_source_may_send(void **state)
{
    const clerk many = { .at = 0, .order = { .people = 9, .source = 1 } };

    (void)state;
    assert_figure(many, SIX_DAYS(""), "headcount", (2 * 1 + 4 * 3) / 6.0);
    assert_figure(many, SIX_DAYS(", limit: 1/month"), "headcount", (2 * 1 + 4 * 2) / 6.0);
}

static void who_is_let_go_has_gone_the_next_day(void **state)
{
    /* Two come for the third day; one of them has to go after it: 1 1 3 2 2 2. Nobody left of his own will. */
    const clerk c   = { .at    = 0,
                        .order = { .people = 2, .source = 1 },
                        .then  = { .people = 1, .source = 1, .lets_go = true } };
    clerk       all = c;

    (void)state;
    assert_figure(c, SIX_DAYS(""), "headcount", 11.0 / 6);
    assert_figure(c, SIX_DAYS(""), "let_go", 1);
    assert_figure(c, SIX_DAYS(""), "leavers", 0);
    /* All who came from there, and nobody else; of any source, the first goes too: 1 1 3 1 1 1, 1 1 3 0 0 0. */
    all.then.people = 9;
    assert_figure(all, SIX_DAYS(""), "headcount", 8.0 / 6);
    all.then.source = -1;
    assert_figure(all, SIX_DAYS(""), "headcount", 5.0 / 6);
}

static void seats_are_counted_by_where_people_are(void **state)
{
    clerk          c     = { .at = 0, .order = { .people = 1, .source = 1 } };
    const mu_hooks hooks = { .context = &c, .recruit = recruit };

    (void)state;
    mu_test_figure(SIX_DAYS(", limit: 3/month"), &hooks, "headcount");
    assert_true(c.seen[0].seats == 3 && c.seen[0].people == 1 && c.seen[0].open == 2 && c.asked[0] == 0);
    assert_true(c.seen[1].people == 1 && c.seen[1].open == 1 && c.seen[1].asked == 1 && c.asked[1] == 1);
    assert_true(c.seen[2].people == 2 && c.seen[2].open == 1 && c.seen[2].asked == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_comes_who_is_not_asked_for),
        cmocka_unit_test(one_is_asked_for_and_comes_after_his_lead),
        cmocka_unit_test(no_more_come_than_there_are_seats_or_the_source_may_send),
        cmocka_unit_test(who_is_let_go_has_gone_the_next_day),
        cmocka_unit_test(seats_are_counted_by_where_people_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
