/* measure.h - the table of measures: what each is called, how it is defined, how it is computed.
 *
 * Every measure is a ratio of totals x / y (y is 1 for plain totals), so one estimator serves them all. The
 * same row gives the horizon's value, a day's and a cell's. Definitions are the field's; the formula in
 * force is printed beside the figure.
 */
#ifndef MU_EXPERIMENT_MEASURE_H
#define MU_EXPERIMENT_MEASURE_H

#include "sim/record.h"

typedef enum {
    MU_SCOPE_CONTACT, /* a contact type; the whole is the sum over types */
    MU_SCOPE_TEAM     /* a team; the whole is the sum over teams */
} mu_scope;

typedef enum {
    MU_UNIT_COUNT,   /* contacts */
    MU_UNIT_SHARE,   /* 0..1, shown as per cent */
    MU_UNIT_SECONDS,
    MU_UNIT_PEOPLE,
    MU_UNIT_MONEY,   /* in the scenario's currency */
    MU_UNIT_HOURS
} mu_unit;

/* The totals that a measure is computed from: of one entity (or the whole) over one cell, day or horizon. */
typedef struct {
    mu_contact_cell contact;      /* of one type, or of all */
    mu_team_cell    team;         /* of one team, or of all */
    double          cost;         /* paid hours times pay, in currency */
    double          paid_us;
    double          target_contacts; /* denominator and numerator of the target's own variant, */
    double          target_met;      /* summed type by type because each has its own */
    double          span_us;      /* length of the open time covered */
} mu_totals;

typedef struct {
    const char *id;         /* "service_level" */
    mu_scope    scope;
    mu_unit     unit;
    bool        per_cell;   /* also given per reporting interval */
    bool        per_day;    /* also given as P10, P50, P90 of days */
    void      (*pair)(const mu_totals *t, double *x, double *y);
    const char *label_en, *label_zh;
    const char *formula;    /* "N<=T / (N + Ab)" */
    const char *definition; /* one or two sentences */
    const char *source;
} mu_measure;

extern const mu_measure mu_measures[];
extern const int        mu_measure_count;
int mu_measure_find(const char *id); /* index, or -1 */

#endif
