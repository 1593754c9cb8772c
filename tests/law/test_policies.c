/* A rule for how people are dealt with that says again what the scenario says gives the same run, to the last bit; and is the
 * same on any number of threads. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/runner.h"
#include "report/report.h"
#include "tests/support/rule_run.h"

enum { SEEDS = 3 };

/* A scenario without a rule against the same with one. */
static void check_same(const char *scenario, const char *slot, const char *rule)
{
    char with[3000];

    snprintf(with, sizeof with, "%srules: {%s: %s}\n", scenario, slot, rule);
    mu_rule_restates(scenario, with, SEEDS);
}

/* ---- payout ---------------------------------------------------------------------------------------- */

/* Everything that an incentive can change is on; some people leave in the middle of windows. */
#define FLOOR                                                                                              \
    "start: 2026-01-30\nhorizon: 9d 08:00-18:00\n"                                                         \
    "behaviour: {preset: evidence, attrition: {yearly: 99%}, gaming: {most: 20%}, effort: {trust: 50%}}\n" \
    "contacts: {calls: {arrivals: 60/h, handle: {mean: 5min}, patience: 3min, resolved: 70%}}\n"           \
    "teams: {a: {people: 4, pay: 20/h}, b: {people: 3, pay: 30/h}}\n"

static void the_schemes_own_pay_by_the_piece(void **state)
{
    (void)state;
    check_same(FLOOR
               "incentives: [{id: x, kind: piece_rate, window: day, amount: 10%, target: {handled: 60}}]\n",
               "incentive", "rules/incentive/piece_rate.lua");
    check_same(FLOOR
               "incentives: [{id: x, kind: piece_rate, window: week, amount: 15%, target: {handled: 60, "
               "resolved: 40}, weights: {handled: 30%, resolved: 70%}}]\n",
               "incentive", "rules/incentive/piece_rate.lua");
}

static void the_schemes_own_targets(void **state)
{
    (void)state;
    check_same(FLOOR
               "incentives: [{id: x, kind: threshold, window: day, amount: 10%, target: {handled: 60}}, "
               "{id: y, kind: threshold, window: week, amount: 20%, target: {resolved: 100}}]\n",
               "incentive", "rules/incentive/target_bonus.lua");
}

static void a_pool_that_is_large_enough(void **state)
{
    (void)state;
    check_same(FLOOR
               "incentives: [{id: x, kind: threshold, scope: team, window: week, amount: 10%, target: "
               "{handled: 60, csat: 50%}}, {id: y, kind: piece_rate, window: month, amount: 20%, target: "
               "{handled: 900}}]\n",
               "incentive", "{file: rules/incentive/capped_pool.lua, with: {budget: 1000000}}");
}

static void praise_that_does_nothing(void **state)
{
    static const char        praised[] = "praise: {first: 0, seen: 0}, gaming";
    static const char *const with =
        "{incentive: {file: rules/incentive/spot_praise.lua, with: {chance: 100%}}}";
    static const char scheme[] =
        "incentives: [{id: x, kind: threshold, window: day, amount: 10%, target: {handled: 40}}]\n";
    char        yaml[2000];
    const char *cut = strstr(FLOOR, "gaming");

    (void)state;
    snprintf(yaml, sizeof yaml, "%.*s%s%s%srules: %s\n", (int)(cut - FLOOR), FLOOR, praised, cut + 6, scheme,
             with);
    mu_model *m       = mu_test_model(FLOOR
                                      "incentives: [{id: x, kind: threshold, window: day, amount: 10%, target: "
                                            "{handled: 40}}]\n"),
             *n       = mu_test_model(yaml);
    mu_ruleset *rules = NULL;
    assert_int_equal(mu_ruleset_new(n, NULL, &rules), MU_OK);
    mu_record *a = mu_rule_record(m, NULL, 1), *b = mu_rule_record(n, rules, 1);
    double     praise = 0;
    for (int32_t i = 0; i < m->calendar.n_cells * m->n_teams; i++) {
        praise += b->minds[i].of[MU_SUM_PRAISED];
        b->minds[i].of[MU_SUM_PRAISED] = 0;
    }
    assert_true(praise > 0);
    mu_rule_same(m, a, b);
    mu_record_free(a);
    mu_record_free(b);
    mu_ruleset_free(rules);
    mu_model_free(m);
    mu_model_free(n);
}

/* ---- recruit --------------------------------------------------------------------------------------- */

#define COMING                                                                                              \
    "start: 2026-01-20\nhorizon: 120d 08:00-10:00\n"                                                        \
    "behaviour: {preset: custom, learning: {on: yes}, attrition: {yearly: 90%}}\n"                          \
    "hiring: {sources: {web: {lead: {mean: 8d}, accept: 60%, limit: 2/month}, agency: {lead: {mean: 20d}, " \
    "accept: 80%}}, class: {length: 5 workdays, seats: 2, fail: 20%}, cost: 10}\n"                          \
    "contacts: {calls: {arrivals: 40/h, handle: {mean: 5min}, patience: 3min}}\n"                           \
    "teams: {a: {people: 6, filled: 3, pay: 20/h}, b: {people: 4, pay: 30/h}}\n"

static void the_scenarios_own_hiring(void **state)
{
    (void)state;
    check_same(COMING, "hiring", "rules/hiring/keep_headcount.lua");
}

/* ---- recover --------------------------------------------------------------------------------------- */

/* Types with cases and without, with a journey of several stages, and of a population. */
#define COMPLAINING(amends)                                                                                \
    "horizon: 3d 08:00-18:00\n"                                                                            \
    "behaviour: {preset: evidence, complaints: {usual: 30%}, loyalty: {leaves: 80%}, recovery: {" amends   \
    "}}\n"                                                                                                 \
    "contacts:\n"                                                                                          \
    "  calls: {arrivals: 30/h, handle: {mean: 5min}, patience: 3min, resolved: 70%, reopen: {share: 80%, " \
    "after: 1h}, customer_value: 90}\n"                                                                    \
    "  mail: {arrivals: 20/h, handle: {mean: 5min}, customer_value: 30}\n"                                 \
    "  shops: {arrivals: {population: 9, think: {mean: 40min}}, handle: {mean: 4min}, customer_value: "    \
    "500}\n"                                                                                               \
    "teams: {a: {people: 9, pay: 20/h}}\n"

static void the_scenarios_own_amends(void **state)
{
    (void)state;
    check_same(COMPLAINING("apology: yes, refund: 12.5, after: 2h"), "recovery",
               "tests/rules/usual_amends.lua");
    check_same(COMPLAINING("apology: yes, refund: 12.5, after: 2h"), "recovery", "tests/rules/no_amends.lua");
}

static double lost(const char *scenario, uint64_t seed)
{
    mu_model  *m   = mu_test_model(scenario);
    mu_record *r   = mu_rule_record(m, NULL, seed);
    double     sum = 0;

    for (int32_t i = 0; i < m->calendar.n_cells * m->n_types; i++) sum += r->opinions[i].of[MU_SUM_LOST];
    mu_record_free(r);
    mu_model_free(m);
    return sum;
}

/* Path by path: with the same random numbers nobody leaves who would have stayed without it. And without harm, or without
 * the module, nobody does who would not anyway. */
static void more_made_good_never_loses_more(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        const double none = lost(COMPLAINING("on: yes"), seed);
        const double some = lost(COMPLAINING("refund: 10"), seed);
        const double more = lost(COMPLAINING("refund: 10, explained: yes"), seed);
        const double late = lost(COMPLAINING("refund: 10, explained: yes, after: 3d"), seed);
        const double off  = lost(COMPLAINING("on: no"), seed);
        assert_true(none >= some && some >= more && more >= off && late >= more && none > off);
        assert_true(lost(COMPLAINING("failure: 0, refund: 10"), seed) == off);
    }
}

/* ---- train ----------------------------------------------------------------------------------------- */

/* Who remembers least is who was there longest ago: the next in turn. */
#define COURSE                                                                                            \
    "horizon: 40d 08:00-10:00\nbehaviour: {preset: custom, fatigue: {slower: 20%}}\n"                     \
    "training: {x: {every: 3d, sessions: 2, at: 08:30, for: 1h, seats: 2, faster: 30%, half_life: 3d}}\n" \
    "contacts: {calls: {arrivals: 40/h, handle: {mean: 5min}, patience: 3min}}\n"                         \
    "teams: {a: {people: 5, pay: 20/h}, b: {people: 5, pay: 30/h}}\n"

static void the_scenarios_own_turns(void **state)
{
    (void)state;
    check_same(COURSE, "training", "rules/training/lowest_first.lua");
}

/* ---- threads --------------------------------------------------------------------------------------- */

static char *results_of(const mu_model *m, int threads)
{
    mu_results          *r       = NULL;
    const mu_run_options options = { .replications = 6, .threads = threads };

    assert_int_equal(mu_experiment_run(m, &options, NULL, &r), MU_OK);
    char *json = mu_report_json(r);
    assert_non_null(json);
    mu_results_free(r);
    return json;
}

static void check_threads(const char *scenario)
{
    mu_model *m   = mu_test_model(scenario);
    char     *one = results_of(m, 1), *four = results_of(m, 4);

    assert_string_equal(one, four);
    free(one);
    free(four);
    mu_model_free(m);
}

static void the_same_on_any_number_of_threads(void **state)
{
    (void)state;
    check_threads(FLOOR
                  "incentives: [{id: x, kind: threshold, window: day, amount: 10%, target: {handled: 60}}]\n"
                  "rules: {incentive: {file: rules/incentive/capped_pool.lua, with: {budget: 10}}}\n");
    check_threads(FLOOR
                  "incentives: [{id: x, kind: threshold, window: week, amount: 10%, target: {handled: 60}}]\n"
                  "rules: {incentive: rules/incentive/tournament.lua}\n");
    check_threads(COURSE "rules: {training: rules/training/uniform.lua}\n");
    check_threads(COMING
                  "rules: {hiring: {file: rules/hiring/temps.lua, with: {core: {a: 3, b: 2}, hours: 5}}}\n");
    check_threads(COMPLAINING("on: yes") "rules: {recovery: rules/recovery/tiered_by_value.lua}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_schemes_own_pay_by_the_piece),  cmocka_unit_test(the_schemes_own_targets),
        cmocka_unit_test(a_pool_that_is_large_enough),       cmocka_unit_test(praise_that_does_nothing),
        cmocka_unit_test(the_scenarios_own_hiring),          cmocka_unit_test(the_scenarios_own_amends),
        cmocka_unit_test(more_made_good_never_loses_more),   cmocka_unit_test(the_scenarios_own_turns),
        cmocka_unit_test(the_same_on_any_number_of_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
