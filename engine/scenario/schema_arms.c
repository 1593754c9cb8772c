/* schema_arms.c - checks what each arm would make of the scenario.
 *
 * An arm is laid over the scenario without touching it: only the maps on the way to a change are copied, and
 * only what is new is checked. So a thousand arms cost no more than their own size, and a problem is told at
 * the arm's lines.
 */
#include "scenario/schema_check.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

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
        merged = mu_schema_overlay(root, patch, scratch);
        if (merged == NULL) {
            mu_arena_free(scratch);
            scratch = NULL;
            break;
        }
        mu_check_scenario(c, merged, &place);
        if (mu_node_get(patch, "changes") != NULL) mu_check_changes(c, merged, &place);
        warn_of_new_names(c, root, patch, "teams", &place);
        warn_of_new_names(c, root, patch, "contacts", &place);
        mu_arena_reset(scratch);
    }
    c->only_new = false;
    if (scratch == NULL) c->status = mu_diag_add(c->diag, (mu_problem){ .status = MU_ERR_NOMEM });
    mu_arena_free(scratch);
}
