/* peers.h - how people stand beside their team: how fast they were, and how they are paid. Private to the sim layer.
 *
 * Speed is log speed, the mean over the contacts of the last day on which somebody had any; that of the team is the mean
 * over its people. Pay is by the hour, as written: bonuses are earned by what is done.
 */
#ifndef MU_SIM_PEERS_H
#define MU_SIM_PEERS_H

#include "sim/state.h"

/* False if out of memory. Nothing is made where nobody looks at the others. */
bool mu_peers_make(mu_world *w);
void mu_peers_start(mu_world *w);
/* His handle time is this times that of the type. Only where there are peers, as the next two. */
void mu_peers_took(mu_world *w, uint32_t agent, double factor);
void mu_peers_newcomer(mu_world *w, uint32_t agent);
void mu_peers_close_day(mu_world *w);

/* By how much the team was faster, in log speed, negative if slower; 0 where there are no peers, or before the first day. */
double mu_peers_ahead(const mu_world *w, uint32_t agent);
/* How unfair he finds his pay: mu_effort_unfair. 0 where there are no peers. */
double mu_peers_unfair(const mu_world *w, uint32_t agent);

#endif
