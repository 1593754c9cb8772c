/* schemes.h - what each incentive scheme came to, team by team: money paid, and how often somebody got any. */
#ifndef MU_EXPERIMENT_SCHEMES_H
#define MU_EXPERIMENT_SCHEMES_H

#include "core/tally.h"
#include "sim/record.h"

typedef struct mu_schemes mu_schemes;

/* Whether there are any, and the run is told as a whole. */
bool        mu_schemes_wanted(const mu_model *m);
mu_schemes *mu_schemes_new(const mu_model *m); /* NULL if out of memory */
void        mu_schemes_free(mu_schemes *s);    /* accepts NULL */

/* Adds what they came to in the next replication. */
void mu_schemes_add(mu_schemes *s, const mu_record *r);

/* Of team `who`, n_teams: of all but other departments. Money; shares of people's windows that were paid, over windows. */
const mu_pairs *mu_schemes_paid(const mu_schemes *s, int32_t scheme, int32_t who);
const mu_pairs *mu_schemes_reached(const mu_schemes *s, int32_t scheme, int32_t who);

#endif
