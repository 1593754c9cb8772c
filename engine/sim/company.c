#include "sim/company.h"

#include "behaviour/behaviour.h"
#include "sim/minds.h"
#include "sim/staff.h"

enum { NONE = -1 };

typedef enum { ON_HIS_OWN, MENTORED, EXPERIENCED } role;

typedef struct {
    int32_t people, experienced, in_care;
} circle;

struct mu_company {
    const mu_behaviour *b;
    circle             *team;
    uint8_t            *role;      /* [agent] */
    int32_t            *last_type; /* [agent]; NONE: he has had none yet */
};

bool mu_company_make(mu_world *w)
{
    const mu_model     *m = w->whole;
    const mu_behaviour *b = m->behaviour;

    if (!b->mentors && !b->switches) return true;
    w->company = MU_NEW(w->arena, struct mu_company);
    if (w->company == NULL) return false;
    w->company->b         = b;
    w->company->team      = MU_NEW_ARRAY(w->arena, m->n_teams, circle);
    w->company->role      = MU_NEW_ARRAY(w->arena, m->n_agents, uint8_t);
    w->company->last_type = MU_NEW_ARRAY(w->arena, m->n_agents, int32_t);
    return w->company->team != NULL && w->company->role != NULL && w->company->last_type != NULL;
}

/* ---- who learns from whom ------------------------------------------------------------------------- */

static bool is_there(const mu_world *w, uint32_t agent)
{
    return w->staff == NULL || !mu_staff_vacant(w, agent);
}

static void count(mu_world *w, const mu_team *t, circle *c)
{
    *c = (circle){ 0 };
    for (int32_t k = 0; k < t->n_people; k++) {
        const uint32_t agent    = (uint32_t)(t->first_agent + k);
        const bool     there    = is_there(w, agent);
        const bool     can      = there && mu_minds_practice(w, agent) >= w->company->b->experienced;
        w->company->role[agent] = can ? EXPERIENCED : ON_HIS_OWN;
        c->people += there;
        c->experienced += can;
    }
}

static void give_mentors(mu_world *w, const mu_team *t, circle *c)
{
    const double places = w->company->b->per_mentor * c->experienced;

    for (int32_t k = 0; k < t->n_people && c->in_care + 1 <= places; k++) {
        const uint32_t agent = (uint32_t)(t->first_agent + k);
        if (w->company->role[agent] == EXPERIENCED || !is_there(w, agent)) continue;
        if (mu_minds_practice(w, agent) >= w->company->b->mentored_until) continue;
        w->company->role[agent] = MENTORED;
        c->in_care++;
    }
}

void mu_company_day(mu_world *w)
{
    if (!w->company->b->mentors) return;
    for (int32_t i = 0; i < w->whole->n_teams; i++) {
        count(w, &w->whole->teams[i], &w->company->team[i]);
        give_mentors(w, &w->whole->teams[i], &w->company->team[i]);
    }
}

void mu_company_start(mu_world *w)
{
    for (int32_t i = 0; i < w->whole->n_agents; i++) w->company->last_type[i] = NONE;
    mu_company_day(w);
}

void mu_company_newcomer(mu_world *w, uint32_t agent)
{
    w->company->last_type[agent] = NONE;
    w->company->role[agent]      = ON_HIS_OWN;
}

/* ---- what comes of it ----------------------------------------------------------------------------- */

double mu_company_practice(const mu_world *w, uint32_t agent)
{
    const struct mu_company *y     = w->company;
    const circle            *c     = &y->team[w->agent[agent].team];
    const role               is    = (role)y->role[agent];
    const int32_t            mates = c->people - 1, can = c->experienced - (is == EXPERIENCED);

    if (!y->b->mentors) return 1;
    return mu_mentoring_practice(&y->b->mentoring, mates > 0 ? (double)can / mates : 0, is == MENTORED);
}

void mu_company_begin(mu_world *w, uint32_t agent, int32_t type, mu_handle_parts *parts)
{
    struct mu_company *y    = w->company;
    const int32_t      last = y->last_type[agent];
    const circle      *c    = &y->team[w->agent[agent].team];

    if (y->b->switches)
        parts->switching = mu_switching_handle(&y->b->mentoring, last != NONE && last != type);
    y->last_type[agent] = type;
    if (!y->b->mentors) return;
    if (y->role[agent] == EXPERIENCED)
        parts->mentoring = mu_mentoring_handle(&y->b->mentoring, (double)c->in_care / c->experienced);
    if (y->role[agent] == MENTORED)
        w->record->minds[(int64_t)w->cell * w->model->n_teams + w->agent[agent].team].of[MU_SUM_MENTORED]++;
}
