/* What customers think is no event: days are the same with it, to the last bit. Who waits longer is not more content. */
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

    if (mu_scenario_load_text(yaml, strlen(yaml), "test", &options, diag, &m) != MU_OK) fail_msg("refused");
    mu_diag_free(diag);
    return m;
}

static mu_record *run(const mu_model *m, uint64_t seed)
{
    mu_world  *w = mu_world_new(m, NULL, NULL);
    mu_record *r = mu_record_new(m);

    assert_int_equal(mu_world_run(w, seed, 0, r), MU_OK);
    mu_world_free(w);
    return r;
}

/* ---- no event changes ----------------------------------------------------------------------------- */

#define OTHERS(how)                                                                   \
    "behaviour={preset: evidence, satisfaction: {on: " how "}, complaints: {on: " how \
    "}, loyalty: {on: " how "}}"
#define ALONE                                                                                             \
    "behaviour={preset: custom, satisfaction: {first: 60%}, complaints: {usual: 20%}, loyalty: {leaves: " \
    "90%}}"

/* Everything that was counted without them. Of contacts that were answered each is judged once at most; each closed case
 * is settled once. */
static void compare(const mu_model *m, const mu_record *a, const mu_record *b)
{
    const int64_t n = (int64_t)m->calendar.n_cells * m->n_types;

    assert_null(a->opinions);
    assert_int_equal(a->contacts, b->contacts);
    assert_memory_equal(a->contact, b->contact, (size_t)n * sizeof *a->contact);
    assert_memory_equal(a->team, b->team, (size_t)m->calendar.n_cells * (size_t)m->n_teams * sizeof *a->team);
    if (a->cases != NULL) assert_memory_equal(a->cases, b->cases, (size_t)n * sizeof *a->cases);
    for (int64_t i = 0; i < n; i++) {
        const double *of     = b->opinions[i].of;
        double        judged = 0;
        for (int k = 0; k < MU_OPINION_NUMBERS; k++) {
            assert_true(of[MU_SUM_CONTENT + k] <= of[MU_SUM_JUDGED + k]);
            judged += of[MU_SUM_JUDGED + k];
        }
        assert_true(of[MU_SUM_COMPLAINTS] <= judged && of[MU_SUM_LOST] <= of[MU_SUM_CLOSED]);
        if (m->types[i % m->n_types].journey == NULL) {
            assert_true(judged <= (double)a->contact[i].answered);
            assert_true(of[MU_SUM_CLOSED] <= judged && judged <= of[MU_SUM_CLOSED]);
        } else {
            assert_int_equal((int64_t)of[MU_SUM_CLOSED], a->cases[i].cases_closed);
        }
    }
}

static int64_t judged_in(const mu_model *m, const mu_record *r)
{
    double n = 0;

    for (int64_t i = 0; i < (int64_t)m->calendar.n_cells * m->n_types; i++)
        for (int k = 0; k < MU_OPINION_NUMBERS; k++) n += r->opinions[i].of[MU_SUM_JUDGED + k];
    return (int64_t)n;
}

/* Seen event by event, and counted without anybody who watches. The number of judgements. */
static int64_t check_floor(const char *yaml, const char *without, const char *but)
{
    mu_model  *m = without != NULL ? with(yaml, without) : mu_test_model(yaml), *n = with(yaml, but);
    char      *told = mu_test_watch(m, NULL, NULL), *again = mu_test_watch(n, NULL, NULL);
    mu_record *a = run(m, 7), *b = run(n, 7);

    assert_string_equal(told, again);
    compare(m, a, b);
    const int64_t judged = judged_in(n, b);
    mu_record_free(a);
    mu_record_free(b);
    free(told);
    free(again);
    mu_model_free(m);
    mu_model_free(n);
    return judged;
}

static void opinions_change_no_event(void **state)
{
    int64_t judged = 0;

    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char *floor = mu_random_floor(i, false), *plain = mu_random_scenario(i, false);
        judged += check_floor(floor, NULL, ALONE) + check_floor(plain, NULL, ALONE);
        judged += check_floor(floor, OTHERS("no"), OTHERS("yes"));
        free(floor);
        free(plain);
    }
    assert_true(judged > 10000);
}

/* ---- in one direction ----------------------------------------------------------------------------- */

static double content(const mu_record *r, const mu_model *m)
{
    double sum = 0;

    for (int64_t i = 0; i < (int64_t)m->calendar.n_cells * m->n_types; i++)
        for (int k = 0; k < MU_OPINION_NUMBERS; k++) sum += r->opinions[i].of[MU_SUM_CONTENT + k];
    return sum;
}

/* The same customers, all of whom are answered, with fewer and fewer people; each has the same luck. With the module
 * off, or no gain of waiting, as many are content whatever they wait. */
static void who_waits_longer_is_not_more_content(void **state)
{
    static const char *const resolved[] = { "", ", resolved: 70%, reopen: {share: 50%, after: 1h, most: 4}" };
    char                     yaml[600];
    double                   first = 0, last = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 10; seed++)
        for (size_t k = 0; k < 2; k++) {
            double before = 1e18, same = -1;
            for (int people = 16; people >= 8; people -= 2) {
                snprintf(yaml, sizeof yaml,
                         "horizon: 2d 08:00-18:00\n"
                         "behaviour: {preset: custom, satisfaction: {waited: 0.35}}\n"
                         "contacts: {calls: {arrivals: 80/h, handle: {fixed: 5min}, patience: {fixed: "
                         "99h}%s}}\nteams: {desk: {people: %d}}\n",
                         resolved[k], people);
                mu_model    *m = mu_test_model(yaml), *n = with(yaml, "behaviour.satisfaction.waited=0");
                mu_record   *a = run(m, seed), *b = run(n, seed);
                const double c = content(a, m), indifferent = content(b, n);
                assert_true(c <= indifferent);
                if (k == 0) { /* with cases, who comes back may no longer come on the same day */
                    assert_true(c <= before);
                    assert_true(same < 0 || (same <= indifferent && indifferent <= same));
                }
                if (people == 16) first += c;
                if (people == 8) last += c;
                before = c;
                same   = indifferent;
                mu_record_free(a);
                mu_record_free(b);
                mu_model_free(m);
                mu_model_free(n);
            }
        }
    assert_true(last < 0.95 * first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opinions_change_no_event),
        cmocka_unit_test(who_waits_longer_is_not_more_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
