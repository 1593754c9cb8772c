/* muster/report.h - results and models as people and programs read them: terminal, JSON, CSV.
 *
 * Every function that returns `char *` returns UTF-8 text that the caller frees, or NULL if out of memory.
 * Texts for the terminal fit 80 columns, count wide letters as two, and end in a line break.
 *
 * Determinism: the same results give the same bytes, on every machine and for every number of threads.
 * What is known only to the one who ran the experiment (threads, seconds) appears in mu_report_text alone.
 */
#ifndef MUSTER_REPORT_H
#define MUSTER_REPORT_H

#include <muster/experiment.h>

/* How the run went, for the first line of the table. A zero leaves the figure out. */
typedef struct {
    int    threads;
    double seconds;
} mu_report_run;

/* The table for the terminal. `run` may be NULL. */
char *mu_report_text(const mu_results *r, const mu_report_run *run);

/* Single people by team: how busy each was, what he handled, how long he was there, and how unevenly the work is shared
 * out; of a large team the busiest and the least busy. Empty unless people were asked for (mu_run_options.people). */
char *mu_report_people(const mu_results *r);

/* Which parameters in use are guesses, or calibrated on others, with values and plausible ranges. Empty without any. */
char *mu_report_assumptions(const mu_model *m);

/* A long run by calendar month, all teams together; with `teams` each team, too, and how far the intervals reach. Empty
 * where the run is not told by month: over 60 days it is, or over 31 where people change. */
char *mu_report_months(const mu_results *r, bool teams);

/* Simulated beside measured, for a scenario with `actual`: bias, share of its rows inside their 90 % band, both
 * by time of day, and what differed in each hour that lies outside. Empty when there is nothing to compare. */
char *mu_report_actual(const mu_results *r);

/* Published, simulated, interval and verdict of each figure under the scenario's key `published`, and what the verdict
 * means. The number of figures that do not agree is returned; *text_out is NULL if out of memory, and then it is at
 * least 1. `run` may be NULL. */
int mu_report_published(const mu_results *r, const mu_report_run *run, char **text_out);

/* One JSON document, "format": "muster-results/2"; described by mu_report_json_schema. Numbers have 9
 * significant digits; what cannot be computed is null. */
char *mu_report_json(const mu_results *r);

/* The JSON Schema (draft 2020-12) of what mu_report_json writes. */
char *mu_report_json_schema(void);

/* Writes measures.csv, intervals.csv and provenance.csv, and where there is something to put in them backtest.csv
 * (measured figures beside simulated ones), groups.csv, people.csv, months.csv and incentives.csv (older ones are removed otherwise) into `folder`, which is made (with its parents) if it is
 * missing. All of them are written or none: they grow under other names and are then renamed together. */
mu_status mu_report_csv(const mu_results *r, const char *folder, mu_diag *diag);

/* Writes `text` to the file at `path` in the same way; for JSON. */
mu_status mu_report_write(const char *path, const char *text, mu_diag *diag);

/* What the scenario says, in plain language: load, people and expected occupancy by hour, and the warnings a
 * planner would give. Nothing is simulated. */
char *mu_report_explain(const mu_model *m);

/* The dictionary of measures: id, label, unit, formula, definition, source. */
char *mu_report_measures(void);

#endif
