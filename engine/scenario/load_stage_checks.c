/* load_stage_checks.c - what may be wrong with journeys as a whole: ways that lead back into one, too many places, none
 * at all. Runs when all names are sound. */
#include "scenario/load_parts.h"

#include <stdio.h>

/* Ways back into a journey
 *
 * Contact types and journeys are the places of a graph, types first; whatever leads on at once is an edge. A journey may
 * not lie on a circle: where a case is at several places, each round could make more of them than the last. */

typedef struct {
    int32_t  n;
    int32_t *first, *to; /* edges from a place: to[first[place]] .. */
    int32_t  n_edges;
} graph;

static void add_edge(graph *g, int32_t to)
{
    if (g->to != NULL) g->to[g->n_edges] = to;
    g->n_edges++;
}

static int32_t place_of(const mu_load *l, int32_t type, const mu_stages *stages)
{
    return stages != NULL ? l->types.n + (int32_t)(stages - l->stages) : type;
}

static void add_ways(const mu_load *l, graph *g, const mu_ways *ways)
{
    for (int32_t k = 0; k < ways->n; k++)
        if (ways->way[k].how != MU_CONSULT) add_edge(g, place_of(l, ways->way[k].to, ways->way[k].stages));
}

static void add_stages(const mu_load *l, graph *g, const mu_stages *s)
{
    for (int32_t i = 0; i < s->n; i++)
        for (int32_t k = 0; k < s->stage[i].n; k++)
            add_edge(g, place_of(l, s->stage[i].part[k].type, s->stage[i].part[k].stages));
}

/* Counts the edges, or with room for them writes them down. */
static void add_edges(const mu_load *l, graph *g)
{
    g->n_edges = 0;
    for (int32_t i = 0; i < g->n; i++) {
        const mu_journey *j    = i < l->types.n ? l->journey[i] : NULL;
        const mu_gate    *gate = i < l->types.n ? l->type[i].gate : NULL;
        g->first[i]            = g->n_edges;
        if (i >= l->types.n) add_stages(l, g, &l->stages[i - l->types.n]);
        if (gate != NULL && gate->message_after_us < MU_NEVER_US && gate->message_to >= 0)
            add_edge(g, gate->message_to);
        if (j == NULL) continue;
        if (j->cap_to >= 0) add_edge(g, j->cap_to);
        add_ways(l, g, &j->escalate);
        add_ways(l, g, &j->escalate_failed);
        add_ways(l, g, &j->by_rule);
        add_ways(l, g, &j->then);
    }
    g->first[g->n] = g->n_edges;
}

static bool make_graph(mu_load *l, graph *g)
{
    *g = (graph){ .n = l->types.n + l->journeys.n };

    g->first = MU_LOAD_SCRATCH(l, g->n + 1, int32_t);
    if (g->first == NULL) return false;
    add_edges(l, g);
    g->to = MU_LOAD_SCRATCH(l, g->n_edges + 1, int32_t);
    if (g->to == NULL) return false;
    add_edges(l, g);
    return true;
}

/* Tarjan's search (1972, SIAM J. Comput. 1) for places that lie on circles with each other. */
typedef struct {
    const graph *g;
    int32_t     *seen, *low;  /* when a place was reached, from 1; the earliest that it leads back to */
    int32_t     *edge;        /* the next to be followed */
    int32_t     *path, *open; /* places being searched; places not yet known to be on no further circle */
    int32_t      n_seen, n_path, n_open;
    bool        *done, *on_circle;
} search;

static void enter(search *s, int32_t place)
{
    s->seen[place] = s->low[place] = ++s->n_seen;
    s->edge[place]                 = s->g->first[place];
    s->path[s->n_path++]           = place;
    s->open[s->n_open++]           = place;
}

static void leave(search *s, int32_t place)
{
    const int32_t above = s->n_path > 1 ? s->path[s->n_path - 2] : -1;
    const bool    alone = s->open[s->n_open - 1] == place;
    int32_t       one   = -1;

    s->n_path--;
    if (above >= 0 && s->low[place] < s->low[above]) s->low[above] = s->low[place];
    if (s->low[place] < s->seen[place]) return;
    while (one != place) {
        one          = s->open[--s->n_open];
        s->done[one] = true;
        if (!alone) s->on_circle[one] = true;
    }
}

static void search_from(search *s, int32_t start)
{
    if (s->seen[start] > 0) return;
    enter(s, start);
    while (s->n_path > 0) {
        const int32_t at = s->path[s->n_path - 1];
        if (s->edge[at] == s->g->first[at + 1]) {
            leave(s, at);
            continue;
        }
        const int32_t to = s->g->to[s->edge[at]++];
        if (to == at) s->on_circle[at] = true;
        if (s->seen[to] == 0)
            enter(s, to);
        else if (!s->done[to] && s->seen[to] < s->low[at])
            s->low[at] = s->seen[to];
    }
}

/* The first journey that lies on a circle, as a place; -1: none does. */
static int32_t find_journey_on_circle(mu_load *l, const graph *g)
{
    search s = { .g         = g,
                 .seen      = MU_LOAD_SCRATCH(l, g->n, int32_t),
                 .low       = MU_LOAD_SCRATCH(l, g->n, int32_t),
                 .edge      = MU_LOAD_SCRATCH(l, g->n, int32_t),
                 .path      = MU_LOAD_SCRATCH(l, g->n, int32_t),
                 .open      = MU_LOAD_SCRATCH(l, g->n, int32_t),
                 .done      = MU_LOAD_SCRATCH(l, g->n, bool),
                 .on_circle = MU_LOAD_SCRATCH(l, g->n, bool) };

    if (l->status == MU_ERR_NOMEM) return -1;
    for (int32_t i = l->types.n; i < g->n; i++) search_from(&s, i);
    for (int32_t i = l->types.n; i < g->n; i++)
        if (s.on_circle[i]) return i;
    return -1;
}

static const char *name_of(const mu_load *l, int32_t place)
{
    return place < l->types.n ? l->types.node[place]->key : l->journeys.node[place - l->types.n]->key;
}

/* Tells a shortest way from a place back to it. */
static void report_circle(mu_load *l, const graph *g, int32_t start)
{
    enum { MOST_NAMED = 6 };
    int32_t *before = MU_LOAD_SCRATCH(l, g->n, int32_t), *queue = MU_LOAD_SCRATCH(l, g->n + 1, int32_t);
    int32_t  n = 0, length = 0;
    char     names[600];
    size_t   used;

    if (before == NULL || queue == NULL) return;
    for (int32_t i = 0; i < g->n; i++) before[i] = -1;
    queue[n++] = start;
    for (int32_t at = 0; before[start] < 0; at++)
        for (int32_t e = g->first[queue[at]]; e < g->first[queue[at] + 1]; e++) {
            if (before[g->to[e]] >= 0) continue;
            before[g->to[e]] = queue[at];
            queue[n++]       = g->to[e];
        }
    for (int32_t at = before[start]; at != start; at = before[at]) queue[length++] = at;
    used = (size_t)snprintf(names, sizeof names, "\"%.60s\" to ", name_of(l, start));
    for (int32_t i = 0; i < length && i < MOST_NAMED; i++)
        used += (size_t)snprintf(names + used, sizeof names - used, "\"%.60s\" to ",
                                 name_of(l, queue[length - 1 - i]));
    snprintf(names + used, sizeof names - used, "%s\"%.60s\"", length > MOST_NAMED ? "... to " : "",
             name_of(l, start));
    mu_load_report_key(l, l->journeys.node[start - l->types.n],
                       "a customer whose case is not solved may come back by reopen, which has an end",
                       "this journey leads back into itself, from %s", names);
}

/* Places of one case */

enum { MOST_PLACES = 1000 };

/* How many places a journey has, with those of journeys within it, up to one more than may be. places[] remembers it;
 * 0: not counted yet. */
static int32_t count_places(const mu_load *l, const mu_stages *s, int32_t *places)
{
    int32_t sum = 0;

    if (places[s - l->stages] > 0) return places[s - l->stages];
    for (int32_t i = 0; i < s->n; i++)
        for (int32_t k = 0; k < s->stage[i].n && sum <= MOST_PLACES; k++) {
            const mu_part *part = &s->stage[i].part[k];
            sum += part->stages != NULL ? count_places(l, part->stages, places) : 1;
        }
    if (sum > MOST_PLACES) sum = MOST_PLACES + 1;
    places[s - l->stages] = sum;
    return sum;
}

static void check_places(mu_load *l)
{
    int32_t *places = MU_LOAD_SCRATCH(l, l->journeys.n, int32_t);

    for (int32_t i = 0; places != NULL && i < l->journeys.n; i++)
        if (count_places(l, &l->stages[i], places) > MOST_PLACES) {
            mu_load_report_key(l, l->journeys.node[i], "make several cases of it",
                               "this journey has more than %d places, those of journeys within it included",
                               MOST_PLACES);
            return;
        }
}

/* Journeys that nobody begins */

static void warn_of_unbegun(mu_load *l, const graph *g)
{
    bool *reached = MU_LOAD_SCRATCH(l, g->n, bool);

    if (reached == NULL) return;
    for (int32_t e = 0; e < g->n_edges; e++) reached[g->to[e]] = true;
    for (int32_t i = l->types.n; i < g->n; i++)
        if (!reached[i])
            mu_load_warn_key(l, l->journeys.node[i - l->types.n],
                             "escalate or then of a contact type may lead into it",
                             "nobody begins this journey: nothing leads into it");
}

void mu_load_stage_checks(mu_load *l)
{
    graph g;

    if (l->journeys.n == 0 || !make_graph(l, &g)) return;
    const int32_t circle = find_journey_on_circle(l, &g);
    if (circle >= 0) {
        report_circle(l, &g, circle);
        return;
    }
    check_places(l);
    warn_of_unbegun(l, &g);
}
