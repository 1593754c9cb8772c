/* columns.h - the measures as columns of a document: in which order, in which unit, at which instants.
 *
 * Shared by JSON and CSV, so that both name everything alike.
 */
#ifndef MU_REPORT_COLUMNS_H
#define MU_REPORT_COLUMNS_H

#include "base/text.h"
#include "experiment/results.h"
#include "report/jsonout.h"

#define MU_COLUMNS_MOST 256

/* Numbers of measures, sorted by id: adding a measure in the middle of the table moves no other. */
typedef struct {
    int n;
    int index[MU_COLUMNS_MOST];
} mu_columns;

mu_columns mu_columns_sorted(void);
/* Those that say something in these results. */
mu_columns mu_columns_of(const mu_results *r);

const char *mu_unit_name(mu_unit unit); /* "contacts", "share", "seconds", "people", "money", "hours", ... */

/* The id of the definition in force for a contact type: "service_level" is what the type's own variant says,
 * "service_level_strict" for example; every other measure is its own. `type` NULL is the whole, which may mix
 * variants. */
const char *mu_definition_id(const mu_measure *m, const mu_contact_type *type);
/* "strict", ...: the variant of a service level, or "" for other measures and for a mixture. */
const char *mu_definition_variant(const mu_measure *m, const mu_contact_type *type);

/* "2026-01-05T08:30": an instant of the scenario by its own calendar; in a time zone with what it is ahead of UTC, as some
 * times come twice: "2026-10-25T02:30+01:00". `size` of 40 is enough. */
void mu_instant_print(const mu_calendar *c, mu_time t, char *buffer, size_t size);

/* Adds the member "actual": simulated beside measured, or null when the scenario has no measured figures. */
void mu_json_actual(mu_json *j, const mu_results *r, const mu_columns *order);

/* Adds the member "measures": every measure of one scope for one entity: `estimate` and `days` point at its row. `type`
 * is NULL for teams, groups and the whole. */
void mu_json_measures(mu_json *j, const mu_columns *order, mu_scope scope, const mu_contact_type *type,
                      const mu_estimate *estimate, const mu_spread *days);
/* Adds the member "groups" where the scenario has any; "people" where they were asked for. */
void mu_json_groups(mu_json *j, const mu_results *r, const mu_columns *order);
void mu_json_people(mu_json *j, const mu_results *r, const mu_columns *order);

/* A measure as a member: the lists of low, mean and high of n estimates. */
void mu_json_series(mu_json *j, int measure, const mu_estimate *e, int32_t n);
/* Adds the member "assumptions" where there are any (assumptions.c). */
void mu_json_assumptions(mu_json *j, const mu_model *m);
/* Adds the member "incentives" where there are any (schemes.c). */
void mu_json_schemes(mu_json *j, const mu_results *r);
/* Adds the member "months" where the run is told by month: a series per measure over the calendar months. */
void mu_json_months(mu_json *j, const mu_results *r, const mu_columns *order);

/* Adds the member "intervals": a series per measure over the open cells. */
void mu_json_intervals(mu_json *j, const mu_results *r, const mu_columns *order);

#endif
