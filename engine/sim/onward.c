#include "sim/onward.h"

#include "base/arena.h"

mu_way mu_onward_cap(const mu_journey *j)
{
    return (mu_way){ .to = j->cap_to, .repeat = j->cap_repeat, .how = j->cap_how, .takes = j->cap_takes };
}

static bool leads_there(const mu_way *a, const mu_way *b)
{
    return a->to == b->to && a->stages == b->stages;
}

/* Nobody can stay with the customer who has others in hand, nor while it lies somewhere or may get lost. */
static bool may_be_in_person(const mu_model *m, int32_t type, const mu_way *way)
{
    return way->stages == NULL && way->after == NULL && way->lost <= 0 && m->types[type].concurrency <= 1 &&
           m->types[way->to].journey->delay == NULL;
}

static void add(const mu_model *m, int32_t type, const mu_way *way, mu_choice *out)
{
    for (int32_t i = 0; i < out->n; i++)
        if (leads_there(out->way[i], way)) return;
    unsigned may = 1u << MU_COLD | 1u << way->how;
    if (may_be_in_person(m, type, way)) may |= 1u << MU_WARM;
    out->way[out->n]     = way;
    out->shown[out->n++] = (mu_onward){
        .name = mu_model_place_name(m, way->to, way->stages), .type = way->to, .how = way->how, .may = may
    };
}

static bool list(const mu_model *m, mu_arena *a, int32_t type, mu_choice *out)
{
    const mu_journey *j     = m->types[type].journey;
    const mu_ways    *all[] = { &j->escalate, &j->escalate_failed, &j->by_rule };
    const int32_t     most  = j->escalate.n + j->escalate_failed.n + j->by_rule.n + 1;
    mu_way           *cap   = MU_NEW(a, mu_way);

    out->way   = MU_NEW_ARRAY(a, most, const mu_way *);
    out->shown = MU_NEW_ARRAY(a, most, mu_onward);
    out->asked = MU_NEW_ARRAY(a, most, mu_onward);
    if (cap == NULL || out->way == NULL || out->shown == NULL || out->asked == NULL) return false;
    for (int k = 0; k < 3; k++)
        for (int32_t i = 0; i < all[k]->n; i++) add(m, type, &all[k]->way[i], out);
    *cap = mu_onward_cap(j);
    if (j->cap_to >= 0) add(m, type, cap, out);
    return true;
}

bool mu_onward_make(mu_world *w)
{
    const mu_model *whole = w->whole;

    if (w->hooks == NULL || w->hooks->escalate == NULL) return true;
    w->choice = MU_NEW_ARRAY(w->arena, (int64_t)whole->n_types * (whole->n_epochs + 1), mu_choice);
    for (int32_t e = 0; w->choice != NULL && e <= whole->n_epochs; e++) {
        const mu_model *m = mu_model_epoch(whole, e);
        for (int32_t i = 0; i < m->n_types; i++)
            if (mu_onward_any(m->types[i].journey) &&
                !list(m, w->arena, i, &w->choice[(int64_t)e * m->n_types + i]))
                return false;
    }
    return w->choice != NULL;
}

const mu_choice *mu_onward_of(const mu_world *w, int32_t type)
{
    return &w->choice[(int64_t)w->epoch * w->model->n_types + type];
}
