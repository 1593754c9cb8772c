/* Effort that stays as it is makes Erlang C with another handle time; and what a target brings is an inverted U in the target:
 * little where it is certain, most near the mean, little where it is out of reach. */
#include <math.h>

#include "sim/world.h"
#include "tests/stat/harness.h"
#include "tests/support/watch.h"

/* Full burnout at the start takes tanh .0500417 = .05 of log speed for good. So 271.451 s become 300 e^-.05, and 100 calls an
 * hour for 10 people give the figures of Erlang C for that. */
static void frozen_effort_is_erlang_c_with_another_handle_time(void **state)
{
    bench b = {
        .id    = "frozen effort",
        .model = load_or_stop(
            "frozen effort",
            "horizon: 400h\ninterval: 10h\nbehaviour: {preset: custom, burnout: {first: 100%, heals: never}, "
            "effort: {burnout: 0.05004172927849134, most: 1}}\n"
            "contacts: {calls: {arrivals: 100/h, handle: {exponential: {mean: 271.451225s}}, answer: 80% "
            "within "
            "20s}}\nteams: {desk: {people: 10}}\n"),
    };
    const mu_run_options options = {
        .replications = SHORTENED ? 40 : 200, .threads = 1, .has_seed = true, .seed = seed_of(b.id, "")
    };

    (void)state;
    assert_int_equal(mu_experiment_run(b.model, &options, NULL, &b.results), MU_OK);
    compare_with(&b, "P_wait", 0.393063, ask(&b, NULL, "delayed"));
    compare_with(&b, "SL20", 0.660091, ask(&b, "calls", "service_level"));
    compare_with(&b, "AHT", 300 * exp(-0.05), ask(&b, NULL, "aht"));
    finish(&b);
}

/* More customers than five people can answer, for two weeks; each could do about 830 a week. */
static mu_model *desk(double target)
{
    char yaml[700];

    snprintf(yaml, sizeof yaml,
             "horizon: 14d 08:00-18:00\nbehaviour: {preset: custom, effort: {respond: 0.6}}\n"
             "incentives: [{id: a, kind: threshold, window: week, amount: 20%%, target: {handled: %g}}]\n"
             "contacts: {calls: {arrivals: 100/h, handle: {mean: 5min}, patience: {mean: 5min}}}\n"
             "teams: {desk: {people: 5, pay: 20/h}}\n",
             target);
    return mu_test_model(yaml);
}

enum { REPLICATIONS = 60 };

static void answered(double target, double *out)
{
    mu_model  *m = desk(target);
    mu_world  *w = mu_world_new(m, NULL, NULL);
    mu_record *r = mu_record_new(m);

    for (int i = 0; i < REPLICATIONS; i++) {
        out[i] = 0;
        assert_int_equal(mu_world_run(w, 11, i, r), MU_OK);
        for (int32_t k = 0; k < m->calendar.n_cells; k++) out[i] += (double)r->team[k].answered;
    }
    mu_record_free(r);
    mu_world_free(w);
    mu_model_free(m);
}

/* The same customers come to all of them. */
static void check_more(const char *what, const double *more, const double *less)
{
    double sum = 0, squares = 0;

    for (int i = 0; i < REPLICATIONS; i++) {
        const double d = more[i] - less[i];
        sum += d;
        squares += d * d;
    }
    const double mean = sum / REPLICATIONS;
    const double se   = sqrt((squares / REPLICATIONS - mean * mean) / (REPLICATIONS - 1));
    print_message("%-28s %+8.1f contacts, se %.1f\n", what, mean, se);
    assert_true(mean > 4 * se);
}

static void what_a_target_brings_is_an_inverted_u(void **state)
{
    static double none[REPLICATIONS], low[REPLICATIONS], near[REPLICATIONS], far[REPLICATIONS];

    (void)state;
    answered(1e12, none);
    answered(500, low);
    answered(850, near);
    answered(1400, far);
    check_more("near the mean", near, none);
    check_more("near, against easily reached", near, low);
    check_more("near, against out of reach", near, far);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frozen_effort_is_erlang_c_with_another_handle_time),
        cmocka_unit_test(what_a_target_brings_is_an_inverted_u),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
