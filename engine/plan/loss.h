/* loss.h - closed forms where the order of people or teams matters, or customers are few.
 *
 * Units as in steady_state.h. NaN (or false) when a parameter is out of range.
 */
#ifndef MU_PLAN_LOSS_H
#define MU_PLAN_LOSS_H

#include <stdbool.h>

/* M/M/c/c where a call tries person 1, then 2, ...: load of person i (Palm 1943). */
double mu_ordered_load(int person, double load);

/* Mean and variance of the number of busy lines, were they endless, that calls overflowing from `c` lines
 * would take (Riordan 1956). */
double mu_overflow_mean(int c, double load);
double mu_overflow_variance(int c, double load);

/* Two types without waiting: the first tries team A, then B; the second only B. Common mean service time. */
typedef struct {
    double blocked[2];   /* by type */
    double occupancy[2]; /* of teams A and B */
    double overflow;     /* calls of type 1 per time that find A full */
} mu_overflow;
#define MU_OVERFLOW_MOST 200 /* people per team */
bool mu_overflow_solve(const double arrivals[2], double service, const int people[2], mu_overflow *out);

/* M/M/c//N: `population` customers, each calling again an exponential `think` after the end of a call. */
typedef struct {
    double throughput; /* calls per time */
    double wait;       /* mean of all */
    double all_busy;   /* share of time */
    double delayed;    /* share of calls that wait (the caller sees the others: arrival theorem) */
    double occupancy;
} mu_finite_source;
bool mu_finite_source_solve(int population, double think, int c, double service, mu_finite_source *out);

/* M/M/c with two types, the first goes first, nobody is interrupted, one mean service time (Kella & Yechiali
 * 1985). Waits over all calls of a type, those answered at once included. */
typedef struct {
    double delayed; /* share, the same for both */
    double wait[2], wait_squared[2];
    double queue[2];
} mu_two_classes;
bool   mu_two_classes_solve(int c, const double arrivals[2], double service, mu_two_classes *out);
double mu_two_classes_first_above(int c, const double arrivals[2], double service, double t); /* P(W1 > t) */

#endif
