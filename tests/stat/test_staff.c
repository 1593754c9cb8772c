/* People who leave at a constant hazard and are replaced after a fixed time are an alternating renewal process; newcomers
 * leave by the integral of their hazard. */
#include <math.h>

#include "tests/stat/harness.h"

static bench run_case(const char *id, const char *yaml, int replications)
{
    bench                b       = { .id = id, .model = load_or_stop(id, yaml) };
    const mu_run_options options = {
        .replications = replications, .threads = 1, .has_seed = true, .seed = seed_of(id, "")
    };

    assert_int_equal(mu_experiment_run(b.model, &options, NULL, &b.results), MU_OK);
    return b;
}

#define FEW_CALLS "contacts: {calls: {arrivals: {between: {fixed: 30d}}, handle: {fixed: 1s}}}\n"

/* 0.3 a year are 1 - e^-.3 of those who are there, and 60 days without: (1 / h) / (1 / h + 60 d) = .953003. The time until
 * the process has settled is less than a hundredth of the century that it lasts. */
static void seats_are_taken_as_long_as_renewal_theory_says(void **state)
{
    bench b = run_case("availability",
                       "horizon: 36500d 08:00-08:01\ninterval: 1d\n"
                       "behaviour: {preset: custom, attrition: {yearly: 25.91817793%, early: 1}}\n"
                       "hiring: {sources: {web: {lead: {mean: 60d, cv: 0}, accept: 100%}}}\n" FEW_CALLS
                       "teams: {desk: {people: 40}}\n",
                       6);

    (void)state;
    compare_with(&b, "seats taken", 0.953003, one_minus(ask(&b, "desk", "vacancy")));
    compare_with(&b, "headcount", 40 * 0.953003, ask(&b, "desk", "headcount"));
    finish(&b);
}

/* Of a thousand newcomers, 1 - .9517, 1 - .8829, 1 - .7180 leave within 30, 90 and 365 days. */
static void newcomers_leave_by_the_integral_of_their_hazard(void **state)
{
    static const struct {
        const char *days;
        double      stay;
    } known[] = { { "30d", 0.9517 }, { "90d", 0.8829 }, { "365d", 0.7180 } };

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        char yaml[500];
        snprintf(yaml, sizeof yaml,
                 "horizon: %s 08:00-08:01\ninterval: 1d\n"
                 "behaviour: {preset: custom, attrition: {tenure: 0s}}\n" FEW_CALLS
                 "teams: {desk: {people: 1000}}\n",
                 known[i].days);
        bench    b    = run_case("survival", yaml, 60);
        measured stay = ask(&b, "desk", "leavers");
        stay.mean     = 1 - stay.mean / 1000;
        stay.se       = stay.se / 1000;
        compare_with(&b, known[i].days, known[i].stay, stay);
        finish(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seats_are_taken_as_long_as_renewal_theory_says),
        cmocka_unit_test(newcomers_leave_by_the_integral_of_their_hazard),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
