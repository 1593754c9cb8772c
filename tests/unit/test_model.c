/* Questions asked of a model, here of one built by hand. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "model/model.h"

#define AT(h)       ((mu_time){ (int64_t)((h)*3600) * MU_SECOND_US })
#define PER_HOUR(r) ((r) / (double)MU_HOUR_US)

static void assert_near(double found, double expected, double tolerance)
{
    if (!(fabs(found - expected) <= tolerance)) fail_msg("expected %.17g, found %.17g", expected, found);
}

static const mu_rate_step busy_morning[] = { { { 0 }, PER_HOUR(0) },
                                             { { 9 * MU_HOUR_US }, PER_HOUR(120) },
                                             { { 12 * MU_HOUR_US }, PER_HOUR(60) } };
static const mu_rate_step quiet[]        = { { { 0 }, PER_HOUR(6) } };
static const mu_rate_step holiday[]      = { { { 0 }, PER_HOUR(1) } };
static const mu_rate_date dates[]        = { { 1, { 1, holiday } }, { 3, { 1, holiday } } };

/* A working week, 08:00-20:00, from Wednesday 2026-01-07; Tuesdays are busy, other days quiet. */
static mu_model week_of(mu_arena *a, mu_contact_type *types, mu_team *teams, mu_duty_edge *edges)
{
    mu_model m = { .n_types = 3, .types = types, .n_teams = 2, .teams = teams, .n_edges = 5, .edges = edges };

    assert_int_equal(mu_calendar_build(a, 20460, (mu_span){ 7 * MU_DAY_US }, true,
                                       (mu_span){ 8 * MU_HOUR_US }, (mu_span){ 20 * MU_HOUR_US },
                                       (mu_span){ MU_HOUR_US }, &m.calendar),
                     MU_OK);
    types[0] = (mu_contact_type){ .name = "b", .arrivals = { .kind = MU_ARRIVE_POISSON } };
    for (int i = 0; i < 7; i++) types[0].arrivals.week[i] = (mu_rate_day){ 1, quiet };
    types[0].arrivals.week[1] = (mu_rate_day){ 3, busy_morning };
    types[1]                  = (mu_contact_type){ .name = "d", .arrivals = { .kind = MU_ARRIVE_TRACE } };
    types[2]                  = (mu_contact_type){ .name = "f", .arrivals = { .kind = MU_ARRIVE_NONE } };
    teams[0]                  = (mu_team){ .name = "x" };
    teams[1]                  = (mu_team){ .name = "y" };
    edges[0]                  = (mu_duty_edge){ AT(8), 0, 0, 5, true };
    edges[1]                  = (mu_duty_edge){ AT(8), 1, 5, 2, true };
    edges[2]                  = (mu_duty_edge){ AT(12), 0, 0, 3, false };
    edges[3]                  = (mu_duty_edge){ AT(12), 0, 5, 1, true };
    edges[4]                  = (mu_duty_edge){ AT(20), 1, 5, 2, false };
    return m;
}

typedef struct {
    mu_arena       *arena;
    mu_contact_type type[3];
    mu_team         team[2];
    mu_duty_edge    edge[5];
    mu_model        model;
} fixture;

static fixture make(void)
{
    fixture f = { .arena = mu_arena_new(0) };

    f.model = week_of(f.arena, f.type, f.team, f.edge);
    return f;
}

/* The arrays moved with the struct. */
static mu_model *settle(fixture *f)
{
    f->model.types = f->type;
    f->model.teams = f->team;
    f->model.edges = f->edge;
    return &f->model;
}

static void names_are_found_by_bisection(void **state)
{
    fixture   f = make();
    mu_model *m = settle(&f);

    (void)state;
    assert_int_equal(mu_model_type(m, "b"), 0);
    assert_int_equal(mu_model_type(m, "d"), 1);
    assert_int_equal(mu_model_type(m, "f"), 2);
    assert_int_equal(mu_model_type(m, "a"), -1);
    assert_int_equal(mu_model_type(m, "c"), -1);
    assert_int_equal(mu_model_type(m, "g"), -1);
    assert_int_equal(mu_model_team(m, "y"), 1);
    assert_int_equal(mu_model_team(m, "z"), -1);
    mu_arena_free(f.arena);
}

static void the_rate_is_that_of_the_weekday_and_the_time_of_day(void **state)
{
    fixture      f       = make();
    mu_model    *m       = settle(&f);
    const double tuesday = 6 * 24; /* the horizon begins on a Wednesday */

    (void)state;
    assert_near(mu_model_rate(m, 0, AT(10)), 6, 1e-9);
    assert_near(mu_model_rate(m, 0, AT(tuesday + 8.5)), 0, 0);
    assert_near(mu_model_rate(m, 0, AT(tuesday + 9)), 120, 1e-9);
    assert_near(mu_model_rate(m, 0, AT(tuesday + 11.99)), 120, 1e-9);
    assert_near(mu_model_rate(m, 0, AT(tuesday + 12)), 60, 1e-9);
    assert_near(mu_model_rate(m, 0, AT(tuesday + 20)), 0, 0); /* closed */
    assert_true(isnan(mu_model_rate(m, 1, AT(10))));
    assert_near(mu_model_rate(m, 2, AT(10)), 0, 0);
    mu_arena_free(f.arena);
}

static void a_date_of_its_own_comes_before_the_weekday(void **state)
{
    fixture   f = make();
    mu_model *m = settle(&f);

    (void)state;
    f.type[0].arrivals.n_dates = 2;
    f.type[0].arrivals.dates   = dates;
    assert_near(mu_model_rate(m, 0, AT(0 * 24 + 10)), 6, 1e-9);
    assert_near(mu_model_rate(m, 0, AT(1 * 24 + 10)), 1, 1e-9);
    assert_near(mu_model_rate(m, 0, AT(2 * 24 + 10)), 6, 1e-9);
    assert_near(mu_model_rate(m, 0, AT(3 * 24 + 10)), 1, 1e-9);
    assert_near(mu_model_rate(m, 0, AT(4 * 24 + 10)), 6, 1e-9);
    mu_arena_free(f.arena);
}

static void people_count_from_the_instant_they_come_to_the_instant_they_go(void **state)
{
    fixture   f = make();
    mu_model *m = settle(&f);

    (void)state;
    assert_int_equal(mu_model_on_duty(m, 0, AT(7.99)), 0);
    assert_int_equal(mu_model_on_duty(m, 0, AT(8)), 5);
    assert_int_equal(mu_model_on_duty(m, 0, AT(12)), 3);
    assert_int_equal(mu_model_on_duty(m, 1, AT(12)), 2);
    assert_int_equal(mu_model_on_duty(m, 1, AT(20)), 0);
    mu_arena_free(f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_by_bisection),
        cmocka_unit_test(the_rate_is_that_of_the_weekday_and_the_time_of_day),
        cmocka_unit_test(a_date_of_its_own_comes_before_the_weekday),
        cmocka_unit_test(people_count_from_the_instant_they_come_to_the_instant_they_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
