/* Incentives: what cannot change effort changes nothing on random floors, to the last bit; a team of one is nobody's team; and
 * what more money and more checks can only do in one direction. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { FLOORS = 60 };

static mu_model *with(const char *yaml, const char *behaviour, const char *incentives)
{
    const char           *set[]   = { behaviour, incentives };
    const mu_load_options options = { .set = set, .n_set = 2 };
    mu_diag              *diag    = mu_diag_new();
    mu_model             *m       = NULL;

    if (mu_scenario_load_text(yaml, strlen(yaml), "test", &options, diag, &m) != MU_OK) {
        char *why = mu_diag_render(diag);
        print_error("%s\n%s", yaml, why);
        free(why);
        fail_msg("refused");
    }
    mu_diag_free(diag);
    return m;
}

#define OF_ALL "behaviour={preset: custom, effort: {on: yes}, gaming: {on: yes}}"
#define A_DAY \
    "incentives=[{id: a, kind: threshold, window: day, amount: 50%, target: {handled: 20, aht: 3min}}]"
#define BY_PIECE "incentives=[{id: a, kind: piece_rate, window: day, amount: 50%, target: {handled: 20}}]"

static const struct {
    const char *behaviour, *incentives;
} without_effect[] = {
    { "behaviour={preset: off}", A_DAY },
    { OF_ALL, "incentives=[]" },
    { OF_ALL,
      "incentives=[{id: a, kind: threshold, window: week, amount: 0%, target: {handled: 20, aht: 1min}}]" },
    { OF_ALL, "incentives=[{id: a, kind: threshold, scope: team, window: day, amount: 90%, target: {handled: "
              "1e12}}]" },
    { "behaviour={preset: custom, effort: {respond: 0}}", A_DAY },
    { "behaviour={preset: custom, effort: {most: 0}}", BY_PIECE },
    { "behaviour={preset: custom, effort: {on: no}, gaming: {most: 0}}", BY_PIECE },
    { "behaviour={preset: custom, effort: {respond: 0}, gaming: {detection: 100%}}", BY_PIECE },
};

enum { WITHOUT_EFFECT = (int)(sizeof without_effect / sizeof without_effect[0]) };

static void what_cannot_change_effort_changes_nothing(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char     *yaml = i % 2 ? mu_random_floor(i, false) : mu_random_scenario(i, false);
        mu_model *m    = mu_test_model(yaml);
        char     *told = mu_test_watch(m, NULL, NULL);
        for (int k = (int)(i / 2 % 2); k < WITHOUT_EFFECT; k += 2) { /* each way meets half of the floors */
            mu_model *n     = with(yaml, without_effect[k].behaviour, without_effect[k].incentives);
            char     *again = mu_test_watch(n, NULL, NULL);
            if (strcmp(told, again) != 0) fail_msg("floor %d, way %d", (int)i, k);
            free(again);
            mu_model_free(n);
        }
        free(told);
        mu_model_free(m);
        free(yaml);
    }
}

/* And what can does, or the test above would show nothing. */
static void what_can_changes_much(void **state)
{
    int differ = 0;

    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char     *yaml = mu_random_floor(i, false);
        mu_model *m = mu_test_model(yaml), *n = with(yaml, OF_ALL, BY_PIECE);
        char     *told = mu_test_watch(m, NULL, NULL), *otherwise = mu_test_watch(n, NULL, NULL);
        differ += strcmp(told, otherwise) != 0;
        free(told);
        free(otherwise);
        mu_model_free(m);
        mu_model_free(n);
        free(yaml);
    }
    assert_true(differ > FLOORS / 2);
}

static void a_bonus_for_a_team_of_one_is_his_own(void **state)
{
    static const char *const target[] = { "handled: 60", "resolved: 40", "resolution: 70%", "aht: 5min" };

    (void)state;
    for (int i = 0; i < 24; i++) {
        char *told[2];
        for (int team = 0; team < 2; team++) {
            char yaml[700];
            snprintf(
                yaml, sizeof yaml,
                "horizon: 4d 08:00-18:00\nexperiment: {seed: 1}\n"
                "behaviour: {preset: custom, effort: {respond: 1}, gaming: {most: 50%%}}\n"
                "incentives: [{id: a, kind: threshold, window: %s, scope: %s, amount: 30%%, target: {%s}}]\n"
                "contacts: {calls: {arrivals: %d/h, handle: {mean: 5min}, resolved: 70%%}}\n"
                "teams: {desk: {people: 1, pay: 20/h}}\n",
                i % 2 ? "day" : "week", team ? "team" : "agent", target[i / 2 % 4], 5 + i);
            mu_model *m = mu_test_model(yaml);
            told[team]  = mu_test_watch(m, NULL, NULL);
            mu_model_free(m);
        }
        assert_string_equal(told[0], told[1]);
        free(told[0]);
        free(told[1]);
    }
}

/* ---- in one direction ----------------------------------------------------------------------------- */

static double sum_of(const char *yaml, uint64_t seed, mu_mind_sum what)
{
    mu_model  *m   = mu_test_model(yaml);
    mu_world  *w   = mu_world_new(m, NULL, NULL);
    mu_record *r   = mu_record_new(m);
    double     sum = 0;

    assert_int_equal(mu_world_run(w, seed, 0, r), MU_OK);
    for (int32_t i = 0; i < m->calendar.n_cells * m->n_teams; i++) sum += r->minds[i].of[what];
    mu_record_free(r);
    mu_world_free(w);
    mu_model_free(m);
    return sum;
}

static double content_of(const char *yaml, uint64_t seed)
{
    mu_model  *m   = mu_test_model(yaml);
    mu_world  *w   = mu_world_new(m, NULL, NULL);
    mu_record *r   = mu_record_new(m);
    double     sum = 0;

    assert_int_equal(mu_world_run(w, seed, 0, r), MU_OK);
    for (int32_t i = 0; i < m->calendar.n_cells * m->n_types; i++)
        for (int k = 0; k < MU_OPINION_NUMBERS; k++) sum += r->opinions[i].of[MU_SUM_CONTENT + k];
    mu_record_free(r);
    mu_world_free(w);
    mu_model_free(m);
    return sum;
}

/* Everybody is answered at once, and has the same luck whatever the checks. */
static void more_checks_never_make_more_gaming(void **state)
{
    static const int share[] = { 0, 20, 40, 60, 80, 100 };
    char             yaml[600];

    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        double before = 1e18, first = 0;
        for (size_t i = 0; i < sizeof share / sizeof share[0]; i++) {
            snprintf(
                yaml, sizeof yaml,
                "horizon: 1d 08:00-18:00\n"
                "behaviour: {preset: custom, effort: {on: yes}, gaming: {most: 60%%, detection: %d%%}}\n"
                "incentives: [{id: a, kind: piece_rate, window: day, amount: 40%%, target: {handled: 5}}]\n"
                "contacts: {calls: {arrivals: 30/h, handle: {mean: 4min}}}\n"
                "teams: {desk: {people: 40, pay: 20/h}}\n",
                share[i]);
            const double gamed = sum_of(yaml, seed, MU_SUM_GAMED);
            assert_true(gamed <= before);
            before = gamed;
            if (i == 0) first = gamed;
        }
        assert_true(first > 50 && before == 0);
    }
}

/* The same effort for less in speed and more in quality: what games is the first, what holds it back the second. */
static void a_weight_on_quality_never_makes_more_gaming(void **state)
{
    char yaml[700];

    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        double before = 1e18, first = 0;
        for (int speed = 100; speed >= 0; speed -= 25) {
            snprintf(yaml, sizeof yaml,
                     "horizon: 1d 08:00-18:00\n"
                     "behaviour: {preset: custom, effort: {on: yes}, gaming: {most: 60%%}}\n"
                     "incentives: [{id: a, kind: threshold, window: day, amount: 40%%, "
                     "target: {handled: 8, resolution: 80%%}, weights: {handled: %d%%, resolution: %d%%}}]\n"
                     "contacts: {calls: {arrivals: 30/h, handle: {mean: 4min}, resolved: 80%%}}\n"
                     "teams: {desk: {people: 40, pay: 20/h}}\n",
                     speed, 100 - speed);
            const double gamed = sum_of(yaml, seed, MU_SUM_GAMED);
            assert_true(gamed <= before);
            before = gamed;
            if (speed == 100) first = gamed;
        }
        assert_true(first > 50 && before == 0);
    }
}

/* Nobody waits, and every customer has the same luck and the same temper whatever is promised. */
static void effort_in_quality_makes_more_customers_content(void **state)
{
    static const int share[] = { 0, 20, 40, 80 };
    double           all[4]  = { 0 };
    char             yaml[600];

    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        double before = -1;
        for (size_t i = 0; i < sizeof share / sizeof share[0]; i++) {
            snprintf(
                yaml, sizeof yaml,
                "horizon: 1d 08:00-18:00\n"
                "behaviour: {preset: custom, effort: {on: yes}, satisfaction: {first: 70%%}}\n"
                "incentives: [{id: a, kind: threshold, window: day, amount: %d%%, target: {csat: 70%%}}]\n"
                "contacts: {calls: {arrivals: 30/h, handle: {mean: 4min}%s}}\n"
                "teams: {desk: {people: 40, pay: 20/h}}\n",
                share[i], seed % 2 ? "" : ", resolved: 80%");
            const double content = content_of(yaml, seed);
            assert_true(content >= before);
            before = content;
            all[i] += content;
        }
    }
    for (int i = 1; i < 4; i++) assert_true(all[i] > all[i - 1]);
}

static void what_each_is_paid_adds_up_to_what_is_paid(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char      *yaml = mu_random_floor(i, false);
        mu_model  *m    = with(yaml, OF_ALL, i % 2 ? A_DAY : BY_PIECE);
        mu_world  *w    = mu_world_new(m, NULL, NULL);
        mu_record *r    = mu_record_new(m);
        double     each = 0, all = 0;

        assert_true(mu_record_keep_people(r, m));
        assert_int_equal(mu_world_run(w, 7, 0, r), MU_OK);
        for (int32_t k = 0; k < m->n_agents; k++) each += r->person[k].bonus;
        for (int32_t k = 0; k < m->calendar.n_cells * m->n_teams; k++) all += r->minds[k].of[MU_SUM_BONUS];
        assert_true(fabs(each - all) <= 1e-9 * all);
        mu_record_free(r);
        mu_world_free(w);
        mu_model_free(m);
        free(yaml);
    }
}

static void more_money_is_paid_where_more_is_promised(void **state)
{
    static const int share[] = { 0, 5, 10, 20, 40 };
    char             yaml[700];

    (void)state;
    for (int effort = 0; effort < 2; effort++) {
        double before = -1, at_5 = 0;
        for (size_t i = 0; i < sizeof share / sizeof share[0]; i++) {
            double bonus = 0;
            snprintf(
                yaml, sizeof yaml,
                "horizon: 7d 08:00-18:00\nbehaviour: {preset: custom, effort: {on: %s}, fatigue: {on: yes}}\n"
                "incentives:\n"
                "  - {id: a, kind: piece_rate, window: day, amount: %d%%, target: {handled: 60}}\n"
                "  - {id: b, kind: threshold, window: week, scope: team, amount: %d%%, target: {handled: "
                "2000}}\n"
                "contacts: {calls: {arrivals: 30/h, handle: {mean: 5min}, patience: {mean: 3min}}}\n"
                "teams: {desk: {people: 3, pay: 20/h}}\n",
                effort ? "yes" : "no", share[i], share[i]);
            for (uint64_t seed = 1; seed <= 10; seed++) bonus += sum_of(yaml, seed, MU_SUM_BONUS);
            assert_true(bonus > before);
            before = bonus;
            if (i == 1) at_5 = bonus;
        }
        if (!effort) assert_true(fabs(before / at_5 - 8) < 1e-9); /* 40 is eight times 5 */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_change_effort_changes_nothing),
        cmocka_unit_test(what_can_changes_much),
        cmocka_unit_test(a_bonus_for_a_team_of_one_is_his_own),
        cmocka_unit_test(more_checks_never_make_more_gaming),
        cmocka_unit_test(a_weight_on_quality_never_makes_more_gaming),
        cmocka_unit_test(effort_in_quality_makes_more_customers_content),
        cmocka_unit_test(what_each_is_paid_adds_up_to_what_is_paid),
        cmocka_unit_test(more_money_is_paid_where_more_is_promised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
