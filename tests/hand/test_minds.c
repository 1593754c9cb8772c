/* People who learn, tire and rest: short days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

/* Half of the gain after one contact, and novices take twice as long. */
#define FAST_LEARNING "behaviour: {preset: custom, learning: {slower: 100%, pace: 1"

static void the_third_contact_of_a_novice_takes_four_thirds(void **state)
{
    /* After 0, 1, 2 contacts G is 0, 1/2, 2/3: six minutes become 12, 9, 8. Mail he has never seen: 12 again. */
    (void)state;
    mu_check_day("horizon: 1d 08:00-09:29\n" FAST_LEARNING "}}\n"
                 "contacts:\n"
                 "  calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 6min}}\n"
                 "  mail: {arrivals: {between: {fixed: 70min}}, handle: {fixed: 3min}}\n"
                 "teams: {desk: {people: 1, skills: {calls: novice, mail: novice}}}\n",
                 "08:00 desk.1 logs in\n"
                 "08:20 #0 calls arrives\n"
                 "08:20 #0 calls answered by desk.1\n"
                 "08:32 #0 calls finished by desk.1\n"
                 "08:40 #1 calls arrives\n"
                 "08:40 #1 calls answered by desk.1\n"
                 "08:49 #1 calls finished by desk.1\n"
                 "09:00 #2 calls arrives\n"
                 "09:00 #2 calls answered by desk.1\n"
                 "09:08 #2 calls finished by desk.1\n"
                 "09:10 #3 mail arrives\n"
                 "09:10 #3 mail answered by desk.1\n"
                 "09:16 #3 mail finished by desk.1\n"
                 "09:20 #4 calls arrives\n"
                 "09:20 #4 calls answered by desk.1\n"
                 "09:27:30 #4 calls finished by desk.1\n"
                 "09:29 desk.1 logs out\n");
}

static void an_expert_stays_one_and_levels_stay_where_contacts_count_for_nothing(void **state)
{
    (void)state;
    mu_check_day("horizon: 1d 08:00-08:59\n" FAST_LEARNING "500, per_contact: 0}}\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 20min}, batch: 2}, handle: {fixed: 6min}}}\n"
                 "teams: {desk: {people: [ana, {name: bob, skills: {calls: 3000 contacts}}]}}\n",
                 "08:00 ana logs in\n"
                 "08:00 bob logs in\n"
                 "08:20 #0 calls arrives\n"
                 "08:20 #0 calls answered by ana\n"
                 "08:20 #1 calls arrives\n"
                 "08:20 #1 calls answered by bob\n"
                 "08:26 #0 calls finished by ana\n"
                 "08:28 #1 calls finished by bob\n"
                 "08:40 #2 calls arrives\n"
                 "08:40 #2 calls answered by ana\n"
                 "08:40 #3 calls arrives\n"
                 "08:40 #3 calls answered by bob\n"
                 "08:46 #2 calls finished by ana\n"
                 "08:48 #3 calls finished by bob\n"
                 "08:59 ana logs out\n"
                 "08:59 bob logs out\n");
}

static void half_of_the_practice_is_forgotten(void **state)
{
    /* One contact every 11 days. G = 1/2 after the first; 10 days beyond the grace of a day halve it to 1/4, which is the
     * practice of a third of a contact. With the second that makes 4/3, G = 4/7, and halved again 2/7. */
    (void)state;
    mu_check_figures("horizon: 34d 00:00-24:00\n" FAST_LEARNING ", half_life: 10d, grace: 1d}}\n"
                     "contacts: {calls: {arrivals: {between: {fixed: 264h}}, handle: {fixed: 0s}}}\n"
                     "teams: {desk: {people: 1, skills: {calls: novice}}}\n",
                     NULL, "practice 0.178571, handled 3");
}

/* At 10:00, 11:00, 12:00; 30 minutes of work, more by the fatigue. */
#define THREE_CALLS(breaks)                                                                                  \
    "horizon: 1d 09:00-12:59\n"                                                                              \
    "behaviour: {preset: custom, fatigue: {slower: 100%, work: 1h, idle: 1h, break: 30min}}\n"               \
    "contacts: {calls: {arrivals: {between: {fixed: 1h}}, handle: {fixed: 30min}}}\nteams: {desk: {people: " \
    "1" breaks "}}\n"

static void work_tires_and_a_break_rests_more_than_a_quiet_time(void **state)
{
    /* 10:00 fresh, 30 min. F = 1 - e^-.5 = .393469, idle for 30 min: .238651 at 11:00, so 37.1595 min. F = 1 - .761349
     * e^-.619326 = .590160; idle till 12:00, 22.8405 min: .403316. The mean of the three is .213989. */
    (void)state;
    mu_check_figures(THREE_CALLS(""), NULL,
                     "fatigue 0.213989, handled_aht 2185.18, expert_equivalents 0.376569");
    /* 2.8405 min idle, .562873; 15 min of a break, .341399; 5 min idle, .314103: the mean is .184251. */
    mu_check_figures(THREE_CALLS(", breaks: [15min at 11:40]"), NULL,
                     "fatigue 0.184251, handled_aht 2131.65");
}

/* Half of 240 calls are solved by an expert. Ten log-odds less make that 0.005 %. */
#define SOLVING(behaviour, level)                                                                    \
    "horizon: 1d 09:00-12:59\nbehaviour: {preset: custom, " behaviour "}\n"                          \
    "contacts: {calls: {arrivals: {between: {fixed: 1min}}, handle: {fixed: 30s}, resolved: 50%}}\n" \
    "teams: {desk: {people: 1, skills: {calls: " level "}}}\n"
#define ALL_PRACTICE "learning: {solves_less: 10, slower: 0, pace: 1e9}"

static void novices_and_the_tired_solve_less(void **state)
{
    (void)state;
    mu_check_figures(SOLVING(ALL_PRACTICE, "novice"), NULL, "fcr 0, handled_aht 30");
    /* Exhausted after the first second of work, and never less so: only the first call is begun fresh, and none ends so. */
    mu_check_figures(SOLVING("fatigue: {solves_less: 10, slower: 0, work: 1ms, idle: 36525d}", "expert"),
                     NULL, "fcr 0, handled_aht 30");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_third_contact_of_a_novice_takes_four_thirds),
        cmocka_unit_test(an_expert_stays_one_and_levels_stay_where_contacts_count_for_nothing),
        cmocka_unit_test(half_of_the_practice_is_forgotten),
        cmocka_unit_test(work_tires_and_a_break_rests_more_than_a_quiet_time),
        cmocka_unit_test(novices_and_the_tired_solve_less),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
