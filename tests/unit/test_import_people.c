/* A table of people becomes teams of people with names. */
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

#include "import/people.h"
#include "tests/support/watch.h"

static char folder[] = "/tmp/muster-people-XXXXXX";
static char table[64], out[64];

static int make_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL) return -1;
    snprintf(table, sizeof table, "%s/people.csv", folder);
    snprintf(out, sizeof out, "%s/out", folder);
    return 0;
}

static int remove_folder(void **state)
{
    char command[128];

    (void)state;
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

static char *read_file(const char *name)
{
    char  path[100];
    char *text = calloc(1, 1 << 16);

    snprintf(path, sizeof path, "%s/%s", out, name);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    text[fread(text, 1, (1 << 16) - 1, f)] = '\0';
    fclose(f);
    return text;
}

/* The summary, or the problems. The caller frees it. */
static char *import_with(const char *csv, mu_import_options o, bool fine)
{
    mu_diag *diag    = mu_diag_new();
    char    *summary = NULL;
    FILE    *f       = fopen(table, "w");

    assert_non_null(f);
    fputs(csv, f);
    fclose(f);
    o.folder           = out;
    o.force            = true;
    const mu_status st = mu_import_log(table, &o, diag, &summary);
    if (!fine) {
        assert_int_not_equal(st, MU_OK);
        assert_null(summary);
        summary = mu_diag_render(diag);
    } else if (st != MU_OK) {
        char *why = mu_diag_render(diag);
        print_error("%s", why);
        free(why);
        fail();
    }
    mu_diag_free(diag);
    return summary;
}

static char *import(const char *csv)
{
    return import_with(csv, mu_import_defaults(), true);
}

static void assert_says(char *text, const char *what)
{
    if (strstr(text, what) == NULL) fail_msg("\"%s\" is not in\n%s", what, text);
}

/* Handle times of 4 and 6 minutes. How many contacts each had is not known of all: a mean of 300 s. */
static const char english[] = "Name,Team,Start date,AHT (min),FCR,Pay,Contacts,Shoe size\n"
                              "Ana Maria,desk,2025-03-01,4,80%,20/h,300,38\n"
                              "bob,desk,2024-01-05,6,0.6,30,100,44\n"
                              "cleo,back office,,,,,,40\n";

static void each_is_as_fast_and_as_good_as_measured(void **state)
{
    char     *summary = import(english), *yaml = read_file("scenario.yaml"), *again = read_file("people.txt");
    mu_diag  *diag = mu_diag_new();
    mu_model *m    = NULL;
    char      path[100];

    (void)state;
    assert_says(yaml, "name: \"out\"\nhorizon: 5d 08:00-18:00 # assumed\n");
    assert_says(yaml, "  calls:\n    arrivals: 28.8/h # assumed"); /* three people at 80 % of 12 an hour */
    assert_says(yaml, "teams:\n"
                      "  desk:\n"
                      "    pay: 25/h # the mean: of those whose pay is not known\n"
                      "    people:\n"
                      "      - {name: Ana_Maria, handle: {calls: 80%}, ");
    assert_says(yaml, "resolved: {calls: 80%}, pay: 20/h} # since 2025-03-01\n");
    assert_says(yaml, "  back_office:\n    people:\n      - {name: cleo}\n");
    assert_says(summary, "people          3 in 2 teams, of 3 rows\n");
    assert_says(summary, "column          aht is \"AHT (min)\"\n");
    assert_says(summary, "not used        Shoe size\n");
    assert_string_equal(summary, again);
    snprintf(path, sizeof path, "%s/scenario.yaml", out);
    assert_int_equal(mu_scenario_load(path, NULL, diag, &m), MU_OK);
    assert_int_equal(m->n_agents, 3);
    mu_model_free(m);
    mu_diag_free(diag);
    free(summary);
    free(yaml);
    free(again);
}

static void means_go_by_contacts_where_all_have_them(void **state)
{
    char *summary = import("person,aht,handled,fcr\nana,4:00,300,80%\nbob,360,100,60%\n");
    char *yaml    = read_file("scenario.yaml");

    (void)state;
    assert_says(yaml, "handle: {mean: 270s, cv: 0.9}");
    assert_says(yaml, "{name: ana, handle: {calls: 88.889%}, resolved: {calls: 80%}}"); /* 240 of 270 */
    assert_says(yaml, "{name: bob, handle: {calls: 133.33%}, resolved: {calls: 60%}}");
    assert_says(yaml, "    resolved: 75% #");
    assert_says(yaml, "arrivals: 21.33/h #"); /* two people at 80 % of 13.33 an hour */
    free(summary);
    free(yaml);
}

static void names_of_columns_may_be_chinese(void **state)
{
    char *summary = import("姓名,班组,入职日期,平均处理时长,解决率,时薪,技能\n"
                           "王芳,一线,2024-01-05,4:30,78%,32,退款、订单\n"
                           "李雷,一线,2025-06-01,5:30,70,30,订单\n");
    char *yaml    = read_file("scenario.yaml");

    (void)state;
    assert_says(yaml, "  退款:\n");
    assert_says(yaml, "    needs: 订单\n");
    assert_says(yaml, "  一线:\n    skills: [订单, 退款]\n");
    assert_says(yaml,
                "{name: 王芳, handle: {订单: 90%, 退款: 90%}, resolved: {订单: 78%, 退款: 78%}, pay: 32/h}");
    assert_says(yaml,
                "  一线-2:\n    skills: [订单]\n"); /* who can do something else has a team of his own */
    free(summary);
    free(yaml);
}

static void what_is_not_used_is_told_by_line(void **state)
{
    char *summary = import("name,team,aht,pay,start_date,fcr\n"
                           "ana,desk,300,20,2025-01-01,80%\n"
                           ",desk,300,20,2025-01-01,80%\n"
                           "ana,back,300,20,2025-01-01,80%\n"
                           "bob,,300,20,2025-01-01,80%\n"
                           "cleo,desk,2,4000,soon,120\n"
                           "dora,desk,300,20\n");

    (void)state;
    assert_says(summary, "people          2 in 1 team, of 6 rows\n");
    assert_says(summary, "1  no name, or one of more than 64 letters\n      lines 3\n");
    assert_says(summary, "1  a name that was there before\n      lines 4\n");
    assert_says(summary, "1  no team, or one whose name has more than 64 letters\n      lines 5\n");
    assert_says(summary,
                "1  a handle time under 5 s or over 4 h is not believed: as the others\n      lines 6\n");
    assert_says(summary, "1  no pay for an hour, or more than 1000: as the others\n      lines 6\n");
    assert_says(summary, "1  a date that cannot be read: not used\n      lines 6\n");
    assert_says(summary, "1  a share solved that is none: as the others\n      lines 6\n");
    assert_says(summary, "1  more or fewer cells than the header\n      lines 7\n");
    free(summary);
}

/* Two leavers in 2 + 1 + 1 years: half of all people a year, which makes 39 %; .0605 to 1.806 a year by Garwood. */
static void who_has_left_counts_for_attrition(void **state)
{
    char *summary = import("name,start_date,end_date\nana,2024-01-01,\nbob,2024-01-01,2024-12-31\n"
                           "cleo,2024-12-31,2025-12-31\n");
    char *yaml    = read_file("scenario.yaml");

    (void)state;
    assert_says(summary, "leavers         2 in 4.0 years of all people up to 2025-12-31: 39% a year\n"
                         "                (95% interval 6% .. 84%)");
    assert_null(strstr(yaml, "bob"));
    free(summary);
    free(yaml);
}

static void columns_may_be_named(void **state)
{
    static const char *const columns[] = { "person=Who", "aht=Dauer", "fcr=" };
    mu_import_options        o         = mu_import_defaults();

    (void)state;
    o.columns     = columns;
    o.n_columns   = 3;
    char *summary = import_with("Who,Dauer,FCR\nana,200,50%\n", o, true), *yaml = read_file("scenario.yaml");
    assert_says(yaml, "{name: ana, handle: {calls: 100%}}\n");
    free(summary);
    free(yaml);
}

static void what_cannot_be_read_is_refused(void **state)
{
    static const struct {
        const char *column, *csv, *problem;
    } cases[] = {
        { NULL, "name,start_date\nana,2025-01-01\nbob,03/04/2025\n",
          "people.csv:3:5: the date \"03/04/2025\" could be two\n" },
        { "height=Inches", "name,team\nana,desk\n",
          "expected ROLE=NAME, such as aht=talk, found \"height=Inches\"" },
        { "aht", "name,team\nana,desk\n", "expected ROLE=NAME" },
        { "aht=Talk", "name,team\nana,desk\n",
          "people.csv:1: no column \"Talk\", which was to be the aht column" },
        { "aht=Talk", "who,Talk\nana,300\n", "no column with people's names" },
        { NULL, "name,team\n", "nobody in it: 0 rows" },
        { NULL, "name,end_date\nana,2024-01-01\n", "nobody in it: 1 row, and none of somebody who is there" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mu_import_options o = mu_import_defaults();
        o.columns           = &cases[i].column;
        o.n_columns         = cases[i].column != NULL;
        char *problems      = import_with(cases[i].csv, o, false);
        assert_says(problems, cases[i].problem);
        free(problems);
    }
}

static void a_log_of_calls_is_none_of_people(void **state)
{
    char *problems = import_with("name,wait,team\nana,3,desk\n", mu_import_defaults(), false);

    (void)state;
    assert_says(problems, "no column with the time of arrival");
    free(problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_as_fast_and_as_good_as_measured),
        cmocka_unit_test(means_go_by_contacts_where_all_have_them),
        cmocka_unit_test(names_of_columns_may_be_chinese),
        cmocka_unit_test(what_is_not_used_is_told_by_line),
        cmocka_unit_test(who_has_left_counts_for_attrition),
        cmocka_unit_test(columns_may_be_named),
        cmocka_unit_test(what_cannot_be_read_is_refused),
        cmocka_unit_test(a_log_of_calls_is_none_of_people),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
