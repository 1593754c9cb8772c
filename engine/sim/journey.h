/* journey.h - what becomes of a contact that does not simply end: the decisions, and the ways on. Private to sim.
 */
#ifndef MU_SIM_JOURNEY_H
#define MU_SIM_JOURNEY_H

#include "sim/cases.h"

/* True when the customer turns away because of those who wait, or of the wait that he was told (-1: none). */
bool mu_journey_balks(mu_world *w, const mu_visit *v, int64_t told_us);
/* Nobody answered: no line was free, or he turned away. Tries again, or that is the end of it. */
void mu_journey_unanswered(mu_world *w, const mu_visit *v);
/* He gave up waiting, or was disconnected at closing time. Likewise. */
void mu_journey_given_up(mu_world *w, const mu_contact *c);
/* He left a message: it becomes work elsewhere, or that is the end of it. */
void mu_journey_message_left(mu_world *w, const mu_contact *c);
/* The talk is over: someone else takes over, the customer will come back, or further work follows. */
void mu_journey_talk_over(mu_world *w, uint32_t agent);
/* A contact has come into the person's hand, the first time or again. Where there are cases. */
void mu_journey_taken(mu_world *w, uint32_t agent);
/* All work on it is done, wrap-up included. */
void mu_journey_done(mu_world *w, const mu_contact *c);
/* It was cut off in mid-talk: without a result. */
void mu_journey_broken_off(mu_world *w, const mu_contact *c);

/* A contact on its way, in this place of the pool, arrives: work that waits for opening hours; a customer who has to pass
 * the gate again; or what goes on at once, whatever the hours. */
void mu_journey_arrive(mu_world *w, uint32_t place);
void mu_journey_return(mu_world *w, uint32_t place);
void mu_journey_go_on(mu_world *w, uint32_t place);

/* For the gate: the contact of `v` comes later; a further one is sent to `type`, with these marks; the case ends with a
 * contact. */
void mu_journey_park(mu_world *w, const mu_visit *v, int64_t after_us, mu_later_what what);
void mu_journey_send(mu_world *w, int32_t number, int32_t type, uint16_t marks);
/* For forks: the first contact of a part, with so much talk that is done again. */
void mu_journey_begin_part(mu_world *w, int32_t number, int32_t type, int64_t after_us, int64_t again_us);
void mu_journey_lost(mu_world *w, int32_t number, int64_t contact, int32_t type);

#endif
