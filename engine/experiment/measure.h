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
    MU_UNIT_COUNT, /* contacts */
    MU_UNIT_SHARE, /* 0..1, shown as per cent */
    MU_UNIT_SECONDS,
    MU_UNIT_PEOPLE,
    MU_UNIT_MONEY, /* in the scenario's currency */
    MU_UNIT_HOURS,
    MU_UNIT_SECONDS2 /* square seconds, for comparison with theory */
} mu_unit;

/* The totals that a measure is computed from: of one entity (or the whole) over one cell, day or horizon.
 * Queue and people times cover open hours only; what is paid, overrun and handled covers the whole clock. */
typedef struct {
    mu_contact_cell contact;    /* of one type, or of all; queue_max is the largest single one */
    int64_t         target_met; /* numerator and denominator of each type's own service level, */
    int64_t         target_of;  /* so that the whole can add types with different variants */
    double          busy_us, staffed_us, scheduled_us; /* of one team, or of all */
    double          paid_open_us;                      /* of staffed_us and the shifts, what is paid */
    double          paid_us, overrun_us;
    int64_t         handled, handled_in_target;
    double          handled_wait_us, handled_talk_us, handled_wrap_up_us;
    double          cost;    /* paid hours times pay, in the scenario's currency */
    int64_t         span_us; /* open time covered */
} mu_totals;

typedef struct {
    const char *id; /* "service_level" */
    mu_scope    scope;
    mu_unit     unit;
    bool        per_cell; /* also given per reporting interval */
    bool        per_day;  /* also given as P10, P50, P90 of days */
    void (*pair)(const mu_totals *t, double *x, double *y);
    const char *label_en, *label_zh;
    const char *formula;    /* "N<=T / (N + Ab)" */
    const char *definition; /* one or two sentences */
    const char *source;
} mu_measure;

extern const mu_measure mu_measures[];
extern const int        mu_measure_count;
int                     mu_measure_find(const char *id); /* index, or -1 */

/* The per-cell measures among them: mu_cell_measure[k] is an index into mu_measures. */
int mu_cell_measure_count(void);
int mu_cell_measure(int k);            /* index in mu_measures of the k-th per-cell measure */
int mu_cell_measure_find(int measure); /* its k, or -1 */

/* The totals of one cell: of a type, of all types (`type` n_types), of a team, of all teams (`team` n_teams). */
mu_totals mu_totals_contact(const mu_model *m, const mu_record *r, int32_t type, int32_t cell);
mu_totals mu_totals_team(const mu_model *m, const mu_record *r, int32_t team, int32_t cell);
/* Adds totals of the same scope: longest queues are compared, everything else is summed. */
void mu_totals_add(mu_totals *into, const mu_totals *t, mu_scope scope);

#endif
