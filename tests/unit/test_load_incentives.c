/* The section incentives, and what effort and gaming are by default. What is refused is in tests/golden/bad. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "behaviour/behaviour.h"
#include "tests/unit/load_fixture.h"

#define DESKS(more)                                                                              \
    "horizon: 1d 08:00-12:00\n" more                                                             \
    "contacts:\n  calls: {arrivals: 30/h, handle: 4min, resolved: 80%, teams: [desk, office]}\n" \
    "teams: {desk: {people: 3, pay: 20/h}, office: {people: 2, pay: 20/h}}\n"
#define ONE(scheme) DESKS("incentives: [{id: a, " scheme "}]\n")

static void evidence_has_the_defaults_of_the_formulas(void **state)
{
    mu_model           *m = load(DESKS("behaviour: {preset: evidence}\n"), NULL);
    const mu_behaviour *b = m->behaviour;

    (void)state;
    assert_true(b->strives && b->games);
    assert_near(b->effort.respond, mu_effort_default.respond, 0);
    assert_near(b->effort.rival, mu_effort_default.rival, 0);
    assert_near(b->effort.most, mu_effort_default.most, 0);
    assert_near(b->effort.quality, mu_effort_default.quality, 0);
    assert_near(b->effort.burnout, mu_effort_default.burnout, 0);
    assert_near(b->scheme.uncertainty, mu_scheme_default.uncertainty, 1e-15);
    assert_near(b->scheme.internalise, mu_scheme_default.internalise, 0);
    assert_near(b->gaming.most, mu_gaming_default.most, 1e-15);
    assert_near(b->gaming.half, mu_gaming_default.half, 0);
    assert_near(b->gaming.handle, mu_gaming_default.handle, 1e-15);
    assert_near(b->detection, 0, 0);
    mu_model_free(m);
}

static void what_is_written_counts(void **state)
{
    mu_model *m = load(DESKS("behaviour: {preset: custom, effort: {respond: 0.5, unsure: 30%, for_all: 0}, "
                             "gaming: {most: 20%, time: 50%, detection: 25%}}\n"),
                       NULL);
    (void)state;
    assert_true(m->behaviour->strives && m->behaviour->games && !m->behaviour->burns);
    assert_near(m->behaviour->effort.respond, 0.5, 0);
    assert_near(m->behaviour->scheme.uncertainty, 0.3, 1e-15);
    assert_near(m->behaviour->scheme.internalise, 0, 0);
    assert_near(m->behaviour->gaming.handle, 0.5, 0);
    assert_near(m->behaviour->detection, 0.25, 0);
    mu_model_free(m);
}

static void a_scheme_is_for_all_teams_and_one_by_one_unless_it_says_otherwise(void **state)
{
    mu_model *m = load(ONE("kind: threshold, window: month, amount: 10%, target: {handled: 100}"), NULL);
    const mu_incentive *s = m->incentives;

    (void)state;
    assert_int_equal(m->n_incentives, 1);
    assert_string_equal(s->id, "a");
    assert_true(s->kind == MU_PAID_AT_TARGET && s->window == MU_BONUS_MONTHLY && !s->of_team);
    assert_near(s->amount, 0.1, 1e-15);
    assert_near(s->target[MU_GOAL_HANDLED], 100, 0);
    assert_near(s->weight[MU_GOAL_HANDLED], 1, 0);
    assert_near(s->weight[MU_GOAL_AHT], 0, 0);
    assert_true(s->in_team[0] && s->in_team[1]);
    assert_non_null(m->behaviour);                /* days are counted, */
    assert_false(mu_behaviour_any(m->behaviour)); /* and nobody changes */
    mu_model_free(m);

    m = load(ONE("kind: piece_rate, window: week, scope: team, teams: office, amount: 5%, "
                 "target: {resolved: 50, handled: 70}, weights: {resolved: 75%, handled: 25%}"),
             NULL);
    s = m->incentives;
    assert_true(s->kind == MU_PAID_BY_PIECE && s->window == MU_BONUS_WEEKLY && s->of_team);
    assert_near(s->weight[MU_GOAL_RESOLVED], 0.75, 0);
    assert_near(s->weight[MU_GOAL_HANDLED], 0.25, 0);
    assert_true(!s->in_team[0] && s->in_team[1]);
    mu_model_free(m);

    m = load(ONE("kind: threshold, window: day, amount: 5%, target: {resolution: 85%, aht: 4min}"), NULL);
    s = m->incentives;
    assert_near(s->target[MU_GOAL_RESOLUTION], 0.85, 1e-15);
    assert_near(s->target[MU_GOAL_AHT], 240, 1e-9);
    assert_near(s->weight[MU_GOAL_AHT], 0.5, 0);
    mu_model_free(m);
}

static void an_empty_list_takes_all_of_them_away(void **state)
{
    const mu_load_options none = { .arm = "none" };
    mu_model             *m =
        load(ONE("kind: threshold, window: day, amount: 5%, target: {handled: 9}") "arms: {none: "
                                                                                   "{incentives: []}}\n",
             &none);
    (void)state;
    assert_int_equal(m->n_incentives, 0);
    assert_null(m->behaviour);
    mu_model_free(m);
}

/* 2026 begins with a Thursday, 2028 has a leap day. */
static void windows_are_those_of_the_calendar(void **state)
{
    static const struct {
        mu_bonus_window window;
        const char     *date, *first, *last;
    } known[] = {
        { MU_BONUS_DAILY, "2026-01-01", "2026-01-01", "2026-01-01" },
        { MU_BONUS_WEEKLY, "2026-01-01", "2025-12-29", "2026-01-04" },
        { MU_BONUS_WEEKLY, "2026-01-05", "2026-01-05", "2026-01-11" },
        { MU_BONUS_MONTHLY, "2026-01-01", "2026-01-01", "2026-01-31" },
        { MU_BONUS_MONTHLY, "2026-12-31", "2026-12-01", "2026-12-31" },
        { MU_BONUS_MONTHLY, "2028-02-29", "2028-02-01", "2028-02-29" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        int64_t date = 0, first = 0, last = 0;
        assert_true(mu_date_parse(known[i].date, &date));
        assert_true(mu_date_parse(known[i].first, &first));
        assert_true(mu_date_parse(known[i].last, &last));
        const mu_bonus_dates d = mu_bonus_window_of(known[i].window, date);
        assert_int_equal(d.first, first);
        assert_int_equal(d.last, last);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evidence_has_the_defaults_of_the_formulas),
        cmocka_unit_test(what_is_written_counts),
        cmocka_unit_test(a_scheme_is_for_all_teams_and_one_by_one_unless_it_says_otherwise),
        cmocka_unit_test(an_empty_list_takes_all_of_them_away),
        cmocka_unit_test(windows_are_those_of_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
