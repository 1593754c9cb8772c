#include "sim/change.h"

#include "sim/announce.h"
#include "sim/choose.h"
#include "sim/consult.h"
#include "sim/early.h"
#include "sim/flow.h"
#include "sim/orders.h"
#include "sim/stay.h"

bool mu_change_ever(const mu_model *m, bool (*has)(const mu_contact_type *))
{
    for (int32_t e = 0; e <= m->n_epochs; e++)
        for (int32_t i = 0; i < m->n_types; i++)
            if (has(&mu_model_epoch(m, e)->types[i])) return true;
    return false;
}

void mu_change_type(mu_world *w, int32_t type)
{
    const mu_contact_type *spec = &w->model->types[type];
    mu_type_state         *t    = &w->type[type];

    t->spec          = spec;
    t->head_start_us = spec->head_start.us;
    t->priority      = mu_orders_priority(w, type);
    t->overflows     = mu_choose_overflows(spec);
    t->adapts        = w->minds != NULL || spec->ability != NULL ||
                (spec->journey != NULL && spec->journey->cap_us < MU_NEVER_US) ||
                mu_consult_limits(w, spec->journey);
}

void mu_change_begin(mu_world *w)
{
    const int64_t opening_us = w->whole->calendar.from.us;
    bool          any        = false;

    w->epoch = 0;
    w->model = w->whole;
    for (int32_t i = 0; i < w->model->n_changes; i++)
        any |= w->model->changes[i].from.us <= opening_us && w->model->changes[i].till.us > opening_us;
    if (any) mu_see(w, MU_SAW_CHANGE, -1, -1, -1, -1);
}

static int64_t delay_of(const mu_contact_type *t, int32_t team)
{
    for (int32_t k = 0; t->ability != NULL && k < t->n_teams; k++)
        if (t->teams[k] == team) return t->ability[k].after_us;
    return 0;
}

static bool opens_otherwise(const mu_contact_type *before, const mu_contact_type *now)
{
    for (int32_t k = 0; k < now->n_teams; k++)
        if (delay_of(before, now->teams[k]) != delay_of(now, now->teams[k])) return true;
    return false;
}

/* Those who wait are looked at when further teams open to them by the delays that hold now. */
static void plan_overflow_again(mu_world *w, const mu_model *before)
{
    for (int32_t i = 0; i < w->model->n_types; i++) {
        if (!w->type[i].overflows || !opens_otherwise(&before->types[i], &w->model->types[i])) continue;
        for (uint32_t place = w->type[i].first; place != 0; place = w->pool[place].next)
            mu_choose_plan_overflow(w, place);
    }
}

void mu_change_edges(mu_world *w)
{
    const mu_model *before = w->model;

    if (mu_change_next_us(w) > w->now.us) return;
    w->model = mu_model_epoch(w->whole, ++w->epoch);
    for (int32_t i = 0; i < w->model->n_types; i++) mu_change_type(w, i);
    mu_choose_set_pace(w);
    mu_announce_set_means(w);
    mu_stay_set_ways(w);
    mu_see(w, MU_SAW_CHANGE, -1, -1, -1, -1);
    plan_overflow_again(w, before);
    if (w->early != NULL) mu_early_let_in(w);
    mu_flow_offer_waiting(w); /* what had to wait before may be taken now */
    mu_stay_review(w);
}
