/* The whole path: a log of a call centre whose truth is known becomes a scenario that says the truth. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/rng.h"
#include "import/import.h"
#include "model/model.h"

#define DAYS     30
#define RATE_H   100.0 /* calls an hour from 08:00 to 18:00, every day */
#define HANDLE_S 240.0 /* exponential */
#define PATIENCE 150.0 /* exponential, seconds */
#define PEOPLE   7

static char folder[] = "/tmp/muster-import-XXXXXX";
static char log_path[64], out[64], out_again[64];

static int make_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL) return -1;
    snprintf(log_path, sizeof log_path, "%s/calls.csv", folder);
    snprintf(out, sizeof out, "%s/deep/scenario", folder);
    snprintf(out_again, sizeof out_again, "%s/again", folder);
    return 0;
}

static int remove_folder(void **state)
{
    char command[128];

    (void)state;
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

/* One day, first come first served: callers leave when their patience ends before a person is free. */
static void write_day(FILE *f, int day, mu_rng *r)
{
    double free_at[PEOPLE] = { 0 };

    for (double t = 8.0 * 3600.0 + 3600.0 / RATE_H * mu_rng_exp(r); t < 18.0 * 3600.0;
         t += 3600.0 / RATE_H * mu_rng_exp(r)) {
        const double patience = PATIENCE * mu_rng_exp(r), handle = HANDLE_S * mu_rng_exp(r);
        int          next = 0;

        for (int i = 1; i < PEOPLE; i++)
            if (free_at[i] < free_at[next]) next = i;
        const double wait = fmax(0.0, free_at[next] - t);
        fprintf(f, "2026-%02d-%02d %02d:%02d:%06.3f,%s,%.3f,", 3 + day / 28, 1 + day % 28, (int)t / 3600,
                (int)t / 60 % 60, fmod(t, 60.0), mu_rng_uniform(r) < 0.3 ? "vip line" : "sales",
                fmin(wait, patience));
        if (wait <= patience) {
            fprintf(f, "answered,%.3f,p%d\n", handle, next);
            free_at[next] = t + wait + handle;
        } else {
            fprintf(f, "abandoned,,\n");
        }
    }
}

static void write_log(void)
{
    mu_rng r = mu_rng_stream((mu_rng_key){ .seed = 5, .purpose = MU_DRAW_TEST });
    FILE  *f = fopen(log_path, "w");

    assert_non_null(f);
    fprintf(f, "arrival,queue,wait,outcome,handle,agent\n");
    for (int day = 0; day < DAYS; day++) write_day(f, day, &r);
    fclose(f);
}

static mu_model *load(const char *where)
{
    mu_diag  *diag = mu_diag_new();
    mu_model *m    = NULL;
    char      file[96];

    snprintf(file, sizeof file, "%s/scenario.yaml", where);
    if (mu_scenario_load(file, NULL, diag, &m) != MU_OK) fail_msg("%s", mu_diag_render(diag));
    mu_diag_free(diag);
    return m;
}

static void import_to(const char *where, mu_import_options o)
{
    mu_diag *diag    = mu_diag_new();
    char    *summary = NULL;

    o.folder = where;
    o.force  = true;
    if (mu_import_log(log_path, &o, diag, &summary) != MU_OK) fail_msg("%s", mu_diag_render(diag));
    assert_int_equal(mu_diag_warnings(diag), 0);
    assert_non_null(summary);
    free(summary);
    mu_diag_free(diag);
    mu_model_free(load(where)); /* whatever is written can be run */
}

static void near(double found, double truth, double se)
{
    if (fabs(found - truth) > 4.0 * se) fail_msg("found %g, truth %g, standard error %g", found, truth, se);
}

static void the_truth_of_a_call_centre_is_found_in_its_log(void **state)
{
    double rate = 0.0;

    (void)state;
    write_log();
    import_to(out, mu_import_defaults());
    mu_model *m = load(out);

    assert_int_equal(m->n_types, 2); /* "sales" and "vip_line" */
    assert_int_equal(mu_model_type(m, "vip_line"), 1);
    const mu_time noon = { 12 * MU_HOUR_US };
    for (int32_t i = 0; i < 2; i++) rate += mu_model_rate(m, i, noon);
    /* 50 calls in half an hour, on the four days at least that speak for a weekday */
    near(rate, RATE_H, 2.0 * sqrt(50.0 / 4.0));
    near(mu_model_rate(m, 1, noon) / rate, 0.3, sqrt(0.21 / 200.0));
    assert_true(m->types[0].arrivals.busyness_shape == 0.0 || m->types[0].arrivals.busyness_shape > 400.0);

    const double handled = DAYS * 10.0 * RATE_H * 0.7 * 0.9; /* of sales, with a tenth gone */
    near(mu_dist_mean(m->types[0].talk), HANDLE_S, HANDLE_S / sqrt(handled));
    const double left = DAYS * 10.0 * RATE_H * 0.7 * 0.05; /* at the least */
    near(mu_dist_mean(m->types[0].patience), PATIENCE, 1.5 * PATIENCE / sqrt(left));
    for (int h = 9; h < 18; h++)
        assert_in_range(mu_model_on_duty(m, 0, (mu_time){ h * MU_HOUR_US + MU_MINUTE_US }), PEOPLE - 1,
                        PEOPLE);
    assert_int_equal(mu_model_on_duty(m, 0, (mu_time){ 6 * MU_HOUR_US }), 0);
    assert_true(m->n_actual > 20 * DAYS / 2);
    mu_model_free(m);
}

static void a_law_that_fits_is_named_in_the_scenario(void **state)
{
    (void)state;
    mu_model *m = load(out);
    assert_int_equal(m->types[0].talk->kind, MU_DIST_EXPONENTIAL);
    mu_model_free(m);
}

static char *content(const char *where, const char *name)
{
    char  file[96];
    char *text = calloc(1, 1 << 20);

    snprintf(file, sizeof file, "%s/%s", where, name);
    FILE *f = fopen(file, "r");
    assert_non_null(f);
    assert_non_null(text);
    assert_true(fread(text, 1, (1 << 20) - 1, f) > 0);
    fclose(f);
    return text;
}

static void the_same_log_writes_the_same_bytes(void **state)
{
    static const char *const names[] = { "scenario.yaml", "arrivals.csv",     "actual.csv",
                                         "import.txt",    "data-quality.txt", "patience-sales.csv" };
    mu_import_options        o       = mu_import_defaults();

    (void)state;
    o.name = "scenario"; /* otherwise the folder's name */
    import_to(out_again, o);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *one = content(out, names[i]), *two = content(out_again, names[i]);
        assert_string_equal(one, two);
        free(one);
        free(two);
    }
}

static void days_that_are_not_fitted_become_the_measured_ones(void **state)
{
    mu_import_options o = mu_import_defaults();

    (void)state;
    o.fit = MU_DAYS_ODD;
    import_to(out_again, o);
    char *actual = content(out_again, "actual.csv");
    assert_null(strstr(actual, "2026-03-01"));
    assert_non_null(strstr(actual, "2026-03-02"));
    free(actual);
}

static void refused(mu_import_options o, const char *message)
{
    mu_diag *diag    = mu_diag_new();
    char    *summary = NULL;

    if (o.folder == NULL) o.folder = out_again;
    o.force = true;
    assert_int_not_equal(mu_import_log(log_path, &o, diag, &summary), MU_OK);
    assert_null(summary);
    char *told = mu_diag_render(diag);
    if (strstr(told, message) == NULL) fail_msg("\"%s\" is not in\n%s", message, told);
    free(told);
    mu_diag_free(diag);
}

static void what_makes_no_sense_is_refused(void **state)
{
    mu_import_options o = mu_import_defaults();

    (void)state;
    o.interval = mu_seconds(7 * 60);
    refused(o, "must be a minute or more and divide a day");
    o            = mu_import_defaults();
    o.head_start = "2=90s";
    refused(o, "no priority column");
    o.head_start = "soon";
    refused(o, "cannot be read");
    o        = mu_import_defaults();
    o.folder = log_path; /* a file */
    refused(o, "cannot be");
    o        = mu_import_defaults();
    o.handle = "";
    refused(o, "has a handle time");
}

static void types_of_any_name_give_a_scenario_that_loads(void **state)
{
    static const char *const types[] = { "客服", "-", "- a: b", "no\u00a0break", "null", "#1", "été" };
    FILE                    *f       = fopen(log_path, "w");

    (void)state;
    assert_non_null(f);
    fprintf(f, "arrival,type,wait,outcome,handle\n");
    for (int i = 0; i < 700; i++)
        fprintf(f, "2026-01-%02d %02d:%02d:%02d,%s,%d,answered,%d\n", 5 + i % 5, 8 + i / 5 % 9, i / 45 % 60,
                i / 12, types[i % 7], i % 4 * 10, 60 + i);
    fclose(f);
    import_to(out_again, mu_import_defaults());
    mu_model *m = load(out_again);
    assert_true(mu_model_type(m, "客服") >= 0 && mu_model_type(m, "été") >= 0);
    assert_true(mu_model_type(m, "other") >= 0); /* "-" and "null" say nothing */
    assert_true(mu_model_type(m, "_1") >= 0 && mu_model_type(m, "-_a_b") >= 0);
    mu_model_free(m);
}

/* The bank's log, when LOG names it, gives a scenario that loads without a word. */
static void the_bank_becomes_a_scenario(void **state)
{
    mu_import_options o    = mu_import_defaults();
    const char       *file = getenv("LOG");

    (void)state;
    if (file == NULL) {
        print_message("not run: needs LOG\n");
        skip();
    }
    snprintf(log_path, sizeof log_path, "%s", file);
    o.max_handle = mu_seconds(3600);
    o.head_start = "2=90s";
    o.fit        = MU_DAYS_ODD;
    import_to(out_again, o);
    mu_model *m = load(out_again);
    assert_int_equal(m->calendar.n_days, 29);
    assert_true(mu_model_type(m, "PS-2") >= 0 && mu_model_type(m, "NW-2") < 0);
    assert_int_equal(m->types[mu_model_type(m, "PS-2")].head_start.us, 90 * MU_SECOND_US);
    mu_model_free(m);
}

/* What the project ships is what the command in its README writes. */
static void the_aggregates_of_the_bank_are_what_its_log_gives(void **state)
{
    static const char *const names[] = { "scenario.yaml", "arrivals.csv",     "actual.csv",     "import.txt",
                                         "handle-PS.csv", "data-quality.txt", "patience-NW.csv" };
    const char *const        shipped = "scenarios/cases/anonymous_bank";
    mu_import_options        o       = mu_import_defaults();

    (void)state;
    if (getenv("LOG") == NULL) {
        print_message("not run: needs LOG\n");
        skip();
    }
    o.name         = "Anonymous bank, January 1999";
    o.fit          = MU_DAYS_ODD;
    o.max_handle   = mu_seconds(3600);
    o.head_start   = "2=90s";
    o.longest_idle = mu_seconds(7 * 60);
    import_to(out_again, o);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *one = content(shipped, names[i]), *two = content(out_again, names[i]);
        assert_string_equal(one, two);
        free(one);
        free(two);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_truth_of_a_call_centre_is_found_in_its_log),
        cmocka_unit_test(a_law_that_fits_is_named_in_the_scenario),
        cmocka_unit_test(the_same_log_writes_the_same_bytes),
        cmocka_unit_test(days_that_are_not_fitted_become_the_measured_ones),
        cmocka_unit_test(what_makes_no_sense_is_refused),
        cmocka_unit_test(types_of_any_name_give_a_scenario_that_loads),
        cmocka_unit_test(the_bank_becomes_a_scenario),
        cmocka_unit_test(the_aggregates_of_the_bank_are_what_its_log_gives),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
