/* probe.h - watching a replication as it happens: every change told, none influenced.
 *
 * The record (record.h) is enough for results. An observer is for tests, traces and teaching: it gets every
 * step of every contact, in order, and costs one untaken branch when absent.
 */
#ifndef MU_SIM_PROBE_H
#define MU_SIM_PROBE_H

#include <muster/hooks.h>
#include "model/journey.h"

typedef enum {
    MU_SAW_ARRIVAL,   /* contact, type */
    MU_SAW_BLOCKED,   /* contact, type */
    MU_SAW_QUEUED,    /* contact, type */
    MU_SAW_ANSWER,    /* contact, type, team, agent */
    MU_SAW_TALK_END,  /* contact, type, team, agent; only when wrap-up is a step of its own */
    MU_SAW_FINISH,    /* contact, type, team, agent: handled, wrap-up included */
    MU_SAW_ABANDON,   /* contact, type */
    MU_SAW_DROP,      /* contact, type (team and agent when it was in hand) */
    MU_SAW_HAND_BACK, /* contact, type, team, agent: returned to its queue at a shift's end */
    MU_SAW_LOG_IN,    /* team, agent */
    MU_SAW_LOG_OUT,   /* team, agent */
    MU_SAW_BALK,      /* contact, type: turned away because of the queue */
    MU_SAW_REDIAL,    /* contact, type: will try again */
    MU_SAW_SOLVED,    /* contact, type, team, agent: the case is solved */
    MU_SAW_REOPEN,    /* contact, type: not solved, will come back */
    MU_SAW_ESCALATE,  /* contact, type, team, agent: goes on elsewhere */
    MU_SAW_FOLLOW_UP, /* contact, type, team, agent: further work elsewhere */
    MU_SAW_LOST,      /* contact, type: not solved, and nobody will try again */
    MU_SAW_RING,      /* contact, type, team, agent: called back in vain */
    MU_SAW_INTERRUPT, /* contact, type, team, agent: makes way */
    MU_SAW_RESUME,    /* contact, type, team, agent: taken up again */
    MU_SAW_BREAK,     /* team, agent: goes on a break */
    MU_SAW_MEETING,   /* team, agent */
    MU_SAW_TRAINING,  /* team, agent */
    MU_SAW_ABSENT,    /* team, agent: should be there and is not */
    MU_SAW_BACK,      /* team, agent: of these four, after having logged in before */
    MU_SAW_ASK,       /* contact, type, team, agent: the customer is asked back, once the work is done */
    MU_SAW_REPLY,     /* contact, type: he has answered, and it waits again */
    MU_SAW_SILENCE,   /* contact, type: he has not, and it is closed without a result */
    MU_SAW_MISLAID,   /* contact, type, team, agent: what was passed on gets lost */
    MU_SAW_MESSAGE,   /* contact, type: left a message and hung up */
    MU_SAW_DIAL,      /* type: numbers are dialled */
    MU_SAW_STAGE,     /* first contact of the case, its type, staged: a stage begins; `left` parts */
    MU_SAW_PART,      /* likewise: this part is over, solved or not; seen where there are several at once */
    MU_SAW_JOIN,      /* likewise: the last stage is over, and all of it solved */
    MU_SAW_STOP,      /* likewise: this stage is over, but not all of it solved: no further one begins */
    MU_SAW_EARLY,     /* contact, type: waits until its channel opens; then it is seen to join the queue */
    MU_SAW_CHANGE,    /* from now on other parameters hold, or these from the beginning */
    MU_SAW_ORDER,     /* ordered; type, or team: an order takes effect */
    MU_SAW_ORDER_END, /* likewise: what it set does not hold any more */
    MU_SAW_LOAN,      /* team, agent: goes to work in another team */
    MU_SAW_QUIT,      /* team, agent: leaves for good; his seat is vacant from his next coming on duty on */
    MU_SAW_START      /* team, agent: somebody new has the seat from then on */
} mu_saw;

/* An order, and how many people it reached. */
typedef struct {
    const mu_order *order;
    int32_t         people;
} mu_ordered;

/* Where a case stands in a journey. */
typedef struct {
    const mu_stages *stages;
    int32_t          stage, part; /* from 0 */
    int32_t          left;        /* parts of the stage that are not over */
} mu_staged;

typedef struct {
    mu_saw  what;
    mu_time at;
    int64_t contact;           /* number of the contact in order of arrival, from 0; -1 none */
    int32_t type, team, agent; /* -1 where it does not apply */
    int64_t first;   /* ARRIVAL: the first contact of its case, often itself; DIAL: how many; else -1 */
    int64_t told_us; /* QUEUED, BALK: the wait announced to the customer; -1: none, and with all others */
    const mu_staged  *staged;  /* STAGE, PART, JOIN, STOP; NULL with all others */
    const mu_ordered *ordered; /* ORDER, ORDER_END; likewise */
} mu_sighting;

typedef struct {
    void *context;
    void (*see)(void *context, const mu_sighting *s); /* NULL: nobody watches */
} mu_observer;

#endif
