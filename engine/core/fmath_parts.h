/* fmath_parts.h - the reductions that exp, expm1, tanh, log, log1p, pow and erfc share.
 *
 * Both follow Tang (1989, 1990), "Table-driven implementation of the exponential (logarithm) function in
 * IEEE floating-point arithmetic": a table brings the argument so near to 0 (or 1) that a few terms of
 * Taylor's series do, and every table entry has a second double with the digits the first cannot hold.
 * Nothing here relies on fused multiplication: where a product must be exact, one factor is short.
 */
#ifndef MU_CORE_FMATH_PARTS_H
#define MU_CORE_FMATH_PARTS_H

#include <stdint.h>
#include <string.h>

/* 2^(i/128) is value * (1 + rest). */
typedef struct {
    double value, rest;
} mu_exp_step;

/* For the i-th 128th part of an octave: a short number near the inverse of its middle, and -log of that
 * number as high + low, high being a multiple of 2^-42. */
typedef struct {
    double inverse, high, low;
} mu_log_step;

extern const mu_exp_step mu_exp_table[128];
extern const mu_log_step mu_log_table[128];
extern const double      mu_erfc_chebyshev[23];

/* A number as an unevaluated sum, |low| being at most a rounding error of high, or nearly. */
typedef struct {
    double high, low;
} mu_pair;

static inline uint64_t mu_bits_of(double x)
{
    uint64_t bits;

    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double mu_double_of(uint64_t bits)
{
    double x;

    memcpy(&x, &bits, sizeof x);
    return x;
}

/* 2^n for a normal result, n in -1022 .. 1023. */
static inline double mu_power_of_two(int64_t n)
{
    return mu_double_of((uint64_t)(n + 1023) << 52);
}

/* y * 2^n with one rounding, for y of 0.5 .. 2 and any n in -2000 .. 2000; may overflow or go subnormal. */
static inline double mu_scaled(double y, int64_t n)
{
    if (n > 1000) return y * mu_power_of_two(n - 1000) * mu_power_of_two(1000);
    if (n < -1000) return y * mu_power_of_two(n + 1000) * mu_power_of_two(-1000);
    return y * mu_power_of_two(n);
}

/* The upper 26 bits of a double: two of them have an exact product (Dekker 1971). */
static inline double mu_upper_half(double x)
{
    return mu_double_of(mu_bits_of(x) & ~UINT64_C(0x7ffffff));
}

/* a * b with the part that rounding drops, but for some 2^-105 of it. */
static inline mu_pair mu_exact_product(double a, double b)
{
    const double product = a * b;
    const double a_high = mu_upper_half(a), a_low = a - a_high;
    const double b_high = mu_upper_half(b), b_low = b - b_high;

    return (mu_pair){ product,
                      ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low };
}

/* exp(x) = 2^power * value * (1 + tail) * (1 + r + r_low + series), with |r| below 0.0028 and tail below
 * 2^-53. What rounding dropped from r, and the product of tail and r, matter only to expm1. */
typedef struct {
    double  value, tail, r, r_low, series;
    int64_t power;
} mu_exp_parts;

/* Splits exp(x + extra) for |x| < 800 and |extra| below about 1e-4. */
static inline mu_exp_parts mu_exp_split(double x, double extra)
{
    /* log(2)/128; the first part has 35 bits, so that 18-bit multiples of it are exact. */
    const double step_high = 0x1.62e42fefcp-8, step_low = -0x1.c610ca86c3899p-44;
    const double steps_per_one = 0x1.71547652b82fep+7;
    const double shift         = 0x1.8p52; /* adding it rounds to a whole number, left in the low bits */

    const double       shifted = x * steps_per_one + shift;
    const double       steps   = shifted - shift;
    const int64_t      k       = (int32_t)(uint32_t)mu_bits_of(shifted);
    const mu_exp_step *step    = &mu_exp_table[k & 127];

    const double exact      = x - steps * step_high;
    const double r0         = exact - steps * step_low;
    const double r_low      = (exact - r0) - steps * step_low;
    const double r          = r0 + extra;
    const double r2         = r * r;
    const double high_terms = (1.0 / 24.0 + r * (1.0 / 120.0)) + r2 * (1.0 / 720.0);
    const double series     = r2 * (0.5 + r * (1.0 / 6.0)) + (r2 * r2) * high_terms; /* expm1(r) - r */

    return (mu_exp_parts){ step->value, step->rest, r, r_low, series, k >> 7 };
}

/* The number that was split; `value` has been scaled by 2^power already, or waits to be. */
static inline double mu_exp_joined(double value, const mu_exp_parts *e)
{
    return value + value * (e->r + (e->tail + e->series));
}

/* log(x) = power * log 2 - log(step->inverse) + log1p(r + r_low), |r| below 2^-7.9. r_low is what rounding
 * dropped from r, exactly. */
typedef struct {
    const mu_log_step *step;
    double             power, r, r_low;
} mu_log_parts;

/* The octave that is cut into 128 parts: from 0.6875 on, less half a part, so that 1 is the middle of its
 * part and log(1 + tiny) meets no rounding from the table. */
#define MU_LOG_START UINT64_C(0x3fe5f00000000000)

/* log 2; the first part is a multiple of 2^-42, so that any exponent's multiple of it is exact. */
#define MU_LN2_HIGH 0x1.62e42fefa38p-1
#define MU_LN2_LOW  0x1.ef35793c7673p-45

/* Splits log of the positive normal double with these bits, whose value is to be divided by 2^added. */
static inline mu_log_parts mu_log_split(uint64_t bits, int64_t added)
{
    const uint64_t     from_start = bits - MU_LOG_START;
    const int64_t      power      = (int64_t)from_start >> 52;
    const mu_log_step *step       = &mu_log_table[from_start >> 45 & 127];
    const uint64_t     z_bits     = bits - (from_start & UINT64_C(0xfff) << 52);

    /* 40 bits of z times the 13 of the inverse are exact, and so are the 13 left over. */
    const double z      = mu_double_of(z_bits);
    const double z_high = mu_double_of(z_bits & ~UINT64_C(0x1fff));

    const double r_high = z_high * step->inverse - 1.0;
    const double r_rest = (z - z_high) * step->inverse;
    const double r      = r_high + r_rest;

    return (mu_log_parts){ step, (double)(power - added), r, r_rest - (r - r_high) };
}

#endif
