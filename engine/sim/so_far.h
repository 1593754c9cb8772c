/* so_far.h - what has happened since the start, for surveys: counted as it happens, by type and by team. Private to the
 * sim layer. A world that asks no survey has no such counts.
 */
#ifndef MU_SIM_SO_FAR_H
#define MU_SIM_SO_FAR_H

#include "sim/sight.h"
#include "sim/state.h"

static inline void mu_so_far_comes(mu_world *w, int32_t type)
{
    if (w->type_flow != NULL) w->type_flow[type].offered++;
}

static inline void mu_so_far_given_up(mu_world *w, int32_t type)
{
    if (w->type_flow != NULL) w->type_flow[type].abandoned++;
}

static inline void mu_so_far_answered(mu_world *w, int32_t type, int32_t team, int64_t wait_us)
{
    if (w->type_flow == NULL) return;
    const bool in_target = wait_us <= w->type[type].target_us;
    mu_so_far *both[]    = { &w->type_flow[type], &w->team_flow[team] };
    for (int i = 0; i < 2; i++) {
        both[i]->answered++;
        both[i]->in_target += in_target;
        both[i]->wait_us += (double)wait_us;
    }
}

#endif
