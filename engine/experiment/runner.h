/* runner.h - many replications on all cores; the same numbers whatever the number of threads.
 *
 * Workers take replication numbers from a counter and simulate them in a world of their own; the records
 * are added up in the order of the numbers, never in the order in which they finish. Under a precision
 * target the decision to stop is taken only at fixed numbers of replications, so that it cannot depend on
 * the threads either.
 */
#ifndef MU_EXPERIMENT_RUNNER_H
#define MU_EXPERIMENT_RUNNER_H

#include "experiment/results.h"
#include "sim/hooks.h"

typedef struct {
    int64_t done, total;     /* replications; total is the number planned so far */
    double  seconds;         /* since the start */
    double  seconds_left;    /* estimate; negative when unknown */
    double  worst_relative;  /* under precision: widest relative half-width so far, NaN unknown */
} mu_progress;

typedef struct {
    int64_t  replications;   /* 0: the model's, or the default rule */
    double   precision;      /* 0: the model's */
    int      threads;        /* 0: one per core; 1 runs in the caller's thread */
    bool     has_seed;
    uint64_t seed;
    const volatile bool *stop; /* set from outside: running replications are finished, the rest is not begun */
    void (*progress)(void *context, const mu_progress *p); /* from the caller's thread, about 10 a second */
    void *progress_context;
    const mu_hooks *hooks;
} mu_run_options;

#define MU_THREADS_MAX 256

/* Runs the experiment. `options` may be NULL. *out is owned by the caller and is set also when MU_OK is not
 * returned but some replications finished (MU_ERR_INTERRUPTED: results.partial is true); otherwise NULL. */
mu_status mu_experiment_run(const mu_model *m, const mu_run_options *options, mu_diag *diag, mu_results **out);

/* Replications when nothing else is said: 400 simulated days, at least 30 and at most 400 replications. */
int64_t mu_default_replications(const mu_model *m);

#endif
