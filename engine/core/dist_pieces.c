/* Distributions put together from pieces: mixtures, histograms, samples. */
#include "core/dist_kinds.h"

#include "core/fmath.h"

#include <stdlib.h>
#include <string.h>

/* The running sums of n shares, divided by their total, so that the last is exactly 1; NULL if memory ran
 * out, a share is negative or not finite, or all are zero. */
static const double *cumulated(mu_arena *a, int n, const double *share)
{
    double *sum   = MU_NEW_ARRAY(a, n, double);
    double  total = 0.0;

    if (sum == NULL) return NULL;
    for (int i = 0; i < n; i++) {
        if (!mu_is_not_negative(share[i])) return NULL;
        total += share[i];
        sum[i] = total;
    }
    if (!mu_is_positive(total)) return NULL;
    for (int i = 0; i < n; i++) sum[i] /= total;
    return sum;
}

/* The piece in which the quantile u of 0 .. 1 falls: the first whose running sum is above u. A piece with
 * no share is never the first. */
static int piece_at(const mu_dist *d, double u)
{
    int low = 0, high = d->n - 1;

    while (low < high) {
        const int middle = low + (high - low) / 2;

        if (d->cumulative[middle] > u) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

static double share_below(const mu_dist *d, int i)
{
    return i > 0 ? d->cumulative[i - 1] : 0.0;
}

static double share_of(const mu_dist *d, int i)
{
    return d->cumulative[i] - share_below(d, i);
}

/* Mixture. */

const mu_dist *mu_dist_mixture(mu_arena *a, int n, const double *share, const mu_dist *const *part)
{
    const mu_dist **parts;
    mu_dist        *d;

    if (n < 1) return NULL;
    for (int i = 0; i < n; i++) {
        if (part[i] == NULL) return NULL;
    }
    d     = mu_dist_new(a, MU_DIST_MIXTURE, 0.0, 0.0, 0.0);
    parts = MU_NEW_ARRAY(a, n, const mu_dist *);
    if (d == NULL || parts == NULL) return NULL;
    memcpy(parts, part, (size_t)n * sizeof *parts);

    d->n          = n;
    d->part       = parts;
    d->cumulative = cumulated(a, n, share);
    return d->cumulative != NULL ? d : NULL;
}

/* Two exponentials with balanced means, share_1 mean_1 = share_2 mean_2, the usual third condition beside
 * mean and cv (Whitt 1982, "Approximating a point process by a renewal process"). */
const mu_dist *mu_dist_hyperexponential(mu_arena *a, double mean, double cv)
{
    if (!mu_is_positive(mean) || !(cv >= 1.0) || !mu_is_finite(cv * cv)) return NULL;
    if (cv == 1.0) return mu_dist_exponential(a, mean);

    const double   cv2      = cv * cv;
    const double   root     = mu_sqrt((cv2 - 1.0) / (cv2 + 1.0));
    const double   rare     = 1.0 / ((cv2 + 1.0) * (1.0 + root)); /* (1 - root) / 2 without cancellation */
    const double   share[2] = { 1.0 - rare, rare };
    const mu_dist *part[2]  = { mu_dist_exponential(a, 0.5 * mean / share[0]),
                                mu_dist_exponential(a, 0.5 * mean / share[1]) };
    return mu_dist_mixture(a, 2, share, part);
}

static double mixture_draw(const mu_dist *d, mu_rng *r)
{
    return mu_dist_draw(d->part[piece_at(d, mu_rng_uniform(r))], r);
}

static double mixture_mean(const mu_dist *d)
{
    double sum = 0.0;

    for (int i = 0; i < d->n; i++) sum += share_of(d, i) * mu_dist_mean(d->part[i]);
    return sum;
}

/* The mean of the variances and the variance of the means. */
static double mixture_variance(const mu_dist *d)
{
    const double mean = mixture_mean(d);
    double       sum  = 0.0;

    for (int i = 0; i < d->n; i++) {
        const double off = mu_dist_mean(d->part[i]) - mean;

        sum += share_of(d, i) * (mu_dist_variance(d->part[i]) + off * off);
    }
    return sum;
}

static double mixture_cdf(const mu_dist *d, double value)
{
    double sum = 0.0;

    for (int i = 0; i < d->n; i++) sum += share_of(d, i) * mu_dist_cdf(d->part[i], mu_before_shift(d, value));
    return sum;
}

const mu_dist_ops mu_dist_mixture_ops = { "mixture", mixture_draw, mixture_mean, mixture_variance,
                                          mixture_cdf };

/* Histogram: uniform inside each bin. */

const mu_dist *mu_dist_histogram(mu_arena *a, int n, const double *edge, const double *weight)
{
    double  *edges;
    mu_dist *d;

    if (n < 1 || !mu_is_not_negative(edge[0])) return NULL;
    for (int i = 0; i < n; i++) {
        if (!mu_is_finite(edge[i + 1]) || !(edge[i] < edge[i + 1])) return NULL;
    }
    d     = mu_dist_new(a, MU_DIST_HISTOGRAM, 0.0, 0.0, 0.0);
    edges = MU_NEW_ARRAY(a, (size_t)n + 1, double);
    if (d == NULL || edges == NULL) return NULL;
    memcpy(edges, edge, ((size_t)n + 1) * sizeof *edges);

    d->n          = n;
    d->edge       = edges;
    d->cumulative = cumulated(a, n, weight);
    return d->cumulative != NULL ? d : NULL;
}

/* By inversion: one number chooses the bin and the place in it. */
static double histogram_draw(const mu_dist *d, mu_rng *r)
{
    const double u = mu_rng_uniform(r);
    const int    i = piece_at(d, u);

    return d->edge[i] + (d->edge[i + 1] - d->edge[i]) * ((u - share_below(d, i)) / share_of(d, i));
}

static double middle_of_bin(const mu_dist *d, int i)
{
    return d->edge[i] + 0.5 * (d->edge[i + 1] - d->edge[i]);
}

static double histogram_mean(const mu_dist *d)
{
    double sum = 0.0;

    for (int i = 0; i < d->n; i++) sum += share_of(d, i) * middle_of_bin(d, i);
    return sum;
}

static double histogram_variance(const mu_dist *d)
{
    const double mean = histogram_mean(d);
    double       sum  = 0.0;

    for (int i = 0; i < d->n; i++) {
        const double off = middle_of_bin(d, i) - mean, width = d->edge[i + 1] - d->edge[i];

        sum += share_of(d, i) * (width * width / 12.0 + off * off);
    }
    return sum;
}

static double histogram_cdf(const mu_dist *d, double value)
{
    const double x = mu_before_shift(d, value);
    int          i = 0;

    if (x <= d->edge[0]) return 0.0;
    if (x >= d->edge[d->n]) return 1.0;
    while (x >= d->edge[i + 1]) i++;
    return share_below(d, i) + share_of(d, i) * ((x - d->edge[i]) / (d->edge[i + 1] - d->edge[i]));
}

const mu_dist_ops mu_dist_histogram_ops = { "histogram", histogram_draw, histogram_mean, histogram_variance,
                                            histogram_cdf };

/* Sample: a list of values, each equally likely. */

static int ascending(const void *left, const void *right)
{
    const double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

const mu_dist *mu_dist_sample(mu_arena *a, int n, const double *value)
{
    double  *values;
    mu_dist *d;

    if (n < 1) return NULL;
    for (int i = 0; i < n; i++) {
        if (!mu_is_not_negative(value[i])) return NULL;
    }
    d      = mu_dist_new(a, MU_DIST_SAMPLE, 0.0, 0.0, 0.0);
    values = MU_NEW_ARRAY(a, n, double);
    if (d == NULL || values == NULL) return NULL;
    memcpy(values, value, (size_t)n * sizeof *values);
    qsort(values, (size_t)n, sizeof *values, ascending);

    d->n    = n;
    d->edge = values;
    return d;
}

static double sample_draw(const mu_dist *d, mu_rng *r)
{
    return d->edge[mu_rng_below(r, (uint64_t)d->n)];
}

static double sample_mean(const mu_dist *d)
{
    double sum = 0.0;

    for (int i = 0; i < d->n; i++) sum += d->edge[i];
    return sum / (double)d->n;
}

static double sample_variance(const mu_dist *d)
{
    const double mean = sample_mean(d);
    double       sum  = 0.0;

    for (int i = 0; i < d->n; i++) sum += (d->edge[i] - mean) * (d->edge[i] - mean);
    return sum / (double)d->n;
}

static double sample_cdf(const mu_dist *d, double value)
{
    int low = 0, high = d->n; /* values before low are reached, those from high on are not */

    while (low < high) {
        const int middle = low + (high - low) / 2;

        if (d->shift + d->edge[middle] <= value) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (double)low / (double)d->n;
}

const mu_dist_ops mu_dist_sample_ops = { "sample", sample_draw, sample_mean, sample_variance, sample_cdf };
