/* measure_case.c - measures of what becomes of contacts, and of cases: tried again, passed on, solved, late. */
#include "experiment/measure_rows.h"

#define C t->contact
#define K t->cases
RATIO(redials, K.redials, C.offered)
RATIO(balked, K.balked, C.offered)
RATIO(escalation, K.escalated, C.answered)
RATIO(resolution, K.solved, K.solved + K.failed)
RATIO(reopen, K.reopened, K.solved + K.failed)
RATIO(away, K.away_us, t->span_us)
PLAIN(bot_contained, K.bot_contained)
RATIO(sla_breach, K.due - K.due_met, K.due)
RATIO(containment, K.bot_contained, K.bot_tried)
RATIO(misrouted, K.misrouted, C.offered)
RATIO(callbacks, K.callbacks, C.offered)
PLAIN(messages, K.messages)
PLAIN(dialled, K.dialled)
RATIO(announced, K.told, C.offered)
RATIO(announced_wait, K.told_us * 1e-6, K.told)
RATIO(announcement_error, K.told_error_s, K.told_answered)
RATIO(announcement_square_error, K.told_error_sq_s2, K.told_answered)
RATIO(announcement_exceeded, K.told_exceeded, K.told_answered)
PLAIN(cases, K.cases)
PLAIN(cases_open, K.cases - K.cases_closed)
RATIO(fcr, K.cases_first, K.cases_closed)
RATIO(fcr_net, K.cases_first_net, K.cases_closed - K.cases_beyond)
RATIO(cases_solved, K.cases_solved, K.cases_closed)
RATIO(contacts_per_case, K.case_contacts, K.cases_closed)
RATIO(time_to_resolution, K.case_time_us * 1e-6, K.cases_solved)
RATIO(rerouted, K.rerouted, C.answered)
RATIO(transfers, K.escalated + K.rerouted, C.answered)
RATIO(mislaid, K.mislaid, K.escalated + K.follow_ups)
RATIO(asked_back, K.asked, C.answered)
RATIO(with_customer, K.with_customer_us, t->span_us)
RATIO(first_response, K.reply_us * 1e-6, K.replied)
PLAIN(backlog, t->backlog)
RATIO(backlog_age, K.age_us * 1e-6, K.aged)
RATIO(cost_per_case, t->all_work_pay > 0 ? t->all_cost * (t->work_pay / t->all_work_pay) : 0, t->issues)
#undef K
#undef C

const mu_measure mu_measures_of_cases[] = {
    /* id, scope, unit, per cell, per day, pair, labels, formula, definition, source, quantile, where */
    { "redials", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, redials, "will try again", "将重拨",
      "contacts followed by a redial / offered",
      "Share of contacts that found no answer and whose customer tries again (key redial).", KPI, 0,
      MU_ONLY_CASES },
    { "balked", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, balked, "turned away", "见队即离",
      "turned away / offered",
      "Share of contacts that turned away because of those waiting (key balk); they count as blocked too.",
      KPI, 0, MU_ONLY_CASES },
    { "escalation", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, escalation, "escalated", "升级率",
      "escalated / N", "Share of answered contacts that were passed on to someone else, at the cap included.",
      KPI, 0, MU_ONLY_CASES },
    { "rerouted", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, rerouted, "re-routed", "改派率",
      "sent to the right queue / N",
      "Share of answered contacts that were in the wrong queue and were sent to the right one (key "
      "misrouted).",
      KPI, 0, MU_ONLY_CASES },
    { "transfers", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, transfers, "transfers", "转接率",
      "(escalated + re-routed) / N", "Share of answered contacts that went on in another queue.", KPI, 0,
      MU_ONLY_CASES },
    { "mislaid", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, mislaid, "lost on the way", "流转丢失率",
      "lost / (escalated + follow-ups)",
      "Share of what was passed on, or led to further work, that never got there (key lost).", KPI, 0,
      MU_ONLY_CASES },
    { "asked_back", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, asked_back, "asked back", "待客户补充率",
      "customer asked back / N", "Share of answered contacts whose customer was asked back, once or more.",
      KPI, 0, MU_ONLY_ASKS },
    { "with_customer", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, with_customer, "with the customer",
      "待客户回复量", "time with the customer / open time",
      "Mean number of contacts that wait for an answer of their customer.", KPI, 0, MU_ONLY_ASKS },
    { "resolution", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, resolution, "solved", "解决率",
      "solved / (solved + not solved)",
      "Of the contacts that nobody else took over, those that solved their case.", KPI, 0, MU_ONLY_CASES },
    { "reopen", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, reopen, "reopened", "重开率",
      "reopened / (solved + not solved)",
      "Share of the contacts that ended here, solved or not, whose customer comes back; over the solved "
      "alone it is "
      "reopen / resolution.",
      KPI, 0, MU_ONLY_CASES },
    { "bot_contained", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, bot_contained, "kept by the bot",
      "机器人分流量", "contained", "Contacts that the bot kept; they are not among those offered to people.",
      KPI, 0, MU_ONLY_CASES },
    { "containment", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, containment, "containment", "机器人分流率",
      "contained / tried the bot", "Share of those who tried the bot that it kept, wrongly or not.", KPI, 0,
      MU_ONLY_CASES },
    { "misrouted", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, misrouted, "misrouted", "错派率",
      "landed elsewhere first / offered",
      "Share of contacts that landed with another type first (key misrouted).", KPI, 0, MU_ONLY_CASES },
    { "callbacks", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, callbacks, "to be called back", "预约回拨率",
      "accepted a callback / offered", "Share of contacts whose customer hung up to be called back.", KPI, 0,
      MU_ONLY_CASES },
    { "messages", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, messages, "messages", "留言量", "M",
      "Contacts whose customer left a message instead of waiting on (key message).", KPI, 0,
      MU_ONLY_MESSAGES },
    { "dialled", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, dialled, "numbers dialled", "拨号量",
      "numbers dialled", "Numbers dialled (key arrivals.dialler); those that answered are offered.", KPI, 0,
      MU_ONLY_DIALLERS },
    { "announced", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, announced, "told a wait", "告知等待占比",
      "told a wait / offered",
      "Share of contacts whose customer was told how long the wait is (key announce).", KPI, 0,
      MU_ONLY_TOLD },
    { "announced_wait", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, false, true, announced_wait, "announced wait",
      "平均告知等待", "announced waits / told a wait",
      "Mean wait that customers were told, those who then turned away or gave up included.", KPI, 0,
      MU_ONLY_TOLD },
    { "announcement_error", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, false, true, announcement_error,
      "wait over announced", "告知误差", "(wait - announced wait) / told a wait and answered",
      "Mean of how much longer than announced those waited who were told a wait and answered; negative when "
      "they waited less.",
      "Ibrahim & Whitt 2009", 0, MU_ONLY_TOLD },
    { "announcement_square_error", MU_SCOPE_CONTACT, MU_UNIT_SECONDS2, false, false,
      announcement_square_error, "square error of the announcement", "告知误差均方",
      "(wait - announced wait)^2 / told a wait and answered",
      "Average squared error of the announced waits: what estimators of waits are compared by.",
      "Ibrahim & Whitt 2009", 0, MU_ONLY_TOLD },
    { "announcement_exceeded", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, announcement_exceeded,
      "waited longer than told", "超出告知占比", "waited longer than told / told a wait and answered",
      "Share of those told a wait and answered who waited longer than that.", KPI, 0, MU_ONLY_TOLD },
    { "sla_breach", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, sla_breach, "late", "超期率", "late / due",
      "Share of contacts that were not done in the time of the key due: done later, or still open past it.",
      KPI, 0, MU_ONLY_CASES },
    { "away", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, away, "on their way", "在途量",
      "time on the way / open time",
      "Mean number of customers and pieces of work on their way to this type: to try again, to come back, to "
      "go on.",
      KPI, 0, MU_ONLY_CASES },
    { "cases", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, cases, "cases", "个案数", "cases begun",
      "Cases that began: customers' problems, however many contacts each takes.", KPI, 0, MU_ONLY_CASES },
    { "cases_open", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, cases_open, "cases open", "未结个案",
      "begun - closed",
      "Of the cases that began, those of which something is still to come when the run ends.", KPI, 0,
      MU_ONLY_CASES },
    { "fcr", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, fcr, "FCR", "首次解决率",
      "solved at first / closed",
      "First contact resolution, gross: closed cases solved at the customer's first contact. Who comes back "
      "has the "
      "same problem, however late: no window of days decides it, as where cases are not known to be the "
      "same.",
      KPI, 0, MU_ONLY_CASES },
    { "fcr_net", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, fcr_net, "FCR (net)", "净首次解决率",
      "solved at first, not escalated / closed, not beyond tier 1",
      "First contact resolution without what the first to answer cannot solve: cases that were escalated on "
      "need or "
      "at the cap at the customer's first contact are left out; escalated on failure, they were not solved "
      "at first.",
      KPI, 0, MU_ONLY_CASES },
    { "cases_solved", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, cases_solved, "cases solved",
      "个案解决率", "solved / closed", "Share of closed cases that were solved.", KPI, 0, MU_ONLY_CASES },
    { "contacts_per_case", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, contacts_per_case,
      "contacts per case", "每案联系次数", "contacts of the customer / closed",
      "How often the customer of a closed case came: once, and each time that he came back. Redials do not "
      "count.",
      KPI, 0, MU_ONLY_CASES },
    { "time_to_resolution", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, false, true, time_to_resolution,
      "time to resolution", "解决时长", "first contact to last work, of solved cases",
      "Mean time from the first contact of a solved case to the last work on it, less the time in which a "
      "pausing ask_back waited for the customer; by the clock.",
      KPI, 0, MU_ONLY_CASES },
    { "time_to_resolution_p50", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, false, true, time_to_resolution,
      "time to resolution P50", "解决时长 P50", SPANS, "Half of the solved cases took at most this long.",
      WOODRUFF, 0.50, MU_ONLY_CASES },
    { "time_to_resolution_p90", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, false, true, time_to_resolution,
      "time to resolution P90", "解决时长 P90", SPANS, "90% of the solved cases took at most this long.",
      WOODRUFF, 0.90, MU_ONLY_CASES },
    { "first_response", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, false, true, first_response, "first response",
      "首次响应时长", "first contact to first human reply",
      "Mean time from the first contact of a case to the first answer by a person, redials and the bot "
      "included; who finds out that it is not for him does not reply; by the clock.",
      KPI, 0, MU_ONLY_CASES },
    { "first_response_p50", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, false, true, first_response,
      "first response P50", "首次响应 P50", SPANS, "Half of the cases had a human reply within this time.",
      WOODRUFF, 0.50, MU_ONLY_CASES },
    { "first_response_p90", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, false, true, first_response,
      "first response P90", "首次响应 P90", SPANS, "90% of the cases had a human reply within this time.",
      WOODRUFF, 0.90, MU_ONLY_CASES },
    { "backlog", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, backlog, "backlog", "积压量",
      "open before + came - done, given up or cut off",
      "Contacts open at the end of an interval, at the closing of a day, at the last closing of the run: "
      "waiting, in hand, put by, or with the customer.",
      KPI, 0, MU_ONLY_CASES },
    { "backlog_age", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, false, true, backlog_age, "age of backlog",
      "积压时长", "closing - created, of the open ones",
      "Mean age of the contacts open when a day closes; in business hours for types that are due in these, "
      "else by the clock.",
      KPI, 0, MU_ONLY_CASES },
    { "backlog_age_p50", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, false, true, backlog_age, "age of backlog P50",
      "积压时长 P50", SPANS, "Half of the contacts open when a day closes are at most this old.", WOODRUFF,
      0.50, MU_ONLY_CASES },
    { "backlog_age_p90", MU_SCOPE_CONTACT, MU_UNIT_SECONDS, false, true, backlog_age, "age of backlog P90",
      "积压时长 P90", SPANS, "90% of the contacts open when a day closes are at most this old.", WOODRUFF,
      0.90, MU_ONLY_CASES },
    { "cost_per_case", MU_SCOPE_CONTACT, MU_UNIT_MONEY, false, false, cost_per_case, "cost per case",
      "单案成本", "operating cost / cases closed",
      "Cost of all teams but other departments, and of tools, over cases closed; a contact of a type without "
      "cases is one. "
      "Types share the cost as the pay for the time spent on their cases, wherever that was.",
      KPI, 0, MU_ONLY_CASES },
};
const int mu_measures_of_cases_count = (int)(sizeof mu_measures_of_cases / sizeof mu_measures_of_cases[0]);

bool mu_measure_of_spans(int measure, mu_span_kind *kind)
{
    const mu_measure *m = mu_measure_at(measure);

    if (m->quantile <= 0 || m->pair == NULL) return false;
    *kind = m->pair == first_response ? MU_SPAN_REPLY
            : m->pair == backlog_age  ? MU_SPAN_AGE
                                      : MU_SPAN_RESOLUTION;
    return true;
}
