/* load_profile.c - so many people by time of day become stretches of duty. */
#include "scenario/load_duty.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WORK = 20000000 }; /* to find the stretches */

typedef struct {
    int64_t from_us, till_us; /* of the day */
    int32_t people;
} level;

static int by_start(const void *left, const void *right)
{
    const level *a = left, *b = right;

    return (a->from_us > b->from_us) - (a->from_us < b->from_us);
}

static int by_people(const void *left, const void *right)
{
    const int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

    return (a > b) - (a < b);
}

/* The profile as stretches of the day, 00:00 to 24:00; before its first time the last one holds, as on a
 * clock. The number of stretches, or 0 after a report. */
static int32_t read_profile(mu_load *l, const mu_node *profile, level *out)
{
    int32_t n = 0;

    for (int32_t i = 0; i < profile->n; i++) {
        mu_span    clock = { 0 };
        const bool known = mu_clock_parse(profile->child[i]->key, &clock);
        mu_assert(known);
        if (clock.us == MU_DAY_US) continue; /* 24:00 begins nothing */
        out[n++] = (level){ clock.us, 0, (int32_t)mu_node_whole(profile->child[i]) };
    }
    if (n == 0) return 0;
    qsort(out, (size_t)n, sizeof *out, by_start);
    for (int32_t i = 0; i < n; i++) {
        out[i].till_us = i + 1 < n ? out[i + 1].from_us : MU_DAY_US;
        if (out[i].from_us < out[i].till_us) continue;
        mu_load_report_key(l, profile, NULL, "the same time of day stands here twice");
        return 0;
    }
    if (out[0].from_us > 0) {
        const int32_t at_night = out[n - 1].people;
        memmove(out + 1, out, (size_t)n * sizeof *out);
        out[0] = (level){ 0, out[1].from_us, at_night };
        n++;
    }
    return n;
}

/* The people of the profile from one time to another, both by the clock, which is so much ahead. */
static void by_clock(mu_duties *d, const level *profile, int32_t n, int32_t height, mu_steady s)
{
    for (int64_t day = mu_day_of(s.from_us); day * MU_DAY_US < s.till_us; day++) {
        d->work += n;
        for (int32_t i = 0; i < n; i++) {
            const int64_t from = day * MU_DAY_US + profile[i].from_us;
            const int64_t till = day * MU_DAY_US + profile[i].till_us;
            if (profile[i].people < height || till <= s.from_us || from >= s.till_us) continue;
            mu_duties_on(d, (from > s.from_us ? from : s.from_us) - s.ahead_us,
                         (till < s.till_us ? till : s.till_us) - s.ahead_us);
        }
    }
}

/* Everyone in a block stands between two heights of the profile, so they come and go together. */
static void one_block(mu_duties *d, const level *profile, int32_t n, int32_t height)
{
    const mu_calendar *c = &d->l->model->calendar;

    for (int32_t w = 0; w < c->n_windows && !d->failed; w++) {
        const mu_window window = c->windows[w];
        for (int64_t at = window.from.us;
             at < window.till.us;) { /* from one change of the clock to the next */
            const mu_steady s  = mu_wall_steady(d->wall, at);
            const int64_t   to = s.till_us < window.till.us ? s.till_us : window.till.us;
            by_clock(d, profile, n, height, (mu_steady){ at + s.ahead_us, to + s.ahead_us, s.ahead_us });
            at = to;
        }
        if (d->work < MOST_WORK) continue;
        d->failed = true;
        mu_load_report(d->l, mu_node_get(d->l->teams.node[d->team], "people"), "plan in coarser steps",
                       "this profile is too fine for so long a horizon");
    }
    mu_duties_end(d);
}

void mu_load_by_profile(mu_duties *d, int32_t team, const mu_node *node)
{
    level   *profile = MU_LOAD_SCRATCH(d->l, node->n + 1, level);
    int32_t *heights = MU_LOAD_SCRATCH(d->l, node->n + 1, int32_t);
    int32_t  n, below = 0;

    if (profile == NULL || heights == NULL) return;
    n = read_profile(d->l, node, profile);
    for (int32_t i = 0; i < n; i++) heights[i] = profile[i].people;
    if (n > 1) qsort(heights, (size_t)n, sizeof *heights, by_people);
    for (int32_t i = 0; i < n && !d->failed; i++) {
        if (heights[i] == below) continue;
        mu_duties_begin(d, team, d->l->team[team].first_agent + below, heights[i] - below);
        one_block(d, profile, n, heights[i]);
        below = heights[i];
    }
}
