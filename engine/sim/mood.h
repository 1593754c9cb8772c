/* mood.h - how content people are with their work, day by day. Private to the sim layer.
 *
 * At the end of a day morale goes on its way to the baseline (behaviour/morale.h), and then jumps by what happened:
 * customers who were abusive, hours of overtime, colleagues of the team who left the night before. Whoever is content
 * tries harder, stays, and comes. Newcomers begin at the baseline.
 */
#ifndef MU_SIM_MOOD_H
#define MU_SIM_MOOD_H

#include "sim/minds.h"

/* False if out of memory. Nothing is made where it is off. */
bool mu_mood_make(mu_world *w);
void mu_mood_start(mu_world *w);
/* Only where there is a mood, as the next two. */
void mu_mood_newcomer(mu_world *w, uint32_t agent);
void mu_mood_day(mu_world *w, uint32_t agent, const mu_mind_day *day);
/* Somebody of the team has left for good, or was let go: the others hear of it the next day. */
void mu_mood_left(mu_world *w, int32_t team);
/* The day is over for everybody. */
void mu_mood_close_day(mu_world *w);

/* -1 to 1; 0 where there is no mood. */
double mu_mood_morale(const mu_world *w, uint32_t agent);

#endif
