/* What a rule declares, what it is given, and what becomes of one that fails while it runs. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <muster/rules.h>
#include "base/text.h"
#include "experiment/runner.h"
#include "rules/rule_tests.h"
#include "tests/support/watch.h"

static mu_rule_use use_of(const char *text)
{
    return (mu_rule_use){ .slot = MU_SLOT_ROUTING,
                          .name = "routing",
                          .path = "rules.routing",
                          .file = "x.lua",
                          .text = text,
                          .size = strlen(text),
                          .at   = { "s.yaml", 3, 5, 0 },
                          .with = { .is_map = true } };
}

/* What is told about a rule with that text and those parameters. */
static char *told(const char *text, const mu_rule_value *with, int32_t n)
{
    mu_model   *m    = mu_test_model("horizon: 1d 08:00-09:00\n"
                                          "contacts: {calls: {arrivals: 60/h, handle: 1min}}\n"
                                          "teams: {desk: {people: 2}}\n");
    mu_arena   *a    = mu_arena_new(0);
    mu_diag    *diag = mu_diag_new();
    mu_rule_use use  = use_of(text);

    use.with.child   = with;
    use.with.n       = n;
    const mu_rule *r = mu_rule_read(&use, m, a, diag);
    char          *s = mu_diag_render(diag);
    assert_int_equal(r != NULL, mu_diag_errors(diag) == 0);
    mu_diag_free(diag);
    mu_arena_free(a);
    mu_model_free(m);
    return s;
}

static void assert_says(const char *s, const char *expected)
{
    if (s == NULL || strstr(s, expected) == NULL)
        fail_msg("expected\n%s\nfound\n%s", expected, s != NULL ? s : "nothing");
}

static void assert_told(const char *text, const char *expected)
{
    char *s = told(text, NULL, 0);

    assert_says(s, expected);
    free(s);
}

#define ROUTE "function rule.route() end return rule"

static void mistakes_in_a_declaration_are_told_with_their_line(void **state)
{
    (void)state;
    assert_told("local rule = {}\n" ROUTE, "");
    assert_told("return {}", "the rule decides nothing: it has no function");
    assert_told("local rule = {}\nfunction rule.rout() end\nreturn rule",
                "x.lua:2: no decision is called \"rout\"; did you mean \"route\"?");
    assert_told("return { route = 3 }", "\"route\" is not a function");
    assert_told("local rule = { params = 3 } " ROUTE, "params is not a table");
    assert_told("local rule = { params = {\n  limit = { knd = \"time\" } } } " ROUTE,
                "x.lua:2: parameter \"limit\" has an unknown \"knd\"; did you mean \"kind\"?");
    assert_told("local rule = { params = { limit = {} } } " ROUTE, "parameter \"limit\" has no kind");
    assert_told("local rule = { params = { limit = { kind = \"tim\" } } } " ROUTE,
                "of no kind \"tim\"; did you mean \"time\"?");
    assert_told("local rule = { params = { limit = { kind = \"time\", default = 8 } } } " ROUTE,
                "params.limit: expected a time such as 5min, found \"8\"");
    assert_told("local rule = { params = { limit = { kind = \"choice\" } } } " ROUTE,
                "a choice without choices");
    assert_told("local rule = { params = { limit = { kind = \"time\", min = 3 } } } " ROUTE,
                "the min of parameter \"limit\" is not a limit for a time");
    assert_told("local rule = { when = { route = \"never\" } } " ROUTE, "when says \"never\" of \"route\"");
    assert_told("local rule = { reads = { route = {} } } " ROUTE,
                "reads.route is not a list of 1 to 16 names");
    assert_told("local rule = { reads = { route = { \"idle.none\" } } } " ROUTE,
                "reads.route has no \"idle.none\"");
    assert_told("local rule = {\n" ROUTE, "x.lua:2: ");
}

static void what_a_rule_is_given_is_checked_like_any_key(void **state)
{
    static const char text[] =
        "local rule = { params = {\n"
        "  limit = { kind = \"time\", default = \"2min\", min = \"1min\", max = \"1h\" },\n"
        "  to = { kind = \"team\" } } } " ROUTE;
    const mu_rule_value with[] = {
        { .key = "limit", .text = "5s", .at = { "s.yaml", 4, 20, 2 }, .key_at = { "s.yaml", 4, 13, 5 } },
        { .key = "limt", .text = "5min", .at = { "s.yaml", 5, 20, 4 }, .key_at = { "s.yaml", 5, 13, 4 } },
        { .key = "to", .text = "dsk", .at = { "s.yaml", 6, 20, 3 }, .key_at = { "s.yaml", 6, 13, 2 } },
    };
    char *s = told(text, NULL, 0);

    (void)state;
    assert_string_equal(
        s, "s.yaml:3:5: rules.routing: the rule needs the parameter \"to\" under with: the name of a "
           "team\n");
    free(s);
    s = told(text, with, 3);
    assert_string_equal(
        s, "s.yaml:4:20: rules.routing.with.limit: expected a time such as 5min from 1m to 1h, found "
           "\"5s\"\n"
           "s.yaml:5:13: rules.routing.with.limt: unknown parameter \"limt\"; did you mean \"limit\"?\n"
           "s.yaml:6:20: rules.routing.with.to: expected the name of a team, found \"dsk\"\n"
           "   hint: did you mean desk?\n");
    free(s);
}

/* Runs the examples in the rule; the report. */
static char *examples(const char *text, int *passed, int *failed)
{
    mu_arena   *a   = mu_arena_new(0);
    mu_text     t   = { 0 };
    mu_rule_use use = use_of(text);

    const mu_rule *r = mu_rule_read(&use, NULL, a, NULL);
    assert_non_null(r);
    *passed = *failed = 0;
    assert_true(mu_rule_run_tests(r, &t, passed, failed));
    mu_arena_free(a);
    return mu_text_take(&t);
}

static void examples_pass_or_say_what_differs(void **state)
{
    int   passed, failed;
    char *s = examples(
        "local rule = { tests = {\n"
        "  { 'good', give = { contact = {}, teams = { { name = 'a', idle = 1 } } }, expect = 'a' },\n"
        "  { 'bad', give = { contact = {}, teams = { { name = 'a', idle = 1 } } }, expect = 'b' },\n"
        "  { 'idel', give = { contact = {}, teams = { { idel = 1 } } } },\n"
        "  { 'waits', give = { contact = {}, teams = {} }, again = 30 } } }\n"
        "function rule.route(contact, teams)\n"
        "  if #teams == 0 then return nil, 30 end\n"
        "  return teams[1] end\n"
        "return rule",
        &passed, &failed);

    (void)state;
    assert_string_equal(s, "ok   good\n"
                           "FAIL bad\n"
                           "     expected b, found {idle: 1, name: a}\n"
                           "FAIL idel\n"
                           "     a team has no field \"idel\"\n"
                           "ok   waits\n");
    assert_int_equal(passed, 2);
    assert_int_equal(failed, 2);
    free(s);
}

/* ---- at work ---------------------------------------------------------------------------------------- */

/* Runs six replications with the rule on that many threads; what is told. */
static char *run_with(const char *rule, int threads, mu_status expected, int64_t *counted, int64_t *failed)
{
    char        scenario[900];
    const char *path = "build/rule_under_test.lua";
    mu_diag    *diag = mu_diag_new();
    mu_results *r    = NULL;
    FILE       *file = fopen(path, "w");

    assert_non_null(file);
    fputs(rule, file);
    fclose(file);
    snprintf(scenario, sizeof scenario,
             "horizon: 1d 08:00-12:00\n"
             "contacts: {calls: {arrivals: 60/h, handle: {mean: 4min}, teams: [a, b]}, mail: {arrivals: "
             "10/h, handle: "
             "5min, teams: [b]}}\n"
             "teams: {a: {people: 3}, b: {people: 3}}\n"
             "rules: {routing: %s}\n",
             path);
    mu_model            *m = mu_test_model(scenario);
    const mu_run_options o = { .replications = 6, .threads = threads };
    assert_int_equal(mu_experiment_run(m, &o, diag, &r), expected);
    *counted = r != NULL ? r->replications : 0;
    *failed  = r != NULL ? r->failed : 0;
    char *s  = mu_diag_render(diag);
    mu_results_free(r);
    mu_model_free(m);
    mu_diag_free(diag);
    remove(path);
    return s;
}

static void assert_fails_with(const char *rule, const char *expected)
{
    int64_t counted, failed;
    char   *s = run_with(rule, 1, MU_ERR_RULE, &counted, &failed);

    assert_says(s, expected);
    assert_int_equal(counted, 0);
    free(s);
}

#define RULE(body) "local rule = {}\nfunction rule.route(contact, teams, p, ctx)\n" body "\nend\nreturn rule"

static void answers_that_cannot_be_followed_end_the_replication(void **state)
{
    (void)state;
    assert_fails_with(RULE("return 'nobody'"), "build/rule_under_test.lua:2: route at 08:");
    assert_fails_with(RULE("return 'nobody'"),
                      "expected a team that may take it and has someone idle, found \"nobody\"");
    assert_fails_with(RULE("return 3"), "expected a place in the list of teams, from 1, found 3");
    assert_fails_with(RULE("return 1.5"), "found 1.5");
    assert_fails_with(RULE("return 0/0"), "found");
    assert_fails_with(RULE("return true"), "expected a team, a person or nothing, found true");
    assert_fails_with(RULE("return {}"), "found a table");
    assert_fails_with(RULE("return contact"), "found a view that is not for this");
    assert_fails_with(
        RULE("if contact.type == 'mail' then return 'a' end return teams[1].idle > 0 and 1 or 2"),
        "it may not take this type");
    assert_fails_with(RULE("return teams[1]"), "nobody there is idle");
    assert_fails_with(RULE("return nil, -5"), "the seconds of waiting after which to ask again");
}

static void errors_in_a_rule_end_the_replication_and_say_where(void **state)
{
    (void)state;
    assert_fails_with(RULE("return contact.wated_s"),
                      "contact has no field \"wated_s\"; did you mean \"waited_s\"?");
    assert_fails_with(RULE("teams[1].idle = 4"), "team.idle can only be read");
    assert_fails_with(RULE("p.x = 4"), "p.x is a parameter and cannot be changed");
    assert_fails_with(RULE("return p.x"), "declares no parameter \"x\"");
    assert_fails_with(RULE("ctx.state.t = ctx.state.t or teams[1]\nreturn ctx.state.t.idle > 0 and 1 or 2"),
                      "rule_under_test.lua:4: route at");
    assert_fails_with(RULE("local function deep(n) return deep(n + 1) + 1 end return deep(1)"),
                      "replication 1 and in 5 more, seed 1");
    assert_fails_with(RULE("local s = string.rep('x', 60000)\nreturn table.concat({ s, s })"),
                      "rule_under_test.lua:4: route at 08:");
    assert_fails_with(RULE("return nil, 'x' .. 0/0"), "found \"xnan\"");
    assert_fails_with(RULE("return nil, 0/0"), "found nan");
}

/* The thread sanitizer keeps the watch's signal back until the next library call, which such a rule never makes. */
static void a_rule_without_end_is_stopped(void **state)
{
    (void)state;
#ifdef __SANITIZE_THREAD__
    skip();
#else
    assert_fails_with(RULE("while true do end"), "ran for more than 200 million steps");
#endif
}

/* At four hours after midnight clocks have gone from 02:00 to 03:00. */
static void rules_see_the_clock_on_the_wall(void **state)
{
    static const char *const rules[] = {
        RULE("error(ctx.day .. ' ' .. ctx.weekday .. ' ' .. ctx.clock .. ' ' .. ctx.hour)"),
        "local rule = { reads = { route = { 'hour' } } }\n"
        "function rule.route(hour) error('1 7 05:00 ' .. hour) end\nreturn rule",
    };

    (void)state;
    for (int i = 0; i < 2; i++) {
        FILE       *file = fopen("build/rule_under_test.lua", "w");
        mu_diag    *diag = mu_diag_new();
        mu_results *r    = NULL;

        assert_non_null(file);
        fputs(rules[i], file);
        fclose(file);
        mu_model *m = mu_test_model("timezone: Europe/Berlin\nstart: 2026-03-29\nhorizon: 1d 00:00-24:00\n"
                                    "contacts: {calls: {arrivals: {between: {fixed: 4h}}, handle: 5min}}\n"
                                    "teams: {a: {people: 3}}\nrules: {routing: build/rule_under_test.lua}\n");
        assert_int_equal(mu_experiment_run(m, &(mu_run_options){ .replications = 1 }, diag, &r), MU_ERR_RULE);
        char *told = mu_diag_render(diag);
        assert_says(told, "1 7 05:00 5.0");
        free(told);
        mu_results_free(r);
        mu_model_free(m);
        mu_diag_free(diag);
        remove("build/rule_under_test.lua");
    }
}

static void a_replication_that_fails_is_left_out_the_others_count(void **state)
{
    /* Fails in some of the replications, by its first random number. */
    static const char rule[] =
        RULE("if ctx.state.seen == nil then ctx.state.seen = ctx:random()\n"
             "if ctx.state.seen > 0.36 then error('bad luck') end end\n"
             "for _, team in ipairs(teams) do if team.idle > 0 then return team end end");
    int64_t counted[2], failed[2];
    char   *one = run_with(rule, 1, MU_ERR_RULE, &counted[0], &failed[0]);
    char   *two = run_with(rule, 2, MU_ERR_RULE, &counted[1], &failed[1]);

    (void)state;
    assert_string_equal(one, two);
    assert_non_null(strstr(one, "bad luck"));
    assert_in_range(failed[0], 1, 5);
    assert_int_equal(failed[0], failed[1]);
    assert_int_equal(counted[0] + failed[0], 6);
    assert_int_equal(counted[1] + failed[1], 6);
    free(one);
    free(two);
}

static void failures_that_are_alike_are_told_together(void **state)
{
    static const char rule[] =
        RULE("local x = ctx:random()\nif ctx.state.seen == nil then ctx.state.seen = x\n"
             "if x < 0.3 then error('one') end\n"
             "if x < 0.39 then error('two') end end\n"
             "for _, team in ipairs(teams) do if team.idle > 0 then return team end end");
    int64_t counted, failed, told = 0;
    char   *s = run_with(rule, 2, MU_ERR_RULE, &counted, &failed);

    (void)state;
    assert_says(s, "rule_under_test.lua:5: route at");
    assert_says(s, ": one\n");
    assert_says(s, "rule_under_test.lua:6: route at");
    assert_says(s, ": two\n");
    for (const char *p = s; (p = strstr(p, "route at")) != NULL; p++) {
        const char *more = strstr(p, " and in ");
        told += more != NULL && more < strchr(p, '\n') ? 1 + atoi(more + 8) : 1;
    }
    assert_true(failed > 2);
    assert_int_equal(told, failed);
    free(s);
}

/* Nobody is ever sent to whoever waits without patience, and the rule asks for another question each time. */
static void questions_without_end_come_to_an_end(void **state)
{
    static const char *const again[] = { "return nil, contact.waited_s + 3600",
                                         "return nil, contact.waited_s + 1e-6" };

    (void)state;
    for (int i = 0; i < 2; i++) {
        char        text[400], scenario[400];
        FILE       *file = fopen("build/rule_under_test.lua", "w");
        mu_results *r    = NULL;
        assert_non_null(file);
        snprintf(text, sizeof text,
                 "local rule = {}\nfunction rule.next() end\nfunction rule.route(contact) return nil, "
                 "contact.waited_s + 60 end\n"
                 "function rule.overflow(contact) %s end\nreturn rule\n",
                 again[i]);
        fputs(text, file);
        fclose(file);
        snprintf(
            scenario, sizeof scenario,
            "horizon: 1d 08:00-08:10\ncontacts: {calls: {arrivals: {between: {fixed: 6min}}, handle: 5min}}\n"
            "teams: {a: {people: 1}}\nrules: {routing: build/rule_under_test.lua}\n");
        mu_model *m = mu_test_model(scenario);
        assert_int_equal(mu_experiment_run(m, &(mu_run_options){ .replications = 1 }, NULL, &r), MU_OK);
        mu_results_free(r);
        mu_model_free(m);
        remove("build/rule_under_test.lua");
    }
}

/* Two rules that say the same: one of them a function that nothing but its numbers decide, whose answers are remembered. */
static void remembered_answers_are_the_same(void **state)
{
    static const char form[] =
        "local kept = 0\nlocal rule = { reads = { route = { 'idle.1', 'idle.2', 'waiting' } } }\n"
        "function rule.route(first, second, waiting)\n%s"
        "  if first > second and waiting < 9 then return 1 end\n"
        "  if second > 0 then return 2 end\n"
        "  return first > 0 and 1 or 0\n"
        "end\nreturn rule";
    double answered[2];

    (void)state;
    for (int i = 0; i < 2; i++) {
        char        text[500];
        FILE       *file = fopen("build/rule_under_test.lua", "w");
        mu_results *r    = NULL;
        assert_non_null(file);
        snprintf(text, sizeof text, form, i == 0 ? "" : "  kept = kept + 1\n");
        fputs(text, file);
        fclose(file);
        mu_model *m = mu_test_model("horizon: 1d 08:00-12:00\n"
                                    "contacts: {calls: {arrivals: 120/h, handle: {mean: 4min}}}\n"
                                    "teams: {a: {people: 5}, b: {people: 5}}\n"
                                    "rules: {routing: build/rule_under_test.lua}\n");
        assert_int_equal(mu_experiment_run(m, &(mu_run_options){ .replications = 5 }, NULL, &r), MU_OK);
        answered[i] = mu_results_team(r, 0, mu_measure_find("occupancy"))->mean;
        mu_results_free(r);
        mu_model_free(m);
        remove("build/rule_under_test.lua");
    }
    assert_true(answered[0] == answered[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_in_a_declaration_are_told_with_their_line),
        cmocka_unit_test(what_a_rule_is_given_is_checked_like_any_key),
        cmocka_unit_test(examples_pass_or_say_what_differs),
        cmocka_unit_test(answers_that_cannot_be_followed_end_the_replication),
        cmocka_unit_test(errors_in_a_rule_end_the_replication_and_say_where),
        cmocka_unit_test(a_rule_without_end_is_stopped),
        cmocka_unit_test(rules_see_the_clock_on_the_wall),
        cmocka_unit_test(a_replication_that_fails_is_left_out_the_others_count),
        cmocka_unit_test(failures_that_are_alike_are_told_together),
        cmocka_unit_test(questions_without_end_come_to_an_end),
        cmocka_unit_test(remembered_answers_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
