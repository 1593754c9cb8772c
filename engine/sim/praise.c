#include "sim/praise.h"

#include <string.h>

#include "behaviour/behaviour.h"
#include "sim/staff.h"

struct mu_praises {
    const mu_recognition_params *p;
    mu_recognition              *person; /* [agent] */
    mu_recognition              *team;   /* [team]: of these only the habit */
};

bool mu_praise_make(mu_world *w)
{
    const mu_model *m = w->whole;

    if (!m->behaviour->praises) return true;
    w->praise = MU_NEW(w->arena, struct mu_praises);
    if (w->praise == NULL) return false;
    w->praise->p      = &m->behaviour->praise;
    w->praise->person = MU_NEW_ARRAY(w->arena, m->n_agents, mu_recognition);
    w->praise->team   = MU_NEW_ARRAY(w->arena, m->n_teams, mu_recognition);
    return w->praise->person != NULL && w->praise->team != NULL;
}

void mu_praise_start(mu_world *w)
{
    if (w->praise == NULL) return;
    memset(w->praise->person, 0, (size_t)w->whole->n_agents * sizeof *w->praise->person);
    memset(w->praise->team, 0, (size_t)w->whole->n_teams * sizeof *w->praise->team);
}

void mu_praise_newcomer(mu_world *w, uint32_t agent)
{
    if (w->praise != NULL) w->praise->person[agent] = (mu_recognition){ 0 };
}

/* The others have seen it. */
static void be_seen(mu_world *w, uint32_t agent)
{
    const int32_t   team = w->agent[agent].team;
    const mu_team  *t    = &w->whole->teams[team];
    mu_recognition *all  = &w->praise->team[team];
    const double    seen = mu_recognition_seen(w->praise->p, all->habit);

    for (int32_t k = 0; k < t->n_people; k++) {
        const uint32_t other = (uint32_t)(t->first_agent + k);
        if (other != agent && !mu_staff_vacant(w, other)) w->praise->person[other].level += seen;
    }
    all->habit = mu_recognition_praised(w->praise->p, *all).habit;
}

void mu_praise_give(mu_world *w, uint32_t agent)
{
    const int32_t team = w->agent[agent].team;

    w->record->minds[(int64_t)mu_minds_day_cell(w) * w->whole->n_teams + team].of[MU_SUM_PRAISED]++;
    if (w->praise == NULL) return;
    w->praise->person[agent] = mu_recognition_praised(w->praise->p, w->praise->person[agent]);
    be_seen(w, agent);
}

void mu_praise_day(mu_world *w)
{
    for (int32_t i = 0; w->praise != NULL && i < w->whole->n_agents; i++)
        w->praise->person[i] = mu_recognition_later(w->praise->p, w->praise->person[i], 1);
    for (int32_t i = 0; w->praise != NULL && i < w->whole->n_teams; i++)
        w->praise->team[i] = mu_recognition_later(w->praise->p, w->praise->team[i], 1);
}

double mu_praise_level(const mu_world *w, uint32_t agent)
{
    return w->praise != NULL ? w->praise->person[agent].level : 0;
}
