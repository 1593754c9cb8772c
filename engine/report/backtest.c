#include "report/backtest.h"

#include <math.h>
#include <stdlib.h>

#include "model/model.h"

/* Open intervals that a row of `actual` describes. */
static bool describes(const mu_actual_row *row, const mu_calendar *c, const mu_cell *cell)
{
    if (row->day >= 0) return cell->from.us == row->at.us;
    if (row->weekday >= 0 && mu_calendar_weekday(c, cell->from) != row->weekday) return false;
    return cell->from.us % MU_DAY_US == row->at.us;
}

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

/* Mean and standard deviation of the handle time of the calls expected at `at`. */
static void expected_handle(const mu_model *m, int32_t type, mu_time at, double *mean, double *sd)
{
    double rate = 0.0, sum = 0.0, squares = 0.0;

    for (int32_t i = 0; i < m->n_types; i++) {
        const mu_contact_type *t = &m->types[i];
        const double           r = mu_model_rate(m, i, at);

        if ((type >= 0 && i != type) || !(r > 0.0)) continue;
        const double own = mu_dist_mean(t->talk) + (t->wrap_up != NULL ? mu_dist_mean(t->wrap_up) : 0.0);
        const double var =
            mu_dist_variance(t->talk) + (t->wrap_up != NULL ? mu_dist_variance(t->wrap_up) : 0.0);
        rate += r;
        sum += r * own;
        squares += r * (var + own * own);
    }
    *mean = sum / rate; /* NaN when nobody is expected: then nothing is compared */
    *sd   = sqrt(squares / rate - *mean * *mean);
}

static double actual_value(const mu_actual_row *row, int measure)
{
    switch (measure) {
    case 0: return row->offered;
    case 1: return row->mean_wait_s;
    case 2: return row->abandoned_share;
    default: return row->service_level;
    }
}

static int32_t row_of_contacts(const mu_results *r, int32_t type)
{
    return type >= 0 ? type : mu_whole(r->n_types);
}

/* Adds what was simulated in open interval `k`. Measures without a value there (nobody came) add nothing. */
static void add_simulated(const mu_results *r, int32_t k, int32_t who, mu_backtest_cell *cell, double *n)
{
    for (int b = 0; b < MU_BAND_MEASURES; b++) {
        const int         measure = mu_measure_find(mu_band_measure[b]);
        const mu_estimate e       = mu_results_cell(r, k, who, measure);
        mu_spread         band;

        if (isnan(e.mean) || !mu_results_band(r, k, measure, &band) || isnan(band.p10)) continue;
        n[b] += 1.0;
        cell->simulated[b].mean += e.mean;
        cell->simulated[b].low += e.low;
        cell->simulated[b].high += e.high;
        cell->low[b] += band.p10;
        cell->high[b] += band.p90;
    }
}

/* False when no open interval is described. */
static bool compare(const mu_results *r, const mu_actual_row *row, int32_t type, mu_backtest_cell *cell)
{
    const mu_calendar *c                   = &r->model->calendar;
    double             n[MU_BAND_MEASURES] = { 0 };
    bool               any                 = false;

    *cell = (mu_backtest_cell){ .row = row };
    for (int32_t k = 0; k < r->n_cells; k++) {
        const mu_cell *open = &c->cells[r->cell[k]];

        if (!describes(row, c, open)) continue;
        if (!any) {
            cell->from   = open->from;
            cell->till   = open->till;
            cell->people = planned_people(r->model, type, open->from, open->till);
            expected_handle(r->model, type, open->from, &cell->handle_s, &cell->handle_sd_s);
        }
        any = true;
        add_simulated(r, k, row_of_contacts(r, type), cell, n);
    }
    for (int b = 0; b < MU_BAND_MEASURES; b++) {
        cell->actual[b] = actual_value(row, b);
        cell->known[b]  = n[b] > 0.0 && !isnan(cell->actual[b]);
        if (n[b] <= 0.0) continue;
        cell->simulated[b].mean /= n[b];
        cell->simulated[b].low /= n[b];
        cell->simulated[b].high /= n[b];
        cell->low[b] /= n[b];
        cell->high[b] /= n[b];
        /* the table has rounded figures, the band has not */
        const double rounding = 5e-5 * (1.0 + fabs(cell->actual[b]));
        cell->inside[b] =
            cell->actual[b] >= cell->low[b] - rounding && cell->actual[b] <= cell->high[b] + rounding;
    }
    return any;
}

static int64_t day_of(const mu_backtest_cell *c)
{
    return c->from.us / MU_DAY_US;
}

/* Shares and waits are weighted by contacts, contacts themselves by nothing: totals a day. */
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
    t->low                   = actual.low;
    t->high                  = actual.high;
}

mu_status mu_backtest_new(const mu_results *r, mu_backtest **out)
{
    const mu_model *m    = r->model;
    const int32_t   type = m->actual_type != NULL ? mu_model_type(m, m->actual_type) : -1;
    mu_backtest    *b;

    *out = NULL;
    if (m->n_actual == 0 || r->band == NULL) return MU_OK;
    b = calloc(1, sizeof *b);
    if (b != NULL) b->cell = calloc((size_t)m->n_actual, sizeof *b->cell);
    if (b == NULL || b->cell == NULL) {
        mu_backtest_free(b);
        return MU_ERR_NOMEM;
    }
    b->results = r;
    for (int32_t i = 0; i < m->n_actual; i++) b->n += compare(r, &m->actual[i], type, &b->cell[b->n]);
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
