/* A replication in steps is the replication in one, to the last bit, wherever it is cut. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/world.h"
#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { FLOORS = 60 };

static void check_alike(const mu_model *m, const mu_record *a, const mu_record *b)
{
    const size_t cells = (size_t)m->calendar.n_cells;

    assert_int_equal(a->events, b->events);
    assert_int_equal(a->contacts, b->contacts);
    assert_memory_equal(a->contact, b->contact, cells * (size_t)m->n_types * sizeof *a->contact);
    assert_memory_equal(a->team, b->team, cells * (size_t)m->n_teams * sizeof *a->team);
    if (a->cases != NULL)
        assert_memory_equal(a->cases, b->cases, cells * (size_t)m->n_types * sizeof *a->cases);
    if (a->minds != NULL)
        assert_memory_equal(a->minds, b->minds, cells * (size_t)m->n_teams * sizeof *a->minds);
}

static void check_steps(const char *yaml, uint64_t seed)
{
    mu_model     *m     = mu_test_model(yaml);
    mu_world     *whole = mu_world_new(m, NULL, NULL), *cut = mu_world_new(m, NULL, NULL);
    mu_record    *a = mu_record_new(m), *b = mu_record_new(m);
    const int64_t from = m->calendar.from.us, length = m->calendar.till.us - from;

    assert_int_equal(mu_world_run(whole, seed, 0, a), MU_OK);
    assert_int_equal(mu_world_begin(cut, seed, 0, b), MU_OK);
    for (int i = 0; i < 7; i++) /* uneven, and beyond the end */
        mu_world_advance(cut, (mu_time){ from + length * (i * i + (int64_t)(seed % 5)) / 30 });
    mu_world_advance(cut, (mu_time){ INT64_MAX });
    assert_int_equal(mu_world_finish(cut), MU_OK);
    check_alike(m, a, b);
    mu_record_free(a);
    mu_record_free(b);
    mu_world_free(whole);
    mu_world_free(cut);
    mu_model_free(m);
}

static void steps_make_no_difference(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char *floor = mu_random_floor(i, false);
        char  learning[9000];
        check_steps(floor, i);
        snprintf(learning, sizeof learning, "%sbehaviour: {preset: evidence}\n", floor);
        check_steps(learning, i);
        free(floor);
    }
}

/* Or the test above would show nothing: what is left out makes one. */
static void a_run_that_is_cut_short_has_fewer_events(void **state)
{
    char      *yaml = mu_random_floor(1, false);
    mu_model  *m    = mu_test_model(yaml);
    mu_world  *w    = mu_world_new(m, NULL, NULL);
    mu_record *a = mu_record_new(m), *b = mu_record_new(m);

    (void)state;
    assert_int_equal(mu_world_run(w, 1, 0, a), MU_OK);
    assert_int_equal(mu_world_begin(w, 1, 0, b), MU_OK);
    mu_world_advance(w, (mu_time){ m->calendar.from.us + (m->calendar.till.us - m->calendar.from.us) / 3 });
    assert_int_equal(mu_world_finish(w), MU_OK);
    assert_true(b->events < a->events);
    mu_record_free(a);
    mu_record_free(b);
    mu_world_free(w);
    mu_model_free(m);
    free(yaml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_make_no_difference),
        cmocka_unit_test(a_run_that_is_cut_short_has_fewer_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
