/* published.h - figures that somebody else found, beside what was simulated.
 *
 * A figure agrees when the difference is at most four standard errors, those of both sides taken together, and the
 * rounding of what was published. So a comparison is as sharp as its two sides allow, and `may_differ` says how sharp.
 */
#ifndef MU_EXPERIMENT_PUBLISHED_H
#define MU_EXPERIMENT_PUBLISHED_H

#include "experiment/results.h"

#define MU_PUBLISHED_Z 4.0

typedef struct {
    int         measure;   /* its number */
    mu_estimate simulated; /* NaN where nothing could be simulated: that does not agree */
    double      may_differ;
    bool        agrees;
} mu_published_verdict;

/* Figure `i` of the model, which has passed the check. */
mu_published_verdict mu_published_compare(const mu_results *r, int32_t i);

#endif
