/* Waits that are announced, short days as on paper: what is said, what it does to patience, who turns away or is called
 * back because of it, and how good it was. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

/* Patience of 5 min at half the pace lasts for 10 min, all of which lie before the announced time. */
static void the_queue_tells_the_wait_and_patience_lasts_longer_until_then(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:17\n"
                               "contacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: "
                               "10min}, patience: {fixed: 5min},\n"
                               "  announce: {by: queue, before: 50%, after: 200%}}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:04 #0 calls arrives\n"
                       "08:04 #0 calls answered by desk.1\n"
                       "08:08 #1 calls arrives\n"
                       "08:08 #1 calls waits, told 10m\n"
                       "08:12 #2 calls arrives\n"
                       "08:12 #2 calls waits, told 20m\n"
                       "08:14 #0 calls solved\n"
                       "08:14 #0 calls finished by desk.1\n"
                       "08:14 #1 calls answered by desk.1\n"
                       "08:16 #3 calls arrives\n"
                       "08:16 #3 calls waits, told 20m\n"
                       "08:22 #2 calls gives up\n"
                       "08:22 #2 calls ends without a result\n"
                       "08:24 #1 calls solved\n"
                       "08:24 #1 calls finished by desk.1\n"
                       "08:24 #3 calls answered by desk.1\n"
                       "08:34 #3 calls solved\n"
                       "08:34 #3 calls finished by desk.1\n"
                       "08:34 desk.1 logs out\n");
    /* #1 waited 6 min instead of 10, #3 8 instead of 20 */
    mu_check_figures(yaml, "calls",
                     "announced 0.75, announced_wait 1000, announcement_error -480, "
                     "announcement_square_error 288000, announcement_exceeded 0");
}

/* Told 2 min: 1 min of patience is gone by then, and the other 4 last for 2 min. */
static void past_the_announced_time_patience_ends_sooner(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:09\n"
                               "contacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: "
                               "10min}, patience: {fixed: 5min},\n"
                               "  announce: {by: fixed, wait: 2min, before: 50%, after: 200%}}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:04 #0 calls arrives\n"
                       "08:04 #0 calls answered by desk.1\n"
                       "08:08 #1 calls arrives\n"
                       "08:08 #1 calls waits, told 2m\n"
                       "08:12 #1 calls gives up\n"
                       "08:12 #1 calls ends without a result\n"
                       "08:14 #0 calls solved\n"
                       "08:14 #0 calls finished by desk.1\n"
                       "08:14 desk.1 logs out\n");
    mu_check_figures(yaml, "calls", "announced 0.5, announced_wait 120, announcement_error none");
}

/* Half of 2 min is told as 2 min, half of 8 min as 4. Nothing can be said before anyone was answered. */
static void the_last_wait_is_told_in_part_and_rounded_up(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:17\n"
                               "contacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: "
                               "10min},\n"
                               "  announce: {by: last_wait, factor: 50%, round: 2min}}}\n"
                               "teams: {desk: {people: {08:00: 0, 08:06: 1}}}\n";

    (void)state;
    mu_check_day(yaml, "08:04 #0 calls arrives\n"
                       "08:04 #0 calls waits\n"
                       "08:06 desk.1 logs in\n"
                       "08:06 #0 calls answered by desk.1\n"
                       "08:08 #1 calls arrives\n"
                       "08:08 #1 calls waits, told 2m\n"
                       "08:12 #2 calls arrives\n"
                       "08:12 #2 calls waits, told 2m\n"
                       "08:16 #0 calls solved\n"
                       "08:16 #0 calls finished by desk.1\n"
                       "08:16 #1 calls answered by desk.1\n"
                       "08:16 #3 calls arrives\n"
                       "08:16 #3 calls waits, told 4m\n"
                       "08:26 #1 calls solved\n"
                       "08:26 #1 calls finished by desk.1\n"
                       "08:26 #2 calls answered by desk.1\n"
                       "08:36 #2 calls solved\n"
                       "08:36 #2 calls finished by desk.1\n"
                       "08:36 #3 calls answered by desk.1\n"
                       "08:46 #3 calls solved\n"
                       "08:46 #3 calls finished by desk.1\n"
                       "08:46 desk.1 logs out\n");
    /* waits of 8, 14 and 20 min instead of 2, 2 and 4 */
    mu_check_figures(yaml, "calls",
                     "announced 0.75, announced_wait 160, announcement_error 680, announcement_exceeded 1");
}

/* Who was answered at once has waited for 0 s; nobody on the phones: nothing is said. */
static void without_a_wait_before_or_people_there_is_nothing_to_tell(void **state)
{
#define DAY(by, people)                                                                                \
    "horizon: 1d 08:00-08:09\ncontacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: " \
    "10min}, announce: {by: " by "}}}\nteams: {desk: {people: " people "}}\n"

    (void)state;
    mu_check_figures(DAY("last_wait", "1"), "calls",
                     "announced 0.5, announced_wait 0, announcement_error 360");
    mu_check_figures(DAY("queue", "{08:00: 0, 08:07: 1}"), "calls",
                     "announced 0.5, announced_wait 600, announcement_error -60");
#undef DAY
}

static void a_long_announced_wait_turns_customers_away(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:21\n"
                               "contacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: "
                               "6min}, announce: {by: queue},\n"
                               "  balk: [{announced: 5min, share: 0%}, {announced: 12min, share: 100%}, "
                               "{waiting: 0, share: 0%}]}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:04 #0 calls arrives\n"
                       "08:04 #0 calls answered by desk.1\n"
                       "08:08 #1 calls arrives\n"
                       "08:08 #1 calls waits, told 6m\n"
                       "08:10 #0 calls solved\n"
                       "08:10 #0 calls finished by desk.1\n"
                       "08:10 #1 calls answered by desk.1\n"
                       "08:12 #2 calls arrives\n"
                       "08:12 #2 calls waits, told 6m\n"
                       "08:16 #1 calls solved\n"
                       "08:16 #1 calls finished by desk.1\n"
                       "08:16 #2 calls answered by desk.1\n"
                       "08:16 #3 calls arrives\n"
                       "08:16 #3 calls waits, told 6m\n"
                       "08:20 #4 calls arrives\n"
                       "08:20 #4 calls turns away, told 12m\n"
                       "08:20 #4 calls blocked\n"
                       "08:20 #4 calls ends without a result\n"
                       "08:22 #2 calls solved\n"
                       "08:22 #2 calls finished by desk.1\n"
                       "08:22 #3 calls answered by desk.1\n"
                       "08:28 #3 calls solved\n"
                       "08:28 #3 calls finished by desk.1\n"
                       "08:28 desk.1 logs out\n");
    /* waits of 2, 4 and 6 min instead of 6 */
    mu_check_figures(yaml, "calls",
                     "balked 0.2, blocked 1, announced 0.8, announced_wait 450, announcement_error -120");
}

/* Told 10 min: no offer; told 20: it is made, and taken. */
static void a_longer_announced_wait_than_said_brings_the_offer_of_a_callback(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:13\n"
                               "contacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: "
                               "10min}, patience: {fixed: 5min},\n"
                               "  announce: {by: queue, before: 100%, after: 100%},\n"
                               "  callback: {offer_at_wait: 10min, accept: 100%, reached: 100%}}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:04 #0 calls arrives\n"
                       "08:04 #0 calls answered by desk.1\n"
                       "08:08 #1 calls arrives\n"
                       "08:08 #1 calls waits, told 10m\n"
                       "08:12 #2 calls arrives\n"
                       "08:12 #2 calls waits, told 20m\n"
                       "08:13 #1 calls gives up\n"
                       "08:13 #1 calls ends without a result\n"
                       "08:14 #0 calls solved\n"
                       "08:14 #0 calls finished by desk.1\n"
                       "08:14 #2 calls answered by desk.1\n"
                       "08:24 #2 calls solved\n"
                       "08:24 #2 calls finished by desk.1\n"
                       "08:24 desk.1 logs out\n");
    mu_check_figures(yaml, NULL, "callbacks 0.333333, abandoned 1, announcement_error -1080");
}

/* Who is not reached at first is called again, and nothing was said about that: under this seed the second try succeeds. */
static void an_announcement_is_about_the_first_call_back(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-08:09\n"
                               "contacts: {chat: {arrivals: {between: {fixed: 4min}}, handle: {fixed: "
                               "10min}, announce: {},\n"
                               "  callback: {offer_at_wait: 5min, accept: 100%, reached: 50%, ring: {fixed: "
                               "1min}, tries: 9}}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:04 #0 chat arrives\n"
                       "08:04 #0 chat answered by desk.1\n"
                       "08:08 #1 chat arrives\n"
                       "08:08 #1 chat waits, told 10m\n"
                       "08:14 #0 chat solved\n"
                       "08:14 #0 chat finished by desk.1\n"
                       "08:14 #1 chat called back in vain by desk.1\n"
                       "08:15 #1 chat waits\n"
                       "08:15 #1 chat finished by desk.1\n"
                       "08:15 #1 chat answered by desk.1\n"
                       "08:25 #1 chat solved\n"
                       "08:25 #1 chat finished by desk.1\n"
                       "08:25 desk.1 logs out\n");
    mu_check_figures(yaml, "chat", "announced 0.5, answered 2, announcement_error none");
}

/* Half the pace until 2 h, so 5 min of patience last for 10, at each try. */
static void who_tries_again_is_told_anew_and_is_as_patient_as_before_he_was_told(void **state)
{
    static const char yaml[] = "horizon: 1d 08:00-09:29\n"
                               "contacts: {calls: {arrivals: {between: {fixed: 30min}}, handle: {fixed: 2h}, "
                               "patience: {fixed: 5min},\n"
                               "  announce: {before: 50%}, redial: {abandoned: 100%, after: {fixed: 5min}, "
                               "tries: 1, patience: same}}}\n"
                               "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:30 #0 calls arrives\n"
                       "08:30 #0 calls answered by desk.1\n"
                       "09:00 #1 calls arrives\n"
                       "09:00 #1 calls waits, told 2h\n"
                       "09:10 #1 calls gives up\n"
                       "09:10 #1 calls will try again\n"
                       "09:15 #2 calls arrives\n"
                       "09:15 #2 calls waits, told 2h\n"
                       "09:25 #2 calls gives up\n"
                       "09:25 #2 calls ends without a result\n"
                       "10:30 #0 calls solved\n"
                       "10:30 #0 calls finished by desk.1\n"
                       "10:30 desk.1 logs out\n");
}

/* Ahead of `low` is everyone, ahead of `high` only its own: 10 + 6 min for #2, 2 x 10 for #3. */
static void work_of_a_higher_priority_is_ahead(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-08:15\n"
        "contacts:\n"
        "  high: {arrivals: {between: {fixed: 4min}}, handle: {fixed: 10min}, priority: 1, announce: {}}\n"
        "  low: {arrivals: {between: {fixed: 9min}}, handle: {fixed: 6min}, announce: {}}\n"
        "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_day(yaml, "08:00 desk.1 logs in\n"
                       "08:04 #0 high arrives\n"
                       "08:04 #0 high answered by desk.1\n"
                       "08:08 #1 high arrives\n"
                       "08:08 #1 high waits, told 10m\n"
                       "08:09 #2 low arrives\n"
                       "08:09 #2 low waits, told 16m\n"
                       "08:12 #3 high arrives\n"
                       "08:12 #3 high waits, told 20m\n"
                       "08:14 #0 high solved\n"
                       "08:14 #0 high finished by desk.1\n"
                       "08:14 #1 high answered by desk.1\n"
                       "08:24 #1 high solved\n"
                       "08:24 #1 high finished by desk.1\n"
                       "08:24 #3 high answered by desk.1\n"
                       "08:34 #3 high solved\n"
                       "08:34 #3 high finished by desk.1\n"
                       "08:34 #2 low answered by desk.1\n"
                       "08:40 #2 low solved\n"
                       "08:40 #2 low finished by desk.1\n"
                       "08:40 desk.1 logs out\n");
}

/* As above, but in order of arrival: 2 x 10 + 6 min for #3. */
static void work_of_the_same_priority_is_ahead_of_what_comes_later(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-08:15\n"
        "contacts:\n"
        "  a: {arrivals: {between: {fixed: 4min}}, handle: {fixed: 10min}, announce: {}}\n"
        "  b: {arrivals: {between: {fixed: 9min}}, handle: {fixed: 6min}, announce: {}}\n"
        "teams: {desk: {people: 1}}\n";

    (void)state;
    mu_check_figures(yaml, "a", "announced 0.666667, announced_wait 1080");
    mu_check_figures(yaml, "b", "announced 1, announced_wait 960");
}

/* Two people of the first team; of the second, who need half the time, one is kept free: as many as four. So the first
 * who waits is told 2.5 min, the next 5 and 7.5. The fourth finds no waiting place and is told nothing. #2 is done at
 * 08:08, when two wait again and #7 comes: told 7.5 min. */
static void people_count_by_how_fast_they_are_and_only_while_they_take_it(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-08:09\n"
        "contacts: {calls: {arrivals: {between: {fixed: 1min}}, handle: {fixed: 10min}, queue_capacity: 3,\n"
        "  teams: [slow, {team: fast, idle: 2}], announce: {}}}\n"
        "teams: {slow: {people: 2}, fast: {people: 2, handle: {calls: 50%}}}\n";

    (void)state;
    mu_check_figures(yaml, "calls", "delayed 0.571429, blocked 1, announced 0.5, announced_wait 337.5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_queue_tells_the_wait_and_patience_lasts_longer_until_then),
        cmocka_unit_test(past_the_announced_time_patience_ends_sooner),
        cmocka_unit_test(the_last_wait_is_told_in_part_and_rounded_up),
        cmocka_unit_test(without_a_wait_before_or_people_there_is_nothing_to_tell),
        cmocka_unit_test(a_long_announced_wait_turns_customers_away),
        cmocka_unit_test(a_longer_announced_wait_than_said_brings_the_offer_of_a_callback),
        cmocka_unit_test(an_announcement_is_about_the_first_call_back),
        cmocka_unit_test(who_tries_again_is_told_anew_and_is_as_patient_as_before_he_was_told),
        cmocka_unit_test(work_of_a_higher_priority_is_ahead),
        cmocka_unit_test(work_of_the_same_priority_is_ahead_of_what_comes_later),
        cmocka_unit_test(people_count_by_how_fast_they_are_and_only_while_they_take_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
