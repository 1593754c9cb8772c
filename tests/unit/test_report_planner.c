/* Warnings that `muster check` gives of scenarios which are sound, and yet hardly meant. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "muster/report.h"
#include "tests/support/watch.h"

/* The text without line breaks, which fall where they may; release with free(). */
static char *explained(const char *yaml)
{
    mu_model *m    = mu_test_model(yaml);
    char     *text = mu_report_explain(m);
    size_t    n    = 0;

    assert_non_null(text);
    for (const char *c = text; *c != '\0'; c++) {
        const char put = *c == '\n' ? ' ' : *c;
        if (put != ' ' || n == 0 || text[n - 1] != ' ') text[n++] = put;
    }
    text[n] = '\0';
    mu_model_free(m);
    return text;
}

static void assert_says(const char *yaml, const char *expected)
{
    char *text = explained(yaml);

    if (strstr(text, expected) == NULL) print_error("not said: %s\nbut: %s\n", expected, text);
    assert_non_null(strstr(text, expected));
    free(text);
}

static void assert_does_not_say(const char *yaml, const char *unwanted)
{
    char *text = explained(yaml);

    if (strstr(text, unwanted) != NULL) print_error("said: %s\n", text);
    assert_null(strstr(text, unwanted));
    free(text);
}

#define DAY "horizon: 1d 08:00-18:00\n"

/* Of each round a share p makes another, of two contacts but for the last: (1 + p) / (1 - p), 49 and 17. */
static void contacts_that_become_very_many_are_warned_of(void **state)
{
    (void)state;
    assert_says(DAY "contacts:\n"
                    "  a: {arrivals: 6/h, handle: 5min, escalate: {b: 96%}}\n"
                    "  b: {arrivals: none, handle: 5min, escalate: {a: 100%}}\n"
                    "teams: {t: {people: 80}}\n",
                "warning: each contact that comes in makes 49 on average, most of them of b and a: look at "
                "what leads there");
    assert_does_not_say(DAY "contacts:\n"
                            "  a: {arrivals: 6/h, handle: 5min, escalate: {b: 89%}}\n"
                            "  b: {arrivals: none, handle: 5min, escalate: {a: 100%}}\n"
                            "teams: {t: {people: 80}}\n",
                        "on average");
}

#define ASKED(most)                                                                                      \
    DAY "contacts: {a: {arrivals: 60/h, handle: {fixed: 1min}, ask_back: {share: 100%, answer: {fixed: " \
        "1min}, most: " most "}}}\nteams: {t: {people: 30}}\n"

/* An Erlang a round: 101 for 30 people are 337 %, 1001 are over 1000. */
static void contacts_that_are_worked_on_for_ever_are_warned_of(void **state)
{
    (void)state;
    assert_says(ASKED("100"),
                "warning: a: each contact is worked on 101 times on average, as its customer is "
                "asked back so often");
    assert_says(ASKED("100"), "demand exceeds capacity all day (up to 337%)");
    assert_says(ASKED("1000"), "demand exceeds capacity all day (>1 000%)");
    assert_says(ASKED("1000"), "1 001.0 30 >1 000%");
    assert_does_not_say(ASKED("19"), "asked back so often");
}

/* Nobody is told to try again who never gives up. */
static void redials_are_told_of_those_who_can_give_up(void **state)
{
    (void)state;
    assert_does_not_say(DAY "contacts: {a: {arrivals: 6/h, handle: 5min, redial: {abandoned: 50%}}}\n"
                            "teams: {t: {people: 8}}\n",
                        "try again");
    assert_says(DAY "contacts: {a: {arrivals: 6/h, handle: 5min, redial: {abandoned: 50%, blocked: 25%}, "
                    "queue_capacity: 1}}\nteams: {t: {people: 8}}\n",
                "25% of those blocked try again after 10 min");
    assert_says(DAY "contacts: {a: {arrivals: 6/h, handle: 5min, redial: {abandoned: 50%}, patience: 1min}}\n"
                    "teams: {t: {people: 8}}\n",
                "50% of those who give up try again after 10 min");
}

#define CALLS DAY "contacts: {a: {arrivals: 6/h, handle: 5min}}\n"

static void what_takes_everybody_away_is_named(void **state)
{
    (void)state;
    assert_says(CALLS "teams: {t: {people: 8, absence: 100%}}\n",
                "warning: t: nobody ever comes to work, as absence is 100%");
    assert_does_not_say(CALLS "teams: {t: {people: 8, absence: 100%}}\n", "in a meeting at once");
    assert_says(
        CALLS "teams: {t: {people: 8, leave: 10%, breaks: 1h at 12:00}}\n",
        "warning: t: nobody on duty is on the phones from 12:00 to 13:00, while contacts arrive: leave, "
        "breaks");
    assert_says(CALLS "teams: {t: {people: 8, breaks: 1h at 12:00}}\n",
                "warning: t: everybody on duty is on a break or in a meeting at once from 12:00 to 13:00");
}

/* 3 x 0.5 x 0.7 x 0.6 = 0.63, and 4 x 0.5 x 0.6 = 1.2. */
static void teams_of_which_less_than_one_person_is_left_are_warned_of(void **state)
{
    (void)state;
    assert_says(
        CALLS "teams: {t: {people: 3, leave: 50%, absence: 30%, shrinkage: 40%}}\n",
        "warning: t: of 3 people leave, absence and shrinkage spare 0.63 on an average day: less than "
        "one");
    assert_does_not_say(CALLS "teams: {t: {people: 4, leave: 50%, shrinkage: 40%}}\n", "less than one");
}

static void who_is_late_for_longer_than_he_works_is_warned_of(void **state)
{
    (void)state;
    assert_says(
        CALLS "teams: {t: {people: 3, adherence: {late: {share: 10%, by: 11h}}}}\n",
        "warning: t: who comes late does so by 11 h on average, but nobody is on duty for longer than 10 "
        "h at a time");
    assert_says(
        CALLS "teams: {t: {adherence: {early: {share: 10%, by: 5h}}, shifts: {d: {hours: 08:00-12:00, "
              "people: 2}, e: {hours: 12:00-16:00, people: 2}}}}\n",
        "warning: t: who leaves early does so by 5 h on average, but nobody is on duty for longer than 4 "
        "h at a time");
    assert_does_not_say(CALLS "teams: {t: {people: 3, adherence: {late: {share: 10%, by: 9h}}}}\n",
                        "comes late does so");
}

static void all_steps_of_a_slowdown_are_told(void **state)
{
    (void)state;
    assert_says(DAY
                "contacts: {a: {arrivals: 6/h, handle: 5min, concurrency: 3, slowdown: [100%, 150%, 120%]}}\n"
                "teams: {t: {people: 3}}\n",
                "up to 3 in hand at once, taking 100%, 150%, 120% of the time with 1, 2, 3");
}

/* Of two Tuesdays one is out from 10:00 to 11:00: half of four people. */
static void outages_are_counted_off_the_phones(void **state)
{
    static const char yaml[] = "horizon: 14d 08:00-12:00\n"
                               "contacts: {a: {arrivals: 6/h, handle: 5min}}\n"
                               "teams: {t: {people: 4, site: s}}\n"
                               "sites: {s: {outages: [{date: 2026-01-06, at: 10:00, for: 1h}]}}\n";

    (void)state;
    assert_says(yaml, "10:00-11:00 0.5 4 2 25%");
    assert_says(yaml, "11:00-12:00 0.5 4 4 13%");
    assert_says(yaml, "Outages are counted as the mean over all such days of the horizon.");
    assert_does_not_say(CALLS "teams: {t: {people: 8, absence: 10%}}\n", "utages");
}

/* That nobody is there on a whole day was told when the scenario was read. */
static void an_empty_day_is_told_once(void **state)
{
    static const char yaml[] = "horizon: 7d 08:00-18:00\n"
                               "contacts: {a: {arrivals: 6/h, handle: 5min}}\n"
                               "teams: {t: {shifts: {d: {hours: 08:00-18:00, people: 3, days: mon-fri}}}}\n";
    char             *text;

    (void)state;
    assert_does_not_say(yaml, "no one on duty");
    text = explained(yaml);
    assert_null(strstr(text, "No warnings"));
    free(text);
    assert_says("horizon: 7d 08:00-18:00\n"
                "contacts: {a: {arrivals: 6/h, handle: 5min}}\n"
                "teams: {t: {shifts: {d: {hours: 09:00-18:00, people: 3, days: mon-fri}}}}\n",
                "warning: a: no one on duty from 08:00 to 09:00 on Mon-Fri, while contacts arrive");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contacts_that_become_very_many_are_warned_of),
        cmocka_unit_test(contacts_that_are_worked_on_for_ever_are_warned_of),
        cmocka_unit_test(redials_are_told_of_those_who_can_give_up),
        cmocka_unit_test(what_takes_everybody_away_is_named),
        cmocka_unit_test(teams_of_which_less_than_one_person_is_left_are_warned_of),
        cmocka_unit_test(who_is_late_for_longer_than_he_works_is_warned_of),
        cmocka_unit_test(all_steps_of_a_slowdown_are_told),
        cmocka_unit_test(outages_are_counted_off_the_phones),
        cmocka_unit_test(an_empty_day_is_told_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
