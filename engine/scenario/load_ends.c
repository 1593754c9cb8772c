/* load_ends.c - contact types that lead to each other so that nothing ever ends. */
#include <stdio.h>

#include "scenario/load_parts.h"

/* Ways that a contact goes at once. Reopening is not among them: it is limited by `most`. */
enum { LISTS = 3 };

static const mu_ways *list_of(const mu_journey *j, int list)
{
    const mu_ways *lists[LISTS] = { &j->escalate, &j->escalate_failed, &j->then };

    return lists[list];
}

/* Who is only asked gives the contact back, and what goes through stages never comes back here (load_stage_checks.c). */
static bool leads_on(const mu_way *way)
{
    return way->how != MU_CONSULT && way->stages == NULL;
}

/* The share that leaves by these ways. */
static double total(const mu_ways *ways)
{
    double sum = 0, upto = 0;

    for (int32_t k = 0; k < ways->n; k++) {
        if (leads_on(&ways->way[k])) sum += ways->way[k].upto - upto;
        upto = ways->way[k].upto;
    }
    return sum;
}

/* The share of its talks that is longer than the cap. */
static double capped(const mu_contact_type *t, double factor, const mu_dist *talk)
{
    const double cap_s = (double)t->journey->cap_us / 1e6;

    if (t->journey->cap_to < 0) return 0;
    return factor > 0 ? 1 - mu_dist_cdf(talk != NULL ? talk : t->talk, cap_s / factor) : 0;
}

/* The share that goes on at once as other work when it is done like this. */
static double goes_on(const mu_contact_type *t, const mu_proficiency *p)
{
    const mu_journey *j        = t->journey;
    const double      resolved = p->resolved < 0 ? j->resolved : p->resolved;
    const double      cap = capped(t, p->handle, p->talk), need = total(&j->escalate);
    const double      done = resolved * total(&j->then) + (1 - resolved) * total(&j->escalate_failed);

    return cap + (1 - cap) * (need + (1 - need) * done);
}

static bool all_goes_on(const mu_contact_type *t, const mu_proficiency *p)
{
    return goes_on(t, p) >= 1 - 1e-9;
}

/* Does everybody of the team pass it on? */
static bool team_sends_on(const mu_load *l, int32_t type, int32_t k)
{
    const mu_contact_type *t     = &l->type[type];
    const mu_team         *team  = &l->team[t->teams[k]];
    const mu_ability      *a     = t->ability != NULL ? &t->ability[k] : NULL;
    const mu_proficiency   usual = a != NULL ? (mu_proficiency){ a->handle, a->talk, a->resolved, a->lacks }
                                             : (mu_proficiency){ 1, NULL, -1, 0 };
    int32_t                at    = 0;

    if (team->own == NULL) return all_goes_on(t, &usual);
    while (at < team->n_types && team->types[at] != type) at++;
    for (int32_t i = 0; i < team->n_people; i++)
        if (!all_goes_on(t, team->own[i] != NULL ? &team->own[i][at] : &usual)) return false;
    return true;
}

/* Contacts of a trace bring handle times of their own. */
static bool sends_everything_on(const mu_load *l, int32_t type)
{
    const mu_contact_type *t   = &l->type[type];
    bool                   all = t->journey != NULL && t->arrivals.kind != MU_ARRIVE_TRACE;

    for (int32_t k = 0; all && k < t->n_teams; k++) all = team_sends_on(l, type, k);
    return all;
}

/* Is a talk of this type ever broken off, as far as the usual times go? It is also where everything goes on, though it may
 * only be those who take longer who pass it on. */
static bool cap_leads_on(const mu_load *l, int32_t type)
{
    return capped(&l->type[type], 1, NULL) > 0 ||
           (l->journey[type]->cap_to >= 0 && sends_everything_on(l, type));
}

/* Where the ways of a type lead, one by one from *at = 0 on; -1 at the end. */
static int32_t next_way(const mu_load *l, int32_t type, int32_t *at)
{
    const mu_journey *j = l->journey[type];
    int32_t           i = (*at)++;

    if (j == NULL) return -1;
    for (int list = 0; list < LISTS; list++) {
        const mu_ways *ways = list_of(j, list);
        for (int32_t k = 0; k < ways->n; k++)
            if (leads_on(&ways->way[k]) && i-- == 0) return ways->way[k].to;
    }
    return i == 0 && cap_leads_on(l, type) ? j->cap_to : -1;
}

/* Marks the types from which a contact can come to an end: those with an exit, then, against the direction of the
 * ways, all that lead to one. The queue `next` holds what is still to be followed. */
typedef struct {
    int32_t *first, *from; /* ways into a type: from[first[type]] .. */
    int32_t *next, n_next;
    bool    *ends;
} ends;

static void each_way(const mu_load *l, int32_t type, ends *e, bool counting)
{
    for (int32_t at = 0, to; (to = next_way(l, type, &at)) >= 0;) {
        if (counting)
            e->first[to + 1]++;
        else
            e->from[e->first[to]++] = type;
    }
}

static bool find_ends(mu_load *l, ends *e)
{
    const int32_t n = l->types.n;

    e->first = MU_LOAD_SCRATCH(l, n + 1, int32_t);
    e->next  = MU_LOAD_SCRATCH(l, n, int32_t);
    e->ends  = MU_LOAD_SCRATCH(l, n, bool);
    if (e->first == NULL || e->next == NULL || e->ends == NULL) return false;
    for (int32_t i = 0; i < n; i++) each_way(l, i, e, true);
    for (int32_t i = 0; i < n; i++) e->first[i + 1] += e->first[i];
    e->from = MU_LOAD_SCRATCH(l, e->first[n], int32_t);
    if (e->from == NULL) return false;
    for (int32_t i = 0; i < n; i++) each_way(l, i, e, false);
    for (int32_t i = n; i > 0; i--) e->first[i] = e->first[i - 1]; /* filling has moved them by one */
    e->first[0] = 0;
    for (int32_t i = 0; i < n; i++) {
        e->ends[i] = !sends_everything_on(l, i);
        if (e->ends[i]) e->next[e->n_next++] = i;
    }
    while (e->n_next > 0) {
        const int32_t i = e->next[--e->n_next];
        for (int32_t k = e->first[i]; k < e->first[i + 1]; k++) {
            if (e->ends[e->from[k]]) continue;
            e->ends[e->from[k]]  = true;
            e->next[e->n_next++] = e->from[k];
        }
    }
    return true;
}

/* The first way on from a type that never ends; all its ways lead to such types. */
static int32_t follow(const mu_load *l, int32_t type)
{
    int32_t at = 0;

    return next_way(l, type, &at);
}

/* The key by which a type passes everything on. */
static const mu_node *key_of(const mu_load *l, int32_t type)
{
    static const char *const keys[] = { "escalate", "then", "time_cap" };
    const mu_node           *key    = NULL;

    for (size_t i = 0; key == NULL && i < sizeof keys / sizeof keys[0]; i++)
        key = mu_node_get(l->types.node[type], keys[i]);
    return key;
}

/* Follows the ways from a type into a circle and tells it, unless it was told before. */
static void report_circle(mu_load *l, int32_t type, int32_t *visited)
{
    enum { MOST_NAMED = 6 };
    const int32_t mark = type + 1;
    int32_t       at = type, named = 0;
    char          names[600];
    size_t        n = 0;

    for (; visited[at] == 0; at = follow(l, at)) visited[at] = mark;
    if (visited[at] != mark) return; /* it ran into one that was told */
    const int32_t begin = at;
    do {
        if (named++ < MOST_NAMED)
            n += (size_t)snprintf(names + n, sizeof names - n, "\"%s\" to ", l->types.node[at]->key);
        at = follow(l, at);
    } while (at != begin);
    snprintf(names + n, sizeof names - n, "%s\"%s\"", named > MOST_NAMED ? "... to " : "",
             l->types.node[begin]->key);
    mu_load_report_key(l, key_of(l, begin), "let a share of the contacts end somewhere on the way",
                       "this never ends: everything goes on from %s", names);
}

void mu_load_end_checks(mu_load *l)
{
    ends     e       = { 0 };
    int32_t *visited = MU_LOAD_SCRATCH(l, l->types.n, int32_t);

    if (visited == NULL || !find_ends(l, &e)) return;
    for (int32_t i = 0; i < l->types.n; i++)
        if (!e.ends[i] && visited[i] == 0) report_circle(l, i, visited);
}
