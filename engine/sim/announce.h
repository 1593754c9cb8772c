/* announce.h - customers who have to wait are told how long (model/announcement.h). Private to the sim layer.
 *
 * What one was told is kept in his case, so types that announce waits have a journey.
 */
#ifndef MU_SIM_ANNOUNCE_H
#define MU_SIM_ANNOUNCE_H

#include "sim/state.h"

/* Of one type. */
typedef struct mu_announcer {
    int64_t last_wait_us; /* of the contact answered last; -1: none so far */
    double  work_us;      /* time that one of its contacts takes one person */
    double *speed;        /* [team of the type]: how much faster its people are */
} mu_announcer;

/* What estimates need; nothing where no type has announcements and no hook may ask. False if out of memory. */
bool mu_announce_make(mu_world *w);
void mu_announce_start(mu_world *w); /* nobody has been answered */
/* Notes how long contacts take, as the model that holds now says. */
void mu_announce_set_means(mu_world *w);

/* The wait of a contact of the type that came now and had to wait, microseconds, as the type announces it, or by the queue;
 * negative: nobody can say. Only where w->announcer is not NULL. O(types that its teams take, and its teams). */
double mu_announce_expect(const mu_world *w, int32_t type);

/* A customer of a type with announcements has to wait: tells him how long, which may change v->patience_us. The wait
 * announced, or -1: he is told nothing, because nobody can say, nobody is at the phones, there is no place for him, or
 * someone is with him already. O(types that his teams take). */
int64_t mu_announce_wait(mu_world *w, mu_visit *v);
/* He waits without having been told. */
void mu_announce_nothing(mu_world *w, const mu_visit *v);
/* What the customer with this contact was told; -1: nothing. */
static inline int64_t mu_announced(const mu_world *w, int32_t type, int32_t caller)
{
    return w->type[type].spec->announce != NULL ? w->cases[caller].told_us : -1;
}

/* A contact that has waited so long is answered. Only where w->announcer is not NULL. */
static inline void mu_announce_note_wait(mu_world *w, int32_t type, int64_t wait_us)
{
    w->announcer[type].last_wait_us = wait_us;
}
/* Likewise, and it came from the queue: how good was what he was told? */
void mu_announce_answered(mu_world *w, const mu_contact *c, int64_t wait_us);

#endif
