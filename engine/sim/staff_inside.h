/* staff_inside.h - what seats are made of; private to staff*.c.
 *
 * staff.c has the days of seats; staff_recruit.c asks the hook recruit, if there is one, for whom to look and whom to let go.
 */
#ifndef MU_SIM_STAFF_INSIDE_H
#define MU_SIM_STAFF_INSIDE_H

#include "behaviour/behaviour.h"
#include "sim/hooks.h"
#include "sim/staff.h"

/* What is the matter with a seat. */
typedef enum {
    MU_SEAT_TAKEN,
    MU_SEAT_OPEN,     /* no source can be asked this month, or there is none */
    MU_SEAT_ASKED,    /* a source looks for somebody */
    MU_SEAT_ACCEPTED, /* somebody waits for his class to begin */
    MU_SEAT_IN_CLASS
} mu_seat_stage;

typedef struct {
    double  hazard, limit; /* MU_SEAT_TAKEN: what has added up so far, and where he leaves */
    double  tenure;        /* MU_SEAT_TAKEN: days */
    double  since;         /* MU_SEAT_ASKED: the night of the answer; MU_SEAT_ACCEPTED: since that night */
    int32_t before;        /* people who had it and left */
    int32_t tries;         /* how often somebody was asked for since then */
    int32_t left;          /* MU_SEAT_IN_CLASS: days of it */
    int32_t source;        /* where he comes from */
    uint8_t stage;
    bool    accepts, passes;
} mu_seat;

struct mu_staff {
    const mu_behaviour *b;
    mu_seat            *seat;     /* [agent] */
    int32_t            *asked;    /* [source]: this month */
    int64_t             night;    /* the next, by the day after it */
    int64_t             month_to; /* date on which another month begins */
    int32_t             in_class;
    int32_t             day_cell; /* mu_minds_day_cell */
    int32_t             cell;     /* the first whose people are not counted yet */
    mu_seats           *seats;    /* [team]: for the hook recruit, if there is one; */
    mu_seats_from      *from;     /* [team][source] */
};

/* Whether somebody else says when and where people are asked for. */
static inline bool mu_staff_is_recruited(const mu_world *w)
{
    return w->hooks != NULL && w->hooks->recruit != NULL && w->staff->b->hiring != NULL;
}

/* The source is asked for somebody for an open seat, -1: the first that may be asked; false where none may. */
bool mu_staff_ask(mu_world *w, uint32_t agent, int32_t source);
/* Whoever has the seat has had it. */
void mu_staff_let_go(mu_world *w, uint32_t agent);
/* Room for questions, if any are to be asked; false if out of memory. */
bool mu_staff_make_recruited(mu_world *w);
/* The night's question, and what becomes of the answer. */
void mu_staff_recruit(mu_world *w);

#endif
