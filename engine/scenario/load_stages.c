/* load_stages.c - journeys: the stages that cases go through, and where the names of ways and stages lead. */
#include "scenario/load_parts.h"

/* All that a way or a stage may name. */
static mu_entries places(mu_load *l)
{
    const int32_t n    = l->types.n + l->journeys.n;
    mu_entries    both = { 0, MU_LOAD_SCRATCH(l, n, const mu_node *) };

    for (int32_t i = 0; both.node != NULL && i < l->types.n; i++) both.node[both.n++] = l->types.node[i];
    for (int32_t i = 0; both.node != NULL && i < l->journeys.n; i++)
        both.node[both.n++] = l->journeys.node[i];
    return both;
}

mu_part mu_load_place(mu_load *l, const mu_node *at, const char *name, bool at_key)
{
    const int32_t type    = mu_entries_find(l->types, name);
    const int32_t journey = type < 0 ? mu_entries_find(l->journeys, name) : -1;

    if (journey >= 0 && l->stages != NULL) return (mu_part){ -1, &l->stages[journey] };
    if (type < 0)
        (at_key ? mu_load_report_name_key : mu_load_report_name)(
            l, at, l->journeys.n > 0 ? "there is no contact type or journey" : "there is no contact type",
            name, places(l));
    return (mu_part){ type, NULL };
}

static void load_stage(mu_load *l, const mu_node *node, mu_stage *out)
{
    const int32_t n    = mu_names_count(node);
    mu_part      *part = MU_LOAD_NEW(l, n, mu_part);

    for (int32_t i = 0; part != NULL && i < n; i++) {
        const mu_node *name = mu_names_at(node, i);
        part[i]             = mu_load_place(l, name, name->text, false);
    }
    *out = (mu_stage){ part != NULL ? n : 0, part };
}

static void load_one(mu_load *l, const mu_node *node, mu_stages *out)
{
    mu_stage *stage = MU_LOAD_NEW(l, node->n, mu_stage);

    out->name = mu_arena_text(l->arena, node->key);
    if (out->name == NULL) mu_load_no_memory(l);
    if (stage == NULL) return;
    for (int32_t i = 0; i < node->n; i++) load_stage(l, node->child[i], &stage[i]);
    out->n     = node->n;
    out->stage = stage;
    if (mu_entries_find(l->types, node->key) >= 0)
        mu_load_report_key(l, node, "ways lead to either by their names, so these must differ",
                           "there is also a contact type or a department \"%s\"", node->key);
}

void mu_load_stages(mu_load *l)
{
    const mu_node *map = mu_node_get(l->root, "journeys");

    if (map == NULL || l->before != NULL) return; /* in a later epoch they are the same */
    l->journeys = mu_load_entries(l, map);
    l->stages   = MU_LOAD_NEW(l, l->journeys.n, mu_stages);
    if (l->stages == NULL) return;
    for (int32_t i = 0; i < l->journeys.n; i++) load_one(l, l->journeys.node[i], &l->stages[i]);
    l->model->journeys   = l->stages;
    l->model->n_journeys = l->journeys.n;
}

void mu_load_stages_reach(mu_load *l)
{
    for (int32_t i = 0; i < l->model->n_journeys; i++)
        for (int32_t s = 0; s < l->stages[i].n; s++)
            for (int32_t k = 0; k < l->stages[i].stage[s].n; k++)
                if (l->stages[i].stage[s].part[k].type >= 0)
                    mu_load_journey(l, l->stages[i].stage[s].part[k].type);
}
