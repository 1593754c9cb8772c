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

/* Practice comes at 11,250 contacts a year, of 1500 that make a part 1 / e of what is lacking; h = 0.3 a year. With novices
 * at first, a part p + (1 - p) e^-(h + r)t of it is lacking at t, p = h / (h + r), r = 7.5 a year: 0.75 (p + (1 - p) / (h + r) T)
 * is added to handle times over T = 10 years. Without the first years it is 1.028846, as in Whitt 2006. */
static void newcomers_make_a_team_slower_as_renewal_theory_says(void **state)
{
    bench        b = run_case("newcomers",
                              "horizon: 3650d 08:00-09:00\ninterval: 1d\n"
                                     "behaviour: {preset: custom, attrition: {yearly: 25.91817793%, early: 1},\n"
                                     "  learning: {curve: exponential, pace: 1500, slower: 75%, half_life: never}}\n"
                                     "hiring: {sources: {web: {lead: {mean: 1s, cv: 0}, accept: 100%}}}\n"
                                     "contacts: {calls: {arrivals: {between: {fixed: 5.84s}}, handle: {fixed: 4s}}}\n"
                                     "teams: {desk: {people: 20, skills: {calls: novice}}}\n",
                              6);
    const double p = 0.3 / 7.8, lacking = p + (1 - p) / (7.8 * 10);

    (void)state;
    compare_with(&b, "AHT", 4 * (1 + 0.75 * lacking), ask(&b, NULL, "aht"));
    compare_with(&b, "practice", 1 - lacking, ask(&b, "desk", "practice"));
    finish(&b);
}

/* A tenth of the applicants, chosen at a validity of one half: their mean is 0.5 * 0.12 * (1.7550 - 0.7979) above that of
 * those who are there, who were half of theirs. One call for each of 200 newcomers. */
static void who_is_chosen_more_strictly_is_faster(void **state)
{
    bench b =
        run_case("selection",
                 "horizon: 3d 08:00-09:00\nbehaviour: {preset: custom, ability: {spread: 12%}}\n"
                 "hiring: {sources: {web: {lead: {mean: 1s}, accept: 100%, select: 10%, validity: 50%}}}\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 48h30min}, batch: 200}, handle: {fixed: "
                 "5min}}}\nteams: {desk: {people: 200, filled: 0}}\n",
                 200);

    (void)state;
    compare_with(&b, "AHT", 300 * exp(0.12 * 0.12 / 2 - 0.06 * (1.7550 - 0.7979)), ask(&b, NULL, "aht"));
    finish(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seats_are_taken_as_long_as_renewal_theory_says),
        cmocka_unit_test(newcomers_make_a_team_slower_as_renewal_theory_says),
        cmocka_unit_test(who_is_chosen_more_strictly_is_faster),
        cmocka_unit_test(newcomers_leave_by_the_integral_of_their_hazard),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
