/* Are spans, times of day and dates read as people write them, and written so that they read back? */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "base/simtime.h"

static void seconds_are_rounded_to_microseconds_with_halves_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(mu_span_from_seconds(1.5).us, 1500000);
    assert_int_equal(mu_span_from_seconds(0.0000005).us, 1);
    assert_int_equal(mu_span_from_seconds(-0.0000005).us, -1);
    assert_int_equal(mu_span_from_seconds(0.00000049).us, 0);
}

static void seconds_beyond_never_saturate_and_nan_is_zero(void **state)
{
    (void)state;
    assert_int_equal(mu_span_from_seconds(INFINITY).us, MU_NEVER_US);
    assert_int_equal(mu_span_from_seconds(-INFINITY).us, -MU_NEVER_US);
    assert_int_equal(mu_span_from_seconds(1e300).us, MU_NEVER_US);
    assert_int_equal(mu_span_from_seconds(NAN).us, 0);
}

static void a_span_is_read_in_every_unit(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t     us;
    } cases[] = {
        { "90s", 90 * MU_SECOND_US },
        { "7m30s", 450 * MU_SECOND_US },
        { "2.5 min", 150 * MU_SECOND_US },
        { "1h30m", 90 * MU_MINUTE_US },
        { "1 hour 30 minutes", 90 * MU_MINUTE_US },
        { "500ms", 500000 },
        { "250us", 250 },
        { "1d", MU_DAY_US },
        { "2w", 14 * MU_DAY_US },
        { "1 week 2 days", 9 * MU_DAY_US },
        { "20 sec", 20 * MU_SECOND_US },
        { "1 second", MU_SECOND_US },
        { "0", 0 },
        { "0.0", 0 },
        { "0s", 0 },
        { " 5min ", 5 * MU_MINUTE_US },
        { "0.1s", 100000 },
        { "1.000001s", 1000001 },
        { "0.3333333333333333333333333h", 1200 * MU_SECOND_US },
        { "30000min", 30000 * MU_MINUTE_US },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        mu_span d = { -1 };
        if (!mu_span_parse(cases[i].text, &d)) fail_msg("refused: %s", cases[i].text);
        if (d.us != cases[i].us) fail_msg("%s gave %lld us", cases[i].text, (long long)d.us);
    }
}

static void what_is_not_one_span_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "5",
        "-5s",
        "+5s",
        "s",
        "5 parsecs",
        "5minx",
        "1.s",
        ".5s",
        "30s7m",
        "1s1s",
        "1m1min",
        "5min30",
        "0 0",
        "00:30",
        "1e3s",
        "infs",
        "nan",
        "1h, 30min",
        "0x10s",
        "5 Min",
        "99999999999d",
        "2305843009214s",
        "1.5.5s",
        "9223372036854775808us",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        mu_span d = { -7 };
        if (mu_span_parse(wrong[i], &d)) fail_msg("accepted: \"%s\" as %lld us", wrong[i], (long long)d.us);
        assert_int_equal(d.us, -7);
    }
}

static void a_span_is_written_in_its_shortest_exact_form(void **state)
{
    (void)state;
    static const struct {
        int64_t     us;
        const char *text;
    } cases[] = {
        { 0, "0s" },
        { 250, "250us" },
        { 1250, "1.25ms" },
        { 500000, "500ms" },
        { 1500000, "1.5s" },
        { 450 * MU_SECOND_US, "7m30s" },
        { -450 * MU_SECOND_US, "-7m30s" },
        { MU_DAY_US, "1d" },
        { 30 * MU_DAY_US + MU_MINUTE_US, "30d1m" },
        { MU_HOUR_US + 1, "1h0.000001s" },
        { INT64_MAX, "106751991d4h54.775807s" },
        { INT64_MIN, "-106751991d4h54.775808s" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[40];
        mu_span_print((mu_span){ cases[i].us }, text, sizeof text);
        assert_string_equal(text, cases[i].text);
    }
}

static void a_written_span_reads_back_exactly(void **state)
{
    (void)state;
    uint64_t random = 1;
    for (int i = 0; i < 20000; i++) {
        random     = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        mu_span d  = { (int64_t)(random >> (3 + random % 60)) };
        mu_span d2 = { -1 };
        char    text[40];
        mu_span_print(d, text, sizeof text);
        if (!mu_span_parse(text, &d2) || d.us != d2.us) fail_msg("%lld us became %s", (long long)d.us, text);
    }
}

static void a_span_never_overruns_a_small_buffer(void **state)
{
    (void)state;
    char text[5] = "####";
    mu_span_print((mu_span){ 450 * MU_SECOND_US }, text, 4);
    assert_string_equal(text, "7m3");
}

static void a_time_of_day_is_read_and_written(void **state)
{
    (void)state;
    mu_span t;
    char    text[16];
    assert_true(mu_clock_parse("08:30", &t));
    assert_int_equal(t.us, 510 * MU_MINUTE_US);
    mu_clock_print(t, text, sizeof text);
    assert_string_equal(text, "08:30");
    assert_true(mu_clock_parse("8:30:15", &t));
    mu_clock_print(t, text, sizeof text);
    assert_string_equal(text, "08:30:15");
    assert_true(mu_clock_parse("24:00", &t));
    assert_int_equal(t.us, MU_DAY_US);
    assert_true(mu_clock_parse("00:00", &t));
    assert_int_equal(t.us, 0);
}

static void what_is_not_a_time_of_day_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = { "",         "8",        "8h30",  "08:60",  "25:00",
                                         "24:01",    "24:00:01", "08:5",  "08:300", "008:30",
                                         "08:30:60", "08:30:5",  "-1:00", "08:30x", "08:30:" };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        mu_span t = { -7 };
        if (mu_clock_parse(wrong[i], &t)) fail_msg("accepted: \"%s\"", wrong[i]);
        assert_int_equal(t.us, -7);
    }
}

static void hours_may_run_past_midnight(void **state)
{
    (void)state;
    mu_span from, till;
    assert_true(mu_hours_parse("08:00-17:00", &from, &till));
    assert_int_equal(from.us, 8 * MU_HOUR_US);
    assert_int_equal(till.us, 17 * MU_HOUR_US);
    assert_true(mu_hours_parse("22:00-06:00", &from, &till));
    assert_int_equal(till.us, 30 * MU_HOUR_US);
    assert_true(mu_hours_parse("00:00 - 24:00", &from, &till));
    assert_int_equal(till.us - from.us, MU_DAY_US);
    assert_true(mu_hours_parse("8:00\xe2\x80\x93"
                               "17:30",
                               &from, &till));
    assert_int_equal(till.us, 17 * MU_HOUR_US + 30 * MU_MINUTE_US);
}

static void hours_of_no_length_and_other_texts_are_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "08:00-08:00", "8-17h", "08:00", "08:00-", "24:00-06:00", "08:00-25:00", "08:00-17:00-18:00", ""
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        mu_span from, till;
        if (mu_hours_parse(wrong[i], &from, &till)) fail_msg("accepted: \"%s\"", wrong[i]);
    }
}

static void dates_and_weekdays_are_those_of_the_calendar(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t     days;
        int         weekday;
    } cases[] = {
        { "1970-01-01", 0, 3 },     { "1969-12-31", -1, 2 },    { "2000-02-29", 11016, 1 },
        { "2026-01-05", 20458, 0 }, { "2026-11-01", 20758, 6 }, { "1582-10-15", -141427, 4 },
        { "2100-02-28", 47540, 6 }, { "2100-03-01", 47541, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t days;
        char    text[16];
        assert_true(mu_date_parse(cases[i].text, &days));
        assert_int_equal(days, cases[i].days);
        assert_int_equal(mu_date_weekday(days), cases[i].weekday);
        mu_date_print(days, text, sizeof text);
        assert_string_equal(text, cases[i].text);
    }
}

static void every_day_of_800_years_follows_the_one_before(void **state)
{
    (void)state;
    char last[16] = "";
    for (int64_t day = -200000; day < 92200; day++) {
        char    text[16];
        int64_t back;
        mu_date_print(day, text, sizeof text);
        assert_true(mu_date_parse(text, &back));
        assert_int_equal(back, day);
        assert_true(strcmp(last, text) < 0);
        assert_int_equal(mu_date_weekday(day + 1), (mu_date_weekday(day) + 1) % 7);
        memcpy(last, text, sizeof last);
    }
}

static void dates_that_do_not_exist_are_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = { "2026-02-29", "2026-13-01", "2026-00-10",  "2026-04-31", "2026-1-5",
                                         "26-01-05",   "2026/01/05", "2026-01-05x", "20260105",   "" };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        int64_t days;
        if (mu_date_parse(wrong[i], &days)) fail_msg("accepted: \"%s\"", wrong[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seconds_are_rounded_to_microseconds_with_halves_away_from_zero),
        cmocka_unit_test(seconds_beyond_never_saturate_and_nan_is_zero),
        cmocka_unit_test(a_span_is_read_in_every_unit),
        cmocka_unit_test(what_is_not_one_span_is_refused),
        cmocka_unit_test(a_span_is_written_in_its_shortest_exact_form),
        cmocka_unit_test(a_written_span_reads_back_exactly),
        cmocka_unit_test(a_span_never_overruns_a_small_buffer),
        cmocka_unit_test(a_time_of_day_is_read_and_written),
        cmocka_unit_test(what_is_not_a_time_of_day_is_refused),
        cmocka_unit_test(hours_may_run_past_midnight),
        cmocka_unit_test(hours_of_no_length_and_other_texts_are_refused),
        cmocka_unit_test(dates_and_weekdays_are_those_of_the_calendar),
        cmocka_unit_test(every_day_of_800_years_follows_the_one_before),
        cmocka_unit_test(dates_that_do_not_exist_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
