/* anger.h - customers who come angry, and what that does to a contact.
 *
 * Anger, 0 to 1, is 1 - exp(-(wait / 10 min * waited + again (n - 1) + failed)) after `wait`, at the n-th contact about the
 * same, and when something had gone wrong. Angry contacts take longer, and some customers become abusive, fewer with people
 * who know how to calm them. That count is what burns people out (wellbeing.h): waits, anger, burnout, absence, waits.
 *
 * All sizes are guesses. Dormann & Zapf (2004) and Grandey et al. (2004) find the links.
 */
#ifndef MU_BEHAVIOUR_ANGER_H
#define MU_BEHAVIOUR_ANGER_H

#include <stdbool.h>

typedef struct {
    double waited;  /* gain: per ten minutes, 0.25 [D] */
    double again;   /* gain: 0.35 [D] */
    double failed;  /* gain: 0.5 [D] */
    double abusive; /* chance at no anger, 0.04 [D] */
    double abuse;   /* gain: more at full anger, 0.20 [D] */
    double calmed;  /* gain: share of it that full soft skills prevent, 0.3 [D] */
    double slower;  /* gain: 0.25 [D] */
} mu_anger_params;

extern const mu_anger_params mu_anger_default;

double mu_anger_of(const mu_anger_params *p, double wait_s, double contact_number, bool failed);
/* The chance of abuse, with soft skills of 0 .. 1. */
double mu_anger_abusive(const mu_anger_params *p, double anger, double soft_skill);
double mu_anger_handle(const mu_anger_params *p, double anger);

#endif
