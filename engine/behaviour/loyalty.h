/* loyalty.h - what follows a contact: coming back about the same, complaining, leaving, answering a survey; and those who
 * mean harm.
 *
 * What is not solved comes back with a chance, so that all in all 1 / (1 - back (1 - solved)) contacts come of one. A formal
 * complaint follows a contact with the chance usual + discontent (if not content) + failed (if something had gone wrong). Of
 * those who think of leaving, more where the case was not solved, a share does, the less the more loyal.
 * An attacker is stopped at a contact with the chance `found`, so that he makes 1 / found contacts, each `longer` times as long.
 * Surveys are answered by `answered` of the content; the odds of the discontent are exp(bias) times as high.
 *
 * Service Quality Measurement: 3 % think of leaving when solved, 34 % when not. What becomes of that is a guess, and it
 * decides what service is worth.
 */
#ifndef MU_BEHAVIOUR_LOYALTY_H
#define MU_BEHAVIOUR_LOYALTY_H

#include <stdbool.h>

typedef struct {
    double back;             /* gain: chance to come back with what is not solved, 0.8 [D; 0.3 .. 0.9] */
    double complains;        /* 0.02 [D] */
    double discontent;       /* gain: 0.15 [D] */
    double failed;           /* gain: 0.3 [D] */
    double leaving_solved;   /* 0.03 [A] */
    double leaving_unsolved; /* 0.34 [A] */
    double leaves;           /* gain: of those who think of it, 0.3 [D] */
} mu_loyalty_params;

extern const mu_loyalty_params mu_loyalty_default;

/* Contacts per case where that share is solved at each; back * (1 - solved) < 1. Exactly 1 if nobody comes back. */
double mu_loyalty_contacts(const mu_loyalty_params *p, double solved);
double mu_loyalty_complains(const mu_loyalty_params *p, bool content, bool failed);
double mu_loyalty_thinks_of_leaving(const mu_loyalty_params *p, bool solved);
/* The chance that he leaves; `stays` is the shift of recovery (satisfaction.h), <= 0 for who was let down. */
double mu_loyalty_leaves(const mu_loyalty_params *p, bool solved, double loyalty, double stays);

typedef struct {
    double found;        /* per contact, 0.3 [D] */
    double found_noted;  /* the same where evidence is kept, 0.6 [D] */
    double longer;       /* gain, as a factor: 1.5 [D] */
    double false_alarms; /* among real complainers, 0.005 [D]; they leave */
} mu_attack_params;

extern const mu_attack_params mu_attack_default;

double mu_attack_contacts(const mu_attack_params *p, bool noted);
double mu_attack_handle(const mu_attack_params *p);

typedef struct {
    double answered; /* 0.15 [D] */
    double bias;     /* gain: log-odds, 0 [D] */
    double checked;  /* contacts that quality assurance hears, 0.02 [D] */
} mu_survey_params;

extern const mu_survey_params mu_survey_default;

/* The chance that he answers, and the share of content that a survey finds where it is `content`. */
double mu_survey_answers(const mu_survey_params *p, bool content);
double mu_survey_measured(const mu_survey_params *p, double content);

#endif
