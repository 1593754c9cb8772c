/* rng.h - random numbers that do not depend on the order of events.
 *
 * A stream is PCG64 with the DXSM output (O'Neill 2014; the cheap-multiplier variant, as numpy's
 * PCG64DXSM), whose 128-bit state and increment are both hashed from a key: (seed, replication, purpose,
 * entity). Two arms of an experiment that share a key share the numbers; adding a team or a contact type
 * shifts nobody else's numbers, because the entity is the hash of its *name*.
 *
 * A keyed draw (mu_rng_keyed) is one 64-bit number for (seed, replication, purpose, entity, index)
 * without a stream behind it, for rare draws in any order.
 *
 * Checked bit for bit against an independent implementation in tests/stat.
 */
#ifndef MU_CORE_RNG_H
#define MU_CORE_RNG_H

#include <stdint.h>

__extension__ typedef unsigned __int128 mu_u128;

typedef struct {
    mu_u128 state, inc; /* inc is odd */
} mu_rng;

/* What a stream is for. The numbers are part of the results: add at the end, never renumber. */
typedef enum {
    MU_DRAW_ARRIVAL = 1, /* gaps between arrivals */
    MU_DRAW_BATCH,       /* batch sizes */
    MU_DRAW_STATE,       /* Markov-modulated states: stays and moves */
    MU_DRAW_BUSYNESS,    /* day factors; index = day */
    MU_DRAW_TALK,
    MU_DRAW_WRAP_UP,
    MU_DRAW_PATIENCE,
    MU_DRAW_THINK,   /* finite population: times to think; the index of all four is the member + 1 */
    MU_DRAW_FATE,    /* what is decided about a contact of a case; index = number of the case * 1024 + step */
    MU_DRAW_AGAIN,   /* what a further contact of a case brings; likewise */
    MU_DRAW_CHOICE,  /* a person picked at random */
    MU_DRAW_ABSENCE, /* whether a person comes; of the next three too, index = person * 2^16 + day + 1 */
    MU_DRAW_LATE,
    MU_DRAW_EARLY,
    MU_DRAW_EXTRA_BREAK,
    MU_DRAW_OWN_TALK, /* the talk of people who have times of their own; index: see choose.c */
    MU_DRAW_ASK, /* whether a customer is asked back, and his answer; index = number of the case * 1024 + question */
    MU_DRAW_MISLAY, /* whether a contact is lost on its way; index as of the decision that sends it */
    MU_DRAW_DIAL,   /* whether a number that is dialled answers, and when */
    MU_DRAW_TURN_AWAY, /* whether a customer is turned away by an order; index = customers of the type before him */
    MU_DRAW_ABILITY, /* how able a person is; entity = his team, index = his number in it, from 1 */
    MU_DRAW_ABUSE,   /* whether a customer is abusive; index: see choose.c */
    MU_DRAW_QUIT,   /* when somebody leaves for good; index = person + 2^20 * how many held his seat before */
    MU_DRAW_HIRE,   /* what comes of asking for somebody; likewise + 2^40 * how often it was asked before */
    MU_DRAW_GAMING, /* whether somebody games a contact; index: see choose.c */
    MU_DRAW_OPINION,    /* whether a customer is content, and complains; index: see opinion.c */
    MU_DRAW_LEAVING,    /* whether he leaves for good; likewise */
    MU_DRAWS_OF_WORLD,  /* one more than those above */
    MU_DRAW_RULE = 100, /* what rules draw; entity = the rule's place in the scenario */
    MU_DRAW_TEST = 1000 /* tests only */
} mu_draw;

typedef struct {
    uint64_t seed;
    uint64_t replication;
    mu_draw  purpose;
    uint64_t entity; /* mu_hash_text of the entity's name, or an id */
    uint64_t index;  /* 0 unless the entity has several streams, e.g. one per day */
} mu_rng_key;

/* A stream for the key. Any two different keys give unrelated streams. */
mu_rng mu_rng_stream(mu_rng_key key);
/* The same stream, where many are made with the same seed, replication and purpose: those are mixed once. */
typedef struct {
    uint64_t left, right;
} mu_rng_root;
mu_rng_root mu_rng_root_of(uint64_t seed, uint64_t replication, mu_draw purpose);
mu_rng      mu_rng_stream_from(mu_rng_root root, uint64_t entity, uint64_t index);
/* One number for the key. */
uint64_t mu_rng_keyed(mu_rng_key key);
/* PCG64-DXSM from raw state and increment (made odd), as the reference defines it. Tests only. */
mu_rng mu_rng_raw(uint64_t state_high, uint64_t state_low, uint64_t inc_high, uint64_t inc_low);

#define MU_PCG_MULTIPLIER UINT64_C(0xda942042e4dd58b5)

static inline uint64_t mu_rng_next(mu_rng *r)
{
    const mu_u128  s  = r->state;
    uint64_t       hi = (uint64_t)(s >> 64);
    const uint64_t lo = (uint64_t)s | 1u;

    r->state = s * MU_PCG_MULTIPLIER + r->inc;
    hi ^= hi >> 32;
    hi *= MU_PCG_MULTIPLIER;
    hi ^= hi >> 48;
    return hi * lo;
}

/* Uniform on [0, 1) in steps of 2^-53, and on (0, 1) for logarithms. */
static inline double mu_rng_uniform(mu_rng *r)
{
    return (double)(int64_t)(mu_rng_next(r) >> 11) * 0x1p-53;
}
static inline double mu_rng_uniform_open(mu_rng *r)
{
    return ((double)(int64_t)(mu_rng_next(r) >> 12) + 0.5) * 0x1p-52;
}
/* Uniform on 0 .. n-1 without bias (Lemire 2019); n > 0. */
uint64_t mu_rng_below(mu_rng *r, uint64_t n);

/* Standard exponential and normal by the ziggurat (Marsaglia & Tsang 2000; 256 layers, hard-coded
 * tables in ziggurat.c). The common case is inline: 98.9 % and 99.3 % of the draws. */
extern const double   mu_zig_exp_w[256];
extern const uint64_t mu_zig_exp_k[256];
extern const double   mu_zig_normal_w[256];
extern const uint64_t mu_zig_normal_k[256];
double                mu_zig_exp_slow(mu_rng *r, uint64_t bits);
double                mu_zig_normal_slow(mu_rng *r, uint64_t bits);

static inline double mu_rng_exp(mu_rng *r)
{
    const uint64_t bits = mu_rng_next(r);
    const uint64_t u    = bits >> 11;
    const unsigned i    = (unsigned)(bits & 255u);

    if (__builtin_expect(u < mu_zig_exp_k[i], 1)) return (double)(int64_t)u * mu_zig_exp_w[i];
    return mu_zig_exp_slow(r, bits);
}

static inline double mu_rng_normal(mu_rng *r)
{
    const uint64_t bits = mu_rng_next(r);
    const uint64_t u    = bits >> 11;
    const unsigned i    = (unsigned)(bits & 255u);

    if (__builtin_expect(u < mu_zig_normal_k[i], 1)) {
        const int64_t minus =
            -(int64_t)(bits >> 8 & 1u); /* all ones or zero: a branch would be a coin toss */
        return (double)(((int64_t)u ^ minus) - minus) * mu_zig_normal_w[i];
    }
    return mu_zig_normal_slow(r, bits);
}

/* Standard gamma with the given shape > 0 (Marsaglia & Tsang 2000); eats a varying number of draws, so
 * nothing else may share its stream. */
double mu_rng_gamma(mu_rng *r, double shape);
/* Poisson with the given mean in [0, 1e6] (inversion for small means, PTRS of Hoermann 1993 above). */
int64_t mu_rng_poisson(mu_rng *r, double mean);

#endif
