/* recognition.h - praise: what it does, and how it wears out.
 *
 * Praise adds first * exp(-habit) to what is left of earlier praise, R, and `habituation` to the habit. Both go back by
 * halves. Where one person is praised before the others, they get `seen` * exp(-habit of the team) each. R is part of the
 * push of effort.h, so it acts on speed and quality alike.
 *
 * Stajkovic & Luthans (2001): social recognition 24 %, feedback 20 %, money 11 to 37 % in manufacturing, taken as upper
 * bounds. Bradler et al. (2016): mostly those who were not praised do better, most of all when few were.
 */
#ifndef MU_BEHAVIOUR_RECOGNITION_H
#define MU_BEHAVIOUR_RECOGNITION_H

typedef struct {
    double first;           /* gain: log performance, 0.05 [A for the sign, D; 0.02 .. 0.12] */
    double seen;            /* gain: 0.03 [D] */
    double habituation;     /* 0.35 [D] */
    double half_life;       /* days, 30 [D] */
    double habit_half_life; /* days, 90 [D] */
} mu_recognition_params;

extern const mu_recognition_params mu_recognition_default;

/* Of a person, or the habit of a team. All 0 at first. */
typedef struct {
    double level, habit;
} mu_recognition;

mu_recognition mu_recognition_later(const mu_recognition_params *p, mu_recognition r, double days);
mu_recognition mu_recognition_praised(const mu_recognition_params *p, mu_recognition r);
/* What the others get. */
double mu_recognition_seen(const mu_recognition_params *p, double team_habit);

#endif
