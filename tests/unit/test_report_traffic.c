/* What contact types hand on to each other, in the load of a typical week and in the words of `muster check`. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"
#include "report/closed_form.h"
#include "report/report.h"
#include "report/traffic.h"
#include "tests/unit/load_fixture.h"

static mu_model *with(const char *contacts, const char *teams)
{
    mu_text t = { 0 };

    mu_text_addf(&t, HORIZON "contacts:\n%steams: {%s}\n", contacts, teams);
    char     *text = mu_text_take(&t);
    mu_model *m    = load(text, NULL);
    free(text);
    return m;
}

#define DESK "desk: {people: 40}"

static const mu_load_slot *slot_of(const mu_load *l)
{
    return &l->days[0].slots[3];
}

static double rate(const mu_load *l, const char *type)
{
    return slot_of(l)->rate[mu_model_type(l->model, type)];
}

static double erlangs(const mu_load *l, const char *type)
{
    return slot_of(l)->load[mu_model_type(l->model, type)];
}

/* The text of `muster check` with its line breaks as blanks. */
static char *words(const mu_model *m)
{
    char *text = mu_report_explain(m);
    char *to   = text;

    assert_non_null(text);
    for (const char *p = text; *p != '\0'; p++) {
        const bool blank = *p == ' ' || *p == '\n';
        if (blank && to > text && to[-1] == ' ') continue;
        *to++ = blank ? ' ' : *p;
    }
    *to = '\0';
    return text;
}

static void assert_says(const char *text, const char *words)
{
    if (strstr(text, words) == NULL) fail_msg("\"%s\" is not in: %s", words, text);
}

static void repeats_are_a_geometric_sum(void **state)
{
    /* 75/h, one in five comes back: 93.75/h (Jackson). */
    mu_model *m =
        with("  calls: {arrivals: 75/h, handle: 5min, resolved: 80%, reopen: {share: 100%, most: 1000}}\n",
             DESK);
    mu_load *l = mu_load_new(m);

    (void)state;
    assert_near(rate(l, "calls"), 93.75, 1e-6);
    assert_near(slot_of(l)->own[0], 75, 1e-12);
    assert_near(erlangs(l, "calls"), 93.75 / 12, 1e-6);
    mu_load_free(l);
    mu_model_free(m);
}

static void nobody_comes_back_more_often_than_the_most(void **state)
{
    mu_model *m =
        with("  calls: {arrivals: 80/h, handle: 5min, resolved: 0%, reopen: {share: 50%, most: 3}}\n", DESK);
    mu_load *l = mu_load_new(m);

    (void)state;
    assert_near(rate(l, "calls"), 80 + 40 + 20, 1e-9);
    mu_load_free(l);
    mu_model_free(m);
    m = with("  calls: {arrivals: 80/h, handle: 5min, resolved: 0%, reopen: {share: 100%, most: 4}}\n", DESK);
    l = mu_load_new(m);
    assert_near(rate(l, "calls"), 320, 1e-9);
    mu_load_free(l);
    mu_model_free(m);
}

static void escalations_bring_part_of_the_talk_with_them(void **state)
{
    mu_model *m =
        with("  a: {arrivals: 100/h, handle: {talk: {fixed: 6min}, wrap_up: 1min}, resolved: 50%, "
             "escalate: {b: {share: 20%, repeat: 50%}, c: {share: 30%, when: failure}}, then: {c: 10%}}\n"
             "  b: {arrivals: 10/h, handle: 9min, escalate: {c: 10%}}\n"
             "  c: {arrivals: none, handle: 3min}\n",
             DESK);
    mu_load *l = mu_load_new(m);

    (void)state;
    assert_near(rate(l, "a"), 100, 1e-9);
    assert_near(rate(l, "b"), 10 + 20, 1e-9);
    assert_near(rate(l, "c"), 80 * 0.5 * 0.3 + 80 * 0.5 * 0.1 + 3, 1e-9);
    assert_near(erlangs(l, "a"), 100 * 7 / 60.0, 1e-9);
    assert_near(erlangs(l, "b"), (30 * 9 + 20 * 3) / 60.0, 1e-9);
    assert_near(erlangs(l, "c"), 19 * 3 / 60.0, 1e-9);
    mu_load_free(l);
    mu_model_free(m);
}

static void a_cap_breaks_off_what_is_longer(void **state)
{
    /* Exponential talk of mean 10 min, capped at 10 min: 1/e go on, and talk is 1 - 1/e of its mean. */
    const double e = exp(-1.0);
    mu_model *m = with("  a: {arrivals: 60/h, handle: 10min, time_cap: {after: 10min, to: b, repeat: 50%}, "
                       "then: {b: 100%}}\n"
                       "  b: {arrivals: none, handle: 6min}\n",
                       DESK);
    mu_load  *l = mu_load_new(m);

    (void)state;
    assert_near(rate(l, "b"), 60, 1e-9);
    assert_near(erlangs(l, "a"), 10 * (1 - e), 1e-8);
    assert_near(erlangs(l, "b"), 6 + 60 * e * 5 / 60, 1e-8);
    mu_load_free(l);
    mu_model_free(m);
}

static void teams_count_by_their_people(void **state)
{
    mu_model *m =
        with("  a: {arrivals: 60/h, handle: 10min, resolved: 60%, reopen: {share: 100%, most: 2}}\n",
             "x: {people: 30}, y: {people: 10, handle: {a: 20%}, resolved: {a: 100%}}");
    mu_load *l = mu_load_new(m);

    (void)state;
    assert_near(mu_traffic_handle_s(m, 0), 480, 1e-9);
    assert_near(rate(l, "a"), 60 + 60 * 0.3, 1e-9);
    mu_load_free(l);
    mu_model_free(m);
}

static void a_bot_keeps_some_and_sends_some_back(void **state)
{
    /* 1000 - 450 that it keeps + 54 that come after all. */
    mu_model *m =
        with("  a: {arrivals: 1000/h, handle: 3min, bot: {try: 90%, contains: 50%, wrongly: 15%, return: "
             "80%}}\n",
             "desk: {people: 60}");
    mu_load *l = mu_load_new(m);

    (void)state;
    assert_near(rate(l, "a"), 604, 1e-9);
    assert_near(slot_of(l)->own[0], 604, 1e-9);
    assert_near(slot_of(l)->door[0], 1000, 1e-9);
    assert_near(erlangs(l, "a"), 30.2, 1e-9);
    mu_load_free(l);
    mu_model_free(m);
}

static void who_comes_back_meets_the_bot_again(void **state)
{
    /* Half get through, of whom half come back, of whom half get through. */
    mu_model *m =
        with("  a: {arrivals: 100/h, handle: 3min, bot: {try: 100%, wrongly: 0%}, resolved: 50%, reopen: "
             "{share: 100%, most: 2}}\n",
             DESK);
    mu_load *l = mu_load_new(m);

    (void)state;
    assert_near(rate(l, "a"), 50 + 12.5, 1e-9);
    mu_load_free(l);
    mu_model_free(m);
}

static void outside_its_hours_a_channel_brings_no_work(void **state)
{
    /* The bot alone from noon on: of those whom it keeps wrongly 80% come, the others find the door closed. */
    mu_model *m = with("  a: {arrivals: 100/h, handle: 3min, hours: 08:00-12:00}\n"
                       "  b: {arrivals: 1000/h, handle: 3min, hours: mon-fri 08:00-12:10, bot: {}}\n"
                       "  c: {arrivals: 100/h, handle: 3min, hours: {sun: 22:00-09:00}}\n",
                       "desk: {people: 90}");
    mu_load  *l = mu_load_new(m);

    (void)state;
    const mu_load_slot *slots = l->days[0].slots;
    assert_near(slots[15].rate[0], 100, 1e-9);
    assert_near(slots[16].rate[0], 0, 1e-9);
    assert_near(slots[15].rate[1], 604, 1e-9);
    assert_near(slots[16].rate[1], 604 * 2 / 3.0 + 1000 * 0.5 * 0.15 * 0.8 / 3.0, 1e-9);
    assert_near(slots[17].rate[1], 60, 1e-9);
    assert_near(slots[3].rate[2], 100, 1e-9);
    assert_near(slots[4].rate[2], 0, 1e-9);
    mu_load_free(l);
    mu_model_free(m);
}

static void who_lands_in_the_wrong_queue_is_work_there_too(void **state)
{
    mu_model *m = with("  a: {arrivals: 100/h, handle: 6min, misrouted: {share: 10%, to: b, found: 3min}}\n"
                       "  b: {arrivals: 20/h, handle: 9min}\n",
                       DESK);
    mu_load  *l = mu_load_new(m);

    (void)state;
    assert_near(rate(l, "a"), 100, 1e-9);
    assert_near(erlangs(l, "a"), 10, 1e-9);
    assert_near(rate(l, "b"), 30, 1e-9);
    assert_near(erlangs(l, "b"), 3 + 0.5, 1e-9);
    mu_load_free(l);
    mu_model_free(m);
}

static void handing_over_takes_time_of_both(void **state)
{
    /* Warm: b's 9 min and 2 min together. Asked: 3 min of c and its wrap-up; who asked ends it, and half of those
     * go on to d. */
    mu_model *m =
        with("  a: {arrivals: 100/h, handle: 6min, escalate: {b: {share: 10%, how: warm, takes: 2min}, c: "
             "{share: 20%, how: consult, takes: 3min}}, then: {d: 50%}}\n"
             "  b: {arrivals: none, handle: 9min}\n"
             "  c: {arrivals: none, handle: {talk: 20min, wrap_up: 1min}, then: {d: 100%}}\n"
             "  d: {arrivals: none, handle: 1min}\n",
             DESK);
    mu_load *l = mu_load_new(m);

    (void)state;
    assert_near(rate(l, "b"), 10, 1e-9);
    assert_near(erlangs(l, "b"), 10 * 11 / 60.0, 1e-9);
    assert_near(rate(l, "c"), 20, 1e-9);
    assert_near(erlangs(l, "c"), 20 * 4 / 60.0, 1e-9);
    assert_near(erlangs(l, "a"), 10 + (10 * 2 + 20 * 3) / 60.0, 1e-9);
    assert_near(rate(l, "d"), 45, 1e-9);
    mu_load_free(l);
    mu_model_free(m);
}

static void contacts_side_by_side_take_a_share_of_a_person(void **state)
{
    mu_model *m =
        with("  chat: {arrivals: 60/h, handle: 10min, concurrency: 3, slowdown: [100%, 110%, 120%]}\n", DESK);
    mu_load *l = mu_load_new(m);

    (void)state;
    assert_near(erlangs(l, "chat"), 4, 1e-9);
    assert_int_equal(mu_closed_form_team(m, 0), -1);
    mu_load_free(l);
    mu_model_free(m);
}

static void contacts_are_worked_on_again_when_the_customer_has_answered(void **state)
{
    /* 40 % come back each time, twice at most: 1 + 0.4 + 0.16 rounds. 10 % of the first and of the second are closed
     * without an answer, 0.14 in all; of the half of 0.86 that goes on a tenth is lost. */
    mu_model *m = with(
        "  a: {arrivals: 100/h, handle: 6min, resolved: 0%, due: 90% within 1d, escalate: {b: {share: 50%, "
        "lost: 10%}}, reopen: {share: 50%, most: 2, to: c}, "
        "ask_back: {share: 50%, answer: {fixed: 1h}, never: 20%, close_after: 2h, most: 2}}\n"
        "  b: {arrivals: none, handle: 6min}\n"
        "  c: {arrivals: none, handle: 6min}\n",
        DESK);
    mu_load *l    = mu_load_new(m);
    char    *text = words(m);

    (void)state;
    assert_near(erlangs(l, "a"), 15.6, 1e-9);
    assert_near(rate(l, "b"), 38.7, 1e-9);
    assert_near(rate(l, "c"), (43 + 4.3) / 2, 1e-9); /* not solved here, and lost */
    assert_says(text,
                "50% need something from the customer, at most 2 times, who answers after 1 h while the due "
                "time stands still, 20% never; closed without an answer after 2 h; 50% go on to b (10% of "
                "it gets lost); 0% of the others are solved");
    free(text);
    mu_load_free(l);
    mu_model_free(m);
}

static void erlangs_formula_is_not_asked_about_journeys(void **state)
{
    mu_model *m = with("  a: {arrivals: 60/h, handle: 10min, resolved: 60%}\n", DESK);

    (void)state;
    assert_int_equal(mu_closed_form_team(m, 0), -1);
    mu_model_free(m);
    m = with("  a: {arrivals: 60/h, handle: 10min}\n", DESK);
    assert_int_equal(mu_closed_form_team(m, 0), 0);
    mu_model_free(m);
}

static void it_is_told_where_contacts_go_on(void **state)
{
    mu_model *m = with(
        "  calls: {arrivals: 100/h, handle: 6min, patience: 4min, resolved: 80%, "
        "escalate: {l2: {share: 22%, after: {fixed: 20min}}, old: {share: 10%, when: failure}}, reopen: {}, "
        "redial: {abandoned: 50%}, balk: [{waiting: 8, share: 20%}], "
        "time_cap: {after: 30min, to: l2}, then: {old: 30%}}\n"
        "  l2: {arrivals: none, handle: 10min, teams: [b, {team: a, after: 2min, idle: 3}]}\n"
        "  old: {arrivals: {backlog: 300}, handle: 10min, choose: random}\n",
        "a: {people: 30, handle: {l2: 90%}, next: longest_wait}, b: {people: 8, resolved: {calls: 90%}}");
    char *text = words(m);

    (void)state;
    assert_says(text,
                "from 8 waiting on 20% turn away; 50% of those who give up try again after 10 min, at most 3 "
                "times; talk over 30 min goes on as l2; 22% go on to l2 after 20 min; 80% of the others are "
                "solved; of the rest 10% go on to old; of those left 80% come back as calls after 24 h, at "
                "most 10 contacts a case; of the solved 30% lead on to old");
    assert_says(text, "l2 only from other contacts, ");
    assert_says(text, "served by b, then a (after 2 min, while 3 are idle, 90% of the time)");
    assert_says(text, "old 300 there from the start; from other contacts ");
    assert_says(text, "served by a or b, anyone at random");
    assert_says(text, "served by a or b (solves 90%), whoever has been idle longest");
    assert_says(text, "takes calls, l2, old, the longest wait first");
    free(text);
    mu_model_free(m);
}

static void it_is_told_what_stands_before_the_queue(void **state)
{
    mu_model *m =
        with("  calls: {arrivals: 1000/h, handle: 3min, resolved: 80%, reopen: {}, prefer: 60s, "
             "hours: {mon-fri: 08:00-18:00, sat: [09:00-12:00, 13:00-15:00], sun: 20:00-02:00}, "
             "bot: {}, misrouted: {to: l2}, callback: {offer_at: 8}, "
             "escalate: {l2: {share: 5%, how: warm, takes: 2min}, store: {share: 3%, how: consult}}, "
             "time_cap: {after: 20min, to: l2, how: warm}}\n"
             "  l2: {arrivals: 10/h, handle: 10min, hours: mon-wed 00:00-24:00}\n",
             "desk: {people: 60}}\ndepartments: {store: {people: 4, handle: 1h, due: 24h}");
    char *text = words(m);

    (void)state;
    assert_says(text, "calls Poisson, 1 000 an hour");
    assert_says(text, "; who comes back waits 1 min for the person of last time");
    assert_says(
        text,
        "open mon 00:00-02:00, mon-fri 08:00-18:00, sat 09:00-12:00, sat 13:00-15:00, sun 20:00-24:00, at "
        "other times the bot alone; 90% try the bot for 2 min, which keeps 50% of them, 15% of "
        "these wrongly, of whom 80% come after all after 30 min: 60.4% get to people; 10% land "
        "with l2 first, where it takes 1 min to find out; from 8 waiting on 50% want to be called "
        "back, in up to 3 tries that reach 80%");
    assert_says(
        text,
        "talk over 20 min goes on as l2 (handed over in person); 5% go on to l2 (handed over in person, 2 "
        "min together), 3% to store (asked while the customer holds)");
    assert_says(text, "open mon 00:00 to wed 24:00, blocked at other times");
    assert_says(text, "served by store; due within 24 h");
    assert_says(text, "store 4 people; another department, not counted in the whole; takes store");
    free(text);
    mu_model_free(m);
}

static void what_others_lead_to_is_warned_of(void **state)
{
    mu_model *m    = with("  calls: {arrivals: 100/h, handle: 6min, escalate: {l2: 50%}}\n"
                             "  l2: {arrivals: none, handle: 12min}\n",
                          "first: {people: 20, skills: [calls]}, second: {people: 8, skills: [l2]}");
    char     *text = words(m);

    (void)state;
    assert_says(text, "demand exceeds the capacity of second");
    assert_says(text, "the queue of l2 will not be stable");
    free(text);
    mu_model_free(m);
}

static void a_team_with_a_backlog_has_work(void **state)
{
    mu_model *m    = with("  old: {arrivals: {backlog: 300}, handle: 6min}\n", DESK);
    char     *text = words(m);

    (void)state;
    assert_says(text, "No warnings");
    free(text);
    mu_model_free(m);
}

static void journeys_bring_work_to_every_place_that_is_reached(void **state)
{
    /* 60/h, half of them begin, 3 min of the talk once more at both first places. Of the 30/h, b loses a tenth and within
     * `inner` c loses a fifth: 0.72 of them reach c again, and 0.576 come back to b. */
    mu_model *m =
        load(HORIZON
             "contacts: {a: {arrivals: 60/h, handle: 6min, escalate: {outer: {share: 50%, repeat: 50%}}}}\n"
             "teams: {desk: {people: 40, skills: [a]}}\n"
             "departments: {b: {people: 9, handle: 10min, loss: 10%}, c: {people: 9, handle: 20min, "
             "loss: 20%}}\n"
             "journeys: {outer: [[b, inner], c, b], inner: [c]}\n",
             NULL);
    mu_load *l = mu_load_new(m);

    (void)state;
    assert_near(rate(l, "b"), 30 * (1 + 0.576), 1e-9);
    assert_near(rate(l, "c"), 30 * (1 + 0.72), 1e-9);
    assert_near(erlangs(l, "b"), 30 * (13.0 + 0.576 * 10) / 60, 1e-9);
    assert_near(erlangs(l, "c"), 30 * (23.0 + 0.72 * 20) / 60, 1e-9);
    assert_near(erlangs(l, "a"), 6, 1e-9);
    mu_load_free(l);
    mu_model_free(m);
}

static void what_becomes_of_a_case_on_its_way_decides_who_gets_further(void **state)
{
    /* b passes 40 % on to c; of the rest it solves half, of those not solved half come back to b, and of those solved a
     * fifth go through a journey that is solved in 3 of 4 cases: x = 0.4 * 0.9 + 0.6 * (0.5 * (0.8 + 0.2 * 0.75) + 0.5 *
     * 0.5 * x), so x = 0.645 / 0.85. */
    mu_model *m =
        load(HORIZON
             "contacts:\n"
             "  a: {arrivals: 60/h, handle: 1min, then: {line: 100%}}\n"
             "  b: {arrivals: none, handle: 1min, resolved: 50%, escalate: {c: 40%}, reopen: {share: 50%, "
             "most: 1000}, then: {side: 20%}}\n"
             "teams: {desk: {people: 40}}\n"
             "departments: {c: {people: 9, handle: 1min, loss: 10%}, d: {people: 9, handle: 1min, loss: "
             "25%}, e: {people: 9, handle: 1min}}\n"
             "journeys: {line: [b, e], side: [d]}\n",
             NULL);
    mu_load *l = mu_load_new(m);

    (void)state;
    assert_near(rate(l, "e"), 60 * 0.645 / 0.85, 1e-9);
    mu_load_free(l);
    mu_model_free(m);
}

static void journeys_are_told_in_words(void **state)
{
    mu_model *m =
        load(HORIZON
             "contacts: {a: {arrivals: 60/h, handle: 6min, then: {fulfil: {share: 50%, after: 2h}}}}\n"
             "teams: {desk: {people: 40, skills: [a]}}\n"
             "departments: {b: {people: 9, handle: 10min, delay: {mean: 4h}}, c: {people: 9, handle: "
             "20min}, d: {people: 9, handle: 20min, then: {b: 10%}}}\n"
             "journeys: {fulfil: [b, [c, d], [pack, b, c]], pack: [b, c]}\n",
             NULL);
    char *text = mu_report_explain(m);

    (void)state;
    assert_non_null(strstr(text, "of the solved 50% lead on to fulfil after 2 h"));
    assert_non_null(strstr(text, "served by b; 4 h in the"));
    assert_non_null(strstr(
        text, "\njourneys\n  fulfil  b, then c and d both at once, then pack, b and c all at once; a stage\n"
              "          begins when all of the one before is solved, else the journey ends\n"
              "          there unsolved\n"
              "  pack    b, then c; a stage begins when the one before is solved, else the\n"
              "          journey ends there unsolved\n"));
    free(text);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(journeys_bring_work_to_every_place_that_is_reached),
        cmocka_unit_test(what_becomes_of_a_case_on_its_way_decides_who_gets_further),
        cmocka_unit_test(journeys_are_told_in_words),
        cmocka_unit_test(repeats_are_a_geometric_sum),
        cmocka_unit_test(nobody_comes_back_more_often_than_the_most),
        cmocka_unit_test(escalations_bring_part_of_the_talk_with_them),
        cmocka_unit_test(a_cap_breaks_off_what_is_longer),
        cmocka_unit_test(teams_count_by_their_people),
        cmocka_unit_test(a_bot_keeps_some_and_sends_some_back),
        cmocka_unit_test(who_comes_back_meets_the_bot_again),
        cmocka_unit_test(outside_its_hours_a_channel_brings_no_work),
        cmocka_unit_test(who_lands_in_the_wrong_queue_is_work_there_too),
        cmocka_unit_test(handing_over_takes_time_of_both),
        cmocka_unit_test(contacts_side_by_side_take_a_share_of_a_person),
        cmocka_unit_test(contacts_are_worked_on_again_when_the_customer_has_answered),
        cmocka_unit_test(erlangs_formula_is_not_asked_about_journeys),
        cmocka_unit_test(it_is_told_where_contacts_go_on),
        cmocka_unit_test(it_is_told_what_stands_before_the_queue),
        cmocka_unit_test(what_others_lead_to_is_warned_of),
        cmocka_unit_test(a_team_with_a_backlog_has_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
