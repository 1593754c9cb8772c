#include "model/wall.h"

#define DAY_S   86400
#define APART_S (3 * DAY_S) /* more than two clocks on earth differ */

/* ---- making --------------------------------------------------------------------------------------- */

int64_t mu_wall_begins_s(const mu_zone *zone, int64_t start_date)
{
    const int64_t midnight = start_date * DAY_S;
    int64_t       since = midnight - APART_S, next = 0;

    for (;; since = next) {
        const int64_t begins = midnight - mu_zone_offset_s(zone, since);
        if (!mu_zone_next_change(zone, since, &next) || begins < next) return begins > since ? begins : since;
    }
}

/* The steps from some days before the beginning on; `out` may be NULL to count only. */
static int32_t add_steps(const mu_zone *zone, int64_t midnight_s, int64_t begins_s, int64_t length_us,
                         mu_wall_step *out)
{
    int64_t at = begins_s - APART_S, from_us = MU_LONG_AGO_US;
    int32_t n = 0;

    for (;;) {
        const int32_t offset = mu_zone_offset_s(zone, at);
        if (out != NULL)
            out[n] = (mu_wall_step){ from_us, (begins_s + offset - midnight_s) * MU_SECOND_US, offset };
        n++;
        if (!mu_zone_next_change(zone, at, &at)) return n;
        from_us = (at - begins_s) * MU_SECOND_US;
        if (from_us > length_us) return n;
    }
}

const mu_wall *mu_wall_new(mu_arena *a, const char *name, const mu_zone *zone, int64_t start_date,
                           int64_t begins_s, int64_t length_us)
{
    const int64_t midnight_s = start_date * DAY_S;
    mu_wall      *w          = MU_NEW(a, mu_wall);
    mu_wall_step *step;

    if (w == NULL) return NULL;
    step = MU_NEW_ARRAY(a, add_steps(zone, midnight_s, begins_s, length_us, NULL), mu_wall_step);
    if (step == NULL) return NULL;
    *w = (mu_wall){ name, add_steps(zone, midnight_s, begins_s, length_us, step), step };
    return w;
}

/* ---- asking --------------------------------------------------------------------------------------- */

/* The last step that has begun. */
static int32_t step_at(const mu_wall *w, int64_t us)
{
    int32_t low = 0, high = w->n - 1;

    while (low < high) {
        const int32_t middle = low + (high - low + 1) / 2;
        if (w->step[middle].from_us <= us)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

static int64_t end_of(const mu_wall *w, int32_t i)
{
    return i + 1 < w->n ? w->step[i + 1].from_us : MU_NEVER_US;
}

mu_steady mu_wall_steady(const mu_wall *w, int64_t us)
{
    if (w == NULL) return (mu_steady){ MU_LONG_AGO_US, MU_NEVER_US, 0 };
    const int32_t i = step_at(w, us);
    return (mu_steady){ w->step[i].from_us, end_of(w, i), w->step[i].ahead_us };
}

int64_t mu_wall_of(const mu_wall *w, int64_t us)
{
    return w == NULL ? us : us + w->step[step_at(w, us)].ahead_us;
}

int64_t mu_wall_next(const mu_wall *w, int64_t wall_us, int64_t since_us)
{
    if (w == NULL) return wall_us > since_us ? wall_us : since_us;
    int32_t i = step_at(w, since_us);
    while (i + 1 < w->n && wall_us >= end_of(w, i) + w->step[i].ahead_us) i++;
    const int64_t from = since_us > w->step[i].from_us ? since_us : w->step[i].from_us;
    const int64_t at   = wall_us - w->step[i].ahead_us;
    return at > from ? at : from;
}

int64_t mu_wall_instant(const mu_wall *w, int64_t wall_us)
{
    return mu_wall_next(w, wall_us, wall_us - APART_S * MU_SECOND_US);
}

int64_t mu_wall_in_order(const mu_wall *w, int64_t wall_us, int64_t last_us)
{
    const int64_t first = mu_wall_instant(w, wall_us);

    if (w == NULL || first >= last_us) return first;
    int64_t second = mu_wall_next(w, wall_us, last_us);
    if (mu_wall_of(w, second) != wall_us) second = mu_wall_next(w, wall_us, end_of(w, step_at(w, last_us)));
    return mu_wall_of(w, second) == wall_us ? second : first;
}

int32_t mu_wall_offset_s(const mu_wall *w, int64_t us)
{
    return w->step[step_at(w, us)].offset_s;
}
