/* load_values.c - what every part of the loader needs: memory, problems, values with their defaults, names. */
#include "scenario/load_parts.h"

#include "base/text.h"
#include "scenario/proficiency.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A diag keeps no more; the way to a node need not be found for those that are only counted. */
enum { MOST_TOLD = 220 };

void mu_load_no_memory(mu_load *l)
{
    if (l->status != MU_ERR_NOMEM)
        l->status = mu_diag_add(l->diag, (mu_problem){ .status  = MU_ERR_NOMEM,
                                                       .at      = { l->model->file, 0, 0, 0 },
                                                       .message = "there is not enough memory" });
    l->problems++;
}

void *mu_load_take(mu_load *l, size_t count, size_t size)
{
    void *p = mu_arena_take(l->arena, count, size);

    if (p == NULL) mu_load_no_memory(l);
    return p;
}

void *mu_load_scratch(mu_load *l, size_t count, size_t size)
{
    void *p = mu_arena_take(l->scratch, count, size);

    if (p == NULL) mu_load_no_memory(l);
    return p;
}

/* Problems */

static void report(mu_load *l, const mu_node *at, bool at_key, bool warning, const char *hint,
                   const char *format, va_list list)
{
    char message[500], path[400] = "";

    vsnprintf(message, sizeof message, format, list);
    if (!warning) l->problems++;
    if (!warning && l->status == MU_OK) l->status = MU_ERR_VALUE;
    if (l->problems <= MOST_TOLD && at != l->root) mu_node_path(l->root, at, path, sizeof path);
    mu_diag_add(l->diag, (mu_problem){ .status  = MU_ERR_VALUE,
                                       .at      = at_key && at->key_at.line > 0 ? at->key_at : at->at,
                                       .path    = path,
                                       .message = message,
                                       .hint    = hint,
                                       .warning = warning });
}

void mu_load_report(mu_load *l, const mu_node *at, const char *hint, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    report(l, at, at->kind == MU_NODE_MAP, false, hint, format, list);
    va_end(list);
}

void mu_load_report_key(mu_load *l, const mu_node *at, const char *hint, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    report(l, at, true, false, hint, format, list);
    va_end(list);
}

void mu_load_warn(mu_load *l, const mu_node *at, const char *hint, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    report(l, at, at->kind == MU_NODE_MAP, true, hint, format, list);
    va_end(list);
}

void mu_load_warn_key(mu_load *l, const mu_node *at, const char *hint, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    report(l, at, true, true, hint, format, list);
    va_end(list);
}

static void report_name(mu_load *l, const mu_node *at, bool at_key, const char *what, const char *name,
                        mu_entries known)
{
    void (*const tell)(mu_load *, const mu_node *, const char *, const char *, ...) =
        at_key ? mu_load_report_key : mu_load_report;
    const char *words[256] = { NULL }, *nearest = NULL;
    char        hint[400] = "there are ";
    size_t      n = 0, length = strlen(hint);

    for (int32_t i = 0; i < known.n && n < 256; i++) words[n++] = known.node[i]->key;
    if (l->problems < MOST_TOLD) nearest = mu_text_nearest(name, words, n);
    if (nearest != NULL) {
        tell(l, at, NULL, "%s \"%s\"; did you mean \"%s\"?", what, name, nearest);
        return;
    }
    for (size_t i = 0; i < n && length + 80 < sizeof hint; i++)
        length += (size_t)snprintf(hint + length, sizeof hint - length, "%s%s", i > 0 ? ", " : "", words[i]);
    tell(l, at, n > 0 ? hint : NULL, "%s \"%s\"", what, name);
}

void mu_load_report_name(mu_load *l, const mu_node *at, const char *what, const char *name, mu_entries known)
{
    report_name(l, at, false, what, name, known);
}

void mu_load_report_name_key(mu_load *l, const mu_node *at, const char *what, const char *name,
                             mu_entries known)
{
    report_name(l, at, true, what, name, known);
}

int32_t mu_load_type_named(mu_load *l, const mu_node *at)
{
    const int32_t type = mu_entries_find(l->types, at->text);

    if (type < 0 && mu_entries_find(l->journeys, at->text) >= 0)
        mu_load_report(l, at, "escalate and then lead into journeys",
                       "expected a contact type, but \"%s\" is a journey", at->text);
    else if (type < 0)
        report_name(l, at, false, "there is no contact type", at->text, l->types);
    return type;
}

int32_t mu_load_type_keyed(mu_load *l, const mu_node *entry)
{
    const int32_t type = mu_entries_find(l->types, entry->key);

    if (type < 0) report_name(l, entry, true, "there is no contact type", entry->key, l->types);
    return type;
}

/* Values */

const char *mu_load_text(const mu_load *l, const mu_node *map, const char *key, const char *path)
{
    const mu_node *node = map != NULL ? mu_node_get(map, key) : NULL;

    return node != NULL ? node->text : mu_schema_default(l->schema, path);
}

double mu_load_number(const mu_load *l, const mu_node *map, const char *key, const char *path)
{
    double     value = 0;
    const bool known = mu_number_parse(mu_load_text(l, map, key, path), &value);

    mu_assert(known);
    return value;
}

double mu_load_share(const mu_load *l, const mu_node *map, const char *key, const char *path)
{
    double     value = 0;
    const bool known = mu_share_parse(mu_load_text(l, map, key, path), &value);

    mu_assert(known);
    return value;
}

int64_t mu_load_whole(const mu_load *l, const mu_node *map, const char *key, const char *path)
{
    int64_t    value = 0;
    const bool known = mu_whole_parse(mu_load_text(l, map, key, path), &value);

    mu_assert(known);
    return value;
}

mu_span mu_load_span(const mu_load *l, const mu_node *map, const char *key, const char *path)
{
    mu_span    value = { 0 };
    const bool known = mu_span_parse(mu_load_text(l, map, key, path), &value);

    mu_assert(known);
    return value;
}

bool mu_load_truth(const mu_load *l, const mu_node *map, const char *key, const char *path)
{
    bool       value = false;
    const bool known = mu_truth_parse(mu_load_text(l, map, key, path), &value);

    mu_assert(known);
    return value;
}

int mu_load_choice(const mu_load *l, const mu_node *map, const char *key, const char *path)
{
    const char  *text   = mu_load_text(l, map, key, path);
    const char  *choice = mu_schema_find(l->schema, path)->choices;
    const size_t length = strlen(text);

    for (int i = 0;; i++) {
        const size_t n = strcspn(choice, " ");
        if (n == length && memcmp(choice, text, n) == 0) return i;
        mu_assert(choice[n] != '\0');
        choice += n + 1;
    }
}

const char *mu_load_name(mu_load *l, const mu_node *map, const char *key)
{
    const mu_node *node = mu_node_get(map, key);
    const char    *name = node != NULL ? mu_arena_text(l->arena, node->text) : NULL;

    if (node != NULL && name == NULL) mu_load_no_memory(l);
    return name;
}

double mu_node_number(const mu_node *node)
{
    double     value = 0;
    const bool known = mu_number_parse(node->text, &value);

    mu_assert(known);
    return value;
}

double mu_node_share(const mu_node *node)
{
    double     value = 0;
    const bool known = mu_share_parse(node->text, &value);

    mu_assert(known);
    return value;
}

int64_t mu_node_whole(const mu_node *node)
{
    int64_t    value = 0;
    const bool known = mu_whole_parse(node->text, &value);

    mu_assert(known);
    return value;
}

mu_span mu_node_span(const mu_node *node)
{
    mu_span    value = { 0 };
    const bool known = mu_span_parse(node->text, &value);

    mu_assert(known);
    return value;
}

double mu_node_gain(const mu_node *node)
{
    double     gain  = 1;
    const bool known = mu_proficiency_parse(node->text, &gain);

    mu_assert(known);
    return gain;
}

double mu_node_seconds(const mu_node *node)
{
    return mu_span_seconds(mu_node_span(node));
}

double mu_node_per_us(const mu_node *node)
{
    double     per_hour = 0;
    const bool known    = mu_rate_parse(node->text, &per_hour);

    mu_assert(known);
    return per_hour / (double)MU_HOUR_US;
}

/* Names */

static int by_key(const void *left, const void *right)
{
    return strcmp((*(const mu_node *const *)left)->key, (*(const mu_node *const *)right)->key);
}

mu_entries mu_load_entries(mu_load *l, const mu_node *map)
{
    mu_entries e = { 0 };

    if (map == NULL || map->kind != MU_NODE_MAP || map->n == 0) return e;
    e.node = MU_LOAD_SCRATCH(l, map->n, const mu_node *);
    if (e.node == NULL) return (mu_entries){ 0 };
    for (int32_t i = 0; i < map->n; i++) e.node[i] = map->child[i];
    e.n = map->n;
    qsort(e.node, (size_t)e.n, sizeof *e.node, by_key);
    return e;
}

int32_t mu_entries_find(mu_entries e, const char *name)
{
    int32_t low = 0, high = e.n - 1;

    while (low <= high) {
        const int32_t middle = low + (high - low) / 2;
        const int     order  = strcmp(name, e.node[middle]->key);
        if (order == 0) return middle;
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return -1;
}

int32_t mu_names_count(const mu_node *node)
{
    return node == NULL ? 0 : node->kind == MU_NODE_LIST ? node->n : 1;
}

const mu_node *mu_names_at(const mu_node *node, int32_t i)
{
    return node->kind == MU_NODE_LIST ? node->child[i] : node;
}
