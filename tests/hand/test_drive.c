/* Schemes, effort and gaming: short days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/watch.h"

/* Four calls of six minutes on the first day, five on those after it; 89 minutes on duty at 60 an hour, so that a day is 89 of pay. */
#define DAYS(n, people, more)                                                                           \
    "horizon: " n " 08:00-09:29\n" more                                                                 \
    "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 6min}, resolved: 100%}}\n" \
    "teams: {desk: {people: " people ", pay: 60/h}}\n"
/* What is worth 0.2 makes an effort of tanh 0.2. */
#define EASY           "behaviour: {preset: custom, effort: {respond: 1, rival: 0, most: 1}}\n"
#define SCHEME(scheme) "incentives: [{id: a, amount: 20%, " scheme "}]\n"

static void pay_by_the_piece_makes_people_faster_and_is_part_of_the_cost(void **state)
{
    /* Speed is worth 20 % of pay: x = tanh .2 = .197375, and 360 e^-x = 295.518 s. Four of four: 20 % of 89. */
    (void)state;
    mu_check_figures(DAYS("1d", "1", EASY SCHEME("kind: piece_rate, window: day, target: {handled: 4}")),
                     NULL,
                     "effort_speed 0.197375, effort_quality 0, handled_aht 295.518, bonus 17.8, cost 106.8, "
                     "bonus_paid 1");
    /* Four of five. On the first day people count on the five that are asked for. */
    mu_check_figures(DAYS("1d", "1", EASY SCHEME("kind: piece_rate, window: day, target: {resolved: 5}")),
                     NULL, "effort_speed 0.197375, bonus 14.24, cost 103.24");
    /* No more than 89 / 6 = 14.8333 contacts can be done: 20 % * 14.8333 / 100, and four of a hundred. */
    mu_check_figures(DAYS("1d", "1", EASY SCHEME("kind: piece_rate, window: day, target: {handled: 100}")),
                     NULL, "effort_speed 0.029658, bonus 0.712");
}

static void a_target_is_worth_most_where_it_is_in_doubt(void **state)
{
    /* Four expected, four asked for: slope = .398942 * 4 / sqrt(4 + (.15 * 4)^2) = .764234, and x = tanh .152847. */
    (void)state;
    mu_check_figures(DAYS("1d", "1", EASY SCHEME("kind: threshold, window: day, target: {handled: 4}")), NULL,
                     "effort_speed 0.151668, bonus 17.8, bonus_paid 1, cost 106.8");
    mu_check_figures(DAYS("1d", "1", EASY SCHEME("kind: threshold, window: day, target: {handled: 5}")), NULL,
                     "bonus 0, bonus_paid 0, cost 89");
    /* A million is out of reach of 14.8333 on the very first day. */
    mu_check_figures(DAYS("1d", "1", EASY SCHEME("kind: threshold, window: day, target: {handled: 1e6}")),
                     NULL, "effort_speed 0, bonus 0, handled_aht 360");
}

static void on_the_second_day_people_know_their_pace_and_their_occupancy(void **state)
{
    /* A week of 14 calls. First day: .398942 * 14 / sqrt(14 + 2.1^2) = 1.301701, x = tanh .260340 = .254614, and four calls of
     * 279.078 s keep him busy for .209047 of the day. Then four are done, 24 more expected: z = 14 / sqrt(24 + 3.6^2) =
     * 2.302831, slope = .111101, and x = tanh (.2 * .209047 * .111101) = .004645. */
    (void)state;
    mu_check_figures(DAYS("2d", "1", EASY SCHEME("kind: threshold, window: week, target: {handled: 14}")),
                     NULL, "handled 9, effort_speed 0.115742, bonus 0");
}

static void quality_and_handle_times_are_goals_too(void **state)
{
    /* 14.8333 to come, half of them solved: slope = .398942 * 3.708333 * 1.5 / sqrt(3.708333 + .296667^2) = 1.138931. */
    (void)state;
    mu_check_figures(DAYS("1d", "1", EASY SCHEME("kind: threshold, window: day, target: {resolution: 50%}")),
                     NULL, "effort_speed 0, effort_quality 0.223927, bonus 17.8");
    /* .398942 * 14.8333 / sqrt(14.8333 + 2.225^2) = 1.330431. */
    mu_check_figures(DAYS("1d", "1", EASY SCHEME("kind: threshold, window: day, target: {aht: 6min}")), NULL,
                     "effort_speed 0.259979, effort_quality 0, bonus 17.8");
}

static void content_customers_are_a_goal_for_whoever_had_them(void **state)
{
    /* As for the share solved: half of 14.8333 customers. All of the four are content, or none of them. */
#define CONTENT(first, least)                                                                           \
    "behaviour: {preset: custom, effort: {respond: 1, rival: 0, most: 1}, satisfaction: {first: " first \
    "}}\n" SCHEME("kind: threshold, window: day, target: {csat: " least "}")
    (void)state;
    mu_check_figures(DAYS("1d", "1", CONTENT("100%", "50%")), NULL,
                     "effort_speed 0, effort_quality 0.223927, bonus 17.8");
    mu_check_figures(DAYS("1d", "1", CONTENT("0%", "1%")), NULL, "bonus 0, bonus_paid 0");
    /* Without a case it is judged as it ends, and counts for him all the same. */
    mu_check_figures(
        "horizon: 1d 08:00-09:29\n" CONTENT(
            "100%",
            "100%") "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 6min}}}\n"
                    "teams: {desk: {people: 1, pay: 60/h}}\n",
        NULL, "handled 4, bonus 17.8");
}

static void targets_are_earned_by_their_weights(void **state)
{
    /* Nobody tries harder, so six minutes are too long: three quarters of 17.8. */
    (void)state;
    mu_check_figures(DAYS("1d", "1",
                          SCHEME("kind: threshold, window: day, target: {handled: 4, aht: 5min}, "
                                 "weights: {handled: 75%, aht: 25%}")),
                     NULL, "bonus 13.35, bonus_paid 0.75");
    mu_check_figures(DAYS("1d", "1",
                          SCHEME("kind: threshold, window: day, target: {handled: 4, resolution: 90%}")),
                     NULL, "bonus 17.8, bonus_paid 1");
}

static void what_all_earn_together_is_felt_less_and_paid_to_each(void **state)
{
    /* A share of 1/2 + .5 * .5 * 1/2 = 5/8: tanh .125. With nothing felt for the others: tanh .1. */
#define TOGETHER(more)                                            \
    "behaviour: {preset: custom, effort: {respond: 1, rival: 0, " \
    "most: 1" more "}}\n" SCHEME("kind: piece_rate, window: day, scope: team, target: {handled: 4}")
    (void)state;
    mu_check_figures(DAYS("1d", "2", TOGETHER("")), NULL, "effort_speed 0.124353, bonus 35.6, cost 213.6");
    mu_check_figures(DAYS("1d", "2", TOGETHER(", for_all: 0")), NULL, "effort_speed 0.099668, bonus 35.6");
    /* Each by himself has two of four. */
    mu_check_figures(DAYS("1d", "2", EASY SCHEME("kind: piece_rate, window: day, target: {handled: 4}")),
                     NULL, "effort_speed 0.197375, bonus 17.8");
}

static void a_bonus_for_volume_does_nothing_where_a_team_has_time_to_spare(void **state)
{
    /* Nobody waited on the first day, so that nothing a team can do brings more contacts: four of .124353, five of 0. */
    (void)state;
    mu_check_figures(DAYS("2d", "2", TOGETHER("")), NULL, "handled 9, delayed 0, effort_speed 0.055268");
}

static void schemes_without_effort_cost_money_and_do_nothing(void **state)
{
    (void)state;
    mu_check_figures(DAYS("1d", "1", SCHEME("kind: piece_rate, window: day, target: {handled: 4}")), NULL,
                     "handled_aht 360, bonus 17.8, cost 106.8");
    mu_check_figures(DAYS("1d", "1",
                          "behaviour: {preset: custom, effort: {respond: 0}}\n" SCHEME(
                              "kind: piece_rate, window: day, target: {handled: 4}")),
                     NULL, "effort_speed 0, handled_aht 360, bonus 17.8, cost 106.8");
}

static void months_and_weeks_end_with_the_calendar(void **state)
{
    /* The 30th and the 31st of January, and a day of February whose month is not over. 2 / 31 of 139.5 are the nine calls. */
    (void)state;
    mu_check_figures("start: 2026-01-30\n" DAYS(
                         "3d", "1", SCHEME("kind: threshold, window: month, target: {handled: 139.5}")),
                     NULL, "handled 14, bonus 35.6, bonus_paid 1");
    mu_check_figures("start: 2026-01-30\n" DAYS(
                         "3d", "1", SCHEME("kind: threshold, window: month, target: {handled: 140}")),
                     NULL, "bonus 0, bonus_paid 0");
    /* Saturday, Sunday, Monday. */
    mu_check_figures("start: 2026-01-10\n" DAYS(
                         "3d", "1", SCHEME("kind: piece_rate, window: week, target: {handled: 31.5}")),
                     NULL, "bonus 35.6, bonus_paid 1");
    /* Of seven days the last is a Sunday, and the week is over when it is. */
    mu_check_figures(DAYS("7d", "1", SCHEME("kind: threshold, window: week, target: {handled: 34}")), NULL,
                     "bonus 124.6, cost 747.6");
    mu_check_figures(DAYS("6d", "1", SCHEME("kind: threshold, window: week, target: {handled: 29}")), NULL,
                     "bonus 0, bonus_paid none, cost 534");
}

/* Somebody who is paid a tenth of what others pay, and goes after a day; with calls every twenty minutes, an hour a day. */
#define A_DAY_EACH(hiring)                                                                             \
    "horizon: 7d 08:00-09:00\nbehaviour: {preset: custom, attrition: {yearly: 20%, pay: 20}}\n" hiring \
    "incentives: [{id: a, kind: threshold, window: week, amount: 20%, target: {handled: 1}}]\n"        \
    "contacts: {calls: {arrivals: {between: {fixed: 20min}}, handle: {fixed: 6min}}}\n"                \
    "teams: {desk: {people: 1, pay: 10/h, market_pay: 100/h}}\n"

static void who_is_not_there_at_the_end_of_a_window_gets_nothing(void **state)
{
    (void)state;
    mu_check_figures(A_DAY_EACH(""), NULL, "leavers 1, bonus 0, bonus_paid none");
    /* Every other day there is somebody else; who came on Sunday has an hour, and nothing of those before him. */
    mu_check_figures(A_DAY_EACH("hiring: {sources: {agency: {lead: {mean: 1d, cv: 0}, accept: 100%}}}\n"),
                     NULL, "starters 3, bonus 2, bonus_paid 1");
}

static void a_gamed_contact_is_short_and_not_solved(void **state)
{
    /* All of them are: 35 % of six minutes. */
#define ALL_GAMED "behaviour: {preset: custom, gaming: {most: 100%, half: 0}}\n"
    (void)state;
    mu_check_figures(DAYS("1d", "1", ALL_GAMED SCHEME("kind: piece_rate, window: day, target: {handled: 4}")),
                     NULL, "gamed 1, handled_aht 126, fcr 0, bonus 17.8");
    /* Who is paid for what is solved as well gets nothing for it. */
    mu_check_figures(DAYS("1d", "1",
                          ALL_GAMED SCHEME("kind: piece_rate, window: day, target: {resolved: 4}")),
                     NULL, "gamed 1, fcr 0, bonus 0, bonus_paid 0");
    mu_check_figures(DAYS("1d", "1", ALL_GAMED), NULL, "gamed 0, handled_aht 360, fcr 1");
    mu_check_figures(
        DAYS("1d", "1",
             "behaviour: {preset: custom, gaming: {most: 100%, half: 0, detection: 100%}}\n" SCHEME(
                 "kind: piece_rate, window: day, target: {handled: 4}")),
        NULL, "gamed 0, handled_aht 360, fcr 1");
}

static void burnout_takes_from_effort(void **state)
{
    /* x = -tanh .5 = -.462117, and 360 e^.462117 = 571.475 s. */
    (void)state;
    mu_check_figures(DAYS("1d", "1",
                          "behaviour: {preset: custom, burnout: {first: 100%, heals: never}, "
                          "effort: {burnout: 0.5, most: 1}}\n"),
                     NULL, "effort_speed -0.462117, handled_aht 571.475");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pay_by_the_piece_makes_people_faster_and_is_part_of_the_cost),
        cmocka_unit_test(a_target_is_worth_most_where_it_is_in_doubt),
        cmocka_unit_test(on_the_second_day_people_know_their_pace_and_their_occupancy),
        cmocka_unit_test(quality_and_handle_times_are_goals_too),
        cmocka_unit_test(content_customers_are_a_goal_for_whoever_had_them),
        cmocka_unit_test(targets_are_earned_by_their_weights),
        cmocka_unit_test(what_all_earn_together_is_felt_less_and_paid_to_each),
        cmocka_unit_test(a_bonus_for_volume_does_nothing_where_a_team_has_time_to_spare),
        cmocka_unit_test(schemes_without_effort_cost_money_and_do_nothing),
        cmocka_unit_test(months_and_weeks_end_with_the_calendar),
        cmocka_unit_test(who_is_not_there_at_the_end_of_a_window_gets_nothing),
        cmocka_unit_test(a_gamed_contact_is_short_and_not_solved),
        cmocka_unit_test(burnout_takes_from_effort),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
