/* needs.h - what rewards are worth to different people.
 *
 * Each kind of reward (money, belonging, esteem, growth, ...) has a valence for each person, 1 on average over people:
 * n kinds share n at random, evenly (Dirichlet). A scheme that asks each person, and is told the truth with `accuracy`,
 * pays in the kind that is worth most to him: 1 + accuracy (1/2 + 1/3 + ... + 1/n) on average. Where pay is below need,
 * money weighs 1 + first * deficit times as much and the rest 1 - first * deficit times (Maslow; evidence is weak, so it
 * is off).
 */
#ifndef MU_BEHAVIOUR_NEEDS_H
#define MU_BEHAVIOUR_NEEDS_H

typedef struct {
    double first; /* gain: 0 [D] */
    double span;  /* log of pay below need at which the deficit is 1, 0.2 [D] */
} mu_needs_params;

extern const mu_needs_params mu_needs_default;

/* Valences of n kinds from as many standard exponential variates, not all 0. */
void mu_needs_valences(int n, const double *exponential, double *out);
/* The mean valence of a reward that is chosen for the person. */
double mu_needs_chosen(int n, double accuracy);
/* 0 .. 1; pay in units of what is needed. */
double mu_needs_deficit(const mu_needs_params *p, double pay);
double mu_needs_money(const mu_needs_params *p, double valence, double deficit);
double mu_needs_other(const mu_needs_params *p, double valence, double deficit);

#endif
