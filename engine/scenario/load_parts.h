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
#include "behaviour/attrition.h"
#include "model/model.h"
#include "scenario/schema.h"
#include "base/units.h"

/* The entries of a map in the order of their names, whatever the order in the file. */
typedef struct {
    int32_t         n;
    const mu_node **node;
} mu_entries;

/* The shifts of a team's roster, by (person, from); what touches is one shift. */
typedef struct {
    int32_t          person; /* in the team, from 0 */
    int64_t          from_us, till_us;
    const mu_breaks *breaks; /* NULL: those of the team */
    double           pay;    /* factor on the pay */
} mu_roster_row;
typedef struct {
    int32_t        n, people;
    mu_roster_row *row;
} mu_roster_rows;

/* The scenario as it is from an instant on, with all changes that hold then laid over it. */
typedef struct {
    int64_t  from_us;
    mu_node *root;
} mu_load_epoch;

/* A tool, as it stands below `tools`. */
typedef struct {
    int            kind;
    const mu_node *node;
    int64_t        from_us, till_us;
    bool           used; /* it has changed something */
} mu_load_tool;

typedef struct mu_load_clock mu_load_clock;

typedef struct {
    mu_arena               *arena;   /* of the model */
    mu_arena               *scratch; /* of the tree, gone after loading */
    mu_diag                *diag;
    const mu_schema        *schema;
    mu_node                *root;
    const char             *folder; /* of data files: "scenarios/", or "" */
    mu_model               *model;
    mu_status               status; /* of the first problem */
    int64_t                 problems;
    uint64_t                data_hash; /* of the cells of every table read */
    mu_entries              types, teams;
    mu_contact_type        *type; /* as types.node; the model's, writable while loading */
    mu_team                *team;
    mu_roster_rows         *roster;     /* by team */
    const mu_zone          *zone;       /* of the scenario; NULL: none */
    int64_t                 begins_s;   /* in that zone: the first midnight, in seconds of UTC */
    mu_load_clock          *clocks;     /* of all zones asked for so far */
    const char *const      *zone_names; /* of the database, once one was not found */
    size_t                  n_zone_names;
    mu_journey            **journey;  /* by type, NULL: none; the model's, writable while loading */
    mu_entries              journeys; /* the section of that name: stages */
    mu_stages              *stages;   /* as journeys.node; the model's, writable while loading */
    const struct mu_skills *skills;   /* load_skills.h; NULL until they are gathered */
    int32_t                 n_epochs;
    mu_load_epoch          *epoch; /* NULL when nothing changes; the first is what is loaded first */
    int32_t                 n_tools;
    mu_load_tool           *tool;
    const mu_model         *before; /* while a later epoch is loaded: the first one's model; else NULL */
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
void mu_load_report_name_key(mu_load *l, const mu_node *at, const char *what, const char *name,
                             mu_entries known);
/* The contact type that a value, or the key of an entry, names; -1 after a report. */
int32_t mu_load_type_named(mu_load *l, const mu_node *at);
int32_t mu_load_type_keyed(mu_load *l, const mu_node *entry);

/* Where a name leads, to a contact type or through stages; type is -1 and stages NULL after a report at the value, or
 * the key. */
mu_part mu_load_place(mu_load *l, const mu_node *at, const char *name, bool at_key);

/* Values by key: the node's, or the schema's default for `path`. */
const char *mu_load_text(const mu_load *l, const mu_node *map, const char *key, const char *path);
double      mu_load_number(const mu_load *l, const mu_node *map, const char *key, const char *path);
double      mu_load_share(const mu_load *l, const mu_node *map, const char *key, const char *path);
int64_t     mu_load_whole(const mu_load *l, const mu_node *map, const char *key, const char *path);
mu_span     mu_load_span(const mu_load *l, const mu_node *map, const char *key, const char *path);
bool        mu_load_truth(const mu_load *l, const mu_node *map, const char *key, const char *path);
/* A name in the model's arena; NULL when the key is not given. */
const char *mu_load_name(mu_load *l, const mu_node *map, const char *key);
/* The position of the word among the row's choices. */
int mu_load_choice(const mu_load *l, const mu_node *map, const char *key, const char *path);

/* Values of a node that was checked. */
double  mu_node_number(const mu_node *node);
double  mu_node_share(const mu_node *node);
int64_t mu_node_whole(const mu_node *node);
double  mu_node_gain(const mu_node *node); /* of a proficiency */
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
/* The same of a cell that is no date, or no time of day, with a guess at what was meant. */
void mu_load_bad_date(mu_load *l, const mu_csv *csv, int column);
void mu_load_bad_clock(mu_load *l, const mu_csv *csv, int column);
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
void mu_load_holidays(mu_load *l);
void mu_load_zones(mu_load *l); /* sets the calendar to its clock: from here on its times are instants */
void mu_load_runs(mu_load *l);
void mu_load_changes(mu_load *l);   /* makes the epochs and puts the first in place of the tree */
void mu_load_behaviour(mu_load *l); /* before anybody's level is looked at */
void mu_load_incentives(mu_load *l);
void mu_load_assumptions(mu_load *l); /* needs behaviour and incentives */
void mu_load_departments(mu_load *l); /* makes types and teams of them in the tree */
void mu_load_teams(mu_load *l);
void mu_load_staff(mu_load *l); /* where new people come from, and which seats are vacant at first */
void mu_load_contacts(mu_load *l);
void mu_load_training(mu_load *l); /* what courses teach, and what is written down, of which types */
void mu_load_lines(mu_load *l);
void mu_load_stages(mu_load *l);        /* through which stages cases go: likewise, and before the next */
void mu_load_stages_reach(mu_load *l);  /* gives every type of a stage a journey */
void mu_load_journeys(mu_load *l);      /* what becomes of contacts: needs the names of the types only */
void mu_load_promises(mu_load *l);      /* of departments: how long work lies there, when it is to be done */
void mu_load_due(mu_load *l);           /* when contacts are to be done */
void mu_load_gates(mu_load *l);         /* what stands before the queues */
void mu_load_announcements(mu_load *l); /* what those are told who have to wait, and who asks for it */
void mu_load_routing(mu_load *l);
void mu_load_worktime(mu_load *l);
void mu_load_abilities(mu_load *l, bool routed); /* what teams may do; names alone unless routing went well */
void mu_load_journey_checks(mu_load *l);         /* what takes several types to see */
void mu_load_end_checks(mu_load *l);             /* of them, work without end */
void mu_load_idle_keys(mu_load *l);              /* keys that say nothing */
void mu_load_stage_checks(mu_load *l);           /* likewise, of stages */
void mu_load_duty(mu_load *l);
void mu_load_groups(mu_load *l); /* what types and teams have in common */
void mu_load_actual(mu_load *l);
void mu_load_rules(mu_load *l);
/* Whether the scenario names a rule for that decision, such as "escalation". */
bool mu_load_has_rule(const mu_load *l, const char *slot);
void mu_load_published(mu_load *l);

/* The parameters of leaving; `map` may be NULL. */
mu_attrition_params mu_load_attrition(const mu_load *l, const mu_node *map);
/* Of a team: how many of its seats are taken at first, and what makes its people stay. */
void mu_load_seats(mu_load *l, int32_t team);

/* The clock by which an entry of sites or contacts goes: of its own zone, else the scenario's. NULL: none. */
const mu_wall *mu_load_wall(mu_load *l, const mu_node *map);

/* Tools. */

void mu_load_tools(mu_load *l);
/* The scenario with all tools laid over it that are there at that instant; NULL after a report. */
mu_node *mu_load_use_tools(mu_load *l, mu_node *root, int64_t at_us);
void     mu_load_warn_of_idle_tools(mu_load *l);
/* `from` and `till` of a change or a tool, checked; without them 0 and MU_NEVER_US. */
void mu_load_dates(mu_load *l, const mu_node *map, int64_t *from_us, int64_t *till_us);

/* Later epochs. */

/* What follows from types and teams: journeys, gates, routing (load.c). */
void mu_load_ways(mu_load *l);
/* Likewise for the first of several epochs; its warnings, which may not hold for long, are kept in what is given back. */
mu_diag *mu_load_ways_apart(mu_load *l);
/* Loads the later epochs once the first is complete. Tells the warnings that last, and frees `told`. */
void mu_load_epochs(mu_load *l, mu_diag *told);

/* The first and the last day of the horizon, for warnings of what lies outside. */
void mu_load_horizon_dates(const mu_load *l, char *first, char *last, size_t size);

/* Pieces of a team. */

/* Weekdays below the key `days`, or the default of the row `path`. */
mu_days mu_load_days(const mu_load *l, const mu_node *map, const char *path);
/* The `breaks` of a team or of one of its shifts (`map`); NULL when it has none, or after a report. */
const mu_breaks *mu_load_breaks(mu_load *l, const mu_node *team, const mu_node *map);
/* Reports meetings and training of teams or people that there are not. */
void mu_load_check_meetings(mu_load *l);
/* The meetings and the training in which people of the team take part: how many, and into `out` unless it is NULL. */
int32_t mu_load_meetings(mu_load *l, int32_t team, mu_meeting *out);
/* The site of a team, or NULL. */
const mu_node *mu_load_site(const mu_load *l, const mu_node *team);
/* How long a break of the team may wait for an empty queue, microseconds. */
int64_t mu_load_patience(const mu_load *l, const mu_node *team);
/* Who may come, and stay, without its being planned: `on_call`, `guests`, `overtime`, `sent_home`. */
void mu_load_duty_terms(mu_load *l, int32_t team);
/* `people` as a list, into the names of the team. */
void mu_load_people(mu_load *l, int32_t team, const mu_node *list);
/* How many people such a list has, or one of its items; and the item in which one of them stands. */
int64_t        mu_load_people_in(const mu_node *list);
int64_t        mu_load_people_in_item(const mu_node *item);
const mu_node *mu_load_person_node(const mu_node *list, int32_t person);
/* The team's `roster`, into l->roster and the team; the number of its people, or 0 after a report. */
int32_t mu_load_roster(mu_load *l, int32_t team);
/* The person of that name or number (from 1), counted from 0, or -1. */
int32_t mu_load_person(mu_load *l, int32_t team, const char *text);
/* Reports breaks that do not fit into hours from_us to till_us of these days, as times of day. */
void mu_load_breaks_fit(mu_load *l, const mu_node *list, const mu_breaks *breaks, mu_days days,
                        int64_t from_us, int64_t till_us);

/* Pieces of a contact type. */
mu_journey    *mu_load_journey(mu_load *l,
                               int32_t  type); /* the type's, made when it has none; NULL: no memory */
const mu_dist *mu_load_dist(mu_load *l, const mu_node *node);      /* NULL after a report */
const mu_dist *mu_load_delay(mu_load *l, const mu_node *node);     /* NULL also for no node and for 0s */
const mu_dist *mu_load_empirical(mu_load *l, const mu_node *node); /* the map below `empirical` */
/* A talk of the type, by its pace; NULL for NULL, or after a report. */
const mu_dist *mu_load_paced(mu_load *l, const mu_dist *talk, const mu_node *type);
/* Shares that must make 100 %; false after a report at `list`. */
bool mu_load_shares(mu_load *l, const mu_node *list, double *share, int32_t n);
/* The hours of a channel, apart and ascending; warns when the doors are never open then. */
void mu_load_hours(mu_load *l, const mu_node *hours, mu_gate *gate);
/* Stretches of the week, ascending and apart; none when it is all of the week. */
void mu_load_week(mu_load *l, const mu_node *node, const mu_week_span **hours, int32_t *n);
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
