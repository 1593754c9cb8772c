/* later.h - what is to happen at some time and has no slot of its own: a customer on his way back, a wait that opens a
 * queue to another team. Private to the sim layer.
 *
 * A binary heap whose earliest event is mirrored in one slot of the sources, so that a world without such events pays
 * nothing for them. Nothing is taken out before its time: whoever is told checks whether it still matters.
 */
#ifndef MU_SIM_LATER_H
#define MU_SIM_LATER_H

#include "sim/state.h"

/* Plans it; w->no_memory is set when there is no room. */
void mu_later_add(mu_world *w, int64_t at_us, mu_class class, mu_later_what what, uint32_t whom,
                  uint32_t stamp);
/* Takes the earliest, which is due. A replication in which time stands still is ended. */
mu_later mu_later_take(mu_world *w);

#endif
