/* people.h - what was found about single people: each has an account in every replication (sim/record.h), of which sums
 * are kept, so that ten thousand people and a thousand replications take no more memory than ten thousand people.
 *
 * Accounts cover whole replications and the whole clock, overrun after closing included.
 */
#ifndef MU_EXPERIMENT_PEOPLE_H
#define MU_EXPERIMENT_PEOPLE_H

#include "experiment/measure.h"

typedef struct mu_people mu_people;

mu_people *mu_people_new(const mu_model *m); /* NULL if out of memory */
void       mu_people_free(mu_people *p);     /* accepts NULL */

/* Adds the accounts of the next replication. */
void mu_people_add(mu_people *p, const mu_record *r);
/* What these accounts say of several teams together, into the totals of the replication. */
void mu_people_totals(mu_people *p, const mu_record *r, const mu_members *teams, mu_totals *into);
/* Numerator and denominator of the k-th measure of people (mu_person_measure), for person `agent`. */
const mu_pairs *mu_people_pairs(const mu_people *p, int32_t agent, int k);

#endif
