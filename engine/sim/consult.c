#include "sim/consult.h"

#include "base/error.h"
#include "sim/floor.h"
#include "sim/later.h"
#include "sim/sight.h"

void mu_consult_halt(mu_world *w)
{
    w->halted    = true;
    w->no_memory = true; /* what ends the run */
}

/* With place 0 it has just come. */
static mu_subject subject_of(const mu_world *w, int32_t type, uint32_t place, int32_t caller)
{
    return place != 0 ? mu_sight_waiting(w, place) : mu_sight_contact(w, type, w->contacts - 1, caller, 0);
}

/* How many teams that may take the type have someone idle, up to two; the first of them in *only. */
static inline int teams_with_idle(const mu_world *w, int32_t type, int32_t *only)
{
    const mu_contact_type *spec = w->type[type].spec;
    int                    n    = 0;

    for (int32_t i = 0; i < spec->n_teams && n < 2; i++)
        if (w->idle[spec->teams[i]] > 0 && n++ == 0) *only = spec->teams[i];
    return n;
}

/* Follows an answer. */
static inline int32_t take_answer(mu_world *w, int32_t type, mu_routed answer)
{
    const int32_t team = answer.team;

    w->named        = MU_NOBODY;
    w->ask_again_us = 0;
    if (__builtin_expect(team < 0, 0)) {
        if (team == MU_HALT) mu_consult_halt(w);
        if (team != MU_HALT) w->ask_again_us = answer.again_us;
        return -1;
    }
    mu_assert(team < w->model->n_teams && w->idle[team] > 0 && mu_is_able(w->model, team, type));
    if (answer.person >= 0) {
        mu_assert(answer.person < w->model->n_agents && w->agent[answer.person].team == team &&
                  w->agent[answer.person].state == MU_IDLE);
        w->named = (uint32_t)answer.person;
    }
    return team;
}

/* One that comes in a plain world has no case. */
static inline mu_subject newcomer(const mu_world *w, int32_t type)
{
    return (mu_subject){ .type = type, .number = w->contacts - 1, .contact = 1, .last = -1, .because = -1 };
}

int32_t mu_consult_route(mu_world *w, int32_t type, uint32_t place, int32_t caller)
{
    const mu_hooks *h    = w->hooks;
    int32_t         only = -1;
    const int       n    = teams_with_idle(w, type, &only);

    if (n == 0 && !h->route_always) return -1;
    if (n == 1 && h->route_on_choice) return only;
    const mu_view view = mu_consult_view(w);
    if (w->plain && place == 0) {
        const mu_subject s = newcomer(w, type);
        return take_answer(w, type, h->route(h->context, &view, &s));
    }
    const mu_subject s = subject_of(w, type, place, caller);
    return take_answer(w, type, h->route(h->context, &view, &s));
}

int32_t mu_consult_overflow(mu_world *w, uint32_t place)
{
    const mu_view    view = mu_consult_view(w);
    const mu_subject s    = subject_of(w, w->pool[place].type, place, -1);

    return take_answer(w, s.type, w->hooks->overflow(w->hooks->context, &view, &s));
}

uint32_t mu_consult_next(mu_world *w, uint32_t agent)
{
    const mu_view view = mu_consult_view(w);
    const int32_t team = w->agent[agent].team;
    const int32_t type = w->hooks->next(w->hooks->context, &view, team, (int32_t)agent);

    if (type == MU_HALT) mu_consult_halt(w);
    if (type < 0) return 0;
    mu_assert(type < w->model->n_types && w->type[type].first != 0 && mu_is_able(w->model, team, type));
    return w->type[type].first;
}

/* A question that is asked again and again must come to an end: there are at most ten a second about one contact, and none
 * when the doors have been closed for a day. */
enum { SOONEST_US = 100000 };

void mu_consult_again(mu_world *w, uint32_t place)
{
    const mu_contact *c       = &w->pool[place];
    const int64_t     last_us = w->model->calendar.till.us + MU_DAY_US;

    if (w->ask_again_us <= 0 || w->hooks->overflow == NULL) return;
    int64_t at =
        w->ask_again_us < MU_NEVER_US - c->arrived_us ? c->arrived_us + w->ask_again_us : MU_NEVER_US;
    w->ask_again_us = 0;
    if (at <= w->now.us) return;
    if (at < w->now.us + SOONEST_US) at = w->now.us + SOONEST_US;
    if (at <= last_us) mu_later_add(w, at, MU_CLASS_ARRIVAL, MU_LATER_CONSULT, place, c->number);
}
