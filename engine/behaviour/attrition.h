/* attrition.h - when people leave for good.
 *
 * The hazard per day is
 *
 *     base (1 + (early - 1) exp(-tenure / settle)) exp(-morale M + burnout B + pay log(market / own pay)
 *          - autonomy a - unvested u)
 *
 * and a person leaves when its integral reaches his own unit exponential, so that a lower hazard means a later or the same
 * day, person by person. `unvested` is equity not yet his, as a share of yearly pay; autonomy is 0 to 1, working from home
 * being 1. Whoever leaves takes some morale (morale.h) and cohesion (cohesion.h) with him.
 *
 * Bloom et al. (2015): working from home halved attrition. Elasticities of leaving with pay are 1 to 3. Industry medians
 * are 30 to 45 % a year, a quarter or more of the leavers within three months (trade sources, weak): base, and by it
 * everything, is to be set from one's own figures.
 */
#ifndef MU_BEHAVIOUR_ATTRITION_H
#define MU_BEHAVIOUR_ATTRITION_H

typedef struct {
    double base;     /* per day, -log(0.8) / 365: a fifth of the settled a year [D; 10 to 60 % a year] */
    double early;    /* factor on the first day, 3 [D]; 1 is neutral */
    double settle;   /* days, 90 [D] */
    double morale;   /* gain: 1 [D] */
    double burnout;  /* gain: 1.5 [D] */
    double pay;      /* gain: 2 [B; 1 .. 4] */
    double autonomy; /* gain: 0.693 [A; 0.2 .. 0.9] */
    double unvested; /* gain: 2 [D] */
} mu_attrition_params;

extern const mu_attrition_params mu_attrition_default;

/* What makes people leave or stay; neutral: pay 1, the rest 0. */
typedef struct {
    double morale, burnout;
    double pay; /* in units of the market's, > 0 */
    double autonomy, unvested;
} mu_bond;

/* The factor on the hazard; exactly 1 where the gains are 0, or the bond is neutral. */
double mu_attrition_factor(const mu_attrition_params *p, const mu_bond *bond);
/* The hazard per day on a day of tenure, and its integral from day `from` to day `to`, at factor 1. */
double mu_attrition_hazard(const mu_attrition_params *p, double tenure_days);
double mu_attrition_between(const mu_attrition_params *p, double from_days, double to_days);
/* The base of that many leavers a year among the settled; share < 1. */
double mu_attrition_base(double yearly_share);

#endif
