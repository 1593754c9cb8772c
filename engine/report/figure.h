/* figure.h - one row of figures as a planner reads them: "82.7%", "2 880", "7.8 s", "6 624 CNY".
 *
 * A style is chosen once for a row, from its mean and its interval, so that all figures of the row have the
 * same unit and the same decimals. Thousands are set apart by a blank, as ISO 80000-1 has it.
 */
#ifndef MU_REPORT_FIGURE_H
#define MU_REPORT_FIGURE_H

#include "base/text.h"
#include "experiment/measure.h"

typedef struct {
    double      scale; /* what a value is multiplied by before it is printed */
    int         decimals;
    const char *unit;     /* after the number: "%", " s", "" */
    const char *currency; /* after that, or NULL */
} mu_figure;

/* The style for a row around `mean` whose interval is low .. high (NaN where there is none). */
mu_figure mu_figure_for(mu_unit unit, double mean, double low, double high, const char *currency);

/* For a table that is too wide otherwise: tells a number of more than five digits in thousands or millions, and
 * a very long time in days. */
void mu_figure_shorten(mu_figure *f, double mean, double low, double high);

/* Would both be printed alike? */
bool mu_figure_same(const mu_figure *f, double a, double b);

void mu_figure_bare(mu_text *out, const mu_figure *f, double x);  /* "82.7"; "-" for NaN */
void mu_figure_unit(mu_text *out, const mu_figure *f);            /* "%", " s", " CNY" */
void mu_figure_value(mu_text *out, const mu_figure *f, double x); /* both; "-" for NaN */

void mu_figure_percent(mu_text *out, double share, int decimals); /* "87%"; "-" for NaN and infinity */
void mu_figure_occupancy(mu_text *out, double share); /* likewise; ">1 000%" when that says enough */

/* A plain number with grouped thousands. */
void mu_figure_number(mu_text *out, double x, int decimals);

#endif
