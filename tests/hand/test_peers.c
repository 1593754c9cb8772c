/* What people make of what the others do and earn, of schemes that are old, paid late, or take the joy out of work: days as
 * on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

/* What is worth 0.2 makes an effort of tanh 0.2, and so does a push of 0.2. Four calls on the first day, five on each after. */
#define EFFORT(more) \
    "behaviour: {preset: custom, effort: {respond: 1, rival: 0, most: 1, burnout: 0" more "}}\n"
#define DAYS(n, batch, people)                                                                            \
    "horizon: " n " 08:00-09:29\n"                                                                        \
    "contacts: {calls: {arrivals: {between: {fixed: 20min}, batch: " batch "}, handle: {fixed: 6min}}}\n" \
    "teams: {desk: {people: " people "}}\n"
#define PIECES(more) \
    "incentives: [{id: a, kind: piece_rate, window: day, amount: 20%, target: {handled: 4}" more "}]\n"

static void whoever_was_slower_than_the_team_catches_up(void **state)
{
    /* Bob takes e times as long as Ana, so that the team is half a unit of log speed ahead of him, and Ana is not behind. From
     * the second day on he adds half of that, tanh .25 = .244919. First day: 4 calls each, then 5 each. */
    (void)state;
    mu_check_figures(EFFORT(", peers: 0.5")
                         DAYS("2d", "2", "[ana, {name: bob, handle: {calls: 271.8281828459045%}}]"),
                     NULL, "handled 18, effort_speed 0.068033");
}

static void pay_below_that_of_others_is_unfair_unless_it_is_earned(void **state)
{
    /* 40 and 20 an hour: log(30 / 20) = .405465 takes tanh .202733 = .200000 of effort from bob at half a unit each. */
    (void)state;
    mu_check_figures(EFFORT(", fairness: 0.5")
                         DAYS("1d", "2", "[{name: ana, pay: 40/h}, {name: bob, pay: 20/h}]"),
                     NULL, "handled 8, effort_speed -0.1");
    /* Where it is known that he takes e times as long, and e^.2 more on the first day, he is .6 behind the mean, which is
     * more than his pay; and to ana, .6 ahead, a third more is too little: .6 - log(4 / 3) = .312318 takes tanh .156159
     * = .154902 from her five calls. */
    mu_check_figures(
        EFFORT(", fairness: 0.5")
            DAYS("2d", "2",
                 "[{name: ana, pay: 40/h}, {name: bob, pay: 20/h, handle: {calls: 271.8281828459045%}}]"),
        NULL, "handled 18, effort_speed -0.0874727");
    /* And where nobody knows it stays unfair. */
    mu_check_figures(
        EFFORT(", fairness: 0.5, transparency: 0%")
            DAYS("2d", "2",
                 "[{name: ana, pay: 40/h}, {name: bob, pay: 20/h, handle: {calls: 271.8281828459045%}}]"),
        NULL, "handled 18, effort_speed -0.1");
}

static void money_takes_from_the_joy(void **state)
{
    /* A fifth more pay is one sixth of all: .3 (1/6) / (1/6 + .02) = .267857, which is more than the .2 it is worth. */
    (void)state;
    mu_check_figures(EFFORT(", crowding: 0.3") PIECES("") DAYS("1d", "1", "1"), NULL,
                     "effort_speed -0.0677532");
}

static void a_scheme_wears_out_and_counts_less_when_it_is_paid_late(void **state)
{
    /* Half is left of it in the end, and half of the other half after 10 days: .2 * .75 = .15 on the first day. */
    (void)state;
    mu_check_figures(EFFORT(", novelty: 50%, novelty_half_life: 10d") PIECES(", known_for: 10d")
                         DAYS("1d", "1", "1"),
                     NULL, "effort_speed 0.148885");
    /* Four calls of 310.201 s, an occupancy of .232361, to which the count goes from then on; a day later .5 + .5 * 2^-1.1
     * = .733258 is left, and .2 * .232361 * .733258 = .034076. Five calls. */
    mu_check_figures(EFFORT(", novelty: 50%, novelty_half_life: 10d")
                         PIECES(", known_for: 10d, paid_after: 9d") DAYS("2d", "1", "1"),
                     NULL, "effort_speed 0.0850949");
    /* One day and nine more at a tenth a day: half. */
    mu_check_figures(EFFORT(", delay: 0.1") PIECES(", paid_after: 9d") DAYS("1d", "1", "1"), NULL,
                     "effort_speed 0.099668");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_was_slower_than_the_team_catches_up),
        cmocka_unit_test(pay_below_that_of_others_is_unfair_unless_it_is_earned),
        cmocka_unit_test(money_takes_from_the_joy),
        cmocka_unit_test(a_scheme_wears_out_and_counts_less_when_it_is_paid_late),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
