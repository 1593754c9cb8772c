/* The agenda keeps pending events in one total order, whatever was set, moved or cancelled before. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/agenda.h"

static mu_key at(int64_t us, unsigned class, uint64_t sequence, uint32_t slot)
{
    return mu_key_make((mu_time){ us }, class, sequence, slot);
}

static void assert_first(const mu_agenda *a, mu_key expected)
{
    assert_true(mu_agenda_first(a) == expected);
}

static void a_key_gives_back_what_it_was_made_of(void **state)
{
    const mu_key k = at(MU_NEVER_US, 15, (UINT64_C(1) << MU_SEQUENCE_BITS) - 1, MU_SLOT_LIMIT - 1);

    (void)state;
    assert_int_equal(mu_key_time(k).us, MU_NEVER_US);
    assert_int_equal(mu_key_slot(k), MU_SLOT_LIMIT - 1);
    assert_true(k < MU_KEY_NONE);
}

static void earlier_goes_first_then_the_lower_class_then_the_lower_sequence(void **state)
{
    (void)state;
    assert_true(at(1, 9, 9, 9) < at(2, 0, 0, 0));
    assert_true(at(1, 2, 9, 9) < at(1, 3, 0, 0));
    assert_true(at(1, 2, 3, 9) < at(1, 2, 4, 0));
    assert_true(at(1, 2, 3, 4) < at(1, 2, 3, 5));
}

static void a_new_agenda_has_nothing_pending(void **state)
{
    mu_agenda a;

    (void)state;
    assert_true(mu_agenda_init(&a, 0));
    assert_int_equal(a.leaves, 2);
    assert_first(&a, MU_KEY_NONE);
    mu_agenda_free(&a);
    assert_null(a.node);
}

static void room_is_rounded_up_to_a_power_of_two(void **state)
{
    mu_agenda a;

    (void)state;
    assert_true(mu_agenda_init(&a, 5));
    assert_int_equal(a.leaves, 8);
    mu_agenda_free(&a);
}

static void more_slots_than_a_key_can_name_are_refused(void **state)
{
    mu_agenda a;

    (void)state;
    assert_false(mu_agenda_init(&a, MU_SLOT_LIMIT + 1u));
    assert_null(a.node);
    mu_agenda_free(&a);
}

static void a_slot_can_be_moved_and_cancelled(void **state)
{
    mu_agenda a;

    (void)state;
    assert_true(mu_agenda_init(&a, 4));
    mu_agenda_set(&a, 0, at(50, 0, 1, 0));
    mu_agenda_set(&a, 3, at(20, 0, 2, 3));
    assert_first(&a, at(20, 0, 2, 3));

    mu_agenda_set(&a, 3, at(80, 0, 3, 3)); /* moved behind the other */
    assert_first(&a, at(50, 0, 1, 0));
    mu_agenda_set(&a, 0, MU_KEY_NONE); /* cancelled */
    assert_first(&a, at(80, 0, 3, 3));
    mu_agenda_set(&a, 3, MU_KEY_NONE);
    assert_first(&a, MU_KEY_NONE);
    mu_agenda_free(&a);
}

static void clearing_forgets_everything(void **state)
{
    mu_agenda a;

    (void)state;
    assert_true(mu_agenda_init(&a, 4));
    for (uint32_t slot = 0; slot < 4; slot++) mu_agenda_set(&a, slot, at(slot, 0, 0, slot));
    mu_agenda_clear(&a);
    assert_first(&a, MU_KEY_NONE);
    mu_agenda_set(&a, 2, at(9, 0, 0, 2));
    assert_first(&a, at(9, 0, 0, 2));
    mu_agenda_free(&a);
}

static void growing_keeps_what_is_pending(void **state)
{
    mu_agenda a;

    (void)state;
    assert_true(mu_agenda_init(&a, 2));
    mu_agenda_set(&a, 0, at(30, 0, 0, 0));
    mu_agenda_set(&a, 1, at(10, 0, 0, 1));
    assert_true(mu_agenda_grow(&a));
    assert_int_equal(a.leaves, 4);
    assert_first(&a, at(10, 0, 0, 1));

    mu_agenda_set(&a, 3, at(5, 0, 0, 3));
    assert_first(&a, at(5, 0, 0, 3));
    mu_agenda_set(&a, 3, MU_KEY_NONE);
    mu_agenda_set(&a, 1, MU_KEY_NONE);
    assert_first(&a, at(30, 0, 0, 0));
    mu_agenda_free(&a);
}

/* Against a plain search through all slots, over random settings, moves and cancellations. */
static void the_first_is_always_the_least_of_all_slots(void **state)
{
    enum { SLOTS = 37 };
    mu_key    pending[2 * SLOTS];
    mu_agenda a;
    mu_rng    r     = mu_rng_raw(1, 2, 3, 4);
    uint32_t  slots = SLOTS;

    (void)state;
    assert_true(mu_agenda_init(&a, slots));
    for (uint32_t i = 0; i < 2 * SLOTS; i++) pending[i] = MU_KEY_NONE;

    for (int step = 0; step < 20000; step++) {
        const uint32_t slot  = (uint32_t)mu_rng_below(&r, slots);
        const bool     empty = mu_rng_below(&r, 4) == 0;
        const mu_key   k     = empty ? MU_KEY_NONE
                                     : at((int64_t)mu_rng_below(&r, 50), (unsigned)mu_rng_below(&r, 3),
                                          mu_rng_below(&r, 10), slot);
        mu_key         least = MU_KEY_NONE;

        if (step == 10000) {
            assert_true(mu_agenda_grow(&a));
            slots = 2 * SLOTS;
        }
        mu_agenda_set(&a, slot, k);
        pending[slot] = k;
        for (uint32_t i = 0; i < slots; i++) least = pending[i] < least ? pending[i] : least;
        assert_true(mu_agenda_first(&a) == least);
    }
    mu_agenda_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_gives_back_what_it_was_made_of),
        cmocka_unit_test(earlier_goes_first_then_the_lower_class_then_the_lower_sequence),
        cmocka_unit_test(a_new_agenda_has_nothing_pending),
        cmocka_unit_test(room_is_rounded_up_to_a_power_of_two),
        cmocka_unit_test(more_slots_than_a_key_can_name_are_refused),
        cmocka_unit_test(a_slot_can_be_moved_and_cancelled),
        cmocka_unit_test(clearing_forgets_everything),
        cmocka_unit_test(growing_keeps_what_is_pending),
        cmocka_unit_test(the_first_is_always_the_least_of_all_slots),
    };
    return cmocka_run_group_tests_name("agenda", tests, NULL, NULL);
}
