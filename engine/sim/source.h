/* source.h - when the next customer of a type comes.
 *
 * A source walks forward in time once and knows nothing of the queue. Its clock is a double in microseconds
 * (exact to a microsecond for two centuries), so that rounding each arrival to a whole microsecond does
 * not add up.
 */
#ifndef MU_SIM_SOURCE_H
#define MU_SIM_SOURCE_H

#include "core/rng.h"
#include "model/model.h"

typedef struct {
    const mu_model        *model;
    const mu_contact_type *type;
    bool                   poisson; /* the kind, kept near */
    mu_rng                 gap;     /* ARRIVAL: unit exponentials or gaps */
    mu_rng                 batch;
    mu_rng                 state; /* MMPP: stays and moves */
    double                 clock_us;
    double                 piece_till_us; /* the rate is constant until here */
    double                 mean_gap_us;   /* 1 / rate in this piece; infinite when nobody comes */
    int64_t                next_us;       /* POISSON: the arrival that mu_source_next gives next */
    int32_t                window; /* POISSON: the window we are in or next to; RENEWAL, MMPP: likewise */
    int32_t                mmpp_state;
    int32_t                row;      /* TRACE: the next row */
    double                *busyness; /* per calendar day from day 0; NULL: 1 */
} mu_source;

/* Puts the source at the start of the horizon. `busyness` (per calendar day, NULL for none) is borrowed. */
void mu_source_start(mu_source *s, const mu_model *m, const mu_contact_type *type, double *busyness,
                     uint64_t seed, int64_t replication);

/* The arrival after the one drawn last, or MU_NEVER_US. */
int64_t mu_source_draw(mu_source *s);
/* The same of a Poisson source whose unit exponential `left` is not used up in this piece. */
int64_t mu_source_next_piece(mu_source *s, double left);

static inline int64_t mu_source_draw_poisson(mu_source *s)
{
    const double left = mu_rng_exp(&s->gap), next = s->clock_us + s->mean_gap_us * left;

    /* Half a microsecond is kept clear so that rounding cannot carry an arrival past a closing time. */
    if (__builtin_expect(next >= s->piece_till_us - 0.5, 0)) return mu_source_next_piece(s, left);
    s->clock_us = next;
    return (int64_t)(next + 0.5);
}

/* The next arrival, or MU_NEVER_US after the last. A trace's next row is `s->row` before the call. A Poisson source has
 * drawn it at the arrival before: which event is next, which processors guess badly, is then known without
 * waiting for random numbers. */
static inline int64_t mu_source_next(mu_source *s)
{
    if (__builtin_expect(!s->poisson, 0)) return mu_source_draw(s);
    const int64_t next = s->next_us;
    s->next_us         = mu_source_draw_poisson(s);
    return next;
}

#endif
