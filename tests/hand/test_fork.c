/* Cases at several places at once: short days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "tests/support/watch.h"

#define DAY    "horizon: 1d 08:00-09:00\n"
#define ORDERS "contacts: {orders: {arrivals: {backlog: 1}, handle: {fixed: 4min}, "
#define FULFIL "journeys: {fulfil: [[warehouse, billing], logistics]}\n"
#define DESK   "teams: {desk: {people: 1, skills: [orders]}}\n"
#define LOG_IN \
    "08:00 billing.1 logs in\n08:00 desk.1 logs in\n08:00 logistics.1 logs in\n08:00 warehouse.1 logs in\n"
#define LOG_OUT                                                                                            \
    "09:00 billing.1 logs out\n09:00 desk.1 logs out\n09:00 logistics.1 logs out\n09:00 warehouse.1 logs " \
    "out\n"
#define SOLVED_1                                 \
    "08:00 #0 orders arrives\n"                  \
    "08:00 #0 orders answered by desk.1\n"       \
    "08:04 #0 orders solved\n"                   \
    "08:04 #0 orders makes further work\n"       \
    "08:04 #0 orders begins stage 1 of fulfil\n" \
    "08:04 #0 orders finished by desk.1\n"

static void a_case_goes_on_when_the_last_part_is_over(void **state)
{
    static const char yaml[] = DAY ORDERS "then: {fulfil: {share: 100%, after: {fixed: 1min}}}}}\n"
                                          "departments:\n"
                                          "  warehouse: {people: 1, handle: {fixed: 10min}}\n"
                                          "  billing: {people: 1, handle: {fixed: 3min}}\n"
                                          "  logistics: {people: 1, handle: {fixed: 5min}}\n" FULFIL DESK;

    (void)state;
    mu_check_day(yaml, LOG_IN SOLVED_1 "08:05 #1 warehouse arrives\n"
                                       "08:05 #1 warehouse answered by warehouse.1\n"
                                       "08:05 #2 billing arrives\n"
                                       "08:05 #2 billing answered by billing.1\n"
                                       "08:08 #2 billing solved\n"
                                       "08:08 #0 orders is through with billing, 1 left\n"
                                       "08:08 #2 billing finished by billing.1\n"
                                       "08:15 #1 warehouse solved\n"
                                       "08:15 #0 orders is through with warehouse, 0 left\n"
                                       "08:15 #0 orders begins stage 2 of fulfil\n"
                                       "08:15 #1 warehouse finished by warehouse.1\n"
                                       "08:15 #3 logistics arrives\n"
                                       "08:15 #3 logistics answered by logistics.1\n"
                                       "08:20 #3 logistics solved\n"
                                       "08:20 #0 orders is done with fulfil\n"
                                       "08:20 #3 logistics finished by logistics.1\n" LOG_OUT);
    mu_check_figures(yaml, "orders",
                     "cases 1, cases_open 0, cases_solved 1, fcr 1, fcr_net 1, contacts_per_case 1, "
                     "time_to_resolution 1200");
    mu_check_figures(yaml, "warehouse", "cases 0, resolution 1");
}

/* Nobody calls back those who are at work already; but no further stage begins. */
static void a_part_that_is_lost_ends_the_journey_when_the_others_are_over(void **state)
{
    static const char yaml[] = DAY ORDERS "then: {fulfil: {share: 100%, after: {fixed: 1min}}}}}\n"
                                          "departments:\n"
                                          "  warehouse: {people: 1, handle: {fixed: 10min}}\n"
                                          "  billing: {people: 1, handle: {fixed: 3min}, loss: 100%}\n"
                                          "  logistics: {people: 1, handle: {fixed: 5min}}\n" FULFIL DESK;

    (void)state;
    mu_check_day(yaml, LOG_IN SOLVED_1 "08:05 #1 warehouse arrives\n"
                                       "08:05 #1 warehouse answered by warehouse.1\n"
                                       "08:05 #2 billing arrives\n"
                                       "08:05 #2 billing answered by billing.1\n"
                                       "08:08 #2 billing ends without a result\n"
                                       "08:08 #0 orders is through with billing, 1 left\n"
                                       "08:08 #2 billing finished by billing.1\n"
                                       "08:15 #1 warehouse solved\n"
                                       "08:15 #0 orders is through with warehouse, 0 left\n"
                                       "08:15 #0 orders stops in stage 1 of fulfil\n"
                                       "08:15 #1 warehouse finished by warehouse.1\n" LOG_OUT);
    mu_check_figures(yaml, "orders", "cases_open 0, cases_solved 0, fcr 0, time_to_resolution none");
}

/* The second order waits in one of its two queues: 4 + 4 min at the desk, 1 min on the way, 10 min for the first, 10 min of
 * its own, 5 min: 30 min after 20 min makes 25 on average. */
static void parts_wait_in_the_queues_where_they_are(void **state)
{
    (void)state;
    mu_check_figures(
        DAY "contacts: {orders: {arrivals: {backlog: 2}, handle: {fixed: 4min}, then: {fulfil: {share: "
            "100%, after: {fixed: 1min}}}}}\n"
            "departments:\n"
            "  warehouse: {people: 1, handle: {fixed: 10min}}\n"
            "  billing: {people: 1, handle: {fixed: 3min}}\n"
            "  logistics: {people: 1, handle: {fixed: 5min}}\n" FULFIL DESK,
        "orders", "cases_solved 1, time_to_resolution 1500");
}

/* 4 min, then twice 4 / 2 min more in each part of the first stage only: max(12, 5) + 5. */
static void what_is_done_again_is_done_again_in_every_part_of_the_first_stage(void **state)
{
    static const char yaml[] = DAY ORDERS "escalate: {fulfil: {share: 100%, repeat: 50%}}}}\n"
                                          "departments:\n"
                                          "  warehouse: {people: 1, handle: {fixed: 10min}}\n"
                                          "  billing: {people: 1, handle: {fixed: 3min}}\n"
                                          "  logistics: {people: 1, handle: {fixed: 5min}}\n" FULFIL DESK;

    (void)state;
    mu_check_figures(yaml, "orders", "time_to_resolution 1260, escalation 1, fcr 1, fcr_net none");
    mu_check_figures(yaml, "billing", "aht 300");
    mu_check_figures(yaml, "warehouse", "aht 720");
    mu_check_figures(yaml, "logistics", "aht 300");
}

/* A project: what takes longest of what is done side by side decides, and a branch may have stages of its own. */
static void check_project(const char *build, const char *time_to_resolution)
{
    char yaml[900];

    snprintf(yaml, sizeof yaml,
             DAY
             "contacts: {intake: {arrivals: {backlog: 1}, handle: {fixed: 2min}, then: {project: 100%%}}}\n"
             "departments:\n"
             "  plan: {people: 1, handle: {fixed: 10min}}\n"
             "  build: {people: 1, handle: {fixed: %s}}\n"
             "  train: {people: 1, handle: {fixed: 9min}}\n"
             "  move: {people: 1, handle: {fixed: 13min}}\n"
             "  tests: {people: 1, handle: {fixed: 5min}}\n"
             "journeys:\n"
             "  people: [train, move]\n"
             "  project: [plan, [build, people], tests]\n"
             "teams: {desk: {people: 1, skills: [intake]}}\n",
             build);
    mu_check_figures(yaml, "intake", time_to_resolution);
}

static void a_project_takes_as_long_as_its_longest_path(void **state)
{
    (void)state;
    check_project("25min", "time_to_resolution 2520"); /* 2 + 10 + 25 + 5 */
    check_project("22min", "time_to_resolution 2340"); /* 2 + 10 + 22 + 5, both ways */
    check_project("20min", "time_to_resolution 2340"); /* 2 + 10 + (9 + 13) + 5 */
}

static void departments_follow_each_other_after_lying_in_the_mailbox(void **state)
{
    (void)state;
    mu_check_day(DAY ORDERS
                 "then: {fulfil: 100%}}}\n"
                 "departments:\n"
                 "  warehouse: {people: 1, handle: {fixed: 10min}, delay: {fixed: 6min}}\n"
                 "  billing: {people: 1, handle: {fixed: 3min}}\n"
                 "  logistics: {people: 1, handle: {fixed: 5min}, then: {billing: {share: 100%, after: "
                 "{fixed: 2min}}}}\n"
                 "journeys: {fulfil: [warehouse, logistics]}\n" DESK,
                 LOG_IN SOLVED_1 "08:10 #1 warehouse arrives\n"
                                 "08:10 #1 warehouse answered by warehouse.1\n"
                                 "08:20 #1 warehouse solved\n"
                                 "08:20 #0 orders begins stage 2 of fulfil\n"
                                 "08:20 #1 warehouse finished by warehouse.1\n"
                                 "08:20 #2 logistics arrives\n"
                                 "08:20 #2 logistics answered by logistics.1\n"
                                 "08:25 #2 logistics solved\n"
                                 "08:25 #2 logistics makes further work\n"
                                 "08:25 #2 logistics finished by logistics.1\n"
                                 "08:27 #3 billing arrives\n"
                                 "08:27 #3 billing answered by billing.1\n"
                                 "08:30 #3 billing solved\n"
                                 "08:30 #0 orders is done with fulfil\n"
                                 "08:30 #3 billing finished by billing.1\n" LOG_OUT);
}

/* The doors close at 08:10: logistics stays for what may still come of the warehouse's work, and nobody else does. */
static void people_of_the_next_stage_stay_at_closing_time(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:10\n" ORDERS "then: {fulfil: 100%}}}\n"
                 "departments:\n"
                 "  warehouse: {people: 1, handle: {fixed: 10min}}\n"
                 "  billing: {people: 1, handle: {fixed: 3min}}\n"
                 "  logistics: {people: 1, handle: {fixed: 5min}}\n" FULFIL DESK,
                 LOG_IN SOLVED_1 "08:04 #1 warehouse arrives\n"
                                 "08:04 #1 warehouse answered by warehouse.1\n"
                                 "08:04 #2 billing arrives\n"
                                 "08:04 #2 billing answered by billing.1\n"
                                 "08:07 #2 billing solved\n"
                                 "08:07 #0 orders is through with billing, 1 left\n"
                                 "08:07 #2 billing finished by billing.1\n"
                                 "08:10 billing.1 logs out\n"
                                 "08:10 desk.1 logs out\n"
                                 "08:14 #1 warehouse solved\n"
                                 "08:14 #0 orders is through with warehouse, 0 left\n"
                                 "08:14 #0 orders begins stage 2 of fulfil\n"
                                 "08:14 #1 warehouse finished by warehouse.1\n"
                                 "08:14 warehouse.1 logs out\n"
                                 "08:14 #3 logistics arrives\n"
                                 "08:14 #3 logistics answered by logistics.1\n"
                                 "08:19 #3 logistics solved\n"
                                 "08:19 #0 orders is done with fulfil\n"
                                 "08:19 #3 logistics finished by logistics.1\n"
                                 "08:19 logistics.1 logs out\n");
}

/* 4 min, 2 min until the customer is asked, 10 min until he answers, which are not counted, 2 min more; billing is done after
 * 4 + 30 min: 24 min without the pause. */
static void a_case_stands_still_while_one_of_its_parts_waits_for_the_customer(void **state)
{
    (void)state;
    mu_check_figures(DAY "contacts:\n"
                         "  orders: {arrivals: {backlog: 1}, handle: {fixed: 4min}, then: {fulfil: 100%}}\n"
                         "  questions: {arrivals: none, handle: {fixed: 2min}, ask_back: {share: 100%, most: "
                         "1, answer: {fixed: "
                         "10min}, never: 0%}}\n"
                         "departments: {billing: {people: 1, handle: {fixed: 30min}}}\n"
                         "journeys: {fulfil: [[questions, billing]]}\n"
                         "teams: {desk: {people: 1, skills: [orders, questions]}}\n",
                     "orders", "time_to_resolution 1440, cases_solved 1");
}

/* The customer comes three times in all, wherever his case is. */
static void who_comes_back_to_a_part_counts_for_the_whole_case(void **state)
{
    static const char yaml[] =
        DAY "contacts:\n"
            "  orders: {arrivals: {backlog: 1}, handle: {fixed: 4min}, then: {fulfil: 100%}}\n"
            "  questions: {arrivals: none, handle: {fixed: 2min}, resolved: 0%, reopen: {share: 100%, after: "
            "{fixed: 3min}, most: 3}}\n"
            "departments: {billing: {people: 1, handle: {fixed: 30min}}}\n"
            "journeys: {fulfil: [[questions, billing]]}\n"
            "teams: {desk: {people: 1, skills: [orders, questions]}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 billing.1 logs in\n"
                       "08:00 desk.1 logs in\n" SOLVED_1 "08:04 #1 questions arrives\n"
                       "08:04 #1 questions answered by desk.1\n"
                       "08:04 #2 billing arrives\n"
                       "08:04 #2 billing answered by billing.1\n"
                       "08:06 #1 questions will come back\n"
                       "08:06 #1 questions finished by desk.1\n"
                       "08:09 #3 questions arrives\n"
                       "08:09 #3 questions answered by desk.1\n"
                       "08:11 #3 questions will come back\n"
                       "08:11 #3 questions finished by desk.1\n"
                       "08:14 #4 questions arrives\n"
                       "08:14 #4 questions answered by desk.1\n"
                       "08:16 #4 questions ends without a result\n"
                       "08:16 #0 orders is through with questions, 1 left\n"
                       "08:16 #4 questions finished by desk.1\n"
                       "08:34 #2 billing solved\n"
                       "08:34 #0 orders is through with billing, 0 left\n"
                       "08:34 #0 orders stops in stage 1 of fulfil\n"
                       "08:34 #2 billing finished by billing.1\n"
                       "09:00 billing.1 logs out\n"
                       "09:00 desk.1 logs out\n");
    mu_check_figures(yaml, "orders", "contacts_per_case 3, cases_solved 0");
}

static void a_member_of_a_population_thinks_again_when_all_parts_are_over(void **state)
{
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:35\n"
        "contacts: {calls: {arrivals: {population: 1, think: {fixed: 10min}}, handle: {fixed: 2min}, then: "
        "{both: 100%}}}\n"
        "departments: {a: {people: 1, handle: {fixed: 5min}}, b: {people: 1, handle: {fixed: 9min}}}\n"
        "journeys: {both: [[a, b]]}\n"
        "teams: {desk: {people: 1, skills: [calls]}}\n",
        "08:00 a.1 logs in\n"
        "08:00 b.1 logs in\n"
        "08:00 desk.1 logs in\n"
        "08:10 #0 calls arrives\n"
        "08:10 #0 calls answered by desk.1\n"
        "08:12 #0 calls solved\n"
        "08:12 #0 calls makes further work\n"
        "08:12 #0 calls begins stage 1 of both\n"
        "08:12 #0 calls finished by desk.1\n"
        "08:12 #1 a arrives\n"
        "08:12 #1 a answered by a.1\n"
        "08:12 #2 b arrives\n"
        "08:12 #2 b answered by b.1\n"
        "08:17 #1 a solved\n"
        "08:17 #0 calls is through with a, 1 left\n"
        "08:17 #1 a finished by a.1\n"
        "08:21 #2 b solved\n"
        "08:21 #0 calls is through with b, 0 left\n"
        "08:21 #0 calls is done with both\n"
        "08:21 #2 b finished by b.1\n"
        "08:31 #3 calls arrives\n"
        "08:31 #3 calls answered by desk.1\n"
        "08:33 #3 calls solved\n"
        "08:33 #3 calls makes further work\n"
        "08:33 #3 calls begins stage 1 of both\n"
        "08:33 #3 calls finished by desk.1\n"
        "08:33 #4 a arrives\n"
        "08:33 #4 a answered by a.1\n"
        "08:33 #5 b arrives\n"
        "08:33 #5 b answered by b.1\n"
        "08:35 desk.1 logs out\n"
        "08:38 #4 a solved\n"
        "08:38 #3 calls is through with a, 1 left\n"
        "08:38 #4 a finished by a.1\n"
        "08:38 a.1 logs out\n"
        "08:42 #5 b solved\n"
        "08:42 #3 calls is through with b, 0 left\n"
        "08:42 #3 calls is done with both\n"
        "08:42 #5 b finished by b.1\n"
        "08:42 b.1 logs out\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_goes_on_when_the_last_part_is_over),
        cmocka_unit_test(a_part_that_is_lost_ends_the_journey_when_the_others_are_over),
        cmocka_unit_test(parts_wait_in_the_queues_where_they_are),
        cmocka_unit_test(what_is_done_again_is_done_again_in_every_part_of_the_first_stage),
        cmocka_unit_test(a_project_takes_as_long_as_its_longest_path),
        cmocka_unit_test(departments_follow_each_other_after_lying_in_the_mailbox),
        cmocka_unit_test(people_of_the_next_stage_stay_at_closing_time),
        cmocka_unit_test(a_case_stands_still_while_one_of_its_parts_waits_for_the_customer),
        cmocka_unit_test(who_comes_back_to_a_part_counts_for_the_whole_case),
        cmocka_unit_test(a_member_of_a_population_thinks_again_when_all_parts_are_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
