/* Are the intervals honest, and do common random numbers help? Cases of kind D, with their own rules. */
#include "tests/stat/harness.h"

#include "experiment/results.h"
#include "plan/transient.h"
#include "sim/world.h"

#define CALLS "contacts: {calls: {arrivals: 4.2/min, handle: 2min, answer: 80% within 20s"

static const mu_day_piece eight_hours = { 480, 4.2, 12 };

/* One macro-replication: its own seed, one thread. The caller frees the results. */
static mu_results *experiment(const mu_model *m, const char *id, int macro, int64_t replications)
{
    char        variant[32];
    mu_results *r = NULL;

    snprintf(variant, sizeof variant, " %d", macro);
    const mu_run_options options = {
        .replications = replications, .threads = 1, .has_seed = true, .seed = seed_of(id, variant)
    };
    assert_int_equal(mu_experiment_run(m, &options, NULL, &r), MU_OK);
    return r;
}

/* ---- coverage of the intervals of independent days ------------------------------------------------- */

enum { MACRO = 1000, FIGURES = 3 };

typedef struct {
    const char *measure[FIGURES];
    double      truth[FIGURES];
} truths;

static void intervals_cover(void **state, const char *name, const char *yaml, const truths *t)
{
    cases       *known        = *state;
    const double low          = cases_expected(known, "D-COV-01", "accept_low");
    const double high         = cases_expected(known, "D-COV-01", "accept_high");
    const int    reps         = (int)cases_number(known, "D-COV-01", "inputs", "reps", 0);
    int          hit[FIGURES] = { 0 };
    mu_model    *m            = load_or_stop(name, yaml);
    bool         fine         = true;

    for (int i = 0; i < MACRO; i++) {
        mu_results *r = experiment(m, name, i, reps);
        for (int f = 0; f < FIGURES && t->measure[f] != NULL; f++) {
            mu_estimate e;
            assert_true(mu_results_value(r, NULL, t->measure[f], &e));
            hit[f] += e.low <= t->truth[f] && t->truth[f] <= e.high;
        }
        mu_results_free(r);
    }
    mu_model_free(m);
    for (int f = 0; f < FIGURES && t->measure[f] != NULL; f++) {
        const double share = (double)hit[f] / MACRO;
        print_message("     D-COV-01 %-24s %-22s covered %.3f, allowed %.3f .. %.3f\n", name, t->measure[f],
                      share, low, high);
        fine = fine && low <= share && share <= high;
    }
    assert_true(fine);
}

static void intervals_of_days_without_impatience_cover(void **state)
{
    const mu_day  day = { 2, INFINITY, 250, 1.0 / 3 };
    mu_day_totals d[2];

    assert_true(mu_day_solve(&day, 1, &eight_hours, d));
    const truths t = { { "asa", "service_level_strict" },
                       { 60 * d[0].wait_answered / d[0].offered, d[0].in_target / d[0].offered } };
    intervals_cover(state, "D-COV-01 M/M/12", "horizon: 480min\nteams: {desk: {people: 12}}\n" CALLS "}}\n",
                    &t);
}

static void intervals_of_days_with_impatience_cover(void **state)
{
    const mu_day  day = { 2, 1, 150, 1.0 / 3 };
    mu_day_totals d[2];

    assert_true(mu_day_solve(&day, 1, &eight_hours, d));
    const double lost = d[0].abandoned + d[1].abandoned;
    const truths t    = { { "mean_wait", "service_level_strict", "abandonment" },
                          { 60 * (d[0].queue_time + d[1].queue_time) / d[0].offered,
                            d[0].in_target / d[0].offered, lost / d[0].offered } };
    intervals_cover(state, "D-COV-01 M/M/12+M",
                    "horizon: 480min\nteams: {desk: {people: 12}}\n" CALLS ", patience: 1min}}\n", &t);
}

/* ---- coverage of batch means ----------------------------------------------------------------------- */

/* M/M/1 at 90 %, one long run of so many days cut into 30 batches; the first three days are left out, so that the
 * start is stationary. Intervals divide the day, which keeps all batches equally long. */
static void batch_means(int days, const char *interval, int macro, double *covered, double *warned)
{
    char yaml[400], name[40];

    snprintf(name, sizeof name, "D-COV-02 %d days", days);
    snprintf(yaml, sizeof yaml,
             "experiment: {steady: yes, warm_up: 3d, batches: 30}\ninterval: %s\nhorizon: %dd\n"
             "contacts: {calls: {arrivals: 0.9/min, handle: 1min}}\nteams: {desk: {people: 1}}\n",
             interval, 3 + days);
    mu_model *m   = load_or_stop(name, yaml);
    int       hit = 0, short_ones = 0;
    for (int i = 0; i < macro; i++) {
        mu_results *r = experiment(m, name, i, 1);
        mu_estimate e;
        assert_true(mu_results_value(r, NULL, "asa", &e));
        hit += e.low <= 9 * 60 && 9 * 60 <= e.high;
        short_ones += r->too_short;
        mu_results_free(r);
    }
    mu_model_free(m);
    *covered = (double)hit / macro;
    *warned  = (double)short_ones / macro;
    print_message("     D-COV-02 %9.0f calls: covered %.3f, called too short %.3f\n", 0.9 * 24 * 60 * days,
                  *covered, *warned);
}

/* 15, 150 and 1,560 days bring about the numbers of calls that the case names. */
static void batch_means_cover_or_say_that_they_are_too_short(void **state)
{
    double covered[3], warned[3];

    assert_true(cases_number(*state, "D-COV-02", "inputs", "n", 2) == 2000000);
    batch_means(15, "80min", 1000, &covered[0], &warned[0]);
    batch_means(150, "8h", 1000, &covered[1], &warned[1]);
    batch_means(1560, "24h", 100, &covered[2], &warned[2]);
    assert_true(covered[1] >= 0.926);
    assert_true(covered[2] >= 0.88); /* 100 runs: 0.95 less 3 standard errors */
}

/* ---- common random numbers ------------------------------------------------------------------------- */

typedef struct {
    int    n;
    double sum, squares;
} moments;

static void add(moments *m, double x)
{
    m->n++;
    m->sum += x;
    m->squares += x * x;
}

static double mean_of(const moments *m)
{
    return m->sum / m->n;
}
static double variance_of(const moments *m)
{
    return (m->squares - m->sum * m->sum / m->n) / (m->n - 1);
}

typedef struct {
    double level, asa_min;
} day;

static day simulate(mu_world *w, mu_record *r, int64_t replication)
{
    assert_int_equal(mu_world_run(w, seed_of("D-CRN-01", ""), replication, r), MU_OK);
    int64_t in_target = 0, answered = 0;
    double  wait_us = 0;
    for (int32_t k = 0; k < r->n_cells; k++) {
        in_target += r->contact[k].answered_in_target;
        answered += r->contact[k].answered;
        wait_us += r->contact[k].wait_answered_us;
    }
    return (day){ (double)in_target / (double)answered, wait_us / 60e6 / (double)answered };
}

static void the_same_customers_in_both_arms_make_differences_sharp(void **state)
{
    static const char *const people[2] = { "horizon: 480min\nteams: {desk: {people: 12}}\n" CALLS "}}\n",
                                           "horizon: 480min\nteams: {desk: {people: 13}}\n" CALLS "}}\n" };
    mu_model                *m[2];
    mu_world                *w[2];
    mu_record               *r[2];
    moments                  level[2] = { { 0 } }, asa[2] = { { 0 } }, level_gain = { 0 }, asa_gain = { 0 };

    for (int a = 0; a < 2; a++) {
        m[a] = load_or_stop("D-CRN-01", people[a]);
        w[a] = mu_world_new(m[a], NULL, NULL);
        r[a] = mu_record_new(m[a]);
        assert_true(w[a] != NULL && r[a] != NULL);
    }
    for (int i = 0; i < 1000; i++) {
        day d[2];
        for (int a = 0; a < 2; a++) {
            d[a] = simulate(w[a], r[a], i);
            add(&level[a], d[a].level);
            add(&asa[a], d[a].asa_min);
        }
        add(&level_gain, d[1].level - d[0].level);
        add(&asa_gain, d[0].asa_min - d[1].asa_min);
    }
    for (int a = 0; a < 2; a++) {
        mu_record_free(r[a]);
        mu_world_free(w[a]);
        mu_model_free(m[a]);
    }
    bench          b           = { .known = *state, .id = "D-CRN-01" };
    const double   level_ratio = (variance_of(&level[0]) + variance_of(&level[1])) / variance_of(&level_gain);
    const double   asa_ratio   = (variance_of(&asa[0]) + variance_of(&asa[1])) / variance_of(&asa_gain);
    const measured level_diff  = { mean_of(&level_gain), sqrt(variance_of(&level_gain) / level_gain.n) };
    const measured asa_diff    = { mean_of(&asa_gain), sqrt(variance_of(&asa_gain) / asa_gain.n) };
    tell(&b, "SL_diff", cases_expected(b.known, b.id, "SL_diff"), level_diff,
         fabs(level_diff.mean - cases_expected(b.known, b.id, "SL_diff")) <= MOST_Z * level_diff.se);
    tell(&b, "ASA_diff_min", cases_expected(b.known, b.id, "ASA_diff_min"), asa_diff,
         fabs(asa_diff.mean - cases_expected(b.known, b.id, "ASA_diff_min")) <= MOST_Z * asa_diff.se);
    print_message("     D-CRN-01 variance of independent differences over paired: level %.2f, ASA %.2f\n",
                  level_ratio, asa_ratio);
    assert_true(b.failures == 0 && level_ratio >= 4 && asa_ratio >= 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_of_days_without_impatience_cover),
        cmocka_unit_test(intervals_of_days_with_impatience_cover),
        cmocka_unit_test(batch_means_cover_or_say_that_they_are_too_short),
        cmocka_unit_test(the_same_customers_in_both_arms_make_differences_sharp),
    };
    return cmocka_run_group_tests(tests, open_known, close_known);
}
