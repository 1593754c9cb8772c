/* probe.h - watching a replication as it happens: every change told, none influenced.
 *
 * The record (record.h) is enough for results. An observer is for tests, traces and teaching: it gets every
 * step of every contact, in order, and costs one untaken branch when absent.
 */
#ifndef MU_SIM_PROBE_H
#define MU_SIM_PROBE_H

#include "base/simtime.h"

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
    MU_SAW_LOG_OUT    /* team, agent */
} mu_saw;

typedef struct {
    mu_saw  what;
    mu_time at;
    int64_t contact;           /* number of the contact in order of arrival, from 0; -1 none */
    int32_t type, team, agent; /* -1 where it does not apply */
} mu_sighting;

typedef struct {
    void *context;
    void (*see)(void *context, const mu_sighting *s); /* NULL: nobody watches */
} mu_observer;

#endif
