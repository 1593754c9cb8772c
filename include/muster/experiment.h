/* muster/experiment.h - a model is run many times; the runs become estimates.
 *
 * Replications are independent, run on as many threads as you like, and are added up in the order of their
 * numbers: the same model, seed and number of replications give the same results, bit for bit, on any
 * machine and any number of threads.
 *
 * Ownership: results belong to the caller and borrow the model, which must outlive them.
 * Threads:   results are read-only and may be shared. A progress function is called from the caller's thread.
 */
#ifndef MUSTER_EXPERIMENT_H
#define MUSTER_EXPERIMENT_H

#include <stdint.h>
#include <muster/hooks.h>
#include <muster/scenario.h>

typedef struct mu_results mu_results; /* asked through the functions below */

/* Where a run stands, told about ten times a second. */
typedef struct {
    int64_t done, total;    /* replications; total is the number planned so far */
    double  seconds;        /* since the start */
    double  seconds_left;   /* estimate; negative when unknown */
    double  worst_relative; /* under precision: widest relative half-width so far, NaN unknown */
} mu_progress;

typedef struct {
    int64_t  replications; /* 0: the model's, or the default rule */
    double   precision;    /* relative half-width to reach; 0: the model's */
    int      threads;      /* 0: one per core; 1 runs in the caller's thread */
    bool     has_seed;     /* false: the model's seed */
    uint64_t seed;
    /* Set from outside, by a signal handler or an atomic store; NULL: never. `stop`: no further replication is begun, those
     * under way are finished. `drop`: those are broken off, too, and not counted. */
    const volatile bool *stop, *drop;
    void (*progress)(void *context, const mu_progress *p);
    void           *progress_context;
    const mu_hooks *hooks;  /* NULL: the built-in decisions, or the scenario's rules, which exclude hooks */
    bool            singly; /* keep what each replication showed, of all together; not in steady state */
    bool            people; /* keep an account of each person: mu_results_person; not in steady state */
} mu_run_options;

#define MU_THREADS_MAX 256

/* A figure with its uncertainty. */
typedef struct {
    double  mean;      /* NaN: nothing to divide by (for example no contact was answered) */
    double  se;        /* standard error of the mean; NaN with fewer than two replications */
    double  low, high; /* 95 % interval; NaN as se */
    int64_t n;         /* replications or batches behind it */
} mu_estimate;

/* How single days differ: a tenth of them lie below p10 and a tenth above p90. NaN where there is none. */
typedef struct {
    double p10, p50, p90;
} mu_spread;

/* Runs the experiment. `options` may be NULL. *out is owned by the caller and is set also when MU_OK is not
 * returned but some replications finished (MU_ERR_INTERRUPTED: the results are partial); otherwise NULL. */
mu_status mu_experiment_run(const mu_model *m, const mu_run_options *options, mu_diag *diag,
                            mu_results **out);

void mu_results_free(mu_results *r); /* accepts NULL */

/* How many figures the scenario's key `published` gives. */
int32_t mu_published_count(const mu_model *m);
/* Whether each of them names a measure, of a contact type or team that can have it, and is written in its unit. All
 * problems go to `diag`; the status is that of the first. */
mu_status mu_published_check(const mu_model *m, mu_diag *diag);

/* The estimate of a measure ("service_level", "occupancy": `muster keys measures` lists them) for one contact
 * type or team over the whole horizon; `who` NULL means all of them together. Where a type and a team share a
 * name, the measure decides: it belongs either to types or to teams. False, and nothing written, when the
 * measure or the name is unknown. */
bool mu_results_value(const mu_results *r, const char *who, const char *measure, mu_estimate *out);

/* The same for the spread of single days. */
bool mu_results_spread(const mu_results *r, const char *who, const char *measure, mu_spread *out);

/* The estimate of a measure for a single person, by the name the scenario gives or by team and number ("desk 3"); of a
 * group, such as "channel" and "phone" (channel, class, skill, role, site). False, and nothing written, when there is
 * no such figure. */
bool mu_results_person(const mu_results *r, const char *person, const char *measure, mu_estimate *out);
bool mu_results_group(const mu_results *r, const char *kind, const char *name, const char *measure,
                      mu_estimate *out);

int64_t  mu_results_replications(const mu_results *r); /* finished and counted */
bool     mu_results_partial(const mu_results *r);      /* interrupted before all had been run */
uint64_t mu_results_seed(const mu_results *r);

#endif
