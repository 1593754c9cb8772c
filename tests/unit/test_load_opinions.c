/* What the section behaviour says of customers: presets, defaults, and what is refused. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "behaviour/behaviour.h"
#include "tests/unit/load_fixture.h"

#define DESK(behaviour) \
    "horizon: 1d 08:00-12:00\n" behaviour "contacts: {calls: {arrivals: 30/h, handle: 4min}}\n" TEAMS

static void nobody_is_asked_unless_the_scenario_does(void **state)
{
    static const char *const off[] = {
        DESK(""),
        DESK("behaviour: {preset: off, satisfaction: {first: 90%}}\n"),
        DESK(
            "behaviour: {preset: custom, satisfaction: {on: no}, complaints: {on: no}, loyalty: {on: no}}\n"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof off / sizeof off[0]; i++) {
        mu_model *m = load(off[i], NULL);
        assert_null(m->behaviour);
        mu_model_free(m);
    }
    mu_model *m = load(DESK("behaviour: {preset: custom, fatigue: {slower: 10%}}\n"), NULL);
    assert_false(mu_opinions_any(&m->behaviour->opinions));
    mu_model_free(m);
}

static void evidence_asks_everybody_with_the_defaults_of_the_formulas(void **state)
{
    mu_model          *m = load(DESK("behaviour: {preset: evidence}\n"), NULL);
    const mu_opinions *o = &m->behaviour->opinions;

    (void)state;
    assert_true(o->judge && o->complain && o->leave);
    assert_near(o->satisfaction.first, mu_satisfaction_default.first, 0);
    assert_near(o->satisfaction.waited, mu_satisfaction_default.waited, 0);
    assert_near(o->satisfaction.unsolved, mu_satisfaction_default.unsolved, 0);
    assert_near(o->satisfaction.again, mu_satisfaction_default.again, 0);
    assert_near(o->satisfaction.passed, mu_satisfaction_default.passed, 0);
    assert_near(o->loyalty.complains, mu_loyalty_default.complains, 0);
    assert_near(o->loyalty.discontent, mu_loyalty_default.discontent, 0);
    assert_near(o->loyalty.leaving_solved, mu_loyalty_default.leaving_solved, 0);
    assert_near(o->loyalty.leaving_unsolved, mu_loyalty_default.leaving_unsolved, 0);
    assert_near(o->loyalty.leaves, mu_loyalty_default.leaves, 0);
    assert_near(o->complaint_cost, 0, 0);
    assert_near(m->types[0].customer_value, 0, 0);
    mu_model_free(m);
}

static void what_is_written_counts(void **state)
{
    mu_model *m =
        load("horizon: 1d 08:00-12:00\n"
             "behaviour: {preset: custom, satisfaction: {first: 70%, passed: 1}, complaints: {usual: "
             "1%, discontent: 9%, cost: 50}}\n"
             "contacts: {calls: {arrivals: 30/h, handle: 4min, customer_value: 200}}\n" TEAMS,
             NULL);
    const mu_opinions *o = &m->behaviour->opinions;

    (void)state;
    assert_true(o->judge && o->complain && !o->leave);
    assert_near(o->satisfaction.first, 0.7, 1e-12);
    assert_near(o->satisfaction.passed, 1, 1e-12);
    assert_near(o->loyalty.complains, 0.01, 1e-12);
    assert_near(o->loyalty.discontent, 0.09, 1e-12);
    assert_near(o->complaint_cost, 50, 1e-12);
    assert_near(m->types[0].customer_value, 200, 1e-12);
    mu_model_free(m);
}

static void what_cannot_be_is_refused(void **state)
{
    static const struct {
        const char *yaml, *says;
    } wrong[] = {
        { DESK("behaviour: {preset: custom, complaints: {discontent: 20%}}\n"),
          "without the module satisfaction nobody is discontent" },
        { DESK("behaviour: {preset: evidence, satisfaction: {on: no}, complaints: {discontent: 20%}}\n"),
          "without the module satisfaction nobody is discontent" },
        { DESK("behaviour: {preset: custom, loyalty: {leaving_solved: 40%}}\n"),
          "more customers would leave when their case is solved" },
        { DESK("behaviour: {preset: custom, loyalty: {leaves: 130%}}\n"), "a share from 0 to 100%" },
        { DESK("behaviour: {preset: custom, satisfaction: {waited: -1}}\n"), "from 0 to 100" },
        { DESK("behaviour: {preset: custom, satisfaction: {wait: 1}}\n"), "unknown key \"wait\"" },
        { "horizon: 1d 08:00-12:00\ncontacts: {calls: {arrivals: 30/h, handle: 4min, customer_value: "
          "-5}}\n" TEAMS,
          "from 0 to" },
    };
    char said[200];

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        refused(wrong[i].yaml, NULL, said, sizeof said);
        if (strstr(said, wrong[i].says) == NULL) fail_msg("%s: %s", wrong[i].yaml, said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_asked_unless_the_scenario_does),
        cmocka_unit_test(evidence_asks_everybody_with_the_defaults_of_the_formulas),
        cmocka_unit_test(what_is_written_counts),
        cmocka_unit_test(what_cannot_be_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
