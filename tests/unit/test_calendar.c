/* The calendar: windows, cells, days. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/calendar.h"

#define HOURS(h) ((mu_span){ (h)*MU_HOUR_US })

static const int64_t a_monday = 20458; /* 2026-01-05 */

/* Every calendar: the cells follow each other without gap or overlap, from the first midnight for ever. */
static void assert_cells_tile(const mu_calendar *c)
{
    int32_t windows = 0;

    assert_int_equal(c->cells[0].from.us, 0);
    assert_int_equal(c->cells[c->n_cells - 1].till.us, MU_NEVER_US);
    assert_int_equal(c->cells[c->n_cells - 1].from.us, c->till.us);
    for (int32_t i = 0; i < c->n_cells; i++) {
        const mu_cell *cell = &c->cells[i];
        assert_true(cell->from.us < cell->till.us);
        assert_in_range(cell->day, 0, c->n_days - 1);
        if (i > 0) assert_int_equal(cell->from.us, c->cells[i - 1].till.us);
        if (i > 0) assert_true(cell->day >= c->cells[i - 1].day);
        if (cell->open) {
            assert_true(cell->till.us - cell->from.us <= c->interval.us);
            assert_int_equal(mu_calendar_window(c, cell->from),
                             mu_calendar_window(c, (mu_time){ cell->till.us - 1 }));
        }
        assert_int_equal(cell->open, mu_calendar_window(c, cell->from) >= 0);
    }
    for (int32_t i = 0; i < c->n_windows; i++) windows += c->windows[i].from.us < c->windows[i].till.us;
    assert_int_equal(windows, c->n_windows);
}

static mu_calendar build(void **state, mu_span length, bool daily, mu_span from, mu_span till,
                         mu_span interval)
{
    mu_calendar c;

    assert_int_equal(mu_calendar_build(*state, a_monday, length, daily, from, till, interval, &c), MU_OK);
    assert_int_equal(c.n_cells, mu_calendar_count(length, daily, from, till, interval));
    assert_cells_tile(&c);
    return c;
}

static void a_day_of_twelve_hours_has_24_half_hours_and_the_drain(void **state)
{
    const mu_calendar c = build(state, HOURS(24), true, HOURS(8), HOURS(20), (mu_span){ 30 * MU_MINUTE_US });

    assert_int_equal(c.n_windows, 1);
    assert_int_equal(c.n_cells, 1 + 24 + 1); /* the morning before */
    assert_int_equal(c.n_days, 1);
    assert_int_equal(c.from.us, 8 * MU_HOUR_US);
    assert_int_equal(c.till.us, 20 * MU_HOUR_US);
    assert_false(c.cells[0].open);
    assert_false(c.cells[25].open);
}

static void between_two_days_the_closed_time_is_cut_at_midnight(void **state)
{
    const mu_calendar c = build(state, HOURS(48), true, HOURS(8), HOURS(20), HOURS(5));

    assert_int_equal(c.n_days, 2);
    assert_int_equal(c.n_cells,
                     1 + 3 + 2 + 3 + 1); /* morning | 8-13, 13-18, 18-20 | night | the same | drain */
    assert_int_equal(c.cells[3].till.us - c.cells[3].from.us, 2 * MU_HOUR_US);
    assert_false(c.cells[4].open);
    assert_int_equal(c.cells[4].day, 0);
    assert_int_equal(c.cells[4].till.us, 24 * MU_HOUR_US);
    assert_false(c.cells[5].open);
    assert_int_equal(c.cells[5].day, 1);
    assert_int_equal(c.cells[5].till.us, 32 * MU_HOUR_US);
    assert_int_equal(c.cells[6].day, 1);
}

static void a_night_belongs_to_the_day_on_which_it_opened(void **state)
{
    const mu_calendar c = build(state, HOURS(48), true, HOURS(22), HOURS(30), HOURS(3));

    assert_int_equal(c.n_windows, 2);
    assert_int_equal(c.cells[3].from.us, 28 * MU_HOUR_US); /* 22-01, 01-04, 04-06 */
    assert_int_equal(c.cells[3].till.us, 30 * MU_HOUR_US);
    assert_int_equal(c.cells[3].day, 0);
    assert_int_equal(c.cells[4].day, 0); /* 06-22, no midnight in it */
    assert_int_equal(c.cells[5].day, 1);
    assert_int_equal(c.windows[1].till.us, 54 * MU_HOUR_US);
}

static void doors_open_round_the_clock_never_close(void **state)
{
    const mu_calendar c = build(state, HOURS(72), true, HOURS(0), HOURS(24), HOURS(6));

    assert_int_equal(c.n_windows, 1);
    assert_false(c.daily);
    assert_int_equal(c.n_days, 3);
    assert_int_equal(c.n_cells, 3 * 4 + 1);
    for (int i = 0; i < 12; i++) assert_true(c.cells[i].open);
    for (int i = 0; i < 12; i++) assert_int_equal(c.cells[i].day, i / 4);
}

static void a_long_window_is_cut_at_midnight(void **state)
{
    const mu_calendar c = build(state, HOURS(60), false, HOURS(0), HOURS(0), HOURS(7));

    assert_int_equal(c.n_windows, 1);
    assert_int_equal(c.n_days, 3);
    assert_int_equal(c.n_cells, 4 + 4 + 2 + 1); /* 7, 7, 7, 3 | 7, 7, 7, 3 | 7, 5 | drain */
    assert_int_equal(c.cells[3].till.us, MU_DAY_US);
    assert_int_equal(c.cells[3].day, 0);
    assert_int_equal(c.cells[4].day, 1);
    assert_int_equal(c.cells[9].till.us, 60 * MU_HOUR_US);
    assert_int_equal(c.cells[9].day, 2);
}

static void a_window_shorter_than_its_interval_is_one_cell(void **state)
{
    const mu_calendar c = build(state, (mu_span){ 10 * MU_MINUTE_US }, false, HOURS(0), HOURS(0), HOURS(1));

    assert_int_equal(c.n_cells, 2);
    assert_int_equal(c.cells[0].till.us, 10 * MU_MINUTE_US);
}

static void too_many_cells_are_refused_before_memory_is_taken(void **state)
{
    mu_calendar   c;
    const mu_span century = { 36500 * MU_DAY_US };

    assert_int_equal(mu_calendar_count(HOURS(24), true, HOURS(0), HOURS(24), (mu_span){ MU_SECOND_US }),
                     86401);
    assert_int_equal(mu_calendar_build(*state, a_monday, century, false, HOURS(0), HOURS(0),
                                       (mu_span){ MU_MINUTE_US }, &c),
                     MU_ERR_VALUE);
    assert_true(mu_calendar_count((mu_span){ MU_NEVER_US - 1 }, false, HOURS(0), HOURS(0), (mu_span){ 1 }) >
                MU_CELL_LIMIT);
    assert_true(mu_calendar_count((mu_span){ MU_NEVER_US / MU_DAY_US * MU_DAY_US }, true, HOURS(0), HOURS(24),
                                  (mu_span){ 1 }) > MU_CELL_LIMIT);
}

static void an_instant_knows_its_weekday_and_window(void **state)
{
    const mu_calendar c = build(state, HOURS(168), true, HOURS(8), HOURS(20), HOURS(1));

    assert_int_equal(mu_calendar_weekday(&c, (mu_time){ 0 }), 0);
    assert_int_equal(mu_calendar_weekday(&c, (mu_time){ MU_DAY_US - 1 }), 0);
    assert_int_equal(mu_calendar_weekday(&c, (mu_time){ 6 * MU_DAY_US }), 6);
    assert_int_equal(mu_calendar_weekday(&c, (mu_time){ -1 }), 6); /* the evening before is a Sunday */
    assert_int_equal(mu_calendar_window(&c, (mu_time){ 8 * MU_HOUR_US - 1 }), -1);
    assert_int_equal(mu_calendar_window(&c, (mu_time){ 8 * MU_HOUR_US }), 0);
    assert_int_equal(mu_calendar_window(&c, (mu_time){ 20 * MU_HOUR_US - 1 }), 0);
    assert_int_equal(mu_calendar_window(&c, (mu_time){ 20 * MU_HOUR_US }), -1);
    assert_int_equal(mu_calendar_window(&c, (mu_time){ 6 * MU_DAY_US + 9 * MU_HOUR_US }), 6);
    assert_int_equal(mu_calendar_window(&c, c.till), -1);
}

static void instants_are_printed_with_a_date_unless_there_is_one_day(void **state)
{
    const mu_calendar one  = build(state, HOURS(24), true, HOURS(8), HOURS(20), HOURS(1));
    const mu_calendar week = build(state, HOURS(168), true, HOURS(8), HOURS(20), HOURS(1));
    char              text[40];

    mu_calendar_print(&one, (mu_time){ 8 * MU_HOUR_US + 30 * MU_MINUTE_US }, text, sizeof text);
    assert_string_equal(text, "08:30");
    mu_calendar_print(&week, (mu_time){ 32 * MU_HOUR_US + 15 * MU_SECOND_US }, text, sizeof text);
    assert_string_equal(text, "2026-01-06 08:00:15");
}

static int open_arena(void **state)
{
    *state = mu_arena_new(0);
    return *state == NULL;
}

static int close_arena(void **state)
{
    mu_arena_free(*state);
    return 0;
}

static void holidays_close_the_doors_and_half_days_keep_other_hours(void **state)
{
    mu_calendar c = build(state, HOURS(4 * 24), true, HOURS(8), HOURS(20), (mu_span){ 60 * MU_MINUTE_US });
    static const mu_holiday days[] = {
        { .day = 1 },
        { .day = 2, .open = true, .from_us = 9 * MU_HOUR_US + 15 * MU_MINUTE_US, .till_us = 12 * MU_HOUR_US }
    };
    int64_t open = 0;

    assert_int_equal(mu_calendar_close(*state, &c, days, 2), MU_OK);
    assert_cells_tile(&c);
    assert_int_equal(c.n_windows, 3);
    assert_int_equal(c.n_days, 3); /* the closed day is none */
    assert_int_equal(c.windows[1].from.us, 57 * MU_HOUR_US + 15 * MU_MINUTE_US);
    assert_int_equal(c.windows[1].till.us, 60 * MU_HOUR_US);
    assert_int_equal(c.windows[2].from.us, 80 * MU_HOUR_US);
    assert_int_equal(mu_calendar_window(&c, (mu_time){ 34 * MU_HOUR_US }), -1);
    assert_int_equal(mu_calendar_window(&c, (mu_time){ 58 * MU_HOUR_US }), 1);
    for (int32_t i = 0; i < c.n_cells; i++)
        if (c.cells[i].open) open += c.cells[i].till.us - c.cells[i].from.us;
    assert_int_equal(open, (12 + 12) * MU_HOUR_US + (2 * 60 + 45) * MU_MINUTE_US);
    assert_ptr_equal(mu_calendar_holiday(&c, 2), &days[1]);
    assert_null(mu_calendar_holiday(&c, 3));
}

static void the_first_and_the_last_day_may_be_holidays(void **state)
{
    mu_calendar             c      = build(state, HOURS(3 * 24), true, HOURS(8), HOURS(20), HOURS(2));
    static const mu_holiday days[] = { { .day = 0 }, { .day = 2 } };

    assert_int_equal(mu_calendar_close(*state, &c, days, 2), MU_OK);
    assert_cells_tile(&c);
    assert_int_equal(c.n_windows, 1);
    assert_int_equal(c.n_days, 1);
    assert_int_equal(c.windows[0].from.us, 32 * MU_HOUR_US);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_of_twelve_hours_has_24_half_hours_and_the_drain),
        cmocka_unit_test(between_two_days_the_closed_time_is_cut_at_midnight),
        cmocka_unit_test(a_night_belongs_to_the_day_on_which_it_opened),
        cmocka_unit_test(doors_open_round_the_clock_never_close),
        cmocka_unit_test(a_long_window_is_cut_at_midnight),
        cmocka_unit_test(a_window_shorter_than_its_interval_is_one_cell),
        cmocka_unit_test(too_many_cells_are_refused_before_memory_is_taken),
        cmocka_unit_test(an_instant_knows_its_weekday_and_window),
        cmocka_unit_test(instants_are_printed_with_a_date_unless_there_is_one_day),
        cmocka_unit_test(holidays_close_the_doors_and_half_days_keep_other_hours),
        cmocka_unit_test(the_first_and_the_last_day_may_be_holidays),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
