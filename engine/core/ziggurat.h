/* ziggurat.h - what the slow paths of the ziggurat know beyond the tables in rng.h.
 *
 * Layer i spans x from 0 to w[i] * 2^53 and heights from height[i] to height[i + 1]; layer 0 is the base
 * strip, whose part beyond `start` stands for the tail. k[i] is the share of the layer, times 2^53, that
 * lies wholly under the curve.
 */
#ifndef MU_CORE_ZIGGURAT_H
#define MU_CORE_ZIGGURAT_H

#include "core/rng.h"

extern const double mu_zig_exp_start, mu_zig_normal_start;
extern const double mu_zig_exp_height[257];
extern const double mu_zig_normal_height[257];

#endif
