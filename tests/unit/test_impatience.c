#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "plan/erlang.h"
#include "plan/impatience.h"
#include "tests/stat/cases.h"

typedef struct {
    cases    *known;
    mu_arena *arena;
} fixture;

static void agrees(fixture *f, const char *id, const char *key, double value)
{
    const double expected = cases_expected(f->known, id, key);
    const double allowed  = cases_number(f->known, id, "tolerance", "analytic_rel", 0) * fabs(expected);

    if (!(fabs(value - expected) <= allowed))
        fail_msg("%s %s: expected %.12g, got %.12g", id, key, expected, value);
}

static void hundred_people(fixture *f, const char *id, const mu_dist *patience)
{
    mu_steady_state s;

    assert_true(mu_impatient_state(100, 102, 1, patience, &s));
    agrees(f, id, "P_delay", s.delayed);
    agrees(f, id, "P_abandon", s.abandoned);
    agrees(f, id, "mean_queue", s.queue);
    agrees(f, id, "mean_wait_all", s.wait);
    agrees(f, id, "mean_wait_served", s.wait_answered);
    agrees(f, id, "mean_wait_abandoned", s.wait_abandoned);
    agrees(f, id, "var_wait_served", s.wait_answered_variance);
    agrees(f, id, "SL_of_served_0.1", mu_impatient_level(100, 102, 1, patience, 0.1, MU_SL_ANSWERED));
    agrees(f, id, "SL_offered_0.1", mu_impatient_level(100, 102, 1, patience, 0.1, MU_SL_STRICT));
    agrees(f, id, "SL_of_served_0.2", mu_impatient_level(100, 102, 1, patience, 0.2, MU_SL_ANSWERED));
    agrees(f, id, "SL_offered_0.2", mu_impatient_level(100, 102, 1, patience, 0.2, MU_SL_STRICT));
}

static void other_patience_laws_give_the_known_values(void **state)
{
    fixture *f = *state;

    hundred_people(f, "A-MMG-01", mu_dist_erlang(f->arena, 1, 2));
    hundred_people(f, "A-MMG-03", mu_dist_lognormal(f->arena, 4, 2));
}

static void waits_above_a_limit_count_those_who_gave_up_too(void **state)
{
    fixture      *f        = *state;
    const mu_dist patience = { .kind = MU_DIST_EXPONENTIAL, .a = 1 };

    agrees(f, "A-ERA-01", "P_W_gt_0.1", mu_impatient_wait_above(100, 102, 1, &patience, 0.1));
    agrees(f, "A-ERA-01", "P_W_gt_0.2", mu_impatient_wait_above(100, 102, 1, &patience, 0.2));
}

static void endless_patience_is_erlang_c(void **state)
{
    mu_steady_state any, c;

    (void)state;
    assert_true(mu_impatient_state(12, 4.2, 2, NULL, &any) && mu_erlang_c_state(12, 4.2, 2, &c));
    assert_true(fabs(any.delayed / c.delayed - 1) < 1e-9);
    assert_true(fabs(any.wait / c.wait - 1) < 1e-9);
    assert_true(any.abandoned == 0 && isnan(any.wait_abandoned));
    assert_false(mu_impatient_state(8, 4.2, 2, NULL, &any));
}

/* With everybody leaving after exactly d, the density of the offered wait is two exponentials joined at d. */
static void a_fixed_patience_agrees_with_its_own_closed_form(void **state)
{
    fixture        *f        = *state;
    const double    arrivals = 9, d = 0.7, c = 8;
    const double    mass    = (expm1((arrivals - c) * d)) / (arrivals - c);
    const double    tail    = exp((arrivals - c) * d) / c;
    const double    delayed = arrivals * (mass + tail) / (1 / mu_erlang_b(7, 9) + arrivals * (mass + tail));
    mu_steady_state s;

    assert_true(mu_impatient_state(8, arrivals, 1, mu_dist_fixed(f->arena, d), &s));
    assert_true(fabs(s.delayed / delayed - 1) < 1e-9);
    assert_true(fabs(s.abandoned / (delayed * tail / (mass + tail)) - 1) < 1e-9);
    assert_true(fabs(s.wait_abandoned / d - 1) < 1e-9);
}

/* The birth-death chain knows the queue of a flooded Erlang A: about (arrivals - c) / theta, a narrow peak far
 * from zero. */
static void a_flooded_queue_is_still_exact(void **state)
{
    mu_steady_state s;
    double          weight = 1, total = 0, first = 0;

    (void)state;
    for (int k = 0; k < 200000; k++) {
        total += weight;
        first += weight * k;
        weight *= 1500 / (1000 + (k + 1) / 100.0);
        if (total > 1e200) weight *= 1e-200, total *= 1e-200, first *= 1e-200;
    }
    assert_true(mu_erlang_a_state(1000, 1500, 1, 100, &s));
    assert_true(fabs(s.queue / (first / total) - 1) < 1e-8);
    assert_true(fabs(s.abandoned - 1 / 3.0) < 1e-6);
    assert_true(s.delayed > 1 - 1e-9);
}

static void waiting_that_all_but_never_happens_gives_no_nonsense(void **state)
{
    mu_steady_state s;

    (void)state;
    assert_true(mu_erlang_a_state(2000, 10, 1, 1, &s));
    assert_true(s.delayed == 0 && s.abandoned == 0 && s.wait == 0);
    assert_true(mu_erlang_a_level(2000, 10, 1, 1, 0.1, MU_SL_STRICT) == 1);
    assert_false(mu_erlang_a_state(0, 10, 1, 1, &s));
    assert_false(mu_erlang_a_state(5, NAN, 1, 1, &s));
    assert_true(isnan(mu_erlang_a_level(5, 10, 1, -1, 0.1, MU_SL_STRICT)));
}

static int set_up(void **state)
{
    static fixture f;

    f.known = cases_open();
    f.arena = mu_arena_new(0);
    *state  = &f;
    return f.arena == NULL;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    cases_close(f->known);
    mu_arena_free(f->arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_patience_laws_give_the_known_values),
        cmocka_unit_test(waits_above_a_limit_count_those_who_gave_up_too),
        cmocka_unit_test(endless_patience_is_erlang_c),
        cmocka_unit_test(a_fixed_patience_agrees_with_its_own_closed_form),
        cmocka_unit_test(a_flooded_queue_is_still_exact),
        cmocka_unit_test(waiting_that_all_but_never_happens_gives_no_nonsense),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
