/* morale.h - how content people are with their work: from -1 to 1, 0 being neutral.
 *
 * Morale M relaxes to a baseline, 1/e of the way being left after `constant` days, and events make it jump. The baseline
 * is the sum of weight * x over motivators (recognition, growth, autonomy, achievement, belonging) and hygiene (pay, tools
 * and place, supervision, workload, security), each x from -1 to 1, less unfair * 2. In Herzberg's theory good hygiene
 * does not motivate and a lack of motivators does not hurt: both count 1 - asymmetry. His evidence is contested, so the
 * default is half way.
 *
 * All sizes are guesses.
 */
#ifndef MU_BEHAVIOUR_MORALE_H
#define MU_BEHAVIOUR_MORALE_H

typedef enum {
    MU_MORALE_AWARD,
    MU_MORALE_PRAISE,
    MU_MORALE_PROMOTION,
    MU_MORALE_PASSED_OVER,
    MU_MORALE_BROKEN_PROMISE,
    MU_MORALE_PUNISHED,
    MU_MORALE_PUNISHED_UNFAIRLY,
    MU_MORALE_TEAM_EVENT,
    MU_MORALE_TEAM_EVENT_AGAIN, /* within `again` days */
    MU_MORALE_COLLEAGUE_LEFT,
    MU_MORALE_ABUSED, /* by a customer, per contact */
    MU_MORALE_OVERTIME_HOUR,
    MU_MORALE_EVENTS
} mu_morale_event;

typedef struct {
    double weight;                 /* gain: 0.2 [D] */
    double unfair;                 /* gain: 2 [D] */
    double asymmetry;              /* 0.5 [D; 0 .. 1] */
    double constant;               /* days, 45 [D] */
    double again;                  /* days, 30 [D] */
    double jump[MU_MORALE_EVENTS]; /* gains [D]: .10 .05 .20 -.10 -.15 -.10 -.20 .05 .025 -.02 -.002 -.005 */
} mu_morale_params;

extern const mu_morale_params mu_morale_default;

double mu_morale_baseline(const mu_morale_params *p, int n_motivators, const double *motivator, int n_hygiene,
                          const double *hygiene, double unfair);
double mu_morale_later(const mu_morale_params *p, double morale, double baseline, double days);
/* Which of the two a team event is, so many days after the last (infinite: there was none). */
mu_morale_event mu_morale_team_event(const mu_morale_params *p, double days);
double          mu_morale_after(const mu_morale_params *p, double morale, mu_morale_event event);

#endif
