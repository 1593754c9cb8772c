/* json_months.c - the part of the JSON document that holds one series per measure over the calendar months. */
#include "report/columns.h"

#include <stdlib.h>

#include "experiment/months.h"

/* Measures that are not told by month are left out. */
static void add_entity(mu_json *j, const mu_results *r, const mu_columns *order, const char *name,
                       mu_scope scope, int32_t who, mu_estimate *series)
{
    const int32_t n = mu_months_count(r->months);

    mu_json_open(j, name, '{');
    for (int i = 0; i < order->n; i++) {
        const int measure = order->index[i];
        if (mu_measure_at(measure)->scope != scope) continue;
        if (mu_months_pairs(r->months, 0, scope, 0, measure) == NULL) continue;
        for (int32_t k = 0; k < n; k++) series[k] = mu_results_month(r, k, who, measure);
        mu_json_series(j, measure, series, n);
    }
    mu_json_close(j, '}');
}

static void add_calendar(mu_json *j, const mu_months *months)
{
    char name[MU_MONTH_ROOM];

    mu_json_open_inline(j, "days", '[');
    for (int32_t k = 0; k < mu_months_count(months); k++) mu_json_integer(j, NULL, mu_months_days(months, k));
    mu_json_close(j, ']');
    mu_json_open_inline(j, "month", '[');
    for (int32_t k = 0; k < mu_months_count(months); k++) {
        mu_months_name(months, k, name, sizeof name);
        mu_json_string(j, NULL, name);
    }
    mu_json_close(j, ']');
}

void mu_json_months(mu_json *j, const mu_results *r, const mu_columns *order)
{
    const mu_model *m = r->model;

    if (r->months == NULL) return;
    mu_estimate *series = calloc((size_t)mu_months_count(r->months), sizeof *series);
    if (series == NULL) {
        j->out->failed = true;
        return;
    }
    mu_json_open(j, "months", '{');
    mu_json_open(j, "contacts", '{');
    for (int32_t i = 0; i < m->n_types; i++)
        add_entity(j, r, order, m->types[i].name, MU_SCOPE_CONTACT, i, series);
    mu_json_close(j, '}');
    add_calendar(j, r->months);
    mu_json_open(j, "teams", '{');
    for (int32_t i = 0; i < m->n_teams; i++)
        add_entity(j, r, order, m->teams[i].name, MU_SCOPE_TEAM, i, series);
    mu_json_close(j, '}');
    mu_json_open(j, "whole", '{');
    add_entity(j, r, order, "contacts", MU_SCOPE_CONTACT, m->n_types, series);
    add_entity(j, r, order, "teams", MU_SCOPE_TEAM, m->n_teams, series);
    mu_json_close(j, '}');
    mu_json_close(j, '}');
    free(series);
}
