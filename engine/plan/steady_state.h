/* steady_state.h - what a closed form says about a queue in the long run.
 *
 * Rates and times of all closed forms are in one unit of the caller's choice: calls per minute with
 * minutes, calls per hour with hours. Shares are 0..1.
 */
#ifndef MU_PLAN_STEADY_STATE_H
#define MU_PLAN_STEADY_STATE_H

#include <stdbool.h>

/* A figure that the model does not know is NaN, or 0 where there can be none (no abandonment without
 * impatience). "Admitted" contacts are all that are not blocked. */
typedef struct {
    double delayed;               /* share of the admitted that cannot be answered at once */
    double blocked;               /* share of all arrivals */
    double abandoned;             /* share of the admitted */
    double queue, queue_variance; /* contacts waiting, over time */
    double wait;                  /* mean of all admitted: until answered or given up */
    double wait_answered;         /* mean of those answered: the ASA */
    double wait_answered_variance;
    double wait_abandoned;
    double occupancy; /* share of people busy, over time */
} mu_steady_state;

#endif
