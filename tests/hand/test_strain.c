/* Haste, anger, burnout and absence: short days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

#define DESK(people) "teams: {desk: {people: " people "}}\n"

static void a_quiet_desk_takes_its_time(void **state)
{
    /* Occupancy is felt over an hour and begins at the usual 0.8. At 08:30 it is .8 e^-.5 = .485225, so that six minutes
     * become 6 e^.314775 = 8.219710. Then it is .551129, and at 09:00 .383356: 6 e^.416644 = 9.101175. */
    (void)state;
    mu_check_figures("horizon: 1d 08:00-09:29\n"
                     "behaviour: {preset: custom, load: {faster: 100%, most: 100%, window: 1h}}\n"
                     "contacts: {calls: {arrivals: {between: {fixed: 30min}}, handle: {fixed: 6min}}}\n" DESK(
                         "1"),
                     NULL, "handled 2, handled_aht 519.627");
}

/* Two calls at once at 08:20 and one person: the second waits for ten minutes. */
#define TWO_AT_ONCE(anger)                                                                       \
    "horizon: 1d 08:00-08:59\nbehaviour: {preset: custom, anger: {" anger "}}\n"                 \
    "contacts: {calls: {arrivals: {between: {fixed: 40min}, batch: 2}, handle: {fixed: 10min}, " \
    "patience: {fixed: 1h}}}\n" DESK("1")

static void whoever_waited_is_angry_and_takes_longer(void **state)
{
    /* Anger 0 and 1 - e^-1 = .632121, so ten minutes and 16.321206: the second ends after closing time. */
    (void)state;
    mu_check_figures(TWO_AT_ONCE("waited: 1, slower: 100%"), NULL, "anger 0.31606, handled_aht 789.636");
    mu_check_figures(TWO_AT_ONCE("waited: 0, again: 0, abusive: 0, abuse: 0"), NULL,
                     "anger 0, abusive 0, handled_aht 600");
    mu_check_figures(TWO_AT_ONCE("abusive: 100%, slower: 0"), NULL, "abusive 1, handled_aht 600");
}

static void who_wrote_does_not_stand_in_line(void **state)
{
    (void)state;
    mu_check_figures(
        "horizon: 1d 08:00-08:59\nbehaviour: {preset: custom, anger: {waited: 1, slower: 100%}}\n"
        "contacts: {mail: {arrivals: {between: {fixed: 40min}, batch: 2}, handle: {fixed: 5min}}}\n" DESK(
            "1"),
        NULL, "anger 0, handled_aht 300");
}

/* A call every opening hour that takes one: three on the first day, four on the second, the first as the doors open. */
#define BUSY_DAYS(burnout)                                                           \
    "horizon: 2d 08:00-12:00\nbehaviour: {preset: custom, burnout: {" burnout "}}\n" \
    "contacts: {calls: {arrivals: {between: {fixed: 1h}}, handle: {fixed: 1h}}}\n" DESK("1")

static void busy_days_burn_out_and_some_of_it_heals(void **state)
{
    /* A quarter above the usual: 1/4 after the first day. Then a half: 1/4 + 3/4 / 2 - 1/40 = .6. */
    (void)state;
    mu_check_figures(BUSY_DAYS("usual: 50%, busy: 1, heals: 10d"), NULL, "occupancy 0.875, burnout 0.425");
    mu_check_figures(BUSY_DAYS("usual: 75%, busy: 1, heals: never, first: 40%"), NULL,
                     "burnout 0.475"); /* .4, then .55 */
    /* All the support there is: 7/10 of the load, and 3/2 of the recovery. .175, then .175 + .825 * .35 - .175 * .15 = .4375 */
    mu_check_figures(BUSY_DAYS("usual: 50%, busy: 1, heals: 10d, support: 100%"), NULL, "burnout 0.30625");
}

#define TWO_DAYS(behaviour, team)                                                    \
    "horizon: 2d 08:00-12:00\nbehaviour: {preset: custom, " behaviour "}\n"          \
    "contacts: {calls: {arrivals: {between: {fixed: 1h}}, handle: {fixed: 1min}}}\n" \
    "teams: {desk: {people: 4" team "}}\n"

static void the_burnt_out_do_not_come(void **state)
{
    (void)state;
    mu_check_figures(TWO_DAYS("absence: {rate: 50%, burnout: 20}, burnout: {first: 100%, heals: never}", ""),
                     NULL, "absence_share 1, handled 0");
    mu_check_figures(TWO_DAYS("absence: {rate: 0}, burnout: {first: 100%, heals: never}", ""), NULL,
                     "absence_share 0");
    /* Half a percent of the team's own becomes nearly all by twenty log-odds; what is shrinkage already stays as it is. */
    mu_check_figures(TWO_DAYS("absence: {rate: 0, burnout: 20}, burnout: {first: 100%, heals: never}",
                              ", absence: 0.5%"),
                     NULL, "absence_share 1");
    mu_check_figures(TWO_DAYS("absence: {rate: 90%, burnout: 20}, burnout: {first: 100%, heals: never}",
                              ", shrinkage: 25%"),
                     NULL, "absence_share 0.25");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quiet_desk_takes_its_time),
        cmocka_unit_test(whoever_waited_is_angry_and_takes_longer),
        cmocka_unit_test(who_wrote_does_not_stand_in_line),
        cmocka_unit_test(busy_days_burn_out_and_some_of_it_heals),
        cmocka_unit_test(the_burnt_out_do_not_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
