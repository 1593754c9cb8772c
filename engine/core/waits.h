/* waits.h - how long contacts waited: counts on a log-linear grid, quantiles of them, and intervals for those.
 *
 * The grid has steps of 66 ms up to half a second and four bins an octave from there on; the last bin takes what is
 * longer than 101 days. Between its edges the logarithm of the share still waiting follows a monotone cubic
 * (Fritsch & Butland 1984), which is exact where the tail is exponential and within 0.3 % for the tails of other
 * queues. Contacts that were answered at once are not in the bins: whoever asks says how many they were.
 */
#ifndef MU_CORE_WAITS_H
#define MU_CORE_WAITS_H

#include <stdbool.h>
#include <stdint.h>

#define MU_WAIT_BINS 108

/* From the shortest wait to the longest; all zero while there is none. */
typedef struct {
    int64_t  shortest_us;
    uint64_t width_us;
} mu_wait_ends;

typedef struct {
    uint32_t     bin[MU_WAIT_BINS];
    mu_wait_ends ends; /* no bin outside them holds anything */
} mu_waits;

enum {
    MU_WAIT_FINEST = 16, /* log2 of the first bins' microseconds, */
    MU_WAIT_BITS   = 2   /* and of the bins an octave */
};

/* The bin of a wait of `us`, which is not negative. */
static inline unsigned mu_wait_bin(int64_t us)
{
    const uint64_t steps = (uint64_t)us >> MU_WAIT_FINEST;
    const unsigned top   = 63u - (unsigned)__builtin_clzll(steps | 1u << MU_WAIT_BITS);
    const unsigned shift = top - MU_WAIT_BITS;
    const unsigned bin   = (shift << MU_WAIT_BITS) + (unsigned)(steps >> shift);

    return bin < MU_WAIT_BINS ? bin : MU_WAIT_BINS - 1;
}

void mu_wait_ends_widen(mu_wait_ends *e, int64_t us);

/* A wait of `us` (not 0), which is in bin `bin`. The ends move rarely, so they are only looked at. */
static inline void mu_waits_add(mu_waits *w, unsigned bin, int64_t us)
{
    w->bin[bin]++;
    if (__builtin_expect((uint64_t)(us - w->ends.shortest_us) > w->ends.width_us, 0))
        mu_wait_ends_widen(&w->ends, us);
}
void mu_waits_merge(mu_waits *into, const mu_waits *from);
/* How many are in the bins. */
int64_t mu_waits_count(const mu_waits *w);

/* How the share still waiting falls with time: left[i] of all who were answered at at[i] microseconds. */
typedef struct {
    int32_t n; /* 0: nobody was answered */
    double  at[MU_WAIT_BINS + 1], left[MU_WAIT_BINS + 1];
} mu_wait_fall;

/* Of those in the bins and those answered at once. */
void mu_wait_fall_of(const mu_waits *w, int64_t at_once, mu_wait_fall *f);
/* The p-quantile in microseconds; NaN when nobody was answered. */
double mu_wait_fall_quantile(const mu_wait_fall *f, double p);

/* The same of many replications (or batches) together, and how sure it is. For every edge of the grid the curve keeps
 * what the share of contacts answered within it needs as a ratio of totals: sums of the counts, of their squares,
 * and of their products with the number answered. Edges below and above all that was seen need no room.
 * Starts as zero. */
typedef struct {
    double count, square, product; /* of those who waited up to here, over replications */
} mu_wait_edge;

typedef struct {
    int64_t       n;                          /* replications */
    double        answered, answered_squared; /* sums over them */
    mu_wait_edge  at_once;
    mu_wait_ends  ends;
    int32_t       first, n_edges, room; /* edge[i] is the upper end of bin first + i */
    mu_wait_edge *edge;
} mu_wait_curve;

/* Adds one replication. False if out of memory. */
bool mu_wait_curve_add(mu_wait_curve *c, const mu_waits *w, int64_t at_once);
void mu_wait_curve_free(mu_wait_curve *c);

/* The p-quantile in microseconds with the ends of its interval by Woodruff (1952): the quantiles at p less and p plus
 * t standard errors of the share (delta method, Cochran 1977 §2.11). `t` is that of n - 1 degrees of freedom. The
 * ends are NaN for n < 2, everything is when nobody was answered. */
typedef struct {
    double at, low, high;
} mu_wait_quantile;
mu_wait_quantile mu_wait_curve_quantile(const mu_wait_curve *c, double p, double t);

#endif
