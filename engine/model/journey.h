/* journey.h - what becomes of a contact that does not simply end: who turns away, who tries again, who comes back,
 * and where the work goes on.
 *
 * A case is one customer's problem: the first contact, its redials, and everything that follows from it. Contacts of
 * one case are numbered, and all that is decided about them is drawn from the case's own numbers, so that the same
 * customer does the same in every arm.
 */
#ifndef MU_MODEL_JOURNEY_H
#define MU_MODEL_JOURNEY_H

#include "base/simtime.h"
#include "core/dist.h"
#include <muster/hooks.h>

typedef struct mu_stages mu_stages;

/* Where a part of a case goes: into the queue of a contact type, or through stages of its own. */
typedef struct {
    int32_t          type;   /* -1: through stages */
    const mu_stages *stages; /* NULL: to a type */
} mu_part;

/* Parts that are under way at once. */
typedef struct {
    int32_t        n;
    const mu_part *part;
} mu_stage;

/* Stages, one after the other: the next begins when every part of the last one is over, unless one was not solved. What
 * leads through stages never leads back into them, except with a customer who comes back. */
struct mu_stages {
    const char     *name;
    int32_t         n;
    const mu_stage *stage;
};

/* A way on. The ways of one list exclude each other; what is left of their shares ends there. */
typedef struct {
    int32_t          to;     /* contact type whose queue it joins; -1: through stages */
    const mu_stages *stages; /* NULL: to a type; else `how` is COLD */
    double           upto;   /* cumulative share of the ways of the list */
    const mu_dist   *after;  /* seconds until it joins; NULL: at once */
    double           repeat; /* share of the talk so far that is done again, on top of the talk of `to` */
    mu_hand_over     how;
    const mu_dist   *takes; /* WARM, CONSULT: seconds that both are busy with it; NULL: none */
    double           lost;  /* share of what goes this way that never gets there */
} mu_way;

typedef struct {
    int32_t       n; /* ascending by the name of where they lead */
    const mu_way *way;
} mu_ways;

/* From `waiting` contacts of the type on, this share of those who would have to wait turns away. */
typedef struct {
    int32_t waiting;
    double  share;
} mu_balk;

/* Likewise of those who are told a wait of `told_us` or longer. */
typedef struct {
    int64_t told_us;
    double  share;
} mu_balk_told;

/* When the work on a contact is done, something may be needed from the customer. */
typedef struct {
    double         share;    /* of the contacts, each time it has been worked on, */
    int32_t        most;     /* but at most so often */
    const mu_dist *answer;   /* seconds */
    double         never;    /* share that does not answer at all */
    int64_t        close_us; /* without an answer for so long it is closed, unsolved */
    bool           pause;    /* the due time stands still meanwhile */
} mu_ask_back;

typedef struct {
    /* before an answer */
    int32_t        n_balk; /* ascending by `waiting` */
    const mu_balk *balk;
    int32_t        n_balk_told; /* ascending by `told_us`; of a step of each list the larger share holds */
    const mu_balk_told *balk_told;
    double redial_abandoned, redial_blocked; /* share that tries again; who turned away counts as blocked */
    const mu_dist *redial_after;             /* seconds; NULL when nobody does */
    int32_t        redial_tries;             /* most tries after the first; -1: no limit */
    bool           redial_same;              /* with the same patience as before; else a new one is drawn */

    /* when the talk is over, in this order */
    int64_t            cap_us; /* talk is broken off here and goes on at cap_to; MU_NEVER_US: no cap */
    int32_t            cap_to;
    double             cap_repeat;
    mu_hand_over       cap_how;         /* COLD or WARM */
    const mu_dist     *cap_takes;       /* as of a way */
    const mu_ask_back *ask;             /* NULL: customers are not asked back. Not at the cap */
    mu_ways            escalate;        /* needs someone else */
    double             resolved;        /* of the others: share that solves the case */
    mu_ways            escalate_failed; /* of those not solved */
    mu_ways            by_rule;         /* ways that nobody goes unless a rule says so; upto is 0 */
    mu_ways            reopen;          /* of those left: the customer comes back */
    int32_t            most_contacts;   /* of a case; who has had so many does not come back */
    mu_ways            then;            /* of the solved: further work of the same case */

    /* what is handed to this type lies there for so long before it joins the queue; NULL: not */
    const mu_dist *delay;
} mu_journey;

#endif
