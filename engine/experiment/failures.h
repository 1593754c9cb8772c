/* failures.h - the replications of a run in which a rule failed, alike ones together: the same line and the same words. */
#ifndef MU_EXPERIMENT_FAILURES_H
#define MU_EXPERIMENT_FAILURES_H

#include "base/text.h"
#include "rules/asker.h"

enum { MU_FAILURES_MOST = 10 };

typedef struct {
    mu_failure first; /* of them, by the number of the replication */
    int64_t    n;     /* replications */
} mu_failure_kind;

typedef struct {
    int             n;
    mu_failure_kind kind[MU_FAILURES_MOST]; /* in the order of their first */
    int64_t         others;                 /* replications that failed in yet other ways */
} mu_failures;

/* To be called in the order of the replications. */
void mu_failures_add(mu_failures *all, const mu_failure *f);
/* Tells each kind: where, how often, and how to look at its first. */
void mu_failures_tell(const mu_failures *all, const mu_model *m, mu_diag *diag);
/* The same in a line for each kind, to be kept with the results: "own.lua:4: route at 08:10, replication 3 and in 4 more,
 * seed 1: bad luck". NULL if there are none, or out of memory; the caller frees it. */
char *mu_failures_lines(const mu_failures *all, const mu_model *m);

#endif
