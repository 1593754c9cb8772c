/* load_contacts.c - contact types: how long they take and wait, what was promised, who comes first. */
#include "scenario/load_parts.h"

#include "base/text.h"

#include <string.h>

static void load_target(mu_load *l, const mu_node *node, mu_contact_type *type)
{
    const mu_node *answer = mu_node_get(node, "answer"), *abandon = mu_node_get(node, "short_abandon");
    const bool     known = mu_target_parse(mu_load_text(l, node, "answer", "contacts.*.answer"),
                                           &type->target_share, &type->target_within);

    mu_assert(known);
    type->has_target    = answer != NULL;
    type->measure       = (mu_sl)mu_load_choice(l, node, "measure", "contacts.*.measure");
    type->short_abandon = abandon != NULL ? mu_node_span(abandon) : type->target_within;
}

static void load_handle(mu_load *l, const mu_node *node, mu_contact_type *type)
{
    const mu_node *handle  = mu_node_get(node, "handle");
    const mu_node *talk    = handle != NULL ? mu_node_get(handle, "talk") : NULL;
    const mu_node *wrap_up = handle != NULL ? mu_node_get(handle, "wrap_up") : NULL;
    const bool     apart   = talk != NULL || wrap_up != NULL;

    if (!apart && handle != NULL) type->talk = mu_load_dist(l, handle);
    if (talk != NULL) type->talk = mu_load_dist(l, talk);
    if (wrap_up != NULL) type->wrap_up = mu_load_dist(l, wrap_up);
    if (talk == NULL && (apart || handle == NULL)) /* every talk comes from the trace */
        type->talk = mu_dist_fixed(l->arena, 0);
    if (type->talk == NULL && l->problems == 0) mu_load_no_memory(l);
}

static void load_type(mu_load *l, const mu_node *node, mu_contact_type *type)
{
    const mu_node *patience = mu_node_get(node, "patience"), *places = mu_node_get(node, "queue_capacity");

    type->name = mu_arena_text(l->arena, node->key);
    type->key  = mu_hash_text(node->key);
    if (type->name == NULL) mu_load_no_memory(l);
    load_handle(l, node, type);
    load_target(l, node, type);
    if (patience != NULL && (patience->kind != MU_NODE_SCALAR || strcmp(patience->text, "none") != 0))
        type->patience = mu_load_dist(l, patience);
    type->priority       = (int32_t)mu_load_whole(l, node, "priority", "contacts.*.priority");
    type->head_start     = mu_load_span(l, node, "head_start", "contacts.*.head_start");
    type->queue_capacity = -1;
    if (places != NULL && strcmp(places->text, "unlimited") != 0)
        type->queue_capacity = (int32_t)mu_node_whole(places);
    mu_load_arrivals(l, node, type);
}

void mu_load_contacts(mu_load *l)
{
    l->types = mu_load_entries(l, mu_node_get(l->root, "contacts"));
    l->type  = MU_LOAD_NEW(l, l->types.n, mu_contact_type);
    if (l->type == NULL) return;
    l->model->types   = l->type;
    l->model->n_types = l->types.n;
    for (int32_t i = 0; i < l->types.n; i++) load_type(l, l->types.node[i], &l->type[i]);
}
