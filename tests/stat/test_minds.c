/* People whose skill does not change are M/M/c with another handle time; those who differ have the mean of a lognormal law. */
#include <math.h>

#include "experiment/measure.h"
#include "experiment/results.h"
#include "tests/stat/harness.h"

static bench run_case(const char *id, const char *yaml, int replications)
{
    bench                b       = { .id = id, .model = load_or_stop(id, yaml) };
    const mu_run_options options = { .replications = SHORTENED ? replications / 5 : replications,
                                     .threads      = 1,
                                     .has_seed     = true,
                                     .seed         = seed_of(id, "") };

    assert_int_equal(mu_experiment_run(b.model, &options, NULL, &b.results), MU_OK);
    return b;
}

/* G = 2/3 makes 300 s of 240: 100 calls an hour are 8.3333 erlangs for 10 people (Erlang C). */
static void frozen_skill_is_erlang_c_with_a_longer_handle_time(void **state)
{
    bench b = run_case(
        "frozen skill",
        "horizon: 400h\ninterval: 10h\nbehaviour: {preset: custom, learning: {per_contact: 0}}\n"
        "contacts: {calls: {arrivals: 100/h, handle: {exponential: {mean: 4min}}, answer: 80% within "
        "20s}}\nteams: {desk: {people: 10, skills: {calls: 3000 contacts}}}\n",
        200);

    (void)state;
    compare_with(&b, "P_wait", 0.487611, ask(&b, NULL, "delayed"));
    compare_with(&b, "SL20", 0.563667, ask(&b, "calls", "service_level"));
    compare_with(&b, "AHT", 300, ask(&b, NULL, "aht"));
    finish(&b);
}

/* One call for each of 200 people at once: each takes exp(-a) of five minutes, exp(0.2^2 / 2) of them on average. */
static void abilities_are_lognormal(void **state)
{
    bench b =
        run_case("abilities",
                 "horizon: 2h\nbehaviour: {preset: custom, ability: {spread: 20%}}\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 1h}, batch: 200}, handle: {fixed: 5min}}}\n"
                 "teams: {desk: {people: 200}}\n",
                 2000);

    (void)state;
    compare_with(&b, "AHT", 300 * exp(0.02), ask(&b, NULL, "aht"));
    finish(&b);
}

static double mean_of(const bench *b, const char *measure)
{
    return mu_results_contact(b->results, 0, mu_measure_find(measure))->mean;
}

/* A firm's own figures come out again: most of its people are old hands, some are new, all of them tire, hurry and meet angry
 * customers who come back. One percent is the promise; it leaves room for what they learn within the week. */
static void measured_times_and_shares_come_out_as_they_were_measured(void **state)
{
    bench b = run_case(
        "measured",
        "horizon: 7d 08:00-18:00\nbehaviour: {preset: evidence, calibration: {basis: measured}}\n"
        "contacts: {calls: {arrivals: 150/h, handle: {mean: 5min, cv: 0.9}, patience: {mean: 4min}, "
        "resolved: 80%, reopen: {share: 80%, after: 1h}}}\n"
        "teams: {old: {people: 14, skills: {calls: 3000 contacts}}, new: {people: 4, skills: {calls: "
        "novice}}}\n",
        200);

    (void)state;
    print_message("measured AHT %.2f s of 300, solved %.4f of 0.8\n", mean_of(&b, "aht"),
                  mean_of(&b, "resolution"));
    assert_true(fabs(mean_of(&b, "aht") / 300 - 1) < 0.01);
    assert_true(fabs(mean_of(&b, "resolution") / 0.8 - 1) < 0.01);
    finish(&b);

    b = run_case(
        "experts",
        "horizon: 7d 08:00-18:00\nbehaviour: {preset: evidence}\n"
        "contacts: {calls: {arrivals: 150/h, handle: {mean: 5min, cv: 0.9}, patience: {mean: 4min}, "
        "resolved: 80%, reopen: {share: 80%, after: 1h}}}\n"
        "teams: {old: {people: 14, skills: {calls: 3000 contacts}}, new: {people: 4, skills: {calls: "
        "novice}}}\n",
        20);
    assert_true(mean_of(&b, "aht") > 1.2 * 300);
    assert_true(mean_of(&b, "resolution") < 0.9 * 0.8 + 0.02);
    finish(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frozen_skill_is_erlang_c_with_a_longer_handle_time),
        cmocka_unit_test(abilities_are_lognormal),
        cmocka_unit_test(measured_times_and_shares_come_out_as_they_were_measured),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
