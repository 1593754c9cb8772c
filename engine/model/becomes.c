#include "model/becomes.h"

#include <string.h>

typedef struct {
    const mu_model *m;
    uint8_t        *becomes;
    bool           *seen; /* [type], then by journey: what may be left of a stage */
    int32_t        *next, n_next;
} finder;

/* ---- in one step ----------------------------------------------------------------------------------- */

static bool at_once(const mu_dist *after)
{
    return after == NULL || mu_dist_mean(after) <= 0;
}

/* What comes to a place: with stages, all of the first one. */
static void mark_place(const finder *f, int32_t from, int32_t type, const mu_stages *stages)
{
    if (stages != NULL) {
        for (int32_t k = 0; k < stages->stage[0].n; k++)
            mark_place(f, from, stages->stage[0].part[k].type, stages->stage[0].part[k].stages);
        return;
    }
    const mu_journey *j = f->m->types[type].journey;
    if (j == NULL || at_once(j->delay)) f->becomes[(int64_t)from * f->m->n_types + type] = 1;
}

static void mark_ways(const finder *f, int32_t from, const mu_ways *ways)
{
    for (int32_t i = 0; i < ways->n; i++)
        if (at_once(ways->way[i].after)) mark_place(f, from, ways->way[i].to, ways->way[i].stages);
}

/* Whoever is asked ends the matter for the one who asked. */
static void mark_asked(const finder *f, const mu_ways *ways, const mu_ways *then)
{
    for (int32_t i = 0; i < ways->n; i++)
        if (ways->way[i].how == MU_CONSULT) mark_ways(f, ways->way[i].to, then);
}

static void mark_steps(const finder *f)
{
    for (int32_t i = 0; i < f->m->n_types; i++) {
        const mu_journey *j = f->m->types[i].journey;
        const mu_gate    *g = f->m->types[i].gate;
        if (g != NULL && g->wrong_share > 0) mark_place(f, g->wrong_to, i, NULL);
        if (g != NULL && g->message_after_us < MU_NEVER_US && g->message_to >= 0)
            mark_place(f, i, g->message_to, NULL);
        if (j == NULL) continue;
        if (j->cap_to >= 0) mark_place(f, i, j->cap_to, NULL);
        mark_ways(f, i, &j->escalate);
        mark_ways(f, i, &j->escalate_failed);
        mark_ways(f, i, &j->by_rule);
        mark_ways(f, i, &j->then);
        mark_asked(f, &j->escalate, &j->then);
        mark_asked(f, &j->escalate_failed, &j->then);
        mark_asked(f, &j->by_rule, &j->then);
    }
}

/* ---- from stage to stage --------------------------------------------------------------------------- */

/* Something of the stage may be there, now or after a delay. */
static void reach(finder *f, int32_t type, const mu_stages *stages)
{
    const int32_t place = stages != NULL ? f->m->n_types + (int32_t)(stages - f->m->journeys) : type;

    if (f->seen[place]) return;
    f->seen[place]       = true;
    f->next[f->n_next++] = place;
}

static void reach_stage(finder *f, const mu_stage *stage)
{
    for (int32_t k = 0; k < stage->n; k++) reach(f, stage->part[k].type, stage->part[k].stages);
}

static void reach_ways(finder *f, const mu_ways *ways)
{
    for (int32_t i = 0; i < ways->n; i++) reach(f, ways->way[i].to, ways->way[i].stages);
}

static void reach_from(finder *f, int32_t place)
{
    if (place >= f->m->n_types) {
        const mu_stages *s = &f->m->journeys[place - f->m->n_types];
        for (int32_t i = 0; i < s->n; i++) reach_stage(f, &s->stage[i]);
        return;
    }
    const mu_journey *j = f->m->types[place].journey;
    const mu_gate    *g = f->m->types[place].gate;
    if (g != NULL && g->message_after_us < MU_NEVER_US && g->message_to >= 0) reach(f, g->message_to, NULL);
    if (j == NULL) return;
    if (j->cap_to >= 0) reach(f, j->cap_to, NULL);
    reach_ways(f, &j->escalate);
    reach_ways(f, &j->escalate_failed);
    reach_ways(f, &j->by_rule);
    reach_ways(f, &j->reopen);
    reach_ways(f, &j->then);
}

static void mark_stages(finder *f, const mu_stages *s)
{
    for (int32_t i = 0; i + 1 < s->n; i++) {
        memset(f->seen, 0, (size_t)(f->m->n_types + f->m->n_journeys) * sizeof *f->seen);
        f->n_next = 0;
        reach_stage(f, &s->stage[i]);
        for (int32_t at = 0; at < f->n_next; at++) reach_from(f, f->next[at]);
        for (int32_t type = 0; type < f->m->n_types; type++)
            for (int32_t k = 0; f->seen[type] && k < s->stage[i + 1].n; k++)
                mark_place(f, type, s->stage[i + 1].part[k].type, s->stage[i + 1].part[k].stages);
    }
}

/* ---- in any number of steps ------------------------------------------------------------------------- */

/* Warshall 1962, J. ACM 9. */
static void close_steps(const finder *f)
{
    const int32_t n = f->m->n_types;

    for (int32_t via = 0; via < n; via++)
        for (int32_t from = 0; from < n; from++) {
            if (!f->becomes[(int64_t)from * n + via]) continue;
            for (int32_t to = 0; to < n; to++)
                f->becomes[(int64_t)from * n + to] |= f->becomes[(int64_t)via * n + to];
        }
}

bool mu_model_becomes(const mu_model *m, mu_arena *a, uint8_t *becomes)
{
    const int32_t n = m->n_types + m->n_journeys;
    finder        f = { .m = m, .becomes = becomes };

    memset(becomes, 0, (size_t)m->n_types * (size_t)m->n_types);
    mark_steps(&f);
    if (m->n_journeys > 0) {
        f.seen = MU_NEW_ARRAY(a, n, bool);
        f.next = MU_NEW_ARRAY(a, n, int32_t);
        if (f.seen == NULL || f.next == NULL) return false;
    }
    for (int32_t i = 0; i < m->n_journeys; i++) mark_stages(&f, &m->journeys[i]);
    close_steps(&f);
    return true;
}
