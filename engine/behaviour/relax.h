/* relax.h - states that go back by themselves, brought up to date when they are looked at and not before.
 *
 * Both are exact at their ends: no time changes nothing, to the last bit, and an infinite time constant neither.
 */
#ifndef MU_BEHAVIOUR_RELAX_H
#define MU_BEHAVIOUR_RELAX_H

#include "core/fmath.h"

/* What is left of `state` after `time` when half is left after `half_life` (same unit, >= 0). */
static inline double mu_halved(double state, double time, double half_life)
{
    return time > 0 ? state * mu_pow(2, -time / half_life) : state;
}

/* Where `state` is after `time` on its way to `goal`, 1/e of the way being left after `constant`. */
static inline double mu_relaxed(double state, double goal, double time, double constant)
{
    return time > 0 ? goal + (state - goal) * mu_exp(-time / constant) : state;
}

static inline double mu_clipped(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

/* max(0, x), and never -0. */
static inline double mu_excess(double x)
{
    return x > 0 ? x : 0;
}

#endif
