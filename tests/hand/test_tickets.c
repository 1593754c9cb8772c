/* Tickets: asking the customer back, what is open, what is done again, what it costs; short days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "tests/support/watch.h"

/* ---- asking the customer back --------------------------------------------------------------------- */

#define OVERNIGHT                                                                               \
    "horizon: 2d 09:00-17:00\n"                                                                 \
    "closing: keep\n"                                                                           \
    "business_hours: mon-fri 09:00-17:00\n"                                                     \
    "contacts: {mail: {arrivals: {backlog: 1}, handle: {fixed: 30min}, due: 100%% within %s,\n" \
    "  ask_back: {share: 100%%, answer: {fixed: 20h}, most: 1, pause: %s}}}\n"                  \
    "teams: {desk: {people: 1}}\n"

static void check_overnight(const char *due, const char *pause, const char *figures)
{
    char yaml[600];

    snprintf(yaml, sizeof yaml, OVERNIGHT, due, pause);
    mu_check_figures(yaml, "mail", figures);
}

static void the_customer_answers_at_night_and_it_is_done_in_the_morning(void **state)
{
    char yaml[600];

    (void)state;
    snprintf(yaml, sizeof yaml, OVERNIGHT, "1 business hour", "yes");
    mu_check_day(yaml, "09:00 desk.1 logs in\n"
                       "09:00 #0 mail arrives\n"
                       "09:00 #0 mail answered by desk.1\n"
                       "09:30 #0 mail asks the customer, says desk.1\n"
                       "09:30 #0 mail finished by desk.1\n"
                       "17:00 desk.1 logs out\n"
                       "29:30 #0 mail has its answer\n"
                       "33:00 desk.1 logs in\n"
                       "33:00 #0 mail answered by desk.1\n"
                       "33:30 #0 mail solved\n"
                       "33:30 #0 mail finished by desk.1\n"
                       "41:00 desk.1 logs out\n");
    /* One contact with two rounds of 30 minutes. 24.5 h after it came it is solved, 20 of them with the customer. On
     * Monday evening it is 8 business hours old. 20 h with the customer in 16 h of open time. */
    check_overnight("1 business hour", "yes",
                    "offered 1, answered 1, aht 3600, asked_back 1, contacts_per_case 1, fcr 1, "
                    "time_to_resolution 16200, time_to_resolution_p90 16200, backlog 0, backlog_age 28800, "
                    "backlog_age_p50 28800, with_customer 1.25");
}

/* Asked at 09:30 on Monday, answered at 05:30 on Tuesday: a pause of 7.5 business hours, or 20 h by the clock. Done at
 * 09:30 on Tuesday: after 1 business hour of work days, or 4.5 h by the clock, without it. */
static void the_due_time_stands_still_while_the_customer_is_asked(void **state)
{
    (void)state;
    check_overnight("1 business hour", "yes", "sla_breach 0");
    check_overnight("59 business minutes", "yes", "sla_breach 1");
    check_overnight("4.5h", "yes", "sla_breach 0");
    check_overnight("4.4h", "yes", "sla_breach 1");
    check_overnight("8.5 business hours", "no", "sla_breach 0, time_to_resolution 88200");
    check_overnight("8.4 business hours", "no", "sla_breach 1");
}

/* Answered at 16:30, after the shift: at 17:00 it has waited for half an hour, but is 8 h old. */
static void its_age_counts_from_the_day_it_came(void **state)
{
    (void)state;
    mu_check_figures("horizon: 2d 09:00-17:00\n"
                     "closing: keep\n"
                     "contacts: {mail: {arrivals: {backlog: 1}, handle: {fixed: 30min},\n"
                     "  ask_back: {share: 100%, answer: {fixed: 7h}, most: 1}}}\n"
                     "teams: {desk: {shifts: {early: {hours: 09:00-16:00, people: 1}}}}\n",
                     "mail", "backlog_age 28800, time_to_resolution 63000");
}

/* The first is done after 90 minutes, the second is in hand and 120 minutes old as the run ends. */
static void what_is_open_past_its_time_is_late(void **state)
{
    (void)state;
    mu_check_figures(
        "horizon: 1d 08:00-10:00\n"
        "closing: keep\n"
        "contacts: {mail: {arrivals: {backlog: 2}, handle: {fixed: 90min}, due: 100% within 100min}}\n"
        "teams: {desk: {people: 1}}\n",
        "mail", "sla_breach 0.5, backlog 1");
}

/* The talk is over at 08:30; its wrap-up ends with the shift at 08:35. */
static void a_wrap_up_cut_short_by_the_end_of_the_shift_is_the_end_of_it(void **state)
{
    (void)state;
    mu_check_figures(
        "horizon: 1d 08:00-10:00\n"
        "contacts: {mail: {arrivals: {backlog: 1}, handle: {talk: {fixed: 30min}, wrap_up: {fixed: 10min}},\n"
        "  due: 100% within 34min}}\n"
        "teams: {desk: {shift_end: cut_off, shifts: {early: {hours: 08:00-08:35, people: 1}}}}\n",
        "mail", "sla_breach 1, backlog 0, aht 2100");
}

static void without_an_answer_it_is_closed_unsolved(void **state)
{
    static const char yaml[] =
        "horizon: 1d 09:00-17:00\n"
        "contacts: {mail: {arrivals: {backlog: 1}, handle: {fixed: 30min}, due: 100% within 1h,\n"
        "  ask_back: {share: 100%, answer: {fixed: 1h}, never: 100%, close_after: 2h}}}\n"
        "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "09:00 desk.1 logs in\n"
                       "09:00 #0 mail arrives\n"
                       "09:00 #0 mail answered by desk.1\n"
                       "09:30 #0 mail asks the customer, says desk.1\n"
                       "09:30 #0 mail finished by desk.1\n"
                       "11:30 #0 mail is closed unanswered\n"
                       "17:00 desk.1 logs out\n");
    mu_check_figures(
        yaml, "mail",
        "resolution 0, cases_solved 0, cases_open 0, sla_breach 0, time_to_resolution none, backlog 0");
}

static void who_has_answered_goes_before_those_that_nobody_has_had(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-12:00\n"
                 "contacts: {mail: {arrivals: {backlog: 3}, handle: {fixed: 30min},\n"
                 "  ask_back: {share: 100%, answer: {fixed: 10min}, most: 1}}}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 #0 mail arrives\n"
                 "08:00 #0 mail answered by desk.1\n"
                 "08:00 #1 mail arrives\n"
                 "08:00 #1 mail waits\n"
                 "08:00 #2 mail arrives\n"
                 "08:00 #2 mail waits\n"
                 "08:30 #0 mail asks the customer, says desk.1\n"
                 "08:30 #0 mail finished by desk.1\n"
                 "08:30 #1 mail answered by desk.1\n"
                 "08:40 #0 mail has its answer\n"
                 "09:00 #1 mail asks the customer, says desk.1\n"
                 "09:00 #1 mail finished by desk.1\n"
                 "09:00 #0 mail answered by desk.1\n"
                 "09:10 #1 mail has its answer\n"
                 "09:30 #0 mail solved\n"
                 "09:30 #0 mail finished by desk.1\n"
                 "09:30 #1 mail answered by desk.1\n"
                 "10:00 #1 mail solved\n"
                 "10:00 #1 mail finished by desk.1\n"
                 "10:00 #2 mail answered by desk.1\n"
                 "10:30 #2 mail asks the customer, says desk.1\n"
                 "10:30 #2 mail finished by desk.1\n"
                 "10:40 #2 mail has its answer\n"
                 "10:40 #2 mail answered by desk.1\n"
                 "11:10 #2 mail solved\n"
                 "11:10 #2 mail finished by desk.1\n"
                 "12:00 desk.1 logs out\n");
}

/* ---- what is open --------------------------------------------------------------------------------- */

/* Three old tickets of 50 minutes; new ones at 09:30, and on Tuesday at 08:00 and 09:30. At 10:00 on Monday the third
 * old one is in hand and 2 h old, a new one waits and is half an hour old. */
static const char two_mornings[] =
    "horizon: 2d 08:00-10:00\n"
    "closing: keep\n"
    "contacts:\n"
    "  new: {arrivals: {between: {fixed: 90min}}, handle: {fixed: 10min}, resolved: 100%}\n"
    "  old: {arrivals: {backlog: 3}, handle: {fixed: 50min}, resolved: 100%}\n"
    "teams: {desk: {people: 1}}\n";

static void the_backlog_has_an_age_when_the_day_closes(void **state)
{
    (void)state;
    mu_check_figures(two_mornings, "old", "backlog 0, backlog_age 7200, backlog_age_p90 7200");
    mu_check_figures(two_mornings, "new", "backlog 0, backlog_age 1800, backlog_age_p50 1800");
    mu_check_figures(two_mornings, NULL, "backlog 0, backlog_age 4500, cases 6");
}

static void the_backlog_is_told_for_each_interval(void **state)
{
    static const int64_t old[] = { 3, 2, 2, 1 }, new[] = { 0, 0, 0, 1 }; /* at 08:30, 09:00, 09:30, 10:00 */
    mu_model            *m    = mu_test_model(two_mornings);
    mu_record           *r    = mu_record_new(m);
    char                *seen = mu_test_watch(m, NULL, r);

    (void)state;
    for (int32_t i = 0; i < 4; i++) {
        const mu_case_cell *cell = &r->cases[(i + 1) * m->n_types]; /* the first is the night before */
        assert_int_equal(cell[mu_model_type(m, "old")].open_end, old[i]);
        assert_int_equal(cell[mu_model_type(m, "new")].open_end, new[i]);
    }
    free(seen);
    mu_record_free(r);
    mu_model_free(m);
}

/* ---- the first reply ------------------------------------------------------------------------------ */

static void who_has_to_try_again_has_his_first_reply_later(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-08:39\n"
        "contacts:\n"
        "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 2min}, patience: {fixed: 5min},\n"
        "    redial: {abandoned: 100%, after: {fixed: 10min}}}\n"
        "  long: {arrivals: {backlog: 1}, handle: {fixed: 30min}}\n"
        "teams: {desk: {people: 1}}\n";

    (void)state;
    /* 08:20, gone at 08:25, answered at 08:35: the second contact does not wait. */
    mu_check_figures(yaml, "calls",
                     "first_response 900, first_response_p90 900, asa 0, time_to_resolution 1020");
}

static void who_finds_out_that_it_is_not_for_him_does_not_reply(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:39\n"
                               "contacts:\n"
                               "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 5min},\n"
                               "    misrouted: {share: 100%, to: wrong, found: {fixed: 2min}}}\n"
                               "  wrong: {arrivals: none, handle: {fixed: 1min}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_figures(yaml, "calls", "first_response 120, rerouted 0, transfers 0, misrouted 1");
    mu_check_figures(yaml, "wrong", "rerouted 1, transfers 1, escalation 0, first_response none");
    mu_check_figures(yaml, NULL, "rework 0.285714"); /* 2 of 2 + 5 minutes */
}

/* ---- work done again, and what a case costs ------------------------------------------------------- */

/* calls: 08:40, 10 minutes at the desk, then 20 with an expert, who does 5 of the 10 again. other: 09:00, 10 minutes.
 * Two people for 79 minutes. */
static void a_case_costs_what_is_spent_on_it_wherever(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-09:19\n"
        "contacts:\n"
        "  calls: {arrivals: {between: {fixed: 40min}}, handle: {fixed: 10min}, teams: [desk],\n"
        "    escalate: {deep: {share: 100%, repeat: 50%}}}\n"
        "  deep: {arrivals: none, handle: {fixed: 20min}, teams: [experts]}\n"
        "  other: {arrivals: {between: {fixed: 60min}}, handle: {fixed: 10min}, teams: [desk]}\n"
        "teams: {desk: {people: 1, pay: 30/h}, experts: {people: 1, pay: 60/h}}\n";

    (void)state;
    /* 79 minutes at 30 and at 60 an hour are 118.5. Work: 10 minutes at 30 and 25 at 60 for the call, 30 in all; 10
     * minutes at 30 for the other, 5. */
    mu_check_figures(yaml, "calls", "cost_per_case 101.571, time_to_resolution 2100, transfers 1");
    mu_check_figures(yaml, "other", "cost_per_case 16.9286");
    mu_check_figures(yaml, "deep", "cost_per_case none");
    mu_check_figures(yaml, NULL, "cost_per_case 59.25, rework 0.111111"); /* 5 of 10 + 25 + 10 minutes */
}

static void a_contact_that_comes_back_is_work_done_again(void **state)
{
    (void)state;
    mu_check_figures(
        "horizon: 1d 08:00-08:39\n"
        "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 5min}, resolved: 0%,\n"
        "  reopen: {share: 100%, after: {fixed: 10min}, most: 2}}}\n"
        "teams: {desk: {people: 1}}\n",
        NULL, "rework 0.5");
}

/* The mail: 08:30 to 08:36, put by for 3 minutes, then 4 minutes and 1 to find the thread. */
static void finding_the_thread_is_work_done_again(void **state)
{
    (void)state;
    mu_check_figures(
        "horizon: 1d 08:00-08:59\n"
        "contacts:\n"
        "  calls: {arrivals: {between: {fixed: 36min}}, handle: {fixed: 3min}, interrupts: yes, "
        "priority: 1}\n"
        "  mail: {arrivals: {between: {fixed: 30min}}, handle: {fixed: 10min}, interruptible: yes,\n"
        "    switch_cost: 1min, resolved: 100%}\n"
        "teams: {desk: {people: 1}}\n",
        NULL, "rework 0.0714286"); /* 1 of 3 + 11 minutes */
}

/* ---- lost on the way ------------------------------------------------------------------------------ */

static void what_is_passed_on_may_get_lost_and_the_customer_comes_back(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:39\n"
                               "contacts:\n"
                               "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 5min},\n"
                               "    escalate: {deep: {share: 100%, lost: 100%}}, reopen: {share: 100%, "
                               "after: {fixed: 10min}, most: 2}}\n"
                               "  deep: {arrivals: none, handle: {fixed: 20min}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:20 #0 calls arrives\n"
                       "08:20 #0 calls answered by desk.1\n"
                       "08:25 #0 calls escalated\n"
                       "08:25 #0 calls gets lost after desk.1\n"
                       "08:25 #0 calls will come back\n"
                       "08:25 #0 calls finished by desk.1\n"
                       "08:35 #1 calls arrives\n"
                       "08:35 #1 calls answered by desk.1\n"
                       "08:40 #1 calls escalated\n"
                       "08:40 #1 calls gets lost after desk.1\n"
                       "08:40 #1 calls ends without a result\n"
                       "08:40 #1 calls finished by desk.1\n"
                       "08:40 desk.1 logs out\n");
    mu_check_figures(
        yaml, "calls",
        "mislaid 1, escalation 1, reopen 0.5, cases_solved 0, contacts_per_case 2, cases_open 0");
}

static void a_case_is_not_solved_when_what_follows_gets_lost(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:39\n"
                               "contacts:\n"
                               "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 5min}, then: "
                               "{ship: {share: 100%, lost: "
                               "100%}}}\n"
                               "  ship: {arrivals: none, handle: {fixed: 20min}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_figures(yaml, "calls", "mislaid 1, resolution 1, cases_solved 0, cases_open 0");
    mu_check_figures(yaml, "ship", "offered 0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_customer_answers_at_night_and_it_is_done_in_the_morning),
        cmocka_unit_test(the_due_time_stands_still_while_the_customer_is_asked),
        cmocka_unit_test(its_age_counts_from_the_day_it_came),
        cmocka_unit_test(what_is_open_past_its_time_is_late),
        cmocka_unit_test(a_wrap_up_cut_short_by_the_end_of_the_shift_is_the_end_of_it),
        cmocka_unit_test(without_an_answer_it_is_closed_unsolved),
        cmocka_unit_test(who_has_answered_goes_before_those_that_nobody_has_had),
        cmocka_unit_test(the_backlog_has_an_age_when_the_day_closes),
        cmocka_unit_test(the_backlog_is_told_for_each_interval),
        cmocka_unit_test(who_has_to_try_again_has_his_first_reply_later),
        cmocka_unit_test(who_finds_out_that_it_is_not_for_him_does_not_reply),
        cmocka_unit_test(a_case_costs_what_is_spent_on_it_wherever),
        cmocka_unit_test(a_contact_that_comes_back_is_work_done_again),
        cmocka_unit_test(finding_the_thread_is_work_done_again),
        cmocka_unit_test(what_is_passed_on_may_get_lost_and_the_customer_comes_back),
        cmocka_unit_test(a_case_is_not_solved_when_what_follows_gets_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
