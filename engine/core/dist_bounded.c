/* Distributions between two bounds: fixed, uniform, triangular. */
#include "core/dist_kinds.h"

#include "core/fmath.h"

/* Fixed: a = value. */

const mu_dist *mu_dist_fixed(mu_arena *a, double value)
{
    return mu_is_not_negative(value) ? mu_dist_new(a, MU_DIST_FIXED, value, 0.0, 0.0) : NULL;
}

static double fixed_draw(const mu_dist *d, mu_rng *r)
{
    (void)r;
    return d->a;
}

static double fixed_mean(const mu_dist *d)
{
    return d->a;
}

static double fixed_variance(const mu_dist *d)
{
    (void)d;
    return 0.0;
}

static double fixed_cdf(const mu_dist *d, double value)
{
    return value >= d->shift + d->a ? 1.0 : 0.0;
}

const mu_dist_ops mu_dist_fixed_ops = { "fixed", fixed_draw, fixed_mean, fixed_variance, fixed_cdf };

/* Uniform: a = low, b = high. */

const mu_dist *mu_dist_uniform(mu_arena *a, double low, double high)
{
    if (!mu_is_not_negative(low) || !mu_is_not_negative(high) || low > high) return NULL;
    return mu_dist_new(a, MU_DIST_UNIFORM, low, high, 0.0);
}

static double uniform_draw(const mu_dist *d, mu_rng *r)
{
    return d->a + (d->b - d->a) * mu_rng_uniform(r);
}

static double uniform_mean(const mu_dist *d)
{
    return d->a + 0.5 * (d->b - d->a);
}

static double uniform_variance(const mu_dist *d)
{
    return (d->b - d->a) * (d->b - d->a) / 12.0;
}

static double uniform_cdf(const mu_dist *d, double value)
{
    const double x = mu_before_shift(d, value);

    if (x < d->a) return 0.0;
    return x < d->b ? (x - d->a) / (d->b - d->a) : 1.0;
}

const mu_dist_ops mu_dist_uniform_ops = { "uniform", uniform_draw, uniform_mean, uniform_variance,
                                          uniform_cdf };

/* Triangular: a = low, b = mode, c = high. */

const mu_dist *mu_dist_triangular(mu_arena *a, double low, double mode, double high)
{
    if (!mu_is_not_negative(low) || !mu_is_not_negative(high)) return NULL;
    if (!(low <= mode && mode <= high && low < high)) return NULL;
    return mu_dist_new(a, MU_DIST_TRIANGULAR, low, mode, high);
}

/* By inversion: the share (mode - low) / (high - low) lies below the mode. */
static double triangular_draw(const mu_dist *d, mu_rng *r)
{
    const double width = d->c - d->a, rise = d->b - d->a;
    const double u = mu_rng_uniform(r);

    if (u * width < rise) return d->a + mu_sqrt(u * width * rise);
    return d->c - mu_sqrt((1.0 - u) * width * (d->c - d->b));
}

static double triangular_mean(const mu_dist *d)
{
    return d->a + ((d->b - d->a) + (d->c - d->a)) / 3.0;
}

static double triangular_variance(const mu_dist *d)
{
    const double width = d->c - d->a, rise = d->b - d->a;

    return (width * width - width * rise + rise * rise) / 18.0;
}

static double triangular_cdf(const mu_dist *d, double value)
{
    const double x     = mu_before_shift(d, value);
    const double width = d->c - d->a;

    if (x <= d->a) return 0.0;
    if (x >= d->c) return 1.0;
    if (x < d->b) return (x - d->a) * (x - d->a) / (width * (d->b - d->a));
    return 1.0 - (d->c - x) * (d->c - x) / (width * (d->c - d->b));
}

const mu_dist_ops mu_dist_triangular_ops = { "triangular", triangular_draw, triangular_mean,
                                             triangular_variance, triangular_cdf };
