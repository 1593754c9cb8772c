/* Behaviour: what is off, or has no gain, changes nothing on random floors, to the last bit; and what practice and breaks
 * can only do in one direction. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { FLOORS = 80 };

static mu_model *with(const char *yaml, const char *behaviour)
{
    const mu_load_options options = { .set = &behaviour, .n_set = 1 };
    mu_diag              *diag    = mu_diag_new();
    mu_model             *m       = NULL;

    if (mu_scenario_load_text(yaml, strlen(yaml), "test", &options, diag, &m) != MU_OK) {
        char *why = mu_diag_render(diag);
        print_error("%s\n%s", yaml, why);
        free(why);
        fail_msg("refused");
    }
    mu_diag_free(diag);
    return m;
}

static const char *const without_effect[] = {
    "behaviour={preset: off, fatigue: {slower: 40%}, ability: {spread: 20%}}",
    "behaviour={preset: custom, learning: {slower: 0, solves_less: 0, pace: 20, half_life: 1d, grace: 0s}}",
    "behaviour={preset: custom, fatigue: {slower: 0, solves_less: 0}}",
    "behaviour={preset: custom, ability: {spread: 0}}",
    "behaviour={preset: custom, fatigue: {slower: 0, solves_less: 0}, calibration: {basis: measured}}",
    "behaviour={preset: custom, load: {faster: 0}}",
    "behaviour={preset: custom, load: {most: 0}}",
    "behaviour={preset: custom, anger: {slower: 0}}",
    "behaviour={preset: custom, burnout: {first: 50%}, absence: {rate: 0, burnout: 0}}",
    "behaviour={preset: custom, absence: {rate: 0}}",
    "behaviour={preset: custom, attrition: {yearly: 0}}",
    ("behaviour={preset: custom, satisfaction: {first: 50%}, complaints: {usual: 50%}, loyalty: {leaves: "
     "100%}}"),
    ("behaviour={preset: evidence, learning: {slower: 0, solves_less: 0}, fatigue: {slower: 0, solves_less: "
     "0}, "
     "ability: {spread: 0}, load: {faster: 0}, anger: {slower: 0}, absence: {rate: 0, burnout: 0}, "
     "attrition: {yearly: 0}, effort: {burnout: 0}}"),
    ("behaviour={preset: custom, learning: {slower: 0, solves_less: 0, pace: 20}, mentoring: {peers: 0, "
     "mentored: 1, mentor: 0}}"),
    "behaviour={preset: custom, switching: {slower: 0}}",
    ("behaviour={preset: custom, effort: {burnout: 0, peers: 0.5, fairness: 1, crowding: 0.1, novelty: 0, "
     "delay: 1, "
     "most: 0}}"),
    ("behaviour={preset: custom, attrition: {yearly: 0}, effort: {burnout: 0}, morale: {growth: 1, pay: -1, "
     "tries: 0}}"),
    ("behaviour={preset: custom, complaints: {usual: 50%}, loyalty: {leaves: 100%}, recovery: {failure: 9, "
     "refund: 5}}"),
    "behaviour={preset: custom, effort: {burnout: 0}, gaming: {most: 100%}, burnout: {first: 50%}}",
};

enum { WITHOUT_EFFECT = (int)(sizeof without_effect / sizeof without_effect[0]) };

/* Told event by event, and counted without anybody who watches: the short way against the long one. Each floor meets every
 * third way, in turn, so that each way meets a third of the floors. */
static void check_no_effect(const char *yaml, uint64_t floor)
{
    mu_model  *m    = mu_test_model(yaml);
    char      *told = mu_test_watch(m, NULL, NULL);
    mu_world  *w    = mu_world_new(m, NULL, NULL);
    mu_record *r    = mu_record_new(m);

    assert_int_equal(mu_world_run(w, 7, 0, r), MU_OK);
    for (int i = (int)(floor % 3); i < WITHOUT_EFFECT; i += 3) {
        mu_model *n     = with(yaml, without_effect[i]);
        char     *again = mu_test_watch(n, NULL, NULL);
        assert_string_equal(told, again);
        assert_true((n->behaviour == NULL) == (i == 0));

        mu_world  *v = mu_world_new(n, NULL, NULL);
        mu_record *s = mu_record_new(n);
        assert_int_equal(mu_world_run(v, 7, 0, s), MU_OK);
        assert_int_equal(r->contacts, s->contacts);
        assert_memory_equal(r->contact, s->contact,
                            (size_t)m->calendar.n_cells * (size_t)m->n_types * sizeof *r->contact);
        assert_memory_equal(r->team, s->team,
                            (size_t)m->calendar.n_cells * (size_t)m->n_teams * sizeof *r->team);
        mu_record_free(s);
        mu_world_free(v);
        free(again);
        mu_model_free(n);
    }
    mu_record_free(r);
    mu_world_free(w);
    free(told);
    mu_model_free(m);
}

static void what_has_no_gain_changes_nothing(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char *floor = mu_random_floor(i, false), *plain = mu_random_scenario(i, false);
        check_no_effect(floor, i);
        check_no_effect(plain, i);
        free(floor);
        free(plain);
    }
}

/* And what has one does, or the test above would show nothing. */
static void what_has_gain_changes_much(void **state)
{
    int differ = 0;

    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char     *yaml = mu_random_floor(i, false);
        mu_model *m = mu_test_model(yaml), *n = with(yaml, "behaviour={preset: evidence}");
        char     *told = mu_test_watch(m, NULL, NULL), *otherwise = mu_test_watch(n, NULL, NULL);
        differ += strcmp(told, otherwise) != 0;
        free(told);
        free(otherwise);
        mu_model_free(m);
        mu_model_free(n);
        free(yaml);
    }
    assert_true(differ > FLOORS / 2);
}

/* ---- in one direction ----------------------------------------------------------------------------- */

typedef struct {
    double handle_us, fatigue;
} seen;

static seen run(const char *yaml, uint64_t seed)
{
    mu_model  *m     = mu_test_model(yaml);
    mu_world  *w     = mu_world_new(m, NULL, NULL);
    mu_record *r     = mu_record_new(m);
    seen       s     = { 0 };
    double     begun = 0;

    assert_int_equal(mu_world_run(w, seed, 0, r), MU_OK);
    for (int32_t i = 0; i < m->calendar.n_cells * m->n_teams; i++) {
        s.handle_us += r->team[i].talk_us + r->team[i].wrap_up_us;
        s.fatigue += r->minds[i].of[MU_SUM_FATIGUE];
        begun += r->minds[i].of[MU_SUM_BEGUN];
    }
    assert_true(begun > 100);
    s.handle_us /= begun;
    s.fatigue /= begun;
    mu_record_free(r);
    mu_world_free(w);
    mu_model_free(m);
    return s;
}

/* So many people that everybody is answered, and the same customers come to all of them. */
static void who_has_more_experience_never_takes_longer(void **state)
{
    static const char *const level[] = { "novice",    "100 contacts", "beginner",
                                         "competent", "proficient",   "expert" };
    char                     yaml[500];

    (void)state;
    for (uint64_t seed = 1; seed <= 10; seed++) {
        double before = 1e18;
        for (size_t i = 0; i < sizeof level / sizeof level[0]; i++) {
            snprintf(yaml, sizeof yaml,
                     "horizon: 2d 08:00-18:00\nbehaviour: {preset: custom, learning: {curve: %s}}\n"
                     "contacts: {calls: {arrivals: 30/h, handle: {mean: 4min, cv: 0.8}}}\n"
                     "teams: {desk: {people: 40, skills: {calls: %s}}}\n",
                     seed % 2 ? "power" : "exponential", level[i]);
            const seen s = run(yaml, seed);
            assert_true(s.handle_us < before);
            before = s.handle_us;
        }
    }
}

static void breaks_make_people_less_tired(void **state)
{
#define TEAM(breaks)                                                                 \
    "horizon: 5d 08:00-18:00\nbehaviour: {preset: custom, fatigue: {slower: 30%}}\n" \
    "contacts: {calls: {arrivals: 100/h, handle: {mean: 4min}}}\nteams: {desk: {people: 12" breaks "}}\n"
    double none = 0, two = 0, four = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 10; seed++) {
        none += run(TEAM(""), seed).fatigue;
        two += run(TEAM(", breaks: [30min at 11:00, 30min at 15:00]"), seed).fatigue;
        four += run(TEAM(", breaks: [30min at 10:00, 30min at 12:00, 30min at 14:00, 30min at 16:00]"), seed)
                    .fatigue;
    }
    assert_true(two < 0.98 * none);
    assert_true(four < 0.98 * two);
#undef TEAM
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_has_no_gain_changes_nothing),
        cmocka_unit_test(what_has_gain_changes_much),
        cmocka_unit_test(who_has_more_experience_never_takes_longer),
        cmocka_unit_test(breaks_make_people_less_tired),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
