/* csvout.h - writes rows of RFC 4180 with LF: cells, the commas between them, quotes where they are needed. */
#ifndef MU_REPORT_CSVOUT_H
#define MU_REPORT_CSVOUT_H

#include "experiment/results.h"
#include "report/output.h"

void mu_csvout_cell(mu_text *row, const char *s);
void mu_csvout_number(mu_text *row, double x); /* empty where there is no figure */
void mu_csvout_integer(mu_text *row, int64_t x);
/* mean, se, low, high, n; p10, p50, p90 of days */
void mu_csvout_estimate(mu_text *row, const mu_estimate *e, const mu_spread *days);
/* Ends the row, which is empty afterwards. */
void mu_csvout_end(mu_output *o, mu_text *row);

/* Tables that are there only where the scenario or the user asks for them (csv_groups.c). */
void mu_csvout_groups(mu_output *o, const mu_results *r);
void mu_csvout_people(mu_output *o, const mu_results *r);
/* Incentives (schemes.c), months (csv_months.c). */
void mu_csvout_schemes(mu_output *o, const mu_results *r);
void mu_csvout_months(mu_output *o, const mu_results *r);

#endif
