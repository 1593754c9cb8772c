/* bins.h - a list of times as a histogram that a scenario can draw from. */
#ifndef MU_IMPORT_BINS_H
#define MU_IMPORT_BINS_H

#include "base/arena.h"
#include "base/error.h"

typedef struct {
    int32_t n;
    double *edge;   /* n + 1, ascending */
    double *weight; /* n, not negative */
} mu_bins;

/* The values (n > 0, ascending, not negative) in at most `most` bins. A scenario spreads each bin evenly, so
 * bins are split where that misstates the mean most, at the bin's own mean, down to 5 values. What still cannot
 * be spread evenly is cut at its mean once more, with weights that keep the mean exactly. `unit` is the clock's
 * resolution: a value of 17 whole seconds lies between 16.5 and 17.5. */
mu_status mu_bins_of_values(mu_arena *a, const double *value, int64_t n, double unit, int32_t most,
                            mu_bins *out);

/* Mean of what a scenario will draw. */
double mu_bins_mean(const mu_bins *b);

#endif
