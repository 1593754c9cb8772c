/* measure_rows.h - how a row of the table of measures is written; private to measure*.c. */
#ifndef MU_EXPERIMENT_MEASURE_ROWS_H
#define MU_EXPERIMENT_MEASURE_ROWS_H

#include "experiment/measure.h"

/* The parts of the table, in the order in which they follow each other: contacts and their waits, what becomes of
 * contacts and cases, what customers think, teams, how their people differ. */
extern const mu_measure mu_measures_of_queues[], mu_measures_of_cases[], mu_measures_of_opinions[],
    mu_measures_of_teams[], mu_measures_of_crowds[];
extern const int mu_measures_of_queues_count, mu_measures_of_cases_count, mu_measures_of_opinions_count,
    mu_measures_of_teams_count, mu_measures_of_crowds_count;

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

#define KPI      "field convention"
#define WAITS    "quantile of waits of answered"
#define WOODRUFF "interval: Woodruff (1952), JASA 47"
#define SPANS    "quantile over days and replications"

#endif
