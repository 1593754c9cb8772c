/* stay.h - who stays when his duty ends at closing time, because something for his team may still come of what is
 * there. Private to the sim layer.
 *
 * Under MU_CLOSE_SERVE those on duty stay until everyone waiting is served. That takes more than the queue into account:
 * a contact in hand may be escalated, sent back or followed up at once, and one that waits may open to another team.
 * Whoever could get such a contact stays, idle and in overrun, until nothing of the kind is left; what comes after a
 * delay waits for the next opening and keeps nobody. Nobody knows beforehand what will become of a contact, so all
 * ways that its type has count; and those who are on a break come back for what waits. A
 * reserve (least_idle) is not opened at closing time, and keeps nobody either.
 *
 * Counted are the contacts of types with a journey; a world in which nothing can come of a contact at once, and no
 * queue opens late, has no mu_stay and pays nothing.
 */
#ifndef MU_SIM_STAY_H
#define MU_SIM_STAY_H

#include "sim/state.h"

typedef struct mu_stay {
    int64_t  *here;     /* [type]: waiting or in hand, and not over */
    int64_t  *coming;   /* [type]: on their way, at this instant */
    uint8_t  *leads;    /* [type][team], as it is now: see stay.c */
    uint8_t **leads_in; /* by epoch */
    int32_t  *staying;  /* [team]: people past the end of their duty */
    int32_t   n;        /* of all teams */
} mu_stay;

bool mu_stay_make(mu_world *w); /* false if out of memory */
void mu_stay_start(mu_world *w);
/* Notes what may come of contacts, as the model that holds now says. */
void mu_stay_set_ways(mu_world *w);

/* A contact of a type with a journey is on its way at once (1) or no longer (-1); is on the floor (1) or over (-1). */
static inline void mu_stay_coming(mu_world *w, int32_t type, int change)
{
    if (w->stay != NULL) w->stay->coming[type] += change;
}
static inline void mu_stay_here(mu_world *w, int32_t type, int change)
{
    if (w->stay != NULL) w->stay->here[type] += change;
}

/* Whether the doors are closed and something may still come for the team. */
bool mu_stay_wanted(const mu_world *w, int32_t team);
/* The person has nothing in hand and nothing to take: true when his duty is over and he stays all the same. */
bool mu_stay_keeps(mu_world *w, uint32_t agent);
/* He stays (and is in the line of idle people, or about to be), or goes home. */
void mu_stay_begin(mu_world *w, uint32_t agent);
void mu_stay_end(mu_world *w, uint32_t agent);
/* He comes on duty again: if he still stays, he goes home first. */
void mu_stay_relieve(mu_world *w, uint32_t agent);

/* Sends home whom nothing keeps any longer. */
void mu_stay_send_home(mu_world *w);
/* To be called when something has happened that may be the end of what kept people. */
static inline void mu_stay_review(mu_world *w)
{
    if (w->stay != NULL && w->stay->n > 0) mu_stay_send_home(w);
}

#endif
