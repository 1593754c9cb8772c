#include "sim/typical.h"

#include <string.h>

#include "sim/state.h"
#include "sim/world.h"

enum {
    ROUNDS = 4,
    WEEK   = 7
}; /* each round starts from what the last one found: the second is within a few per mille */

static void take_over(mu_calibration *found, mu_typical_sums *seen, int32_t n)
{
    for (int32_t i = 0; i < n; i++) {
        const mu_typical_sums *s = &seen[i];
        if (s->begun > 0) found[i].typical *= s->factor / s->begun;
        if (s->asked > 0 && s->share > 0 && s->share < s->asked && s->chance > 0 && s->chance < s->asked)
            found[i].shift += mu_log_odds(s->share / s->asked) - mu_log_odds(s->chance / s->asked);
    }
    memset(seen, 0, (size_t)n * sizeof *seen);
}

static mu_calibration *find(const mu_model *m, mu_arena *arena)
{
    mu_calibration  *found = mu_arena_take(arena, (size_t)m->n_types, sizeof *found);
    mu_typical_sums *seen  = mu_arena_take(arena, (size_t)m->n_types, sizeof *seen);
    mu_record       *r     = mu_record_new(m);
    mu_world        *w     = found != NULL && seen != NULL ? mu_world_new_typical(m, found, seen) : NULL;
    const mu_time    week  = { m->calendar.from.us + WEEK * MU_DAY_US };

    for (int32_t i = 0; found != NULL && i < m->n_types; i++) found[i].typical = 1;
    for (int round = 0; w != NULL && r != NULL && round < ROUNDS; round++) {
        if (mu_world_begin(w, 1, 0, r) != MU_OK) break;
        mu_world_advance(w, week);
        mu_world_finish(w);
        take_over(found, seen, m->n_types);
    }
    const bool ok = w != NULL && r != NULL;
    mu_record_free(r);
    mu_world_free(w);
    return ok ? found : NULL;
}

mu_calibration *mu_typical_find(const mu_model *m, mu_arena *arena)
{
    const mu_model *base  = m->as_measured != NULL ? m->as_measured : m;
    mu_calibration *found = find(base, arena), *mine = NULL;

    if (found == NULL || base == m) return found;
    mine = mu_arena_take(arena, (size_t)m->n_types, sizeof *mine);
    for (int32_t i = 0; mine != NULL && i < m->n_types; i++) {
        const int32_t there = mu_model_type(base, m->types[i].name);
        mine[i]             = there >= 0 ? found[there] : (mu_calibration){ .typical = 1 };
    }
    return mine;
}
