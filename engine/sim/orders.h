/* orders.h - what a manager does during the day: surveys are asked, their orders checked and carried out. Private to the
 * sim layer.
 *
 * Orders belong to the calendar: they are carried out after doors, duty and pauses of the same instant, what is due
 * first, then the answers of the surveys in the order of their numbers. A world without surveys has no mu_orders and pays
 * nothing; with surveys it always has a roster. Who comes and goes is in duty.h, who works elsewhere in loan.h.
 */
#ifndef MU_SIM_ORDERS_H
#define MU_SIM_ORDERS_H

#include "sim/due.h"
#include "sim/sight.h"
#include "sim/state.h"

/* What an order has set and holds until it is withdrawn: of each type its priority, then the share turned away; of each
 * team its breaks. */
typedef struct {
    bool     holds;
    uint32_t stamp; /* of the last order */
    mu_order order;
} mu_standing;

/* Of one person: why he is on duty. */
typedef enum { MU_BY_SHIFT, MU_BY_CALL, MU_BY_OVERTIME } mu_duty_why;
typedef struct {
    int64_t  since_us;      /* called in: arrived then */
    int64_t  off_us;        /* his last duty ended; -1: he has had none */
    int64_t  till_us;       /* end of the duty that he is called in for, as it was agreed then */
    int64_t  shift_till_us; /* of the shift whose end he outstays; or that he was sent home from */
    double   home_pay;      /* for an hour of a shift that he was sent home from */
    uint32_t stamp;         /* of the last event that was planned for him */
    uint32_t other;         /* on loan: his seat in the other team; of a seat: whose it is; MU_NOBODY */
    uint8_t  why;           /* mu_duty_why */
    bool     coming;        /* called in, and on his way */
    bool     ends;          /* his duty ends now */
    bool     extra;         /* he is counted as beyond his shift */
    bool     home;          /* and as sent home, while the shift goes on */
} mu_duty;

typedef struct mu_orders {
    mu_due           *due; /* a heap: the next one first */
    int32_t           n, room;
    int32_t           n_orders;    /* of them are orders */
    uint64_t          planned;     /* so far */
    int64_t          *survey_us;   /* when each is asked next */
    int32_t          *grid;        /* of each: the window of the calendar whose grid it is on */
    int64_t          *shift_till;  /* [duty edge]: end of the duty that it begins */
    mu_standing      *standing;    /* [2 * n_types + n_teams] */
    uint64_t         *come;        /* [type]: customers since the start */
    mu_duty          *duty;        /* [agent] */
    uint32_t         *pick;        /* whom the order under way reaches */
    uint32_t         *seat;        /* and where he is to sit, if it moves him */
    struct mu_so_far *asked_types; /* [survey][type]: as it was when the survey was last asked */
    struct mu_so_far *asked_teams;
    int64_t           last_us; /* nothing is asked later */
} mu_orders;

bool mu_orders_make(mu_world *w);  /* false if out of memory */
void mu_orders_free(mu_orders *o); /* accepts NULL; the arena keeps the rest */
void mu_orders_start(mu_world *w);

/* The next instant at which something is due; MU_NEVER_US: never. */
int64_t mu_orders_next_us(const mu_world *w);
/* Handles all of it that is due now. */
void mu_orders_edges(mu_world *w);

/* Where a call without a span ends: as the doors close that are open or open later today; when they do not, as the last duty
 * of today ends. At midnight when there is none, or when the doors never close within a day. */
int64_t mu_orders_day_end(const mu_world *w);
/* Puts money down to a team, -1 to none. */
void mu_orders_pay(mu_world *w, int32_t team, double money);

static inline int64_t mu_orders_shift_end(const mu_world *w, int32_t edge)
{
    return w->orders->shift_till[edge];
}
/* Whether breaks of the team are held. */
static inline bool mu_orders_holds(const mu_world *w, int32_t team)
{
    return w->orders->standing[2 * w->model->n_types + team].holds;
}
/* The priority of a type that counts now. */
int32_t mu_orders_priority(const mu_world *w, int32_t type);
/* A customer of the type comes: whether he is turned away. */
bool mu_orders_turn_away(mu_world *w, int32_t type);

#endif
