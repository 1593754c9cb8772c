/* stretch.h - lengths of time into the cells in which they passed. Private to the sim layer.
 *
 * Nothing is integrated event by event: a wait or a busy spell is added once, when it ends, and split where it
 * crossed the edge of a cell. The sums are exact as long as they stay below 2^53 microseconds.
 */
#ifndef MU_SIM_STRETCH_H
#define MU_SIM_STRETCH_H

#include "sim/state.h"

/* Adds from_us..now, which began before the current cell, to a total in each of the cells it covers. The total sits
 * at byte `entry` of a cell's row; rows begin at `base` and are `row` bytes long. */
void mu_stretch_split(const mu_world *w, int64_t from_us, void *base, size_t row, size_t entry);

/* Someone of this type has been waiting since from_us. */
static inline void mu_stretch_queue(mu_world *w, int32_t type, int64_t from_us)
{
    if (__builtin_expect(from_us >= w->cell_from_us, 1)) {
        w->contact_cell[type].queue_us += (double)(w->now.us - from_us);
        return;
    }
    mu_stretch_split(w, from_us, w->record->contact, (size_t)w->model->n_types * sizeof(mu_contact_cell),
                     (size_t)type * sizeof(mu_contact_cell) + offsetof(mu_contact_cell, queue_us));
}

/* Someone of this team has been busy since from_us. */
static inline void mu_stretch_busy(mu_world *w, int32_t team, int64_t from_us)
{
    if (__builtin_expect(from_us >= w->cell_from_us, 1)) {
        w->team_cell[team].busy_us += (double)(w->now.us - from_us);
        return;
    }
    mu_stretch_split(w, from_us, w->record->team, (size_t)w->model->n_teams * sizeof(mu_team_cell),
                     (size_t)team * sizeof(mu_team_cell) + offsetof(mu_team_cell, busy_us));
}

/* Someone of this team has had n contacts in hand, of those that go side by side, since from_us. */
void mu_stretch_sessions(mu_world *w, int32_t team, int64_t from_us, int32_t n);

/* The person has been busy until now. */
static inline void mu_stretch_person(mu_world *w, uint32_t agent)
{
    const mu_agent *a = &w->agent[agent];

    mu_stretch_busy(w, a->team, a->busy_since_us);
    if (__builtin_expect(w->person != NULL, 0)) w->person[agent].busy_us += w->now.us - a->busy_since_us;
}

#endif
