/* load_lines.c - telephone lines, shared by all contact types or in groups. */
#include "scenario/load_parts.h"

static void join(mu_load *l, const mu_node *name, int32_t group)
{
    const int32_t type = mu_entries_find(l->types, name->text);

    if (type < 0) {
        mu_load_report_name(l, name, "there is no contact type", name->text, l->types);
    } else if (l->type[type].lines == group) {
        mu_load_report(l, name, NULL, "\"%s\" stands in this group twice", name->text);
    } else if (l->type[type].lines >= 0) {
        mu_load_report(l, name, "a contact type uses the lines of one group",
                       "\"%s\" is already in another group", name->text);
    } else {
        l->type[type].lines = group;
    }
}

void mu_load_lines(mu_load *l)
{
    const mu_node *node    = mu_node_get(l->root, "lines");
    mu_entries     entries = mu_load_entries(l, node);
    mu_lines      *lines;

    for (int32_t i = 0; i < l->types.n; i++) l->type[i].lines = -1;
    if (node == NULL) return;
    lines = MU_LOAD_NEW(l, node->kind == MU_NODE_MAP ? entries.n : 1, mu_lines);
    if (lines == NULL) return;
    l->model->lines = lines;
    if (node->kind == MU_NODE_SCALAR) {
        l->model->n_lines = 1;
        lines[0]          = (mu_lines){ "lines", (int32_t)mu_node_whole(node) };
        for (int32_t i = 0; i < l->types.n; i++) l->type[i].lines = 0;
        return;
    }
    l->model->n_lines = entries.n;
    for (int32_t i = 0; i < entries.n; i++) {
        const mu_node *contacts = mu_node_get(entries.node[i], "contacts");
        lines[i].name           = mu_arena_text(l->arena, entries.node[i]->key);
        lines[i].capacity       = (int32_t)mu_node_whole(mu_node_get(entries.node[i], "capacity"));
        for (int32_t k = 0; k < mu_names_count(contacts); k++) join(l, mu_names_at(contacts, k), i);
    }
}
