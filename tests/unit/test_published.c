/* Figures that somebody else found: how they are read, and when ours agree. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <muster/report.h>
#include "base/text.h"
#include "experiment/published.h"
#include "tests/unit/load_fixture.h"

/* Five contacts a day, each of 4 minutes, whatever the luck: nothing has a standard error. */
#define CLOCKWORK                                                                       \
    "horizon: 1d 08:00-09:00\nexperiment: {replications: 3}\n"                          \
    "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 4min}}}\n" \
    "teams: {desk: {people: 1}}\n"

static mu_model *with(const char *figures)
{
    mu_text t = { 0 };

    mu_text_addf(&t, CLOCKWORK "published:\n  source: a test\n  figures:\n%s", figures);
    char     *text = mu_text_take(&t);
    mu_model *m    = load(text, NULL);
    free(text);
    assert_int_equal(mu_published_check(m, NULL), MU_OK);
    return m;
}

static void assert_figure(const mu_published_figure *f, mu_written written, double value, double se,
                          double rounding)
{
    assert_int_equal(f->written, written);
    assert_near(f->value, value, 1e-12);
    assert_near(f->se, se, 1e-9);
    assert_near(f->rounding, rounding, 1e-12);
}

static void a_figure_is_read_as_it_is_written(void **state)
{
    mu_model *m = with("    - {measure: offered, value: 5110.161, half_width: 1.959963984540054}\n"
                       "    - {of: calls, measure: service_level, value: 97.94%, se: 0.04%}\n"
                       "    - {of: calls, measure: service_level, value: 0.979}\n"
                       "    - {measure: asa, value: 0.036min, note: a minute has 60 s}\n"
                       "    - {measure: asa, value: 2min 30s}\n"
                       "    - {of: desk, measure: work_hours, value: 5.8e-3}\n"
                       "    - {measure: offered, value: 5}\n");

    (void)state;
    assert_int_equal(m->n_published, 7);
    assert_int_equal(mu_published_count(m), 7);
    assert_string_equal(m->published_in, "a test");
    assert_figure(&m->published[0], MU_WRITTEN_NUMBER, 5110.161, 1, 0.0005);
    assert_figure(&m->published[1], MU_WRITTEN_SHARE, 0.9794, 0.0004, 0.00005);
    assert_figure(&m->published[2], MU_WRITTEN_NUMBER, 0.979, 0, 0.0005);
    assert_figure(&m->published[3], MU_WRITTEN_SPAN, 2.16, 0, 0.03);
    assert_figure(&m->published[4], MU_WRITTEN_SPAN, 150, 0, 0.5);
    assert_figure(&m->published[5], MU_WRITTEN_NUMBER, 0.0058, 0, 0.00005);
    assert_figure(&m->published[6], MU_WRITTEN_NUMBER, 5, 0, 0.5);
    assert_null(m->published[0].who);
    assert_string_equal(m->published[1].who, "calls");
    assert_string_equal(m->published[3].note, "a minute has 60 s");
    mu_model_free(m);
}

static mu_results *run(const mu_model *m)
{
    mu_results *r = NULL;

    assert_int_equal(mu_experiment_run(m, NULL, NULL, &r), MU_OK);
    return r;
}

/* 5 contacts, 20 minutes of work. */
static void a_figure_agrees_within_its_errors_and_its_rounding(void **state)
{
    static const bool agrees[] = { true, true, false, true, false, true, false, true, false };
    mu_model         *m        = with("    - {measure: offered, value: 5.4, se: 0.1}\n" /* 0.4 = 4 x 0.1 */
                                      "    - {measure: offered, value: 5}\n"            /* exact */
                                      "    - {measure: offered, value: 5.1}\n"          /* 0.1 > 0.05 */
                                      "    - {measure: offered, value: 4.6, se: 0.09}\n" /* 0.4 <= 0.36 + 0.05 */
                                      "    - {measure: offered, value: 4.60, se: 0.09}\n" /* 0.4 > 0.36 + 0.005 */
                                      "    - {of: desk, measure: work_hours, value: 0.3}\n" /* a third, rounded */
                                      "    - {of: desk, measure: work_hours, value: 0.30}\n" /* and not rounded so */
                                      "    - {of: calls, measure: aht, value: 4min}\n"
                                                     "    - {of: calls, measure: wait_of_abandoned, value: 4min}\n" /* nobody did */);
    mu_results       *r        = run(m);
    int               failures = 0;

    (void)state;
    for (int32_t i = 0; i < m->n_published; i++) {
        const mu_published_verdict v = mu_published_compare(r, i);
        if (v.agrees != agrees[i]) fail_msg("figure %d: %d", (int)i, v.agrees);
        failures += !v.agrees;
    }
    char *text = NULL;
    assert_int_equal(mu_report_published(r, NULL, &text), failures);
    assert_non_null(strstr(text, "4 of 9 figures differ from what was published"));
    free(text);
    mu_results_free(r);
    mu_model_free(m);
}

/* Our own luck counts too: of 30 days with 10 contacts each, the mean is known to about 0.6. */
static void our_own_error_is_taken_into_account(void **state)
{
    mu_model   *m = load("horizon: 1h\nexperiment: {replications: 30}\n"
                           "contacts: {calls: {arrivals: 10/h, handle: 1min}}\nteams: {desk: {people: 1}}\n"
                           "published: {source: a test, figures: [{measure: offered, value: 10.0, se: 0.3}]}\n",
                         NULL);
    mu_results *r = run(m);

    (void)state;
    const mu_published_verdict v = mu_published_compare(r, 0);
    assert_in_range((int64_t)(100 * v.simulated.se), 40, 80);
    assert_near(v.may_differ, 4 * sqrt(0.09 + v.simulated.se * v.simulated.se) + 0.05, 1e-12);
    mu_results_free(r);
    mu_model_free(m);
}

static void the_table_says_what_its_verdict_means(void **state)
{
    mu_model   *m    = with("    - {measure: offered, value: 5}\n"
                                 "    - {of: desk, measure: work_hours, value: 0.33, se: 0.01, note: 20 minutes}\n");
    mu_results *r    = run(m);
    char       *text = NULL;

    (void)state;
    assert_int_equal(mu_report_published(r, NULL, &text), 0);
    assert_string_equal(text,
                        "test · 1 h · 3 replications · seed 1\n"
                        "against a test\n"
                        "\n"
                        "                 published  simulated   95% interval\n"
                        "all   offered            5       5.00  5.00 .. 5.00   pass\n"
                        "desk  work done     0.33 h      0.3 h   0.3 .. 0.3    pass\n"
                        "\n"
                        "desk, work done: 20 minutes\n"
                        "\n"
                        "Every figure lies within 4 standard errors, the published and ours taken\n"
                        "together, and half of the last digit published. An error of 13.6% would show in\n"
                        "each of them, of 10.0% in the sharpest.\n");
    free(text);
    mu_results_free(r);
    mu_model_free(m);
}

static void long_names_get_lines_of_their_own(void **state)
{
    mu_model *m = load(
        "horizon: 1d 08:00-09:00\nexperiment: {replications: 3}\n"
        "contacts: {people_who_call_because_of_a_letter_that_they_have_been_sent: {arrivals: 60/h, handle: "
        "1min}}\nteams: {desk: {people: 1}}\n"
        "published: {source: a test, figures: [{of: "
        "people_who_call_because_of_a_letter_that_they_have_been_sent, measure: offered, value: 60, se: "
        "10}]}\n",
        NULL);
    mu_results *r    = run(m);
    char       *text = NULL;

    (void)state;
    assert_int_equal(mu_report_published(r, NULL, &text), 0);
    for (const char *line = text; *line != '\0';) {
        const size_t length = strcspn(line, "\n");
        assert_in_range(length, 0, 82); /* two bytes of "·" */
        line += length + (line[length] == '\n');
    }
    free(text);
    mu_results_free(r);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_is_read_as_it_is_written),
        cmocka_unit_test(a_figure_agrees_within_its_errors_and_its_rounding),
        cmocka_unit_test(our_own_error_is_taken_into_account),
        cmocka_unit_test(the_table_says_what_its_verdict_means),
        cmocka_unit_test(long_names_get_lines_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
