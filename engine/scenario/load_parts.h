/* load_parts.h - what the parts of the loader share; private to engine/scenario/load*.c.
 *
 * The schema has checked kinds, units, ranges and required keys before any of this runs, so a part reads a
 * value without asking again; what it reports is what takes more than one key to see. Every problem goes
 * through mu_load_report or one of its companions, which count it; a part goes on after a problem, so that
 * all are found.
 */
#ifndef MU_SCENARIO_LOAD_PARTS_H
#define MU_SCENARIO_LOAD_PARTS_H

#include "base/csv.h"
#include "model/model.h"
#include "scenario/schema.h"
#include "scenario/units.h"

/* The entries of a map in the order of their names, whatever the order in the file. */
typedef struct {
    int32_t         n;
    const mu_node **node;
} mu_entries;

typedef struct {
    mu_arena        *arena;   /* of the model */
    mu_arena        *scratch; /* of the tree, gone after loading */
    mu_diag         *diag;
    const mu_schema *schema;
    mu_node         *root;
    const char      *folder; /* of data files: "scenarios/", or "" */
    mu_model        *model;
    mu_status        status; /* of the first problem */
    int64_t          problems;
    uint64_t         data_hash; /* of the cells of every table read */
    mu_entries       types, teams;
    mu_contact_type *type; /* as types.node; the model's, writable while loading */
    mu_team         *team;
} mu_load;

/* Memory of the model, or of the load; NULL when there is none left, which is then in l->status. */
void  mu_load_no_memory(mu_load *l);
void *mu_load_take(mu_load *l, size_t count, size_t size);
void *mu_load_scratch(mu_load *l, size_t count, size_t size);
#define MU_LOAD_NEW(l, n, type)     ((type *)mu_load_take((l), (size_t)(n), sizeof(type)))
#define MU_LOAD_SCRATCH(l, n, type) ((type *)mu_load_scratch((l), (size_t)(n), sizeof(type)))

/* Problems at a node's value. `hint` may be NULL. */
void mu_load_report(mu_load *l, const mu_node *at, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void mu_load_warn(mu_load *l, const mu_node *at, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* At the key of a map instead of its first value. */
void mu_load_report_key(mu_load *l, const mu_node *at, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void mu_load_warn_key(mu_load *l, const mu_node *at, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* An unknown name with the nearest known one. `what` as in "no team is called". */
void mu_load_report_name(mu_load *l, const mu_node *at, const char *what, const char *name, mu_entries known);

/* Values by key: the node's, or the schema's default for `path`. */
const char *mu_load_text(const mu_load *l, const mu_node *map, const char *key, const char *path);
double      mu_load_number(const mu_load *l, const mu_node *map, const char *key, const char *path);
double      mu_load_share(const mu_load *l, const mu_node *map, const char *key, const char *path);
int64_t     mu_load_whole(const mu_load *l, const mu_node *map, const char *key, const char *path);
mu_span     mu_load_span(const mu_load *l, const mu_node *map, const char *key, const char *path);
bool        mu_load_truth(const mu_load *l, const mu_node *map, const char *key, const char *path);
/* The position of the word among the row's choices. */
int mu_load_choice(const mu_load *l, const mu_node *map, const char *key, const char *path);

/* Values of a node that was checked. */
double  mu_node_number(const mu_node *node);
double  mu_node_share(const mu_node *node);
int64_t mu_node_whole(const mu_node *node);
double  mu_node_seconds(const mu_node *node);
mu_span mu_node_span(const mu_node *node);
double  mu_node_per_us(const mu_node *node);

/* The entries of a map sorted by name; NULL has none. */
mu_entries mu_load_entries(mu_load *l, const mu_node *map);
int32_t    mu_entries_find(mu_entries e, const char *name); /* index, or -1 */
/* A name or a list of names as a list: child i, or the node itself. */
int32_t        mu_names_count(const mu_node *node);
const mu_node *mu_names_at(const mu_node *node, int32_t i);

/* Data files (load_csv.c). NULL after a report at `node`, which holds the file's name. */
mu_csv *mu_load_open(mu_load *l, const mu_node *node);
/* The next row; false at the end or after a problem in the file. Adds the cells to the hash. */
bool mu_load_next(mu_load *l, mu_csv *csv);
/* A column, or -1; reported (at `node`, with the columns there are) when `must`. */
int mu_load_column(mu_load *l, const mu_node *node, const mu_csv *csv, const char *name, bool must);
/* Reports a cell: file:line:col, what was expected, what was found. */
void mu_load_bad_cell(mu_load *l, const mu_csv *csv, int column, const char *expected, const char *hint);
/* Reports the row of that line of a table. */
void mu_load_bad_row(mu_load *l, const char *file, int line, const char *hint, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* False, after a report, when the table has had so many problems that reading on is no use. */
bool mu_load_goes_on(mu_load *l, int64_t problems_before);
/* A cell as seconds: a bare number, or a span such as 5min; false when it is neither. */
bool mu_cell_seconds(const mu_csv *csv, int column, double *seconds);
/* A cell as a time of day before 24:00. */
bool mu_cell_clock(const mu_csv *csv, int column, mu_span *clock);
/* A cell as weekday 0..6. */
bool mu_cell_weekday(const mu_csv *csv, int column, int *weekday);

/* The parts, in the order in which they run. */
void mu_load_calendar(mu_load *l);
void mu_load_runs(mu_load *l);
void mu_load_teams(mu_load *l);
void mu_load_contacts(mu_load *l);
void mu_load_lines(mu_load *l);
void mu_load_routing(mu_load *l);
void mu_load_duty(mu_load *l);
void mu_load_actual(mu_load *l);

/* Pieces of a contact type. */
const mu_dist *mu_load_dist(mu_load *l, const mu_node *node);      /* NULL after a report */
const mu_dist *mu_load_empirical(mu_load *l, const mu_node *node); /* the map below `empirical` */
/* Shares that must make 100 %; false after a report at `list`. */
bool mu_load_shares(mu_load *l, const mu_node *list, double *share, int32_t n);
void mu_load_arrivals(mu_load *l, const mu_node *type_node, mu_contact_type *type);
void mu_load_rates(mu_load *l, const mu_node *arrivals, mu_arrivals *out);      /* rate, every, weekdays */
void mu_load_rate_table(mu_load *l, const mu_node *arrivals, mu_arrivals *out); /* table */
void mu_load_trace(mu_load *l, const mu_node *arrivals, mu_arrivals *out);

/* A stretch of one day with a constant rate. */
typedef struct {
    int64_t        from_us, till_us; /* since midnight */
    double         per_us;
    const mu_node *origin;  /* what gave it, for a problem */
    int            weekday; /* for who gathers a week of them */
} mu_rate_piece;
/* Pieces in order and without overlap, as steps from 00:00 to 24:00 with nothing between them; an empty day
 * (n = 0) after a report. */
mu_rate_day mu_load_steps(mu_load *l, const mu_rate_piece *piece, int32_t n);

#endif
