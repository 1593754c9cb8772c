/* load_arrivals.c - how contacts arrive: finds the form, and reads those that are not tables of rates. */
#include "scenario/load_parts.h"

#include <string.h>

/* Times of which endlessly many would fit into one instant are refused: the clock could not pass them. */
static const mu_dist *load_gap(mu_load *l, const mu_node *node, const char *what)
{
    const mu_dist *d = mu_load_dist(l, node);

    if (d != NULL && mu_dist_mean(d) < 1e-6)
        mu_load_report(l, node, NULL, "%s are shorter than a microsecond: they would never end", what);
    return d;
}

static void load_between(mu_load *l, const mu_node *node, mu_arrivals *out)
{
    out->kind    = MU_ARRIVE_RENEWAL;
    out->between = load_gap(l, node, "the times between arrivals");
}

/* Where a state leads: its shares as cumulative probabilities, or surely to the next state. */
static void load_moves(mu_load *l, const mu_node *list, int32_t state, double *cumulative)
{
    const mu_node *to  = mu_node_get(list->child[state], "to");
    const int32_t  n   = list->n;
    double         sum = 0;

    if (to == NULL) {
        for (int32_t i = 0; i < n; i++) cumulative[i] = i >= (state + 1) % n ? 1.0 : 0.0;
        return;
    }
    if (to->n != n) {
        mu_load_report(l, to, NULL, "there are %d states, but %d shares", (int)n, (int)to->n);
        return;
    }
    for (int32_t i = 0; i < n; i++) cumulative[i] = mu_node_share(to->child[i]);
    if (!mu_load_shares(l, to, cumulative, n)) return;
    for (int32_t i = 0; i < n; i++) cumulative[i] = sum += cumulative[i];
    cumulative[n - 1] = 1.0;
}

static void load_states(mu_load *l, const mu_node *list, mu_arrivals *out)
{
    const int64_t before = l->problems;
    const int32_t n      = list->n;
    double       *rate = MU_LOAD_NEW(l, n, double), *stay = MU_LOAD_NEW(l, n, double);
    double       *move = MU_LOAD_NEW(l, (int64_t)n * n, double), *share = MU_LOAD_NEW(l, n, double);

    out->kind = MU_ARRIVE_MMPP;
    if (rate == NULL || stay == NULL || move == NULL || share == NULL) return;
    for (int32_t i = 0; i < n; i++) {
        rate[i] = mu_node_per_us(mu_node_get(list->child[i], "rate"));
        stay[i] = (double)mu_node_span(mu_node_get(list->child[i], "stay")).us;
        load_moves(l, list, i, &move[(int64_t)i * n]);
    }
    if (l->problems > before) return;
    mu_mmpp_shares(n, move, stay, share);
    out->n_states      = n;
    out->state_per_us  = rate;
    out->state_stay_us = stay;
    out->state_move    = move;
    out->state_share   = share;
}

static void load_population(mu_load *l, const mu_node *arrivals, mu_arrivals *out)
{
    out->kind       = MU_ARRIVE_POPULATION;
    out->population = (int32_t)mu_node_whole(mu_node_get(arrivals, "population"));
    out->think      = load_gap(l, mu_node_get(arrivals, "think"), "the times to think");
}

static void load_backlog(mu_load *l, const mu_node *node, const mu_contact_type *type, mu_arrivals *out)
{
    const double talk = type->talk != NULL ? mu_dist_mean(type->talk) : 1,
                 wrap = type->wrap_up != NULL ? mu_dist_mean(type->wrap_up) : 0;

    out->kind    = MU_ARRIVE_BACKLOG;
    out->backlog = strcmp(node->text, "endless") == 0 ? -1 : mu_node_whole(node);
    if (out->backlog < 0 && talk + wrap < 1e-6)
        mu_load_report(l, node, NULL, "endless work without handle time: it would never end");
}

/* Teams whose idle people are counted; NULL: the type's own. */
static const int32_t *load_among(mu_load *l, const mu_node *list, int32_t *n)
{
    int32_t *among = list != NULL ? MU_LOAD_NEW(l, mu_names_count(list), int32_t) : NULL;

    *n = 0;
    for (int32_t i = 0; among != NULL && i < mu_names_count(list); i++) {
        const mu_node *name = mu_names_at(list, i);
        const int32_t  team = mu_entries_find(l->teams, name->text);
        bool           same = false;
        for (int32_t k = 0; k < *n; k++) same = same || among[k] == team;
        if (team < 0)
            mu_load_report_name(l, name, "there is no team", name->text, l->teams);
        else if (same)
            mu_load_report(l, name, NULL, "\"%s\" is named twice", name->text);
        else
            among[(*n)++] = team;
    }
    return among;
}

static void load_dialler(mu_load *l, const mu_node *node, mu_arrivals *out)
{
    const mu_node *every = mu_node_get(node, "every"), *delay = mu_node_get(node, "delay");
    mu_dialler    *d = MU_LOAD_NEW(l, 1, mu_dialler);

    out->kind    = MU_ARRIVE_DIALLER;
    out->dialler = d;
    if (d == NULL) return;
    d->ratio      = mu_load_number(l, node, "ratio", "contacts.*.arrivals.dialler.ratio");
    d->answered   = mu_node_share(mu_node_get(node, "answered"));
    d->least_idle = (int32_t)mu_load_whole(l, node, "idle", "contacts.*.arrivals.dialler.idle");
    d->among      = load_among(l, mu_node_get(node, "among"), &d->n_among);
    d->delay      = delay != NULL ? mu_load_delay(l, delay) : NULL;
    d->every_us   = every != NULL && strcmp(every->text, "never") == 0
                        ? MU_NEVER_US
                        : mu_load_span(l, node, "every", "contacts.*.arrivals.dialler.every").us;
}

/* The day's factor is gamma with mean 1 and shape 1 / cv^2; the common part takes its share of the shape. */
static void load_busyness(mu_load *l, const mu_node *node, mu_arrivals *out)
{
    const double cv = mu_node_number(mu_node_get(node, "cv"));

    if (cv < 1e-6) return; /* no difference that anybody could see */
    out->busyness_shape = 1 / (cv * cv);
    out->busyness_common =
        out->busyness_shape * mu_load_share(l, node, "common", "contacts.*.arrivals.busyness.common");
}

static void load_batch(mu_load *l, const mu_node *node, mu_arrivals *out)
{
    const mu_node *fixed     = node->kind == MU_NODE_SCALAR ? node : mu_node_get(node, "fixed");
    const mu_node *geometric = mu_node_get(node, "geometric"), *poisson = mu_node_get(node, "poisson");

    if (fixed != NULL) {
        if (mu_node_whole(fixed) == 1) return;
        out->batch = mu_dist_fixed(l->arena, (double)mu_node_whole(fixed));
    }
    if (geometric != NULL)
        out->batch = mu_dist_geometric(l->arena, mu_node_number(mu_node_get(geometric, "mean")));
    if (poisson != NULL) out->batch = mu_dist_poisson(l->arena, mu_node_number(mu_node_get(poisson, "mean")));
    if (out->batch == NULL) mu_load_no_memory(l);
}

void mu_load_arrivals(mu_load *l, const mu_node *type_node, mu_contact_type *type)
{
    const mu_node *node     = mu_node_get(type_node, "arrivals");
    const mu_node *busyness = mu_node_get(node, "busyness"), *batch = mu_node_get(node, "batch");
    const mu_node *between = mu_node_get(node, "between"), *states = mu_node_get(node, "states");
    const mu_node *backlog = mu_node_get(node, "backlog");
    mu_arrivals   *out     = &type->arrivals;

    if (node->kind == MU_NODE_SCALAR && strcmp(node->text, "none") == 0) return;
    out->wall = mu_load_wall(l, type_node);
    if (mu_node_get(node, "table") != NULL)
        mu_load_rate_table(l, node, out);
    else if (mu_node_get(node, "trace") != NULL)
        mu_load_trace(l, node, out);
    else if (between != NULL)
        load_between(l, between, out);
    else if (states != NULL)
        load_states(l, states, out);
    else if (mu_node_get(node, "population") != NULL)
        load_population(l, node, out);
    else if (backlog != NULL)
        load_backlog(l, backlog, type, out);
    else if (mu_node_get(node, "dialler") != NULL)
        load_dialler(l, mu_node_get(node, "dialler"), out);
    else
        mu_load_rates(l, node, out);
    if (busyness != NULL) load_busyness(l, busyness, out);
    if (batch != NULL) load_batch(l, batch, out);
}
