#include "sim/peers.h"

#include "behaviour/behaviour.h"
#include "core/fmath.h"
#include "sim/staff.h"

typedef struct {
    double  sum; /* of log speed, today, */
    int32_t n;   /* over so many contacts */
    double  speed;
    bool    known; /* it is: he has had a day */
} pace;

struct mu_peers {
    const mu_behaviour *b;
    pace               *pace; /* [agent] */
    double *speed, *pay; /* [team]: the mean over those whose speed is known; and over all who are there */
};

bool mu_peers_make(mu_world *w)
{
    const mu_model     *m    = w->whole;
    const mu_behaviour *b    = m->behaviour;
    const bool          none = !(b->effort.peer < 0) && !(b->effort.peer > 0) && !(b->effort.fairness > 0);

    if (!b->strives || none) return true;
    w->peers = MU_NEW(w->arena, struct mu_peers);
    if (w->peers == NULL) return false;
    w->peers->b     = b;
    w->peers->pace  = MU_NEW_ARRAY(w->arena, m->n_agents, pace);
    w->peers->speed = MU_NEW_ARRAY(w->arena, m->n_teams, double);
    w->peers->pay   = MU_NEW_ARRAY(w->arena, m->n_teams, double);
    return w->peers->pace != NULL && w->peers->speed != NULL && w->peers->pay != NULL;
}

void mu_peers_took(mu_world *w, uint32_t agent, double factor)
{
    pace *p = &w->peers->pace[agent];

    p->sum -= mu_log(factor);
    p->n++;
}

void mu_peers_newcomer(mu_world *w, uint32_t agent)
{
    w->peers->pace[agent] = (pace){ 0 };
}

static void look_around(mu_world *w, int32_t team)
{
    const mu_team *t   = &w->whole->teams[team];
    double         pay = 0, speed = 0;
    int32_t        there = 0, known = 0;

    for (int32_t k = 0; k < t->n_people; k++) {
        const uint32_t agent = (uint32_t)(t->first_agent + k);
        const pace    *p     = &w->peers->pace[agent];
        if (w->staff != NULL && mu_staff_vacant(w, agent)) continue;
        there++;
        pay += mu_model_pay(t, k);
        known += p->known;
        if (p->known) speed += p->speed;
    }
    w->peers->pay[team]   = there > 0 ? pay / there : 0;
    w->peers->speed[team] = known > 0 ? speed / known : 0;
}

void mu_peers_close_day(mu_world *w)
{
    for (int32_t i = 0; i < w->whole->n_agents; i++) {
        pace *p = &w->peers->pace[i];
        if (p->n > 0) *p = (pace){ .speed = p->sum / p->n, .known = true };
    }
    for (int32_t i = 0; i < w->whole->n_teams; i++) look_around(w, i);
}

void mu_peers_start(mu_world *w)
{
    if (w->peers == NULL) return;
    for (int32_t i = 0; i < w->whole->n_agents; i++) w->peers->pace[i] = (pace){ 0 };
    for (int32_t i = 0; i < w->whole->n_teams; i++) look_around(w, i);
}

double mu_peers_ahead(const mu_world *w, uint32_t agent)
{
    if (w->peers == NULL || !w->peers->pace[agent].known) return 0;
    return w->peers->speed[w->agent[agent].team] - w->peers->pace[agent].speed;
}

double mu_peers_unfair(const mu_world *w, uint32_t agent)
{
    const int32_t team = w->agent[agent].team;

    if (w->peers == NULL) return 0;
    const mu_team *t    = &w->whole->teams[team];
    const double   mean = w->peers->pay[team], own = mu_model_pay(t, (int32_t)agent - t->first_agent);
    if (!(mean > 0) || !(own > 0)) return 0;
    return mu_effort_unfair(own / mean, mu_exp(-mu_peers_ahead(w, agent)), w->peers->b->transparency);
}
