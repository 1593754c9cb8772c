/* Tables, figures and prose for the terminal. */
#include "report_fixture.h"
#include "report/figure.h"
#include "report/report.h"
#include "report/table.h"
#include "report/words.h"

/* ---- figures -------------------------------------------------------------------------------------- */

static void assert_figure(mu_unit unit, double mean, double low, double high, const char *expected)
{
    const mu_figure f   = mu_figure_for(unit, mean, low, high, "CNY");
    mu_text         out = { 0 };

    mu_figure_value(&out, &f, mean);
    char *text = mu_text_take(&out);
    assert_string_equal(text, expected);
    free(text);
}

static void figures_have_the_unit_and_the_digits_that_people_read(void **state)
{
    (void)state;
    assert_figure(MU_UNIT_COUNT, 2880, NAN, NAN, "2 880");
    assert_figure(MU_UNIT_COUNT, 1234567.4, NAN, NAN, "1 234 567");
    assert_figure(MU_UNIT_COUNT, 12345678, NAN, NAN, "12.346 M");
    assert_figure(MU_UNIT_COUNT, 99.96, NAN, NAN, "100");
    assert_figure(MU_UNIT_COUNT, 12.34, NAN, NAN, "12.3");
    assert_figure(MU_UNIT_COUNT, 0.126, NAN, NAN, "0.13");
    assert_figure(MU_UNIT_COUNT, 0, NAN, NAN, "0");
    assert_figure(MU_UNIT_SHARE, 0.827, NAN, NAN, "82.7%");
    assert_figure(MU_UNIT_SHARE, 0.0012, NAN, NAN, "0.12%");
    assert_figure(MU_UNIT_SHARE, 0.99961, NAN, NAN, "99.961%");
    assert_figure(MU_UNIT_SHARE, 1, NAN, NAN, "100.0%");
    assert_figure(MU_UNIT_SECONDS, 7.84, NAN, NAN, "7.8 s");
    assert_figure(MU_UNIT_SECONDS, 0.571, NAN, NAN, "0.57 s");
    assert_figure(MU_UNIT_SECONDS, 316.7, NAN, NAN, "317 s");
    assert_figure(MU_UNIT_SECONDS, 735, NAN, NAN, "12.2 min");
    assert_figure(MU_UNIT_SECONDS, 36000, NAN, NAN, "10.0 h");
    assert_figure(MU_UNIT_MONEY, 6624, NAN, NAN, "6 624 CNY");
    assert_figure(MU_UNIT_MONEY, 2.389, NAN, NAN, "2.39 CNY");
    assert_figure(MU_UNIT_HOURS, 41.25, NAN, NAN, "41.2 h");
    assert_figure(MU_UNIT_SHARE, NAN, NAN, NAN, "-");
}

static void an_interval_narrower_than_the_digits_gets_more_digits(void **state)
{
    (void)state;
    assert_figure(MU_UNIT_COUNT, 2880, 2879.81, 2880.19, "2 880.0");
    assert_figure(MU_UNIT_SHARE, 0.82712, 0.82710, 0.82714, "82.712%");
    assert_figure(MU_UNIT_SHARE, 0.827, 0.827, 0.827, "82.7%");
}

static void a_negative_number_keeps_its_sign_and_its_groups(void **state)
{
    mu_text out = { 0 };
    (void)state;

    mu_figure_number(&out, -1234.5, 1);
    mu_text_add(&out, "|");
    mu_figure_number(&out, -0.01, 1);
    char *text = mu_text_take(&out);
    assert_string_equal(text, "-1 234.5|0.0");
    free(text);
}

/* ---- prose ---------------------------------------------------------------------------------------- */

static void assert_span(int64_t us, const char *expected)
{
    mu_text out = { 0 };

    mu_report_span(&out, (mu_span){ us });
    char *text = mu_text_take(&out);
    assert_string_equal(text, expected);
    free(text);
}

static void spans_are_told_in_their_largest_whole_unit(void **state)
{
    (void)state;
    assert_span(20 * MU_SECOND_US, "20 s");
    assert_span(90 * MU_SECOND_US, "90 s");
    assert_span(5 * MU_MINUTE_US, "5 min");
    assert_span(12 * MU_HOUR_US, "12 h");
    assert_span(MU_DAY_US, "24 h");
    assert_span(30 * MU_DAY_US, "30 days");
    assert_span(30000 * MU_MINUTE_US, "500 h");
    assert_span(12500000, "12.5 s");
    assert_span(0, "0 s");
}

static void long_sentences_break_at_blanks_but_not_inside_numbers(void **state)
{
    mu_text out = { 0 };
    (void)state;

    mu_report_wrap(&out, "note: ",
                   "these words are only here to fill up the line to the very place where 12 880 contacts "
                   "would be torn");
    char *text = mu_text_take(&out);
    assert_string_equal(text, "note: these words are only here to fill up the line to the very place where\n"
                              "      12 880 contacts would be torn\n");
    free(text);
}

static void wide_letters_break_anywhere_and_count_twice(void **state)
{
    mu_text out = { 0 };
    (void)state;

    mu_report_wrap(
        &out, "  ",
        "警告运行太短相邻批次相关区间偏窄请加长时间范围警告运行太短相邻批次相关区间偏窄请加长时间范围");
    char *text = mu_text_take(&out);
    assert_int_equal(widest_line(text), 80);
    assert_int_equal(strcspn(text, "\n"), 2 + 39 * 3);
    free(text);
}

static void a_word_longer_than_the_line_is_broken(void **state)
{
    char    word[101];
    mu_text out = { 0 };
    (void)state;

    memset(word, 'w', 100);
    word[100] = '\0';
    mu_report_wrap(&out, "", word);
    char *text = mu_text_take(&out);
    assert_int_equal(widest_line(text), 80);
    assert_int_equal(strlen(text), 102); /* nothing is lost */
    free(text);
}

static void words_are_filled_in_where_the_language_wants_them(void **state)
{
    mu_text out = { 0 };
    (void)state;

    mu_words_fill(&out, MU_WORD_PARTIAL, MU_LANG_EN, (const char *[3]){ "3", "40", NULL });
    mu_words_fill(&out, MU_WORD_PARTIAL, MU_LANG_ZH, (const char *[3]){ "3", "40", NULL });
    char *text = mu_text_take(&out);
    assert_string_equal(text, "PARTIAL: stopped after 3 of 40 replications."
                              "不完整：40 次重复中只完成了 3 次。");
    free(text);
}

static void every_word_exists_in_every_language(void **state)
{
    (void)state;
    for (int w = 0; w < MU_WORDS; w++)
        for (int lang = 0; lang < MU_LANGS; lang++) assert_non_null(mu_word_in((mu_word)w, (mu_lang)lang));
}

/* ---- tables --------------------------------------------------------------------------------------- */

static void columns_are_as_wide_as_their_widest_cell_by_display_width(void **state)
{
    mu_table *t   = mu_table_new("lrjl");
    mu_text   out = { 0 };
    (void)state;

    mu_table_row(t);
    mu_table_put(t, 0, "订单");
    mu_table_put(t, 1, "7");
    mu_table_put(t, 2, " s");
    mu_table_put(t, 3, "x");
    mu_table_row(t);
    mu_table_put(t, 0, "a");
    mu_table_put(t, 1, "120");
    mu_table_put(t, 2, "%");
    mu_table_row(t);
    mu_table_row(t);
    mu_table_span(t, 1, "runs on over all that follows");
    mu_table_print(t, 1, &out);
    char *text = mu_text_take(&out);
    assert_string_equal(text, " 订单    7 s  x\n"
                              " a     120%\n"
                              "\n"
                              "       runs on over all that follows\n");
    assert_int_equal(mu_table_width(t), 35);
    free(text);
    mu_table_free(t);
}

static void a_column_that_is_always_empty_takes_no_room(void **state)
{
    mu_table *t   = mu_table_new("lll");
    mu_text   out = { 0 };
    (void)state;

    mu_table_row(t);
    mu_table_put(t, 0, "a");
    mu_table_put(t, 2, "c");
    mu_table_print(t, 0, &out);
    char *text = mu_text_take(&out);
    assert_string_equal(text, "a  c\n");
    free(text);
    mu_table_free(t);
}

static void a_cell_that_could_not_be_made_fails_the_text_and_not_the_program(void **state)
{
    mu_table *t      = mu_table_new("l");
    mu_text   failed = { .failed = true }, out = { 0 };
    (void)state;

    mu_table_row(t);
    mu_table_take(t, 0, &failed);
    mu_table_print(t, 0, &out);
    assert_null(mu_text_take(&out));
    mu_table_free(t);

    mu_table_row(NULL);
    mu_table_put(NULL, 0, "x");
    mu_table_print(NULL, 0, &out);
    assert_null(mu_text_take(&out));
}

static void the_dictionary_of_measures_fits_the_terminal_and_tells_every_measure(void **state)
{
    char *text = mu_report_measures();
    char  line[256];
    (void)state;

    assert_non_null(text);
    assert_true(widest_line(text) <= 80);
    for (int i = 0; i < mu_measure_count(); i++) {
        snprintf(line, sizeof line, "\n%s · %s · ", mu_measure_at(i)->id, mu_measure_at(i)->label_en);
        assert_non_null(strstr(text, line));
    }
    assert_non_null(strstr(text, "  formula  N<=T / (N + Ab + D + M)\n"));
    assert_non_null(strstr(text, "delta method"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_have_the_unit_and_the_digits_that_people_read),
        cmocka_unit_test(an_interval_narrower_than_the_digits_gets_more_digits),
        cmocka_unit_test(a_negative_number_keeps_its_sign_and_its_groups),
        cmocka_unit_test(spans_are_told_in_their_largest_whole_unit),
        cmocka_unit_test(long_sentences_break_at_blanks_but_not_inside_numbers),
        cmocka_unit_test(wide_letters_break_anywhere_and_count_twice),
        cmocka_unit_test(a_word_longer_than_the_line_is_broken),
        cmocka_unit_test(words_are_filled_in_where_the_language_wants_them),
        cmocka_unit_test(every_word_exists_in_every_language),
        cmocka_unit_test(columns_are_as_wide_as_their_widest_cell_by_display_width),
        cmocka_unit_test(a_column_that_is_always_empty_takes_no_room),
        cmocka_unit_test(a_cell_that_could_not_be_made_fails_the_text_and_not_the_program),
        cmocka_unit_test(the_dictionary_of_measures_fits_the_terminal_and_tells_every_measure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
