/* dist.h - distributions of times, each with its exact mean and variance.
 *
 * All values are in seconds (or plain numbers where the caller says so). Drawing is scale-free: a
 * standard variate is drawn and scaled afterwards, so that two arms that differ only in the scale of a
 * distribution see the same customers. A distribution is read-only once made and lives in an arena.
 *
 * To add one: an entry in the table of dist.c with draw, mean, variance, cdf; the statistical test walks
 * the table.
 */
#ifndef MU_CORE_DIST_H
#define MU_CORE_DIST_H

#include "base/arena.h"
#include "base/simtime.h"
#include "core/rng.h"

typedef enum {
    MU_DIST_FIXED,       /* a = value */
    MU_DIST_EXPONENTIAL, /* a = mean */
    MU_DIST_LOGNORMAL,   /* a = mu, b = sigma of the logarithm */
    MU_DIST_GAMMA,       /* a = shape, b = scale */
    MU_DIST_ERLANG,      /* a = stages (whole), b = mean of one stage */
    MU_DIST_WEIBULL,     /* a = shape, b = scale */
    MU_DIST_UNIFORM,     /* a = low, b = high */
    MU_DIST_TRIANGULAR,  /* a = low, b = mode, c = high */
    MU_DIST_NORMAL,      /* a = mean, b = sd of the normal before it is truncated at 0 */
    MU_DIST_MIXTURE,     /* parts with shares; the hyperexponential is a mixture of exponentials */
    MU_DIST_HISTOGRAM,   /* uniform inside each bin */
    MU_DIST_SAMPLE,      /* a list of values, each equally likely */
    MU_DIST_GEOMETRIC,   /* whole numbers from 1; a = mean >= 1 */
    MU_DIST_POISSON,     /* whole numbers from 0; a = mean */
    MU_DIST_KINDS
} mu_dist_kind;

typedef struct mu_dist mu_dist;

struct mu_dist {
    mu_dist_kind          kind;
    double                a, b, c;
    double                shift;      /* added to every value; 0 by default, never negative */
    int32_t               n;          /* parts, bins or values */
    const double         *edge;       /* HISTOGRAM: n+1 edges; SAMPLE: n values, ascending */
    const double         *cumulative; /* HISTOGRAM and MIXTURE: n cumulative shares, the last is 1 */
    const mu_dist *const *part;       /* MIXTURE: n parts */
};

/* Each maker returns a distribution in `arena`, or NULL if memory ran out or a parameter is out of its
 * range (the range stands beside it; the loader has checked before, so this is a last guard). */
const mu_dist *mu_dist_fixed(mu_arena *a, double value);                     /* value >= 0 */
const mu_dist *mu_dist_exponential(mu_arena *a, double mean);                /* mean > 0 */
const mu_dist *mu_dist_lognormal(mu_arena *a, double mean, double cv);       /* mean > 0, cv > 0 */
const mu_dist *mu_dist_lognormal_log(mu_arena *a, double mu, double sigma);  /* sigma > 0 */
const mu_dist *mu_dist_gamma(mu_arena *a, double mean, double cv);           /* mean > 0, cv > 0 */
const mu_dist *mu_dist_erlang(mu_arena *a, double mean, int stages);         /* mean > 0, 1..1000 */
const mu_dist *mu_dist_weibull(mu_arena *a, double shape, double scale);     /* both > 0; shape in 0.1..100 */
const mu_dist *mu_dist_weibull_mean(mu_arena *a, double mean, double shape); /* scale from the mean */
const mu_dist *mu_dist_hyperexponential(mu_arena *a, double mean, double cv); /* cv >= 1; balanced means */
const mu_dist *mu_dist_uniform(mu_arena *a, double low, double high);         /* 0 <= low <= high */
const mu_dist *mu_dist_triangular(mu_arena *a, double low, double mode, double high); /* low < high */
const mu_dist *mu_dist_normal(mu_arena *a, double mean, double sd); /* sd > 0; mean > -5 sd */
const mu_dist *mu_dist_mixture(mu_arena *a, int n, const double *share, const mu_dist *const *part);
const mu_dist *mu_dist_histogram(mu_arena *a, int n, const double *edge,
                                 const double *weight);                      /* n+1 edges */
const mu_dist *mu_dist_sample(mu_arena *a, int n, const double *value);      /* copied and sorted */
const mu_dist *mu_dist_geometric(mu_arena *a, double mean);                  /* mean >= 1 */
const mu_dist *mu_dist_poisson(mu_arena *a, double mean);                    /* 0 < mean <= 1e6 */
const mu_dist *mu_dist_shifted(mu_arena *a, const mu_dist *d, double shift); /* shift >= 0 */
/* Times a factor > 0: the same numbers drawn give values so much larger. Not for counts. `d` itself for 1. */
const mu_dist *mu_dist_scaled(mu_arena *a, const mu_dist *d, double factor);

double      mu_dist_mean(const mu_dist *d);
double      mu_dist_variance(const mu_dist *d);      /* infinite where it is */
double      mu_dist_cdf(const mu_dist *d, double x); /* P(X <= x); for tests and fits, 1e-10 accurate */
const char *mu_dist_name(const mu_dist *d);

/* One value, in the unit of the parameters. */
double mu_dist_draw_any(const mu_dist *d, mu_rng *r);

static inline double mu_dist_draw(const mu_dist *d, mu_rng *r)
{
    if (d->kind == MU_DIST_EXPONENTIAL) return d->shift + d->a * mu_rng_exp(r);
    return mu_dist_draw_any(d, r);
}

/* One value in seconds as a span, rounded to the nearest microsecond, never negative, at most
 * MU_NEVER_US. */
static inline mu_span mu_dist_draw_span(const mu_dist *d, mu_rng *r)
{
    const double us = mu_dist_draw(d, r) * 1e6 + 0.5;
    return (mu_span){ us < (double)MU_NEVER_US ? (int64_t)us : MU_NEVER_US };
}

#endif
