/* Strain and people who leave: load, fatigue, burnout, absence, anger, attrition, hiring. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "behaviour/anger.h"
#include "behaviour/attrition.h"
#include "behaviour/hiring.h"
#include "behaviour/learning.h"
#include "behaviour/surge.h"
#include "behaviour/wellbeing.h"
#include "behaviour/workload.h"
#include "tests/unit/behaviour_fixture.h"

static const mu_load_params *const      load    = &mu_load_default;
static const mu_fatigue_params *const   fatigue = &mu_fatigue_default;
static const mu_attrition_params *const leaving = &mu_attrition_default;

#define LOAD(rho) mu_load_speed(load, rho), exp(-mu_load_speed(load, rho))

static void people_hurry_when_all_are_busy(void **state)
{
    (void)state;
    assert_vector("load u rho=0.5: u, mult", LOAD(0.5));
    assert_vector("load u rho=0.8: u, mult", LOAD(0.8));
    assert_vector("load u rho=0.92: u, mult", LOAD(0.92));
    assert_near(exp(-mu_load_speed(load, 1)), 0.9512, 5e-5);
    assert_exactly(mu_load_speed(load, 0), -0.08);
    assert_exactly(mu_load_speed(load, 2), 0.08);
    assert_near(mu_load_log_odds(load, 0.03), -0.03, 0);
    assert_exactly(mu_load_log_odds(load, -0.03), 0.0); /* who dawdles does no better */
}

static double after_hours(double f, mu_activity doing, double hours)
{
    return mu_fatigue_later(fatigue, f, doing, hours);
}

static void people_tire_and_recover(void **state)
{
    const double a = after_hours(0, MU_DOING_WORK, 2), b = after_hours(a, MU_ON_BREAK, 0.25);
    const double c = after_hours(b, MU_DOING_WORK, 2), d = after_hours(c, MU_ON_BREAK, 1);
    const double e = after_hours(d, MU_DOING_WORK, 4), f = after_hours(e, MU_OFF_DUTY, 14);
    const double all = after_hours(0, MU_DOING_WORK, 8);

    (void)state;
    assert_vector("fatigue day 2h,15min,2h,60min,4h,14h off", a, b, c, d, e, f);
    assert_vector("fatigue 8h no break: F, m(.30)", all, mu_fatigue_handle(fatigue, all));
    assert_near(after_hours(0.6, MU_BETWEEN_CONTACTS, 1), 0.6 * exp(-1), 1e-15);
    assert_near(after_hours(0, MU_DOING_OVERTIME, 2), after_hours(0, MU_DOING_WORK, 3), 1e-15);
    assert_near(mu_fatigue_log_odds(fatigue, 0.25), -0.1, 1e-15);
    for (int doing = 0; doing <= MU_OFF_DUTY; doing++)
        assert_exactly(after_hours(0.37, (mu_activity)doing, 0), 0.37);
}

/* The mean over a shift, at the middles of ten thousand pieces. */
static double mean_fatigue(double hours)
{
    double sum = 0;

    for (int i = 0; i < 10000; i++) sum += after_hours(0, MU_DOING_WORK, (i + 0.5) * hours / 10000);
    return sum / 10000;
}

static void long_shifts_are_slower(void **state)
{
    const double four = mean_fatigue(4), eight = mean_fatigue(8);

    (void)state;
    assert_vector("avg fatigue 4h,8h and AHT ratio", four, eight,
                  mu_fatigue_handle(fatigue, eight) / mu_fatigue_handle(fatigue, four));
}

/* Mean fatigue at work of a day of eight hours with an hour of break in so many pieces, evenly spread. */
static double mean_with_breaks(int pieces)
{
    const double stretch = 8.0 / (pieces + 1), step = stretch / 1000;
    double       f = 0, sum = 0;

    for (int i = 0; i <= pieces; i++) {
        for (int k = 0; k < 1000; k++) {
            sum += after_hours(f, MU_DOING_WORK, step / 2) * step;
            f = after_hours(f, MU_DOING_WORK, step);
        }
        if (pieces > 0) f = after_hours(f, MU_ON_BREAK, 1.0 / pieces);
    }
    return sum / 8;
}

/* Two halves of an hour rest better than one hour; beyond that, it hardly matters. */
static void breaks_rest(void **state)
{
    (void)state;
    for (int pieces = 1; pieces <= 8; pieces++)
        assert_true(mean_with_breaks(pieces) < 0.7 * mean_with_breaks(0));
    assert_true(mean_with_breaks(2) < mean_with_breaks(1));
}

static void burnt_out(const char *name, double occupancy, double abuse, double overtime, double support)
{
    const mu_burnout_rates r =
        mu_burnout_of(&mu_burnout_default, &(mu_strain){ occupancy, abuse, overtime, support });
    double b = 0;

    for (int day = 0; day < 60; day++) b = mu_burnout_after(r, b);
    assert_vector(name, r.load, r.recovery, mu_burnout_settled(r), b);
}

static void strain_burns_people_out_and_support_holds_them(void **state)
{
    (void)state;
    burnt_out("burnout occ=0.92 abuse=10 ot=0 mh=1: load,rec,B*,B(60d)", 0.92, 10, 0, 1);
    burnt_out("burnout occ=0.8 abuse=3 ot=0 mh=0: load,rec,B*,B(60d)", 0.8, 3, 0, 0);
    burnt_out("burnout occ=0.92 abuse=10 ot=2 mh=0: load,rec,B*,B(60d)", 0.92, 10, 2, 0);
    const mu_burnout_rates most = mu_burnout_of(&mu_burnout_default, &(mu_strain){ 0.5, 500, 0, 0 });
    assert_near(most.load, 0.015, 1e-15); /* fifteen abusive contacts are as bad as more */
}

static void who_is_not_strained_does_not_burn_out(void **state)
{
    const mu_burnout_rates none = mu_burnout_of(&mu_burnout_default, &(mu_strain){ 0.85, 0, 0, 0 });

    (void)state;
    assert_exactly(none.load, 0.0);
    assert_exactly(mu_burnout_after(none, 0), 0.0);
    assert_exactly(mu_burnout_settled(none), 0.0);
    assert_exactly(mu_burnout_settled((mu_burnout_rates){ 0, 0 }), 0.0);
    for (double support = 0, last = 1; support <= 1; support += 0.1) {
        const double b =
            mu_burnout_settled(mu_burnout_of(&mu_burnout_default, &(mu_strain){ 0.95, 8, 1, support }));
        assert_true(b < last);
        last = b;
    }
}

static void the_burnt_out_are_absent_more(void **state)
{
    const mu_absence_params *p = &mu_absence_default, off = { .rate = 0.03 };

    (void)state;
    assert_vector("p_absent B=0.25", mu_absence_chance(p, 0.25, 0, 1));
    assert_vector("p_absent B=0.5", mu_absence_chance(p, 0.5, 0, 1));
    assert_near(mu_absence_chance(p, 0, 0.5, 1), 1 / (1 + 0.97 / 0.03 * exp(0.25)), 1e-15);
    assert_exactly(mu_absence_chance(p, 0, 0, 1), 0.03);
    assert_exactly(mu_absence_chance(&off, 0.7, -0.4, 1), 0.03);
}

#define WAVE(day)                          \
    mu_wave_factor(&mu_wave_default, day), \
        mu_absence_chance(&mu_absence_default, 0, 0, mu_wave_factor(&mu_wave_default, day))

static void illness_comes_in_waves(void **state)
{
    const mu_wave_params off = { 1, 20, 5 };

    (void)state;
    assert_vector("sick wave mult d=10,15,20; p_absent", WAVE(10), WAVE(15), WAVE(20));
    for (double day = 0; day < 40; day++) assert_exactly(mu_wave_factor(&off, day), 1.0);
}

#define ANGER(name, wait, n, failed)                                      \
    do {                                                                  \
        const double a = mu_anger_of(&mu_anger_default, wait, n, failed); \
        assert_vector(name, a, mu_anger_abusive(&mu_anger_default, a, 0), \
                      mu_anger_handle(&mu_anger_default, a));             \
    } while (0)

static void waits_and_failures_make_angry(void **state)
{
    const mu_anger_params off = { .abusive = 0.04 };

    (void)state;
    ANGER("anger W=0 n=1 fail=0: a, P(abusive), AHT mult", 0, 1, false);
    ANGER("anger W=600 n=2 fail=0: a, P(abusive), AHT mult", 600, 2, false);
    ANGER("anger W=600 n=2 fail=1: a, P(abusive), AHT mult", 600, 2, true);
    assert_near(mu_anger_abusive(&mu_anger_default, 0.5, 1), 0.14 * 0.7, 1e-15);
    assert_exactly(mu_anger_of(&mu_anger_default, 0, 1, false), 0.0);
    assert_exactly(mu_anger_of(&off, 900, 3, true), 0.0);
    assert_exactly(mu_anger_abusive(&off, 1, 1), 0.04);
    assert_exactly(mu_anger_handle(&off, 1), 1.0);
}

#define STAYS(days) mu_attrition_hazard(leaving, days) * 365, exp(-mu_attrition_between(leaving, 0, days))

static void most_leave_early(void **state)
{
    double sum = 0;

    (void)state;
    assert_vector("h0 per day", leaving->base);
    assert_near(leaving->base, 0.000611352, 5.001e-10); /* the vector has nine decimals */
    assert_near(mu_attrition_base(0.2), leaving->base, 1e-18);
    assert_vector("hazard tenure=30 neutral (/yr), survival", STAYS(30));
    assert_vector("hazard tenure=90 neutral (/yr), survival", STAYS(90));
    assert_vector("hazard tenure=365 neutral (/yr), survival", STAYS(365));
    for (int i = 0; i < 10000; i++) sum += 0.01 * mu_attrition_hazard(leaving, 50 + 0.01 * (i + 0.5));
    assert_near(mu_attrition_between(leaving, 50, 150), sum, 1e-10);
    assert_near(mu_attrition_between(leaving, 50, 70) + mu_attrition_between(leaving, 70, 150),
                mu_attrition_between(leaving, 50, 150), 1e-15);
}

#define FACTOR(...) mu_attrition_factor(leaving, &(mu_bond){ __VA_ARGS__ })

static void pay_morale_and_freedom_hold_people(void **state)
{
    (void)state;
    assert_exactly(FACTOR(.pay = 1), 1.0);
    assert_vector("hazard ratio pay 5% below market", FACTOR(.pay = 0.95));
    assert_vector("hazard ratio autonomy/WFH=1", FACTOR(.pay = 1, .autonomy = 1));
    assert_vector("unvested equity 20% of pay: hazard multiplier exp(-2*.2)",
                  FACTOR(.pay = 1, .unvested = 0.2));
    assert_near(FACTOR(.pay = 1, .burnout = 0.5), 2.117, 5e-4);
    assert_near(FACTOR(.pay = 1, .morale = 0.3), exp(-0.3), 1e-15);
}

/* Without early leavers and bonds lives are exponential: at 0.3 a year and 60 days until a seat is filled again, it is
 * filled for 0.953003 of the time. */
static void without_gains_lives_are_exponential(void **state)
{
    const mu_attrition_params off  = { .base = 0.3 / 365, .early = 1, .settle = 90 };
    const double              mean = 1 / mu_attrition_hazard(&off, 17);

    (void)state;
    assert_exactly(mu_attrition_factor(&off, &(mu_bond){ -1, 1, 0.5, 0.7, 0.3 }), 1.0);
    assert_near(mu_attrition_between(&off, 10, 375), 0.3, 1e-15);
    assert_exactly(mu_attrition_hazard(&off, 0), off.base);
    assert_vector("seat availability h=.3/yr, vacancy 60 d", mean / (mean + 60));
}

static void a_lower_hazard_is_a_later_or_the_same_day(void **state)
{
    (void)state;
    for (double x = 0.5; x < 2; x += 0.05) {
        assert_true(FACTOR(.pay = x + 0.05) < FACTOR(.pay = x));
        assert_true(FACTOR(.pay = 1, .morale = x - 1) > FACTOR(.pay = 1, .morale = x - 0.9));
    }
}

static void few_of_those_who_are_asked_become_experts(void **state)
{
    const double yield = mu_hiring_yield(&mu_hiring_default, exp(-mu_attrition_between(leaving, 0, 60)));
    const double slow = mu_learning_handle(&mu_learning_default, mu_learning_gain(&mu_learning_default, 300));

    (void)state;
    assert_vector("hire: starts per requisition acc*(1-fail)*surv(40d prod)", yield);
    assert_vector("hire plan: yield per offer, m at floor, expert-equiv, offers for 10 expert-equiv", yield,
                  slow, 1 / slow, 10 / (yield / slow));
    assert_exactly(mu_hiring_default.lead_cv, 0.4);
    assert_exactly(mu_hiring_default.class_days + mu_hiring_default.nesting_days, 30.0);
}

static void who_chooses_strictly_gets_better_people_later(void **state)
{
    mu_hiring_params p = mu_hiring_default;

    (void)state;
    p.validity = 0.5;
    assert_vector("selection s=0.5: i, gain r=.5 sd=.12", mu_hiring_intensity(0.5), mu_hiring_gain(&p, 0.5));
    assert_vector("selection s=0.1: i, gain r=.5 sd=.12", mu_hiring_intensity(0.1), mu_hiring_gain(&p, 0.1));
    assert_near(mu_hiring_gain(&mu_hiring_default, 0.5), 0.2 * 0.12 * 0.797885, 2e-8);
    assert_exactly(mu_hiring_intensity(1), 0.0);
    assert_exactly(mu_hiring_gain(&(mu_hiring_params){ .spread = 0.12 }, 0.1), 0.0);
    assert_exactly(mu_hiring_gain(&(mu_hiring_params){ .validity = 0.5 }, 0.1), 0.0);
    assert_exactly(mu_hiring_lead(&p, 0.5), 30.0);
    assert_near(mu_hiring_lead(&p, 0.1), 150, 1e-12);
    for (double s = 0.01; s < 0.99; s += 0.01)
        assert_true(mu_hiring_intensity(s + 0.01) < mu_hiring_intensity(s));
}

static void people_differ(void **state)
{
    const double z = 1.2815515655446004;

    (void)state;
    assert_vector("agent heterogeneity sd .12: ratio 90th/10th pct speed",
                  exp(mu_hiring_ability(&mu_hiring_default, 0.3, z) -
                      mu_hiring_ability(&mu_hiring_default, 0.3, -z)));
    assert_exactly(mu_hiring_ability(&(mu_hiring_params){ 0 }, 0.05, z), 0.05);
}

static void strain_without_gain_is_neutral(void **state)
{
    const mu_load_params    calm   = { .usual = 0.8, .most = 0.08 };
    const mu_fatigue_params strong = { .work = 8, .overtime = 1.5, .idle = 1, .rest = 0.5, .off = 4 };

    (void)state;
    for (double x = 0; x <= 1; x += 0.05) {
        assert_exactly(mu_load_speed(&calm, x), 0.0);
        assert_exactly(mu_load_log_odds(&calm, x), 0.0);
        assert_exactly(mu_fatigue_handle(&strong, x), 1.0);
        assert_exactly(mu_fatigue_log_odds(&strong, x), 0.0);
    }
}

static void no_inputs_in_range_lead_out_of_it(void **state)
{
    mu_rng r = mu_rng_raw(16, 2, 3, 5);

    (void)state;
    for (int i = 0; i < 100000; i++) {
        const mu_activity doing = (mu_activity)mu_rng_below(&r, 5);
        assert_within(mu_fatigue_later(fatigue, any_of(&r, 0, 1), doing, any_of(&r, 0, 1e6)), 0, 1);
        assert_within(mu_load_speed(load, any_of(&r, 0, 1)), -0.08, 0.08);
        const mu_strain s = { any_of(&r, 0, 1), any_of(&r, 0, 1e3), any_of(&r, 0, 24), any_of(&r, 0, 1) };
        const double    b = mu_burnout_after(mu_burnout_of(&mu_burnout_default, &s), any_of(&r, 0, 1));
        const double    m = any_of(&r, -1, 1);
        assert_within(b, 0, 1);
        assert_within(mu_burnout_settled(mu_burnout_of(&mu_burnout_default, &s)), 0, 1);
        assert_within(mu_absence_chance(&mu_absence_default, b, m, any_of(&r, 1e-6, 1e6)), 0, 1);
        const double a = mu_anger_of(&mu_anger_default, any_of(&r, 0, 1e7), 1 + any_of(&r, 0, 100),
                                     any_of(&r, 0, 1) > 0.5);
        assert_within(a, 0, 1);
        assert_within(mu_anger_abusive(&mu_anger_default, a, any_of(&r, 0, 1)), 0, 0.24 + 1e-15);
        const mu_bond bond = { m, b, any_of(&r, 0.01, 100), any_of(&r, 0, 1), any_of(&r, 0, 5) };
        const double  from = any_of(&r, 0, 1e5);
        assert_within(mu_attrition_factor(leaving, &bond), 1e-10, 1e6);
        assert_within(mu_attrition_between(leaving, from, from + any_of(&r, 0, 1e5)), 0, 1e3);
        assert_within(mu_hiring_intensity(any_of(&r, 1e-6, 1)), 0, 6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_hurry_when_all_are_busy),
        cmocka_unit_test(people_tire_and_recover),
        cmocka_unit_test(long_shifts_are_slower),
        cmocka_unit_test(breaks_rest),
        cmocka_unit_test(strain_burns_people_out_and_support_holds_them),
        cmocka_unit_test(who_is_not_strained_does_not_burn_out),
        cmocka_unit_test(the_burnt_out_are_absent_more),
        cmocka_unit_test(illness_comes_in_waves),
        cmocka_unit_test(waits_and_failures_make_angry),
        cmocka_unit_test(most_leave_early),
        cmocka_unit_test(pay_morale_and_freedom_hold_people),
        cmocka_unit_test(without_gains_lives_are_exponential),
        cmocka_unit_test(a_lower_hazard_is_a_later_or_the_same_day),
        cmocka_unit_test(few_of_those_who_are_asked_become_experts),
        cmocka_unit_test(who_chooses_strictly_gets_better_people_later),
        cmocka_unit_test(people_differ),
        cmocka_unit_test(strain_without_gain_is_neutral),
        cmocka_unit_test(no_inputs_in_range_lead_out_of_it),
    };
    return cmocka_run_group_tests_name("strain", tests, NULL, NULL);
}
