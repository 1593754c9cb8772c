#include "report/closed_form.h"

#include <math.h>
#include "plan/erlang.h"

int32_t mu_closed_form_team(const mu_model *m, int32_t type)
{
    const mu_contact_type *t = &m->types[type];

    if (m->stretches != NULL) return -1; /* people on duty are not all there */
    if (t->n_teams != 1 || t->lines >= 0 || t->queue_capacity >= 0) return -1;
    if (t->journey != NULL || t->ability != NULL || t->concurrency > 1 || t->interruptible) return -1;
    return m->teams[t->teams[0]].n_types == 1 ? t->teams[0] : -1;
}

bool mu_closed_form_of(const mu_contact_type *type, double per_hour, double people, mu_closed_form *out)
{
    const double    service_s = mu_type_handle_s(type), per_s = per_hour / 3600.0;
    const double    within_s = mu_span_seconds(type->target_within);
    mu_steady_state state    = { 0 };

    *out = (mu_closed_form){ .patient = type->patience == NULL, .load = per_s * service_s, .level = NAN };
    out->people    = (int)lround(people);
    out->wait_s    = NAN;
    out->abandoned = NAN;
    if (!(per_s > 0) || !(service_s > 0) || !isfinite(service_s) || out->people < 1) return false;

    if (out->patient) {
        /* Rounding must not turn a load of exactly all people into a wait of a million years. */
        out->stable =
            out->load < out->people * (1 - 1e-9) && mu_erlang_c_state(out->people, per_s, service_s, &state);
        if (!out->stable) return true;
        out->level = mu_erlang_c_level(out->people, per_s, service_s, within_s);
    } else {
        const double patience_s = mu_dist_mean(type->patience);
        if (!isfinite(patience_s)) return false;
        out->stable = mu_erlang_a_state(out->people, per_s, service_s, patience_s, &state);
        if (!out->stable) return false;
        out->level = mu_erlang_a_level(out->people, per_s, service_s, patience_s, within_s, type->measure);
    }
    out->wait_s    = state.wait_answered;
    out->abandoned = state.abandoned;
    return true;
}

/* All quarter hours of the typical week alike? */
static bool is_constant(const mu_load *l)
{
    const mu_load_slot *first = &l->days[0].slots[0];

    for (int d = 0; d < l->n_days; d++)
        for (int s = 0; s < l->days[d].n_slots; s++) {
            const mu_load_slot *slot = &l->days[d].slots[s];
            if (fabs(slot->rate[0] - first->rate[0]) > 1e-9 * first->rate[0]) return false;
            if (fabs(slot->people[0] - first->people[0]) > 1e-9) return false;
        }
    return true;
}

mu_status mu_closed_form_of_model(const mu_model *m, bool *applies, mu_closed_form *out)
{
    *applies = false;
    if (m->n_types != 1 || m->n_teams != 1 || mu_closed_form_team(m, 0) < 0 || m->n_epochs > 0) return MU_OK;

    const mu_arrivals *a = &m->types[0].arrivals;
    if (a->kind != MU_ARRIVE_POISSON || a->batch != NULL || a->busyness_shape > 0 || a->n_dates > 0)
        return MU_OK;

    mu_load *l = mu_load_new(m);
    if (l == NULL) return MU_ERR_NOMEM;
    *applies =
        l->n_days > 0 && l->days[0].n_slots > 0 && is_constant(l) &&
        mu_closed_form_of(&m->types[0], l->days[0].slots[0].rate[0], l->days[0].slots[0].people[0], out);
    mu_load_free(l);
    return MU_OK;
}
