/* flow.h - a contact's life once it is on the floor: answered, finished, or given up. Private to the sim layer.
 *
 * Each function is one event or one step of it, at w->now.
 */
#ifndef MU_SIM_FLOW_H
#define MU_SIM_FLOW_H

#include "sim/state.h"

/* The person's pending end of talk or work is due. */
void mu_flow_end(mu_world *w, uint32_t agent);
/* The waiting contact in this place gives up. */
void mu_flow_abandon(mu_world *w, uint32_t place);
/* It is disconnected while waiting. */
void mu_flow_drop_waiting(mu_world *w, uint32_t place);

/* A person who has nothing in hand takes what waits for him, or becomes idle, or goes home. */
void mu_flow_free(mu_world *w, uint32_t agent);
/* The contact in hand goes back to the head of its queue, or is cut off; the person has nothing in hand
 * afterwards and is not idle yet. */
void mu_flow_take_back(mu_world *w, uint32_t agent, bool cut_off);

/* Gives contacts that were handed back to whoever is idle and able. */
void mu_flow_offer_waiting(mu_world *w);

/* Adds time that is still running (people busy, contacts waiting) to the record at the end. */
void mu_flow_close_books(mu_world *w);

#endif
