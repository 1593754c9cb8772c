/* interrupt.h - work that makes way: whom an arriving contact may interrupt, and what becomes of the work put by.
 * Private to the sim layer.
 *
 * People who have an interruptible contact in hand stand in a list for their team and its type, the latest first, so a
 * victim is found by looking at a few heads. Worlds without interruptible types have none of this.
 */
#ifndef MU_SIM_INTERRUPT_H
#define MU_SIM_INTERRUPT_H

#include "sim/state.h"

bool mu_interrupt_make(mu_world *w); /* false if out of memory */
void mu_interrupt_start(mu_world *w);

/* The person has an interruptible contact of `type` in hand from now on; has it no longer. */
void mu_interrupt_note(mu_world *w, uint32_t agent, int32_t type);
void mu_interrupt_forget(mu_world *w, uint32_t agent);

/* The person who makes way for a contact of `type` that has waited so long, his work put by: of those in teams open to it
 * with the lowest priority in hand (and lower than the type's), the one who began last. MU_NOBODY: nobody may be
 * interrupted. */
uint32_t mu_interrupt_for(mu_world *w, int32_t type, int64_t waited_us);

/* The contact that the person has put by and takes up before the waiting one in place `waiting` (0: none waits);
 * 0: none. */
uint32_t mu_interrupt_kept(const mu_world *w, uint32_t agent, uint32_t waiting);
/* Keeps the contact in `place` with the person; takes the last one kept away again. */
void mu_interrupt_keep(mu_world *w, uint32_t agent, uint32_t place);
void mu_interrupt_drop_kept(mu_world *w, uint32_t agent);

#endif
