#include "core/fmath.h"

#include "core/fmath_parts.h"

/* 1 - erf(x) near zero, where erf is small: Abramowitz & Stegun 7.1.5, the series
 * 2/sqrt(pi) * sum of (-1)^n x^(2n+1) / (n! (2n+1)). For |x| < 0.5 the term after the last is below 2^-56. */
static double near_zero(double x)
{
    static const double coefficient[] = {
        1.0,          -1.0 / 3.0,     1.0 / 10.0,     -1.0 / 42.0,      1.0 / 216.0,      -1.0 / 1320.0,
        1.0 / 9360.0, -1.0 / 75600.0, 1.0 / 685440.0, -1.0 / 6894720.0, 1.0 / 76204800.0, -1.0 / 918086400.0,
    };
    const int    terms = (int)(sizeof coefficient / sizeof coefficient[0]);
    const double x2    = x * x;
    double       sum   = 0.0;

    for (int n = terms - 1; n >= 0; n--) sum = sum * x2 + coefficient[n];
    return 1.0 - 0x1.20dd750429b6dp+0 * x * sum; /* 2/sqrt(pi) */
}

/* exp(-x^2) for x >= 0; x^2 is carried as a sum, because exp would blow up its rounding by x^2. */
static double bell(double x)
{
    const mu_pair      square = mu_exact_product(x, x);
    const mu_exp_parts e      = mu_exp_split(-square.high, -square.low);

    return mu_scaled(mu_exp_joined(e.value, &e), e.power);
}

/* erfc(x) for 0.5 <= x < 28. (x + 3) exp(x^2) erfc(x) changes slowly, the more so as a function of
 * 1 / (x + 3); tools/gen-fmath.py interpolates it, and Clenshaw's (1955) recurrence sums it up. */
static double far_from_zero(double x)
{
    const double t     = (227.0 - 69.0 * x) / (55.0 * (x + 3.0)); /* from 1 at 0.5 to -1 at 28 */
    const int    terms = (int)(sizeof mu_erfc_chebyshev / sizeof mu_erfc_chebyshev[0]);
    double       b1 = 0.0, b2 = 0.0;

    for (int k = terms - 1; k >= 1; k--) {
        const double b0 = mu_erfc_chebyshev[k] + (2.0 * t * b1 - b2);
        b2              = b1;
        b1              = b0;
    }
    return bell(x) * ((mu_erfc_chebyshev[0] + (t * b1 - b2)) / (x + 3.0));
}

double mu_erfc(double x)
{
    if (x != x) return x;
    if (__builtin_fabs(x) < 0.5) return near_zero(x);
    if (x > 0.0) return x < 27.3 ? far_from_zero(x) : 0.0;
    return x > -6.0 ? 2.0 - far_from_zero(-x) : 2.0; /* erfc(6) is 2e-17 */
}
