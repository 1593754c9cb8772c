/* team.h - what holds a team together, and what meetings do.
 *
 * Cohesion and trust, 0 to 1, relax to `usual`. Conflicts come at the rate conflicts * (1 - cohesion) a day, cost cohesion
 * at once and effort until they are settled. Work that is handed over is done again in rework * (1 - trust) of all cases. A
 * meeting closes a share of the gap to the best clarity (scheme.h), and sharing adds to what is written (knowledge.h) and
 * counts as so many contacts of practice (learning.h); it costs the time of those who attend.
 *
 * Sandvik et al. (2020): in a call centre, meetings to exchange knowledge beat money, and lasted. Sizes are guesses.
 */
#ifndef MU_BEHAVIOUR_TEAM_H
#define MU_BEHAVIOUR_TEAM_H

typedef struct {
    double usual;     /* 0.5 [D] */
    double constant;  /* days, 90 [D] */
    double event;     /* gain: cohesion, 0.05 [D] */
    double leaver;    /* gain: cohesion, -0.02 [D] */
    double conflict;  /* gain: cohesion, -0.10 [D] */
    double conflicts; /* gain: per day, 0.02 [D] */
    double unsettled; /* gain: push of effort.h lost while it lasts, 0.02 [D] */
    double rework;    /* gain: 0.15 [D] */
    double told;      /* gain: of the gap to the best clarity, 0.5 [D] */
    double written;   /* gain: of what is missing, 0.01 [D] */
    double practice;  /* gain: contacts, 20 [D] */
} mu_team_params;

extern const mu_team_params mu_team_default;

typedef enum { MU_TEAM_EVENT, MU_TEAM_LEAVER, MU_TEAM_CONFLICT } mu_team_event;

/* Of cohesion, and of trust. */
double mu_team_later(const mu_team_params *p, double cohesion, double days);
double mu_team_after(const mu_team_params *p, double cohesion, mu_team_event event);
double mu_team_conflicts(const mu_team_params *p, double cohesion);
double mu_team_rework(const mu_team_params *p, double trust);

/* After a meeting: clarity, coverage, contacts of practice. */
double mu_meeting_clarity(const mu_team_params *p, double clarity, double best);
double mu_meeting_coverage(const mu_team_params *p, double coverage);
double mu_meeting_practice(const mu_team_params *p, double contacts);

#endif
