/* hiring.h - from a vacancy to somebody on the floor, and how good the people are who come.
 *
 * An offer is accepted with a chance, some of those who start fail their training, and some leave before they count. Those
 * who are chosen, a share s of the applicants, have a mean log ability of validity * spread * i(s), where i is the mean of
 * the best share s of a normal law, density(z) / s at z = quantile(1 - s); choosing more strictly takes as much longer as it
 * needs more applicants. One person's log ability is the mean plus spread times a standard normal variate.
 *
 * Four weeks of initial training are usual: Batt et al. (2004), 473 centres. Validity: 0.2 for an interview, 0.5 for work
 * samples and a structured one (meta-analyses of selection). Ability differs by a third between the best and worst tenths,
 * as in Gans et al. (2010) by sign.
 */
#ifndef MU_BEHAVIOUR_HIRING_H
#define MU_BEHAVIOUR_HIRING_H

typedef struct {
    double lead_days;    /* from requisition to offer, mean 30 [D]; 15 by referral */
    double lead_cv;      /* 0.4 [D]; lognormal */
    double accepted;     /* 0.70 [D] */
    double failed;       /* 0.10 [D] */
    double class_days;   /* working days, 20 [A] */
    double nesting_days; /* working days beside a mentor, 10 [D] */
    double validity;     /* gain: 0.2 [B] */
    double spread;       /* gain: sd of log ability, 0.12 [C] */
    double usual_select; /* share chosen that lead_days stands for, 0.5 [D] */
} mu_hiring_params;

extern const mu_hiring_params mu_hiring_default;

/* People who count per offer, if that share of the starters stays long enough. */
double mu_hiring_yield(const mu_hiring_params *p, double survival);
/* i(s), 0 < s <= 1: exactly 0 where everybody is chosen. */
double mu_hiring_intensity(double chosen_share);
/* The mean log ability of those chosen, over that of the applicants. */
double mu_hiring_gain(const mu_hiring_params *p, double chosen_share);
double mu_hiring_ability(const mu_hiring_params *p, double mean, double normal);
/* The mean lead, choosing that share. */
double mu_hiring_lead(const mu_hiring_params *p, double chosen_share);

#endif
