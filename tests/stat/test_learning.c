/* Reference cases of learning curves: nothing is drawn, so the figures are there to all digits but the clock's. */
#include "sim/world.h"
#include "tests/stat/harness.h"

/* All time in contacts of one every hour, in seconds. */
static double work_in(const char *skill, int hours)
{
    char yaml[400];

    snprintf(yaml, sizeof yaml,
             "horizon: %dh\nbehaviour: {preset: custom, learning: {slower: 150%%, pace: 1, bend: %.17g}}\n"
             "contacts: {calls: {arrivals: {between: {fixed: 1h}}, handle: {fixed: 240s}}}\n"
             "teams: {desk: {people: 1, skills: {calls: %s}}}\n",
             hours, -log2(0.8), skill);
    mu_model  *m  = load_or_stop("A-LEARN-02", yaml);
    mu_world  *w  = mu_world_new(m, NULL, NULL);
    mu_record *r  = mu_record_new(m);
    double     us = 0;

    assert_int_equal(mu_world_run(w, 1, 0, r), MU_OK);
    for (int32_t i = 0; i < m->calendar.n_cells; i++) us += r->team[i].talk_us;
    mu_record_free(r);
    mu_world_free(w);
    mu_model_free(m);
    return us * 1e-6;
}

static void assert_close(cases *known, const char *key, double found)
{
    const double expected = cases_expected(known, "A-LEARN-02", key);

    if (!(fabs(found - expected) <= 1e-6 * expected))
        fail_msg("%s: expected %.9g, found %.9g", key, expected, found);
}

/* De Jong's curve with prior experience: 600 s, 40 % of which nobody can be rid of, are 240 s of an expert and 150 % more of a
 * novice; the fifty contacts before the first are where people begin. */
static void de_jongs_curve_with_fifty_contacts_of_experience(void **state)
{
    cases *known = *state;

    assert_close(known, "T1", work_in("50 contacts", 2));
    assert_close(known, "T200", work_in("50 contacts", 201) - work_in("50 contacts", 200));
    assert_close(known, "T_inf", work_in("expert", 2));
}

static int open_cases(void **state)
{
    *state = cases_open();
    return 0;
}

static int close_cases(void **state)
{
    cases_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(de_jongs_curve_with_fifty_contacts_of_experience),
    };

    return cmocka_run_group_tests(tests, open_cases, close_cases);
}
