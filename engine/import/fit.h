/* fit.h - which law fits a list of times, and how well.
 *
 * Three laws are fitted by maximum likelihood and judged by the Kolmogorov-Smirnov distance. Its textbook
 * p-value is far too kind when the parameters come from the same data (Lilliefors 1967), so the p-value here
 * is from a parametric bootstrap that fits anew to each sample (Stute, Gonzalez Manteiga & Presedo Quindimil
 * 1993). With thousands of calls every simple law is rejected at some point though it may be good enough to
 * plan with; the distance says how far off it is. When none is near, the histogram stands for itself.
 */
#ifndef MU_IMPORT_FIT_H
#define MU_IMPORT_FIT_H

#include <stdbool.h>
#include <stdint.h>
#include "base/error.h"

typedef enum { MU_FIT_EXPONENTIAL, MU_FIT_LOGNORMAL, MU_FIT_GAMMA, MU_FIT_LAWS } mu_fit_law;

typedef struct {
    double a, b;     /* exponential: mean; lognormal: mu, sigma of the logarithm; gamma: shape, scale */
    double mean, cv; /* of the fitted law */
    double aic;      /* Akaike's criterion: lower is better; differences mean something, levels do not */
    double distance; /* largest gap between the data's and the law's distribution function */
    double p;        /* how often the law itself gives data at least this far off */
} mu_fit;

typedef struct {
    int64_t    n;
    double     mean, sd, median, smallest, largest;
    mu_fit     law[MU_FIT_LAWS];
    mu_fit_law best; /* the lowest AIC among the good ones; with none good, the nearest */
    bool       good; /* the best law may stand for the data: see mu_fit_is_good */
} mu_fits;

/* Fits `value`, n > 0 positive numbers; sorts them. `unit` is the clock's resolution: values are thought to be
 * rounded to it (0: exact). With fewer than 5 values or no spread only the moments are filled and the rest is
 * NaN. Deterministic: the bootstrap has a stream of its own. */
mu_status mu_fit_all(double *value, int64_t n, double unit, mu_fits *out);

/* Not rejected at 5 %; or within 0.03 of the data everywhere with a mean within 2 % of theirs. */
bool mu_fit_is_good(const mu_fit *f, double data_mean);

const char *mu_fit_name(mu_fit_law law); /* "exponential", ... */
double      mu_fit_cdf(mu_fit_law law, const mu_fit *f, double x);

/* The resolution of a list of times: 1 when all are whole seconds, else 0. */
double mu_fit_unit(const double *value, int64_t n);

#endif
