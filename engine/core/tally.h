/* tally.h - running statistics: moments, ratios, quantiles.
 *
 * All are plain structs that start as zero. Merging is in a fixed order by the caller, so that sums of
 * doubles do not depend on the number of threads; histograms hold counts and are order-free.
 */
#ifndef MU_CORE_TALLY_H
#define MU_CORE_TALLY_H

#include <stdint.h>
#include <stdbool.h>

/* Pairs (x, y) of one replication each: numerator and denominator of a ratio. Means and co-moments are
 * updated as Welford (1962) does, because plain sums of squares lose digits when means are large. */
typedef struct {
    int64_t n;
    double  mean_x, mean_y, c_xx, c_xy, c_yy;
} mu_pairs;

void mu_pairs_add(mu_pairs *p, double x, double y);
/* Their correlation (Pearson); 0 for n < 8 or without spread. */
double mu_pairs_correlation(const mu_pairs *p);
/* Sum x / sum y; NaN when there is nothing to divide by. */
double mu_pairs_ratio(const mu_pairs *p);
/* Standard error of the ratio by the delta method (Cochran 1977 §2.11):
 * sqrt((c_xx - 2 R c_xy + R^2 c_yy) / (n (n-1))) / |mean_y|. NaN for n < 2. */
double mu_pairs_ratio_se(const mu_pairs *p);

/* Counts of durations on a log-linear grid over whole microseconds: exact below 2^MU_HIST_BITS, then
 * 2^MU_HIST_BITS bins an octave, so a quantile is within 0.4 % before interpolation. */
#define MU_HIST_BITS 7
#define MU_HIST_BINS ((65 - MU_HIST_BITS) << MU_HIST_BITS)

typedef struct {
    int64_t  total;
    uint64_t bin[MU_HIST_BINS];
} mu_hist;

static inline unsigned mu_hist_bin(uint64_t us)
{
    if (us < (1u << MU_HIST_BITS)) return (unsigned)us;
    const unsigned top = 63u - (unsigned)__builtin_clzll(us);
    const unsigned sub = (unsigned)(us >> (top - MU_HIST_BITS)); /* 2^BITS .. 2^(BITS+1)-1 */
    return ((top - MU_HIST_BITS) << MU_HIST_BITS) + sub;
}

static inline void mu_hist_add(mu_hist *h, int64_t us)
{
    h->bin[mu_hist_bin(us > 0 ? (uint64_t)us : 0u)]++;
    h->total++;
}
void mu_hist_merge(mu_hist *into, const mu_hist *from);
/* The p-quantile in microseconds, linear inside its bin; NaN when empty. */
double mu_hist_quantile(const mu_hist *h, double p);

/* The p-quantile of n values (Hyndman & Fan 1996, type 7); reorders `values`. O(n). NaN for n = 0;
 * no value may be NaN. */
double mu_quantile(double *values, int64_t n, double p);

#endif
