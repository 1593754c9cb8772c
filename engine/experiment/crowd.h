/* crowd.h - how single people of a team differ: of how they are when a replication ends, and of what they earned in it. */
#ifndef MU_EXPERIMENT_CROWD_H
#define MU_EXPERIMENT_CROWD_H

#include "experiment/totals.h"

typedef struct mu_crowds mu_crowds; /* room for one of them */

mu_crowds *mu_crowds_new(const mu_model *m); /* NULL if out of memory */
void       mu_crowds_free(mu_crowds *c);     /* accepts NULL */

/* Of the people of these teams; good until the next call. */
const mu_crowd *mu_crowds_of(mu_crowds *c, const mu_record *r, const mu_members *teams);
/* Of a single one: his own state is each of the quantiles. */
mu_crowd mu_crowd_of_one(const mu_person_state *state);

#endif
