/* hooks.h - the decision points of a replication.
 *
 * An empty slot (NULL) means the built-in C default, at no cost. A function in a slot is asked and its
 * answer is checked: a wrong answer is an internal error here (the rules layer will turn a rule's wrong
 * answer into the user's problem before it gets this far). `rules` fills the table, `experiment` hands
 * it over; the simulation knows neither.
 */
#ifndef MU_SIM_HOOKS_H
#define MU_SIM_HOOKS_H

#include "base/simtime.h"
#include "model/model.h"

typedef struct mu_hooks mu_hooks;

/* What a hook may look at; valid during the call only. */
typedef struct {
    const mu_model *model;
    mu_time         now;
    const int32_t  *idle;    /* people idle per team */
    const int32_t  *waiting; /* contacts waiting per type */
} mu_view;

struct mu_hooks {
    void *context; /* handed to every function */

    /* A contact of `type` arrived. Returns the team whose longest-idle person takes it, or -1 to wait. */
    int32_t (*route)(void *context, const mu_view *view, int32_t type);

    /* A person of `team` is free and someone it can serve is waiting. Returns the type whose first
     * waiting contact it takes, or -1 to stay idle. */
    int32_t (*next)(void *context, const mu_view *view, int32_t team);
};

#endif
