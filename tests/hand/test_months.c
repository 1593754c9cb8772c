/* Months of a long run: as on paper, and the same as the record's totals. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/months.h"
#include "report/report.h"
#include "tests/support/watch.h"
#include "tests/unit/report_fixture.h"

static mu_results *run_of(const mu_model *m, int64_t replications)
{
    const mu_run_options options = { .replications = replications, .threads = 1 };
    mu_results          *r       = NULL;

    assert_int_equal(mu_experiment_run(m, &options, NULL, &r), MU_OK);
    return r;
}

static double mean_of(const mu_results *r, int32_t month, int32_t who, const char *id)
{
    return mu_results_month(r, month, who, mu_measure_find(id)).mean;
}

#define NEAR(a, b) assert_true(fabs((a) - (b)) < 1e-9)

/* ---- on paper --------------------------------------------------------------------------------------- */

/* Two hours a day from 20 January on, closed on 1 February. A contact comes at 9 and, but on the first day, at 8. */
static const char paper[] = "start: 2026-01-20\n"
                            "horizon: 40d 08:00-10:00\n"
                            "holidays: [{date: 2026-02-01}]\n"
                            "behaviour: {preset: custom, fatigue: {slower: 0%}}\n"
                            "contacts: {calls: {arrivals: {between: {fixed: 1h}}, handle: {fixed: 30min}}}\n"
                            "teams: {desk: {people: 2, pay: 30/h}, back: {people: 1, pay: 10/h}}\n";

static void two_months_come_out_as_on_paper(void **state)
{
    mu_model   *m = mu_test_model(paper);
    mu_results *r = run_of(m, 2);
    char        name[MU_MONTH_ROOM];

    (void)state;
    assert_non_null(r->months);
    assert_int_equal(mu_months_count(r->months), 2);
    mu_months_name(r->months, 0, name, sizeof name);
    assert_string_equal(name, "2026-01");
    mu_months_name(r->months, 1, name, sizeof name);
    assert_string_equal(name, "2026-02");
    assert_int_equal(mu_months_days(r->months, 0), 12);
    assert_int_equal(mu_months_days(r->months, 1), 27);
    NEAR(mean_of(r, 0, 1, "offered"), 23); /* 1 + 11 * 2 */
    NEAR(mean_of(r, 1, 1, "offered"), 54);
    NEAR(mean_of(r, 0, 2, "handled"), 23);
    NEAR(mean_of(r, 1, 2, "handled"), 54);
    NEAR(mean_of(r, 0, 2, "handled_aht"), 1800);
    NEAR(mean_of(r, 0, 2, "occupancy"), 23 * 0.5 / (12 * 2 * 3)); /* hours */
    NEAR(mean_of(r, 1, 2, "occupancy"), 54 * 0.5 / (27 * 2 * 3));
    NEAR(mean_of(r, 0, 0, "cost"), 12 * 2 * 10); /* days * hours * pay; back comes before desk */
    NEAR(mean_of(r, 1, 1, "cost"), 27 * 2 * 60);
    NEAR(mean_of(r, 1, 2, "cost"), 27 * 2 * 70);
    assert_true(isnan(mean_of(r, 0, 0, "wait_p90")));  /* no quantiles, */
    assert_true(isnan(mean_of(r, 0, 0, "load_gini"))); /* nothing of single people */
    mu_results_free(r);
    mu_model_free(m);
}

/* ---- when ------------------------------------------------------------------------------------------- */

static bool told_by_month(const char *horizon, const char *more)
{
    char yaml[600];

    snprintf(yaml, sizeof yaml,
             "horizon: %s\n%scontacts: {calls: {arrivals: 1/h, handle: 5min}}\nteams: {desk: {people: 2}}\n",
             horizon, more);
    mu_model  *m    = mu_test_model(yaml);
    const bool told = mu_months_wanted(m);
    mu_model_free(m);
    return told;
}

static void only_long_runs_are_told_by_month(void **state)
{
    static const char tires[] = "behaviour: {preset: custom, fatigue: {slower: 30%}}\n";

    (void)state;
    assert_false(told_by_month("60d 08:00-10:00", ""));
    assert_true(told_by_month("61d 08:00-10:00", ""));
    assert_false(told_by_month("61d 08:00-10:00", "experiment: {steady: yes}\n"));
    assert_false(told_by_month("31d 08:00-10:00", tires));
    assert_true(told_by_month("32d 08:00-10:00", tires));
    assert_true(told_by_month("33d", tires)); /* open round the clock: days all the same */
    assert_false(told_by_month("32d 08:00-10:00", "behaviour: {preset: off}\n"));
}

/* ---- together --------------------------------------------------------------------------------------- */

static const char everything[] =
    "start: 2026-01-12\n"
    "horizon: 75d 09:00-11:00\n"
    "behaviour: {preset: evidence, attrition: {yearly: 95%}}\n"
    "hiring: {cost: 100, sources: {web: {}}}\n"
    "incentives: [{id: speed, kind: threshold, window: week, amount: 20%, target: {aht: 5min}}]\n"
    "contacts:\n"
    "  calls: {arrivals: 20/h, handle: 5min, patience: 3min, resolved: 80%, reopen: {share: 70%, after: "
    "1d}}\n"
    "  mail: {arrivals: 4/h, handle: 8min}\n"
    "teams: {desk: {people: 3, pay: 20/h, skills: {calls: novice, mail: expert}}, back: {people: 1, pay: "
    "30/h}}\n";

/* What is the largest or the last of several, or a share of the month's cost, is not their sum. */
static bool adds_up(const char *id)
{
    static const char *const others[] = { "longest_wait", "queue_max", "backlog", "cost_per_case" };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(id, others[i]) == 0) return false;
    return true;
}

static void check_sum(const mu_results *r, mu_scope scope, int32_t who, int measure, int *seen)
{
    const mu_estimate *whole =
        scope == MU_SCOPE_CONTACT ? mu_results_contact(r, who, measure) : mu_results_team(r, who, measure);
    double x = 0, y = 0, ones = 0;

    for (int32_t k = 0; k < mu_months_count(r->months); k++) {
        const mu_pairs *p = mu_months_pairs(r->months, k, scope, who, measure);
        if (p == NULL) return;
        assert_int_equal(p->n, r->replications);
        x += p->mean_x;
        y += p->mean_y;
        ones += p->mean_y == 1;
    }
    if (!adds_up(mu_measure_at(measure)->id)) return;
    if (ones == mu_months_count(r->months)) y = 1; /* a plain total */
    if (y == 0) return;
    if (fabs(x / y - whole->mean) > 1e-9 * (1 + fabs(whole->mean)))
        fail_msg("%s: %.12g in months, %.12g in all", mu_measure_at(measure)->id, x / y, whole->mean);
    *seen += whole->mean > 0;
}

static void all_months_together_are_the_run(void **state)
{
    mu_model   *m    = mu_test_model(everything);
    mu_results *r    = run_of(m, 3);
    int         seen = 0;

    (void)state;
    assert_int_equal(mu_months_count(r->months), 3);
    for (int k = 0; k < mu_measure_count(); k++) {
        const mu_scope scope = mu_measure_at(k)->scope;
        for (int32_t who = 0; who <= 2; who++) check_sum(r, scope, who, k, &seen);
    }
    assert_true(seen > 150);
    assert_true(mu_results_team(r, 2, mu_measure_find("leavers"))->mean > 0);
    assert_true(mu_results_team(r, 2, mu_measure_find("bonus"))->mean > 1);
    for (int32_t who = 0; who <= 2; who++) /* the only scheme pays all bonuses */
        NEAR(mu_results_scheme_paid(r, 0, who).mean, mu_results_team(r, who, mu_measure_find("bonus"))->mean);
    mu_results_free(r);
    mu_model_free(m);
}

static void the_table_for_the_terminal(void **state)
{
    mu_model   *m    = mu_test_model(everything);
    mu_results *r    = run_of(m, 3);
    char       *text = mu_report_months(r, false), *teams = mu_report_months(r, true);

    (void)state;
    assert_true(widest_line(text) <= 80);
    assert_true(widest_line(teams) <= 80);
    assert_golden(text, "months.txt");
    assert_golden(teams, "months-of-teams.txt");
    mu_results_free(r);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_months_come_out_as_on_paper),
        cmocka_unit_test(only_long_runs_are_told_by_month),
        cmocka_unit_test(all_months_together_are_the_run),
        cmocka_unit_test(the_table_for_the_terminal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
