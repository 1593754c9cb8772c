/* schema_changes.c - checks what each change of `changes` would make of the scenario, and that it sets only what may change in
 * the course of a run. */
#include "scenario/schema_check.h"

#include "base/text.h"
#include "base/units.h"

#include <stdio.h>
#include <string.h>

enum { MOST_KEYS = 64 };

static void report(mu_check *c, const mu_place *place, mu_where at, const char *hint, const char *message)
{
    char path[400];

    c->problems++;
    mu_place_print(place, path, sizeof path);
    mu_diag_add(c->diag,
                (mu_problem){
                    .status = MU_ERR_VALUE, .at = at, .path = path, .message = message, .hint = hint });
}

bool mu_schema_may_change(const mu_schema_row *row)
{
    for (int i = 0; i < mu_schema_row_count(); i++) {
        const mu_schema_row *above  = mu_schema_row_at(i);
        const size_t         length = strlen(above->path);
        if (above->by_date && strncmp(row->path, above->path, length) == 0 &&
            strchr(".[", row->path[length]) != NULL) /* also at its end */
            return true;
    }
    return false;
}

/* ---- what a change may set ------------------------------------------------------------------------ */

/* How else a key that stays may be said: by itself, or by one of those that it stands in. */
static const char *instead_of(const mu_rule *rule)
{
    for (; rule != NULL && rule->row != NULL; rule = rule->up)
        if (rule->row->instead != NULL) return rule->row->instead;
    return "`muster keys` marks the keys that may change by date";
}

static void refuse(mu_check *c, const mu_rule *rule, const mu_node *node, const mu_place *place)
{
    char message[300];

    snprintf(message, sizeof message, "\"%.80s\" cannot change by date: it holds for the whole run",
             node->key);
    report(c, place, node->key_at, instead_of(rule), message);
}

/* A contact type, team or department is there from beginning to end. */
static void refuse_new_name(mu_check *c, const mu_node *map, const mu_node *entry, const mu_place *place)
{
    const char *known[MOST_KEYS], *nearest;
    size_t      n = 0;
    char        message[300];

    for (int32_t i = 0; map != NULL && i < map->n && n < MOST_KEYS; i++) known[n++] = map->child[i]->key;
    nearest = mu_text_nearest(entry->key, known, n);
    if (nearest != NULL)
        snprintf(message, sizeof message, "there is no \"%.80s\" to change; did you mean \"%.80s\"?",
                 entry->key, nearest);
    else
        snprintf(message, sizeof message, "there is no \"%.80s\" to change", entry->key);
    report(c, place, entry->key_at,
           nearest != NULL ? NULL : "whatever is there at some time is there from the beginning", message);
}

static void check_keys(mu_check *c, const mu_rule *rule, const mu_node *base, const mu_node *patch,
                       const mu_place *place);

static void check_key(mu_check *c, const mu_rule *rule, const mu_node *base, const mu_node *node,
                      const mu_place *place)
{
    const mu_node *old = base != NULL ? mu_node_get(base, node->key) : NULL;

    if (rule->row->by_date) {
        if (old != NULL || !mu_node_is_nothing(node)) return;
        char path[400];
        mu_place_print(place, path, sizeof path);
        mu_diag_add(c->diag, (mu_problem){ .at      = node->key_at,
                                           .path    = path,
                                           .message = "there is nothing of that name to remove",
                                           .warning = true });
    } else if (node->kind != MU_NODE_MAP || (rule->n == 0 && rule->any == NULL) ||
               (old != NULL && old->kind != MU_NODE_MAP)) {
        refuse(c, rule, node, place);
    } else if (old == NULL && rule->key[0] == '*') {
        refuse_new_name(c, base, node, place->up);
    } else {
        check_keys(c, rule, old, node, place);
    }
}

/* Unknown keys are left to the check of what the patch makes of the scenario. */
static void check_keys(mu_check *c, const mu_rule *rule, const mu_node *base, const mu_node *patch,
                       const mu_place *place)
{
    for (int32_t i = 0; i < patch->n; i++) {
        const mu_node *node  = patch->child[i];
        const mu_place below = { .up = place, .key = node->key };
        const mu_rule *r     = mu_rule_child(rule, node->key);

        if (r == NULL) r = rule->any;
        if (r != NULL) check_key(c, r, base, node, &below);
    }
}

/* ---- one after the other -------------------------------------------------------------------------- */

/* Whether the change begins before the other; their dates were checked. */
static bool begins_before(const mu_node *change, const mu_node *other)
{
    int64_t days[2]  = { 0 };
    mu_span clock[2] = { { 0 } };

    mu_instant_parse(mu_node_get(change, "from")->text, &days[0], &clock[0]);
    mu_instant_parse(mu_node_get(other, "from")->text, &days[1], &clock[1]);
    return days[0] != days[1] ? days[0] < days[1] : clock[0].us < clock[1].us;
}

/* The list's places in the order of their dates; those of one date as in the file. NULL if out of memory. */
static int32_t *in_order(const mu_node *list, mu_arena *a)
{
    int32_t *order = MU_NEW_ARRAY(a, list->n, int32_t);

    for (int32_t i = 0; order != NULL && i < list->n; i++) {
        int32_t k = i;
        for (; k > 0 && begins_before(list->child[i], list->child[order[k - 1]]); k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
    return order;
}

/* False if out of memory. */
static bool check_all(mu_check *c, mu_node *root, const mu_place *up, mu_arena *a)
{
    const mu_node *list  = mu_node_get(root, "changes");
    const int32_t *order = in_order(list, a);
    const mu_place top   = { .up = up, .key = "changes" };
    mu_node       *now   = root;

    for (int32_t i = 0; order != NULL && i < list->n; i++) {
        mu_node       *set  = mu_node_get(list->child[order[i]], "set");
        const mu_place item = { .up = &top, .index = order[i] }, place = { .up = &item, .key = "set" };
        const int64_t  before = c->problems;

        check_keys(c, &c->schema->scenario, now, set, &place);
        if (c->problems > before) continue;
        mu_node *next = mu_schema_overlay(now, set, a);
        if (next == NULL) return false;
        mu_check_scenario(c, next, &place);
        if (c->problems == before) now = next;
    }
    return order != NULL;
}

void mu_check_changes(mu_check *c, mu_node *root, const mu_place *up)
{
    const mu_node *list     = mu_node_get(root, "changes");
    const bool     only_new = c->only_new;
    mu_arena      *a        = list != NULL && list->n > 0 ? mu_arena_new(0) : NULL;

    if (list == NULL || list->n == 0) return;
    c->only_new = true;
    if (a == NULL || !check_all(c, root, up, a))
        c->status = mu_diag_add(c->diag, (mu_problem){ .status = MU_ERR_NOMEM });
    c->only_new = only_new;
    mu_arena_free(a);
}
