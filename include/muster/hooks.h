/* muster/hooks.h - decisions taken by functions of the embedding program in place of the built-in ones.
 *
 * An empty slot (NULL) means the built-in decision, at no cost. A function in a slot is asked at its moment; it
 * looks at the view, changes nothing, and its answer is checked: one that cannot be followed (a team without an
 * idle person, a type that the team cannot take) is a fault of the program and ends it with a message.
 *
 * Determinism: a function that depends only on its view (and constants) keeps all promises of reproducibility.
 * Threads:     replications run on several threads, so a function must not write what `context` points to, unless
 *              the run has a single thread.
 */
#ifndef MUSTER_HOOKS_H
#define MUSTER_HOOKS_H

#include <stdint.h>
#include <muster/scenario.h>

/* What a function may look at; valid during the call only. Types and teams are numbered in the order of their names. */
typedef struct {
    const mu_model *model;
    int64_t         now_us;  /* microseconds since midnight of the first day */
    const int32_t  *idle;    /* people idle, per team */
    const int32_t  *waiting; /* contacts waiting, per type */
} mu_view;

typedef struct mu_hooks {
    void *context; /* handed to every function */

    /* A contact of `type` arrived. Returns the team whose longest-idle person takes it, or -1 to let it wait. */
    int32_t (*route)(void *context, const mu_view *view, int32_t type);

    /* A person of `team` is free and someone it can take is waiting. Returns the type whose first waiting contact
     * it takes, or -1 to stay idle. */
    int32_t (*next)(void *context, const mu_view *view, int32_t team);
} mu_hooks;

#endif
