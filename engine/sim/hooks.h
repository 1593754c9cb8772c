/* hooks.h - the decision points of a replication: <muster/hooks.h>, as the simulation sees them.
 *
 * Whoever decides (an embedding program, a test, a rule) fills the table, `experiment` hands it over; the simulation
 * knows neither. The built-in decisions are in floor.h.
 */
#ifndef MU_SIM_HOOKS_H
#define MU_SIM_HOOKS_H

#include <muster/hooks.h>
#include "model/model.h"

/* True when people of `team` can take contacts of `type`. */
static inline bool mu_is_able(const mu_model *m, int32_t team, int32_t type)
{
    const mu_team *spec = &m->teams[team];

    for (int32_t i = 0; i < spec->n_types; i++)
        if (spec->types[i] == type) return true;
    return false;
}

/* What a hook may say of a customer of this type. */
static inline bool mu_has_callback(const mu_contact_type *t)
{
    return t->gate != NULL && t->gate->callback_accept > 0 &&
           (t->gate->callback_waiting >= 0 || t->gate->callback_told_us < MU_NEVER_US);
}

static inline bool mu_has_bot(const mu_contact_type *t)
{
    return t->gate != NULL && t->gate->has_bot;
}

#endif
