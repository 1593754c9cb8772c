/* single_server.h - closed forms of one person: any service, priorities, any gaps, batches.
 *
 * Units as in steady_state.h. Every function returns NaN (or false) when a parameter is out of range or there
 * is no steady state.
 */
#ifndef MU_PLAN_SINGLE_SERVER_H
#define MU_PLAN_SINGLE_SERVER_H

#include <stdbool.h>

/* Moments of a service time: E[S], E[S^2], E[S^3]. */
typedef struct {
    double first, second, third;
} mu_moments;

mu_moments mu_moments_exponential(double mean);
mu_moments mu_moments_lognormal(double mean, double cv);
mu_moments mu_moments_fixed(double value);

/* M/G/1 (Pollaczek 1930, Khinchine 1932): mean wait, and its second moment. */
double mu_mg1_wait(double arrivals, mu_moments service);
double mu_mg1_wait_squared(double arrivals, mu_moments service);

/* M/D/1: P(wait <= t) (Erlang 1909). The sum alternates, so t / service must stay below 20; beyond, NaN. */
double mu_md1_wait_below(double arrivals, double service, double t);

/* M/G/1 with n classes, the first goes first and nobody is interrupted (Cobham 1954): mean wait of each. */
bool mu_cobham_waits(int n, const double *arrivals, const mu_moments *service, double *wait_out);

/* G/M/1: gaps between arrivals with the Laplace transform `transform(s, context)`, exponential service. The
 * share delayed is the root of x = transform((1 - x) / service) below 1 (Kendall 1953). */
typedef double (*mu_transform)(double s, const void *context);
double mu_gm1_delayed(mu_transform transform, const void *context, double mean_gap, double service);
double mu_gm1_wait(double delayed, double service); /* from the share delayed */

/* Transforms for it: Erlang gaps, and a mixture of two exponentials. */
typedef struct {
    int    stages;
    double mean;
} mu_erlang_gaps;
typedef struct {
    double share, rate_1, rate_2; /* `share` of the gaps have rate 1 */
} mu_hyper_gaps;
double mu_transform_erlang(double s, const void *gaps); /* a mu_erlang_gaps */
double mu_transform_hyper(double s, const void *gaps);  /* a mu_hyper_gaps */

/* M^X/M/1: batches of mean size `mean` and second moment `second`; the mean number present. */
double mu_batch_present(double batches, double mean, double second, double service);

#endif
