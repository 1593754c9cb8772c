/* Is a table read as its writer meant it, and are problems given their true line and column? */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/text.h"

/* A file that holds `n` bytes; the name is written to `path`. */
static void write_file(char path[64], const char *bytes, size_t n)
{
    strcpy(path, ".test-csv-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *f = fdopen(fd, "wb");
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    fclose(f);
}

static mu_csv *open_text(const char *text)
{
    char    path[64];
    mu_csv *c;
    write_file(path, text, strlen(text));
    assert_int_equal(mu_csv_open(path, NULL, &c), MU_OK);
    unlink(path);
    return c;
}

static void expect_next(mu_csv *c, int line, size_t cells)
{
    mu_status st;
    assert_true(mu_csv_next(c, &st));
    assert_int_equal(st, MU_OK);
    assert_int_equal(mu_csv_line(c), line);
    assert_int_equal(mu_csv_cells(c), cells);
}

static void expect_end(mu_csv *c)
{
    mu_status st;
    assert_false(mu_csv_next(c, &st));
    assert_int_equal(st, MU_OK);
    assert_false(mu_csv_next(c, &st));
    mu_csv_close(c);
}

/* Reads the whole table and expects one problem, at `where` ("3:7", or "" for no place) that says `what`. */
static void expect_problem_in(const char *bytes, size_t n, mu_status status, const char *where,
                              const char *what)
{
    char      path[64], expected[600];
    mu_csv   *c = NULL;
    mu_diag  *d = mu_diag_new();
    mu_status st;
    write_file(path, bytes, n);
    st = mu_csv_open(path, d, &c);
    while (st == MU_OK && mu_csv_next(c, &st)) {}
    assert_int_equal(st, status);
    assert_int_equal(mu_diag_errors(d), 1);
    char *text = mu_diag_render(d);
    snprintf(expected, sizeof expected, "%s%s%s: %s", path, where[0] == '\0' ? "" : ":", where, what);
    if (strncmp(text, expected, strlen(expected)) != 0)
        fail_msg("\nexpected: %s\nfound:    %s", expected, text);
    free(text);
    mu_csv_close(c);
    mu_diag_free(d);
    unlink(path);
}

static void expect_problem(const char *text, const char *where, const char *what)
{
    expect_problem_in(text, strlen(text), MU_ERR_SYNTAX, where, what);
}

static void cells_and_columns_are_found_by_name_and_place(void **state)
{
    (void)state;
    mu_csv *c = open_text("time, Calls ,rate\n08:00,12,3.5\n08:30, 7 ,\n");
    assert_int_equal(mu_csv_columns(c), 3);
    assert_string_equal(mu_csv_column(c, 1), "Calls");
    assert_int_equal(mu_csv_find(c, "rate"), 2);
    assert_int_equal(mu_csv_find(c, "calls"), 1);
    assert_int_equal(mu_csv_find(c, "offered"), -1);
    expect_next(c, 2, 3);
    assert_string_equal(mu_csv_cell(c, 0), "08:00");
    expect_next(c, 3, 3);
    assert_string_equal(mu_csv_cell(c, 1), "7");
    assert_string_equal(mu_csv_cell(c, 2), "");
    expect_end(c);
}

static void an_exact_name_wins_over_another_case(void **state)
{
    (void)state;
    mu_csv *c = open_text("Time,time\n");
    assert_int_equal(mu_csv_find(c, "time"), 1);
    assert_int_equal(mu_csv_find(c, "TIME"), 0);
    expect_end(c);
}

static void the_separator_is_told_from_the_header(void **state)
{
    (void)state;
    static const char *const texts[] = { "a;b;c\n1,5;2 ; 3\n", "a\tb\tc\n1,5\t2\t 3\n",
                                         "\"a,,,,\";b;c\n\"1,5\";2;3\n" };
    for (size_t i = 0; i < 3; i++) {
        mu_csv *c = open_text(texts[i]);
        assert_int_equal(mu_csv_columns(c), 3);
        expect_next(c, 2, 3);
        assert_string_equal(mu_csv_cell(c, 0), "1,5");
        assert_string_equal(mu_csv_cell(c, 1), "2");
        assert_string_equal(mu_csv_cell(c, 2), "3");
        expect_end(c);
    }
}

static void quotes_keep_blanks_separators_quotes_and_line_breaks(void **state)
{
    (void)state;
    mu_csv *c = open_text("a,b\r\n \" x,y \" ,\"say \"\"hi\"\"\"\r\n\"one\r\ntwo\n\",z\r\n\"\",\"\"\"\"\n");
    expect_next(c, 2, 2);
    assert_string_equal(mu_csv_cell(c, 0), " x,y ");
    assert_string_equal(mu_csv_cell(c, 1), "say \"hi\"");
    expect_next(c, 3, 2);
    assert_string_equal(mu_csv_cell(c, 0), "one\r\ntwo\n");
    assert_string_equal(mu_csv_cell(c, 1), "z");
    expect_next(c, 6, 2);
    assert_string_equal(mu_csv_cell(c, 0), "");
    assert_string_equal(mu_csv_cell(c, 1), "\"");
    expect_end(c);
}

static void a_quote_within_a_word_is_a_letter(void **state)
{
    (void)state;
    mu_csv *c = open_text("size\n19\" rack\n");
    expect_next(c, 2, 1);
    assert_string_equal(mu_csv_cell(c, 0), "19\" rack");
    expect_end(c);
}

static void line_breaks_of_any_kind_and_blank_lines_are_counted(void **state)
{
    (void)state;
    mu_csv *c = open_text("\xef\xbb\xbf\n\na\r\n1\n\n   \n2\r3\r\n\r\n4");
    assert_string_equal(mu_csv_column(c, 0), "a");
    expect_next(c, 4, 1);
    expect_next(c, 7, 1);
    expect_next(c, 8, 1);
    assert_string_equal(mu_csv_cell(c, 0), "3");
    expect_next(c, 10, 1);
    assert_string_equal(mu_csv_cell(c, 0), "4");
    expect_end(c);
}

static void short_and_long_rows_are_rows(void **state)
{
    (void)state;
    mu_csv *c = open_text("a,b,c\n1\n1,2,3,4\n,,\n");
    expect_next(c, 2, 1);
    assert_string_equal(mu_csv_cell(c, 2), "");
    expect_next(c, 3, 4);
    assert_string_equal(mu_csv_cell(c, 3), "4");
    expect_next(c, 4, 3);
    expect_end(c);
}

static void only_a_whole_finite_number_is_a_number(void **state)
{
    (void)state;
    static const char *const wrong[] = { "x",     "",    "nan",   "inf",   "-infinity", "0x10",
                                         "1e999", "12a", "1.2.3", "1 2",   "--1",       "e5",
                                         ".",     "+",   "5e",    "1_000", "３" };
    mu_csv                  *c       = open_text("n\n12\n-0.5\n+1e3\n.5\n7.\n\"42\"\n");
    static const double      right[] = { 12, -0.5, 1000, 0.5, 7, 42 };
    double                   x;
    for (int i = 0; i < 6; i++) {
        expect_next(c, i + 2, 1);
        assert_true(mu_csv_number(c, 0, &x));
        assert_true(x == right[i]);
        assert_false(mu_csv_number(c, 1, &x));
    }
    expect_end(c);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char text[64];
        snprintf(text, sizeof text, "n\n\"%s\"\n", wrong[i]);
        c = open_text(text);
        expect_next(c, 2, 1);
        if (mu_csv_number(c, 0, &x)) fail_msg("a number: \"%s\"", wrong[i]);
        expect_end(c);
    }
}

static void columns_count_code_points_on_the_line_of_the_cell(void **state)
{
    (void)state;
    mu_csv *c = open_text("a,b,c\n客服, x,\"1\n2\",é\n");
    expect_next(c, 2, 4);
    assert_int_equal(mu_csv_col(c, 0), 1);
    assert_int_equal(mu_csv_col(c, 1), 5);
    assert_int_equal(mu_csv_col(c, 2), 7);
    assert_int_equal(mu_csv_col(c, 3), 4);
    expect_end(c);
}

static void a_table_may_be_larger_than_the_buffer(void **state)
{
    (void)state;
    mu_text text = { 0 };
    mu_text_add(&text, "id,\"word\"\r\n");
    for (int i = 0; i < 40000; i++) mu_text_addf(&text, "%d,\"w\"\"%d\n\"\r\n", i, i);
    mu_csv *c = open_text(text.bytes);
    mu_text_free(&text);
    for (int i = 0; i < 40000; i++) {
        char word[32];
        expect_next(c, 2 + 2 * i, 2);
        snprintf(word, sizeof word, "w\"%d\n", i);
        assert_string_equal(mu_csv_cell(c, 1), word);
    }
    expect_end(c);
}

static void what_cannot_be_opened_is_a_problem(void **state)
{
    (void)state;
    mu_csv  *c;
    mu_diag *d = mu_diag_new();
    assert_int_equal(mu_csv_open("/nowhere/calls.csv", d, &c), MU_ERR_IO);
    assert_null(c);
    assert_int_equal(mu_csv_open(".", d, &c), MU_ERR_IO);
    char *text = mu_diag_render(d);
    assert_string_equal(text, ".: expected a table in CSV, found a directory\n"
                              "/nowhere/calls.csv: cannot be read: No such file or directory\n");
    free(text);
    mu_diag_free(d);
    mu_csv_close(NULL);
}

static void an_empty_table_is_a_problem(void **state)
{
    (void)state;
    expect_problem("", "", "expected a table with a header row, found an empty file\n");
    expect_problem("\n \n\r\n", "", "expected a table with a header row, found an empty file\n");
}

static void bytes_that_are_no_text_are_problems_at_their_place(void **state)
{
    (void)state;
    expect_problem_in("a,b\n1,2\n3,\0\n", 12, MU_ERR_SYNTAX, "3:3", "expected text, found a NUL byte\n");
    expect_problem("a,b\n\"x\ny客\",\xbf\xcd\n", "3:5",
                   "expected text in UTF-8, found a byte that does not belong");
    expect_problem("\xff\xfe"
                   "a",
                   "1:1", "expected text in UTF-8");
}

static void quotes_that_go_wrong_are_problems_at_their_place(void **state)
{
    (void)state;
    expect_problem("a,b\n1, \"x\n\n", "2:4", "the quote that opens here is never closed\n");
    expect_problem("a,b\n1,\"x\" y\n", "2:7", "this stands behind the closing quote of its cell\n");
}

static void a_row_over_one_megabyte_is_refused(void **state)
{
    (void)state;
    size_t n    = (size_t)3 << 20;
    char  *text = malloc(n);
    memset(text, 'x', n);
    memcpy(text, "a\n1\n\"", 5);
    expect_problem_in(text, n, MU_ERR_SYNTAX, "3:1", "this row is longer than 1 MB\n");
    free(text);
}

static void nothing_is_read_after_a_failure(void **state)
{
    (void)state;
    mu_csv   *c = open_text("a\n\"x\"y\n1\n");
    mu_status st;
    assert_false(mu_csv_next(c, &st));
    assert_int_equal(st, MU_ERR_SYNTAX);
    assert_int_equal(mu_csv_cells(c), 0);
    assert_false(mu_csv_next(c, &st));
    assert_int_equal(st, MU_ERR_SYNTAX);
    mu_csv_close(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_and_columns_are_found_by_name_and_place),
        cmocka_unit_test(an_exact_name_wins_over_another_case),
        cmocka_unit_test(the_separator_is_told_from_the_header),
        cmocka_unit_test(quotes_keep_blanks_separators_quotes_and_line_breaks),
        cmocka_unit_test(a_quote_within_a_word_is_a_letter),
        cmocka_unit_test(line_breaks_of_any_kind_and_blank_lines_are_counted),
        cmocka_unit_test(short_and_long_rows_are_rows),
        cmocka_unit_test(only_a_whole_finite_number_is_a_number),
        cmocka_unit_test(columns_count_code_points_on_the_line_of_the_cell),
        cmocka_unit_test(a_table_may_be_larger_than_the_buffer),
        cmocka_unit_test(what_cannot_be_opened_is_a_problem),
        cmocka_unit_test(an_empty_table_is_a_problem),
        cmocka_unit_test(bytes_that_are_no_text_are_problems_at_their_place),
        cmocka_unit_test(quotes_that_go_wrong_are_problems_at_their_place),
        cmocka_unit_test(a_row_over_one_megabyte_is_refused),
        cmocka_unit_test(nothing_is_read_after_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
