/* People whose skill does not change are M/M/c with another handle time; those who differ have the mean of a lognormal law. */
#include <math.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frozen_skill_is_erlang_c_with_a_longer_handle_time),
        cmocka_unit_test(abilities_are_lognormal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
