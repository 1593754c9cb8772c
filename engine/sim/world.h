/* world.h - one replication: everything that changes, private to one thread.
 *
 * A world is made once per worker and run for many replications; each run starts from the same clean
 * state, so nothing of one replication can reach the next.
 *
 * Order at one instant: opening and closing, shift edges, ends of talk and work, abandonments, arrivals.
 * So a person who becomes free at the very moment a caller would give up still answers him, and a place in
 * the queue that falls free can be taken by a caller who arrives then.
 */
#ifndef MU_SIM_WORLD_H
#define MU_SIM_WORLD_H

#include "sim/hooks.h"
#include "sim/probe.h"
#include "sim/record.h"
#include "sim/typical.h"

typedef struct mu_world mu_world;

/* A queue as long as this is a slip in the scenario, not a queue: a tenth of a gigabyte per million. */
#define MU_MOST_WAITING (1u << 22)

/* A world for the model, or NULL if out of memory. `hooks` and `observer` may be NULL; both, and the model,
 * must outlive the world. */
mu_world *mu_world_new(const mu_model *m, const mu_hooks *hooks, const mu_observer *observer);
void      mu_world_free(mu_world *w);

/* A world that finds out what is typical (typical.h): it divides by `found` and notes in `seen`, both [type]. */
mu_world *mu_world_new_typical(const mu_model *m, mu_calibration *found, mu_typical_sums *seen);

/* From now on a run looks at the flag now and then, and breaks off when it is set; NULL: it does not. */
void mu_world_stop_on(mu_world *w, const volatile bool *stop);

/* Simulates replication number `replication` under `seed` and fills `out` (cleared first), which must have
 * been made for the same model. MU_ERR_NOMEM when the world cannot grow, MU_ERR_VALUE when more than MU_MOST_WAITING
 * contacts wait at once, MU_ERR_INTERRUPTED when it was stopped on its way; the world can be run again. */
mu_status mu_world_run(mu_world *w, uint64_t seed, int64_t replication, mu_record *out);

/* The same in steps, which make no difference to the last bit: begin, advance to any instants one after the other, whose
 * events are still handled, and finish. Between steps nothing may be read from the record but by those who know how. */
mu_status mu_world_begin(mu_world *w, uint64_t seed, int64_t replication, mu_record *out);
void      mu_world_advance(mu_world *w, mu_time till);
mu_status mu_world_finish(mu_world *w);

#endif
