/* The normal distribution given that it is not negative: a = mean, b = sd before truncation.
 * Everything is said in standard units: the normal variate must exceed `cut` = -mean / sd. */
#include "core/dist_kinds.h"

#include "core/fmath.h"

#define SQRT_HALF        0.70710678118654752440
#define SQRT_TWO_OVER_PI 0.79788456080286535588

const mu_dist *mu_dist_normal(mu_arena *a, double mean, double sd)
{
    if (!mu_is_positive(sd) || !mu_is_finite(mean) || !(mean > -5.0 * sd)) return NULL;
    return mu_dist_new(a, MU_DIST_NORMAL, mean, sd, 0.0);
}

static double cut_of(const mu_dist *d)
{
    return -d->a / d->b;
}

/* Robert (1995), "Simulation of truncated normal variables": far out the normal curve lies under an
 * exponential one of this rate that starts at the cut. */
static double beyond_cut(mu_rng *r, double cut)
{
    const double rate = 0.5 * (cut + mu_sqrt(cut * cut + 4.0));

    for (;;) {
        const double x = cut + mu_rng_exp(r) / rate;

        if (2.0 * mu_rng_exp(r) >= (x - rate) * (x - rate)) return x;
    }
}

static double normal_draw(const mu_dist *d, mu_rng *r)
{
    const double cut = cut_of(d);
    double       z, x;

    /* Up to half an sd above the mean, three in ten normal variates or more will do. */
    if (cut > 0.5) {
        z = beyond_cut(r, cut);
    } else {
        do {
            z = mu_rng_normal(r);
        } while (z < cut);
    }
    x = d->a + d->b * z;
    return x > 0.0 ? x : 0.0; /* at the cut itself rounding may go below */
}

/* The mean of a standard normal beyond the cut, which is its hazard there: density over upper tail. */
static double hazard(double cut)
{
    return SQRT_TWO_OVER_PI * mu_exp(-0.5 * cut * cut) / mu_erfc(cut * SQRT_HALF);
}

/* Johnson, Kotz & Balakrishnan (1994), vol. 1, section 13.10.1. */
static double normal_mean(const mu_dist *d)
{
    return d->a + d->b * hazard(cut_of(d));
}

static double normal_variance(const mu_dist *d)
{
    const double cut = cut_of(d), h = hazard(cut);

    return d->b * d->b * (1.0 - h * (h - cut));
}

static double normal_cdf(const mu_dist *d, double value)
{
    const double x = mu_before_shift(d, value);

    if (x <= 0.0) return 0.0;
    return 1.0 - mu_erfc((x - d->a) / d->b * SQRT_HALF) / mu_erfc(cut_of(d) * SQRT_HALF);
}

const mu_dist_ops mu_dist_normal_ops = { "normal", normal_draw, normal_mean, normal_variance, normal_cdf };
