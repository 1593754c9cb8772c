/* columns.h - which column of a log means what, and what its words mean. */
#ifndef MU_IMPORT_COLUMNS_H
#define MU_IMPORT_COLUMNS_H

#include "base/csv.h"
#include "import/import.h"

/* Index of each column, or -1 when the log has none. */
typedef struct {
    int  arrival, date, type, priority, wait, outcome, handle, agent;
    bool outcome_inverted; /* a column called "abandoned" with yes and no in it */
    /* Seconds in a plain number: 60 when the header says "Wait (min)", else 1. */
    double wait_unit, handle_unit;
} mu_columns;

/* Finds the columns: by the names given in the options, else by the usual ones. Case, blanks, underscores and
 * units ("Wait (s)", "talk time [sec]") do not matter. Problems: a named column that is not there; no arrival
 * time; neither outcome nor handle time; no wait or no handle time, unless an empty name says so. */
mu_status mu_columns_find(const mu_csv *csv, const mu_import_options *o, mu_diag *diag, mu_columns *out);

#define MU_COLUMN_ROLES 8
/* What the columns are for, "arrival" first, and where they are (-1: none). */
const char *mu_column_role(int role);
int         mu_column_at(const mu_columns *c, int role);

typedef enum { MU_OUTCOME_ANSWERED, MU_OUTCOME_ABANDONED, MU_OUTCOME_OTHER } mu_outcome;

/* The first column of a comma-separated list of names that the table has, and the seconds of its unit ("(min)": 60, none: 1);
 * with `one`, the list is a single name. -1: it has none. */
int mu_column_called(const mu_csv *csv, const char *names, bool one, double *unit_s);

/* What a word of the outcome column says. */
mu_outcome mu_outcome_of(const mu_import_options *o, bool inverted, const char *word);

/* Whether `word` is one of a comma-separated list; blanks around and case do not matter. */
bool mu_log_word_in(const char *list, const char *word);

/* "", "-", "none", "NO_SERVER", ...: the log knows nothing here. */
bool mu_log_word_is_nothing(const char *word);

#endif
