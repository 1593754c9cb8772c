/* People who learn from each other, change between kinds of work, and are more or less content: days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

/* A novice takes twice as long; half of the gain after one contact. */
#define LEARNING "learning: {slower: 100%, solves_less: 0, pace: 1, half_life: never}"
#define PAIR(others)                                                                                \
    "horizon: 1d 08:00-08:59\nbehaviour: {preset: custom, " LEARNING ", mentoring: {" others "}}\n" \
    "contacts: {calls: {arrivals: {between: {fixed: 20min}, batch: 2}, handle: {fixed: 6min}}}\n"   \
    "teams: {desk: {people: [ana, {name: bob, skills: {calls: novice}}]}}\n"

static void with_a_mentor_a_contact_counts_for_more(void **state)
{
    /* Beside ana, who is an expert, each contact counts 1 + 1 times, and twice that with a mentor: bob has the practice of four
     * after one, so G = 4/5, and six minutes are 12 and then 7.2. Ana takes half as long again for bob's sake. */
    (void)state;
    mu_check_day(PAIR("peers: 100%, mentored: 2, mentor: 50%"), "08:00 ana logs in\n"
                                                                "08:00 bob logs in\n"
                                                                "08:20 #0 calls arrives\n"
                                                                "08:20 #0 calls answered by ana\n"
                                                                "08:20 #1 calls arrives\n"
                                                                "08:20 #1 calls answered by bob\n"
                                                                "08:29 #0 calls finished by ana\n"
                                                                "08:32 #1 calls finished by bob\n"
                                                                "08:40 #2 calls arrives\n"
                                                                "08:40 #2 calls answered by ana\n"
                                                                "08:40 #3 calls arrives\n"
                                                                "08:40 #3 calls answered by bob\n"
                                                                "08:47:12 #3 calls finished by bob\n"
                                                                "08:49 #2 calls finished by ana\n"
                                                                "08:59 ana logs out\n"
                                                                "08:59 bob logs out\n");
    mu_check_figures(PAIR("peers: 100%, mentored: 2, mentor: 50%"), NULL, "mentored 0.5");
}

static void without_a_free_mentor_only_the_team_teaches(void **state)
{
    /* Each contact counts twice: G = 2/3 after one, so 12 and 8 minutes; ana takes her six. */
    (void)state;
    mu_check_figures(PAIR("peers: 100%, mentored: 2, mentor: 50%, per_mentor: 0"), NULL,
                     "mentored 0, handled_aht 480");
    /* Nobody is experienced enough who is not fully so. */
    mu_check_figures(PAIR("peers: 100%, mentored: 2, mentor: 50%, until: 0%"), NULL,
                     "mentored 0, handled_aht 480");
}

static void what_is_learnt_in_a_day_is_looked_at_at_midnight(void **state)
{
    /* Two calls each on the second, third and fourth day. First bob has a mentor: 12 and 9 minutes, and his contact counts
     * twice. From then on he has G = 2/3 and then 3/4, and no mentor any more: 8 and 6, 7.5 and 6. */
    (void)state;
    mu_check_figures(
        "horizon: 4d 08:00-10:00\nbehaviour: {preset: custom, " LEARNING
        ", mentoring: {peers: 0%, mentored: 2, mentor: 50%, until: 50%}}\n"
        "contacts: {calls: {arrivals: {between: {fixed: 1470min}, batch: 2}, handle: {fixed: 6min}}}\n"
        "teams: {desk: {people: [ana, {name: bob, skills: {calls: novice}}]}}\n",
        NULL, "mentored 0.166667, handled_aht 485");
}

static void another_kind_of_work_takes_longer(void **state)
{
    /* Calls every 20 minutes, mail every 30: only the call at 09:20 is of the same type as the one before. */
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:39\nbehaviour: {preset: custom, switching: {slower: 50%}}\n"
                 "contacts:\n"
                 "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 2min}, priority: 1}\n"
                 "  mail: {arrivals: {between: {fixed: 30min}}, handle: {fixed: 4min}}\n"
                 "teams: {desk: {people: [ana]}}\n",
                 "08:00 ana logs in\n"
                 "08:20 #0 calls arrives\n"
                 "08:20 #0 calls answered by ana\n"
                 "08:22 #0 calls finished by ana\n"
                 "08:30 #1 mail arrives\n"
                 "08:30 #1 mail answered by ana\n"
                 "08:36 #1 mail finished by ana\n"
                 "08:40 #2 calls arrives\n"
                 "08:40 #2 calls answered by ana\n"
                 "08:43 #2 calls finished by ana\n"
                 "09:00 #3 mail arrives\n"
                 "09:00 #3 mail answered by ana\n"
                 "09:00 #4 calls arrives\n"
                 "09:00 #4 calls waits\n"
                 "09:06 #3 mail finished by ana\n"
                 "09:06 #4 calls answered by ana\n"
                 "09:09 #4 calls finished by ana\n"
                 "09:20 #5 calls arrives\n"
                 "09:20 #5 calls answered by ana\n"
                 "09:22 #5 calls finished by ana\n"
                 "09:30 #6 mail arrives\n"
                 "09:30 #6 mail answered by ana\n"
                 "09:36 #6 mail finished by ana\n"
                 "09:39 ana logs out\n");
}

static void the_content_try_harder(void **state)
{
    /* Five motivators of 1 at a weight of 0.2 make M = 1, which adds 0.1 to effort: 0.35 tanh(0.1 / 0.35) = 0.0973651 of log
     * speed. Six minutes become 360 e^-0.0973651 = 326.601 s. */
    (void)state;
    mu_check_figures(
        "horizon: 1d 08:00-12:00\nbehaviour: {preset: custom, effort: {burnout: 0}, morale: {recognition: 1, "
        "growth: 1, autonomy: 1, achievement: 1, belonging: 1}}\n"
        "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 6min}}}\n"
        "teams: {desk: {people: 1}}\n",
        NULL, "morale 1, handled_aht 326.601");
}

static void abuse_wears_people_down_and_that_fades(void **state)
{
    /* Four abusive calls on the first day, five on the second: -0.008, and -0.008 e^-1 - 0.01, where morale fades in a day. */
    (void)state;
    mu_check_figures("horizon: 2d 08:00-09:00\nbehaviour: {preset: custom, anger: {abusive: 100%}, "
                     "attrition: {yearly: 0}, "
                     "morale: {fades: 1d}}\n"
                     "contacts: {calls: {arrivals: {between: {fixed: 12min}}, handle: {fixed: 6min}}}\n"
                     "teams: {desk: {people: 1}}\n",
                     NULL, "morale -0.0104715");
}

static void the_discontented_do_not_come(void **state)
{
    /* All that is bad makes M = -1; at a gain of 20 a chance of one in a hundred of not coming becomes one of all but 2e-7. */
    (void)state;
    mu_check_figures(
        "horizon: 3d 08:00-09:00\nbehaviour: {preset: custom, absence: {rate: 1%, burnout: 0}, morale: {pay: "
        "-1, tools: -1, supervision: -1, workload: -1, security: -1, comes: 20}}\n"
        "contacts: {calls: {arrivals: {between: {fixed: 12min}}, handle: {fixed: 6min}}}\n"
        "teams: {desk: {people: 1}}\n",
        NULL, "handled 0, absence_share 1");
}

static void the_others_hear_of_a_leaver_the_next_day(void **state)
{
    /* Bob, paid a tenth of what others pay, is gone after the first day, on which both are as usual; on two more days Ana is
     * at -0.5: the mean of four days is -0.25. */
    (void)state;
    mu_check_figures(
        "horizon: 3d 08:00-09:00\nbehaviour: {preset: custom, attrition: {yearly: 0.0001%, pay: 20}, morale: "
        "{leaver: -0.5, fades: 36500d}}\n"
        "contacts: {calls: {arrivals: {between: {fixed: 12min}}, handle: {fixed: 6min}}}\n"
        "teams: {desk: {pay: 100/h, market_pay: 100/h, people: [ana, {name: bob, pay: 10/h}]}}\n",
        NULL, "leavers 1, morale -0.249997");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_a_mentor_a_contact_counts_for_more),
        cmocka_unit_test(without_a_free_mentor_only_the_team_teaches),
        cmocka_unit_test(what_is_learnt_in_a_day_is_looked_at_at_midnight),
        cmocka_unit_test(another_kind_of_work_takes_longer),
        cmocka_unit_test(the_content_try_harder),
        cmocka_unit_test(the_discontented_do_not_come),
        cmocka_unit_test(the_others_hear_of_a_leaver_the_next_day),
        cmocka_unit_test(abuse_wears_people_down_and_that_fades),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
