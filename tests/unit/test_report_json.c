/* The JSON document: exact text, sorted keys, names of any kind, figures that do not exist. */
#include "report_fixture.h"
#include "report/columns.h"
#include "report/jsonout.h"
#include "report/report.h"

/* ---- a reader that is content only with well-formed JSON whose keys are sorted -------------------- */

static const char *skip_blanks(const char *s)
{
    while (*s == ' ' || *s == '\n') s++;
    return s;
}

static const char *read_string(const char *s, char *out, size_t size)
{
    size_t n = 0;

    assert_int_equal(*s, '"');
    for (s++; *s != '"'; s++) {
        assert_true((unsigned char)*s >= 0x20);
        if (n + 1 < size) out[n++] = *s;
        if (*s == '\\') {
            s++;
            assert_non_null(strchr("\"\\u", *s));
        }
    }
    out[n] = '\0';
    return s + 1;
}

static const char *read_value(const char *s);

static const char *read_object(const char *s)
{
    char last[256] = "", key[256];

    for (s = skip_blanks(s + 1); *s != '}'; s = skip_blanks(s)) {
        s = skip_blanks(read_string(s, key, sizeof key));
        assert_true(strcmp(last, key) < 0 || last[0] == '\0');
        memcpy(last, key, sizeof last);
        assert_int_equal(*s, ':');
        s = skip_blanks(read_value(s + 1));
        if (*s == ',')
            s++;
        else
            assert_int_equal(*s, '}');
    }
    return s + 1;
}

static const char *read_array(const char *s)
{
    for (s = skip_blanks(s + 1); *s != ']'; s = skip_blanks(s)) {
        s = skip_blanks(read_value(s));
        if (*s == ',')
            s++;
        else
            assert_int_equal(*s, ']');
    }
    return s + 1;
}

static const char *read_value(const char *s)
{
    char text[4096], *end;

    s = skip_blanks(s);
    if (*s == '{') return read_object(s);
    if (*s == '[') return read_array(s);
    if (*s == '"') return read_string(s, text, sizeof text);
    if (strncmp(s, "null", 4) == 0 || strncmp(s, "true", 4) == 0) return s + 4;
    if (strncmp(s, "false", 5) == 0) return s + 5;
    strtod(s, &end);
    assert_true(end > s);
    return end;
}

static void assert_json(const char *text)
{
    assert_non_null(text);
    assert_string_equal(skip_blanks(read_value(text)), "");
}

/* Cuts out the member "definitions": it repeats the table of measures, whose words may change. */
static void cut_definitions(char *text)
{
    char *from = strstr(text, "  \"definitions\": {"), *till = strstr(text, "  \"experiment\": {");

    assert_non_null(from);
    assert_non_null(till);
    memmove(from, till, strlen(till) + 1);
}

/* ---- tests ---------------------------------------------------------------------------------------- */

/* Only four cells, so that the golden file can be read. */
static mu_model *short_model(void)
{
    mu_model *m = new_model("Two \"quoted\" hours\n", 1, "08:00-10:00");

    add_type(m, "订单\\电话", 240, 300, 240);
    add_team(m, "desk", 23, 24);
    serves(m, 0, 0);
    on_duty(m, 0, 23, 8, 10);
    return m;
}

static void the_document_is_the_one_agreed(void **state)
{
    mu_model   *m = short_model();
    mu_results *r = first_results(m);
    (void)state;

    char *text = mu_report_json(r);
    assert_json(text);
    for (int i = 0; i < mu_measure_count(); i++) /* those of cases only where there are cases */
        assert_int_equal(strstr(text, mu_measure_at(i)->definition) != NULL, !mu_measure_at(i)->only);
    cut_definitions(text);
    cut_lines(text, "\"mean\": null, \"n\"");
    assert_golden(text, "first.json");
    free_all(r, m);
}

static void the_document_of_a_large_centre_is_well_formed_with_sorted_keys(void **state)
{
    mu_model   *m = centre_model();
    mu_results *r = new_results(m);
    (void)state;

    r->steady    = true;
    r->batches   = 30;
    r->warm_up   = mu_seconds(600);
    r->precision = 0.01;
    r->partial   = true;
    char *text   = mu_report_json(r);
    assert_json(text);
    assert_non_null(strstr(text, "\"steady\": {\"batches\": 30, \"too_short\": false, \"warm_up_s\": 600}"));
    assert_non_null(strstr(text, "\"precision\": {\"asked\": 0.01, \"reached\": false}"));
    assert_non_null(strstr(text, "\"partial\": true"));
    free(text);
    free_all(r, m);
}

static void measured_rows_stand_beside_what_was_simulated(void **state)
{
    const mu_actual_row rows[] = {
        { .at = { 7 * MU_HOUR_US }, .day = -1, .weekday = 1, .offered = 1 }, /* closed */
        { .at = { 8 * MU_HOUR_US }, .day = -1, .weekday = 1, .offered = 118, .service_level = NAN },
        { .at = { 30630 * MU_SECOND_US }, .day = -1, .weekday = 6, .offered = 121 },
    };
    mu_model   *m = short_model();
    mu_results *r = first_results(m);
    (void)state;

    m->actual    = rows;
    m->n_actual  = 3;
    r->actual    = calloc(3, sizeof *r->actual);
    r->actual[1] = (mu_found_actual){ .n_cells   = 4,
                                      .simulated = { { 120, 1, 118, 122, 400 } },
                                      .band      = { { 110, 119, 131 } } };
    r->actual[2] = (mu_found_actual){ .n_cells = 3 };
    char *text   = mu_report_json(r);
    assert_json(text);
    assert_non_null(strstr(text, "\"days\": [4, 3],"));
    assert_non_null(strstr(text, "\"from\": [\"tue 08:00\", \"sun 08:30:30\"],"));
    assert_non_null(strstr(text, "\"offered\": {\n        \"high\": [122, 0],\n        \"low\": [118, 0],\n"
                                 "        \"mean\": [120, 0],\n        \"measured\": [118, 121],\n"
                                 "        \"p5\": [110, 0],\n        \"p50\": [119, 0],\n"
                                 "        \"p95\": [131, 0]\n"));
    assert_non_null(strstr(text, "\"measured\": [null, 0],"));
    free(text);

    const mu_actual_row day = { .at = { 8 * MU_HOUR_US }, .day = 20458, .weekday = -1 };
    m->actual               = &day;
    m->n_actual             = 1;
    r->actual[0]            = (mu_found_actual){ .n_cells = 1 };
    text                    = mu_report_json(r);
    assert_non_null(strstr(text, "\"from\": [\"2026-01-05T08:00\"],"));
    free(text);
    free_all(r, m);
}

static void a_service_level_names_the_definition_of_its_own_variant(void **state)
{
    mu_model   *m = centre_model();
    mu_results *r = new_results(m);
    (void)state;

    const mu_measure *m_level = mu_measure_at(mu_measure_find("service_level"));
    assert_string_equal(mu_definition_id(m_level, &m->types[0]), "service_level_strict");
    assert_string_equal(mu_definition_id(m_level, &m->types[1]), "service_level_neutral");
    assert_string_equal(mu_definition_id(m_level, NULL), "service_level");
    assert_string_equal(mu_definition_variant(m_level, &m->types[1]), "neutral");
    assert_string_equal(mu_definition_variant(m_level, NULL), "");
    free_all(r, m);
}

static void the_arm_and_the_settings_are_told(void **state)
{
    static const char *const set[] = { "teams.desk.people=24" };
    mu_model                *m     = short_model();
    mu_results              *r     = first_results(m);
    (void)state;

    m->arm     = "one_more";
    m->set     = set;
    m->n_set   = 1;
    char *text = mu_report_json(r);
    assert_json(text);
    assert_non_null(strstr(text, "\"arm\": \"one_more\","));
    assert_non_null(strstr(text, "\"set\": [\"teams.desk.people=24\"],"));
    free(text);
    free_all(r, m);
}

static void strings_are_escaped_and_bytes_that_are_no_text_replaced(void **state)
{
    mu_text out = { 0 };
    mu_json j   = { .out = &out };
    (void)state;

    mu_json_open(&j, NULL, '{');
    mu_json_string(&j, "a\"b", "tab\there, \\ and \x01, 中文, bad \xff\xc3 end");
    mu_json_close(&j, '}');
    char *text = mu_text_take(&out);
    assert_string_equal(
        text, "{\n  \"a\\\"b\": \"tab\\u0009here, \\\\ and \\u0001, 中文, bad \\ufffd\\ufffd end\"\n}\n");
    free(text);
}

static void what_is_no_number_is_null_and_numbers_have_nine_digits(void **state)
{
    mu_text out = { 0 };
    mu_json j   = { .out = &out };
    (void)state;

    mu_json_open_inline(&j, NULL, '[');
    mu_json_number(&j, NULL, NAN);
    mu_json_number(&j, NULL, INFINITY);
    mu_json_number(&j, NULL, 1.0 / 3.0);
    mu_json_unsigned(&j, NULL, UINT64_MAX);
    mu_json_close(&j, ']');
    char *text = mu_text_take(&out);
    assert_string_equal(text, "[null, null, 0.333333333, 18446744073709551615]\n");
    free(text);
}

static void the_schema_is_json_and_knows_every_measure(void **state)
{
    char *text = mu_report_json_schema();
    char  last[256];
    (void)state;

    assert_non_null(text);
    /* Its keys are in an order for people, so only the form is checked here. */
    assert_non_null(strstr(text, "{\"const\": \"muster-results/2\"}"));
    for (int i = 0; i < mu_measure_count(); i++) {
        snprintf(last, sizeof last, "      \"%s\"", mu_measure_at(i)->id);
        assert_non_null(strstr(text, last));
    }
    free(text);
}

static void the_columns_are_sorted_by_id(void **state)
{
    const mu_columns c = mu_columns_sorted();
    (void)state;

    assert_int_equal(c.n, mu_measure_count());
    for (int i = 1; i < c.n; i++)
        assert_true(strcmp(mu_measure_at(c.index[i - 1])->id, mu_measure_at(c.index[i])->id) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_document_is_the_one_agreed),
        cmocka_unit_test(the_document_of_a_large_centre_is_well_formed_with_sorted_keys),
        cmocka_unit_test(measured_rows_stand_beside_what_was_simulated),
        cmocka_unit_test(a_service_level_names_the_definition_of_its_own_variant),
        cmocka_unit_test(the_arm_and_the_settings_are_told),
        cmocka_unit_test(strings_are_escaped_and_bytes_that_are_no_text_replaced),
        cmocka_unit_test(what_is_no_number_is_null_and_numbers_have_nine_digits),
        cmocka_unit_test(the_schema_is_json_and_knows_every_measure),
        cmocka_unit_test(the_columns_are_sorted_by_id),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
