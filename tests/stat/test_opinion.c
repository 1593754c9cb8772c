/* Shares of customers who are content, complain and leave against the formulas that decide it. */
#include <math.h>

#include "behaviour/loyalty.h"
#include "behaviour/satisfaction.h"
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

/* Nothing is solved, and everybody comes back three times. */
static void fewer_are_content_with_each_further_contact(void **state)
{
    bench b = run_case(
        "by number",
        "horizon: 10d 00:00-24:00\nbehaviour: {preset: custom, satisfaction: {unsolved: 0}, complaints: "
        "{usual: 2%}}\ncontacts: {calls: {arrivals: {between: {fixed: 30s}}, handle: {fixed: 1s}, resolved: "
        "0%, reopen: {share: 100%, after: 1s, most: 4}}}\nteams: {desk: {people: 20}}\n",
        60);
    const mu_satisfaction_params p   = mu_satisfaction_default;
    double                       all = 0;

    (void)state;
    for (int n = 1; n <= 4; n++) {
        static const char *const id[]   = { "satisfaction_first", "satisfaction_second", "satisfaction_third",
                                            "satisfaction_later" };
        const mu_experience      e      = { .solved = true, .contact_number = n };
        const double             chance = mu_satisfaction_chance(&p, &e);
        all += chance / 4;
        compare_with(&b, id[n - 1], chance, ask(&b, "calls", id[n - 1]));
    }
    compare_with(&b, "first", 0.860, ask(&b, "calls", "satisfaction_first"));
    compare_with(&b, "second", 0.756, ask(&b, "calls", "satisfaction_second"));
    compare_with(&b, "third", 0.610, ask(&b, "calls", "satisfaction_third"));
    compare_with(&b, "fourth", 0.440, ask(&b, "calls", "satisfaction_later"));
    compare_with(&b, "all", all, ask(&b, NULL, "satisfaction"));
    compare_with(&b, "complaints", 1000 * (0.02 + 0.15 * (1 - all)), ask(&b, NULL, "complaints_per_1000"));
    finish(&b);
}

/* 92% are solved and nobody comes back: 0.92 * 0.03 * 0.3 + 0.08 * 0.34 * 0.3 leave. */
static void few_leave_where_most_is_solved(void **state)
{
    bench b = run_case("churn",
                       "horizon: 100d 00:00-24:00\nbehaviour: {preset: custom, satisfaction: {on: yes}, "
                       "loyalty: {on: yes}}\ncontacts: {calls: {arrivals: {between: {fixed: 10s}}, handle: "
                       "{fixed: 1s}, resolved: 92%, customer_value: 200}}\nteams: {desk: {people: 2}}\n",
                       16);

    (void)state;
    compare_with(&b, "share lost", 0.01644, ask(&b, NULL, "loss_rate"));
    compare_with(&b, "value lost", 0.01644 * 863999 * 200, ask(&b, NULL, "value_lost"));
    compare_with(&b, "retained", (1 - 0.01644) * 863999 * 200, ask(&b, NULL, "value_retained"));
    finish(&b);
}

/* The wait of each is known: ten come at once to one person who takes a minute for each. */
static void waits_displease_as_the_formula_says(void **state)
{
    bench  b   = run_case("waits",
                          "horizon: 20d 00:00-24:00\nbehaviour: {preset: custom, satisfaction: {on: yes}, "
                             "complaints: {on: yes}, loyalty: {on: yes}}\ncontacts: {calls: {arrivals: {between: "
                             "{fixed: 10min}, batch: 10}, handle: {fixed: 1min}, patience: {fixed: 1h}}}\nteams: "
                             "{desk: {people: 1}}\n",
                          60);
    double all = 0;

    (void)state;
    for (int n = 0; n < 10; n++) {
        const mu_experience e = { .wait_s = 60 * n, .solved = true, .contact_number = 1 };
        all += mu_satisfaction_chance(&mu_satisfaction_default, &e) / 10;
    }
    compare_with(&b, "satisfaction", all, ask(&b, NULL, "satisfaction"));
    finish(&b);
}

/* Half of them complain, and who thinks of leaving does; an apology and 20 at a scale of 20 make good all but
 * 1.5 - 0.4 - 0.8 (1 - 1 / e) of it. */
static void who_complains_leaves_by_what_was_made_good(void **state)
{
    bench b = run_case(
        "made good",
        "horizon: 20d 00:00-24:00\nbehaviour: {preset: custom, complaints: {usual: 50%}, loyalty: "
        "{leaves: 100%}, recovery: {apology: yes, refund: 20}}\ncontacts: {calls: {arrivals: {between: "
        "{fixed: 10s}}, handle: {fixed: 1s}, resolved: 92%}, mail: {arrivals: {between: {fixed: 10s}}, "
        "handle: {fixed: 1s}}}\nteams: {desk: {people: 3}}\n",
        16);
    const double odds     = exp(1.5 - 0.4 - 0.8 * (1 - exp(-1)));
    const double solved   = 0.5 * (0.03 + 0.03 * odds / (0.97 + 0.03 * odds));
    const double unsolved = 0.5 * (0.34 + 0.34 * odds / (0.66 + 0.34 * odds));

    (void)state;
    compare_with(&b, "with cases", 0.92 * solved + 0.08 * unsolved, ask(&b, "calls", "loss_rate"));
    compare_with(&b, "without", solved, ask(&b, "mail", "loss_rate"));
    compare_with(&b, "cost", 20 * 0.5 * 2 * 172799, ask(&b, NULL, "recovery_cost"));
    finish(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fewer_are_content_with_each_further_contact),
        cmocka_unit_test(few_leave_where_most_is_solved),
        cmocka_unit_test(waits_displease_as_the_formula_says),
        cmocka_unit_test(who_complains_leaves_by_what_was_made_good),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
