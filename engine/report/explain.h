/* explain.h - the parts of mu_report_explain: what was understood, the load by hour, the warnings. */
#ifndef MU_REPORT_EXPLAIN_H
#define MU_REPORT_EXPLAIN_H

#include "report/load.h"
#include "report/report.h"

/* Horizon, experiment, contact types and teams, in words. */
void mu_explain_scenario(mu_text *out, const mu_load *l);

/* The entry of one contact type, or team; names are `width` columns wide. */
void mu_explain_type(mu_text *out, const mu_load *l, int32_t i, int width);
void mu_explain_team(mu_text *out, const mu_load *l, int32_t j, int width);
int  mu_explain_name_width(const mu_model *m);

/* Tools with their times and costs; what changes by date, with the entries that differ from those before (explain_by_date.c); and the warnings that hold from
 * then on and did not before. The number of warnings. */
void mu_explain_tools(mu_text *out, const mu_model *m);
void mu_explain_by_date(mu_text *out, const mu_model *m);
int  mu_explain_later_warnings(mu_text *out, const mu_model *m);

/* How people change while they work; nothing where they do not (explain_behaviour.c). */
void mu_explain_behaviour(mu_text *out, const mu_model *m);
void mu_explain_staff(mu_text *out, const mu_model *m); /* part of the above */
/* What people are promised; and how they take it (explain_incentives.c). */
void mu_explain_incentives(mu_text *out, const mu_model *m);
void mu_explain_mentoring(mu_text *out, const mu_behaviour *b);
void mu_explain_switching(mu_text *out, const mu_behaviour *b);
void mu_explain_morale(mu_text *out, const mu_behaviour *b);
/* Courses and what is written down (explain_training.c). */
void mu_explain_training(mu_text *out, const mu_model *m);
void mu_explain_effort(mu_text *out, const mu_behaviour *b);
void mu_explain_gaming(mu_text *out, const mu_behaviour *b);
void mu_explain_praise(mu_text *out, const mu_behaviour *b);
/* What customers think and do, where there is behaviour (explain_opinions.c). */
void mu_explain_opinions(mu_text *out, const mu_model *m);

/* The rules that decide, and what they are given; nothing when there are none (explain_rules.c). */
void mu_explain_rules(mu_text *out, const mu_model *m);

/* Pieces of sentences about a contact type: who answers it, how many are in hand, where its contacts go on (nothing
 * when they end); and about a team: which contacts it takes first and next, unless that goes by priority or by its list. */
void mu_explain_servers(mu_text *out, const mu_model *m, const mu_contact_type *t);
void mu_explain_hands(mu_text *out, const mu_contact_type *t);
void mu_explain_journey(mu_text *out, const mu_model *m, const mu_contact_type *t);
/* What stands before its queue; nothing when all come straight to it. */
void mu_explain_gate(mu_text *out, const mu_model *m, const mu_contact_type *t);
/* What a case goes through, and when it goes on. */
void mu_explain_stages(mu_text *out, const mu_model *m, const mu_stages *s);
void mu_explain_first(mu_text *out, const mu_model *m, const mu_team *team);
void mu_explain_next(mu_text *out, const mu_team *team);
/* "30 CNY an hour" */
void mu_explain_pay(mu_text *out, const mu_model *m, double pay);
/* " (175% of the time, solves 68.7%)": how somebody does the work of a type. */
void mu_explain_terms(mu_text *out, const mu_proficiency *p);
/* The people of a team who differ from the others, and how; nothing where all are alike. */
void mu_explain_own(mu_text *out, const mu_model *m, int32_t team);
/* Who may come, and stay, without its being planned; nothing where nobody may. */
void mu_explain_unplanned(mu_text *out, const mu_model *m, int32_t team);
/* What keeps a team's people off the phones; nothing when nothing does. */
void mu_explain_worktime(mu_text *out, const mu_model *m, int32_t team);
/* Days of the horizon on which the doors are closed, or open at other hours. */
void mu_explain_holidays(mu_text *out, const mu_calendar *c);
/* "mon-fri", "mon, wed", "daily"; bit 0 is Monday. */
void mu_explain_days(mu_text *out, unsigned days);

/* By whose clock all this is, nothing without a zone: "; times are those of Europe/Berlin (UTC+01:00)"; and what goes by
 * another clock: " by the clock of Asia/Shanghai (UTC+08:00)". */
void mu_explain_clock(mu_text *out, const mu_calendar *c);
void mu_explain_other_clock(mu_text *out, const mu_calendar *c, const mu_wall *wall);
/* A planner's warning: the sentence is used up, and counted. */
void mu_explain_warning(mu_text *out, mu_text *sentence, int *said);
/* Warns of the days of the horizon on which a clock changes. */
void mu_explain_changes(mu_text *out, const mu_model *m, int *said);
/* Warns of teams of which less than one person is left, and of those who are late for longer than they work. */
void mu_explain_few(mu_text *out, const mu_load *l, int *said);
/* Warns of contacts that become very many, or are worked on very often. */
void mu_explain_loops(mu_text *out, const mu_load *l, int *said);

/* Load, people and occupancy by hour: of every kind of day, or of the busiest one and the week beside it. */
void mu_explain_load(mu_text *out, mu_load *l);

/* The tables of one day, for mu_explain_load. */
void mu_explain_day(mu_text *out, mu_load *l, const mu_load_day *day);
#define MU_EXPLAIN_INDENT 2

/* What a planner would warn of; the number of warnings. The second: of people who are away at the wrong time. */
int mu_explain_warnings(mu_text *out, const mu_load *l);
int mu_explain_away_warnings(mu_text *out, const mu_load *l);

#endif
