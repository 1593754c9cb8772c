/* Reading and cleaning of call logs: small ones made here, and the bank's when LOG names it. */
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
#include "import/fit.h"
#include "import/survival.h"

static char path[] = "/tmp/muster-calllog-XXXXXX";

static int make_file(void **state)
{
    const int fd = mkstemp(path);
    (void)state;
    return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

static mu_call_log *read_text_with(const char *text, const mu_import_options *o, mu_diag *diag)
{
    FILE        *f = fopen(path, "w");
    mu_call_log *log;

    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    (void)mu_call_log_read(path, o, diag, &log);
    return log;
}

static mu_call_log *read_text(const char *text)
{
    const mu_import_options o    = mu_import_defaults();
    mu_diag                *diag = mu_diag_new();
    mu_call_log            *log  = read_text_with(text, &o, diag);

    assert_non_null(log);
    mu_diag_free(diag);
    return log;
}

static void usual_columns_are_found_and_calls_come_in_order(void **state)
{
    (void)state;
    mu_call_log *log = read_text("Queue,Arrival,Wait,Status,AHT,Agent\n"
                                 "sales,2026-01-05 09:00:10,12,answered,180,ann\n"
                                 "sales,2026-01-05 08:59:00,0,answered,0:02:00,bob\n"
                                 "help,2026-01-06 10:00,1:30,abandoned,0,\n");

    assert_int_equal(log->rows, 3);
    assert_int_equal(log->n, 3);
    assert_int_equal(log->out_of_order, 1);
    assert_int_equal(log->n_dates, 2);
    assert_int_equal(log->types.n, 2);
    assert_int_equal(log->agents.n, 2);
    assert_int_equal(log->call[0].line, 3);
    assert_true(log->call[0].at_s == 32340.0 && log->call[0].waited_s == 0.0 &&
                log->call[0].handle_s == 120.0);
    assert_true(log->call[1].answered && log->call[1].waited_s == 12.0);
    assert_true(!log->call[2].answered && log->call[2].waited_s == 90.0 && log->call[2].handle_s == -1.0);
    assert_int_equal(log->call[2].agent, -1);
    mu_call_log_free(log);
}

static void every_row_left_out_has_a_line_and_a_reason(void **state)
{
    (void)state;
    mu_call_log *log = read_text("date,time,wait,outcome,handle\n"
                                 "2026-01-05,9:00,5,AGENT,60\n"
                                 "2026-01-05,9:00,5,AGENT,60\n"    /* 3: duplicate */
                                 "2026-02-30,9:01,5,AGENT,60\n"    /* 4: no such date */
                                 "2026-01-05,25:00,5,AGENT,60\n"   /* 5: no such time */
                                 "2026-01-05,9:02,soon,AGENT,60\n" /* 6: wait */
                                 "2026-01-05,9:03,5,PHANTOM,60\n"  /* 7 */
                                 "2026-01-05,9:04,0,HANG,0\n"      /* 8: the menu */
                                 "2026-01-05,9:05,5,AGENT\n"       /* 9: cells */
                                 "2026-01-05,9:06,5,AGENT,0\n"     /* kept */
                                 "2026-01-05,9:07,5,AGENT,14401\n" /* kept */
                                 "2026-01-05,9:08,5,HANG,0\n");

    assert_int_equal(log->rows, 11);
    assert_int_equal(log->n, 4);
    assert_int_equal(log->quality.left_out, 7);
    assert_int_equal(mu_quality_rows(&log->quality, mu_duplicate_row), 1);
    assert_int_equal(mu_quality_rows(&log->quality, "no date that can be read"), 1);
    assert_int_equal(mu_quality_rows(&log->quality, "no time of arrival that can be read"), 1);
    assert_int_equal(mu_quality_rows(&log->quality, "the wait cannot be read"), 1);
    assert_int_equal(mu_quality_rows(&log->quality, "outcome \"PHANTOM\" is neither answered nor abandoned"),
                     1);
    assert_int_equal(mu_quality_rows(&log->quality, mu_left_in_menu), 1);
    assert_int_equal(mu_quality_rows(&log->quality, "4 cells where the header has 5"), 1);
    assert_int_equal(mu_quality_rows(&log->quality, mu_handle_of_zero), 1);
    assert_int_equal(mu_quality_rows(&log->quality, "answered with a handle time of over 4h"), 1);

    mu_text t = { 0 };
    mu_quality_print(&log->quality, &t);
    char *report = mu_text_take(&t);
    assert_non_null(strstr(report, "PHANTOM\" is neither answered nor abandoned\n      lines 7\n"));
    free(report);
    mu_call_log_free(log);
}

static void options_decide_what_a_guess_cannot(void **state)
{
    const char       *text = "arrival,wait,outcome\n2026-01-05 9:00,0,LEFT\n2026-01-05 9:00,0,LEFT\n"
                             "2026-01-05 9:01,7,TALKED\n2026-01-05 9:02,7,TEST\n";
    mu_import_options o    = mu_import_defaults();
    mu_diag          *diag = mu_diag_new();

    (void)state;
    o.handle          = "";
    o.answered        = "talked";
    o.abandoned       = "gone, left";
    o.zero_abandons   = true;
    o.keep_duplicates = true;
    mu_call_log *log  = read_text_with(text, &o, diag);
    assert_non_null(log);
    assert_int_equal(log->n, 3);
    assert_true(!log->call[0].answered && !log->call[1].answered && log->call[2].answered);
    mu_call_log_free(log);
    mu_diag_free(diag);
}

static void refused(const char *text, const mu_import_options *o, const char *message)
{
    mu_diag *diag = mu_diag_new();

    assert_null(read_text_with(text, o, diag));
    char *told = mu_diag_render(diag);
    if (strstr(told, message) == NULL) fail_msg("\"%s\" is not in\n%s", message, told);
    free(told);
    mu_diag_free(diag);
}

static void what_cannot_be_imported_is_refused_with_a_hint(void **state)
{
    mu_import_options o = mu_import_defaults();

    (void)state;
    refused("wait,outcome\n1,AGENT\n", &o, "no column with the time of arrival");
    refused("arrival,wait\n9:00,1\n", &o, "no column says which calls were answered");
    refused("arrival,wait,handle,outcome\n", &o, "no rows below the header");
    refused("arrival,wait,handle,outcome\n2026-01-05 9:00,1,60,BLUE\n", &o,
            "outcome \"BLUE\" is neither answered nor abandoned");
    refused("arrival,wait,handle,outcome\n03/04/2026 9:00,1,60,AGENT\n", &o,
            "can be read in more than one way");
    o.handle = "length";
    refused("arrival,wait,handle,outcome\n2026-01-05 9:00,1,60,AGENT\n", &o, "no column \"length\"");
}

static void an_order_of_day_and_month_settles_the_date(void **state)
{
    mu_import_options o    = mu_import_defaults();
    mu_diag          *diag = mu_diag_new();
    int64_t           third_of_april;

    (void)state;
    o.date_order     = MU_DATE_DMY;
    mu_call_log *log = read_text_with("arrival,wait,handle,outcome\n03/04/2026 9:00,1,60,AGENT\n", &o, diag);
    assert_non_null(log);
    assert_true(mu_date_parse("2026-04-03", &third_of_april));
    assert_int_equal(log->call[0].date, third_of_april);
    mu_call_log_free(log);
    mu_diag_free(diag);
}

static void without_an_outcome_the_handle_time_tells(void **state)
{
    (void)state;
    mu_call_log *log = read_text("arrival,wait,handle\n2026-01-05 9:00,5,60\n2026-01-05 9:01,5,0\n");

    assert_int_equal(log->n, 2);
    assert_true(log->call[0].answered && !log->call[1].answered);
    mu_call_log_free(log);
}

static void a_column_called_abandoned_means_the_opposite(void **state)
{
    (void)state;
    mu_call_log *log =
        read_text("arrival,wait,abandoned,handle\n2026-01-05 9:00,5,no,60\n2026-01-05 9:01,5,Yes,\n");

    assert_true(log->call[0].answered && !log->call[1].answered);
    mu_call_log_free(log);
}

static double mean_of(const double *x, int64_t n)
{
    double sum = 0.0;
    for (int64_t i = 0; i < n; i++) sum += x[i];
    return sum / (double)n;
}

/* What the documentation of the bank's log for January 1999 and an independent count say (case C-BANK-01). */
static void the_banks_january_is_read_to_the_last_call(void **state)
{
    const char       *file = getenv("LOG");
    mu_import_options o    = mu_import_defaults();
    mu_diag          *diag = mu_diag_new();
    mu_call_log      *log;
    int64_t           answered = 0, delayed = 0, n = 0;

    (void)state;
    if (file == NULL) {
        print_message("not run: needs LOG\n");
        mu_diag_free(diag);
        skip();
    }
    o.max_handle = mu_seconds(3600);
    assert_int_equal(mu_call_log_read(file, &o, diag, &log), MU_OK);
    assert_int_equal(log->rows, 31599);
    assert_int_equal(log->n_dates, 29);
    assert_int_equal(mu_words_count(&log->outcomes, "AGENT"), 27060);
    assert_int_equal(mu_words_count(&log->outcomes, "HANG"), 4299);
    assert_int_equal(mu_words_count(&log->outcomes, "PHANTOM"), 240);
    assert_int_equal(mu_words_count(&log->types, "PS"), 22998);
    assert_int_equal(mu_words_count(&log->types, "NW"), 5582);
    assert_int_equal(mu_words_count(&log->types, "NE"), 1586);
    assert_int_equal(mu_words_count(&log->types, "TT"), 972);
    assert_int_equal(mu_words_count(&log->types, "IN"), 295);
    assert_int_equal(mu_words_count(&log->types, "PE"), 164);
    assert_int_equal(log->n, 30140);
    assert_true(log->unit == 1.0);

    mu_wait_seen *seen   = MU_NEW_ARRAY(log->arena, log->n, mu_wait_seen);
    double       *handle = MU_NEW_ARRAY(log->arena, log->n, double);
    for (int64_t i = 0; i < log->n; i++) {
        const mu_call *c = &log->call[i];

        answered += c->answered;
        delayed += c->waited_s > 0.0;
        seen[i] = (mu_wait_seen){ c->waited_s, !c->answered };
        if (c->handle_s > 0.0) handle[n++] = c->handle_s;
    }
    assert_int_equal(log->n - answered, 3080);
    assert_true(fabs((double)delayed / (double)log->n - 0.5529) < 0.00005);

    mu_fits     fits;
    mu_survival s;
    assert_int_equal(mu_fit_all(handle, n, 1.0, &fits), MU_OK);
    assert_int_equal(n, 26779);
    assert_true(fabs(fits.mean - 184.71) < 0.01 && fabs(mean_of(handle, n) - 184.71) < 0.01);
    assert_true(fabs(fits.sd - 223.96) < 0.01);
    assert_true(fits.median == 114.0);
    assert_int_equal(mu_survival_fit(log->arena, seen, log->n, &s), MU_OK);
    assert_true(fabs(s.exposure_s / (double)s.n - 37.7) < 0.01);
    assert_true(mu_survival_time(&s, 0.75) == 100.0);
    assert_true(mu_survival_time(&s, 0.50) == 311.0);
    assert_true(mu_survival_time(&s, 0.25) == 704.0);
    assert_true(fabs(mu_survival_exponential(&s).mean_s - 368.9) < 0.02);
    mu_call_log_free(log);
    mu_diag_free(diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(usual_columns_are_found_and_calls_come_in_order),
        cmocka_unit_test(every_row_left_out_has_a_line_and_a_reason),
        cmocka_unit_test(options_decide_what_a_guess_cannot),
        cmocka_unit_test(what_cannot_be_imported_is_refused_with_a_hint),
        cmocka_unit_test(an_order_of_day_and_month_settles_the_date),
        cmocka_unit_test(without_an_outcome_the_handle_time_tells),
        cmocka_unit_test(a_column_called_abandoned_means_the_opposite),
        cmocka_unit_test(the_banks_january_is_read_to_the_last_call),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
