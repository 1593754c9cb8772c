/* Days on which clocks change, and sites in other zones, step by step. The times of the lines are hours that have passed
 * since the first midnight: on Sunday 29 March 2026 clocks in Berlin go from 02:00 to 03:00, and on Sunday 25 October from
 * 03:00 back to 02:00. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/source.h"
#include "tests/support/watch.h"

#define SPRING "timezone: Europe/Berlin\nstart: 2026-03-28\n"
#define AUTUMN "timezone: Europe/Berlin\nstart: 2026-10-24\n"

#define NO_CALLS "contacts: {calls: {arrivals: 0/h, handle: {fixed: 1min}}}\n"

#define NIGHTS "horizon: 2d 22:00-06:00\n"
#define AT_NIGHT                                                                      \
    "contacts: {calls: {arrivals: {between: {fixed: 3h}}, handle: {fixed: 10min}}}\n" \
    "teams: {desk: {shifts: {night: {hours: 22:00-06:00, people: 1}}, pay: 10/h}}\n"

/* The first night has 7 hours, the second 8; on Sunday 22:00 is an hour sooner. */
static void a_night_shift_in_spring_has_seven_hours(void **state)
{
    (void)state;
    mu_check_day(SPRING NIGHTS AT_NIGHT, "22:00 desk.1 logs in\n"
                                         "25:00 #0 calls arrives\n"
                                         "25:00 #0 calls answered by desk.1\n"
                                         "25:10 #0 calls finished by desk.1\n"
                                         "28:00 #1 calls arrives\n" /* 05:00 */
                                         "28:00 #1 calls answered by desk.1\n"
                                         "28:10 #1 calls finished by desk.1\n"
                                         "29:00 desk.1 logs out\n"
                                         "45:00 desk.1 logs in\n"
                                         "46:00 #2 calls arrives\n"
                                         "46:00 #2 calls answered by desk.1\n"
                                         "46:10 #2 calls finished by desk.1\n"
                                         "49:00 #3 calls arrives\n"
                                         "49:00 #3 calls answered by desk.1\n"
                                         "49:10 #3 calls finished by desk.1\n"
                                         "52:00 #4 calls arrives\n"
                                         "52:00 #4 calls answered by desk.1\n"
                                         "52:10 #4 calls finished by desk.1\n"
                                         "53:00 desk.1 logs out\n");
    mu_check_figures(SPRING NIGHTS AT_NIGHT, NULL, "offered 5, paid_hours 15, cost 150");
}

static void a_night_shift_in_autumn_has_nine_hours(void **state)
{
    (void)state;
    mu_check_day(AUTUMN NIGHTS AT_NIGHT,
                 "22:00 desk.1 logs in\n"
                 "25:00 #0 calls arrives\n"
                 "25:00 #0 calls answered by desk.1\n"
                 "25:10 #0 calls finished by desk.1\n"
                 "28:00 #1 calls arrives\n" /* 03:00 */
                 "28:00 #1 calls answered by desk.1\n"
                 "28:10 #1 calls finished by desk.1\n"
                 "31:00 desk.1 logs out\n" /* a call at 31:00 finds the doors closed */
                 "47:00 desk.1 logs in\n"
                 "49:00 #2 calls arrives\n"
                 "49:00 #2 calls answered by desk.1\n"
                 "49:10 #2 calls finished by desk.1\n"
                 "52:00 #3 calls arrives\n"
                 "52:00 #3 calls answered by desk.1\n"
                 "52:10 #3 calls finished by desk.1\n"
                 "55:00 desk.1 logs out\n");
    mu_check_figures(AUTUMN NIGHTS AT_NIGHT, NULL, "offered 4, paid_hours 17, cost 170");
}

/* Without a zone both nights have 8 hours. */
static void without_a_zone_every_day_has_24_hours(void **state)
{
    (void)state;
    mu_check_figures("start: 2026-03-28\n" NIGHTS AT_NIGHT, NULL, "paid_hours 16, cost 160");
}

#define PAUSES                                                                                              \
    "horizon: 2d 20:00-08:00\n" NO_CALLS                                                                    \
    "teams: {desk: {shifts: {night: {hours: 20:00-08:00, people: 1, days: [sat], breaks: [30min at 02:30, " \
    "20min at 04:00]}}}}\nmeetings: {talk: {at: 05:00, for: 30min, days: [sun]}}\n"

static void breaks_and_meetings_keep_to_the_clock(void **state)
{
    (void)state;
    mu_check_day(SPRING PAUSES, "20:00 desk.1 logs in\n"
                                "26:00 desk.1 goes on a break\n" /* 02:30 is skipped: as clocks change */
                                "26:30 desk.1 is back\n"
                                "27:00 desk.1 goes on a break\n" /* 04:00 */
                                "27:20 desk.1 is back\n"
                                "28:00 desk.1 goes to a meeting\n"
                                "28:30 desk.1 is back\n"
                                "31:00 desk.1 logs out\n");
    mu_check_day(AUTUMN PAUSES, "20:00 desk.1 logs in\n"
                                "26:30 desk.1 goes on a break\n" /* the first 02:30 only */
                                "27:00 desk.1 is back\n"
                                "29:00 desk.1 goes on a break\n"
                                "29:20 desk.1 is back\n"
                                "30:00 desk.1 goes to a meeting\n"
                                "30:30 desk.1 is back\n"
                                "33:00 desk.1 logs out\n");
}

/* Who is there round the clock begins each day anew when the clock says midnight. */
static void a_day_of_23_hours_has_its_breaks(void **state)
{
#define ALWAYS "horizon: 3d 00:00-24:00\n" NO_CALLS "teams: {desk: {people: 1, breaks: [30min at 00:00]}}\n"
    (void)state;
    mu_check_day(SPRING ALWAYS,
                 "00:00 desk.1 goes on a break\n00:30 desk.1 logs in\n"
                 "24:00 desk.1 goes on a break\n24:30 desk.1 is back\n"
                 "47:00 desk.1 goes on a break\n47:30 desk.1 is back\n71:00 desk.1 logs out\n");
    mu_check_day(AUTUMN ALWAYS,
                 "00:00 desk.1 goes on a break\n00:30 desk.1 logs in\n"
                 "24:00 desk.1 goes on a break\n24:30 desk.1 is back\n"
                 "49:00 desk.1 goes on a break\n49:30 desk.1 is back\n73:00 desk.1 logs out\n");
}

/* Sunday from 07:00 to 19:00 is from 06:00 to 18:00 after midnight. */
static void a_channel_opens_by_the_clock(void **state)
{
    (void)state;
    mu_check_day("timezone: Europe/Berlin\nstart: 2026-03-29\nhorizon: 1d 00:00-24:00\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 6h}}, handle: {fixed: 1min}, hours: mon-sun "
                 "07:00-19:00}}\nteams: {desk: {people: 1}}\n",
                 "00:00 desk.1 logs in\n"
                 "06:00 #0 calls arrives\n"
                 "06:00 #0 calls answered by desk.1\n"
                 "06:01 #0 calls solved\n"
                 "06:01 #0 calls finished by desk.1\n"
                 "12:00 #1 calls arrives\n"
                 "12:00 #1 calls answered by desk.1\n"
                 "12:01 #1 calls solved\n"
                 "12:01 #1 calls finished by desk.1\n"
                 "18:00 #2 calls arrives\n"
                 "18:00 #2 calls blocked\n"
                 "18:00 #2 calls ends without a result\n"
                 "23:00 desk.1 logs out\n");
}

/* Six people from 02:00 to 02:30, else five: not at all in spring, twice in autumn. */
#define PROFILE \
    "horizon: 2d 00:00-24:00\n" NO_CALLS "teams: {desk: {people: {00:00: 5, 02:00: 6, 02:30: 5}}}\n"

/* What the sixth person does. */
static void check_sixth(const char *yaml, const char *expected)
{
    mu_model *m    = mu_test_model(yaml);
    char     *seen = mu_test_watch(m, NULL, NULL), found[400] = "";

    for (char *rest = seen, *line; (line = strtok_r(rest, "\n", &rest)) != NULL;)
        if (strstr(line, "desk.6") != NULL) {
            strncat(found, line, sizeof found - strlen(found) - 2);
            strcat(found, "\n");
        }
    assert_string_equal(found, expected);
    free(seen);
    mu_model_free(m);
}

static void a_profile_holds_whenever_the_clock_says_so(void **state)
{
    (void)state;
    check_sixth(SPRING PROFILE, "02:00 desk.6 logs in\n02:30 desk.6 logs out\n");
    check_sixth(AUTUMN PROFILE, "02:00 desk.6 logs in\n02:30 desk.6 logs out\n"
                                "26:00 desk.6 logs in\n26:30 desk.6 logs out\n"
                                "27:00 desk.6 logs in\n27:30 desk.6 logs out\n");
}

/* Calls come from 02:00 to 02:30 only, very many: which half hours of the day have any, and how many? */
#define HALF_HOUR                                                                               \
    "horizon: 1d 00:00-24:00\ncontacts: {calls: {arrivals: {every: 30min, from: 02:00, rates: " \
    "[20000/h]}, handle: {fixed: 1s}}}\nteams: {desk: {people: 1}}\n"

static void check_half_hours(const char *start, const char *expected)
{
    char      text[600], found[100] = "";
    int       n[50] = { 0 };
    mu_source s;

    snprintf(text, sizeof text, "timezone: Europe/Berlin\nstart: %s\n" HALF_HOUR, start);
    mu_model *m = mu_test_model(text);
    mu_source_start(&s, m, &m->types[0], NULL, 1, 0);
    for (int64_t at; (at = mu_source_next(&s)) < MU_NEVER_US;) n[at / (30 * MU_MINUTE_US)]++;
    for (int i = 0; i < 50; i++) {
        if (n[i] == 0) continue;
        snprintf(found + strlen(found), sizeof found - strlen(found), "%02d:%02d ", i / 2, i % 2 * 30);
        assert_in_range(n[i], 10000 - 400, 10000 + 400); /* four standard deviations */
    }
    assert_string_equal(found, expected);
    mu_model_free(m);
}

static void a_skipped_half_hour_does_not_happen_a_repeated_one_happens_twice(void **state)
{
    (void)state;
    check_half_hours("2026-03-28", "02:00 ");
    check_half_hours("2026-03-29", "");
    check_half_hours("2026-10-24", "02:00 ");
    check_half_hours("2026-10-25", "02:00 03:00 ");
}

/* A call every hour, round the clock: a day of 23 hours has 23 of them but for the one that would be at midnight. */
static void a_centre_open_round_the_clock_has_an_hour_less_or_more(void **state)
{
#define HOURLY(start)                                                                                   \
    "timezone: Europe/Berlin\nstart: " start "\nhorizon: 1d 00:00-24:00\ncontacts: {calls: {arrivals: " \
    "{between: {fixed: 1h}}, handle: {fixed: 1min}}}\nteams: {desk: {people: 1, pay: 1/h}}\n"
    (void)state;
    mu_check_figures(HOURLY("2026-03-28"), NULL, "offered 23, paid_hours 24, cost 24");
    mu_check_figures(HOURLY("2026-03-29"), NULL, "offered 22, paid_hours 23, cost 23");
    mu_check_figures(HOURLY("2026-10-25"), NULL, "offered 24, paid_hours 25, cost 25");
}

/* Open 08:00 to 20:00, as ever: only the night before Sunday is an hour shorter. */
static void what_waits_over_night_waits_for_hours_that_pass(void **state)
{
    (void)state;
    mu_check_figures(SPRING "horizon: 2d 08:00-20:00\n" NO_CALLS "teams: {desk: {people: 1}}\n", NULL,
                     "paid_hours 24");
    mu_check_day(SPRING
                 "horizon: 2d 08:00-20:00\nclosing: keep\ncontacts: {calls: {arrivals: {between: {fixed: "
                 "719min}}, handle: {fixed: 2min}}}\n"
                 "teams: {desk: {shifts: {a: {hours: 08:00-19:00, people: 1}}}}\n",
                 "08:00 desk.1 logs in\n"
                 "19:00 desk.1 logs out\n"
                 "19:59 #0 calls arrives\n"
                 "19:59 #0 calls waits\n"
                 "31:00 desk.1 logs in\n" /* 08:00 */
                 "31:00 #0 calls answered by desk.1\n"
                 "31:02 #0 calls finished by desk.1\n"
                 "31:58 #1 calls arrives\n"
                 "31:58 #1 calls answered by desk.1\n"
                 "32:00 #1 calls finished by desk.1\n"
                 "42:00 desk.1 logs out\n");
}

/* Three sites work from 08:00 to 16:00 by their own clocks. Berlin's Saturday: Shanghai from 01:00, New York (on summer time
 * already) from 13:00. On Sunday Berlin changes, and these two begin where they would have: 24 hours later. */
static void the_sun_is_followed(void **state)
{
    (void)state;
    mu_check_day(SPRING "horizon: 2d 00:00-24:00\n"
                        "contacts: {calls: {arrivals: {between: {fixed: 6h}}, handle: {fixed: 10min}}}\n"
                        "sites: {b: {}, n: {timezone: America/New_York}, s: {timezone: Asia/Shanghai}}\n"
                        "teams:\n"
                        "  berlin: {site: b, shifts: {d: {hours: 08:00-16:00, people: 1}}}\n"
                        "  newyork: {site: n, shifts: {d: {hours: 08:00-16:00, people: 1}}}\n"
                        "  shanghai: {site: s, shifts: {d: {hours: 08:00-16:00, people: 1}}}\n",
                 "01:00 shanghai.1 logs in\n"
                 "06:00 #0 calls arrives\n"
                 "06:00 #0 calls answered by shanghai.1\n"
                 "06:10 #0 calls finished by shanghai.1\n"
                 "08:00 berlin.1 logs in\n"
                 "09:00 shanghai.1 logs out\n"
                 "12:00 #1 calls arrives\n"
                 "12:00 #1 calls answered by berlin.1\n"
                 "12:10 #1 calls finished by berlin.1\n"
                 "13:00 newyork.1 logs in\n"
                 "16:00 berlin.1 logs out\n"
                 "18:00 #2 calls arrives\n"
                 "18:00 #2 calls answered by newyork.1\n"
                 "18:10 #2 calls finished by newyork.1\n"
                 "21:00 newyork.1 logs out\n"
                 "24:00 #3 calls arrives\n"
                 "24:00 #3 calls waits\n"
                 "25:00 shanghai.1 logs in\n"
                 "25:00 #3 calls answered by shanghai.1\n"
                 "25:10 #3 calls finished by shanghai.1\n"
                 "30:00 #4 calls arrives\n"
                 "30:00 #4 calls answered by shanghai.1\n"
                 "30:10 #4 calls finished by shanghai.1\n"
                 "31:00 berlin.1 logs in\n" /* 08:00 */
                 "33:00 shanghai.1 logs out\n"
                 "36:00 #5 calls arrives\n"
                 "36:00 #5 calls answered by berlin.1\n"
                 "36:10 #5 calls finished by berlin.1\n"
                 "37:00 newyork.1 logs in\n"
                 "39:00 berlin.1 logs out\n"
                 "42:00 #6 calls arrives\n"
                 "42:00 #6 calls answered by newyork.1\n"
                 "42:10 #6 calls finished by newyork.1\n"
                 "45:00 newyork.1 logs out\n");
}

/* In Shanghai it is seven hours later: its hours 09:00-17:00 are 02:00-10:00, its Monday begins on Sunday at 17:00, lunch
 * at 12:00 is at 05:00, lights out at 15:00 is at 08:00, and the course on Monday at 10:00 is at 03:00. */
static void everything_at_a_site_is_by_its_clock(void **state)
{
    (void)state;
    mu_check_day(
        "timezone: Europe/Berlin\nstart: 2026-01-04\nhorizon: 2d 00:00-24:00\n" NO_CALLS
        "sites: {s: {timezone: Asia/Shanghai, hours: 09:00-17:00,\n"
        "  outages: [{date: 2026-01-05, at: 15:00, for: 30min}]}}\n"
        "training: {course: {at: 10:00, for: 1h, days: [mon]}}\n"
        "teams: {desk: {site: s, shifts: {d: {hours: 08:00-18:00, people: 1, days: [mon, tue], breaks: "
        "[1h lunch at 12:00]}}}}\n",
        "26:00 desk.1 logs in\n"
        "27:00 desk.1 goes to a course\n"
        "28:00 desk.1 is back\n"
        "29:00 desk.1 goes on a break\n"
        "30:00 desk.1 is back\n"
        "32:00 desk.1 is absent\n"
        "32:30 desk.1 is back\n"
        "34:00 desk.1 logs out\n");
}

/* A holiday is one of the scenario's: who works in New York from Wednesday 20:00 to 04:00 would begin on Thursday at 02:00
 * in Berlin. */
static void a_shift_is_off_when_it_begins_on_a_holiday_here(void **state)
{
#define HOLIDAY(date)                                                                                      \
    "timezone: Europe/Berlin\nstart: 2026-01-07\nholidays: [" date "]\nhorizon: 3d 01:00-23:00\n" NO_CALLS \
    "sites: {n: {timezone: America/New_York}}\n"                                                           \
    "teams: {desk: {site: n, shifts: {d: {hours: 20:00-04:00, people: 1, days: [wed]}}}}\n"
    (void)state;
    mu_check_day(HOLIDAY("2026-01-07"), "26:00 desk.1 logs in\n34:00 desk.1 logs out\n");
    mu_check_day(HOLIDAY("2026-01-08"), "");
}

/* Customers in New York call from 09:00 to 10:00 there: in Berlin 15:00, but 14:00 in the three weeks from 8 March. */
static void customers_call_by_their_own_clock(void **state)
{
    mu_model *m =
        mu_test_model("timezone: Europe/Berlin\nstart: 2026-03-07\nhorizon: 30d 08:00-20:00\n"
                      "contacts: {calls: {timezone: America/New_York, arrivals: {weekdays: {sat: {every: "
                      "1h, from: 09:00, rates: [60/h]}, sun: 60/h, mon: 60/h}}, handle: 1min}}\n"
                      "teams: {desk: {people: 1}}\n");
    const int64_t hour = MU_HOUR_US, day = MU_DAY_US, half = hour / 2;

    (void)state;
    assert_float_equal(mu_model_rate(m, 0, (mu_time){ 15 * hour - half }), 0, 0);
    assert_float_equal(mu_model_rate(m, 0, (mu_time){ 15 * hour + half }), 60, 1e-9);
    assert_float_equal(mu_model_rate(m, 0, (mu_time){ 16 * hour + half }), 0, 0);
    assert_float_equal(mu_model_rate(m, 0, (mu_time){ 7 * day + 14 * hour + half }), 60, 1e-9);
    assert_float_equal(mu_model_rate(m, 0, (mu_time){ 7 * day + 15 * hour + half }), 0, 0);
    assert_float_equal(mu_model_rate(m, 0, (mu_time){ 28 * day - hour + 15 * hour + half }), 60, 1e-9);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_night_shift_in_spring_has_seven_hours),
        cmocka_unit_test(a_night_shift_in_autumn_has_nine_hours),
        cmocka_unit_test(without_a_zone_every_day_has_24_hours),
        cmocka_unit_test(breaks_and_meetings_keep_to_the_clock),
        cmocka_unit_test(a_day_of_23_hours_has_its_breaks),
        cmocka_unit_test(a_channel_opens_by_the_clock),
        cmocka_unit_test(a_profile_holds_whenever_the_clock_says_so),
        cmocka_unit_test(a_skipped_half_hour_does_not_happen_a_repeated_one_happens_twice),
        cmocka_unit_test(a_centre_open_round_the_clock_has_an_hour_less_or_more),
        cmocka_unit_test(what_waits_over_night_waits_for_hours_that_pass),
        cmocka_unit_test(the_sun_is_followed),
        cmocka_unit_test(everything_at_a_site_is_by_its_clock),
        cmocka_unit_test(a_shift_is_off_when_it_begins_on_a_holiday_here),
        cmocka_unit_test(customers_call_by_their_own_clock),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
