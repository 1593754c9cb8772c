/* load_skills.h - which teams have which skills; private to the loader. */
#ifndef MU_SCENARIO_LOAD_SKILLS_H
#define MU_SCENARIO_LOAD_SKILLS_H

#include "scenario/load_parts.h"

typedef struct mu_skills {
    int32_t      n; /* skills named anywhere, sorted by name */
    const char **name;
    int32_t     *n_needs; /* by type: skills it needs */
    int32_t    **needs;   /* by type: their ids, ascending, each once */
    bool        *all;     /* by team: it was given no skills, so it has them all */
    int32_t     *n_has;   /* by team */
    int32_t    **has;     /* by team: ids, ascending */
    double     **gain;    /* beside has: how far they have got in it, 0..1; NULL: all of the way */
    int32_t     *n_teams; /* by skill: teams that name it */
    int32_t    **teams;   /* by skill: those teams, ascending */
    int32_t      n_all;   /* teams with every skill, ascending */
    int32_t     *all_team;
    bool        *needed; /* by skill: some type needs it */
} mu_skills;

/* What a map, a list or a single name of skills holds; NULL has none. */
int32_t     mu_skills_in(const mu_node *skills);
const char *mu_skills_name(const mu_node *skills, int32_t i);

/* False if out of memory. */
bool mu_skills_gather(mu_load *l, mu_skills *out);
bool mu_skills_team_has(const mu_skills *s, int32_t team, int32_t skill);
/* The id of a skill, or -1. */
int32_t mu_skills_find(const mu_skills *s, const char *name);
/* The gain of practice of the team in a skill that it has. */
double mu_skills_gain(const mu_skills *s, int32_t team, int32_t skill);
/* The teams that have everything a type needs, ascending; `out` has room for all teams. */
int32_t mu_skills_able(const mu_skills *s, int32_t type, int32_t *out);
/* Reports why nobody is able. */
void mu_skills_report_unable(mu_load *l, const mu_skills *s, int32_t type);

#endif
