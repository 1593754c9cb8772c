#include "report/backtest.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "experiment/actual.h"
#include "model/model.h"

/* Mean number of people on duty in a span, in the teams that can take the type (-1: in all). */
static double planned_people(const mu_model *m, int32_t type, mu_time from, mu_time till)
{
    double people_us = 0.0;

    for (int32_t i = 0; i < m->n_edges && m->edges[i].at.us < till.us; i++) {
        const mu_duty_edge *e    = &m->edges[i];
        bool                able = type < 0;

        for (int32_t k = 0; !able && k < m->types[type].n_teams; k++)
            able = m->types[type].teams[k] == e->team;
        if (!able) continue;
        const int64_t since = e->at.us > from.us ? e->at.us : from.us;
        people_us += (e->on ? 1.0 : -1.0) * e->n_agents * (double)(till.us - since);
    }
    return people_us / (double)(till.us - from.us);
}

/* Sums over the intervals of a row. */
typedef struct {
    mu_time from, till; /* of the first of them */
    int32_t n;
    double  people;            /* planned */
    double rate, sum, squares; /* of calls expected at the beginning; of their handle times; of the squares */
} inputs;

static void add_expected(const mu_model *m, int32_t type, mu_time at, inputs *in)
{
    for (int32_t i = 0; i < m->n_types; i++) {
        const mu_contact_type *t = &m->types[i];
        const double           r = mu_model_rate(m, i, at);

        if ((type >= 0 && i != type) || !(r > 0.0)) continue;
        const double own = mu_dist_mean(t->talk) + (t->wrap_up != NULL ? mu_dist_mean(t->wrap_up) : 0.0);
        const double var =
            mu_dist_variance(t->talk) + (t->wrap_up != NULL ? mu_dist_variance(t->wrap_up) : 0.0);
        in->rate += r;
        in->sum += r * own;
        in->squares += r * (var + own * own);
    }
}

/* Fills one entry for each row that is the first of its kind. */
static void find_inputs(const mu_results *r, int32_t type, inputs *of_row)
{
    for (int32_t k = 0; k < r->n_cells; k++) {
        const mu_cell *cell = &r->model->calendar.cells[r->cell[k]];
        const int32_t  row  = mu_actual_row_of(r->model, cell);

        if (row < 0) continue;
        inputs *in = &of_row[row];
        if (in->n++ == 0) {
            in->from = cell->from;
            in->till = cell->till;
        }
        in->people += planned_people(r->model, type, cell->from, cell->till);
        add_expected(r->model, type, cell->from, in);
    }
}

static void put_inputs(mu_backtest_cell *cell, const inputs *in, const mu_calendar *c)
{
    const int64_t length = in->till.us - in->from.us;

    cell->from.us = mu_wall_of(c->wall, in->from.us);
    if (cell->row->day < 0)
        cell->from.us = (cell->row->weekday > 0 ? cell->row->weekday : 0) * MU_DAY_US + cell->row->at.us;
    cell->till.us     = cell->from.us + length;
    cell->people      = in->people / in->n;
    cell->handle_s    = in->sum / in->rate; /* NaN when nobody is expected: then nothing is compared */
    cell->handle_sd_s = sqrt(in->squares / in->rate - cell->handle_s * cell->handle_s);
}

/* Measures without a value (nobody came in any replication) stay unknown. */
static void compare(const mu_found_actual *found, mu_backtest_cell *cell)
{
    cell->days = found->n_cells;
    for (int b = 0; b < MU_BAND_MEASURES; b++) {
        const double actual = mu_actual_figure(cell->row, b);

        cell->actual[b] = actual;
        if (isnan(found->simulated[b].mean) || isnan(found->band[b].p10)) continue;
        cell->known[b]     = !isnan(actual);
        cell->simulated[b] = found->simulated[b];
        cell->low[b]       = found->band[b].p10;
        cell->high[b]      = found->band[b].p90;
        /* the table has rounded figures, the band has not */
        const double rounding = 5e-5 * (1.0 + fabs(actual));
        cell->inside[b]       = actual >= cell->low[b] - rounding && actual <= cell->high[b] + rounding;
    }
}

static int64_t day_of(const mu_backtest_cell *c)
{
    return c->from.us / MU_DAY_US;
}

/* Shares and waits are weighted by contacts, contacts themselves by nothing: totals a day. How far a mean over
 * unknown days is itself known, nobody can tell. */
static void add_total(mu_backtest *b, int measure)
{
    mu_backtest_total *t         = &b->total[measure];
    mu_pairs           days      = { 0 };
    double             simulated = 0.0, contacts = 0.0, x = 0.0, y = 0.0;

    for (int32_t i = 0; i < b->n; i++) {
        const mu_backtest_cell *c = &b->cell[i];

        if (c->known[measure]) {
            const double here = measure == 0 ? 1.0 : c->simulated[0].mean;
            const double came = measure == 0 ? 1.0 : c->known[0] ? c->actual[0] : 1.0;

            t->compared++;
            t->inside += c->inside[measure];
            simulated += here * c->simulated[measure].mean;
            contacts += here;
            x += came * c->actual[measure];
            y += came;
        }
        if (i + 1 < b->n && day_of(c) == day_of(c + 1)) continue;
        mu_pairs_add(&days, x, measure == 0 ? 1.0 : y);
        x = y = 0.0;
        if (measure == 0) b->n_days++;
    }
    const mu_estimate actual = mu_estimate_ratio(&days);
    t->simulated             = simulated / (measure == 0 ? (double)b->n_days : contacts);
    t->actual                = actual.mean;
    t->low                   = b->dated ? actual.low : NAN;
    t->high                  = b->dated ? actual.high : NAN;
}

static void compare_rows(mu_backtest *b, const inputs *of_row)
{
    const mu_model *m     = b->results->model;
    int32_t         first = 0;

    for (int32_t i = 0; i < m->n_actual; i++) {
        mu_backtest_cell *cell = &b->cell[b->n];

        if (!mu_actual_same(&m->actual[i], &m->actual[first])) first = i;
        if (b->results->actual[i].n_cells == 0) continue;
        cell->row = &m->actual[i];
        put_inputs(cell, &of_row[first], &m->calendar);
        compare(&b->results->actual[i], cell);
        b->n++;
    }
}

mu_status mu_backtest_new(const mu_results *r, mu_backtest **out)
{
    const mu_model *m    = r->model;
    const int32_t   type = m->actual_type != NULL ? mu_model_type(m, m->actual_type) : -1;
    inputs         *of_row;
    mu_backtest    *b;

    *out = NULL;
    if (m->n_actual == 0 || r->actual == NULL) return MU_OK;
    of_row = calloc((size_t)m->n_actual, sizeof *of_row);
    b      = calloc(1, sizeof *b);
    if (b != NULL) b->cell = calloc((size_t)m->n_actual, sizeof *b->cell);
    if (of_row == NULL || b == NULL || b->cell == NULL) {
        free(of_row);
        mu_backtest_free(b);
        return MU_ERR_NOMEM;
    }
    b->results = r;
    b->dated   = m->actual[0].day >= 0;
    find_inputs(r, type, of_row);
    compare_rows(b, of_row);
    free(of_row);
    if (b->n == 0) {
        mu_backtest_free(b);
        return MU_OK;
    }
    for (int measure = 0; measure < MU_BAND_MEASURES; measure++) add_total(b, measure);
    *out = b;
    return MU_OK;
}

void mu_backtest_free(mu_backtest *b)
{
    if (b == NULL) return;
    free(b->cell);
    free(b);
}

void mu_backtest_print_when(const mu_calendar *c, const mu_actual_row *row, char *buffer, size_t size)
{
    static const char *const weekday[7] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
    char                     clock[24];

    if (row->day >= 0) {
        mu_calendar_print(c, row->at, buffer, size);
        return;
    }
    mu_clock_print((mu_span){ row->at.us }, clock, sizeof clock);
    if (row->weekday >= 0)
        snprintf(buffer, size, "%s %s", weekday[row->weekday], clock);
    else
        snprintf(buffer, size, "%s", clock);
}
