/* Working time in the words of `muster check`: breaks, meetings, absence, outages, holidays, and what a planner would warn
 * of. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"
#include "report/report.h"
#include "tests/unit/load_fixture.h"

#define CHAT "chat: {arrivals: 20/h, handle: 8min, needs: [chat]}"

/* Two weeks of ten hours, with calls whose third hour is the busiest. */
static char *explained(const char *more, const char *teams)
{
    mu_text t = { 0 };

    mu_text_addf(&t,
                 "horizon: 14d 08:00-18:00\n%scontacts:\n"
                 "  calls: {arrivals: {every: 1h, from: \"08:00\", counts: [60, 90, 140, 90, 90, 80, 80, 70, "
                 "50, 40]},\n"
                 "    handle: 5min}\n  " CHAT "\nteams: {%s}\n",
                 more, teams);
    char     *text = mu_text_take(&t);
    mu_model *m    = load(text, NULL);
    char     *out  = mu_report_explain(m);

    assert_non_null(out);
    free(text);
    mu_model_free(m);
    return out;
}

/* Line breaks and indentation apart. */
static bool says(const char *text, const char *expected)
{
    char *flat = calloc(1, strlen(text) + 1), *to = flat;

    for (const char *from = text; *from != '\0'; from++) {
        const bool blank = *from == ' ' || *from == '\n';
        if (blank && to > flat && to[-1] == ' ') continue;
        *to++ = blank ? ' ' : *from;
    }
    const bool found = strstr(flat, expected) != NULL;
    free(flat);
    return found;
}

static void check(const char *more, const char *teams, const char *expected)
{
    char *text = explained(more, teams);

    if (!says(text, expected)) fail_msg("\"%s\" is not in:\n%s", expected, text);
    free(text);
}

static void check_silent(const char *more, const char *teams, const char *unexpected)
{
    char *text = explained(more, teams);

    if (says(text, unexpected)) fail_msg("\"%s\" is in:\n%s", unexpected, text);
    free(text);
}

#define WRITE      ", write: {people: 4, skills: [chat]}"
#define DESK(more) "desk: {people: 20, skills: [calls]" more "}" WRITE

static void breaks_have_words(void **state)
{
    (void)state;
    check(
        "", DESK(", breaks: [1h lunch at 11:00-14:00, 2 x 15min, 5min unpaid, 10min at 09:30]"),
        "20 people; takes calls breaks 1 h at 11:00-14:00, 2 x 15 min, 5 min unpaid, 10 min at 09:30 write");
    check("", DESK(", breaks: {mon-fri: [1h lunch at 11:00-14:00, 2 x 15min], sat: 15min}"),
          "breaks mon-fri 1 h at 11:00-14:00, 2 x 15 min, sat 15 min write");
    check("",
          "desk: {skills: [calls], pay: 20/h, shifts: {early: {hours: 08:00-13:00, people: 9}, late: {hours: "
          "12:00-18:00, people: 9, pay: 125%}}}" WRITE,
          "20 CNY an hour 125% of the pay when on duty from 12:00 write");
    check("", DESK(", breaks: [2 x 15min, 5min unpaid]"), "breaks 2 x 15 min, 5 min unpaid write");
    check("", DESK(", breaks: 15min, breaks_mode: dynamic, breaks_within: 20min"),
          "breaks 15 min, put off up to 20 min while contacts wait");
    check("",
          "desk: {skills: [calls], shifts: {early: {hours: 08:00-13:00, people: 9, breaks: 15min at "
          "10:00-11:00},\n"
          "  late: {hours: 12:00-18:00, people: 9, breaks: 30min at 14:00-16:00}}}" WRITE,
          "breaks when on duty from 08:00: 15 min at 10:00-11:00; breaks when on duty from 12:00: 30 min at "
          "14:00-16:00");
    check_silent("", DESK(""), "breaks");
}

static void meetings_and_training_have_words(void **state)
{
    (void)state;
    check("meetings: {weekly: {days: mon, at: 16:00, for: 30min, teams: desk}, short: {at: 08:30, for: "
          "10min, share: 50%}}\n"
          "training: {product: {days: [tue, thu], at: 14:00, for: 2h, share: 10%, teams: desk}}\n",
          DESK(""),
          "meetings short daily at 08:30 for 10 min, 50% in turn, weekly mon at 16:00 for 30 min; training "
          "product tue, "
          "thu at 14:00 for 2 h, 10% in turn");
    check("meetings: {weekly: {days: mon, at: 16:00, for: 30min, who: [ana, desk 3, n*]}}\n",
          "desk: {people: [ana, bob, 1, n1, n2, n3, 14], skills: [calls]}" WRITE,
          "meetings weekly mon at 16:00 for 30 min with ana, desk 3, n1, n2 and 1 more write");
    /* of those who meet in the busiest quarter of an hour, five of 20 are away */
    check("meetings: {daily: {at: 08:00, for: 1h, who: [ana, desk 3, n*]}}\n",
          "desk: {people: [ana, bob, 1, n1, n2, n3, 14], skills: [calls]}" WRITE, "24 19");
}

static void who_is_not_there_has_words(void **state)
{
    (void)state;
    check("", DESK(", leave: 8%, absence: {share: 5%, paid: no}, shrinkage: 3%"),
          "leave 8%; absence 5% unpaid; shrinkage 3%");
    check("",
          DESK(", adherence: {late: {share: 10%, by: 5min}, early: {share: 4%, by: 15min}, extra_break: "
               "{share: 20%, "
               "by: 8min}, paid: no}"),
          "late on 10% of days, by 5 min; leaving early on 4% of days, by 15 min; an extra break on 20% of "
          "days, of 8 "
          "min, unpaid");
}

static void outages_and_holidays_have_words(void **state)
{
    (void)state;
    check("sites: {b: {outages: [{date: 2026-01-13, at: 10:00, for: 40min}], outage_end: hand_over}}\n",
          DESK(", site: b"), "outage on 2026-01-13 10:00 for 40 min, with contacts in hand handed over");
    check("holidays: [{date: 2026-01-09, name: Founding day}, {date: 2026-01-12, hours: 08:00-12:00}]\n",
          DESK(""), "closed on 2026-01-09 (Founding day), 08:00-12:00 only on 2026-01-12");
}

static void who_leaves_in_silence_has_words(void **state)
{
    mu_model *m = load(
        "horizon: 1d 08:00-18:00\n"
        "contacts: {chat: {arrivals: 20/h, handle: 8min, patience: 3min, silent: {share: 30%, costs: 40s}}}\n"
        "teams: {desk: {people: 4}}\n",
        NULL);
    char *text = mu_report_explain(m);

    (void)state;
    assert_true(says(
        text, "30% of those who give up say nothing and keep their place, which whoever answers finds out "
              "after 40 s"));
    free(text);
    mu_model_free(m);
}

/* 20 people, of whom 8 % are on leave, 5 % absent, and in the morning a fifth of the rest in turn at a meeting. */
static void the_table_counts_people_on_the_phones(void **state)
{
    char *text = explained("meetings: {short: {at: 08:00, for: 1h, share: 20%, teams: desk}}\n",
                           DESK(", leave: 8%, absence: 5%"));

    (void)state;
    assert_true(says(text, "calls chat all on duty on phones occupancy"));
    assert_true(says(text, "08:00-09:00 5.0 2.7 7.7 24 18.0 43%")); /* 20 x 0.92 x 0.95 x 0.8 + 4 */
    assert_true(says(text, "09:00-10:00 7.5 2.7 10.2 24 21.5 47%"));
    assert_true(says(text, "08:00-09:00 14.0 36% 4 67%"));
    free(text);
    check_silent("", DESK(""), "on phones");
}

static void people_who_are_all_away_at_once_are_told(void **state)
{
    (void)state;
    check("", DESK(", breaks: 30min at 12:00"),
          "warning: desk: everybody on duty is on a break or in a meeting at once from 12:00 to 12:30 every "
          "day, while "
          "contacts arrive");
    check("", DESK(", breaks: 5min at 12:00"), "at once from 12:00 to 12:15 every day"); /* to the quarter */
    check_silent("", DESK(", breaks: 30min at 12:00-13:00"), "everybody");
    check_silent("",
                 "desk: {people: 20, skills: [calls], breaks: 30min at 12:00, absence: 1%}, spare: {people: "
                 "9, skills: [calls]}" WRITE,
                 "spare: everybody");
}

static void a_meeting_of_all_in_the_busiest_hour_is_told(void **state)
{
    (void)state;
    check("meetings: {weekly: {days: mon, at: 10:30, for: 15min, teams: desk}}\n", DESK(""),
          "warning: weekly: all of desk meet in the busiest hour (10:00-11:00) of Mon");
    check_silent("meetings: {weekly: {days: mon, at: 11:00, for: 15min, teams: desk}}\n", DESK(""),
                 "busiest hour");
    check_silent("meetings: {weekly: {days: mon, at: 10:30, for: 15min, teams: desk, share: 50%}}\n",
                 DESK(""), "busiest hour");
    check_silent("meetings: {weekly: {at: 10:30, for: 15min, teams: write}}\n", DESK(""), "busiest hour");
}

static void an_outage_that_leaves_nobody_is_told(void **state)
{
    static const char site[] = "sites: {b: {outages: [{date: 2026-01-13, at: 10:00, for: 40min}]}}\n";

    (void)state;
    check(site, DESK(", site: b"),
          "warning: desk: while its site is out (2026-01-13 10:00, for 40 min), nobody takes calls");
    check_silent(site,
                 "desk: {people: 20, skills: [calls], site: b}, other: {people: 5, skills: [calls]}" WRITE,
                 "nobody takes");
}

/* Clocks go forward on Sunday the 29th, between the first Monday and the second, which stands for all. */
static void breaks_and_meetings_go_by_the_clock_on_the_wall(void **state)
{
    static const char berlin[] = "timezone: Europe/Berlin\nstart: 2026-03-23\n";

    (void)state;
    check(berlin, DESK(", breaks: 30min at 12:00"),
          "at once from 12:00 to 12:30 every day, while contacts arrive");
    check("timezone: Europe/Berlin\nstart: 2026-03-23\n"
          "meetings: {weekly: {days: mon, at: 10:30, for: 15min, teams: desk}}\n",
          DESK(""), "warning: weekly: all of desk meet in the busiest hour (10:00-11:00) of Mon");
    /* Noon in London is one o'clock in Berlin. */
    check("timezone: Europe/Berlin\nstart: 2026-03-23\nsites: {london: {timezone: Europe/London}}\n",
          DESK(", site: london, breaks: 30min at 12:00"),
          "at once from 13:00 to 13:30 every day, while contacts arrive");
    check("timezone: Europe/Berlin\nstart: 2026-03-23\nsites: {b: {outages: [{date: 2026-03-31, at: 10:00, "
          "for: 40min}]}}\n",
          DESK(", site: b"),
          "desk: while its site is out (2026-03-31 10:00, for 40 min), nobody takes calls");
}

static void what_takes_place_without_anyone_is_told(void **state)
{
    (void)state;
    check("meetings: {late: {at: 19:00, for: 30min}}\n", DESK(""),
          "warning: late: nobody who is to take part is on duty when it is held, so it takes no time");
    check_silent("meetings: {early: {at: 07:45, for: 30min, teams: desk}}\n", DESK(""), "takes no time");
    check("sites: {b: {outages: [{date: 2026-02-13, at: 10:00, for: 40min}]}}\n", DESK(", site: b"),
          "warning: desk: the outage of 2026-02-13 lies outside the horizon");
}

static void who_may_come_and_stay_without_a_plan(void **state)
{
    (void)state;
    check("",
          "desk: {people: 10, on_call: {people: 4, notice: 30min, fee: 50, least: 2h}, guests: 3, "
          "overtime: {factor: 1.5, most: 90min}, sent_home: paid}",
          "4 more on call, here 30m after the order, 50 CNY for coming, paid for 2h at least; 3 seats for "
          "people of other "
          "teams; overtime and time called in at 1.5 times the pay; at most 1h30m of overtime after a "
          "shift; who is sent "
          "home is paid for the rest of his shift");
    check("", "desk: {people: 10, on_call: 1}", "1 more on call");
    check("", "desk: {people: 10, guests: 1}", "1 seat for people of other teams");
    check_silent("", "desk: {people: 10}", "on call");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_may_come_and_stay_without_a_plan),
        cmocka_unit_test(breaks_have_words),
        cmocka_unit_test(meetings_and_training_have_words),
        cmocka_unit_test(who_is_not_there_has_words),
        cmocka_unit_test(outages_and_holidays_have_words),
        cmocka_unit_test(who_leaves_in_silence_has_words),
        cmocka_unit_test(the_table_counts_people_on_the_phones),
        cmocka_unit_test(people_who_are_all_away_at_once_are_told),
        cmocka_unit_test(a_meeting_of_all_in_the_busiest_hour_is_told),
        cmocka_unit_test(breaks_and_meetings_go_by_the_clock_on_the_wall),
        cmocka_unit_test(what_takes_place_without_anyone_is_told),
        cmocka_unit_test(an_outage_that_leaves_nobody_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
