/* training.h - what courses and feedback leave behind.
 *
 * A course that teaches `gain` leaves gain * transfer * 2^(-t / half_life) after t days: of log speed, or of the
 * log-odds of solving a case, whichever it taught. Who works beside people who took it learns from them: `peers` * the
 * share of the team that was trained, again of log speed. Onboarding is no course in this sense: it takes the gain of
 * practice G a share of the way to the expert's.
 *
 * De Grip & Sauermann (2012), an experiment in a call centre: a week makes people 10 % faster, and 10 points more of
 * trained colleagues 0.51 %. Saks & Belcourt (2006): 62 % of what is taught arrives at work at once, less later.
 *
 * Feedback moves log performance by d * size, half of which is speed and half effort in quality, and wears off by
 * 2^(-t / feedback_half_life). d is drawn with the mean and sd below. Kluger & DeNisi (1996): 0.41 on average, and
 * more than a third of interventions did harm, which fixes the sd.
 */
#ifndef MU_BEHAVIOUR_TRAINING_H
#define MU_BEHAVIOUR_TRAINING_H

typedef struct {
    double speed;         /* gain: log speed taught in a week's course, 0.154 [A -> C] */
    double quality;       /* gain: log-odds taught, 0 [D] */
    double transfer;      /* 0.62 [A] */
    double half_life;     /* days, 420 [C; 200 .. 800] */
    double peers;         /* gain: 0.05 [A] */
    double onboarding;    /* gain: share of the way, 0 [D]: what is practised meanwhile counts by itself */
    double feedback;      /* gain: log performance per unit of d, 0.10 [D] */
    double feedback_mean; /* of d, 0.41 [A]; about the task and in time 0.55, about the person 0.10 [D] */
    double feedback_sd;   /* of d, 0.95 [C] */
    double feedback_half_life; /* days, 30 [D] */
} mu_training_params;

extern const mu_training_params mu_training_default;

/* Log speed and log-odds, so many days after the course. */
double mu_training_speed(const mu_training_params *p, double days);
double mu_training_log_odds(const mu_training_params *p, double days);
/* Log speed of the others where a share of the team was trained. */
double mu_training_peers(const mu_training_params *p, double trained_share);
/* The G of somebody who goes through onboarding with G = gain. */
double mu_training_onboarded(const mu_training_params *p, double gain);
/* Log performance, so many days after feedback that did `d`; and d, from a standard normal variate. */
double mu_training_feedback(const mu_training_params *p, double d, double days);
double mu_training_feedback_d(const mu_training_params *p, double normal);

#endif
