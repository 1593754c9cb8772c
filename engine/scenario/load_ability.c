/* load_ability.c - what teams may do for contact types beside being able: when they are open to them, what they keep
 * people free for, how long they take and how much they solve; and by what rule people and contacts are chosen. */
#include "scenario/load_ability.h"

#include <stdlib.h>
#include <string.h>

static bool gather_seats(mu_abilities *a)
{
    mu_load *l = a->l;
    int32_t *n = MU_LOAD_SCRATCH(l, l->teams.n, int32_t);

    a->seat    = MU_LOAD_SCRATCH(l, l->teams.n, mu_type_seat *);
    a->ability = MU_LOAD_SCRATCH(l, l->types.n, mu_ability *);
    if (n == NULL || a->seat == NULL || a->ability == NULL) return false;
    if (!a->routed) return true;
    for (int32_t j = 0; j < l->teams.n; j++) {
        a->seat[j] = MU_LOAD_SCRATCH(l, l->team[j].n_types, mu_type_seat);
        if (a->seat[j] == NULL) return false;
    }
    for (int32_t i = 0; i < l->types.n; i++)
        for (int32_t k = 0; k < l->type[i].n_teams; k++) {
            const int32_t team       = l->type[i].teams[k];
            a->seat[team][n[team]++] = (mu_type_seat){ i, k };
        }
    return true;
}

static int by_type(const void *left, const void *right)
{
    const int32_t a = ((const mu_type_seat *)left)->type, b = ((const mu_type_seat *)right)->type;

    return (a > b) - (a < b);
}

int32_t mu_ability_place(const mu_abilities *a, int32_t team, int32_t type)
{
    const mu_type_seat  wanted = { type, 0 };
    const int32_t       n      = a->l->team[team].n_types;
    const mu_type_seat *found =
        n > 0 ? bsearch(&wanted, a->seat[team], (size_t)n, sizeof wanted, by_type) : NULL;

    return found != NULL ? found->place : -1;
}

mu_ability *mu_ability_at(mu_abilities *a, int32_t type, int32_t place)
{
    const int32_t n = a->l->type[type].n_teams;

    if (a->ability[type] == NULL) {
        a->ability[type] = MU_LOAD_NEW(a->l, n, mu_ability);
        if (a->ability[type] == NULL) return NULL;
        for (int32_t k = 0; k < n; k++)
            a->ability[type][k] = (mu_ability){ .least_idle = 1, .handle = 1, .resolved = -1 };
    }
    return &a->ability[type][place];
}

static bool is_special(const mu_ability *a)
{
    return a->after_us > 0 || a->least_idle > 1 || a->handle < 1 || a->handle > 1 || a->lacks > 0 ||
           a->talk != NULL || a->resolved >= 0;
}

/* The lists of the types */

static void report_too_few(mu_load *l, const mu_node *at, int32_t team, int64_t least)
{
    mu_load_report(l, at, "then it is never open to them", "\"%s\" has %d %s, so %lld of them are never idle",
                   l->team[team].name, (int)l->team[team].n_people,
                   l->team[team].n_people == 1 ? "person" : "people", (long long)least);
}

static void load_opening(mu_abilities *a, int32_t type, int32_t place, const mu_node *item)
{
    mu_load               *l     = a->l;
    const mu_contact_type *t     = &l->type[type];
    const int32_t          team  = t->teams[place];
    const mu_node         *after = mu_node_get(item, "after"), *idle = mu_node_get(item, "idle");
    mu_ability            *one = after != NULL || idle != NULL ? mu_ability_at(a, type, place) : NULL;

    if (one == NULL) return;
    one->after_us   = mu_load_span(l, item, "after", "contacts.*.teams[].after").us;
    one->least_idle = (int32_t)mu_load_whole(l, item, "idle", "contacts.*.teams[].idle");
    if (one->least_idle > l->team[team].n_people) report_too_few(l, idle, team, one->least_idle);
    if (one->after_us > 0 && t->patience != NULL && t->patience->kind == MU_DIST_FIXED &&
        (double)one->after_us >= 1e6 * mu_dist_mean(t->patience))
        mu_load_warn(l, after, NULL, "nobody waits so long: patience is fixed and no longer than this");
}

static void load_choice(mu_abilities *a, int32_t type)
{
    mu_load         *l    = a->l;
    const mu_node   *node = l->types.node[type], *list = mu_node_get(node, "teams");
    mu_contact_type *t = &l->type[type];

    if (mu_node_get(node, "choose") != NULL) {
        const mu_choose choose = (mu_choose)mu_load_choice(l, node, "choose", "contacts.*.choose");
        t->rich                = choose != t->choose;
        t->choose              = choose;
    }
    for (int32_t k = 0; a->routed && k < mu_names_count(list); k++)
        if (mu_names_at(list, k)->kind == MU_NODE_MAP) load_opening(a, type, k, mu_names_at(list, k));
}

/* What the teams say of the types */

mu_ability *mu_ability_entry(mu_abilities *a, int32_t team, const mu_node *entry, int32_t *type)
{
    *type = mu_load_type_keyed(a->l, entry);
    if (*type < 0 || !a->routed) return NULL;
    const int32_t place = mu_ability_place(a, team, *type);
    if (place >= 0) return mu_ability_at(a, *type, place);
    mu_load_report_key(a->l, entry, "take it out here, or let the team answer it",
                       "this team does not answer \"%s\"", entry->key);
    return NULL;
}

void mu_load_own_handle(mu_load *l, int32_t type, const mu_node *entry, double *factor, const mu_dist **talk)
{
    *talk = NULL;
    if (entry->kind == MU_NODE_SCALAR && mu_share_parse(entry->text, factor)) return;
    *factor = 1;
    *talk   = mu_load_paced(l, mu_load_dist(l, entry), l->types.node[type]);
}

static void load_handle(mu_abilities *a, int32_t team, const mu_node *map)
{
    for (int32_t i = 0; map != NULL && i < map->n; i++) {
        int32_t     type;
        mu_ability *one = mu_ability_entry(a, team, map->child[i], &type);
        if (one != NULL) mu_load_own_handle(a->l, type, map->child[i], &one->handle, &one->talk);
    }
}

static void load_resolved(mu_abilities *a, int32_t team, const mu_node *map)
{
    for (int32_t i = 0; map != NULL && i < map->n; i++) {
        int32_t     type;
        mu_ability *one = mu_ability_entry(a, team, map->child[i], &type);
        if (one == NULL) continue;
        one->resolved = mu_node_share(map->child[i]);
        mu_load_journey(a->l, type);
    }
}

/* People kept free for one type are out of reach of all the others. */
static void load_reserve(mu_abilities *a, int32_t team, const mu_node *map)
{
    mu_load *l      = a->l;
    mu_team *t      = &l->team[team];
    int64_t  all    = 0;
    int64_t *kept   = map != NULL ? MU_LOAD_SCRATCH(l, t->n_types, int64_t) : NULL;
    bool     listed = kept != NULL;

    for (int32_t i = 0; kept != NULL && i < map->n; i++) {
        int32_t type;
        if (mu_ability_entry(a, team, map->child[i], &type) == NULL) {
            listed = false;
            continue;
        }
        const mu_type_seat *found =
            bsearch(&(mu_type_seat){ type, 0 }, a->seat[team], (size_t)t->n_types, sizeof *found, by_type);
        const int64_t people        = mu_node_whole(map->child[i]);
        kept[found - a->seat[team]] = people;
        all += people;
    }
    for (int32_t k = 0; listed && k < t->n_types; k++) {
        const mu_type_seat *s     = &a->seat[team][k];
        const int64_t       least = 1 + all - kept[k];
        mu_ability         *one   = least > 1 ? mu_ability_at(a, s->type, s->place) : NULL;
        if (one == NULL || least <= one->least_idle) continue;
        if (least > t->n_people) {
            mu_load_report_key(
                l, map, "keep fewer people free",
                "\"%s\" would never be taken: the team has %d %s and keeps %lld free for others",
                l->type[s->type].name, (int)t->n_people, t->n_people == 1 ? "person" : "people",
                (long long)(all - kept[k]));
            return;
        }
        one->least_idle = (int32_t)least;
    }
}

static void load_next(mu_load *l, int32_t team)
{
    static const mu_next rules[] = { MU_NEXT_PRIORITY,      MU_NEXT_LONGEST_WAIT, MU_NEXT_LONGEST_QUEUE,
                                     MU_NEXT_WEIGHTED_WAIT, MU_NEXT_SLACK,        MU_NEXT_QUEUE_RATIO,
                                     MU_NEXT_SPECIALIST };
    const mu_node       *node = l->teams.node[team], *next = mu_node_get(node, "next");

    if (next == NULL) return;
    if (mu_node_get(node, "takes") != NULL) {
        mu_load_report_key(l, next, "leave out one of them",
                           "\"next\" and \"takes\" exclude each other: takes is a strict order already");
        return;
    }
    l->team[team].next = rules[mu_load_choice(l, node, "next", "teams.*.next")];
    l->team[team].rich = l->team[team].next != MU_NEXT_PRIORITY;
}

/* The types that the team takes before all others. */
static void load_first(mu_abilities *a, int32_t team)
{
    mu_load       *l    = a->l;
    const mu_node *node = l->teams.node[team], *list = mu_node_get(node, "first");
    int32_t       *rank = list != NULL ? MU_LOAD_NEW(l, l->team[team].n_types, int32_t) : NULL;

    if (list != NULL && mu_node_get(node, "takes") != NULL)
        mu_load_report_key(l, list, "leave out one of them",
                           "\"first\" and \"takes\" exclude each other: takes is a strict order already");
    for (int32_t k = 0; rank != NULL && k < l->team[team].n_types; k++) rank[k] = INT32_MAX;
    for (int32_t i = 0; i < mu_names_count(list); i++) {
        const mu_node *name = mu_names_at(list, i);
        const int32_t  type = mu_load_type_named(l, name);
        if (type < 0 || !a->routed || rank == NULL) continue;
        int32_t k = 0;
        while (k < l->team[team].n_types && l->team[team].types[k] != type) k++;
        if (k == l->team[team].n_types)
            mu_load_report(l, name, "take it out here, or let the team answer it",
                           "this team does not answer \"%s\"", name->text);
        else if (rank[k] < INT32_MAX)
            mu_load_report(l, name, NULL, "\"%s\" is named twice", name->text);
        else
            rank[k] = i;
    }
    if (list == NULL) return;
    l->team[team].rank = rank;
    l->team[team].rich = true;
}

/* All together */

/* Keeps the abilities of a type when one of them is special. */
static void settle_type(mu_abilities *a, int32_t type)
{
    mu_contact_type  *t   = &a->l->type[type];
    const mu_ability *one = a->ability[type];
    bool              any = false;

    for (int32_t k = 0; one != NULL && k < t->n_teams; k++)
        any = any || is_special(&one[k]) || a->l->team[t->teams[k]].own != NULL;
    if (any) t->ability = one;
    t->rich = t->rich || any;
    for (int32_t k = 0; t->rich && k < t->n_teams; k++) a->l->team[t->teams[k]].rich = true;
}

static void settle_team(mu_abilities *a, int32_t team)
{
    mu_team *t     = &a->l->team[team];
    int32_t *place = t->rich ? MU_LOAD_NEW(a->l, t->n_types, int32_t) : NULL;

    if (place == NULL) return;
    for (int32_t k = 0; k < t->n_types; k++) place[k] = mu_ability_place(a, team, t->types[k]);
    t->place = place;
}

/* Plain scenarios do not pay for the lists. */
static bool anything_to_do(const mu_load *l)
{
    static const char *const keys[] = { "next", "first", "reserve", "handle", "resolved" };

    for (int32_t i = 0; i < l->types.n; i++) {
        const mu_node *node = l->types.node[i], *list = mu_node_get(node, "teams");
        if (mu_node_get(node, "choose") != NULL) return true;
        for (int32_t k = 0; k < mu_names_count(list); k++)
            if (mu_names_at(list, k)->kind == MU_NODE_MAP) return true;
    }
    for (int32_t j = 0; j < l->teams.n; j++) {
        const mu_node *skills = mu_node_get(l->teams.node[j], "skills");
        if ((skills != NULL && skills->kind == MU_NODE_MAP) || mu_own_given(l->teams.node[j])) return true;
        for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++)
            if (mu_node_get(l->teams.node[j], keys[k]) != NULL) return true;
    }
    return false;
}

void mu_load_abilities(mu_load *l, bool routed)
{
    const int64_t before = l->problems;
    mu_abilities  a      = { .l = l, .routed = routed };

    if (!anything_to_do(l) || !gather_seats(&a)) return;
    for (int32_t i = 0; i < l->types.n; i++) load_choice(&a, i);
    for (int32_t j = 0; j < l->teams.n; j++) {
        const mu_node *node = l->teams.node[j];
        load_handle(&a, j, mu_node_get(node, "handle"));
        load_resolved(&a, j, mu_node_get(node, "resolved"));
        load_reserve(&a, j, mu_node_get(node, "reserve"));
        load_next(l, j);
        load_first(&a, j);
        mu_own_check(&a, j);
    }
    if (!routed || l->problems > before) return;
    for (int32_t j = 0; j < l->teams.n; j++) {
        mu_own_load(&a, j);
        mu_levels_load(&a, j);
    }
    for (int32_t i = 0; i < l->types.n; i++) settle_type(&a, i);
    for (int32_t j = 0; j < l->teams.n; j++) settle_team(&a, j);
}
