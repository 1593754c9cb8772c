#include "sim/duty.h"

#include "sim/loan.h"
#include "sim/orders.h"
#include "sim/roster_inside.h"
#include "sim/staff.h"
#include "sim/workday.h"

static inline mu_duty *duty_of(const mu_world *w, uint32_t agent)
{
    return &w->orders->duty[agent];
}

static const mu_team *team_of(const mu_world *w, uint32_t agent)
{
    return &w->model->teams[w->agent[agent].team];
}

static bool is_extra_seat(const mu_world *w, uint32_t agent)
{
    return (int32_t)agent - team_of(w, agent)->first_agent >= team_of(w, agent)->n_people;
}

/* The seat is nobody's, or he does not come today. */
static bool is_not_there(int32_t away)
{
    return away == MU_AWAY_ABSENT || away == MU_AWAY_VACANT;
}

/* ---- called in -------------------------------------------------------------------------------------- */

static bool is_off(const mu_world *w, uint32_t agent)
{
    return w->agent[agent].state == MU_OFF && !mu_roster_on_duty(w, agent) && !duty_of(w, agent)->coming;
}

/* He has been on duty on this day of his team's clock. */
static bool has_been_here(const mu_world *w, uint32_t agent)
{
    const mu_wall *wall   = team_of(w, agent)->wall;
    const int64_t  off_us = duty_of(w, agent)->off_us;

    return off_us >= 0 && mu_day_of(mu_wall_of(wall, off_us)) == mu_day_of(mu_wall_of(wall, w->now.us));
}

bool mu_duty_is_on_call(const mu_world *w, uint32_t agent)
{
    return is_extra_seat(w, agent) && !mu_loan_is_seat(w, agent) && is_off(w, agent) &&
           !has_been_here(w, agent);
}

/* When somebody arrives who is called in now. */
static int64_t arrives_at(const mu_world *w, const mu_order *o, uint32_t agent)
{
    const int64_t notice_us = is_extra_seat(w, agent) ? team_of(w, agent)->terms.notice_us : 0;

    return w->now.us + (notice_us > o->delay_us ? notice_us - o->delay_us : 0);
}

static int64_t called_till(const mu_world *w, const mu_order *o, uint32_t agent)
{
    return o->for_us > 0 ? arrives_at(w, o, agent) + o->for_us : mu_orders_day_end(w);
}

typedef enum { ON_CALL, FREE_TODAY, SENT_HOME, RANKS } rank;

static bool is_of_rank(const mu_world *w, uint32_t agent, rank r)
{
    if (r == ON_CALL) return mu_duty_is_on_call(w, agent);
    if (is_extra_seat(w, agent) || !is_off(w, agent) || mu_staff_vacant(w, agent)) return false;
    const bool sent_home = duty_of(w, agent)->shift_till_us > w->now.us; /* and his shift goes on */
    return r == SENT_HOME ? sent_home : !sent_home && !has_been_here(w, agent);
}

int32_t mu_duty_choose_to_call_in(const mu_world *w, const mu_order *o, uint32_t *pick)
{
    const mu_team *team = &w->model->teams[o->team];
    int32_t        n    = 0;

    for (rank r = ON_CALL; r < RANKS; r++)
        for (int32_t k = 0; k < team->n_agents && n < o->people; k++) {
            const uint32_t agent = (uint32_t)(team->first_agent + k);
            if (is_of_rank(w, agent, r) && called_till(w, o, agent) > arrives_at(w, o, agent))
                pick[n++] = agent;
        }
    return n;
}

void mu_duty_call_in(mu_world *w, const mu_order *o, uint32_t agent)
{
    mu_duty      *d     = duty_of(w, agent);
    const int64_t at_us = arrives_at(w, o, agent);

    d->coming  = true;
    d->till_us = called_till(w, o, agent);
    if (at_us > w->now.us)
        mu_due_plan(w, at_us, MU_DUE_ARRIVAL, agent, 0, NULL);
    else
        mu_duty_arrive(w, agent);
}

/* From now on his duty ends then. */
static void set_end(mu_world *w, uint32_t agent, int64_t till_us)
{
    mu_duty *d = duty_of(w, agent);

    mu_due_plan(w, till_us, MU_DUE_DUTY, agent, ++d->stamp, NULL);
}

/* He is, or is not any more, on duty beyond his shift. */
static void count_extra(mu_world *w, uint32_t agent, bool yes)
{
    mu_duty *d = duty_of(w, agent);

    if (d->extra == yes) return;
    d->extra = yes;
    mu_account_extra(w, agent, d->why == MU_BY_CALL, yes ? 1 : -1);
}

bool mu_duty_in_overtime(const mu_world *w, uint32_t agent)
{
    const mu_duty *d = duty_of(w, agent);

    return d->extra && d->why != MU_BY_CALL;
}

/* He is, or is not any more, at home in a shift of his because he was sent there. */
static void count_home(mu_world *w, uint32_t agent, bool yes)
{
    mu_duty       *d    = duty_of(w, agent);
    const mu_team *team = team_of(w, agent);

    if (d->home == yes) return;
    d->home = yes;
    if (yes)
        d->home_pay = team->terms.sent_home_paid ? mu_model_pay(team, (int32_t)agent - team->first_agent) : 0;
    mu_account_home(w, w->agent[agent].team, yes ? 1 : -1, d->home_pay);
}

void mu_duty_arrive(mu_world *w, uint32_t agent)
{
    mu_duty *d = duty_of(w, agent);

    d->coming = false;
    if (mu_staff_vacant(w, agent)) return; /* he has left since */
    d->why      = MU_BY_CALL;
    d->since_us = w->now.us;
    count_home(w, agent, false);
    mu_record_orders(w->record, w->cell, w->agent[agent].team)->called_in++;
    if (is_extra_seat(w, agent)) mu_orders_pay(w, w->agent[agent].team, team_of(w, agent)->terms.fee);
    count_extra(w, agent, true);
    set_end(w, agent, d->till_us);
    mu_workday_come(w, agent, d->till_us);
}

/* ---- sent home -------------------------------------------------------------------------------------- */

/* 0 idle, 1 on a pause, 2 with work in hand; -1: he is not there. */
static int home_rank(const mu_world *w, uint32_t agent)
{
    const int32_t away = mu_roster_pause_kind(w, agent);

    if (!mu_roster_on_duty(w, agent) || mu_loan_is_seat(w, agent)) return -1;
    if (away >= 0) return away == MU_AWAY_LOAN || is_not_there(away) ? -1 : 1;
    return w->agent[agent].state == MU_IDLE ? 0 : 2;
}

int32_t mu_duty_choose_to_send_home(const mu_world *w, const mu_order *o, uint32_t *pick)
{
    const mu_team *team = &w->model->teams[o->team];
    int32_t        n    = 0;

    for (int r = 0; r <= 2; r++)
        for (int32_t k = 0; k < team->n_agents && n < o->people; k++)
            if (home_rank(w, (uint32_t)(team->first_agent + k)) == r)
                pick[n++] = (uint32_t)(team->first_agent + k);
    return n;
}

void mu_duty_send_home(mu_world *w, uint32_t agent)
{
    mu_duty      *d       = duty_of(w, agent);
    const int64_t till_us = d->why == MU_BY_SHIFT ? mu_roster_duty_till(w, agent) : d->shift_till_us;

    if (d->why != MU_BY_CALL && till_us > w->now.us) {
        count_home(w, agent, true);
        d->shift_till_us = till_us;
    }
    d->ends = true;
    mu_workday_go(w, agent, MU_FINISH);
    d->ends = false;
}

/* ---- kept longer ------------------------------------------------------------------------------------ */

/* Till when he would stay; not after now: he may not. */
static int64_t would_stay_till(const mu_world *w, const mu_order *o, uint32_t agent)
{
    const mu_duty *d       = duty_of(w, agent);
    const int64_t  till_us = mu_roster_duty_till(w, agent), most_us = team_of(w, agent)->terms.most_us;
    const int64_t  agreed_us = d->why == MU_BY_OVERTIME ? d->shift_till_us
                               : d->why == MU_BY_CALL   ? d->till_us
                                                        : till_us;

    if (!mu_roster_on_duty(w, agent) || mu_loan_is_seat(w, agent) || till_us >= MU_NEVER_US) return 0;
    if (is_not_there(mu_roster_pause_kind(w, agent))) return 0;
    const int64_t limit_us = most_us < MU_NEVER_US ? agreed_us + most_us : MU_NEVER_US;
    const int64_t stays_us = till_us + o->for_us < limit_us ? till_us + o->for_us : limit_us;
    return stays_us > till_us ? stays_us : 0;
}

int32_t mu_duty_choose_to_keep(const mu_world *w, const mu_order *o, uint32_t *pick)
{
    const mu_team *team = &w->model->teams[o->team];
    int32_t        n    = 0;

    for (int32_t k = 0; k < team->n_agents; k++) { /* by the end of duty, and those who are alike by number */
        const uint32_t agent = (uint32_t)(team->first_agent + k);
        if (would_stay_till(w, o, agent) == 0) continue;
        const int64_t till_us = mu_roster_duty_till(w, agent);
        int32_t       i       = n < o->people ? n++ : n;
        if (i == n && mu_roster_duty_till(w, pick[--i]) <= till_us) continue;
        for (; i > 0 && mu_roster_duty_till(w, pick[i - 1]) > till_us; i--) pick[i] = pick[i - 1];
        pick[i] = agent;
    }
    return n;
}

void mu_duty_keep(mu_world *w, const mu_order *o, uint32_t agent)
{
    mu_duty      *d       = duty_of(w, agent);
    const int64_t till_us = would_stay_till(w, o, agent);

    if (d->why == MU_BY_SHIFT) {
        d->why           = MU_BY_OVERTIME;
        d->shift_till_us = mu_roster_duty_till(w, agent);
    }
    mu_roster_extend(w, agent, till_us);
    set_end(w, agent, till_us);
}

/* ---- ends ------------------------------------------------------------------------------------------- */

void mu_duty_end(mu_world *w, uint32_t agent, uint32_t stamp)
{
    mu_duty *d = duty_of(w, agent);

    if (d->stamp != stamp) return;
    d->ends = true;
    mu_workday_go(w, agent, team_of(w, agent)->at_end);
    d->ends = false;
}

int32_t mu_duty_shift_ends(mu_world *w, uint32_t first, uint32_t last)
{
    int32_t n = 0;

    for (uint32_t agent = first; agent <= last; agent++) {
        mu_duty *d = duty_of(w, agent);
        d->ends    = mu_roster_on_duty(w, agent) && d->why == MU_BY_SHIFT;
        count_home(w, agent, false);
        n += d->ends;
        if (mu_roster_on_duty(w, agent) && d->why == MU_BY_OVERTIME) count_extra(w, agent, true);
    }
    return n;
}

bool mu_duty_ends(const mu_world *w, uint32_t agent)
{
    return duty_of(w, agent)->ends;
}

bool mu_duty_goes_over(mu_world *w, uint32_t agent, int32_t edge)
{
    mu_duty *d = duty_of(w, agent);

    d->ends          = false;
    d->shift_till_us = 0;
    count_home(w, agent, false);
    if (!mu_roster_on_duty(w, agent)) return false;
    count_extra(w, agent, false);
    d->why = MU_BY_SHIFT;
    d->stamp++;
    if (d->other != MU_NOBODY && mu_roster_pause_kind(w, agent) < 0) mu_loan_end(w, agent);
    mu_roster_goes_over(w, agent, edge);
    return true;
}

void mu_duty_over(mu_world *w, uint32_t agent)
{
    mu_duty       *d    = duty_of(w, agent);
    const mu_team *team = team_of(w, agent);
    const int64_t  here = w->now.us - d->since_us;

    count_extra(w, agent, false);
    if (d->why == MU_BY_CALL && is_extra_seat(w, agent) && !mu_loan_is_seat(w, agent) &&
        here < team->terms.least_us)
        mu_orders_pay(w, w->agent[agent].team,
                      mu_model_pay(team, (int32_t)agent - team->first_agent) * team->terms.factor *
                          ((double)(team->terms.least_us - here) / (double)MU_HOUR_US));
    if (d->why == MU_BY_CALL && d->shift_till_us > w->now.us) count_home(w, agent, true); /* once more */
    if (d->why == MU_BY_OVERTIME && d->shift_till_us <= w->now.us) d->shift_till_us = 0;
    d->why    = MU_BY_SHIFT;
    d->off_us = w->now.us;
    d->stamp++;
    if (d->other != MU_NOBODY && !mu_loan_is_seat(w, agent)) mu_loan_ends_with_duty(w, agent);
}

void mu_duty_close_books(mu_world *w, uint32_t agent)
{
    count_extra(w, agent, false);
    count_home(w, agent, false);
}
