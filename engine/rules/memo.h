/* memo.h - answers remembered for a function that cannot remember anything itself.
 *
 * A function without upvalues that is handed nothing but numbers has nowhere to keep anything and nothing to look at: no
 * globals, no parameters, no random numbers. The same numbers give the same answer in every replication, and asking again
 * is a waste. Of two sets of numbers that fall on the same place the later one stays.
 */
#ifndef MU_RULES_MEMO_H
#define MU_RULES_MEMO_H

#include <stdint.h>

#define MU_MEMO_MOST    4      /* counts */
#define MU_MEMO_LARGEST 0xfffe /* of them; larger ones are not remembered */
#define MU_MEMO_BITS    14     /* 16384 sets of counts, 256 kB */
#define MU_MEMO_PLACES  (1u << MU_MEMO_BITS)

typedef struct {
    uint64_t key; /* the counts, 16 bits each */
    int32_t  answer;
} mu_memory;

typedef struct mu_memo {
    mu_memory place[MU_MEMO_PLACES];
} mu_memo;

mu_memo *mu_memo_new(void); /* NULL if out of memory; freed with free */

/* The key of n counts; UINT64_MAX when they are not to be remembered. */
static inline uint64_t mu_memo_key(const int32_t *count, int n)
{
    uint64_t key = 0;
    uint32_t all = 0;

    for (int i = 0; i < n; i++) {
        key = key << 16 | (uint32_t)count[i];
        all |= (uint32_t)count[i];
    }
    return all <= MU_MEMO_LARGEST ? key : UINT64_MAX;
}

/* Where the answer to them is or would be: the former if it has the same key. */
static inline mu_memory *mu_memo_at(mu_memo *m, uint64_t key)
{
    return &m->place[key * UINT64_C(0x9e3779b97f4a7c15) >> (64 - MU_MEMO_BITS)];
}

#endif
