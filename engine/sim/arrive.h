/* arrive.h - customers come: from a source, or back from their thoughts. Private to the sim layer. */
#ifndef MU_SIM_ARRIVE_H
#define MU_SIM_ARRIVE_H

#include "sim/state.h"

/* First arrivals of everyone, and first thoughts of populations. */
void mu_arrive_begin(mu_world *w);

/* The next arrival of `type`: makes its contacts and plans the one after it. */
void mu_arrive_next(mu_world *w, int32_t type);
/* Member `member` of the population of `type` calls. */
void mu_arrive_member(mu_world *w, int32_t type, int32_t member);

/* The customer of `c` has hung up, been answered to the end of his talk, or given up: his line is free, and a
 * population's member goes back to his thoughts. */
void mu_customer_leaves(mu_world *w, const mu_contact *c);

#endif
