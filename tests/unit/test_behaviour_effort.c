/* Effort: what people make of incentives, praise, morale and each other; and of figures that can be gamed. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "behaviour/compose.h"
#include "behaviour/effort.h"
#include "behaviour/gaming.h"
#include "behaviour/learning.h"
#include "tests/unit/behaviour_fixture.h"

static const mu_effort_params *const usual = &mu_effort_default;
static const mu_gaming_params *const games = &mu_gaming_default;

static mu_effort effort(double speed, double quality)
{
    return mu_effort_chosen(usual, (mu_effort){ speed, quality }, 0);
}

static double solved_of(double share, mu_effort e)
{
    return mu_shifted(share, mu_effort_log_odds(usual, e));
}

#define EFFORT(name, s, q)                                                                  \
    assert_vector(name, effort(s, q).speed, effort(s, q).quality, exp(-effort(s, q).speed), \
                  solved_of(0.78, effort(s, q)))

static void people_do_more_of_what_is_paid_and_less_of_the_rest(void **state)
{
    (void)state;
    EFFORT("effort Is=0 Iq=0: xs,xq,mult,p_res(.78,G=1)", 0, 0);
    EFFORT("effort Is=0.2 Iq=0: xs,xq,mult,p_res(.78,G=1)", 0.2, 0);
    EFFORT("effort Is=0.1 Iq=0.1: xs,xq,mult,p_res(.78,G=1)", 0.1, 0.1);
    EFFORT("effort Is=0.4 Iq=0: xs,xq,mult,p_res(.78,G=1)", 0.4, 0);
    EFFORT("effort Is=0.4 Iq=0.4: xs,xq,mult,p_res(.78,G=1)", 0.4, 0.4);
}

/* All pay by the piece: 0.35 tanh(0.226 / 0.35) = 0.19907, a fifth more output. */
static void pay_by_the_piece_alone_makes_a_fifth_more(void **state)
{
    mu_effort_params p = *usual;

    (void)state;
    p.rival           = 0;
    const mu_effort e = mu_effort_chosen(&p, (mu_effort){ 1, 0 }, 0);
    assert_near(e.speed, 0.19907, 5e-6);
    assert_exactly(e.quality, 0.0); /* no rivalry, no distortion */
    assert_near(exp(effort(1, 0).speed), 1.238, 5e-4);
}

static void without_incentive_push_or_response_nothing_changes(void **state)
{
    mu_effort_params p = *usual;

    (void)state;
    for (p.rival = 0; p.rival < 0.7; p.rival += 0.1) {
        const mu_effort e = mu_effort_chosen(&p, (mu_effort){ 0, 0 }, 0);
        assert_exactly(e.speed, 0.0);
        assert_exactly(e.quality, 0.0);
        assert_exactly(mu_effort_log_odds(&p, e), 0.0);
    }
    assert_exactly(mu_effort_push(usual, &(mu_push){ 0 }), 0.0);
    p         = *usual;
    p.respond = 0;
    assert_exactly(mu_effort_chosen(&p, (mu_effort){ 0.4, 0 }, 0).speed, 0.0);
    p      = *usual;
    p.most = 0;
    assert_exactly(mu_effort_chosen(&p, (mu_effort){ 0.4, 0.1 }, 0.2).speed, 0.0);
    assert_exactly(mu_effort_chosen(&p, (mu_effort){ 0.4, 0.1 }, 0.2).quality, 0.0);
}

static void effort_levels_off(void **state)
{
    double last_gain = 1;

    (void)state;
    for (double x = 0; x < 3; x += 0.05) {
        const double gain = effort(x + 0.05, 0).speed - effort(x, 0).speed;
        assert_true(gain > 0 && gain < last_gain);
        last_gain = gain;
    }
    assert_exactly(effort(1e9, 0).speed, 0.35);
    assert_exactly(effort(1e9, 0).quality, -0.35);
    assert_exactly(mu_effort_chosen(usual, (mu_effort){ 0, 0 }, -1e9).speed, -0.35);
}

static void the_more_rival_the_more_quality_a_reward_for_speed_costs(void **state)
{
    mu_effort_params p    = *usual;
    double           last = 1;

    (void)state;
    for (p.rival = 0; p.rival < 0.9; p.rival += 0.1) {
        const mu_effort e = mu_effort_chosen(&p, (mu_effort){ 0.3, 0 }, 0);
        assert_true(e.quality < last);
        last = e.quality;
    }
}

static void many_things_push_the_same_person(void **state)
{
    const mu_push   x     = { .morale      = 0.3,
                              .burnout     = 0.25,
                              .recognition = 0.05,
                              .feedback    = 0.041,
                              .team_ahead  = 0.1,
                              .unfair      = 0.02,
                              .crowding    = mu_effort_crowding(usual, 0.1) };
    const double    push  = mu_effort_push(usual, &x);
    const mu_effort e     = mu_effort_chosen(usual, (mu_effort){ 0.15, 0.10 }, push);
    const double    skill = mu_learning_log_odds(&mu_learning_default, 0.9), tired = -0.4 * 0.3;
    const double    solved = mu_shifted(0.78, skill + mu_effort_log_odds(usual, e) + tired);

    (void)state;
    assert_vector("full agent example xg; xs,xq; AHT mult; p_res(.78,G=.9,F=.3)", push, e.speed, e.quality,
                  exp(-e.speed), solved);
}

static void each_push_has_its_own_sign_and_size(void **state)
{
#define PUSH(...) mu_effort_push(usual, &(mu_push){ __VA_ARGS__ })
    (void)state;
    assert_near(PUSH(.morale = -0.5), -0.05, 1e-15);
    assert_near(PUSH(.burnout = 0.4), -0.06, 1e-15);
    assert_near(PUSH(.recognition = 0.04), 0.04, 1e-15);
    assert_near(PUSH(.feedback = -0.04), -0.04, 1e-15);
    assert_near(PUSH(.team_ahead = 0.1), 0.015, 1e-15);
    assert_exactly(PUSH(.team_ahead = -0.1), 0.0); /* who is ahead of the team is not held back */
    assert_near(PUSH(.ranked_behind = 0.1), -0.03, 1e-15);
    assert_exactly(PUSH(.ranked_behind = -0.1), 0.0);
    assert_near(PUSH(.unfair = 0.02), -0.02, 1e-15);
    assert_near(PUSH(.crowding = 0.01), -0.01, 1e-15);
    assert_near(PUSH(.conflict = 0.02), -0.02, 1e-15);
}

static void pay_below_that_of_peers_is_unfair_unless_output_explains_it(void **state)
{
    (void)state;
    assert_vector("unfair w=.95 wref=1 y=yref tau=0", mu_effort_unfair(0.95, 1, 0));
    assert_vector("unfair w=.95 wref=1 y=.95 tau=.5", mu_effort_unfair(0.95, 0.95, 0.5));
    for (double y = 0.2; y < 3; y += 0.1) assert_exactly(mu_effort_unfair(y, y, 1), 0.0);
    assert_exactly(mu_effort_unfair(1.2, 1, 0), 0.0); /* nobody minds being paid more */
    assert_near(mu_effort_unfair(1, 1.5, 0.5), 0.5 * log(1.5), 1e-15);
}

/* 0.02 x / (x + 0.02): at 0.02, 0.1 and 0.5 of pay 0.01, 0.0167 and 0.0192. */
static void even_a_little_money_takes_from_liking_the_work(void **state)
{
    (void)state;
    assert_near(mu_effort_crowding(usual, 0.02), 0.01, 1e-15);
    assert_near(mu_effort_crowding(usual, 0.1), 1.0 / 60, 1e-15);
    assert_near(mu_effort_crowding(usual, 0.5), 1.0 / 52, 1e-15);
    assert_exactly(mu_effort_crowding(usual, 0), 0.0);
    assert_near(mu_effort_crowding_left(usual, 0.016, 60), 0.004, 1e-15);
    for (double share = 0; share < 1; share += 0.01)
        assert_true(mu_effort_crowding(usual, share) < mu_effort_crowding(usual, share + 0.01));
}

#define AWAY(push) \
    mu_effort_away(usual, push), (1 - mu_effort_away(usual, push)) / (1 - mu_effort_away(usual, 0))

static void who_likes_the_work_is_away_less(void **state)
{
    mu_effort_params p = *usual;

    (void)state;
    assert_vector("adherence: unplanned shrinkage .08*exp(-3x) x=0.1", AWAY(0.1));
    assert_vector("adherence: unplanned shrinkage .08*exp(-3x) x=-0.1", AWAY(-0.1));
    assert_exactly(mu_effort_away(usual, 0), 0.08);
    assert_exactly(mu_effort_away(usual, -100), 1.0);
    p.away_falls = 0;
    assert_exactly(mu_effort_away(&p, -0.3), 0.08);
}

static void gaming_grows_with_what_speed_pays_and_falls_with_what_quality_pays(void **state)
{
    (void)state;
    assert_vector("p_game Is=0.2 Iq=0 d=0", mu_gaming_chance(games, (mu_effort){ 0.2, 0 }, 0));
    assert_vector("p_game Is=0.2 Iq=0.2 d=0", mu_gaming_chance(games, (mu_effort){ 0.2, 0.2 }, 0));
    assert_vector("p_game Is=0.05 Iq=0 d=0", mu_gaming_chance(games, (mu_effort){ 0.05, 0 }, 0));
    assert_vector("p_game Is=0.6 Iq=0 d=0", mu_gaming_chance(games, (mu_effort){ 0.6, 0 }, 0));
    assert_near(mu_gaming_chance(games, (mu_effort){ 0.2, 0 }, 0.5), 0.025, 1e-15);
    for (double s = 0.02; s < 1; s += 0.02)
        for (double q = 0; q < 1; q += 0.05) {
            const double chance = mu_gaming_chance(games, (mu_effort){ s, q }, 0.2);
            assert_true(mu_gaming_chance(games, (mu_effort){ s + 0.02, q }, 0.2) > chance);
            assert_true(mu_gaming_chance(games, (mu_effort){ s, q + 0.05 }, 0.2) < chance);
            assert_true(mu_gaming_chance(games, (mu_effort){ s, q }, 0.3) < chance);
        }
}

static void nobody_games_for_nothing(void **state)
{
    const mu_gaming_params off = { .most = 0, .half = 0.2, .handle = 0.35 };

    (void)state;
    assert_exactly(mu_gaming_chance(games, (mu_effort){ 0, 0.3 }, 0), 0.0);
    assert_exactly(mu_gaming_chance(games, (mu_effort){ -0.1, 0.3 }, 0), 0.0);
    assert_exactly(mu_gaming_chance(games, (mu_effort){ 0.2, 0 }, 1), 0.0);
    assert_exactly(mu_gaming_chance(&off, (mu_effort){ 0.5, 0 }, 0), 0.0);
    assert_exactly(mu_gaming_handle(games, 0), 1.0);
    assert_near(mu_gaming_chance(games, (mu_effort){ 0.2, -1 }, 0), 0.05, 1e-15);
}

/* 300 s at neutral effort, 0.78 solved by the fully trained, 0.8 of the others come again; people with G = 0.9. */
static void compare_workload(const char *name, mu_effort incentive, double base)
{
    const mu_effort e      = effort(incentive.speed, incentive.quality);
    const double    gamed  = mu_gaming_chance(games, incentive, 0);
    const double    aht    = 300 * exp(-e.speed) * mu_gaming_handle(games, gamed);
    const double    shift  = mu_learning_log_odds(&mu_learning_default, 0.9) + mu_effort_log_odds(usual, e);
    const double    solved = (1 - gamed) * mu_shifted(0.78, shift);
    const double    work   = aht / (1 - 0.8 * (1 - solved));

    assert_vector(name, aht, solved, gamed, work, work / base);
}

static void nearly_half_of_the_speed_bought_by_speed_alone_is_not_there(void **state)
{
    const double base = 367.816086;

    (void)state;
    compare_workload("net workload none: aht,p_res,p_game,workload/case,ratio", (mu_effort){ 0, 0 }, base);
    compare_workload("net workload speed-only: aht,p_res,p_game,workload/case,ratio", (mu_effort){ 0.3, 0 },
                     base);
    compare_workload("net workload quality-only: aht,p_res,p_game,workload/case,ratio", (mu_effort){ 0, 0.3 },
                     base);
}

static void no_inputs_in_range_lead_out_of_it(void **state)
{
    mu_rng r = mu_rng_raw(12, 2, 3, 5);

    (void)state;
    for (int i = 0; i < 100000; i++) {
        mu_effort_params p = *usual;
        p.respond = any_of(&r, 0, 1), p.rival = any_of(&r, 0, 0.99), p.most = any_of(&r, 0, 1);
        p.crowding_half = any_of(&r, 1e-9, 1), p.crowding_fade = any_of(&r, 1e-3, 1e4);
        const mu_effort incentive = { any_of(&r, 0, 1e6), any_of(&r, 0, 1e6) };
        const mu_push   x         = { any_of(&r, -1, 1),
                                      any_of(&r, 0, 1),
                                      any_of(&r, 0, 3),
                                      any_of(&r, -3, 3),
                                      any_of(&r, -5, 5),
                                      any_of(&r, -5, 5),
                                      mu_effort_unfair(any_of(&r, 1e-6, 1e6), any_of(&r, 1e-6, 1e6), any_of(&r, 0, 1)),
                                      mu_effort_crowding_left(&p, mu_effort_crowding(&p, any_of(&r, 0, 1)),
                                                              any_of(&r, 0, 1e6)),
                                      0 };
        const mu_effort e         = mu_effort_chosen(&p, incentive, mu_effort_push(&p, &x));

        assert_within(e.speed, -p.most, p.most);
        assert_within(e.quality, -p.most, p.most);
        assert_within(mu_effort_away(&p, mu_effort_push(&p, &x)), 0, 1);
        assert_within(mu_gaming_chance(games, incentive, any_of(&r, 0, 1)), 0, games->most);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_do_more_of_what_is_paid_and_less_of_the_rest),
        cmocka_unit_test(pay_by_the_piece_alone_makes_a_fifth_more),
        cmocka_unit_test(without_incentive_push_or_response_nothing_changes),
        cmocka_unit_test(effort_levels_off),
        cmocka_unit_test(the_more_rival_the_more_quality_a_reward_for_speed_costs),
        cmocka_unit_test(many_things_push_the_same_person),
        cmocka_unit_test(each_push_has_its_own_sign_and_size),
        cmocka_unit_test(pay_below_that_of_peers_is_unfair_unless_output_explains_it),
        cmocka_unit_test(even_a_little_money_takes_from_liking_the_work),
        cmocka_unit_test(who_likes_the_work_is_away_less),
        cmocka_unit_test(gaming_grows_with_what_speed_pays_and_falls_with_what_quality_pays),
        cmocka_unit_test(nobody_games_for_nothing),
        cmocka_unit_test(nearly_half_of_the_speed_bought_by_speed_alone_is_not_there),
        cmocka_unit_test(no_inputs_in_range_lead_out_of_it),
    };
    return cmocka_run_group_tests_name("effort", tests, NULL, NULL);
}
