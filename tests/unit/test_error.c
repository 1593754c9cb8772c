/* Are problems kept, sorted and told with a caret that stands where the eye expects it? */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"

static void expect_text(const mu_diag *d, const char *expected)
{
    char *text = mu_diag_render(d);
    assert_non_null(text);
    if (strcmp(text, expected) != 0) fail_msg("\nexpected:\n%s\nfound:\n%s", expected, text);
    free(text);
}

/* One problem "bad" at line 1, `col`, underlining `length`, in a file that holds `source`. */
static void expect_caret(const char *source, int col, int length, const char *expected)
{
    mu_diag *d = mu_diag_new();
    mu_diag_source(d, "f.yaml", source, strlen(source));
    mu_diag_add(d, (mu_problem){ MU_ERR_VALUE, { "f.yaml", 1, col, length }, .message = "bad" });
    char *text  = mu_diag_render(d);
    char *lines = strchr(text, '\n') + 1;
    if (strcmp(lines, expected) != 0) fail_msg("\nexpected:\n%s\nfound:\n%s", expected, lines);
    free(text);
    mu_diag_free(d);
}

static void a_problem_is_told_with_its_line_a_caret_and_a_hint(void **state)
{
    (void)state;
    mu_diag *d = mu_diag_new();
    char     source[400];
    memset(source, '\n', 40);
    strcpy(source + 40, "      early: {hours: 8-17h, people: 35}\n");
    mu_diag_source(d, "scenarios/retail.yaml", source, strlen(source));
    assert_int_equal(mu_diag_add(d, (mu_problem){ .status   = MU_ERR_VALUE,
                                                  .at       = { "scenarios/retail.yaml", 41, 22, 5 },
                                                  .path     = "teams.frontline.shifts.early.hours",
                                                  .expected = "a time span such as 08:00-17:00",
                                                  .found    = "\"8-17h\"",
                                                  .hint     = "write it as 08:00-17:00" }),
                     MU_ERR_VALUE);
    expect_text(
        d, "scenarios/retail.yaml:41:22: teams.frontline.shifts.early.hours: expected a time span such as "
           "08:00-17:00, found \"8-17h\"\n"
           "   41 |       early: {hours: 8-17h, people: 35}\n"
           "      |                      ^~~~~\n"
           "   hint: write it as 08:00-17:00\n");
    mu_diag_free(d);
}

static void what_is_unknown_is_left_out(void **state)
{
    (void)state;
    mu_diag *d = mu_diag_new();
    mu_diag_add(d, (mu_problem){ .status = MU_ERR_IO });
    mu_diag_add(d, (mu_problem){ .status = MU_ERR_IO, .at = { "a.csv", 0, 7, 0 }, .found = "nothing" });
    mu_diag_add(d, (mu_problem){ .status = MU_ERR_IO, .at = { "a.csv", 3, 0, 0 }, .expected = "a row" });
    mu_diag_addf(d, MU_ERR_VALUE, (mu_where){ "b.csv", 1, 2, 3 }, "x.y", NULL, "row %d", 7);
    expect_text(d, "io error\na.csv: found nothing\na.csv:3: expected a row\nb.csv:1:2: x.y: row 7\n");
    mu_diag_free(d);
}

static void a_warning_says_so_and_is_no_error(void **state)
{
    (void)state;
    mu_diag *d = mu_diag_new();
    mu_diag_add(d, (mu_problem){ .at = { "f.yaml", 2, 1, 0 }, .message = "busy", .warning = true });
    assert_int_equal(mu_diag_status(d), MU_OK);
    assert_int_equal(mu_diag_errors(d), 0);
    assert_int_equal(mu_diag_warnings(d), 1);
    expect_text(d, "f.yaml:2:1: warning: busy\n");
    mu_diag_add(d, (mu_problem){ .status = MU_ERR_SYNTAX, .message = "first" });
    mu_diag_add(d, (mu_problem){ .status = MU_ERR_IO, .message = "second" });
    assert_int_equal(mu_diag_status(d), MU_ERR_SYNTAX);
    mu_diag_free(d);
}

static void problems_are_sorted_by_place_and_otherwise_stay_in_order(void **state)
{
    (void)state;
    mu_diag *d    = mu_diag_new();
    mu_where at[] = {
        { "b", 1, 1, 0 }, { "a", 2, 1, 0 }, { "a", 1, 9, 0 }, { "a", 1, 2, 0 }, { "a", 1, 2, 0 }
    };
    const char *say[] = { "six", "five", "four", "two", "three" };
    for (int i = 0; i < 5; i++)
        mu_diag_add(d, (mu_problem){ .status = MU_ERR_VALUE, .at = at[i], .message = say[i] });
    mu_diag_add(d, (mu_problem){ .status = MU_ERR_VALUE, .at = { "a", 0, 0, 0 }, .message = "one" });
    expect_text(d, "a: one\na:1:2: two\na:1:2: three\na:1:9: four\na:2:1: five\nb:1:1: six\n");
    assert_string_equal(mu_diag_get(d, 0)->message, "six");
    assert_null(mu_diag_get(d, 6));
    mu_diag_free(d);
}

static void the_same_problem_is_told_once(void **state)
{
    (void)state;
    mu_diag *d = mu_diag_new();
    mu_diag_add(d, (mu_problem){ .status = MU_ERR_VALUE, .at = { "a", 1, 1, 1 }, .message = "twice" });
    mu_diag_add(d, (mu_problem){ .status = MU_ERR_VALUE, .at = { "a", 1, 1, 1 }, .message = "twice" });
    mu_diag_add(d, (mu_problem){ .status = MU_ERR_VALUE, .at = { "a", 1, 2, 1 }, .message = "twice" });
    assert_int_equal(mu_diag_errors(d), 2);
    mu_diag_free(d);
}

static void strings_are_copied(void **state)
{
    (void)state;
    mu_diag *d      = mu_diag_new();
    char     file[] = "f.yaml", found[] = "\"5\"";
    mu_diag_add(d, (mu_problem){ .status = MU_ERR_VALUE, .at = { file, 1, 1, 0 }, .found = found });
    file[0] = found[1] = '#';
    expect_text(d, "f.yaml:1:1: found \"5\"\n");
    mu_diag_free(d);
}

static void two_hundred_errors_are_kept_and_warnings_do_not_crowd_them_out(void **state)
{
    (void)state;
    mu_diag *d = mu_diag_new();
    for (int i = 0; i < 1000; i++) {
        mu_diag_add(d, (mu_problem){ .at = { "w", i, 1, 0 }, .message = "w", .warning = true });
    }
    for (int i = 0; i < 300; i++) mu_diag_addf(d, MU_ERR_VALUE, (mu_where){ 0 }, NULL, NULL, "%d", i);
    assert_int_equal(mu_diag_errors(d), 300);
    assert_int_equal(mu_diag_warnings(d), 1000);
    assert_int_equal(mu_diag_count(d), 400);
    char *text = mu_diag_render(d);
    assert_non_null(strstr(text, "and 900 more like these\n"));
    free(text);
    mu_diag_free(d);
}

static void a_long_text_loses_its_middle_but_not_its_quotes(void **state)
{
    (void)state;
    mu_diag *d = mu_diag_new();
    char     found[30000];
    for (size_t i = 0; i < 9999; i++) memcpy(found + 3 * i, "客", 3);
    found[0] = found[1] = found[2] = '"';
    strcpy(found + 3 * 9998, "\"");
    mu_diag_add(d, (mu_problem){ .status = MU_ERR_VALUE, .found = found });
    const char *kept = mu_diag_get(d, 0)->found;
    assert_true(strlen(kept) < 400);
    assert_int_equal(kept[0], '"');
    assert_int_equal(kept[strlen(kept) - 1], '"');
    assert_non_null(strstr(kept, "客…客"));
    mu_diag_free(d);
}

static void a_message_of_any_length_is_formatted(void **state)
{
    (void)state;
    mu_diag *d    = mu_diag_new();
    char    *word = malloc(100001);
    for (size_t i = 0; i < 100000; i++) word[i] = "\xe5\xae\xa2"[i % 3];
    word[100000] = '\0';
    mu_diag_addf(d, MU_ERR_VALUE, (mu_where){ 0 }, NULL, NULL, "x%s", word);
    char *text = mu_diag_render(d);
    assert_null(strstr(text, "\\x"));
    free(text);
    free(word);
    mu_diag_free(d);
}

static void the_caret_is_true_under_chinese(void **state)
{
    (void)state;
    expect_caret("name: 客服 x: 坏值 # 注", 13, 2,
                 "    1 | name: 客服 x: 坏值 # 注\n"
                 "      |               ^~~~\n");
    expect_caret("e\xcc\x81: bad", 5, 3, "    1 | e\xcc\x81: bad\n      |    ^~~\n");
}

static void control_characters_are_shown_and_the_caret_knows(void **state)
{
    (void)state;
    expect_caret("a:\tb\x1b[31mc", 4, 1, "    1 | a:\\tb\\x1b[31mc\n      |     ^\n");
    expect_caret("\tb: 1", 1, 1, "    1 | \\tb: 1\n      | ^~\n");
    expect_caret("x\xe2\x80\xae: \xff!", 5, 1, "    1 | x\\u202e: \\xff!\n      |          ^~~~\n");
    mu_diag *d = mu_diag_new();
    mu_diag_add(d, (mu_problem){ .status = MU_ERR_VALUE, .found = "\"a\nb\x07\"", .hint = "\x1b" });
    expect_text(d, "found \"a\\nb\\x07\"\n   hint: \\x1b\n");
    mu_diag_free(d);
}

static void the_caret_stays_within_the_line(void **state)
{
    (void)state;
    expect_caret("ab: c\r\nnext", 5, 90, "    1 | ab: c\n      |     ^\n");
    expect_caret("ab:", 4, 0, "    1 | ab:\n      |    ^\n");
    expect_caret("ab:", 400, 7, "    1 | ab:\n      |    ^\n");
    expect_caret("ab:", 0, 0, "    1 | ab:\n");
    expect_caret("\nab:", 1, 0, "");
    expect_caret("", 1, 0, "");
}

/* Checks that a window holds the caret under the right letter, and is about 100 columns wide. */
static void expect_window(const char *source, int col, char underlined)
{
    mu_diag *d = mu_diag_new();
    mu_diag_source(d, "f", source, strlen(source));
    mu_diag_add(d, (mu_problem){ MU_ERR_VALUE, { "f", 1, col, 3 }, .message = "bad" });
    char *text    = mu_diag_render(d);
    char *line    = strchr(text, '\n') + 1;
    char *caret   = strchr(line, '\n') + 1;
    long  columns = strchr(caret, '^') - caret;
    /* The leading ellipsis is three bytes but one column. */
    long bytes = columns + (strncmp(line + 8, "…", 3) == 0 ? 2 : 0);
    assert_int_equal(line[bytes], underlined);
    assert_true(caret - line < 120);
    assert_true(strstr(caret, "^~~\n") != NULL);
    free(text);
    mu_diag_free(d);
}

static void a_very_long_line_is_windowed_around_the_caret(void **state)
{
    (void)state;
    char *source = malloc(2000001);
    memset(source, 'a', 2000000);
    source[2000000]         = '\0';
    static const int cols[] = { 1, 30, 99, 101, 1000, 1999900, 1999998 };
    for (size_t i = 0; i < sizeof cols / sizeof cols[0]; i++) {
        source[cols[i] - 1] = 'X';
        expect_window(source, cols[i], 'X');
        source[cols[i] - 1] = 'a';
    }
    free(source);
}

static void a_windowed_line_has_an_ellipsis_on_either_side(void **state)
{
    (void)state;
    char source[301] = "", expected[400] = "    1 | …";
    for (int i = 0; i < 30; i++) strcat(source, "0123456789");
    for (int i = 0; i < 10; i++) strcat(expected, "0123456789");
    strcat(expected, "…\n      |                                          ^~\n");
    expect_caret(source, 141, 2, expected);
}

static void many_problems_in_one_long_line_are_told_quickly(void **state)
{
    (void)state;
    size_t   n    = (size_t)16 << 20;
    char    *text = malloc(n);
    mu_diag *d    = mu_diag_new();
    memset(text, 'a', n);
    mu_diag_source(d, "f", text, n);
    for (int i = 0; i < 200; i++) {
        mu_diag_add(d, (mu_problem){ MU_ERR_VALUE, { "f", 1, (int)n - i * 10, 3 }, .message = "bad" });
    }
    char *shown = mu_diag_render(d);
    assert_non_null(shown);
    free(shown);
    free(text);
    mu_diag_free(d);
}

static void the_line_is_found_whatever_the_line_breaks(void **state)
{
    (void)state;
    mu_diag    *d      = mu_diag_new();
    const char *source = "one\r\ntwo\rthree\nfour";
    mu_diag_source(d, "f", source, strlen(source));
    for (int i = 4; i >= 1; i--)
        mu_diag_add(d, (mu_problem){ MU_ERR_VALUE, { "f", i, 1, 1 }, .message = "x" });
    mu_diag_add(d, (mu_problem){ MU_ERR_VALUE, { "f", 5, 1, 1 }, .message = "beyond" });
    expect_text(d, "f:1:1: x\n    1 | one\n      | ^\n"
                   "f:2:1: x\n    2 | two\n      | ^\n"
                   "f:3:1: x\n    3 | three\n      | ^\n"
                   "f:4:1: x\n    4 | four\n      | ^\n"
                   "f:5:1: beyond\n");
    mu_diag_free(d);
}

static void a_second_source_of_the_same_name_replaces_the_first(void **state)
{
    (void)state;
    mu_diag *d = mu_diag_new();
    mu_diag_source(d, "--set a", "a=1", 3);
    mu_diag_source(d, "--set a", "a=2", 3);
    mu_diag_add(d, (mu_problem){ MU_ERR_VALUE, { "--set a", 1, 3, 1 }, .message = "x" });
    expect_text(d, "--set a:1:3: x\n    1 | a=2\n      |   ^\n");
    mu_diag_free(d);
}

static void no_diag_keeps_nothing_and_never_fails(void **state)
{
    (void)state;
    assert_int_equal(mu_diag_add(NULL, (mu_problem){ .status = MU_ERR_IO }), MU_ERR_IO);
    assert_int_equal(mu_diag_addf(NULL, MU_ERR_VALUE, (mu_where){ 0 }, NULL, NULL, "%d", 1), MU_ERR_VALUE);
    mu_diag_source(NULL, "f", "x", 1);
    assert_int_equal(mu_diag_count(NULL), 0);
    assert_int_equal(mu_diag_status(NULL), MU_OK);
    expect_text(NULL, "");
    mu_diag_free(NULL);
}

static void every_status_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int a = MU_OK; a <= MU_ERR_INTERNAL; a++) {
        assert_string_not_equal(mu_status_name((mu_status)a), "unknown");
        for (int b = MU_OK; b < a; b++) {
            assert_string_not_equal(mu_status_name((mu_status)a), mu_status_name((mu_status)b));
        }
    }
}

static void a_failed_assertion_says_how_to_replay(void **state)
{
    (void)state;
    int pipe_ends[2];
    assert_int_equal(pipe(pipe_ends), 0);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        dup2(pipe_ends[1], STDERR_FILENO);
        mu_assert_at = (mu_assert_context){ .seed = 7, .replication = 37, .now_us = 1500000 };
        mu_assert(1 + 1 == 3);
        _exit(0);
    }
    close(pipe_ends[1]);
    char   text[500] = "";
    size_t n         = 0;
    for (ssize_t got; (got = read(pipe_ends[0], text + n, sizeof text - 1 - n)) > 0;) n += (size_t)got;
    int status;
    waitpid(child, &status, 0);
    close(pipe_ends[0]);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    assert_non_null(strstr(text, "test_error.c:"));
    assert_non_null(strstr(text, ": 1 + 1 == 3"));
    assert_non_null(strstr(text, "seed 7, replication 37, simulated time 1.500000 s"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_problem_is_told_with_its_line_a_caret_and_a_hint),
        cmocka_unit_test(what_is_unknown_is_left_out),
        cmocka_unit_test(a_warning_says_so_and_is_no_error),
        cmocka_unit_test(problems_are_sorted_by_place_and_otherwise_stay_in_order),
        cmocka_unit_test(the_same_problem_is_told_once),
        cmocka_unit_test(strings_are_copied),
        cmocka_unit_test(two_hundred_errors_are_kept_and_warnings_do_not_crowd_them_out),
        cmocka_unit_test(a_long_text_loses_its_middle_but_not_its_quotes),
        cmocka_unit_test(a_message_of_any_length_is_formatted),
        cmocka_unit_test(the_caret_is_true_under_chinese),
        cmocka_unit_test(control_characters_are_shown_and_the_caret_knows),
        cmocka_unit_test(the_caret_stays_within_the_line),
        cmocka_unit_test(a_very_long_line_is_windowed_around_the_caret),
        cmocka_unit_test(a_windowed_line_has_an_ellipsis_on_either_side),
        cmocka_unit_test(many_problems_in_one_long_line_are_told_quickly),
        cmocka_unit_test(the_line_is_found_whatever_the_line_breaks),
        cmocka_unit_test(a_second_source_of_the_same_name_replaces_the_first),
        cmocka_unit_test(no_diag_keeps_nothing_and_never_fails),
        cmocka_unit_test(every_status_has_a_name_of_its_own),
        cmocka_unit_test(a_failed_assertion_says_how_to_replay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
