/* staff_recruit.c - each night the hook recruit says for whom to look, and whom to let go. */
#include "base/error.h"
#include "sim/consult.h"
#include "sim/staff_inside.h"

bool mu_staff_make_recruited(mu_world *w)
{
    const int32_t n = w->whole->n_teams;

    if (!mu_staff_is_recruited(w)) return true;
    w->staff->seats = MU_NEW_ARRAY(w->arena, n, mu_seats);
    w->staff->from  = MU_NEW_ARRAY(w->arena, (int64_t)n * w->staff->b->hiring->n_sources, mu_seats_from);
    return w->staff->seats != NULL && w->staff->from != NULL;
}

/* ---- how things stand ----------------------------------------------------------------------------- */

static void count_seat(const mu_seat *s, mu_seats *all, mu_seats_from *from)
{
    all->seats++;
    switch ((mu_seat_stage)s->stage) {
    case MU_SEAT_TAKEN:
        all->people++;
        if (s->source >= 0) from[s->source].people++;
        return;
    case MU_SEAT_OPEN: all->open++; return;
    case MU_SEAT_ASKED: all->asked++; break;
    case MU_SEAT_ACCEPTED: all->accepted++; break;
    case MU_SEAT_IN_CLASS: all->in_class++; break;
    }
    from[s->source].coming++;
}

static void count_team(mu_world *w, int32_t team)
{
    const mu_team *t    = &w->whole->teams[team];
    mu_seats      *all  = &w->staff->seats[team];
    const int32_t  n    = w->staff->b->hiring->n_sources;
    mu_seats_from *from = &w->staff->from[(int64_t)team * n];

    *all = (mu_seats){ .from = from };
    for (int32_t i = 0; i < n; i++) from[i] = (mu_seats_from){ 0 };
    for (int32_t k = 0; k < t->n_people; k++) count_seat(&w->staff->seat[t->first_agent + k], all, from);
}

/* ---- what is ordered ------------------------------------------------------------------------------ */

/* As many as there are open seats, and the source may be asked for. */
static void ask_for(mu_world *w, const mu_requisition *r)
{
    const mu_team *t    = &w->whole->teams[r->team];
    int32_t        left = r->people;

    for (int32_t k = 0; k < t->n_people && left > 0; k++) {
        const uint32_t agent = (uint32_t)(t->first_agent + k);
        if (w->staff->seat[agent].stage != MU_SEAT_OPEN) continue;
        if (!mu_staff_ask(w, agent, r->source)) return;
        left--;
    }
}

/* Who came last, of that source; MU_NOBODY: there is nobody. */
static uint32_t last_come(const mu_world *w, const mu_requisition *r)
{
    const mu_team *t     = &w->whole->teams[r->team];
    uint32_t       found = MU_NOBODY;

    for (int32_t k = 0; k < t->n_people; k++) {
        const uint32_t agent = (uint32_t)(t->first_agent + k);
        const mu_seat *s     = &w->staff->seat[agent];
        if (s->stage != MU_SEAT_TAKEN || (r->source >= 0 && s->source != r->source)) continue;
        if (found == MU_NOBODY || s->tenure <= w->staff->seat[found].tenure) found = agent;
    }
    return found;
}

static void let_go(mu_world *w, const mu_requisition *r)
{
    for (int32_t i = 0; i < r->people; i++) {
        const uint32_t agent = last_come(w, r);
        if (agent == MU_NOBODY) return;
        mu_staff_let_go(w, agent);
    }
}

void mu_staff_recruit(mu_world *w)
{
    const mu_requisition *order;
    const mu_view         view = mu_consult_view(w);
    const mu_headcount    now  = { w->staff->seats, w->staff->asked };

    for (int32_t i = 0; i < w->whole->n_teams; i++) count_team(w, i);
    const int32_t n = w->hooks->recruit(w->hooks->context, &view, &now, &order);
    if (n == MU_HALT) {
        mu_consult_halt(w);
        return;
    }
    for (int32_t i = 0; i < n; i++) {
        mu_assert(order[i].team >= 0 && order[i].team < w->whole->n_teams && order[i].people > 0 &&
                  order[i].source < w->staff->b->hiring->n_sources);
        if (order[i].lets_go)
            let_go(w, &order[i]);
        else
            ask_for(w, &order[i]);
    }
}
