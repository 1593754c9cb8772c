/* json_actual.c - the part of the JSON document in which simulated figures stand beside measured ones. */
#include "report/columns.h"
#include "report/jsonout.h"

#include <string.h>

#include "experiment/actual.h"
#include "model/model.h"
#include "report/backtest.h"

/* A row that describes no open interval has nothing beside it. */
static bool is_compared(const mu_results *r, int32_t row)
{
    return r->actual[row].n_cells > 0;
}

static void add_days(mu_json *j, const mu_results *r)
{
    mu_json_open_inline(j, "days", '[');
    for (int32_t i = 0; i < r->model->n_actual; i++)
        if (is_compared(r, i)) mu_json_integer(j, NULL, r->actual[i].n_cells);
    mu_json_close(j, ']');
}

static void add_from(mu_json *j, const mu_results *r)
{
    const mu_calendar *c = &r->model->calendar;

    mu_json_open_inline(j, "from", '[');
    for (int32_t i = 0; i < r->model->n_actual; i++) {
        const mu_actual_row *row = &r->model->actual[i];
        char                 when[40];

        if (!is_compared(r, i)) continue;
        if (row->day >= 0)
            mu_instant_print(c, row->at, when, sizeof when);
        else
            mu_backtest_print_when(c, row, when, sizeof when);
        mu_json_string(j, NULL, when);
    }
    mu_json_close(j, ']');
}

typedef enum { HIGH, LOW, MEAN, MEASURED, P5, P50, P95, LISTS } list;

static double figure_of(const mu_results *r, int32_t row, int measure, list what)
{
    const mu_found_actual *found = &r->actual[row];

    switch (what) {
    case HIGH: return found->simulated[measure].high;
    case LOW: return found->simulated[measure].low;
    case MEAN: return found->simulated[measure].mean;
    case P5: return found->band[measure].p10;
    case P50: return found->band[measure].p50;
    case P95: return found->band[measure].p90;
    default: return mu_actual_figure(&r->model->actual[row], measure);
    }
}

static void add_measure(mu_json *j, const mu_results *r, int measure)
{
    static const char *const name[LISTS] = { "high", "low", "mean", "measured", "p5", "p50", "p95" };

    mu_json_open(j, mu_band_measure[measure], '{');
    for (list what = 0; what < LISTS; what++) {
        mu_json_open_inline(j, name[what], '[');
        for (int32_t i = 0; i < r->model->n_actual; i++)
            if (is_compared(r, i)) mu_json_number(j, NULL, figure_of(r, i, measure, what));
        mu_json_close(j, ']');
    }
    mu_json_close(j, '}');
}

void mu_json_actual(mu_json *j, const mu_results *r, const mu_columns *order)
{
    if (r->actual == NULL) {
        mu_json_null(j, "actual");
        return;
    }
    mu_json_open(j, "actual", '{');
    if (r->model->actual_type != NULL)
        mu_json_string(j, "contacts", r->model->actual_type);
    else
        mu_json_null(j, "contacts");
    add_days(j, r);
    add_from(j, r);
    mu_json_open(j, "measures", '{');
    for (int i = 0; i < order->n; i++)
        for (int b = 0; b < MU_BAND_MEASURES; b++)
            if (strcmp(mu_measure_at(order->index[i])->id, mu_band_measure[b]) == 0) add_measure(j, r, b);
    mu_json_close(j, '}');
    mu_json_close(j, '}');
}
