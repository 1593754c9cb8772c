/* load_routing.c - which teams answer which contact types: by skills, preference lists and `takes`. */
#include "scenario/load_skills.h"

#include <stdlib.h>
#include <string.h>

/* A pair takes 8 bytes in the model; more of them is a mistake in a generated scenario. */
enum { MOST_PAIRS = 10000000 };

static int by_id(const void *left, const void *right)
{
    const int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

    return (a > b) - (a < b);
}

/* The types that each team's `takes` names, ascending; NULL where there is no such list. */
typedef struct {
    int32_t  *n;
    int32_t **type;
} takes;

static bool takes_type(const takes *t, int32_t team, int32_t type)
{
    return t->type[team] == NULL ||
           (t->n[team] > 0 && bsearch(&type, t->type[team], (size_t)t->n[team], sizeof type, by_id) != NULL);
}

static bool gather_takes(mu_load *l, takes *out)
{
    out->n    = MU_LOAD_SCRATCH(l, l->teams.n, int32_t);
    out->type = MU_LOAD_SCRATCH(l, l->teams.n, int32_t *);
    if (out->n == NULL || out->type == NULL) return false;
    for (int32_t i = 0; i < l->teams.n; i++) {
        const mu_node *list = mu_node_get(l->teams.node[i], "takes");
        if (list == NULL) continue;
        out->type[i] = MU_LOAD_SCRATCH(l, mu_names_count(list), int32_t);
        if (out->type[i] == NULL) return false;
        for (int32_t k = 0; k < mu_names_count(list); k++) {
            const mu_node *name = mu_names_at(list, k);
            const int32_t  type = mu_entries_find(l->types, name->text);
            if (type < 0)
                mu_load_report_name(l, name, "there is no contact type", name->text, l->types);
            else
                out->type[i][out->n[i]++] = type;
        }
        if (out->n[i] > 1) qsort(out->type[i], (size_t)out->n[i], sizeof **out->type, by_id);
        for (int32_t k = 1; k < out->n[i]; k++)
            if (out->type[i][k] == out->type[i][k - 1])
                mu_load_report(l, list, NULL, "\"%s\" is named twice", l->types.node[out->type[i][k]]->key);
    }
    return true;
}

static bool contains(const int32_t *id, int32_t n, int32_t wanted)
{
    return n > 0 && bsearch(&wanted, id, (size_t)n, sizeof *id, by_id) != NULL;
}

/* An item of a preference list is a name, or a map with one. */
static const mu_node *name_of_team(const mu_node *item)
{
    return item->kind == MU_NODE_MAP ? mu_node_get(item, "team") : item;
}

/* Checks one name of a preference list; the team, or -1 after a report. */
static int32_t preferred(mu_load *l, const mu_skills *s, const takes *t, int32_t type, const mu_node *name,
                         const int32_t *able, int32_t n_able)
{
    const int32_t team = mu_entries_find(l->teams, name->text);

    if (team < 0) {
        mu_load_report_name(l, name, "there is no team", name->text, l->teams);
        return -1;
    }
    if (contains(able, n_able, team)) return team;
    for (int32_t k = 0; k < s->n_needs[type]; k++) {
        if (mu_skills_team_has(s, team, s->needs[type][k])) continue;
        mu_load_report(l, name, "give it the skill, or take it out of this list",
                       "the team \"%s\" lacks the skill \"%s\"", name->text, s->name[s->needs[type][k]]);
        return -1;
    }
    if (!takes_type(t, team, type))
        mu_load_report(l, name, "a team takes only what its list names",
                       "the team \"%s\" leaves \"%s\" out of its takes", name->text,
                       l->types.node[type]->key);
    return -1;
}

/* Puts the preference list in place of all able teams; the number of teams. */
static int32_t prefer(mu_load *l, const mu_skills *s, const takes *t, int32_t type, const mu_node *list,
                      int32_t *able, int32_t n_able, int32_t *chosen, bool *taken)
{
    int32_t n = 0;

    for (int32_t i = 0; i < mu_names_count(list); i++) {
        const mu_node *name = name_of_team(mu_names_at(list, i));
        const int32_t  team = preferred(l, s, t, type, name, able, n_able);
        if (team < 0) continue;
        if (taken[team])
            mu_load_report(l, name, NULL, "\"%s\" is named twice", name->text);
        else
            chosen[n++] = team;
        taken[team] = true;
    }
    for (int32_t i = 0; i < n; i++) taken[chosen[i]] = false;
    return n;
}

/* Finds the teams of one type. */
static void route_type(mu_load *l, const mu_skills *s, const takes *t, int32_t index, int32_t *able,
                       int32_t *chosen, bool *taken)
{
    const int64_t    before = l->problems;
    const mu_node   *node = l->types.node[index], *list = mu_node_get(node, "teams");
    mu_contact_type *type    = &l->type[index];
    const int32_t    skilled = mu_skills_able(s, index, able);
    int32_t          n       = 0;

    if (skilled == 0) {
        mu_skills_report_unable(l, s, index);
        return;
    }
    for (int32_t i = 0; i < skilled; i++)
        if (takes_type(t, able[i], index)) able[n++] = able[i];
    if (n == 0 && list == NULL) {
        mu_load_report_key(l, node, "name it in the takes of a team",
                           "every team with the skills leaves this type out of its takes");
        return;
    }
    if (list != NULL) {
        n = prefer(l, s, t, index, list, able, n, chosen, taken);
        memcpy(able, chosen, (size_t)n * sizeof *able);
    }
    if (l->problems > before) return;
    int32_t *teams = MU_LOAD_NEW(l, n, int32_t);
    if (teams == NULL) return;
    memcpy(teams, able, (size_t)n * sizeof *teams);
    type->teams         = teams;
    type->n_teams       = n;
    type->by_preference = list != NULL;
    type->choose        = list != NULL ? MU_CHOOSE_PREFERENCE : MU_CHOOSE_LONGEST_IDLE;
}

/* The other way round: the types of each team, by name or in the order of its `takes`. */
static bool turn_round(mu_load *l)
{
    int32_t **of = MU_LOAD_SCRATCH(l, l->teams.n, int32_t *);

    if (of == NULL) return false;
    for (int32_t i = 0; i < l->types.n; i++)
        for (int32_t k = 0; k < l->type[i].n_teams; k++) l->team[l->type[i].teams[k]].n_types++;
    for (int32_t i = 0; i < l->teams.n; i++) {
        of[i] = MU_LOAD_NEW(l, l->team[i].n_types, int32_t);
        if (of[i] == NULL) return false;
        l->team[i].types   = of[i];
        l->team[i].n_types = 0;
    }
    for (int32_t i = 0; i < l->types.n; i++)
        for (int32_t k = 0; k < l->type[i].n_teams; k++) {
            const int32_t team                = l->type[i].teams[k];
            of[team][l->team[team].n_types++] = i;
        }
    return true;
}

/* Puts the types of a team in the order of its `takes`. */
static void order_takes(mu_load *l, int32_t index)
{
    mu_team       *team = &l->team[index];
    const mu_node *list = mu_node_get(l->teams.node[index], "takes");
    int32_t       *types, n = 0;

    if (list == NULL) return;
    team->by_preference = true;
    team->next          = MU_NEXT_ORDER;
    types               = MU_LOAD_NEW(l, mu_names_count(list), int32_t);
    for (int32_t i = 0; types != NULL && i < mu_names_count(list); i++) {
        const mu_node *name = mu_names_at(list, i);
        const int32_t  type = mu_entries_find(l->types, name->text);
        if (contains(team->types, team->n_types, type))
            types[n++] = type;
        else if (mu_node_get(l->types.node[type], "teams") != NULL)
            mu_load_report(l, name, "the teams of a contact type are the only ones that answer it",
                           "\"%s\" leaves this team out of its teams", name->text);
        else
            mu_load_report(l, name, NULL, "this team lacks a skill that \"%s\" needs", name->text);
    }
    team->types   = types;
    team->n_types = n;
}

static void warn_of_idle_teams(mu_load *l, const mu_skills *s)
{
    for (int32_t i = 0; i < l->teams.n; i++) {
        const mu_node *node   = l->teams.node[i];
        bool           needed = s->all[i];
        if (l->team[i].n_types > 0) continue;
        for (int32_t k = 0; k < s->n_has[i]; k++) needed = needed || s->needed[s->has[i][k]];
        if (needed)
            mu_load_warn_key(l, node, NULL, "no contact type is answered by this team; it will be idle");
        else
            mu_load_warn(l, mu_node_get(node, "skills"), NULL,
                         "no contact type needs what this team can do; it will be idle");
    }
}

void mu_load_routing(mu_load *l)
{
    const int64_t before = l->problems;
    mu_skills    *skills = MU_LOAD_SCRATCH(l, 1, mu_skills);
    takes         taken_types;
    int32_t      *able   = MU_LOAD_SCRATCH(l, l->teams.n, int32_t);
    int32_t      *chosen = MU_LOAD_SCRATCH(l, l->teams.n, int32_t);
    bool         *taken  = MU_LOAD_SCRATCH(l, l->teams.n, bool);
    int64_t       pairs  = 0;

    if (able == NULL || chosen == NULL || taken == NULL || skills == NULL) return;
    if (!mu_skills_gather(l, skills)) return;
    l->skills = skills;
    if (!gather_takes(l, &taken_types)) return;
    for (int32_t i = 0; i < l->types.n && pairs <= MOST_PAIRS; i++) {
        route_type(l, skills, &taken_types, i, able, chosen, taken);
        pairs += l->type[i].n_teams;
    }
    if (pairs > MOST_PAIRS) {
        mu_load_report(l, mu_node_get(l->root, "contacts"), "give the teams skills",
                       "there are over %d pairs of a contact type and a team that can answer it", MOST_PAIRS);
        return;
    }
    if (l->problems > before || !turn_round(l)) return;
    for (int32_t i = 0; i < l->teams.n; i++) order_takes(l, i);
    if (l->problems == before) warn_of_idle_teams(l, skills);
}
