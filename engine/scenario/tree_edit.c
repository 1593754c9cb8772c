/* tree_edit.c - lays a patch over a tree: maps merge key by key, anything else replaces, null removes. */
#include "scenario/tree_inside.h"

#include <stdlib.h>
#include <string.h>

static mu_status warn_of_nothing_to_remove(const mu_node *patch, const mu_trail *trail, mu_diag *diag)
{
    char path[MU_TRAIL_SIZE];
    mu_trail_print(trail, path, sizeof path);
    mu_diag_add(diag, (mu_problem){ .at      = patch->key_at,
                                    .path    = path,
                                    .message = "there is nothing of that name to remove",
                                    .warning = true });
    return MU_OK;
}

static mu_status merge(mu_node *map, const mu_node *patch, const mu_trail *trail, mu_arena *a, mu_diag *diag);

static void drop(mu_node *map, const char *key)
{
    int32_t n = 0;

    for (int32_t i = 0; i < map->n; i++)
        if (strcmp(map->child[i]->key, key) != 0) map->child[n++] = map->child[i];
    map->n = n;
}

/* What the child `old` (or NULL) of a map becomes under a patch: itself changed, a copy of the patch, or NULL
 * when it is removed. */
static mu_status lay_over(mu_node *old, const mu_node *patch, const mu_trail *trail, mu_arena *a,
                          mu_diag *diag, mu_node **out)
{
    *out = NULL;
    if (mu_node_is_null(patch)) return old != NULL ? MU_OK : warn_of_nothing_to_remove(patch, trail, diag);
    if (old != NULL && old->kind == MU_NODE_MAP && patch->kind == MU_NODE_MAP) {
        *out = old;
        if (mu_node_is_other_rule(old, patch)) drop(old, "with");
        return merge(old, patch, trail, a, diag);
    }
    *out = mu_node_copy(patch, a);
    return *out != NULL ? MU_OK : mu_tree_no_memory(diag, patch->at.file);
}

static mu_status merge(mu_node *map, const mu_node *patch, const mu_trail *trail, mu_arena *a, mu_diag *diag)
{
    mu_status     st     = MU_OK;
    mu_node     **child  = MU_NEW_ARRAY(a, (size_t)map->n + (size_t)patch->n, mu_node *);
    mu_key_entry *sorted = mu_keys_sorted(map->child, map->n);
    if (child == NULL || sorted == NULL) {
        st = mu_tree_no_memory(diag, patch->at.file);
        goto done;
    }
    int32_t n = map->n;
    if (n > 0) memcpy(child, map->child, (size_t)n * sizeof *child);
    for (int32_t i = 0; i < patch->n; i++) {
        mu_node *below = patch->child[i], *result;
        mu_trail step  = { .up = trail, .key = below->key };
        int32_t  at    = mu_keys_find(sorted, map->n, below->key);
        st             = lay_over(at < 0 ? NULL : child[at], below, &step, a, diag, &result);
        if (st != MU_OK) goto done;
        if (at >= 0) {
            child[at] = result;
        } else if (result != NULL) {
            child[n++] = result;
        }
    }
    map->n = 0;
    for (int32_t i = 0; i < n; i++) {
        if (child[i] != NULL) child[map->n++] = child[i]; /* closes the gaps of what was removed */
    }
    map->child = child;
done:
    free(sorted);
    return st;
}

mu_status mu_tree_patch(mu_node *root, const mu_node *patch, mu_arena *a, mu_diag *diag)
{
    if (mu_node_is_null(patch)) return MU_OK;
    if (root->kind != MU_NODE_MAP || patch->kind != MU_NODE_MAP) {
        return mu_diag_add(diag, (mu_problem){ .status   = MU_ERR_VALUE,
                                               .at       = patch->kind != MU_NODE_MAP ? patch->at : root->at,
                                               .expected = "a map of keys and values",
                                               .found    = patch->kind == MU_NODE_LIST ? "a list"
                                                                                       : "a single value" });
    }
    return merge(root, patch, NULL, a, diag);
}
