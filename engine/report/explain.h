/* explain.h - the parts of mu_report_explain: what was understood, the load by hour, the warnings. */
#ifndef MU_REPORT_EXPLAIN_H
#define MU_REPORT_EXPLAIN_H

#include "report/load.h"
#include "report/report.h"

/* Horizon, experiment, contact types and teams, in words. */
void mu_explain_scenario(mu_text *out, const mu_load *l);

/* Load, people and occupancy by hour: of every kind of day, or of the busiest one and the week beside it. */
void mu_explain_load(mu_text *out, mu_load *l);

/* The tables of one day, for mu_explain_load. */
void mu_explain_day(mu_text *out, mu_load *l, const mu_load_day *day);
#define MU_EXPLAIN_INDENT 2

/* What a planner would warn of; the number of warnings. */
int mu_explain_warnings(mu_text *out, const mu_load *l);

#endif
