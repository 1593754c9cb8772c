#include "core/fmath.h"

#include "core/fmath_parts.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

static double magnitude(double x)
{
    return __builtin_fabs(x);
}

/* Overflow, results that are subnormal or so small that their corrections are, and NaN; kept apart so that
 * mu_exp has one branch. */
static __attribute__((noinline)) double exp_far_out(double x)
{
    if (x != x) return x;
    if (x > 709.79) return HUGE_VAL;
    if (x < -745.14) return 0.0;

    const mu_exp_parts e = mu_exp_split(x, 0.0);
    return mu_scaled(mu_exp_joined(e.value, &e), e.power);
}

double mu_exp(double x)
{
    if (__builtin_expect(!(magnitude(x) < 670.0), 0)) return exp_far_out(x);

    const mu_exp_parts e = mu_exp_split(x, 0.0);
    return mu_exp_joined(e.value * mu_power_of_two(e.power), &e);
}

/* expm1(x) as a sum, for |x| < 50. */
static inline mu_pair expm1_pair(double x)
{
    /* Below log 2, where digits are few, value - 1 is exact; it is 0 or larger than r, so that the loss of
     * the sum is exact, too (Dekker 1971). */
    const mu_exp_parts e     = mu_exp_split(x, 0.0);
    const double       value = e.value * mu_power_of_two(e.power);
    const double       above = value - 1.0;
    const double       sum   = above + e.r;
    const double       lost  = (above - sum) + e.r;
    const double       low   = lost + above * e.r + value * (e.r_low + (e.tail + e.tail * e.r) + e.series);

    return (mu_pair){ sum, low };
}

double mu_expm1(double x)
{
    if (magnitude(x) < 0x1p-54) return x; /* and the sign of a zero */
    if (!(magnitude(x) < 40.0)) {
        if (x < 0.0) return -1.0;
        return mu_exp(x); /* the 1 is far below the last digit; NaN comes back as it is */
    }
    const mu_pair t = expm1_pair(x);
    return t.high + t.low;
}

/* tanh(x) = t / (t + 2) with t = expm1(2x); the quotient is corrected once for what was dropped. */
double mu_tanh(double x)
{
    const double size = magnitude(x);

    if (!(size >= 0x1p-28)) return x; /* x - x^3/3 rounds to x; NaN comes back as it is */
    if (size > 22.0) return x < 0.0 ? -1.0 : 1.0;

    const mu_pair pair     = expm1_pair(2.0 * size);
    const double  t        = pair.high + pair.low;
    const double  t_low    = (pair.high - t) + pair.low;
    const double  below    = t + 2.0;
    const double  dropped  = t > 2.0 ? (t - below) + 2.0 : (2.0 - below) + t;
    const double  quotient = t / below;
    const mu_pair back     = mu_exact_product(quotient, below);
    const double  missing  = ((t - back.high) - back.low) + t_low - quotient * (dropped + t_low);
    const double  result   = quotient + missing / below;

    return x < 0.0 ? -result : result;
}

/* log of the positive normal double with these bits, less `added` octaves, plus `extra`, which must be
 * far below the last digit of 1. */
static inline double log_of(uint64_t bits, int64_t added, double extra)
{
    const mu_log_parts l    = mu_log_split(bits, added);
    const double       r    = l.r;
    const double       r2   = r * r;
    const double       base = l.power * MU_LN2_HIGH + l.step->high; /* exact: both multiples of 2^-42 */
    const double       sum  = base + r;
    const double       lost = (base - sum) + r; /* exact (Dekker 1971), for base is 0 or the larger */
    const double       low  = (l.power * MU_LN2_LOW + l.step->low) + (l.r_low + lost) + extra;

    /* log1p(r) - r for |r| below 2^-7.9 */
    const double series = r2 * ((r * (1.0 / 3.0) - 0.5) +
                                r2 * ((r * (1.0 / 5.0) - 1.0 / 4.0) + r2 * (r * (1.0 / 7.0) - 1.0 / 6.0)));

    return sum + (low + series);
}

static __attribute__((noinline)) double log_of_odd_one(double x)
{
    if (x == 0.0) return -HUGE_VAL;
    if (x != x || x > DBL_MAX) return x;
    if (x < 0.0) return (double)NAN;
    return log_of(mu_bits_of(x * 0x1p54), 54, 0.0); /* subnormal */
}

double mu_log(double x)
{
    const uint64_t bits = mu_bits_of(x);

    /* One unsigned comparison leaves out zeros, subnormals, infinities, NaN and negative numbers. */
    if (__builtin_expect(bits - (UINT64_C(1) << 52) >= UINT64_C(0x7fe) << 52, 0)) return log_of_odd_one(x);
    return log_of(bits, 0, 0.0);
}

double mu_log1p(double x)
{
    if (magnitude(x) < 0x1p-54) return x;
    if (!(x > -1.0)) return x == -1.0 ? -HUGE_VAL : (double)NAN;
    if (x > 0x1p60) return mu_log(x);

    /* What rounding 1 + x dropped is exact; its part of the logarithm is added at the end. */
    const double u       = 1.0 + x;
    const double dropped = x > 1.0 ? 1.0 - (u - x) : x - (u - 1.0);
    return log_of(mu_bits_of(u), 0, dropped / u);
}
