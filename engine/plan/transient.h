/* transient.h - a day of M(t)/M/s(t)+M, exact: the Kolmogorov equations solved by uniformisation.
 *
 * The day starts empty. Arrivals (Poisson) and people are constant within a piece; service and patience are
 * exponential. When people go, those of them who are busy finish what they have in hand; busy people are
 * taken to be equally likely to be among those who go, which holds once everybody has been on duty for a few
 * service times. After the last piece comes the drain: nobody arrives, the last people stay until all is done.
 *
 * Jensen (1953); Grassmann (1977) for the integrals. Units as in steady_state.h.
 */
#ifndef MU_PLAN_TRANSIENT_H
#define MU_PLAN_TRANSIENT_H

#include <stdbool.h>

typedef struct {
    double service;  /* mean */
    double patience; /* mean; INFINITY: nobody gives up */
    int    places;   /* waiting places. For an unlimited queue give so many that `blocked` stays 0 */
    double within;   /* answer-time threshold */
} mu_day;

typedef struct {
    double length;
    double arrivals; /* per time */
    int    people;   /* at least 1 */
} mu_day_piece;

/* Expected totals of one piece. Those of arrivals count who arrives in the piece, whatever comes later. */
typedef struct {
    double offered, blocked;
    double delayed;      /* arrivals that are admitted and wait */
    double abandoned;    /* who give up during the piece */
    double queue_time;   /* integral of the number waiting */
    double busy_time;    /* integral of the number of people busy, those past their end included */
    double staffed_time; /* integral of the number of people there, likewise;
                             0 for the drain */
    double queue_at_end; /* expected number waiting at the end of the piece */
    /* These two are exact when nobody comes or goes while an arrival of this piece waits. */
    double in_target;     /* arrivals answered within `within` */
    double wait_answered; /* summed wait of the arrivals that are answered */
} mu_day_totals;

#define MU_DAY_STATES_MOST 20000

/* Fills out[0 .. n] : the n pieces and the drain. False when a parameter is out of range or memory ran out. */
bool mu_day_solve(const mu_day *day, int n, const mu_day_piece *piece, mu_day_totals *out);

#endif
