/* schema_json.c - the table as a JSON Schema, so that editors complete and check a scenario.
 *
 * It accepts what the check accepts, with two liberties: an arm may hold anything, and what needs more than
 * one key (shifts that add up) is left to the check.
 */
#include "scenario/schema_tree.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_string(mu_text *t, const char *s)
{
    mu_text_add(t, "\"");
    for (; *s != '\0'; s++) {
        if (*s == '"' || *s == '\\')
            mu_text_addf(t, "\\%c", *s);
        else if ((unsigned char)*s < 0x20)
            mu_text_addf(t, "\\u%04x", (unsigned)*s);
        else
            mu_text_add_n(t, s, 1);
    }
    mu_text_add(t, "\"");
}

#define NUMBER_PATTERN "[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?"
#define SPAN_UNIT      "(us|ms|s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?)"
#define SPAN_PATTERN   "([0-9]+(\\.[0-9]+)? *" SPAN_UNIT " *)+"
#define CLOCK_PATTERN  "[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?"
#define DAY_PATTERN    "([Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at|[Ss]un)[a-z]*"
#define DAYS_PATTERN   "(daily|" DAY_PATTERN "( *[-,] *" DAY_PATTERN ")*)"

/* A text of this pattern; editors know bare numbers as numbers, hence `or_number`. */
static const struct {
    mu_kind     kind;
    const char *pattern;
    bool        or_number;
} patterns[] = {
    { MU_KIND_NAME, "[^ .\\t]{1,64}", true },
    { MU_KIND_SHARE, NUMBER_PATTERN " *%?", true },
    { MU_KIND_SPAN, SPAN_PATTERN, true },
    { MU_KIND_RATE, NUMBER_PATTERN " *(/|per) *(s|sec|second|m|min|minute|h|hour|d|day|w|week)", true },
    { MU_KIND_PAY, NUMBER_PATTERN " *(/|per) *(h|hour)", true },
    { MU_KIND_DATE, "[0-9]{4}-[0-9]{2}-[0-9]{2}", false },
    { MU_KIND_INSTANT, "[0-9]{4}-[0-9]{2}-[0-9]{2}( +" CLOCK_PATTERN ")?", false },
    { MU_KIND_CLOCK, CLOCK_PATTERN, false },
    { MU_KIND_HOURS, CLOCK_PATTERN " *[-\xe2\x80\x93] *" CLOCK_PATTERN, false },
    { MU_KIND_DAYS, DAYS_PATTERN, false },
    { MU_KIND_OPENING, DAYS_PATTERN "? *" CLOCK_PATTERN " *[-\xe2\x80\x93] *" CLOCK_PATTERN, false },
    { MU_KIND_DUE, NUMBER_PATTERN " *%? *within *" NUMBER_PATTERN " *(business *)?[a-z]+", false },
    { MU_KIND_PROFICIENCY, "(novice|beginner|competent|proficient|expert|[0-9]+ *contacts?)", false },
    { MU_KIND_TARGET, NUMBER_PATTERN " *%? *within *" SPAN_PATTERN, false },
    { MU_KIND_HORIZON, SPAN_PATTERN "( *" CLOCK_PATTERN " *[-\xe2\x80\x93] *" CLOCK_PATTERN ")?", false },
};

static void add_pattern(mu_text *t, const char *pattern)
{
    char whole[600];

    snprintf(whole, sizeof whole, "^ *%s *$", pattern);
    mu_text_add(t, "{\"type\": \"string\", \"pattern\": ");
    add_string(t, whole);
    mu_text_add(t, "}");
}

static void add_bounds(mu_text *t, const mu_schema_row *row)
{
    char low[40], high[40];

    if (row->min == 0 && row->max == 0) return;
    snprintf(low, sizeof low, "%.16g", row->min);
    snprintf(high, sizeof high, "%.16g", row->max);
    mu_text_addf(t, ", \"%s\": %s", row->above_min ? "exclusiveMinimum" : "minimum", low);
    if (row->max != 0) mu_text_addf(t, ", \"maximum\": %s", high);
}

static void add_choices(mu_text *t, const char *words)
{
    mu_text_add(t, "{\"enum\": [\"");
    for (; *words != '\0'; words++) {
        if (*words == ' ')
            mu_text_add(t, "\", \"");
        else
            mu_text_add_n(t, words, 1);
    }
    mu_text_add(t, "\"]}");
}

/* One alternative of a row that is a scalar. */
static void add_scalar(mu_text *t, const mu_schema_row *row, mu_kind kind)
{
    switch (kind) {
    case MU_KIND_TEXT: mu_text_add(t, "{\"type\": [\"string\", \"number\", \"boolean\"]}"); return;
    case MU_KIND_FILE: mu_text_add(t, "{\"type\": \"string\", \"minLength\": 1}"); return;
    case MU_KIND_CHOICE: add_choices(t, row->choices); return;
    case MU_KIND_TRUTH: mu_text_add(t, "{\"enum\": [true, false, \"yes\", \"no\", \"on\", \"off\"]}"); return;
    case MU_KIND_DIST: mu_text_add(t, "{\"$ref\": \"#/$defs/distribution\"}"); return;
    case MU_KIND_PATCH: mu_text_add(t, "{\"type\": \"object\"}"); return;
    case MU_KIND_WHOLE:
    case MU_KIND_NUMBER:
        mu_text_addf(t, "{\"type\": \"%s\"", kind == MU_KIND_WHOLE ? "integer" : "number");
        add_bounds(t, row);
        mu_text_add(t, "}");
        return;
    default: break;
    }
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        if (patterns[i].kind != kind) continue;
        add_pattern(t, patterns[i].pattern);
        if (kind == MU_KIND_SHARE)
            mu_text_addf(t, ", {\"type\": \"number\", \"minimum\": 0, \"maximum\": %.6g}",
                         row->max > 1 ? row->max : 1.0);
        else if (kind == MU_KIND_NAME)
            mu_text_add(t, ", {\"type\": \"integer\"}");
        else if (patterns[i].or_number)
            mu_text_add(t, ", {\"const\": 0}");
    }
}

static void new_line(mu_text *t, int depth)
{
    mu_text_add(t, "\n");
    mu_text_repeat(t, "  ", depth);
}

static void add_rule(mu_text *t, const mu_rule *rule, int depth);

static void add_required(mu_text *t, const mu_rule *rule, int depth)
{
    bool any = false;

    for (int32_t i = 0; i < rule->n; i++) {
        const mu_schema_row *row = rule->child[i]->row;
        if (!row->required || row->unless != NULL || row->with != NULL) continue;
        if (!any) {
            mu_text_add(t, ",");
            new_line(t, depth);
            mu_text_add(t, "\"required\": [");
        }
        mu_text_addf(t, "%s\"%s\"", any ? ", " : "", rule->child[i]->key);
        any = true;
    }
    if (any) mu_text_add(t, "]");
}

static void add_forms(mu_text *t, const mu_rule *rule, int depth)
{
    bool any = false;

    for (int32_t i = 0; i < rule->n; i++) {
        if (!rule->child[i]->row->form) continue;
        if (!any) {
            mu_text_add(t, ",");
            new_line(t, depth);
            mu_text_add(t, "\"oneOf\": [");
        }
        mu_text_addf(t, "%s{\"required\": [\"%s\"]}", any ? ", " : "", rule->child[i]->key);
        any = true;
    }
    if (any) mu_text_add(t, "]");
}

/* "busyness" only beside "rate", "table"...; and "think" must stand beside "population". */
static void add_company(mu_text *t, const mu_rule *rule, int depth)
{
    bool any = false;

    for (int32_t i = 0; i < rule->n; i++) {
        const mu_schema_row *row = rule->child[i]->row;
        if (row->with == NULL) continue;
        mu_text_add(t, any ? ", " : ",");
        if (!any) {
            new_line(t, depth);
            mu_text_add(t, "\"dependentSchemas\": {");
        }
        mu_text_addf(t, "\"%s\": {\"anyOf\": [{\"required\": [\"", rule->child[i]->key);
        for (const char *p = row->with; *p != '\0'; p++) {
            if (*p == ' ')
                mu_text_add(t, "\"]}, {\"required\": [\"");
            else
                mu_text_add_n(t, p, 1);
        }
        mu_text_add(t, "\"]}]}");
        any = true;
    }
    if (any) mu_text_add(t, "}");
}

/* Keys that must stand beside another one: one "if" for each. */
static void add_needed_company(mu_text *t, const mu_rule *rule, int depth)
{
    bool any = false;

    for (int32_t i = 0; i < rule->n; i++) {
        const mu_schema_row *row = rule->child[i]->row;
        if (row->with == NULL || !row->required) continue;
        if (!any) {
            mu_text_add(t, ",");
            new_line(t, depth);
            mu_text_add(t, "\"dependentRequired\": {");
        }
        mu_text_addf(t, "%s\"%s\": [\"%s\"]", any ? ", " : "", row->with, rule->child[i]->key);
        any = true;
    }
    if (any) mu_text_add(t, "}");
}

static void add_object(mu_text *t, const mu_rule *rule, int depth)
{
    static const char *const key_patterns[] = {
        [MU_KEYED_BY_NAME]  = "^[^ .\\t]{1,64}$",
        [MU_KEYED_BY_DAYS]  = "^" DAYS_PATTERN "$",
        [MU_KEYED_BY_CLOCK] = "^" CLOCK_PATTERN "$",
        [MU_KEYED_BY_TEXT]  = "^.*$",
    };

    mu_text_add(t, "\"type\": \"object\"");
    if (rule->row != NULL && rule->row->min >= 1 && rule->any != NULL && rule->row->unit == NULL)
        mu_text_add(t, ", \"minProperties\": 1");
    if (rule->n > 0) {
        mu_text_add(t, ",");
        new_line(t, depth);
        mu_text_add(t, "\"properties\": {");
        for (int32_t i = 0; i < rule->n; i++) {
            if (i > 0) mu_text_add(t, ",");
            new_line(t, depth + 1);
            mu_text_addf(t, "\"%s\": ", rule->child[i]->key);
            add_rule(t, rule->child[i], depth + 1);
        }
        new_line(t, depth);
        mu_text_add(t, "}");
    }
    if (rule->any != NULL && rule->row != NULL) {
        mu_text_add(t, ",");
        new_line(t, depth);
        mu_text_add(t, "\"patternProperties\": {");
        add_string(t, key_patterns[rule->row->keyed_by]);
        mu_text_add(t, ": ");
        add_rule(t, rule->any, depth + 1);
        mu_text_add(t, "}");
    }
    mu_text_add(t, ",");
    new_line(t, depth);
    mu_text_add(t, "\"additionalProperties\": false");
    add_required(t, rule, depth);
    add_forms(t, rule, depth);
    add_company(t, rule, depth);
    add_needed_company(t, rule, depth);
}

static void add_alternative(mu_text *t, const mu_rule *rule, mu_kind kind, int depth)
{
    if (kind == MU_KIND_MAP) {
        mu_text_add(t, "{");
        add_object(t, rule, depth + 1);
        mu_text_add(t, "}");
    } else if (kind == MU_KIND_LIST) {
        mu_text_add(t, "{\"type\": \"array\"");
        if (rule->row->min >= 1) mu_text_addf(t, ", \"minItems\": %.0f", rule->row->min);
        mu_text_add(t, ", \"items\": ");
        add_rule(t, rule->item, depth + 1);
        mu_text_add(t, "}");
    } else {
        add_scalar(t, rule->row, kind);
    }
}

static void add_meaning(mu_text *t, const mu_schema_row *row, int depth)
{
    mu_text_add(t, "\"description\": ");
    add_string(t, row->meaning);
    if (row->fallback != NULL && row->fallback[0] != '(') {
        mu_text_add(t, ", \"default\": ");
        add_string(t, row->fallback);
    }
    mu_text_add(t, ",");
    new_line(t, depth);
}

static void add_rule(mu_text *t, const mu_rule *rule, int depth)
{
    const unsigned kinds = rule->row->kinds;
    bool           any   = false;

    mu_text_add(t, "{");
    add_meaning(t, rule->row, depth + 1);
    mu_text_add(t, "\"anyOf\": [");
    for (int i = 0; i < MU_KIND_COUNT; i++) {
        if ((kinds & (1u << i)) == 0) continue;
        if (any) mu_text_add(t, ", ");
        add_alternative(t, rule, (mu_kind)(1 << i), depth + 1);
        any = true;
    }
    mu_text_add(t, "]}");
}

char *mu_schema_json(void)
{
    mu_arena        *a = mu_arena_new(0);
    const mu_schema *s = a != NULL ? mu_schema_new(a) : NULL;
    mu_text          t = { 0 };
    char            *json;

    if (s == NULL) {
        mu_arena_free(a);
        return NULL;
    }
    mu_text_add(&t, "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
                    "  \"title\": \"muster scenario\",\n  ");
    add_object(&t, &s->scenario, 1);
    mu_text_add(&t, ",\n  \"$defs\": {\n    \"distribution\": {");
    add_meaning(&t, s->distribution.row, 3);
    mu_text_add(&t, "\"anyOf\": [");
    add_scalar(&t, &(const mu_schema_row){ 0 }, MU_KIND_SPAN);
    mu_text_add(&t, ", {");
    add_object(&t, &s->distribution, 3);
    mu_text_add(&t, "}]}\n  }\n}\n");
    json = mu_text_take(&t);
    mu_arena_free(a);
    return json;
}
