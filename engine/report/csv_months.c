/* csv_months.c - calendar months as a table: a measure of a month and a type or team a row. */
#include "report/csvout.h"

#include "experiment/months.h"
#include "report/columns.h"

static void add_rows(mu_output *o, mu_text *row, const mu_results *r, const mu_columns *order, int32_t month,
                     mu_scope scope, int32_t who)
{
    const mu_model *m     = r->model;
    const bool      types = scope == MU_SCOPE_CONTACT, whole = who == (types ? m->n_types : m->n_teams);
    char            name[MU_MONTH_ROOM];

    mu_months_name(r->months, month, name, sizeof name);
    for (int i = 0; i < order->n; i++) {
        const mu_measure *measure = mu_measure_at(order->index[i]);
        if (measure->scope != scope) continue;
        if (mu_months_pairs(r->months, month, scope, 0, order->index[i]) == NULL) continue;
        const mu_estimate e = mu_results_month(r, month, who, order->index[i]);
        mu_csvout_cell(row, name);
        mu_csvout_integer(row, mu_months_days(r->months, month));
        mu_csvout_cell(row, whole ? "whole" : types ? "contact" : "team");
        mu_csvout_cell(row, whole ? "" : types ? m->types[who].name : m->teams[who].name);
        mu_csvout_cell(row, measure->id);
        mu_csvout_cell(row, mu_unit_name(measure->unit));
        mu_csvout_number(row, e.mean);
        mu_csvout_number(row, e.se);
        mu_csvout_number(row, e.low);
        mu_csvout_number(row, e.high);
        mu_csvout_integer(row, e.n);
        mu_csvout_end(o, row);
    }
}

void mu_csvout_months(mu_output *o, const mu_results *r)
{
    const mu_columns order = mu_columns_of(r);
    mu_text          row   = { 0 };

    mu_output_add(o, "month,days,scope,name,measure,unit,mean,se,low,high,n\n");
    for (int32_t k = 0; k < mu_months_count(r->months); k++) {
        for (int32_t i = 0; i <= r->n_types; i++) add_rows(o, &row, r, &order, k, MU_SCOPE_CONTACT, i);
        for (int32_t i = 0; i <= r->n_teams; i++) add_rows(o, &row, r, &order, k, MU_SCOPE_TEAM, i);
    }
    mu_text_free(&row);
}
