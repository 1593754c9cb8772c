/* becomes.h - which contact types may come of a contact at once, when it is over or handed on. */
#ifndef MU_MODEL_BECOMES_H
#define MU_MODEL_BECOMES_H

#include "model/model.h"

/* Fills becomes[type * n_types + what]: a contact of `type` may lead to one of `what`, in any number of steps without a
 * delay. Nobody knows beforehand what will become of a contact, so all ways count. Where a case is at several places, the
 * next stage may come of whatever is left of the last. False if out of memory. */
bool mu_model_becomes(const mu_model *m, mu_arena *a, uint8_t *becomes);

#endif
