/* A rule that says again what the engine can do by itself gives the same figures, to the last bit. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/rule_run.h"

enum { SEEDS = 4 };

/* Two types for two teams, of which `a` takes less; %s: keys of the types, of the teams, of the whole. */
static void check_same(const char *native, const char *native_team, const char *ruled, const char *rule)
{
    static const char form[] = "horizon: 2d 08:00-12:00\n"
                               "contacts:\n"
                               "  calls: {arrivals: 150/h, handle: {mean: 4min, cv: 0.8}, patience: 2min%s}\n"
                               "  mail: {arrivals: 50/h, handle: {mean: 6min}, answer: 80%% within 4min%s}\n"
                               "teams: {a: {people: 8, skills: [calls, mail]%s}, b: {people: 8%s}}\n"
                               "%s%s%s";
    char              one[1200], other[1200];

    snprintf(one, sizeof one, form, native, native, native_team, native_team, "", "", "");
    snprintf(other, sizeof other, form, ruled, ruled, "", "", "rules: {routing: ", rule, "}\n");
    mu_rule_restates(one, other, SEEDS);
}

static void teams_in_the_order_of_a_list(void **state)
{
    (void)state;
    check_same(", teams: [b, a]", "", ", teams: [b, a]", "tests/rules/in_order.lua");
}

static void people_in_a_fixed_order(void **state)
{
    (void)state;
    check_same(", teams: [b, a], choose: fixed_order", "", ", teams: [b, a]", "tests/rules/fixed_order.lua");
}

static void the_longest_wait(void **state)
{
    (void)state;
    check_same("", ", next: longest_wait", "", "rules/routing/longest_wait.lua");
}

static void the_least_time_left(void **state)
{
    (void)state;
    check_same("", ", next: slack", "", "rules/routing/least_slack.lua");
}

static void the_longest_queue(void **state)
{
    (void)state;
    check_same("", ", next: longest_queue", "", "tests/rules/longest_queue.lua");
}

/* ---- what becomes of one contact -------------------------------------------------------------------- */

/* %s: keys of the first line; of the whole. */
static const char lines[] =
    "horizon: 2d 08:00-12:00\n"
    "contacts:\n"
    "  calls: {arrivals: 80/h, handle: {mean: 4min, cv: 0.8}, patience: 5min, resolved: 80%%,\n"
    "    escalate: {second: {share: 15%%, repeat: 20%%},\n"
    "               third: {share: 40%%, when: failure, how: warm, takes: 1min}},\n"
    "    reopen: {share: 60%%, after: 1h}%s}\n"
    "  second: {arrivals: none, handle: 6min, resolved: 90%%, escalate: {third: {share: 20%%, when: "
    "failure}}}\n"
    "  third: {arrivals: 5/h, handle: 8min}\n"
    "teams: {desk: {people: 7, skills: [calls]}, experts: {people: 3, skills: [second, third]}}\n"
    "%s";

static void its_own_escalation(void **state)
{
    char one[1500], other[1500];

    (void)state;
    snprintf(one, sizeof one, lines, ", time_cap: {after: 4min, to: second, repeat: 20%}", "");
    snprintf(other, sizeof other, lines, "", "rules: {escalation: tests/rules/own_escalation.lua}\n");
    mu_rule_restates(one, other, SEEDS);
}

static void asked_about_escalation_and_says_nothing(void **state)
{
    char one[1500], other[1500];

    (void)state;
    snprintf(one, sizeof one, lines, ", time_cap: {after: 4min, to: third, how: warm}", "");
    snprintf(other, sizeof other, lines, ", time_cap: {after: 4min, to: third, how: warm}",
             "rules: {escalation: tests/rules/says_nothing.lua}\n");
    mu_rule_restates(one, other, SEEDS);
}

/* %s: when customers are offered a call; keys of the calls; of the whole. */
static const char door[] = "horizon: 2d 08:00-12:00\n"
                           "contacts:\n"
                           "  calls: {arrivals: 120/h, handle: {mean: 4min}, patience: 2min, redial: "
                           "{abandoned: 50%%, after: 5min},\n"
                           "    announce: {by: queue, before: 60%%, after: 150%%},\n"
                           "    callback: {offer_at: %s, accept: 60%%, reached: 80%%}%s}\n"
                           "  mail: {arrivals: 20/h, handle: 5min}\n"
                           "teams: {desk: {people: 7}}\n"
                           "%s";

static void its_own_offer_to_call_back(void **state)
{
    char one[1500], other[1500];

    (void)state;
    snprintf(one, sizeof one, door, "3", "", "");
    snprintf(other, sizeof other, door, "10000", "", "rules: {admission: tests/rules/own_callback.lua}\n");
    mu_rule_restates(one, other, SEEDS);
}

static void asked_about_everybody_and_lets_all_in(void **state)
{
    static const char bot[] = ", bot: {try: 30%, contains: 40%, wrongly: 20%, return: 50%, time: 1min}, "
                              "misrouted: {share: 10%, to: mail}";
    char              one[1500], other[1500];

    (void)state;
    snprintf(one, sizeof one, door, "3", bot, "");
    snprintf(other, sizeof other, door, "3", bot, "rules: {admission: tests/rules/admits_all.lua}\n");
    mu_rule_restates(one, other, SEEDS);
}

static void its_own_waiting_places(void **state)
{
    static const char form[] =
        "horizon: 2d 08:00-12:00\n"
        "contacts: {calls: {arrivals: 120/h, handle: {mean: 4min}, patience: 5min%s}}\n"
        "teams: {a: {people: 4}, b: {people: 4}}\n"
        "%s";
    char one[600], other[600];

    (void)state;
    snprintf(one, sizeof one, form, ", queue_capacity: 4", "");
    snprintf(other, sizeof other, form, "", "rules: {admission: tests/rules/own_places.lua}\n");
    mu_rule_restates(one, other, SEEDS);
}

/* ---- rules that fail ---------------------------------------------------------------------------------- */

enum { REPLICATIONS = 30 };

/* Whether it failed there, by a worker of its own: what has been left behind elsewhere cannot matter. */
static bool run_alone(const mu_model *m, const mu_ruleset *rules, bool counted, int64_t replication,
                      mu_record *out)
{
    mu_worker      *w  = mu_worker_new(&(mu_work){ .model = m, .rules = rules, .counted = counted });
    const mu_status st = mu_worker_run(w, 1, replication, out);

    assert_true(st == MU_OK || st == MU_ERR_RULE);
    mu_worker_free(w);
    return st == MU_ERR_RULE;
}

/* One worker for all of them, as in a run on one thread, against one for each; how many failed. */
static int survivors_are_the_same(const mu_model *m, bool counted)
{
    mu_ruleset *rules  = NULL;
    int         failed = 0;

    assert_int_equal(mu_ruleset_new(m, NULL, &rules), MU_OK);
    assert_non_null(rules);
    mu_worker *w = mu_worker_new(&(mu_work){ .model = m, .rules = rules });
    mu_record *a = mu_record_new(m), *b = mu_record_new(m);
    for (int64_t i = 0; i < REPLICATIONS; i++) {
        const bool fails = mu_worker_run(w, 1, i, a) == MU_ERR_RULE;
        assert_int_equal(fails, run_alone(m, rules, counted, i, b));
        if (!fails) mu_rule_same(m, a, b);
        failed += fails;
    }
    mu_record_free(a);
    mu_record_free(b);
    mu_worker_free(w);
    mu_ruleset_free(rules);
    return failed;
}

static mu_model *model_with(const char *slot, const char *text)
{
    static const char path[] = "build/failing_rule.lua";
    char              rule[200], scenario[2000];
    FILE             *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    snprintf(rule, sizeof rule, "rules: {%s: %s}\n", slot, path);
    snprintf(scenario, sizeof scenario, lines, ", time_cap: {after: 4min, to: third, how: warm}", rule);
    mu_model *m = mu_test_model(scenario);
    remove(path);
    return m;
}

static void one_that_fails_leaves_nothing_behind(void **state)
{
    static const struct {
        const char *slot, *hook, *arguments;
        double      often;
    } hooks[] = { { "routing", "route", "_, _, _, ctx", 0.001 },
                  { "routing", "next", "_, _, _, ctx", 0.01 },
                  { "admission", "admit", "_, _, _, ctx", 0.001 },
                  { "escalation", "limit", "_, _, _, ctx", 0.001 },
                  { "escalation", "escalate", "_, _, _, _, ctx", 0.005 },
                  { "staffing", "staff", "_, _, _, ctx", 0.02 },
                  { "rebalance", "rebalance", "_, _, _, ctx", 0.005 },
                  { "emergency", "control", "_, _, _, ctx", 0.001 } };
    char text[300];

    (void)state;
    for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++) {
        snprintf(text, sizeof text,
                 "local rule = {}\nfunction rule.%s(%s)\n if ctx:random() < %g then error('boom') "
                 "end\nend\nreturn rule\n",
                 hooks[i].hook, hooks[i].arguments, hooks[i].often);
        mu_model *m = model_with(hooks[i].slot, text);
        assert_in_range(survivors_are_the_same(m, false), 1, REPLICATIONS - 1);
        mu_model_free(m);
    }
}

/* In some replications one question takes longer than the watch bears, and they are run again, counted. */
static void one_that_the_watch_stops_leaves_nothing_behind(void **state)
{
    mu_model *m = model_with("escalation", "local rule = {}\nfunction rule.escalate(_, _, _, _, ctx)\n"
                                           " if ctx:random() < 0.001 then for i = 1, 90000000 do end end\n"
                                           "end\nreturn rule\n");

    (void)state;
    assert_int_equal(survivors_are_the_same(m, true), 0);
    mu_model_free(m);
}

/* ---- random numbers of rules -------------------------------------------------------------------------- */

static void one_draw_more_shifts_nothing_else(void **state)
{
    static const char form[] =
        "local rule = {}\nfunction rule.limit(_, _, _, ctx)\n"
        " local s = 60 + 600 * ctx:random()\n %s\n return s\nend\n"
        "function rule.escalate(_, _, places, _, ctx)\n"
        " local place = places[ctx:random() < 0.5 and 1 or #places]\n %s\n return place\nend\n"
        "return rule\n";
    char        text[2][600];
    mu_model   *m[2];
    mu_ruleset *rules[2];

    (void)state;
    snprintf(text[0], sizeof text[0], form, "", "");
    snprintf(text[1], sizeof text[1], form, "ctx:random()", "ctx:random() ctx:random()");
    for (int i = 0; i < 2; i++) {
        m[i] = model_with("escalation", text[i]);
        assert_int_equal(mu_ruleset_new(m[i], NULL, &rules[i]), MU_OK);
    }
    mu_record *a = mu_rule_record(m[0], rules[0], 1), *b = mu_rule_record(m[1], rules[1], 1);
    mu_rule_same(m[0], a, b);
    mu_record_free(a);
    mu_record_free(b);
    for (int i = 0; i < 2; i++) {
        mu_ruleset_free(rules[i]);
        mu_model_free(m[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(teams_in_the_order_of_a_list),
        cmocka_unit_test(people_in_a_fixed_order),
        cmocka_unit_test(the_longest_wait),
        cmocka_unit_test(the_least_time_left),
        cmocka_unit_test(the_longest_queue),
        cmocka_unit_test(its_own_escalation),
        cmocka_unit_test(asked_about_escalation_and_says_nothing),
        cmocka_unit_test(its_own_offer_to_call_back),
        cmocka_unit_test(asked_about_everybody_and_lets_all_in),
        cmocka_unit_test(its_own_waiting_places),
        cmocka_unit_test(one_that_fails_leaves_nothing_behind),
        cmocka_unit_test(one_that_the_watch_stops_leaves_nothing_behind),
        cmocka_unit_test(one_draw_more_shifts_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
