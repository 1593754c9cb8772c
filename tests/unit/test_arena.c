/* Does the arena hand out zeroed, aligned, separate memory, and stop at its limit? */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/arena.h"

static void blocks_are_zeroed_and_do_not_overlap(void **state)
{
    (void)state;
    mu_arena      *a = mu_arena_new(0);
    unsigned char *block[500];
    for (size_t i = 0; i < 500; i++) {
        size_t size = 1 + i * 7 % 300;
        block[i]    = mu_arena_take(a, size, 1);
        assert_non_null(block[i]);
        for (size_t k = 0; k < size; k++) assert_int_equal(block[i][k], 0);
        memset(block[i], (int)(i % 251) + 1, size);
    }
    for (size_t i = 0; i < 500; i++) {
        for (size_t k = 0; k < 1 + i * 7 % 300; k++) assert_int_equal(block[i][k], i % 251 + 1);
    }
    mu_arena_free(a);
}

static void large_blocks_start_on_a_cache_line_and_small_ones_on_16_bytes(void **state)
{
    (void)state;
    mu_arena *a = mu_arena_new(0);
    for (size_t size = 1; size < 5000; size += 13) {
        uintptr_t at = (uintptr_t)mu_arena_take(a, 1, size);
        assert_int_equal(at % (size >= 64 ? 64 : 16), 0);
    }
    mu_arena_free(a);
}

static void a_block_larger_than_any_chunk_is_served(void **state)
{
    (void)state;
    mu_arena *a = mu_arena_new(0);
    char     *p = mu_arena_take(a, 5, (size_t)1 << 20);
    assert_non_null(p);
    p[5 * (1 << 20) - 1] = 1;
    assert_non_null(MU_NEW(a, int));
    mu_arena_free(a);
}

static void the_limit_bounds_what_is_handed_out(void **state)
{
    (void)state;
    mu_arena *a = mu_arena_new(1000);
    assert_non_null(mu_arena_take(a, 9, 100));
    assert_null(mu_arena_take(a, 101, 1));
    assert_non_null(mu_arena_take(a, 100, 1));
    assert_null(mu_arena_take(a, 1, 1));
    assert_int_equal(mu_arena_used(a), 1000);
    mu_arena_reset(a);
    assert_non_null(mu_arena_take(a, 1000, 1));
    mu_arena_free(a);
}

static void a_product_that_overflows_is_refused(void **state)
{
    (void)state;
    mu_arena *a = mu_arena_new(0);
    assert_null(mu_arena_take(a, SIZE_MAX / 8, 16));
    assert_null(mu_arena_take(a, SIZE_MAX, 1));
    assert_null(mu_arena_text_n(a, "", SIZE_MAX));
    assert_int_equal(mu_arena_used(a), 0);
    mu_arena_free(a);
}

static void nothing_has_an_address_too(void **state)
{
    (void)state;
    mu_arena *a = mu_arena_new(1);
    assert_non_null(mu_arena_take(a, 0, 8));
    assert_non_null(mu_arena_take(a, 8, 0));
    assert_int_equal(mu_arena_used(a), 0);
    mu_arena_free(a);
}

static void texts_are_copied_and_terminated(void **state)
{
    (void)state;
    mu_arena *a      = mu_arena_new(0);
    char      word[] = "patience";
    char     *whole  = mu_arena_text(a, word);
    char     *part   = mu_arena_text_n(a, word, 3);
    word[0]          = 'X';
    assert_string_equal(whole, "patience");
    assert_string_equal(part, "pat");
    assert_string_equal(mu_arena_text(a, ""), "");
    mu_arena_free(a);
}

static void a_reset_gives_the_same_memory_zeroed_again(void **state)
{
    (void)state;
    mu_arena      *a = mu_arena_new(0);
    unsigned char *before[60];
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 60; i++) {
            unsigned char *p = mu_arena_take(a, 700, 1);
            for (int k = 0; k < 700; k++) assert_int_equal(p[k], 0);
            if (round > 0) assert_ptr_equal(p, before[i]);
            memset(p, 0xff, 700);
            before[i] = p;
        }
        mu_arena_reset(a);
        assert_int_equal(mu_arena_used(a), 0);
    }
    mu_arena_free(a);
}

/* The part of a chunk that was never handed out is zero already; the part that was must be wiped. */
static void a_block_across_old_and_untouched_memory_is_zeroed(void **state)
{
    (void)state;
    mu_arena *a = mu_arena_new(0);
    memset(mu_arena_take(a, 100, 1), 0xff, 100);
    mu_arena_reset(a);
    unsigned char *p = mu_arena_take(a, 1000, 1);
    for (int k = 0; k < 1000; k++) assert_int_equal(p[k], 0);
    memset(p, 0xff, 1000);
    mu_arena_reset(a);
    mu_arena_take(a, 10, 1);
    mu_arena_reset(a);
    p = mu_arena_take(a, 1000, 1);
    for (int k = 0; k < 1000; k++) assert_int_equal(p[k], 0);
    mu_arena_free(a);
}

static void freeing_nothing_is_allowed(void **state)
{
    (void)state;
    mu_arena_free(NULL);
    mu_arena_free(mu_arena_new(0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_zeroed_and_do_not_overlap),
        cmocka_unit_test(large_blocks_start_on_a_cache_line_and_small_ones_on_16_bytes),
        cmocka_unit_test(a_block_larger_than_any_chunk_is_served),
        cmocka_unit_test(the_limit_bounds_what_is_handed_out),
        cmocka_unit_test(a_product_that_overflows_is_refused),
        cmocka_unit_test(nothing_has_an_address_too),
        cmocka_unit_test(texts_are_copied_and_terminated),
        cmocka_unit_test(a_reset_gives_the_same_memory_zeroed_again),
        cmocka_unit_test(a_block_across_old_and_untouched_memory_is_zeroed),
        cmocka_unit_test(freeing_nothing_is_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
