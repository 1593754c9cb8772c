#include "core/ziggurat.h"

#include "core/fmath.h"

#include <stdbool.h>

/* The one or two draws in a hundred that do not fall wholly under the curve: Marsaglia & Tsang (2000).
 * `bits` is the number that was refused by the quick test in rng.h: the layer in bits 0-7, the sign in
 * bit 8, the place within the layer in the upper 53. */

static unsigned layer_of(uint64_t bits)
{
    return (unsigned)(bits & 255u);
}

static double place_of(uint64_t bits)
{
    return (double)(int64_t)(bits >> 11);
}

/* A height drawn evenly over layer i; the layer's wedge is what lies under the curve there. */
static double height_within(const double *height, unsigned i, mu_rng *r)
{
    return height[i] + (height[i + 1] - height[i]) * mu_rng_uniform(r);
}

double mu_zig_exp_slow(mu_rng *r, uint64_t bits)
{
    double beyond = 0.0;

    for (;;) {
        const unsigned i = layer_of(bits);
        const double   x = place_of(bits) * mu_zig_exp_w[i];

        if (bits >> 11 < mu_zig_exp_k[i]) return beyond + x;
        if (i == 0) {
            beyond += mu_zig_exp_start; /* the tail is the same curve again: it has no memory */
        } else if (height_within(mu_zig_exp_height, i, r) < mu_exp(-x)) {
            return beyond + x;
        }
        bits = mu_rng_next(r);
    }
}

/* Beyond the start the normal curve lies under an exponential one that touches it there: Marsaglia (1964). */
static double normal_tail(mu_rng *r)
{
    for (;;) {
        const double past = mu_rng_exp(r) / mu_zig_normal_start;

        if (2.0 * mu_rng_exp(r) >= past * past) return mu_zig_normal_start + past;
    }
}

double mu_zig_normal_slow(mu_rng *r, uint64_t bits)
{
    for (;;) {
        const unsigned i        = layer_of(bits);
        const bool     negative = (bits & 256u) != 0;
        double         x        = place_of(bits) * mu_zig_normal_w[i];
        bool           accepted = bits >> 11 < mu_zig_normal_k[i];

        if (!accepted && i == 0) {
            x        = normal_tail(r);
            accepted = true;
        } else if (!accepted) {
            accepted = height_within(mu_zig_normal_height, i, r) < mu_exp(-0.5 * x * x);
        }
        if (accepted) return negative ? -x : x;
        bits = mu_rng_next(r);
    }
}
