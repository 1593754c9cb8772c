/* The schema table and what is made of it: the check, the defaults, the JSON Schema, the dictionary. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenario/schema_tree.h"

static const char small[] = "horizon: 1d 08:00-20:00\n"
                            "contacts: {calls: {arrivals: 240/h, handle: 5min}}\n"
                            "teams: {desk: {people: 23}}\n";

typedef struct {
    mu_arena  *arena;
    mu_schema *schema;
} shelf;

/* Problems that the check finds in a text. */
static size_t problems_in(const shelf *s, const char *text)
{
    mu_diag *diag = mu_diag_new();
    mu_node *root = NULL;
    size_t   n;

    assert_int_equal(mu_tree_parse(text, strlen(text), "test", s->arena, diag, &root), MU_OK);
    const mu_status st = mu_schema_check(s->schema, root, diag);
    n                  = mu_diag_errors(diag);
    assert_int_equal(st == MU_OK, n == 0);
    mu_diag_free(diag);
    return n;
}

static size_t problems_with(const shelf *s, const char *more)
{
    mu_text t = { 0 };

    mu_text_add(&t, small);
    mu_text_add(&t, more);
    char        *text = mu_text_take(&t);
    const size_t n    = problems_in(s, text);
    free(text);
    return n;
}

static void every_row_tells_a_planner_what_it_means(void **state)
{
    (void)state;
    for (int i = 0; i < mu_schema_row_count(); i++) {
        const mu_schema_row *row = mu_schema_row_at(i);
        const size_t         n   = strlen(row->meaning);
        if (n < 5 || row->meaning[n - 1] != '.')
            fail_msg("%s: \"%s\" is no sentence", row->path, row->meaning);
        if (row->example == NULL) fail_msg("%s has no example", row->path);
        if (row->kinds == 0) fail_msg("%s has no kind", row->path);
        if ((row->kinds & MU_KIND_CHOICE) && row->choices == NULL) fail_msg("%s has no choices", row->path);
        if (row->min > row->max) fail_msg("%s has a range upside down", row->path);
    }
}

static void every_default_of_one_value_has_a_source(void **state)
{
    (void)state;
    for (int i = 0; i < mu_schema_row_count(); i++) {
        const mu_schema_row *row = mu_schema_row_at(i);
        if (row->fallback != NULL && row->fallback[0] != '(' && row->source == NULL)
            fail_msg("%s: who says that the default is %s?", row->path, row->fallback);
    }
}

static void every_default_is_a_value_of_its_row(void **state)
{
    (void)state;
    for (int i = 0; i < mu_schema_row_count(); i++) {
        const mu_schema_row *row  = mu_schema_row_at(i);
        mu_node              node = { .kind = MU_NODE_SCALAR, .text = row->fallback };
        if (row->fallback == NULL || row->fallback[0] == '(') continue;
        if (mu_scalar_fits(row, &node) != MU_FITS) fail_msg("%s: %s does not fit", row->path, row->fallback);
    }
}

static void every_example_of_one_value_is_a_value_of_its_row(void **state)
{
    (void)state;
    for (int i = 0; i < mu_schema_row_count(); i++) {
        const mu_schema_row *row  = mu_schema_row_at(i);
        mu_node              node = { .kind = MU_NODE_SCALAR, .text = row->example };
        if (row->example[0] == '{' || row->example[0] == '[') continue;
        if (mu_scalar_fits(row, &node) != MU_FITS) fail_msg("%s: %s does not fit", row->path, row->example);
    }
}

static void every_row_has_its_parent_before_it(void **state)
{
    const shelf *s = *state;

    for (int i = 0; i < mu_schema_row_count(); i++)
        assert_ptr_equal(mu_schema_find(s->schema, mu_schema_row_at(i)->path), mu_schema_row_at(i));
}

static void defaults_are_found_by_path(void **state)
{
    const shelf *s = *state;

    assert_string_equal(mu_schema_default(s->schema, "interval"), "auto");
    assert_string_equal(mu_schema_default(s->schema, "contacts.*.answer"), "80% within 20s");
    assert_string_equal(mu_schema_default(s->schema, "teams.*.shifts.*.days"), "daily");
}

static void a_small_scenario_has_no_problems(void **state)
{
    assert_int_equal(problems_in(*state, small), 0);
}

static void all_problems_are_told_not_only_the_first(void **state)
{
    assert_int_equal(
        problems_in(*state, "horizon: soon\ncontacts: {calls: {arrivals: often, handle: long, colour: red}}\n"
                            "teams: {desk: {people: few, pay: none}}\n"),
        6);
}

static void a_misspelt_required_key_is_one_problem(void **state)
{
    assert_int_equal(
        problems_in(
            *state,
            "horizn: 1d\ncontacts: {calls: {arrivals: 1/h, handle: 5min}}\nteams: {a: {people: 1}}\n"),
        1);
    assert_int_equal(problems_in(*state, "horizn: 1d\ncontacts: {calls: {arrivals: 1/h, handle: 5min}}\n"),
                     2);
}

static void an_arm_is_checked_with_what_it_is_laid_over(void **state)
{
    assert_int_equal(problems_with(*state, "arms: {a: {teams: {desk: {people: 25}}}}\n"), 0);
    assert_int_equal(problems_with(*state, "arms: {a: {teams: {desk: {people: many}}}}\n"), 1);
    assert_int_equal(problems_with(*state, "arms: {a: {teams: {desk: ~}}}\n"), 1); /* no team is left */
    assert_int_equal(problems_with(*state, "arms: {a: {contacts: {calls: {handle: ~}}}}\n"), 1);
    assert_int_equal(
        problems_with(*state, "arms: {a: {contacts: {calls: {arrivals: {rate: 1/h, every: 1h}}}}}\n"), 1);
    assert_int_equal(
        problems_with(*state, "arms: {a: {contacts: {calls: {patience: 5min}}}, b: {name: other}}\n"), 0);
}

static void a_million_problems_do_not_take_long(void **state)
{
    mu_text t = { 0 };

    mu_text_add(&t, "contacts:\n");
    for (int i = 0; i < 50000; i++) mu_text_addf(&t, "  c%d: {colour: red, size: 5, arrivals: often}\n", i);
    char        *text = mu_text_take(&t);
    const size_t n    = problems_in(*state, text);
    free(text);
    assert_true(n >= 200000); /* and no timeout of the runner */
}

/* Skips one JSON value; NULL when it is not one. */
static const char *past_json(const char *p)
{
    while (isspace((unsigned char)*p)) p++;
    if (*p == '"') {
        for (p++; *p != '"'; p++) {
            if (*p == '\0' || (unsigned char)*p < 0x20) return NULL;
            if (*p == '\\') p++;
        }
        return p + 1;
    }
    if (*p == '{' || *p == '[') {
        const char close = *p == '{' ? '}' : ']';
        const bool map   = *p++ == '{';
        for (bool first = true;; first = false) {
            while (isspace((unsigned char)*p)) p++;
            if (*p == close) return p + 1;
            if (!first && *p++ != ',') return NULL;
            if (map) {
                p = past_json(p);
                if (p == NULL || *p++ != ':') return NULL;
            }
            p = past_json(p);
            if (p == NULL) return NULL;
        }
    }
    const size_t n = strspn(p, "-+.0123456789abcdefghijklmnopqrstuvwxyzE");
    return n > 0 ? p + n : NULL;
}

static void the_json_schema_is_json_and_knows_every_key(void **state)
{
    char       *json = mu_schema_json();
    const char *end;

    (void)state;
    assert_non_null(json);
    end = past_json(json);
    assert_non_null(end);
    assert_string_equal(end, "\n");
    for (int i = 0; i < mu_schema_row_count(); i++) {
        const char *dot = strrchr(mu_schema_row_at(i)->path, '.');
        char        key[80];
        snprintf(key, sizeof key, "\"%s\": {", dot != NULL ? dot + 1 : mu_schema_row_at(i)->path);
        if (strchr(key, '*') != NULL || strchr(key, '[') != NULL) continue;
        if (strstr(json, key) == NULL) fail_msg("%s is not in the JSON Schema", mu_schema_row_at(i)->path);
    }
    free(json);
}

static size_t widest_line(const char *text)
{
    size_t widest = 0;

    while (*text != '\0') {
        const size_t n = strcspn(text, "\n");
        char         line[400];
        snprintf(line, sizeof line, "%.*s", (int)(n < 399 ? n : 399), text);
        const size_t width = (size_t)mu_text_width(line);
        if (width > widest) widest = width;
        text += n + (text[n] == '\n');
    }
    return widest;
}

static void the_dictionary_fits_80_columns_and_has_every_row(void **state)
{
    char *text = mu_schema_keys(NULL, NULL);

    (void)state;
    assert_non_null(text);
    assert_in_range(widest_line(text), 60, 80);
    for (int i = 0; i < mu_schema_row_count(); i++) assert_non_null(strstr(text, mu_schema_row_at(i)->path));
    free(text);
}

static void a_part_of_the_dictionary_is_found_by_a_path_with_real_names(void **state)
{
    char *text = mu_schema_keys("contacts.calls.arrivals.states[1].rate", NULL);

    (void)state;
    assert_non_null(text);
    assert_int_equal(strncmp(text, "contacts.*.arrivals.states[].rate\n", 34), 0);
    assert_null(strstr(text, "stay"));
    free(text);
    text = mu_schema_keys("patience", NULL); /* wherever it stands */
    assert_non_null(strstr(text, "contacts.*.patience\n"));
    assert_non_null(strstr(text, "contacts.*.arrivals.patience\n"));
    free(text);
}

static void an_unknown_key_of_the_dictionary_gets_a_suggestion(void **state)
{
    mu_diag *diag = mu_diag_new();

    (void)state;
    assert_null(mu_schema_keys("patiense", diag));
    assert_null(mu_schema_keys("contacts.*.handel", diag));
    assert_null(mu_schema_keys("xyzzy", diag));
    assert_int_equal(mu_diag_errors(diag), 3);
    assert_string_equal(mu_diag_get(diag, 0)->message,
                        "unknown key \"patiense\"; did you mean \"patience\"?");
    assert_string_equal(mu_diag_get(diag, 1)->message,
                        "unknown key \"contacts.*.handel\"; did you mean \"contacts.*.handle\"?");
    assert_string_equal(mu_diag_get(diag, 2)->message, "unknown key \"xyzzy\"");
    mu_diag_free(diag);
}

static int open_shelf(void **state)
{
    shelf *s = calloc(1, sizeof *s);

    if (s == NULL) return 1;
    s->arena  = mu_arena_new(0);
    s->schema = mu_schema_new(s->arena);
    *state    = s;
    return s->schema == NULL;
}

static int close_shelf(void **state)
{
    shelf *s = *state;

    mu_arena_free(s->arena);
    free(s);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_tells_a_planner_what_it_means),
        cmocka_unit_test(every_default_of_one_value_has_a_source),
        cmocka_unit_test(every_default_is_a_value_of_its_row),
        cmocka_unit_test(every_example_of_one_value_is_a_value_of_its_row),
        cmocka_unit_test(every_row_has_its_parent_before_it),
        cmocka_unit_test(defaults_are_found_by_path),
        cmocka_unit_test(a_small_scenario_has_no_problems),
        cmocka_unit_test(all_problems_are_told_not_only_the_first),
        cmocka_unit_test(a_misspelt_required_key_is_one_problem),
        cmocka_unit_test(an_arm_is_checked_with_what_it_is_laid_over),
        cmocka_unit_test(a_million_problems_do_not_take_long),
        cmocka_unit_test(the_json_schema_is_json_and_knows_every_key),
        cmocka_unit_test(the_dictionary_fits_80_columns_and_has_every_row),
        cmocka_unit_test(a_part_of_the_dictionary_is_found_by_a_path_with_real_names),
        cmocka_unit_test(an_unknown_key_of_the_dictionary_gets_a_suggestion),
    };
    return cmocka_run_group_tests(tests, open_shelf, close_shelf);
}
