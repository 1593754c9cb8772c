/* Announced waits against theory: how good the estimate by the queue is in M/M/c, how many give up of those who are told
 * a fixed time, and that an accurate announcement keeps most of them. */
#include "tests/stat/harness.h"

#include "sim/world.h"

static bench run_own(const char *id, int64_t replications, const char *yaml)
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

/* ---- the queue as an estimate ----------------------------------------------------------------------- */

/* Five people, 4 Erlangs, c mu = 5 / 180 s, nobody gives up. */
#define QUEUE(by)                                                                         \
    "horizon: 20000min\nexperiment: {steady: yes, warm_up: 200min}\ninterval: 20min\n"    \
    "contacts: {calls: {arrivals: 80/h, handle: {mean: 180s}, announce: {by: " by "}}}\n" \
    "teams: {desk: {people: 5}}\n"

/* Given n before him, a customer waits for n + 1 ends of service, so QL is unbiased, its error has the variance
 * (n + 1) / (c mu)^2, and n is geometric among those who wait: Ibrahim & Whitt (2009), section 2. */
static void the_queue_estimate_is_unbiased_and_as_exact_as_theory_says(void **state)
{
    const double rho = 80.0 / 3600 * 180 / 5, step_s = 180.0 / 5;
    bench        b = run_own("announce-ql", 1000, QUEUE("queue"));

    (void)state;
    const measured error = ask(&b, NULL, "announcement_error");
    compare_with(&b, "announced_wait", step_s / (1 - rho), ask(&b, NULL, "announced_wait"));
    compare_with(&b, "square_error", step_s * step_s / (1 - rho), ask(&b, NULL, "announcement_square_error"));
    tell(&b, "error_s", 0, error, fabs(error.mean) <= MOST_Z * error.se && error.se < 0.1 * step_s);
    finish(&b);
}

/* It knows less, and is wrong by more: the same paper. */
static void the_last_wait_is_a_worse_estimate_than_the_queue(void **state)
{
    const double rho = 80.0 / 3600 * 180 / 5, step_s = 180.0 / 5;
    bench        b = run_own("announce-les", 100, QUEUE("last_wait"));

    (void)state;
    const measured square = ask(&b, NULL, "announcement_square_error");
    tell(&b, "square_error", step_s * step_s / (1 - rho), square,
         square.mean - MOST_Z * square.se > step_s * step_s / (1 - rho));
    finish(&b);
}

enum { LENGTHS = 10, MOST_CONTACTS = 4000 };

typedef struct {
    int64_t told_us[MOST_CONTACTS], came_us[MOST_CONTACTS];
    double  n[LENGTHS], wait_s[LENGTHS]; /* by those before him */
    int64_t step_us;
} diary;

static void write(void *context, const mu_sighting *s)
{
    diary *d = context;

    if (s->contact < 0 || s->contact >= MOST_CONTACTS) return;
    if (s->what == MU_SAW_ARRIVAL) d->told_us[s->contact] = -1;
    if (s->what == MU_SAW_QUEUED) {
        d->told_us[s->contact] = s->told_us;
        d->came_us[s->contact] = s->at.us;
    }
    if (s->what != MU_SAW_ANSWER || d->told_us[s->contact] < 0) return;
    const int64_t before = d->told_us[s->contact] / d->step_us - 1;
    if (before >= LENGTHS) return;
    d->n[before]++;
    d->wait_s[before] += (double)(s->at.us - d->came_us[s->contact]) * 1e-6;
}

/* Replications are independent, so the mean of their sums of errors has a plain standard error. */
static void with_n_before_him_a_customer_waits_for_n_and_one_ends_of_service(void **state)
{
    enum { REPLICATIONS = SHORTENED ? 60 : 800 };
    mu_model *m =
        load_or_stop("announce-n", "horizon: 1d 08:00-18:00\n"
                                   "contacts: {calls: {arrivals: 90/h, handle: {mean: 180s}, announce: {}}}\n"
                                   "teams: {desk: {people: 5}}\n");
    diary            *d            = calloc(1, sizeof *d);
    const mu_observer observer     = { d, write };
    mu_world         *w            = mu_world_new(m, NULL, &observer);
    mu_record        *r            = mu_record_new(m);
    double            sum[LENGTHS] = { 0 }, square[LENGTHS] = { 0 }, n[LENGTHS] = { 0 };

    (void)state;
    assert_non_null(d);
    d->step_us = 36 * MU_SECOND_US;
    for (int i = 0; i < REPLICATIONS; i++) {
        memset(d->n, 0, sizeof d->n);
        memset(d->wait_s, 0, sizeof d->wait_s);
        assert_int_equal(mu_world_run(w, seed_of("announce-n", ""), i, r), MU_OK);
        for (int k = 0; k < LENGTHS; k++) {
            const double error = d->wait_s[k] - d->n[k] * 36.0 * (k + 1);
            n[k] += d->n[k];
            sum[k] += error;
            square[k] += error * error;
        }
    }
    for (int k = 0; k < LENGTHS; k++) {
        const double se = sqrt(square[k] - sum[k] * sum[k] / REPLICATIONS);
        print_message("     %d before: %7.0f contacts, error %+7.3f s, se %.3f\n", k, n[k], sum[k] / n[k],
                      se / n[k]);
        assert_true(n[k] > (SHORTENED ? 100 : 1000));
        assert_true(fabs(sum[k]) <= MOST_Z * se);
    }
    mu_world_free(w);
    mu_record_free(r);
    mu_model_free(m);
    free(d);
}

/* ---- a fixed time ----------------------------------------------------------------------------------- */

/* Patience of mean theta that is used up at the pace a until `told`, and at the pace b from then on. */
typedef struct {
    double theta, told, a, b;
} law;

static double survives(const law *p, double t)
{
    return t <= p->told ? exp(-p->a * t / p->theta)
                        : exp(-(p->a * p->told + p->b * (t - p->told)) / p->theta);
}

/* The integral of survives from 0 to v. */
static double mean_up_to(const law *p, double v)
{
    if (v <= p->told) return p->theta / p->a * (1 - exp(-p->a * v / p->theta));
    return mean_up_to(p, p->told) +
           survives(p, p->told) * p->theta / p->b * (1 - exp(-p->b * (v - p->told) / p->theta));
}

/* M/M/c+G (Baccelli & Hebuterne 1981; Zeltyn & Mandelbaum 2005, section 4): on v > 0 the offered wait has a density
 * proportional to exp(lambda H(v) - c mu v). Simpson's rule; the integrand has a kink at the announced time, which is a
 * node. */
static void expect_of(int c, double lambda, double mu, const law *p, double *delayed, double *abandon,
                      double *wait)
{
    enum { STEPS = 40000 };
    const double most  = 20 * p->told;
    double       below = 0, term = 1, j = 0, gone = 0, waits = 0;

    for (int k = c - 1; k >= 0; k--) { /* P(k in service) over P(c - 1 in service) */
        below += term;
        term *= k * mu / lambda;
    }
    for (int i = 0; i <= STEPS; i++) {
        const double v      = most * i / STEPS;
        const double weight = (i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2) * most / (3.0 * STEPS);
        const double f      = weight * lambda * exp(lambda * mean_up_to(p, v) - c * mu * v);
        j += f;
        gone += f * (1 - survives(p, v));
        waits += f * mean_up_to(p, v);
    }
    *delayed = j / (below + j);
    *abandon = gone / (below + j);
    *wait    = waits / (below + j);
}

static void check_fixed(const char *id, const char *paces, const law *p)
{
    char   yaml[600];
    double delayed, abandon, wait;

    snprintf(yaml, sizeof yaml,
             "horizon: 20000min\nexperiment: {steady: yes, warm_up: 100min}\ninterval: 20min\n"
             "contacts: {calls: {arrivals: 150/h, handle: {mean: 4min}, patience: {mean: 4min},\n"
             "  announce: {by: fixed, wait: 2min%s}}}\n"
             "teams: {desk: {people: 10}}\n",
             paces);
    expect_of(10, 150.0 / 3600, 1 / 240.0, p, &delayed, &abandon, &wait);
    bench b = run_own(id, 110, yaml);
    compare_with(&b, "delayed", delayed, ask(&b, NULL, "delayed"));
    compare_with(&b, "abandonment", abandon, ask(&b, NULL, "abandonment"));
    compare_with(&b, "mean_wait", wait, ask(&b, NULL, "mean_wait"));
    finish(&b);
}

static void a_fixed_announcement_is_another_law_of_patience(void **state)
{
    (void)state;
    check_fixed("announce-fixed", "", &(law){ 240, 120, 0.7, 1.5 });
    check_fixed("announce-harsh", ", before: 20%, after: 600%", &(law){ 240, 120, 0.2, 6 });
}

/* ---- accurate, none, far too short ------------------------------------------------------------------ */

enum { CALLERS = 1000 };

/* All callers come at 08:00 and would be answered at 08:04, when people are there; how many give up in replication i. */
static mu_model *everyone_waits_four_minutes(const char *announce)
{
    char yaml[400];

    snprintf(yaml, sizeof yaml,
             "horizon: 1d 08:00-08:30\n"
             "contacts: {calls: {arrivals: {backlog: %d}, handle: 1s, patience: {mean: 4min}%s}}\n"
             "teams: {desk: {people: {08:00: 0, 08:04: %d}}}\n",
             CALLERS, announce, CALLERS);
    return load_or_stop("announce-law", yaml);
}

/* At a wait of W the share that gives up before is 1 - exp(-a W / theta) when W is announced, 1 - exp(-W / theta) without
 * an announcement, and more when W / 8 is. The same customers give up, and others beside them. */
static void an_accurate_announcement_keeps_most_and_a_far_shorter_one_fewest(void **state)
{
    enum { REPLICATIONS = 60 };
    static const char *const announce[] = { ", announce: {by: fixed, wait: 4min}", "",
                                            ", announce: {by: fixed, wait: 30s}" };
    const double             used[]     = { 0.7, 1, 0.7 / 8 + 1.5 * 7 / 8 };
    double                   gave_up[3][REPLICATIONS], all[3] = { 0 };

    (void)state;
    for (int k = 0; k < 3; k++) {
        mu_model  *m = everyone_waits_four_minutes(announce[k]);
        mu_world  *w = mu_world_new(m, NULL, NULL);
        mu_record *r = mu_record_new(m);
        for (int i = 0; i < REPLICATIONS; i++) {
            assert_int_equal(mu_world_run(w, seed_of("announce-law", ""), i, r), MU_OK);
            gave_up[k][i] = 0;
            for (int32_t cell = 0; cell < m->calendar.n_cells; cell++)
                gave_up[k][i] += (double)r->contact[cell].abandoned;
            all[k] += gave_up[k][i] / CALLERS / REPLICATIONS;
        }
        mu_world_free(w);
        mu_record_free(r);
        mu_model_free(m);
    }
    for (int i = 0; i < REPLICATIONS; i++) {
        assert_true(gave_up[0][i] < gave_up[1][i]);
        assert_true(gave_up[1][i] < gave_up[2][i]);
    }
    for (int k = 0; k < 3; k++) {
        const double p = 1 - exp(-used[k]), se = sqrt(p * (1 - p) / CALLERS / REPLICATIONS);
        print_message("     gave up %.5f, expected %.5f, z %+.2f\n", all[k], p, (all[k] - p) / se);
        assert_true(fabs(all[k] - p) <= MOST_Z * se);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_queue_estimate_is_unbiased_and_as_exact_as_theory_says),
        cmocka_unit_test(the_last_wait_is_a_worse_estimate_than_the_queue),
        cmocka_unit_test(with_n_before_him_a_customer_waits_for_n_and_one_ends_of_service),
        cmocka_unit_test(a_fixed_announcement_is_another_law_of_patience),
        cmocka_unit_test(an_accurate_announcement_keeps_most_and_a_far_shorter_one_fewest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
