/* dist_kinds.h - what one kind of distribution must be able to do; known only to the dist*.c files.
 *
 * To add a kind: a value in mu_dist_kind, its five entries here filled in by the file of its family, a row
 * in the table of dist.c, a maker in dist.h, and rows in tests/stat/every_dist.h.
 */
#ifndef MU_CORE_DIST_KINDS_H
#define MU_CORE_DIST_KINDS_H

#include "core/dist.h"

#include <float.h>

typedef struct {
    const char *name;
    double (*draw)(const mu_dist *d, mu_rng *r); /* without the shift */
    double (*mean)(const mu_dist *d);            /* without the shift */
    double (*variance)(const mu_dist *d);
    double (*cdf)(const mu_dist *d, double value); /* of the value as drawn, shift included */
} mu_dist_ops;

extern const mu_dist_ops mu_dist_fixed_ops, mu_dist_uniform_ops, mu_dist_triangular_ops;
extern const mu_dist_ops mu_dist_exponential_ops, mu_dist_lognormal_ops, mu_dist_gamma_ops;
extern const mu_dist_ops mu_dist_erlang_ops, mu_dist_weibull_ops, mu_dist_normal_ops;
extern const mu_dist_ops mu_dist_mixture_ops, mu_dist_histogram_ops, mu_dist_sample_ops;
extern const mu_dist_ops mu_dist_geometric_ops, mu_dist_poisson_ops;

/* A distribution with these parameters and nothing else, or NULL if memory ran out. */
mu_dist *mu_dist_new(mu_arena *arena, mu_dist_kind kind, double a, double b, double c);

/* NaN is none of these. */
static inline bool mu_is_finite(double x)
{
    return x >= -DBL_MAX && x <= DBL_MAX;
}
static inline bool mu_is_positive(double x)
{
    return x > 0.0 && x <= DBL_MAX;
}
static inline bool mu_is_not_negative(double x)
{
    return x >= 0.0 && x <= DBL_MAX;
}

/* Distribution functions of values with a smooth cdf want the value before the shift. */
static inline double mu_before_shift(const mu_dist *d, double value)
{
    return value - d->shift;
}

/* The whole part of a number that is not negative. */
static inline double mu_whole_part(double x)
{
    return x < 0x1p53 ? (double)(int64_t)x : x;
}

#endif
