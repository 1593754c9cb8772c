/* When customers come: each kind of arrivals by itself, against its exact moments. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/busyness.h"
#include "sim/source.h"
#include "tests/support/watch.h"

enum { RUNS = 4000 };

typedef struct {
    double mean, variance;
} moments;

/* Arrivals of the model's first type per replication that fall into [from, till) minutes of the clock. */
static moments count_arrivals(const mu_model *m, double from_min, double till_min, int runs)
{
    const int32_t days = mu_busyness_days(m);
    double       *busy = calloc((size_t)(days * m->n_types), sizeof *busy);
    double        sum = 0, squares = 0;

    for (int i = 0; i < runs; i++) {
        mu_source s;
        int64_t   at, n = 0;
        mu_busyness_draw(m, 11, i, days, busy);
        mu_source_start(&s, m, &m->types[0], busy, 11, i);
        while ((at = mu_source_next(&s)) < MU_NEVER_US) {
            const double minute = (double)at / (double)MU_MINUTE_US;
            assert_true(at >= m->calendar.from.us && at < m->calendar.till.us);
            n += minute >= from_min && minute < till_min;
        }
        sum += (double)n;
        squares += (double)n * (double)n;
    }
    free(busy);
    return (moments){ sum / runs, (squares - sum * sum / runs) / (runs - 1) };
}

static void assert_mean(moments m, double expected, int runs)
{
    const double se = sqrt(m.variance / runs);

    if (fabs(m.mean - expected) > 4 * se)
        fail_msg("mean %g, expected %g, standard error %g", m.mean, expected, se);
}

/* For a count close to normal the standard error of the variance is variance * sqrt(2 / n). */
static void assert_variance(moments m, double expected, int runs)
{
    const double se = expected * sqrt(2.5 / runs);

    if (fabs(m.variance - expected) > 4 * se)
        fail_msg("variance %g, expected %g, standard error %g", m.variance, expected, se);
}

#define REST "handle: 1min}}\nteams: {t: {people: 1}}\n"

static void poisson_arrivals_follow_the_table(void **state)
{
    (void)state;
    mu_model *m = mu_test_model(
        "horizon: 1d 08:00-10:00\n"
        "contacts: {c: {arrivals: {every: 30min, from: \"08:00\", counts: [10, 0, 40, 20]}, " REST);
    const moments first = count_arrivals(m, 480, 510, RUNS), second = count_arrivals(m, 510, 540, RUNS);
    const moments third = count_arrivals(m, 540, 570, RUNS);

    assert_mean(first, 10, RUNS);
    assert_variance(first, 10, RUNS);
    assert_true(second.mean == 0);
    assert_mean(third, 40, RUNS);
    assert_variance(third, 40, RUNS);
    mu_model_free(m);
}

static void nobody_comes_while_the_doors_are_closed(void **state)
{
    (void)state;
    mu_model     *m     = mu_test_model("horizon: 3d 09:00-11:00\ncontacts: {c: {arrivals: 60/h, " REST);
    const moments night = count_arrivals(m, 11 * 60, 33 * 60, 200), all = count_arrivals(m, 0, 1e9, RUNS);

    assert_true(night.mean == 0);
    assert_mean(all, 360, RUNS);
    mu_model_free(m);
}

static void busyness_spreads_days_and_keeps_their_mean(void **state)
{
    (void)state;
    mu_model     *m   = mu_test_model("horizon: 1d 08:00-10:00\n"
                                            "contacts: {c: {arrivals: {rate: 100/h, busyness: {cv: 0.2}}, " REST);
    const moments all = count_arrivals(m, 0, 1e9, RUNS);

    assert_mean(all, 200, RUNS);
    assert_variance(all, 200 + 200 * 200 * 0.04, RUNS);
    mu_model_free(m);
}

static void common_busyness_correlates_types_by_its_share(void **state)
{
    enum { DAYS = 20000 };
    double sum_ab = 0, sum_a = 0, sum_b = 0, sum_aa = 0, sum_bb = 0;

    (void)state;
    mu_model *m =
        mu_test_model("horizon: 1d\ncontacts:\n"
                      "  a: {arrivals: {rate: 1/h, busyness: {cv: 0.3, common: 60%}}, handle: 1min}\n"
                      "  b: {arrivals: {rate: 1/h, busyness: {cv: 0.3, common: 60%}}, handle: 1min}\n"
                      "teams: {t: {people: 1}}\n");
    const int32_t days = mu_busyness_days(m);
    for (int i = 0; i < DAYS; i++) {
        double f[8];
        mu_busyness_draw(m, 3, i, days, f);
        const double a = f[0], b = f[days];
        sum_a += a, sum_b += b, sum_ab += a * b, sum_aa += a * a, sum_bb += b * b;
    }
    const double va          = sum_aa / DAYS - sum_a * sum_a / DAYS / DAYS,
                 vb          = sum_bb / DAYS - sum_b * sum_b / DAYS / DAYS;
    const double correlation = (sum_ab / DAYS - sum_a * sum_b / DAYS / DAYS) / sqrt(va * vb);
    assert_true(fabs(sum_a / DAYS - 1) < 4 * 0.3 / sqrt(DAYS));
    assert_true(fabs(sqrt(va) - 0.3) < 4 * 0.3 / sqrt(DAYS)); /* sd of a sample sd: sd / sqrt(2n), skewed */
    assert_true(fabs(correlation - 0.6) < 4 / sqrt(DAYS));
    mu_model_free(m);
}

static void the_day_is_as_busy_whatever_other_types_exist(void **state)
{
    (void)state;
    const char *other[] = {
        "", "  z: {arrivals: {rate: 1/h, busyness: {cv: 0.4, common: 100%}}, handle: 1min}\n",
        "  z: {arrivals: {rate: 1/h, busyness: {cv: 0.41, common: 90%}}, handle: 1min}\n"
    };
    double factor[3];

    for (int i = 0; i < 3; i++) {
        char yaml[512], *end = yaml;
        end += snprintf(end, 300, "horizon: 1d\ncontacts:\n%s", other[i]);
        snprintf(end, 200,
                 "  m: {arrivals: {rate: 1/h, busyness: {cv: 0.3, common: 60%%}}, handle: 1min}\n"
                 "teams: {t: {people: 1}}\n");
        mu_model     *m    = mu_test_model(yaml);
        const int32_t days = mu_busyness_days(m);
        double        f[8];
        mu_busyness_draw(m, 3, 17, days, f);
        factor[i] = f[0];
        mu_model_free(m);
    }
    assert_true(factor[0] == factor[1] && factor[0] == factor[2]);
}

static void renewals_have_the_rate_and_dispersion_of_their_gaps(void **state)
{
    (void)state;
    mu_model     *m   = mu_test_model("horizon: 50h\n"
                                            "contacts: {c: {arrivals: {between: {gamma: {mean: 5min, cv: 0.5}}}, " REST);
    const moments all = count_arrivals(m, 0, 1e9, RUNS);

    /* Renewal theory: mean t/m + (cv^2 - 1)/2, variance about cv^2 t/m + const (Cox 1962). */
    assert_mean(all, 600 + (0.25 - 1) / 2, RUNS);
    assert_variance(all, 0.25 * 600, RUNS);
    mu_model_free(m);
}

static void a_modulated_process_has_its_long_run_rate_and_dispersion(void **state)
{
    (void)state;
    /* Rates 0.4 and 1.6 a minute, left at 0.1 and 0.2 a minute: mean 0.8, index of dispersion over 10 min 2.8220
     * (case A-MMPP-02). */
    mu_model *m =
        mu_test_model("horizon: 10min\ncontacts: {c: {arrivals: {states: [{rate: 0.4/min, stay: 10min}, "
                      "{rate: 1.6/min, stay: 5min}]}, " REST);
    const moments all = count_arrivals(m, 0, 1e9, 4 * RUNS);

    assert_mean(all, 8, 4 * RUNS);
    assert_variance(all, 8 * 2.8220329496603234, 4 * RUNS);
    mu_model_free(m);
}

static void the_same_arrivals_come_whatever_other_types_exist(void **state)
{
    (void)state;
    mu_model *alone = mu_test_model("horizon: 5h\ncontacts: {m: {arrivals: 60/h, " REST);
    mu_model *among =
        mu_test_model("horizon: 5h\ncontacts: {a: {arrivals: 9/h, handle: 1min}, z: {arrivals: 9/h, "
                      "handle: 1min}, m: {arrivals: 60/h, " REST);
    mu_source s, t;

    mu_source_start(&s, alone, &alone->types[0], NULL, 4, 2);
    mu_source_start(&t, among, &among->types[1], NULL, 4, 2);
    assert_string_equal(among->types[1].name, "m");
    for (int i = 0; i < 300; i++) assert_int_equal(mu_source_next(&s), mu_source_next(&t));
    mu_model_free(alone);
    mu_model_free(among);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(poisson_arrivals_follow_the_table),
        cmocka_unit_test(nobody_comes_while_the_doors_are_closed),
        cmocka_unit_test(busyness_spreads_days_and_keeps_their_mean),
        cmocka_unit_test(common_busyness_correlates_types_by_its_share),
        cmocka_unit_test(the_day_is_as_busy_whatever_other_types_exist),
        cmocka_unit_test(renewals_have_the_rate_and_dispersion_of_their_gaps),
        cmocka_unit_test(a_modulated_process_has_its_long_run_rate_and_dispersion),
        cmocka_unit_test(the_same_arrivals_come_whatever_other_types_exist),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
