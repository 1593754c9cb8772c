/* change.h - from some instants on, other parameters hold. Private to the sim layer.
 *
 * Each epoch is a model of its own with the same types and teams by the same numbers, so the world only looks at another
 * one. What is made for a world must do for all of its epochs. A change holds for contacts that come from then on and for
 * decisions that are taken from then on: whoever is there keeps what he brought.
 */
#ifndef MU_SIM_CHANGE_H
#define MU_SIM_CHANGE_H

#include "sim/state.h"

/* Whether one of the epochs has it. */
bool mu_change_ever(const mu_model *m, bool (*has)(const mu_contact_type *));

/* The clock stands at the beginning: the first epoch holds. */
void mu_change_begin(mu_world *w);
/* When the next epoch begins; MU_NEVER_US: no other comes. */
static inline int64_t mu_change_next_us(const mu_world *w)
{
    return w->epoch < w->whole->n_epochs ? w->whole->epochs[w->epoch].from.us : MU_NEVER_US;
}
/* The epoch that begins now, if any, holds. */
void mu_change_edges(mu_world *w);

/* What is known of a type beside its spec, and follows from that. */
void mu_change_type(mu_world *w, int32_t type);

#endif
