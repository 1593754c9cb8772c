/* Morale, recognition, and what rewards are worth to whom. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "behaviour/morale.h"
#include "behaviour/needs.h"
#include "behaviour/recognition.h"
#include "tests/unit/behaviour_fixture.h"

static double baseline(double asymmetry, const double *motivator, const double *hygiene)
{
    mu_morale_params p = mu_morale_default;

    p.asymmetry = asymmetry;
    return mu_morale_baseline(&p, 4, motivator, 4, hygiene, 0);
}

#define BASELINE(name, m, h) assert_vector(name, baseline(1, m, h), baseline(0.5, m, h), baseline(0, m, h))

static void hygiene_does_not_motivate_and_its_lack_hurts(void **state)
{
    const double up[] = { 0.5, 0.5, 0, 0 }, mixed[] = { 0.5, -0.5, 0, 0 }, none[] = { 0, 0, 0, 0 };
    const double bad[] = { -1, 0, 0, 0 }, odd[] = { -1, 0.5, 0, 0 }, good[] = { 1, 1, 0, 0 };

    (void)state;
    BASELINE("morale baseline mot=(.5,.5,0,0) hyg=(-1,0,0,0) a=1 / a=.5 / a=0", up, bad);
    BASELINE("morale baseline mot=(+.5,-.5) hyg=(-1,+.5) w=.2 a=0/.5/1", mixed, odd);
    assert_vector("morale baseline mot=0 hyg=(+1,+1,0,0) a=1 (Herzberg: no gain) / a=0",
                  baseline(1, none, good), baseline(0, none, good));
    assert_near(baseline(mu_morale_default.asymmetry, none, good), 0.2, 1e-15);
}

static void unfair_pay_lowers_the_baseline_and_there_is_an_end_to_it(void **state)
{
    const double most[] = { 1, 1, 1, 1, 1 }, least[] = { -1, -1, -1, -1, -1 };

    (void)state;
    assert_near(mu_morale_baseline(&mu_morale_default, 0, NULL, 0, NULL, 0.05), -0.1, 1e-15);
    assert_exactly(mu_morale_baseline(&mu_morale_default, 5, most, 5, most, 0), 1.0);
    assert_exactly(mu_morale_baseline(&mu_morale_default, 5, least, 5, least, 0), -1.0);
    assert_exactly(mu_morale_baseline(&(mu_morale_params){ 0 }, 5, most, 5, least, 0.2), 0.0);
}

/* An award is 0.10; 0.10 exp(-30/45) is left after a month. */
static void what_happened_is_forgotten(void **state)
{
    const mu_morale_params *p = &mu_morale_default;
    const double            m = mu_morale_after(p, 0, MU_MORALE_AWARD);

    (void)state;
    assert_vector("morale relax .05 award, 45 d tau: after 30 d", mu_morale_later(p, m, 0, 30));
    assert_exactly(mu_morale_later(p, 0.3, -0.2, 0), 0.3);
    assert_near(mu_morale_later(p, 0.3, -0.2, 1e6), -0.2, 0);
    assert_near(mu_morale_later(p, mu_morale_later(p, 0.3, -0.2, 11), -0.2, 6),
                mu_morale_later(p, 0.3, -0.2, 17), 1e-15);
}

static void every_event_has_its_jump(void **state)
{
    static const double     jump[MU_MORALE_EVENTS] = { 0.10,  0.05, 0.20,  -0.10, -0.15,  -0.10,
                                                       -0.20, 0.05, 0.025, -0.02, -0.002, -0.005 };
    const mu_morale_params *p                      = &mu_morale_default;

    (void)state;
    for (int e = 0; e < MU_MORALE_EVENTS; e++) {
        assert_near(mu_morale_after(p, 0.1, (mu_morale_event)e), 0.1 + jump[e], 1e-15);
        assert_within(mu_morale_after(p, 1, (mu_morale_event)e), 0.8, 1);
        assert_within(mu_morale_after(p, -1, (mu_morale_event)e), -1, -0.8);
        assert_exactly(mu_morale_after(&(mu_morale_params){ 0 }, 0.1, (mu_morale_event)e), 0.1);
    }
    assert_int_equal(mu_morale_team_event(p, 29), MU_MORALE_TEAM_EVENT_AGAIN);
    assert_int_equal(mu_morale_team_event(p, 30), MU_MORALE_TEAM_EVENT);
    assert_int_equal(mu_morale_team_event(p, INFINITY), MU_MORALE_TEAM_EVENT);
}

static void praise_wears_out(void **state)
{
    const mu_recognition_params *p = &mu_recognition_default;
    mu_recognition               r = { 0, 0 };
    double                       seen[12];

    (void)state;
    for (int i = 0; i < 6; i++) {
        r           = mu_recognition_praised(p, mu_recognition_later(p, r, i == 0 ? 0 : 30));
        seen[2 * i] = r.level, seen[2 * i + 1] = r.habit;
    }
    compare_with_vector("praise every 30 d: [R after, H after] x6", seen, COUNT(seen));
    assert_near(mu_recognition_seen(p, 0), 0.03, 1e-15);
    assert_near(mu_recognition_seen(p, 0.7), 0.03 * exp(-0.7), 1e-15);
}

/* The level just after praise that comes every so many days, when it has settled. */
static double gain_per_praise(double every)
{
    const mu_recognition_params *p    = &mu_recognition_default;
    mu_recognition               r    = { 0, 0 };
    double                       gain = 0;

    for (int i = 0; i < 2000; i++) {
        const mu_recognition before = mu_recognition_later(p, r, every);
        r                           = mu_recognition_praised(p, before);
        gain                        = r.level - before.level;
    }
    return gain;
}

static void the_oftener_the_less_each_time(void **state)
{
    (void)state;
    for (double every = 1; every < 60; every++)
        assert_true(gain_per_praise(every) < gain_per_praise(every + 1));
}

static void praise_without_gain_is_neutral(void **state)
{
    const mu_recognition_params off = { .habituation = 0.35, .half_life = 30, .habit_half_life = 90 };
    mu_recognition              r   = { 0, 0 };

    (void)state;
    for (int i = 0; i < 5; i++) r = mu_recognition_praised(&off, mu_recognition_later(&off, r, 3));
    assert_exactly(r.level, 0.0);
    assert_exactly(mu_recognition_seen(&off, 1), 0.0);
}

static void the_reward_that_is_chosen_is_worth_twice_as_much(void **state)
{
    (void)state;
    assert_vector("tailored reward valence, survey accuracy 0.5", mu_needs_chosen(4, 0.5));
    assert_vector("tailored reward valence, survey accuracy 1", mu_needs_chosen(4, 1));
    assert_exactly(mu_needs_chosen(4, 0), 1.0);
    assert_exactly(mu_needs_chosen(1, 1), 1.0);
}

/* Drawn: the mean is 1, and that of the largest of four as above, within four standard errors. */
static void valences_are_what_the_mean_of_the_largest_says(void **state)
{
    enum { PEOPLE = 100000 };
    mu_rng r   = mu_rng_raw(14, 2, 3, 5);
    double sum = 0, squares = 0;

    (void)state;
    for (int i = 0; i < PEOPLE; i++) {
        double e[4], v[4], largest = 0;
        for (int k = 0; k < 4; k++) e[k] = mu_rng_exp(&r);
        mu_needs_valences(4, e, v);
        assert_near(v[0] + v[1] + v[2] + v[3], 4, 1e-14);
        for (int k = 0; k < 4; k++) largest = fmax(largest, v[k]);
        sum += largest, squares += largest * largest;
    }
    const double mean = sum / PEOPLE, variance = squares / PEOPLE - mean * mean;
    assert_near(mean, mu_needs_chosen(4, 1), 4 * sqrt(variance / PEOPLE));
}

static void who_lacks_money_wants_money(void **state)
{
    const mu_needs_params p = { .first = 0.5, .span = 0.2 };

    (void)state;
    assert_exactly(mu_needs_deficit(&p, 1.3), 0.0);
    assert_near(mu_needs_deficit(&p, exp(-0.1)), 0.5, 1e-15);
    assert_exactly(mu_needs_deficit(&p, 0.1), 1.0);
    assert_near(mu_needs_money(&p, 1.2, 0.4), 1.44, 1e-15);
    assert_near(mu_needs_other(&p, 1.2, 0.4), 0.96, 1e-15);
    assert_exactly(mu_needs_other(&(mu_needs_params){ .first = 2, .span = 0.2 }, 1.2, 1), 0.0);
    assert_exactly(mu_needs_money(&mu_needs_default, 1.2, 1), 1.2);
    assert_exactly(mu_needs_other(&mu_needs_default, 1.2, 1), 1.2);
    assert_near(mu_needs_deficit(&mu_needs_default, exp(-0.1)), 0.5, 1e-15);
}

static void no_inputs_in_range_lead_out_of_it(void **state)
{
    mu_rng r = mu_rng_raw(15, 2, 3, 5);

    (void)state;
    for (int i = 0; i < 100000; i++) {
        mu_morale_params p = mu_morale_default;
        double           x[10];
        for (int k = 0; k < 10; k++) x[k] = any_of(&r, -1, 1);
        p.weight = any_of(&r, 0, 1), p.asymmetry = any_of(&r, 0, 1), p.constant = any_of(&r, 1e-3, 1e5);
        const double base  = mu_morale_baseline(&p, 5, x, 5, x + 5, any_of(&r, 0, 10));
        const double later = mu_morale_later(&p, any_of(&r, -1, 1), base, any_of(&r, 0, 1e6));
        assert_within(base, -1, 1);
        assert_within(later, -1 - 1e-15, 1 + 1e-15);

        mu_recognition_params q = mu_recognition_default;
        q.half_life = any_of(&r, 1e-3, 1e5), q.habit_half_life = any_of(&r, 1e-3, 1e5);
        mu_recognition s = { any_of(&r, 0, 1), any_of(&r, 0, 1e3) };
        s                = mu_recognition_praised(&q, mu_recognition_later(&q, s, any_of(&r, 0, 1e6)));
        assert_within(s.level, 0, 1.1);
        assert_within(s.habit, 0.35, 1001);
        assert_within(mu_recognition_seen(&q, s.habit), 0, 0.03);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hygiene_does_not_motivate_and_its_lack_hurts),
        cmocka_unit_test(unfair_pay_lowers_the_baseline_and_there_is_an_end_to_it),
        cmocka_unit_test(what_happened_is_forgotten),
        cmocka_unit_test(every_event_has_its_jump),
        cmocka_unit_test(praise_wears_out),
        cmocka_unit_test(the_oftener_the_less_each_time),
        cmocka_unit_test(praise_without_gain_is_neutral),
        cmocka_unit_test(the_reward_that_is_chosen_is_worth_twice_as_much),
        cmocka_unit_test(valences_are_what_the_mean_of_the_largest_says),
        cmocka_unit_test(who_lacks_money_wants_money),
        cmocka_unit_test(no_inputs_in_range_lead_out_of_it),
    };
    return cmocka_run_group_tests_name("morale", tests, NULL, NULL);
}
