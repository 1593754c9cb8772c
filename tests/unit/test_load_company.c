/* Mentoring, switching and morale: off unless they are written, and what is refused. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "behaviour/behaviour.h"
#include "tests/unit/load_fixture.h"

#define BEHAVIOUR(text) HORIZON "behaviour: {" text "}\n" CONTACTS TEAMS

static void evidence_alone_does_not_switch_them_on(void **state)
{
    mu_model *m = load(BEHAVIOUR("preset: evidence"), NULL);

    (void)state;
    assert_false(m->behaviour->mentors || m->behaviour->switches || m->behaviour->moods);
    mu_model_free(m);
    m = load(BEHAVIOUR("preset: evidence, morale: {on: no}, switching: {on: no}"), NULL);
    assert_false(m->behaviour->switches || m->behaviour->moods);
    mu_model_free(m);
}

static void written_they_have_the_defaults_of_the_formulas(void **state)
{
    mu_model *m =
        load(BEHAVIOUR("preset: evidence, mentoring: {per_mentor: 2}, switching: {on: yes}, morale: "
                       "{growth: 0.5, security: -1}"),
             NULL);
    const mu_behaviour *b = m->behaviour;

    (void)state;
    assert_true(b->mentors && b->switches && b->moods);
    assert_near(b->mentoring.peers, mu_mentoring_default.peers, 0);
    assert_near(b->mentoring.mentored, mu_mentoring_default.mentored, 0);
    assert_near(b->mentoring.mentor, mu_mentoring_default.mentor, 0);
    assert_near(b->mentoring.switching, 0.05, 0);
    assert_near(b->per_mentor, 2, 0);
    assert_near(b->morale.weight, mu_morale_default.weight, 0);
    assert_near(b->morale.constant, mu_morale_default.constant, 0);
    assert_near(b->morale.asymmetry, mu_morale_default.asymmetry, 0);
    for (int i = 0; i < MU_MORALE_EVENTS; i++) assert_near(b->morale.jump[i], mu_morale_default.jump[i], 0);
    assert_near(b->motivator[1], 0.5, 0);
    assert_near(b->hygiene[4], -1, 0);
    assert_near(b->effort.morale, mu_effort_default.morale, 0);
    assert_near(b->attrition.morale, mu_attrition_default.morale, 0);
    assert_near(b->absence.morale, mu_absence_default.morale, 0);
    mu_model_free(m);
}

static void what_cannot_be_meant_is_refused(void **state)
{
    static const struct {
        const char *text, *says;
    } known[] = {
        { BEHAVIOUR("preset: custom, mentoring: {peers: 50%}"),
          "nobody learns, so that there is nothing to be learnt from others" },
        { BEHAVIOUR("preset: evidence, mentoring: {until: 90%}"),
          "people would have a mentor when they are experienced themselves" },
        { BEHAVIOUR("preset: custom, morale: {pay: -1}"),
          "morale would change nothing: nobody tries, leaves or stays away by it" },
        { BEHAVIOUR("preset: evidence, morale: {pay: -2}"), "a number from -1 to 1" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        char message[300];
        refused(known[i].text, NULL, message, sizeof message);
        assert_string_equal(message, known[i].says);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evidence_alone_does_not_switch_them_on),
        cmocka_unit_test(written_they_have_the_defaults_of_the_formulas),
        cmocka_unit_test(what_cannot_be_meant_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
