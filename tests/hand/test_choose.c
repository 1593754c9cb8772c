/* Who takes a contact: one short day for each rule, as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/watch.h"

static void after_its_delay_a_second_team_answers(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:29\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 30min}, teams: [a, "
                 "{team: b, after: 5min}]}}\n"
                 "teams: {a: {people: 1}, b: {people: 1}}\n",
                 "08:00 a.1 logs in\n"
                 "08:00 b.1 logs in\n"
                 "08:10 #0 calls arrives\n"
                 "08:10 #0 calls answered by a.1\n"
                 "08:20 #1 calls arrives\n"
                 "08:20 #1 calls waits\n"
                 "08:25 #1 calls answered by b.1\n"
                 "08:40 #0 calls finished by a.1\n"
                 "08:40 a.1 logs out\n"
                 "08:55 #1 calls finished by b.1\n"
                 "08:55 b.1 logs out\n");
}

static void a_contact_handed_back_still_opens_to_the_second_team_in_time(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:19\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 30min}, teams: [a, "
                 "{team: b, after: 8min}]}}\n"
                 "teams: {a: {shift_end: hand_over, shifts: {early: {hours: 08:00-08:12, people: 1}}}, b: "
                 "{people: 1}}\n",
                 "08:00 a.1 logs in\n"
                 "08:00 b.1 logs in\n"
                 "08:10 #0 calls arrives\n"
                 "08:10 #0 calls answered by a.1\n"
                 "08:12 #0 calls handed back by a.1\n"
                 "08:12 a.1 logs out\n"
                 "08:18 #0 calls answered by b.1\n"
                 "08:46 #0 calls finished by b.1\n"
                 "08:46 b.1 logs out\n");
}

static void a_type_that_needs_two_idle_people_waits_until_there_are_two(void **state)
{
    /* Whoever becomes free counts among the idle, so the end of the call lets the mail go. */
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:19\n"
                 "contacts:\n"
                 "  calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 5min}}\n"
                 "  mail: {arrivals: {between: {fixed: 11min}}, handle: {fixed: 3min}, teams: [{team: desk, "
                 "idle: 2}]}\n"
                 "teams: {desk: {people: 2}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 desk.2 logs in\n"
                 "08:10 #0 calls arrives\n"
                 "08:10 #0 calls answered by desk.1\n"
                 "08:11 #1 mail arrives\n"
                 "08:11 #1 mail waits\n"
                 "08:15 #0 calls finished by desk.1\n"
                 "08:15 #1 mail answered by desk.1\n"
                 "08:18 #1 mail finished by desk.1\n"
                 "08:19 desk.1 logs out\n"
                 "08:19 desk.2 logs out\n");
}

static void one_person_is_kept_free_for_those_who_matter_most(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:19\n"
                 "contacts:\n"
                 "  calls: {arrivals: {between: {fixed: 10min}, batch: 2}, handle: {fixed: 8min}}\n"
                 "  vip: {arrivals: {between: {fixed: 11min}}, handle: {fixed: 2min}}\n"
                 "teams: {desk: {people: 2, reserve: {vip: 1}}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 desk.2 logs in\n"
                 "08:10 #0 calls arrives\n"
                 "08:10 #0 calls answered by desk.1\n"
                 "08:10 #1 calls arrives\n"
                 "08:10 #1 calls waits\n"
                 "08:11 #2 vip arrives\n"
                 "08:11 #2 vip answered by desk.2\n"
                 "08:13 #2 vip finished by desk.2\n"
                 "08:18 #0 calls finished by desk.1\n"
                 "08:18 #1 calls answered by desk.1\n"
                 "08:19 desk.2 logs out\n"
                 "08:26 #1 calls finished by desk.1\n"
                 "08:26 desk.1 logs out\n");
}

static void the_least_busy_person_answers(void **state)
{
    /* At 08:20 the first has been idle for longer, but has worked five minutes, the second one. */
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:26\n"
                 "contacts:\n"
                 "  a: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 5min}, choose: least_busy}\n"
                 "  b: {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}, choose: least_busy}\n"
                 "teams: {desk: {people: 2}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 desk.2 logs in\n"
                 "08:10 #0 a arrives\n"
                 "08:10 #0 a answered by desk.1\n"
                 "08:15 #0 a finished by desk.1\n"
                 "08:18 #1 b arrives\n"
                 "08:18 #1 b answered by desk.2\n"
                 "08:19 #1 b finished by desk.2\n"
                 "08:20 #2 a arrives\n"
                 "08:20 #2 a answered by desk.2\n"
                 "08:25 #2 a finished by desk.2\n"
                 "08:26 desk.1 logs out\n"
                 "08:26 desk.2 logs out\n");
}

static void the_fastest_team_answers(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:19\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 10min}, batch: 2}, handle: {fixed: 12min}, "
                 "choose: fastest}}\n"
                 "teams: {a: {people: 1}, b: {people: 1, handle: {calls: 50%}}}\n",
                 "08:00 a.1 logs in\n"
                 "08:00 b.1 logs in\n"
                 "08:10 #0 calls arrives\n"
                 "08:10 #0 calls answered by b.1\n"
                 "08:10 #1 calls arrives\n"
                 "08:10 #1 calls answered by a.1\n"
                 "08:16 #0 calls finished by b.1\n"
                 "08:19 b.1 logs out\n"
                 "08:22 #1 calls finished by a.1\n"
                 "08:22 a.1 logs out\n");
}

static void the_specialist_answers(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:19\n"
                 "contacts:\n"
                 "  calls: {arrivals: {between: {fixed: 10min}, batch: 2}, handle: {fixed: 5min}, choose: "
                 "specialist}\n"
                 "  mail: {arrivals: {between: {fixed: 1h}}, handle: {fixed: 5min}}\n"
                 "teams: {a: {people: 1, skills: [calls, mail]}, b: {people: 1, skills: [calls]}}\n",
                 "08:00 a.1 logs in\n"
                 "08:00 b.1 logs in\n"
                 "08:10 #0 calls arrives\n"
                 "08:10 #0 calls answered by b.1\n"
                 "08:10 #1 calls arrives\n"
                 "08:10 #1 calls answered by a.1\n"
                 "08:15 #0 calls finished by b.1\n"
                 "08:15 #1 calls finished by a.1\n"
                 "08:19 a.1 logs out\n"
                 "08:19 b.1 logs out\n");
}

static void the_next_in_turn_answers(void **state)
{
    /* At 08:30 the first is idle for longest, but the third is next. */
    (void)state;
    mu_check_day(
        "horizon: 1d 08:00-08:43\n"
        "contacts:\n"
        "  calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 2min}, choose: round_robin}\n"
        "  other: {arrivals: {between: {fixed: 26min}}, handle: {fixed: 1min}}\n"
        "teams: {desk: {people: 3}}\n",
        "08:00 desk.1 logs in\n"
        "08:00 desk.2 logs in\n"
        "08:00 desk.3 logs in\n"
        "08:10 #0 calls arrives\n"
        "08:10 #0 calls answered by desk.1\n"
        "08:12 #0 calls finished by desk.1\n"
        "08:20 #1 calls arrives\n"
        "08:20 #1 calls answered by desk.2\n"
        "08:22 #1 calls finished by desk.2\n"
        "08:26 #2 other arrives\n"
        "08:26 #2 other answered by desk.3\n"
        "08:27 #2 other finished by desk.3\n"
        "08:30 #3 calls arrives\n"
        "08:30 #3 calls answered by desk.3\n"
        "08:32 #3 calls finished by desk.3\n"
        "08:40 #4 calls arrives\n"
        "08:40 #4 calls answered by desk.1\n"
        "08:42 #4 calls finished by desk.1\n"
        "08:43 desk.1 logs out\n"
        "08:43 desk.2 logs out\n"
        "08:43 desk.3 logs out\n");
}

static void an_answer_from_the_queue_counts_as_a_turn(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:29\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 10min}, batch: 3}, handle: {fixed: 3min}, "
                 "choose: round_robin}}\n"
                 "teams: {desk: {people: 2}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:00 desk.2 logs in\n"
                 "08:10 #0 calls arrives\n"
                 "08:10 #0 calls answered by desk.1\n"
                 "08:10 #1 calls arrives\n"
                 "08:10 #1 calls answered by desk.2\n"
                 "08:10 #2 calls arrives\n"
                 "08:10 #2 calls waits\n"
                 "08:13 #0 calls finished by desk.1\n"
                 "08:13 #2 calls answered by desk.1\n"
                 "08:13 #1 calls finished by desk.2\n"
                 "08:16 #2 calls finished by desk.1\n"
                 "08:20 #3 calls arrives\n"
                 "08:20 #3 calls answered by desk.2\n"
                 "08:20 #4 calls arrives\n"
                 "08:20 #4 calls answered by desk.1\n"
                 "08:20 #5 calls arrives\n"
                 "08:20 #5 calls waits\n"
                 "08:23 #3 calls finished by desk.2\n"
                 "08:23 #5 calls answered by desk.2\n"
                 "08:23 #4 calls finished by desk.1\n"
                 "08:26 #5 calls finished by desk.2\n"
                 "08:29 desk.1 logs out\n"
                 "08:29 desk.2 logs out\n");
}

static void the_first_in_a_fixed_order_answers(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:25\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 2min}, teams: [b, "
                 "a], choose: fixed_order}}\n"
                 "teams: {a: {people: 1}, b: {people: 2}}\n",
                 "08:00 a.1 logs in\n"
                 "08:00 b.1 logs in\n"
                 "08:00 b.2 logs in\n"
                 "08:10 #0 calls arrives\n"
                 "08:10 #0 calls answered by b.1\n"
                 "08:12 #0 calls finished by b.1\n"
                 "08:20 #1 calls arrives\n"
                 "08:20 #1 calls answered by b.1\n"
                 "08:22 #1 calls finished by b.1\n"
                 "08:25 a.1 logs out\n"
                 "08:25 b.1 logs out\n"
                 "08:25 b.2 logs out\n");
}

static int times(const char *text, const char *part)
{
    int n = 0;

    while ((text = strstr(text, part)) != NULL) {
        n++;
        text++;
    }
    return n;
}

static void any_idle_person_may_answer_at_random(void **state)
{
    mu_model *m =
        mu_test_model("horizon: 1d 08:00-09:00\n"
                      "contacts: {calls: {arrivals: {between: {fixed: 1min}}, handle: {fixed: 70s},\n"
                      "  choose: random}}\n"
                      "teams: {a: {people: 2}, b: {people: 2}}\n");
    char *seen = mu_test_watch(m, NULL, NULL);

    (void)state;
    assert_int_equal(times(seen, "answered by"), 59);
    assert_int_equal(times(seen, "waits"),
                     0); /* of four people one or two are busy, so whoever was chosen was idle */
    assert_in_range(times(seen, "by a.1"), 16, 46); /* each line of an answer has one of a finish */
    assert_in_range(times(seen, "by a.2"), 16, 46);
    assert_in_range(times(seen, "by b.1"), 16, 46);
    assert_in_range(times(seen, "by b.2"), 16, 46);
    free(seen);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(after_its_delay_a_second_team_answers),
        cmocka_unit_test(a_contact_handed_back_still_opens_to_the_second_team_in_time),
        cmocka_unit_test(a_type_that_needs_two_idle_people_waits_until_there_are_two),
        cmocka_unit_test(one_person_is_kept_free_for_those_who_matter_most),
        cmocka_unit_test(the_least_busy_person_answers),
        cmocka_unit_test(the_fastest_team_answers),
        cmocka_unit_test(the_specialist_answers),
        cmocka_unit_test(the_next_in_turn_answers),
        cmocka_unit_test(an_answer_from_the_queue_counts_as_a_turn),
        cmocka_unit_test(the_first_in_a_fixed_order_answers),
        cmocka_unit_test(any_idle_person_may_answer_at_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
