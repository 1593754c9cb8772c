/* calllog.h - a call log, read as a stream and cleaned: what is known of each call, and what was wrong.
 *
 * A row is kept when it can be read and tells of a caller who stood in the queue or was answered at once. What
 * is not kept, and why, is in `quality`; nothing is repaired silently.
 *
 * Ownership: the log owns all its parts. Memory: 48 bytes for each call kept, 16 for each row.
 */
#ifndef MU_IMPORT_CALLLOG_H
#define MU_IMPORT_CALLLOG_H

#include "import/columns.h"
#include "import/quality.h"
#include "import/words.h"

typedef struct {
    double  at_s;                  /* since midnight of `date` */
    double  waited_s;              /* 0 when the log has no waits */
    double  handle_s;              /* answered calls; -1: unknown or not believed */
    int32_t date;                  /* days since 1970 */
    int32_t type, agent, priority; /* numbers of words, or -1 */
    int32_t line;
    bool    answered; /* false: abandoned */
} mu_call;

typedef struct {
    mu_arena   *arena;
    mu_columns  columns;
    const char *header[MU_COLUMN_ROLES]; /* names of these columns; NULL where there is none */
    int64_t     rows;                    /* in the file, header apart */
    int64_t     n;
    mu_call    *call;                                /* by date, time, line */
    mu_words    types, agents, priorities, outcomes; /* counted over all rows, also those left out */
    int32_t     n_dates;
    int64_t    *date;         /* days with at least one call, ascending */
    int64_t     out_of_order; /* rows earlier than the row before them */
    double      unit;         /* resolution of waits and handle times: 1 s, or 0 when there are fractions */
    mu_quality  quality;
} mu_call_log;

/* On failure *out is NULL and `diag` says why: what csv.h refuses, a missing column, a date that could be two,
 * no usable row at all. Warnings: more than half of the rows left out, more than 1 % with an outcome that is
 * neither answered nor abandoned, no outcome column at all. */
mu_status mu_call_log_read(const char *path, const mu_import_options *o, mu_diag *diag, mu_call_log **out);
void      mu_call_log_free(mu_call_log *log); /* accepts NULL */

/* Reasons that callers of this module ask for by name. */
extern const char *const mu_left_in_menu; /* abandoned after no wait */
extern const char *const mu_duplicate_row;
extern const char *const mu_handle_of_zero; /* kept: answered with a handle time of 0 */

#endif
