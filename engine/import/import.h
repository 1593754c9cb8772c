/* import.h - a log of calls becomes a scenario: what `muster import` does.
 *
 * Reads a table with one row per call, cleans it, fits what a scenario needs and writes a folder that
 * `muster run` can run: scenario.yaml with its data tables, data-quality.txt (what was left out, line by
 * line, and why) and import.txt (what was fitted, with tests of fit). Where only some days are fitted, the
 * other days become `actual`, so that the run ends with simulated and real figures side by side.
 *
 * A log tells less than one would like, and this is what is made of it:
 *   - the wait of an answered call says only that the caller's patience was longer (survival.h);
 *   - who was on duty is seen from the calls people took (staffing.h);
 *   - a call abandoned after no wait at all never stood in a queue: most systems write so when a caller
 *     hangs up in the voice menu. It is left out and counted, unless `zero_abandons` says otherwise.
 *
 * Memory:      grows with the number of calls kept, by 48 bytes each; the file itself is streamed.
 * Determinism: the same file and options write the same bytes.
 */
#ifndef MU_IMPORT_IMPORT_H
#define MU_IMPORT_IMPORT_H

#include "base/error.h"
#include "base/simtime.h"

typedef enum { MU_DAYS_ALL, MU_DAYS_ODD, MU_DAYS_EVEN } mu_import_days; /* by day of the month */

/* How 03/04/2026 is meant. AUTO reads what leaves no doubt (2026-04-03, 20260403, 260403, 3.4.2026) and
 * refuses the rest. */
typedef enum { MU_DATE_AUTO, MU_DATE_YMD, MU_DATE_DMY, MU_DATE_MDY } mu_date_order;

typedef struct {
    const char *folder; /* where the scenario goes; made when it is not there. Required */
    const char *name;   /* of the scenario; NULL: the folder's name */

    /* Column names; NULL: found among the usual names (mu_import_usual_names). `arrival`, `wait` and `handle`
     * must be there. An empty string: leave that column aside, or there is none. */
    const char *arrival; /* instant, or time of day when there is a date column */
    const char *date;
    const char *type;     /* contact type */
    const char *priority; /* class of priority: only used by `head_start` */
    const char *wait;     /* time in the queue; with "" patience is unknown, and nobody gives up */
    const char *outcome;  /* answered or abandoned, in words */
    const char *handle;   /* time with the agent */
    const char *agent;    /* who answered; without it staffing comes from the load alone */

    /* Words of the outcome column, comma separated, compared without case; NULL: the usual ones. */
    const char *answered, *abandoned;

    mu_date_order  date_order;
    mu_import_days fit;          /* days that are fitted; the others become `actual` */
    mu_span        interval;     /* 30 min; must divide a day */
    mu_span        max_handle;   /* longer handle times are not believed (the call still counts). 4 h */
    mu_span        longest_idle; /* without a call for longer while somebody waited: was away. 10 min */
    mu_span        within;       /* 20 s, and `target` 0.8: the service level of the scenario */
    double         target;
    const char    *head_start;      /* "2=90s, 3=2min": seconds by value of the priority column; NULL: none */
    double         small_type;      /* types with a smaller share of calls are pooled as "other". 0.02 */
    bool           zero_abandons;   /* true: abandoned after no wait counts as an abandonment */
    bool           keep_duplicates; /* true: identical rows are different calls */
    int n_columns; /* of a table of people (people.h): which column holds what, "aht=Average talk" */
    const char *const *columns;
    bool               force; /* true: a scenario that is in the folder already is replaced */
} mu_import_options;

/* The defaults named above; `folder` is NULL. */
mu_import_options mu_import_defaults(void);

/* Imports the log at `csv`; or, where its header is that of a table with one row per person, these people (people.h): then
 * people.txt stands for import.txt. On success *summary_out is the text of import.txt (the caller frees it) and
 * `diag` may hold warnings; otherwise it is NULL, `diag` says why, and the folder may hold files of an
 * import that stopped halfway. */
mu_status mu_import_log(const char *csv, const mu_import_options *o, mu_diag *diag, char **summary_out);

/* For help texts: the usual names of a column, comma separated. `column` is "arrival", "date", "type",
 * "priority", "wait", "outcome", "handle" or "agent"; also "answered" and "abandoned" for the usual words.
 * NULL for anything else. */
const char *mu_import_usual_names(const char *column);

#endif
