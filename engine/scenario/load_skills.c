#include "scenario/load_skills.h"

#include "base/error.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int by_id(const void *left, const void *right)
{
    const int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

    return (a > b) - (a < b);
}

/* What a type needs: its `needs`, or a skill with its own name. */
static int32_t count_needs(const mu_node *type)
{
    const mu_node *needs = mu_node_get(type, "needs");

    return needs != NULL ? mu_names_count(needs) : 1;
}

static const char *need_at(const mu_node *type, int32_t i)
{
    const mu_node *needs = mu_node_get(type, "needs");

    return needs != NULL ? mu_names_at(needs, i)->text : type->key;
}

int32_t mu_skills_in(const mu_node *skills)
{
    return skills != NULL && skills->kind == MU_NODE_MAP ? skills->n : mu_names_count(skills);
}

const char *mu_skills_name(const mu_node *skills, int32_t i)
{
    return skills->kind == MU_NODE_MAP ? skills->child[i]->key : mu_names_at(skills, i)->text;
}

int32_t mu_skills_find(const mu_skills *s, const char *name)
{
    const char **found = s->n > 0 ? bsearch(&name, s->name, (size_t)s->n, sizeof *s->name, by_name) : NULL;

    return found != NULL ? (int32_t)(found - s->name) : -1;
}

/* Of a name that was gathered. */
static int32_t id_of(const mu_skills *s, const char *name)
{
    const int32_t id = mu_skills_find(s, name);

    mu_assert(id >= 0);
    return id;
}

/* Sorted, each id once; the number that is left. */
static int32_t sort_ids(int32_t *id, int32_t n)
{
    int32_t kept = 0;

    if (n > 1) qsort(id, (size_t)n, sizeof *id, by_id);
    for (int32_t i = 0; i < n; i++)
        if (kept == 0 || id[kept - 1] != id[i]) id[kept++] = id[i];
    return kept;
}

static bool gather_names(mu_load *l, mu_skills *s)
{
    int64_t total = 0;

    for (int32_t i = 0; i < l->types.n; i++) total += count_needs(l->types.node[i]);
    for (int32_t i = 0; i < l->teams.n; i++) total += mu_skills_in(mu_node_get(l->teams.node[i], "skills"));
    s->name = MU_LOAD_SCRATCH(l, total, const char *);
    if (s->name == NULL) return false;
    for (int32_t i = 0; i < l->types.n; i++)
        for (int32_t k = 0; k < count_needs(l->types.node[i]); k++)
            s->name[s->n++] = need_at(l->types.node[i], k);
    for (int32_t i = 0; i < l->teams.n; i++) {
        const mu_node *skills = mu_node_get(l->teams.node[i], "skills");
        for (int32_t k = 0; k < mu_skills_in(skills); k++) s->name[s->n++] = mu_skills_name(skills, k);
    }
    qsort(s->name, (size_t)s->n, sizeof *s->name, by_name);
    int32_t kept = 0;
    for (int32_t i = 0; i < s->n; i++)
        if (kept == 0 || strcmp(s->name[kept - 1], s->name[i]) != 0) s->name[kept++] = s->name[i];
    s->n = kept;
    return true;
}

static bool gather_needs(mu_load *l, mu_skills *s)
{
    s->needs   = MU_LOAD_SCRATCH(l, l->types.n, int32_t *);
    s->n_needs = MU_LOAD_SCRATCH(l, l->types.n, int32_t);
    s->needed  = MU_LOAD_SCRATCH(l, s->n, bool);
    if (s->needs == NULL || s->n_needs == NULL || s->needed == NULL) return false;
    for (int32_t i = 0; i < l->types.n; i++) {
        const int32_t n = count_needs(l->types.node[i]);
        s->needs[i]     = MU_LOAD_SCRATCH(l, n, int32_t);
        if (s->needs[i] == NULL) return false;
        for (int32_t k = 0; k < n; k++) s->needs[i][k] = id_of(s, need_at(l->types.node[i], k));
        s->n_needs[i] = sort_ids(s->needs[i], n);
        for (int32_t k = 0; k < s->n_needs[i]; k++) s->needed[s->needs[i][k]] = true;
    }
    return true;
}

/* How far the team has got in each of its skills, where it says so. */
static bool gather_gain(mu_load *l, mu_skills *s, int32_t team, const mu_node *skills)
{
    if (skills == NULL || skills->kind != MU_NODE_MAP) return true;
    s->gain[team] = MU_LOAD_SCRATCH(l, s->n_has[team], double);
    if (s->gain[team] == NULL) return false;
    for (int32_t k = 0; k < skills->n; k++) {
        const int32_t  skill = id_of(s, skills->child[k]->key);
        const int32_t *at =
            bsearch(&skill, s->has[team], (size_t)s->n_has[team], sizeof *s->has[team], by_id);
        s->gain[team][at - s->has[team]] = mu_node_gain(skills->child[k]);
    }
    return true;
}

static bool gather_has(mu_load *l, mu_skills *s)
{
    s->all      = MU_LOAD_SCRATCH(l, l->teams.n, bool);
    s->has      = MU_LOAD_SCRATCH(l, l->teams.n, int32_t *);
    s->n_has    = MU_LOAD_SCRATCH(l, l->teams.n, int32_t);
    s->gain     = MU_LOAD_SCRATCH(l, l->teams.n, double *);
    s->all_team = MU_LOAD_SCRATCH(l, l->teams.n, int32_t);
    if (s->gain == NULL || s->all == NULL || s->has == NULL || s->n_has == NULL || s->all_team == NULL)
        return false;
    for (int32_t i = 0; i < l->teams.n; i++) {
        const mu_node *skills = mu_node_get(l->teams.node[i], "skills");
        const int32_t  n      = mu_skills_in(skills);
        s->all[i]             = skills == NULL;
        if (s->all[i]) s->all_team[s->n_all++] = i;
        s->has[i] = MU_LOAD_SCRATCH(l, n, int32_t);
        if (s->has[i] == NULL) return false;
        for (int32_t k = 0; k < n; k++) s->has[i][k] = id_of(s, mu_skills_name(skills, k));
        s->n_has[i] = sort_ids(s->has[i], n);
        if (!gather_gain(l, s, i, skills)) return false;
    }
    return true;
}

/* Turns "team has skill" round into "skill is had by teams". */
static bool gather_teams(mu_load *l, mu_skills *s)
{
    s->teams   = MU_LOAD_SCRATCH(l, s->n, int32_t *);
    s->n_teams = MU_LOAD_SCRATCH(l, s->n, int32_t);
    if (s->teams == NULL || s->n_teams == NULL) return false;
    for (int32_t i = 0; i < l->teams.n; i++)
        for (int32_t k = 0; k < s->n_has[i]; k++) s->n_teams[s->has[i][k]]++;
    for (int32_t i = 0; i < s->n; i++) {
        s->teams[i] = MU_LOAD_SCRATCH(l, s->n_teams[i], int32_t);
        if (s->teams[i] == NULL) return false;
        s->n_teams[i] = 0;
    }
    for (int32_t i = 0; i < l->teams.n; i++)
        for (int32_t k = 0; k < s->n_has[i]; k++) {
            const int32_t skill                  = s->has[i][k];
            s->teams[skill][s->n_teams[skill]++] = i;
        }
    return true;
}

bool mu_skills_gather(mu_load *l, mu_skills *out)
{
    *out = (mu_skills){ 0 };
    return gather_names(l, out) && gather_needs(l, out) && gather_has(l, out) && gather_teams(l, out);
}

bool mu_skills_team_has(const mu_skills *s, int32_t team, int32_t skill)
{
    return s->all[team] || (s->n_has[team] > 0 && bsearch(&skill, s->has[team], (size_t)s->n_has[team],
                                                          sizeof skill, by_id) != NULL);
}

double mu_skills_gain(const mu_skills *s, int32_t team, int32_t skill)
{
    const int32_t *at = s->gain[team] != NULL ? bsearch(&skill, s->has[team], (size_t)s->n_has[team],
                                                        sizeof *s->has[team], by_id)
                                              : NULL;

    return at != NULL ? s->gain[team][at - s->has[team]] : 1;
}

static bool has_everything(const mu_skills *s, int32_t team, int32_t type)
{
    for (int32_t k = 0; k < s->n_needs[type]; k++)
        if (!mu_skills_team_has(s, team, s->needs[type][k])) return false;
    return true;
}

int32_t mu_skills_able(const mu_skills *s, int32_t type, int32_t *out)
{
    int32_t rarest = s->needs[type][0], n = 0, i = 0, k = 0;

    for (int32_t j = 1; j < s->n_needs[type]; j++)
        if (s->n_teams[s->needs[type][j]] < s->n_teams[rarest]) rarest = s->needs[type][j];
    /* Two ascending lists, merged: those who name the rarest skill, and those who have every skill. */
    while (i < s->n_teams[rarest] || k < s->n_all) {
        const bool named = k == s->n_all || (i < s->n_teams[rarest] && s->teams[rarest][i] < s->all_team[k]);
        const int32_t team = named ? s->teams[rarest][i++] : s->all_team[k++];
        if (!named || has_everything(s, team, type)) out[n++] = team;
    }
    return n;
}

/* The skill that nobody has, with the nearest that somebody has. */
static void report_missing(mu_load *l, const mu_skills *s, const mu_node *type, const mu_node *at,
                           const char *skill)
{
    const char *had[256] = { NULL }, *nearest;
    char        hint[300];
    size_t      n = 0;

    for (int32_t i = 0; i < s->n && n < 256; i++)
        if (s->n_teams[i] > 0) had[n++] = s->name[i];
    nearest = l->problems < 220 ? mu_text_nearest(skill, had, n) : NULL;
    if (mu_node_get(type, "needs") == NULL) {
        if (nearest != NULL)
            snprintf(hint, sizeof hint, "a team has the skill %s: is one of the two misspelt?", nearest);
        else
            snprintf(hint, sizeof hint,
                     "give a team the skill %s, or say needs: with a skill that a team has", skill);
        mu_load_report_key(l, at, hint, "needs the skill \"%s\", its own name, but no team has it", skill);
    } else if (nearest != NULL) {
        mu_load_report(l, at, NULL, "no team has the skill \"%s\"; did you mean \"%s\"?", skill, nearest);
    } else {
        mu_load_report(l, at, "give the skill to a team, or leave it out here",
                       "no team has the skill \"%s\"", skill);
    }
}

void mu_skills_report_unable(mu_load *l, const mu_skills *s, int32_t type)
{
    const mu_node *node = l->types.node[type], *needs = mu_node_get(node, "needs");
    bool           missing = false;

    for (int32_t i = 0; i < count_needs(node); i++) {
        const char *skill = need_at(node, i);
        if (s->n_teams[id_of(s, skill)] > 0) continue;
        report_missing(l, s, node, needs != NULL ? mu_names_at(needs, i) : node, skill);
        missing = true;
    }
    if (!missing)
        mu_load_report_key(l, needs, "give one team all of them, or ask for fewer",
                           "each of these skills is there, but no team has them all");
}
