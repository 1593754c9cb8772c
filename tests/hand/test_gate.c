/* Before the queue and beside it, short days as on paper: channel hours, the bot, wrong queues, callbacks, silent customers,
 * the person one had before, warm hand-overs and questions, due times. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/watch.h"

static void who_comes_back_goes_to_the_person_he_had_though_another_was_idle_for_longer(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:39\n"
                               "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: "
                               "10min}, resolved: 0%, prefer: 5min,\n"
                               "  reopen: {share: 100%, after: {fixed: 3min}, most: 2}}}\n"
                               "teams: {desk: {people: 2}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:00 desk.2 logs in\n"
                       "08:20 #0 calls arrives\n"
                       "08:20 #0 calls answered by desk.1\n"
                       "08:30 #0 calls will come back\n"
                       "08:30 #0 calls finished by desk.1\n"
                       "08:33 #1 calls arrives\n"
                       "08:33 #1 calls answered by desk.1\n"
                       "08:39 desk.2 logs out\n"
                       "08:43 #1 calls ends without a result\n"
                       "08:43 #1 calls finished by desk.1\n"
                       "08:43 desk.1 logs out\n");
}

static void who_comes_back_waits_for_a_busy_person_and_no_longer_than_said(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-08:59\n"
        "contacts:\n"
        "  a: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 5min}, resolved: 0%, prefer: 2min, "
        "teams: [one, two],\n"
        "      reopen: {share: 100%, after: {fixed: 3min}, most: 2}}\n"
        "  b: {arrivals: {between: {fixed: 26min}}, handle: {fixed: 10min}, teams: [one]}\n"
        "teams: {one: {people: 1}, two: {people: 1, skills: [a]}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 one.1 logs in\n"
                       "08:00 two.1 logs in\n"
                       "08:20 #0 a arrives\n"
                       "08:20 #0 a answered by one.1\n"
                       "08:25 #0 a will come back\n"
                       "08:25 #0 a finished by one.1\n"
                       "08:26 #1 b arrives\n"
                       "08:26 #1 b answered by one.1\n"
                       "08:28 #2 a arrives\n"
                       "08:28 #2 a waits\n"
                       "08:30 #2 a answered by two.1\n"
                       "08:35 #2 a ends without a result\n"
                       "08:35 #2 a finished by two.1\n"
                       "08:36 #1 b finished by one.1\n"
                       "08:40 #3 a arrives\n"
                       "08:40 #3 a answered by one.1\n"
                       "08:45 #3 a will come back\n"
                       "08:45 #3 a finished by one.1\n"
                       "08:48 #4 a arrives\n"
                       "08:48 #4 a answered by one.1\n"
                       "08:52 #5 b arrives\n"
                       "08:52 #5 b waits\n"
                       "08:53 #4 a ends without a result\n"
                       "08:53 #4 a finished by one.1\n"
                       "08:53 #5 b answered by one.1\n"
                       "08:59 two.1 logs out\n"
                       "09:03 #5 b finished by one.1\n"
                       "09:03 one.1 logs out\n");
}

/* He would wait until 09:45 for a.1, who goes home at 09:21; b.1 has been idle since 08:00. */
static void who_waits_for_one_who_goes_home_waits_for_him_no_longer(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:30\n"
                 "contacts:\n"
                 "  calls: {arrivals: {between: {fixed: 50min}}, handle: {fixed: 10min}, resolved: 0%,\n"
                 "    reopen: {share: 100%, after: {fixed: 5min}, most: 2}, prefer: 40min, teams: [a, b]}\n"
                 "  other: {arrivals: {between: {fixed: 61min}}, handle: {fixed: 20min}, teams: a}\n"
                 "teams: {a: {skills: [calls, other], shifts: {early: {hours: 08:00-09:10, people: 1}}},\n"
                 "  b: {people: 1, skills: [calls]}}\n",
                 "08:00 a.1 logs in\n"
                 "08:00 b.1 logs in\n"
                 "08:50 #0 calls arrives\n"
                 "08:50 #0 calls answered by a.1\n"
                 "09:00 #0 calls will come back\n"
                 "09:00 #0 calls finished by a.1\n"
                 "09:01 #1 other arrives\n"
                 "09:01 #1 other answered by a.1\n"
                 "09:05 #2 calls arrives\n"
                 "09:05 #2 calls waits\n"
                 "09:21 #1 other finished by a.1\n"
                 "09:21 a.1 logs out\n"
                 "09:21 #2 calls answered by b.1\n"
                 "09:31 #2 calls ends without a result\n"
                 "09:31 #2 calls finished by b.1\n"
                 "09:31 b.1 logs out\n");
}

static void a_warm_hand_over_keeps_both_busy_for_a_while(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:39\n"
                               "contacts:\n"
                               "  l1: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 5min}, escalate: "
                               "{l2: {share: 100%, how: warm, takes: {fixed: 2min}}}}\n"
                               "  l2: {arrivals: none, handle: {fixed: 5min}}\n"
                               "teams: {a: {people: 1, skills: [l1]}, b: {people: 1, skills: [l2]}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 a.1 logs in\n"
                       "08:00 b.1 logs in\n"
                       "08:20 #0 l1 arrives\n"
                       "08:20 #0 l1 answered by a.1\n"
                       "08:25 #0 l1 escalated\n"
                       "08:25 #1 l2 arrives\n"
                       "08:25 #1 l2 answered by b.1\n"
                       "08:27 #0 l1 finished by a.1\n"
                       "08:32 #1 l2 solved\n"
                       "08:32 #1 l2 finished by b.1\n"
                       "08:39 a.1 logs out\n"
                       "08:39 b.1 logs out\n");
    mu_check_figures(yaml, "l1", "escalation 1, cases_solved 1, fcr 1, fcr_net none, time_to_resolution 720");
}

static void who_asked_an_expert_ends_the_talk_himself(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:39\n"
                               "contacts:\n"
                               "  l1: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 5min}, escalate: "
                               "{l2: {share: 100%, how: consult, takes: {fixed: 3min}}}}\n"
                               "  l2: {arrivals: none, handle: {fixed: 5min}}\n"
                               "teams: {a: {people: 1, skills: [l1]}, b: {people: 1, skills: [l2]}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 a.1 logs in\n"
                       "08:00 b.1 logs in\n"
                       "08:20 #0 l1 arrives\n"
                       "08:20 #0 l1 answered by a.1\n"
                       "08:25 #0 l1 escalated\n"
                       "08:25 #1 l2 arrives\n"
                       "08:25 #1 l2 answered by b.1\n"
                       "08:28 #0 l1 solved\n"
                       "08:28 #1 l2 finished by b.1\n"
                       "08:28 #0 l1 finished by a.1\n"
                       "08:39 a.1 logs out\n"
                       "08:39 b.1 logs out\n");
    mu_check_figures(yaml, "l1", "escalation 1, cases_solved 1, time_to_resolution 480");
}

static void who_accepts_a_callback_does_not_give_up(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:13\n"
                               "contacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: "
                               "10min}, patience: {fixed: 5min},\n"
                               "  callback: {offer_at: 1, accept: 100%, reached: 100%}}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:04 #0 calls arrives\n"
                       "08:04 #0 calls answered by desk.1\n"
                       "08:08 #1 calls arrives\n"
                       "08:08 #1 calls waits\n"
                       "08:12 #2 calls arrives\n"
                       "08:12 #2 calls waits\n"
                       "08:13 #1 calls gives up\n"
                       "08:13 #1 calls ends without a result\n"
                       "08:14 #0 calls solved\n"
                       "08:14 #0 calls finished by desk.1\n"
                       "08:14 #2 calls answered by desk.1\n"
                       "08:24 #2 calls solved\n"
                       "08:24 #2 calls finished by desk.1\n"
                       "08:24 desk.1 logs out\n");
    mu_check_figures(yaml, NULL, "callbacks 0.333333, abandoned 1, answered 2");
}

static void who_is_not_there_to_be_called_back_is_tried_again_and_counts_as_given_up(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-08:09\n"
        "contacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: 10min}, patience: {fixed: "
        "5min},\n"
        "  callback: {offer_at: 0, accept: 100%, reached: 0%, ring: {fixed: 1min}, tries: 2}}}\n"
        "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:04 #0 calls arrives\n"
                       "08:04 #0 calls answered by desk.1\n"
                       "08:08 #1 calls arrives\n"
                       "08:08 #1 calls waits\n"
                       "08:14 #0 calls solved\n"
                       "08:14 #0 calls finished by desk.1\n"
                       "08:14 #1 calls called back in vain by desk.1\n"
                       "08:15 #1 calls waits\n"
                       "08:15 #1 calls finished by desk.1\n"
                       "08:15 #1 calls called back in vain by desk.1\n"
                       "08:16 #1 calls gives up\n"
                       "08:16 #1 calls ends without a result\n"
                       "08:16 #1 calls finished by desk.1\n"
                       "08:16 desk.1 logs out\n");
    mu_check_figures(yaml, NULL, "callbacks 0.5, abandoned 1, left_over 0, cases_open 0");
}

static void who_has_waited_long_enough_leaves_a_message_for_others_to_work_on(void **state)
{
    /* The second one gives up before he is asked. */
    static const char yaml[] =
        "horizon: 1d 08:00-08:45\n"
        "contacts:\n"
        "  long: {arrivals: {between: {fixed: 19min}}, handle: {fixed: 20min}, queue_capacity: 0}\n"
        "  calls: {arrivals: {between: {fixed: 22min}}, handle: {fixed: 1min}, patience: {fixed: 5min},\n"
        "    message: {after: 2min, to: mail}}\n"
        "  short: {arrivals: {between: {fixed: 23min}}, handle: {fixed: 1min}, patience: {fixed: 1min},\n"
        "    message: {after: 90s}}\n"
        "  mail: {arrivals: none, handle: {fixed: 3min}}\n"
        "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:19 #0 long arrives\n"
                       "08:19 #0 long answered by desk.1\n"
                       "08:22 #1 calls arrives\n"
                       "08:22 #1 calls waits\n"
                       "08:23 #2 short arrives\n"
                       "08:23 #2 short waits\n"
                       "08:24 #1 calls leaves a message\n"
                       "08:24 #1 calls makes further work\n"
                       "08:24 #2 short gives up\n"
                       "08:24 #2 short ends without a result\n"
                       "08:24 #3 mail arrives\n"
                       "08:24 #3 mail waits\n"
                       "08:38 #4 long arrives\n"
                       "08:38 #4 long blocked\n"
                       "08:39 #0 long finished by desk.1\n"
                       "08:39 #3 mail answered by desk.1\n"
                       "08:42 #3 mail solved\n"
                       "08:42 #3 mail finished by desk.1\n"
                       "08:44 #5 calls arrives\n"
                       "08:44 #5 calls answered by desk.1\n"
                       "08:45 #5 calls solved\n"
                       "08:45 #5 calls finished by desk.1\n"
                       "08:45 desk.1 logs out\n");
    /* Two minutes of waiting against two contacts; a message is no answer. */
    mu_check_figures(yaml, "calls",
                     "offered 2, answered 1, messages 1, abandoned 0, left_over 0, mean_wait 60, "
                     "service_level_strict 0.5, service_level_answered 1, cases 2, cases_solved 1, fcr 1");
    mu_check_figures(yaml, "short", "messages 0, abandoned 1");
}

/* Forty come at once, and everybody would wait for five minutes. */
static void who_leaves_no_message_waits_on(void **state)
{
    mu_model *m =
        mu_test_model("horizon: 1d 08:00-08:30\n"
                      "contacts:\n"
                      "  long: {arrivals: {between: {fixed: 9min}}, handle: {fixed: 1h}, queue_capacity: 0}\n"
                      "  calls: {arrivals: {between: {fixed: 16min}, batch: 40}, handle: {fixed: 1min},\n"
                      "    patience: {fixed: 5min}, message: {after: 2min, share: 50%}}\n"
                      "teams: {desk: {people: 1}}\n");
    char *text = mu_test_watch(m, NULL, NULL);
    int   left = 0, waited = 0, other = 0;

    (void)state;
    for (const char *line = text; *line != '\0';) {
        const size_t length = strcspn(line, "\n");
        const bool   at_18 = strncmp(line, "08:18 ", 6) == 0, at_21 = strncmp(line, "08:21 ", 6) == 0;
        const bool   leaves = length > 16 && strncmp(line + length - 16, "leaves a message", 16) == 0;
        const bool   gives  = length > 8 && strncmp(line + length - 8, "gives up", 8) == 0;
        left += leaves && at_18;
        waited += gives && at_21;
        other += (leaves && !at_18) || (gives && !at_21);
        line += length + (line[length] == '\n');
    }
    assert_int_equal(left + waited, 40);
    assert_in_range(left, 8, 32);
    assert_int_equal(other, 0);
    free(text);
    mu_model_free(m);
}

static void who_leaves_in_silence_costs_the_time_to_find_out(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:09\n"
                               "contacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: "
                               "10min}, patience: {fixed: 3min},\n"
                               "  silent: {share: 100%, costs: {fixed: 1min}}}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:04 #0 calls arrives\n"
                       "08:04 #0 calls answered by desk.1\n"
                       "08:08 #1 calls arrives\n"
                       "08:08 #1 calls waits\n"
                       "08:11 #1 calls gives up\n"
                       "08:11 #1 calls ends without a result\n"
                       "08:14 #0 calls solved\n"
                       "08:14 #0 calls finished by desk.1\n"
                       "08:14 #1 calls called back in vain by desk.1\n"
                       "08:15 #1 calls finished by desk.1\n"
                       "08:15 desk.1 logs out\n");
    mu_check_figures(yaml, NULL, "abandoned 1, answered 1, left_over 0, cases_open 0");
}

static void outside_the_channels_hours_nobody_gets_through(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:39\n"
                               "contacts: {calls: {arrivals: {between: {fixed: 15min}}, handle: {fixed: "
                               "5min}, hours: mon-fri 08:20-18:00}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:15 #0 calls arrives\n"
                       "08:15 #0 calls blocked\n"
                       "08:15 #0 calls ends without a result\n"
                       "08:30 #1 calls arrives\n"
                       "08:30 #1 calls answered by desk.1\n"
                       "08:35 #1 calls solved\n"
                       "08:35 #1 calls finished by desk.1\n"
                       "08:39 desk.1 logs out\n");
    mu_check_figures(yaml, NULL, "blocking 0.5, answered 1");
}

static void a_contact_that_lands_elsewhere_first_is_sent_back(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:39\n"
                               "contacts:\n"
                               "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 5min}, "
                               "misrouted: {share: 100%, to: other, found: {fixed: 1min}}}\n"
                               "  other: {arrivals: none, handle: {fixed: 2min}}\n"
                               "teams: {a: {people: 1, skills: [calls]}, b: {people: 1, skills: [other]}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 a.1 logs in\n"
                       "08:00 b.1 logs in\n"
                       "08:20 #0 other arrives\n"
                       "08:20 #0 other answered by b.1\n"
                       "08:21 #0 other escalated\n"
                       "08:21 #0 other finished by b.1\n"
                       "08:21 #1 calls arrives\n"
                       "08:21 #1 calls answered by a.1\n"
                       "08:26 #1 calls solved\n"
                       "08:26 #1 calls finished by a.1\n"
                       "08:39 a.1 logs out\n"
                       "08:39 b.1 logs out\n");
    mu_check_figures(yaml, "calls", "misrouted 1, cases_solved 1, time_to_resolution 360");
}

static void who_was_kept_wrongly_comes_to_people_after_all(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-09:00\n"
        "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 5min}, bot: {try: 100%, "
        "contains: 100%, wrongly: 100%, return: 100%, after: {fixed: 4min}, time: 0s}}}\n"
        "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:24 #0 calls arrives\n"
                       "08:24 #0 calls answered by desk.1\n"
                       "08:29 #0 calls solved\n"
                       "08:29 #0 calls finished by desk.1\n"
                       "08:44 #1 calls arrives\n"
                       "08:44 #1 calls answered by desk.1\n"
                       "08:49 #1 calls solved\n"
                       "08:49 #1 calls finished by desk.1\n"
                       "09:00 desk.1 logs out\n");
    mu_check_figures(yaml, NULL, "bot_contained 2, containment 1, offered 2, fcr 1");
}

static void what_is_done_later_than_promised_is_late(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:29\n"
                               "contacts: {tickets: {arrivals: {between: {fixed: 7min}}, handle: {fixed: "
                               "10min}, due: 95% within 15min}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    /* Done after 10, 13, 16 and 19 minutes. */
    mu_check_figures(yaml, "tickets", "sla_breach 0.5");
}

static void only_business_hours_count_for_a_due_time_in_them(void **state)
{
    static const char yaml[] = "start: 2026-01-09\n"
                               "horizon: 4d\n"
                               "closing: keep\n"
                               "business_hours: mon-fri 09:00-17:00\n"
                               "contacts: {tickets: {arrivals: {between: {fixed: 16h}}, handle: {fixed: "
                               "10min}, due: 95% within 2 business hours}}\n"
                               "teams: {desk: {people: 1, shifts: {day: {hours: 11:30-17:00, people: 1}}}}\n";

    (void)state;
    /* Due on Monday at 10:00, 11:00 (three times) are those of Friday 16:00 and of the weekend; that of Monday 08:00 is due at
     * 11:00 and done at 11:40. By the clock three would be late. */
    mu_check_figures(yaml, "tickets", "sla_breach 0.2");
}

static void the_end_of_a_shift_ends_the_search_for_one_who_left_in_silence(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-09:10\nclosing: drop\n"
        "contacts: {chat: {arrivals: {between: {fixed: 25min}}, handle: {fixed: 33min}, patience: {fixed: "
        "2min},\n"
        "  silent: {share: 100%, costs: {fixed: 5min}}}}\n"
        "teams: {desk: {shift_end: cut_off, shifts: {early: {hours: 08:00-09:00, people: 1}}}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:25 #0 chat arrives\n"
                       "08:25 #0 chat answered by desk.1\n"
                       "08:50 #1 chat arrives\n"
                       "08:50 #1 chat waits\n"
                       "08:52 #1 chat gives up\n"
                       "08:52 #1 chat ends without a result\n"
                       "08:58 #0 chat solved\n"
                       "08:58 #0 chat finished by desk.1\n"
                       "08:58 #1 chat called back in vain by desk.1\n"
                       "09:00 #1 chat finished by desk.1\n"
                       "09:00 desk.1 logs out\n");
    mu_check_figures(yaml, "chat", "offered 2, cases 2, cases_open 0, abandoned 1, answered 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_comes_back_goes_to_the_person_he_had_though_another_was_idle_for_longer),
        cmocka_unit_test(who_comes_back_waits_for_a_busy_person_and_no_longer_than_said),
        cmocka_unit_test(who_waits_for_one_who_goes_home_waits_for_him_no_longer),
        cmocka_unit_test(a_warm_hand_over_keeps_both_busy_for_a_while),
        cmocka_unit_test(who_asked_an_expert_ends_the_talk_himself),
        cmocka_unit_test(who_accepts_a_callback_does_not_give_up),
        cmocka_unit_test(who_is_not_there_to_be_called_back_is_tried_again_and_counts_as_given_up),
        cmocka_unit_test(who_has_waited_long_enough_leaves_a_message_for_others_to_work_on),
        cmocka_unit_test(who_leaves_no_message_waits_on),
        cmocka_unit_test(who_leaves_in_silence_costs_the_time_to_find_out),
        cmocka_unit_test(the_end_of_a_shift_ends_the_search_for_one_who_left_in_silence),
        cmocka_unit_test(outside_the_channels_hours_nobody_gets_through),
        cmocka_unit_test(a_contact_that_lands_elsewhere_first_is_sent_back),
        cmocka_unit_test(who_was_kept_wrongly_comes_to_people_after_all),
        cmocka_unit_test(what_is_done_later_than_promised_is_late),
        cmocka_unit_test(only_business_hours_count_for_a_due_time_in_them),
    };
    return cmocka_run_group_tests_name("gate", tests, NULL, NULL);
}
