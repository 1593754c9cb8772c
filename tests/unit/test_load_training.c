/* The sections training and knowledge: what courses teach by their kind, when they are held, and what switches them off. What
 * is refused is in tests/golden/bad. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "behaviour/behaviour.h"
#include "experiment/measure.h"
#include "model/assumption.h"
#include "sim/pauses.h"
#include "tests/unit/load_fixture.h"

#define DESK(more)                                                                                       \
    "horizon: 30d 08:00-12:00\ncontacts: {calls: {arrivals: 30/h, handle: 4min}, mail: {arrivals: 1/h, " \
    "handle: 4min}}\n"                                                                                   \
    "teams: {desk: {people: 9}, back: {people: 6}}\n" more

static void the_defaults_of_an_internal_week_are_those_of_the_formulas(void **state)
{
    mu_model *m =
        load(DESK("behaviour: {preset: evidence}\n"
                  "training: {week: {from: 2026-01-12, days: mon-fri, sessions: 5, at: 08:00, for: 8h, kind: "
                  "internal}}\n"),
             NULL);
    const mu_behaviour *b = m->behaviour;
    const mu_course    *c = &b->courses[0];
    (void)state;

    assert_int_equal(b->n_courses, 1);
    assert_string_equal(c->name, "week");
    assert_near(c->teaches.speed, mu_training_default.speed, 1e-15);
    assert_near(c->teaches.transfer, mu_training_default.transfer, 0);
    assert_near(c->teaches.half_life, mu_training_default.half_life, 0);
    assert_near(c->teaches.peers, mu_training_default.peers, 1e-15);
    assert_near(c->teaches.quality, mu_training_default.quality, 0);
    assert_near(c->teaches.onboarding, mu_training_default.onboarding, 0);
    assert_true(c->of[0] && c->of[1]);
    assert_int_equal(c->sessions, 5);
    assert_near(c->hours, 40, 0);
    assert_near(c->cost, 0, 0);
    for (int32_t i = 0; i < 2; i++) { /* back before desk: twelve of fifteen at once */
        const mu_meeting *k = &m->teams[i].worktime->meetings[0];
        assert_int_equal(k->seats, 12);
        assert_int_equal(k->places, 15);
        assert_int_equal(k->first_place, i == 0 ? 0 : 6);
        assert_near(k->share, 0.8, 1e-15);
    }
    mu_model_free(m);
}

static void a_short_course_teaches_a_part_of_a_week_and_no_course_more(void **state)
{
    static const struct {
        const char *what;
        double      speed, quality, transfer, cost;
    } known[] = { { "for: 4h, kind: internal", 0.0154, 0, 0.62, 0 },
                  { "for: 4h, kind: external", 0.0154, 0, 0.5, 80 },
                  { "for: 4h, kind: online", 0.012, 0, 0.5, 10 },
                  { "for: 4h, kind: roleplay", 0.003, 0.03, 0.62, 0 },
                  { "for: 4h, kind: case", 0.005, 0.02, 0.62, 0 },
                  { "for: 4h, kind: seminar", 0.005, 0.01, 0.4, 15 },
                  { "for: 4h, sessions: 20, kind: internal", 0.154, 0, 0.62, 0 },
                  { "for: 4h, kind: seminar, faster: 7%, cost: 1, transfer: 90%", 0.07, 0.01, 0.9, 1 },
                  { "for: 4h, solves: 0.5", 0, 0.5, 0.62, 0 } };

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        char yaml[600];
        snprintf(yaml, sizeof yaml,
                 DESK("behaviour: {preset: custom}\ntraining: {x: {at: 08:00, skills: mail, %s}}\n"),
                 known[i].what);
        mu_model        *m = load(yaml, NULL);
        const mu_course *c = &m->behaviour->courses[0];
        assert_near(c->teaches.speed, known[i].speed, 1e-15);
        assert_near(c->teaches.quality, known[i].quality, 1e-15);
        assert_near(c->teaches.transfer, known[i].transfer, 0);
        assert_near(c->cost, known[i].cost, 1e-12);
        assert_near(c->teaches.peers, known[i].speed * (0.05 / 0.154), 1e-15);
        assert_true(!c->of[0] && c->of[1]);
        mu_model_free(m);
    }
}

static void it_is_off_unless_people_change(void **state)
{
    static const char *const off[] = {
        DESK(
            "behaviour: {preset: off}\ntraining: {x: {at: 08:00, for: 1h, kind: internal}}\nknowledge: {}\n"),
        DESK("behaviour: {preset: custom, training: {on: no}}\ntraining: {x: {at: 08:00, for: 1h, kind: "
             "internal}}\n"),
        DESK("training: {x: {at: 08:00, for: 1h, days: mon, every: 14d, seats: 4}}\n"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof off / sizeof off[0]; i++) {
        mu_model *m = load(off[i], NULL);
        assert_null(m->behaviour);
        assert_int_equal(m->teams[0].worktime->meetings[0].course, -1);
        assert_false(mu_measure_applies(mu_measure_find("trained"), m, false));
        assert_false(mu_measure_applies(mu_measure_find("coverage"), m, false));
        mu_model_free(m);
    }
}

static void only_what_teaches_is_a_course(void **state)
{
    mu_model *m =
        load(DESK("behaviour: {preset: custom}\n"
                  "meetings: {weekly: {at: 08:00, for: 30min}}\n"
                  "training: {a: {at: 08:00, for: 1h}, b: {at: 09:00, for: 1h, faster: 1%}, c: {at: 10:00, "
                  "for: 1h, teams: desk, solves: 1}}\n"),
             NULL);
    (void)state;
    assert_int_equal(m->behaviour->n_courses, 2);
    assert_int_equal(m->teams[0].worktime->n_meetings, 3);
    assert_int_equal(m->teams[1].worktime->n_meetings, 4);
    for (int i = 0; i < 4; i++)
        assert_int_equal(m->teams[1].worktime->meetings[i].course, i - 2 < 0 ? -1 : i - 2);
    assert_true(mu_measure_applies(mu_measure_find("trained"), m, false));
    assert_false(mu_measure_applies(mu_measure_find("coverage"), m, false));
    mu_model_free(m);
}

static bool is_assumed(const mu_model *m, const char *path)
{
    for (int32_t i = 0; i < m->n_assumptions; i++)
        if (strcmp(m->assumptions[i].path, path) == 0) return true;
    return false;
}

static void only_what_is_taught_rests_on_assumptions(void **state)
{
    (void)state;
    for (int on = 0; on < 2; on++) {
        char yaml[700];
        snprintf(
            yaml, sizeof yaml,
            "%straining: {a: {at: 08:00, for: 1h}, b: {at: 09:00, for: 1h, faster: 5%%}}\nknowledge: {}\n"
            "behaviour: {preset: custom, learning: {slower: 50%%}, training: {on: %s}, knowledge: {on: "
            "%s}}\n",
            DESK(""), on ? "yes" : "no", on ? "yes" : "no");
        mu_model *m = load(yaml, NULL);
        assert_false(is_assumed(m, "training.a.half_life"));
        assert_int_equal(is_assumed(m, "training.b.half_life"), on);
        assert_int_equal(is_assumed(m, "knowledge.coverage"), on);
        mu_model_free(m);
    }
}

/* Two sessions on Mondays and Wednesdays, from Wednesday 7 January on, again after 14 days, until the 25th. */
static void sessions_are_on_their_weekdays_round_by_round(void **state)
{
    static const struct {
        int day, round;
    } held[]    = { { 2, 0 },
                    { 7, 0 },
                    { 16, 1 } }; /* the second of the second round would be after the last day */
    mu_model *m = load(
        DESK("training: {x: {days: [mon, wed], at: 08:00, for: 1h, sessions: 2, from: 2026-01-07, every: "
             "14d, till: 2026-01-25}}\n"),
        NULL);
    size_t n = 0;

    (void)state;
    for (int day = 0; day < 30; day++) {
        int64_t round;
        if (!mu_pauses_held(m, &m->teams[0].worktime->meetings[0], day, &round)) continue;
        assert_true(n < sizeof held / sizeof held[0]);
        assert_int_equal(day, held[n].day);
        assert_int_equal(round, held[n++].round);
    }
    assert_int_equal(n, sizeof held / sizeof held[0]);
    mu_model_free(m);
}

static void knowledge_has_the_defaults_of_the_formulas(void **state)
{
    mu_model           *m = load(DESK("behaviour: {preset: evidence}\nknowledge: {}\n"), NULL);
    const mu_behaviour *b = m->behaviour;

    (void)state;
    assert_true(b->knows && b->known[0] && b->known[1]);
    assert_memory_equal(&b->knowledge, &mu_knowledge_default, sizeof b->knowledge);
    assert_near(b->coverage, 0.3, 0);
    assert_near(b->adoption, 1, 0);
    assert_near(b->writes, 0, 0);
    assert_true(mu_measure_applies(mu_measure_find("coverage"), m, false));
    mu_model_free(m);

    m = load(DESK(
                 "behaviour: {preset: evidence}\n"
                 "knowledge: {kind: assistant, skills: mail, half_life: never, adoption: 70%, writes: 5%}\n"),
             NULL);
    b = m->behaviour;
    assert_near(b->knowledge.help, mu_knowledge_assistant.help, 0);
    assert_true(isinf(b->knowledge.half_life));
    assert_true(!b->known[0] && b->known[1]);
    assert_near(b->adoption, 0.7, 0);
    assert_near(b->writes, 0.05, 0);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_defaults_of_an_internal_week_are_those_of_the_formulas),
        cmocka_unit_test(a_short_course_teaches_a_part_of_a_week_and_no_course_more),
        cmocka_unit_test(it_is_off_unless_people_change),
        cmocka_unit_test(only_what_teaches_is_a_course),
        cmocka_unit_test(only_what_is_taught_rests_on_assumptions),
        cmocka_unit_test(sessions_are_on_their_weekdays_round_by_round),
        cmocka_unit_test(knowledge_has_the_defaults_of_the_formulas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
