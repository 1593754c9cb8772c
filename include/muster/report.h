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

/* Simulated beside measured, for a scenario with `actual`: bias, share of intervals inside their 90 % band, both
 * by time of day, and what differed in each hour that lies outside. Empty when there is nothing to compare. */
char *mu_report_actual(const mu_results *r);

/* One JSON document, "format": "muster-results/1"; described by mu_report_json_schema. Numbers have 9
 * significant digits; what cannot be computed is null. */
char *mu_report_json(const mu_results *r);

/* The JSON Schema (draft 2020-12) of what mu_report_json writes. */
char *mu_report_json_schema(void);

/* Writes measures.csv, intervals.csv and provenance.csv (and backtest.csv, where measured figures stand beside
 * simulated ones; an older one is removed where none do) into `folder`, which is made (with its parents) if it is
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
