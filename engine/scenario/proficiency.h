/* proficiency.h - how far people have got in a skill, as planners write it. */
#ifndef MU_SCENARIO_PROFICIENCY_H
#define MU_SCENARIO_PROFICIENCY_H

#include <stdbool.h>

/* "expert", "3000 contacts": the gain of practice, 0..1 (behaviour/learning.h). False, and *gain alone, when it is neither. */
bool mu_proficiency_parse(const char *text, double *gain);

#endif
