#include "sim/payout.h"

#include <math.h>
#include <string.h>

#include "sim/payout_inside.h"

/* ---- when teams work ------------------------------------------------------------------------------ */

static int64_t day_of(const mu_model *m, int64_t us)
{
    return mu_day_of(mu_wall_of(m->calendar.wall, us));
}

static void mark(const mu_model *m, mu_work_days *t, int64_t from_us, int64_t till_us)
{
    const int64_t last = till_us > from_us ? day_of(m, till_us - 1) : -1;

    for (int64_t day = day_of(m, from_us); day <= last && day < t->n_days; day++)
        if (day >= 0) t->works[day] = true;
}

/* From the plan of who is on duty when: also how many hours a person has on a day of his team. */
static void read_duty(const mu_model *m, int32_t team, mu_work_days *t)
{
    int64_t since_us = 0, before_us = 0;
    int32_t there = 0, days = 0;
    double  duty_us = 0;

    for (int32_t i = 0; i < m->n_edges; i++) {
        const mu_duty_edge *e = &m->edges[i];
        if (e->team != team) continue;
        duty_us += (double)there * (double)(e->at.us - before_us);
        before_us = e->at.us;
        if (there == 0) since_us = e->at.us;
        there += e->on ? e->n_agents : -e->n_agents;
        if (there == 0) mark(m, t, since_us, e->at.us);
    }
    if (there > 0 && m->calendar.till.us > before_us) {
        duty_us += (double)there * (double)(m->calendar.till.us - before_us);
        mark(m, t, since_us, m->calendar.till.us);
    }
    for (int32_t day = 0; day < t->n_days; day++) days += t->works[day];
    t->most = days > 0 ? duty_us / (double)MU_SECOND_US / days / m->teams[team].n_people : 0;
}

/* By the shortest work there is for him. */
static void count_contacts(const mu_model *m, int32_t team, mu_work_days *t)
{
    double pace_s = INFINITY;

    for (int32_t k = 0; k < m->teams[team].n_types; k++) {
        const double one_s = mu_model_pace(m, team, -1, m->teams[team].types[k]);
        if (one_s < pace_s) pace_s = one_s;
    }
    t->most = pace_s > 0 ? t->most / pace_s : 0;
}

/* What lies after the run is as the same weekday was; unless the run was too short to show that. */
static bool works_on(const mu_work_days *t, int64_t day)
{
    while (day >= t->n_days) day -= 7;
    return day < 0 || t->works[day];
}

/* ---- making --------------------------------------------------------------------------------------- */

static bool make_team(mu_world *w, int32_t team)
{
    const mu_model *m = w->whole;
    mu_work_days   *t = &w->payout->team[team];

    t->n_days = (int32_t)(day_of(m, m->calendar.till.us - 1) + 1);
    t->works  = MU_NEW_ARRAY(w->arena, t->n_days, bool);
    if (t->works == NULL) return false;
    if (m->teams[team].n_people == 0) return true;
    read_duty(m, team, t);
    count_contacts(m, team, t);
    return true;
}

static bool make_period(mu_world *w, mu_bonus_period *p)
{
    const int64_t n = (int64_t)w->whole->n_agents + w->whole->n_teams;

    p->used   = true;
    p->now    = MU_NEW_ARRAY(w->arena, n, mu_done);
    p->before = MU_NEW_ARRAY(w->arena, n, mu_done);
    p->left   = MU_NEW_ARRAY(w->arena, w->whole->n_teams, double);
    return p->now != NULL && p->before != NULL && p->left != NULL;
}

bool mu_payout_make(mu_world *w)
{
    const mu_model *m = w->whole;

    if (m->n_incentives == 0) return true;
    w->payout = MU_NEW(w->arena, struct mu_payouts);
    if (w->payout == NULL) return false;
    w->payout->day  = MU_NEW_ARRAY(w->arena, m->n_agents, mu_done);
    w->payout->team = MU_NEW_ARRAY(w->arena, m->n_teams, mu_work_days);
    if (w->payout->day == NULL || w->payout->team == NULL) return false;
    for (int32_t i = 0; i < m->n_incentives; i++) {
        mu_bonus_period *p = &w->payout->period[m->incentives[i].window];
        if (!p->used && !make_period(w, p)) return false;
    }
    for (int32_t i = 0; i < m->n_teams; i++)
        if (!make_team(w, i)) return false;
    return mu_payout_make_asked(w);
}

/* ---- windows -------------------------------------------------------------------------------------- */

static void count_days_left(mu_world *w, mu_bonus_period *p)
{
    for (int32_t i = 0; i < w->whole->n_teams; i++) {
        p->left[i] = 0;
        for (int64_t day = w->payout->today; day <= p->last; day++)
            p->left[i] += works_on(&w->payout->team[i], day);
    }
}

static void open_window(mu_world *w, mu_bonus_window kind)
{
    mu_bonus_period     *p     = &w->payout->period[kind];
    const int64_t        start = w->whole->calendar.start_date;
    const mu_bonus_dates dates = mu_bonus_window_of(kind, start + w->payout->today);

    p->first = dates.first - start;
    p->last  = dates.last - start;
    p->part  = p->first >= 0 ? 1 : (double)(p->last + 1) / (double)(p->last + 1 - p->first);
}

void mu_payout_start(mu_world *w)
{
    const mu_model *m = w->whole;

    if (w->payout == NULL) return;
    w->payout->today = 0;
    for (int32_t i = 0; i < m->n_agents; i++) mu_payout_forget_trust(w, (uint32_t)i);
    memset(w->payout->day, 0, (size_t)m->n_agents * sizeof *w->payout->day);
    for (mu_bonus_window kind = 0; kind < MU_BONUS_WINDOWS; kind++) {
        mu_bonus_period *p = &w->payout->period[kind];
        if (!p->used) continue;
        memset(p->now, 0, (size_t)(m->n_agents + m->n_teams) * sizeof *p->now);
        memset(p->before, 0, (size_t)(m->n_agents + m->n_teams) * sizeof *p->before);
        open_window(w, kind);
        count_days_left(w, p);
    }
}

/* ---- a day ---------------------------------------------------------------------------------------- */

void mu_payout_begun(mu_world *w, uint32_t agent, bool waited)
{
    w->payout->day[agent].begun++;
    w->payout->day[agent].waited += waited;
}

void mu_payout_handled(mu_world *w, uint32_t agent, bool gamed)
{
    w->payout->day[agent].handled++;
    w->payout->day[agent].gamed += gamed;
}

void mu_payout_solved(mu_world *w, uint32_t agent, bool solved)
{
    w->payout->day[agent].solved += solved;
    w->payout->day[agent].failed += !solved;
}

void mu_payout_judged(mu_world *w, uint32_t agent, bool content)
{
    w->payout->day[agent].judged++;
    w->payout->day[agent].content += content;
}

static void add(mu_done *into, const mu_done *d)
{
    into->handled += d->handled;
    into->gamed += d->gamed;
    into->solved += d->solved;
    into->failed += d->failed;
    into->judged += d->judged;
    into->content += d->content;
    into->begun += d->begun;
    into->waited += d->waited;
    into->busy_us += d->busy_us;
    into->here_us += d->here_us;
    into->pay += d->pay;
    into->days += d->days;
}

void mu_payout_day(mu_world *w, uint32_t agent, const mu_mind_day *day)
{
    const int32_t team    = w->agent[agent].team;
    const int64_t busy_us = day->us[MU_DOING_WORK] + day->us[MU_DOING_OVERTIME];
    const int64_t here_us = busy_us + day->us[MU_BETWEEN_CONTACTS];
    const int64_t paid_us = here_us + day->us[MU_IN_MEETING] + day->us[MU_ON_BREAK];
    mu_done      *d       = &w->payout->day[agent];

    d->busy_us = (double)busy_us;
    d->here_us = (double)here_us;
    d->pay     = (double)paid_us / (double)MU_HOUR_US *
             mu_model_pay(&w->model->teams[team], mu_payout_person(w, agent));
    for (int kind = 0; kind < MU_BONUS_WINDOWS; kind++) {
        mu_bonus_period *p = &w->payout->period[kind];
        if (!p->used) continue;
        add(&p->now[agent], d);
        add(&p->now[w->whole->n_agents + team], d);
    }
    *d = (mu_done){ 0 };
}

void mu_payout_newcomer(mu_world *w, uint32_t agent)
{
    for (int kind = 0; kind < MU_BONUS_WINDOWS; kind++) {
        mu_bonus_period *p = &w->payout->period[kind];
        if (p->used) p->now[agent] = p->before[agent] = (mu_done){ 0 };
    }
    mu_payout_forget_trust(w, agent);
}

static void count_day(mu_world *w, mu_bonus_period *p)
{
    const mu_model *m = w->whole;

    for (int32_t i = 0; i < m->n_teams; i++) {
        if (!works_on(&w->payout->team[i], w->payout->today)) continue;
        p->now[m->n_agents + i].days++;
        for (int32_t k = 0; k < m->teams[i].n_agents; k++) p->now[m->teams[i].first_agent + k].days++;
    }
}

/* ---- the end of a day ------------------------------------------------------------------------------ */

/* What went before tells how much is to be expected; of a window without any work it stays. */
static void turn_over(mu_world *w, mu_bonus_period *p)
{
    for (int64_t i = 0; i < (int64_t)w->whole->n_agents + w->whole->n_teams; i++) {
        if (p->now[i].here_us > 0) p->before[i] = p->now[i];
        p->now[i] = (mu_done){ 0 };
    }
}

void mu_payout_close_day(mu_world *w)
{
    for (mu_bonus_window kind = 0; kind < MU_BONUS_WINDOWS; kind++) {
        mu_bonus_period *p = &w->payout->period[kind];
        if (!p->used) continue;
        count_day(w, p);
        if (w->payout->today != p->last) continue;
        mu_payout_pay(w, kind);
        turn_over(w, p);
    }
    w->payout->today++;
    for (mu_bonus_window kind = 0; kind < MU_BONUS_WINDOWS; kind++) {
        if (!w->payout->period[kind].used) continue;
        open_window(w, kind);
        count_days_left(w, &w->payout->period[kind]);
    }
}

mu_prospect mu_payout_standing(const mu_world *w, uint32_t agent, const mu_incentive *s)
{
    const mu_bonus_period *p      = &w->payout->period[s->window];
    const int32_t          team   = w->agent[agent].team;
    const int64_t          place  = mu_payout_place(w, agent, s);
    const double           people = mu_payout_is_shared(w, agent, s) ? w->whole->teams[team].n_people : 1;
    mu_prospect            st     = { .now         = p->now[place],
                                      .lately      = p->before[place],
                                      .days_left   = p->left[team],
                                      .part        = p->part,
                                      .days_to_end = (double)(p->last + 1 - w->payout->today),
                                      .most        = people * w->payout->team[team].most };

    add(&st.lately, &st.now);
    return st;
}
