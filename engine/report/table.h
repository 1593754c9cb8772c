/* table.h - a table for the terminal: columns as wide as their widest cell, by display width.
 *
 * Columns are two blanks apart and set left or right, or left and joined to the column before, without blanks
 * between: so "82.7" and "%", or "82.4" and " .. 83.0", meet at the same place in every row. A cell may span: it then runs on over the columns to
 * its right, which must be empty in that row, and does not widen its own.
 *
 * Ownership: a table copies its cells. Failed allocations are remembered; mu_table_print then marks the text
 *            as failed, so that the caller learns of it when it takes the text.
 */
#ifndef MU_REPORT_TABLE_H
#define MU_REPORT_TABLE_H

#include "base/text.h"

#define MU_TABLE_COLUMNS 16

typedef struct mu_table mu_table;

/* `align` has one letter a column, 'l', 'r' or 'j' (joined), at most MU_TABLE_COLUMNS. NULL if out of memory; every
 * function below accepts that. */
mu_table *mu_table_new(const char *align);
void      mu_table_free(mu_table *t);

void mu_table_row(mu_table *t); /* begins a row; an empty one prints as a blank line */
void mu_table_put(mu_table *t, int column, const char *cell); /* into the row begun last */
void mu_table_span(mu_table *t, int column, const char *cell);
void mu_table_take(mu_table *t, int column, mu_text *cell); /* as put; empties `cell` */
void mu_table_take_span(mu_table *t, int column, mu_text *cell);

int  mu_table_width(const mu_table *t); /* columns of the longest line, spans included */
void mu_table_print(const mu_table *t, int indent, mu_text *out);

#endif
