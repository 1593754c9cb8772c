/* csv.h - a comma-separated table, read as a stream.
 *
 * Reads RFC 4180 with commas, semicolons or tabs (told from the header line), LF or CRLF, a byte
 * order mark, quoted cells with doubled quotes and line breaks. Cells are trimmed of blanks unless
 * quoted. Memory does not grow with the file: one row is held at a time, of at most 1 MB.
 */
#ifndef MU_BASE_CSV_H
#define MU_BASE_CSV_H

#include "base/error.h"

typedef struct mu_csv mu_csv;

/* Opens `path` and reads the header row. `*out` is NULL and a problem is in `diag` on failure: missing,
 * a directory, unreadable, empty, NUL bytes, not UTF-8, a row over the limit. */
mu_status mu_csv_open(const char *path, mu_diag *diag, mu_csv **out);
void      mu_csv_close(mu_csv *c);

const char *mu_csv_path(const mu_csv *c);
size_t      mu_csv_columns(const mu_csv *c);
const char *mu_csv_column(const mu_csv *c, size_t i); /* its name in the header */
/* Index of the column of that name (case-insensitive when no exact match), or -1. */
int mu_csv_find(const mu_csv *c, const char *name);

/* Advances to the next row: true and the cells are valid until the next call; false at the end or on a
 * failure (then `*status` is not MU_OK and the problem is in the diag given at opening). Blank lines are
 * skipped. A row with fewer or more cells than the header is a row all the same: see mu_csv_cells. */
bool        mu_csv_next(mu_csv *c, mu_status *status);
int         mu_csv_line(const mu_csv *c);           /* 1-based line on which the row starts */
size_t      mu_csv_cells(const mu_csv *c);          /* cells in this row */
const char *mu_csv_cell(const mu_csv *c, size_t i); /* "" beyond the row's end */
/* The whole cell as a finite number; false otherwise (empty, text, nan, inf, trailing letters). */
bool mu_csv_number(const mu_csv *c, size_t i, double *out);
/* Code-point column (1-based) at which cell i starts, for problems. */
int mu_csv_col(const mu_csv *c, size_t i);

#endif
