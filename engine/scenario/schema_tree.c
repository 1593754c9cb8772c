#include "scenario/schema_tree.h"

#include <string.h>

mu_rule *mu_rule_child(const mu_rule *r, const char *key)
{
    for (int32_t i = 0; i < r->n; i++) /* at most 40 keys in a map */
        if (strcmp(r->child[i]->key, key) == 0) return r->child[i];
    return NULL;
}

bool mu_has_word(const char *words, const char *word)
{
    const size_t length = strlen(word);

    if (words == NULL || length == 0) return false;
    for (const char *p = words; (p = strstr(p, word)) != NULL; p++) {
        const bool starts = p == words || p[-1] == ' ';
        const bool ends   = p[length] == ' ' || p[length] == '\0';
        if (starts && ends) return true;
    }
    return false;
}

/* The next step of a path: a key, "*" or "[]"; its length, 0 at the end. Moves past it. */
static size_t take_step(const char **path, const char **step)
{
    const char *p = *path;

    if (*p == '.') p++;
    *step          = p;
    const size_t n = *p == '[' ? 2 : strcspn(p, ".[");
    *path          = *p == '\0' ? p : p + n;
    return *p == '\0' ? 0 : n;
}

static mu_rule **slot_for(mu_rule *up, const char *step, size_t n)
{
    if (n == 1 && *step == '*') return &up->any;
    if (n == 2 && *step == '[') return &up->item;
    for (int32_t i = 0; i < up->n; i++)
        if (strlen(up->child[i]->key) == n && memcmp(up->child[i]->key, step, n) == 0) return &up->child[i];
    return NULL;
}

/* Room for one more named key below a rule; grows by doubling. */
static mu_rule **new_slot(mu_rule *up, mu_arena *a)
{
    if ((up->n & (up->n - 1)) == 0) {
        const int32_t room  = up->n == 0 ? 1 : 2 * up->n;
        mu_rule     **grown = MU_NEW_ARRAY(a, room, mu_rule *);
        if (grown == NULL) return NULL;
        for (int32_t i = 0; i < up->n; i++) grown[i] = up->child[i];
        up->child = grown;
    }
    return &up->child[up->n++];
}

static bool add_row(mu_schema *s, const mu_schema_row *row, mu_arena *a)
{
    const char *path = row->path, *step;
    mu_rule    *at   = &s->scenario;
    size_t      n    = take_step(&path, &step);

    if (n == strlen("distribution") && memcmp(step, "distribution", n) == 0) {
        at = &s->distribution;
        n  = take_step(&path, &step);
        if (n == 0) at->row = row;
    }
    for (; n > 0; n = take_step(&path, &step)) {
        mu_rule **slot = slot_for(at, step, n);
        if (slot == NULL) slot = new_slot(at, a);
        if (slot == NULL) return false;
        if (*slot == NULL) {
            mu_rule *rule = MU_NEW(a, mu_rule);
            char    *key  = mu_arena_text_n(a, step, n);
            if (rule == NULL || key == NULL) return false;
            *rule = (mu_rule){ .row = row, .key = key, .up = at };
            *slot = rule;
        }
        at = *slot;
    }
    return true;
}

mu_schema *mu_schema_new(mu_arena *a)
{
    mu_schema *s = MU_NEW(a, mu_schema);

    if (s == NULL) return NULL;
    s->scenario.key     = "";
    s->distribution.key = "distribution";
    for (int i = 0; i < mu_schema_row_count(); i++)
        if (!add_row(s, mu_schema_row_at(i), a)) return NULL;
    return s;
}

const mu_schema_row *mu_schema_find(const mu_schema *s, const char *path)
{
    const mu_rule *at = &s->scenario;
    const char    *step;

    if (strncmp(path, "distribution", strlen("distribution")) == 0) {
        at = &s->distribution;
        path += strlen("distribution");
    }
    for (size_t n = take_step(&path, &step); n > 0; n = take_step(&path, &step)) {
        mu_rule **slot = slot_for((mu_rule *)at, step, n);
        mu_assert(slot != NULL && *slot != NULL); /* a path that we ask for stands in the table */
        at = *slot;
    }
    return at->row;
}

const char *mu_schema_default(const mu_schema *s, const char *path)
{
    const mu_schema_row *row = mu_schema_find(s, path);

    mu_assert(row->fallback != NULL && row->fallback[0] != '(');
    return row->fallback;
}
