/* busyness.h - how busy each day is: factors of the arrival rates, one per contact type and day.
 *
 * A factor is gamma with mean 1 and the type's cv (Jongbloed & Koole 2001). Types share a part of it: the level of a
 * gamma process, common to all, at the type's common shape. So two types whose common shapes are a <= b and whose
 * shapes are s and t correlate by a / sqrt(s t); with equal cv and equal share, by that share.
 *
 * The process is cut at fixed points, never at the shapes of the types at hand: a type's factors stay the same
 * whatever other types exist.
 */
#ifndef MU_SIM_BUSYNESS_H
#define MU_SIM_BUSYNESS_H

#include "model/model.h"

/* Calendar days from day 0 to the end of the horizon. */
int32_t mu_busyness_days(const mu_model *m);

/* All factors of one replication into `out`: [type * days + day]; 1 for types without busyness. */
void mu_busyness_draw(const mu_model *m, uint64_t seed, int64_t replication, int32_t days, double *out);

#endif
