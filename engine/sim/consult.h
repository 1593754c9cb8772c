/* consult.h - decisions that somebody else takes: hooks are asked, and their answers checked. Private to the sim layer.
 *
 * Plain worlds never come here, nor do others without hooks.
 */
#ifndef MU_SIM_CONSULT_H
#define MU_SIM_CONSULT_H

#include "sim/choose.h"
#include "sim/onward.h"
#include "sim/state.h"

/* The team that takes a contact of `type`: the one waiting at `place`, or, with 0, one that has just come and has the caller
 * `caller` (mu_contact). -1: it waits. A person who was named takes it next: mu_idle_pop looks at w->named. */
int32_t mu_consult_route(mu_world *w, int32_t type, uint32_t place, int32_t caller);
/* The same by the overflow hook, for the contact waiting at `place`. */
int32_t mu_consult_overflow(mu_world *w, uint32_t place);
/* The waiting contact that this free person takes, or 0. */
uint32_t mu_consult_next(mu_world *w, uint32_t agent);
/* A contact has joined its queue at `place`: the moment is planned at which it is asked about again, if any. */
void mu_consult_again(mu_world *w, uint32_t place);
/* A hook could not answer: the replication ends. */
void mu_consult_halt(mu_world *w);

/* What hooks may look at. */
static inline mu_view mu_consult_view(const mu_world *w)
{
    return (mu_view){ w->model, w->now.us, w->idle, w->waiting, w };
}

/* consult_contact.c: what becomes of one contact. */

/* A customer stands at the door: false when he is turned away, or when the replication ends. Else w->admitted says what the
 * hook wants, until mu_consult_admitted. Only where the hook admit is there. */
bool mu_consult_admit(mu_world *w, const mu_visit *v);
void mu_consult_admitted(mu_world *w);

/* The person begins this contact: after so much talk he is to hand it over; MU_NEVER_US: he is not. Only where
 * mu_consult_limits. */
int64_t            mu_consult_limit(mu_world *w, uint32_t agent, const mu_taken *t);
static inline bool mu_consult_limits(const mu_world *w, const mu_journey *j)
{
    return w->hooks != NULL && w->hooks->limit != NULL && mu_onward_any(j);
}

/* The way that the contact goes, which would be `usual` otherwise. Only where the hook escalate is there. */
mu_way mu_consult_escalate(mu_world *w, uint32_t agent, const mu_contact *c, const mu_way *usual,
                           mu_because because);

#endif
