/* measure_queue.c - measures of contacts: how many came, were answered or gave up, how long they waited. */
#include "experiment/measure_rows.h"

#define C t->contact

static int64_t left_over_of(const mu_totals *t)
{
    return C.offered - C.blocked - C.answered - C.abandoned - C.dropped - t->cases.messages;
}

/* All who are known to have been answered or not. */
static int64_t decided_of(const mu_totals *t)
{
    return C.answered + C.abandoned + C.dropped + t->cases.messages;
}

PLAIN(offered, C.offered)
PLAIN(answered, C.answered)
PLAIN(abandoned, C.abandoned)
PLAIN(short_abandoned, C.short_abandoned)
PLAIN(blocked, C.blocked)
PLAIN(turned_away, t->turned_away)
PLAIN(dropped, C.dropped)
PLAIN(cut_off, C.cut_off)
PLAIN(left_over, left_over_of(t))
PLAIN(answered_in_target, C.answered_in_target)
RATIO(service_level, t->target_met, t->target_of)
RATIO(strict, C.answered_in_target, decided_of(t))
RATIO(of_answered, C.answered_in_target, C.answered)
RATIO(neutral, C.answered_in_target, decided_of(t) - C.abandoned_in_target)
RATIO(credited, C.answered_in_target + C.abandoned_in_target, decided_of(t))
RATIO(asa, C.wait_answered_us * 1e-6, C.answered)
RATIO(mean_wait, (C.wait_answered_us + C.wait_abandoned_us + t->cases.message_wait_us) * 1e-6, decided_of(t))
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

#undef C

const mu_measure mu_measures_of_queues[] = {
    /* id, scope, unit, per cell, per day, pair, labels, formula, definition, source, quantile, where */
    { "offered", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, offered, "offered", "呼入量",
      "N + Ab + B + D + M", "Contacts that arrived in opening hours, blocked ones included.", KPI, 0,
      MU_EVERYWHERE },
    { "answered", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, answered, "answered", "接听量", "N",
      "Contacts that reached a person.", KPI, 0, MU_EVERYWHERE },
    { "abandoned", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, abandoned, "gave up", "放弃量", "Ab",
      "Contacts that gave up while waiting.", KPI, 0, MU_EVERYWHERE },
    { "short_abandoned", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, false, short_abandoned, "gave up early",
      "短时放弃量", "Ab<=S", "Contacts that gave up within the key short_abandon.", KPI, 0, MU_EVERYWHERE },
    { "blocked", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, blocked, "blocked", "阻塞量", "B",
      "Contacts that found no free line or no waiting place.", KPI, 0, MU_EVERYWHERE },
    { "turned_away", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, turned_away, "turned away by order",
      "按指令拒接量", "turned away", "Of the blocked contacts, those that an order turned away.", "muster", 0,
      MU_ONLY_ORDERS },
    { "dropped", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, dropped, "dropped at closing", "关门断线量",
      "D", "Contacts disconnected while waiting when the doors closed (closing: drop).", KPI, 0,
      MU_EVERYWHERE },
    { "cut_off", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, cut_off, "cut off", "中断量", "of N",
      "Contacts answered but cut off when a shift ended (shift_end: cut_off).", "muster", 0, MU_EVERYWHERE },
    { "left_over", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, left_over, "left over", "遗留量",
      "offered - N - Ab - B - D - M", "Contacts still waiting when the run ended.", "muster", 0,
      MU_EVERYWHERE },
    { "answered_in_target", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, answered_in_target,
      "answered in target time", "达标接听量", "N<=T", "Contacts answered within the target's time T.", KPI,
      0, MU_EVERYWHERE },
    { "service_level", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, service_level, "service level",
      "服务水平", "as the type's measure says",
      "Service level in the variant that the contact type names (key measure; strict unless it says "
      "otherwise). For the whole, numerators and denominators of the types are added.",
      KPI, 0, MU_EVERYWHERE },
    { "service_level_strict", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, strict, "service level (strict)",
      "服务水平(严格)", "N<=T / (N + Ab + D + M)", "Of all who were not blocked, those answered within T.",
      KPI, 0, MU_EVERYWHERE },
    { "service_level_answered", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, of_answered,
      "service level (answered)", "服务水平(接听)", "N<=T / N", "Of those answered, those within T.", KPI, 0,
      MU_EVERYWHERE },
    { "service_level_neutral", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, neutral,
      "service level (neutral)", "服务水平(中性)", "N<=T / (N + Ab>T + D + M)",
      "As strict, but those who gave up within T are left out.", KPI, 0, MU_EVERYWHERE },
    { "service_level_credited", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, credited,
      "service level (credited)", "服务水平(计入)", "(N<=T + Ab<=T) / (N + Ab + D + M)",
      "As strict, but those who gave up within T count as served in time.", KPI, 0, MU_EVERYWHERE },
    { "asa", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, asa, "average wait", "平均应答速度",
      "wait of answered / N", "Average speed of answer: mean wait of those answered, zero waits included.",
      KPI, 0, MU_EVERYWHERE },
    { "mean_wait", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, mean_wait, "mean wait of all",
      "全体平均等待", "wait of all / (N + Ab + D + M)",
      "Mean wait of everyone who was not blocked, those who gave up included.", KPI, 0, MU_EVERYWHERE },
    { "longest_wait", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, longest_wait, "longest wait", "最长等待",
      "maximum", "Longest wait of an answered contact; mean over replications.", KPI, 0, MU_EVERYWHERE },
    { "wait_of_abandoned", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, false, false, wait_of_abandoned,
      "wait before giving up", "放弃前等待", "wait of Ab and D / (Ab + D)",
      "Mean wait of those who gave up or were dropped.", KPI, 0, MU_EVERYWHERE },
    { "wait_p50", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, NULL, "wait P50", "等待 P50", WAITS,
      "Half of those answered waited at most this long; zero waits included, all replications together.",
      WOODRUFF, 0.50, MU_EVERYWHERE },
    { "wait_p80", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, NULL, "wait P80", "等待 P80", WAITS,
      "80% of those answered waited at most this long.", WOODRUFF, 0.80, MU_EVERYWHERE },
    { "wait_p90", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, NULL, "wait P90", "等待 P90", WAITS,
      "90% of those answered waited at most this long.", WOODRUFF, 0.90, MU_EVERYWHERE },
    { "wait_p95", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, NULL, "wait P95", "等待 P95", WAITS,
      "95% of those answered waited at most this long.", WOODRUFF, 0.95, MU_EVERYWHERE },
    { "wait_p99", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, NULL, "wait P99", "等待 P99", WAITS,
      "99% of those answered waited at most this long.", WOODRUFF, 0.99, MU_EVERYWHERE },
    { "mean_square_wait", MU_SCOPE_CONTACT, MU_UNIT_SECONDS2, false, false, mean_square_wait,
      "mean square wait", "等待时间均方", "sum of squared waits / N",
      "Second moment of the wait of those answered; with the mean it gives the spread.", "definition", 0,
      MU_EVERYWHERE },
    { "delayed", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, delayed, "had to wait", "需等待占比",
      "waited / (offered - B)", "Share of contacts that could not be answered at once.", KPI, 0,
      MU_EVERYWHERE },
    { "abandonment", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, abandonment, "abandoned", "放弃率",
      "Ab / offered", "Share of contacts that gave up while waiting.", KPI, 0, MU_EVERYWHERE },
    { "abandonment_net", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, abandonment_net, "abandoned (net)",
      "净放弃率", "Ab>S / (offered - Ab<=S)",
      "Abandonment without those who gave up early (key short_abandon).", KPI, 0, MU_EVERYWHERE },
    { "blocking", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, blocking, "blocked share", "阻塞率",
      "B / offered", "Share of contacts that found no line or waiting place.", KPI, 0, MU_EVERYWHERE },
    { "queue", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, queue, "mean queue", "平均排队人数",
      "time-average", "Mean number waiting over opening hours.", KPI, 0, MU_EVERYWHERE },
    { "queue_max", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, queue_max, "longest queue", "最长排队人数",
      "maximum", "Most contacts of one type waiting at once; mean over replications.", KPI, 0,
      MU_EVERYWHERE },
    { "aht", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, aht, "AHT", "平均处理时长",
      "(talk + wrap-up) / N", "Average handle time.", KPI, 0, MU_EVERYWHERE },
    { "talk", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, talk, "talk", "平均通话时长", "talk / N",
      "Average talk time.", KPI, 0, MU_EVERYWHERE },
    { "wrap_up", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, true, true, wrap_up, "wrap-up", "平均话后时长",
      "wrap-up / N", "Average after-contact work.", KPI, 0, MU_EVERYWHERE },
};
const int mu_measures_of_queues_count = (int)(sizeof mu_measures_of_queues / sizeof mu_measures_of_queues[0]);
