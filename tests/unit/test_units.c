/* What planners write in a scalar: rates, shares, pay, targets, horizons, day lists, names. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/units.h"

static void assert_near(double found, double expected, double tolerance)
{
    if (!(fabs(found - expected) <= tolerance)) fail_msg("expected %.17g, found %.17g", expected, found);
}

static void a_number_is_the_whole_text_and_finite(void **state)
{
    const char *const bad[] = { "",     " ",    "nan", "inf", "-inf", ".inf", "1e400", "0x10", "1,5",  "1 2",
                                "five", "1e5x", "--1", "+",   ".",    "1e",   "e5",    "1..2", "1_000" };
    double            x     = 0;

    (void)state;
    assert_true(mu_number_parse("-3", &x));
    assert_near(x, -3, 0);
    assert_true(mu_number_parse(" 1.5e3 ", &x));
    assert_near(x, 1500, 0);
    assert_true(mu_number_parse(".5", &x));
    assert_near(x, 0.5, 0);
    assert_true(mu_number_parse("5.", &x));
    assert_near(x, 5, 0);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        x = 42;
        if (mu_number_parse(bad[i], &x)) fail_msg("\"%s\" was taken for a number", bad[i]);
        assert_near(x, 42, 0); /* and left alone */
    }
}

static void a_whole_number_fits_into_64_bits(void **state)
{
    int64_t n = 0;

    (void)state;
    assert_true(mu_whole_parse("9223372036854775807", &n));
    assert_true(n == INT64_MAX);
    assert_true(mu_whole_parse("-7 ", &n));
    assert_true(n == -7);
    assert_false(mu_whole_parse("9223372036854775808", &n));
    assert_false(mu_whole_parse("-9223372036854775809", &n));
    assert_false(mu_whole_parse("1.0", &n));
    assert_false(mu_whole_parse("1e3", &n));
    assert_false(mu_whole_parse("", &n));
    assert_true(n == -7);
}

static void a_share_may_be_written_in_per_cent(void **state)
{
    double share = 0;

    (void)state;
    assert_true(mu_share_parse("80%", &share));
    assert_near(share, 0.8, 1e-15);
    assert_true(mu_share_parse("0.8", &share));
    assert_near(share, 0.8, 0);
    assert_true(mu_share_parse("12.5 %", &share));
    assert_near(share, 0.125, 1e-15);
    assert_true(mu_share_parse("150%", &share)); /* the range is the schema's business */
    assert_near(share, 1.5, 1e-15);
    assert_false(mu_share_parse("80%%", &share));
    assert_false(mu_share_parse("%", &share));
    assert_false(mu_share_parse("80 percent", &share));
}

static void rates_are_told_per_hour_whatever_their_unit(void **state)
{
    static const struct {
        const char *text;
        double      per_hour;
    } good[]                = { { "240/h", 240 },
                                { "4/min", 240 },
                                { "4 per min", 240 },
                                { "4 per minute", 240 },
                                { "0.5/s", 1800 },
                                { "48/d", 2 },
                                { "168/w", 1 },
                                { "2.5 / hour", 2.5 },
                                { "24 per day", 1 },
                                { "0", 0 },
                                { "0/h", 0 },
                                { "-5/h", -5 },
                                { "1e3/h", 1000 },
                                { "60/sec", 216000 },
                                { "1 per week ", 1.0 / 168 } };
    const char *const bad[] = { "",       "240",   "/h",    "240/",   "240 h", "240/fortnight",
                                "240per", "1/h/h", "nan/h", "1e400/h" };
    double            x     = 0;

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        if (!mu_rate_parse(good[i].text, &x)) fail_msg("\"%s\" was refused", good[i].text);
        assert_near(x, good[i].per_hour, 1e-12);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (mu_rate_parse(bad[i], &x)) fail_msg("\"%s\" was taken for a rate", bad[i]);
}

static void pay_is_per_hour_only(void **state)
{
    double x = 0;

    (void)state;
    assert_true(mu_pay_parse("24/h", &x));
    assert_near(x, 24, 0);
    assert_true(mu_pay_parse("20.5 per hour", &x));
    assert_near(x, 20.5, 0);
    assert_true(mu_pay_parse("0", &x));
    assert_near(x, 0, 0);
    assert_false(mu_pay_parse("24", &x));
    assert_false(mu_pay_parse("24/d", &x));
    assert_false(mu_pay_parse("24 CNY/h", &x));
}

static void a_target_is_a_share_within_a_time(void **state)
{
    double  share = 0;
    mu_span within;

    (void)state;
    assert_true(mu_target_parse("80% within 20s", &share, &within));
    assert_near(share, 0.8, 1e-15);
    assert_int_equal(within.us, 20 * MU_SECOND_US);
    assert_true(mu_target_parse("0.95 within 1h30m", &share, &within));
    assert_near(share, 0.95, 0);
    assert_int_equal(within.us, 90 * MU_MINUTE_US);
    assert_false(mu_target_parse("80/20", &share, &within));
    assert_false(mu_target_parse("80% in 20s", &share, &within));
    assert_false(mu_target_parse("80% within 20", &share, &within));
    assert_false(mu_target_parse("within 20s", &share, &within));
    assert_false(mu_target_parse("80% within", &share, &within));
    assert_false(mu_target_parse("00000000000000000000000000000000000080% within 20s", &share, &within));
}

static void yes_and_no_have_the_spellings_of_yaml(void **state)
{
    bool truth = false;

    (void)state;
    assert_true(mu_truth_parse("yes", &truth) && truth);
    assert_true(mu_truth_parse("False", &truth) && !truth);
    assert_true(mu_truth_parse("ON", &truth) && truth);
    assert_false(mu_truth_parse("1", &truth));
    assert_false(mu_truth_parse("yes please", &truth));
}

static void a_horizon_has_daily_hours_or_none(void **state)
{
    const char *const bad[] = { "",         "08:00-20:00",    "5 08:00-20:00",  "12h 08:00-20:00",
                                "1d 08:00", "1d08:00-20:00x", "1d 08:00-08:00", "d 08:00-20:00",
                                "5",        "1d 25:00-26:00" };
    mu_horizon        h     = { 0 };

    (void)state;
    assert_true(mu_horizon_parse("5d 08:00-20:00", &h));
    assert_true(h.daily);
    assert_int_equal(h.length.us, 5 * MU_DAY_US);
    assert_int_equal(h.open_from.us, 8 * MU_HOUR_US);
    assert_int_equal(h.open_till.us, 20 * MU_HOUR_US);
    assert_true(mu_horizon_parse("2w 22:00-06:00", &h));
    assert_int_equal(h.length.us, 14 * MU_DAY_US);
    assert_int_equal(h.open_till.us, 30 * MU_HOUR_US);
    assert_true(mu_horizon_parse("30000min", &h));
    assert_false(h.daily);
    assert_int_equal(h.length.us, 30000 * MU_MINUTE_US);
    assert_true(mu_horizon_parse("0d 08:00-20:00", &h));
    assert_int_equal(h.length.us, 0);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (mu_horizon_parse(bad[i], &h)) fail_msg("\"%s\" was taken for a horizon", bad[i]);
}

static void day_lists_have_ranges_and_wrap_over_the_weekend(void **state)
{
    static const struct {
        const char *text;
        mu_days     days;
    } good[] = { { "mon", 1 },     { "mon-fri", 31 },           { "sat-mon", 32 + 64 + 1 }, { "mon, wed", 5 },
                 { "daily", 127 }, { "Monday - Wednesday", 7 }, { "mon,wed-thu,sun", 77 },  { "FRI", 16 },
                 { "wed-wed", 4 } };
    const char *const bad[] = { "", "mon-", "moon", "mon-frid", "daily, mon", "mon,", "-fri", "weekdays" };
    mu_days           days  = 0;

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        if (!mu_days_parse(good[i].text, &days)) fail_msg("\"%s\" was refused", good[i].text);
        assert_int_equal(days, good[i].days);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (mu_days_parse(bad[i], &days)) fail_msg("\"%s\" was taken for days", bad[i]);
    assert_string_equal(mu_day_name(6), "sun");
}

static void opening_hours_are_days_and_hours(void **state)
{
    static const struct {
        const char *text;
        mu_days     days;
        int64_t     from_h, till_h;
    } good[] = { { "mon-fri 08:00-18:00", 31, 8, 18 }, { " sat, sun  22:00 - 06:00 ", 96, 22, 30 },
                 { "08:00-18:00", 127, 8, 18 },        { "daily 00:00-24:00", 127, 0, 24 },
                 { "Sat-Mon 09:00-10:00", 97, 9, 10 }, { "mon09:00-10:00", 1, 9, 10 } };
    static const char *const bad[] = { "",
                                       "mon-fri",
                                       "mon-fri 8-18",
                                       "08:00-18:00 mon-fri",
                                       "weekdays 08:00-18:00",
                                       "mon 08:00-08:00",
                                       "mon-fri, 08:00-18:00 x" };
    mu_days                  days  = 0;
    mu_span                  from = { 0 }, till = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        if (!mu_week_hours_parse(good[i].text, &days, &from, &till))
            fail_msg("\"%s\" was refused", good[i].text);
        assert_int_equal(days, good[i].days);
        assert_int_equal(from.us, good[i].from_h * MU_HOUR_US);
        assert_int_equal(till.us, good[i].till_h * MU_HOUR_US);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (mu_week_hours_parse(bad[i], &days, &from, &till)) fail_msg("\"%s\" was taken for hours", bad[i]);
}

static void names_have_letters_of_any_script(void **state)
{
    char longest[66];

    (void)state;
    memset(longest, 'a', sizeof longest);
    longest[64] = '\0';
    assert_true(mu_name_is_valid("front-desk_2"));
    assert_true(mu_name_is_valid("订单"));
    assert_true(mu_name_is_valid("Größe"));
    assert_true(mu_name_is_valid(longest));
    longest[64] = 'a';
    longest[65] = '\0';
    assert_false(mu_name_is_valid(longest));
    assert_false(mu_name_is_valid(""));
    assert_false(mu_name_is_valid("a.b"));
    assert_false(mu_name_is_valid("a b"));
    assert_false(mu_name_is_valid("a\xc2\xa0"
                                  "b")); /* a blank that does not break */
    assert_false(mu_name_is_valid("a\xe2\x80\x8b"
                                  "b")); /* a blank without width */
    assert_false(mu_name_is_valid("a\xe3\x80\x80"
                                  "b")); /* an ideographic blank */
    assert_false(mu_name_is_valid("a\nb"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_the_whole_text_and_finite),
        cmocka_unit_test(a_whole_number_fits_into_64_bits),
        cmocka_unit_test(a_share_may_be_written_in_per_cent),
        cmocka_unit_test(rates_are_told_per_hour_whatever_their_unit),
        cmocka_unit_test(pay_is_per_hour_only),
        cmocka_unit_test(a_target_is_a_share_within_a_time),
        cmocka_unit_test(yes_and_no_have_the_spellings_of_yaml),
        cmocka_unit_test(a_horizon_has_daily_hours_or_none),
        cmocka_unit_test(day_lists_have_ranges_and_wrap_over_the_weekend),
        cmocka_unit_test(opening_hours_are_days_and_hours),
        cmocka_unit_test(names_have_letters_of_any_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
