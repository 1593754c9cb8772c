#include "core/dist.h"

#include "core/dist_kinds.h"

static const mu_dist_ops *const table[MU_DIST_KINDS] = {
    [MU_DIST_FIXED] = &mu_dist_fixed_ops,         [MU_DIST_EXPONENTIAL] = &mu_dist_exponential_ops,
    [MU_DIST_LOGNORMAL] = &mu_dist_lognormal_ops, [MU_DIST_GAMMA] = &mu_dist_gamma_ops,
    [MU_DIST_ERLANG] = &mu_dist_erlang_ops,       [MU_DIST_WEIBULL] = &mu_dist_weibull_ops,
    [MU_DIST_UNIFORM] = &mu_dist_uniform_ops,     [MU_DIST_TRIANGULAR] = &mu_dist_triangular_ops,
    [MU_DIST_NORMAL] = &mu_dist_normal_ops,       [MU_DIST_MIXTURE] = &mu_dist_mixture_ops,
    [MU_DIST_HISTOGRAM] = &mu_dist_histogram_ops, [MU_DIST_SAMPLE] = &mu_dist_sample_ops,
    [MU_DIST_GEOMETRIC] = &mu_dist_geometric_ops, [MU_DIST_POISSON] = &mu_dist_poisson_ops,
};

mu_dist *mu_dist_new(mu_arena *arena, mu_dist_kind kind, double a, double b, double c)
{
    mu_dist *d = MU_NEW(arena, mu_dist);

    if (d != NULL) *d = (mu_dist){ .kind = kind, .a = a, .b = b, .c = c };
    return d;
}

const mu_dist *mu_dist_shifted(mu_arena *a, const mu_dist *d, double shift)
{
    mu_dist *shifted;

    if (d == NULL || !mu_is_not_negative(shift)) return NULL;
    shifted = MU_NEW(a, mu_dist);
    if (shifted == NULL) return NULL;
    *shifted = *d;
    shifted->shift += shift;
    return shifted;
}

double mu_dist_mean(const mu_dist *d)
{
    return d->shift + table[d->kind]->mean(d);
}

double mu_dist_variance(const mu_dist *d)
{
    return table[d->kind]->variance(d);
}

double mu_dist_cdf(const mu_dist *d, double x)
{
    return table[d->kind]->cdf(d, x);
}

const char *mu_dist_name(const mu_dist *d)
{
    return table[d->kind]->name;
}

double mu_dist_draw_any(const mu_dist *d, mu_rng *r)
{
    return d->shift + table[d->kind]->draw(d, r);
}
