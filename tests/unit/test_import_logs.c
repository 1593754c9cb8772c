/* Logs as people have them: other headers, missing columns, few days. Whatever is written loads, or it is refused. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "import/calllog.h"
#include "model/model.h"

static char folder[] = "/tmp/muster-logs-XXXXXX";
static char log_path[64], scenario[64];

static int make_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL) return -1;
    snprintf(log_path, sizeof log_path, "%s/calls.csv", folder);
    snprintf(scenario, sizeof scenario, "%s/scenario.yaml", folder);
    return 0;
}

static int remove_folder(void **state)
{
    char command[128];

    (void)state;
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

/* `days` days from Monday the 5th of January 2026, weekends only when asked for: 60 calls a day from 9:00 to 12:00,
 * each fifth waits and each tenth gives up. The row's cells in the order arrival, wait, outcome, handle. */
static void write_log(const char *header, int days, bool weekends)
{
    FILE *f = fopen(log_path, "w");
    char  date[24];

    assert_non_null(f);
    fprintf(f, "%s\n", header);
    for (int d = 0; d < days; d++) {
        int64_t first;

        if (!weekends && d % 7 > 4) continue;
        assert_true(mu_date_parse("2026-01-05", &first));
        mu_date_print(first + d, date, sizeof date);
        for (int i = 0; i < 60; i++)
            fprintf(f, "%s %02d:%02d,%d,%s,%d\n", date, 9 + i / 20, i % 20 * 3, i % 5 == 0 ? 2 + i : 0,
                    i % 10 == 0 ? "abandoned" : "answered", i % 10 == 0 ? 0 : 60 + i * 7 % 120);
    }
    fclose(f);
}

/* Imports, and loads what was written; *told is what was said (the caller frees it). NULL when refused. */
static mu_model *import_with(mu_import_options o, char **told)
{
    mu_diag  *diag    = mu_diag_new();
    char     *summary = NULL;
    mu_model *m       = NULL;

    o.folder = folder;
    if (mu_import_log(log_path, &o, diag, &summary) == MU_OK) {
        mu_diag *loading = mu_diag_new();
        if (mu_scenario_load(scenario, NULL, loading, &m) != MU_OK) fail_msg("%s", mu_diag_render(loading));
        mu_diag_free(loading);
    }
    *told = mu_diag_render(diag);
    free(summary);
    mu_diag_free(diag);
    return m;
}

static mu_import_options replacing(void)
{
    mu_import_options o = mu_import_defaults();
    o.force             = true;
    return o;
}

static void said(char *told, const char *words)
{
    if (strstr(told, words) == NULL) fail_msg("\"%s\" is not in\n%s", words, told);
    free(told);
}

static void headers_with_blanks_case_and_units_are_understood(void **state)
{
    static const char *const headers[] = { "Call Time,Queue Time,Status,Talk Time [sec]",
                                           "ARRIVED AT,Wait (s),Disposition,Handle-Time",
                                           "CallTime,wait time secs,Result,AHT (seconds)" };
    char                    *told;

    (void)state;
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        write_log(headers[i], 5, true);
        mu_model *m = import_with(replacing(), &told);
        if (m == NULL) fail_msg("%s: %s", headers[i], told);
        assert_string_equal(told, "");
        assert_true(fabs(mu_dist_mean(m->types[0].talk) - 120.0) < 10.0);
        assert_true(mu_dist_mean(m->types[0].patience) < 1e4);
        free(told);
        mu_model_free(m);
    }
}

static void minutes_in_a_header_are_minutes(void **state)
{
    mu_import_options o    = mu_import_defaults();
    mu_diag          *diag = mu_diag_new();
    mu_call_log      *log  = NULL;

    (void)state;
    FILE *f = fopen(log_path, "w");
    assert_non_null(f);
    fprintf(f, "arrival,Wait (min),outcome,handle_min\n2026-01-05 9:00,1.1,answered,2\n"
               "2026-01-05 9:01,0:30,answered,90s\n");
    fclose(f);
    assert_int_equal(mu_call_log_read(log_path, &o, diag, &log), MU_OK);
    assert_true(log->call[0].waited_s == 66.0 && log->call[0].handle_s == 120.0);
    assert_true(log->call[1].waited_s == 30.0 && log->call[1].handle_s == 90.0);
    assert_string_equal(log->header[0], "arrival");
    assert_null(log->header[2]);
    mu_call_log_free(log);
    mu_diag_free(diag);
}

static void a_needed_column_that_is_missing_is_named_with_its_option(void **state)
{
    char *told;

    (void)state;
    write_log("arrival,Patience,outcome,handle", 5, true);
    assert_null(import_with(replacing(), &told));
    assert_non_null(strstr(told, "--wait COLUMN"));
    said(told, "the columns are arrival, Patience, outcome, handle");

    write_log("arrival,wait,outcome,effort", 5, true);
    assert_null(import_with(replacing(), &told));
    said(told, "--handle COLUMN");
}

static void without_waits_patience_is_unknown_and_the_scenario_loads(void **state)
{
    mu_import_options o = replacing();
    char             *told;

    (void)state;
    o.wait = "";
    write_log("arrival,wait,outcome,handle", 5, true);
    mu_model *m = import_with(o, &told);
    assert_non_null(m);
    assert_null(m->types[0].patience);
    free(told);
    mu_model_free(m);
}

static void callers_who_all_left_at_once_give_a_scenario_that_loads(void **state)
{
    static const char *const times[][2] = { { "60.125", "12345.678" }, { "60", "12345" } };
    mu_import_options        o          = replacing();
    char                    *told;

    (void)state;
    o.zero_abandons = true;
    for (int clock = 0; clock < 2; clock++) { /* exact, and in whole seconds */
        FILE *f = fopen(log_path, "w");
        assert_non_null(f);
        fprintf(f, "arrival,wait,outcome,handle\n");
        for (int i = 0; i < 200; i++)
            fprintf(f, "2026-01-05 09:%02d:%02d,0,%s,%s\n", i / 4, i % 4, i % 2 == 0 ? "lost" : "answered",
                    times[clock][i / 100]);
        fclose(f);
        mu_model *m = import_with(o, &told);
        assert_non_null(m);
        assert_null(m->types[0].patience);
        free(told);
        mu_model_free(m);
    }
}

static void a_single_call_gives_a_scenario_that_loads(void **state)
{
    static const char *const calls[] = { "0,answered,60", "0.5,answered,12345.6789", "70,answered,0.001" };
    char                    *told;

    (void)state;
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
        FILE *f = fopen(log_path, "w");
        assert_non_null(f);
        fprintf(f, "arrival,wait,outcome,handle\n2026-01-05 9:00,%s\n", calls[i]);
        fclose(f);
        mu_model *m = import_with(replacing(), &told);
        assert_non_null(m);
        free(told);
        mu_model_free(m);
    }
}

static void a_log_of_forty_days_is_simulated_from_its_first_to_its_last(void **state)
{
    char *told;

    (void)state;
    write_log("arrival,wait,outcome,handle", 40, false);
    mu_model *m = import_with(replacing(), &told);
    int64_t   first;
    assert_non_null(m);
    assert_true(mu_date_parse("2026-01-05", &first));
    assert_int_equal(m->calendar.start_date, first);
    assert_int_equal(m->calendar.n_days, 40);
    assert_int_equal(m->actual[0].day, m->calendar.start_date);
    free(told);
    mu_model_free(m);
}

static void a_longer_log_than_can_be_simulated_keeps_its_first_days(void **state)
{
    char *told;

    (void)state;
    write_log("arrival,wait,outcome,handle", 100, true);
    mu_model *m = import_with(replacing(), &told);
    assert_non_null(m);
    assert_int_equal(m->calendar.n_days, 92);
    assert_int_equal(m->actual[0].day, m->calendar.start_date);
    said(told, "the first 92");
    mu_model_free(m);
}

static void weekdays_that_were_not_fitted_have_the_calls_and_people_of_the_others(void **state)
{
    mu_import_options o = replacing();
    char             *told;

    (void)state;
    o.fit = MU_DAYS_ODD; /* the 5th, 7th and 9th: Monday, Wednesday and Friday */
    write_log("arrival,wait,outcome,handle", 5, true);
    mu_model     *m       = import_with(o, &told);
    const mu_time tuesday = { 10 * MU_HOUR_US }; /* the horizon starts on Tuesday the 6th */
    assert_non_null(m);
    assert_int_equal(m->calendar.n_days, 3);
    assert_true(fabs(mu_model_rate(m, 0, tuesday) - 20.0) < 0.1);
    assert_true(mu_model_on_duty(m, 0, tuesday) > 0);
    said(told, "tue, thu");
    mu_model_free(m);
}

static void a_scenario_that_is_there_is_only_replaced_by_force(void **state)
{
    mu_import_options o = replacing();
    char             *told;

    (void)state;
    write_log("arrival,wait,outcome,handle", 5, true);
    mu_model_free(import_with(o, &told));
    free(told);
    o.force = false;
    assert_null(import_with(o, &told));
    assert_non_null(strstr(told, "there is a scenario already"));
    said(told, "--force");
}

static void what_the_log_leaves_open_is_said(void **state)
{
    mu_import_options o = replacing();
    char             *told;

    (void)state;
    write_log("arrival,wait,remark,handle", 5, true);
    mu_model_free(import_with(o, &told));
    said(told, "no outcome column was found");

    write_log("arrival,wait,outcome,handle", 5, true);
    o.abandoned = "lost";
    mu_model_free(import_with(o, &told));
    said(told, "30 of 300 rows have an unknown outcome: \"abandoned\" 30");
}

static char *report_of(const char *name)
{
    char  path[96];
    char *text = calloc(1, 1 << 16);

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    assert_non_null(text);
    assert_true(fread(text, 1, (1 << 16) - 1, f) > 0);
    fclose(f);
    return text;
}

static void the_reports_fit_a_terminal_and_say_which_column_was_what(void **state)
{
    static const char *const names[] = { "import.txt", "data-quality.txt" };
    char                    *told;

    (void)state;
    FILE *f = fopen(log_path, "w");
    assert_non_null(f);
    fprintf(f, "Arrival Time,Queue,Time in Queue (s),Outcome,Handle Time,Agent,Priority\n");
    for (int i = 0; i < 900; i++) {
        const bool left = i % 7 == 0;
        fprintf(f, "2026-01-%02d %02d:%02d:%02d,%s,%d,%s,%d,agent %d,%d\n", 5 + i % 10, 8 + i / 10 % 9,
                i / 90 * 6, i % 60, i % 2 ? "\"Support, Tier-1\"" : "Bestellungen \u00fcber das Webportal",
                (left ? 1 : 0) + i % 90, left ? "abandoned" : "answered", left ? 0 : 100000 / (1 + i) + 30,
                i % 12, i % 3);
    }
    fclose(f);
    mu_import_options o = replacing();
    o.head_start        = "2=90s";
    mu_model_free(import_with(o, &told));
    free(told);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *text = report_of(names[i]);
        for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"))
            if (mu_text_width(line) > 80) fail_msg("%s: over 80 columns:\n%s", names[i], line);
        free(text);
    }
    char *text = report_of("import.txt");
    assert_non_null(strstr(text, "arrival = \"Arrival Time\", type = \"Queue\""));
    assert_non_null(strstr(text, "  Support_Tier-1 "));
    said(text, "-2 means type ");
}

static void one_call_is_told_in_the_singular_and_without_nan(void **state)
{
    char *told;

    (void)state;
    FILE *f = fopen(log_path, "w");
    assert_non_null(f);
    fprintf(f, "arrival,wait,outcome,handle\n2026-01-05 9:00,0,answered,60\n");
    fclose(f);
    mu_model_free(import_with(replacing(), &told));
    free(told);
    char *text = report_of("import.txt");
    assert_non_null(strstr(text, ": 1 row, 1 call kept, 0 left out\n1 day with calls, 2026-01-05\n"));
    assert_null(strstr(text, "nan"));
    assert_null(strstr(text, "0.000"));
    free(text);
    text = report_of("data-quality.txt");
    assert_null(strstr(text, "earlier than the row"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_with_blanks_case_and_units_are_understood),
        cmocka_unit_test(minutes_in_a_header_are_minutes),
        cmocka_unit_test(a_needed_column_that_is_missing_is_named_with_its_option),
        cmocka_unit_test(without_waits_patience_is_unknown_and_the_scenario_loads),
        cmocka_unit_test(callers_who_all_left_at_once_give_a_scenario_that_loads),
        cmocka_unit_test(a_single_call_gives_a_scenario_that_loads),
        cmocka_unit_test(a_log_of_forty_days_is_simulated_from_its_first_to_its_last),
        cmocka_unit_test(a_longer_log_than_can_be_simulated_keeps_its_first_days),
        cmocka_unit_test(weekdays_that_were_not_fitted_have_the_calls_and_people_of_the_others),
        cmocka_unit_test(a_scenario_that_is_there_is_only_replaced_by_force),
        cmocka_unit_test(what_the_log_leaves_open_is_said),
        cmocka_unit_test(the_reports_fit_a_terminal_and_say_which_column_was_what),
        cmocka_unit_test(one_call_is_told_in_the_singular_and_without_nan),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
