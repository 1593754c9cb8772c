/* load_idle_keys.c - keys that are sound and yet say nothing, because of what the other keys are. */
#include "scenario/load_parts.h"

#include <string.h>

/* One such key of a contact type, team or site (`i` by its number in the file): when it says nothing, and why. */
typedef struct {
    const char *outer, *key; /* the key, within the map of that name where there is one */
    bool (*idle)(const mu_load *l, int32_t i, const mu_node *at);
    const char *why, *hint;
} rule;

/* ---- contact types -------------------------------------------------------------------------------- */

static bool nobody_gives_up(const mu_load *l, int32_t i, const mu_node *at)
{
    (void)at;
    return !mu_type_may_give_up(&l->type[i]);
}

static bool nobody_tries_again(const mu_load *l, int32_t i, const mu_node *at)
{
    return mu_node_share(at) > 0 && nobody_gives_up(l, i, at);
}

static bool no_team_weighs(const mu_load *l, int32_t i, const mu_node *at)
{
    (void)at;
    for (int32_t k = 0; k < l->type[i].n_teams; k++) {
        const mu_next next = l->team[l->type[i].teams[k]].next;
        if (next == MU_NEXT_WEIGHTED_WAIT || next == MU_NEXT_QUEUE_RATIO) return false;
    }
    return mu_node_get(l->root, "rules") == NULL;
}

static bool one_team_only(const mu_load *l, int32_t i, const mu_node *at)
{
    return l->type[i].n_teams == 1 && strcmp(at->text, "specialist") == 0;
}

/* Where the section is there, another preset may make use of it. */
static bool nobody_leaves(const mu_load *l, int32_t i, const mu_node *at)
{
    (void)i;
    (void)at;
    return mu_node_get(l->root, "behaviour") == NULL;
}

static const rule of_types[] = {
    { "redial", "abandoned", nobody_tries_again, "nobody gives up here, so nobody tries again after that",
      "add for example patience: 3min" },
    { NULL, "short_abandon", nobody_gives_up, "nobody gives up here, soon or late",
      "add for example patience: 3min" },
    { NULL, "weight", no_team_weighs, "none of its teams goes by weights",
      "teams do so with next: weighted_wait or next: queue_ratio" },
    { NULL, "choose", one_team_only, "there is only one team to choose from",
      "specialist tells teams apart" },
    { NULL, "customer_value", nobody_leaves, "no customer leaves here",
      "customers do with behaviour: {preset: custom, loyalty: {leaves: 30%}}" },
};

/* ---- teams ---------------------------------------------------------------------------------------- */

static bool has_no_breaks(const mu_load *l, int32_t i, const mu_node *at)
{
    const mu_node *team = l->teams.node[i], *shifts = mu_node_get(team, "shifts");

    (void)at;
    if (mu_node_get(team, "breaks") != NULL || mu_node_get(team, "roster") != NULL) return false;
    for (int32_t k = 0; shifts != NULL && k < shifts->n; k++)
        if (mu_node_get(shifts->child[k], "breaks") != NULL) return false;
    return true;
}

static const rule of_teams[] = {
    { NULL, "breaks_mode", has_no_breaks, "there are no breaks here",
      "add for example breaks: 30min at 11:00-14:00" },
};

/* ---- all of them ---------------------------------------------------------------------------------- */

static void warn_of(mu_load *l, const rule *r, int32_t i, const mu_node *entry)
{
    const mu_node *map = r->outer != NULL ? mu_node_get(entry, r->outer) : entry;
    const mu_node *at  = map != NULL ? mu_node_get(map, r->key) : NULL;

    if (at != NULL && r->idle(l, i, at)) mu_load_warn_key(l, at, r->hint, "%s", r->why);
}

static void warn_of_empty_sites(mu_load *l)
{
    const mu_entries sites = mu_load_entries(l, mu_node_get(l->root, "sites"));

    for (int32_t i = 0; i < sites.n; i++) {
        bool any = false;
        for (int32_t j = 0; j < l->teams.n; j++)
            any = any || mu_load_site(l, l->teams.node[j]) == sites.node[i];
        if (!any)
            mu_load_warn_key(l, sites.node[i], "a team works there with site: and this name",
                             "no team works at this site");
    }
}

void mu_load_idle_keys(mu_load *l)
{
    for (int32_t i = 0; i < l->types.n; i++)
        for (size_t k = 0; k < sizeof of_types / sizeof of_types[0]; k++)
            warn_of(l, &of_types[k], i, l->types.node[i]);
    for (int32_t i = 0; i < l->teams.n; i++)
        for (size_t k = 0; k < sizeof of_teams / sizeof of_teams[0]; k++)
            warn_of(l, &of_teams[k], i, l->teams.node[i]);
    warn_of_empty_sites(l);
}
