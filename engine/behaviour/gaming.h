/* gaming.h - how often people do what the figures reward in place of the work: end a contact early, unsolved.
 *
 * A contact is gamed with the chance
 *
 *     most * I_s / (I_s + half) * I_s / (I_s + I_q) * (1 - detection)
 *
 * where I_s and I_q are the incentives in speed and quality (scheme.h) and detection is the share that quality checks
 * would find. A gamed contact takes `handle` times its time and is not solved. Where people choose their work, the same
 * chance is that of picking the easiest.
 *
 * The size is that of Larkin (2014), 6 to 8 % of revenue lost to steep bonuses in software sales: another industry.
 */
#ifndef MU_BEHAVIOUR_GAMING_H
#define MU_BEHAVIOUR_GAMING_H

#include "behaviour/effort.h"

typedef struct {
    double most;   /* gain: 0.10 [A, other industry; 0 .. 0.25] */
    double half;   /* I_s at which half of it is reached, 0.2 [D] */
    double handle; /* factor on the time of a gamed contact, 0.35 [D] */
} mu_gaming_params;

extern const mu_gaming_params mu_gaming_default;

/* Exactly 0 without incentive in speed. */
double mu_gaming_chance(const mu_gaming_params *p, mu_effort incentive, double detection);
/* The factor on the mean time of contacts of which that share is gamed; exactly 1 at 0. */
double mu_gaming_handle(const mu_gaming_params *p, double chance);

#endif
