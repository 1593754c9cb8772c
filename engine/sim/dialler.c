#include "sim/dialler.h"

#include <math.h>

#include "base/error.h"
#include "sim/arrive.h"
#include "sim/gate.h"
#include "sim/journey.h"
#include "sim/later.h"

struct mu_dial {
    int32_t           type;
    const mu_dialler *spec;
    bool             *hears; /* [team]: whether its people are counted */
    bool              due;   /* it looks at this instant */
    int32_t           under_way;
    mu_rng            luck;
};

static bool make_one(mu_world *w, struct mu_dial *d, int32_t type)
{
    const mu_contact_type *t = &w->model->types[type];

    *d = (struct mu_dial){ .type  = type,
                           .spec  = t->arrivals.dialler,
                           .hears = MU_NEW_ARRAY(w->arena, w->model->n_teams, bool) };
    if (d->hears == NULL) return false;
    for (int32_t i = 0; i < t->n_teams; i++) d->hears[t->teams[i]] = true;
    for (int32_t i = 0; i < d->spec->n_among; i++) d->hears[d->spec->among[i]] = true;
    return true;
}

bool mu_dialler_make(mu_world *w)
{
    int32_t n = 0;

    for (int32_t i = 0; i < w->model->n_types; i++)
        n += w->model->types[i].arrivals.kind == MU_ARRIVE_DIALLER;
    if (n == 0) return true;
    w->dial = MU_NEW_ARRAY(w->arena, n, struct mu_dial);
    if (w->dial == NULL) return false;
    for (int32_t i = 0; i < w->model->n_types; i++)
        if (w->model->types[i].arrivals.kind == MU_ARRIVE_DIALLER && !make_one(w, &w->dial[w->n_dials++], i))
            return false;
    return true;
}

static void plan(mu_world *w, uint32_t number, int64_t at_us)
{
    mu_later_add(w, at_us, MU_CLASS_ARRIVAL, MU_LATER_DIAL, number, 1);
}

void mu_dialler_begin(mu_world *w)
{
    for (int32_t i = 0; i < w->n_dials; i++) {
        struct mu_dial *d = &w->dial[i];
        d->due            = false;
        d->under_way      = 0;
        d->luck           = mu_rng_stream(
                      (mu_rng_key){ w->seed, (uint64_t)w->replication, MU_DRAW_DIAL, w->model->types[d->type].key, 0 });
        if (d->spec->every_us < MU_NEVER_US) plan(w, (uint32_t)i, w->model->calendar.windows[0].from.us);
    }
}

void mu_dialler_hears(mu_world *w, int32_t team)
{
    for (int32_t i = 0; i < w->n_dials; i++) {
        struct mu_dial *d = &w->dial[i];
        if (!d->hears[team] || d->due) continue;
        d->due = true;
        mu_later_add(w, w->now.us, MU_CLASS_ARRIVAL, MU_LATER_DIAL, (uint32_t)i, 0);
    }
}

/* It looks again after a while; while the doors are closed, at the next opening. */
static void look_again(mu_world *w, uint32_t number)
{
    const mu_calendar *cal = &w->model->calendar;

    if (!w->closed)
        plan(w, number, w->now.us + w->dial[number].spec->every_us);
    else if (w->window < 2 * cal->n_windows)
        plan(w, number, cal->windows[w->window / 2].from.us);
}

static int32_t idle_of(const mu_world *w, int32_t n, const int32_t *team)
{
    int32_t idle = 0;

    for (int32_t i = 0; i < n; i++) idle += w->idle[team[i]];
    return idle;
}

/* How many numbers the idle people are worth, beside those under way. */
static int32_t numbers_to_dial(const mu_world *w, const struct mu_dial *d)
{
    const mu_contact_type *t   = &w->model->types[d->type];
    const int32_t          own = idle_of(w, t->n_teams, t->teams);
    const int32_t among        = d->spec->among != NULL ? idle_of(w, d->spec->n_among, d->spec->among) : own;

    if (w->closed || own == 0 || among < d->spec->least_idle) return 0;
    return (int32_t)lround(d->spec->ratio * own) - d->under_way;
}

/* The answer and the ringing are drawn for every number, whatever comes of it. */
static void dial_one(mu_world *w, uint32_t number)
{
    struct mu_dial *d        = &w->dial[number];
    const bool      answered = mu_rng_uniform(&d->luck) < d->spec->answered;

    mu_case_cell_now(w, d->type)->dialled++;
    if (d->spec->delay == NULL) {
        if (answered) mu_arrive_dialled(w, d->type);
        return;
    }
    d->under_way++;
    mu_later_add(w, w->now.us + mu_dist_draw_span(d->spec->delay, &d->luck).us, MU_CLASS_ARRIVAL,
                 MU_LATER_RUNG, number, answered);
}

void mu_dialler_looks(mu_world *w, uint32_t number, bool on_time)
{
    struct mu_dial *d = &w->dial[number];
    const mu_gate  *g = w->model->types[d->type].gate;

    if (on_time)
        look_again(w, number);
    else
        d->due = false;
    const int32_t n = g == NULL || mu_gate_is_open(w, g) ? numbers_to_dial(w, d) : 0;
    if (n > 0 && w->observer != NULL) {
        const mu_sighting s = { MU_SAW_DIAL, w->now, -1, d->type, -1, -1, n, -1, NULL, NULL };
        w->observer->see(w->observer->context, &s);
    }
    for (int32_t i = 0; i < n && !w->no_memory; i++) dial_one(w, number);
}

void mu_dialler_rung(mu_world *w, uint32_t number, bool answered)
{
    struct mu_dial *d = &w->dial[number];

    d->under_way--;
    if (answered) mu_arrive_dialled(w, d->type);
}
