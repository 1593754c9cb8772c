/* crew.h - the idle people of a rich team: a set that can be asked for the one idle longest, the one least busy, or any
 * by number, in O(log n) or O(n / 64); where its people differ, also for the fastest in each type that goes by that.
 * Private to the sim layer.
 */
#ifndef MU_SIM_CREW_H
#define MU_SIM_CREW_H

#include "sim/state.h"

/* How long each person of a team takes for a type, and the idle ones by that. */
typedef struct mu_pace {
    int32_t   type;
    int64_t  *mean_us; /* by number in the team */
    mu_agenda idle;    /* key: that mean, then idle order */
} mu_pace;

/* The idle people of a rich team. */
typedef struct mu_crew {
    mu_agenda by_idle, by_busy; /* slot: number in the team; key: idle order, or time busy so far */
    uint64_t *bits;             /* one for each person, set while idle */
    int32_t   n_paces;          /* types for which the fastest is asked for; 0 where all are alike */
    mu_pace  *pace;
    int32_t   n, words;
} mu_crew;

/* Makes the crew of a team in the world; false if out of memory. */
bool mu_crew_make(mu_world *w, int32_t team);
/* Notes how fast its people are, as the model that holds now says, and puts the idle ones in that order. */
void mu_crew_set_paces(mu_world *w, int32_t team);
void mu_crew_free(mu_crew *c);  /* what is not in the world's arena */
void mu_crew_clear(mu_crew *c); /* everyone is off */

/* An idle person joins or leaves a rich team's crew; the team's longest idle stands in idle_first afterwards. */
void mu_crew_add(mu_world *w, uint32_t agent);
void mu_crew_remove(mu_world *w, uint32_t agent);

/* The first idle person from number `from` of the team on; -1: none. */
int32_t mu_crew_first_from(const mu_crew *c, int32_t from);
/* The idle person of rank `rank` by number. */
int32_t mu_crew_of_rank(const mu_crew *c, int32_t rank);

/* The mean handle time of a person of the team for the type, in microseconds; -1: of someone who is like the team. */
int64_t mu_pace_us(const mu_model *m, int32_t team, int32_t person, int32_t type);

#endif
