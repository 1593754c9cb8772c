/* opinions.h - what a scenario says of what customers think and do after a contact. What is off is off whatever its
 * parameters say.
 */
#ifndef MU_BEHAVIOUR_OPINIONS_H
#define MU_BEHAVIOUR_OPINIONS_H

#include <stdbool.h>

#include "behaviour/loyalty.h"
#include "behaviour/satisfaction.h"

typedef struct mu_opinions {
    bool                   judge, complain, leave; /* satisfaction; complaints; loyalty */
    mu_satisfaction_params satisfaction;
    mu_loyalty_params      loyalty;        /* of complaints too */
    double                 complaint_cost; /* of each, in the scenario's currency */
    bool                   recover;        /* whoever complains leaves more readily, unless it is made good */
    mu_recovery_params     recovery;
    mu_recovery            usual; /* what is wrong, and what is done about it */
} mu_opinions;

static inline bool mu_opinions_any(const mu_opinions *o)
{
    return o->judge || o->complain || o->leave;
}

#endif
