/* drive.h - how hard people try, and when they game the figures. Private to the sim layer.
 *
 * When the day is over everybody chooses his effort for the next one, by what more of it would bring him under all
 * schemes that are for him (behaviour/scheme.h, effort.h). On the first day nobody has a pace of his own yet: people take
 * the target for what is expected of them and believe that they will reach it, but count on no more than they could do on
 * duty without a pause. From then on they expect as much a day as in this window and the one before.
 *
 * Burnout takes from effort and morale adds to it, whether there are schemes or not.
 */
#ifndef MU_SIM_DRIVE_H
#define MU_SIM_DRIVE_H

#include "behaviour/compose.h"
#include "sim/payout.h"

/* False if out of memory. Nothing is made where all of it is off. */
bool mu_drive_make(mu_world *w);
void mu_drive_start(mu_world *w);

/* He begins a contact: adds to what its handle time is made of. */
void   mu_drive_begin(mu_world *w, uint32_t agent, mu_handle_parts *parts);
double mu_drive_log_odds(const mu_world *w, uint32_t agent);
double mu_drive_quality(const mu_world *w, uint32_t agent); /* his effort in it */
/* Whether he ends it early, unsolved; then the factor on its time, else exactly 1. Only where there is a drive. */
bool mu_drive_games(mu_world *w, uint32_t agent, const mu_taken *t, double *factor);

/* The day is over for everybody, and windows that ended with it are paid. */
void mu_drive_close_day(mu_world *w);

#endif
