/* Journeys: several places at once, and one after another, against what is known of them. One time unit is a minute. The
 * call that a case begins with takes a minute on average and never waits, so that what comes behind it is Poisson too. */
#include "tests/stat/harness.h"

#include "plan/erlang.h"

#define STEADY "experiment: {steady: yes, warm_up: 1000min}\ninterval: 500min\nhorizon: 21000min\n"
#define CALLS(rate)                                                                  \
    "contacts: {calls: {arrivals: " rate "/min, handle: 1min, then: {all: 100%}}}\n" \
    "teams: {desk: {people: 60, skills: [calls]}}\n"

static bench run_journey(const char *id, int64_t replications, const char *yaml)
{
    bench                b       = { .id = id, .model = load_or_stop(id, yaml) };
    const int64_t        fewer   = replications / 40 > 30 ? replications / 40 : 30;
    const mu_run_options options = { .replications = SHORTENED && fewer < replications ? fewer : replications,
                                     .threads      = 1,
                                     .has_seed     = true,
                                     .seed         = seed_of(id, "") };

    assert_int_equal(mu_experiment_run(b.model, &options, NULL, &b.results), MU_OK);
    return b;
}

/* From the end of the call on. */
static measured time_behind(const bench *b)
{
    const measured all = minutes(ask(b, "calls", "time_to_resolution"));

    return (measured){ all.mean - 1, all.se };
}

/* With so many people that nobody waits: 1/a + 1/b - 1/(a + b). */
static void the_longer_of_two_times_without_waiting(void **state)
{
    bench b = run_journey("two equal", 12,
                          STEADY CALLS("1") "departments: {a: {people: 90, handle: 10min}, b: {people: 90, "
                                            "handle: 10min}}\njourneys: {all: [[a, b]]}\n");

    (void)state;
    compare_with(&b, "E max", 1.5 * 10, time_behind(&b));
    compare_with(&b, "solved", 1, (measured){ ask(&b, "calls", "cases_solved").mean, 1e-9 });
    finish(&b);
    b = run_journey("two unequal", 12,
                    STEADY CALLS("1") "departments: {a: {people: 90, handle: 10min}, b: {people: 90, handle: "
                                      "5min}}\njourneys: {all: [[a, b]]}\n");
    compare_with(&b, "E max", 10 + 5 - 10.0 / 3, time_behind(&b));
    finish(&b);
    b = run_journey("three equal", 12,
                    STEADY CALLS(
                        "1") "departments: {a: {people: 90, handle: 10min}, b: {people: 90, handle: "
                             "10min}, c: {people: 90, handle: 10min}}\njourneys: {all: [[a, b, c]]}\n");
    compare_with(&b, "E max", (1 + 1 / 2.0 + 1 / 3.0) * 10, time_behind(&b));
    finish(&b);
}

/* Two single people, both with every case: (12 - rho) / 8 of the time that one of them takes (Nelson & Tantawi 1988, IEEE
 * Trans. Comput. 37). */
static void fork_and_join_of_two_single_people(void **state)
{
    bench b =
        run_journey("fork and join", 90,
                    STEADY CALLS("0.5") "departments: {a: {people: 1, handle: 1min}, b: {people: 1, handle: "
                                        "1min}}\njourneys: {all: [[a, b]]}\n");

    (void)state;
    compare_with(&b, "T", (12 - 0.5) / 8 / (1 - 0.5), time_behind(&b));
    finish(&b);
}

/* Wait and work of M/M/c at one arrival a minute. */
static double sojourn(int servers, double work)
{
    return work + mu_erlang_c(servers, work) * work / (servers - work);
}

/* One queue behind the other is as if each were alone: Jackson 1957, Oper. Res. 5. */
static void a_line_of_departments_is_a_jackson_network(void **state)
{
    bench b = run_journey("tandem", 75,
                          STEADY CALLS("1") "departments:\n"
                                            "  one: {people: 1, handle: 36s}\n"
                                            "  two: {people: 3, handle: 2.1min}\n"
                                            "  three: {people: 2, handle: 1.2min}\n"
                                            "journeys: {all: [one, two, three]}\n");

    (void)state;
    compare_with(&b, "T", sojourn(1, 0.6) + sojourn(3, 2.1) + sojourn(2, 1.2), time_behind(&b));
    finish(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longer_of_two_times_without_waiting),
        cmocka_unit_test(fork_and_join_of_two_single_people),
        cmocka_unit_test(a_line_of_departments_is_a_jackson_network),
    };
    return cmocka_run_group_tests_name("journeys", tests, NULL, NULL);
}
