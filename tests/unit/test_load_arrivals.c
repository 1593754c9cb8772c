/* How contacts arrive: rates, tables, traces and chains as the model holds them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <unistd.h>

#include "tests/unit/load_fixture.h"

#define AT(h) ((mu_time){ (int64_t)((h)*3600) * MU_SECOND_US })

static mu_model *with_arrivals(const char *horizon, const char *arrivals)
{
    char text[2000];

    snprintf(text, sizeof text, "horizon: %s\ncontacts: {calls: {handle: 5min, arrivals: %s}}\n" TEAMS,
             horizon, arrivals);
    return load(text, NULL);
}

/* The model of the scenario in tests/golden/good that has every form, and one of its types. */
static mu_model *everything(const char *name, const mu_contact_type **type)
{
    mu_model *m = NULL;

    assert_int_equal(mu_scenario_load("tests/golden/good/everything.yaml", NULL, NULL, &m), MU_OK);
    const int32_t i = mu_model_type(m, name);
    assert_true(i >= 0);
    *type = &m->types[i];
    return m;
}

static double rate(const mu_model *m, const char *type, double hour)
{
    return mu_model_rate(m, mu_model_type(m, type), AT(hour));
}

static void a_rate_holds_while_the_doors_are_open(void **state)
{
    mu_model *m = with_arrivals("2d 08:00-20:00", "240/h");

    (void)state;
    assert_int_equal(m->types[0].arrivals.kind, MU_ARRIVE_POISSON);
    assert_near(rate(m, "calls", 8), 240, 1e-9);
    assert_near(rate(m, "calls", 19.99), 240, 1e-9);
    assert_near(rate(m, "calls", 20), 0, 0);
    assert_near(rate(m, "calls", 7.99), 0, 0);
    assert_near(rate(m, "calls", 32), 240, 1e-9);
    mu_model_free(m);
}

static void counts_are_per_step_and_nobody_calls_outside(void **state)
{
    mu_model *m = with_arrivals("2d", "{every: 30min, from: 08:00, counts: [100, 0, 50, 50]}");

    (void)state;
    assert_near(rate(m, "calls", 7.9), 0, 0);
    assert_near(rate(m, "calls", 8), 200, 1e-9);
    assert_near(rate(m, "calls", 8.5), 0, 0);
    assert_near(rate(m, "calls", 9), 100, 1e-9);
    assert_near(rate(m, "calls", 10), 0, 0);
    assert_near(rate(m, "calls", 32), 200, 1e-9);
    assert_int_equal(m->types[0].arrivals.week[0].n,
                     5); /* 0, 200, 0, 100, 0: equal neighbours are one step */
    assert_int_equal(m->types[0].arrivals.week[0].step[0].from.us, 0);
    mu_model_free(m);
}

static void steps_that_pass_midnight_belong_to_the_next_day(void **state)
{
    mu_model *m =
        with_arrivals("7d", "{weekdays: {sun: {every: 2h, from: 23:00, rates: [60/h, 30/h]}, wed: 12/h}}");

    (void)state;
    assert_near(rate(m, "calls", 6 * 24 + 22.9), 0, 0);
    assert_near(rate(m, "calls", 6 * 24 + 23.5), 60, 1e-9);
    assert_near(rate(m, "calls", 0.5), 60, 1e-9); /* Monday, the morning after a Sunday */
    assert_near(rate(m, "calls", 1), 30, 1e-9);
    assert_near(rate(m, "calls", 3), 0, 0);
    assert_near(rate(m, "calls", 2 * 24 + 12), 12, 1e-9);
    assert_near(rate(m, "calls", 3 * 24 + 12), 0, 0);
    mu_model_free(m);
    m = with_arrivals("2d", "{every: 6h, from: 18:00, counts: [6, 12, 18, 24]}");
    assert_near(rate(m, "calls", 20), 1, 1e-9);
    assert_near(rate(m, "calls", 2), 2, 1e-9);
    assert_near(rate(m, "calls", 13), 4, 1e-9);
    mu_model_free(m);
}

static void batches_and_long_run_rates_count_contacts(void **state)
{
    mu_model *m = with_arrivals("1d", "{rate: 10/h, batch: {geometric: {mean: 2.5}}}");

    (void)state;
    assert_near(rate(m, "calls", 1), 25, 1e-9);
    mu_model_free(m);
    m = with_arrivals("1d", "{between: {gamma: {mean: 10s, cv: 0.5}}, batch: 3}");
    assert_int_equal(m->types[0].arrivals.kind, MU_ARRIVE_RENEWAL);
    assert_near(rate(m, "calls", 1), 1080, 1e-6);
    mu_model_free(m);
    m = with_arrivals("1d", "{rate: 10/h, batch: 1}");
    assert_null(m->types[0].arrivals.batch);
    mu_model_free(m);
    m = with_arrivals("1d", "{population: 20, think: 10min}");
    assert_int_equal(m->types[0].arrivals.population, 20);
    assert_near(mu_dist_mean(m->types[0].arrivals.think), 600, 1e-9);
    assert_true(isnan(rate(m, "calls", 1)));
    mu_model_free(m);
}

static void busyness_is_the_shape_of_a_gamma_factor(void **state)
{
    mu_model *m = with_arrivals("1d", "{rate: 10/h, busyness: {cv: 0.1, common: 60%}}");

    (void)state;
    assert_near(m->types[0].arrivals.busyness_shape, 100, 1e-9);
    assert_near(m->types[0].arrivals.busyness_common, 60, 1e-9);
    mu_model_free(m);
    m = with_arrivals("1d", "{rate: 10/h, busyness: {cv: 0}}");
    assert_near(m->types[0].arrivals.busyness_shape, 0, 0);
    mu_model_free(m);
}

static void a_chain_goes_to_the_next_state_unless_told_otherwise(void **state)
{
    mu_model *m = with_arrivals("1d", "{states: [{rate: 24/h, stay: 10min}, {rate: 96/h, stay: 5min}]}");
    const mu_arrivals *a = &m->types[0].arrivals;

    (void)state;
    assert_int_equal(a->kind, MU_ARRIVE_MMPP);
    assert_int_equal(a->n_states, 2);
    assert_near(a->state_move[0], 0, 0);
    assert_near(a->state_move[1], 1, 0);
    assert_near(a->state_move[2], 1, 0);
    assert_near(a->state_share[0], 2.0 / 3, 1e-15);
    assert_near(rate(m, "calls", 1), 24 * 2.0 / 3 + 96 / 3.0, 1e-9);
    mu_model_free(m);
}

static void the_long_run_of_a_chain_solves_its_balance(void **state)
{
    /* Checked by the balance equations of the embedded chain. */
    const double move[] = { 0, 0.5, 1, 0.25, 0.25, 1, 0.7142857142857143, 1, 1 };
    const double stay[] = { 1, 2, 3 };
    double       share[3], flow[3], sum = 0;

    (void)state;
    mu_mmpp_shares(3, move, stay, share);
    for (int i = 0; i < 3; i++) sum += flow[i] = share[i] / stay[i]; /* back to the embedded chain */
    for (int i = 0; i < 3; i++) flow[i] /= sum;
    assert_near(share[0] + share[1] + share[2], 1, 1e-15);
    assert_near(flow[0], flow[1] * 0.25 + flow[2] * 0.7142857142857143, 1e-15);
    assert_near(flow[1], flow[0] * 0.5 + flow[2] * 0.2857142857142857, 1e-15);
}

static void a_chain_that_comes_apart_has_shares_from_any_start_alike(void **state)
{
    /* State 0 leads to 1 or 2 with 30 and 70 %, which keep what they have. */
    const double move[] = { 0, 0.3, 1, 0, 1, 1, 0, 0, 1 };
    const double stay[] = { 1, 1, 1 };
    double       share[3];

    (void)state;
    mu_mmpp_shares(3, move, stay, share);
    assert_near(share[0], 0, 1e-9);
    assert_near(share[1], (1 + 0.3) / 3, 1e-9);
    assert_near(share[2], (1 + 0.7) / 3, 1e-9);
}

static void a_table_of_one_day_holds_on_all_days(void **state)
{
    const mu_contact_type *t;
    mu_model              *m = everything("day_table", &t);

    (void)state;
    assert_near(rate(m, "day_table", 7.25), 60, 1e-9); /* 30 calls in half an hour */
    assert_near(rate(m, "day_table", 7.75), 90, 1e-9);
    assert_near(rate(m, "day_table", 8.25), 0, 0); /* no row: nobody */
    assert_near(rate(m, "day_table", 8.75), 40, 1e-9);
    assert_near(rate(m, "day_table", 9), 0, 0);
    assert_near(rate(m, "day_table", 3 * 24 + 7.25), 60, 1e-9);
    mu_model_free(m);
}

static void a_table_by_weekday_may_mix_its_days(void **state)
{
    const mu_contact_type *t;
    mu_model              *m = everything("week_table", &t); /* 2026-03-02 is a Monday */

    (void)state;
    assert_near(rate(m, "week_table", 8.5), 10, 1e-9);
    assert_near(rate(m, "week_table", 10.5), 40, 1e-9);
    assert_near(rate(m, "week_table", 11), 0, 0);
    assert_near(rate(m, "week_table", 24 + 8.5), 30, 1e-9);
    assert_near(rate(m, "week_table", 48 + 8.5), 0, 0);
    mu_model_free(m);
}

static void a_table_by_date_replaces_the_weekday(void **state)
{
    const mu_contact_type *t;
    mu_model              *m = everything("date_table", &t);

    (void)state;
    assert_int_equal(t->arrivals.n_dates, 7); /* the one of 2025 lies outside */
    for (int32_t i = 0; i < 7; i++) assert_int_equal(t->arrivals.dates[i].day, i);
    assert_near(rate(m, "date_table", 8), 3 * 60, 1e-9); /* a rate column, in batches of three */
    assert_near(rate(m, "date_table", 12), 3 * 30, 1e-9);
    assert_near(rate(m, "date_table", 21), 3 * 30, 1e-9); /* the last rate holds until midnight */
    assert_near(rate(m, "date_table", 24 + 8), 3 * 20, 1e-9);
    assert_near(rate(m, "date_table", 48 + 8), 3 * 90, 1e-9);
    mu_model_free(m);
}

static void a_trace_is_replayed_row_by_row(void **state)
{
    const mu_contact_type *t;
    mu_model              *m = everything("replayed", &t);
    const mu_trace_row    *r = t->arrivals.rows;

    (void)state;
    assert_int_equal(t->arrivals.kind, MU_ARRIVE_TRACE);
    assert_int_equal(t->arrivals.n_rows, 3); /* of four that pass the filter one lies before the opening */
    assert_int_equal(r[0].at.us, 28801 * MU_SECOND_US);
    assert_int_equal(r[0].row, 1); /* the two at 08:00:01 keep the order of the file */
    assert_int_equal(r[0].talk.us, 2 * MU_MINUTE_US);
    assert_int_equal(r[0].wrap_up.us, 0);
    assert_int_equal(r[0].patience.us, MU_HOUR_US);
    assert_int_equal(r[1].row, 3);
    assert_int_equal(r[1].patience.us, 30500000);
    assert_int_equal(r[2].row, 0);
    assert_non_null(t->talk);
    assert_true(isnan(rate(m, "replayed", 8)));
    mu_model_free(m);
    m = everything("replayed_too", &t);
    assert_int_equal(t->arrivals.n_rows, 1);
    assert_int_equal(t->arrivals.rows[0].row, 2);
    assert_int_equal(t->arrivals.rows[0].talk.us, -1);
    mu_model_free(m);
}

static void what_was_measured_is_kept_for_the_report(void **state)
{
    const mu_contact_type *t;
    mu_model              *m = everything("plain", &t);

    (void)state;
    assert_string_equal(m->actual_type, "plain");
    assert_int_equal(m->n_actual, 2);
    assert_int_equal(m->actual[0].at.us, 7 * MU_HOUR_US);
    assert_near(m->actual[0].mean_wait_s, 12.5, 0);
    assert_near(m->actual[0].abandoned_share, 0.03, 1e-15);
    assert_near(m->actual[1].service_level, 0.79, 1e-15);
    assert_true(isnan(m->actual[1].abandoned_share));
    assert_near(m->actual[0].people, 12, 0);
    assert_int_equal(m->actual[0].weekday, -1);
    mu_model_free(m);
}

/* The hash covers what is in the data files, not how they are written. */
static void the_hash_sees_the_data_files(void **state)
{
    char              name[]    = "/tmp/muster-test-XXXXXX", text[300];
    const char *const content[] = { "time,calls\n08:00,5\n", "time,calls\n08:00,6\n",
                                    "\"time\",calls\r\n08:00,6\r\n" };
    uint64_t          hash[3];
    const int         file = mkstemp(name);

    (void)state;
    assert_true(file >= 0);
    close(file);
    snprintf(text, sizeof text, "{table: %s}", name);
    for (int i = 0; i < 3; i++) {
        FILE *f = fopen(name, "wb");
        assert_non_null(f);
        fputs(content[i], f);
        fclose(f);
        mu_model *m = with_arrivals("1d 08:00-20:00", text);
        hash[i]     = m->hash;
        mu_model_free(m);
    }
    unlink(name);
    assert_true(hash[0] != hash[1]);
    assert_true(hash[1] == hash[2]);
}

static void numbers_may_be_dialled(void **state)
{
    mu_model *m =
        load(HORIZON
             "contacts: {calls: {arrivals: {dialler: {answered: 30%}}, handle: 5min, patience: 5s}}\n" TEAMS,
             NULL);
    const mu_dialler *d = m->types[0].arrivals.dialler;

    (void)state;
    assert_int_equal(m->types[0].arrivals.kind, MU_ARRIVE_DIALLER);
    assert_near(d->ratio, 1, 0);
    assert_near(d->answered, 0.3, 1e-15);
    assert_int_equal(d->least_idle, 1);
    assert_null(d->among);
    assert_null(d->delay);
    assert_int_equal(d->every_us, 30 * MU_SECOND_US);
    mu_model_free(m);
    m = load(HORIZON
             "contacts: {calls: {arrivals: {dialler: {ratio: 2.5, answered: 0.3, idle: 4, among: [desk, b], "
             "delay: {fixed: 20s}, every: never}}, handle: 5min, patience: 5s, teams: [desk]}}\n"
             "teams: {desk: {people: 3}, b: {people: 2}}\n",
             NULL);
    d = m->types[0].arrivals.dialler;
    assert_near(d->ratio, 2.5, 0);
    assert_int_equal(d->least_idle, 4);
    assert_int_equal(d->n_among, 2);
    assert_int_equal(d->among[0], mu_model_team(m, "desk"));
    assert_near(mu_dist_mean(d->delay), 20, 1e-12);
    assert_int_equal(d->every_us, MU_NEVER_US);
    assert_non_null(m->types[0].journey);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_may_be_dialled),
        cmocka_unit_test(a_rate_holds_while_the_doors_are_open),
        cmocka_unit_test(counts_are_per_step_and_nobody_calls_outside),
        cmocka_unit_test(steps_that_pass_midnight_belong_to_the_next_day),
        cmocka_unit_test(batches_and_long_run_rates_count_contacts),
        cmocka_unit_test(busyness_is_the_shape_of_a_gamma_factor),
        cmocka_unit_test(a_chain_goes_to_the_next_state_unless_told_otherwise),
        cmocka_unit_test(the_long_run_of_a_chain_solves_its_balance),
        cmocka_unit_test(a_chain_that_comes_apart_has_shares_from_any_start_alike),
        cmocka_unit_test(a_table_of_one_day_holds_on_all_days),
        cmocka_unit_test(a_table_by_weekday_may_mix_its_days),
        cmocka_unit_test(a_table_by_date_replaces_the_weekday),
        cmocka_unit_test(a_trace_is_replayed_row_by_row),
        cmocka_unit_test(what_was_measured_is_kept_for_the_report),
        cmocka_unit_test(the_hash_sees_the_data_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
