#include "plan/single_server.h"

#include <math.h>
#include <stddef.h>

mu_moments mu_moments_exponential(double mean)
{
    return (mu_moments){ mean, 2 * mean * mean, 6 * mean * mean * mean };
}

/* E[S^k] = mean^k (1 + cv^2)^(k(k-1)/2) */
mu_moments mu_moments_lognormal(double mean, double cv)
{
    const double q = 1 + cv * cv;
    return (mu_moments){ mean, mean * mean * q, mean * mean * mean * q * q * q };
}

mu_moments mu_moments_fixed(double value)
{
    return (mu_moments){ value, value * value, value * value * value };
}

static bool is_stable(double arrivals, double service)
{
    return arrivals > 0 && service > 0 && arrivals * service < 1;
}

double mu_mg1_wait(double arrivals, mu_moments service)
{
    if (!is_stable(arrivals, service.first)) return NAN;
    return arrivals * service.second / (2 * (1 - arrivals * service.first));
}

/* Takacs (1962): E[W^2] = 2 E[W]^2 + arrivals E[S^3] / (3 (1 - rho)). */
double mu_mg1_wait_squared(double arrivals, mu_moments service)
{
    const double wait = mu_mg1_wait(arrivals, service);
    return 2 * wait * wait + arrivals * service.third / (3 * (1 - arrivals * service.first));
}

double mu_md1_wait_below(double arrivals, double service, double t)
{
    double sum = 0;

    if (!is_stable(arrivals, service) || !(t >= 0) || t / service >= 20) return NAN;
    for (int k = 0; k <= (int)(t / service); k++) {
        const double x    = arrivals * (k * service - t);
        double       term = exp(-x);
        for (int i = 1; i <= k; i++) term *= x / i;
        sum += term;
    }
    return (1 - arrivals * service) * sum;
}

bool mu_cobham_waits(int n, const double *arrivals, const mu_moments *service, double *wait_out)
{
    double residual = 0, above = 0, busy = 0;

    for (int i = 0; i < n; i++) {
        residual += arrivals[i] * service[i].second / 2;
        busy += arrivals[i] * service[i].first;
    }
    if (n <= 0 || !(busy < 1) || !(residual > 0)) return false;
    for (int i = 0; i < n; i++) {
        const double with = above + arrivals[i] * service[i].first;
        wait_out[i]       = residual / ((1 - above) * (1 - with));
        above             = with;
    }
    return true;
}

/* The transform is convex with value 1 at x = 1, so x - transform is negative at 0 and positive just below 1. */
double mu_gm1_delayed(mu_transform transform, const void *context, double mean_gap, double service)
{
    double low = 0, high = 1;

    if (!(mean_gap > 0) || !is_stable(1 / mean_gap, service)) return NAN;
    /* Start below 1 where the sign is known: the other root is 1 itself. */
    double gap = 0.5;
    while (gap > 1e-15 && 1 - gap < transform(gap / service, context)) gap /= 2;
    high = 1 - gap;
    for (int i = 0; i < 200; i++) {
        const double x = (low + high) / 2;
        if (x < transform((1 - x) / service, context))
            low = x;
        else
            high = x;
    }
    return (low + high) / 2;
}

double mu_gm1_wait(double delayed, double service)
{
    return delayed * service / (1 - delayed);
}

double mu_transform_erlang(double s, const void *gaps)
{
    const mu_erlang_gaps *g = gaps;
    return pow(1 + s * g->mean / g->stages, -g->stages);
}

double mu_transform_hyper(double s, const void *gaps)
{
    const mu_hyper_gaps *g = gaps;
    return g->share * g->rate_1 / (g->rate_1 + s) + (1 - g->share) * g->rate_2 / (g->rate_2 + s);
}

/* Gross & Harris (1985), section 3.1. */
double mu_batch_present(double batches, double mean, double second, double service)
{
    if (!is_stable(batches * mean, service)) return NAN;
    return batches * service * (mean + second) / (2 * (1 - batches * mean * service));
}
