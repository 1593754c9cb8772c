/* scheme.h - what a reward is worth at the margin: how much a little more effort changes what somebody will get.
 *
 * Each scheme adds, to speed and to quality, the product (Vroom 1964)
 *
 *     stake * valence * trust * adoption * novelty * discount * share * loss * weight * control * slope
 *
 * so that any of them at 0 undoes it. The unit is shares of base pay per unit of log performance. `slope` is how fast the
 * chance of the reward rises: 1 for pay by the piece, and for anything that is won or lost the density of a normal law at
 * the distance from the goal. So people give up far below a target, coast far above, and try hardest near it; at best
 * slope is 0.399 / (uncertainty / clarity), and a bonus of 10 % acts at most like 27 % by the piece. Nothing is added for
 * goal gradients: they follow.
 *
 * Sources: Locke & Latham for targets; Chung, Steenburgh & Sudhir (2014) for windows and discounting; Larkin (2014) and
 * Oyer (1998) for steep bonuses. Bandiera, Barankay & Rasul (2013), a prize: 24 %, in the best teams. Friebel et al.
 * (2017), 193 shops of seven with team bonuses: 3 %; 2.9 % here. Stakes in pay to come, fading novelty, reinforcement:
 * sizes are guesses.
 */
#ifndef MU_BEHAVIOUR_SCHEME_H
#define MU_BEHAVIOUR_SCHEME_H

#include "behaviour/effort.h"

typedef struct {
    double
        uncertainty; /* relative sd of what is to come, as people see it, at clarity 1: 0.15 [D; 0.05 .. 0.30] */
    double share_uncertainty; /* the same for a KPI that is a share, absolute: 0.02 [D] */
    double share_effort;      /* gain: log-odds of such a KPI per unit of effort in quality, 1.5 [D] */
    double noise;             /* sd of log scores between contestants, 0.10 [D] */
    double helping_lost;      /* gain: share of helping and mentoring that contests stop, 0.2 [D] */
    double internalise;       /* gain: of a bonus that others share, 0.5 [A -> C; 0 .. 0.8] */
    double novelty_floor;     /* what stays when a scheme is old, 0.7 [D; 0.3 .. 1]; 1 is neutral */
    double novelty_half_life; /* days, 180 [D] */
    double delay;             /* gain: per day until it is paid, 0.02 [C] */
    double reinforce;     /* gain: how much one payout says of the next, 0.2 [D]; 0.1 if payouts are random */
    double loss;          /* what a loss weighs against a gain, 1.5 [B; 1.5 .. 2.25] */
    double kpi_cost;      /* gain: clarity lost per KPI beyond `kpis`, 0.05 [D] */
    double kpis;          /* 5 [D] */
    double clarity_floor; /* 0.3 [D] */
    double clarity_half_life; /* days since somebody spoke of it, 14 [D]; infinite: nobody forgets */
} mu_scheme_params;

extern const mu_scheme_params mu_scheme_default;

/* What a scheme adds to incentives. */
typedef struct {
    double    stake;    /* share of base pay in the scheme's window; expected earnings for pay by the piece */
    double    valence;  /* of this kind of reward to this person, 1 on average: needs.h */
    double    trust;    /* that it will be paid, 0 .. 1 */
    double    adoption; /* share that takes part */
    double    novelty, discount, share, loss;
    mu_effort weight, control; /* of the KPI on either effort; how far people can move it */
    double    slope;
} mu_scheme_terms;

mu_effort mu_scheme_incentive(const mu_scheme_terms *t);

typedef struct {
    double chance, slope; /* of the reward, and its derivative by effort */
} mu_chance;

/* Won by who is at least 0 `ahead`, where luck has a normal law of sd `spread`: a contest (ahead of mu_scheme_cutoff,
 * spread `noise`), a promotion, a fine to be avoided. Spread 0: no luck, slope 0. */
mu_chance mu_scheme_ahead(double ahead, double spread);
/* A target in counts: so many done, so many more expected by the end. */
mu_chance mu_scheme_target(const mu_scheme_params *p, double done, double expected, double target,
                           double clarity);
/* A target for a KPI that is a share, 0 .. 1: n done of which `good` count, `to_come` of which each counts with `chance`. */
mu_chance mu_scheme_share_target(const mu_scheme_params *p, double n, double good, double to_come,
                                 double chance, double target);
/* A target for a mean time, at most: n done that took `sum`, `to_come` of `mean` each, whose own spread is their mean. Times
 * in any unit; people are as unsure of them as of counts. */
mu_chance mu_scheme_time_target(const mu_scheme_params *p, double n, double sum, double to_come, double mean,
                                double target);
/* The log score above the mean at which the best `winners` of `people` are expected to begin, were all equally good, that
 * is before scores are known; then the score of the last winner tells more. Infinite if all or none win. */
double mu_scheme_cutoff(const mu_scheme_params *p, double winners, double people);

/* The factor on how much contestants help and teach each other (sabotage, in the literature). */
double mu_scheme_helping(const mu_scheme_params *p);

/* What somebody feels of a bonus shared by `people` >= 1: exactly 1 alone. */
double mu_scheme_share(const mu_scheme_params *p, double people, double cohesion);
double mu_scheme_novelty(const mu_scheme_params *p, double days_old);
double mu_scheme_discount(const mu_scheme_params *p, double days_to_payout);
/* Trust after a payout: outcome 1 as promised, 0 not. */
double mu_scheme_trust(const mu_scheme_params *p, double trust, double outcome);
/* How clear goals are: `best` when they were last spoken of, with so many KPIs. */
double mu_scheme_clarity(const mu_scheme_params *p, double best, double kpis, double days);

/* How far people can move a KPI. In a queue the volume is the customers': own counts go with occupancy, a team's with
 * the share of contacts that wait. Derived from n = time / (handle + idle) [C]. */
typedef enum { MU_KPI_OWN_COUNT, MU_KPI_TEAM_COUNT, MU_KPI_MEAN } mu_kpi_kind;
double mu_scheme_control(mu_kpi_kind kind, double occupancy, double wait_share);

/* Pay at an output of `output` times the mean, relative to pay at the mean. */
double mu_scheme_piece_pay(double variable_share, double output);
/* The stake of a promotion, in pay of the window. */
double mu_scheme_promotion_stake(double raise, double months_in_post, double months_in_window);

#endif
