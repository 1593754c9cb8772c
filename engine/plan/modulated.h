/* modulated.h - closed forms for arrivals that are not plain Poisson: MMPP(2)/M/1, dispersion, moving load.
 *
 * Units as in steady_state.h.
 */
#ifndef MU_PLAN_MODULATED_H
#define MU_PLAN_MODULATED_H

#include <stdbool.h>

/* Poisson arrivals whose rate alternates between two values; `leave[i]` is the rate of leaving state i. */
typedef struct {
    double rate[2], leave[2];
} mu_mmpp2;

double mu_mmpp2_rate(const mu_mmpp2 *m); /* long-run arrivals per time */

/* Variance over mean of the count in a window of length t (Fischer & Meier-Hellstern 1993); INFINITY allowed. */
double mu_mmpp2_dispersion(const mu_mmpp2 *m, double t);

/* MMPP(2)/M/1 by the matrix-geometric method (Neuts 1981). False when there is no steady state. */
typedef struct {
    double present; /* mean number in system */
    double sojourn; /* mean time in system */
    double wait;    /* mean wait of all */
    double delayed; /* share of arrivals that wait */
    double idle;    /* share of time */
} mu_modulated;
bool mu_mmpp2_m1_solve(const mu_mmpp2 *m, double service, mu_modulated *out);

/* Mt/M/infinity with arrivals mean + swing sin(pace t): expected number busy at t, its peak, and how long the
 * peak lags behind that of the arrivals (Eick, Massey & Whitt 1993). */
double mu_sine_load(double mean, double swing, double pace, double service, double t);
double mu_sine_load_peak(double mean, double swing, double pace, double service);
double mu_sine_load_lag(double pace, double service);

#endif
