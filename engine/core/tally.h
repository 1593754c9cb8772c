/* tally.h - running statistics: moments, ratios, quantiles.
 *
 * All are plain structs that start as zero. Adding is in a fixed order by the caller, so that sums of
 * doubles do not depend on the number of threads.
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

/* The p-quantile of n values (Hyndman & Fan 1996, type 7); reorders `values`. O(n). NaN for n = 0;
 * no value may be NaN. */
double mu_quantile(double *values, int64_t n, double p);

/* The Gini coefficient of n values that are not negative and not all 0: the mean difference of two of them, drawn with
 * putting back, over twice their mean. 0 when all are alike, 1 - 1/n when one has everything. Sorts `values`. */
double mu_gini(double *values, int64_t n);

#endif
