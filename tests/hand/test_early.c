/* Contacts that come before their channel opens and wait for that, short days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

/* The person is idle from 08:40 to 09:00 and takes no chat. */
static void who_comes_before_the_channel_opens_waits_for_that(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-09:40\n"
        "contacts:\n"
        "  chat: {arrivals: {between: {fixed: 25min}}, handle: {fixed: 10min}, hours: daily 09:00-10:00, "
        "outside: queue}\n"
        "  calls: {arrivals: {between: {fixed: 35min}}, handle: {fixed: 5min}}\n"
        "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:25 #0 chat arrives\n"
                       "08:25 #0 chat comes early\n"
                       "08:35 #1 calls arrives\n"
                       "08:35 #1 calls answered by desk.1\n"
                       "08:40 #1 calls finished by desk.1\n"
                       "08:50 #2 chat arrives\n"
                       "08:50 #2 chat comes early\n"
                       "09:00 #0 chat waits\n"
                       "09:00 #2 chat waits\n"
                       "09:00 #0 chat answered by desk.1\n"
                       "09:10 #0 chat solved\n"
                       "09:10 #0 chat finished by desk.1\n"
                       "09:10 #2 chat answered by desk.1\n"
                       "09:10 #3 calls arrives\n"
                       "09:10 #3 calls waits\n"
                       "09:15 #4 chat arrives\n"
                       "09:15 #4 chat waits\n"
                       "09:20 #2 chat solved\n"
                       "09:20 #2 chat finished by desk.1\n"
                       "09:20 #3 calls answered by desk.1\n"
                       "09:25 #3 calls finished by desk.1\n"
                       "09:25 #4 chat answered by desk.1\n"
                       "09:35 #4 chat solved\n"
                       "09:35 #4 chat finished by desk.1\n"
                       "09:40 desk.1 logs out\n");
    /* waits of 35, 20 and 10 minutes in 100 */
    mu_check_figures(yaml, "chat",
                     "offered 3, blocked 0, asa 1300, longest_wait 2100, queue 0.65, queue_max 2");
}

/* Nobody is kept by it at 20:00. By the clock it waits 14 hours and is late; of business hours, none pass. */
static void overnight_it_keeps_nobody_and_no_business_hours_pass(void **state)
{
#define NIGHT                                                                                    \
    "start: 2026-01-05\nhorizon: 2d 08:00-20:00\nbusiness_hours: mon-fri 09:00-18:00\n"          \
    "contacts: {chat: {arrivals: {between: {fixed: 11h}}, handle: {fixed: 10min}, hours: daily " \
    "09:00-18:00, "                                                                              \
    "outside: queue,\n"
#define DESK "teams: {desk: {people: 1}}\n"

    (void)state;
    mu_check_day(NIGHT "  due: 95% within 1 business hours}}\n" DESK, "08:00 desk.1 logs in\n"
                                                                      "19:00 #0 chat arrives\n"
                                                                      "19:00 #0 chat comes early\n"
                                                                      "20:00 desk.1 logs out\n"
                                                                      "32:00 desk.1 logs in\n"
                                                                      "33:00 #0 chat waits\n"
                                                                      "33:00 #0 chat answered by desk.1\n"
                                                                      "33:10 #0 chat solved\n"
                                                                      "33:10 #0 chat finished by desk.1\n"
                                                                      "41:00 #1 chat arrives\n"
                                                                      "41:00 #1 chat answered by desk.1\n"
                                                                      "41:10 #1 chat solved\n"
                                                                      "41:10 #1 chat finished by desk.1\n"
                                                                      "44:00 desk.1 logs out\n");
    mu_check_figures(NIGHT "  due: 95% within 1 business hours}}\n" DESK, "chat", "asa 25200, sla_breach 0");
    mu_check_figures(NIGHT "  due: 95% within 1h}}\n" DESK, "chat", "asa 25200, sla_breach 0.5");
    mu_check_figures("closing: drop\n" NIGHT "  due: 95% within 1 business hours}}\n" DESK, "chat",
                     "answered 2, dropped 0");
}

/* The chat may be escalated, but not tonight: back.1 goes at 20:00, though desk.1 is busy with a call until 20:10. */
static void what_may_come_of_it_keeps_nobody_either(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-20:00\n"
        "contacts:\n"
        "  chat: {arrivals: {between: {fixed: 11h}}, handle: {fixed: 10min}, hours: daily 09:00-18:00, "
        "outside: queue, escalate: {l2: 100%}}\n"
        "  calls: {arrivals: {between: {fixed: 715min}}, handle: {fixed: 15min}}\n"
        "  l2: {arrivals: none, handle: {fixed: 5min}}\n"
        "teams: {desk: {people: 1, skills: [chat, calls]}, back: {people: 1, skills: [l2]}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 back.1 logs in\n"
                       "08:00 desk.1 logs in\n"
                       "19:00 #0 chat arrives\n"
                       "19:00 #0 chat comes early\n"
                       "19:55 #1 calls arrives\n"
                       "19:55 #1 calls answered by desk.1\n"
                       "20:00 back.1 logs out\n"
                       "20:10 #1 calls finished by desk.1\n"
                       "20:10 desk.1 logs out\n");
    mu_check_figures(yaml, "chat", "offered 1, left_over 1, backlog 1");
}

/* Three channels open at 09:00: by priority, not in the order of arrival; and one has given up by then. */
static void all_that_open_at_once_are_taken_by_priority(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:20\n"
                 "contacts:\n"
                 "  std: {arrivals: {between: {fixed: 30min}}, handle: {fixed: 10min}, hours: daily "
                 "09:00-10:00, outside: queue, priority: 1}\n"
                 "  hasty: {arrivals: {between: {fixed: 40min}}, handle: {fixed: 10min}, hours: daily "
                 "09:00-10:00, outside: queue, patience: {fixed: 15min}}\n"
                 "  vip: {arrivals: {between: {fixed: 50min}}, handle: {fixed: 10min}, hours: daily "
                 "09:00-10:00, outside: queue, priority: 2}\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:30 #0 std arrives\n"
                 "08:30 #0 std comes early\n"
                 "08:40 #1 hasty arrives\n"
                 "08:40 #1 hasty comes early\n"
                 "08:50 #2 vip arrives\n"
                 "08:50 #2 vip comes early\n"
                 "08:55 #1 hasty gives up\n"
                 "08:55 #1 hasty ends without a result\n"
                 "09:00 #0 std waits\n"
                 "09:00 #2 vip waits\n"
                 "09:00 #2 vip answered by desk.1\n"
                 "09:00 #3 std arrives\n"
                 "09:00 #3 std waits\n"
                 "09:10 #2 vip solved\n"
                 "09:10 #2 vip finished by desk.1\n"
                 "09:10 #0 std answered by desk.1\n"
                 "09:20 #0 std solved\n"
                 "09:20 #0 std finished by desk.1\n"
                 "09:20 #3 std answered by desk.1\n"
                 "09:30 #3 std solved\n"
                 "09:30 #3 std finished by desk.1\n"
                 "09:30 desk.1 logs out\n");
}

/* The bot keeps nobody here, and the hours change while one waits. What is passed on in the evening waits as well. */
static void it_waits_by_the_hours_that_hold(void **state)
{
    (void)state;
    mu_check_day("start: 2026-01-05\nhorizon: 1d 08:00-10:00\n"
                 "contacts:\n"
                 "  chat: {arrivals: {between: {fixed: 50min}}, handle: {fixed: 10min}, hours: daily "
                 "09:30-11:00, outside: queue, bot: {contains: 0%}}\n"
                 "changes: [{from: 2026-01-05 08:55, set: {contacts: {chat: {hours: daily 09:05-09:30}}}}]\n"
                 "teams: {desk: {people: 1}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:50 #0 chat arrives\n"
                 "08:50 #0 chat comes early\n"
                 "08:55 other parameters hold\n"
                 "09:05 #0 chat waits\n"
                 "09:05 #0 chat answered by desk.1\n"
                 "09:15 #0 chat solved\n"
                 "09:15 #0 chat finished by desk.1\n"
                 "09:40 #1 chat arrives\n"
                 "09:40 #1 chat comes early\n"
                 "10:00 desk.1 logs out\n");
}

static void what_colleagues_pass_on_waits_too(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-09:10\n"
        "contacts:\n"
        "  calls: {arrivals: {between: {fixed: 40min}}, handle: {fixed: 5min}, then: {files: 100%}}\n"
        "  files: {arrivals: none, handle: {fixed: 5min}, hours: daily 09:00-10:00, outside: queue}\n"
        "teams: {desk: {people: 1}}\n",
        "08:00 desk.1 logs in\n"
        "08:40 #0 calls arrives\n"
        "08:40 #0 calls answered by desk.1\n"
        "08:45 #0 calls solved\n"
        "08:45 #0 calls makes further work\n"
        "08:45 #0 calls finished by desk.1\n"
        "08:45 #1 files arrives\n"
        "08:45 #1 files comes early\n"
        "09:00 #1 files waits\n"
        "09:00 #1 files answered by desk.1\n"
        "09:05 #1 files solved\n"
        "09:05 #1 files finished by desk.1\n"
        "09:10 desk.1 logs out\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_comes_before_the_channel_opens_waits_for_that),
        cmocka_unit_test(overnight_it_keeps_nobody_and_no_business_hours_pass),
        cmocka_unit_test(what_may_come_of_it_keeps_nobody_either),
        cmocka_unit_test(all_that_open_at_once_are_taken_by_priority),
        cmocka_unit_test(it_waits_by_the_hours_that_hold),
        cmocka_unit_test(what_colleagues_pass_on_waits_too),
    };
    return cmocka_run_group_tests_name("early", tests, NULL, NULL);
}
