/* schema_scalar.c - does one scalar fit its row, and how is it told what would. */
#include "scenario/schema_tree.h"

#include "base/text.h"
#include "base/units.h"
#include "scenario/proficiency.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* In the order of the bits of mu_kind. */
static const struct {
    const char *noun, *example;
} kinds[MU_KIND_COUNT] = {
    { "a text", NULL },
    { "a name", NULL },
    { "a whole number", NULL },
    { "a number", NULL },
    { "a share", "80% or 0.8" },
    { "a time", "90s or 5min" },
    { "a rate", "240/h" },
    { "pay per hour", "24/h" },
    { "a date", "2026-01-05" },
    { "a time of day", "08:30" },
    { "hours", "08:00-17:00" },
    { "weekdays", "mon-fri" },
    { "a target", "80% within 20s" },
    { "a horizon", "1d 08:00-20:00 or 12h" },
    { "a file name", NULL },
    { "one of the choices", NULL },
    { "yes or no", NULL },
    { "a distribution of times", "5min or {mean: 5min, cv: 0.9}" },
    { "a map", NULL },
    { "a list", NULL },
    { "a map of what differs", NULL },
    { "opening hours", "mon-fri 08:00-17:00" },
    { "a due time", "95% within 8 business hours" },
    { "a proficiency", "expert, novice or 3000 contacts" },
    { "a date", "2026-03-01 or 2026-03-01 08:00" },
};

const char *mu_kind_noun(mu_kind kind)
{
    for (int i = 0; i < MU_KIND_COUNT; i++)
        if (kind == (mu_kind)(1 << i)) return kinds[i].noun;
    return "a value";
}

/* Values: what a range is compared with, in the unit of the row's minimum and maximum. */

static bool read_span(const char *text, double *value)
{
    mu_span span;

    if (!mu_span_parse(text, &span)) return false;
    *value = mu_span_seconds(span);
    return true;
}

static bool read_whole(const char *text, double *value)
{
    int64_t whole;

    if (!mu_whole_parse(text, &whole)) return false;
    *value = (double)whole;
    return true;
}

static bool read_target(const char *text, double *value)
{
    mu_span within;

    return mu_target_parse(text, value, &within);
}

static bool read_horizon(const char *text, double *value)
{
    mu_horizon h;

    if (!mu_horizon_parse(text, &h)) return false;
    *value = mu_span_seconds(h.length);
    return true;
}

/* Reads a text as a kind of value with a magnitude; false when it is not one. */
static bool read_value(mu_kind kind, const char *text, double *value)
{
    switch (kind) {
    case MU_KIND_WHOLE: return read_whole(text, value);
    case MU_KIND_NUMBER: return mu_number_parse(text, value);
    case MU_KIND_SHARE: return mu_share_parse(text, value);
    case MU_KIND_DIST:
    case MU_KIND_SPAN: return read_span(text, value);
    case MU_KIND_RATE: return mu_rate_parse(text, value);
    case MU_KIND_PAY: return mu_pay_parse(text, value);
    case MU_KIND_TARGET: return read_target(text, value);
    case MU_KIND_HORIZON: return read_horizon(text, value);
    default: return false;
    }
}

static mu_fit is_within(const mu_schema_row *row, mu_kind kind, double value)
{
    if (kind == MU_KIND_TARGET) return value < 0 ? MU_TOO_SMALL : value > 1 ? MU_TOO_LARGE : MU_FITS;
    if (kind == MU_KIND_HORIZON || kind == MU_KIND_DIST) return value > 0 ? MU_FITS : MU_TOO_SMALL;
    if (row->min == 0 && row->max == 0) return MU_FITS;
    if (row->above_min ? value <= row->min : value < row->min) return MU_TOO_SMALL;
    return value > row->max ? MU_TOO_LARGE : MU_FITS;
}

/* Kinds without a magnitude. */
static bool is_word_of(const mu_schema_row *row, mu_kind kind, const char *text)
{
    mu_span from, till;
    mu_days days;
    double  share;
    bool    business;
    int64_t date;
    bool    truth;

    switch (kind) {
    case MU_KIND_TEXT: return text[0] != '\0' && strlen(text) <= 1000;
    case MU_KIND_FILE: return text[0] != '\0' && strlen(text) <= 4000;
    case MU_KIND_NAME: return mu_name_is_valid(text);
    case MU_KIND_CHOICE: return strchr(text, ' ') == NULL && mu_has_word(row->choices, text);
    case MU_KIND_DATE: return mu_date_parse(text, &date);
    case MU_KIND_INSTANT: return mu_instant_parse(text, &date, &from);
    case MU_KIND_CLOCK: return mu_clock_parse(text, &from);
    case MU_KIND_HOURS: return mu_hours_parse(text, &from, &till);
    case MU_KIND_DAYS: return mu_days_parse(text, &days);
    case MU_KIND_OPENING: return mu_week_hours_parse(text, &days, &from, &till);
    case MU_KIND_DUE: return mu_due_parse(text, &share, &from, &business);
    case MU_KIND_PROFICIENCY: return mu_proficiency_parse(text, &share);
    case MU_KIND_TRUTH: return mu_truth_parse(text, &truth);
    default: return false;
    }
}

mu_fit mu_scalar_fits(const mu_schema_row *row, const mu_node *node)
{
    mu_fit fit = MU_WRONG_KIND;

    for (int i = 0; i < MU_KIND_COUNT; i++) {
        const mu_kind kind = (mu_kind)(1 << i);
        double        value;
        if ((row->kinds & (unsigned)kind) == 0) continue;
        if (is_word_of(row, kind, node->text)) return MU_FITS;
        if (!read_value(kind, node->text, &value)) continue;
        fit = is_within(row, kind, value);
        if (fit == MU_FITS) return MU_FITS;
    }
    return fit;
}

/* Telling */

static void print_value(mu_kind kind, double value, char *buffer, size_t size)
{
    char number[40];

    if (kind == MU_KIND_SPAN && value > 0 &&
        fmod(value, 86400) == 0) { /* "1d" is harder to read than "24h" */
        if (value > 36000 * 86400.0)
            snprintf(buffer, size, "100 years");
        else
            snprintf(buffer, size, value > 86400 ? "%.0fd" : "24h", value / 86400);
        return;
    }
    if (kind == MU_KIND_SPAN) {
        mu_span_print(mu_span_from_seconds(value), buffer, size);
        return;
    }
    mu_number_print(kind == MU_KIND_SHARE ? 100 * value : value, number, sizeof number);
    if (value == floor(value) && kind != MU_KIND_SHARE) snprintf(number, sizeof number, "%.0f", value);
    snprintf(buffer, size, "%s%s", number,
             kind == MU_KIND_SHARE                         ? "%"
             : kind == MU_KIND_RATE || kind == MU_KIND_PAY ? "/h"
                                                           : "");
}

/* The kind whose unit the range of a row has, or 0. */
static mu_kind kind_of_range(const mu_schema_row *row)
{
    static const mu_kind measured[] = { MU_KIND_WHOLE, MU_KIND_SHARE, MU_KIND_SPAN,
                                        MU_KIND_RATE,  MU_KIND_PAY,   MU_KIND_NUMBER };

    if (row->min == 0 && row->max == 0) return (mu_kind)0;
    for (size_t i = 0; i < sizeof measured / sizeof measured[0]; i++)
        if (row->kinds & (unsigned)measured[i]) return measured[i];
    return (mu_kind)0;
}

/* A maximum that is there only to keep the arithmetic safe: not worth telling to who stays below. */
static bool is_vast(const mu_schema_row *row)
{
    return row->max >= 1e9 && (row->kinds & (MU_KIND_SPAN | MU_KIND_RATE | MU_KIND_PAY));
}

void mu_rule_range(const mu_schema_row *row, char *buffer, size_t size)
{
    const mu_kind kind = kind_of_range(row);
    char          low[48], high[48];

    buffer[0] = '\0';
    if (kind == 0) return;
    print_value(kind, row->min, low, sizeof low);
    print_value(kind, row->max, high, sizeof high);
    if (row->min == 0) snprintf(low, sizeof low, "0");
    if (is_vast(row))
        snprintf(buffer, size, "%s %s", row->above_min ? "above" : "at least", low);
    else if (row->above_min)
        snprintf(buffer, size, "above %s, at most %s", low, high);
    else
        snprintf(buffer, size, "%s to %s", low, high);
}

/* "serve, drop or keep" */
static void print_choices(const char *words, char *buffer, size_t size)
{
    size_t n = 0;

    buffer[0] = '\0';
    while (*words != '\0' && n + 1 < size) {
        const size_t length      = strcspn(words, " ");
        const char  *rest        = words + length + (words[length] == ' ');
        const bool   last        = *rest == '\0';
        const bool   second_last = !last && strchr(rest, ' ') == NULL;
        const int    k           = snprintf(buffer + n, size - n, "%.*s%s", (int)length, words,
                               last          ? ""
                                            : second_last ? " or "
                                                          : ", ");
        n += k > 0 ? (size_t)k : 0;
        words = rest;
    }
}

/* "a share from 0.01% to 50%", "a time above 0" */
static void print_with_range(const mu_schema_row *row, mu_kind kind, int index, mu_fit fit, char *buffer,
                             size_t size)
{
    char range[120], high[48];

    if (fit == MU_TOO_LARGE && is_vast(row)) {
        print_value(kind, row->max, high, sizeof high);
        snprintf(buffer, size, "%s of at most %s", kinds[index].noun, high);
        return;
    }
    mu_rule_range(row, range, sizeof range);
    snprintf(buffer, size, "%s %s%s", kinds[index].noun,
             row->above_min ? ""
             : is_vast(row) ? "of "
                            : "from ",
             range);
}

static bool is_of_kind(const mu_schema_row *row, mu_kind kind, const char *text)
{
    double value;

    return is_word_of(row, kind, text) || read_value(kind, text, &value);
}

static void print_kind(const mu_schema_row *row, mu_kind kind, int index, mu_fit fit, char *buffer,
                       size_t size)
{
    const bool out_of_range = fit == MU_TOO_SMALL || fit == MU_TOO_LARGE;

    if (kind == MU_KIND_CHOICE) {
        print_choices(row->choices, buffer, size);
        return;
    }
    if (out_of_range && kind == MU_KIND_HORIZON)
        snprintf(buffer, size, "a horizon longer than 0");
    else if (out_of_range && kind == MU_KIND_DIST)
        snprintf(buffer, size, "a mean time above 0");
    else if (out_of_range && kind == MU_KIND_TARGET)
        snprintf(buffer, size, "a target share from 0 to 100%%");
    else if (kind == kind_of_range(row) && (out_of_range || kind == MU_KIND_WHOLE || kind == MU_KIND_NUMBER))
        print_with_range(row, kind, index, fit, buffer, size);
    else {
        const char *example = kinds[index].example;
        /* The row's own example says more, unless it is of another kind than the scalar asked for. */
        if ((row->kinds & (MU_KIND_MAP | MU_KIND_LIST | MU_KIND_DIST | MU_KIND_CHOICE)) == 0 &&
            example != NULL && row->example != NULL && is_of_kind(row, kind, row->example))
            example = row->example;
        if (example != NULL)
            snprintf(buffer, size, "%s such as %s", kinds[index].noun, example);
        else
            snprintf(buffer, size, "%s", kinds[index].noun);
    }
}

void mu_rule_expected(const mu_schema_row *row, unsigned allowed, mu_fit fit, char *buffer, size_t size)
{
    size_t n = 0;

    if (allowed == MU_KIND_NAME) {
        snprintf(buffer, size, "a name of letters, digits, _ and -");
        return;
    }
    if (allowed & MU_KIND_DIST) allowed &= ~(unsigned)MU_KIND_MAP; /* a distribution may be a map */
    buffer[0] = '\0';
    for (int i = 0; i < MU_KIND_COUNT; i++) {
        char          one[300];
        const mu_kind kind = (mu_kind)(1 << i);
        if ((allowed & (unsigned)kind) == 0) continue;
        print_kind(row, kind, i, fit, one, sizeof one);
        const int k = snprintf(buffer + n, size - n, "%s%s", n > 0 ? ", or " : "", one);
        n += k > 0 ? (size_t)k : 0;
        if (n + 1 >= size) return;
    }
}

bool mu_node_is_nothing(const mu_node *node)
{
    return node->kind == MU_NODE_SCALAR && !node->quoted &&
           (node->text[0] == '\0' || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0);
}

void mu_node_quote(const mu_node *node, char *buffer, size_t size)
{
    double number;

    if (node->kind != MU_NODE_SCALAR) {
        snprintf(buffer, size, node->n == 0 ? "an empty %s" : "a %s",
                 node->kind == MU_NODE_MAP ? "map" : "list");
    } else if (mu_node_is_nothing(node)) {
        snprintf(buffer, size, "nothing");
    } else if (!node->quoted && mu_number_parse(node->text, &number)) {
        snprintf(buffer, size, "%s", node->text);
    } else {
        snprintf(buffer, size, "\"%s\"", node->text);
    }
}
