#include "sim/announce.h"

#include "behaviour/customer.h"
#include "core/dist.h"
#include "sim/cases.h"
#include "sim/change.h"
#include "sim/journey.h"

/* ---- what is known beforehand --------------------------------------------------------------------- */

/* Where a trace says how long its contacts take, that is it. */
static double mean_talk_us(const mu_contact_type *t)
{
    const mu_arrivals *a    = &t->arrivals;
    double             sum  = 0;
    int32_t            told = 0;

    for (int32_t k = 0; a->kind == MU_ARRIVE_TRACE && k < a->n_rows; k++) {
        if (a->rows[k].talk.us < 0) continue;
        sum += (double)a->rows[k].talk.us;
        told++;
    }
    return told > 0 ? sum / told : 1e6 * mu_dist_mean(t->talk);
}

static double mean_wrap_up_us(const mu_contact_type *t)
{
    return t->wrap_up != NULL ? 1e6 * mu_dist_mean(t->wrap_up) : 0;
}

/* Who has several in hand gives each of them a part of the time. */
static double mean_work_us(const mu_contact_type *t)
{
    const double one = mean_talk_us(t) + mean_wrap_up_us(t);

    return t->concurrency > 1 ? one * t->slowdown[t->concurrency - 1] / t->concurrency : one;
}

/* How much faster than the type's own times the people of its i-th team are. */
static double speed_of(const mu_contact_type *t, int32_t i)
{
    const mu_ability *a      = t->ability != NULL ? &t->ability[i] : NULL;
    const double      common = mean_talk_us(t) + mean_wrap_up_us(t);

    if (a == NULL) return 1;
    const double talk = a->talk != NULL ? 1e6 * mu_dist_mean(a->talk) : mean_talk_us(t);
    const double own  = a->handle * (talk + mean_wrap_up_us(t));
    return own > 0 ? common / own : 1;
}

static bool announces(const mu_contact_type *t)
{
    return t->announce != NULL;
}

void mu_announce_set_means(mu_world *w)
{
    for (int32_t i = 0; w->announcer != NULL && i < w->model->n_types; i++) {
        const mu_contact_type *t = &w->model->types[i];
        w->announcer[i].work_us  = mean_work_us(t);
        for (int32_t k = 0; k < t->n_teams; k++) w->announcer[i].speed[k] = speed_of(t, k);
    }
}

bool mu_announce_make(mu_world *w)
{
    const mu_model *m = w->whole;

    if (w->hooks == NULL && !mu_change_ever(m, announces)) return true;
    w->announcer = MU_NEW_ARRAY(w->arena, m->n_types, mu_announcer);
    for (int32_t i = 0; w->announcer != NULL && i < m->n_types; i++) {
        w->announcer[i].speed = MU_NEW_ARRAY(w->arena, m->types[i].n_teams, double);
        if (w->announcer[i].speed == NULL) return false;
    }
    mu_announce_set_means(w);
    return w->announcer != NULL;
}

void mu_announce_start(mu_world *w)
{
    for (int32_t i = 0; w->announcer != NULL && i < w->model->n_types; i++) w->announcer[i].last_wait_us = -1;
    if (w->whole->n_epochs > 0) mu_announce_set_means(w);
}

/* ---- estimates ------------------------------------------------------------------------------------ */

/* Whether one of the first n teams of `type` takes the other one, too. */
static bool takes_before(const mu_world *w, int32_t type, int32_t n, int32_t other)
{
    const mu_contact_type *t = w->type[type].spec;

    for (int32_t i = 0; i < n; i++)
        if (mu_is_able(w->model, t->teams[i], other)) return true;
    return false;
}

/* What waits for the people of the i-th team of the type and goes before a contact of it that comes now, but not for those of
 * an earlier team, so that a type of several teams counts once. */
static double work_ahead(const mu_world *w, int32_t type, int32_t i)
{
    const int32_t  priority = w->type[type].priority;
    const mu_team *team     = &w->model->teams[w->type[type].spec->teams[i]];
    double         work     = 0;

    for (int32_t k = 0; k < team->n_types; k++) {
        const int32_t other = team->types[k];
        if (w->waiting[other] == 0 || w->type[other].priority < priority || takes_before(w, type, i, other))
            continue;
        work += w->waiting[other] * w->announcer[other].work_us;
    }
    return work;
}

/* QL (Ibrahim & Whitt 2009). A team that keeps people idle is smaller by those. Negative when nobody is on the phones. */
static double wait_by_queue(const mu_world *w, int32_t type)
{
    const mu_contact_type *t      = w->type[type].spec;
    const mu_announcer    *a      = &w->announcer[type];
    double                 work   = a->work_us;
    double                 people = 0;

    for (int32_t i = 0; i < t->n_teams; i++) {
        const int32_t kept = t->ability != NULL ? t->ability[i].least_idle - 1 : 0;
        const int32_t n    = w->team[t->teams[i]].staffed - kept;
        work += work_ahead(w, type, i);
        if (n > 0) people += n * a->speed[i];
    }
    return people > 0 ? work / people : -1;
}

double mu_announce_expect(const mu_world *w, int32_t type)
{
    const mu_announcement *a = w->type[type].spec->announce;

    if (a == NULL) return wait_by_queue(w, type);
    switch (a->by) {
    case MU_ANNOUNCE_QUEUE: return wait_by_queue(w, type);
    case MU_ANNOUNCE_LAST_WAIT: return (double)w->announcer[type].last_wait_us;
    case MU_ANNOUNCE_FIXED: return (double)a->fixed_us;
    }
    return -1;
}

static int64_t rounded(const mu_announcement *a, double wait_us)
{
    const double said = a->factor * wait_us + 0.5;

    if (!(said < (double)(MU_NEVER_US - a->round_us))) return MU_NEVER_US;
    const int64_t us = (int64_t)said;
    return a->round_us > 0 ? (us + a->round_us - 1) / a->round_us * a->round_us : us;
}

/* ---- the announcement ----------------------------------------------------------------------------- */

int64_t mu_announce_wait(mu_world *w, mu_visit *v)
{
    const mu_contact_type *t       = w->type[v->type].spec;
    const bool             no_room = t->queue_capacity >= 0 && w->waiting[v->type] >= t->queue_capacity;
    const bool             said    = w->admitted.how == MU_ADMIT_TELL;
    mu_case_cell          *cell    = mu_case_cell_now(w, v->type);

    mu_announce_nothing(w, v);
    if (no_room || v->marks & (MU_WARMLY | MU_ASKED)) return -1;
    const double wait_us = said ? 0 : mu_announce_expect(w, v->type);
    if (wait_us < 0) return -1;
    const int64_t told_us       = said ? w->admitted.wait_us : rounded(t->announce, wait_us);
    w->cases[v->caller].told_us = told_us;
    cell->told++;
    cell->told_us += (double)told_us;
    v->patience_us = mu_customer_patience(v->patience_us, told_us, t->announce->before, t->announce->after);
    return told_us;
}

void mu_announce_nothing(mu_world *w, const mu_visit *v)
{
    w->cases[v->caller].told_us = -1;
}

void mu_announce_answered(mu_world *w, const mu_contact *c, int64_t wait_us)
{
    const int64_t told_us = mu_announced(w, c->type, c->caller);

    mu_announce_note_wait(w, c->type, wait_us);
    if (told_us < 0) return;
    mu_case_cell *cell    = mu_case_cell_of(w, c->cell, c->type);
    const double  error_s = (double)(wait_us - told_us) * 1e-6;
    cell->told_answered++;
    cell->told_exceeded += wait_us > told_us;
    cell->told_error_s += error_s;
    cell->told_error_sq_s2 += error_s * error_s;
}
