/* schema_arms.c - checks what each arm would make of the scenario.
 *
 * An arm is laid over the scenario without touching it: only the maps on the way to a change are copied, and
 * only what is new is checked. So a thousand arms cost no more than their own size, and a problem is told at
 * the arm's lines.
 */
#include "scenario/schema_check.h"

#include "base/text.h"

#include <stdio.h>
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

/* The patch laid over `base`, which may be NULL; what comes from `base` is marked as used. NULL if out of
 * memory. Merged maps stand where the patch stands. */
static mu_node *overlay(const mu_node *base, mu_node *patch, mu_arena *a)
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
    for (int32_t i = 0; i < base->n; i++)
        if (look_up(&in_patch, base->child[i]->key) == NULL) merged->child[merged->n++] = base->child[i];
    for (int32_t i = 0; i < patch->n; i++) {
        mu_node *below = patch->child[i];
        if (mu_node_is_nothing(below)) continue; /* removed */
        below = overlay(look_up(&in_base, below->key), below, a);
        if (below == NULL) return NULL;
        merged->child[merged->n++] = below;
    }
    return merged;
}

/* A name that is new in a patch but looks like one that exists is more often a slip than a wish. */
static void warn_of_new_names(mu_check *c, const mu_node *root, const mu_node *patch, const char *section,
                              const mu_place *place)
{
    const mu_node *old = mu_node_get(root, section), *new = mu_node_get(patch, section);
    const char    *known[64];
    size_t         n = 0;

    if (old == NULL || new == NULL || old->kind != MU_NODE_MAP || new->kind != MU_NODE_MAP) return;
    if (new->n > 64) return; /* whoever adds so many means it */
    for (int32_t i = 0; i < old->n && n < 64; i++) known[n++] = old->child[i]->key;
    for (int32_t i = 0; i < new->n; i++) {
        const mu_node *entry = new->child[i];
        const char    *near;
        char           message[400], path[300];
        if (mu_node_get(old, entry->key) != NULL || mu_node_is_nothing(entry)) continue;
        near = mu_text_nearest(entry->key, known, n);
        if (near == NULL) continue;
        snprintf(message, sizeof message, "adds a new entry \"%s\"; did you mean \"%s\"?", entry->key, near);
        snprintf(path, sizeof path, "arms.%s.%s", place->key, section);
        mu_diag_add(c->diag, (mu_problem){ .status  = MU_ERR_VALUE,
                                           .at      = entry->key_at,
                                           .path    = path,
                                           .message = message,
                                           .warning = true });
    }
}

void mu_check_arms(mu_check *c, mu_node *root)
{
    const mu_node *arms    = mu_node_get(root, "arms");
    const mu_place top     = { .key = "arms" };
    mu_arena      *scratch = arms != NULL ? mu_arena_new(0) : NULL;

    if (arms == NULL) return;
    c->only_new = true;
    for (int32_t i = 0; scratch != NULL && i < arms->n; i++) {
        mu_node       *patch = arms->child[i];
        const mu_place place = { .up = &top, .key = patch->key };
        const mu_node *inner = mu_node_get(patch, "arms");
        mu_node       *merged;

        if (inner != NULL) {
            c->problems++;
            mu_diag_add(c->diag, (mu_problem){ .status  = MU_ERR_VALUE,
                                               .at      = inner->key_at,
                                               .path    = "arms",
                                               .message = "an arm cannot contain arms" });
            continue;
        }
        merged = overlay(root, patch, scratch);
        if (merged == NULL) {
            mu_arena_free(scratch);
            scratch = NULL;
            break;
        }
        mu_check_scenario(c, merged, &place);
        warn_of_new_names(c, root, patch, "teams", &place);
        warn_of_new_names(c, root, patch, "contacts", &place);
        mu_arena_reset(scratch);
    }
    c->only_new = false;
    if (scratch == NULL) c->status = mu_diag_add(c->diag, (mu_problem){ .status = MU_ERR_NOMEM });
    mu_arena_free(scratch);
}
