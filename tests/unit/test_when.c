/* Times as logs write them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "import/when.h"

static void date_is(const char *text, mu_date_order order, const char *meant)
{
    int64_t found = -1, truth = 0;

    assert_true(mu_date_parse(meant, &truth));
    if (mu_when_date(text, order, &found) != MU_WHEN_READ || found != truth)
        fail_msg("%s was not read as %s", text, meant);
}

static void dates_that_leave_no_doubt_are_read(void **state)
{
    (void)state;
    date_is("2026-04-03", MU_DATE_AUTO, "2026-04-03");
    date_is("2026/4/3", MU_DATE_AUTO, "2026-04-03");
    date_is("20260403", MU_DATE_AUTO, "2026-04-03");
    date_is("260403", MU_DATE_AUTO, "2026-04-03");
    date_is("990131", MU_DATE_AUTO, "1999-01-31");
    date_is("3.4.2026", MU_DATE_AUTO, "2026-04-03");
    date_is("13/4/2026", MU_DATE_AUTO, "2026-04-13");
    date_is("4/13/26", MU_DATE_AUTO, "2026-04-13");
    date_is("03-04-2026", MU_DATE_DMY, "2026-04-03");
    date_is("03-04-2026", MU_DATE_MDY, "2026-03-04");
    date_is("03042026", MU_DATE_DMY, "2026-04-03");
    date_is("99-12-31", MU_DATE_YMD, "1999-12-31");
}

static void dates_that_could_be_two_or_none_are_refused(void **state)
{
    int64_t days;

    (void)state;
    assert_int_equal(mu_when_date("03/04/2026", MU_DATE_AUTO, &days), MU_WHEN_AMBIGUOUS);
    assert_int_equal(mu_when_date("3-4-26", MU_DATE_AUTO, &days), MU_WHEN_AMBIGUOUS);
    assert_int_equal(mu_when_date("99-12-31", MU_DATE_AUTO, &days), MU_WHEN_AMBIGUOUS);
    const char *none[] = { "",        "today",       "2026-02-29", "20261301",  "2026-04",
                           "1/2/3/4", "2026-04-03x", "-1-2-2026",  "31.4.2026", "99999999999999999999" };
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        if (mu_when_date(none[i], MU_DATE_AUTO, &days) != MU_WHEN_UNREADABLE)
            fail_msg("\"%s\" was read", none[i]);
}

static void clock_is(const char *text, double seconds)
{
    double found = -1.0;
    if (!mu_when_clock(text, &found) || fabs(found - seconds) > 1e-9) fail_msg("%s read as %g", text, found);
}

static void clock_times_are_read(void **state)
{
    double s;

    (void)state;
    clock_is("6:55:20", 24920.0);
    clock_is("07:05", 25500.0);
    clock_is("7:05:20.25", 25520.25);
    clock_is("7:05 PM", 68700.0);
    clock_is("12:00am", 0.0);
    clock_is("12:30 pm", 45000.0);
    clock_is("24:00", 86400.0);
    clock_is("3600", 3600.0);
    const char *none[] = { "",          "24:00:01", "7:60", "7.5:30", "13:00 PM",
                           "7:05:20:1", "seven",    "-1",   "1e3",    "7:" };
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        if (mu_when_clock(none[i], &s)) fail_msg("\"%s\" was read", none[i]);
}

static void instants_carry_their_date(void **state)
{
    int64_t days, truth;
    double  s;

    (void)state;
    assert_true(mu_date_parse("2026-01-05", &truth));
    const char *same[] = { "2026-01-05 08:00:00", "2026-01-05T08:00:00Z", "2026-01-05T08:00+02:00",
                           "5.1.2026  8:00",      "1767600000",           "1767600000000" };
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        if (mu_when_instant(same[i], MU_DATE_AUTO, &days, &s) != MU_WHEN_READ || days != truth ||
            s != 28800.0)
            fail_msg("%s was not read as Monday at eight", same[i]);
    }
    assert_int_equal(mu_when_instant("08:00", MU_DATE_AUTO, &days, &s), MU_WHEN_UNREADABLE);
    assert_int_equal(mu_when_instant("2026-01-05", MU_DATE_AUTO, &days, &s), MU_WHEN_UNREADABLE);
    assert_int_equal(mu_when_instant("01/05/2026 8:00", MU_DATE_AUTO, &days, &s), MU_WHEN_AMBIGUOUS);
}

static void lengths_are_seconds_or_say_what_they_are(void **state)
{
    double s;

    (void)state;
    assert_true(mu_when_span("153", &s) && s == 153.0);
    assert_true(mu_when_span("153.5", &s) && s == 153.5);
    assert_true(mu_when_span("2:33", &s) && s == 153.0);
    assert_true(mu_when_span("0:02:33", &s) && s == 153.0);
    assert_true(mu_when_span("2m33s", &s) && s == 153.0);
    assert_true(mu_when_span("0", &s) && s == 0.0);
    assert_false(mu_when_span("-5", &s));
    assert_false(mu_when_span("", &s));
    assert_false(mu_when_span("long", &s));
    assert_false(mu_when_span("nan", &s));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_that_leave_no_doubt_are_read),
        cmocka_unit_test(dates_that_could_be_two_or_none_are_refused),
        cmocka_unit_test(clock_times_are_read),
        cmocka_unit_test(instants_carry_their_date),
        cmocka_unit_test(lengths_are_seconds_or_say_what_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
