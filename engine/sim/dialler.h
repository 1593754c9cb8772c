/* dialler.h - numbers are dialled for people who are idle; whoever answers is a contact. Private to the sim layer.
 *
 * What a person's becoming idle sets off happens at the same instant after everything else, so that all who become idle
 * then are counted once.
 */
#ifndef MU_SIM_DIALLER_H
#define MU_SIM_DIALLER_H

#include "sim/state.h"

bool mu_dialler_make(mu_world *w); /* false if out of memory */
/* At the start of a replication. */
void mu_dialler_begin(mu_world *w);

/* Somebody of the team is idle from now on. */
void mu_dialler_hears(mu_world *w, int32_t team);
/* The events: it is time to look who is idle; a number has rung for long enough. */
void mu_dialler_looks(mu_world *w, uint32_t number, bool on_time);
void mu_dialler_rung(mu_world *w, uint32_t number, bool answered);

#endif
