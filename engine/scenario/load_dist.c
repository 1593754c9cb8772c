/* load_dist.c - distributions of times: from what a planner writes to a mu_dist in seconds. */
#include "scenario/load_parts.h"

#include "core/fmath.h"

#include <math.h>
#include <string.h>

/* A parameter below `map`; the schema has seen to it that it is there. */
static double seconds(const mu_node *map, const char *key)
{
    return mu_node_seconds(mu_node_get(map, key));
}
static double number(const mu_node *map, const char *key)
{
    return mu_node_number(mu_node_get(map, key));
}

bool mu_load_shares(mu_load *l, const mu_node *list, double *share, int32_t n)
{
    double sum = 0;

    for (int32_t i = 0; i < n; i++) sum += share[i];
    if (fabs(sum - 1) > 1e-6) {
        mu_load_report(l, list, NULL, "the shares add up to %.6g%%, not to 100%%", 100 * sum);
        return false;
    }
    for (int32_t i = 0; i < n; i++) share[i] /= sum; /* three times 33.3333% is meant to be everything */
    return true;
}

static const mu_dist *exponential(mu_load *l, const mu_node *node)
{
    return mu_dist_exponential(l->arena,
                               node->kind == MU_NODE_SCALAR ? mu_node_seconds(node) : seconds(node, "mean"));
}

static const mu_dist *lognormal(mu_load *l, const mu_node *node)
{
    if (mu_node_get(node, "median") != NULL)
        return mu_dist_lognormal_log(l->arena, mu_log(seconds(node, "median")), number(node, "sigma"));
    return mu_dist_lognormal(l->arena, seconds(node, "mean"), number(node, "cv"));
}

static const mu_dist *gamma_(mu_load *l, const mu_node *node)
{
    if (mu_node_get(node, "shape") == NULL)
        return mu_dist_gamma(l->arena, seconds(node, "mean"), number(node, "cv"));
    const double shape = number(node, "shape"); /* cv = 1 / sqrt(shape) */
    return mu_dist_gamma(l->arena, shape * seconds(node, "scale"), 1 / mu_sqrt(shape));
}

static const mu_dist *erlang(mu_load *l, const mu_node *node)
{
    return mu_dist_erlang(l->arena, seconds(node, "mean"), (int)mu_node_whole(mu_node_get(node, "stages")));
}

static const mu_dist *weibull(mu_load *l, const mu_node *node)
{
    if (mu_node_get(node, "scale") != NULL)
        return mu_dist_weibull(l->arena, number(node, "shape"), seconds(node, "scale"));
    return mu_dist_weibull_mean(l->arena, seconds(node, "mean"), number(node, "shape"));
}

/* A mixture of what stands in each item of a list: `of` any distribution, or `mean` of an exponential. */
static const mu_dist *mixture(mu_load *l, const mu_node *list)
{
    const mu_dist **part  = MU_LOAD_SCRATCH(l, list->n, const mu_dist *);
    double         *share = MU_LOAD_SCRATCH(l, list->n, double);
    bool            good  = part != NULL && share != NULL;

    for (int32_t i = 0; good && i < list->n; i++) {
        const mu_node *of = mu_node_get(list->child[i], "of");
        share[i]          = mu_node_share(mu_node_get(list->child[i], "share"));
        part[i] =
            of != NULL ? mu_load_dist(l, of) : mu_dist_exponential(l->arena, seconds(list->child[i], "mean"));
        if (part[i] == NULL) return NULL;
    }
    if (!good || !mu_load_shares(l, list, share, list->n)) return NULL;
    return mu_dist_mixture(l->arena, list->n, share, part);
}

static const mu_dist *hyperexponential(mu_load *l, const mu_node *node)
{
    if (node->kind != MU_NODE_LIST)
        return mu_dist_hyperexponential(l->arena, seconds(node, "mean"), number(node, "cv"));
    if (node->n > 0) return mixture(l, node);
    mu_load_report(l, node, NULL, "this list has no branches");
    return NULL;
}

static const mu_dist *uniform(mu_load *l, const mu_node *node)
{
    const double low = seconds(node, "min"), high = seconds(node, "max");

    if (low <= high) return mu_dist_uniform(l->arena, low, high);
    mu_load_report(l, mu_node_get(node, "max"), NULL, "max is %s, smaller than min, which is %s",
                   mu_node_get(node, "max")->text, mu_node_get(node, "min")->text);
    return NULL;
}

static const mu_dist *triangular(mu_load *l, const mu_node *node)
{
    const double low = seconds(node, "min"), mode = seconds(node, "mode"), high = seconds(node, "max");

    if (low <= mode && mode <= high && low < high) return mu_dist_triangular(l->arena, low, mode, high);
    mu_load_report(l, node, NULL, "min, mode and max must ascend, found %s, %s and %s",
                   mu_node_get(node, "min")->text, mu_node_get(node, "mode")->text,
                   mu_node_get(node, "max")->text);
    return NULL;
}

static const mu_dist *normal(mu_load *l, const mu_node *node)
{
    return mu_dist_normal(l->arena, seconds(node, "mean"), seconds(node, "sd"));
}

static const mu_dist *fixed(mu_load *l, const mu_node *node)
{
    return mu_dist_fixed(l->arena, mu_node_seconds(node));
}

/* A mean alone is exponential; with a cv it is lognormal. */
static const mu_dist *by_mean(mu_load *l, const mu_node *map)
{
    const mu_node *cv = mu_node_get(map, "cv");

    if (cv == NULL) return mu_dist_exponential(l->arena, seconds(map, "mean"));
    return mu_dist_lognormal(l->arena, seconds(map, "mean"), mu_node_number(cv));
}

static const mu_dist *named(mu_load *l, const mu_node *map)
{
    static const struct {
        const char *key;
        const mu_dist *(*make)(mu_load *l, const mu_node *node);
    } makers[] = {
        { "exponential", exponential },
        { "lognormal", lognormal },
        { "gamma", gamma_ },
        { "erlang", erlang },
        { "weibull", weibull },
        { "hyperexponential", hyperexponential },
        { "uniform", uniform },
        { "triangular", triangular },
        { "normal", normal },
        { "fixed", fixed },
        { "empirical", mu_load_empirical },
        { "mixture", mixture },
    };

    if (mu_node_get(map, "mean") != NULL) return by_mean(l, map);
    for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++) {
        const mu_node *node = mu_node_get(map, makers[i].key);
        if (node != NULL) return makers[i].make(l, node);
    }
    return NULL;
}

const mu_dist *mu_load_dist(mu_load *l, const mu_node *node)
{
    const int64_t  before = l->problems;
    const mu_dist *d;

    if (node->kind == MU_NODE_SCALAR) {
        d = mu_dist_exponential(l->arena, mu_node_seconds(node));
    } else {
        const mu_node *shift = mu_node_get(node, "shift");
        d                    = named(l, node);
        if (d != NULL && shift != NULL) d = mu_dist_shifted(l->arena, d, mu_node_seconds(shift));
    }
    /* The ranges were checked one by one; together they may still be out of a maker's reach. */
    if (d != NULL && isfinite(mu_dist_mean(d))) return d;
    if (l->problems == before)
        mu_load_report(l, node, NULL,
                       "these parameters together give no distribution that can be drawn from");
    return NULL;
}
