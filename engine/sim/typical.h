/* typical.h - times and shares as a firm measures them, instead of those of experts. Private to the sim layer.
 *
 * A firm knows how long its people take on average and how much they solve: people with the practice they have, tired as
 * they get, with the customers they meet. So what behaviour makes of times and shares in the first week is divided out.
 * That mean is found by simulating that week a few times under a fixed seed, with people of every degree of ability:
 * volume-weighted, and with everything that the scenario has but its rules. It does not depend on the seed of the run, nor on the number of replications,
 * nor on arms and settings: they change what was measured.
 */
#ifndef MU_SIM_TYPICAL_H
#define MU_SIM_TYPICAL_H

#include "behaviour/compose.h"
#include "model/model.h"

/* What was seen of a contact type. */
typedef struct {
    double begun, factor;        /* contacts; their factors on the nominal time, summed */
    double asked, share, chance; /* decided whether solved; what the scenario says, and the chances, summed */
} mu_typical_sums;

/* [type] what to divide factors by and to add to log-odds, in memory of the arena; NULL if out of memory. */
mu_calibration *mu_typical_find(const mu_model *m, mu_arena *arena);

#endif
