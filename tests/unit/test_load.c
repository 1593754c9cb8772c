/* From a scenario to a model: defaults, names, routing, arms and settings, the hash. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"
#include "tests/unit/load_fixture.h"

static mu_model *everything(void)
{
    mu_diag  *diag = mu_diag_new();
    mu_model *m    = NULL;

    const mu_status st = mu_scenario_load("tests/golden/good/everything.yaml", NULL, diag, &m);
    if (st != MU_OK) print_error("%s", mu_diag_render(diag));
    assert_int_equal(st, MU_OK);
    assert_int_equal(mu_diag_warnings(diag),
                     3); /* one row of the trace and one of `actual` lie outside; plain is patient */
    mu_diag_free(diag);
    return m;
}

static const mu_contact_type *type_of(const mu_model *m, const char *name)
{
    const int32_t i = mu_model_type(m, name);

    if (i < 0) fail_msg("there is no type %s", name);
    return &m->types[i];
}

static const mu_team *team_of(const mu_model *m, const char *name)
{
    const int32_t i = mu_model_team(m, name);

    if (i < 0) fail_msg("there is no team %s", name);
    return &m->teams[i];
}

static void the_smallest_scenario_gets_its_defaults_from_the_table(void **state)
{
    mu_model              *m = load(HORIZON CONTACTS TEAMS, NULL);
    const mu_contact_type *t = &m->types[0];

    (void)state;
    assert_string_equal(m->name, "test");
    assert_string_equal(m->currency, "CNY");
    assert_int_equal(m->calendar.interval.us, 30 * MU_MINUTE_US);
    assert_int_equal(mu_calendar_weekday(&m->calendar, m->calendar.from), 0);
    assert_int_equal(m->closing, MU_CLOSE_SERVE);
    assert_int_equal(m->n_lines, 0);
    assert_int_equal(m->runs.replications, 0);
    assert_int_equal(m->runs.max_replications, 10000);
    assert_near(m->runs.precision, 0, 0);
    assert_int_equal(m->runs.seed, 1);
    assert_false(m->runs.steady);
    assert_int_equal(m->runs.warm_up.us, -1);
    assert_int_equal(m->runs.batches, 30);
    assert_false(t->has_target);
    assert_int_equal(t->target_within.us, 20 * MU_SECOND_US);
    assert_int_equal(t->short_abandon.us, 20 * MU_SECOND_US);
    assert_int_equal(t->measure, MU_SL_STRICT);
    assert_null(t->patience);
    assert_null(t->wrap_up);
    assert_null(t->arrivals.batch);
    assert_int_equal(t->queue_capacity, -1);
    assert_int_equal(t->lines, -1);
    assert_int_equal(t->priority, 0);
    assert_int_equal(t->head_start.us, 0);
    assert_true(t->key == mu_hash_text("calls"));
    assert_near(mu_dist_mean(t->talk), 300, 1e-9);
    assert_int_equal(t->talk->kind, MU_DIST_EXPONENTIAL);
    assert_false(t->by_preference);
    assert_near(m->teams[0].pay_per_hour, 0, 0);
    assert_int_equal(m->teams[0].at_end, MU_FINISH);
    assert_true(m->teams[0].overrun_paid);
    mu_model_free(m);
}

static void every_key_reaches_the_model(void **state)
{
    mu_model              *m = everything();
    const mu_contact_type *t = type_of(m, "plain");

    (void)state;
    assert_int_equal(m->n_types, 20);
    assert_int_equal(m->n_teams, 3);
    assert_int_equal(m->n_agents, 23 + 18 + 61);
    assert_string_equal(m->name, "全部 / Everything");
    assert_string_equal(m->currency, "EUR");
    assert_int_equal(m->closing, MU_CLOSE_KEEP);
    assert_int_equal(m->calendar.n_windows, 7);
    assert_int_equal(m->runs.replications, 40);
    assert_int_equal(m->runs.max_replications, 5000);
    assert_near(m->runs.precision, 0.01, 1e-15);
    assert_int_equal(m->runs.seed, 7);
    assert_int_equal(m->runs.warm_up.us, 2 * MU_HOUR_US);
    assert_int_equal(m->runs.batches, 20);

    assert_true(t->has_target);
    assert_near(t->target_share, 0.8, 1e-15);
    assert_int_equal(t->measure, MU_SL_NEUTRAL);
    assert_int_equal(t->short_abandon.us, 5 * MU_SECOND_US);
    assert_int_equal(t->priority, -3);
    assert_int_equal(t->head_start.us, 90 * MU_SECOND_US);
    assert_int_equal(t->queue_capacity, 0);
    assert_int_equal(type_of(m, "rated")->queue_capacity, -1);

    assert_int_equal(team_of(m, "whole")->at_end, MU_HAND_OVER);
    assert_false(team_of(m, "whole")->overrun_paid);
    assert_int_equal(team_of(m, "profile")->at_end, MU_CUT_OFF);
    assert_near(team_of(m, "shifts")->pay_per_hour, 20.5, 0);
    mu_model_free(m);
}

static void every_distribution_has_the_mean_that_was_written(void **state)
{
    static const struct {
        const char *type;
        double      mean_s, tolerance;
    } expected[] = { { "plain", 300, 1e-6 },
                     { "day_table", 90, 1e-9 },
                     { "week_table", 180 * 1.3771277643359572, 1e-6 }, /* median exp(sigma^2 / 2) */
                     { "date_table", 300, 1e-6 },
                     { "counted", 300, 1e-6 },
                     { "stepped", 300, 1e-6 },
                     { "by_weekday", 300, 1e-6 },
                     { "renewal", 240 * 1.1330030963193474, 1e-6 }, /* scale gamma(1 + 1 / 0.8) */
                     { "bursts", 300, 1e-6 },
                     { "replayed_too", 0.3 * 10 + 0.7 * 300, 1e-9 },
                     { "members", 120, 1e-9 },
                     { "shaped", 160, 1e-9 },
                     { "bell", 300, 1e-3 }, /* truncated five deviations below the mean */
                     { "machine", 310, 1e-9 },
                     { "measured", (12 * 15 + 20 * 45) / 32.0, 1e-9 },
                     { "sampled", (30 + 60 + 45.5) / 3, 1e-9 },
                     { "binned", (12 * 15 + 20 * 45) / 32.0, 1e-9 },
                     { "mixed", 0.3 * 60 + 0.7 * 365, 1e-6 } };
    mu_model *m  = everything();

    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const double mean = mu_dist_mean(type_of(m, expected[i].type)->talk);
        if (!(fabs(mean - expected[i].mean_s) <= expected[i].tolerance))
            fail_msg("%s: expected %.9g s, found %.9g s", expected[i].type, expected[i].mean_s, mean);
    }
    assert_near(mu_dist_mean(type_of(m, "rated")->wrap_up), 40, 1e-9);
    assert_near(mu_dist_mean(type_of(m, "rated")->patience), 240, 1e-9);
    assert_near(mu_dist_variance(type_of(m, "mixed")->talk), /* second moments minus the mean squared */
                0.3 * 2 * 3600 + 0.7 * (365.0 * 365 + 288 * 288) - 273.5 * 273.5, 1e-3);
    mu_model_free(m);
}

static void types_and_teams_are_sorted_by_name(void **state)
{
    mu_model *m = everything();

    (void)state;
    for (int32_t i = 1; i < m->n_types; i++) assert_true(strcmp(m->types[i - 1].name, m->types[i].name) < 0);
    for (int32_t i = 1; i < m->n_teams; i++) {
        assert_true(strcmp(m->teams[i - 1].name, m->teams[i].name) < 0);
        assert_int_equal(m->teams[i].first_agent, m->teams[i - 1].first_agent + m->teams[i - 1].n_agents);
    }
    for (int32_t i = 0; i < m->n_types; i++) assert_int_equal(mu_model_type(m, m->types[i].name), i);
    assert_int_equal(mu_model_type(m, "nobody"), -1);
    assert_int_equal(mu_model_team(m, ""), -1);
    mu_model_free(m);
}

static void lines_are_shared_by_all_or_in_groups(void **state)
{
    mu_model *m = everything();

    (void)state;
    assert_int_equal(m->n_lines, 2);
    assert_string_equal(m->lines[0].name, "main");
    assert_int_equal(m->lines[0].capacity, 24);
    assert_int_equal(type_of(m, "plain")->lines, 0);
    assert_int_equal(type_of(m, "day_table")->lines, 1);
    assert_int_equal(type_of(m, "mixed")->lines, -1);
    mu_model_free(m);
    m = load("lines: 9\n" HORIZON CONTACTS TEAMS, NULL);
    assert_int_equal(m->n_lines, 1);
    assert_int_equal(m->lines[0].capacity, 9);
    assert_int_equal(m->types[0].lines, 0);
    mu_model_free(m);
}

static void a_type_goes_to_every_team_with_all_its_skills(void **state)
{
    mu_model *m = load(HORIZON "contacts:\n"
                               "  a: {arrivals: 1/h, handle: 5min, needs: [x, y]}\n"
                               "  b: {arrivals: 1/h, handle: 5min, needs: x}\n"
                               "  c: {arrivals: 1/h, handle: 5min}\n"
                               "teams:\n"
                               "  all: {people: 1}\n"
                               "  only_x: {people: 2, skills: x}\n"
                               "  only_y: {people: 2, skills: [y, y, c]}\n"
                               "  xy: {people: 3, skills: [y, x]}\n",
                       NULL);

    (void)state;
    assert_int_equal(m->types[0].n_teams, 2); /* all, xy */
    assert_int_equal(m->types[0].teams[0], 0);
    assert_int_equal(m->types[0].teams[1], 3);
    assert_int_equal(m->types[1].n_teams, 3); /* all, only_x, xy */
    assert_int_equal(m->types[1].teams[1], 1);
    assert_int_equal(m->types[2].n_teams, 2); /* all, only_y */
    assert_int_equal(m->teams[0].n_types, 3);
    assert_int_equal(m->teams[1].n_types, 1);
    assert_int_equal(m->teams[3].n_types, 2);
    assert_int_equal(m->teams[3].types[1], 1);
    assert_false(m->teams[3].by_preference);
    mu_model_free(m);
}

static void preference_lists_keep_their_order_on_both_sides(void **state)
{
    mu_model *m = load(HORIZON "contacts:\n"
                               "  a: {arrivals: 1/h, handle: 5min, teams: [late, early]}\n"
                               "  b: {arrivals: 1/h, handle: 5min}\n"
                               "  c: {arrivals: 1/h, handle: 5min}\n"
                               "teams:\n"
                               "  early: {people: 1, takes: [c, a]}\n"
                               "  late: {people: 2}\n"
                               "  third: {people: 2}\n",
                       NULL);

    (void)state;
    assert_true(m->types[0].by_preference);
    assert_int_equal(m->types[0].n_teams, 2);
    assert_int_equal(m->types[0].teams[0], 1);
    assert_int_equal(m->types[0].teams[1], 0);
    assert_int_equal(m->types[1].n_teams, 2); /* early does not take b */
    assert_int_equal(m->types[1].teams[0], 1);
    assert_true(m->teams[0].by_preference);
    assert_int_equal(m->teams[0].n_types, 2);
    assert_int_equal(m->teams[0].types[0], 2);
    assert_int_equal(m->teams[0].types[1], 0);
    assert_int_equal(m->teams[2].n_types, 2); /* a does not want it */
    mu_model_free(m);
}

static void an_arm_is_laid_over_the_scenario(void **state)
{
    static const char text[] = HORIZON CONTACTS TEAMS "arms: {more: {teams: {desk: {people: 30}}}}\n";
    const mu_load_options                       more = { .arm = "more" };
    mu_model                                   *base = load(text, NULL), *arm = load(text, &more), *plain;
    char                                        message[200];

    (void)state;
    assert_int_equal(base->n_agents, 23);
    assert_int_equal(arm->n_agents, 30);
    assert_true(base->hash != arm->hash);
    plain = load(HORIZON CONTACTS "teams: {desk: {people: 30}}\n", NULL);
    assert_true(arm->hash == plain->hash); /* the arms themselves are not part of what is simulated */
    mu_model_free(base);
    mu_model_free(arm);
    mu_model_free(plain);
    refused(text, &(mu_load_options){ .arm = "mor" }, message, sizeof message);
    assert_string_equal(message, "unknown arm \"mor\"; did you mean \"more\"?");
    refused(HORIZON CONTACTS TEAMS, &more, message, sizeof message);
    assert_string_equal(message, "unknown arm \"more\"; this scenario has no arms");
}

static void settings_come_last_and_are_checked(void **state)
{
    static const char text[] = HORIZON CONTACTS TEAMS "arms: {more: {teams: {desk: {people: 30}}}}\n";
    const char *const set[]  = { "teams.desk.people=31", "contacts.calls.patience={mean: 4min}" };
    const char *const bad[]  = { "teams.desk.people=many" };
    mu_model         *m      = load(text, &(mu_load_options){ .arm = "more", .n_set = 2, .set = set });
    char              message[200];

    (void)state;
    assert_int_equal(m->n_agents, 31);
    assert_near(mu_dist_mean(m->types[0].patience), 240, 1e-9);
    assert_string_equal(m->arm, "more"); /* for the record of the results */
    assert_int_equal(m->n_set, 2);
    assert_string_equal(m->set[1], set[1]);
    mu_model_free(m);
    refused(text, &(mu_load_options){ .n_set = 1, .set = bad }, message, sizeof message);
    assert_string_equal(message, "a whole number from 1 to 100000");
}

static void a_setting_may_remove_what_an_arm_mentions(void **state)
{
    const char *const set[] = { "teams.extra=~" };
    mu_model         *m     = load(HORIZON CONTACTS "teams: {desk: {people: 23}, extra: {people: 2}}\n"
                                                                "arms: {pay: {teams: {extra: {pay: 3/h}}}}\n",
                                   &(mu_load_options){ .n_set = 1, .set = set });

    (void)state;
    assert_int_equal(m->n_teams, 1);
    mu_model_free(m);
}

static void a_misspelt_team_in_a_setting_is_warned_of(void **state)
{
    const char *const     set[] = { "teams.desc.people=5" };
    const mu_load_options o     = { .n_set = 1, .set = set };
    mu_diag              *diag  = mu_diag_new();
    mu_model             *m     = NULL;
    static const char text[]    = HORIZON CONTACTS TEAMS;

    (void)state;
    assert_int_equal(mu_scenario_load_text(text, strlen(text), "test", &o, diag, &m), MU_OK);
    assert_int_equal(mu_diag_warnings(diag), 1);
    assert_string_equal(mu_diag_get(diag, 0)->message, "adds a new entry \"desc\"; did you mean \"desk\"?");
    mu_model_free(m);
    mu_diag_free(diag);
}

static void the_order_of_keys_changes_nothing(void **state)
{
    mu_model *a =
        load(HORIZON "contacts: {x: {arrivals: 1/h, handle: 5min}, y: {handle: 2min, arrivals: 3/h}}\n" TEAMS,
             NULL);
    mu_model *b =
        load(TEAMS "contacts: {y: {arrivals: 3/h, handle: 2min}, x: {arrivals: 1/h, handle: 5min}}\n" HORIZON,
             NULL);
    mu_model *c =
        load(TEAMS "contacts: {y: {arrivals: 3/h, handle: 3min}, x: {arrivals: 1/h, handle: 5min}}\n" HORIZON,
             NULL);

    (void)state;
    assert_true(a->hash == b->hash);
    assert_true(a->hash != c->hash);
    assert_string_equal(b->types[0].name, "x");
    assert_near(mu_dist_mean(b->types[0].talk), 300, 1e-9);
    mu_model_free(a);
    mu_model_free(b);
    mu_model_free(c);
}

static void a_load_without_a_diag_fails_without_a_crash(void **state)
{
    mu_model *m = (mu_model *)state;

    assert_int_equal(mu_scenario_load("tests/golden/bad/unknown_key.yaml", NULL, NULL, &m), MU_ERR_VALUE);
    assert_null(m);
    mu_model_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_smallest_scenario_gets_its_defaults_from_the_table),
        cmocka_unit_test(every_key_reaches_the_model),
        cmocka_unit_test(every_distribution_has_the_mean_that_was_written),
        cmocka_unit_test(types_and_teams_are_sorted_by_name),
        cmocka_unit_test(lines_are_shared_by_all_or_in_groups),
        cmocka_unit_test(a_type_goes_to_every_team_with_all_its_skills),
        cmocka_unit_test(preference_lists_keep_their_order_on_both_sides),
        cmocka_unit_test(an_arm_is_laid_over_the_scenario),
        cmocka_unit_test(settings_come_last_and_are_checked),
        cmocka_unit_test(a_setting_may_remove_what_an_arm_mentions),
        cmocka_unit_test(a_misspelt_team_in_a_setting_is_warned_of),
        cmocka_unit_test(the_order_of_keys_changes_nothing),
        cmocka_unit_test(a_load_without_a_diag_fails_without_a_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
