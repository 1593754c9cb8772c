/* json_intervals.c - the part of the JSON document that holds one series per measure over the open cells. */
#include "report/columns.h"
#include "report/jsonout.h"

#include <stdlib.h>

/* What is being written; `row` is room for one series of estimates. */
typedef struct {
    mu_json          *json;
    const mu_results *results;
    const mu_columns *order;
    mu_estimate      *row;
} intervals;

void mu_json_series(mu_json *j, int measure, const mu_estimate *e, int32_t n)
{
    mu_json_open(j, mu_measure_at(measure)->id, '{');
    mu_json_open_inline(j, "high", '[');
    for (int32_t k = 0; k < n; k++) mu_json_number(j, NULL, e[k].high);
    mu_json_close(j, ']');
    mu_json_open_inline(j, "low", '[');
    for (int32_t k = 0; k < n; k++) mu_json_number(j, NULL, e[k].low);
    mu_json_close(j, ']');
    mu_json_open_inline(j, "mean", '[');
    for (int32_t k = 0; k < n; k++) mu_json_number(j, NULL, e[k].mean);
    mu_json_close(j, ']');
    mu_json_close(j, '}');
}

static void add_measure(const intervals *v, int measure, int32_t who)
{
    const int32_t n = v->results->n_cells;

    for (int32_t k = 0; k < n; k++) v->row[k] = mu_results_cell(v->results, k, who, measure);
    mu_json_series(v->json, measure, v->row, n);
}

static void add_entity(const intervals *v, const char *name, mu_scope scope, int32_t who)
{
    mu_json_open(v->json, name, '{');
    for (int i = 0; i < v->order->n; i++) {
        const mu_measure *m = mu_measure_at(v->order->index[i]);
        if (m->scope == scope && m->per_cell) add_measure(v, v->order->index[i], who);
    }
    mu_json_close(v->json, '}');
}

static void add_edge(const intervals *v, const char *key, bool from)
{
    const mu_calendar *c = &v->results->model->calendar;

    mu_json_open_inline(v->json, key, '[');
    for (int32_t k = 0; k < v->results->n_cells; k++) {
        const mu_cell *cell = &c->cells[v->results->cell[k]];
        char           when[40];
        mu_instant_print(c, from ? cell->from : cell->till, when, sizeof when);
        mu_json_string(v->json, NULL, when);
    }
    mu_json_close(v->json, ']');
}

void mu_json_intervals(mu_json *j, const mu_results *r, const mu_columns *order)
{
    intervals v = { .json = j, .results = r, .order = order };

    v.row = malloc(((size_t)r->n_cells + 1) * sizeof *v.row);
    if (v.row == NULL) {
        j->out->failed = true;
        return;
    }
    mu_json_open(j, "intervals", '{');
    mu_json_open(j, "contacts", '{');
    for (int32_t i = 0; i < r->n_types; i++) add_entity(&v, r->model->types[i].name, MU_SCOPE_CONTACT, i);
    mu_json_close(j, '}');
    add_edge(&v, "from", true);
    mu_json_open(j, "teams", '{');
    for (int32_t i = 0; i < r->n_teams; i++) add_entity(&v, r->model->teams[i].name, MU_SCOPE_TEAM, i);
    mu_json_close(j, '}');
    add_edge(&v, "till", false);
    mu_json_open(j, "whole", '{');
    add_entity(&v, "contacts", MU_SCOPE_CONTACT, r->n_types);
    add_entity(&v, "teams", MU_SCOPE_TEAM, r->n_teams);
    mu_json_close(j, '}');
    mu_json_close(j, '}');
    free(v.row);
}
