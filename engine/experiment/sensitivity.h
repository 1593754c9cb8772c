/* sensitivity.h - what the figures of a scenario rest on: each parameter that is a guess or calibrated is set to the low and
 * the high end of what it may well be, one at a time, and everything is run again with the same random numbers.
 *
 * A change is the difference of two ratios of totals, with a 95 % Student interval over paired replications. It does not depend
 * on the number of threads.
 */
#ifndef MU_EXPERIMENT_SENSITIVITY_H
#define MU_EXPERIMENT_SENSITIVITY_H

#include <muster/sensitivity.h>
#include "experiment/results.h"
#include "model/assumption.h"

typedef enum { MU_AT_LOW, MU_AT_HIGH, MU_RANGE_ENDS } mu_range_end;

struct mu_sensitivity {
    mu_model    *model;
    bool         effect; /* figures are those of the arm less those of the base */
    uint64_t     seed;
    int64_t      replications;
    int          n_measures;
    int         *measure;
    mu_estimate *found;      /* [measure] */
    int32_t      n;          /* parameters that have a range */
    int32_t     *assumption; /* [n], of the model */
    mu_estimate
        *change; /* [(parameter * MU_RANGE_ENDS + end) * n_measures + measure]; NaN: it could not be run so */
};

static inline const mu_estimate *mu_sensitivity_change(const mu_sensitivity *s, int32_t parameter,
                                                       mu_range_end end, int measure)
{
    return &s->change[(parameter * MU_RANGE_ENDS + (int)end) * s->n_measures + measure];
}

#endif
