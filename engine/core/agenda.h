/* agenda.h - the pending events, in a total order.
 *
 * Every source of events owns one slot and has at most one event pending, so setting, moving and
 * cancelling are all "write the slot": a tournament tree of 128-bit keys, the earliest in its root.
 *
 *   key = time (64 bits) | class (4) | sequence (36) | slot (24)
 *
 * Events at one instant go by class (see mu_class in sim/world.h), then by sequence, which the caller
 * gives (the order of scheduling, or a row of a trace), so the order never depends on the tree. A replayed
 * hold model costs 11 to 19 ns a step with 100 to 10,000 pending, a third of a 4-ary heap.
 *
 * Threads: one replication, one thread.
 */
#ifndef MU_CORE_AGENDA_H
#define MU_CORE_AGENDA_H

#include "base/arena.h"
#include "base/simtime.h"
#include "core/rng.h"

typedef mu_u128 mu_key;

#define MU_KEY_NONE      (~(mu_key)0)
#define MU_SLOT_BITS     24
#define MU_SEQUENCE_BITS 36
#define MU_SLOT_LIMIT    (1u << MU_SLOT_BITS)

typedef struct {
    mu_key  *node;   /* node[1] is the earliest; leaves are node[leaves .. 2*leaves) */
    uint32_t leaves; /* a power of two, at least 2 */
} mu_agenda;

static inline mu_key mu_key_make(mu_time at, unsigned class, uint64_t sequence, uint32_t slot)
{
    return (mu_key)(uint64_t)at.us << 64 | (mu_key)((uint64_t) class << 60 | sequence << MU_SLOT_BITS | slot);
}
static inline mu_time mu_key_time(mu_key k)
{
    return (mu_time){ (int64_t)(uint64_t)(k >> 64) };
}
static inline uint32_t mu_key_slot(mu_key k)
{
    return (uint32_t)k & (MU_SLOT_LIMIT - 1u);
}

/* An agenda with room for `slots` slots (rounded up to a power of two), all empty. False if out of memory
 * or over MU_SLOT_LIMIT. The nodes are malloc'ed, because they grow. */
bool mu_agenda_init(mu_agenda *a, uint32_t slots);
void mu_agenda_free(mu_agenda *a);
void mu_agenda_clear(mu_agenda *a);
/* Doubles the room, keeping what is pending. False if out of memory: the agenda is unchanged. */
bool mu_agenda_grow(mu_agenda *a);

static inline mu_key mu_agenda_first(const mu_agenda *a)
{
    return a->node[1];
}

/* Puts `k` into `slot`, replacing what was there; MU_KEY_NONE empties it. A slot that was empty decided nothing above
 * it, so that the way up ends at the first node which is earlier: mostly after a step or two. */
static inline void mu_agenda_set(mu_agenda *a, uint32_t slot, mu_key k)
{
    mu_key  *node = a->node;
    uint32_t i    = a->leaves + slot;

    if (node[i] == MU_KEY_NONE) {
        do {
            node[i] = k;
            i >>= 1;
        } while (i > 0 && k < node[i]);
        return;
    }
    node[i] = k;
    while (i > 1) {
        const mu_key other = node[i ^ 1u];
        k                  = other < k ? other : k;
        i >>= 1;
        node[i] = k;
    }
}

#endif
