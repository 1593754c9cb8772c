/* wellbeing.h - burnout, over weeks, and absence that comes of it.
 *
 * At the end of every day worked burnout B, 0 to 1, becomes B + load (1 - B) - recovery B, with
 *
 *     load = (busy max(0, occupancy - usual) + abused min(1.5, abusive contacts / 10) + overtime hours / 2)(1 - shielded s)
 *     recovery = healed (1 + helped s)
 *
 * where s, 0 to 1, is the support that people get. It settles at load / (load + recovery). The odds of being absent on a
 * day are those of the rate times exp(burnout B - morale M) times that of a wave of illness (surge.h).
 *
 * The structure is that of Bakker, Demerouti & Schaufeli (2003), demands and resources in a call centre. Grandey et al.
 * (2004): ten verbal aggressions a day, exhaustion, absence. Li & Zhou (2013), 1112 people in Chinese call centres: the
 * same, buffered by support. Richardson & Rothstein (2008): interventions help by 0.5 sd. All rates are guesses: they set
 * the occupancy at which a team tips over, which is to be read as a band.
 */
#ifndef MU_BEHAVIOUR_WELLBEING_H
#define MU_BEHAVIOUR_WELLBEING_H

typedef struct {
    double busy;     /* gain: 0.10 [D, as all: half to twice] */
    double usual;    /* occupancy, 0.85 [D] */
    double abused;   /* gain: 0.010 per ten abusive contacts [D] */
    double overtime; /* gain: 0.005 per two hours [D] */
    double shielded; /* gain: 0.3 [D] */
    double healed;   /* per day worked, 1/60 [D] */
    double helped;   /* gain: 0.5 [D] */
} mu_burnout_params;

extern const mu_burnout_params mu_burnout_default;

typedef struct {
    double occupancy, abusive_contacts, overtime_hours, support;
} mu_strain;

typedef struct {
    double load, recovery; /* per day worked */
} mu_burnout_rates;

mu_burnout_rates mu_burnout_of(const mu_burnout_params *p, const mu_strain *day);
double           mu_burnout_after(mu_burnout_rates r, double burnout);
/* Where it settles; 0 if there is neither load nor recovery. */
double mu_burnout_settled(mu_burnout_rates r);

typedef struct {
    double rate;    /* per day, 0.03 [D; 0.01 .. 0.08: use your own] */
    double burnout; /* gain: 1.5 [D] */
    double morale;  /* gain: 0.5 [D] */
} mu_absence_params;

extern const mu_absence_params mu_absence_default;

/* The chance of being absent; `wave` is a factor on the odds. Exactly `rate` where the gains are 0 and there is no wave. */
double mu_absence_chance(const mu_absence_params *p, double burnout, double morale, double wave);

#endif
