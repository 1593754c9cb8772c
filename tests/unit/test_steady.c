#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "core/rng.h"
#include "experiment/steady.h"

static mu_rng test_stream(uint64_t entity)
{
    return mu_rng_stream((mu_rng_key){ 1, 0, MU_DRAW_TEST, entity, 0 });
}

static void a_series_without_a_warm_up_keeps_nearly_everything(void **state)
{
    double x[400], removed = 0;

    (void)state;
    for (uint64_t k = 0; k < 50; k++) {
        mu_rng r = test_stream(k);
        for (int i = 0; i < 400; i++) x[i] = 10 + mu_rng_normal(&r);
        removed += mu_mser5(x, 400);
    }
    assert_true(removed / 50 < 60);
}

static void a_start_from_empty_is_cut_off(void **state)
{
    double x[400];

    (void)state;
    for (uint64_t k = 0; k < 20; k++) {
        mu_rng r = test_stream(100 + k);
        /* Rises from 0 to 10 with a time constant of 20 observations; after 60 the bias is below a half. */
        for (int i = 0; i < 400; i++) x[i] = 10 * (1 - exp(-i / 20.0)) + mu_rng_normal(&r);
        const int32_t cut = mu_mser5(x, 400);
        assert_in_range(cut, 30, 200);
        assert_int_equal(cut % 5, 0);
    }
}

static void at_most_half_is_cut_and_short_series_are_left_alone(void **state)
{
    double x[400];

    (void)state;
    for (int i = 0; i < 400; i++) x[i] = i; /* never settles */
    assert_in_range(mu_mser5(x, 400), 195, 200);
    assert_int_equal(mu_mser5(x, 19), 0);
}

static void large_levels_lose_no_digits(void **state)
{
    double x[100], y[100];

    (void)state;
    mu_rng r = test_stream(7);
    for (int i = 0; i < 100; i++) {
        x[i] = (i < 20 ? 20 - i : 0) + mu_rng_normal(&r);
        y[i] = x[i] + 1e9;
    }
    assert_int_equal(mu_mser5(x, 100), mu_mser5(y, 100));
}

static void batches_are_equal_and_what_is_left_over_goes_to_the_warm_up(void **state)
{
    (void)state;
    const mu_batching b = mu_steady_cut(10, 103, 30);

    assert_int_equal(b.batches, 30);
    assert_int_equal(b.length, 3);
    assert_int_equal(b.first, 13);
    assert_int_equal(b.first + b.batches * b.length, 103);
}

static void fewer_cells_than_batches_give_a_batch_each(void **state)
{
    (void)state;
    const mu_batching b = mu_steady_cut(0, 7, 30);

    assert_int_equal(b.batches, 7);
    assert_int_equal(b.length, 1);
    assert_int_equal(mu_steady_cut(5, 5, 3).batches, 1); /* all was warm-up: the last cell is kept */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_series_without_a_warm_up_keeps_nearly_everything),
        cmocka_unit_test(a_start_from_empty_is_cut_off),
        cmocka_unit_test(at_most_half_is_cut_and_short_series_are_left_alone),
        cmocka_unit_test(large_levels_lose_no_digits),
        cmocka_unit_test(batches_are_equal_and_what_is_left_over_goes_to_the_warm_up),
        cmocka_unit_test(fewer_cells_than_batches_give_a_batch_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
