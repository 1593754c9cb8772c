/* praise.h - people who are praised try harder for a while, and so do those who see it; often praised, less. Private to the
 * sim layer.
 *
 * Who is praised is for the hook payout to say, when a window of incentives is over. What is left of praise, and the habit
 * of it, go back day by day (behaviour/recognition.h).
 */
#ifndef MU_SIM_PRAISE_H
#define MU_SIM_PRAISE_H

#include "sim/minds.h"

/* False if out of memory. Nothing is made where praise does nothing. */
bool mu_praise_make(mu_world *w);
void mu_praise_start(mu_world *w);
void mu_praise_newcomer(mu_world *w, uint32_t agent);
/* He is praised before his team; counted even where it does nothing. */
void mu_praise_give(mu_world *w, uint32_t agent);
/* A day is over, before anybody is praised for it. */
void mu_praise_day(mu_world *w);

/* What it adds to how hard he tries; 0 where praise does nothing. */
double mu_praise_level(const mu_world *w, uint32_t agent);

#endif
