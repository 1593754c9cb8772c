/* effort.h - how hard people try, in speed and in quality.
 *
 * What speed and quality are worth to somebody is said as incentives, shares of base pay per unit of log performance
 * (see scheme.h). With effort costing (s^2 + q^2 + 2 rival s q) / 2 respond, the best for him would be
 *
 *     s = respond (I_s - rival I_q) / (1 - rival^2), and q likewise.
 *
 * Added to each is a push that no scheme pays for, and the sum levels off: most * tanh(sum / most). Speed effort is log
 * speed, quality effort shifts log-odds by `quality` per unit. A reward for one therefore costs some of the other, and
 * money and recognition partly replace each other.
 *
 *     push = morale M - burnout B + recognition + feedback + peer max(0, team ahead)
 *            - fairness * unfair - crowding - discourage max(0, ranked behind) - conflict
 *
 * The two tasks are those of Holmstrom & Milgrom (1991). `respond` makes pay entirely by piece worth 22 % more output,
 * half of what Lazear (2000) found at Safelite, the other half being who stayed and who came; Shearer (2004): about
 * 20 %. That one number, from windshields, sizes all effects of money. Levelling off: money and recognition add 13
 * points each alone and less together (The Accounting Review 91, 2016).
 * Peers: Mas & Moretti, 1.5 to 1.7 % for ten; Lindquist, Sauermann & Zenou find more, and the opposite for lasting
 * differences, so that even the sign is open. Fairness: Breza, Kaur & Shamdasani (2018), nothing if differences in output
 * explain those in pay. Ranks: Bandiera, Barankay & Rasul (2013), published ranks cost the lower teams 14 %. Small pay
 * worse than none: Gneezy & Rustichini (2000). Minutes on the phone: Bloom et al. (2015), 9 of 13 points.
 */
#ifndef MU_BEHAVIOUR_EFFORT_H
#define MU_BEHAVIOUR_EFFORT_H

typedef struct {
    double respond; /* gain: 0.226 [C; 0.10 .. 0.60] */
    double rival;   /* 0.3 [D; 0 .. 0.6], below 1: how much one kind of effort gets in the way of the other */
    double most;    /* log performance, 0.35 [C; 0.2 .. 0.5]; 0: no effort changes anything */
    double quality; /* gain: log-odds per unit of effort, 2 [C] */
    double morale;  /* gain: 0.10 [D] */
    double burnout; /* gain: 0.15 [D] */
    double peer;    /* gain: 0.15 [A, sign open; -0.3 .. 0.5] */
    double fairness;      /* gain: 1.0 [A for the sign; 0 .. 3] */
    double discourage;    /* gain: 0.3 [D], only where ranks are published */
    double crowding;      /* gain: 0.02 [D; 0 .. 0.06] */
    double crowding_half; /* variable share of pay at which half of it is reached, 0.02 [D] */
    double crowding_fade; /* days until half is gone after the end of a scheme, 30 [D] */
    double away;          /* share of paid time away without leave at push 0, 0.08 [D] */
    double away_falls;    /* gain: its log per unit of push, 3 [D] */
} mu_effort_params;

extern const mu_effort_params mu_effort_default;

typedef struct {
    double speed, quality;
} mu_effort;

/* What pushes somebody; all 0 is neutral. */
typedef struct {
    double morale;      /* -1 .. 1 */
    double burnout;     /* 0 .. 1 */
    double recognition; /* log performance, as the next */
    double feedback;
    double team_ahead;    /* log performance of the team, yesterday, less one's own */
    double ranked_behind; /* the same where ranks are published; else 0 */
    double unfair;        /* see mu_effort_unfair */
    double crowding;      /* see mu_effort_crowding */
    double conflict;
} mu_push;

double mu_effort_push(const mu_effort_params *p, const mu_push *push);
/* The effort chosen. Exactly 0 and 0 without incentives and push. */
mu_effort mu_effort_chosen(const mu_effort_params *p, mu_effort incentive, double push);
/* The shift of the log-odds of solving a case. */
double mu_effort_log_odds(const mu_effort_params *p, mu_effort effort);

/* How unfair somebody finds pay that is `pay` / `reference` times that of his peers while his output is `output` times
 * theirs: max(0, log(1 / pay) - transparency * log(1 / output)). At transparency 1 pay in proportion is fair. */
double mu_effort_unfair(double pay, double output, double transparency);

/* What money takes from liking the work, at a variable share of pay; and what is left of it days after the end. */
double mu_effort_crowding(const mu_effort_params *p, double variable_share);
double mu_effort_crowding_left(const mu_effort_params *p, double crowding, double days);

/* The share of paid time spent away without leave. */
double mu_effort_away(const mu_effort_params *p, double push);

#endif
