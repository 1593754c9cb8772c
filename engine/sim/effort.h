/* effort.h - what the time of people is spent on: whose case it is charged to, and what of it is done again or for
 * nothing. Private to sim.
 */
#ifndef MU_SIM_EFFORT_H
#define MU_SIM_EFFORT_H

#include "sim/state.h"

/* The person has so much work with the contact from now on; less than was foreseen where it is negative. Only where
 * there are cases. */
void mu_effort_add(mu_world *w, uint32_t agent, const mu_contact *c, int64_t talk_us, int64_t wrap_up_us);

/* The person is called away: `more_us` of the talk that the contact has left will go into finding the thread again. */
void mu_effort_find_thread(mu_world *w, uint32_t agent, const mu_contact *c, int64_t more_us);

#endif
