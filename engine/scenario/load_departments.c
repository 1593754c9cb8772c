/* load_departments.c - other departments, as the contact types and teams that they stand for.
 *
 * A department is one node that serves three maps of the tree: it stays where it was written, so that problems are
 * told there, and is given what a contact type needs; the team is a small map beside it. Everything after this
 * knows types and teams only.
 */
#include "scenario/load_parts.h"

#include <stdio.h>
#include <string.h>

/* A map like `from`, marked where it stands, with room for `more` children. */
static mu_node *map_like(mu_load *l, const mu_node *from, int32_t more)
{
    mu_node *map = MU_LOAD_SCRATCH(l, 1, mu_node);

    if (map == NULL) return NULL;
    *map       = *from;
    map->child = MU_LOAD_SCRATCH(l, from->n + more, mu_node *);
    if (map->child == NULL) return NULL;
    if (from->n > 0) memcpy(map->child, from->child, (size_t)from->n * sizeof *map->child);
    return map;
}

static bool add_scalar(mu_load *l, mu_node *map, const char *key, const char *text)
{
    mu_node *value = MU_LOAD_SCRATCH(l, 1, mu_node);

    if (value == NULL) return false;
    *value =
        (mu_node){ .kind = MU_NODE_SCALAR, .at = map->at, .key_at = map->key_at, .key = key, .text = text };
    map->child[map->n++] = value;
    return true;
}

/* Who is called the same; false when nobody is. */
static bool is_taken(mu_load *l, const mu_node *department, const mu_node *map, const char *what)
{
    const mu_node *other = map != NULL ? mu_node_get(map, department->key) : NULL;

    if (other == NULL) return false;
    mu_load_report_key(l, department, "a department is a contact type and a team of its own name",
                       "there is also %s \"%s\"", what, department->key);
    return true;
}

static void add_department(mu_load *l, const mu_node *entry, mu_node *departments, mu_node *types,
                           mu_node *teams)
{
    mu_node *type   = map_like(l, entry, 3);
    mu_node *team   = MU_LOAD_SCRATCH(l, 1, mu_node);
    char    *solved = mu_load_scratch(l, 32, 1);

    if (type == NULL || team == NULL || solved == NULL) return;
    *team       = *entry;
    team->n     = 0;
    team->child = MU_LOAD_SCRATCH(l, 2, mu_node *);
    if (team->child == NULL) return;
    const double loss = mu_load_share(l, entry, "loss", "departments.*.loss");
    snprintf(solved, 32, "%.17g", 1 - loss);
    if (!add_scalar(l, type, "arrivals", "none") || !add_scalar(l, type, "teams", entry->key)) return;
    if (loss > 0 && !add_scalar(l, type, "resolved", solved)) return;
    team->child[team->n++] = mu_node_get(entry, "people");
    if (!add_scalar(l, team, "takes", entry->key)) return;

    departments->child[departments->n++] = type;
    types->child[types->n++]             = type;
    teams->child[teams->n++]             = team;
}

void mu_load_departments(mu_load *l)
{
    const mu_node *old = l->root, *given = mu_node_get(old, "departments");
    const mu_node *old_types = mu_node_get(old, "contacts"), *old_teams = mu_node_get(old, "teams");

    if (given == NULL) return;
    mu_node *root  = map_like(l, old, 0);
    mu_node *types = map_like(l, old_types, given->n), *teams = map_like(l, old_teams, given->n);
    mu_node *departments = map_like(l, given, 0);
    if (root == NULL || types == NULL || teams == NULL || departments == NULL) return;
    departments->n = 0;
    for (int32_t i = 0; i < given->n; i++) {
        const bool type_taken = is_taken(l, given->child[i], old_types, "a contact type");
        const bool team_taken = is_taken(l, given->child[i], old_teams, "a team");
        if (!type_taken && !team_taken) add_department(l, given->child[i], departments, types, teams);
    }
    root->n                = 0;
    root->child[root->n++] = departments; /* the first, so that a path is told by it */
    root->child[root->n++] = types;
    root->child[root->n++] = teams;
    for (int32_t i = 0; i < old->n; i++)
        if (old->child[i] != given && old->child[i] != old_types && old->child[i] != old_teams)
            root->child[root->n++] = old->child[i];
    l->root = root;
}

/* Nobody can hand over in person what lies in a mailbox first. */
static void check_in_person(mu_load *l, const mu_node *at, mu_hand_over how, int32_t to)
{
    if (how == MU_COLD || to < 0 || l->journey[to] == NULL || l->journey[to]->delay == NULL) return;
    mu_load_report_key(l, at, "leave out how, or the department's delay",
                       "nobody stays with the customer while it lies in the mailbox of \"%s\": how is %s",
                       l->types.node[to]->key, how == MU_WARM ? "warm" : "consult");
}

static void check_mailboxes(mu_load *l)
{
    for (int32_t i = 0; i < l->types.n; i++) {
        const mu_journey *j        = l->journey[i];
        const mu_node    *escalate = mu_node_get(l->types.node[i], "escalate");
        if (j == NULL) continue;
        check_in_person(l, mu_node_get(l->types.node[i], "time_cap"), j->cap_how, j->cap_to);
        const mu_ways *lists[] = { &j->escalate, &j->escalate_failed, &j->by_rule };
        for (int list = 0; list < 3; list++)
            for (int32_t k = 0; k < lists[list]->n; k++) {
                const mu_way *way = &lists[list]->way[k];
                if (way->how != MU_COLD && way->to >= 0)
                    check_in_person(l, mu_node_get(escalate, l->types.node[way->to]->key), way->how, way->to);
            }
    }
}

void mu_load_promises(mu_load *l)
{
    const mu_node *departments = mu_node_get(l->root, "departments");

    for (int32_t i = 0; departments != NULL && i < departments->n; i++) {
        const mu_node *due   = mu_node_get(departments->child[i], "due");
        const mu_node *delay = mu_node_get(departments->child[i], "delay");
        const int32_t  type  = mu_entries_find(l->types, departments->child[i]->key);
        mu_journey    *j     = type >= 0 && (due != NULL || delay != NULL) ? mu_load_journey(l, type) : NULL;
        if (j == NULL) continue;
        j->delay = mu_load_delay(l, delay);
        if (due == NULL) continue;
        l->type[type].has_due    = true;
        l->type[type].due_share  = 1;
        l->type[type].due_within = mu_node_span(due);
    }
    if (departments != NULL) check_mailboxes(l);
}
