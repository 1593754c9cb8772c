/* journey_inside.h - what the parts of a journey share; private to journey*.c.
 *
 * journey.c decides when a talk is over, journey_unanswered.c when nobody answered, journey_onward.c sends on.
 */
#ifndef MU_SIM_JOURNEY_INSIDE_H
#define MU_SIM_JOURNEY_INSIDE_H

#include "sim/journey.h"

/* A further contact of a case, on top of the work that its type brings. */
typedef struct {
    int32_t       type;
    int64_t       after_us;
    int64_t       extra_us; /* more talk; -1: in place of it, the talk of the last one, as a redial */
    int64_t       again_us; /* of that: done again */
    mu_later_what what;
    uint16_t      marks;
} mu_sending;

/* It joins the queue of its type. What goes on at once does so when whoever had it is free again. */
void mu_journey_send_on(mu_world *w, int32_t number, const mu_sending *s);
/* Whoever held a contact is free of it `after_us` from now, and of his wrap-up. */
void mu_journey_let_go(mu_world *w, const mu_case *k, int64_t after_us);

static inline int64_t mu_delay_of(const mu_dist *after, mu_rng *r)
{
    return after != NULL ? mu_dist_draw_span(after, r).us : 0;
}

#endif
