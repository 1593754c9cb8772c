/* course.h - what courses leave in people: faster work, more that is solved, practice. Private to the sim layer.
 *
 * Of each person and course how much of it he remembers is kept, as of the end of his last session: from 0 to all of it, 1.
 * Each session adds its part, less what he missed of it. What is left afterwards is a formula of the time (behaviour/
 * training.h), so that nothing needs to be done as days go by. A team's sum fades at the same rate, so that it is kept in
 * the same way: from it everybody has what he learns from the others.
 */
#ifndef MU_SIM_COURSE_H
#define MU_SIM_COURSE_H

#include "behaviour/compose.h"
#include "sim/minds.h"
#include "sim/pauses.h"

/* False if out of memory. Nothing is made where nothing is taught. */
bool mu_course_make(mu_world *w);
void mu_course_start(mu_world *w);

/* A session of the team's meeting of that number is over, in which the person has been since `from_us`. */
void mu_course_over(mu_world *w, uint32_t agent, int32_t meeting, int64_t from_us);
/* Whoever has the seat leaves, and takes it with him. */
void mu_course_leaves(mu_world *w, uint32_t agent);

/* He begins a contact of the type: adds to what its handle time is made of. */
void   mu_course_begin(mu_world *w, uint32_t agent, int32_t type, mu_handle_parts *parts);
double mu_course_log_odds(const mu_world *w, uint32_t agent, int32_t type);

/* Who goes to rounds, where a hook says it (course_enrol.c); NULL: as the scenario says. */
const mu_chosen *mu_course_chosen(const mu_world *w);
/* Asks for the rounds that begin on that day. */
void mu_course_enrol(mu_world *w, int64_t day);

/* A day of everybody is over. */
void mu_course_day(mu_world *w);

#endif
