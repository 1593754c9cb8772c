#include "core/fmath.h"

#include <math.h>

#include "core/fmath_parts.h"

#define SQRT_HALF            0.70710678118654752440
#define ONE_OVER_SQRT_TWO_PI 0.39894228040143267794

/* exp(-z^2/2), with z^2 carried as a sum, because exp would blow up its rounding by z^2. */
double mu_normal_density(double z)
{
    if (z != z) return z;
    if (!(__builtin_fabs(z) < 39.0)) return 0.0;

    const mu_pair      square = mu_exact_product(z, z);
    const mu_exp_parts e      = mu_exp_split(-0.5 * square.high, -0.5 * square.low);
    return ONE_OVER_SQRT_TWO_PI * mu_scaled(mu_exp_joined(e.value, &e), e.power);
}

double mu_normal_cdf(double z)
{
    return 0.5 * mu_erfc(-z * SQRT_HALF);
}

/* Abramowitz & Stegun 26.2.23 is good to 4.5e-4; each of Halley's steps triples the digits. */
static double lower_quantile(double p)
{
    const double t = mu_sqrt(-2.0 * mu_log(p));
    double       z =
        (2.515517 + t * (0.802853 + t * 0.010328)) / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308))) -
        t;

    for (int i = 0; i < 3; i++) {
        const double step = (mu_normal_cdf(z) - p) / mu_normal_density(z);
        z -= step / (1.0 + 0.5 * z * step);
    }
    return z;
}

double mu_normal_quantile(double p)
{
    if (!(p >= 0.0 && p <= 1.0)) return (double)NAN;
    if (p == 0.0) return -HUGE_VAL;
    if (p == 1.0) return HUGE_VAL;
    if (p < 1e-300) p = 1e-300; /* the density beyond runs out of digits */
    if (p == 0.5) return 0.0;
    return p < 0.5 ? lower_quantile(p) : -lower_quantile(1.0 - p);
}
