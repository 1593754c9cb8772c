/* load_ability.h - what teams and people may do for contact types beside being able; private to the loader. */
#ifndef MU_SCENARIO_LOAD_ABILITY_H
#define MU_SCENARIO_LOAD_ABILITY_H

#include "scenario/load_parts.h"

/* Where a team stands in the list of one of its types. */
typedef struct {
    int32_t type, place;
} mu_type_seat;

typedef struct {
    mu_load       *l;
    bool           routed;
    mu_type_seat **seat;    /* by team: one for each of its types, ascending by type */
    mu_ability   **ability; /* by type, beside its teams; NULL: nothing special so far */
    int64_t        own;     /* proficiencies of people so far */
} mu_abilities;

/* Where the team stands in the type's list, or -1. */
int32_t mu_ability_place(const mu_abilities *a, int32_t team, int32_t type);
/* To be written to; NULL if out of memory. */
mu_ability *mu_ability_at(mu_abilities *a, int32_t type, int32_t place);
/* The ability that an entry of a map by contact type, of a team or a person of it, is about; NULL when there is none,
 * after a report. */
mu_ability *mu_ability_entry(mu_abilities *a, int32_t team, const mu_node *entry, int32_t *type);
/* A share of the type's handle time, or a talk time of one's own, by the type's pace. */
void mu_load_own_handle(mu_load *l, int32_t type, const mu_node *entry, double *factor, const mu_dist **talk);

/* Proficiency (load_proficiency.c). */

/* Whether somebody in the team's list of people is described by more than a name. */
bool mu_own_given(const mu_node *team);
/* Checks what the people of a team have of their own, before the share solved by any type is settled. */
void mu_own_check(mu_abilities *a, int32_t team);
/* Gives the team's people what they have of their own, and then the team its levels. */
void mu_own_load(mu_abilities *a, int32_t team);
void mu_levels_load(mu_abilities *a, int32_t team);

#endif
