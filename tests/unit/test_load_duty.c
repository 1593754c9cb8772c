/* Who is on duty when: opening hours, shifts and profiles as comings and goings. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/unit/load_fixture.h"

/* An instant as hours since midnight of day 0. */
#define AT(h) ((mu_time){ (int64_t)((h)*3600) * MU_SECOND_US })

static void assert_edge(const mu_model *m, int32_t i, double hour, bool on, int32_t first, int32_t n)
{
    assert_in_range(i, 0, m->n_edges - 1);
    assert_near((double)m->edges[i].at.us / (double)MU_HOUR_US, hour, 1e-9);
    assert_int_equal(m->edges[i].on, on);
    assert_int_equal(m->edges[i].first_agent, first);
    assert_int_equal(m->edges[i].n_agents, n);
}

/* Whatever the plan: nobody comes twice or goes twice, all are gone at the end, and the order is total. */
static void assert_edges_make_sense(const mu_model *m)
{
    bool *on = calloc((size_t)m->n_agents + 1, sizeof *on);

    assert_non_null(on);
    for (int32_t i = 0; i < m->n_edges; i++) {
        const mu_duty_edge *e = &m->edges[i];
        assert_in_range(e->at.us, m->calendar.cells[0].from.us,
                        m->calendar.till.us + (m->calendar.daily ? MU_DAY_US : 0));
        assert_true(e->n_agents > 0);
        assert_in_range(e->first_agent, m->teams[e->team].first_agent,
                        m->teams[e->team].first_agent + m->teams[e->team].n_agents - e->n_agents);
        for (int32_t k = 0; k < e->n_agents; k++) {
            assert_int_equal(on[e->first_agent + k], !e->on);
            on[e->first_agent + k] = e->on;
        }
        if (i == 0) continue;
        const mu_duty_edge *b = &m->edges[i - 1];
        assert_true(b->at.us < e->at.us || (b->at.us == e->at.us && b->on <= e->on));
        if (b->at.us == e->at.us && b->on == e->on)
            assert_true(b->team < e->team || (b->team == e->team && b->first_agent < e->first_agent));
    }
    for (int32_t i = 0; i < m->n_agents; i++) assert_false(on[i]);
    free(on);
}

static mu_model *with_team(const char *horizon, const char *team)
{
    char text[2000];

    snprintf(text, sizeof text, "horizon: %s\n" CONTACTS "teams: {desk: %s}\n", horizon, team);
    mu_model *m = load(text, NULL);
    assert_edges_make_sense(m);
    return m;
}

static void without_shifts_everyone_is_there_while_the_doors_are_open(void **state)
{
    mu_model *m = with_team("2d 08:00-20:00", "{people: 5}");

    (void)state;
    assert_int_equal(m->n_edges, 4);
    assert_edge(m, 0, 8, true, 0, 5);
    assert_edge(m, 1, 20, false, 0, 5);
    assert_edge(m, 2, 32, true, 0, 5);
    assert_edge(m, 3, 44, false, 0, 5);
    mu_model_free(m);
}

static void nobody_leaves_and_returns_at_the_same_instant(void **state)
{
    mu_model *m = with_team("5d 00:00-24:00", "{people: 5}");

    (void)state;
    assert_int_equal(m->n_edges, 2);
    assert_edge(m, 1, 120, false, 0, 5);
    mu_model_free(m);
    m = with_team("5d", "{shifts: {all: {hours: 00:00-24:00, people: 3}}}");
    assert_int_equal(m->n_edges, 2);
    mu_model_free(m);
}

static void shifts_have_people_of_their_own_in_the_order_of_their_names(void **state)
{
    mu_model *m = with_team("1d 08:00-20:00", "{shifts: {late: {hours: 11:00-20:00, people: 3}, "
                                              "early: {hours: 08:00-17:00, people: 2}}}");

    (void)state;
    assert_int_equal(m->n_agents, 5);
    assert_edge(m, 0, 8, true, 0, 2);
    assert_edge(m, 1, 11, true, 2, 3);
    assert_edge(m, 2, 17, false, 0, 2);
    assert_edge(m, 3, 20, false, 2, 3);
    mu_model_free(m);
}

static void a_shift_is_worked_before_opening_and_after_closing_too(void **state)
{
    mu_model *m = with_team("2d 08:00-20:00", "{shifts: {long: {hours: 06:00-22:00, people: 2}}}");

    (void)state;
    assert_int_equal(m->n_edges, 4);
    assert_edge(m, 0, 6, true, 0, 2);
    assert_edge(m, 1, 22, false, 0, 2);
    assert_edge(m, 2, 30, true, 0, 2);
    assert_edge(m, 3, 46, false, 0, 2);
    mu_model_free(m);
}

static void of_the_evening_before_only_what_lasts_past_opening_counts(void **state)
{
    mu_model *m = with_team("2d 05:00-20:00", "{shifts: {night: {hours: 21:00-06:00, people: 2}}}");

    (void)state;
    assert_edge(m, 0, 5, true, 0, 2); /* the doors open on someone already there */
    assert_edge(m, 1, 6, false, 0, 2);
    assert_edge(m, 2, 21, true, 0, 2);
    assert_edge(m, 3, 30, false, 0, 2);
    assert_int_equal(m->n_edges,
                     4); /* the shift that begins after the last closing belongs to what comes then */
    mu_model_free(m);
}

static void without_closing_time_a_shift_is_clipped_to_the_horizon(void **state)
{
    mu_model *m = with_team("44h", "{shifts: {long: {hours: 06:00-22:00, people: 2}}}");

    (void)state;
    assert_int_equal(m->n_edges, 4);
    assert_edge(m, 3, 44, false, 0, 2);
    mu_model_free(m);
}

static void a_night_shift_belongs_to_the_day_on_which_it_begins(void **state)
{
    /* Monday and Tuesday round the clock; the shift begins on Sunday and Monday evening. */
    mu_model *m = with_team("48h", "{shifts: {night: {hours: 22:00-06:00, people: 4, days: [sun, mon]}}}");

    (void)state;
    assert_int_equal(m->n_edges, 4);
    assert_edge(m, 0, 0, true, 0, 4); /* since Sunday evening */
    assert_edge(m, 1, 6, false, 0, 4);
    assert_edge(m, 2, 22, true, 0, 4);
    assert_edge(m, 3, 30, false, 0, 4);
    mu_model_free(m);
}

static void a_shift_is_worked_on_its_weekdays(void **state)
{
    mu_model *m = with_team("7d 08:00-20:00", "{shifts: {a: {hours: 08:00-20:00, people: 1, days: mon-wed}, "
                                              "b: {hours: 08:00-20:00, people: 1, days: \"thu, fri\"}, "
                                              "c: {hours: 08:00-20:00, people: 2, days: [sat-sun]}}}");
    static const int on_duty[7] = { 1, 1, 1, 1, 1, 2, 2 };

    (void)state;
    for (int day = 0; day < 7; day++)
        assert_int_equal(mu_model_on_duty(m, 0, AT(day * 24 + 12)), on_duty[day]);
    mu_model_free(m);
}

static void a_profile_brings_the_last_comers_home_first(void **state)
{
    mu_model *m = with_team("1d 08:00-20:00", "{people: {08:00: 12, 10:00: 18, 17:00: 5, 19:00: 0}}");

    (void)state;
    assert_int_equal(m->n_agents, 18);
    assert_int_equal(m->n_edges, 6);
    assert_edge(m, 0, 8, true, 0, 5);
    assert_edge(m, 1, 8, true, 5, 7);
    assert_edge(m, 2, 10, true, 12, 6);
    assert_edge(m, 3, 17, false, 5, 7);
    assert_edge(m, 4, 17, false, 12, 6);
    assert_edge(m, 5, 19, false, 0, 5);
    mu_model_free(m);
}

static void a_profile_holds_within_opening_hours_only(void **state)
{
    mu_model *m = with_team("2d 08:00-20:00", "{people: {06:00: 3, 12:00: 4}}");

    (void)state;
    assert_int_equal(mu_model_on_duty(m, 0, AT(7)), 0);
    assert_int_equal(mu_model_on_duty(m, 0, AT(8)), 3);
    assert_int_equal(mu_model_on_duty(m, 0, AT(19.9)), 4);
    assert_int_equal(mu_model_on_duty(m, 0, AT(20)), 0);
    assert_int_equal(mu_model_on_duty(m, 0, AT(31)), 0);
    assert_int_equal(mu_model_on_duty(m, 0, AT(32)), 3);
    mu_model_free(m);
}

static void a_profile_goes_on_past_midnight_like_a_clock(void **state)
{
    mu_model *m = with_team("2d 22:00-06:00", "{people: {22:00: 5, 02:00: 2}}");

    (void)state;
    assert_int_equal(mu_model_on_duty(m, 0, AT(23)), 5);
    assert_int_equal(mu_model_on_duty(m, 0, AT(25)), 5);
    assert_int_equal(mu_model_on_duty(m, 0, AT(26)), 2);
    assert_int_equal(mu_model_on_duty(m, 0, AT(30)), 0);
    assert_int_equal(mu_model_on_duty(m, 0, AT(47)), 5);
    assert_int_equal(m->n_edges, 8); /* two blocks, two nights */
    mu_model_free(m);
}

static void teams_do_not_mix(void **state)
{
    mu_model *m = load("horizon: 1d 08:00-20:00\n" CONTACTS
                       "teams: {b: {people: 3}, a: {shifts: {s: {hours: 09:00-10:00, people: 2}}}}\n",
                       NULL);

    (void)state;
    assert_edges_make_sense(m);
    assert_int_equal(mu_model_on_duty(m, 0, AT(9)), 2);
    assert_int_equal(mu_model_on_duty(m, 0, AT(10)), 0);
    assert_int_equal(mu_model_on_duty(m, 1, AT(10)), 3);
    assert_edge(m, 0, 8, true, 2, 3);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_shifts_everyone_is_there_while_the_doors_are_open),
        cmocka_unit_test(nobody_leaves_and_returns_at_the_same_instant),
        cmocka_unit_test(shifts_have_people_of_their_own_in_the_order_of_their_names),
        cmocka_unit_test(a_shift_is_worked_before_opening_and_after_closing_too),
        cmocka_unit_test(of_the_evening_before_only_what_lasts_past_opening_counts),
        cmocka_unit_test(without_closing_time_a_shift_is_clipped_to_the_horizon),
        cmocka_unit_test(a_night_shift_belongs_to_the_day_on_which_it_begins),
        cmocka_unit_test(a_shift_is_worked_on_its_weekdays),
        cmocka_unit_test(a_profile_brings_the_last_comers_home_first),
        cmocka_unit_test(a_profile_holds_within_opening_hours_only),
        cmocka_unit_test(a_profile_goes_on_past_midnight_like_a_clock),
        cmocka_unit_test(teams_do_not_mix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
