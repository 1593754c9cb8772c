/* Service as customers find it, and what is around it: satisfaction, recovery, loyalty, teams, tools, rushes. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "behaviour/compose.h"
#include "behaviour/loyalty.h"
#include "behaviour/satisfaction.h"
#include "behaviour/surge.h"
#include "behaviour/team.h"
#include "behaviour/tool.h"
#include "tests/unit/behaviour_fixture.h"

static double content(mu_experience e)
{
    return mu_satisfaction_chance(&mu_satisfaction_default, &e);
}

static void customers_want_it_solved_at_once_and_the_first_time(void **state)
{
    (void)state;
    assert_vector("p_sat n=1", content((mu_experience){ 0, true, 1, 0, 0, 0 }));
    assert_vector("p_sat n=3", content((mu_experience){ 0, true, 3, 0, 0, 0 }));
    assert_vector("p_sat n=4", content((mu_experience){ 0, true, 4, 0, 0, 0 }));
    assert_vector("p_sat W=0", content((mu_experience){ 0, true, 1, 0, 0, 0 }));
    assert_vector("p_sat W=300", content((mu_experience){ 300, true, 1, 0, 0, 0 }));
    assert_vector("p_sat W=900", content((mu_experience){ 900, true, 1, 0, 0, 0 }));
    assert_vector("p_sat unresolved", content((mu_experience){ 0, false, 1, 0, 0, 0 }));
    assert_exactly(content((mu_experience){ 0, true, 1, 0, 0, 0 }), 0.86);
    assert_near(content((mu_experience){ 0, true, 1, 2, 0.4, 0 }), 0.86, 1e-15); /* 0.6 lost, 0.6 won */
    assert_near(mu_log_odds(content((mu_experience){ 0, true, 1, 2, 0, 0 })), mu_log_odds(0.86) - 0.6, 1e-14);
    assert_near(mu_log_odds(content((mu_experience){ 0, true, 1, 0, 0, 0.25 })), mu_log_odds(0.86) + 0.25,
                1e-14);
}

static void without_gains_all_are_as_content(void **state)
{
    const mu_satisfaction_params off = { .first = 0.86 };
    const mu_experience          bad = { 900, false, 4, 3, 0.2, 0 };

    (void)state;
    assert_exactly(mu_satisfaction_chance(&off, &bad), 0.86);
}

static void recovered(const char *name, mu_recovery r)
{
    const double lift = mu_recovery_content(&mu_recovery_default, &r);

    assert_vector(name, lift, content((mu_experience){ 0, true, 1, 0, 0, lift }));
}

static void failures_can_be_made_good(void **state)
{
    (void)state;
    recovered("recovery {}: log-odds, p_sat", (mu_recovery){ 1, false, false, 0, 0 });
    recovered("recovery {'ap': 1}: log-odds, p_sat", (mu_recovery){ 1, true, false, 0, 0 });
    recovered("recovery {'ap': 1, 'comp': 20, 'explain': 1, 'delay_h': 24}: log-odds, p_sat",
              (mu_recovery){ 1, true, true, 20, 24 });
    recovered("recovery {'fail': 1.0, 'ap': 1, 'comp': 40, 'explain': 1}: log-odds, p_sat",
              (mu_recovery){ 1.0 / 1.5, true, true, 40, 0 });
}

static void a_good_recovery_pleases_but_wins_nobody_back(void **state)
{
    const mu_recovery full = { 0.5, true, true, 100, 0 }, none = { 0 }, poor = { 1, true, false, 0, 8 };

    (void)state;
    assert_exactly(mu_recovery_content(&mu_recovery_default, &full), 0.2);
    assert_exactly(mu_recovery_stays(&mu_recovery_default, &full), 0.0);
    assert_exactly(mu_recovery_content(&mu_recovery_default, &none), 0.0);
    assert_exactly(mu_recovery_stays(&mu_recovery_default, &none), 0.0);
    assert_exactly(mu_recovery_stays(&mu_recovery_default, &poor),
                   mu_recovery_content(&mu_recovery_default, &poor));
    for (double hours = 0; hours < 100; hours += 4)
        assert_true(
            mu_recovery_content(&mu_recovery_default, &(mu_recovery){ 1, true, true, 10, hours + 4 }) <
            mu_recovery_content(&mu_recovery_default, &(mu_recovery){ 1, true, true, 10, hours }));
}

static void what_is_not_solved_comes_back(void **state)
{
    const mu_loyalty_params *p = &mu_loyalty_default;

    (void)state;
    assert_vector("repeat factor p=.75 prep=.8", mu_loyalty_contacts(p, 0.75));
    assert_vector("cost per resolved case: 40/h labour, aht 300 s, occ .8, p_res .75, prep .8",
                  40.0 * 300 / 3600 / 0.8 * mu_loyalty_contacts(p, 0.75));
    assert_exactly(mu_loyalty_contacts(p, 1), 1.0);
    assert_exactly(mu_loyalty_contacts(&(mu_loyalty_params){ 0 }, 0.3), 1.0);
}

/* 92 of 100 solved: (0.92 * 0.03 + 0.08 * 0.34) * 0.3 = 0.01644 leave. */
static void the_let_down_leave(void **state)
{
    const mu_loyalty_params *p = &mu_loyalty_default;

    (void)state;
    assert_vector("churn intention resolved=1", mu_loyalty_thinks_of_leaving(p, true));
    assert_vector("churn intention resolved=0", mu_loyalty_thinks_of_leaving(p, false));
    assert_near(0.92 * mu_loyalty_leaves(p, true, 0, 0) + 0.08 * mu_loyalty_leaves(p, false, 0, 0), 0.01644,
                1e-15);
    assert_near(mu_loyalty_leaves(p, false, 0.6, 0), 0.4 * 0.34 * 0.3, 1e-15);
    assert_exactly(mu_loyalty_leaves(p, false, 1, -1), 0.0);
    assert_near(mu_loyalty_leaves(p, true, 0, -1.1), 0.3 * mu_shifted(0.03, 1.1), 1e-15);
    assert_exactly(mu_loyalty_leaves(&(mu_loyalty_params){ .leaving_unsolved = 0.34 }, false, 0, 0), 0.0);
}

static void the_discontent_complain(void **state)
{
    const mu_loyalty_params *p = &mu_loyalty_default;

    (void)state;
    assert_near(mu_loyalty_complains(p, true, false), 0.02, 1e-15);
    assert_near(mu_loyalty_complains(p, false, false), 0.17, 1e-15);
    assert_near(mu_loyalty_complains(p, true, true), 0.32, 1e-15);
    assert_near(mu_loyalty_complains(p, false, true), 0.47, 1e-15);
    assert_exactly(mu_loyalty_complains(&(mu_loyalty_params){ .complains = 0.02 }, false, true), 0.02);
    assert_exactly(mu_loyalty_complains(&(mu_loyalty_params){ 0.8, 0.5, 0.4, 0.4, 0, 0, 0 }, false, true),
                   1.0);
}

static void attackers_come_until_they_are_found(void **state)
{
    const mu_attack_params *p     = &mu_attack_default;
    const double            hours = 50 * 300 * mu_attack_handle(p) / 3600;

    (void)state;
    assert_vector("malicious: contacts until blocked, p_detect=0.3", mu_attack_contacts(p, false));
    assert_vector("malicious load: 50 attackers/day x 1/p x 450 s, agent-hours",
                  hours * mu_attack_contacts(p, false), hours * mu_attack_contacts(p, true));
    assert_exactly(p->false_alarms, 0.005);
}

static void surveys_find_what_the_biased_say(void **state)
{
    mu_survey_params p = mu_survey_default;

    (void)state;
    assert_exactly(p.checked, 0.02);
    assert_exactly(mu_survey_answers(&p, false), mu_survey_answers(&p, true));
    assert_near(mu_survey_measured(&p, 0.8), 0.8, 1e-15);
    p.bias = 0.5;
    assert_exactly(mu_survey_answers(&p, true), 0.15);
    assert_near(mu_survey_answers(&p, false), 1 / (1 + 0.85 / 0.15 * exp(-0.5)), 1e-15);
    assert_near(mu_survey_measured(&p, 0.8), 0.8 * 0.15 / (0.8 * 0.15 + 0.2 * mu_survey_answers(&p, false)),
                1e-15);
    assert_exactly(mu_survey_measured(&p, 1), 1.0);
}

static void teams_hold_together_by_events_and_fall_apart_by_conflicts(void **state)
{
    const mu_team_params *p = &mu_team_default;

    (void)state;
    assert_vector("conflict rate per team-day .02*(1-coh) coh .5", mu_team_conflicts(p, 0.5));
    assert_near(mu_team_later(p, 0.9, 90), 0.5 + 0.4 * exp(-1), 1e-15);
    assert_near(mu_team_after(p, 0.5, MU_TEAM_EVENT), 0.55, 1e-15);
    assert_near(mu_team_after(p, 0.5, MU_TEAM_LEAVER), 0.48, 1e-15);
    assert_near(mu_team_after(p, 0.5, MU_TEAM_CONFLICT), 0.4, 1e-15);
    assert_exactly(mu_team_after(p, 0.05, MU_TEAM_CONFLICT), 0.0);
    assert_exactly(mu_team_after(p, 0.98, MU_TEAM_EVENT), 1.0);
    assert_near(mu_team_rework(p, 0.6), 0.06, 1e-15);
    assert_exactly(p->unsettled, 0.02);
}

static void meetings_tell_and_teach(void **state)
{
    const mu_team_params *p = &mu_team_default, off = { .constant = 90 };

    (void)state;
    assert_near(mu_meeting_clarity(p, 0.5, 0.9), 0.7, 1e-15);
    assert_near(mu_meeting_coverage(p, 0.3), 0.307, 1e-15);
    assert_exactly(mu_meeting_practice(p, 300), 320.0);
    assert_exactly(mu_meeting_clarity(&off, 0.5, 0.9), 0.5);
    assert_exactly(mu_meeting_coverage(&off, 0.3), 0.3);
    assert_exactly(mu_meeting_practice(&off, 300), 300.0);
    assert_exactly(mu_team_conflicts(&off, 0.3), 0.0);
    assert_exactly(mu_team_rework(&off, 0.3), 0.0);
    assert_exactly(mu_team_after(&off, 0.3, MU_TEAM_CONFLICT), 0.3);
}

static void tools_are_taken_up_by_and_by(void **state)
{
    (void)state;
    assert_near(mu_tool_adoption(30, 30), 0.5, 1e-15);
    assert_near(mu_tool_adoption(30, 0), 0.05, 1e-15);
    assert_near(mu_tool_adoption(30, 60), 0.95, 1e-15);
    assert_exactly(mu_tool_adoption(0, 0), 1.0);
    assert_near(90 * mu_tool_handle(-0.35, 0.8), 64.8, 1e-13);
    assert_exactly(mu_tool_handle(0, 0.7), 1.0);
    assert_exactly(mu_tool_handle(-0.35, 0), 1.0);
    assert_vector("escalated L2 time 480+rho*240: no CRM .5 / CRM .1", mu_tier_handle(480, 240, 0.5),
                  mu_tier_handle(480, 240, 0.1));
    assert_exactly(mu_tier_handle(480, 240, 0), 480.0);
}

static void bots_take_some_and_send_some_back(void **state)
{
    mu_bot_params p = mu_bot_default;

    (void)state;
    assert_vector("chatbot 1000/h try .9 contain .5 false .15 return .8 -> human/h", 1000 * mu_bot_left(&p));
    p.wrong = p.back = 1; /* wrong for all, and all come back: it saves nothing */
    assert_exactly(mu_bot_left(&p), 1.0);
    p          = mu_bot_default;
    p.contains = 0;
    assert_exactly(mu_bot_left(&p), 1.0);
}

static double spike(double t)
{
    return mu_spike_factor(&mu_spike_default, t);
}

static void a_rush_comes_fast_and_goes_slowly(void **state)
{
    const mu_spike_params off = { 1, 600, 3600 }, sudden = { 8, 0, 3600 };

    (void)state;
    assert_vector("surge spike t=0,300,600,4200,7800", spike(0), spike(300), spike(600), spike(4200),
                  spike(7800));
    assert_exactly(spike(-1), 1.0);
    assert_exactly(mu_spike_factor(&sudden, 0), 8.0);
    for (double t = -10; t < 9000; t += 77) assert_exactly(mu_spike_factor(&off, t), 1.0);
}

static void a_trapezoid_has_four_corners(void **state)
{
    const mu_trapezoid_params p = { 5, 100, 200, 50 }, off = { 1, 100, 200, 50 }, box = { 5, 0, 200, 0 };

    (void)state;
    assert_exactly(mu_trapezoid_factor(&p, -1), 1.0);
    assert_exactly(mu_trapezoid_factor(&p, 0), 1.0);
    assert_exactly(mu_trapezoid_factor(&p, 50), 3.0);
    assert_exactly(mu_trapezoid_factor(&p, 100), 5.0);
    assert_exactly(mu_trapezoid_factor(&p, 300), 5.0);
    assert_exactly(mu_trapezoid_factor(&p, 325), 3.0);
    assert_exactly(mu_trapezoid_factor(&p, 350), 1.0);
    assert_exactly(mu_trapezoid_factor(&p, 1e9), 1.0);
    assert_exactly(mu_trapezoid_factor(&box, 0), 5.0);
    assert_exactly(mu_trapezoid_factor(&box, 200), 1.0);
    for (double t = -10; t < 400; t += 7) assert_exactly(mu_trapezoid_factor(&off, t), 1.0);
}

static void a_new_product_makes_everybody_a_beginner_but_the_briefed(void **state)
{
    (void)state;
    assert_near(mu_launch_known(0.8, 0.2, 0), 0.2, 1e-15);
    assert_near(mu_launch_known(0.8, 0.2, 0.5), 0.5, 1e-15);
    assert_exactly(mu_launch_known(0.8, 0.2, 1), 0.8);
    assert_exactly(mu_launch_known(0.1, 0.2, 0), 0.1);
}

static void no_inputs_in_range_lead_out_of_it(void **state)
{
    mu_rng r = mu_rng_raw(17, 2, 3, 5);

    (void)state;
    for (int i = 0; i < 100000; i++) {
        const mu_recovery      rec  = { any_of(&r, 0, 5), mu_rng_below(&r, 2) == 1, mu_rng_below(&r, 2) == 1,
                                        any_of(&r, 0, 1e6), any_of(&r, 0, 1e5) };
        const double           lift = mu_recovery_content(&mu_recovery_default, &rec);
        const mu_experience    e    = { any_of(&r, 0, 1e6), mu_rng_below(&r, 2) == 1, 1 + any_of(&r, 0, 500),
                                        any_of(&r, 0, 50),  any_of(&r, -1, 1),        lift };
        const double           c    = mu_satisfaction_chance(&mu_satisfaction_default, &e);
        const mu_survey_params survey = { any_of(&r, 0.001, 1), any_of(&r, -10, 10), 0 };

        assert_within(c, 0, 1);
        assert_within(lift, -20, 0.2);
        assert_within(mu_recovery_stays(&mu_recovery_default, &rec), -20, 0);
        assert_within(mu_loyalty_leaves(&mu_loyalty_default, e.solved, any_of(&r, 0, 1),
                                        mu_recovery_stays(&mu_recovery_default, &rec)),
                      0, 0.3);
        assert_within(mu_loyalty_contacts(&mu_loyalty_default, any_of(&r, 0, 1)), 1, 5.0001);
        assert_within(mu_survey_measured(&survey, c), 0, 1);
        assert_within(mu_team_later(&mu_team_default, any_of(&r, 0, 1), any_of(&r, 0, 1e5)), 0, 1);
        assert_within(mu_tool_adoption(any_of(&r, 0, 1e3), any_of(&r, 0, 1e4)), 0, 1);
        assert_within(
            mu_spike_factor(&(mu_spike_params){ any_of(&r, 1, 50), any_of(&r, 0, 1e4), any_of(&r, 1, 1e5) },
                            any_of(&r, -1e3, 1e6)),
            1, 50);
        assert_within(mu_trapezoid_factor(&(mu_trapezoid_params){ any_of(&r, 1, 50), any_of(&r, 0, 1e4),
                                                                  any_of(&r, 0, 1e4), any_of(&r, 0, 1e4) },
                                          any_of(&r, -1e3, 4e4)),
                      1, 50);
        assert_within(
            mu_wave_factor(&(mu_wave_params){ any_of(&r, 1, 50), any_of(&r, 0, 400), any_of(&r, 0.1, 100) },
                           any_of(&r, 0, 800)),
            1, 50);
        assert_within(mu_launch_known(any_of(&r, 0, 1), any_of(&r, 0, 1), any_of(&r, 0, 1)), 0, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(customers_want_it_solved_at_once_and_the_first_time),
        cmocka_unit_test(without_gains_all_are_as_content),
        cmocka_unit_test(failures_can_be_made_good),
        cmocka_unit_test(a_good_recovery_pleases_but_wins_nobody_back),
        cmocka_unit_test(what_is_not_solved_comes_back),
        cmocka_unit_test(the_let_down_leave),
        cmocka_unit_test(the_discontent_complain),
        cmocka_unit_test(attackers_come_until_they_are_found),
        cmocka_unit_test(surveys_find_what_the_biased_say),
        cmocka_unit_test(teams_hold_together_by_events_and_fall_apart_by_conflicts),
        cmocka_unit_test(meetings_tell_and_teach),
        cmocka_unit_test(tools_are_taken_up_by_and_by),
        cmocka_unit_test(bots_take_some_and_send_some_back),
        cmocka_unit_test(a_rush_comes_fast_and_goes_slowly),
        cmocka_unit_test(a_trapezoid_has_four_corners),
        cmocka_unit_test(a_new_product_makes_everybody_a_beginner_but_the_briefed),
        cmocka_unit_test(no_inputs_in_range_lead_out_of_it),
    };
    return cmocka_run_group_tests_name("service", tests, NULL, NULL);
}
