#include "core/tally.h"

#include "core/fmath.h"

#include <math.h>
#include <stdlib.h>

void mu_pairs_add(mu_pairs *p, double x, double y)
{
    const double from_old_x = x - p->mean_x;
    const double from_old_y = y - p->mean_y;
    double       from_new_y;

    p->n++;
    p->mean_x += from_old_x / (double)p->n;
    p->mean_y += from_old_y / (double)p->n;
    from_new_y = y - p->mean_y;

    /* Welford (1962): one distance to the old mean, the other to the new. */
    p->c_xx += from_old_x * (x - p->mean_x);
    p->c_xy += from_old_x * from_new_y;
    p->c_yy += from_old_y * from_new_y;
}

double mu_pairs_correlation(const mu_pairs *p)
{
    const double spread = p->c_xx * p->c_yy;

    return p->n < 8 || spread <= 0 ? 0 : p->c_xy / mu_sqrt(spread);
}

double mu_pairs_ratio(const mu_pairs *p)
{
    return p->n > 0 && p->mean_y != 0.0 ? p->mean_x / p->mean_y : (double)NAN;
}

double mu_pairs_ratio_se(const mu_pairs *p)
{
    if (p->n < 2 || p->mean_y == 0.0) return (double)NAN;

    const double n        = (double)p->n;
    const double ratio    = p->mean_x / p->mean_y;
    const double residual = p->c_xx - 2.0 * ratio * p->c_xy + ratio * ratio * p->c_yy;

    /* When x is a fixed share of y nothing is left but rounding, which may be a hair below zero. */
    return residual > 0.0 ? sqrt(residual / (n * (n - 1.0))) / fabs(p->mean_y) : 0.0;
}

/* Hyndman & Fan (1996), type 7: where the p-quantile of n sorted values lies between two of them. */
static int64_t rank_below(double p, int64_t n, double *towards_next)
{
    const double  at    = (p > 0.0 ? (p < 1.0 ? p : 1.0) : 0.0) * (double)(n - 1);
    const int64_t below = (int64_t)at;

    *towards_next = at - (double)below;
    return below;
}

/* Reorders so that the value of rank `k` stands at its place, smaller ones before it and larger ones behind
 * (Hoare 1961). The middle of three is the pivot, so that sorted input costs no more than any other. */
static double select_rank(double *values, int64_t n, int64_t k)
{
    int64_t low = 0, high = n - 1;

    while (low < high) {
        const double a = values[low], b = values[low + (high - low) / 2], c = values[high];
        const double pivot = a < b ? (b < c ? b : (a < c ? c : a)) : (a < c ? a : (b < c ? c : b));
        int64_t      i = low, j = high;
        while (i <= j) {
            while (values[i] < pivot) i++;
            while (values[j] > pivot) j--;
            if (i <= j) {
                const double swapped = values[i];
                values[i++]          = values[j];
                values[j--]          = swapped;
            }
        }
        if (k <= j)
            high = j;
        else if (k >= i)
            low = i;
        else
            break;
    }
    return values[k];
}

static double smallest(const double *values, int64_t n)
{
    double least = values[0];

    for (int64_t i = 1; i < n; i++)
        if (values[i] < least) least = values[i];
    return least;
}

double mu_quantile(double *values, int64_t n, double p)
{
    double  towards_next, at;
    int64_t below;

    if (n <= 0) return (double)NAN;
    below = rank_below(p, n, &towards_next);
    at    = select_rank(values, n, below);
    if (towards_next <= 0.0) return at;
    return at + (smallest(values + below + 1, n - below - 1) - at) * towards_next;
}

static int ascending(const void *left, const void *right)
{
    const double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

/* Of sorted values: sum (2 i - n - 1) x_i / (n sum x), i from 1 (Sen 1973). */
double mu_gini(double *values, int64_t n)
{
    double weighted = 0, sum = 0;

    qsort(values, (size_t)n, sizeof *values, ascending);
    for (int64_t i = 0; i < n; i++) {
        weighted += (double)(2 * i + 1 - n) * values[i];
        sum += values[i];
    }
    return weighted / ((double)n * sum);
}
