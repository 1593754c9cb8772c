/* lines.h - lines of a report that fit a terminal of 80 columns. */
#ifndef MU_IMPORT_LINES_H
#define MU_IMPORT_LINES_H

#include "base/text.h"

const char *mu_plural(int64_t n); /* "" for one, else "s" */

/* Adds a blank and `item`; in a new line, indented, when it does not fit the last one. */
void mu_line_item(mu_text *t, const char *item, int indent);

/* Adds a sentence word by word in the same way. */
void mu_line_words(mu_text *t, const char *words, int indent);

/* Begins a row of a table with the name of a type; a long name stands in a line of its own. */
void mu_line_name(mu_text *t, const char *name);

#endif
