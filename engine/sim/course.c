#include "sim/course_inside.h"
#include "sim/roster.h"
#include "sim/staff.h"

bool mu_course_make(mu_world *w)
{
    const mu_model     *m = w->whole;
    const mu_behaviour *b = m->behaviour;

    if (b->n_courses == 0) return true;
    w->course = MU_NEW(w->arena, struct mu_courses);
    if (w->course == NULL) return false;
    w->course->b       = b;
    w->course->own     = MU_NEW_ARRAY(w->arena, (int64_t)m->n_agents * b->n_courses, mu_left);
    w->course->team    = MU_NEW_ARRAY(w->arena, (int64_t)m->n_teams * b->n_courses, mu_left);
    w->course->trained = MU_NEW_ARRAY(w->arena, m->n_agents, bool);
    return w->course->own != NULL && w->course->team != NULL && w->course->trained != NULL &&
           mu_course_make_enrol(w);
}

void mu_course_start(mu_world *w)
{
    struct mu_courses *c = w->course;

    if (c == NULL) return;
    for (int64_t i = 0; i < (int64_t)w->whole->n_agents * c->b->n_courses; i++) c->own[i] = (mu_left){ 0 };
    for (int64_t i = 0; i < (int64_t)w->whole->n_teams * c->b->n_courses; i++) c->team[i] = (mu_left){ 0 };
    for (int32_t i = 0; i < w->whole->n_agents; i++) c->trained[i] = false;
}

static mu_left *team_of(const mu_world *w, uint32_t agent, int32_t course)
{
    return &w->course->team[(int64_t)w->agent[agent].team * w->course->b->n_courses + course];
}

/* ---- sessions ------------------------------------------------------------------------------------- */

static void set_left(const mu_world *w, uint32_t agent, int32_t course, double whole)
{
    const mu_course *c    = &w->course->b->courses[course];
    mu_left         *own  = mu_own_of(w, agent, course);
    mu_left         *team = team_of(w, agent, course);
    const double     all  = mu_left_of(w, team, c) + whole - mu_left_of(w, own, c);

    *own  = (mu_left){ whole, w->now.us };
    *team = (mu_left){ all > 0 ? all : 0, w->now.us };
}

static void practises(mu_world *w, uint32_t agent, const mu_course *c, double part)
{
    const mu_team *t = &w->whole->teams[w->agent[agent].team];
    /* What is left to learn becomes as much less in each session, so that all of them take it the share of the way. */
    const double share = c->teaches.onboarding < 1 ? -mu_expm1(part * mu_log1p(-c->teaches.onboarding)) : 1;

    for (int32_t k = 0; k < t->n_types; k++)
        if (c->of[t->types[k]]) mu_minds_onboarded(w, agent, t->types[k], share);
}

void mu_course_over(mu_world *w, uint32_t agent, int32_t meeting, int64_t from_us)
{
    const mu_meeting *k = &w->model->teams[w->agent[agent].team].worktime->meetings[meeting];

    if (k->course < 0) return;
    const mu_course *c     = &w->course->b->courses[k->course];
    const double     hours = (double)(w->now.us - from_us) / (double)MU_HOUR_US;
    const double     heard = (double)(w->now.us - from_us) / (double)k->length_us;
    const double     part  = (heard < 1 ? heard : 1) / c->sessions;
    const double     after = mu_left_of(w, mu_own_of(w, agent, k->course), c) + part;
    mu_mind_cell    *cell =
        &w->record->minds[(int64_t)mu_minds_day_cell(w) * w->model->n_teams + w->agent[agent].team];

    w->course->trained[agent] = true;
    set_left(w, agent, k->course, after < 1 ? after : 1);
    if (c->teaches.onboarding > 0) practises(w, agent, c, part);
    cell->of[MU_SUM_COURSE_HOURS] += hours;
    cell->of[MU_SUM_COURSE_PAY] += hours * mu_roster_pay(w, agent);
    cell->of[MU_SUM_COURSE_FEES] += c->cost / c->sessions;
}

void mu_course_leaves(mu_world *w, uint32_t agent)
{
    for (int32_t i = 0; i < w->course->b->n_courses; i++) set_left(w, agent, i, 0);
    w->course->trained[agent] = false;
}

/* ---- what comes of it ----------------------------------------------------------------------------- */

/* What he has learned himself, and from what the others of his team remember. */
static double speed_of(const mu_world *w, uint32_t agent, int32_t type)
{
    const mu_behaviour *b     = w->course->b;
    const int32_t       n     = w->whole->teams[w->agent[agent].team].n_people;
    double              speed = 0;

    for (int32_t i = 0; i < b->n_courses; i++) {
        const mu_course *c = &b->courses[i];
        if (!c->of[type]) continue;
        const double own = mu_left_of(w, mu_own_of(w, agent, i), c);
        speed += mu_training_speed(&c->teaches, 0) * own;
        if (!(c->teaches.peers > 0) || n == 0) continue;
        const double others = mu_left_of(w, team_of(w, agent, i), c) - own;
        if (others > 0) speed += mu_training_peers(&c->teaches, others / n);
    }
    return speed;
}

void mu_course_begin(mu_world *w, uint32_t agent, int32_t type, mu_handle_parts *parts)
{
    mu_mind_cell *cell = &w->record->minds[(int64_t)w->cell * w->model->n_teams + w->agent[agent].team];

    parts->training = speed_of(w, agent, type);
    cell->of[MU_SUM_TRAINING] += parts->training;
}

double mu_course_log_odds(const mu_world *w, uint32_t agent, int32_t type)
{
    const mu_behaviour *b     = w->course->b;
    double              shift = 0;

    for (int32_t i = 0; i < b->n_courses; i++) {
        const mu_course *c     = &b->courses[i];
        const double     whole = mu_training_log_odds(&c->teaches, 0);
        if (whole > 0 && c->of[type]) shift += whole * mu_left_of(w, mu_own_of(w, agent, i), c);
    }
    return shift;
}

/* ---- days ----------------------------------------------------------------------------------------- */

void mu_course_day(mu_world *w)
{
    const mu_model *m    = w->whole;
    const int64_t   cell = (int64_t)mu_minds_day_cell(w) * m->n_teams;

    for (int32_t i = 0; i < m->n_teams; i++)
        for (int32_t k = 0; k < m->teams[i].n_people; k++) {
            const uint32_t agent = (uint32_t)(m->teams[i].first_agent + k);
            if (mu_staff_vacant(w, agent)) continue;
            w->record->minds[cell + i].of[MU_SUM_SEAT_DAYS]++;
            w->record->minds[cell + i].of[MU_SUM_TRAINED_DAYS] += w->course->trained[agent];
        }
}
