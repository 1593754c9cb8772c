#include "sim/mood.h"

#include "behaviour/behaviour.h"

struct mu_moods {
    const mu_behaviour *b;
    double              baseline;
    double             *morale;            /* [agent] */
    int32_t            *left, *left_today; /* [team]: people who left, as everybody knows, and since then */
};

bool mu_mood_make(mu_world *w)
{
    const mu_model     *m = w->whole;
    const mu_behaviour *b = m->behaviour;

    if (!b->moods) return true;
    w->mood = MU_NEW(w->arena, struct mu_moods);
    if (w->mood == NULL) return false;
    w->mood->b = b;
    w->mood->baseline =
        mu_morale_baseline(&b->morale, MU_MOTIVATORS, b->motivator, MU_HYGIENE, b->hygiene, 0);
    w->mood->morale     = MU_NEW_ARRAY(w->arena, m->n_agents, double);
    w->mood->left       = MU_NEW_ARRAY(w->arena, m->n_teams, int32_t);
    w->mood->left_today = MU_NEW_ARRAY(w->arena, m->n_teams, int32_t);
    return w->mood->morale != NULL && w->mood->left != NULL && w->mood->left_today != NULL;
}

void mu_mood_start(mu_world *w)
{
    if (w->mood == NULL) return;
    for (int32_t i = 0; i < w->whole->n_agents; i++) w->mood->morale[i] = w->mood->baseline;
    for (int32_t i = 0; i < w->whole->n_teams; i++) w->mood->left[i] = w->mood->left_today[i] = 0;
}

void mu_mood_newcomer(mu_world *w, uint32_t agent)
{
    w->mood->morale[agent] = w->mood->baseline;
}

/* `times` what one such event does, which is the same as one after another but for the ends of the scale. */
static double after(const mu_morale_params *p, double morale, mu_morale_event event, double times)
{
    mu_morale_params many = *p;

    many.jump[event] *= times;
    return times > 0 ? mu_morale_after(&many, morale, event) : morale;
}

void mu_mood_day(mu_world *w, uint32_t agent, const mu_mind_day *day)
{
    const mu_morale_params *p        = &w->mood->b->morale;
    const int32_t           team     = w->agent[agent].team;
    const double            overtime = (double)day->us[MU_DOING_OVERTIME] / (double)MU_HOUR_US;
    double                  m        = mu_morale_later(p, w->mood->morale[agent], w->mood->baseline, 1);

    m                      = after(p, m, MU_MORALE_ABUSED, day->abusive);
    m                      = after(p, m, MU_MORALE_OVERTIME_HOUR, overtime);
    m                      = after(p, m, MU_MORALE_COLLEAGUE_LEFT, w->mood->left[team]);
    w->mood->morale[agent] = m;
    if (day->us[MU_DOING_WORK] + day->us[MU_DOING_OVERTIME] + day->us[MU_BETWEEN_CONTACTS] == 0) return;
    mu_mind_cell *cell = &w->record->minds[(int64_t)mu_minds_day_cell(w) * w->model->n_teams + team];
    cell->of[MU_SUM_MORALE_DAYS]++;
    cell->of[MU_SUM_MORALE] += m;
}

void mu_mood_left(mu_world *w, int32_t team)
{
    w->mood->left_today[team]++;
}

void mu_mood_close_day(mu_world *w)
{
    for (int32_t i = 0; i < w->whole->n_teams; i++) {
        w->mood->left[i]       = w->mood->left_today[i];
        w->mood->left_today[i] = 0;
    }
}

double mu_mood_morale(const mu_world *w, uint32_t agent)
{
    return w->mood != NULL ? w->mood->morale[agent] : 0;
}
