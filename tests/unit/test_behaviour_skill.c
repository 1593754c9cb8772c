/* Skill: practice, forgetting, courses, feedback, knowledge bases, mentors. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "behaviour/compose.h"
#include "behaviour/knowledge.h"
#include "behaviour/learning.h"
#include "behaviour/mentoring.h"
#include "behaviour/training.h"
#include "core/fmath.h"
#include "tests/unit/behaviour_fixture.h"

static const mu_learning_params *const usual = &mu_learning_default;

static double gain(double contacts)
{
    return mu_learning_gain(usual, contacts);
}

static double handle(double g)
{
    return mu_learning_handle(usual, g);
}

static double solved_of(double share, double g)
{
    return mu_shifted(share, mu_learning_log_odds(usual, g));
}

#define SKILL(name, contacts) \
    assert_vector(name, gain(contacts), handle(gain(contacts)), solved_of(0.80, gain(contacts)))

static void the_gain_of_practice_follows_the_power_law(void **state)
{
    (void)state;
    SKILL("skill E=0: G, m, p_res(.80)", 0);
    SKILL("skill E=500: G, m, p_res(.80)", 500);
    SKILL("skill E=3000: G, m, p_res(.80)", 3000);
    SKILL("skill E=14400: G, m, p_res(.80)", 14400);
    assert_vector("skill year-1 productivity ratio m(0)/m(14400)", handle(gain(0)) / handle(gain(14400)));
    assert_vector("skill inverse G=.5 -> E", mu_learning_contacts(usual, 0.5));
    assert_vector("onboarding: 4.2 wk class + 2 wk nesting, E at floor w/ nesting 25 contacts/d x10 d x1.5",
                  25 * 10 * mu_mentoring_practice(&mu_mentoring_default, 0, true));
}

static void levels_are_a_quarter_of_the_gain_apart(void **state)
{
    (void)state;
    for (int i = 0; i < MU_LEVELS; i++) assert_near(gain(mu_levels[i].contacts), 0.25 * i, 1e-15);
    assert_string_equal(mu_levels[0].name, "novice");
    assert_string_equal(mu_levels[MU_LEVELS - 1].name, "expert");
}

static void an_expert_changes_nothing_to_the_last_bit(void **state)
{
    const double expert = gain(mu_levels[MU_LEVELS - 1].contacts);

    (void)state;
    assert_exactly(expert, 1.0);
    assert_exactly(handle(expert), 1.0);
    assert_exactly(mu_learning_log_odds(usual, expert), 0.0);
}

static void who_learns_nothing_by_it_is_as_good_as_an_expert(void **state)
{
    mu_learning_params p = *usual;

    (void)state;
    p.slower = p.gap = 0;
    for (double g = 0; g <= 1; g += 0.05) {
        assert_exactly(mu_learning_handle(&p, g), 1.0);
        assert_exactly(mu_learning_log_odds(&p, g), 0.0);
    }
}

/* 1 - (1 + x)^-b and 1 - exp(-x), in plain C. */
static void other_forms_and_bends_are_what_they_say(void **state)
{
    mu_learning_params p = *usual;

    (void)state;
    for (double x = 1e-9; x < 1e4; x *= 3) {
        p.form = MU_LEARNING_POWER, p.bend = 0.5;
        assert_near(mu_learning_gain(&p, 1500 * x), 1 - 1 / sqrt(1 + x), 1e-15);
        p.bend = 1 + 1e-12; /* beside 1 */
        assert_near(mu_learning_gain(&p, 1500 * x), gain(1500 * x), 1e-11);
        p.form = MU_LEARNING_EXPONENTIAL;
        assert_near(mu_learning_gain(&p, 1500 * x), 1 - exp(-x), 1e-15);
    }
    assert_near(mu_learning_handle(&p, mu_learning_gain(&p, 1500)), 1.27591, 5e-6);
}

static void practice_and_gain_are_inverse(void **state)
{
    mu_learning_params p = *usual;

    (void)state;
    for (int form = 0; form < 2; form++)
        for (p.bend = 0.4; p.bend < 2.1; p.bend += 0.3)
            for (double contacts = 0.001; contacts < 20000; contacts *= 2) {
                p.form           = form == 0 ? MU_LEARNING_POWER : MU_LEARNING_EXPONENTIAL;
                const double got = mu_learning_contacts(&p, mu_learning_gain(&p, contacts));
                assert_near(got, contacts, 2e-7 * contacts * (1 + form));
            }
    assert_exactly(mu_learning_contacts(usual, 0), 0.0);
    assert_true(isinf(mu_learning_contacts(usual, 1)));
}

/* Exponential learning, a contact rate r and people who leave at the rate h: their mean time is that of the fully
 * trained times 1 + A h / (h + r / pace) (Whitt 2006). Here by adding up over ages in steps of a thousandth of a year. */
static void constant_turnover_keeps_a_team_below_its_experts(void **state)
{
    mu_learning_params p   = *usual;
    double             sum = 0;

    (void)state;
    p.form = MU_LEARNING_EXPONENTIAL;
    for (double age = 0.0005; age < 100; age += 0.001)
        sum += 0.001 * 0.3 * exp(-0.3 * age) * mu_learning_handle(&p, mu_learning_gain(&p, 11250 * age));
    assert_near(sum, 1.028846, 1e-6);
}

static void what_is_not_used_is_forgotten(void **state)
{
    const double expert = gain(14400);
#define KEPT(days) mu_learning_kept(usual, expert, days), handle(mu_learning_kept(usual, expert, days))
    (void)state;
    assert_vector("forget expert idle 7d: G,m", KEPT(7));
    assert_vector("forget expert idle 37d: G,m", KEPT(37));
    assert_vector("forget expert idle 337d: G,m", KEPT(337));
    for (double idle = 0, last = expert; idle < 1000; idle += 3.7) {
        const double kept = mu_learning_kept(usual, expert, idle);
        if (idle <= 7) assert_exactly(kept, expert);
        assert_true(kept <= last);
        last = kept;
    }
}

static void nobody_forgets_without_a_half_life(void **state)
{
    mu_learning_params p = *usual;

    (void)state;
    p.half_life = INFINITY;
    assert_exactly(mu_learning_kept(&p, 0.3, 1e9), 0.3);
}

static void more_practice_is_never_worse(void **state)
{
    (void)state;
    for (double contacts = 0, last = -1; contacts < 30000; contacts += 11) {
        const double g = gain(contacts);
        assert_true(g > last && g < 1);
        assert_true(last < 0 || (handle(g) < handle(last) && solved_of(0.7, g) > solved_of(0.7, last)));
        last = g;
    }
}

#define BOOST(days) \
    mu_training_speed(&mu_training_default, days), exp(-mu_training_speed(&mu_training_default, days))

static void a_course_fades(void **state)
{
    (void)state;
    assert_vector("training boost t=0d: log, AHT mult", BOOST(0));
    assert_vector("training boost t=90d: log, AHT mult", BOOST(90));
    assert_vector("training boost t=365d: log, AHT mult", BOOST(365));
    for (double t = 0; t < 2000; t += 13)
        assert_true(mu_training_speed(&mu_training_default, t + 1) <
                    mu_training_speed(&mu_training_default, t));
}

/* 0.62 at once, then by halves every 420 days: 0.46 and 0.34 after half a year and a year. */
static void a_course_in_quality_fades_as_one_in_speed(void **state)
{
    mu_training_params p = mu_training_default;

    (void)state;
    p.quality = 1;
    assert_near(mu_training_log_odds(&p, 182.5), 0.46, 0.005);
    assert_near(mu_training_log_odds(&p, 365), 0.34, 0.005);
    assert_near(mu_training_peers(&p, 0.1), 0.005,
                1e-15); /* half a per cent for every ten trained of a hundred */
}

static void onboarding_goes_part_of_the_way(void **state)
{
    mu_training_params p = mu_training_default;

    (void)state;
    p.onboarding = 0.25;
    assert_near(mu_training_onboarded(&p, 0), 0.25, 0);
    assert_near(mu_training_onboarded(&p, 0.6), 0.7, 1e-15);
    assert_exactly(mu_training_onboarded(&p, 1), 1.0);
}

static void feedback_helps_on_average_and_harms_every_third(void **state)
{
    const mu_training_params *p = &mu_training_default;

    (void)state;
    assert_vector("feedback mean effect: d .41 x sdlog .10, after 30 d (h=30)",
                  mu_training_feedback(p, mu_training_feedback_d(p, 0), 0),
                  mu_training_feedback(p, mu_training_feedback_d(p, 0), 30));
    assert_vector("feedback P(neg) d~N(.41,.95)", mu_normal_cdf(-p->feedback_mean / p->feedback_sd));
    assert_near(mu_training_feedback_d(p, -1), -0.54, 1e-15);
}

static void training_without_gain_is_neutral(void **state)
{
    const mu_training_params off = { .half_life = 420, .feedback_half_life = 30 };

    (void)state;
    for (double t = 0; t < 1000; t += 50) {
        assert_exactly(mu_training_speed(&off, t), 0.0);
        assert_exactly(mu_training_log_odds(&off, t), 0.0);
        assert_exactly(mu_training_feedback(&off, 0.41, t), 0.0);
        assert_exactly(mu_training_onboarded(&off, 0.001 * t), 0.001 * t);
        assert_exactly(mu_training_peers(&off, 0.001 * t), 0.0);
    }
}

static double helped(const mu_knowledge_params *p, double g)
{
    return handle(mu_knowledge_gain(p, g, 1));
}

#define ASSIST(name, p, g) assert_vector(name, handle(g), helped(&p, g), handle(g) / helped(&p, g))

static void knowledge_helps_novices_and_hardly_experts(void **state)
{
    (void)state;
    ASSIST("assist G=0 a=0.3: m before, after, productivity ratio", mu_knowledge_default, 0);
    ASSIST("assist G=0 a=0.6: m before, after, productivity ratio", mu_knowledge_assistant, 0);
    ASSIST("assist G=0.3 a=0.6: m before, after, productivity ratio", mu_knowledge_assistant, 0.3);
    ASSIST("assist G=0.8 a=0.3: m before, after, productivity ratio", mu_knowledge_default, 0.8);
    ASSIST("assist G=0.8 a=0.6: m before, after, productivity ratio", mu_knowledge_assistant, 0.8);
    ASSIST("assist G=0.95 a=0.6: m before, after, productivity ratio", mu_knowledge_assistant, 0.95);
    for (double g = 0; g < 1; g += 0.01)
        assert_true(handle(g) / helped(&mu_knowledge_default, g) >
                    handle(g + 0.01) / helped(&mu_knowledge_default, g + 0.01));
}

static void articles_fill_the_gaps_and_go_stale(void **state)
{
    const mu_knowledge_params *p = &mu_knowledge_default;
    double                     c = 0.3;

    (void)state;
    assert_vector("KB coverage .3 + 500 articles alpha .002", mu_knowledge_added(p, 0.3, 500));
    for (int i = 0; i < 500; i++) c += 0.002 * (1 - c);
    assert_near(mu_knowledge_added(p, 0.3, 500), c, 1e-13);
    assert_near(mu_knowledge_stale(p, 0.8, 365), 0.4, 1e-15);
    /* an assistant is written and goes stale as a knowledge base does */
    assert_exactly(mu_knowledge_assistant.article, p->article);
    assert_exactly(mu_knowledge_assistant.half_life, p->half_life);
}

static void knowledge_without_help_or_coverage_is_neutral(void **state)
{
    const mu_knowledge_params off = { .half_life = 365 };

    (void)state;
    for (double g = 0; g <= 1; g += 0.03) {
        assert_exactly(mu_knowledge_gain(&off, g, 1), g);
        assert_exactly(mu_knowledge_gain(&mu_knowledge_assistant, g, 0), g);
        assert_exactly(mu_knowledge_added(&off, g, 700), g);
    }
    assert_exactly(mu_knowledge_handle(&off), 1.0);
    assert_exactly(mu_knowledge_handle(&(mu_knowledge_params){ .search = 0.04 }), 1.04);
}

static void mentors_pay_for_what_novices_gain(void **state)
{
    const mu_mentoring_params *p = &mu_mentoring_default;

    (void)state;
    assert_vector("peer learning rate kappa=.56 share=.7", mu_mentoring_practice(p, 0.7, false));
    assert_vector("mentor AHT mult 0/1/2 mentees delta=.15", mu_mentoring_handle(p, 0),
                  mu_mentoring_handle(p, 1), mu_mentoring_handle(p, 2));
    assert_near(mu_mentoring_practice(p, 0.7, true), 1.5 * 1.392, 1e-15);
}

static void mentoring_without_gain_is_neutral(void **state)
{
    const mu_mentoring_params off = { .mentored = 1 };

    (void)state;
    assert_exactly(mu_mentoring_practice(&off, 0.7, true), 1.0);
    assert_exactly(mu_mentoring_handle(&off, 3), 1.0);
    assert_exactly(mu_switching_handle(&off, true), 1.0);
    assert_exactly(mu_switching_handle(&(mu_mentoring_params){ .switching = 0.05 }, true), 1.05);
    assert_exactly(mu_switching_handle(&(mu_mentoring_params){ .switching = 0.05 }, false), 1.0);
}

static void no_inputs_in_range_lead_out_of_it(void **state)
{
    mu_rng r = mu_rng_raw(11, 2, 3, 5);

    (void)state;
    for (int i = 0; i < 100000; i++) {
        const mu_learning_params p = { mu_rng_below(&r, 2) ? MU_LEARNING_POWER : MU_LEARNING_EXPONENTIAL,
                                       any_of(&r, 0, 1.2),
                                       any_of(&r, 1, 1e5),
                                       any_of(&r, 0.1, 3),
                                       any_of(&r, 0, 1.2),
                                       any_of(&r, 0.001, 1e4),
                                       any_of(&r, 0, 60) };
        const double g    = mu_learning_gain(&p, any_of(&r, 0, 1e9));
        const double kept = mu_learning_kept(&p, g, any_of(&r, 0, 1e6));

        assert_within(g, 0, 1);
        assert_within(kept, 0, g);
        assert_true(mu_learning_contacts(&p, kept) >= 0);
        assert_within(mu_learning_handle(&p, kept), 1, 2.2);
        assert_within(mu_learning_log_odds(&p, kept), -1.2, 0);

        const mu_knowledge_params k = { any_of(&r, 0, 1), any_of(&r, 0, 0.9), any_of(&r, 0.01, 1e4), 0 };
        const double              c = mu_knowledge_added(&k, any_of(&r, 0, 1), any_of(&r, 0, 1e6));
        assert_within(c, 0, 1);
        assert_within(mu_knowledge_gain(&k, kept, mu_knowledge_stale(&k, c, any_of(&r, 0, 1e5))), kept, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_gain_of_practice_follows_the_power_law),
        cmocka_unit_test(levels_are_a_quarter_of_the_gain_apart),
        cmocka_unit_test(an_expert_changes_nothing_to_the_last_bit),
        cmocka_unit_test(who_learns_nothing_by_it_is_as_good_as_an_expert),
        cmocka_unit_test(other_forms_and_bends_are_what_they_say),
        cmocka_unit_test(practice_and_gain_are_inverse),
        cmocka_unit_test(constant_turnover_keeps_a_team_below_its_experts),
        cmocka_unit_test(what_is_not_used_is_forgotten),
        cmocka_unit_test(nobody_forgets_without_a_half_life),
        cmocka_unit_test(more_practice_is_never_worse),
        cmocka_unit_test(a_course_fades),
        cmocka_unit_test(a_course_in_quality_fades_as_one_in_speed),
        cmocka_unit_test(onboarding_goes_part_of_the_way),
        cmocka_unit_test(feedback_helps_on_average_and_harms_every_third),
        cmocka_unit_test(training_without_gain_is_neutral),
        cmocka_unit_test(knowledge_helps_novices_and_hardly_experts),
        cmocka_unit_test(articles_fill_the_gaps_and_go_stale),
        cmocka_unit_test(knowledge_without_help_or_coverage_is_neutral),
        cmocka_unit_test(mentors_pay_for_what_novices_gain),
        cmocka_unit_test(mentoring_without_gain_is_neutral),
        cmocka_unit_test(no_inputs_in_range_lead_out_of_it),
    };
    return cmocka_run_group_tests_name("skill", tests, NULL, NULL);
}
