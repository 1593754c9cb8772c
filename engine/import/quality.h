/* quality.h - what was wrong with a log: every row that was left out or only half used, by line and reason. */
#ifndef MU_IMPORT_QUALITY_H
#define MU_IMPORT_QUALITY_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

#define MU_REMARKS_LIMIT     64   /* different reasons; more are told as one */
#define MU_REMARK_LINES_KEPT 5000 /* runs of lines told one by one, per reason */

typedef struct {
    int32_t first, last; /* lines of the file, from 1 */
} mu_line_run;

typedef struct {
    const char  *reason;
    bool         kept; /* the call counts all the same; only a value of it was not used */
    int64_t      rows;
    int32_t      n_runs;
    mu_line_run *run;
} mu_remark;

typedef struct {
    mu_arena *arena;
    int32_t   n;
    mu_remark remark[MU_REMARKS_LIMIT];
    int64_t   left_out; /* rows */
} mu_quality;

/* Rows must come in ascending lines. MU_ERR_NOMEM, or MU_OK. */
mu_status mu_quality_add(mu_quality *q, bool kept, int line, const char *reason);

int64_t mu_quality_rows(const mu_quality *q, const char *reason); /* 0 when it never came up */

/* Lines "12-14, 20, ..." of each remark, left-out rows first, the more frequent first. */
void mu_quality_print(const mu_quality *q, mu_text *t);

#endif
