#include "sim/orders.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "sim/consult.h"
#include "sim/duty.h"
#include "sim/loan.h"
#include "sim/roster.h"
#include "sim/workday.h"

/* ---- a world's orders ----------------------------------------------------------------------------- */

/* Beside each coming its going. False if out of memory. */
static bool find_shift_ends(mu_world *w, int64_t *till)
{
    const mu_model *m = w->whole;
    int32_t *came = MU_NEW_ARRAY(w->arena, m->n_agents, int32_t); /* [first agent of a block]: his coming */

    if (came == NULL) return false;
    for (int32_t i = 0; i < m->n_edges; i++) {
        if (m->edges[i].on)
            came[m->edges[i].first_agent] = i;
        else
            till[came[m->edges[i].first_agent]] = m->edges[i].at.us;
    }
    return true;
}

bool mu_orders_make(mu_world *w)
{
    const mu_model *m = w->whole;

    if (w->hooks == NULL || w->hooks->n_surveys == 0) return true;
    const int32_t n = w->hooks->n_surveys;
    mu_orders    *o = MU_NEW(w->arena, mu_orders);
    if (o == NULL) return false;
    o->survey_us   = MU_NEW_ARRAY(w->arena, n, int64_t);
    o->grid        = MU_NEW_ARRAY(w->arena, n, int32_t);
    o->shift_till  = MU_NEW_ARRAY(w->arena, m->n_edges, int64_t);
    o->standing    = MU_NEW_ARRAY(w->arena, 2 * m->n_types + m->n_teams, mu_standing);
    o->come        = MU_NEW_ARRAY(w->arena, m->n_types, uint64_t);
    o->duty        = MU_NEW_ARRAY(w->arena, m->n_agents, mu_duty);
    o->pick        = MU_NEW_ARRAY(w->arena, m->n_agents, uint32_t);
    o->seat        = MU_NEW_ARRAY(w->arena, m->n_agents, uint32_t);
    o->asked_types = MU_NEW_ARRAY(w->arena, (int64_t)n * m->n_types, mu_so_far);
    o->asked_teams = MU_NEW_ARRAY(w->arena, (int64_t)n * m->n_teams, mu_so_far);
    w->type_flow   = MU_NEW_ARRAY(w->arena, m->n_types, mu_so_far);
    w->team_flow   = MU_NEW_ARRAY(w->arena, m->n_teams, mu_so_far);
    if (o->survey_us == NULL || o->shift_till == NULL || o->standing == NULL || o->come == NULL ||
        o->duty == NULL || o->grid == NULL || o->pick == NULL || o->seat == NULL || o->asked_types == NULL ||
        o->asked_teams == NULL || w->type_flow == NULL || w->team_flow == NULL ||
        !find_shift_ends(w, o->shift_till))
        return false;
    o->last_us = m->calendar.till.us;
    if (m->n_edges > 0 && m->edges[m->n_edges - 1].at.us > o->last_us)
        o->last_us = m->edges[m->n_edges - 1].at.us;
    w->orders = o;
    return true;
}

void mu_orders_free(mu_orders *o)
{
    if (o != NULL) free(o->due);
}

/* ---- when surveys are asked ------------------------------------------------------------------------- */

/* The first midnight, and then that much later, after `after_us`. */
static int64_t next_daily(const mu_world *w, int64_t first_us, int64_t after_us)
{
    const mu_wall *wall = w->whole->calendar.wall;

    for (int64_t day = mu_day_of(mu_wall_of(wall, after_us)) - 1;; day++) {
        const int64_t at = mu_wall_instant(wall, day * MU_DAY_US + first_us);
        if (at > after_us) return at;
    }
}

/* The first time after `after_us` on the grid that begins with each opening and goes on until the next; that of the first
 * opening goes back to the start. `after_us` never goes back. */
static int64_t next_on_grid(const mu_world *w, int32_t survey, int64_t after_us)
{
    const mu_calendar *c = &w->whole->calendar;
    const mu_survey   *s = &w->hooks->surveys[survey];

    for (int32_t *i = &w->orders->grid[survey]; *i < c->n_windows; ++*i) {
        const int64_t first = c->windows[*i].from.us + s->first_us;
        const int64_t till  = *i + 1 < c->n_windows ? c->windows[*i + 1].from.us + s->first_us : MU_NEVER_US;
        if (till <= after_us) continue;
        if (after_us < first)
            return *i > 0 ? first : first - (first - after_us - 1) / s->every_us * s->every_us;
        const int64_t at = first + ((after_us - first) / s->every_us + 1) * s->every_us;
        if (at < till) return at;
    }
    return MU_NEVER_US;
}

static void plan_survey(mu_world *w, int32_t survey, int64_t after_us)
{
    const mu_survey *s = &w->hooks->surveys[survey];
    const int64_t    at =
        s->every_us > 0 ? next_on_grid(w, survey, after_us) : next_daily(w, s->first_us, after_us);

    w->orders->survey_us[survey] = at <= w->orders->last_us ? at : MU_NEVER_US;
}

void mu_orders_start(mu_world *w)
{
    const mu_model *m = w->whole;
    mu_orders      *o = w->orders;

    if (o == NULL) return;
    o->n = o->n_orders = 0;
    o->planned         = 0;
    memset(o->grid, 0, (size_t)w->hooks->n_surveys * sizeof *o->grid);
    memset(o->standing, 0, (size_t)(2 * m->n_types + m->n_teams) * sizeof *o->standing);
    memset(o->come, 0, (size_t)m->n_types * sizeof *o->come);
    memset(w->type_flow, 0, (size_t)m->n_types * sizeof *w->type_flow);
    memset(w->team_flow, 0, (size_t)m->n_teams * sizeof *w->team_flow);
    memset(o->asked_types, 0, (size_t)w->hooks->n_surveys * (size_t)m->n_types * sizeof *o->asked_types);
    memset(o->asked_teams, 0, (size_t)w->hooks->n_surveys * (size_t)m->n_teams * sizeof *o->asked_teams);
    for (int32_t i = 0; i < m->n_agents; i++) o->duty[i] = (mu_duty){ .off_us = -1, .other = MU_NOBODY };
    for (int32_t i = 0; i < w->hooks->n_surveys; i++) plan_survey(w, i, w->now.us - 1);
}

int64_t mu_orders_next_us(const mu_world *w)
{
    const mu_orders *o  = w->orders;
    int64_t          at = o->n > 0 ? o->due[0].at_us : MU_NEVER_US;

    for (int32_t i = 0; i < w->hooks->n_surveys; i++)
        if (o->survey_us[i] < at) at = o->survey_us[i];
    return at;
}

int64_t mu_orders_day_end(const mu_world *w)
{
    const mu_calendar *c        = &w->whole->calendar;
    const int64_t      midnight = next_daily(w, 0, w->now.us);
    const int32_t      i        = w->window / 2; /* the window that is open, or the next */
    int64_t            till     = midnight;

    if (i < c->n_windows && (!w->closed || c->windows[i].from.us < midnight))
        return c->windows[i].till.us - w->now.us > MU_DAY_US ? midnight : c->windows[i].till.us;
    for (int32_t e = w->edge; e < w->whole->n_edges && w->whole->edges[e].at.us <= midnight; e++)
        if (!w->whole->edges[e].on) till = w->whole->edges[e].at.us;
    return till;
}

void mu_orders_pay(mu_world *w, int32_t team, double money)
{
    mu_record_orders(w->record, w->cell, team >= 0 ? team : w->model->n_teams)->cost += money;
}

/* ---- what holds until it is withdrawn --------------------------------------------------------------- */

static int32_t standing_of(const mu_world *w, const mu_order *order)
{
    switch (order->kind) {
    case MU_ORDER_PRIORITY:
    case MU_ORDER_RELEASE_PRIORITY: return order->type;
    case MU_ORDER_BLOCK: return w->model->n_types + order->type;
    default: return 2 * w->model->n_types + order->team;
    }
}

int32_t mu_orders_priority(const mu_world *w, int32_t type)
{
    const mu_standing *s = w->orders != NULL ? &w->orders->standing[type] : NULL;

    return s != NULL && s->holds ? (int32_t)s->order.value : w->model->types[type].priority;
}

bool mu_orders_turn_away(mu_world *w, int32_t type)
{
    const mu_standing *s      = &w->orders->standing[w->model->n_types + type];
    const uint64_t     number = w->orders->come[type]++;

    if (!s->holds) return false;
    mu_rng r = mu_rng_stream((mu_rng_key){ w->seed, (uint64_t)w->replication, MU_DRAW_TURN_AWAY,
                                           w->model->types[type].key, number });
    if (mu_rng_uniform(&r) >= s->order.value) return false;
    w->record->turned_away[(int64_t)w->cell * w->model->n_types + type]++;
    return true;
}

/* What was set has changed. */
static void apply(mu_world *w, const mu_order *order)
{
    if (order->kind == MU_ORDER_PRIORITY || order->kind == MU_ORDER_RELEASE_PRIORITY)
        w->type[order->type].priority = mu_orders_priority(w, order->type);
    else if (order->kind != MU_ORDER_BLOCK)
        for (int32_t k = 0; k < w->model->teams[order->team].n_agents; k++)
            mu_roster_look_again(w, (uint32_t)(w->model->teams[order->team].first_agent + k));
}

static void set_standing(mu_world *w, const mu_order *order)
{
    const int32_t which = standing_of(w, order);
    mu_standing  *s     = &w->orders->standing[which];

    s->order = *order;
    s->holds = order->kind != MU_ORDER_RELEASE_BREAKS && order->kind != MU_ORDER_RELEASE_PRIORITY;
    s->stamp++;
    if (s->holds && order->for_us > 0)
        mu_due_plan(w, w->now.us + order->for_us, MU_DUE_STANDING, (uint32_t)which, s->stamp, NULL);
    apply(w, order);
}

/* ---- carried out ------------------------------------------------------------------------------------ */

static void see(const mu_world *w, mu_saw what, const mu_order *order, int32_t people)
{
    const mu_ordered  ordered = { order, people };
    const mu_sighting s       = { .what    = what,
                                  .at      = w->now,
                                  .contact = -1,
                                  .type    = order->type,
                                  .team    = order->team,
                                  .agent   = -1,
                                  .first   = -1,
                                  .told_us = -1,
                                  .ordered = &ordered };

    if (w->observer != NULL) w->observer->see(w->observer->context, &s);
}

static bool needs_people(mu_order_kind kind)
{
    return kind <= MU_ORDER_OVERTIME || kind == MU_ORDER_MOVE || kind == MU_ORDER_CALL_BACK;
}

static bool of_type(mu_order_kind kind)
{
    return kind >= MU_ORDER_PRIORITY;
}

static bool is_sound(const mu_world *w, const mu_order *o)
{
    const mu_model *m = w->model;

    if (o->kind < 0 || o->kind >= MU_ORDER_KINDS || o->delay_us < 0 || o->for_us < 0) return false;
    if (!(o->cost >= 0) || !isfinite(o->cost)) return false;
    if (of_type(o->kind)) {
        if (o->type < 0 || o->type >= m->n_types) return false;
        return o->kind == MU_ORDER_BLOCK ? o->value >= 0 && o->value <= 1
                                         : fabs(o->value) <= 1e6 && o->value == trunc(o->value);
    }
    if (o->team < 0 || o->team >= m->n_teams || (needs_people(o->kind) && o->people < 1)) return false;
    if (o->kind == MU_ORDER_MOVE || o->kind == MU_ORDER_CALL_BACK)
        return o->to >= 0 && o->to < m->n_teams && o->to != o->team;
    return o->kind != MU_ORDER_OVERTIME || o->for_us > 0;
}

/* Whom it reaches, into pick[]; how many. */
static int32_t choose_people(mu_world *w, const mu_order *order, uint32_t *pick)
{
    switch (order->kind) {
    case MU_ORDER_CALL_IN: return mu_duty_choose_to_call_in(w, order, pick);
    case MU_ORDER_SEND_HOME: return mu_duty_choose_to_send_home(w, order, pick);
    case MU_ORDER_OVERTIME: return mu_duty_choose_to_keep(w, order, pick);
    case MU_ORDER_MOVE: return mu_loan_choose_to_move(w, order, pick, w->orders->seat);
    case MU_ORDER_CALL_BACK: return mu_loan_choose_to_call_back(w, order, pick);
    default: return 0;
    }
}

static void reach(mu_world *w, const mu_order *order, uint32_t agent, uint32_t seat)
{
    switch (order->kind) {
    case MU_ORDER_CALL_IN: mu_duty_call_in(w, order, agent); break;
    case MU_ORDER_SEND_HOME: mu_duty_send_home(w, agent); break;
    case MU_ORDER_OVERTIME: mu_duty_keep(w, order, agent); break;
    case MU_ORDER_MOVE: mu_loan_move(w, order, agent, seat); break;
    case MU_ORDER_CALL_BACK: mu_loan_end(w, agent); break;
    default: break;
    }
}

/* Without what does not apply. */
static mu_order in_short(const mu_order *order)
{
    mu_order o = *order;

    if (of_type(o.kind))
        o.team = -1;
    else
        o.type = -1;
    if (o.kind != MU_ORDER_MOVE && o.kind != MU_ORDER_CALL_BACK) o.to = -1;
    if (!needs_people(o.kind)) o.people = 0;
    return o;
}

static void carry_out(mu_world *w, const mu_order *given)
{
    const mu_order  short_one = in_short(given);
    const mu_order *order     = &short_one;
    const int32_t   team      = order->team;
    uint32_t       *pick      = w->orders->pick;
    const int32_t   people    = choose_people(w, order, pick);

    mu_record_orders(w->record, w->cell, team >= 0 ? team : w->model->n_teams)->orders++;
    mu_orders_pay(w, team, order->cost);
    see(w, MU_SAW_ORDER, order, people);
    for (int32_t i = 0; i < people; i++) reach(w, order, pick[i], w->orders->seat[i]);
    if (!needs_people(order->kind)) set_standing(w, order);
    mu_roster_edges(w);
}

static void ends(mu_world *w, const mu_due *due)
{
    mu_standing *s = &w->orders->standing[due->whom];

    if (s->stamp != due->stamp) return;
    s->holds = false;
    see(w, MU_SAW_ORDER_END, &s->order, 0);
    apply(w, &s->order);
    mu_roster_edges(w);
}

static void carry_out_due(mu_world *w)
{
    mu_orders *o = w->orders;

    while (o->n > 0 && o->due[0].at_us <= w->now.us) {
        const mu_due due = mu_due_take(o);
        switch (due.what) {
        case MU_DUE_ORDER: carry_out(w, &due.order); break;
        case MU_DUE_ARRIVAL: mu_duty_arrive(w, due.whom); break;
        case MU_DUE_DUTY: mu_duty_end(w, due.whom, due.stamp); break;
        case MU_DUE_LOAN: mu_loan_is_up(w, due.whom, due.stamp); break;
        case MU_DUE_STANDING: ends(w, &due); break;
        }
        mu_roster_edges(w);
    }
}

/* ---- asked ------------------------------------------------------------------------------------------ */

static bool anyone_is_there(const mu_world *w)
{
    for (int32_t i = 0; i < w->model->n_teams; i++)
        if (w->team[i].scheduled > 0) return true;
    return false;
}

static void ask(mu_world *w, int32_t survey)
{
    const mu_hooks *h     = w->hooks;
    const mu_view   view  = { w->model, w->now.us, w->idle, w->waiting, w };
    const mu_order *order = NULL;
    const int32_t   n     = h->survey(h->context, &view, survey, &order);

    if (n == MU_HALT) {
        mu_consult_halt(w);
        return;
    }
    mu_assert(n >= 0 && n <= mu_due_room(w));
    mu_sight_remember(w, survey);
    for (int32_t i = 0; i < n; i++) mu_assert(is_sound(w, &order[i]));
    for (int32_t i = 0; i < n && !w->no_memory; i++) {
        if (order[i].delay_us > 0)
            mu_due_plan(w, w->now.us + order[i].delay_us, MU_DUE_ORDER, 0, 0, &order[i]);
        else
            carry_out(w, &order[i]);
        carry_out_due(w); /* what is to happen at once */
    }
}

void mu_orders_edges(mu_world *w)
{
    const mu_hooks *h = w->hooks;

    carry_out_due(w);
    for (int32_t i = 0; i < h->n_surveys && !w->no_memory; i++) {
        if (w->orders->survey_us[i] > w->now.us) continue;
        plan_survey(w, i, w->now.us);
        const bool daily = h->surveys[i].every_us <= 0;
        if (daily || !w->closed || w->n_waiting > 0 || anyone_is_there(w)) ask(w, i);
    }
}
