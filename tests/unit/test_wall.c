/* The clock on the wall and elapsed time, in both directions; and calendars that are set to a clock. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "model/calendar.h"
#include "tests/unit/load_fixture.h"

#define HOUR    MU_HOUR_US
#define MIN     MU_MINUTE_US
#define H(h, m) ((h)*HOUR + (m)*MIN)
#define D(d)    ((d)*MU_DAY_US)

static mu_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = mu_arena_new(0);
    return arena == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    mu_arena_free(arena);
    return 0;
}

static const mu_zone *zone(const char *name)
{
    const mu_zone *z = NULL;

    assert_int_equal(mu_zone_read(arena, mu_zone_folder(), name, &z), MU_OK);
    return z;
}

/* The clock of a site in a scenario that begins on that date in `home`. */
static const mu_wall *site(const char *home, const char *name, int64_t date)
{
    const int64_t  begins = mu_wall_begins_s(zone(home), date);
    const mu_wall *w      = mu_wall_new(arena, name, zone(name), date, begins, D(400));

    assert_non_null(w);
    return w;
}

static const mu_wall *wall(const char *name, int64_t date)
{
    return site(name, name, date);
}

static void without_a_zone_both_are_the_same(void **state)
{
    (void)state;
    assert_int_equal(mu_wall_of(NULL, -5), -5);
    assert_int_equal(mu_wall_instant(NULL, H(40, 1)), H(40, 1));
    assert_int_equal(mu_wall_next(NULL, 5, 7), 7);
    assert_int_equal(mu_wall_in_order(NULL, 5, 7), 5);
    assert_int_equal(mu_wall_steady(NULL, 3).ahead_us, 0);
}

/* Sunday 29 March 2026 is day 1: at 02:00 clocks show 03:00. */
static void a_skipped_time_is_the_instant_of_the_change(void **state)
{
    const mu_wall *w = wall("Europe/Berlin", mu_date_of(2026, 3, 28));

    (void)state;
    assert_int_equal(mu_wall_of(w, H(26, 0) - 1), H(26, 0) - 1);
    assert_int_equal(mu_wall_of(w, H(26, 0)), H(27, 0));
    assert_int_equal(mu_wall_instant(w, H(25, 59)), H(25, 59));
    assert_int_equal(mu_wall_instant(w, H(26, 0)), H(26, 0));
    assert_int_equal(mu_wall_instant(w, H(26, 30)), H(26, 0));
    assert_int_equal(mu_wall_instant(w, H(27, 0)), H(26, 0));
    assert_int_equal(mu_wall_instant(w, H(27, 1)), H(26, 1));
    assert_int_equal(mu_wall_instant(w, D(2)), D(2) - HOUR); /* a day of 23 hours */
    assert_int_equal(mu_wall_offset_s(w, H(26, 0) - 1), 3600);
    assert_int_equal(mu_wall_offset_s(w, H(26, 0)), 7200);
    assert_int_equal(mu_wall_steady(w, 0).till_us, H(26, 0));
}

/* Sunday 25 October 2026 is day 1: at 03:00 clocks show 02:00 again. */
static void a_repeated_time_is_the_first_of_the_two(void **state)
{
    const mu_wall *w = wall("Europe/Berlin", mu_date_of(2026, 10, 24));

    (void)state;
    assert_int_equal(mu_wall_of(w, H(27, 0) - 1), H(27, 0) - 1);
    assert_int_equal(mu_wall_of(w, H(27, 0)), H(26, 0));
    assert_int_equal(mu_wall_instant(w, H(26, 30)), H(26, 30));
    assert_int_equal(mu_wall_instant(w, H(27, 0)), H(28, 0));
    assert_int_equal(mu_wall_instant(w, D(2)), D(2) + HOUR);            /* a day of 25 hours */
    assert_int_equal(mu_wall_next(w, H(26, 30), H(26, 31)), H(26, 31)); /* past it */
    assert_int_equal(mu_wall_next(w, H(26, 30), H(27, 0)), H(27, 30));  /* it comes again */
    assert_int_equal(mu_wall_next(w, H(28, 0), H(26, 0)), H(29, 0));
    assert_int_equal(mu_wall_in_order(w, H(26, 30), H(26, 30)), H(26, 30));
    assert_int_equal(mu_wall_in_order(w, H(26, 30), H(26, 45)), H(27, 30));
    assert_int_equal(mu_wall_in_order(w, H(26, 30), H(27, 45)), H(26, 30)); /* out of order anyway */
    assert_int_equal(mu_wall_in_order(w, H(25, 30), H(26, 45)), H(25, 30)); /* this comes only once */
}

static void a_site_has_its_own_time_at_the_same_instant(void **state)
{
    const int64_t  date = mu_date_of(2026, 3, 7); /* on day 1 New York changes, in three weeks Berlin */
    const mu_wall *s    = site("Europe/Berlin", "Asia/Shanghai", date);
    const mu_wall *n    = site("Europe/Berlin", "America/New_York", date);

    (void)state;
    assert_int_equal(mu_wall_of(s, 0), H(7, 0));
    assert_int_equal(mu_wall_instant(s, 0), -H(7, 0));
    assert_int_equal(mu_wall_of(n, 0), -H(6, 0));
    assert_int_equal(mu_wall_of(n, D(1) + H(8, 0) - 1),
                     D(1) + H(2, 0) - 1); /* 07:00 UTC is 08:00 in Berlin */
    assert_int_equal(mu_wall_of(n, D(1) + H(8, 0)), D(1) + H(3, 0));
    assert_int_equal(mu_wall_instant(n, D(22) + H(8, 0)), D(22) + H(13, 0)); /* five hours until day 22 */
    assert_int_equal(mu_wall_of(s, D(23)),
                     D(23) + H(7, 0)); /* Berlin's change does not change Shanghai's time */
}

/* In Cuba clocks go from 00:00 to 01:00, and back from 01:00 to 00:00: the first midnight is skipped, or comes twice. */
static void a_day_may_begin_at_a_change(void **state)
{
    const mu_wall *w = wall("America/Havana", mu_date_of(2026, 3, 8));

    (void)state;
    assert_int_equal(mu_wall_of(w, 0), HOUR);
    assert_int_equal(mu_wall_of(w, -1), -1);
    assert_int_equal(mu_wall_instant(w, 0), 0);
    assert_int_equal(mu_wall_instant(w, D(1)), D(1) - HOUR);
    w = wall("America/Havana", mu_date_of(2026, 11, 1));
    assert_int_equal(mu_wall_of(w, 0), 0);
    assert_int_equal(mu_wall_of(w, HOUR), 0);
    assert_int_equal(mu_wall_instant(w, HOUR), 2 * HOUR);
}

/* ---- calendars ------------------------------------------------------------------------------------ */

static mu_calendar calendar(const char *name, int64_t date, int days, int64_t from, int64_t till,
                            int64_t interval)
{
    mu_calendar c;

    assert_int_equal(mu_calendar_build(arena, date, (mu_span){ D(days) }, true, (mu_span){ from },
                                       (mu_span){ till }, (mu_span){ interval }, &c),
                     MU_OK);
    assert_int_equal(mu_calendar_set_wall(arena, &c, wall(name, date)), MU_OK);
    return c;
}

/* Every instant belongs to one cell, open exactly while a window is, of a day that never goes back. */
static void assert_sound(const mu_calendar *c)
{
    assert_int_equal(c->cells[0].from.us, 0);
    for (int32_t i = 0; i < c->n_cells; i++) {
        const mu_cell *cell = &c->cells[i];
        assert_true(cell->from.us < cell->till.us);
        if (i > 0) assert_int_equal(cell->from.us, c->cells[i - 1].till.us);
        if (i > 0) assert_true(cell->day >= c->cells[i - 1].day && cell->day <= c->cells[i - 1].day + 1);
        assert_in_range(cell->day, 0, c->n_days - 1);
        assert_int_equal(cell->open, mu_calendar_window(c, cell->from) >= 0);
        if (i + 1 < c->n_cells)
            assert_int_equal(cell->open, mu_calendar_window(c, (mu_time){ cell->till.us - 1 }) >= 0);
    }
    assert_true(c->cells[c->n_cells - 1].till.us == MU_NEVER_US);
}

/* "00:00 01:00 ...": when the cells of a day begin by the clock. */
static void assert_cells(const mu_calendar *c, int32_t day, const char *expected)
{
    char found[1000] = "", *end = found;

    for (int32_t i = 0; i < c->n_cells; i++) {
        char clock[16];
        if (c->cells[i].day != day || !c->cells[i].open) continue;
        mu_clock_print(mu_calendar_clock(c, c->cells[i].from), clock, sizeof clock);
        end += snprintf(end, sizeof found - (size_t)(end - found), "%s%s", end > found ? " " : "", clock);
    }
    assert_string_equal(found, expected);
}

static void cells_of_a_skipped_hour_are_not_there(void **state)
{
    mu_calendar c    = calendar("Europe/Berlin", mu_date_of(2026, 3, 28), 3, 0, H(24, 0), H(0, 30));
    int32_t     n[3] = { 0 };

    (void)state;
    assert_sound(&c);
    for (int32_t i = 0; i < c.n_cells - 1; i++) n[c.cells[i].day]++;
    assert_int_equal(n[0], 48);
    assert_int_equal(n[1], 46);
    assert_int_equal(n[2], 48);
    assert_int_equal(c.till.us, H(71, 0));
    for (int32_t i = 0; i < c.n_cells - 1; i++)
        assert_int_equal(c.cells[i].till.us - c.cells[i].from.us, H(0, 30));
    c = calendar("Europe/Berlin", mu_date_of(2026, 3, 28), 2, 0, H(24, 0), H(4, 0));
    assert_sound(&c);
    assert_cells(&c, 1, "00:00 04:00 08:00 12:00 16:00 20:00");
    assert_int_equal(c.cells[6].till.us - c.cells[6].from.us, H(3, 0));
}

static void cells_of_a_repeated_hour_are_there_twice(void **state)
{
    mu_calendar c = calendar("Europe/Berlin", mu_date_of(2026, 10, 24), 2, 0, H(24, 0), H(1, 0));

    (void)state;
    assert_sound(&c);
    assert_cells(
        &c, 1,
        "00:00 01:00 02:00 02:00 03:00 04:00 05:00 06:00 07:00 08:00 09:00 10:00 11:00 12:00 13:00 14:00 "
        "15:00 16:00 17:00 18:00 19:00 20:00 21:00 22:00 23:00");
    c = calendar("Europe/Berlin", mu_date_of(2026, 10, 24), 2, 0, H(24, 0), H(4, 0));
    assert_sound(&c);
    assert_cells(&c, 1, "00:00 04:00 08:00 12:00 16:00 20:00");
    assert_int_equal(c.cells[6].till.us - c.cells[6].from.us, H(5, 0));
    c = calendar("Australia/Lord_Howe", mu_date_of(2026, 4, 4), 2, 0, H(4, 0),
                 H(0, 20)); /* back from 02:00 to 01:30 */
    assert_sound(&c);
    assert_cells(&c, 1,
                 "00:00 00:20 00:40 01:00 01:20 01:40 01:30 01:40 02:00 02:20 02:40 03:00 03:20 03:40");
}

/* Doors close at the first 02:30, and open at it. */
static void doors_go_by_the_first_of_two_times(void **state)
{
    mu_calendar c = calendar("Europe/Berlin", mu_date_of(2026, 10, 24), 2, H(22, 0), H(26, 30), H(0, 30));

    (void)state;
    assert_sound(&c);
    assert_int_equal(c.windows[0].till.us, H(26, 30));
    assert_int_equal(c.windows[1].from.us, D(1) + H(23, 0));
    assert_cells(&c, 0, "22:00 22:30 23:00 23:30 00:00 00:30 01:00 01:30 02:00");
    c = calendar("Europe/Berlin", mu_date_of(2026, 10, 25), 1, H(2, 30), H(4, 0), H(0, 30));
    assert_sound(&c);
    assert_cells(&c, 0, "02:30 02:00 02:30 03:00 03:30");
}

static void a_window_that_is_skipped_is_not_there(void **state)
{
    mu_calendar c = calendar("Europe/Berlin", mu_date_of(2026, 3, 28), 3, H(2, 0), H(3, 0), H(0, 30));

    (void)state;
    assert_sound(&c);
    assert_int_equal(c.n_windows, 2);
    assert_int_equal(c.n_days, 2);
    assert_int_equal(mu_calendar_build(arena, mu_date_of(2026, 3, 29), (mu_span){ D(1) }, true,
                                       (mu_span){ H(2, 0) }, (mu_span){ H(3, 0) }, (mu_span){ H(0, 30) }, &c),
                     MU_OK);
    assert_int_equal(mu_calendar_set_wall(arena, &c, wall("Europe/Berlin", mu_date_of(2026, 3, 29))),
                     MU_ERR_VALUE);
}

/* 30 December 2011 was not in Samoa. */
static void a_whole_day_may_be_skipped(void **state)
{
    mu_calendar c = calendar("Pacific/Apia", mu_date_of(2011, 12, 29), 3, H(8, 0), H(12, 0), H(1, 0));

    (void)state;
    assert_sound(&c);
    assert_int_equal(c.n_days, 2);
    assert_int_equal(c.windows[1].from.us, D(1) + H(8, 0));
    c = calendar("Pacific/Apia", mu_date_of(2011, 12, 29), 3, 0, H(24, 0), H(24, 0));
    assert_sound(&c);
    assert_int_equal(c.n_days, 2);
    assert_int_equal(c.till.us, D(2));
}

/* Newfoundland used to change a minute after midnight, back into the day before. */
static void a_day_never_goes_back(void **state)
{
    const mu_calendar c = calendar("America/St_Johns", mu_date_of(2010, 11, 6), 3, 0, H(24, 0), H(1, 0));

    (void)state;
    assert_sound(&c);
    assert_int_equal(c.till.us, H(73, 0));
    assert_int_equal(c.n_days, 3);
}

static void holidays_keep_their_hours(void **state)
{
    const int64_t    date = mu_date_of(2026, 3, 28);
    const mu_holiday half = { .day = 1, .open = true, .from_us = H(1, 0), .till_us = H(4, 0) };
    mu_calendar      c;

    (void)state;
    assert_int_equal(mu_calendar_build(arena, date, (mu_span){ D(2) }, true, (mu_span){ 0 },
                                       (mu_span){ H(23, 0) }, (mu_span){ H(1, 0) }, &c),
                     MU_OK);
    assert_int_equal(mu_calendar_close(arena, &c, &half, 1), MU_OK);
    assert_int_equal(mu_calendar_set_wall(arena, &c, wall("Europe/Berlin", date)), MU_OK);
    assert_sound(&c);
    assert_cells(&c, 1, "01:00 03:00");
    assert_int_equal(c.windows[1].till.us - c.windows[1].from.us, H(2, 0));
}

/* ---- times that count business hours --------------------------------------------------------------- */

/* Every day from 00:00 to 04:00; due within three of these hours. */
static mu_model *with_hours(const char *start)
{
    char text[600];

    snprintf(text, sizeof text,
             "timezone: Europe/Berlin\nstart: %s\nhorizon: 3d 00:00-24:00\nbusiness_hours: {mon-sun: "
             "00:00-04:00}\n"
             "contacts: {mail: {arrivals: 1/h, handle: 5min, due: 95%% within 3 business hours}}\n" TEAMS,
             start);
    return load(text, NULL);
}

/* A contact that comes at `from` is due at `till`: its three business hours lie between. */
static void assert_due(const mu_model *m, int64_t from, int64_t till)
{
    assert_int_equal(mu_model_due(m, 0, (mu_time){ from }, 0).us, till);
    assert_int_equal(mu_model_lasted(m, 0, (mu_time){ from }, (mu_time){ till }), H(3, 0));
}

static void business_hours_are_those_that_pass(void **state)
{
    mu_model *m = with_hours("2026-03-28");

    (void)state;
    assert_due(m, H(0, 30), H(3, 30));
    assert_due(m, D(1) + H(0, 30), D(2) - HOUR + H(0, 30)); /* 1.5 + 1 + 0.5 h */
    assert_due(m, D(1), D(1) + H(3, 0));                    /* until 04:00, all there are */
    assert_int_equal(mu_model_lasted(m, 0, (mu_time){ 0 }, (mu_time){ D(2) - HOUR }), H(7, 0));
    mu_model_free(m);
    m = with_hours("2026-10-24");
    assert_due(m, D(1) + H(0, 30), D(1) + H(3, 30));        /* the second 02:30 */
    assert_due(m, D(1) + H(2, 30), D(2) + HOUR + H(0, 30)); /* 2.5 h are left */
    assert_int_equal(mu_model_lasted(m, 0, (mu_time){ 0 }, (mu_time){ D(2) + HOUR }), H(9, 0));
    /* From Sunday 01:00 to Monday 01:00: 01:00 to 04:00 with an hour that comes twice, and an hour more. */
    assert_int_equal(mu_model_lasted(m, 0, (mu_time){ D(1) + H(1, 0) }, (mu_time){ D(2) + HOUR + H(1, 0) }),
                     5 * HOUR);
    mu_model_free(m);
}

/* How long that was, counted the other way round: from any time to when it is due are the hours it had. */
static void what_lasted_is_what_was_spent(void **state)
{
    static const char *const starts[] = { "2026-03-28", "2026-10-24" };

    (void)state;
    for (int i = 0; i < 2; i++) {
        mu_model *m = with_hours(starts[i]);
        for (int64_t at = 0; at < H(60, 0); at += H(0, 10)) {
            const mu_time due = mu_model_due(m, 0, (mu_time){ at }, 0);
            assert_int_equal(mu_model_lasted(m, 0, (mu_time){ at }, due), H(3, 0));
        }
        mu_model_free(m);
    }
    mu_model *m = with_hours("2026-03-28");
    assert_int_equal(mu_model_lasted(m, 0, (mu_time){ 0 }, (mu_time){ D(2) }),
                     H(8, 0)); /* 4 + 3 + 1 h of Monday */
    mu_model_free(m);
    m = with_hours("2026-10-24");
    assert_int_equal(mu_model_lasted(m, 0, (mu_time){ 0 }, (mu_time){ D(2) }), H(9, 0)); /* 4 + 5 h */
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_a_zone_both_are_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_skipped_time_is_the_instant_of_the_change, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_repeated_time_is_the_first_of_the_two, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_site_has_its_own_time_at_the_same_instant, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_day_may_begin_at_a_change, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cells_of_a_skipped_hour_are_not_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cells_of_a_repeated_hour_are_there_twice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(doors_go_by_the_first_of_two_times, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_window_that_is_skipped_is_not_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_whole_day_may_be_skipped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_day_never_goes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(holidays_keep_their_hours, set_up, tear_down),
        cmocka_unit_test_setup_teardown(business_hours_are_those_that_pass, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_lasted_is_what_was_spent, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
