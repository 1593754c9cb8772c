/* schema.h - every key of a scenario, in one table.
 *
 * A row says where a key may stand, what it may hold, its unit, range and default, what it means to a
 * planner, and who says so. From the same rows come the check of a scenario, the defaults that the loader
 * uses, the JSON Schema for editors and the parameter dictionary. A new key is one row and its use.
 *
 * Paths: "contacts.*.handle" (* is any name chosen by the user), "contacts.*.arrivals.states[].rate" ([] is
 * any item of a list). Distributions are described once, under "distribution".
 */
#ifndef MU_SCENARIO_SCHEMA_H
#define MU_SCENARIO_SCHEMA_H

#include "scenario/tree.h"

/* What a value may be. A row may allow several. */
typedef enum {
    MU_KIND_TEXT        = 1 << 0,
    MU_KIND_NAME        = 1 << 1, /* an id: letters, digits, _ and - */
    MU_KIND_WHOLE       = 1 << 2, /* a whole number */
    MU_KIND_NUMBER      = 1 << 3,
    MU_KIND_SHARE       = 1 << 4,  /* 80% or 0.8 */
    MU_KIND_SPAN        = 1 << 5,  /* 5min; range in seconds */
    MU_KIND_RATE        = 1 << 6,  /* 240/h; range per hour */
    MU_KIND_PAY         = 1 << 7,  /* 24/h: money per hour */
    MU_KIND_DATE        = 1 << 8,  /* 2026-01-05 */
    MU_KIND_CLOCK       = 1 << 9,  /* 08:30 */
    MU_KIND_HOURS       = 1 << 10, /* 08:00-17:00 */
    MU_KIND_DAYS        = 1 << 11, /* mon-fri */
    MU_KIND_TARGET      = 1 << 12, /* 80% within 20s */
    MU_KIND_HORIZON     = 1 << 13, /* 5d 08:00-20:00 */
    MU_KIND_FILE        = 1 << 14, /* relative to the scenario's folder */
    MU_KIND_CHOICE      = 1 << 15, /* one of the row's choices */
    MU_KIND_TRUTH       = 1 << 16, /* yes or no */
    MU_KIND_DIST        = 1 << 17, /* a distribution of times: a span, or a map as under "distribution" */
    MU_KIND_MAP         = 1 << 18,
    MU_KIND_LIST        = 1 << 19,
    MU_KIND_PATCH       = 1 << 20, /* of an arm or a change: any part of a scenario, laid over the rest */
    MU_KIND_OPENING     = 1 << 21, /* mon-fri 08:00-17:00 */
    MU_KIND_DUE         = 1 << 22, /* 95% within 8 business hours */
    MU_KIND_PROFICIENCY = 1 << 23, /* expert, 3000 contacts */
    MU_KIND_INSTANT     = 1 << 24  /* 2026-03-01 08:00 */
} mu_kind;

enum { MU_KIND_COUNT = 25 };

/* How the keys of a map chosen by the user are written. */
typedef enum { MU_KEYED_BY_NAME, MU_KEYED_BY_DAYS, MU_KEYED_BY_CLOCK, MU_KEYED_BY_TEXT } mu_keyed_by;

typedef struct {
    const char *path;
    unsigned    kinds;
    bool        required;  /* in its map, or beside one of the keys in `with` */
    bool        form;      /* exactly one of the forms in a map must be given */
    bool        above_min; /* the minimum itself is not allowed */
    bool        by_date;   /* `changes` may set it, and all that is below it */
    double      min, max;  /* both 0: no limit. Of a map or list without scalar kinds: of its length */
    mu_keyed_by keyed_by;  /* of a map with a "*" row below */
    const char
        *unless;      /* it may be left out when one of these is there: "shifts roster", "../arrivals.talk" */
    const char *with; /* it makes sense only beside one of these keys: "rate table" */
    const char *choices; /* words, separated by blanks */
    const char *instead; /* how to say it, since `changes` may not set it or what is below it; or NULL */
    const char
        *listed;      /* what to do instead of giving names where it is a map; or NULL: the example says it */
    const char *unit; /* as shown in the dictionary; NULL where the kind says it */
    const char *fallback; /* the default, written as in a scenario; in brackets when it is not one value */
    const char *example;
    const char *meaning; /* one or two sentences for a planner */
    const char
        *source; /* of the default or the model: "convention", "assumed", a paper; NULL: a plain fact */
} mu_schema_row;

/* The rows, a parent before what is below it. */
int                  mu_schema_row_count(void);
const mu_schema_row *mu_schema_row_at(int i); /* NULL beyond the last */

/* The rows as a tree, so that a check costs the same per node whatever the size of the table. Lives in the
 * arena; NULL if out of memory. */
typedef struct mu_schema mu_schema;
mu_schema               *mu_schema_new(mu_arena *a);

/* Checks every node of a scenario: unknown keys, kinds, units, ranges, required keys, forms that exclude each
 * other. Arms and changes are laid over the scenario and checked as well. All problems go to `diag`; the status is that
 * of the first. */
mu_status mu_schema_check(const mu_schema *s, mu_node *root, mu_diag *diag);

/* What became of a scenario that was checked, with more laid over it: only maps that are new are looked at. */
mu_status mu_schema_check_again(const mu_schema *s, mu_node *root, mu_diag *diag);
/* The patch laid over `base`: maps merge key by key, anything else replaces, null removes. Both stay as they are, and share
 * what is theirs with the result, in which merged maps stand where the patch stands. NULL if out of memory. */
mu_node *mu_schema_overlay(const mu_node *base, mu_node *patch, mu_arena *a);

/* Whether `changes` may set the key of this row. */
bool mu_schema_may_change(const mu_schema_row *row);

/* The row of a path pattern; it must exist. */
const mu_schema_row *mu_schema_find(const mu_schema *s, const char *path);
/* The default of a path pattern, as text; it must exist and be one value. */
const char *mu_schema_default(const mu_schema *s, const char *path);

/* A JSON Schema (draft 2020-12) of scenario files, or NULL if out of memory. The caller frees it. */
char *mu_schema_json(void);

/* The parameter dictionary, 80 columns wide: all of it (`prefix` NULL or ""), or the keys at and below
 * "contacts.*.arrivals", where a name may stand for *; a last key alone ("patience") finds it everywhere.
 * NULL with a problem in `diag` when nothing matches. The caller frees it. */
char *mu_schema_keys(const char *prefix, mu_diag *diag);

#endif
