#include "sim/stay.h"

#include <string.h>

#include "model/becomes.h"
#include "sim/floor.h"
#include "sim/flow.h"
#include "sim/roster.h"

/* In leads[]: the team takes contacts of the type; it takes some that a contact of the type may become. */
enum { TAKES = 1, FOLLOWS = 2 };

static uint8_t *leads_of(const mu_world *w, int32_t type)
{
    return &w->stay->leads[(int64_t)type * w->model->n_teams];
}

/* ---- whom contacts lead to -------------------------------------------------------------------------- */

static bool takes(const mu_contact_type *spec, int32_t i)
{
    return spec->ability == NULL || spec->ability[i].least_idle <= 1;
}

static void mark_teams(const mu_model *m, const uint8_t *becomes, uint8_t *leads)
{
    const int32_t n = m->n_types;

    for (int32_t type = 0; type < n; type++) {
        const mu_contact_type *spec = &m->types[type];
        for (int32_t i = 0; i < spec->n_teams; i++) {
            if (!takes(spec, i)) continue;
            leads[(int64_t)type * m->n_teams + spec->teams[i]] |= TAKES;
            for (int32_t from = 0; from < n; from++)
                if (becomes[(int64_t)from * n + type])
                    leads[(int64_t)from * m->n_teams + spec->teams[i]] |= FOLLOWS;
        }
    }
}

/* Some queue opens late to a team, or some contact waits for one person first. */
static bool opens_late(const mu_model *m)
{
    for (int32_t type = 0; type < m->n_types; type++) {
        const mu_contact_type *spec = &m->types[type];
        if (spec->prefer.us > 0) return true;
        for (int32_t i = 0; spec->ability != NULL && i < spec->n_teams; i++)
            if (spec->ability[i].after_us > 0) return true;
    }
    return false;
}

static bool ever_opens_late(const mu_model *m)
{
    for (int32_t e = 0; e <= m->n_epochs; e++)
        if (opens_late(mu_model_epoch(m, e))) return true;
    return false;
}

/* Whom contacts lead to in each epoch. False if out of memory. */
static bool make_leads(mu_world *w, mu_stay *s, uint8_t *becomes)
{
    const mu_model *m = w->whole;

    s->leads_in = MU_NEW_ARRAY(w->arena, m->n_epochs + 1, uint8_t *);
    for (int32_t e = 0; s->leads_in != NULL && e <= m->n_epochs; e++) {
        s->leads_in[e] = MU_NEW_ARRAY(w->arena, (int64_t)m->n_types * m->n_teams, uint8_t);
        if (s->leads_in[e] == NULL || !mu_model_becomes(mu_model_epoch(m, e), w->arena, becomes))
            return false;
        mark_teams(mu_model_epoch(m, e), becomes, s->leads_in[e]);
    }
    return s->leads_in != NULL;
}

bool mu_stay_make(mu_world *w)
{
    const mu_model *m    = w->whole;
    const int64_t   n    = m->n_types;
    bool            some = ever_opens_late(m);
    uint8_t        *becomes;

    if (m->closing != MU_CLOSE_SERVE || !(mu_model_has_journeys(m) || some)) return true;
    becomes = MU_NEW_ARRAY(w->arena, n * n, uint8_t);
    if (becomes == NULL) return false;
    for (int32_t e = 0; e <= m->n_epochs && !some; e++) {
        if (!mu_model_becomes(mu_model_epoch(m, e), w->arena, becomes)) return false;
        some = memchr(becomes, 1, (size_t)(n * n)) != NULL;
    }
    if (!some) return true;

    mu_stay *s = MU_NEW(w->arena, mu_stay);
    if (s == NULL) return false;
    s->here    = MU_NEW_ARRAY(w->arena, n, int64_t);
    s->coming  = MU_NEW_ARRAY(w->arena, n, int64_t);
    s->staying = MU_NEW_ARRAY(w->arena, m->n_teams, int32_t);
    if (s->here == NULL || s->coming == NULL || s->staying == NULL || !make_leads(w, s, becomes))
        return false;
    w->stay = s;
    mu_stay_set_ways(w);
    return true;
}

void mu_stay_set_ways(mu_world *w)
{
    if (w->stay != NULL) w->stay->leads = w->stay->leads_in[w->epoch];
}

void mu_stay_start(mu_world *w)
{
    mu_stay *s = w->stay;

    if (s == NULL) return;
    mu_stay_set_ways(w);
    s->n = 0;
    memset(s->here, 0, (size_t)w->model->n_types * sizeof *s->here);
    memset(s->coming, 0, (size_t)w->model->n_types * sizeof *s->coming);
    memset(s->staying, 0, (size_t)w->model->n_teams * sizeof *s->staying);
}

/* ---- what keeps a team ------------------------------------------------------------------------------ */

/* Somebody of the team is on a break, say, and comes back. */
static bool someone_returns(const mu_world *w, int32_t team)
{
    const uint32_t first = (uint32_t)w->model->teams[team].first_agent;
    const uint32_t n     = (uint32_t)w->model->teams[team].n_agents;

    for (uint32_t agent = first; w->roster != NULL && agent < first + n; agent++)
        if (mu_roster_will_return(w, agent)) return true;
    return false;
}

/* Somebody has contacts of the type in hand, or will be free for those that wait. */
static bool goes_on(const mu_world *w, int32_t type)
{
    const mu_contact_type *spec = &w->model->types[type];

    for (int32_t i = 0; i < spec->n_teams; i++)
        if (w->team[spec->teams[i]].staffed > w->idle[spec->teams[i]] || someone_returns(w, spec->teams[i]))
            return true;
    return false;
}

/* Contacts of the team's k-th type wait that it may take later and not now. */
static bool will_open(const mu_world *w, int32_t team, int32_t k)
{
    const int32_t          type = w->model->teams[team].types[k];
    const mu_contact_type *spec = &w->model->types[type];

    if (w->waiting[type] == 0 || !(leads_of(w, type)[team] & TAKES)) return false;
    if (spec->prefer.us > 0) return true;
    if (spec->ability == NULL) return false;
    const mu_contact *newest = &w->pool[w->type[type].last];
    return w->now.us - newest->arrived_us < spec->ability[w->model->teams[team].place[k]].after_us;
}

bool mu_stay_wanted(const mu_world *w, int32_t team)
{
    const mu_stay *s = w->stay;

    if (s == NULL || !w->closed) return false;
    for (int32_t type = 0; type < w->model->n_types; type++) {
        const uint8_t leads = leads_of(w, type)[team];
        if (leads != 0 && s->coming[type] > 0) return true;
        if (leads & FOLLOWS && s->here[type] > 0 && goes_on(w, type)) return true;
    }
    for (int32_t k = 0; k < w->model->teams[team].n_types; k++)
        if (will_open(w, team, k)) return true;
    return false;
}

/* ---- who stays -------------------------------------------------------------------------------------- */

void mu_stay_begin(mu_world *w, uint32_t agent)
{
    mu_agent *a = &w->agent[agent];

    if (a->stays) return;
    a->stays = true;
    w->stay->staying[a->team]++;
    w->stay->n++;
}

void mu_stay_end(mu_world *w, uint32_t agent)
{
    mu_agent *a = &w->agent[agent];

    if (!a->stays) return;
    a->stays = false;
    w->stay->staying[a->team]--;
    w->stay->n--;
}

bool mu_stay_keeps(mu_world *w, uint32_t agent)
{
    if (w->stay == NULL || (w->roster != NULL && mu_roster_on_duty(w, agent))) return false;
    if (!mu_stay_wanted(w, w->agent[agent].team)) return false;
    mu_stay_begin(w, agent);
    return true;
}

void mu_stay_relieve(mu_world *w, uint32_t agent)
{
    mu_agent *a = &w->agent[agent];

    if (!a->stays) return;
    if (a->state != MU_IDLE) {
        mu_stay_end(w, agent);
        return;
    }
    mu_idle_remove(w, a->team, agent, agent);
    mu_flow_go_home(w, agent);
}

/* Those of the team who stay and have nothing in hand. True if there were any. */
static bool send_home(mu_world *w, int32_t team)
{
    const uint32_t first = (uint32_t)w->model->teams[team].first_agent;
    const uint32_t n     = (uint32_t)w->model->teams[team].n_agents;
    bool           any   = false;

    for (uint32_t agent = first; agent < first + n; agent++) {
        mu_agent *a = &w->agent[agent];
        if (!a->stays || a->state != MU_IDLE) continue;
        if (w->crew != NULL && w->crew[team] != NULL) mu_idle_remove(w, team, agent, agent);
        a->state = MU_OFF;
        any      = true;
    }
    if (!any) return false;
    if (w->crew == NULL || w->crew[team] == NULL) mu_idle_sweep(w, team);
    for (uint32_t agent = first; agent < first + n; agent++)
        if (w->agent[agent].stays && w->agent[agent].state == MU_OFF) mu_flow_go_home(w, agent);
    return true;
}

void mu_stay_send_home(mu_world *w)
{
    bool again = true;

    while (again) { /* whoever goes leaves fewer to do the work that kept others */
        again = false;
        for (int32_t team = 0; team < w->model->n_teams; team++)
            if (w->stay->staying[team] > 0 && w->idle[team] > 0 && !mu_stay_wanted(w, team))
                again |= send_home(w, team);
    }
}
