/* Distributions of whole numbers, for batch sizes: geometric and Poisson. */
#include "core/dist_kinds.h"

#include "core/fmath.h"

/* The greatest whole number that, shifted, is at most `value`; -1 or less when there is none. */
static double count_reached(const mu_dist *d, double value)
{
    double k = mu_before_shift(d, value);

    if (!(k >= 0.0)) return d->shift <= value ? 0.0 : -1.0;
    k = mu_whole_part(k);
    /* Taking the shift off may have rounded across a whole number. */
    if (d->shift + (k + 1.0) <= value) return k + 1.0;
    return d->shift + k <= value ? k : k - 1.0;
}

/* Geometric from 1: a = mean, b = -1 / log(1 - 1/a). */

const mu_dist *mu_dist_geometric(mu_arena *a, double mean)
{
    if (!(mean >= 1.0) || !mu_is_finite(mean)) return NULL;
    return mu_dist_new(a, MU_DIST_GEOMETRIC, mean, -1.0 / mu_log1p(-1.0 / mean), 0.0);
}

/* P(more than k) = (1 - 1/mean)^k = P(b E >= k) for a standard exponential E. */
static double geometric_draw(const mu_dist *d, mu_rng *r)
{
    return 1.0 + mu_whole_part(d->b * mu_rng_exp(r));
}

static double geometric_mean(const mu_dist *d)
{
    return d->a;
}

static double geometric_variance(const mu_dist *d)
{
    return d->a * (d->a - 1.0);
}

static double geometric_cdf(const mu_dist *d, double value)
{
    const double k = count_reached(d, value);

    if (k < 1.0) return 0.0;
    return d->b > 0.0 ? -mu_expm1(-k / d->b) : 1.0;
}

const mu_dist_ops mu_dist_geometric_ops = { "geometric", geometric_draw, geometric_mean, geometric_variance,
                                            geometric_cdf };

/* Poisson: a = mean. */

const mu_dist *mu_dist_poisson(mu_arena *a, double mean)
{
    if (!(mean > 0.0 && mean <= 1e6)) return NULL;
    return mu_dist_new(a, MU_DIST_POISSON, mean, 0.0, 0.0);
}

static double poisson_draw(const mu_dist *d, mu_rng *r)
{
    return (double)mu_rng_poisson(r, d->a);
}

static double poisson_mean(const mu_dist *d)
{
    return d->a;
}

static double poisson_variance(const mu_dist *d)
{
    return d->a;
}

/* At most k arrivals by the mean: the (k + 1)st comes later (Abramowitz & Stegun 26.4.21). */
static double poisson_cdf(const mu_dist *d, double value)
{
    const double k = count_reached(d, value);

    return k < 0.0 ? 0.0 : mu_gamma_upper(k + 1.0, d->a);
}

const mu_dist_ops mu_dist_poisson_ops = { "poisson", poisson_draw, poisson_mean, poisson_variance,
                                          poisson_cdf };
