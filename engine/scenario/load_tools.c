/* load_tools.c - tools by name: each becomes a patch over the contact types that it is for, as long as it is there.
 *
 * Nothing after this knows of tools but for what they cost: their effects are keys that a scenario could have itself, so an
 * epoch with a tool is loaded and checked like any other.
 */
#include "scenario/load_parts.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* ---- nodes ---------------------------------------------------------------------------------------- */

/* An empty map that stands where `at` stands; NULL after a report. */
static mu_node *new_map(mu_load *l, const mu_node *at, const char *key, int32_t room)
{
    mu_node *map = MU_LOAD_SCRATCH(l, 1, mu_node);

    if (map == NULL) return NULL;
    *map       = (mu_node){ .kind = MU_NODE_MAP, .at = at->at, .key_at = at->key_at, .key = key };
    map->child = MU_LOAD_SCRATCH(l, room, mu_node *);
    return map->child != NULL ? map : NULL;
}

/* False when there is no such child: memory ran out, which was told, or there is nothing to put. */
static bool put(mu_node *map, mu_node *child)
{
    if (map == NULL || child == NULL) return false;
    map->child[map->n++] = child;
    return true;
}

static mu_node *new_share(mu_load *l, const mu_node *at, const char *key, double share)
{
    mu_node *node = MU_LOAD_SCRATCH(l, 1, mu_node);
    char    *text = mu_load_scratch(l, 32, 1);

    if (node == NULL || text == NULL) return NULL;
    snprintf(text, 32, "%.17g", share);
    *node = (mu_node){ .kind = MU_NODE_SCALAR, .at = at->at, .key_at = at->key_at, .key = key, .text = text };
    return node;
}

/* ---- effects -------------------------------------------------------------------------------------- */

/* Each adds to the patch of one contact type what the tool changes there, if anything. */

static void add_bot(mu_load *l, const mu_node *tool, const mu_node *type, mu_node *patch)
{
    static const char *const keys[]   = { "try", "contains", "wrongly", "return", "after", "time" };
    const mu_node           *arrivals = mu_node_get(type, "arrivals");
    mu_node                 *bot;

    /* Work that others hand on does not come to a bot. */
    if (arrivals->kind == MU_NODE_SCALAR && strcmp(arrivals->text, "none") == 0) return;
    bot = new_map(l, tool, "bot", sizeof keys / sizeof keys[0]);
    for (size_t i = 0; bot != NULL && i < sizeof keys / sizeof keys[0]; i++)
        put(bot, mu_node_get(tool, keys[i]));
    put(patch, bot);
}

/* The factors of the type so far, times these. */
static void add_pace(mu_load *l, const mu_node *tool, const mu_node *type, double talk, double wrap_up,
                     mu_node *patch)
{
    const mu_node *old = mu_node_get(type, "pace");
    mu_node       *map = new_map(l, tool, "pace", 2);

    talk *= mu_load_share(l, old, "talk", "contacts.*.pace.talk");
    wrap_up *= mu_load_share(l, old, "wrap_up", "contacts.*.pace.wrap_up");
    if (put(map, new_share(l, tool, "talk", talk)) && put(map, new_share(l, tool, "wrap_up", wrap_up)))
        put(patch, map);
}

/* {key: {to: {what: share}}} for the ways on below `key` on which that share is larger. */
static void add_to_ways(mu_load *l, const mu_node *tool, const mu_node *type, const char *key,
                        const char *what, double share, mu_node *patch)
{
    const mu_node *ways = mu_node_get(type, key);
    mu_node       *map  = ways != NULL ? new_map(l, tool, key, ways->n) : NULL;

    for (int32_t i = 0; map != NULL && i < ways->n; i++) {
        const mu_node *old = mu_node_get(ways->child[i], what);
        if (old == NULL || mu_node_share(old) <= share) continue;
        mu_node *way = new_map(l, tool, ways->child[i]->key, 1);
        if (put(way, new_share(l, tool, what, share))) put(map, way);
    }
    if (map != NULL && map->n > 0) put(patch, map);
}

static void add_crm(mu_load *l, const mu_node *tool, const mu_node *type, mu_node *patch)
{
    const double   share = mu_load_share(l, tool, "repeat", "tools.crm.repeat");
    const double   saved = mu_load_share(l, tool, "lookup", "tools.crm.lookup");
    const mu_node *cap   = mu_node_get(type, "time_cap"),
                  *old   = cap != NULL ? mu_node_get(cap, "repeat") : NULL;

    add_to_ways(l, tool, type, "escalate", "repeat", share, patch);
    add_to_ways(l, tool, type, "then", "repeat", share, patch);
    if (old != NULL && mu_node_share(old) > share) {
        mu_node *map = new_map(l, tool, "time_cap", 1);
        if (put(map, new_share(l, tool, "repeat", share))) put(patch, map);
    }
    if (saved > 0) add_pace(l, tool, type, 1 - saved, 1 - saved, patch);
}

static void add_transcription(mu_load *l, const mu_node *tool, const mu_node *type, mu_node *patch)
{
    const mu_node *handle = mu_node_get(type, "handle");
    const double   saves  = mu_load_share(l, tool, "saves", "tools.transcription.saves");
    const double   works  = mu_load_share(l, tool, "works", "tools.transcription.works");

    if (handle != NULL && mu_node_get(handle, "wrap_up") != NULL && saves * works > 0)
        add_pace(l, tool, type, 1, 1 - saves * works, patch);
}

static void add_dispatch(mu_load *l, const mu_node *tool, const mu_node *type, mu_node *patch)
{
    const mu_node *old   = mu_node_get(type, "misrouted");
    const double   share = mu_load_share(l, tool, "share", "tools.dispatch.share");
    mu_node       *map   = old != NULL ? new_map(l, tool, "misrouted", 1) : NULL;

    if (map == NULL || mu_load_share(l, old, "share", "contacts.*.misrouted.share") <= share) return;
    if (put(map, new_share(l, tool, "share", share))) put(patch, map);
}

static void add_ticketing(mu_load *l, const mu_node *tool, const mu_node *type, mu_node *patch)
{
    const double share = mu_load_share(l, tool, "lost", "tools.ticketing.lost");

    add_to_ways(l, tool, type, "escalate", "lost", share, patch);
    add_to_ways(l, tool, type, "then", "lost", share, patch);
}

/* In the order in which they are laid over each other; it does not matter. */
static const struct {
    const char *name;
    void (*add)(mu_load *l, const mu_node *tool, const mu_node *type, mu_node *patch);
    const char *idle; /* what is said of one that changes nothing */
} kinds[] = {
    { "bot", add_bot, "no contacts come to it" },
    { "crm", add_crm, "nothing is looked for, and nothing is done again" },
    { "transcription", add_transcription,
      "there is no wrap-up to shorten: handle has talk and wrap_up apart" },
    { "dispatch", add_dispatch, "none of its contacts land in a wrong queue" },
    { "ticketing", add_ticketing, "nothing gets lost on its way: escalate and then have no lost" },
};
enum { KINDS = sizeof kinds / sizeof kinds[0], EFFECTS = 4 }; /* most keys that one sets in a type */

/* ---- reading -------------------------------------------------------------------------------------- */

/* Whether the tool is for that type. */
static bool is_for(const mu_node *tool, const char *type)
{
    const mu_node *list = mu_node_get(tool, "contacts");

    for (int32_t i = 0; i < mu_names_count(list); i++)
        if (strcmp(mu_names_at(list, i)->text, type) == 0) return true;
    return list == NULL;
}

static void check_names(mu_load *l, const mu_node *tool, mu_entries types)
{
    const mu_node *list = mu_node_get(tool, "contacts");

    for (int32_t i = 0; i < mu_names_count(list); i++)
        if (mu_entries_find(types, mu_names_at(list, i)->text) < 0)
            mu_load_report_name(l, mu_names_at(list, i), "there is no contact type",
                                mu_names_at(list, i)->text, types);
}

void mu_load_tools(mu_load *l)
{
    const mu_node *map  = mu_node_get(l->root, "tools");
    mu_tool       *told = map != NULL ? MU_LOAD_NEW(l, map->n, mu_tool) : NULL;
    mu_entries types = map != NULL ? mu_load_entries(l, mu_node_get(l->root, "contacts")) : (mu_entries){ 0 };

    l->tool = map != NULL ? MU_LOAD_SCRATCH(l, map->n, mu_load_tool) : NULL;
    if (told == NULL || l->tool == NULL) return;
    for (int k = 0; k < KINDS; k++) {
        const mu_node *node = mu_node_get(map, kinds[k].name);
        if (node == NULL) continue;
        const mu_node *monthly = mu_node_get(node, "monthly"), *once = mu_node_get(node, "once");
        mu_load_tool  *tool = &l->tool[l->n_tools];
        *tool               = (mu_load_tool){ .kind = k, .node = node };
        mu_load_dates(l, node, &tool->from_us, &tool->till_us);
        check_names(l, node, types);
        told[l->n_tools++] = (mu_tool){ .name      = kinds[k].name,
                                        .from      = { tool->from_us },
                                        .till      = { tool->till_us },
                                        .per_month = monthly != NULL ? mu_node_number(monthly) : 0,
                                        .once      = once != NULL ? mu_node_number(once) : 0 };
    }
    l->model->tools   = told;
    l->model->n_tools = l->n_tools;
}

/* ---- laying over ---------------------------------------------------------------------------------- */

/* {contacts: {calls: {...}, ...}}; NULL when the tool changes nothing, or after a report. */
static mu_node *patch_of(mu_load *l, const mu_load_tool *tool, const mu_node *root)
{
    const mu_node *types = mu_node_get(root, "contacts");
    mu_node       *patch = new_map(l, tool->node, NULL, 1);
    mu_node       *all   = new_map(l, tool->node, "contacts", types->n);

    for (int32_t i = 0; all != NULL && i < types->n; i++) {
        const mu_node *type = types->child[i];
        if (!is_for(tool->node, type->key)) continue;
        mu_node *one = new_map(l, tool->node, type->key, EFFECTS);
        if (one == NULL) return NULL;
        kinds[tool->kind].add(l, tool->node, type, one);
        if (one->n > 0) put(all, one);
    }
    return all != NULL && all->n > 0 && put(patch, all) ? patch : NULL;
}

mu_node *mu_load_use_tools(mu_load *l, mu_node *root, int64_t at_us)
{
    for (int32_t i = 0; root != NULL && i < l->n_tools; i++) {
        mu_load_tool *tool = &l->tool[i];
        if (tool->from_us > at_us || tool->till_us <= at_us) continue;
        mu_node *patch = patch_of(l, tool, root);
        if (patch == NULL) continue;
        tool->used = true;
        root       = mu_schema_overlay(root, patch, l->scratch);
        if (root == NULL) mu_load_no_memory(l);
    }
    return root;
}

void mu_load_warn_of_idle_tools(mu_load *l)
{
    for (int32_t i = 0; i < l->n_tools; i++)
        if (!l->tool[i].used)
            mu_load_warn_key(l, l->tool[i].node, NULL, "this tool changes nothing: %s",
                             kinds[l->tool[i].kind].idle);
}
