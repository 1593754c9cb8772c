/* knowhow.h - what is written down of each contact type, in a knowledge base or for an assistant. Private to the sim layer.
 *
 * One number for each type. Whoever solves a contact adds to it; at the end of each day it has gone stale by a day.
 */
#ifndef MU_SIM_KNOWHOW_H
#define MU_SIM_KNOWHOW_H

#include "behaviour/compose.h"
#include "sim/minds.h"

/* False if out of memory. Nothing is made where there is none. */
bool mu_knowhow_make(mu_world *w);
void mu_knowhow_start(mu_world *w);

/* Somebody of the team begins a contact of the type: adds to what its handle time is made of. */
void mu_knowhow_begin(mu_world *w, int32_t team, int32_t type, mu_handle_parts *parts);
/* With which gain of practice somebody works who has that of his own. Exactly that where nothing helps. */
double mu_knowhow_gain(const mu_world *w, int32_t type, double gain);
/* A contact of the type is solved. */
void mu_knowhow_solved(mu_world *w, int32_t type);

/* A day is over. */
void mu_knowhow_day(mu_world *w);

#endif
