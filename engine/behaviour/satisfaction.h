/* satisfaction.h - whether a customer is content, and what makes good again what went wrong.
 *
 * The log-odds of being content after a contact are
 *
 *     log-odds of first - waited log(1 + wait / 60 s) - unsolved - again (n - 1) - passed * hand-overs + effort * x_q
 *     + recovery + whatever else is given as a shift
 *
 * at the n-th contact about the same. Recovery after a failure of severity 1 (or any other) is
 *
 *     -severity + apology + payment (1 - exp(-amount / scale)) + explained - late log(1 + hours / 4)
 *
 * and at most `best` for satisfaction and 0 for whether he stays: a good recovery pleases more than none was needed, but
 * wins nobody back (de Matos, Henrique & Rossi 2007).
 *
 * Service Quality Measurement: 86 % content at the first call, 44 % at the fourth, which fixes first and again; 35 to 45 %
 * fewer when it is not solved (36 points fewer, or 41 %, here). Waiting and hand-overs are guesses.
 */
#ifndef MU_BEHAVIOUR_SATISFACTION_H
#define MU_BEHAVIOUR_SATISFACTION_H

#include <stdbool.h>

typedef struct {
    double first;    /* content after a first contact, solved, without a wait: 0.86 [A] */
    double waited;   /* gain: 0.35 [D; 0.1 .. 0.8] */
    double unsolved; /* gain: 1.8 [A -> C] */
    double again;    /* gain: 0.685 [A -> C; 0.4 .. 1.0] */
    double passed;   /* gain: 0.30 [D] */
    double effort;   /* gain: per unit of effort in quality, 1.5 [D] */
} mu_satisfaction_params;

extern const mu_satisfaction_params mu_satisfaction_default;

typedef struct {
    double wait_s;
    bool   solved;
    double contact_number; /* 1: the first */
    double hand_overs, quality_effort;
    double shift; /* recovery, people's manners, a customer file: log-odds */
} mu_experience;

/* The chance of being content. Exactly `first` where the gains are 0 and there is no shift. */
double mu_satisfaction_chance(const mu_satisfaction_params *p, const mu_experience *e);

typedef struct {
    double severity;  /* gain: 1.5 [D], of a failure of severity 1 */
    double apology;   /* gain: 0.4 [D] */
    double payment;   /* gain: 0.8 [D] */
    double scale;     /* money, 20 [D] */
    double explained; /* gain: 0.3 [D] */
    double late;      /* gain: 0.2 [D] */
    double best;      /* 0.2 [A for its existence, D] */
} mu_recovery_params;

extern const mu_recovery_params mu_recovery_default;

typedef struct {
    double severity; /* 1: a failure as usual; 0: none */
    bool   apology, explained;
    double amount, hours;
} mu_recovery;

/* The shift of the log-odds of being content, and of those of staying. */
double mu_recovery_content(const mu_recovery_params *p, const mu_recovery *r);
double mu_recovery_stays(const mu_recovery_params *p, const mu_recovery *r);

#endif
