/* totals.c - what a record says of one type, team or group, or of the whole, in one cell. */
#include "experiment/totals.h"

static void add_contact(mu_contact_cell *into, const mu_contact_cell *c)
{
    into->offered += c->offered;
    into->blocked += c->blocked;
    into->answered += c->answered;
    into->answered_in_target += c->answered_in_target;
    into->abandoned += c->abandoned;
    into->abandoned_in_target += c->abandoned_in_target;
    into->short_abandoned += c->short_abandoned;
    into->dropped += c->dropped;
    into->cut_off += c->cut_off;
    into->delayed += c->delayed;
    into->wait_answered_us += c->wait_answered_us;
    into->wait_abandoned_us += c->wait_abandoned_us;
    if (c->wait_max_us > into->wait_max_us) into->wait_max_us = c->wait_max_us;
    into->talk_us += c->talk_us;
    into->wrap_up_us += c->wrap_up_us;
    into->wait_answered_sq_s2 += c->wait_answered_sq_s2;
    into->queue_us += c->queue_us;
    if (c->queue_max > into->queue_max) into->queue_max = c->queue_max;
}

static void add_cases(mu_case_cell *into, const mu_case_cell *c)
{
    into->balked += c->balked;
    into->redials += c->redials;
    into->bot_tried += c->bot_tried;
    into->bot_contained += c->bot_contained;
    into->bot_wrong += c->bot_wrong;
    into->misrouted += c->misrouted;
    into->callbacks += c->callbacks;
    into->messages += c->messages;
    into->dialled += c->dialled;
    into->message_wait_us += c->message_wait_us;
    into->told += c->told;
    into->told_us += c->told_us;
    into->told_answered += c->told_answered;
    into->told_exceeded += c->told_exceeded;
    into->told_error_s += c->told_error_s;
    into->told_error_sq_s2 += c->told_error_sq_s2;
    into->capped += c->capped;
    into->escalated += c->escalated;
    into->rerouted += c->rerouted;
    into->follow_ups += c->follow_ups;
    into->mislaid += c->mislaid;
    into->asked += c->asked;
    into->with_customer_us += c->with_customer_us;
    into->ended += c->ended;
    into->aged += c->aged;
    into->age_us += c->age_us;
    into->replied += c->replied;
    into->reply_us += c->reply_us;
    into->solved += c->solved;
    into->failed += c->failed;
    into->reopened += c->reopened;
    into->due += c->due;
    into->due_met += c->due_met;
    into->away_us += c->away_us;
    into->cases += c->cases;
    into->cases_closed += c->cases_closed;
    into->cases_solved += c->cases_solved;
    into->cases_first += c->cases_first;
    into->cases_first_net += c->cases_first_net;
    into->cases_beyond += c->cases_beyond;
    into->case_contacts += c->case_contacts;
    into->case_time_us += c->case_time_us;
}

static void add_opinions(mu_opinion_cell *into, const mu_opinion_cell *c)
{
    for (int i = 0; i < MU_OPINION_SUMS; i++) into->of[i] += c->of[i];
}

/* `cases` may be NULL. */
static void add_target(mu_totals *t, mu_sl variant, const mu_contact_cell *c, const mu_case_cell *cases)
{
    const int64_t served = c->answered + c->abandoned + c->dropped + (cases != NULL ? cases->messages : 0);

    t->target_met += c->answered_in_target + (variant == MU_SL_CREDITED ? c->abandoned_in_target : 0);
    switch (variant) {
    case MU_SL_STRICT:
    case MU_SL_CREDITED: t->target_of += served; break;
    case MU_SL_ANSWERED: t->target_of += c->answered; break;
    case MU_SL_NEUTRAL: t->target_of += served - c->abandoned_in_target; break;
    }
}

static int64_t open_time(const mu_cell *c)
{
    return c->open ? c->till.us - c->from.us : 0;
}

mu_members mu_members_of(const mu_model *m, mu_scope scope, int32_t who)
{
    const int32_t n = scope == MU_SCOPE_CONTACT ? m->n_types : m->n_teams;

    if (who < n) return (mu_members){ .n = 1, .first = who };
    if (who == n) return (mu_members){ .n = n, .whole = true };
    const mu_group *g = &m->groups[(scope == MU_SCOPE_CONTACT ? 0 : m->n_contact_groups) + who - n - 1];
    return (mu_members){ .n = g->n, .index = g->member };
}

mu_scope mu_group_scope(const mu_group *g)
{
    return g->kind < MU_GROUP_ROLE ? MU_SCOPE_CONTACT : MU_SCOPE_TEAM;
}

int32_t mu_group_who(const mu_model *m, int32_t group)
{
    if (mu_group_scope(&m->groups[group]) == MU_SCOPE_CONTACT) return m->n_types + 1 + group;
    return m->n_teams + 1 + group - m->n_contact_groups;
}

/* What the cell says of the cases of these types. */
static void add_case_cell(mu_totals *t, const mu_model *m, const mu_record *r, const mu_members *who,
                          int32_t cell)
{
    const mu_case_cell *row = &r->cases[(int64_t)cell * m->n_types];

    t->all_cost = r->cost[cell] + (m->n_tools > 0 ? mu_model_tools_cost(m, cell) : 0);
    for (int32_t i = 0; i < m->n_types; i++) t->all_work_pay += row[i].work_pay;
    for (int32_t i = 0; i < who->n; i++) {
        const int32_t type = mu_member(who, i);
        add_cases(&t->cases, &row[type]);
        t->work_pay += row[type].work_pay;
        t->backlog += row[type].open_end;
        t->issues += m->types[type].journey != NULL ? row[type].cases_closed
                                                    : r->contact[(int64_t)cell * m->n_types + type].answered;
    }
}

static mu_totals totals_of_types(const mu_model *m, const mu_record *r, const mu_members *who, int32_t cell)
{
    const mu_cell         *span  = &m->calendar.cells[cell];
    const mu_contact_cell *row   = &r->contact[(int64_t)cell * m->n_types];
    const mu_case_cell    *cases = r->cases != NULL ? &r->cases[(int64_t)cell * m->n_types] : NULL;
    mu_totals              t     = { .span_us = open_time(span) };

    if (who->n == 1) t.contact = row[mu_member(who, 0)];
    for (int32_t i = 0; i < who->n; i++) {
        const int32_t type = mu_member(who, i);
        if (who->n > 1) add_contact(&t.contact, &row[type]);
        add_target(&t, m->types[type].measure, &row[type], cases != NULL ? &cases[type] : NULL);
    }
    for (int32_t i = 0; r->turned_away != NULL && i < who->n; i++)
        t.turned_away += r->turned_away[(int64_t)cell * m->n_types + mu_member(who, i)];
    if (r->cases != NULL) add_case_cell(&t, m, r, who, cell);
    for (int32_t i = 0; r->opinions != NULL && i < who->n; i++)
        add_opinions(&t.opinions, &r->opinions[(int64_t)cell * m->n_types + mu_member(who, i)]);
    if (!span->open) {
        t.contact.queue_us  = 0;
        t.contact.queue_max = 0;
    }
    return t;
}

/* `away` may be NULL: on duty is on the phones. */
static void add_team(mu_totals *t, const mu_team *spec, const mu_team_cell *c, const mu_away_cell *away,
                     bool open)
{
    const double overrun = away != NULL ? away->overrun_us : c->staffed_us - c->scheduled_us;
    const double paid    = mu_record_paid_us(spec, c, away);
    const double here    = away != NULL ? c->scheduled_us - away->vacant_us : c->scheduled_us;

    t->handled += c->answered;
    t->handled_in_target += c->answered_in_target;
    t->handled_at_once += c->answered_at_once;
    t->session_us += c->session_us;
    t->engaged_us += c->engaged_us;
    t->handled_wait_us += c->wait_us;
    t->handled_talk_us += c->talk_us;
    t->handled_wrap_up_us += c->wrap_up_us;
    t->again_us += c->again_us;
    t->overrun_us += overrun;
    t->on_duty_us += here;
    for (int k = 0; away != NULL && k < MU_AWAY_KINDS; k++) t->away_us[k] += away->away_us[k];
    if (away != NULL) t->off_plan_us += away->off_plan_us;
    t->paid_us += paid;
    t->cost += mu_record_cost(spec, c, away);
    if (!open) return;
    t->busy_us += c->busy_us;
    t->staffed_us += c->staffed_us;
    t->scheduled_us += here;
    t->paid_open_us += paid;
}

static void add_orders(mu_totals *t, const mu_order_cell *c)
{
    t->orders.orders += c->orders;
    t->orders.called_in += c->called_in;
    t->orders.called_us += c->called_us;
    t->orders.overtime_us += c->overtime_us;
    t->orders.sent_home_us += c->sent_home_us;
    t->orders.cost += c->cost;
}

static void add_minds(mu_mind_cell *into, const mu_mind_cell *c)
{
    for (int i = 0; i < MU_MIND_SUMS; i++) into->of[i] += c->of[i];
}

static mu_totals totals_of_teams(const mu_model *m, const mu_record *r, const mu_members *who, int32_t cell)
{
    const mu_cell *span = &m->calendar.cells[cell];
    mu_totals      t    = { .span_us = open_time(span) };

    for (int32_t i = 0; i < who->n; i++) {
        const int32_t team  = mu_member(who, i);
        const int64_t place = (int64_t)cell * m->n_teams + team;
        if (m->teams[team].external && who->whole) continue;
        add_team(&t, &m->teams[team], &r->team[place], r->away != NULL ? &r->away[place] : NULL, span->open);
        if (r->minds != NULL) add_minds(&t.minds, &r->minds[place]);
        if (r->minds != NULL) t.cost += mu_record_hiring(&r->minds[place]);
        if (r->orders != NULL) add_orders(&t, mu_record_orders(r, cell, team));
    }
    t.cost += t.minds.of[MU_SUM_BONUS];
    /* A team that is the only one is the whole. */
    const bool all = who->whole || (m->n_teams == 1 && who->index == NULL);
    if (r->orders != NULL && all) add_orders(&t, mu_record_orders(r, cell, m->n_teams));
    if (r->orders != NULL) t.cost += t.orders.cost;
    if (m->n_tools > 0 && all) t.cost += mu_model_tools_cost(m, cell);
    return t;
}

mu_totals mu_totals_of(const mu_model *m, const mu_record *r, mu_scope scope, const mu_members *who,
                       int32_t cell)
{
    return scope == MU_SCOPE_CONTACT ? totals_of_types(m, r, who, cell) : totals_of_teams(m, r, who, cell);
}

mu_totals mu_totals_contact(const mu_model *m, const mu_record *r, int32_t type, int32_t cell)
{
    const mu_members who = mu_members_of(m, MU_SCOPE_CONTACT, type);

    return totals_of_types(m, r, &who, cell);
}

mu_totals mu_totals_team(const mu_model *m, const mu_record *r, int32_t team, int32_t cell)
{
    const mu_members who = mu_members_of(m, MU_SCOPE_TEAM, team);

    return totals_of_teams(m, r, &who, cell);
}

void mu_totals_add(mu_totals *into, const mu_totals *t, mu_scope scope)
{
    into->span_us += t->span_us;
    if (scope == MU_SCOPE_CONTACT) {
        add_contact(&into->contact, &t->contact);
        add_cases(&into->cases, &t->cases);
        add_opinions(&into->opinions, &t->opinions);
        into->target_met += t->target_met;
        into->target_of += t->target_of;
        into->issues += t->issues;
        into->all_cost += t->all_cost;
        into->work_pay += t->work_pay;
        into->all_work_pay += t->all_work_pay;
        if (t->span_us > 0) into->backlog = t->backlog;
        into->turned_away += t->turned_away;
        return;
    }
    into->busy_us += t->busy_us;
    into->staffed_us += t->staffed_us;
    into->scheduled_us += t->scheduled_us;
    into->paid_open_us += t->paid_open_us;
    into->paid_us += t->paid_us;
    into->overrun_us += t->overrun_us;
    into->on_duty_us += t->on_duty_us;
    into->off_plan_us += t->off_plan_us;
    for (int k = 0; k < MU_AWAY_KINDS; k++) into->away_us[k] += t->away_us[k];
    into->handled += t->handled;
    into->handled_in_target += t->handled_in_target;
    into->handled_at_once += t->handled_at_once;
    into->session_us += t->session_us;
    into->engaged_us += t->engaged_us;
    into->handled_wait_us += t->handled_wait_us;
    into->handled_talk_us += t->handled_talk_us;
    into->handled_wrap_up_us += t->handled_wrap_up_us;
    into->again_us += t->again_us;
    add_minds(&into->minds, &t->minds);
    add_orders(into, &t->orders);
    into->cost += t->cost;
}

int64_t mu_totals_at_once(const mu_totals *t, mu_scope scope, const mu_waits *waits)
{
    return scope == MU_SCOPE_CONTACT ? t->contact.answered - mu_waits_count(waits) : t->handled_at_once;
}

void mu_totals_waits(const mu_record *r, mu_scope scope, const mu_members *who, int32_t cell, mu_waits *into)
{
    const bool       own  = scope == MU_SCOPE_TEAM && r->team_wait != NULL;
    const int32_t    n    = own ? r->n_teams : r->n_types;
    mu_waits *const *wait = &(own ? r->team_wait : r->contact_wait)[(int64_t)cell * n];
    const mu_members all  = { .n = n };

    if (scope == MU_SCOPE_TEAM && !own) who = &all; /* the one team has them all */
    for (int32_t i = 0; i < who->n; i++)
        if (wait[mu_member(who, i)] != NULL) mu_waits_merge(into, wait[mu_member(who, i)]);
}

void mu_totals_spans(const mu_record *r, mu_span_kind kind, const mu_members *who, int32_t day,
                     mu_span_totals *into)
{
    for (int32_t i = 0; i < who->n; i++) {
        const mu_spans *span = &r->span[kind][(int64_t)day * r->n_types + mu_member(who, i)];
        into->none += span->none;
        if (span->lasting != NULL) mu_waits_merge(&into->lasting, span->lasting);
    }
}

void mu_span_totals_add(mu_span_totals *into, const mu_span_totals *t)
{
    into->none += t->none;
    mu_waits_merge(&into->lasting, &t->lasting);
}
