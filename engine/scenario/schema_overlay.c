/* schema_overlay.c - a patch laid over a scenario without touching either.
 *
 * Only the maps on the way to a change are copied, so a thousand patches cost no more than their own size; and what is new
 * can be told from what was checked before (mu_node.used).
 */
#include "scenario/schema_tree.h"

#include <stdlib.h>
#include <string.h>

/* The children of a map by key; a small map is simply searched, so `sorted` may be NULL. */
typedef struct {
    const mu_node *map;
    mu_node      **sorted;
} key_index;

static int by_key(const void *left, const void *right)
{
    return strcmp((*(mu_node *const *)left)->key, (*(mu_node *const *)right)->key);
}

/* False if out of memory. Sorting pays only when there are `many` lookups. */
static bool make_index(const mu_node *map, bool many, mu_arena *a, key_index *out)
{
    *out = (key_index){ .map = map };
    if (!many || map->n <= 8) return true;
    out->sorted = MU_NEW_ARRAY(a, map->n, mu_node *);
    if (out->sorted == NULL) return false;
    memcpy(out->sorted, map->child, (size_t)map->n * sizeof *map->child);
    qsort(out->sorted, (size_t)map->n, sizeof *out->sorted, by_key);
    return true;
}

static mu_node *look_up(const key_index *index, const char *key)
{
    mu_node wanted = { .key = key }, *p = &wanted, **found;

    if (index->sorted == NULL) return mu_node_get(index->map, key);
    found = bsearch(&p, index->sorted, (size_t)index->map->n, sizeof *index->sorted, by_key);
    return found != NULL ? *found : NULL;
}

static bool is_dropped(const mu_node *base, const mu_node *patch, const char *key)
{
    return strcmp(key, "with") == 0 && mu_node_is_other_rule(base, patch);
}

mu_node *mu_schema_overlay(const mu_node *base, mu_node *patch, mu_arena *a)
{
    key_index in_base, in_patch;
    mu_node  *merged;

    if (base == NULL || base->kind != MU_NODE_MAP || patch->kind != MU_NODE_MAP) return patch;
    merged = MU_NEW(a, mu_node);
    if (merged == NULL) return NULL;
    *merged       = *patch;
    merged->used  = false;
    merged->n     = 0;
    merged->child = MU_NEW_ARRAY(a, (int64_t)base->n + patch->n, mu_node *);
    if (merged->child == NULL) return NULL;
    if (!make_index(base, patch->n > 8, a, &in_base) || !make_index(patch, true, a, &in_patch)) return NULL;
    for (int32_t i = 0; i < base->n; i++) {
        const char *key = base->child[i]->key;
        if (look_up(&in_patch, key) == NULL && !is_dropped(base, patch, key))
            merged->child[merged->n++] = base->child[i];
    }
    for (int32_t i = 0; i < patch->n; i++) {
        mu_node *below = patch->child[i];
        if (mu_node_is_nothing(below)) continue; /* removed */
        const mu_node *old = is_dropped(base, patch, below->key) ? NULL : look_up(&in_base, below->key);
        below              = mu_schema_overlay(old, below, a);
        if (below == NULL) return NULL;
        merged->child[merged->n++] = below;
    }
    return merged;
}
