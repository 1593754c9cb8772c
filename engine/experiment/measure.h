/* measure.h - the table of measures: what each is called, how it is defined, how it is computed.
 *
 * Every measure is a ratio of totals x / y (y is 1 for plain totals), so one estimator serves them all, but for the
 * quantiles of waits, which are read off a curve (core/waits.h). The same row gives the horizon's value, a day's
 * and a cell's. Definitions are the field's; the formula in force is printed beside the figure.
 */
#ifndef MU_EXPERIMENT_MEASURE_H
#define MU_EXPERIMENT_MEASURE_H

#include "core/tally.h"
#include "experiment/totals.h"

typedef enum {
    MU_UNIT_COUNT,  /* contacts */
    MU_UNIT_NUMBER, /* of anything else */
    MU_UNIT_SHARE,  /* 0..1, shown as per cent */
    MU_UNIT_YEARLY, /* shares in a year: shown as per cent too, but may be above 1 */
    MU_UNIT_SECONDS,
    MU_UNIT_PEOPLE,
    MU_UNIT_MONEY, /* in the scenario's currency */
    MU_UNIT_HOURS,
    MU_UNIT_SECONDS2 /* square seconds, for comparison with theory */
} mu_unit;

/* Where a measure says something. */
typedef enum {
    MU_EVERYWHERE,
    MU_ONLY_CASES,    /* where a type has a journey */
    MU_ONLY_TOLD,     /* where customers are told a wait */
    MU_ONLY_AWAY,     /* where people on duty are ever away */
    MU_ONLY_CHATS,    /* where contacts go on side by side */
    MU_ONLY_ASKS,     /* where customers are asked back */
    MU_ONLY_DIALLERS, /* where numbers are dialled */
    MU_ONLY_MESSAGES, /* where messages may be left */
    MU_ONLY_ORDERS,   /* where people may be called in, lent, kept or sent home */
    MU_ONLY_CHANGING, /* where people change while they work */
    MU_ONLY_LEARNING, /* where they learn; and so on, module by module */
    MU_ONLY_TIRING,
    MU_ONLY_ANGERED,
    MU_ONLY_MENTORED,
    MU_ONLY_MOODS,
    MU_ONLY_BURNING,
    MU_ONLY_TRAINED,     /* where courses teach something */
    MU_ONLY_KNOWING,     /* where something is written down */
    MU_ONLY_STAFF,       /* where people leave for good, or seats are vacant */
    MU_ONLY_LET_GO,      /* likewise, and a rule decides who works here */
    MU_ONLY_PRAISING,    /* where praise does something */
    MU_ONLY_PROMISES,    /* where people are promised something beside their pay */
    MU_ONLY_JUDGING,     /* where customers are content or not */
    MU_ONLY_COMPLAINING, /* where they complain */
    MU_ONLY_RECOVERING,  /* where complaints are made good */
    MU_ONLY_LEAVING,     /* where they leave for good */
    MU_ONLY_PEOPLE,      /* where people have accounts of their own: mu_run_options.people */
    MU_ONLY_REWARDED,    /* likewise, and they are promised something */
    MU_ONLY_SOLVERS      /* likewise, and a type has a journey */
} mu_only;

typedef struct {
    const char *id; /* "service_level" */
    mu_scope    scope;
    mu_unit     unit;
    bool        per_cell; /* also given per reporting interval */
    bool        per_day;  /* also given as P10, P50, P90 of days */
    /* NULL: a quantile of waits. A quantile of other spans has the pair of their mean. */
    void (*pair)(const mu_totals *t, double *x, double *y);
    const char *label_en, *label_zh;
    const char *formula;    /* "N<=T / (N + Ab)" */
    const char *definition; /* one or two sentences */
    const char *source;
    double      quantile; /* of the waits of those answered, or of other spans; 0: a ratio */
    mu_only     only;
} mu_measure;

/* Measures by number, from 0, in the order of the table. */
int               mu_measure_count(void);
const mu_measure *mu_measure_at(int measure);
int               mu_measure_find(const char *id); /* its number, or -1 */

/* Whether it is a quantile of other spans than waits; of which. */
bool mu_measure_of_spans(int measure, mu_span_kind *kind);

/* Whether it says something about this model, with accounts of people or without. */
bool mu_measure_applies(int measure, const mu_model *m, bool people);

/* The measures of teams that are given for single people too, of their own accounts and over the whole clock; numbered
 * on their own. */
int mu_person_measure_count(void);
int mu_person_measure(int k);            /* the number of the k-th, or -1 */
int mu_person_measure_find(int measure); /* its k, or -1 */

/* The per-cell ratios of a scope, numbered on their own. */
int mu_cell_measure_count(mu_scope scope);
int mu_cell_measure(mu_scope scope, int k); /* the number of the k-th, or -1 */
int mu_cell_measure_find(int measure);      /* its k in its own scope, or -1 */

#endif
