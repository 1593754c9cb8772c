#include "core/fmath.h"

#include <float.h>
#include <math.h>

#define HALF_LOG_TWO_PI 0.91893853320467274178
#define TWO_PI          6.28318530717958647693

/* log Gamma(x) less the leading terms of Stirling's formula: the sum of B_2k / (2k (2k-1) x^(2k-1)),
 * Abramowitz & Stegun 6.1.41. For x >= 10 the first term left out is below 3e-17. */
static double stirling_rest(double x)
{
    static const double coefficient[] = {
        1.0 / 12.0,   -1.0 / 360.0,      1.0 / 1260.0, -1.0 / 1680.0,
        1.0 / 1188.0, -691.0 / 360360.0, 1.0 / 156.0,  -3617.0 / 122400.0,
    };
    const double inverse = 1.0 / x, inverse2 = inverse * inverse;
    double       sum = 0.0;

    for (int k = 7; k >= 0; k--) sum = sum * inverse2 + coefficient[k];
    return sum * inverse;
}

double mu_lgamma(double x)
{
    double product = 1.0;

    if (x != x) return x;
    if (x <= 0.0) return HUGE_VAL;
    if (x > DBL_MAX) return x;
    if (x < 1e-17) return -mu_log(x);

    /* Gamma(x) = Gamma(x + n) / (x (x + 1) ... (x + n - 1)) brings x up to where the series holds. */
    for (; x < 10.0; x += 1.0) product *= x;
    return (x - 0.5) * mu_log(x) - x + (HALF_LOG_TWO_PI + stirling_rest(x)) - mu_log(product);
}

/* a log(a / x) + x - a, without the cancellation when x is near a: Loader (2000), "Fast and accurate
 * computation of binomial probabilities", with log(a / x) = 2 atanh(v), v = (a - x) / (a + x). */
static double deviance(double a, double x)
{
    const double v = (a - x) / (a + x);

    if (!(__builtin_fabs(v) < 0.1)) return a * mu_log(a / x) + x - a;

    const double v2   = v * v;
    double       sum  = (a - x) * v;
    double       term = 2.0 * a * v;
    for (int k = 1; k < 60; k++) {
        const double before = sum;

        term *= v2;
        sum += term / (double)(2 * k + 1);
        if (sum == before) break;
    }
    return sum;
}

/* x^a exp(-x) / Gamma(a + 1). */
static double gamma_term(double a, double x)
{
    if (a < 10.0) return mu_exp(a * mu_log(x) - x - mu_lgamma(a + 1.0));
    return mu_exp(-deviance(a, x) - stirling_rest(a)) / mu_sqrt(TWO_PI * a);
}

/* P(a, x) = term * (1 + x/(a+1) + x^2/((a+1)(a+2)) + ...), Abramowitz & Stegun 6.5.29. */
static double lower_by_series(double a, double x)
{
    double term = 1.0, sum = 1.0;

    for (double n = a + 1.0; term > sum * 1e-17; n += 1.0) {
        term *= x / n;
        sum += term;
    }
    return gamma_term(a, x) * sum;
}

/* Q(a, x) by Legendre's continued fraction, Abramowitz & Stegun 6.5.31 in its even form, summed from the
 * front by the method of Lentz (1976). */
static double upper_by_fraction(double a, double x)
{
    double b = x + 1.0 - a;
    double c = 1e300;
    double d = 1.0 / b;
    double f = d;

    for (double n = 1.0; n < 1e6; n += 1.0) {
        const double numerator = -n * (n - a);
        double       factor;

        b += 2.0;
        d      = 1.0 / (b + numerator * d);
        c      = b + numerator / c;
        factor = c * d;
        f *= factor;
        if (__builtin_fabs(factor - 1.0) < 1e-16) break;
    }
    return gamma_term(a, x) * a * f;
}

/* Q(a, x) for large a: Temme (1979), "The asymptotic expansion of the incomplete gamma functions"; the
 * first correction suffices, since the next is below 1e-12 from a = 1e6 on. */
static double upper_for_large_shape(double a, double x)
{
    const double half_square = deviance(a, x) / a; /* eta^2 / 2 */
    const double eta         = (x < a ? -1.0 : 1.0) * mu_sqrt(2.0 * half_square);
    const double c0          = -1.0 / 3.0 + eta * (1.0 / 12.0 + eta * (-2.0 / 135.0 + eta * (1.0 / 864.0)));

    return 0.5 * mu_erfc(eta * mu_sqrt(0.5 * a)) + c0 * mu_exp(-a * half_square) / mu_sqrt(TWO_PI * a);
}

static double clamped(double p)
{
    return p < 0.0 ? 0.0 : p > 1.0 ? 1.0 : p;
}

double mu_gamma_upper(double shape, double x)
{
    if (x != x || shape != shape) return x + shape;
    if (x <= 0.0) return 1.0;
    if (x > DBL_MAX) return 0.0;
    if (shape > 1e6) return clamped(upper_for_large_shape(shape, x));
    if (x < shape + 1.0) return clamped(1.0 - lower_by_series(shape, x));
    return clamped(upper_by_fraction(shape, x));
}

double mu_gamma_lower(double shape, double x)
{
    if (x > 0.0 && x < shape + 1.0 && shape <= 1e6) return clamped(lower_by_series(shape, x));
    return 1.0 - mu_gamma_upper(shape, x);
}
