/* found.h - everything that an import found out: what the scenario and the report are written from. */
#ifndef MU_IMPORT_FOUND_H
#define MU_IMPORT_FOUND_H

#include "import/daily.h"
#include "import/fit.h"
#include "import/staffing.h"
#include "import/survival.h"

#define MU_TOO_FEW 30 /* values; with fewer, all calls together stand for a group or class */

/* Handle times of one group, or of all calls together. */
typedef struct {
    bool    own;  /* false: too few, the whole stands for it */
    mu_fits fits; /* n is 0 when there is no handle time at all */
    mu_bins bins;
} mu_handle_fit;

/* Patience of one class, or of all calls together. */
typedef struct {
    bool        own;
    mu_survival curve;
    mu_bins     bins; /* n is 0 when nobody left after a wait */
} mu_patience_fit;

typedef struct {
    const mu_import_options *options;
    const char              *source; /* the log's file name, without its folder */
    const mu_call_log       *log;
    bool                    *fitted; /* [log->n_dates] */
    int32_t                  n_fitted;
    mu_classes               classes;
    mu_daily                 daily;
    mu_arrival_pattern       pattern;      /* of all calls together */
    double                  *expected;     /* [classes * 7 * slots] calls per interval */
    double                  *expected_all; /* [7 * slots] */
    mu_handle_fit           *handle;       /* [groups + 1]; the last is all together */
    mu_patience_fit         *patience;     /* [classes + 1]; likewise */
    int32_t                  steps;        /* slots of the staffing: two an interval */
    int32_t                 *plan;         /* [7 * steps] people */
    mu_seen_shift           *shift;
    int32_t                  n_shifts;
    int64_t                  first_actual, last_actual; /* dates of the simulated horizon */
    int64_t                  last_in_log; /* after last_actual when the log is longer than a horizon can be */
} mu_found;

/* Fits everything. Problems: no day to fit, no handle time, an interval that does not divide a day. */
mu_status mu_find(mu_arena *a, const mu_call_log *log, const mu_import_options *o, mu_diag *diag,
                  mu_found *out);

/* Days of data that are missing between the first and the last, and intervals in which nobody called although
 * at least 7 calls were expected (which chance explains once in a thousand). */
typedef struct {
    int64_t date;
    int32_t slot; /* -1: the whole day */
    double  expected;
} mu_gap;
mu_status mu_find_gaps(mu_arena *a, const mu_found *f, mu_gap **out, int32_t *n);

/* scenario.yaml and its tables, into the folder; the folder is made. */
mu_status mu_found_write_scenario(const mu_found *f, mu_diag *diag);

/* What import.txt and data-quality.txt say. */
void mu_found_summary(const mu_found *f, mu_text *t);
void mu_found_quality(const mu_found *f, mu_text *t);
void mu_found_say_log(const mu_found *f, mu_text *t); /* the first lines of both */

/* Writes a text as a file of the folder; empties `t`. */
mu_status mu_found_write(const mu_found *f, const char *name, mu_text *t, mu_diag *diag);
/* Makes the folder and what is missing above it. */
mu_status mu_found_folder(const char *folder, mu_diag *diag);
/* A name as YAML text in quotation marks. */
void mu_found_quote(mu_text *t, const char *s);

const char *mu_weekday_name(int weekday); /* "mon" */

#endif
