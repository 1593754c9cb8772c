/* What customers think and do: short days on which chances are 0 or 1. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

/* Nothing displeases anybody but what is written: by 100 log-odds, which leaves less than 1e-30. */
#define PLEASED(but)                                                                                   \
    "behaviour: {preset: custom, satisfaction: {first: 99.9999999999%, " but "}, complaints: {usual: " \
    "0%, discontent: 100%, cost: 50}, loyalty: {leaving_solved: 0%, leaving_unsolved: 100%, leaves: "  \
    "100%}}\n"
#define ALL_BUT_UNSOLVED "waited: 0, again: 0, passed: 0, unsolved: 100"
#define ALL_BUT_AGAIN    "waited: 0, unsolved: 0, passed: 0, again: 100"
#define ALL_BUT_PASSED   "waited: 0, unsolved: 0, again: 0, passed: 100"
#define ALL_BUT_WAITED   "passed: 0, unsolved: 0, again: 0, waited: 100"
#define DESK             "teams: {desk: {people: 1}}\n"

static void the_first_contact_is_judged_and_each_of_the_next(void **state)
{
    /* One customer, who comes five times: content at first, and never again, because he had to come again. */
    static const char yaml[] = "horizon: 1d 08:00-09:00\n" PLEASED(
        ALL_BUT_AGAIN) "contacts: {calls: {arrivals: {between: {fixed: 40min}}, handle: {fixed: 1min}, "
                       "resolved: 0%, "
                       "reopen: {share: 100%, after: 1min, most: 5}, customer_value: 200}}\n" DESK;

    (void)state;
    mu_check_figures(yaml, "calls",
                     "satisfaction 0.2, satisfaction_first 1, satisfaction_second 0, satisfaction_third 0, "
                     "satisfaction_later 0, complaints 4, complaints_per_1000 800, complaint_cost 200");
    mu_check_figures(yaml, NULL, "customers_lost 1, loss_rate 1, value_lost 200, value_retained 0");
}

static void who_is_helped_is_content_and_stays(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-09:00\n" PLEASED(
        ALL_BUT_UNSOLVED) "contacts:\n"
                          "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 1min}, "
                          "customer_value: 200}\n"
                          "  mail: {arrivals: {between: {fixed: 25min}}, handle: {fixed: 1min}, resolved: "
                          "0%, customer_value: "
                          "10}\n"
                          "  chat: {arrivals: {between: {fixed: 35min}}, handle: {fixed: 1min}, resolved: "
                          "100%}\n" DESK;

    (void)state;
    mu_check_figures(yaml, "calls",
                     "satisfaction 1, satisfaction_second none, complaints 0, customers_lost 0, loss_rate 0, "
                     "value_lost 0, value_retained 400");
    mu_check_figures(yaml, "mail",
                     "satisfaction 0, complaints 2, customers_lost 2, value_lost 20, value_retained 0");
    mu_check_figures(yaml, "chat", "satisfaction 1, complaints 0, customers_lost 0, value_retained 0");
    mu_check_figures(yaml, NULL, "satisfaction 0.6, loss_rate 0.4, value_lost 20, value_retained 400");
}

/* Two come at once, and one of them waits for ten minutes. */
#define TWO_AT_ONCE(keys)                                                                                \
    "horizon: 1d 08:00-08:59\n" PLEASED(ALL_BUT_WAITED) "contacts:\n"                                    \
                                                        "  calls: {arrivals: {between: {fixed: 40min}, " \
                                                        "batch: 2}, handle: {fixed: 10min}" keys "}\n"

static void a_wait_is_felt_where_one_could_have_given_up(void **state)
{
    (void)state;
    mu_check_figures(TWO_AT_ONCE(", patience: {fixed: 1h}") DESK, NULL, "satisfaction 0.5, complaints 1");
    mu_check_figures(TWO_AT_ONCE(", patience: {fixed: 1h}, resolved: 100%") DESK, NULL,
                     "satisfaction 0.5, complaints 1");
    mu_check_figures(TWO_AT_ONCE("") DESK, NULL, "satisfaction 1, complaints 0");
    /* Whoever waited and is passed on has waited all the same. */
    mu_check_figures(
        TWO_AT_ONCE(
            ", patience: {fixed: 1h}, escalate: {l2: 100%}") "  l2: {arrivals: none, handle: {fixed: 1min}}\n"
                                                             "teams: {desk: {people: 1, skills: [calls]}, "
                                                             "experts: {people: 2, skills: [l2]}}\n",
        "l2", "satisfaction 0.5, complaints 1");
}

/* Five minutes of waiting for whoever is on the mail; when he comes back, he does not wait. */
static void a_wait_is_forgotten_when_it_has_been_judged(void **state)
{
    (void)state;
    mu_check_figures(
        "horizon: 1d 08:00-09:09\n" PLEASED(
            ALL_BUT_WAITED) "contacts:\n"
                            "  mail: {arrivals: {between: {fixed: 35min}}, handle: {fixed: 10min}}\n"
                            "  calls: {arrivals: {between: {fixed: 40min}}, handle: {fixed: 10min}, "
                            "patience: {fixed: "
                            "1h}, resolved: 0%, reopen: {share: 100%, after: {fixed: 5min}, most: 2}}\n" DESK,
        "calls", "asa 150, satisfaction_first 0, satisfaction_second 1");
}

static void who_gives_up_has_no_say_but_leaves_where_there_is_a_case(void **state)
{
    (void)state;
    mu_check_figures(TWO_AT_ONCE(", patience: {fixed: 1min}, resolved: 100%") DESK, NULL,
                     "satisfaction 1, customers_lost 1, loss_rate 0.5");
    mu_check_figures(TWO_AT_ONCE(", patience: {fixed: 1min}") DESK, NULL,
                     "satisfaction 1, customers_lost 0, loss_rate 0");
}

#define TIERS(behaviour, l1, l2)                                                                       \
    "horizon: 1d 08:00-08:19\n" behaviour "contacts:\n"                                                \
    "  l1: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 4min}, escalate: {l2: 100%}" l1 "}\n" \
    "  l2: {arrivals: none, handle: {fixed: 6min}" l2 "}\n"                                            \
    "teams: {one: {people: 1, skills: [l1]}, two: {people: 1, skills: [l2]}}\n"

static void who_is_passed_on_judges_once_when_the_result_is_known(void **state)
{
    (void)state;
    mu_check_figures(TIERS(PLEASED(ALL_BUT_PASSED), "", ""), "l1", "satisfaction none, customers_lost 0");
    mu_check_figures(TIERS(PLEASED(ALL_BUT_PASSED), "", ""), "l2",
                     "satisfaction_first 0, complaints 1, customers_lost 0, loss_rate none");
    mu_check_figures(TIERS(PLEASED(ALL_BUT_UNSOLVED), "", ""), "l2", "satisfaction_first 1, complaints 0");
    mu_check_figures(TIERS(PLEASED(ALL_BUT_UNSOLVED), "", ", resolved: 0%"), NULL,
                     "satisfaction 0, complaints 1, customers_lost 1");
}

static void what_follows_without_the_customer_is_not_judged_again(void **state)
{
    /* Everybody complains, so complaints are judgements: one. The case is not solved in the end, and he leaves. */
    (void)state;
    mu_check_figures(
        "horizon: 1d 08:00-08:19\nbehaviour: {preset: custom, complaints: {usual: 100%, discontent: 0}, "
        "loyalty: {leaving_unsolved: 100%, leaves: 100%}}\n"
        "contacts:\n"
        "  calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 4min}, then: {store: 100%}}\n"
        "  store: {arrivals: none, handle: {fixed: 1min}, resolved: 0%}\n" DESK,
        NULL, "complaints 1, customers_lost 1, loss_rate 1");
}

/* A part that fails is judged when it does, one that is solved with all the others. */
#define STAGES(how, result)                                                                  \
    "horizon: 1d 08:00-09:00\n" PLEASED(                                                     \
        ALL_BUT_UNSOLVED) "contacts:\n"                                                      \
                          "  orders: {arrivals: {backlog: 1}, handle: {fixed: 4min}, " how   \
                          ": {fulfil: 100%}}\n"                                              \
                          "  questions: {arrivals: none, handle: {fixed: 2min}" result "}\n" \
                          "departments: {billing: {people: 1, handle: {fixed: 30min}}}\n"    \
                          "journeys: {fulfil: [[questions, billing]]}\n"                     \
                          "teams: {desk: {people: 1, skills: [orders, questions]}}\n"
#define FAILS ", resolved: 0%, reopen: {share: 100%, after: {fixed: 3min}, most: 3}"

static void stages_are_judged_when_they_are_over_or_when_a_part_fails(void **state)
{
    (void)state;
    mu_check_figures(STAGES("escalate", ""), "orders", "satisfaction 1, customers_lost 0");
    mu_check_figures(STAGES("escalate", ""), "questions", "satisfaction none");
    mu_check_figures(STAGES("escalate", FAILS), "questions",
                     "satisfaction_first 0, satisfaction_second 0, satisfaction_third 0, complaints 3");
    mu_check_figures(STAGES("escalate", FAILS), "orders", "satisfaction none, customers_lost 1");
    mu_check_figures(STAGES("then", FAILS), NULL,
                     "satisfaction_first 1, satisfaction_second 0, satisfaction_third 0, complaints 2");
}

/* At 08:29, nine minutes into a call of an hour. */
#define CUT_OFF(keys)                                                                                     \
    "horizon: 1d 08:00-08:29\nclosing: keep\n" PLEASED(                                                   \
        ALL_BUT_UNSOLVED) "contacts: {calls: {arrivals: "                                                 \
                          "{between: {fixed: 20min}}, handle: {fixed: 1h}, customer_value: 7" keys "}}\n" \
                          "teams: {desk: {people: 1, shift_end: cut_off}}\n"

static void what_is_cut_off_is_not_solved(void **state)
{
    (void)state;
    mu_check_figures(CUT_OFF(""), NULL,
                     "cut_off 1, satisfaction 0, complaints 1, customers_lost 1, value_lost 7");
    mu_check_figures(CUT_OFF(", resolved: 100%"), NULL,
                     "cut_off 1, satisfaction 0, complaints 1, customers_lost 1, value_lost 7");
}

static void who_does_not_answer_was_not_helped(void **state)
{
    (void)state;
    mu_check_figures(
        "horizon: 1d 08:00-09:00\n" PLEASED(
            ALL_BUT_UNSOLVED) "contacts: {mail: {arrivals: {backlog: 1}, handle: {fixed: 4min}, ask_back: "
                              "{share: "
                              "100%, most: 1, answer: {fixed: 10min}, never: 100%, close_after: "
                              "20min}}}\n" DESK,
        NULL, "satisfaction 0, complaints 1, customers_lost 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_contact_is_judged_and_each_of_the_next),
        cmocka_unit_test(who_is_helped_is_content_and_stays),
        cmocka_unit_test(a_wait_is_felt_where_one_could_have_given_up),
        cmocka_unit_test(a_wait_is_forgotten_when_it_has_been_judged),
        cmocka_unit_test(who_gives_up_has_no_say_but_leaves_where_there_is_a_case),
        cmocka_unit_test(who_is_passed_on_judges_once_when_the_result_is_known),
        cmocka_unit_test(what_follows_without_the_customer_is_not_judged_again),
        cmocka_unit_test(stages_are_judged_when_they_are_over_or_when_a_part_fails),
        cmocka_unit_test(what_is_cut_off_is_not_solved),
        cmocka_unit_test(who_does_not_answer_was_not_helped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
