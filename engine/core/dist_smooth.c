/* Distributions of times without an upper bound: exponential, lognormal, gamma, Erlang, Weibull.
 * Each draws a standard variate and scales it, so that a change of scale keeps the customers the same. */
#include "core/dist_kinds.h"

#include "core/fmath.h"

#define SQRT_HALF 0.70710678118654752440

/* Exponential: a = mean. */

const mu_dist *mu_dist_exponential(mu_arena *a, double mean)
{
    return mu_is_positive(mean) ? mu_dist_new(a, MU_DIST_EXPONENTIAL, mean, 0.0, 0.0) : NULL;
}

static double exponential_draw(const mu_dist *d, mu_rng *r)
{
    return d->a * mu_rng_exp(r);
}

static double exponential_mean(const mu_dist *d)
{
    return d->a;
}

static double exponential_variance(const mu_dist *d)
{
    return d->a * d->a;
}

static double exponential_cdf(const mu_dist *d, double value)
{
    const double x = mu_before_shift(d, value);

    return x > 0.0 ? -mu_expm1(-x / d->a) : 0.0;
}

const mu_dist_ops mu_dist_exponential_ops = { "exponential", exponential_draw, exponential_mean,
                                              exponential_variance, exponential_cdf };

/* Lognormal: a = mu, b = sigma of the logarithm. */

const mu_dist *mu_dist_lognormal_log(mu_arena *a, double mu, double sigma)
{
    if (!mu_is_finite(mu) || !mu_is_positive(sigma)) return NULL;
    return mu_dist_new(a, MU_DIST_LOGNORMAL, mu, sigma, 0.0);
}

const mu_dist *mu_dist_lognormal(mu_arena *a, double mean, double cv)
{
    if (!mu_is_positive(mean) || !mu_is_positive(cv)) return NULL;

    const double sigma2 = mu_log1p(cv * cv);
    return mu_dist_lognormal_log(a, mu_log(mean) - 0.5 * sigma2, mu_sqrt(sigma2));
}

static double lognormal_draw(const mu_dist *d, mu_rng *r)
{
    return mu_exp(d->a + d->b * mu_rng_normal(r));
}

static double lognormal_mean(const mu_dist *d)
{
    return mu_exp(d->a + 0.5 * d->b * d->b);
}

static double lognormal_variance(const mu_dist *d)
{
    const double mean = lognormal_mean(d);

    return mean * mean * mu_expm1(d->b * d->b);
}

static double lognormal_cdf(const mu_dist *d, double value)
{
    const double x = mu_before_shift(d, value);

    return x > 0.0 ? 0.5 * mu_erfc((d->a - mu_log(x)) / d->b * SQRT_HALF) : 0.0;
}

const mu_dist_ops mu_dist_lognormal_ops = { "lognormal", lognormal_draw, lognormal_mean, lognormal_variance,
                                            lognormal_cdf };

/* Gamma: a = shape, b = scale. Erlang is the same with a whole number of stages as its shape. */

const mu_dist *mu_dist_gamma(mu_arena *a, double mean, double cv)
{
    const double shape = 1.0 / (cv * cv), scale = mean * cv * cv;

    if (!(cv > 0.0) || !mu_is_positive(shape) || !mu_is_positive(scale)) return NULL;
    return mu_dist_new(a, MU_DIST_GAMMA, shape, scale, 0.0);
}

const mu_dist *mu_dist_erlang(mu_arena *a, double mean, int stages)
{
    if (!mu_is_positive(mean) || stages < 1 || stages > 1000) return NULL;
    return mu_dist_new(a, MU_DIST_ERLANG, (double)stages, mean / (double)stages, 0.0);
}

static double gamma_draw(const mu_dist *d, mu_rng *r)
{
    return d->b * mu_rng_gamma(r, d->a);
}

static double gamma_mean(const mu_dist *d)
{
    return d->a * d->b;
}

static double gamma_variance(const mu_dist *d)
{
    return d->a * d->b * d->b;
}

static double gamma_cdf(const mu_dist *d, double value)
{
    return mu_gamma_lower(d->a, mu_before_shift(d, value) / d->b);
}

const mu_dist_ops mu_dist_gamma_ops  = { "gamma", gamma_draw, gamma_mean, gamma_variance, gamma_cdf };
const mu_dist_ops mu_dist_erlang_ops = { "erlang", gamma_draw, gamma_mean, gamma_variance, gamma_cdf };

/* Weibull: a = shape, b = scale. A standard exponential to the power 1/shape. */

const mu_dist *mu_dist_weibull(mu_arena *a, double shape, double scale)
{
    if (!(shape >= 0.1 && shape <= 100.0) || !mu_is_positive(scale)) return NULL;
    return mu_dist_new(a, MU_DIST_WEIBULL, shape, scale, 0.0);
}

/* The mean for a scale of 1: Gamma(1 + 1/shape). */
static double weibull_factor(double shape)
{
    return mu_exp(mu_lgamma(1.0 + 1.0 / shape));
}

const mu_dist *mu_dist_weibull_mean(mu_arena *a, double mean, double shape)
{
    if (!(shape >= 0.1 && shape <= 100.0)) return NULL;
    return mu_dist_weibull(a, shape, mean / weibull_factor(shape));
}

static double weibull_draw(const mu_dist *d, mu_rng *r)
{
    return d->b * mu_exp(mu_log(mu_rng_exp(r)) / d->a);
}

static double weibull_mean(const mu_dist *d)
{
    return d->b * weibull_factor(d->a);
}

/* Gamma(1 + 2/shape) / Gamma(1 + 1/shape)^2 - 1 is the square of the cv; as a difference of logarithms it
 * keeps its digits when the shape is large and the cv small. */
static double weibull_variance(const mu_dist *d)
{
    const double mean         = weibull_mean(d);
    const double log_of_ratio = mu_lgamma(1.0 + 2.0 / d->a) - 2.0 * mu_lgamma(1.0 + 1.0 / d->a);

    return mean * mean * mu_expm1(log_of_ratio);
}

static double weibull_cdf(const mu_dist *d, double value)
{
    const double x = mu_before_shift(d, value);

    return x > 0.0 ? -mu_expm1(-mu_pow(x / d->b, d->a)) : 0.0;
}

const mu_dist_ops mu_dist_weibull_ops = { "weibull", weibull_draw, weibull_mean, weibull_variance,
                                          weibull_cdf };
