/* Schemes: what targets, contests, shared and delayed rewards are worth at the margin. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "behaviour/scheme.h"
#include "tests/unit/behaviour_fixture.h"

static const mu_scheme_params *const usual = &mu_scheme_default;

static mu_chance target(double done, double expected, double goal)
{
    return mu_scheme_target(usual, done, expected, goal, 1);
}

#define TARGET(name, goal)                                                           \
    assert_vector(name, target(480, 500, goal).chance, target(480, 500, goal).slope, \
                  0.1 * target(480, 500, goal).slope)

static void a_target_moves_those_who_are_near_it(void **state)
{
    (void)state;
    TARGET("threshold done=480 mu=500 target=850 cv=.15: P, dP/dx, I(b=.1)", 850);
    TARGET("threshold done=480 mu=500 target=1000 cv=.15: P, dP/dx, I(b=.1)", 1000);
    TARGET("threshold done=480 mu=500 target=1050 cv=.15: P, dP/dx, I(b=.1)", 1050);
    TARGET("threshold done=480 mu=500 target=1100 cv=.15: P, dP/dx, I(b=.1)", 1100);
}

/* 97 % of a target of 1000 in 30 days, at an even pace, paid ten days after the month. */
static void compare_day(const char *name, double day)
{
    const mu_chance c    = target(970 * day / 30, 970 * (30 - day) / 30, 1000);
    const double    late = mu_scheme_discount(usual, 40 - day);

    assert_vector(name, c.chance, c.slope, late, 0.1 * c.slope * late);
}

static void people_try_harder_towards_the_goal_and_then_give_up(void **state)
{
    (void)state;
    compare_day("goal gradient day 0: P, dP/dx, D, I(b=.10)", 0);
    compare_day("goal gradient day 10: P, dP/dx, D, I(b=.10)", 10);
    compare_day("goal gradient day 15: P, dP/dx, D, I(b=.10)", 15);
    compare_day("goal gradient day 25: P, dP/dx, D, I(b=.10)", 25);
    compare_day("goal gradient day 28: P, dP/dx, D, I(b=.10)", 28);
}

static void the_response_to_a_target_is_an_inverted_u(void **state)
{
    double last = 0, best = 0, best_at = 0;
    bool   falls = false;

    (void)state;
    for (double goal = 500; goal < 1500; goal += 10) {
        const double slope = target(480, 500, goal).slope;
        falls              = falls || slope < last;
        assert_true(falls ? slope < last : slope > last);
        if (slope > best) best = slope, best_at = goal;
        last = slope;
    }
    assert_near(best_at, 980, 0);
    assert_within(best, 2.5, 0.3989422804 / 0.15);
}

static void a_target_out_of_reach_or_below_all_moves_nobody(void **state)
{
    (void)state;
    assert_exactly(target(480, 500, INFINITY).slope, 0.0);
    assert_exactly(target(480, 500, INFINITY).chance, 0.0);
    assert_exactly(target(480, 500, -INFINITY).slope, 0.0);
    assert_exactly(target(480, 500, -INFINITY).chance, 1.0);
    assert_exactly(target(1000, 0, 1000).chance, 1.0); /* nothing to come */
    assert_exactly(target(999, 0, 1000).chance, 0.0);
    assert_exactly(target(999, 0, 1000).slope, 0.0);
}

static void a_share_has_a_target_too(void **state)
{
    const mu_chance c = mu_scheme_share_target(usual, 200, 176, 100, 0.88, 0.9);
    const double    s = sqrt(100 * 0.88 * 0.12 + 4), z = (176 + 88 - 270) / s;

    (void)state;
    assert_vector("mean KPI CSAT 176/200, rem 100 p=.88 target .90: z,R,s,P,I_q(b=.1)", z,
                  c.slope * s / (exp(-0.5 * z * z) * 0.3989422804014327), s, c.chance, 0.1 * c.slope);
}

/* As a count of what can be done in the same time: 100 more of 5 minutes, unsure by 15 %. */
static void a_mean_time_has_a_target_like_a_count(void **state)
{
    const mu_chance c = mu_scheme_time_target(usual, 50, 240, 100, 5, 5);
    const double    s = sqrt(100 * 25 + 75 * 75), z = (750 - 740) / s;

    (void)state;
    assert_near(c.chance, 0.5 * erfc(-z / sqrt(2)), 1e-9);
    assert_near(c.slope, exp(-0.5 * z * z) * 0.3989422804014327 * 500 / s, 1e-9);
    assert_near(mu_scheme_time_target(usual, 0, 0, 100, 5, 5).slope, target(0, 100, 100).slope, 1e-9);
    assert_exactly(mu_scheme_time_target(usual, 50, 240, 0, 5, 5).chance, 1.0);
    assert_exactly(mu_scheme_time_target(usual, 50, 260, 0, 5, 5).chance, 0.0);
    assert_exactly(mu_scheme_time_target(usual, 50, 240, 0, 5, 5).slope, 0.0);
}

static double prize(double ahead_of_mean, double winners)
{
    return 0.2 * mu_scheme_ahead(ahead_of_mean - mu_scheme_cutoff(usual, winners, 20), usual->noise).slope;
}

static void a_prize_moves_those_near_the_cut(void **state)
{
    (void)state;
    assert_vector("tournament top1/20 prize .2 own log-score +0.2 vs mean: I", prize(0.2, 1));
    assert_vector("tournament top1/20 prize .2 own log-score +0.1 vs mean: I", prize(0.1, 1));
    assert_vector("tournament top1/20 prize .2 own log-score -0.1 vs mean: I", prize(-0.1, 1));
    assert_vector("tournament top1/20 prize .2 own log-score -0.2 vs mean: I", prize(-0.2, 1));
    assert_vector("tournament top5/20 same, at mean", prize(0, 5));
    assert_exactly(prize(0.1, 0), 0.0); /* nobody wins, everybody wins */
    assert_exactly(prize(0.1, 20), 0.0);
    assert_exactly(mu_scheme_ahead(0.1 - mu_scheme_cutoff(usual, 20, 20), 0.1).chance, 1.0);
    assert_near(mu_scheme_helping(usual), 0.8, 1e-15);
}

/* Half a year's pay of 10 % more for 18 months at odds of one in four, 45 days away: 0.669. */
static void a_promotion_is_a_prize_with_a_large_stake(void **state)
{
    const double stake = mu_scheme_promotion_stake(0.1, 18, 3);
    const double ahead = usual->uncertainty * -0.674490;

    (void)state;
    assert_near(stake, 0.6, 1e-15);
    assert_near(mu_scheme_ahead(ahead, usual->uncertainty).chance, 0.25, 1e-6);
    assert_near(stake * mu_scheme_discount(usual, 45) * mu_scheme_ahead(ahead, usual->uncertainty).slope,
                0.669, 5e-4);
}

static void a_fine_weighs_more_than_a_bonus(void **state)
{
    (void)state;
    assert_vector("punishment fine .05, loss aversion 1.5, z=+1.0, cv .15: I",
                  0.05 * usual->loss * mu_scheme_ahead(0.15, 0.15).slope);
    assert_exactly(mu_scheme_ahead(0, 0).chance, 1.0);
    assert_exactly(mu_scheme_ahead(-1e-9, 0).chance, 0.0);
    assert_exactly(mu_scheme_ahead(0, 0).slope, 0.0);
}

static void a_bonus_shared_by_many_is_felt_by_few(void **state)
{
    (void)state;
    assert_vector("team share N=1", mu_scheme_share(usual, 1, 0.5));
    assert_vector("team share N=7", mu_scheme_share(usual, 7, 0.5));
    assert_vector("team share N=10", mu_scheme_share(usual, 10, 0.5));
    assert_vector("team share N=20", mu_scheme_share(usual, 20, 0.5));
    assert_exactly(mu_scheme_share(usual, 1, 0.3), 1.0);
    assert_exactly(mu_scheme_share(usual, 8, 0), 0.125);
    for (double n = 1; n < 200; n++)
        assert_true(mu_scheme_share(usual, n + 1, 0.7) < mu_scheme_share(usual, n, 0.7));
}

/* Friebel et al. (2017): a bonus of 4.4 % at even odds, shops of seven, spread 0.05; 3 % measured, 2.9 % here. */
static void shops_with_team_bonuses_sell_three_per_cent_more(void **state)
{
    mu_effort_params p = mu_effort_default;

    (void)state;
    p.rival                = 0;
    const double incentive = 0.044 * mu_scheme_share(usual, 7, 0.5) * mu_scheme_ahead(0, 0.05).slope;
    assert_near(exp(mu_effort_chosen(&p, (mu_effort){ incentive, 0 }, 0).speed), 1.029, 5e-4);
}

static void novelty_wears_off_to_a_floor(void **state)
{
    mu_scheme_params p = *usual;

    (void)state;
    assert_vector("novelty t=0", mu_scheme_novelty(usual, 0));
    assert_vector("novelty t=90", mu_scheme_novelty(usual, 90));
    assert_vector("novelty t=180", mu_scheme_novelty(usual, 180));
    assert_vector("novelty t=730", mu_scheme_novelty(usual, 730));
    assert_near(mu_scheme_novelty(usual, 1e6), 0.7, 0);
    p.novelty_floor = 1;
    assert_exactly(mu_scheme_novelty(&p, 200), 1.0);
}

static void what_is_paid_late_counts_less(void **state)
{
    mu_scheme_params p = *usual;

    (void)state;
    assert_near(mu_scheme_discount(usual, 50), 0.5, 1e-15);
    assert_exactly(mu_scheme_discount(usual, 0), 1.0);
    assert_exactly(mu_scheme_discount(usual, -3), 1.0);
    p.delay = 0;
    assert_exactly(mu_scheme_discount(&p, 400), 1.0);
}

static void broken_promises_cost_trust(void **state)
{
    const double outcome[] = { 1, 1, 0, 0, 1 };
    double       trust[5], t = 0.8;

    (void)state;
    for (int i = 0; i < 5; i++) trust[i] = t = mu_scheme_trust(usual, t, outcome[i]);
    assert_vector("instrumentality .8 then outcomes 1,1,0,0,1", trust[0], trust[1], trust[2], trust[3],
                  trust[4]);
    assert_exactly(mu_scheme_trust(&(mu_scheme_params){ 0 }, 0.8, 0), 0.8);
}

static void too_many_figures_and_long_silence_blur_goals(void **state)
{
    (void)state;
    assert_vector("clarity K=3 KPIs (c0=.9)", mu_scheme_clarity(usual, 0.9, 3, 0));
    assert_vector("clarity K=8 KPIs (c0=.9)", mu_scheme_clarity(usual, 0.9, 8, 0));
    assert_vector("clarity K=12 KPIs (c0=.9)", mu_scheme_clarity(usual, 0.9, 12, 0));
    assert_near(mu_scheme_clarity(usual, 0.9, 5, 0), 0.9, 1e-15);
    assert_near(mu_scheme_clarity(usual, 0.9, 3, 14), 0.45, 1e-15);
    assert_exactly(mu_scheme_clarity(usual, 0.9, 3, 28), 0.3);
    assert_exactly(mu_scheme_clarity(usual, 0.9, 40, 0), 0.3);
    assert_exactly(mu_scheme_clarity(usual, 1.3, 0, 0), 1.0);
    assert_vector("clarity .9 vs .5: dP/dx at period start on target",
                  mu_scheme_target(usual, 0, 1000, 1000, 0.9).slope,
                  mu_scheme_target(usual, 0, 1000, 1000, 0.5).slope);
}

static void volume_is_the_customers_where_people_wait_for_them(void **state)
{
    (void)state;
    assert_vector("controllability: individual count KPI occ .8: dP/dx 2.5 ->",
                  2.5 * mu_scheme_control(MU_KPI_OWN_COUNT, 0.8, 0.3));
    assert_exactly(mu_scheme_control(MU_KPI_TEAM_COUNT, 0.8, 0.3), 0.3);
    assert_exactly(mu_scheme_control(MU_KPI_MEAN, 0.8, 0.3), 1.0);
}

/* The hazard of leaving goes with pay to the power of -2. */
static void pay_by_the_piece_keeps_the_fast_and_loses_the_slow(void **state)
{
    (void)state;
    assert_vector("sorting: output +0.2, variable share .5: hazard mult",
                  pow(mu_scheme_piece_pay(0.5, 1.2), -2));
    assert_vector("sorting: output -0.2, variable share .5: hazard mult",
                  pow(mu_scheme_piece_pay(0.5, 0.8), -2));
    assert_exactly(mu_scheme_piece_pay(0, 1.7), 1.0);
}

static void an_incentive_is_a_product(void **state)
{
    const mu_scheme_terms all = { 0.1, 1.2, 0.9, 0.8, 0.95, 0.7, 0.5, 1.5, { 0.6, 0.4 }, { 0.75, 0.9 }, 2.4 };
    const double          of_all = 0.1 * 1.2 * 0.9 * 0.8 * 0.95 * 0.7 * 0.5 * 1.5 * 2.4;
    const mu_effort       full   = mu_scheme_incentive(&all);

    (void)state;
    assert_near(full.speed, of_all * 0.6 * 0.75, 1e-15);
    assert_near(full.quality, of_all * 0.4 * 0.9, 1e-15);
    for (int i = 0; i < 9; i++) {
        mu_scheme_terms t     = all;
        double *const   one[] = { &t.stake,    &t.valence, &t.trust, &t.adoption, &t.novelty,
                                  &t.discount, &t.share,   &t.loss,  &t.slope };
        *one[i]               = 0;
        assert_exactly(mu_scheme_incentive(&t).speed, 0.0);
        assert_exactly(mu_scheme_incentive(&t).quality, 0.0);
    }
}

static void no_inputs_in_range_lead_out_of_it(void **state)
{
    mu_rng r = mu_rng_raw(13, 2, 3, 5);

    (void)state;
    for (int i = 0; i < 100000; i++) {
        mu_scheme_params p = *usual;
        p.uncertainty = any_of(&r, 0, 1), p.share_uncertainty = any_of(&r, 0, 0.2),
        p.noise                = any_of(&r, 0, 1);
        const double    people = 1 + (double)mu_rng_below(&r, 500), clarity = any_of(&r, 0.3, 1);
        const double    cut   = mu_scheme_cutoff(&p, people * any_of(&r, 0, 1), people);
        const mu_chance all[] = {
            mu_scheme_target(&p, any_of(&r, 0, 1e6), any_of(&r, 0, 1e6), any_of(&r, -1e6, 1e6), clarity),
            mu_scheme_share_target(&p, any_of(&r, 0, 1e5), any_of(&r, 0, 1e5), any_of(&r, 0, 1e5),
                                   any_of(&r, 0, 1), any_of(&r, 0, 2)),
            mu_scheme_ahead(any_of(&r, -100, 100) - cut, p.noise),
            mu_scheme_time_target(&p, any_of(&r, 0, 1e5), any_of(&r, 0, 1e7), any_of(&r, 0, 1e5),
                                  any_of(&r, 0, 1e3), any_of(&r, 0, 1e3)),
        };
        for (size_t k = 0; k < COUNT(all); k++) {
            assert_within(all[k].chance, 0, 1);
            assert_within(all[k].slope, 0, 1e9);
        }
        assert_within(mu_scheme_share(&p, people, any_of(&r, 0, 1)), 1 / people, 1);
        assert_within(mu_scheme_novelty(&p, any_of(&r, 0, 1e5)), 0.7, 1);
        assert_within(mu_scheme_discount(&p, any_of(&r, -100, 1e6)), 0, 1);
        assert_within(mu_scheme_clarity(&p, any_of(&r, 0, 1), any_of(&r, 0, 100), any_of(&r, 0, 1e6)), 0.3,
                      1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_target_moves_those_who_are_near_it),
        cmocka_unit_test(people_try_harder_towards_the_goal_and_then_give_up),
        cmocka_unit_test(the_response_to_a_target_is_an_inverted_u),
        cmocka_unit_test(a_target_out_of_reach_or_below_all_moves_nobody),
        cmocka_unit_test(a_share_has_a_target_too),
        cmocka_unit_test(a_mean_time_has_a_target_like_a_count),
        cmocka_unit_test(a_prize_moves_those_near_the_cut),
        cmocka_unit_test(a_promotion_is_a_prize_with_a_large_stake),
        cmocka_unit_test(a_fine_weighs_more_than_a_bonus),
        cmocka_unit_test(a_bonus_shared_by_many_is_felt_by_few),
        cmocka_unit_test(shops_with_team_bonuses_sell_three_per_cent_more),
        cmocka_unit_test(novelty_wears_off_to_a_floor),
        cmocka_unit_test(what_is_paid_late_counts_less),
        cmocka_unit_test(broken_promises_cost_trust),
        cmocka_unit_test(too_many_figures_and_long_silence_blur_goals),
        cmocka_unit_test(volume_is_the_customers_where_people_wait_for_them),
        cmocka_unit_test(pay_by_the_piece_keeps_the_fast_and_loses_the_slow),
        cmocka_unit_test(an_incentive_is_a_product),
        cmocka_unit_test(no_inputs_in_range_lead_out_of_it),
    };
    return cmocka_run_group_tests_name("scheme", tests, NULL, NULL);
}
