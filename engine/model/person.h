/* person.h - what people are called: by a name of their own where the scenario gives one, else "desk 3", the team and
 * the number within it, from 1; "desk on call 1" and "desk guest 1" where no hours are planned. */
#ifndef MU_MODEL_PERSON_H
#define MU_MODEL_PERSON_H

#include "model/model.h"

#define MU_PERSON_NAME_ROOM 288 /* enough for the longest name of a team, a number and the end */

/* The name that the scenario gives to person `number` (from 0) of the team, or NULL. */
const char *mu_person_own_name(const mu_team *team, int32_t number);
/* Writes the name of person `agent` (numbered over all teams). */
void mu_person_name(const mu_model *m, int32_t agent, char *buffer, size_t size);

/* The person of that name, or -1; a team and a number will do for everyone. */
int32_t mu_person_find(const mu_model *m, const char *name);

/* The team a person belongs to. */
int32_t mu_person_team(const mu_model *m, int32_t agent);

#endif
