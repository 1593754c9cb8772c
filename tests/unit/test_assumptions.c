/* What a scenario rests on: marks and ranges read off the schema, and the parameters in use. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/units.h"
#include "model/assumption.h"
#include "report/report.h"
#include "scenario/schema_marks.h"
#include "tests/support/watch.h"

/* ---- the schema ------------------------------------------------------------------------------------- */

static mu_schema_row row(unsigned kinds, double max, const char *source)
{
    return (mu_schema_row){ .path = "a.b", .kinds = kinds, .max = max, .source = source };
}

static void a_mark_is_the_weakest_in_the_brackets(void **state)
{
    static const struct {
        const char *source;
        char        mark;
    } cases[] = { { "assumed [D]: try a range", 'D' },
                  { "somebody 2016 [A -> C; 30% to 120%]", 'C' },
                  { "somebody 2003 [A for the sign, D]", 'D' },
                  { "Wright 1936, Newell & Rosenbloom 1981 [B]", 'B' },
                  { "A Daring Book [A]", 'A' },
                  { "convention", 0 },
                  { NULL, 0 } };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const mu_schema_row r = row(MU_KIND_NUMBER, 10, cases[i].source);
        assert_int_equal(mu_schema_mark(&r), cases[i].mark);
    }
}

static void a_range_is_written_or_half_and_twice(void **state)
{
    static const struct {
        unsigned    kinds;
        double      max;
        const char *source, *value, *low, *high; /* low NULL: none */
    } cases[] = {
        { MU_KIND_NUMBER, 10, "assumed [D: try 0.2 to 1.2]", "0.6", "0.2", "1.2" },
        { MU_KIND_SHARE, 3, "them [A -> C; 30% to 120%]", "75%", "30%", "120%" },
        { MU_KIND_SPAN, 1e9, "them [A; 195d to 390d]", "330d", "195d", "390d" },
        { MU_KIND_NUMBER, 10, "them [D: try half to twice]", "0.1", "0.05", "0.2" },
        { MU_KIND_SHARE, 1, "[D]", "20%", "10%", "40%" },
        { MU_KIND_SHARE, 1, "[D]", "80%", "66.7%", "88.9%" }, /* odds of 4: 2 and 8 */
        { MU_KIND_NUMBER, 10, "[D]", "8", "4", "10" },        /* no more than is allowed */
        { MU_KIND_SPAN, 1e9, "[D]", "30min", "15m", "1h" },
        { MU_KIND_SHARE, 1, "[D]", "0%", NULL, NULL },
        { MU_KIND_NUMBER, 10, "[D]", "-0.002", "-0.001", "-0.004" }, /* half and twice as much of it */
        { MU_KIND_SPAN | MU_KIND_CHOICE, 1e9, "[D]", "never", NULL, NULL },
        { MU_KIND_TEXT, 0, "[D]", "20 workdays", NULL, NULL },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mu_schema_row r = row(cases[i].kinds, cases[i].max, cases[i].source);
        char          low[40], high[40];
        r.choices = "never";
        if (cases[i].value[0] == '-') r.min = -1;
        const bool some = mu_schema_plausible(&r, cases[i].value, low, high, sizeof low);
        assert_int_equal(some, cases[i].low != NULL);
        if (!some) continue;
        assert_string_equal(low, cases[i].low);
        assert_string_equal(high, cases[i].high);
    }
}

/* A guess that can be varied is: all defaults that are a figure other than 0 lie within their range. */
static void every_guess_of_the_schema_has_a_range(void **state)
{
    int seen = 0;

    (void)state;
    for (int i = 0; mu_schema_row_at(i) != NULL; i++) {
        const mu_schema_row *r = mu_schema_row_at(i);
        char                 low[48], high[48];
        double               x;
        if (mu_schema_mark(r) < 'C' || r->fallback == NULL || r->fallback[0] == '(') continue;
        if (!(r->kinds & (MU_KIND_NUMBER | MU_KIND_SHARE))) continue;
        if (!mu_share_parse(r->fallback, &x) || x == 0) continue;
        if (!mu_schema_plausible(r, r->fallback, low, high, sizeof low)) fail_msg("%s has no range", r->path);
        double a = 0, b = 0;
        assert_true(mu_share_parse(low, &a) && mu_share_parse(high, &b));
        if (!((a <= x && x <= b) || (b <= x && x <= a)))
            fail_msg("%s: %s is not from %s to %s", r->path, r->fallback, low, high);
        seen++;
    }
    assert_true(seen > 40);
}

/* ---- what is in use --------------------------------------------------------------------------------- */

#define REST                                                                      \
    "horizon: 1d 08:00-09:00\ncontacts: {calls: {arrivals: 6/h, handle: 5min}}\n" \
    "teams: {desk: {people: 2, pay: 20/h}}\n"

static const mu_assumption *find(const mu_model *m, const char *path)
{
    for (int32_t i = 0; i < m->n_assumptions; i++)
        if (strcmp(m->assumptions[i].path, path) == 0) return &m->assumptions[i];
    return NULL;
}

static void only_what_is_on_is_in_use(void **state)
{
    mu_model *m =
        mu_test_model(REST "behaviour: {preset: custom, learning: {solves_less: 0.9}, fatigue: {on: no}}\n");
    const mu_assumption *a = find(m, "behaviour.learning.solves_less");

    (void)state;
    assert_non_null(a);
    assert_string_equal(a->value, "0.9");
    assert_string_equal(a->low, "0.2");
    assert_true(a->written);
    assert_int_equal(a->mark, 'D');
    a = find(m, "behaviour.learning.slower");
    assert_non_null(a);
    assert_string_equal(a->value, "75%");
    assert_false(a->written);
    assert_int_equal(a->mark, 'C');
    assert_null(find(m, "behaviour.learning.half_life")); /* well known */
    assert_null(find(m, "behaviour.fatigue.work"));       /* off */
    assert_null(find(m, "behaviour.load.faster"));        /* not there */
    mu_model_free(m);

    m = mu_test_model(REST);
    assert_int_equal(m->n_assumptions, 0);
    char *text = mu_report_assumptions(m);
    assert_string_equal(text, "");
    free(text);
    mu_model_free(m);
    m = mu_test_model(REST "behaviour: {preset: off, learning: {solves_less: 0.9}}\n");
    assert_int_equal(m->n_assumptions, 0);
    mu_model_free(m);
}

static void what_is_promised_and_who_is_hired(void **state)
{
    mu_model *m = mu_test_model(REST "behaviour: {preset: evidence}\n");

    (void)state;
    assert_non_null(find(m, "behaviour.effort.burnout"));
    assert_null(find(m, "behaviour.effort.respond")); /* to what nobody is promised */
    assert_null(find(m, "behaviour.gaming.half"));
    assert_null(find(m, "hiring.sources.web.accept"));
    assert_null(find(m, "behaviour.morale.weight")); /* begins with its own section */
    mu_model_free(m);
    m = mu_test_model(
        REST "behaviour: {preset: evidence}\n"
             "incentives: [{id: a, kind: threshold, window: day, amount: 10%, target: {handled: 9}}]\n"
             "hiring: {sources: {web: {}, agency: {accept: 90%}}}\n");
    assert_non_null(find(m, "behaviour.effort.respond"));
    assert_non_null(find(m, "behaviour.gaming.half"));
    assert_non_null(find(m, "hiring.sources.web.accept"));
    assert_string_equal(find(m, "hiring.sources.agency.accept")->value, "90%");
    assert_null(find(m, "hiring.class.fail")); /* there is no class */
    mu_model_free(m);
}

static void they_are_told_in_sentences(void **state)
{
    mu_model *m    = mu_test_model(REST "behaviour: {preset: custom, learning: {solves_less: 0.9}}\n");
    char     *text = mu_report_assumptions(m);

    (void)state;
    assert_string_equal(text,
                        "These figures rest on 2 guesses [D]: believe signs before sizes, and try them as\n"
                        "ranges (muster sensitivity).\n"
                        "  behaviour.learning: solves_less 0.9 (0.2 to 1.2), grace 7d (3d12h to 14d)\n"
                        "And on 2 calibrated or derived from studies of other firms [C]:\n"
                        "  behaviour.learning: slower 75% (30% to 120%), pace 1500 (500 to 5000)\n");
    free(text);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_is_the_weakest_in_the_brackets),
        cmocka_unit_test(a_range_is_written_or_half_and_twice),
        cmocka_unit_test(every_guess_of_the_schema_has_a_range),
        cmocka_unit_test(only_what_is_on_is_in_use),
        cmocka_unit_test(what_is_promised_and_who_is_hired),
        cmocka_unit_test(they_are_told_in_sentences),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
