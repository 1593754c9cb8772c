/* Time accounts: of each person, and of a team for its cells. */
#include "sim/roster_inside.h"

#include "sim/duty.h"
#include "sim/loan.h"
#include "sim/orders.h"

static mu_away_cell *away_cell(const mu_world *w, int32_t team)
{
    mu_record *r = w->record;

    return r->away != NULL ? &r->away[(int64_t)w->cell * r->n_teams + team] : NULL;
}

static void write_time(mu_world *w, int32_t team, int64_t till_us)
{
    mu_roster_team *t    = &w->roster->team[team];
    mu_away_cell   *c    = away_cell(w, team);
    const double    span = (double)(till_us - t->since_us);

    t->since_us = till_us;
    if (c == NULL) return;
    for (int i = 0; i < MU_AWAY_KINDS; i++) c->away_us[i] += span * t->away[i];
    c->unpaid_us += span * t->unpaid;
    c->vacant_us += span * t->vacant;
    c->overrun_us += span * t->over;
    c->own_pay_us += span * t->own_pay;
    c->off_plan_us += span * t->off_plan;
    if (w->orders == NULL) return;
    mu_order_cell *o = mu_record_orders(w->record, w->cell, team);
    o->called_us += span * t->called;
    o->overtime_us += span * t->overtime;
    o->sent_home_us += span * t->home;
    o->cost += span / (double)MU_HOUR_US * t->home_pay;
}

int32_t mu_roster_vacant(const mu_world *w, int32_t team)
{
    return w->roster->team[team].vacant;
}

void mu_roster_close_cell(mu_world *w, int64_t till_us)
{
    for (int32_t team = 0; team < w->model->n_teams; team++) write_time(w, team, till_us);
}

void mu_account_change(mu_world *w, uint32_t agent, mu_doing what)
{
    mu_roster_person *p    = &w->roster->person[agent];
    const int64_t     span = w->now.us - p->since_us;
    mu_person_time   *t    = w->record->person != NULL ? &w->record->person[agent] : NULL;

    if (t != NULL && p->doing == MU_ON_PHONES) t->logged_in_us += span;
    if (t != NULL && p->doing == MU_IS_AWAY) {
        const mu_pause *b = mu_roster_pause(w, agent);
        *(b->paid ? &t->away_us[b->kind] : &t->unpaid_us) += span;
    }
    p->doing    = (uint8_t)what;
    p->since_us = w->now.us;
}

void mu_account_pay(mu_world *w, uint32_t agent, int32_t change_by)
{
    const int32_t     team = w->agent[agent].team;
    const mu_team    *spec = &w->model->teams[team];
    mu_roster_person *p    = &w->roster->person[agent];

    p->paid_us -= change_by * w->now.us;
    if (spec->own_pay == NULL && p->pay == 1) return;
    write_time(w, team, w->now.us);
    w->roster->team[team].own_pay += change_by * (mu_roster_pay(w, agent) - spec->pay_per_hour);
}

/* Time that was paid at a factor goes into the account of the person. */
static void write_extra(mu_world *w, uint32_t agent, int64_t paid_us)
{
    const double pay = w->roster->person[agent].pay;

    if (w->record->person != NULL && pay != 1)
        w->record->person[agent].extra_us += (pay - 1) * (double)paid_us;
}

void mu_account_pay_at(mu_world *w, uint32_t agent, double factor)
{
    mu_roster_person *p = &w->roster->person[agent];

    write_extra(w, agent, p->paid_us);
    p->paid_us = 0;
    p->pay     = factor;
}

double mu_roster_pay(const mu_world *w, uint32_t agent)
{
    const mu_team *team = &w->model->teams[w->agent[agent].team];
    const double   pay  = mu_model_pay(team, (int32_t)agent - team->first_agent);

    return w->roster != NULL ? pay * w->roster->person[agent].pay : pay;
}

void mu_account_extra(mu_world *w, uint32_t agent, bool called, int32_t change_by)
{
    const int32_t     team = w->agent[agent].team;
    const mu_team    *spec = &w->model->teams[team];
    mu_roster_team   *t    = &w->roster->team[team];
    mu_roster_person *p    = &w->roster->person[agent];

    write_time(w, team, w->now.us);
    *(called ? &t->called : &t->overtime) += change_by;
    t->own_pay += change_by * (spec->terms.factor - 1) * mu_roster_pay(w, agent);
    if (change_by > 0)
        p->extra_since_us = w->now.us;
    else if (w->record->person != NULL)
        w->record->person[agent].extra_us +=
            (spec->terms.factor - 1) * p->pay * (double)(w->now.us - p->extra_since_us);
}

void mu_account_home(mu_world *w, int32_t team, int32_t change_by, double pay)
{
    mu_roster_team *t = &w->roster->team[team];

    write_time(w, team, w->now.us);
    t->home += change_by;
    t->home_pay = t->home > 0 ? t->home_pay + change_by * pay : 0; /* no rounding is left over */
}

void mu_account_away(mu_world *w, uint32_t agent, const mu_pause *b, int32_t change_by)
{
    const int32_t   team = w->agent[agent].team;
    mu_roster_team *t    = &w->roster->team[team];

    write_time(w, team, w->now.us);
    *(b->paid ? &t->away[b->kind] : &t->unpaid) += change_by;
    if (!b->paid) mu_account_pay(w, agent, -change_by);
    if (b->kind == MU_AWAY_VACANT) t->vacant += change_by;
    if (!b->planned) t->off_plan += change_by;
}

void mu_account_compare(mu_world *w, int32_t team, const mu_pause *b, int64_t from_us)
{
    mu_away_cell *c    = away_cell(w, team);
    const int64_t till = w->now.us;
    int64_t       off;

    if (c == NULL || !b->planned || b->kind == MU_AWAY_LOAN || b->kind == MU_AWAY_VACANT) return;
    if (from_us >= b->till_us)
        off = b->till_us - b->from_us + till - from_us;
    else
        off = from_us - b->from_us + (till > b->till_us ? till - b->till_us : b->till_us - till);
    c->off_plan_us += (double)off;
}

/* A seat for others is on no shift, and in no overrun. */
static bool is_seat(const mu_world *w, uint32_t agent)
{
    return w->orders != NULL && mu_loan_is_seat(w, agent);
}

void mu_account_duty(mu_world *w, uint32_t agent)
{
    if (w->record->person != NULL && !is_seat(w, agent))
        w->record->person[agent].scheduled_us += w->now.us - w->roster->person[agent].duty_from_us;
}

void mu_account_end_overrun(mu_world *w, uint32_t agent)
{
    mu_roster_person *p = &w->roster->person[agent];

    if (!p->over) return;
    p->over = false;
    write_time(w, w->agent[agent].team, w->now.us);
    w->roster->team[w->agent[agent].team].over--;
    if (w->model->teams[w->agent[agent].team].overrun_paid) mu_account_pay(w, agent, -1);
    if (w->record->person != NULL) w->record->person[agent].overrun_us += w->now.us - p->over_since_us;
}

void mu_roster_overruns(mu_world *w, uint32_t agent)
{
    mu_roster_person *p = &w->roster->person[agent];

    if (is_seat(w, agent)) return;
    p->over          = true;
    p->over_since_us = w->now.us;
    write_time(w, w->agent[agent].team, w->now.us);
    w->roster->team[w->agent[agent].team].over++;
    if (w->model->teams[w->agent[agent].team].overrun_paid) mu_account_pay(w, agent, 1);
}

/* On duty, at the end of the run. */
static bool is_paid(const mu_world *w, uint32_t agent)
{
    const mu_roster_person *p = &w->roster->person[agent];

    return p->on_duty && (p->doing != MU_IS_AWAY || mu_roster_pause(w, agent)->paid);
}

void mu_roster_close_books(mu_world *w)
{
    for (int32_t i = 0; i < w->model->n_agents; i++) {
        const uint32_t    agent = (uint32_t)i;
        mu_roster_person *p     = &w->roster->person[agent];
        mu_account_end_overrun(w, agent);
        mu_account_change(w, agent, (mu_doing)p->doing);
        write_extra(w, agent, p->paid_us + (is_paid(w, agent) ? w->now.us : 0));
        if (w->orders != NULL) mu_duty_close_books(w, agent);
        if (p->on_duty) mu_account_duty(w, agent);
    }
    for (int32_t i = 0; i < w->model->n_teams; i++) {
        const mu_roster_team *t = &w->roster->team[i];
        mu_assert(t->called == 0 && t->overtime == 0 && t->home == 0);
    }
}
