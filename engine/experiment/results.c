#include "experiment/estimator.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

mu_estimate mu_estimate_ratio(const mu_pairs *p)
{
    mu_estimate e = { .mean = mu_pairs_ratio(p), .se = mu_pairs_ratio_se(p), .n = p->n };

    e.low = e.high = NAN;
    if (p->n < 2) return e;
    const double half = e.se * gsl_cdf_tdist_Pinv(0.975, (double)(p->n - 1));
    e.low             = e.mean - half;
    e.high            = e.mean + half;
    return e;
}

/* Shares end at 0 and 1, and so do their intervals. */
static mu_estimate estimate_of(const mu_pairs *p, int measure)
{
    mu_estimate e = mu_estimate_ratio(p);

    if (mu_measures[measure].unit == MU_UNIT_SHARE) {
        if (e.low < 0) e.low = 0;
        if (e.high > 1 && e.mean <= 1) e.high = 1;
    } else if (e.low < 0 && e.mean >= 0) {
        e.low = 0;
    }
    return e;
}

/* Half-width over mean; infinite while it cannot be told. */
static double relative_half_width(const mu_pairs *p)
{
    const mu_estimate x    = mu_estimate_ratio(p);
    double            half = x.high - x.mean;

    /* Where no replication differs from another (all in target, say) the spread says nothing; three over the number
     * of cases bounds what may have been missed (Hanley & Lippman-Hand 1983). */
    if (half == 0 && p->mean_y > 0) half = 3 / ((double)p->n * p->mean_y);

    if (isnan(half) || (half > 0 && x.mean == 0)) return INFINITY;
    return half > 0 ? half / fabs(x.mean) : 0;
}

double mu_estimator_worst(mu_estimator *e)
{
    const mu_model *m     = e->model;
    const int       level = mu_measure_find("service_level"), wait = mu_measure_find("mean_wait");
    double          worst = -1;

    if (e->steady && !e->settled) return INFINITY;
    for (int32_t i = 0; i < m->n_types; i++)
        if (m->types[i].has_target)
            worst = fmax(worst, relative_half_width(&e->contact[(int64_t)i * e->n_measures + level]));
    if (worst >= 0) return worst;
    return relative_half_width(&e->contact[(int64_t)mu_whole(m->n_types) * e->n_measures + wait]);
}

static bool fill_waits(const mu_estimator *e, mu_results *r)
{
    mu_hist *all = calloc(1, sizeof *all), *one = calloc(1, sizeof *one);

    for (int32_t i = 0; all != NULL && one != NULL && i < mu_rows(e->model->n_types); i++) {
        const mu_hist *h = all;
        if (e->steady && e->batching.first > 0) {
            r->wait[i] = (mu_wait_quantiles){ NAN, NAN, NAN, NAN, NAN };
            continue;
        }
        if (i < e->model->n_types) {
            *one = e->wait[i];
            one->bin[0] += (uint64_t)e->not_delayed[i];
            one->total += e->not_delayed[i];
            mu_hist_merge(all, one);
            h = one;
        }
        r->wait[i] = (mu_wait_quantiles){ mu_hist_quantile(h, 0.50) * 1e-6, mu_hist_quantile(h, 0.80) * 1e-6,
                                          mu_hist_quantile(h, 0.90) * 1e-6, mu_hist_quantile(h, 0.95) * 1e-6,
                                          mu_hist_quantile(h, 0.99) * 1e-6 };
    }
    const bool ok = all != NULL && one != NULL;
    free(all);
    free(one);
    return ok;
}

static void fill_bands(const mu_estimator *e, mu_results *r, double *values)
{
    const int64_t size = (int64_t)e->n_open * MU_BAND_MEASURES;

    for (int64_t i = 0; i < size; i++) {
        int64_t n = 0;
        for (int64_t k = 0; k < e->added; k++)
            if (!isnan(e->band[k * size + i])) values[n++] = e->band[k * size + i];
        r->band[i] = (mu_spread){ mu_quantile(values, n, 0.05), mu_quantile(values, n, 0.5),
                                  mu_quantile(values, n, 0.95) };
    }
}

static void *table(bool *ok, int64_t n, size_t size)
{
    void *p = calloc((size_t)(n > 0 ? n : 1), size);
    *ok     = *ok && p != NULL;
    return p;
}

static bool make_tables(mu_estimator *e, mu_results *r)
{
    const mu_model *m     = e->model;
    const int64_t   types = mu_rows(m->n_types), teams = mu_rows(m->n_teams);
    bool            ok = true;

    int32_t *cell   = table(&ok, e->n_open, sizeof *cell);
    r->cell         = cell;
    r->contact      = table(&ok, types * e->n_measures, sizeof *r->contact);
    r->team         = table(&ok, teams * e->n_measures, sizeof *r->team);
    r->contact_days = table(&ok, types * e->n_measures, sizeof *r->contact_days);
    r->team_days    = table(&ok, teams * e->n_measures, sizeof *r->team_days);
    r->wait         = table(&ok, types, sizeof *r->wait);
    r->target       = table(&ok, m->n_types, sizeof *r->target);
    if (e->band != NULL) r->band = table(&ok, (int64_t)e->n_open * MU_BAND_MEASURES, sizeof *r->band);
    if (!ok) return false;
    memcpy(cell, e->open, (size_t)e->n_open * sizeof *cell);
    /* The largest tables change hands instead of being copied. */
    r->cell_contact = e->cell_contact;
    r->cell_team    = e->cell_team;
    e->cell_contact = e->cell_team = NULL;
    return true;
}

static void fill_rows(const mu_estimator *e, mu_scope scope, int32_t rows, const mu_pairs *pairs,
                      mu_estimate *out, mu_spread *days, double *scratch)
{
    const mu_estimate nothing = { NAN, NAN, NAN, NAN, 0 };

    for (int32_t i = 0; i < rows; i++)
        for (int k = 0; k < e->n_measures; k++) {
            const int64_t at   = (int64_t)i * e->n_measures + k;
            const bool    ours = mu_measures[k].scope == scope;
            out[at]            = ours ? estimate_of(&pairs[at], k) : nothing;
            days[at] = ours ? mu_days_spread(e->days, scope, i, k, scratch) : (mu_spread){ NAN, NAN, NAN };
        }
}

mu_results *mu_estimator_results(mu_estimator *e)
{
    const mu_model *m = e->model;
    mu_results     *r = NULL;

    if (e->added == 0 || (e->steady && !e->settled && !mu_estimator_settle(e))) return NULL;
    r              = calloc(1, sizeof *r);
    double *values = calloc((size_t)(e->added + mu_days_count(e->days)), sizeof *values);
    if (r == NULL || values == NULL || !make_tables(e, r)) {
        free(values);
        mu_results_free(r);
        return NULL;
    }
    r->model        = m;
    r->replications = e->added;
    r->events       = e->events;
    r->contacts     = e->contacts;
    r->n_types      = m->n_types;
    r->n_teams      = m->n_teams;
    r->n_cells      = e->n_open;
    r->steady       = e->steady;
    if (e->steady) {
        r->batches   = e->contact[0].n;
        r->warm_up   = mu_time_since(m->calendar.cells[e->open[e->batching.first]].from, m->calendar.from);
        r->too_short = mu_estimator_too_short(e, r->batches);
    }
    fill_rows(e, MU_SCOPE_CONTACT, mu_rows(m->n_types), e->contact, r->contact, r->contact_days, values);
    fill_rows(e, MU_SCOPE_TEAM, mu_rows(m->n_teams), e->team, r->team, r->team_days, values);
    for (int32_t i = 0; i < m->n_types; i++) {
        const int share    = mu_measure_find("service_level");
        r->target[i].days  = estimate_of(&e->met_days[i], share);
        r->target[i].cells = estimate_of(&e->met_cells[i], share);
    }
    if (!fill_waits(e, r)) {
        free(values);
        mu_results_free(r);
        return NULL;
    }
    if (r->band != NULL) fill_bands(e, r, values);
    free(values);
    return r;
}

void mu_results_free(mu_results *r)
{
    if (r == NULL) return;
    free((void *)(uintptr_t)r->cell);
    free(r->contact);
    free(r->team);
    free(r->contact_days);
    free(r->team_days);
    free(r->wait);
    free(r->target);
    free(r->cell_contact);
    free(r->cell_team);
    free(r->band);
    free(r);
}

mu_estimate mu_results_cell(const mu_results *r, int32_t cell, int32_t who, int measure)
{
    const int k = mu_cell_measure_find(measure), n = mu_cell_measure_count();

    if (k < 0) return (mu_estimate){ NAN, NAN, NAN, NAN, 0 };
    const bool      contact = mu_measures[measure].scope == MU_SCOPE_CONTACT;
    const int64_t   rows    = mu_rows(contact ? r->n_types : r->n_teams);
    const mu_pairs *pairs   = contact ? r->cell_contact : r->cell_team;
    if (who >= rows) who = (int32_t)rows - 1; /* the whole, when there is a single one */
    return estimate_of(&pairs[((int64_t)cell * rows + who) * n + k], measure);
}

bool mu_results_band(const mu_results *r, int32_t cell, int measure, mu_spread *out)
{
    for (int b = 0; r->band != NULL && b < MU_BAND_MEASURES; b++) {
        if (mu_measure_find(mu_band_measure[b]) != measure) continue;
        *out = r->band[(int64_t)cell * MU_BAND_MEASURES + b];
        return true;
    }
    return false;
}
