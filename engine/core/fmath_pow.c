#include "core/fmath.h"

#include "core/fmath_parts.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

/* The error of a logarithm is multiplied by y * log(x), up to 745, before exp sees it; so pow needs a
 * logarithm with some 14 digits of 2 more than a double has. */

/* a + b exactly, for |a| >= |b| or a = 0 (Dekker 1971). */
static mu_pair exact_sum(double a, double b)
{
    const double sum = a + b;

    return (mu_pair){ sum, (a - sum) + b };
}

/* log(x) for positive x, to a relative 2^-67 or better. */
static mu_pair long_log(double x)
{
    const bool         subnormal = x < DBL_MIN;
    const mu_log_parts l         = mu_log_split(mu_bits_of(subnormal ? x * 0x1p54 : x), subnormal ? 54 : 0);

    const double  r      = l.r;
    const mu_pair square = mu_exact_product(r, r);
    const mu_pair base   = exact_sum(l.power * MU_LN2_HIGH + l.step->high, r);
    const mu_pair sum    = exact_sum(base.high, -0.5 * square.high);

    /* The terms of log1p from r^3 on; r is so small that plain doubles do. */
    const double even = -1.0 / 4.0 + square.high * (-1.0 / 6.0 + square.high * (-1.0 / 8.0));
    const double odd =
        1.0 / 3.0 + square.high * (1.0 / 5.0 + square.high * (1.0 / 7.0 + square.high * (1.0 / 9.0)));
    const double tail = r * square.high * (odd + r * even);
    const double low  = (base.low + sum.low) + (l.power * MU_LN2_LOW + l.step->low) +
                       (l.r_low - 0.5 * square.low - r * l.r_low) + tail;

    return exact_sum(sum.high, low);
}

/* x^y for positive finite x and finite y. */
static double power_of_positive(double x, double y)
{
    if (x == 1.0) return 1.0;
    /* Even the doubles next to 1 overflow or vanish long before this; beyond it the products would. */
    if (__builtin_fabs(y) > 0x1p65) return (x > 1.0) == (y > 0.0) ? HUGE_VAL : 0.0;

    const mu_pair log_x   = long_log(x);
    const mu_pair product = mu_exact_product(y, log_x.high);
    const double  extra   = product.low + y * log_x.low;

    if (product.high > 709.8) return HUGE_VAL;
    if (product.high < -745.2) return 0.0;

    const mu_exp_parts e = mu_exp_split(product.high, extra);
    return mu_scaled(mu_exp_joined(e.value, &e), e.power);
}

/* Doubles from 2^53 on are all even; the cast is safe below. */
static bool is_whole(double y)
{
    return __builtin_fabs(y) >= 0x1p53 || (double)(int64_t)y == y;
}

static bool is_odd(double y)
{
    return __builtin_fabs(y) < 0x1p53 && is_whole(y) && ((int64_t)y & 1) != 0;
}

/* The special cases are those of C (Annex F.10.4.4). */
double mu_pow(double x, double y)
{
    const double size = __builtin_fabs(x);
    double       result;

    if (x == 1.0 || y == 0.0) return 1.0;
    if (x != x || y != y) return x + y;

    if (__builtin_fabs(y) > DBL_MAX) {
        if (size == 1.0) return 1.0;
        return (size > 1.0) == (y > 0.0) ? HUGE_VAL : 0.0;
    }
    if (size == 0.0) {
        result = y < 0.0 ? HUGE_VAL : 0.0;
    } else if (size > DBL_MAX) {
        result = y < 0.0 ? 0.0 : HUGE_VAL;
    } else {
        if (x < 0.0 && !is_whole(y)) return (double)NAN;
        result = power_of_positive(size, y);
    }
    return __builtin_signbit(x) && is_odd(y) ? -result : result;
}
