/* The section behaviour: presets, defaults, and levels in skills that are only where people begin. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "behaviour/behaviour.h"
#include "experiment/measure.h"
#include "tests/unit/load_fixture.h"

#define DESK(behaviour, skills)                                                                         \
    "horizon: 1d 08:00-12:00\n" behaviour "contacts: {calls: {arrivals: 30/h, handle: 4min, resolved: " \
    "0.8}}\nteams: {desk: {people: 3, skills: {calls: " skills "}}}\n"

static void it_is_off_unless_it_is_asked_for(void **state)
{
    static const char *const off[] = {
        DESK("", "novice"),
        DESK("behaviour: {preset: off}\n", "novice"),
        DESK("behaviour: {preset: off, learning: {slower: 50%}}\n", "novice"),
        DESK("behaviour: {preset: custom, learning: {on: no}}\n", "novice"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof off / sizeof off[0]; i++) {
        mu_model            *m = load(off[i], NULL);
        const mu_proficiency p = mu_model_proficiency(m, 0, 0, 0);
        assert_null(m->behaviour);
        assert_near(p.handle, 1.75, 1e-12);
        assert_true(p.resolved > 0.6 && p.resolved < 0.7);
        assert_true(p.lacks == 0);
        mu_model_free(m);
    }
}

static void evidence_is_everything_with_the_defaults_of_the_formulas(void **state)
{
    mu_model           *m = load(DESK("behaviour: {preset: evidence}\n", "novice"), NULL);
    const mu_behaviour *b = m->behaviour;

    (void)state;
    assert_true(b->learns && b->tires && b->differs);
    assert_int_equal(b->learning.form, mu_learning_default.form);
    assert_near(b->learning.slower, mu_learning_default.slower, 0);
    assert_near(b->learning.pace, mu_learning_default.pace, 0);
    assert_near(b->learning.bend, mu_learning_default.bend, 0);
    assert_near(b->learning.gap, mu_learning_default.gap, 0);
    assert_near(b->learning.half_life, mu_learning_default.half_life, 0);
    assert_near(b->learning.grace, mu_learning_default.grace, 0);
    assert_near(b->per_contact, 1, 0);
    assert_near(b->fatigue.slower, mu_fatigue_default.slower, 0);
    assert_near(b->fatigue.quality, mu_fatigue_default.quality, 0);
    assert_near(b->fatigue.work, mu_fatigue_default.work, 0);
    assert_near(b->fatigue.overtime, mu_fatigue_default.overtime, 0);
    assert_near(b->fatigue.idle, mu_fatigue_default.idle, 0);
    assert_near(b->fatigue.rest, mu_fatigue_default.rest, 0);
    assert_near(b->fatigue.off, mu_fatigue_default.off, 0);
    assert_near(b->people.spread, mu_hiring_default.spread, 0);
    mu_model_free(m);
}

static void evidence_has_the_strain_of_work_with_the_defaults_of_the_formulas(void **state)
{
    mu_model           *m = load(DESK("behaviour: {preset: evidence}\n", "novice"), NULL);
    const mu_behaviour *b = m->behaviour;

    (void)state;
    assert_true(b->hurries && b->angers && b->burns && b->misses);
    assert_near(b->load.gain, mu_load_default.gain, 0);
    assert_near(b->load.usual, mu_load_default.usual, 0);
    assert_near(b->load.most, mu_load_default.most, 0);
    assert_near(b->load.quality, mu_load_default.quality, 0);
    assert_near(b->load_hours, 0.5, 0);
    assert_memory_equal(&b->anger, &mu_anger_default, sizeof b->anger);
    assert_near(b->burnout.busy, mu_burnout_default.busy, 0);
    assert_near(b->burnout.usual, mu_burnout_default.usual, 0);
    assert_near(b->burnout.abused, mu_burnout_default.abused, 0);
    assert_near(b->burnout.overtime, mu_burnout_default.overtime, 0);
    assert_near(b->burnout.healed, mu_burnout_default.healed, 1e-15);
    assert_near(b->support, 0, 0);
    assert_near(b->burnout_first, 0, 0);
    assert_near(b->absence.rate, mu_absence_default.rate, 0);
    assert_near(b->absence.burnout, mu_absence_default.burnout, 0);
    assert_non_null(m->stretches); /* people have days one by one */
    mu_model_free(m);

    m = load(DESK("behaviour: {preset: custom, burnout: {heals: never, support: 40%, first: 20%}}\n",
                  "novice"),
             NULL);
    b = m->behaviour;
    assert_true(b->burns && !b->hurries && !b->angers && !b->misses);
    assert_near(b->burnout.healed, 0, 0);
    assert_near(b->support, 0.4, 1e-15);
    assert_near(b->burnout_first, 0.2, 1e-15);
    assert_null(m->stretches); /* burnout alone keeps nobody away */
    mu_model_free(m);
}

static void what_is_not_modelled_is_not_measured(void **state)
{
    static const char *const names[] = { "practice", "fatigue", "anger", "abusive", "burnout" };
    static const struct {
        const char *module;
        bool        measured[5];
    } known[] = { { "learning: {slower: 50%}", { true, false, false, false, false } },
                  { "fatigue: {slower: 50%}", { false, true, false, false, false } },
                  { "anger: {slower: 50%}", { false, false, true, true, false } },
                  { "burnout: {usual: 80%}", { false, false, false, false, true } } };

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        char yaml[500];
        snprintf(yaml, sizeof yaml, DESK("behaviour: {preset: custom, %s}\n", "novice"), known[i].module);
        mu_model *m = load(yaml, NULL);
        for (int k = 0; k < 5; k++)
            assert_int_equal(mu_measure_applies(mu_measure_find(names[k]), m, false), known[i].measured[k]);
        mu_model_free(m);
    }
}

/* What an arm changes must not be divided out again. */
static void what_was_measured_is_the_scenario_without_its_arms(void **state)
{
    static const char yaml[] =
        "horizon: 1d 08:00-12:00\nbehaviour: {preset: evidence, calibration: {basis: measured}}\n"
        "contacts: {calls: {arrivals: 30/h, handle: 4min}}\nteams: {desk: {people: 3}}\n"
        "arms: {more: {teams: {desk: {people: 4}}}, experts: {behaviour: {calibration: {basis: expert}}}}\n";
    mu_model *m = load(yaml, NULL);

    (void)state;
    assert_true(m->behaviour->measured);
    assert_null(m->as_measured);
    mu_model_free(m);
    m = load(yaml, &(mu_load_options){ .arm = "more" });
    assert_int_equal(m->teams[0].n_people, 4);
    assert_int_equal(m->as_measured->teams[0].n_people, 3);
    mu_model_free(m);
    m = load(yaml, &(mu_load_options){ .arm = "experts" });
    assert_null(m->as_measured);
    mu_model_free(m);
}

static void what_is_written_counts(void **state)
{
    mu_model *m =
        load(DESK("behaviour: {preset: custom, fatigue: {slower: 10%, work: 90min, break: 6min, off: 1d}}\n",
                  "novice"),
             NULL);
    (void)state;
    assert_true(!m->behaviour->learns && m->behaviour->tires && !m->behaviour->differs);
    assert_near(m->behaviour->fatigue.slower, 0.1, 1e-12);
    assert_near(m->behaviour->fatigue.work, 1.5, 1e-12);
    assert_near(m->behaviour->fatigue.rest, 0.1, 1e-12);
    assert_near(m->behaviour->fatigue.off, 24, 1e-12);
    assert_near(mu_model_proficiency(m, 0, 0, 0).handle, 1.75, 1e-12); /* nobody learns: the level holds */
    mu_model_free(m);

    m = load(DESK("behaviour: {preset: evidence, ability: {on: no}, learning: {half_life: never, curve: "
                  "exponential}}\n",
                  "novice"),
             NULL);
    assert_true(m->behaviour->learns && m->behaviour->tires && !m->behaviour->differs);
    assert_true(isinf(m->behaviour->learning.half_life));
    assert_int_equal(m->behaviour->learning.form, MU_LEARNING_EXPONENTIAL);
    mu_model_free(m);
}

static void a_level_is_where_people_begin_and_not_counted_twice(void **state)
{
    static const struct {
        const char *level;
        double      contacts;
    } known[] = { { "novice", 0 }, { "beginner", 500 }, { "3000 contacts", 3000 }, { "expert", INFINITY } };

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        char yaml[500];
        snprintf(yaml, sizeof yaml, DESK("behaviour: {preset: custom, learning: {pace: 700}}\n", "%s"),
                 known[i].level);
        mu_model            *m = load(yaml, NULL);
        const mu_proficiency p = mu_model_proficiency(m, 0, 0, 0);
        assert_near(p.handle, 1, 0);
        assert_true(p.resolved < 0);
        if (isinf(known[i].contacts))
            assert_true(isinf(mu_first_contacts(p.lacks)));
        else
            assert_near(mu_first_contacts(p.lacks), known[i].contacts, 1e-8);
        mu_model_free(m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_off_unless_it_is_asked_for),
        cmocka_unit_test(evidence_is_everything_with_the_defaults_of_the_formulas),
        cmocka_unit_test(evidence_has_the_strain_of_work_with_the_defaults_of_the_formulas),
        cmocka_unit_test(what_is_not_modelled_is_not_measured),
        cmocka_unit_test(what_was_measured_is_the_scenario_without_its_arms),
        cmocka_unit_test(what_is_written_counts),
        cmocka_unit_test(a_level_is_where_people_begin_and_not_counted_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
