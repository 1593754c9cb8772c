/* Tools: what they stand for, when, and what they cost. The figures are those of the tools' own vectors: of 1000 contacts an
 * hour 604 come to people behind a bot, 90 s of wrap-up become 64.8 s, a second line that takes 600 s takes 504 s. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <muster/report.h>
#include "base/text.h"
#include "experiment/runner.h"
#include "scenario/schema.h"
#include "tests/unit/load_fixture.h"

#define DAY MU_DAY_US

/* A month of two types and a department. */
#define MONTH                                                                                           \
    "horizon: 30d 08:00-20:00\ncontacts:\n"                                                             \
    "  calls: {arrivals: 1000/h, handle: {talk: {fixed: 4min}, wrap_up: {fixed: 90s}},\n"               \
    "    escalate: {second: {share: 22%, repeat: 50%}, store: 2%}, misrouted: {to: second}}\n"          \
    "  second: {arrivals: none, handle: {lognormal: {mean: 8min, cv: 0.9}}, then: {calls: {share: 5%, " \
    "repeat: 5%}}}\n"                                                                                   \
    "teams: {desk: {people: 150, pay: 20/h, handle: {second: {mean: 6min}}}}\n"                         \
    "departments: {store: {people: 9, handle: 20min}}\n"

static const mu_contact_type *type_at(const mu_model *m, int64_t at_us, const char *name)
{
    const mu_model *now = mu_model_at(m, (mu_time){ at_us });

    return &now->types[mu_model_type(now, name)];
}

static double mean_of(const mu_model *m, const char *type, const char *measure)
{
    const mu_run_options options = { .replications = 40, .threads = 1 };
    mu_results          *r       = NULL;
    mu_estimate          e       = { 0 };

    assert_int_equal(mu_experiment_run(m, &options, NULL, &r), MU_OK);
    assert_true(mu_results_value(r, type, measure, &e));
    mu_results_free(r);
    return e.mean;
}

static void of_1000_contacts_604_come_to_people(void **state)
{
    mu_model *m =
        load("horizon: 10h\ncontacts: {calls: {arrivals: 1000/h, handle: 1s}}\nteams: {desk: {people: 9}}\n"
             "tools: {bot: {after: 1s}}\n",
             NULL);

    (void)state;
    /* 400,000 customers: the share that gets through is known to 0.08 %. */
    assert_near(mean_of(m, "calls", "offered") / 10, 604, 4 * 604 * 0.0015);
    mu_model_free(m);
}

static void the_defaults_are_those_of_the_key_that_it_stands_for(void **state)
{
    static const char *const keys[] = { "try", "contains", "wrongly", "return", "after", "time" };
    mu_arena                *a      = mu_arena_new(0);
    const mu_schema         *s      = mu_schema_new(a);

    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        char tool[60], key[60];
        snprintf(tool, sizeof tool, "tools.bot.%s", keys[i]);
        snprintf(key, sizeof key, "contacts.*.bot.%s", keys[i]);
        assert_string_equal(mu_schema_default(s, tool), mu_schema_default(s, key));
    }
    mu_arena_free(a);
}

static void a_third_of_the_wrap_up_of_most_talks_is_saved(void **state)
{
    mu_model *m = load(MONTH "tools: {transcription: {from: 2026-01-12}}\n", NULL);

    (void)state;
    assert_near(mu_dist_mean(type_at(m, 0, "calls")->wrap_up), 90, 1e-9);
    assert_near(mu_dist_mean(type_at(m, 7 * DAY, "calls")->wrap_up), 64.8, 1e-9);
    assert_near(mu_dist_mean(type_at(m, 7 * DAY, "calls")->talk), 240, 1e-9);
    assert_null(type_at(m, 7 * DAY, "second")->wrap_up);
    mu_model_free(m);
}

static void a_crm_saves_what_would_be_said_again(void **state)
{
    mu_model              *m     = load(MONTH "tools: {crm: {from: 2026-01-12, lookup: 0%}}\n", NULL);
    const mu_contact_type *calls = type_at(m, 0, "calls"), *later = type_at(m, 7 * DAY, "calls");
    const mu_contact_type *second  = type_at(m, 7 * DAY, "second");
    const double           again_s = mu_dist_mean(calls->talk);

    (void)state;
    assert_near(480 + calls->journey->escalate.way[0].repeat * again_s, 600, 1e-9);
    assert_near(480 + later->journey->escalate.way[0].repeat * again_s, 504, 1e-9);
    assert_near(later->journey->escalate.way[1].repeat, 0, 0);     /* to the store nothing was said again */
    assert_near(second->journey->then.way[0].repeat, 0.05, 1e-12); /* less than the tool would leave */
    assert_near(mu_dist_mean(later->talk), 240, 1e-9);
    mu_model_free(m);
}

static void ticketing_loses_less_on_the_way(void **state)
{
    mu_model *m = load("horizon: 2d 08:00-20:00\ncontacts:\n"
                       "  calls: {arrivals: 90/h, handle: 4min, escalate: {second: {share: 9%, lost: 3%}},\n"
                       "    then: {after: {share: 9%, lost: 0.1%}}}\n"
                       "  second: {arrivals: none, handle: 8min}\n  after: {arrivals: none, handle: 8min}\n"
                       "teams: {desk: {people: 15}}\ntools: {ticketing: {from: 2026-01-06}}\n",
                       NULL);

    (void)state;
    assert_near(type_at(m, 0, "calls")->journey->escalate.way[0].lost, 0.03, 1e-15);
    assert_near(type_at(m, DAY, "calls")->journey->escalate.way[0].lost, 0.005, 1e-15);
    assert_near(type_at(m, DAY, "calls")->journey->then.way[0].lost, 0.001, 1e-15);
    mu_model_free(m);
}

static void what_two_tools_save_is_multiplied(void **state)
{
    mu_model *m = load(MONTH "tools: {crm: {}, transcription: {}, dispatch: {}}\n", NULL);

    (void)state;
    assert_int_equal(m->n_epochs, 0);
    assert_int_equal(m->n_changes, 0);
    assert_near(mu_dist_mean(type_at(m, 0, "calls")->talk), 240 * 0.92, 1e-9);
    assert_near(mu_dist_mean(type_at(m, 0, "calls")->wrap_up), 64.8 * 0.92, 1e-9);
    assert_near(mu_dist_mean(type_at(m, 0, "second")->talk), 480 * 0.92, 1e-9);
    assert_near(mu_dist_mean(type_at(m, 0, "second")->ability[0].talk), 360 * 0.92,
                1e-9); /* the team's own time */
    assert_near(mu_dist_mean(type_at(m, 0, "store")->talk), 1200, 1e-9);
    assert_near(type_at(m, 0, "calls")->gate->wrong_share, 0.03, 1e-15);
    mu_model_free(m);
}

static void a_tool_is_for_its_contacts_and_its_time(void **state)
{
    mu_model *m =
        load(MONTH "tools: {bot: {contacts: calls, from: 2026-01-12, till: 2026-01-19}, crm: {contacts: "
                   "[second]}}\n",
             NULL);

    (void)state;
    assert_int_equal(m->n_epochs, 2);
    assert_int_equal(m->n_changes, 1);
    assert_string_equal(m->changes[0].name, "bot");
    assert_string_equal(m->changes[0].set[0], "tools.bot");
    assert_near(type_at(m, 0, "calls")->gate->bot_try, 0, 0);
    assert_near(type_at(m, 8 * DAY, "calls")->gate->bot_try, 0.9, 1e-15);
    assert_near(type_at(m, 15 * DAY, "calls")->gate->bot_try, 0, 0);
    assert_null(type_at(m, 8 * DAY, "second")->gate);
    assert_near(mu_dist_mean(type_at(m, 0, "calls")->talk), 240, 1e-9);
    assert_near(mu_dist_mean(type_at(m, 15 * DAY, "second")->talk), 480 * 0.92, 1e-9);
    mu_model_free(m);
}

static void with_changes_beside_them_both_hold(void **state)
{
    mu_model *m =
        load(MONTH
             "tools: {transcription: {from: 2026-01-12}}\n"
             "changes: [{from: 2026-01-10, till: 2026-01-19, set: {contacts: {calls: {handle: {wrap_up: "
             "{fixed: 50s}}}}}}]\n",
             NULL);

    (void)state;
    assert_int_equal(m->n_epochs, 3);
    assert_near(mu_dist_mean(type_at(m, 4 * DAY, "calls")->wrap_up), 90, 1e-9);
    assert_near(mu_dist_mean(type_at(m, 5 * DAY, "calls")->wrap_up), 50, 1e-9);
    assert_near(mu_dist_mean(type_at(m, 7 * DAY, "calls")->wrap_up), 36, 1e-9);
    assert_near(mu_dist_mean(type_at(m, 14 * DAY, "calls")->wrap_up), 64.8, 1e-9);
    mu_model_free(m);
}

static void an_arm_may_do_without(void **state)
{
    mu_model *m = load(MONTH "tools: {bot: {}, crm: {monthly: 100}}\narms: {without: {tools: {bot: ~}}}\n",
                       &(mu_load_options){ .arm = "without" });

    (void)state;
    assert_int_equal(m->n_tools, 1);
    assert_string_equal(m->tools[0].name, "crm");
    assert_near(type_at(m, 0, "calls")->gate->bot_try, 0, 0);
    mu_model_free(m);
}

/* ---- money ---------------------------------------------------------------------------------------- */

static double cost_of(const mu_model *m)
{
    double sum = 0;

    for (int32_t i = 0; i < m->calendar.n_cells; i++) sum += mu_model_tools_cost(m, i);
    return sum;
}

/* From the first midnight to the last closing are 29 days and 20 hours. */
static void a_tool_costs_by_the_time_that_it_is_there(void **state)
{
    const double month = 365.0 / 12;
    mu_model    *m     = load(MONTH "tools: {crm: {monthly: 365, once: 20}}\n", NULL);
    mu_model    *n =
        load(MONTH "tools: {bot: {from: 2026-01-12 09:10, till: 2026-01-19, monthly: 365, once: 20}}\n",
             NULL);

    (void)state;
    assert_near(cost_of(m), 365 / month * (29 + 20.0 / 24) + 20, 1e-9);
    assert_near(cost_of(n), 365 / month * (7 - 9.0 / 24 - 10.0 / 1440) + 20, 1e-9);
    mu_model_free(m);
    mu_model_free(n);
}

static double money(const mu_results *r, const char *who)
{
    mu_estimate e = { 0 };

    assert_true(mu_results_value(r, who, "cost", &e));
    return e.mean;
}

static void the_whole_costs_more_than_its_teams(void **state)
{
    mu_model *m = load("horizon: 1d 08:00-18:00\ncontacts: {calls: {arrivals: 60/h, handle: 1min}}\n"
                       "teams: {desk: {people: 2, pay: 20/h}, back: {people: 1, pay: 10/h}}\n"
                       "tools: {crm: {once: 100}, transcription: {monthly: 3650}}\n",
                       NULL);
    const mu_run_options options = { .replications = 3, .threads = 1 };
    mu_results          *r       = NULL;

    (void)state;
    assert_int_equal(mu_experiment_run(m, &options, NULL, &r), MU_OK);
    assert_true(money(r, "desk") >= 400 && money(r, "desk") < 410); /* a little overrun */
    assert_near(money(r, NULL), money(r, "desk") + money(r, "back") + 100 + 3650 * 18.0 / 24 / (365.0 / 12),
                1e-9);
    char *told = mu_report_explain(m);
    assert_non_null(strstr(told, "\ntools\n  crm            all the time; 100 CNY once\n"
                                 "  transcription  all the time; 3 650 CNY a month\n"));
    free(told);
    mu_results_free(r);
    mu_model_free(m);
}

static void a_single_team_is_the_whole(void **state)
{
    mu_model *m = load("horizon: 1d 08:00-18:00\ncontacts: {calls: {arrivals: 60/h, handle: 1min}}\n"
                       "teams: {desk: {people: 2, pay: 20/h}}\ntools: {crm: {once: 100}}\n",
                       NULL);
    const mu_run_options options = { .replications = 3, .threads = 1 };
    mu_results          *r       = NULL;

    (void)state;
    assert_int_equal(mu_experiment_run(m, &options, NULL, &r), MU_OK);
    assert_true(money(r, "desk") >= 500 && money(r, "desk") < 510);
    assert_near(money(r, NULL), money(r, "desk"), 0);
    mu_results_free(r);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_1000_contacts_604_come_to_people),
        cmocka_unit_test(the_defaults_are_those_of_the_key_that_it_stands_for),
        cmocka_unit_test(a_third_of_the_wrap_up_of_most_talks_is_saved),
        cmocka_unit_test(a_crm_saves_what_would_be_said_again),
        cmocka_unit_test(ticketing_loses_less_on_the_way),
        cmocka_unit_test(what_two_tools_save_is_multiplied),
        cmocka_unit_test(a_tool_is_for_its_contacts_and_its_time),
        cmocka_unit_test(with_changes_beside_them_both_hold),
        cmocka_unit_test(an_arm_may_do_without),
        cmocka_unit_test(a_tool_costs_by_the_time_that_it_is_there),
        cmocka_unit_test(the_whole_costs_more_than_its_teams),
        cmocka_unit_test(a_single_team_is_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
