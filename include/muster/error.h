/* muster/error.h - what can go wrong, and how it is told.
 *
 * Two kinds of trouble, never mixed. The user's mistake (a file, a key, a number) becomes a
 * mu_status and one or more located problems in a mu_diag. Our own mistake is an assertion and
 * never comes this way. The library never prints and never exits: whoever embeds it decides what
 * to do with the problems it collected.
 *
 * Ownership: a mu_diag copies everything it is given.
 * Threads:   one mu_diag belongs to one thread.
 */
#ifndef MUSTER_ERROR_H
#define MUSTER_ERROR_H

#include <stddef.h>
#include <stdbool.h>

typedef enum {
    MU_OK = 0,
    MU_ERR_NOMEM,       /* no memory left, or a limit on memory reached */
    MU_ERR_IO,          /* a file cannot be read or written */
    MU_ERR_SYNTAX,      /* not YAML, not CSV */
    MU_ERR_VALUE,       /* well-formed, but not a value the scenario can hold */
    MU_ERR_USAGE,       /* a command line that makes no sense */
    MU_ERR_INTERRUPTED, /* stopped by the user; what was finished is kept */
    MU_ERR_INTERNAL,    /* a fault of ours that was caught */
    MU_ERR_RULE,        /* a rule failed while it ran */
    MU_ERR_ENDLESS      /* a replication that would never end */
} mu_status;

/* A place in a text. Lines and columns count from 1; 0 means unknown. Columns count code points.
 * `length` is the number of code points to underline, 0 for a single caret. */
typedef struct {
    const char *file;
    int         line, col, length;
} mu_where;

/* One problem, told the way a helpful colleague would tell it. Either `found` or `expected` may be
 * NULL. `message`, when given, replaces the sentence "expected E, found F". */
typedef struct {
    mu_status   status;
    mu_where    at;
    const char *path;     /* "teams.frontline.shifts.early.hours", or NULL */
    const char *expected; /* "a time span such as 08:00-17:00" */
    const char *found;    /* "\"8-17h\"" */
    const char *message;  /* "unknown key \"patients\"; did you mean \"patience\"?" */
    const char *hint;     /* "write it as 08:00-17:00", or NULL */
    bool        warning;  /* true: the run goes on */
} mu_problem;

typedef struct mu_diag mu_diag;

mu_diag *mu_diag_new(void); /* NULL if out of memory */
void     mu_diag_free(mu_diag *d);

/* Copies `p` (all its strings; the middle of a very long one is left out) and returns p.status, so that a
 * caller can `return mu_diag_add(...)`. A problem that is there already is not added again. After 200 errors,
 * and after 200 warnings, the rest are only counted. `d` may be NULL: then nothing is kept. */
mu_status mu_diag_add(mu_diag *d, mu_problem p);

/* As mu_diag_add with a printf-formatted `message`. */
mu_status mu_diag_addf(mu_diag *d, mu_status status, mu_where at, const char *path, const char *hint,
                       const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Lets problems in `file` show the offending line. `text` (of `length` bytes, not necessarily terminated) is
 * copied; a second text for the same file replaces the first. */
void mu_diag_source(mu_diag *d, const char *file, const char *text, size_t length);

size_t            mu_diag_errors(const mu_diag *d); /* problems that are not warnings, uncapped */
size_t            mu_diag_warnings(const mu_diag *d);
size_t            mu_diag_count(const mu_diag *d); /* problems kept, in the order added */
const mu_problem *mu_diag_get(const mu_diag *d, size_t i);

/* The status of the first error, or MU_OK. */
mu_status mu_diag_status(const mu_diag *d);

/* Renders all problems as text, sorted by (file, line, col), with source line and caret where the
 * source is known, in the form shown in the README. Control characters are shown as escapes. The caller frees
 * the string; NULL if out of memory. */
char *mu_diag_render(const mu_diag *d);

const char *mu_status_name(mu_status s); /* "value", "io", ... */

#endif
