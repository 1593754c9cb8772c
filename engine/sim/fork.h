/* fork.h - cases that go through stages, at several places at once: forks and joins. Private to sim.
 *
 * Each part of a stage is a case of its own within the whole: with its own contacts, random numbers and outcome, so that
 * parts that are under way at once have nothing to do with each other. Parts count as the contacts that they are, but
 * not as cases: the whole is one case, solved when every part of every stage is.
 *
 * A part that is not solved does not stop the others of its stage, which are at work already; but no further stage
 * begins, and the whole is not solved.
 */
#ifndef MU_SIM_FORK_H
#define MU_SIM_FORK_H

#include "sim/state.h"

/* The case goes through these stages, beginning `after_us` from now, each part of the first with `again_us` of talk
 * that is done again. */
void mu_fork_begin(mu_world *w, int32_t number, const mu_stages *stages, int64_t after_us, int64_t again_us);
/* Nothing of this part is under way any more. */
void mu_fork_part_over(mu_world *w, int32_t number);

#endif
