/* Rules that give orders: staff, schedule, rebalance, control. What they see, when they are asked, what they may order, and
 * how a wrong order is told. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/measure.h"
#include "experiment/runner.h"
#include "tests/support/watch.h"

static const char *const path = "build/rule_with_orders.lua";

/* A rule is given by the entry under `rules` and its text. Nobody calls: nothing happens but orders. */
static mu_model *model_with(const char *slot, const char *teams, const char *text)
{
    static const char form[] =
        "horizon: 1d 08:00-10:00\n"
        "contacts:\n"
        "  calls: {arrivals: 60/h, handle: {mean: 4min}}\n"
        "  mails: {arrivals: none, handle: 5min}\n"
        "teams: {desk: {people: 40, pay: 10/h, skills: [calls]%s}, post: {people: 3, pay: 10/h, "
        "skills: [mails]}}\n"
        "rules: {%s: %s}\n";
    char  scenario[1200];
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    snprintf(scenario, sizeof scenario, form, teams, slot, path);
    return mu_test_model(scenario);
}

static mu_results *run(const mu_model *m, mu_diag *diag, mu_status expected)
{
    mu_results *r = NULL;

    assert_int_equal(mu_experiment_run(m, &(mu_run_options){ .replications = 1, .threads = 1 }, diag, &r),
                     expected);
    return r;
}

static void assert_told(const char *text, const char *expected)
{
    mu_diag    *diag = mu_diag_new();
    mu_model   *m    = model_with("staffing", "", text);
    mu_results *r    = run(m, diag, expected[0] != '\0' ? MU_ERR_RULE : MU_OK);
    char       *s    = mu_diag_render(diag);

    if (s == NULL || strstr(s, expected) == NULL)
        fail_msg("expected\n%s\nfound\n%s", expected, s != NULL ? s : "nothing");
    free(s);
    mu_results_free(r);
    mu_model_free(m);
    mu_diag_free(diag);
    remove(path);
}

#define STAFF(body) "local rule = {}\nfunction rule.staff(teams, queues, p, ctx)\n" body "\nend\nreturn rule"

/* A measure of all teams in one replication. */
static double found(const char *slot, const char *teams, const char *text, const char *measure)
{
    mu_diag     *diag = mu_diag_new();
    mu_model    *m    = model_with(slot, teams, text);
    mu_results  *r    = run(m, diag, MU_OK);
    const double x    = mu_results_team(r, mu_whole(m->n_teams), mu_measure_find(measure))->mean;

    mu_results_free(r);
    mu_model_free(m);
    mu_diag_free(diag);
    remove(path);
    return x;
}

static void nothing_is_ordered_in_several_ways(void **state)
{
    (void)state;
    assert_told(STAFF(""), "");
    assert_told(STAFF("return nil"), "");
    assert_told(STAFF("return {}"), "");
}

static void an_answer_is_a_list_of_orders(void **state)
{
    (void)state;
    assert_told(STAFF("return 3"), "build/rule_with_orders.lua:2: staff at 08:00, replication 1, seed 1");
    assert_told(STAFF("return 3"), "expected a list of orders or nothing, found 3");
    assert_told(STAFF("return 'call_in'"), "expected a list of orders or nothing, found \"call_in\"");
    assert_told(STAFF("return { 1 }"), "expected a list of orders, each a table, found 1");
    assert_told(STAFF("return { {} }"), "expected as first entry of an order its name: call_in, send_home,");
    assert_told(STAFF("return { { 'dance' } }"), "found \"dance\"");
    assert_told(
        STAFF("local t = {} for i = 1, 1001 do t[i] = { 'release_breaks', team = 'desk' } end return t"),
        "at most 1000 orders at once");
}

static void every_part_of_an_order_is_checked(void **state)
{
    (void)state;
    assert_told(STAFF("return { 'call_in', people = 2 }"),
                "as team of call_in a team, by view or name, found nothing");
    assert_told(STAFF("return { 'call_in', team = 'dock', people = 2 }"), "by view or name, found \"dock\"");
    assert_told(STAFF("return { 'call_in', team = queues[1], people = 2 }"),
                "found a view that is not for this");
    assert_told(STAFF("return { 'call_in', team = 'desk' }"), "as people of call_in how many, from 1");
    assert_told(STAFF("return { 'call_in', team = 'desk', people = 0 }"), "found 0");
    assert_told(STAFF("return { 'call_in', team = 'desk', people = 1.5 }"), "found 1.5");
    assert_told(STAFF("return { 'call_in', team = 'desk', people = '2' }"), "found \"2\"");
    assert_told(STAFF("return { 'call_in', team = 'desk', people = 2, for_s = -1 }"),
                "as for_s of call_in more than 0 seconds");
    assert_told(
        STAFF("return { 'call_in', team = 'desk', people = 2, for_s = 0 }"),
        "as for_s of call_in more than 0 seconds: so long it holds; without it as is said of the order, "
        "found 0");
    assert_told(STAFF("return { 'hold_breaks', team = 'desk', for_s = 1e-9 }"), "for_s of hold_breaks");
    assert_told(STAFF("return { 'release_priority', contact = 'calls', for_s = 60 }"),
                "as parts of release_priority contact, after_s, cost, found");
    assert_told(STAFF("return { 'call_in', team = 'desk', people = 2, after_s = 0/0 }"),
                "as after_s of call_in");
    assert_told(STAFF("return { 'call_in', team = 'desk', people = 2, cost = -5 }"), "as cost of call_in");
    assert_told(STAFF("return { 'call_in', team = 'desk', people = 2, share = 1 }"),
                "as parts of call_in team, people,");
    assert_told(STAFF("return { 'call_in', team = 'desk', people = 2, afters = 1 }"),
                "did you mean \"after_s\"?");
    assert_told(STAFF("return { 'overtime', team = 'desk', people = 2, for_s = 0 }"), "more than 0 seconds");
    assert_told(STAFF("return { 'priority', contact = 'calls', priority = 1.5 }"), "a whole number");
    assert_told(STAFF("return { 'block', contact = 'calls', share = 1.01 }"), "from 0 to 1, found 1.01");
    assert_told(STAFF("return { 'block', contact = 'desk', share = 1 }"), "a contact type, by name");
    assert_told(STAFF("return { 'move', team = 'desk', to = 'desk', people = 1 }"),
                "team and to are the same");
}

static void people_move_only_where_there_is_room(void **state)
{
    static const char move[] =
        STAFF("return { 'move', team = 'post', to = 'desk', people = 1, for_s = 600 }");

    (void)state;
    assert_told(move, "");
    mu_diag  *diag = mu_diag_new();
    mu_model *m    = model_with("staffing", ", guests: 0", move);
    run(m, diag, MU_ERR_RULE);
    char *s = mu_diag_render(diag);
    assert_non_null(
        strstr(s, "move needs a team that takes guests: desk has room for none; see teams.desk.guests"));
    free(s);
    mu_model_free(m);
    mu_diag_free(diag);
}

static void a_view_kept_from_an_earlier_look_is_refused(void **state)
{
    (void)state;
    assert_told(STAFF(
                    "ctx.state.t = ctx.state.t or teams[1] return { 'release_breaks', team = ctx.state.t }"),
                "found a view that is not for this, or of an earlier question");
    assert_told(STAFF("ctx.state.t = ctx.state.t or teams[1] local n = ctx.state.t.idle"),
                "this view of a team is from an earlier question");
    assert_told(STAFF("teams[1].idle = 3"), "team.idle can only be read");
}

/* Two hours: the cost of an order is counted at each. */
static void each_is_asked_as_often_as_it_says(void **state)
{
    (void)state;
    assert_float_equal(
        found("staffing", "", STAFF("return { 'release_breaks', team = 'desk', cost = 1 }"), "orders"), 8, 0);
    assert_float_equal(
        found("staffing", "",
              "return { every = { staff = '30min' }, staff = function() return { 'release_breaks', "
              "team = 'desk' } end }",
              "orders"),
        4, 0);
    assert_float_equal(
        found("rebalance", "",
              "return { rebalance = function() return { 'release_breaks', team = 'desk' } end }", "orders"),
        24, 0);
    assert_float_equal(
        found("emergency", "",
              "return { control = function() return { 'release_breaks', team = 'desk', cost = 2 } end }",
              "order_cost"),
        240, 0);
    assert_float_equal(
        found("staffing", "",
              "return { schedule = function() return { 'release_breaks', team = 'desk' } end }", "orders"),
        1, 0);
    assert_float_equal(
        found("staffing", "",
              "return { params = { often = { kind = 'time', default = '1h' } }, every = { staff = 'often' "
              "}, staff = function() return { 'release_breaks', team = 'desk' } end }",
              "orders"),
        2, 0);
}

static void how_often_is_checked(void **state)
{
    static const struct {
        const char *every, *expected;
    } wrong[] = { { "{ staff = 'often' }", "every.staff is neither a span of time nor a parameter" },
                  { "{ staff = 'soon' }", "every.staff is neither" },
                  { "{ staff = '0s' }", "every.staff is shorter than a second" },
                  { "\n{ staff = '1us' }", "orders.lua:1: every.staff is shorter than a second" },
                  { "{ staff = '999ms' }", "every.staff is shorter than a second" },
                  { "{ staff = 30 }", "every = { staff = \"30s\" } or \"30min\"" },
                  { "{ route = '1min' }", "every names \"route\"" },
                  { "{ schedule = '1min' }", "every names \"schedule\"" },
                  { "'1min'", "every is not a table" } };
    char text[300];

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        mu_diag    *diag = mu_diag_new();
        mu_results *r    = NULL;
        snprintf(text, sizeof text, "return { every = %s, staff = function() end }", wrong[i].every);
        mu_model *m = model_with("staffing", "", text);
        assert_int_equal(mu_experiment_run(m, &(mu_run_options){ .replications = 1, .threads = 1 }, diag, &r),
                         MU_ERR_VALUE);
        char *s = mu_diag_render(diag);
        if (strstr(s, wrong[i].expected) == NULL) fail_msg("expected\n%s\nfound\n%s", wrong[i].expected, s);
        free(s);
        mu_model_free(m);
        mu_diag_free(diag);
    }
}

/* What it sees is as on paper: 60 calls an hour of 4 minutes are 4 Erlangs; of two hours one and a half are left. */
static void what_is_expected_is_seen(void **state)
{
    (void)state;
    assert_told(
        STAFF("local q = queues[1]\n"
              "if q.type ~= 'calls' or q.team ~= 'desk' or q.handle_s ~= 240 then error('scenario') end\n"
              "local left = math.min(1, 10 - ctx.hour)\n"
              "if math.abs(q.expected - 60 * left) > 1e-6 then error('expected ' .. q.expected) end\n"
              "if math.abs(q.load - 4 * left) > 1e-6 then error('load ' .. q.load) end\n"
              "if math.abs(q.expected_today - 60 * (10 - ctx.hour)) > 1e-6 then error('today') end\n"
              "if queues[2].expected ~= 0 then error('mails') end\n"
              "if teams[1].size ~= 40 or teams[1].scheduled ~= 40 or teams[2].size ~= 3 then error('teams') "
              "end"),
        "");
}

/* In every look the counts since the last one: together they are what came. */
static void what_has_happened_is_seen(void **state)
{
    (void)state;
    assert_told(STAFF("local q, s = queues[1], ctx.state\n"
                      "s.offered = (s.offered or 0) + q.offered\n"
                      "s.looks = (s.looks or 0) + 1\n"
                      "if q.answered ~= q.in_time or q.service_level ~= 1 or q.asa_s ~= 0 then error('nobody "
                      "waits') end\n"
                      "if s.looks == 1 and q.offered ~= 0 then error('before the first') end\n"
                      "if s.looks > 1 and (q.offered < 3 or q.offered > 35) then error('not since: ' .. "
                      "q.offered) end\n"
                      "if q.offered > 0 and teams[1].answered ~= q.answered then error('team') end"),
                "");
}

static void counts_between_looks_are_not_for_others(void **state)
{
    mu_diag  *diag = mu_diag_new();
    mu_model *m =
        model_with("routing", "",
                   "return { route = function(contact, teams) local n = teams[1].on_call return 1 end }");

    (void)state;
    run(m, diag, MU_ERR_RULE);
    char *s = mu_diag_render(diag);
    assert_non_null(strstr(s, "team.on_call is for staff, schedule, rebalance and control only"));
    free(s);
    mu_model_free(m);
    mu_diag_free(diag);
}

/* Two people on call for 90 minutes at 10 an hour, beside 43 for two hours. */
static void orders_are_carried_out(void **state)
{
    static const char text[] =
        "return { schedule = function() return {\n"
        "  { 'call_in', team = 'desk', people = 2, after_s = 8.5 * 3600, for_s = 5400, cost = 7 },\n"
        "  { 'send_home', team = 'post', people = 1, after_s = 9 * 3600 } } end }";

    (void)state;
    assert_float_equal(found("staffing", ", on_call: 2", text, "called_in_hours"), 3, 1e-9);
    assert_float_equal(found("staffing", ", on_call: 2", text, "sent_home_hours"), 1, 1e-9);
    assert_float_equal(found("staffing", ", on_call: 2, overrun: unpaid", text, "cost"),
                       43 * 20 + 30 - 10 + 7, 1e-9);
}

/* With a single team its row is the whole: what concerns no team counts there. Every minute of an hour. */
static void orders_that_concern_no_team_are_counted_with_a_single_one(void **state)
{
    static const char text[] =
        "return { control = function() return { 'block', contact = 'calls', share = 0, "
        "cost = 10 } end }";

    (void)state;
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    char scenario[600];
    snprintf(scenario, sizeof scenario,
             "horizon: 1d 08:00-09:00\ncontacts: {calls: {arrivals: 6/h, handle: 4min}}\nteams: {desk: "
             "{people: 4, pay: 10/h, overrun: unpaid}}\nrules: {emergency: %s}\n",
             path);
    mu_diag    *diag = mu_diag_new();
    mu_model   *m    = mu_test_model(scenario);
    mu_results *r    = run(m, diag, MU_OK);
    assert_float_equal(mu_results_team(r, 0, mu_measure_find("orders"))->mean, 60, 0);
    assert_float_equal(mu_results_team(r, 0, mu_measure_find("order_cost"))->mean, 600, 0);
    assert_float_equal(mu_results_team(r, 0, mu_measure_find("cost"))->mean, 640, 1e-9);
    mu_results_free(r);
    mu_model_free(m);
    mu_diag_free(diag);
    remove(path);
}

/* 300 ends are planned one after the other, of which the last one counts, before a late order and after it. */
static void what_was_replaced_makes_room(void **state)
{
    static const char text[] =
        "return { schedule = function() local t = { { 'release_breaks', team = 'desk', after_s = 9 * 3600 } "
        "}\n"
        "  for i = 1, 300 do t[#t + 1] = { 'block', contact = 'mails', share = 0, for_s = 60 * i } end\n"
        "  t[#t + 1] = { 'release_breaks', team = 'post', after_s = 8.5 * 3600 }\n"
        "  return t end }";

    (void)state;
    assert_float_equal(found("staffing", "", text, "orders"), 302, 0);
}

/* 1000 at each look, every ten seconds: the 101st is too much. What would take effect after the end does not count. */
static void only_so_many_orders_wait(void **state)
{
    static const char form[] =
        "return { every = { staff = '10s' }, staff = function() local t = {}\n"
        "  for i = 1, 1000 do t[i] = { 'release_breaks', team = 'desk', after_s = %d } end return t end }";
    char text[400];

    (void)state;
    snprintf(text, sizeof text, form, 3600);
    assert_told(text, "build/rule_with_orders.lua:1: staff at 08:16:40, replication 1, seed 1");
    assert_told(text, "too many orders wait for their after_s: at most 100000 at once");
    snprintf(text, sizeof text, form, 7201);
    assert_told(text, "");
}

static void several_rules_stand_side_by_side(void **state)
{
    static const char text[] =
        "return { control = function() return { 'release_breaks', team = 'desk' } end }";
    char two[200];

    (void)state;
    snprintf(two, sizeof two, "[%s, {file: %s}]", path, path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    char scenario[600];
    snprintf(scenario, sizeof scenario,
             "horizon: 1d 08:00-09:00\ncontacts: {calls: {arrivals: 6/h, handle: 4min}}\nteams: {desk: "
             "{people: 4}}\n"
             "rules: {emergency: %s}\n",
             two);
    mu_diag    *diag = mu_diag_new();
    mu_model   *m    = mu_test_model(scenario);
    mu_results *r    = run(m, diag, MU_OK);
    assert_float_equal(mu_results_team(r, 0, mu_measure_find("orders"))->mean, 120, 0);
    mu_results_free(r);
    mu_model_free(m);
    mu_diag_free(diag);
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_ordered_in_several_ways),
        cmocka_unit_test(an_answer_is_a_list_of_orders),
        cmocka_unit_test(every_part_of_an_order_is_checked),
        cmocka_unit_test(people_move_only_where_there_is_room),
        cmocka_unit_test(a_view_kept_from_an_earlier_look_is_refused),
        cmocka_unit_test(each_is_asked_as_often_as_it_says),
        cmocka_unit_test(how_often_is_checked),
        cmocka_unit_test(what_is_expected_is_seen),
        cmocka_unit_test(what_has_happened_is_seen),
        cmocka_unit_test(counts_between_looks_are_not_for_others),
        cmocka_unit_test(orders_are_carried_out),
        cmocka_unit_test(orders_that_concern_no_team_are_counted_with_a_single_one),
        cmocka_unit_test(what_was_replaced_makes_room),
        cmocka_unit_test(only_so_many_orders_wait),
        cmocka_unit_test(several_rules_stand_side_by_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
