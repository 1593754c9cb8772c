#include "sim/strain.h"

#include "behaviour/behaviour.h"
#include "behaviour/relax.h"
#include "sim/choose.h"
#include "sim/mood.h"

/* How busy a team was over the last half an hour, as of an instant, and who is there since then. */
typedef struct {
    double  occupancy;
    int64_t since_us;
    int32_t busy, idle;
} mu_bustle;

struct mu_burdens {
    const mu_behaviour *b;
    mu_bustle          *team;
    double             *burnout; /* [agent] */
};

bool mu_strain_make(mu_world *w)
{
    const mu_model     *m = w->whole;
    const mu_behaviour *b = m->behaviour;

    if (!b->hurries && !b->angers && !b->burns && !b->misses) return true;
    w->strain = MU_NEW(w->arena, struct mu_burdens);
    if (w->strain == NULL) return false;
    w->strain->b       = b;
    w->strain->team    = MU_NEW_ARRAY(w->arena, m->n_teams, mu_bustle);
    w->strain->burnout = MU_NEW_ARRAY(w->arena, m->n_agents, double);
    return w->strain->team != NULL && w->strain->burnout != NULL;
}

void mu_strain_start(mu_world *w)
{
    if (w->strain == NULL) return;
    for (int32_t i = 0; i < w->whole->n_teams; i++)
        w->strain->team[i] = (mu_bustle){ .occupancy = w->strain->b->load.usual, .since_us = w->now.us };
    for (int32_t i = 0; i < w->whole->n_agents; i++) w->strain->burnout[i] = w->strain->b->burnout_first;
}

/* ---- load ----------------------------------------------------------------------------------------- */

/* While nobody is there it stays as it was. */
static double occupancy_now(const mu_world *w, const mu_bustle *t)
{
    const int32_t there = t->busy + t->idle;

    if (there == 0) return t->occupancy;
    return mu_relaxed(t->occupancy, (double)t->busy / there,
                      (double)(w->now.us - t->since_us) / (double)MU_HOUR_US, w->strain->b->load_hours);
}

/* Brings it up to now, so that whoever asks again at this instant is answered at once. */
static void settle(const mu_world *w, mu_bustle *t)
{
    t->occupancy = occupancy_now(w, t);
    t->since_us  = w->now.us;
}

static bool works(mu_activity a)
{
    return a == MU_DOING_WORK || a == MU_DOING_OVERTIME;
}

void mu_strain_turn(mu_world *w, int32_t team, mu_activity from, mu_activity to)
{
    mu_bustle *t = &w->strain->team[team];

    if (!w->strain->b->hurries) return;
    settle(w, t);
    t->busy += works(to) - works(from);
    t->idle += (to == MU_BETWEEN_CONTACTS) - (from == MU_BETWEEN_CONTACTS);
}

static double haste_of(const mu_world *w, int32_t team)
{
    mu_bustle *t = &w->strain->team[team];

    settle(w, t);
    return mu_load_speed(&w->strain->b->load, t->occupancy);
}

double mu_strain_log_odds(const mu_world *w, uint32_t agent)
{
    const mu_behaviour *b = w->strain->b;

    return b->hurries ? mu_load_log_odds(&b->load, haste_of(w, w->agent[agent].team)) : 0;
}

/* ---- anger ---------------------------------------------------------------------------------------- */

static double anger_of(const mu_world *w, const mu_taken *t)
{
    const bool has_case = w->type[t->type].spec->journey != NULL;

    return mu_anger_of(&w->strain->b->anger, mu_felt_wait_s(w, t),
                       has_case ? w->cases[t->caller].contacts : 1, false);
}

bool mu_strain_begin(mu_world *w, uint32_t agent, const mu_taken *t, mu_handle_parts *parts)
{
    const mu_behaviour *b    = w->strain->b;
    const int32_t       team = w->agent[agent].team;
    mu_mind_cell       *cell = &w->record->minds[(int64_t)w->cell * w->model->n_teams + team];
    bool                abusive;

    if (b->hurries) parts->load = haste_of(w, team);
    if (!b->angers) return false;
    const double anger = anger_of(w, t);
    mu_rng       r     = mu_choose_stream(w, MU_DRAW_ABUSE, team, t);
    abusive            = mu_rng_uniform(&r) < mu_anger_abusive(&b->anger, anger, 0);
    parts->anger       = mu_anger_handle(&b->anger, anger);
    cell->of[MU_SUM_ANGER] += anger;
    cell->of[MU_SUM_ABUSIVE] += abusive;
    return abusive;
}

/* ---- days ----------------------------------------------------------------------------------------- */

void mu_strain_newcomer(mu_world *w, uint32_t agent)
{
    w->strain->burnout[agent] = 0;
}

double mu_strain_burnout(const mu_world *w, uint32_t agent)
{
    return w->strain != NULL ? w->strain->burnout[agent] : 0;
}

static double hours(int64_t us)
{
    return (double)us / (double)MU_HOUR_US;
}

void mu_strain_day(mu_world *w, uint32_t agent, const mu_mind_day *day)
{
    const mu_behaviour *b       = w->strain->b;
    const int64_t       busy_us = day->us[MU_DOING_WORK] + day->us[MU_DOING_OVERTIME];
    const int64_t       here_us = busy_us + day->us[MU_BETWEEN_CONTACTS];
    double             *burnout = &w->strain->burnout[agent];

    if (here_us == 0) return;
    if (b->burns) {
        const mu_strain did = { .occupancy        = (double)busy_us / (double)here_us,
                                .abusive_contacts = day->abusive,
                                .overtime_hours   = hours(day->us[MU_DOING_OVERTIME]),
                                .support          = b->support };
        *burnout            = mu_burnout_after(mu_burnout_of(&b->burnout, &did), *burnout);
    }
    mu_mind_cell *cell =
        &w->record->minds[(int64_t)mu_minds_day_cell(w) * w->model->n_teams + w->agent[agent].team];
    cell->of[MU_SUM_DAYS]++;
    cell->of[MU_SUM_BURNOUT] += *burnout;
}

double mu_strain_absence(const mu_world *w, uint32_t agent)
{
    const mu_behaviour *b = w->strain != NULL ? w->strain->b : NULL;

    if (b == NULL || !b->misses) return -1;
    const mu_worktime *t = w->model->teams[w->agent[agent].team].worktime;
    mu_absence_params  p = b->absence;
    if (t != NULL && t->absence > 0)
        p.rate = t->absence;
    else if (t != NULL && t->shrinkage > 0)
        p.rate = 0;
    return p.rate > 0 ? mu_absence_chance(&p, w->strain->burnout[agent], mu_mood_morale(w, agent), 1) : 0;
}
