/* amends.h - what is done for a customer who complains, and how much less readily he stays for all that. Private to the sim
 * layer.
 *
 * The scenario says it for all complaints (behaviour.recovery), or the hook recover for each. It is settled when he complains:
 * what is late counts at once, by its delay. Nobody's time is taken by it; what that costs is for whoever decides to say.
 */
#ifndef MU_SIM_AMENDS_H
#define MU_SIM_AMENDS_H

#include "sim/choose.h"

/* A complaint about a contact of that type that came in that cell: the shift of the log-odds of staying, at most 0. Only where
 * there is a module for it. */
double mu_amends_made(mu_world *w, int32_t cell, const mu_subject *contact, bool content, bool solved);

#endif
