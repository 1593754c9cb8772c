/* backlog.h - what is open: contacts that have come and are not done, how old they are at closing time, and whether
 * they are done when they are due. Private to sim.
 *
 * Kept for types with a journey only. A contact is open while it waits, is in hand, is put by, or is with its customer
 * (ask.h), under the type in whose queue it is.
 */
#ifndef MU_SIM_BACKLOG_H
#define MU_SIM_BACKLOG_H

#include "sim/state.h"

/* A contact of the type comes; it finds no line or no place, or turns away. */
static inline void mu_backlog_comes(mu_world *w, int32_t type)
{
    if (w->open != NULL) w->open[type]++;
}
static inline void mu_backlog_turned_away(mu_world *w, int32_t type)
{
    if (w->open != NULL) w->open[type]--;
}

/* All work on it is done; the customer has given up, or it was cut off. */
void mu_backlog_done(mu_world *w, const mu_contact *c);
void mu_backlog_given_up(mu_world *w, const mu_contact *c);

/* The current cell ends: how many are open, and at closing time how old they are. */
void mu_backlog_close_cell(mu_world *w);
/* The run ends: what is still open is late or not. */
void mu_backlog_close_books(mu_world *w);

#endif
