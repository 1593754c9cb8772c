/* workload.h - what load and hours do within a day.
 *
 * People hurry when everybody is busy: log speed gain * (occupancy - usual), within `most` either way, the occupancy being
 * that of the team over the last half an hour; and the hurry costs the log-odds of solving a case. While this is on,
 * handle times depend on the queue, and Erlang's formulas do not apply.
 *
 * Fatigue F goes from 0 to 1: at work F <- 1 - (1 - F) exp(-t / work), overtime
 * counting more; otherwise F <- F exp(-t / constant). Handle times are 1 + slower * F times as long, and the log-odds of
 * solving a case lower by quality * F.
 *
 * KC & Terwiesch (2009): 20 % more load, faster; long overwork, slower and worse. Hasija, Pinker & Shumsky (2010): slower
 * at low load. Berry Jaeker & Tucker (2017): no more gain beyond 93 %. Collewet & Sauermann (2017): handle times of a call
 * centre rise with hours worked. Albulescu et al. (2022): short breaks lower fatigue by 0.35 sd.
 */
#ifndef MU_BEHAVIOUR_WORKLOAD_H
#define MU_BEHAVIOUR_WORKLOAD_H

typedef struct {
    double gain;    /* gain: 0.25 [A for the sign, C; 0 .. 0.5] */
    double usual;   /* occupancy that changes nothing, 0.80 [C] */
    double most;    /* log speed, 0.08 [C] */
    double quality; /* gain: log-odds lost per log speed of hurry, 1 [D] */
} mu_load_params;

/* Log speed at an occupancy of 0 .. 1, and the shift of the log-odds that goes with it. */
double mu_load_speed(const mu_load_params *p, double occupancy);
double mu_load_log_odds(const mu_load_params *p, double speed);

/* In a meeting or in training people rest as they do between contacts, but are not there for the queue. */
typedef enum {
    MU_DOING_WORK,
    MU_DOING_OVERTIME,
    MU_BETWEEN_CONTACTS,
    MU_IN_MEETING,
    MU_ON_BREAK,
    MU_OFF_DUTY,
    MU_ACTIVITIES
} mu_activity;

typedef struct {
    double slower;   /* gain: 0.30 [A for the sign, C; 0.1 .. 0.45] */
    double quality;  /* gain: log-odds, 0.4 [D] */
    double work;     /* hours, 8 [D] */
    double overtime; /* what an hour of it counts as, 1.5 [D] */
    double idle;     /* hours, 1 [D] */
    double rest;     /* hours on a break, 0.5 [D] */
    double off;      /* hours off duty, 4 [D] */
} mu_fatigue_params;

double mu_fatigue_later(const mu_fatigue_params *p, double fatigue, mu_activity doing, double hours);
double mu_fatigue_handle(const mu_fatigue_params *p, double fatigue);
double mu_fatigue_log_odds(const mu_fatigue_params *p, double fatigue);

extern const mu_load_params    mu_load_default;
extern const mu_fatigue_params mu_fatigue_default;

#endif
