/* load_training.h - what courses teach, and when they are held; private to engine/scenario/load*.c. */
#ifndef MU_SCENARIO_LOAD_TRAINING_H
#define MU_SCENARIO_LOAD_TRAINING_H

#include "scenario/load_parts.h"

/* Whether the scenario has a course that teaches or costs something, or a section knowledge. */
bool mu_load_teaches(const mu_load *l);
/* Whether this entry of training does. */
bool mu_load_is_course(const mu_node *training);
/* When the sessions of a course are, and for how many at once: the rest of `out`, whose `share` it may change. Of a meeting
 * too. `number` among the courses; -1: it is none. */
void mu_load_sessions(mu_load *l, int32_t team, const mu_node *node, int32_t number, mu_meeting *out);
/* Reports what contradicts itself in one; `named` people are named, -1: nobody. */
void mu_load_check_course(mu_load *l, const mu_node *node, int32_t named);

#endif
