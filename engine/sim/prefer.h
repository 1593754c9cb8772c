/* prefer.h - a customer who comes back waits a while for the person he had before. Private to the sim layer.
 *
 * Such contacts stand in that person's own line, first come first served, and not in their type's; when the time is up
 * they take the place in the type's queue that their arrival gives them. Worlds without the key have none of this.
 */
#ifndef MU_SIM_PREFER_H
#define MU_SIM_PREFER_H

#include "sim/state.h"

bool mu_prefer_make(mu_world *w); /* false if out of memory */
void mu_prefer_start(mu_world *w);

/* The person that this customer had before and may have again: idle, or worth waiting for. MU_NOBODY: none. */
uint32_t mu_prefer_whom(const mu_world *w, const mu_visit *v);
/* The contact in this place joins the person's line, or leaves it. */
void mu_prefer_hold(mu_world *w, uint32_t agent, uint32_t place);
void mu_prefer_release(mu_world *w, uint32_t place);
/* It has waited long enough for him: from the line into the queue. */
void mu_prefer_give_up(mu_world *w, uint32_t place);

#endif
