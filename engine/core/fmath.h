/* fmath.h - elementary functions that give the same bits on every machine.
 *
 * glibc picks fused or plain variants of exp, log, pow by the processor, so the same binary gives other
 * last bits elsewhere. Everything on the sample path uses these instead: fixed polynomials in plain
 * double arithmetic (the build forbids contraction), error below 2 ulp against a long double reference
 * over the normal range. Special values behave as in C (infinities, NaN, zeros, subnormal results flush
 * as IEEE rounding says). mu_sqrt is the correctly rounded instruction.
 */
#ifndef MU_CORE_FMATH_H
#define MU_CORE_FMATH_H

double mu_exp(double x);
double mu_log(double x);
double mu_expm1(double x);
double mu_log1p(double x);
double mu_pow(double x, double y); /* error below 2 ulp for x > 0; negative x only with whole y */
double mu_tanh(double x);
double mu_erfc(double x);   /* relative error below 8 ulp down to the smallest normal result */
double mu_lgamma(double x); /* x > 0; for exact moments only, error below 1e-14 relative or absolute */

/* The standard normal law: its density and distribution function, both with a relative error below 5e-13 for
 * |z| < 37, and the inverse of the latter, error below 1e-13, relative above 1. Below
 * 1e-300 the inverse stays what it is there. */
double mu_normal_density(double z);
double mu_normal_cdf(double z);
double mu_normal_quantile(double p);

/* Regularised incomplete gamma functions, shape > 0: P(X <= x) and P(X > x) of a standard gamma variate.
 * For distribution functions and tests, not on the sample path; absolute error below 1e-12. */
double mu_gamma_lower(double shape, double x);
double mu_gamma_upper(double shape, double x);

static inline double mu_sqrt(double x)
{
    return __builtin_sqrt(x);
}

#endif
