/* Breaks, meetings, absence and lateness, step by step. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "experiment/measure.h"
#include "tests/support/watch.h"

#define NO_CALLS "contacts: {calls: {arrivals: {between: {fixed: 25h}}, handle: {fixed: 20min}}}\n"
#define CALLS    "contacts: {calls: {arrivals: {between: {fixed: 25min}}, handle: {fixed: 20min}}}\n"

static void a_break_begins_after_the_contact_in_hand_and_lasts_as_long_as_planned(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-10:00\n" CALLS "teams: {desk: {people: 1, breaks: [15min at 08:30]}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:25 #0 calls arrives\n"
                 "08:25 #0 calls answered by desk.1\n"
                 "08:45 #0 calls finished by desk.1\n"
                 "08:45 desk.1 goes on a break\n"
                 "08:50 #1 calls arrives\n"
                 "08:50 #1 calls waits\n"
                 "09:00 desk.1 is back\n"
                 "09:00 #1 calls answered by desk.1\n"
                 "09:15 #2 calls arrives\n"
                 "09:15 #2 calls waits\n"
                 "09:20 #1 calls finished by desk.1\n"
                 "09:20 #2 calls answered by desk.1\n"
                 "09:40 #2 calls finished by desk.1\n"
                 "09:40 #3 calls arrives\n"
                 "09:40 #3 calls answered by desk.1\n"
                 "10:00 #3 calls finished by desk.1\n"
                 "10:00 desk.1 logs out\n");
}

static void a_dynamic_break_waits_for_an_empty_queue_up_to_its_end(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-09:00\n"
        "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 12min}}}\n"
        "teams: {desk: {people: 1, breaks: 10min at 08:15, breaks_mode: dynamic, breaks_within: 20min}}\n",
        "08:00 desk.1 logs in\n"
        "08:10 #0 calls arrives\n"
        "08:10 #0 calls answered by desk.1\n"
        "08:20 #1 calls arrives\n"
        "08:20 #1 calls waits\n"
        "08:22 #0 calls finished by desk.1\n"
        "08:22 #1 calls answered by desk.1\n" /* due since 08:15, but someone waits */
        "08:30 #2 calls arrives\n"
        "08:30 #2 calls waits\n"
        "08:34 #1 calls finished by desk.1\n"
        "08:34 #2 calls answered by desk.1\n"
        "08:40 #3 calls arrives\n"
        "08:40 #3 calls waits\n"
        "08:46 #2 calls finished by desk.1\n"
        "08:46 desk.1 goes on a break\n" /* 08:35 is over */
        "08:50 #4 calls arrives\n"
        "08:50 #4 calls waits\n"
        "08:56 desk.1 is back\n"
        "08:56 #3 calls answered by desk.1\n"
        "09:08 #3 calls finished by desk.1\n"
        "09:08 #4 calls answered by desk.1\n"
        "09:20 #4 calls finished by desk.1\n"
        "09:20 desk.1 logs out\n");
}

static void in_a_window_people_go_one_after_the_other(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-10:00\n" NO_CALLS
                 "teams: {desk: {people: 2, breaks: [30min lunch at 08:30-09:30]}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 desk.2 logs in\n"
                 "08:30 desk.1 goes on a break\n"
                 "09:00 desk.1 is back\n"
                 "09:00 desk.2 goes on a break\n"
                 "09:30 desk.2 is back\n"
                 "10:00 desk.1 logs out\n"
                 "10:00 desk.2 logs out\n");
}

/* Nine hours and one break: the cut is at 12:30, and the two people are a quarter of the part of 4.5 h before and
 * after it. */
static void a_break_without_a_time_is_spread_over_the_shift(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-17:00\n" NO_CALLS "teams: {desk: {people: 2, breaks: 1h lunch}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 desk.2 logs in\n"
                 "10:52 desk.1 goes on a break\n" /* 12:30 - 1:07:30 - 0:30, in whole minutes */
                 "11:52 desk.1 is back\n"
                 "13:07 desk.2 goes on a break\n"
                 "14:07 desk.2 is back\n"
                 "17:00 desk.1 logs out\n"
                 "17:00 desk.2 logs out\n");
}

static void who_is_on_a_break_at_closing_time_returns_for_those_who_wait(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n" CALLS
                 "teams: {desk: {people: 1, breaks: [30min lunch at 08:50]}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:25 #0 calls arrives\n"
                 "08:25 #0 calls answered by desk.1\n"
                 "08:45 #0 calls finished by desk.1\n"
                 "08:50 desk.1 goes on a break\n"
                 "08:50 #1 calls arrives\n"
                 "08:50 #1 calls waits\n"
                 "09:00 desk.1 is back\n"
                 "09:00 #1 calls answered by desk.1\n"
                 "09:20 #1 calls finished by desk.1\n"
                 "09:20 desk.1 logs out\n");
}

static void a_closing_queue_is_served_before_a_break_that_is_due(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 15min}}, handle: {fixed: 25min}}}\n"
                 "teams: {desk: {shifts: {day: {hours: 08:00-10:00, people: 1, breaks: 15min at 09:10}}}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:15 #0 calls arrives\n"
                 "08:15 #0 calls answered by desk.1\n"
                 "08:30 #1 calls arrives\n"
                 "08:30 #1 calls waits\n"
                 "08:40 #0 calls finished by desk.1\n"
                 "08:40 #1 calls answered by desk.1\n"
                 "08:45 #2 calls arrives\n"
                 "08:45 #2 calls waits\n"
                 "09:05 #1 calls finished by desk.1\n"
                 "09:05 #2 calls answered by desk.1\n"
                 "09:30 #2 calls finished by desk.1\n"
                 "09:30 desk.1 goes on a break\n"
                 "09:45 desk.1 is back\n"
                 "10:00 desk.1 logs out\n");
}

static void a_break_that_never_came_up_is_lost_and_one_at_the_end_is_cut(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 55min}}, handle: {fixed: 20min}}}\n"
                 "teams: {desk: {shifts: {a: {hours: 08:00-09:00, people: 1, breaks: 5min at 08:56},\n"
                 "                        b: {hours: 08:30-08:40, people: 1, breaks: 5min at 08:38}}}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:30 desk.2 logs in\n"
                 "08:38 desk.2 goes on a break\n"
                 "08:40 desk.2 logs out\n"
                 "08:55 #0 calls arrives\n"
                 "08:55 #0 calls answered by desk.1\n"
                 "09:15 #0 calls finished by desk.1\n"
                 "09:15 desk.1 logs out\n");
}

static void who_is_absent_never_logs_in(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n" CALLS
                 "teams: {back: {people: 1}, desk: {people: 1, absence: 100%}}\n",
                 "08:00 back.1 logs in\n"
                 "08:00 desk.1 is absent\n"
                 "08:25 #0 calls arrives\n"
                 "08:25 #0 calls answered by back.1\n"
                 "08:45 #0 calls finished by back.1\n"
                 "08:50 #1 calls arrives\n"
                 "08:50 #1 calls answered by back.1\n"
                 "09:10 #1 calls finished by back.1\n"
                 "09:10 back.1 logs out\n");
}

static void who_is_late_logs_in_late_and_takes_what_waits(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n" CALLS
                 "teams: {desk: {people: 1, adherence: {late: {share: 100%, by: {fixed: 28min}}}}}\n",
                 "08:00 desk.1 is absent\n"
                 "08:25 #0 calls arrives\n"
                 "08:25 #0 calls waits\n"
                 "08:28 desk.1 logs in\n"
                 "08:28 #0 calls answered by desk.1\n"
                 "08:48 #0 calls finished by desk.1\n"
                 "08:50 #1 calls arrives\n"
                 "08:50 #1 calls answered by desk.1\n"
                 "09:10 #1 calls finished by desk.1\n"
                 "09:10 desk.1 logs out\n");
}

static void who_leaves_early_finishes_the_contact_in_hand(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n" CALLS
                 "teams: {desk: {people: 1, adherence: {early: {share: 100%, by: {fixed: 30min}}}}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:25 #0 calls arrives\n"
                 "08:25 #0 calls answered by desk.1\n"
                 "08:45 #0 calls finished by desk.1\n"
                 "08:45 desk.1 is absent\n"
                 "08:50 #1 calls arrives\n"
                 "08:50 #1 calls waits\n");
}

static void a_meeting_begins_after_the_contact_in_hand_and_ends_on_time(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-09:20\n" CALLS
        "meetings: {weekly: {days: mon, at: 08:40, for: 20min}, other: {days: tue, at: 08:10, for: 1h}}\n"
        "teams: {desk: {people: 1}}\n",
        "08:00 desk.1 logs in\n"
        "08:25 #0 calls arrives\n"
        "08:25 #0 calls answered by desk.1\n"
        "08:45 #0 calls finished by desk.1\n"
        "08:45 desk.1 goes to a meeting\n"
        "08:50 #1 calls arrives\n"
        "08:50 #1 calls waits\n"
        "09:00 desk.1 is back\n"
        "09:00 #1 calls answered by desk.1\n"
        "09:15 #2 calls arrives\n"
        "09:15 #2 calls waits\n"
        "09:20 #1 calls finished by desk.1\n"
        "09:20 #2 calls answered by desk.1\n"
        "09:40 #2 calls finished by desk.1\n"
        "09:40 desk.1 logs out\n");
}

/* Friday and Saturday; a night shift has the breaks of the day on which it begins. */
static void breaks_differ_by_weekday(void **state)
{
    (void)state;
    mu_check_day("start: 2026-01-09\nhorizon: 2d 08:00-09:00\n" NO_CALLS
                 "teams: {desk: {people: 1, breaks: {mon-fri: [10min at 08:20, 5min at 08:50], sat: 5min at "
                 "08:40}}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:20 desk.1 goes on a break\n"
                 "08:30 desk.1 is back\n"
                 "08:50 desk.1 goes on a break\n"
                 "08:55 desk.1 is back\n"
                 "09:00 desk.1 logs out\n"
                 "32:00 desk.1 logs in\n"
                 "32:40 desk.1 goes on a break\n"
                 "32:45 desk.1 is back\n"
                 "33:00 desk.1 logs out\n");
    mu_check_day(
        "start: 2026-01-09\nhorizon: 2d 00:00-24:00\n" NO_CALLS
        "teams: {desk: {shifts: {night: {days: fri, hours: 22:00-06:00, people: 1, breaks: {fri: 30min "
        "at 02:00, sat: 1h at 03:00}}}}}\n",
        "22:00 desk.1 logs in\n"
        "25:00 #0 calls arrives\n"
        "25:00 #0 calls answered by desk.1\n"
        "25:20 #0 calls finished by desk.1\n"
        "26:00 desk.1 goes on a break\n"
        "26:30 desk.1 is back\n"
        "30:00 desk.1 logs out\n");
}

/* A name, how names begin, a number; nobody of the other team. */
static void a_meeting_of_people_by_name_is_theirs_each_time(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n" NO_CALLS
                 "meetings: {first: {at: 08:10, for: 10min, who: [Li_Wei, new*, desk 5]}}\n"
                 "training: {second: {at: 08:30, for: 10min, who: Bo, teams: [lab, desk]}}\n"
                 "teams: {desk: {people: [Ann, Li_Wei, new1, new2, 1]}, lab: {people: [Bo]}}\n",
                 "08:00 Ann logs in\n"
                 "08:00 Li_Wei logs in\n"
                 "08:00 new1 logs in\n"
                 "08:00 new2 logs in\n"
                 "08:00 desk.5 logs in\n"
                 "08:00 Bo logs in\n"
                 "08:10 Li_Wei goes to a meeting\n"
                 "08:10 new1 goes to a meeting\n"
                 "08:10 new2 goes to a meeting\n"
                 "08:10 desk.5 goes to a meeting\n"
                 "08:20 Li_Wei is back\n"
                 "08:20 new1 is back\n"
                 "08:20 new2 is back\n"
                 "08:20 desk.5 is back\n"
                 "08:30 Bo goes to a course\n"
                 "08:40 Bo is back\n"
                 "09:00 Ann logs out\n"
                 "09:00 Li_Wei logs out\n"
                 "09:00 new1 logs out\n"
                 "09:00 new2 logs out\n"
                 "09:00 desk.5 logs out\n"
                 "09:00 Bo logs out\n");
}

static void a_meeting_that_is_over_when_the_contact_ends_is_missed(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:52\n" CALLS "meetings: {daily: {at: 08:30, for: 10min, teams: desk}}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:25 #0 calls arrives\n"
                 "08:25 #0 calls answered by desk.1\n"
                 "08:45 #0 calls finished by desk.1\n"
                 "08:50 #1 calls arrives\n"
                 "08:50 #1 calls answered by desk.1\n"
                 "09:10 #1 calls finished by desk.1\n"
                 "09:10 desk.1 logs out\n");
}

static void from_a_break_people_go_to_the_course_that_has_begun(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\n" NO_CALLS "training: {product: {at: 08:20, for: 20min}}\n"
                 "teams: {desk: {people: 1, breaks: [15min at 08:10, 5min at 08:30]}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:10 desk.1 goes on a break\n"
                 "08:25 desk.1 goes to a course\n"
                 "08:40 desk.1 goes on a break\n"
                 "08:45 desk.1 is back\n"
                 "09:00 desk.1 logs out\n");
}

/* Half of two people: one each day, in turn. */
static void leave_goes_round(void **state)
{
    (void)state;
    mu_check_day("horizon: 3d 08:00-09:00\n" NO_CALLS "teams: {desk: {people: 2, leave: 50%}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 desk.2 is absent\n"
                 "09:00 desk.1 logs out\n"
                 "32:00 desk.1 is absent\n"
                 "32:00 desk.2 logs in\n"
                 "33:00 desk.2 logs out\n"
                 "56:00 desk.1 logs in\n"
                 "56:00 desk.2 is absent\n"
                 "57:00 desk.1 logs out\n");
}

/* Round the clock there is a lunch every day, though duty never ends. */
static void duty_without_end_is_laid_out_day_by_day(void **state)
{
    (void)state;
    mu_check_day("horizon: 2d\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 90h}}, handle: {fixed: 20min}}}\n"
                 "teams: {desk: {people: 1, breaks: [30min at 12:00]}}\n",
                 "00:00 desk.1 logs in\n"
                 "12:00 desk.1 goes on a break\n"
                 "12:30 desk.1 is back\n"
                 "36:00 desk.1 goes on a break\n"
                 "36:30 desk.1 is back\n"
                 "48:00 desk.1 logs out\n");
}

#define TWO_SITES                                                                                            \
    "horizon: 1d 08:00-10:00\nsites: {berlin: {outages: [{date: 2026-01-05, at: 08:40, for: 30min}], %s},\n" \
    "  wuhan: {hours: 08:30-09:30}}\n"                                                                       \
    "contacts: {calls: {arrivals: {between: {fixed: 30min}}, handle: {fixed: 20min}, teams: [a, b]}}\n"      \
    "teams: {a: {people: 1, site: berlin}, b: {people: 1, site: wuhan}}\n"

static void check_sites(const char *outage_end, const char *expected)
{
    char text[1000];

    snprintf(text, sizeof text, TWO_SITES, outage_end);
    mu_check_day(text, expected);
}

static void an_outage_cuts_off_what_is_in_hand_at_the_site(void **state)
{
    (void)state;
    check_sites("outage_end: cut_off", "08:00 a.1 logs in\n"
                                       "08:30 b.1 logs in\n"
                                       "08:30 #0 calls arrives\n"
                                       "08:30 #0 calls answered by a.1\n"
                                       "08:40 #0 calls dropped a.1\n"
                                       "08:40 a.1 is absent\n"
                                       "09:00 #1 calls arrives\n"
                                       "09:00 #1 calls answered by b.1\n"
                                       "09:10 a.1 is back\n"
                                       "09:20 #1 calls finished by b.1\n"
                                       "09:30 b.1 logs out\n"
                                       "09:30 #2 calls arrives\n"
                                       "09:30 #2 calls answered by a.1\n"
                                       "09:50 #2 calls finished by a.1\n"
                                       "10:00 a.1 logs out\n");
}

static void or_hands_it_over_to_the_other_site(void **state)
{
    (void)state;
    check_sites("outage_end: hand_over", "08:00 a.1 logs in\n"
                                         "08:30 b.1 logs in\n"
                                         "08:30 #0 calls arrives\n"
                                         "08:30 #0 calls answered by a.1\n"
                                         "08:40 #0 calls handed back by a.1\n"
                                         "08:40 a.1 is absent\n"
                                         "08:40 #0 calls answered by b.1\n"
                                         "08:50 #0 calls finished by b.1\n"
                                         "09:00 #1 calls arrives\n"
                                         "09:00 #1 calls answered by b.1\n"
                                         "09:10 a.1 is back\n"
                                         "09:20 #1 calls finished by b.1\n"
                                         "09:30 b.1 logs out\n"
                                         "09:30 #2 calls arrives\n"
                                         "09:30 #2 calls answered by a.1\n"
                                         "09:50 #2 calls finished by a.1\n"
                                         "10:00 a.1 logs out\n");
}

static void or_lets_it_be_finished(void **state)
{
    (void)state;
    check_sites("outage_end: finish", "08:00 a.1 logs in\n"
                                      "08:30 b.1 logs in\n"
                                      "08:30 #0 calls arrives\n"
                                      "08:30 #0 calls answered by a.1\n"
                                      "08:50 #0 calls finished by a.1\n"
                                      "08:50 a.1 is absent\n"
                                      "09:00 #1 calls arrives\n"
                                      "09:00 #1 calls answered by b.1\n"
                                      "09:10 a.1 is back\n"
                                      "09:20 #1 calls finished by b.1\n"
                                      "09:30 b.1 logs out\n"
                                      "09:30 #2 calls arrives\n"
                                      "09:30 #2 calls answered by a.1\n"
                                      "09:50 #2 calls finished by a.1\n"
                                      "10:00 a.1 logs out\n");
}

/* A break is due already and waits for the contact in hand; the outage does not. */
static void an_outage_cuts_short_what_a_break_was_waiting_for(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:00\nsites: {berlin: {outages: [{date: 2026-01-05, at: 08:40, for: "
                 "10min}]}}\n" CALLS "teams: {desk: {people: 1, site: berlin, breaks: 4min at 08:30}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:25 #0 calls arrives\n"
                 "08:25 #0 calls answered by desk.1\n"
                 "08:40 #0 calls dropped desk.1\n"
                 "08:40 desk.1 goes on a break\n"
                 "08:44 desk.1 is absent\n"
                 "08:50 desk.1 is back\n"
                 "08:50 #1 calls arrives\n"
                 "08:50 #1 calls answered by desk.1\n"
                 "09:10 #1 calls finished by desk.1\n"
                 "09:10 desk.1 logs out\n");
}

static void assert_measure(const mu_totals *t, const char *id, double expected)
{
    double x, y;

    mu_measure_at(mu_measure_find(id))->pair(t, &x, &y);
    if (!(fabs(x / y - expected) < 1e-9)) fail_msg("%s is %.9g, not %.9g", id, x / y, expected);
}

/* One person, 08:00-10:00 and 20 minutes of overrun. The break planned for 08:30-08:45 is taken at 08:45-09:00: thirty
 * minutes are not as planned. An unpaid quarter of an hour at 09:45 is lost to the contact in hand. */
static void the_account_of_a_day(void **state)
{
    mu_model *m = mu_test_model(
        "horizon: 1d 08:00-10:00\n"
        "contacts: {calls: {arrivals: {between: {fixed: 25min}}, handle: {fixed: 20min}}}\n"
        "meetings: {daily: {at: 08:10, for: 10min}}\n"
        "teams: {desk: {people: 1, pay: 60/h, breaks: [15min at 08:30, 15min unpaid at 09:45]}}\n");
    mu_record *r = mu_record_new(m);
    mu_totals  t = { 0 };

    (void)state;
    free(mu_test_watch(m, NULL, r));
    for (int32_t i = 0; i < m->calendar.n_cells; i++) {
        const mu_totals cell = mu_totals_team(m, r, 0, i);
        mu_totals_add(&t, &cell, MU_SCOPE_TEAM);
    }
    /* In hand from 08:25 to 08:45, 09:00 to 09:40 (two contacts), 09:40 to 10:00: 80 of 120 minutes. */
    assert_measure(&t, "paid_hours", 2);
    assert_measure(&t, "overrun_hours", 0);
    assert_measure(&t, "cost", 120);
    assert_measure(&t, "break_share", 15.0 / 120);
    assert_measure(&t, "meeting_share", 10.0 / 120);
    assert_measure(&t, "training_share", 0);
    assert_measure(&t, "absence_share", 0);
    assert_measure(&t, "shrinkage", 25.0 / 120);
    assert_measure(&t, "utilisation", 95.0 / 120);
    assert_measure(&t, "occupancy", 80.0 / 95);
    assert_measure(&t, "adherence", (120.0 - 30 - 15) / 120);
    mu_record_free(r);
    mu_model_free(m);
}

/* Late by ten minutes and not paid for them, of an hour; nobody calls. */
static void what_is_not_paid_is_no_shrinkage(void **state)
{
    mu_model *m =
        mu_test_model("horizon: 1d 08:00-09:00\n" NO_CALLS
                      "teams: {desk: {people: 1, adherence: {late: {share: 100%, by: {fixed: 10min}}, "
                      "paid: no}}}\n");
    mu_record *r = mu_record_new(m);
    mu_totals  t = { 0 };

    (void)state;
    free(mu_test_watch(m, NULL, r));
    for (int32_t i = 0; i < m->calendar.n_cells; i++) {
        const mu_totals cell = mu_totals_team(m, r, 0, i);
        mu_totals_add(&t, &cell, MU_SCOPE_TEAM);
    }
    assert_measure(&t, "paid_hours", 50.0 / 60);
    assert_measure(&t, "shrinkage", 0);
    assert_measure(&t, "utilisation", 1);
    assert_measure(&t, "adherence", 50.0 / 60);
    mu_record_free(r);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_break_begins_after_the_contact_in_hand_and_lasts_as_long_as_planned),
        cmocka_unit_test(a_dynamic_break_waits_for_an_empty_queue_up_to_its_end),
        cmocka_unit_test(in_a_window_people_go_one_after_the_other),
        cmocka_unit_test(a_break_without_a_time_is_spread_over_the_shift),
        cmocka_unit_test(who_is_on_a_break_at_closing_time_returns_for_those_who_wait),
        cmocka_unit_test(a_closing_queue_is_served_before_a_break_that_is_due),
        cmocka_unit_test(a_break_that_never_came_up_is_lost_and_one_at_the_end_is_cut),
        cmocka_unit_test(who_is_absent_never_logs_in),
        cmocka_unit_test(who_is_late_logs_in_late_and_takes_what_waits),
        cmocka_unit_test(who_leaves_early_finishes_the_contact_in_hand),
        cmocka_unit_test(a_meeting_begins_after_the_contact_in_hand_and_ends_on_time),
        cmocka_unit_test(breaks_differ_by_weekday),
        cmocka_unit_test(a_meeting_of_people_by_name_is_theirs_each_time),
        cmocka_unit_test(a_meeting_that_is_over_when_the_contact_ends_is_missed),
        cmocka_unit_test(from_a_break_people_go_to_the_course_that_has_begun),
        cmocka_unit_test(leave_goes_round),
        cmocka_unit_test(duty_without_end_is_laid_out_day_by_day),
        cmocka_unit_test(an_outage_cuts_off_what_is_in_hand_at_the_site),
        cmocka_unit_test(or_hands_it_over_to_the_other_site),
        cmocka_unit_test(or_lets_it_be_finished),
        cmocka_unit_test(an_outage_cuts_short_what_a_break_was_waiting_for),
        cmocka_unit_test(the_account_of_a_day),
        cmocka_unit_test(what_is_not_paid_is_no_shrinkage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
