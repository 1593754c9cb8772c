/* survival.h - how long callers would have waited, told from how long they did.
 *
 * Whoever is answered has not shown his patience, only that it was longer than his wait: a censored
 * observation. Averaging the waits of those who left would find the impatient ones only. Two estimates with
 * the censoring done right stand side by side: the product-limit curve of Kaplan & Meier (1958), which
 * assumes no law, and the exponential law, whose mean is all time waited divided by those who left
 * (Brown et al. 2005, JASA 100:36, §6).
 */
#ifndef MU_IMPORT_SURVIVAL_H
#define MU_IMPORT_SURVIVAL_H

#include <stdbool.h>
#include "import/bins.h"

typedef struct {
    double waited_s; /* not negative */
    bool   left;     /* abandoned then; false: answered then, patience at least that long */
} mu_wait_seen;

typedef struct {
    double  at_s;
    int64_t at_risk;   /* callers who had waited at least this long */
    int64_t left;      /* of them, those who left at this very time */
    double  surviving; /* share whose patience is longer than at_s */
    double  se;        /* of `surviving` (Greenwood 1926) */
} mu_survival_step;

typedef struct {
    int64_t           n, left, delayed; /* all; who left; who waited at all */
    double            exposure_s;       /* time waited, by everyone together */
    int32_t           n_steps;
    mu_survival_step *step; /* ascending in time; one for each time at which someone left */
} mu_survival;

/* Sorts `seen` by time. A caller answered after no wait was never at risk of leaving later: he adds nothing
 * to either estimate. At equal times those who left count before those who were answered, so that a caller
 * answered at 60 s was at risk at 60 s. MU_ERR_NOMEM, or MU_OK. */
mu_status mu_survival_fit(mu_arena *a, mu_wait_seen *seen, int64_t n, mu_survival *out);

/* Share whose patience is longer than `t`. */
double mu_survival_at(const mu_survival *s, double t);
/* The first time at which no more than `share` are still waiting (0.5: the median), or NaN when the log does
 * not reach that far. */
double mu_survival_time(const mu_survival *s, double share);

typedef struct {
    double mean_s, low_s, high_s; /* 95 %; NaN when nobody left */
} mu_patience_mean;

/* Mean patience if it is exponential: exposure / left; the interval is that of its logarithm. */
mu_patience_mean mu_survival_exponential(const mu_survival *s);

/* The curve as at most `most` bins for a scenario. `unit` is the clock's resolution in seconds (0: exact); a
 * time of 17 whole seconds lies between 16.5 and 17.5. Beyond the time at which fewer than 30 callers are at
 * risk the curve is mere noise: there an exponential tail goes on with the rate of leaving seen in the second
 * half of the trusted range. Nobody left, or nobody after any wait: out->n is 0. */
mu_status mu_survival_bins(mu_arena *a, const mu_survival *s, double unit, int32_t most, mu_bins *out);

#endif
