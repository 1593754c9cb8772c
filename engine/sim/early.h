/* early.h - contacts that come before their channel opens and wait for that. Private to the sim layer.
 *
 * They stand in a line of their own, in the order in which they came, and nobody is given any of them; when the channel
 * opens they take the places in the queue that their arrival gives them. They keep nobody at work when the doors close
 * and are not dropped then. Worlds without such channels have none of this.
 */
#ifndef MU_SIM_EARLY_H
#define MU_SIM_EARLY_H

#include "sim/state.h"

typedef struct mu_early {
    uint32_t first, last; /* 0 is nobody */
    int32_t  n;
} mu_early;

bool mu_early_make(mu_world *w); /* false if out of memory */
void mu_early_start(mu_world *w);

/* Whether he, who comes to a queue, has to wait until its channel opens. What someone stays with does not. */
bool mu_early_is(const mu_world *w, const mu_visit *v);
/* The contact in this place joins the line, or leaves it. */
void mu_early_join(mu_world *w, uint32_t place);
void mu_early_leave(mu_world *w, uint32_t place);
/* Moves all whose channel is open into their queues, where the caller offers them. */
void mu_early_let_in(mu_world *w);

#endif
