/* compose.h - how the effects of all other formulas come together, and the rules that all of them keep.
 *
 * An effect on time is a factor, an effect on a probability a shift of its log-odds, log(p / (1 - p)). So effects of
 * any number and size leave times positive and probabilities between 0 and 1. With the gain of an effect at 0 the
 * factor is exactly 1 and the shift exactly 0, so that a mechanism that is on and does nothing gives the same bits as
 * one that is off. All functions of this layer are pure: they draw nothing and remember nothing. Each takes a struct of
 * parameters, whose documented defaults are the constant mu_<name>_default.
 *
 * Every parameter has a mark of how well it is known, in brackets: A, a figure from the abstract of a paper or an
 * official page; B, a known result, not read again; C, calibrated or derived from A or B; D, a guess. Studies show signs
 * far better than sizes: what rests on D is a range to be tried, not a number to be believed.
 */
#ifndef MU_BEHAVIOUR_COMPOSE_H
#define MU_BEHAVIOUR_COMPOSE_H

/* Handle time is the nominal time * exp(-(ability + training + effort + load)) * learning * fatigue * tool * switching
 * * anger * mentoring / typical, the factors together clipped to MU_LEAST_FACTOR .. MU_MOST_FACTOR. */
#define MU_LEAST_FACTOR 0.4
#define MU_MOST_FACTOR  4.0

typedef struct {
    double ability, training, effort, load;                      /* log speed: 0.1 is about a tenth faster */
    double learning, fatigue, tool, switching, anger, mentoring; /* factors */
    double typical; /* what the factors are relative to, 1 for the fully trained: see mu_calibrated */
} mu_handle_parts;

extern const mu_handle_parts mu_handle_neutral;

double mu_handle_factor(const mu_handle_parts *parts);

/* log(p / (1 - p)) for 0 < p < 1, and back for any finite shift. */
double mu_log_odds(double p);
double mu_from_log_odds(double log_odds);

/* p with its log-odds shifted. p itself, to the last bit, if the shift is 0; 0 and 1 stay what they are. */
double mu_shifted(double p, double shift);

/* A firm knows what its people do on average, not what they would do if they were fully trained and fresh. Given the
 * people's factors and shifts (as of today; mean fatigue 0.25 [D]) and the shares of contacts that they answer, what to
 * divide factors by and to add to shifts so that, all in all, `resolved` are solved and times keep their mean. The mean
 * factor is arithmetic over contacts. The shift is the solution of sum of share * p(resolved, shift_i + s) = resolved:
 * the negative mean of the shifts, which comes to mind first, misses a share of 0.8 by 0.004 when half of the
 * people are novices and half experts. Exactly 1 and 0 if all are neutral. n > 0; the shares are positive, of any sum. */
typedef struct {
    double typical, shift;
} mu_calibration;

mu_calibration mu_calibrated(int n, const double *factor, const double *shift, const double *share,
                             double resolved);

#endif
