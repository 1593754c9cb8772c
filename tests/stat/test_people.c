/* Two people, one twice as fast as the other, and the faster one first: a Markov chain solved by hand (Gumbel 1960, Oper.
 * Res. 8). */
#include <math.h>

#include "tests/stat/harness.h"

#define ID "two people, the faster one first"

static measured of_person(const mu_results *r, const char *who, const char *measure)
{
    mu_estimate e;

    if (!mu_results_person(r, who, measure, &e)) fail_msg("%s has no %s", who, measure);
    return (measured){ e.mean, e.se };
}

static void the_faster_of_two_goes_first(void **state)
{
    /* One call a minute; ana takes one minute on average, bob two. With q the probability of two in the system: bob
     * alone is busy with q / (1 + 1/2), ana alone with 3/2 q less that, nobody with what these two make of it, and two or
     * more with q / (1 - 2/3). */
    static const char yaml[] =
        "horizon: 500h\ninterval: 10h\n"
        "contacts: {calls: {arrivals: 1/min, handle: {exponential: {mean: 1min}}, choose: fastest}}\n"
        "teams: {desk: {people: [ana, {name: bob, handle: {calls: 200%}}]}}\n";
    const double bob = 1 / 1.5, ana = 1.5 - bob, none = ana + bob / 2, more = 3;
    const double q = 1 / (none + ana + bob + more);

    bench                b       = { .id = ID, .model = load_or_stop(ID, yaml) };
    const mu_run_options options = { .replications = SHORTENED ? 30 : 200,
                                     .threads      = 1,
                                     .has_seed     = true,
                                     .seed         = seed_of(ID, ""),
                                     .people       = true };
    (void)state;
    assert_int_equal(mu_experiment_run(b.model, &options, NULL, &b.results), MU_OK);
    compare_with(&b, "P_wait", q * more, ask(&b, NULL, "delayed"));
    compare_with(&b, "busy_ana", q * (ana + more), of_person(b.results, "ana", "occupancy"));
    compare_with(&b, "busy_bob", q * (bob + more), of_person(b.results, "bob", "occupancy"));
    compare_with(&b, "calls_ana", 30000 * q * (ana + more), of_person(b.results, "ana", "handled"));
    finish(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(the_faster_of_two_goes_first) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
