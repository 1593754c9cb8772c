/* onward.h - the ways on that a hook may choose from: what the scenario knows for a contact type. Private to sim.
 *
 * Where a type has several ways to the same place (on need, on failure, at the cap), the one that the scenario would take
 * stands for all of them, else the first.
 */
#ifndef MU_SIM_ONWARD_H
#define MU_SIM_ONWARD_H

#include "sim/state.h"

/* Of one type in one epoch. */
typedef struct mu_choice {
    int32_t        n;
    const mu_way **way;
    mu_onward     *shown; /* [n], the same for every question */
    mu_onward     *asked; /* [n], of one question: written anew for each, for a hook may not come back */
} mu_choice;

/* Whether a contact of such a type can be handed over at all. */
static inline bool mu_onward_any(const mu_journey *j)
{
    return j != NULL && (j->cap_to >= 0 || j->escalate.n > 0 || j->escalate_failed.n > 0 || j->by_rule.n > 0);
}

/* Lists them, where a hook is there that chooses. False if out of memory. */
bool mu_onward_make(mu_world *w);
/* Those of the type now. */
const mu_choice *mu_onward_of(const mu_world *w, int32_t type);
/* The way of a type that is broken off at its cap. */
mu_way mu_onward_cap(const mu_journey *j);

#endif
