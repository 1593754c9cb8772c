/* ask.h - asking the customer back: the work on a contact is done for now, he is asked for something, and when he has
 * answered it waits for people again. Private to sim.
 *
 * It is the same contact all the time: it was offered once and answered once, and the time of all its rounds is its
 * handle time. On his answer it goes before those that nobody has answered yet, like one handed back; nobody gives up
 * then, and no line is held for him.
 */
#ifndef MU_SIM_ASK_H
#define MU_SIM_ASK_H

#include "sim/state.h"

/* The talk is over: true when the customer has to be asked, so that nothing is decided about the case yet. */
bool mu_ask_customer(mu_world *w, uint32_t agent);
/* The wrap-up of such a contact is done too: it is with its customer from now on. */
void mu_ask_wait(mu_world *w, const mu_contact *c);
/* The contact in this place of the pool has its answer, or is closed without one (`silent`). */
void mu_ask_reply(mu_world *w, uint32_t place, bool silent);
/* The person begins to work on the answer. */
void mu_ask_taken_up(mu_world *w, uint32_t agent, mu_contact *c);

#endif
