#include "import/bins.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#define FEWEST 5 /* values from which a bin is made: fewer would show single calls */

typedef struct {
    double  from, till;
    int64_t first, n; /* values first .. first + n - 1 */
    double  sum;
    bool    final; /* cannot be split */
} bin;

/* By how much the mean times n is misstated when the bin is spread evenly. */
static double misstated(const bin *b)
{
    return fabs(b->sum - (double)b->n * 0.5 * (b->from + b->till));
}

static int32_t worst(const bin *bins, int32_t n)
{
    int32_t found = -1;
    for (int32_t i = 0; i < n; i++)
        if (!bins[i].final && (found < 0 || misstated(&bins[i]) > misstated(&bins[found]))) found = i;
    return found;
}

static int64_t values_up_to(const double *value, int64_t first, int64_t n, double edge)
{
    int64_t low = 0, high = n;

    while (low < high) {
        const int64_t middle = (low + high) / 2;
        if (value[first + middle] <= edge)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Splits *b at its mean, on the grid of the clock; the upper part goes to *upper. */
static bool split(bin *b, bin *upper, const double *value, double unit)
{
    const double  mean  = b->sum / (double)b->n;
    const double  edge  = unit > 0.0 ? (floor(mean / unit) + 0.5) * unit : mean;
    const int64_t lower = values_up_to(value, b->first, b->n, edge);

    if (lower < FEWEST || b->n - lower < FEWEST || edge <= b->from || edge >= b->till) return false;
    *upper = (bin){ .from = edge, .till = b->till, .first = b->first + lower, .n = b->n - lower };
    for (int64_t i = 0; i < upper->n; i++) upper->sum += value[upper->first + i];
    b->till = edge;
    b->n    = lower;
    b->sum -= upper->sum;
    return true;
}

static void add(mu_bins *out, double till, double weight)
{
    out->edge[out->n + 1] = till;
    out->weight[out->n++] = weight;
}

/* As two parts, left and right of the mean, weighted so that the middles of the parts have that mean. */
static void add_balanced(mu_bins *out, const bin *b)
{
    const double mean  = b->sum / (double)b->n;
    const double above = (double)b->n * (mean - b->from) / (b->till - b->from);
    const bool   cut   = misstated(b) > 1e-9 * b->sum && mean > b->from && mean < b->till;

    if (cut) add(out, mean, (double)b->n - above);
    add(out, b->till, cut ? above : (double)b->n);
}

mu_status mu_bins_of_values(mu_arena *a, const double *value, int64_t n, double unit, int32_t most,
                            mu_bins *out)
{
    bin    *bins  = MU_NEW_ARRAY(a, most + 1, bin);
    int32_t count = 1;

    *out        = (mu_bins){ 0 };
    out->edge   = MU_NEW_ARRAY(a, most + 1, double);
    out->weight = MU_NEW_ARRAY(a, most, double);
    if (bins == NULL || out->edge == NULL || out->weight == NULL) return MU_ERR_NOMEM;

    bins[0] = (bin){ .from = fmax(0.0, value[0] - unit / 2.0), .till = value[n - 1] + unit / 2.0, .n = n };
    for (int64_t i = 0; i < n; i++) bins[0].sum += value[i];
    if (bins[0].till <= bins[0].from) bins[0].till = bins[0].from + 1e-6; /* all alike, on an exact clock */

    const double good_enough = 1e-4 * bins[0].sum;
    while (count < most / 2) {
        const int32_t at = worst(bins, count);
        bin           upper;

        if (at < 0 || misstated(&bins[at]) < good_enough) break;
        if (!split(&bins[at], &upper, value, unit)) {
            bins[at].final = true;
            continue;
        }
        memmove(bins + at + 2, bins + at + 1, (size_t)(count - at - 1) * sizeof *bins);
        bins[at + 1] = upper;
        count++;
    }

    out->edge[0] = bins[0].from;
    for (int32_t i = 0; i < count; i++) add_balanced(out, &bins[i]);
    return MU_OK;
}

double mu_bins_mean(const mu_bins *b)
{
    double sum = 0.0, weight = 0.0;

    for (int32_t i = 0; i < b->n; i++) {
        sum += b->weight[i] * 0.5 * (b->edge[i] + b->edge[i + 1]);
        weight += b->weight[i];
    }
    return sum / weight;
}
