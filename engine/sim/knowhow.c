#include "sim/knowhow.h"

#include "behaviour/behaviour.h"

struct mu_knowhow {
    const mu_behaviour *b;
    double             *coverage; /* [type] */
};

bool mu_knowhow_make(mu_world *w)
{
    if (!w->whole->behaviour->knows) return true;
    w->knowhow = MU_NEW(w->arena, struct mu_knowhow);
    if (w->knowhow == NULL) return false;
    w->knowhow->b        = w->whole->behaviour;
    w->knowhow->coverage = MU_NEW_ARRAY(w->arena, w->whole->n_types, double);
    return w->knowhow->coverage != NULL;
}

void mu_knowhow_start(mu_world *w)
{
    const mu_behaviour *b = w->whole->behaviour;

    if (w->knowhow == NULL) return;
    for (int32_t i = 0; i < w->whole->n_types; i++) w->knowhow->coverage[i] = b->known[i] ? b->coverage : 0;
}

void mu_knowhow_begin(mu_world *w, int32_t team, int32_t type, mu_handle_parts *parts)
{
    mu_mind_cell *cell = &w->record->minds[(int64_t)w->cell * w->model->n_teams + team];

    if (w->knowhow->b->known[type]) parts->tool *= mu_knowledge_handle(&w->knowhow->b->knowledge);
    cell->of[MU_SUM_COVERAGE] += w->knowhow->coverage[type];
}

double mu_knowhow_gain(const mu_world *w, int32_t type, double gain)
{
    const mu_behaviour *b = w->knowhow->b;

    return mu_knowledge_gain(&b->knowledge, gain, b->adoption * w->knowhow->coverage[type]);
}

void mu_knowhow_solved(mu_world *w, int32_t type)
{
    const mu_behaviour *b        = w->knowhow->b;
    double             *coverage = &w->knowhow->coverage[type];

    if (b->known[type] && b->writes > 0) *coverage = mu_knowledge_added(&b->knowledge, *coverage, b->writes);
}

void mu_knowhow_day(mu_world *w)
{
    for (int32_t i = 0; i < w->whole->n_types; i++)
        w->knowhow->coverage[i] = mu_knowledge_stale(&w->knowhow->b->knowledge, w->knowhow->coverage[i], 1);
}
