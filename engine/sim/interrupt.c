#include "sim/interrupt.h"

#include <string.h>

#include "sim/choose.h"
#include "sim/flow.h"

bool mu_interrupt_make(mu_world *w)
{
    const mu_model *m   = w->model;
    bool            any = false;
    int64_t         n   = 0;

    for (int32_t i = 0; i < m->n_types; i++) any |= m->types[i].interruptible;
    if (!any) return true;
    for (int32_t i = 0; i < m->n_teams; i++) n += m->teams[i].n_types;
    w->making_way = MU_NEW_ARRAY(w->arena, n, uint32_t);
    w->first_pair = MU_NEW_ARRAY(w->arena, m->n_teams, int64_t);
    w->way_next   = MU_NEW_ARRAY(w->arena, m->n_agents, uint32_t);
    w->way_prev   = MU_NEW_ARRAY(w->arena, m->n_agents, uint32_t);
    w->way_pair   = MU_NEW_ARRAY(w->arena, m->n_agents, int64_t);
    w->kept       = MU_NEW_ARRAY(w->arena, m->n_agents, uint32_t);
    w->n_pairs    = n;
    return w->making_way != NULL && w->first_pair != NULL && w->way_next != NULL && w->way_prev != NULL &&
           w->way_pair != NULL && w->kept != NULL;
}

void mu_interrupt_start(mu_world *w)
{
    const mu_model *m = w->model;

    if (w->making_way == NULL) return;
    for (int64_t i = 0, pair = 0; i < m->n_teams; i++) {
        w->first_pair[i] = pair;
        pair += m->teams[i].n_types;
    }
    for (int64_t i = 0; i < w->n_pairs; i++) w->making_way[i] = MU_NOBODY;
    for (int32_t i = 0; i < m->n_agents; i++) w->way_pair[i] = -1;
    memset(w->kept, 0, (size_t)m->n_agents * sizeof *w->kept);
}

void mu_interrupt_note(mu_world *w, uint32_t agent, int32_t type)
{
    const int32_t  team = w->agent[agent].team;
    const mu_team *spec = &w->model->teams[team];
    int32_t        k    = 0;

    while (spec->types[k] != type) k++;
    const int64_t  pair  = w->first_pair[team] + k;
    const uint32_t first = w->making_way[pair];
    w->way_pair[agent]   = pair;
    w->way_prev[agent]   = MU_NOBODY;
    w->way_next[agent]   = first;
    if (first != MU_NOBODY) w->way_prev[first] = agent;
    w->making_way[pair] = agent;
}

void mu_interrupt_forget(mu_world *w, uint32_t agent)
{
    const int64_t  pair = w->way_pair[agent];
    const uint32_t next = w->way_next[agent], prev = w->way_prev[agent];

    if (pair < 0) return;
    if (prev != MU_NOBODY)
        w->way_next[prev] = next;
    else
        w->making_way[pair] = next;
    if (next != MU_NOBODY) w->way_prev[next] = prev;
    w->way_pair[agent] = -1;
}

/* Ends are numbered as they are set, so of two people at work the one whose end has the later number began last. */
static uint64_t begun(const mu_world *w, uint32_t agent)
{
    return (uint64_t)w->people.node[w->people.leaves + agent];
}

uint32_t mu_interrupt_for(mu_world *w, int32_t type, int64_t waited_us)
{
    const mu_contact_type *spec   = w->type[type].spec;
    const int32_t          own    = w->type[type].priority;
    int32_t                lowest = own;
    uint32_t               victim = MU_NOBODY;

    for (int32_t i = 0; i < spec->n_teams; i++) {
        const int32_t  team   = spec->teams[i];
        const mu_team *people = &w->model->teams[team];
        if (!mu_choose_may_take(w, spec, i, waited_us)) continue;
        for (int32_t k = 0; k < people->n_types; k++) {
            const uint32_t first    = w->making_way[w->first_pair[team] + k];
            const int32_t  priority = w->type[people->types[k]].priority;
            if (first == MU_NOBODY || priority >= own || priority > lowest) continue;
            if (victim != MU_NOBODY && priority == lowest && begun(w, first) < begun(w, victim)) continue;
            lowest = priority;
            victim = first;
        }
    }
    if (victim == MU_NOBODY) return victim;
    mu_see(w, MU_SAW_INTERRUPT, w->in_hand[victim].number, w->in_hand[victim].type, w->agent[victim].team,
           (int32_t)victim);
    mu_flow_take_back(w, victim,
                      w->type[w->in_hand[victim].type].spec->resume == MU_RESUME_PERSON ? MU_PUT_BY
                                                                                        : MU_MAKE_WAY);
    return victim;
}

void mu_interrupt_keep(mu_world *w, uint32_t agent, uint32_t place)
{
    w->pool[place].next = w->kept[agent];
    w->kept[agent]      = place;
}

void mu_interrupt_drop_kept(mu_world *w, uint32_t agent)
{
    w->kept[agent] = w->pool[w->kept[agent]].next;
}

uint32_t mu_interrupt_kept(const mu_world *w, uint32_t agent, uint32_t waiting)
{
    const uint32_t kept = w->kept[agent];

    if (kept == 0 || waiting == 0) return kept;
    const mu_type_state *mine = &w->type[w->pool[kept].type], *other = &w->type[w->pool[waiting].type];
    return other->spec->interrupts && other->priority > mine->priority ? 0 : kept;
}
