/* What becomes of a case: short days as on paper, event by event, and the figures told of them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/support/watch.h"

static void who_was_not_helped_comes_back_until_he_has_had_enough(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-08:39\n"
        "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 5min}, resolved: 0%,\n"
        "  reopen: {share: 100%, after: {fixed: 10min}, most: 2}}}\n"
        "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:20 #0 calls arrives\n"
                       "08:20 #0 calls answered by desk.1\n"
                       "08:25 #0 calls will come back\n"
                       "08:25 #0 calls finished by desk.1\n"
                       "08:35 #1 calls arrives\n"
                       "08:35 #1 calls answered by desk.1\n"
                       "08:40 #1 calls ends without a result\n"
                       "08:40 #1 calls finished by desk.1\n"
                       "08:40 desk.1 logs out\n");
    mu_check_figures(yaml, "calls",
                     "cases 1, cases_open 0, fcr 0, contacts_per_case 2, reopen 0.5, resolution 0, "
                     "cases_solved 0, away 0.25641, time_to_resolution none");
}

static void a_case_solved_at_the_second_contact_is_not_solved_at_the_first(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-08:39\n"
        "contacts:\n"
        "  back: {arrivals: none, handle: {fixed: 5min}}\n"
        "  easy: {arrivals: {between: {fixed: 37min}}, handle: {fixed: 1min}, resolved: 100%}\n"
        "  hard: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 5min}, resolved: 0%,\n"
        "    reopen: {share: 100%, after: {fixed: 10min}, to: back}}\n"
        "teams: {desk: {people: 2}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:00 desk.2 logs in\n"
                       "08:20 #0 hard arrives\n"
                       "08:20 #0 hard answered by desk.1\n"
                       "08:25 #0 hard will come back\n"
                       "08:25 #0 hard finished by desk.1\n"
                       "08:35 #1 back arrives\n"
                       "08:35 #1 back answered by desk.2\n"
                       "08:37 #2 easy arrives\n"
                       "08:37 #2 easy answered by desk.1\n"
                       "08:38 #2 easy solved\n"
                       "08:38 #2 easy finished by desk.1\n"
                       "08:39 desk.1 logs out\n"
                       "08:40 #1 back solved\n"
                       "08:40 #1 back finished by desk.2\n"
                       "08:40 desk.2 logs out\n");
    mu_check_figures(
        yaml, NULL,
        "cases 2, fcr 0.5, fcr_net 0.5, contacts_per_case 1.5, time_to_resolution 630, cases_solved 1");
    mu_check_figures(yaml, "hard", "fcr 0, contacts_per_case 2, time_to_resolution 1200");
    mu_check_figures(yaml, "back", "cases 0, resolution 1");
}

static void who_gave_up_tries_again_as_often_as_he_likes_to(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-08:38\n"
        "contacts:\n"
        "  long: {arrivals: {between: {fixed: 19min}}, handle: {fixed: 1h}}\n"
        "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 1min}, patience: {fixed: 2min},\n"
        "    redial: {abandoned: 100%, after: {fixed: 5min}, tries: 2}}\n"
        "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:19 #0 long arrives\n"
                       "08:19 #0 long answered by desk.1\n"
                       "08:20 #1 calls arrives\n"
                       "08:20 #1 calls waits\n"
                       "08:22 #1 calls gives up\n"
                       "08:22 #1 calls will try again\n"
                       "08:27 #2 calls arrives\n"
                       "08:27 #2 calls waits\n"
                       "08:29 #2 calls gives up\n"
                       "08:29 #2 calls will try again\n"
                       "08:34 #3 calls arrives\n"
                       "08:34 #3 calls waits\n"
                       "08:36 #3 calls gives up\n"
                       "08:36 #3 calls ends without a result\n"
                       "09:19 #0 long finished by desk.1\n"
                       "09:19 desk.1 logs out\n");
    mu_check_figures(yaml, "calls",
                     "redials 0.666667, cases 1, cases_open 0, fcr 0, contacts_per_case 1, away 0.263158");
}

/* A caller whose log says that he waits for two minutes, where others wait for seven. */
static void try_again_as_patient_as(const char *how, const char *expected)
{
    char  path[] = "/tmp/muster-journey-XXXXXX", yaml[1024];
    FILE *f      = fdopen(mkstemp(path), "w");

    assert_non_null(f);
    fputs("time,talk,patience\n08:20,60,120\n", f);
    fclose(f);
    snprintf(yaml, sizeof yaml,
             "horizon: 1d 08:00-08:38\ncontacts:\n"
             "  long: {arrivals: {between: {fixed: 19min}}, handle: {fixed: 1h}}\n"
             "  calls: {arrivals: {trace: %s, talk: talk, patience: patience}, patience: {fixed: 7min},\n"
             "    redial: {abandoned: 100%%, after: {fixed: 5min}, tries: 1, patience: %s}}\n"
             "teams: {desk: {people: 1}}\n",
             path, how);
    mu_check_day(yaml, expected);
    unlink(path);
}

#define UNTIL_HE_TRIES_AGAIN             \
    "08:00 desk.1 logs in\n"             \
    "08:19 #0 long arrives\n"            \
    "08:19 #0 long answered by desk.1\n" \
    "08:20 #1 calls arrives\n"           \
    "08:20 #1 calls waits\n"             \
    "08:22 #1 calls gives up\n"          \
    "08:22 #1 calls will try again\n"    \
    "08:27 #2 calls arrives\n"           \
    "08:27 #2 calls waits\n"

static void who_tries_again_may_be_as_patient_as_before(void **state)
{
    (void)state;
    try_again_as_patient_as("same", UNTIL_HE_TRIES_AGAIN "08:29 #2 calls gives up\n"
                                                         "08:29 #2 calls ends without a result\n"
                                                         "09:19 #0 long finished by desk.1\n"
                                                         "09:19 desk.1 logs out\n");
    try_again_as_patient_as("new", UNTIL_HE_TRIES_AGAIN "08:34 #2 calls gives up\n"
                                                        "08:34 #2 calls ends without a result\n"
                                                        "09:19 #0 long finished by desk.1\n"
                                                        "09:19 desk.1 logs out\n");
}

static void who_found_the_line_busy_tries_again(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-08:29\n"
        "lines: {one: {capacity: 1, contacts: [calls]}}\n"
        "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 12min},\n"
        "  redial: {blocked: 100%, after: {fixed: 5min}}}}\n"
        "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:10 #0 calls arrives\n"
                       "08:10 #0 calls answered by desk.1\n"
                       "08:20 #1 calls arrives\n"
                       "08:20 #1 calls blocked\n"
                       "08:20 #1 calls will try again\n"
                       "08:22 #0 calls solved\n"
                       "08:22 #0 calls finished by desk.1\n"
                       "08:25 #2 calls arrives\n"
                       "08:25 #2 calls answered by desk.1\n"
                       "08:37 #2 calls solved\n"
                       "08:37 #2 calls finished by desk.1\n"
                       "08:37 desk.1 logs out\n");
    mu_check_figures(yaml, "calls",
                     "redials 0.333333, cases 2, fcr 1, contacts_per_case 1, time_to_resolution 870");
}

static void who_would_have_to_wait_turns_away(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:25\n"
                               "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: "
                               "14min}, balk: [{waiting: 0, share: 100%}]}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:10 #0 calls arrives\n"
                       "08:10 #0 calls answered by desk.1\n"
                       "08:20 #1 calls arrives\n"
                       "08:20 #1 calls turns away\n"
                       "08:20 #1 calls blocked\n"
                       "08:20 #1 calls ends without a result\n"
                       "08:24 #0 calls solved\n"
                       "08:24 #0 calls finished by desk.1\n"
                       "08:25 desk.1 logs out\n");
    mu_check_figures(yaml, "calls", "balked 0.5, redials 0, cases 2, cases_open 0, cases_solved 0.5");
}

static void who_needs_someone_else_goes_on_with_half_the_talk_done_again(void **state)
{
    /* Six minutes and two of the four. */
    static const char yaml[] = "horizon: 1d 08:00-08:19\n"
                               "contacts:\n"
                               "  l1: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 4min}, escalate: "
                               "{l2: {share: 100%, repeat: 50%}}}\n"
                               "  l2: {arrivals: none, handle: {fixed: 6min}}\n"
                               "teams: {one: {people: 1, skills: [l1]}, two: {people: 1, skills: [l2]}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 one.1 logs in\n"
                       "08:00 two.1 logs in\n"
                       "08:10 #0 l1 arrives\n"
                       "08:10 #0 l1 answered by one.1\n"
                       "08:14 #0 l1 escalated\n"
                       "08:14 #0 l1 finished by one.1\n"
                       "08:14 #1 l2 arrives\n"
                       "08:14 #1 l2 answered by two.1\n"
                       "08:19 one.1 logs out\n"
                       "08:22 #1 l2 solved\n"
                       "08:22 #1 l2 finished by two.1\n"
                       "08:22 two.1 logs out\n");
    mu_check_figures(yaml, "l1",
                     "escalation 1, resolution none, cases 1, fcr 1, fcr_net none, contacts_per_case 1, "
                     "time_to_resolution 720, away 0");
    mu_check_figures(yaml, "l2", "escalation 0, resolution 1, cases 0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_was_not_helped_comes_back_until_he_has_had_enough),
        cmocka_unit_test(a_case_solved_at_the_second_contact_is_not_solved_at_the_first),
        cmocka_unit_test(who_gave_up_tries_again_as_often_as_he_likes_to),
        cmocka_unit_test(who_tries_again_may_be_as_patient_as_before),
        cmocka_unit_test(who_found_the_line_busy_tries_again),
        cmocka_unit_test(who_would_have_to_wait_turns_away),
        cmocka_unit_test(who_needs_someone_else_goes_on_with_half_the_talk_done_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
