/* due.h - what orders have planned: orders with a delay, arrivals, ends. Private to the sim layer.
 *
 * What has been replaced since stays until it is due, or until room is needed; who takes it looks at its stamp.
 */
#ifndef MU_SIM_DUE_H
#define MU_SIM_DUE_H

#include "sim/hooks.h"

typedef struct mu_world  mu_world;
typedef struct mu_orders mu_orders;

/* What is still to happen. */
typedef enum {
    MU_DUE_ORDER,   /* it takes effect */
    MU_DUE_ARRIVAL, /* whom: person who was called in */
    MU_DUE_DUTY,    /* likewise: his duty ends */
    MU_DUE_LOAN,    /* likewise: he is to come back */
    MU_DUE_STANDING /* whom: mu_standing */
} mu_due_what;

typedef struct {
    int64_t     at_us;
    uint64_t    number; /* of two at one instant the one planned first */
    mu_due_what what;
    uint32_t    whom, stamp;
    mu_order    order;
} mu_due;

/* So many may wait for their delays at once, and no more. */
enum { MU_MOST_ORDERS = 100000 };

/* Plans it; w->no_memory is set when there is no room. An order that would take effect after the end is dropped. */
void mu_due_plan(mu_world *w, int64_t at_us, mu_due_what what, uint32_t whom, uint32_t stamp,
                 const mu_order *order);
/* The first of what is due, which is there. */
mu_due mu_due_take(mu_orders *o);
/* How many more orders may be given. */
int32_t mu_due_room(const mu_world *w);

#endif
