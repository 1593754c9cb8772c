/* arrive.h - customers come: from a source, or back from their thoughts. Private to the sim layer. */
#ifndef MU_SIM_ARRIVE_H
#define MU_SIM_ARRIVE_H

#include "sim/state.h"

/* First arrivals of everyone, and first thoughts of populations. */
void mu_arrive_begin(mu_world *w);

/* The next arrival of `type`: makes its contacts and plans the one after it. */
void mu_arrive_next(mu_world *w, int32_t type);
/* Somebody of `type` who was called has answered. */
void mu_arrive_dialled(mu_world *w, int32_t type);
/* The next piece of a backlog that never ends, unless one is waiting or the doors are closed. */
void mu_arrive_refill(mu_world *w, int32_t type);
/* Member `member` of the population of `type` calls; goes back to his thoughts. */
void mu_arrive_member(mu_world *w, int32_t type, int32_t member);
void mu_arrive_think(mu_world *w, int32_t type, int32_t member);

/* Puts a contact on the floor: a line, a person, a waiting place, or none of them. */
void mu_admit(mu_world *w, mu_visit *v);

/* A customer comes, for the first time or again: past whatever stands before the queue. A hook may decide about him. */
void mu_come_to_door(mu_world *w, mu_visit *v);

/* It comes and finds the channel closed, or is not let in. */
void mu_turn_away(mu_world *w, const mu_visit *v);

/* The customer of `c` has hung up, been answered to the end of his talk, or given up: his line is free, and a
 * population's member goes back to his thoughts, unless his case is not over. */
void mu_customer_leaves(mu_world *w, const mu_contact *c);

#endif
