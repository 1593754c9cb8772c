/* Holidays: closed days, half days, and who works on them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <unistd.h>

#include "tests/support/watch.h"
#include "tests/unit/load_fixture.h"

/* Tables are written into a folder of our own. */
static char folder[] = "/tmp/muster-holidays-XXXXXX";

static int enter_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL || chdir(folder) != 0 ? -1 : 0;
}

static int leave_folder(void **state)
{
    (void)state;
    remove("h.csv");
    return chdir("/") != 0 || rmdir(folder) != 0 ? -1 : 0;
}

static void write_table(const char *text)
{
    FILE *file = fopen("h.csv", "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

#define WEEK "horizon: 7d 08:00-20:00\n" CONTACTS TEAMS

static void assert_holidays(const mu_model *m)
{
    const mu_calendar *c = &m->calendar;

    assert_int_equal(c->n_windows, 6);
    assert_int_equal(c->n_holidays, 2);
    assert_int_equal(c->holidays[0].day, 2);
    assert_false(c->holidays[0].open);
    assert_string_equal(c->holidays[0].name, "Founders");
    assert_int_equal(c->holidays[1].day, 4);
    assert_int_equal(c->windows[3].till.us, (4 * 24 + 12) * MU_HOUR_US);
    assert_int_equal(m->n_edges, 12); /* everyone is there while the doors are open */
}

static void holidays_stand_in_a_list_or_in_a_table(void **state)
{
    mu_model *m =
        load(WEEK "holidays: [{date: 2026-01-09, hours: 08:00-12:00}, {date: 2026-01-07, name: Founders}, "
                  "2025-12-25]\n",
             NULL);

    (void)state;
    assert_holidays(m);
    mu_model_free(m);
    write_table("date,name,hours\n2026-01-07,Founders,\n2026-05-01,May,\n2026-01-09,,08:00-12:00\n");
    m = load(WEEK "holidays: h.csv\n", NULL);
    assert_holidays(m);
    mu_model_free(m);
    write_table("date\n2026-01-07\n");
    m = load(WEEK "holidays: h.csv\n", NULL);
    assert_int_equal(m->calendar.n_windows, 6);
    mu_model_free(m);
}

static void shifts_are_left_out_unless_they_say_otherwise(void **state)
{
    mu_model *m = load(
        "horizon: 3d 08:00-20:00\n" CONTACTS
        "holidays: [2026-01-06, {date: 2026-01-07, hours: 10:00-14:00}]\n"
        "teams: {desk: {shifts: {a: {hours: 08:00-12:00, people: 2}, b: {hours: 12:00-20:00, people: 3},\n"
        "  guard: {hours: 06:00-22:00, people: 1, holidays: yes}}}}\n",
        NULL);

    (void)state;
#define ON(h) mu_model_on_duty(m, 0, (mu_time){ (int64_t)((h)*60) * MU_MINUTE_US })
    assert_int_equal(ON(9), 3);
    assert_int_equal(ON(24 + 9), 1);
    assert_int_equal(ON(48 + 9), 1);
    assert_int_equal(ON(48 + 11), 3);
    assert_int_equal(ON(48 + 13), 4);
    assert_int_equal(ON(48 + 15), 1);
#undef ON
    mu_model_free(m);
}

static void on_a_holiday_nobody_calls_and_nobody_answers(void **state)
{
    (void)state;
    mu_check_day("horizon: 3d 08:00-09:00\nholidays: [2026-01-06]\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 12h}}, handle: {fixed: 5min}}}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "09:00 desk.1 logs out\n"
                 "56:00 desk.1 logs in\n"
                 "56:00 #0 calls arrives\n"
                 "56:00 #0 calls answered by desk.1\n"
                 "56:05 #0 calls finished by desk.1\n"
                 "57:00 desk.1 logs out\n");
}

static void assert_refused(const char *more, const char *expected)
{
    char text[600], message[300];

    snprintf(text, sizeof text, WEEK "%s", more);
    refused(text, NULL, message, sizeof message);
    assert_string_equal(message, expected);
}

static void holidays_that_make_no_sense_are_refused(void **state)
{
    char message[300];

    (void)state;
    assert_refused("holidays: [7 January]\n", "a date such as 2026-01-05");
    assert_refused("holidays: [2026-01-07, 2026-01-07]\n", "2026-01-07 is a holiday already");
    assert_refused("holidays: [{date: 2026-01-07, hours: 07:00-12:00}]\n",
                   "expected hours within the usual ones, 08:00-20:00");
    write_table("date\n2026-02-30\n");
    assert_refused("holidays: h.csv\n", "a date such as 2026-01-05");
    write_table("date,hours\n2026-01-07,18:00-22:00\n");
    assert_refused("holidays: h.csv\n", "hours within the usual ones, 08:00-20:00");
    write_table("date\n2026-01-07\n2026-01-07\n");
    assert_refused("holidays: h.csv\n", "2026-01-07 is a holiday already");
    write_table("day\n2026-01-07\n");
    assert_refused("holidays: h.csv\n", "h.csv has no column \"date\"");
    refused("horizon: 1d 08:00-20:00\nholidays: [2026-01-05]\n" CONTACTS TEAMS, NULL, message,
            sizeof message);
    assert_string_equal(message, "all days of the horizon are holidays; nothing is left to simulate");
    refused("horizon: 48h\nholidays: [2026-01-05]\n" CONTACTS TEAMS, NULL, message, sizeof message);
    assert_string_equal(message, "holidays close the doors, but this horizon has no opening hours");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holidays_stand_in_a_list_or_in_a_table),
        cmocka_unit_test(shifts_are_left_out_unless_they_say_otherwise),
        cmocka_unit_test(on_a_holiday_nobody_calls_and_nobody_answers),
        cmocka_unit_test(holidays_that_make_no_sense_are_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
