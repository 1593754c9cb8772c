/* schema_keys.c - the table as a dictionary for reading: what each key means, 80 columns wide. */
#include "scenario/schema_tree.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 80, INDENT = 4 };

/* Adds words, breaking lines before column 80. */
static void add_wrapped(mu_text *t, const char *words)
{
    int column = 0;

    while (*words != '\0') {
        char         word[200];
        const size_t n = strcspn(words, " ");
        snprintf(word, sizeof word, "%.*s", (int)n, words);
        const int width = mu_text_width(word);
        if (column > 0 && column + 1 + width > COLUMNS) {
            mu_text_add(t, "\n");
            column = 0;
        }
        if (column == 0) {
            mu_text_repeat(t, " ", INDENT);
            column = INDENT;
        } else {
            mu_text_add(t, " ");
            column++;
        }
        mu_text_add(t, word);
        column += width;
        words += n;
        while (*words == ' ') words++;
    }
    mu_text_add(t, "\n");
}

/* "rate, or map" */
static void add_kinds(mu_text *t, const mu_schema_row *row)
{
    bool any = false;

    for (int i = 0; i < MU_KIND_COUNT; i++) {
        const mu_kind kind = (mu_kind)(1 << i);
        const char   *noun = mu_kind_noun(kind);
        if ((row->kinds & (unsigned)kind) == 0) continue;
        if (any) mu_text_add(t, ", or ");
        any = true;
        if (kind == MU_KIND_CHOICE) {
            for (const char *p = row->choices; *p != '\0'; p++) {
                if (*p == ' ')
                    mu_text_add(t, " | ");
                else
                    mu_text_add_n(t, p, 1);
            }
            continue;
        }
        if (strncmp(noun, "a ", 2) == 0) noun += 2;
        mu_text_add(t, noun);
    }
}

static const char *unless_of(const mu_schema_row *row)
{
    return strncmp(row->unless, "../", 3) == 0 ? row->unless + 3 : row->unless;
}

/* type, unit, range, default: the line of facts below a key */
static void add_facts(mu_text *t, const mu_schema_row *row)
{
    mu_text facts = { 0 };
    char    range[120], *line;

    add_kinds(&facts, row);
    mu_rule_range(row, range, sizeof range);
    if (range[0] != '\0') mu_text_addf(&facts, "; %s", range);
    if (row->unit != NULL) mu_text_addf(&facts, " %s", row->unit);
    if (row->required && row->unless != NULL) {
        mu_text_add(&facts, "; required without ");
        for (const char *p = unless_of(row); *p != '\0'; p++) {
            if (*p == ' ')
                mu_text_add(&facts, " or ");
            else
                mu_text_add_n(&facts, p, 1);
        }
    } else if (row->required && row->with == NULL)
        mu_text_add(&facts, "; required");
    if (row->form) mu_text_add(&facts, "; one of the forms");
    if (row->with != NULL) {
        mu_text_addf(&facts, "; %s beside ", row->required ? "required" : "only");
        for (const char *p = row->with; *p != '\0'; p++) {
            if (*p == ' ')
                mu_text_add(&facts, ", ");
            else
                mu_text_add_n(&facts, p, 1);
        }
    }
    if (mu_schema_may_change(row)) mu_text_add(&facts, "; may change by date");
    if (row->fallback != NULL) mu_text_addf(&facts, "; default %s", row->fallback);
    line = mu_text_take(&facts);
    if (line != NULL)
        add_wrapped(t, line);
    else
        t->failed = true;
    free(line);
}

static void add_entry(mu_text *t, const mu_schema_row *row)
{
    char line[600];

    if (t->length > 0) mu_text_add(t, "\n");
    mu_text_addf(t, "%s\n", row->path);
    add_facts(t, row);
    add_wrapped(t, row->meaning);
    if (row->example != NULL) {
        snprintf(line, sizeof line, "Example: %s", row->example);
        add_wrapped(t, line);
    }
    if (row->source != NULL) {
        snprintf(line, sizeof line, "Source: %s", row->source);
        add_wrapped(t, line);
    }
}

/* Length of the step at the start of a path: "arrivals", "*", "[]" or "[2]". */
static size_t step_length(const char *path)
{
    return path[0] == '[' ? strcspn(path, "]") + 1 : strcspn(path, ".[");
}

/* True when `path` is at or below `prefix`; any name matches a *, any index a []. */
static bool is_below(const char *path, const char *prefix)
{
    while (*prefix != '\0') {
        const size_t in_path = step_length(path), in_prefix = step_length(prefix);
        const bool   name = in_path == 1 && *path == '*', item = *path == '[' && *prefix == '[';
        if (in_path == 0 || in_prefix == 0) return false;
        if (!item && !(name && *prefix != '[') &&
            (in_path != in_prefix || memcmp(path, prefix, in_path) != 0))
            return false;
        path += in_path;
        prefix += in_prefix;
        if (*path == '.') path++;
        if (*prefix == '.') prefix++;
    }
    return true;
}

/* The last named key of a path: "rate" of "contacts.*.arrivals.states[].rate"; its length. */
static const char *last_key(const char *path, size_t *length)
{
    const char *dot = strrchr(path, '.');
    const char *key = dot != NULL ? dot + 1 : path;

    *length = strcspn(key, "[");
    return key;
}

static bool ends_in(const char *path, const char *word)
{
    size_t      length;
    const char *key = last_key(path, &length);

    return key[length] == '\0' && strlen(word) == length && memcmp(key, word, length) == 0;
}

/* The nearest whole path, or the nearest last key, to something that matches nothing. */
static void report_unknown(const char *prefix, mu_diag *diag)
{
    const char *words[512];
    char        last[256][40];
    const char *nearest;
    size_t      n = 0, n_last = 0;

    for (int i = 0; i < mu_schema_row_count() && n + 1 < 512 && n_last < 256; i++) {
        size_t      length;
        const char *key = last_key(mu_schema_row_at(i)->path, &length);
        words[n++]      = mu_schema_row_at(i)->path;
        if (strchr(prefix, '.') != NULL || length >= sizeof last[0] || *key == '*') continue;
        snprintf(last[n_last], sizeof last[0], "%.*s", (int)length, key);
        words[n++] = last[n_last++];
    }
    nearest = mu_text_nearest(prefix, words, n);
    if (nearest != NULL)
        mu_diag_addf(diag, MU_ERR_USAGE, (mu_where){ 0 }, NULL, NULL,
                     "unknown key \"%s\"; did you mean \"%s\"?", prefix, nearest);
    else
        mu_diag_addf(diag, MU_ERR_USAGE, (mu_where){ 0 }, NULL, "muster keys lists them all",
                     "unknown key \"%s\"", prefix);
}

char *mu_schema_keys(const char *prefix, mu_diag *diag)
{
    mu_text t = { 0 };

    if (prefix == NULL) prefix = "";
    for (int i = 0; i < mu_schema_row_count(); i++)
        if (is_below(mu_schema_row_at(i)->path, prefix)) add_entry(&t, mu_schema_row_at(i));
    if (t.length == 0 && !t.failed) /* a last key alone finds it wherever it stands */
        for (int i = 0; i < mu_schema_row_count(); i++)
            if (ends_in(mu_schema_row_at(i)->path, prefix)) add_entry(&t, mu_schema_row_at(i));
    if (t.length == 0 && !t.failed) {
        report_unknown(prefix, diag);
        return NULL;
    }
    return mu_text_take(&t);
}
