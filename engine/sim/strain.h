/* strain.h - what load does to people: haste while everybody is busy, customers who come angry, burnout over weeks, and
 * days on which they do not come. Private to the sim layer.
 *
 * Of each team the occupancy of the last half an hour is kept, of each person how burnt out he is. Both are brought up to
 * date when something touches them: the team when one of its people begins or ends something, the person when his day is
 * over. The formulas are in behaviour/workload.h, anger.h and wellbeing.h.
 */
#ifndef MU_SIM_STRAIN_H
#define MU_SIM_STRAIN_H

#include "behaviour/compose.h"
#include "sim/minds.h"

/* False if out of memory. Nothing is made where all of it is off. */
bool mu_strain_make(mu_world *w);
void mu_strain_start(mu_world *w);

/* Somebody of the team does something else from now on. */
void mu_strain_turn(mu_world *w, int32_t team, mu_activity from, mu_activity to);
/* He begins a contact: adds to what its handle time is made of. True when the customer is abusive. */
bool   mu_strain_begin(mu_world *w, uint32_t agent, const mu_taken *t, mu_handle_parts *parts);
double mu_strain_log_odds(const mu_world *w, uint32_t agent);
/* His day is over. */
void mu_strain_day(mu_world *w, uint32_t agent, const mu_mind_day *day);

/* Somebody new has the seat: he is not burnt out. */
void mu_strain_newcomer(mu_world *w, uint32_t agent);

/* 0 where nobody burns out. */
double mu_strain_burnout(const mu_world *w, uint32_t agent);
/* The chance that he does not come today, where that goes by how he is; negative: it does not. */
double mu_strain_absence(const mu_world *w, uint32_t agent);

#endif
