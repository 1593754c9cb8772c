/* load_groups.c - what contact types and teams have in common, for results: channels, classes, skills, roles, sites. */
#include "scenario/load_skills.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Type or team `who` has `name` in common with others. */
typedef struct {
    const char *name;
    int32_t     who;
} label;

typedef struct {
    mu_load  *l;
    label    *one;
    int32_t   n;
    mu_group *group;
    int32_t   n_groups;
} labels;

static int in_order(const void *left, const void *right)
{
    const label *a = left, *b = right;
    const int    order = strcmp(a->name, b->name);

    return order != 0 ? order : (a->who > b->who) - (a->who < b->who);
}

static bool same_name(const labels *s, int32_t i, int32_t k)
{
    return strcmp(s->one[i].name, s->one[k].name) == 0;
}

/* Makes groups of the labels gathered, and forgets these. */
static void make_groups(labels *s, mu_group_kind kind)
{
    if (s->n > 1) qsort(s->one, (size_t)s->n, sizeof *s->one, in_order);
    for (int32_t i = 0, end; i < s->n; i = end) {
        for (end = i + 1; end < s->n && same_name(s, i, end);) end++;
        int32_t    *member = MU_LOAD_NEW(s->l, end - i, int32_t);
        const char *name   = mu_arena_text(s->l->arena, s->one[i].name);
        if (member == NULL || name == NULL) {
            mu_load_no_memory(s->l);
            return;
        }
        for (int32_t k = i; k < end; k++) member[k - i] = s->one[k].who;
        s->group[s->n_groups++] = (mu_group){ kind, name, end - i, member };
    }
    s->n = 0;
}

static void add(labels *s, const char *name, int32_t who)
{
    if (name != NULL) s->one[s->n++] = (label){ name, who };
}

/* Skills that some type asks for by name; a type of that very name is meant as well. */
static void add_skills(labels *s)
{
    const mu_skills *skills = s->l->skills;
    bool            *asked  = MU_LOAD_SCRATCH(s->l, skills->n, bool);

    if (asked == NULL) return;
    for (int32_t i = 0; i < s->l->types.n; i++)
        for (int32_t k = 0; mu_node_get(s->l->types.node[i], "needs") != NULL && k < skills->n_needs[i]; k++)
            asked[skills->needs[i][k]] = true;
    for (int32_t i = 0; i < s->l->types.n; i++)
        for (int32_t k = 0; k < skills->n_needs[i]; k++)
            if (asked[skills->needs[i][k]]) add(s, skills->name[skills->needs[i][k]], i);
}

/* The most labels that there may be of all kinds. */
static int32_t count_labels(const mu_load *l)
{
    int32_t n = 2 * l->types.n + 2 * l->teams.n;

    for (int32_t i = 0; i < l->types.n; i++) n += l->skills->n_needs[i];
    return n;
}

void mu_load_groups(mu_load *l)
{
    labels s = { .l = l };

    if (l->problems > 0 || l->skills == NULL) return;
    const int32_t most = count_labels(l);
    s.one              = MU_LOAD_SCRATCH(l, most, label);
    s.group            = MU_LOAD_SCRATCH(l, most, mu_group);
    if (s.one == NULL || s.group == NULL) return;
    for (int32_t i = 0; i < l->types.n; i++) add(&s, l->type[i].channel, i);
    make_groups(&s, MU_GROUP_CHANNEL);
    for (int32_t i = 0; i < l->types.n; i++) add(&s, l->type[i].value_class, i);
    make_groups(&s, MU_GROUP_CLASS);
    add_skills(&s);
    make_groups(&s, MU_GROUP_SKILL);
    l->model->n_contact_groups = s.n_groups;
    for (int32_t i = 0; i < l->teams.n; i++) add(&s, l->team[i].role, i);
    make_groups(&s, MU_GROUP_ROLE);
    for (int32_t i = 0; i < l->teams.n; i++) add(&s, l->team[i].site, i);
    make_groups(&s, MU_GROUP_SITE);
    if (s.n_groups == 0) return;
    mu_group *kept = MU_LOAD_NEW(l, s.n_groups, mu_group);
    if (kept == NULL) return;
    memcpy(kept, s.group, (size_t)s.n_groups * sizeof *kept);
    l->model->groups   = kept;
    l->model->n_groups = s.n_groups;
}
