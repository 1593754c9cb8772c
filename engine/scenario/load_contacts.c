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

static const mu_dist *paced(mu_load *l, const mu_dist *d, const mu_node *type, const char *key,
                            const char *path)
{
    const mu_dist *scaled =
        d != NULL ? mu_dist_scaled(l->arena, d, mu_load_share(l, mu_node_get(type, "pace"), key, path))
                  : NULL;

    if (d != NULL && scaled == NULL) mu_load_no_memory(l);
    return scaled;
}

const mu_dist *mu_load_paced(mu_load *l, const mu_dist *talk, const mu_node *type)
{
    return paced(l, talk, type, "talk", "contacts.*.pace.talk");
}

/* How much longer everything takes with 1, 2, ... in hand. */
static void load_slowdown(mu_load *l, const mu_node *node, mu_contact_type *type)
{
    const mu_node *list   = mu_node_get(node, "slowdown");
    double        *factor = MU_LOAD_NEW(l, type->concurrency, double);

    if (factor == NULL) return;
    if (list != NULL && list->n != type->concurrency) {
        mu_load_report(l, list, "one share for each number of contacts in hand",
                       "concurrency is %d, but there %s %d share%s", (int)type->concurrency,
                       list->n == 1 ? "is" : "are", (int)list->n, list->n == 1 ? "" : "s");
        return;
    }
    for (int32_t i = 0; i < type->concurrency; i++)
        factor[i] = list != NULL ? mu_node_share(list->child[i]) : 1.0;
    for (int32_t i = 1; list != NULL && i < type->concurrency; i++)
        if (factor[i] < factor[i - 1])
            mu_load_warn(l, list->child[i], "the shares go with 1, 2, ... in hand",
                         "with %d in hand everything is quicker than with %d", (int)i + 1, (int)i);
    type->slowdown = factor;
}

static void load_service(mu_load *l, const mu_node *node, mu_contact_type *type)
{
    type->concurrency = (int32_t)mu_load_whole(l, node, "concurrency", "contacts.*.concurrency");
    if (type->concurrency > 1 || mu_node_get(node, "slowdown") != NULL) load_slowdown(l, node, type);
    type->weight        = mu_load_number(l, node, "weight", "contacts.*.weight");
    type->interrupts    = mu_load_truth(l, node, "interrupts", "contacts.*.interrupts");
    type->interruptible = mu_load_truth(l, node, "interruptible", "contacts.*.interruptible");
    type->resume        = (mu_resume)mu_load_choice(l, node, "resume", "contacts.*.resume");
    type->switch_cost   = mu_load_span(l, node, "switch_cost", "contacts.*.switch_cost");
}

static void load_type(mu_load *l, const mu_node *node, mu_contact_type *type)
{
    const mu_node *patience = mu_node_get(node, "patience"), *places = mu_node_get(node, "queue_capacity");

    type->name = mu_arena_text(l->arena, node->key);
    type->key  = mu_hash_text(node->key);
    if (type->name == NULL) mu_load_no_memory(l);
    type->channel        = mu_load_name(l, node, "channel");
    type->value_class    = mu_load_name(l, node, "class");
    type->customer_value = mu_load_number(l, node, "customer_value", "contacts.*.customer_value");
    load_handle(l, node, type);
    type->talk    = mu_load_paced(l, type->talk, node);
    type->wrap_up = paced(l, type->wrap_up, node, "wrap_up", "contacts.*.pace.wrap_up");
    load_target(l, node, type);
    if (patience != NULL && (patience->kind != MU_NODE_SCALAR || strcmp(patience->text, "none") != 0))
        type->patience = mu_load_dist(l, patience);
    type->priority       = (int32_t)mu_load_whole(l, node, "priority", "contacts.*.priority");
    type->head_start     = mu_load_span(l, node, "head_start", "contacts.*.head_start");
    type->queue_capacity = -1;
    if (places != NULL && strcmp(places->text, "unlimited") != 0)
        type->queue_capacity = (int32_t)mu_node_whole(places);
    load_service(l, node, type);
    if (l->before == NULL) mu_load_arrivals(l, node, type);
}

void mu_load_contacts(mu_load *l)
{
    l->types = mu_load_entries(l, mu_node_get(l->root, "contacts"));
    l->type  = MU_LOAD_NEW(l, l->types.n, mu_contact_type);
    if (l->type == NULL) return;
    l->model->types   = l->type;
    l->model->n_types = l->types.n;
    for (int32_t i = 0; i < l->types.n; i++) {
        if (l->before != NULL) { /* these stay */
            l->type[i].arrivals = l->before->types[i].arrivals;
            l->type[i].lines    = l->before->types[i].lines;
        }
        load_type(l, l->types.node[i], &l->type[i]);
    }
}
