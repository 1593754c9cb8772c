/* load_proficiency.c - how far teams and people have got in their skills, and what people have of their own: factors on
 * handle times, shares solved, pay. */
#include "scenario/load_ability.h"
#include "scenario/load_skills.h"

#include "base/error.h"
#include "behaviour/behaviour.h"
#include "behaviour/compose.h"
#include "behaviour/learning.h"

#include <string.h>

/* Each takes 24 bytes in the model. */
enum { MOST_OWN = 2000000 };

static const mu_node *list_of(const mu_node *team)
{
    const mu_node *people = mu_node_get(team, "people");

    return people != NULL && people->kind == MU_NODE_LIST ? people : NULL;
}

/* Other times, shares or levels than the team's; not pay alone. */
static bool works_otherwise(const mu_node *item)
{
    return item->kind == MU_NODE_MAP &&
           (mu_node_get(item, "skills") != NULL || mu_node_get(item, "handle") != NULL ||
            mu_node_get(item, "resolved") != NULL);
}

bool mu_own_given(const mu_node *team)
{
    const mu_node *list = list_of(team);

    for (int32_t i = 0; list != NULL && i < list->n; i++)
        if (list->child[i]->kind == MU_NODE_MAP) return true;
    return false;
}

/* Levels */

/* The lowest gain of practice in the skills that a type needs: of the team, or of a person with the levels `own`. */
static double gain_for(const mu_load *l, int32_t team, int32_t type, const mu_node *own)
{
    const mu_skills *s      = l->skills;
    double           lowest = 1;

    for (int32_t k = 0; k < s->n_needs[type]; k++) {
        const int32_t  skill = s->needs[type][k];
        const mu_node *level = own != NULL ? mu_node_get(own, s->name[skill]) : NULL;
        const double   gain  = level != NULL ? mu_node_gain(level) : mu_skills_gain(s, team, skill);
        if (gain < lowest) lowest = gain;
    }
    return lowest;
}

static void apply_gain(const mu_load *l, int32_t type, double gain, mu_proficiency *p)
{
    const mu_journey *j = l->journey[type];

    if (gain >= 1) return;
    if (l->model->behaviour != NULL && l->model->behaviour->learns) {
        p->lacks = 1 - gain; /* it is only where he begins */
        return;
    }
    p->handle *= mu_learning_handle(&mu_learning_default, gain);
    if (j == NULL) return; /* nobody asks what was solved */
    const double share = p->resolved >= 0 ? p->resolved : j->resolved;
    const double less  = mu_shifted(share, mu_learning_log_odds(&mu_learning_default, gain));
    if (less < share) p->resolved = less;
}

void mu_levels_load(mu_abilities *a, int32_t team)
{
    const mu_team *t = &a->l->team[team];

    if (a->l->skills->gain[team] == NULL) return;
    for (int32_t k = 0; k < t->n_types; k++) {
        const int32_t type = t->types[k];
        const double  gain = gain_for(a->l, team, type, NULL);
        mu_ability   *one  = gain < 1 ? mu_ability_at(a, type, mu_ability_place(a, team, type)) : NULL;
        if (one == NULL) continue;
        mu_proficiency p = { one->handle, one->talk, one->resolved, one->lacks };
        apply_gain(a->l, type, gain, &p);
        one->lacks    = p.lacks;
        one->handle   = p.handle;
        one->resolved = p.resolved;
    }
}

/* People */

static void check_skills(mu_abilities *a, int32_t team, const mu_node *skills)
{
    const mu_skills *s    = a->l->skills;
    const char      *name = a->l->team[team].name;

    for (int32_t i = 0; a->routed && skills != NULL && i < skills->n; i++) {
        const mu_node *entry = skills->child[i];
        const int32_t  skill = mu_skills_find(s, entry->key);
        if (skill >= 0 && mu_skills_team_has(s, team, skill)) continue;
        if (s->all[team])
            mu_load_report_key(a->l, entry, NULL, "no contact type needs the skill \"%s\"", entry->key);
        else
            mu_load_report_key(
                a->l, entry,
                "people of one team can do the same: give it to all of them, or put this person in "
                "a team of his own",
                "the team \"%s\" lacks the skill \"%s\"", name, entry->key);
    }
}

void mu_own_check(mu_abilities *a, int32_t team)
{
    const mu_node *list = list_of(a->l->teams.node[team]);

    for (int32_t i = 0; list != NULL && i < list->n; i++) {
        const mu_node *item = list->child[i];
        int32_t        type;
        if (!works_otherwise(item)) continue;
        const mu_node *handle = mu_node_get(item, "handle"), *resolved = mu_node_get(item, "resolved");
        check_skills(a, team, mu_node_get(item, "skills"));
        for (int32_t k = 0; handle != NULL && k < handle->n; k++)
            mu_ability_entry(a, team, handle->child[k], &type);
        for (int32_t k = 0; resolved != NULL && k < resolved->n; k++)
            if (mu_ability_entry(a, team, resolved->child[k], &type) != NULL) mu_load_journey(a->l, type);
    }
}

/* All that is true of the team's types for the person, or people, that an item is about. */
static const mu_proficiency *proficiencies(mu_abilities *a, int32_t team, const mu_node *item)
{
    mu_load        *l      = a->l;
    const mu_team  *t      = &l->team[team];
    const mu_node  *handle = mu_node_get(item, "handle"), *resolved = mu_node_get(item, "resolved");
    mu_proficiency *own = MU_LOAD_NEW(l, t->n_types, mu_proficiency);

    for (int32_t k = 0; own != NULL && k < t->n_types; k++) {
        const int32_t     type   = t->types[k];
        const char       *name   = l->type[type].name;
        const mu_ability *of     = mu_ability_at(a, type, mu_ability_place(a, team, type));
        const mu_node    *time   = handle != NULL ? mu_node_get(handle, name) : NULL;
        const mu_node    *solves = resolved != NULL ? mu_node_get(resolved, name) : NULL;
        if (of == NULL) return NULL;
        own[k] = (mu_proficiency){ of->handle, of->talk, of->resolved, of->lacks };
        if (time != NULL) mu_load_own_handle(l, type, time, &own[k].handle, &own[k].talk);
        if (solves != NULL) own[k].resolved = mu_node_share(solves);
        apply_gain(l, type, gain_for(l, team, type, mu_node_get(item, "skills")), &own[k]);
    }
    return own;
}

static void load_pay(mu_load *l, mu_team *t, const mu_node *list)
{
    double *pay = NULL;
    int64_t at  = 0;

    for (int32_t i = 0; i < list->n; i++) {
        const mu_node *own = list->child[i]->kind == MU_NODE_MAP ? mu_node_get(list->child[i], "pay") : NULL;
        const int64_t  end = at + mu_load_people_in_item(list->child[i]);
        if (own != NULL && pay == NULL) {
            pay = MU_LOAD_NEW(l, t->n_agents, double);
            for (int32_t k = 0; pay != NULL && k < t->n_agents; k++) pay[k] = t->pay_per_hour;
        }
        for (; at < end; at++) {
            if (own == NULL || pay == NULL) continue;
            const bool known = mu_pay_parse(own->text, &pay[at]);
            mu_assert(known);
        }
    }
    t->own_pay = pay;
}

static void load_work(mu_abilities *a, int32_t team, const mu_node *list)
{
    mu_load               *l   = a->l;
    mu_team               *t   = &l->team[team];
    const mu_proficiency **own = MU_LOAD_NEW(l, t->n_agents, const mu_proficiency *);
    int64_t                at  = 0;

    for (int32_t i = 0; own != NULL && i < list->n; i++) {
        const int64_t end = at + mu_load_people_in_item(list->child[i]);
        if (works_otherwise(list->child[i])) {
            a->own += t->n_types;
            if (a->own > MOST_OWN) {
                mu_load_report(l, list->child[i],
                               "several people who are alike are one item: {people: 50, ...}",
                               "there are over %d pairs of a person with ways of his own and a contact type",
                               MOST_OWN);
                return;
            }
            const mu_proficiency *p = proficiencies(a, team, list->child[i]);
            while (at < end) own[at++] = p;
        }
        at = end;
    }
    t->own = own;
}

void mu_own_load(mu_abilities *a, int32_t team)
{
    const mu_node *list = list_of(a->l->teams.node[team]);
    bool           work = false;

    if (list == NULL || mu_load_people_in(list) != a->l->team[team].n_people) return;
    load_pay(a->l, &a->l->team[team], list);
    for (int32_t i = 0; i < list->n; i++) work = work || works_otherwise(list->child[i]);
    if (work) load_work(a, team, list);
}
