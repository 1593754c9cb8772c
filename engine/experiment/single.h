/* single.h - what each replication showed, of all types and all teams together, so that runs with the same random numbers can
 * be compared replication by replication. */
#ifndef MU_EXPERIMENT_SINGLE_H
#define MU_EXPERIMENT_SINGLE_H

#include "experiment/measure.h"

typedef struct mu_singles mu_singles;

mu_singles *mu_singles_new(void);           /* NULL if out of memory */
void        mu_singles_free(mu_singles *s); /* accepts NULL */

/* Notes the totals of a replication for the measures of a scope. False if out of memory. */
bool mu_singles_add(mu_singles *s, int64_t replication, mu_scope scope, const mu_totals *t);

/* A measure as a sample: its ratio of totals over all replications, and how much each replication moves it (the influences
 * of Hampel 1974, whose sum is 0). `influence` has room for n replications; all NaN where there is nothing to divide by. */
double mu_singles_sample(const mu_singles *s, int64_t n, int measure, double *influence);

#endif
