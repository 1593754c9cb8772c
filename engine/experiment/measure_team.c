/* measure_team.c - measures of teams and people: where their time goes, what they do, what it costs. */
#include "experiment/measure_rows.h"

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
RATIO(concurrency, t->session_us, t->engaged_us)
PLAIN(work_hours, (t->handled_talk_us + t->handled_wrap_up_us) / (double)MU_HOUR_US)
PLAIN(paid_hours, t->paid_us / (double)MU_HOUR_US)
PLAIN(overrun_hours, t->overrun_us / (double)MU_HOUR_US)
RATIO(shrinkage,
      t->away_us[MU_AWAY_BREAK] + t->away_us[MU_AWAY_MEETING] + t->away_us[MU_AWAY_TRAINING] +
          t->away_us[MU_AWAY_ABSENT],
      t->paid_us)
RATIO(on_break, t->away_us[MU_AWAY_BREAK], t->paid_us)
RATIO(in_meetings, t->away_us[MU_AWAY_MEETING], t->paid_us)
RATIO(in_training, t->away_us[MU_AWAY_TRAINING], t->paid_us)
RATIO(absent, t->away_us[MU_AWAY_ABSENT], t->paid_us)
RATIO(adherence, t->on_duty_us - t->off_plan_us, t->on_duty_us)
RATIO(rework, t->again_us, t->handled_talk_us + t->handled_wrap_up_us)
PLAIN(orders, t->orders.orders)
PLAIN(called_in, t->orders.called_in)
PLAIN(called_in_hours, t->orders.called_us / (double)MU_HOUR_US)
PLAIN(overtime_hours, t->orders.overtime_us / (double)MU_HOUR_US)
PLAIN(sent_home_hours, t->orders.sent_home_us / (double)MU_HOUR_US)
PLAIN(loan_hours, t->away_us[MU_AWAY_LOAN] / (double)MU_HOUR_US)
PLAIN(order_cost, t->orders.cost)
PLAIN(cost, t->cost)
RATIO(cost_per_answered, t->cost, t->handled)
PLAIN(busy_hours, t->worked_us / (double)MU_HOUR_US)
PLAIN(logged_in_hours, t->logged_in_us / (double)MU_HOUR_US)
RATIO(handled_resolution, t->solved, t->solved + t->unsolved)
RATIO(load_gini, t->gini, t->gini_of)

RATIO(practice, t->minds.of[MU_SUM_PRACTICE], t->minds.of[MU_SUM_BEGUN])
RATIO(fatigue, t->minds.of[MU_SUM_FATIGUE], t->minds.of[MU_SUM_BEGUN])
RATIO(mentored, t->minds.of[MU_SUM_MENTORED], t->minds.of[MU_SUM_BEGUN])
RATIO(morale, t->minds.of[MU_SUM_MORALE], t->minds.of[MU_SUM_MORALE_DAYS])
RATIO(anger, t->minds.of[MU_SUM_ANGER], t->minds.of[MU_SUM_BEGUN])
RATIO(abusive, t->minds.of[MU_SUM_ABUSIVE], t->minds.of[MU_SUM_BEGUN])
RATIO(burnout, t->minds.of[MU_SUM_BURNOUT], t->minds.of[MU_SUM_DAYS])
RATIO(headcount, t->minds.of[MU_SUM_PEOPLE_US], t->span_us)
RATIO(vacancy, t->minds.of[MU_SUM_VACANT_DAYS],
      t->minds.of[MU_SUM_VACANT_DAYS] + t->minds.of[MU_SUM_PEOPLE_DAYS])
PLAIN(leavers, t->minds.of[MU_SUM_LEAVERS])
RATIO(attrition, 365 * t->minds.of[MU_SUM_LEAVERS], t->minds.of[MU_SUM_PEOPLE_DAYS])
PLAIN(early_leavers, t->minds.of[MU_SUM_EARLY_LEAVERS])
PLAIN(let_go, t->minds.of[MU_SUM_LET_GO])
PLAIN(starters, t->minds.of[MU_SUM_STARTERS])
PLAIN(hiring_cost, t->minds.of[MU_SUM_HIRING_COST])
PLAIN(training_cost, t->minds.of[MU_SUM_TRAINING_COST])
RATIO(effort_speed, t->minds.of[MU_SUM_EFFORT_SPEED], t->minds.of[MU_SUM_BEGUN])
RATIO(effort_quality, t->minds.of[MU_SUM_EFFORT_QUALITY], t->minds.of[MU_SUM_BEGUN])
RATIO(gamed, t->minds.of[MU_SUM_GAMED], t->minds.of[MU_SUM_BEGUN])
PLAIN(praised, t->minds.of[MU_SUM_PRAISED])
PLAIN(bonus, t->minds.of[MU_SUM_BONUS])
RATIO(bonus_paid, t->minds.of[MU_SUM_BONUS_PAID], t->minds.of[MU_SUM_BONUS_WINDOWS])
PLAIN(training_hours, t->minds.of[MU_SUM_COURSE_HOURS])
PLAIN(course_cost, t->minds.of[MU_SUM_COURSE_PAY] + t->minds.of[MU_SUM_COURSE_FEES])
PLAIN(course_fees, t->minds.of[MU_SUM_COURSE_FEES])
RATIO(trained, t->minds.of[MU_SUM_TRAINED_DAYS], t->minds.of[MU_SUM_SEAT_DAYS])
RATIO(training_gain, t->minds.of[MU_SUM_TRAINING], t->minds.of[MU_SUM_BEGUN])
RATIO(coverage, t->minds.of[MU_SUM_COVERAGE], t->minds.of[MU_SUM_BEGUN])
RATIO(expert_equivalents, t->minds.of[MU_SUM_NOMINAL_US], t->span_us)

const mu_measure mu_measures_of_teams[] = {
    /* id, scope, unit, per cell, per day, pair, labels, formula, definition, source, quantile, where */
    { "occupancy", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, true, occupancy, "occupancy", "占用率",
      "handling / (handling + available)",
      "Share of logged-in time spent handling contacts, in opening hours.", KPI, 0, MU_EVERYWHERE },
    { "utilisation", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, true, utilisation, "utilisation", "利用率",
      "(handling + available) / paid time", "Share of paid time that people are logged in.", KPI, 0,
      MU_EVERYWHERE },
    { "staffed", MU_SCOPE_TEAM, MU_UNIT_PEOPLE, true, true, staffed, "people logged in", "在岗人数",
      "time-average", "Mean number of people logged in over opening hours, overrun included.", KPI, 0,
      MU_EVERYWHERE },
    { "scheduled", MU_SCOPE_TEAM, MU_UNIT_PEOPLE, true, false, scheduled, "people on shift", "排班人数",
      "time-average", "Mean number of people on shift over opening hours.", KPI, 0, MU_EVERYWHERE },
    { "busy", MU_SCOPE_TEAM, MU_UNIT_PEOPLE, true, true, busy, "people busy", "忙碌人数", "time-average",
      "Mean number of people handling a contact, over opening hours.", KPI, 0, MU_EVERYWHERE },
    { "handled", MU_SCOPE_TEAM, MU_UNIT_COUNT, true, true, handled, "handled", "处理量", "contacts answered",
      "Contacts answered by the team.", KPI, 0, MU_EVERYWHERE },
    { "handled_in_target", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, true, handled_in_target,
      "handled in target time", "达标处理率", "N<=T / N",
      "Of the contacts that the team answered, those within their type's time T.", KPI, 0, MU_EVERYWHERE },
    { "handled_wait", MU_SCOPE_TEAM, MU_UNIT_SECONDS, true, true, handled_wait, "wait before this team",
      "本组应答前等待", "wait of answered / N", "Mean wait of the contacts that the team answered.", KPI, 0,
      MU_EVERYWHERE },
    { "handled_wait_p50", MU_SCOPE_TEAM, MU_UNIT_SECONDS, true, true, NULL, "wait before this team P50",
      "本组应答前等待 P50", WAITS, "Half of those whom the team answered waited at most this long.", WOODRUFF,
      0.50, MU_EVERYWHERE },
    { "handled_wait_p80", MU_SCOPE_TEAM, MU_UNIT_SECONDS, true, true, NULL, "wait before this team P80",
      "本组应答前等待 P80", WAITS, "80% of those whom the team answered waited at most this long.", WOODRUFF,
      0.80, MU_EVERYWHERE },
    { "handled_wait_p90", MU_SCOPE_TEAM, MU_UNIT_SECONDS, true, true, NULL, "wait before this team P90",
      "本组应答前等待 P90", WAITS, "90% of those whom the team answered waited at most this long.", WOODRUFF,
      0.90, MU_EVERYWHERE },
    { "handled_wait_p95", MU_SCOPE_TEAM, MU_UNIT_SECONDS, true, true, NULL, "wait before this team P95",
      "本组应答前等待 P95", WAITS, "95% of those whom the team answered waited at most this long.", WOODRUFF,
      0.95, MU_EVERYWHERE },
    { "handled_wait_p99", MU_SCOPE_TEAM, MU_UNIT_SECONDS, true, true, NULL, "wait before this team P99",
      "本组应答前等待 P99", WAITS, "99% of those whom the team answered waited at most this long.", WOODRUFF,
      0.99, MU_EVERYWHERE },
    { "handled_aht", MU_SCOPE_TEAM, MU_UNIT_SECONDS, true, true, handled_aht, "team's AHT",
      "本组平均处理时长", "(talk + wrap-up) / N",
      "Average handle time of the contacts that the team answered.", KPI, 0, MU_EVERYWHERE },
    { "handled_talk", MU_SCOPE_TEAM, MU_UNIT_SECONDS, true, true, handled_talk, "team's talk",
      "本组平均通话时长", "talk / N", "Average talk time of the contacts that the team answered.", KPI, 0,
      MU_EVERYWHERE },
    { "handled_wrap_up", MU_SCOPE_TEAM, MU_UNIT_SECONDS, true, true, handled_wrap_up, "team's wrap-up",
      "本组平均话后时长", "wrap-up / N", "Average after-contact work of the contacts that the team answered.",
      KPI, 0, MU_EVERYWHERE },
    { "concurrency", MU_SCOPE_TEAM, MU_UNIT_COUNT, false, true, concurrency, "side by side", "并行会话数",
      "session time / time engaged in chat",
      "Mean number of contacts that a person has in hand while having any of those that go side by side.",
      KPI, 0, MU_ONLY_CHATS },
    { "work_hours", MU_SCOPE_TEAM, MU_UNIT_HOURS, false, true, work_hours, "work done", "处理工时",
      "(talk + wrap-up) of N", "Hours spent on the contacts that the team answered, after closing time too.",
      KPI, 0, MU_EVERYWHERE },
    { "paid_hours", MU_SCOPE_TEAM, MU_UNIT_HOURS, false, true, paid_hours, "paid hours", "计薪工时",
      "scheduled + paid overrun", "Hours paid: on shift, and past its end when overrun is paid.", KPI, 0,
      MU_EVERYWHERE },
    { "overrun_hours", MU_SCOPE_TEAM, MU_UNIT_HOURS, false, true, overrun_hours, "overrun hours", "超时工时",
      "logged in - on shift", "Hours worked past the end of shifts to finish contacts.", "muster", 0,
      MU_EVERYWHERE },
    { "orders", MU_SCOPE_TEAM, MU_UNIT_NUMBER, false, true, orders, "orders carried out", "执行指令数",
      "orders",
      "Orders given during the day that took effect; those that concern no team count for the whole.",
      "muster", 0, MU_ONLY_ORDERS },
    { "called_in", MU_SCOPE_TEAM, MU_UNIT_NUMBER, false, true, called_in, "people called in", "召回人次",
      "arrivals of people called in", "How often somebody came on duty because he was called in.", "muster",
      0, MU_ONLY_ORDERS },
    { "called_in_hours", MU_SCOPE_TEAM, MU_UNIT_HOURS, false, true, called_in_hours, "hours called in",
      "召回工时", "on duty by call", "Hours on duty of people who were called in.", "muster", 0,
      MU_ONLY_ORDERS },
    { "overtime_hours", MU_SCOPE_TEAM, MU_UNIT_HOURS, false, true, overtime_hours, "overtime hours",
      "加班工时", "on duty past the shift, by order",
      "Hours on duty past the end of shifts because it was ordered; to finish contacts is overrun.", "muster",
      0, MU_ONLY_ORDERS },
    { "sent_home_hours", MU_SCOPE_TEAM, MU_UNIT_HOURS, false, true, sent_home_hours, "hours sent home",
      "提前下班工时", "rest of the shifts of those sent home",
      "Hours of shifts that were not worked because people were sent home.", "muster", 0, MU_ONLY_ORDERS },
    { "loan_hours", MU_SCOPE_TEAM, MU_UNIT_HOURS, false, true, loan_hours, "hours on loan", "支援工时",
      "away on loan", "Hours that people of the team worked in other teams; the team pays for them.",
      "muster", 0, MU_ONLY_ORDERS },
    { "order_cost", MU_SCOPE_TEAM, MU_UNIT_MONEY, false, true, order_cost, "cost of orders", "指令成本",
      "costs of orders + fees + time paid and not worked",
      "What orders cost beside pay for hours worked: it is part of cost.", "muster", 0, MU_ONLY_ORDERS },
    { "shrinkage", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, true, shrinkage, "shrinkage", "损耗率",
      "(break + meeting + training + absent) / paid time",
      "Share of paid time that people are not on the phones: breaks, meetings, training, paid absence.", KPI,
      0, MU_ONLY_AWAY },
    { "break_share", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, true, on_break, "on breaks", "休息占比",
      "break / paid time", "Share of paid time spent on breaks.", KPI, 0, MU_ONLY_AWAY },
    { "meeting_share", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, true, in_meetings, "in meetings", "会议占比",
      "meeting / paid time", "Share of paid time spent in meetings.", KPI, 0, MU_ONLY_AWAY },
    { "training_share", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, true, in_training, "in training", "培训占比",
      "training / paid time", "Share of paid time spent in training.", KPI, 0, MU_ONLY_AWAY },
    { "absence_share", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, true, absent, "absent", "缺勤占比",
      "absent / paid time", "Share of paid time lost to leave, absence, coming late and leaving early.", KPI,
      0, MU_ONLY_AWAY },
    { "adherence", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, true, adherence, "adherence", "遵时率",
      "time where planned / time on shift",
      "Share of time on shift spent where the plan says; unplanned absence counts as elsewhere.", KPI, 0,
      MU_ONLY_AWAY },
    { "rework", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, true, rework, "work done again", "返工占比",
      "1 - useful / (talk + wrap-up)",
      "Share of handle time that is done again or for nothing: talk repeated after a hand-over, contacts of "
      "customers who come back because it was not solved, work in the wrong queue, calls back in vain, "
      "customers gone without a word, finding the thread again after an interruption.",
      "muster", 0, MU_ONLY_CASES },
    { "practice", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, false, practice, "practice gained", "熟练度",
      "sum of G / contacts begun",
      "Mean gain of practice with which contacts were begun: 0 of a novice, 1 of an expert.", "muster", 0,
      MU_ONLY_LEARNING },
    { "fatigue", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, false, fatigue, "fatigue", "疲劳度",
      "sum of F / contacts begun", "Mean fatigue with which contacts were begun: 0 fresh, 1 exhausted.",
      "muster", 0, MU_ONLY_TIRING },
    { "mentored", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, false, mentored, "with a mentor", "有导师带教占比",
      "contacts begun by people who have a mentor / contacts begun",
      "Share of contacts begun by people who have a mentor.", "muster", 0, MU_ONLY_MENTORED },
    { "morale", MU_SCOPE_TEAM, MU_UNIT_NUMBER, true, true, morale, "morale", "士气", "sum of M / days worked",
      "Mean morale at the end of days worked: -1 to 1, 0 as usual.", "muster", 0, MU_ONLY_MOODS },
    { "anger", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, false, anger, "customers' anger", "客户怒气",
      "sum of anger / contacts begun", "Mean anger with which customers came: 0 none, 1 furious.", "muster",
      0, MU_ONLY_ANGERED },
    { "abusive", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, false, abusive, "abusive contacts", "辱骂占比",
      "abusive / contacts begun", "Share of contacts whose customer was abusive.", "muster", 0,
      MU_ONLY_ANGERED },
    { "burnout", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, true, burnout, "burnout", "职业倦怠",
      "sum of B / days worked", "Mean burnout at the end of days worked: 0 none, 1 burnt out.", "muster", 0,
      MU_ONLY_BURNING },
    { "headcount", MU_SCOPE_TEAM, MU_UNIT_PEOPLE, true, true, headcount, "headcount", "在职人数",
      "people who have a seat, time-average",
      "Mean number of people employed over opening hours, on duty or not; those in class do not count yet.",
      "muster", 0, MU_ONLY_STAFF },
    { "vacancy", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, vacancy, "seats vacant", "岗位空缺率",
      "vacant days / days of all seats", "Share of the days of all seats on which nobody has them.", "muster",
      0, MU_ONLY_STAFF },
    { "leavers", MU_SCOPE_TEAM, MU_UNIT_NUMBER, false, false, leavers, "people who left", "离职人数",
      "leavers", "People who left for good.", "muster", 0, MU_ONLY_STAFF },
    { "attrition", MU_SCOPE_TEAM, MU_UNIT_YEARLY, false, false, attrition, "attrition per year", "年化离职率",
      "365 x leavers / days of people", "People who left, per year and person employed.", "muster", 0,
      MU_ONLY_STAFF },
    { "early_leavers", MU_SCOPE_TEAM, MU_UNIT_NUMBER, false, false, early_leavers, "left within 90 days",
      "90天内离职人数", "leavers with a tenure of up to 90 days",
      "Of those who left, within 90 days of starting.", "muster", 0, MU_ONLY_STAFF },
    { "let_go", MU_SCOPE_TEAM, MU_UNIT_NUMBER, false, false, let_go, "people let go", "辞退人数",
      "people let go", "People whose work a rule ended; they are not counted as having left.", "muster", 0,
      MU_ONLY_LET_GO },
    { "starters", MU_SCOPE_TEAM, MU_UNIT_NUMBER, false, false, starters, "people who started", "入职人数",
      "starters", "New people who took a seat, after their class where there is one.", "muster", 0,
      MU_ONLY_STAFF },
    { "hiring_cost", MU_SCOPE_TEAM, MU_UNIT_MONEY, false, false, hiring_cost, "cost of hiring", "招聘成本",
      "cost x people who accepted", "What hiring costs: it is part of cost.", "muster", 0, MU_ONLY_STAFF },
    { "training_cost", MU_SCOPE_TEAM, MU_UNIT_MONEY, false, false, training_cost, "cost of classes",
      "培训成本", "hours in class x pay",
      "Pay of those in class, before they have a seat: it is part of cost.", "muster", 0, MU_ONLY_STAFF },
    { "effort_speed", MU_SCOPE_TEAM, MU_UNIT_NUMBER, true, false, effort_speed, "effort in speed", "速度努力",
      "sum of x_s / contacts begun",
      "Mean effort in speed with which contacts were begun, as log speed: 0.05 is about 5 % faster, below 0 "
      "slower.",
      "muster", 0, MU_ONLY_CHANGING },
    { "effort_quality", MU_SCOPE_TEAM, MU_UNIT_NUMBER, true, false, effort_quality, "effort in quality",
      "质量努力", "sum of x_q / contacts begun",
      "Mean effort in quality with which contacts were begun; 0.05 adds 0.1 to the log-odds of solving.",
      "muster", 0, MU_ONLY_CHANGING },
    { "gamed", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, false, gamed, "gamed contacts", "敷衍占比",
      "gamed / contacts begun", "Share of contacts that were ended early, unsolved, for the sake of figures.",
      "muster", 0, MU_ONLY_CHANGING },
    { "praised", MU_SCOPE_TEAM, MU_UNIT_NUMBER, false, true, praised, "praise", "表扬人次",
      "people praised, each time", "How often somebody was praised, by a rule under rules.incentive.",
      "muster", 0, MU_ONLY_PRAISING },
    { "bonus", MU_SCOPE_TEAM, MU_UNIT_MONEY, false, true, bonus, "bonus paid", "奖金", "sum of bonuses",
      "What schemes paid for windows that ended; it is part of cost.", "muster", 0, MU_ONLY_PROMISES },
    { "bonus_paid", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, bonus_paid, "windows with a bonus",
      "获奖占比", "windows paid / windows",
      "Share of people's windows, of all schemes, that ended with a bonus; of several targets each counts by "
      "its weight.",
      "muster", 0, MU_ONLY_PROMISES },
    { "training_hours", MU_SCOPE_TEAM, MU_UNIT_HOURS, false, true, training_hours, "hours in courses",
      "培训工时", "sum of time in sessions", "Paid hours that people spent in courses that teach something.",
      "muster", 0, MU_ONLY_TRAINED },
    { "course_fees", MU_SCOPE_TEAM, MU_UNIT_MONEY, false, true, course_fees, "fees for courses", "课程费用",
      "cost / sessions x sessions attended",
      "What courses cost beside the pay for the time in them: it is part of cost.", "muster", 0,
      MU_ONLY_TRAINED },
    { "course_cost", MU_SCOPE_TEAM, MU_UNIT_MONEY, false, true, course_cost, "cost of courses", "课程总成本",
      "hours in courses x pay + fees",
      "What courses cost: pay for the time in them, which is part of paid hours, and fees. All of it is part "
      "of cost.",
      "muster", 0, MU_ONLY_TRAINED },
    { "trained", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, trained, "people trained", "已培训占比",
      "days of people who were at a course / days of people",
      "Share of the people who have been at a session of a course since they came, mean over days.", "muster",
      0, MU_ONLY_TRAINED },
    { "training_gain", MU_SCOPE_TEAM, MU_UNIT_NUMBER, true, false, training_gain, "gain from training",
      "培训增益", "sum of log speed by courses / contacts begun",
      "Mean log speed that courses gave to contacts begun, from one's own and from the others': 0.05 is "
      "about "
      "5 % faster.",
      "muster", 0, MU_ONLY_TRAINED },
    { "coverage", MU_SCOPE_TEAM, MU_UNIT_SHARE, true, false, coverage, "knowledge written down", "知识覆盖率",
      "sum of C / contacts begun",
      "Mean coverage of the knowledge base, of the type and the moment of contacts begun.", "muster", 0,
      MU_ONLY_KNOWING },
    { "expert_equivalents", MU_SCOPE_TEAM, MU_UNIT_PEOPLE, true, false, expert_equivalents,
      "experts for the same work", "等效熟手人数", "work of experts / time",
      "Mean number of fresh experts of usual ability who would have been busy with the contacts that the "
      "team "
      "began; to be read beside people busy.",
      "muster", 0, MU_ONLY_CHANGING },
    { "cost", MU_SCOPE_TEAM, MU_UNIT_MONEY, true, true, cost, "cost", "成本", "paid hours x pay",
      "Pay for the paid hours, and bonuses; for all teams together, or a single one, what tools cost "
      "besides.",
      KPI, 0, MU_EVERYWHERE },
    { "cost_per_answered", MU_SCOPE_TEAM, MU_UNIT_MONEY, true, true, cost_per_answered, "cost per answered",
      "单次接听成本", "cost / contacts answered", "Cost divided by the contacts that the team answered.", KPI,
      0, MU_EVERYWHERE },
    { "busy_hours", MU_SCOPE_TEAM, MU_UNIT_HOURS, false, false, busy_hours, "busy hours", "忙碌工时",
      "handling", "Hours spent handling contacts, overrun included; with accounts of people only.", KPI, 0,
      MU_ONLY_PEOPLE },
    { "logged_in_hours", MU_SCOPE_TEAM, MU_UNIT_HOURS, false, false, logged_in_hours, "logged in", "在线工时",
      "handling + available", "Hours logged in, overrun included; with accounts of people only.", KPI, 0,
      MU_ONLY_PEOPLE },
    { "handled_resolution", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, handled_resolution, "solved",
      "本组解决率", "solved / (solved + not solved)",
      "Of the contacts that these people brought to an end, those that solved their case; with accounts of "
      "people only, where contacts can fail.",
      KPI, 0, MU_ONLY_SOLVERS },
    { "load_gini", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, load_gini, "Gini of load", "负荷基尼系数",
      "sum |b_i - b_j| / (2 n sum b)",
      "How unevenly the work is shared out among the people who logged in: Gini coefficient of the time b "
      "that "
      "each was busy in a replication, averaged over replications. 0: all alike; with accounts of people "
      "only.",
      "Gini (1912)", 0, MU_ONLY_PEOPLE },
};
const int mu_measures_of_teams_count = (int)(sizeof mu_measures_of_teams / sizeof mu_measures_of_teams[0]);
