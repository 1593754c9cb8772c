#include "sim/loan.h"

#include "sim/orders.h"
#include "sim/roster.h"
#include "sim/workday.h"

static inline mu_duty *duty_of(const mu_world *w, uint32_t agent)
{
    return &w->orders->duty[agent];
}

bool mu_loan_is_seat(const mu_world *w, uint32_t agent)
{
    const mu_team *team = &w->model->teams[w->agent[agent].team];

    return (int32_t)agent - team->first_agent >= team->n_people + team->n_on_call;
}

/* Seats of the team that nobody has, at most `most` of them; how many. */
static int32_t free_seats(const mu_world *w, int32_t team, int32_t most, uint32_t *seat)
{
    const mu_team *t = &w->model->teams[team];
    int32_t        n = 0;

    for (int32_t k = t->n_people + t->n_on_call; k < t->n_agents && n < most; k++) {
        const uint32_t one = (uint32_t)(t->first_agent + k);
        if (duty_of(w, one)->other == MU_NOBODY && w->agent[one].state == MU_OFF) seat[n++] = one;
    }
    return n;
}

/* On the phones and not about to go anywhere: 0 idle, 1 with work in hand; else -1. */
static int rank_of(const mu_world *w, uint32_t agent)
{
    if (!mu_roster_on_duty(w, agent) || mu_roster_pause_kind(w, agent) >= 0) return -1;
    if (mu_loan_is_seat(w, agent) || duty_of(w, agent)->other != MU_NOBODY) return -1;
    return w->agent[agent].state == MU_IDLE ? 0 : 1;
}

int32_t mu_loan_choose_to_move(const mu_world *w, const mu_order *o, uint32_t *pick, uint32_t *seat)
{
    const mu_team *team = &w->model->teams[o->team];
    const int32_t  most = free_seats(w, o->to, o->people, seat);
    int32_t        n    = 0;

    for (int r = 0; r <= 1; r++)
        for (int32_t k = 0; k < team->n_agents && n < most; k++)
            if (rank_of(w, (uint32_t)(team->first_agent + k)) == r)
                pick[n++] = (uint32_t)(team->first_agent + k);
    return n;
}

int32_t mu_loan_choose_to_call_back(const mu_world *w, const mu_order *o, uint32_t *pick)
{
    const mu_team *team = &w->model->teams[o->team];
    int32_t        n    = 0;

    for (int32_t k = 0; k < team->n_people + team->n_on_call && n < o->people; k++) {
        const uint32_t agent = (uint32_t)(team->first_agent + k), seat = duty_of(w, agent)->other;
        if (seat != MU_NOBODY && w->agent[seat].team == o->to) pick[n++] = agent;
    }
    return n;
}

void mu_loan_move(mu_world *w, const mu_order *o, uint32_t agent, uint32_t seat)
{
    duty_of(w, agent)->other = seat;
    duty_of(w, seat)->other  = agent;
    if (o->for_us > 0)
        mu_due_plan(w, w->now.us + o->for_us, MU_DUE_LOAN, agent, ++duty_of(w, seat)->stamp, NULL);
    mu_roster_lend(w, agent);
}

void mu_loan_begins(mu_world *w, uint32_t agent)
{
    mu_workday_come(w, duty_of(w, agent)->other, MU_NEVER_US);
}

static void part(mu_world *w, uint32_t agent, uint32_t seat)
{
    duty_of(w, agent)->other = duty_of(w, seat)->other = MU_NOBODY;
    duty_of(w, seat)->stamp++;
}

void mu_loan_end(mu_world *w, uint32_t agent)
{
    const uint32_t seat = duty_of(w, agent)->other;

    if (seat == MU_NOBODY) return;
    if (mu_roster_pause_kind(w, agent) < 0) { /* he has not left yet */
        part(w, agent, seat);
        mu_roster_is_back(w, agent);
        return;
    }
    if (!mu_roster_on_duty(w, seat)) return; /* and finishes what he has in hand */
    duty_of(w, seat)->ends = true;
    mu_workday_go(w, seat, MU_FINISH);
    duty_of(w, seat)->ends = false;
}

void mu_loan_is_up(mu_world *w, uint32_t agent, uint32_t stamp)
{
    const uint32_t seat = duty_of(w, agent)->other;

    if (seat != MU_NOBODY && duty_of(w, seat)->stamp == stamp) mu_loan_end(w, agent);
}

void mu_loan_over(mu_world *w, uint32_t agent)
{
    const uint32_t who = mu_loan_is_seat(w, agent) ? duty_of(w, agent)->other : MU_NOBODY;

    if (who == MU_NOBODY) return;
    part(w, who, agent);
    mu_roster_is_back(w, who);
}

void mu_loan_ends_with_duty(mu_world *w, uint32_t agent)
{
    const uint32_t seat = duty_of(w, agent)->other;

    if (mu_roster_pause_kind(w, agent) == MU_AWAY_LOAN)
        mu_due_plan(w, w->now.us, MU_DUE_LOAN, agent, duty_of(w, seat)->stamp, NULL);
    else
        part(w, agent, seat);
}
