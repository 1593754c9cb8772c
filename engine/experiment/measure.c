#include "experiment/measure.h"

#include <string.h>

/* Each function gives numerator and denominator; plain totals have the denominator 1. */
#define PLAIN(name, total)                                     \
    static void name(const mu_totals *t, double *x, double *y) \
    {                                                          \
        *x = (double)(total);                                  \
        *y = 1.0;                                              \
    }
#define RATIO(name, numerator, denominator)                    \
    static void name(const mu_totals *t, double *x, double *y) \
    {                                                          \
        *x = (double)(numerator);                              \
        *y = (double)(denominator);                            \
    }

#define C t->contact

static int64_t left_over_of(const mu_totals *t)
{
    return C.offered - C.blocked - C.answered - C.abandoned - C.dropped;
}

PLAIN(offered, C.offered)
PLAIN(answered, C.answered)
PLAIN(abandoned, C.abandoned)
PLAIN(short_abandoned, C.short_abandoned)
PLAIN(blocked, C.blocked)
PLAIN(dropped, C.dropped)
PLAIN(cut_off, C.cut_off)
PLAIN(left_over, left_over_of(t))
PLAIN(answered_in_target, C.answered_in_target)
RATIO(service_level, t->target_met, t->target_of)
RATIO(strict, C.answered_in_target, C.answered + C.abandoned + C.dropped)
RATIO(of_answered, C.answered_in_target, C.answered)
RATIO(neutral, C.answered_in_target, C.answered + C.abandoned + C.dropped - C.abandoned_in_target)
RATIO(credited, C.answered_in_target + C.abandoned_in_target, C.answered + C.abandoned + C.dropped)
RATIO(asa, C.wait_answered_us * 1e-6, C.answered)
RATIO(mean_wait, (C.wait_answered_us + C.wait_abandoned_us) * 1e-6, C.answered + C.abandoned + C.dropped)
RATIO(wait_of_abandoned, C.wait_abandoned_us * 1e-6, C.abandoned + C.dropped)
RATIO(mean_square_wait, C.wait_answered_sq_s2, C.answered)
PLAIN(longest_wait, (double)C.wait_max_us * 1e-6)
RATIO(delayed, C.delayed, C.offered - C.blocked)
RATIO(abandonment, C.abandoned, C.offered)
RATIO(abandonment_net, C.abandoned - C.short_abandoned, C.offered - C.short_abandoned)
RATIO(blocking, C.blocked, C.offered)
RATIO(queue, C.queue_us, t->span_us)
PLAIN(queue_max, C.queue_max)
RATIO(aht, (C.talk_us + C.wrap_up_us) * 1e-6, C.answered)
RATIO(talk, C.talk_us * 1e-6, C.answered)
RATIO(wrap_up, C.wrap_up_us * 1e-6, C.answered)

RATIO(occupancy, t->busy_us, t->staffed_us)
RATIO(utilisation, t->staffed_us, t->paid_open_us)
RATIO(staffed, t->staffed_us, t->span_us)
RATIO(scheduled, t->scheduled_us, t->span_us)
RATIO(busy, t->busy_us, t->span_us)
PLAIN(handled, t->handled)
RATIO(handled_in_target, t->handled_in_target, t->handled)
RATIO(handled_wait, t->handled_wait_us * 1e-6, t->handled)
RATIO(handled_aht, (t->handled_talk_us + t->handled_wrap_up_us) * 1e-6, t->handled)
RATIO(handled_talk, t->handled_talk_us * 1e-6, t->handled)
RATIO(handled_wrap_up, t->handled_wrap_up_us * 1e-6, t->handled)
PLAIN(paid_hours, t->paid_us / (double)MU_HOUR_US)
PLAIN(overrun_hours, t->overrun_us / (double)MU_HOUR_US)
PLAIN(cost, t->cost)
RATIO(cost_per_answered, t->cost, t->handled)

#undef C

#define KPI "field convention"

const mu_measure mu_measures[] = {
    /* id, scope, unit, per cell, per day, pair, labels, formula, definition, source */
    { "offered", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, offered, "offered", "呼入量", "N + Ab + B + D",
      "Contacts that arrived in opening hours, blocked ones included.", KPI },
    { "answered", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, answered, "answered", "接听量", "N",
      "Contacts that reached a person.", KPI },
    { "abandoned", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, abandoned, "gave up", "放弃量", "Ab",
      "Contacts that gave up while waiting.", KPI },
    { "short_abandoned", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, false, short_abandoned, "gave up early",
      "短时放弃量", "Ab<=S", "Contacts that gave up within the key short_abandon.", KPI },
    { "blocked", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, blocked, "blocked", "阻塞量", "B",
      "Contacts that found no free line or no waiting place.", KPI },
    { "dropped", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, dropped, "dropped at closing", "关门断线量",
      "D", "Contacts disconnected while waiting when the doors closed (closing: drop).", KPI },
    { "cut_off", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, cut_off, "cut off", "中断量", "of N",
      "Contacts answered but cut off when a shift ended (shift_end: cut_off).", "muster" },
    { "left_over", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, left_over, "left over", "遗留量",
      "offered - N - Ab - B - D", "Contacts still waiting when the run ended.", "muster" },
    { "answered_in_target", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, answered_in_target,
      "answered in target time", "达标接听量", "N<=T", "Contacts answered within the target's time T.", KPI },
    { "service_level", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, service_level, "service level",
      "服务水平", "as the type's measure says",
      "Service level in the variant that the contact type names (key measure; strict unless it says "
      "otherwise). For the whole, numerators and denominators of the types are added.",
      KPI },
    { "service_level_strict", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, strict, "service level (strict)",
      "服务水平(严格)", "N<=T / (N + Ab + D)", "Of all who were not blocked, those answered within T.", KPI },
    { "service_level_answered", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, of_answered,
      "service level (answered)", "服务水平(接听)", "N<=T / N", "Of those answered, those within T.", KPI },
    { "service_level_neutral", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, neutral,
      "service level (neutral)", "服务水平(中性)", "N<=T / (N + Ab>T + D)",
      "As strict, but those who gave up within T are left out.", KPI },
    { "service_level_credited", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, credited,
      "service level (credited)", "服务水平(计入)", "(N<=T + Ab<=T) / (N + Ab + D)",
      "As strict, but those who gave up within T count as served in time.", KPI },
    { "asa", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, asa, "average wait", "平均应答速度",
      "wait of answered / N", "Average speed of answer: mean wait of those answered, zero waits included.",
      KPI },
    { "mean_wait", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, mean_wait, "mean wait of all",
      "全体平均等待", "wait of all / (N + Ab + D)",
      "Mean wait of everyone who was not blocked, those who gave up included.", KPI },
    { "longest_wait", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, longest_wait, "longest wait", "最长等待",
      "maximum", "Longest wait of an answered contact; mean over replications.", KPI },
    { "wait_of_abandoned", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, false, false, wait_of_abandoned,
      "wait before giving up", "放弃前等待", "wait of Ab and D / (Ab + D)",
      "Mean wait of those who gave up or were dropped.", KPI },
    { "mean_square_wait", MU_SCOPE_CONTACT, MU_UNIT_SECONDS2, false, false, mean_square_wait,
      "mean square wait", "等待时间均方", "sum of squared waits / N",
      "Second moment of the wait of those answered; with the mean it gives the spread.", "definition" },
    { "delayed", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, delayed, "had to wait", "需等待占比",
      "waited / (offered - B)", "Share of contacts that could not be answered at once.", KPI },
    { "abandonment", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, abandonment, "abandoned", "放弃率",
      "Ab / offered", "Share of contacts that gave up while waiting.", KPI },
    { "abandonment_net", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, abandonment_net, "abandoned (net)",
      "净放弃率", "Ab>S / (offered - Ab<=S)",
      "Abandonment without those who gave up early (key short_abandon).", KPI },
    { "blocking", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, blocking, "blocked share", "阻塞率",
      "B / offered", "Share of contacts that found no line or waiting place.", KPI },
    { "queue", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, queue, "mean queue", "平均排队人数",
      "time-average", "Mean number waiting over opening hours.", KPI },
    { "queue_max", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, queue_max, "longest queue", "最长排队人数",
      "maximum", "Most contacts of one type waiting at once; mean over replications.", KPI },
    { "aht", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, aht, "AHT", "平均处理时长",
      "(talk + wrap-up) / N", "Average handle time.", KPI },
    { "talk", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, talk, "talk", "平均通话时长", "talk / N",
      "Average talk time.", KPI },
    { "wrap_up", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, wrap_up, "wrap-up", "平均话后时长",
      "wrap-up / N", "Average after-contact work.", KPI },
    { "occupancy", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, true, occupancy, "occupancy", "占用率",
      "handling / (handling + available)",
      "Share of logged-in time spent handling contacts, in opening hours.", KPI },
    { "utilisation", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, true, utilisation, "utilisation", "利用率",
      "(handling + available) / paid time", "Share of paid time that people are logged in.", KPI },
    { "staffed", MU_SCOPE_TEAM, MU_UNIT_PEOPLE, true, true, staffed, "people logged in", "在岗人数",
      "time-average", "Mean number of people logged in over opening hours, overrun included.", KPI },
    { "scheduled", MU_SCOPE_TEAM, MU_UNIT_PEOPLE, true, false, scheduled, "people on shift", "排班人数",
      "time-average", "Mean number of people on shift over opening hours.", KPI },
    { "busy", MU_SCOPE_TEAM, MU_UNIT_PEOPLE, true, true, busy, "people busy", "忙碌人数", "time-average",
      "Mean number of people handling a contact, over opening hours.", KPI },
    { "handled", MU_SCOPE_TEAM, MU_UNIT_COUNT, true, true, handled, "handled", "处理量", "contacts answered",
      "Contacts answered by the team.", KPI },
    { "handled_in_target", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, true, handled_in_target,
      "handled in target time", "达标处理率", "N<=T / N",
      "Of the contacts that the team answered, those within their type's time T.", KPI },
    { "handled_wait", MU_SCOPE_TEAM, MU_UNIT_SECONDS, true, true, handled_wait, "wait before this team",
      "本组应答前等待", "wait of answered / N", "Mean wait of the contacts that the team answered.", KPI },
    { "handled_aht", MU_SCOPE_TEAM, MU_UNIT_SECONDS, true, true, handled_aht, "team's AHT",
      "本组平均处理时长", "(talk + wrap-up) / N",
      "Average handle time of the contacts that the team answered.", KPI },
    { "handled_talk", MU_SCOPE_TEAM, MU_UNIT_SECONDS, true, true, handled_talk, "team's talk",
      "本组平均通话时长", "talk / N", "Average talk time of the contacts that the team answered.", KPI },
    { "handled_wrap_up", MU_SCOPE_TEAM, MU_UNIT_SECONDS, true, true, handled_wrap_up, "team's wrap-up",
      "本组平均话后时长", "wrap-up / N", "Average after-contact work of the contacts that the team answered.",
      KPI },
    { "paid_hours", MU_SCOPE_TEAM, MU_UNIT_HOURS, false, true, paid_hours, "paid hours", "计薪工时",
      "scheduled + paid overrun", "Hours paid: on shift, and past its end when overrun is paid.", KPI },
    { "overrun_hours", MU_SCOPE_TEAM, MU_UNIT_HOURS, false, true, overrun_hours, "overrun hours", "超时工时",
      "logged in - on shift", "Hours worked past the end of shifts to finish contacts.", "muster" },
    { "cost", MU_SCOPE_TEAM, MU_UNIT_MONEY, true, true, cost, "cost", "成本", "paid hours x pay",
      "Pay for the paid hours.", KPI },
    { "cost_per_answered", MU_SCOPE_TEAM, MU_UNIT_MONEY, true, true, cost_per_answered, "cost per answered",
      "单次接听成本", "cost / contacts answered", "Pay divided by the contacts that the team answered.",
      KPI },
};
const int mu_measure_count = (int)(sizeof mu_measures / sizeof mu_measures[0]);

int mu_measure_find(const char *id)
{
    for (int i = 0; i < mu_measure_count; i++)
        if (strcmp(mu_measures[i].id, id) == 0) return i;
    return -1;
}

int mu_cell_measure(int k)
{
    for (int i = 0; i < mu_measure_count; i++)
        if (mu_measures[i].per_cell && k-- == 0) return i;
    return -1;
}

int mu_cell_measure_find(int measure)
{
    int k = 0;

    if (measure < 0 || measure >= mu_measure_count || !mu_measures[measure].per_cell) return -1;
    for (int i = 0; i < measure; i++) k += mu_measures[i].per_cell;
    return k;
}

int mu_cell_measure_count(void)
{
    int k = 0;

    for (int i = 0; i < mu_measure_count; i++) k += mu_measures[i].per_cell;
    return k;
}

/* ---- totals --------------------------------------------------------------------------------------- */

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

static void add_target(mu_totals *t, mu_sl variant, const mu_contact_cell *c)
{
    const int64_t served = c->answered + c->abandoned + c->dropped;

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

mu_totals mu_totals_contact(const mu_model *m, const mu_record *r, int32_t type, int32_t cell)
{
    const mu_cell         *span = &m->calendar.cells[cell];
    const mu_contact_cell *row  = &r->contact[(int64_t)cell * m->n_types];
    mu_totals              t    = { .span_us = open_time(span) };

    if (type < m->n_types) {
        t.contact = row[type];
        add_target(&t, m->types[type].measure, &row[type]);
    } else {
        for (int32_t i = 0; i < m->n_types; i++) {
            add_contact(&t.contact, &row[i]);
            add_target(&t, m->types[i].measure, &row[i]);
        }
    }
    if (!span->open) {
        t.contact.queue_us  = 0;
        t.contact.queue_max = 0;
    }
    return t;
}

static void add_team(mu_totals *t, const mu_team *spec, const mu_team_cell *c, bool open)
{
    const double paid = spec->overrun_paid ? c->staffed_us : c->scheduled_us;

    t->handled += c->answered;
    t->handled_in_target += c->answered_in_target;
    t->handled_wait_us += c->wait_us;
    t->handled_talk_us += c->talk_us;
    t->handled_wrap_up_us += c->wrap_up_us;
    t->overrun_us += c->staffed_us - c->scheduled_us;
    t->paid_us += paid;
    t->cost += spec->pay_per_hour * (paid / (double)MU_HOUR_US);
    if (!open) return;
    t->busy_us += c->busy_us;
    t->staffed_us += c->staffed_us;
    t->scheduled_us += c->scheduled_us;
    t->paid_open_us += paid;
}

mu_totals mu_totals_team(const mu_model *m, const mu_record *r, int32_t team, int32_t cell)
{
    const mu_cell *span  = &m->calendar.cells[cell];
    const int32_t  first = team < m->n_teams ? team : 0, last = team < m->n_teams ? team : m->n_teams - 1;
    mu_totals      t = { .span_us = open_time(span) };

    for (int32_t i = first; i <= last; i++)
        add_team(&t, &m->teams[i], &r->team[(int64_t)cell * m->n_teams + i], span->open);
    return t;
}

void mu_totals_add(mu_totals *into, const mu_totals *t, mu_scope scope)
{
    into->span_us += t->span_us;
    if (scope == MU_SCOPE_CONTACT) {
        add_contact(&into->contact, &t->contact);
        into->target_met += t->target_met;
        into->target_of += t->target_of;
        return;
    }
    into->busy_us += t->busy_us;
    into->staffed_us += t->staffed_us;
    into->scheduled_us += t->scheduled_us;
    into->paid_open_us += t->paid_open_us;
    into->paid_us += t->paid_us;
    into->overrun_us += t->overrun_us;
    into->handled += t->handled;
    into->handled_in_target += t->handled_in_target;
    into->handled_wait_us += t->handled_wait_us;
    into->handled_talk_us += t->handled_talk_us;
    into->handled_wrap_up_us += t->handled_wrap_up_us;
    into->cost += t->cost;
}
