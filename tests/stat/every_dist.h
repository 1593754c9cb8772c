/* every_dist.h - all kinds of distributions with several sets of parameters each, for tests that walk them.
 *
 * A new kind or a new set joins every such test by a row in add_all.
 */
#ifndef TESTS_STAT_EVERY_DIST_H
#define TESTS_STAT_EVERY_DIST_H

#include "core/dist.h"

enum { EVERY_DIST_LIMIT = 80 };

typedef struct {
    const mu_dist *dist[EVERY_DIST_LIMIT];
    const char    *label[EVERY_DIST_LIMIT];
    bool           whole[EVERY_DIST_LIMIT]; /* takes single values only, so that its cdf has jumps */
    int            n;
} every_dist;

static inline void add_dist(every_dist *all, const char *label, bool whole, const mu_dist *d)
{
    if (all->n < EVERY_DIST_LIMIT) {
        all->dist[all->n]  = d;
        all->label[all->n] = label;
        all->whole[all->n] = whole;
    }
    all->n++;
}

static inline void add_smooth_ones(every_dist *all, mu_arena *a)
{
    add_dist(all, "exponential 1", false, mu_dist_exponential(a, 1.0));
    add_dist(all, "exponential 240", false, mu_dist_exponential(a, 240.0));
    add_dist(all, "lognormal mean 300 cv 0.9", false, mu_dist_lognormal(a, 300.0, 0.9));
    add_dist(all, "lognormal mean 5 cv 0.1", false, mu_dist_lognormal(a, 5.0, 0.1));
    add_dist(all, "lognormal mean 600 cv 1.5", false, mu_dist_lognormal(a, 600.0, 1.5));
    add_dist(all, "lognormal mu 2 sigma 0.5", false, mu_dist_lognormal_log(a, 2.0, 0.5));
    add_dist(all, "gamma mean 10 cv 0.5", false, mu_dist_gamma(a, 10.0, 0.5));
    add_dist(all, "gamma mean 1 cv 0.12", false, mu_dist_gamma(a, 1.0, 0.12));
    add_dist(all, "gamma mean 60 cv 1", false, mu_dist_gamma(a, 60.0, 1.0));
    add_dist(all, "gamma mean 60 cv 2.5", false, mu_dist_gamma(a, 60.0, 2.5));
    add_dist(all, "erlang 1 stage", false, mu_dist_erlang(a, 60.0, 1));
    add_dist(all, "erlang 4 stages", false, mu_dist_erlang(a, 60.0, 4));
    add_dist(all, "erlang 1000 stages", false, mu_dist_erlang(a, 60.0, 1000));
    add_dist(all, "weibull shape 0.5", false, mu_dist_weibull(a, 0.5, 30.0));
    add_dist(all, "weibull shape 1", false, mu_dist_weibull(a, 1.0, 30.0));
    add_dist(all, "weibull shape 3.6", false, mu_dist_weibull(a, 3.6, 30.0));
    add_dist(all, "weibull mean 100 shape 1.5", false, mu_dist_weibull_mean(a, 100.0, 1.5));
    add_dist(all, "weibull shape 100", false, mu_dist_weibull(a, 100.0, 1.0));
}

static inline void add_bounded_ones(every_dist *all, mu_arena *a)
{
    add_dist(all, "fixed 0", true, mu_dist_fixed(a, 0.0));
    add_dist(all, "fixed 300", true, mu_dist_fixed(a, 300.0));
    add_dist(all, "uniform 0 to 1", false, mu_dist_uniform(a, 0.0, 1.0));
    add_dist(all, "uniform 30 to 90", false, mu_dist_uniform(a, 30.0, 90.0));
    add_dist(all, "uniform without width", true, mu_dist_uniform(a, 7.0, 7.0));
    add_dist(all, "triangular 10 20 60", false, mu_dist_triangular(a, 10.0, 20.0, 60.0));
    add_dist(all, "triangular rising", false, mu_dist_triangular(a, 0.0, 5.0, 5.0));
    add_dist(all, "triangular falling", false, mu_dist_triangular(a, 1.0, 1.0, 5.0));
    add_dist(all, "normal far from 0", false, mu_dist_normal(a, 300.0, 30.0));
    add_dist(all, "normal cut on the left", false, mu_dist_normal(a, 10.0, 10.0));
    add_dist(all, "normal cut in the middle", false, mu_dist_normal(a, 0.0, 20.0));
    add_dist(all, "normal half an sd out", false, mu_dist_normal(a, -5.1, 10.0));
    add_dist(all, "normal far in its tail", false, mu_dist_normal(a, -48.0, 10.0));
}

static inline void add_pieces(every_dist *all, mu_arena *a)
{
    const double         thirds[]  = { 2.0, 1.0, 0.0 };
    const double         edges[]   = { 0.0, 30.0, 60.0, 90.0, 300.0 };
    const double         weights[] = { 12.0, 20.0, 0.0, 8.0 };
    const double         one_bin[] = { 10.0, 20.0 };
    const double         values[]  = { 45.0, 12.5, 300.0, 45.0, 80.0, 1.0, 61.0 };
    const mu_dist *const times[]   = { mu_dist_shifted(a, mu_dist_exponential(a, 30.0), 5.0),
                                       mu_dist_lognormal(a, 200.0, 0.5), mu_dist_fixed(a, 1.0) };
    const mu_dist *const fixed[] = { mu_dist_fixed(a, 10.0), mu_dist_fixed(a, 60.0), mu_dist_fixed(a, 5.0) };

    add_dist(all, "hyperexponential cv 1", false, mu_dist_hyperexponential(a, 60.0, 1.0));
    add_dist(all, "hyperexponential cv 1.5", false, mu_dist_hyperexponential(a, 60.0, 1.5));
    add_dist(all, "hyperexponential cv 3", false, mu_dist_hyperexponential(a, 60.0, 3.0));
    add_dist(all, "mixture of times", false, mu_dist_mixture(a, 3, thirds, times));
    add_dist(all, "mixture of one", false, mu_dist_mixture(a, 1, thirds, times));
    add_dist(all, "mixture of fixed values", true, mu_dist_mixture(a, 3, thirds, fixed));
    add_dist(all, "histogram with an empty bin", false, mu_dist_histogram(a, 4, edges, weights));
    add_dist(all, "histogram of one bin", false, mu_dist_histogram(a, 1, one_bin, weights));
    add_dist(all, "sample of seven", true, mu_dist_sample(a, 7, values));
    add_dist(all, "sample of one", true, mu_dist_sample(a, 1, values));
}

static inline void add_counts(every_dist *all, mu_arena *a)
{
    add_dist(all, "geometric mean 1", true, mu_dist_geometric(a, 1.0));
    add_dist(all, "geometric mean 2", true, mu_dist_geometric(a, 2.0));
    add_dist(all, "geometric mean 50", true, mu_dist_geometric(a, 50.0));
    add_dist(all, "poisson mean 0.3", true, mu_dist_poisson(a, 0.3));
    add_dist(all, "poisson mean 4", true, mu_dist_poisson(a, 4.0));
    add_dist(all, "poisson mean 10", true, mu_dist_poisson(a, 10.0));
    add_dist(all, "poisson mean 150", true, mu_dist_poisson(a, 150.0));
    add_dist(all, "poisson mean 1e6", true, mu_dist_poisson(a, 1e6));
}

static inline void add_shifted_ones(every_dist *all, mu_arena *a)
{
    const double values[] = { 0.1, 0.2, 0.7 };

    add_dist(all, "exponential shifted", false, mu_dist_shifted(a, mu_dist_exponential(a, 60.0), 10.0));
    add_dist(all, "lognormal shifted", false, mu_dist_shifted(a, mu_dist_lognormal(a, 60.0, 0.8), 2.5));
    add_dist(all, "normal shifted", false, mu_dist_shifted(a, mu_dist_normal(a, 1.0, 1.0), 0.3));
    add_dist(all, "hyperexponential shifted", false,
             mu_dist_shifted(a, mu_dist_hyperexponential(a, 60.0, 2.0), 15.0));
    add_dist(all, "shifted twice", false,
             mu_dist_shifted(a, mu_dist_shifted(a, mu_dist_gamma(a, 60.0, 0.7), 5.0), 5.0));
    add_dist(all, "sample shifted", true, mu_dist_shifted(a, mu_dist_sample(a, 3, values), 0.1));
    add_dist(all, "geometric shifted", true, mu_dist_shifted(a, mu_dist_geometric(a, 3.0), 0.1));
    add_dist(all, "fixed shifted", true, mu_dist_shifted(a, mu_dist_fixed(a, 0.2), 0.1));
}

static inline every_dist every_dist_in(mu_arena *a)
{
    every_dist all = { .n = 0 };

    add_smooth_ones(&all, a);
    add_bounded_ones(&all, a);
    add_pieces(&all, a);
    add_counts(&all, a);
    add_shifted_ones(&all, a);
    return all;
}

#endif
