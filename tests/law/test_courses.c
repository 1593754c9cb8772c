/* Courses and knowledge: what teaches nothing is time away and nothing else, to the last bit; and what teaches more never
 * makes work longer. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { FLOORS = 20 };

/* Watched, and counted without anybody who watches. */
typedef struct {
    char  *told;
    double handle_us, begun;
} seen;

static mu_model *with(const char *yaml, const char *const *set, int n)
{
    const mu_load_options options = { .set = set, .n_set = n };
    mu_diag              *diag    = mu_diag_new();
    mu_model             *m       = NULL;

    if (mu_scenario_load_text(yaml, strlen(yaml), "test", &options, diag, &m) != MU_OK) {
        char *why = mu_diag_render(diag);
        print_error("%s", why);
        free(why);
        fail_msg("refused");
    }
    mu_diag_free(diag);
    return m;
}

static seen run(const char *yaml, const char *const *set, int n, uint64_t seed, bool watch)
{
    mu_model  *m = with(yaml, set, n);
    mu_world  *w = mu_world_new(m, NULL, NULL);
    mu_record *r = mu_record_new(m);
    seen       s = { .told = watch ? mu_test_watch(m, NULL, NULL) : NULL };

    assert_int_equal(mu_world_run(w, seed, 0, r), MU_OK);
    for (int32_t i = 0; i < m->calendar.n_cells * m->n_teams; i++) {
        s.handle_us += r->team[i].talk_us + r->team[i].wrap_up_us;
        if (r->minds != NULL) s.begun += r->minds[i].of[MU_SUM_BEGUN];
    }
    mu_record_free(r);
    mu_world_free(w);
    mu_model_free(m);
    return s;
}

#define TIME    "at: 10:00, for: 1h, share: 40%"
#define NOTHING "faster: 0, solves: 0, peers: 0, transfer: 100%"

static const struct {
    const char *plain[2], *without[2];
} pairs[] = {
    { { "training={x: {" TIME "}}", "behaviour={preset: off}" },
      { "training={x: {" TIME ", " NOTHING "}}", "behaviour={preset: custom}" } },
    { { "training={x: {" TIME "}}", "behaviour={preset: off}" },
      { "training={x: {" TIME ", kind: internal, practice: 20%}}", "behaviour={preset: off}" } },
    { { "training={x: {" TIME "}}", "behaviour={preset: custom, fatigue: {slower: 20%}}" },
      { "training={x: {" TIME ", faster: 20%, transfer: 0, peers: 0}}",
        "behaviour={preset: custom, fatigue: {slower: 20%}}" } },
    { { "training={x: {" TIME "}}", "behaviour={preset: custom, learning: {slower: 50%, pace: 20}}" },
      { "training={x: {" TIME ", practice: 0, faster: 0}}",
        "behaviour={preset: custom, learning: {slower: 50%, pace: 20}}" } },
    { { "name=x", "behaviour={preset: custom, learning: {slower: 50%, pace: 20}}" },
      { "knowledge={help: 0, coverage: 80%, writes: 50%}",
        "behaviour={preset: custom, learning: {slower: 50%, pace: 20}}" } },
    { { "name=x", "behaviour={preset: custom, learning: {slower: 50%, pace: 20}}" },
      { "knowledge={help: 50%, coverage: 0}",
        "behaviour={preset: custom, learning: {slower: 50%, pace: 20}}" } },
    { { "name=x", "behaviour={preset: custom, learning: {slower: 50%, pace: 20}}" },
      { "knowledge={kind: assistant}",
        "behaviour={preset: custom, knowledge: {on: no}, learning: {slower: 50%, pace: 20}}" } },
    { { "training={x: {" TIME "}}", "behaviour={preset: custom, fatigue: {slower: 20%}}" },
      { "training={x: {" TIME ", kind: external, cost: 100}}",
        "behaviour={preset: custom, training: {on: no}, fatigue: {slower: 20%}}" } },
};

enum { PAIRS = (int)(sizeof pairs / sizeof pairs[0]) };

static void what_teaches_nothing_is_time_away_only(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char *yaml = mu_random_floor(i, false);
        for (int k = (int)(i % 2); k < PAIRS; k += 2) {
            const seen a = run(yaml, pairs[k].plain, 2, 7, true), b = run(yaml, pairs[k].without, 2, 7, true);
            assert_string_equal(a.told, b.told);
            assert_true(a.handle_us == b.handle_us);
            free(a.told);
            free(b.told);
        }
        free(yaml);
    }
}

/* Or the test above would show nothing. */
static void what_teaches_something_changes_much(void **state)
{
    static const char *const teaches[] = { "training={x: {" TIME ", faster: 20%}}",
                                           "behaviour={preset: custom}" };
    int                      differ    = 0;

    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char      *yaml = mu_random_floor(i, false);
        const seen a = run(yaml, pairs[0].plain, 2, 7, true), b = run(yaml, teaches, 2, 7, true);
        differ += strcmp(a.told, b.told) != 0;
        free(a.told);
        free(b.told);
        free(yaml);
    }
    assert_true(differ > FLOORS / 2);
}

/* ---- in one direction ----------------------------------------------------------------------------- */

/* So many people that everybody is answered at once, and the same customers come to all of them. */
#define DESK                                                                                    \
    "horizon: 3d 08:00-18:00\nbehaviour: {preset: custom, learning: {slower: 60%, pace: 50}}\n" \
    "contacts: {calls: {arrivals: 30/h, handle: {mean: 4min, cv: 0.8}}}\n"                      \
    "teams: {desk: {people: 40, skills: {calls: novice}}}\n"

static void check_shorter(const char *const *sections, int n)
{
    for (uint64_t seed = 1; seed <= 8; seed++) {
        double before = 1e18;
        for (int i = 0; i < n; i++) {
            char yaml[900];
            snprintf(yaml, sizeof yaml, "%s%s\n", DESK, sections[i]);
            const seen s = run(yaml, NULL, 0, seed, false);
            assert_true(s.begun > 500);
            assert_true(s.handle_us < before);
            before = s.handle_us;
        }
    }
}

static void what_teaches_more_never_makes_work_longer(void **state)
{
#define COURSE(gain) "training: {x: {" TIME ", " gain "}}"
    static const char *const speed[] = { COURSE("faster: 0%"), COURSE("faster: 5%"), COURSE("faster: 15.4%"),
                                         COURSE("faster: 15.4%, transfer: 90%"),
                                         COURSE("faster: 15.4%, transfer: 90%, peers: 20%") };
    static const char *const practice[] = { COURSE("practice: 0%"), COURSE("practice: 20%"),
                                            COURSE("practice: 60%"), COURSE("practice: 100%") };
    static const char *const known[]    = {
           "knowledge: {help: 0%}", "knowledge: {coverage: 10%}", "knowledge: {coverage: 40%}",
           "knowledge: {coverage: 40%, writes: 10%, article: 1%}",
           "knowledge: {coverage: 40%, writes: 10%, article: 1%, kind: assistant}"
    };
    (void)state;
    check_shorter(speed, 5);
    check_shorter(practice, 4);
    check_shorter(known, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_teaches_nothing_is_time_away_only),
        cmocka_unit_test(what_teaches_something_changes_much),
        cmocka_unit_test(what_teaches_more_never_makes_work_longer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
