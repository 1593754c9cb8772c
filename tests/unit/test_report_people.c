/* Single people and groups in table, JSON and CSV. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "experiment/people.h"
#include "report/report.h"
#include "tests/support/watch.h"

static mu_results *run_of(const mu_model *m, bool people, int threads)
{
    const mu_run_options options = { .replications = 4, .threads = threads, .people = people };
    mu_results          *r       = NULL;

    assert_int_equal(mu_experiment_run(m, &options, NULL, &r), MU_OK);
    return r;
}

/* Three calls of an hour are shared out among three, two of them with names. */
static const char small[] =
    "horizon: 1d 08:00-12:00\n"
    "contacts: {calls: {channel: phone, arrivals: {between: {fixed: 1h}}, handle: {fixed: 24min}}}\n"
    "teams: {desk: {people: [ana, 1, {name: bob, handle: {calls: 50%}}]}}\n";

static void a_small_team_is_shown_whole(void **state)
{
    mu_model   *m    = mu_test_model(small);
    mu_results *r    = run_of(m, true, 1);
    char       *text = mu_report_people(r);

    (void)state;
    /* Calls at 09:00, 10:00 and 11:00: 24 minutes, bob 12: 2 (0 + 12 + 12) / (2 * 3 * 60) */
    assert_string_equal(text, "          occupancy  95% interval  handled  95% interval  logged in\n"
                              "\n"
                              "desk: 3 people, Gini of load 0.133\n"
                              "  ana         10.0%                   1.00                    4.0 h\n"
                              "  desk 2      10.0%                   1.00                    4.0 h\n"
                              "  bob          5.0%                   1.00                    4.0 h\n");
    free(text);
    mu_results_free(r);
    mu_model_free(m);
}

static void fits(const char *text)
{
    for (const char *line = text; *line != '\0'; line = strchr(line, '\n') + 1) {
        char one[400];
        snprintf(one, sizeof one, "%.*s", (int)strcspn(line, "\n"), line);
        if (mu_text_width(one) > MU_REPORT_COLUMNS) fail_msg("too wide: %s", one);
    }
}

static void of_a_large_team_the_extremes_are_shown(void **state)
{
    mu_model *m =
        mu_test_model("horizon: 1d 08:00-12:00\n"
                      "contacts: {calls: {arrivals: 600/h, handle: {mean: 5min, cv: 1}, resolved: 80%}}\n"
                      "teams: {customer_service_north: {people: 60, absence: 10%}, b: {people: 1}}\n");
    mu_results *r = run_of(m, true, 1);

    (void)state;
    for (mu_lang lang = 0; lang < MU_LANGS; lang++) {
        char *text = mu_report_people_in(r, lang);
        int   n    = 0;
        fits(text);
        for (const char *at = text; (at = strstr(at, "  customer_servic")) != NULL; at++) n++;
        assert_int_equal(n, 10);
        assert_non_null(strstr(text, lang == MU_LANG_EN ? "... 50 others between them" : "其间还有 50 人"));
        assert_non_null(strstr(text, "people.csv"));
        free(text);
    }
    mu_results_free(r);
    mu_model_free(m);
}

static void nothing_is_told_of_people_who_were_not_asked_for(void **state)
{
    mu_model   *m    = mu_test_model(small);
    mu_results *r    = run_of(m, false, 1);
    char       *text = mu_report_people(r), *json = mu_report_json(r);
    mu_estimate e;

    (void)state;
    assert_string_equal(text, "");
    assert_null(strstr(json, "\"people\": {"));
    assert_null(strstr(json, "load_gini"));
    assert_false(mu_results_person(r, "ana", "handled", &e));
    free(text);
    free(json);
    mu_results_free(r);
    mu_model_free(m);
}

static void json_has_them_in_lists(void **state)
{
    mu_model   *m    = mu_test_model(small);
    mu_results *r    = run_of(m, true, 1);
    char       *json = mu_report_json(r);

    (void)state;
    assert_non_null(strstr(json, "    \"name\": [\"ana\", \"desk 2\", \"bob\"],\n"
                                 "    \"team\": [\"desk\", \"desk\", \"desk\"]\n"));
    assert_non_null(strstr(json, "      \"handled\": {\n"
                                 "        \"high\": [1, 1, 1],\n"
                                 "        \"low\": [1, 1, 1],\n"
                                 "        \"mean\": [1, 1, 1]\n"
                                 "      }"));
    assert_non_null(strstr(json, "\"load_gini\""));
    free(json);
    mu_results_free(r);
    mu_model_free(m);
}

static void threads_make_no_difference(void **state)
{
    mu_model *m =
        mu_test_model("horizon: 1d 08:00-12:00\n"
                      "contacts: {calls: {class: vip, arrivals: 60/h, handle: {mean: 5min, cv: 1}}}\n"
                      "teams: {desk: {people: [ana, {name: bob, handle: {calls: 50%}}, 5]}}\n");
    mu_results *a = run_of(m, true, 1), *b = run_of(m, true, 3);
    char       *x = mu_report_json(a), *y = mu_report_json(b);

    (void)state;
    assert_string_equal(x, y);
    free(x);
    free(y);
    mu_results_free(a);
    mu_results_free(b);
    mu_model_free(m);
}

static void a_steady_state_has_no_people(void **state)
{
    char                 text[600];
    const mu_run_options options = { .replications = 2, .threads = 1, .people = true };
    mu_results          *r       = NULL;
    mu_diag             *diag    = mu_diag_new();

    (void)state;
    snprintf(text, sizeof text, "%sexperiment: {steady: yes}\n", small);
    mu_model *m = mu_test_model(text);
    assert_int_equal(mu_experiment_run(m, &options, diag, &r), MU_ERR_VALUE);
    assert_null(r);
    assert_string_equal(mu_diag_get(diag, 0)->message,
                        "results of single people and a steady state exclude each other");
    mu_diag_free(diag);
    mu_model_free(m);
}

/* ---- groups --------------------------------------------------------------------------------------- */

static const char grouped[] = "horizon: 1d 08:00-12:00\n"
                              "contacts:\n"
                              "  a: {channel: phone, arrivals: 60/h, handle: {mean: 5min, cv: 1}}\n"
                              "  b: {channel: phone, arrivals: 30/h, handle: {mean: 5min, cv: 1}}\n"
                              "  c: {channel: email, arrivals: 30/h, handle: {mean: 5min, cv: 1}}\n"
                              "teams: {x: {role: L1, people: 6}, y: {people: 6}}\n";

static void groups_are_ratios_of_what_their_members_have_together(void **state)
{
    mu_model   *m = mu_test_model(grouped);
    mu_results *r = run_of(m, false, 1);
    mu_estimate a, b, phone, all, role, team;

    (void)state;
    assert_true(mu_results_value(r, "a", "offered", &a) && mu_results_value(r, "b", "offered", &b));
    assert_true(mu_results_group(r, "channel", "phone", "offered", &phone));
    assert_true(phone.mean == a.mean + b.mean);
    assert_true(mu_results_value(r, "a", "asa", &a) && mu_results_value(r, "b", "asa", &b));
    assert_true(mu_results_group(r, "channel", "phone", "asa", &phone));
    assert_true(mu_results_value(r, NULL, "asa", &all));
    assert_true(phone.mean > 0 && phone.high > phone.low);
    assert_true((phone.mean - a.mean) * (phone.mean - b.mean) <= 0); /* between the two */
    assert_true(mu_results_group(r, "role", "L1", "occupancy", &role));
    assert_true(mu_results_value(r, "x", "occupancy", &team));
    assert_memory_equal(&role, &team, sizeof role);
    assert_false(mu_results_group(r, "role", "L2", "occupancy", &role));
    assert_false(mu_results_group(r, "channel", "phone", "occupancy", &role));
    mu_results_free(r);
    mu_model_free(m);
}

static void the_table_shows_kinds_of_which_there_are_several(void **state)
{
    mu_model   *m    = mu_test_model(grouped);
    mu_results *r    = run_of(m, false, 1);
    char       *text = mu_report_text(r, NULL), *zh = mu_report_text_in(r, NULL, MU_LANG_ZH);

    (void)state;
    assert_non_null(strstr(text, "\nchannel email "));
    assert_non_null(strstr(text, "\nchannel phone "));
    assert_null(strstr(text, "role L1")); /* the only one */
    assert_non_null(strstr(zh, "渠道 phone"));
    fits(text);
    fits(zh);
    free(text);
    free(zh);
    mu_results_free(r);
    mu_model_free(m);
}

/* ---- files ---------------------------------------------------------------------------------------- */

static char *content(const char *path)
{
    FILE *f    = fopen(path, "rb");
    char *text = calloc(1, 1 << 20);

    assert_non_null(f);
    assert_non_null(text);
    text[fread(text, 1, (1 << 20) - 1, f)] = '\0';
    fclose(f);
    return text;
}

static void tables_of_people_and_groups_come_and_go(void **state)
{
    char      folder[] = "/tmp/muster-people-XXXXXX", people[80], groups[80], command[100];
    mu_model *m        = mu_test_model(small),
             *plain    = mu_test_model("horizon: 1d 08:00-12:00\n"
                                          "contacts: {calls: {arrivals: 1/h, handle: 1min}}\n"
                                          "teams: {desk: {people: 1}}\n");
    mu_results *with = run_of(m, true, 1), *without = run_of(plain, false, 1);
    mu_diag    *diag = mu_diag_new();
    struct stat found;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(people, sizeof people, "%s/people.csv", folder);
    snprintf(groups, sizeof groups, "%s/groups.csv", folder);
    assert_int_equal(mu_report_csv(with, folder, diag), MU_OK);
    char *text = content(people);
    assert_int_equal(strncmp(text, "team,person,busy_hours,busy_hours_low,busy_hours_high,cost,", 59), 0);
    assert_non_null(strstr(text, "\ndesk,ana,0.4,0.4,0.4,0,0,0,"));
    assert_non_null(strstr(text, "\ndesk,desk 2,0.4,"));
    assert_non_null(strstr(text, "\ndesk,bob,0.2,"));
    free(text);
    text = content(groups);
    assert_non_null(strstr(text, "\nchannel,phone,offered,contacts,3,0,3,3,4,3,3,3\n"));
    free(text);
    assert_int_equal(mu_report_csv(without, folder, diag), MU_OK);
    assert_int_not_equal(stat(people, &found), 0);
    assert_int_not_equal(stat(groups, &found), 0);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
    mu_diag_free(diag);
    mu_results_free(with);
    mu_results_free(without);
    mu_model_free(m);
    mu_model_free(plain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_team_is_shown_whole),
        cmocka_unit_test(of_a_large_team_the_extremes_are_shown),
        cmocka_unit_test(nothing_is_told_of_people_who_were_not_asked_for),
        cmocka_unit_test(json_has_them_in_lists),
        cmocka_unit_test(threads_make_no_difference),
        cmocka_unit_test(a_steady_state_has_no_people),
        cmocka_unit_test(groups_are_ratios_of_what_their_members_have_together),
        cmocka_unit_test(the_table_shows_kinds_of_which_there_are_several),
        cmocka_unit_test(tables_of_people_and_groups_come_and_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
