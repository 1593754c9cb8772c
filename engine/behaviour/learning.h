/* learning.h - what practice makes of people: how long they take, and how much they solve; and what they forget.
 *
 * The gain of practice G goes from 0, a novice, to 1, who has nothing left to learn. After E contacts of a kind it is
 * 1 - (1 + E / pace)^-bend, or 1 - exp(-E / pace). Handle times are those of the fully trained times 1 + slower (1 - G),
 * and the log-odds of solving a case are lower by `gap` (1 - G). After `idle` days without a contact of the kind, G is
 * G 2^(-(idle - grace) / half_life): who practises every week forgets nothing.
 *
 * The power form is that of Wright (1936) and Newell & Rosenbloom (1981). The size of the gain in time is calibrated to
 * the first year in a call centre: output per hour up by 64 %, De Grip, Sauermann & Sieben (2016); 14,400 contacts make
 * 63 % here. Forgetting is calibrated to the meta-analysis of Tatel & Ackerman: half of a gain is lost after 6.5 months
 * (accuracy) to 13 months (speed).
 */
#ifndef MU_BEHAVIOUR_LEARNING_H
#define MU_BEHAVIOUR_LEARNING_H

typedef enum { MU_LEARNING_POWER, MU_LEARNING_EXPONENTIAL } mu_learning_form;

typedef struct {
    mu_learning_form form;      /* power [B] */
    double           slower;    /* gain: a novice takes so much longer, 0.75 [A -> C; 0.3 .. 1.2] */
    double           pace;      /* contacts, 1500 [C; 500 .. 5000]: half of the power form's gain */
    double           bend;      /* 1 [B], of the power form */
    double           gap;       /* gain: log-odds between novice and expert, 0.6 [D; 0.2 .. 1.2] */
    double           half_life; /* days, 330 [A; 195 .. 390]; infinite: nothing is forgotten */
    double           grace;     /* days before forgetting sets in, 7 [D] */
} mu_learning_params;

extern const mu_learning_params mu_learning_default;

/* Named steps of the way, a quarter of the gain apart. */
typedef struct {
    const char *name;
    double      contacts; /* of experience that make one; infinite for an expert */
} mu_level;

#define MU_LEVELS 5
extern const mu_level mu_levels[MU_LEVELS]; /* ascending */

/* G after so many contacts >= 0 (infinite: exactly 1), and the contacts that make a G, from 0 to 1. */
double mu_learning_gain(const mu_learning_params *p, double contacts);
double mu_learning_contacts(const mu_learning_params *p, double gain);
/* What is left of a G. */
double mu_learning_kept(const mu_learning_params *p, double gain, double idle_days);
/* The factor on handle times: exactly 1 where G is. */
double mu_learning_handle(const mu_learning_params *p, double gain);
/* The shift of the log-odds of solving a case: exactly 0 where G is 1. */
double mu_learning_log_odds(const mu_learning_params *p, double gain);

#endif
