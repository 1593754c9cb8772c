/* sight.h - what rules may see of a replication. It reads and changes nothing.
 *
 * People, teams and types are numbered as in the model; a place is that of a waiting contact, 0 none.
 */
#ifndef MU_SIM_SIGHT_H
#define MU_SIM_SIGHT_H

#include "sim/hooks.h"

typedef struct mu_world mu_world;

typedef enum { MU_SEEN_OFF, MU_SEEN_IDLE, MU_SEEN_BUSY, MU_SEEN_AWAY } mu_seen;

/* The first contact waiting for people of that type, and what there is to say of one that waits. */
uint32_t   mu_sight_first(const mu_world *w, int32_t type);
double     mu_sight_first_waited_s(const mu_world *w, int32_t type); /* seconds; 0: nobody waits */
mu_subject mu_sight_waiting(const mu_world *w, uint32_t place);
/* A contact that does not wait: its type, number, case (mu_contact) and how long it has waited. */
mu_subject mu_sight_contact(const mu_world *w, int32_t type, int64_t number, int32_t caller,
                            int64_t waited_us);
/* Seconds that a contact of the type that came now would wait: 0 with someone idle for it; else what its customer would be
 * announced, or work ahead and its own over people; negative: nobody can say. */
double mu_sight_expected(const mu_world *w, int32_t type);

int32_t mu_sight_priority(const mu_world *w, int32_t type);  /* that counts now */
int32_t mu_sight_staffed(const mu_world *w, int32_t team);   /* people logged in */
int32_t mu_sight_scheduled(const mu_world *w, int32_t team); /* people on shift */

/* For surveys. Counts of one type, or of one team (whose offered and abandoned are 0). */
typedef struct mu_so_far {
    int64_t offered, answered, in_target, abandoned;
    double  wait_us; /* of the answered */
} mu_so_far;

/* What has happened since that survey was last asked, or since the start. */
mu_so_far mu_sight_type_since(const mu_world *w, int32_t survey, int32_t type);
mu_so_far mu_sight_team_since(const mu_world *w, int32_t survey, int32_t team);
/* How many more orders may be given before some of those that wait for their delays take effect. */
int32_t mu_sight_orders_left(const mu_world *w);
/* The survey has been asked. */
void mu_sight_remember(mu_world *w, int32_t survey);

/* The people of a team just now. */
typedef struct {
    int32_t on_break;
    int32_t on_call;      /* at home, and may be called in; */
    int32_t coming;       /* were called in, and are on their way */
    int32_t lent, guests; /* work in other teams, or will as soon as they are free; people of others here */
    int32_t ending;       /* whose duty ends within an hour */
} mu_team_seen;
mu_team_seen mu_sight_team(const mu_world *w, int32_t team);
/* How many people of a team work in the team `to`. */
int32_t mu_sight_lent_to(const mu_world *w, int32_t team, int32_t to);

mu_seen mu_sight_person(const mu_world *w, int32_t agent);
/* The idle people of a team, the one whose turn is next first; how many were written into `out` (at most `most`). */
int32_t mu_sight_idle(const mu_world *w, int32_t team, int32_t *out, int32_t most);

#endif
