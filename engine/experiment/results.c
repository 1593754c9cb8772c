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

    if (mu_measure_at(measure)->unit == MU_UNIT_SHARE) {
        if (e.low < 0) e.low = 0;
        if (e.high > 1 && e.mean <= 1) e.high = 1;
    } else if (e.low < 0 && e.mean >= 0) {
        e.low = 0;
    }
    return e;
}

/* A quantile of waits, in seconds. Its standard error is that of an interval of the same width. */
static mu_estimate estimate_of_curve(const mu_wait_curve *c, double p)
{
    const double           t = c->n < 2 ? (double)NAN : gsl_cdf_tdist_Pinv(0.975, (double)(c->n - 1));
    const mu_wait_quantile q = mu_wait_curve_quantile(c, p, t);

    return (mu_estimate){ q.at * 1e-6, (q.high - q.low) * 1e-6 / (2 * t), q.low * 1e-6, q.high * 1e-6, c->n };
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

static void fill_actual(const mu_estimator *e, mu_results *r, double *scratch)
{
    for (int32_t i = 0; i < e->model->n_actual; i++) {
        r->actual[i].n_cells = mu_actual_cells(e->actual, i);
        for (int b = 0; b < MU_BAND_MEASURES; b++) {
            const int measure         = mu_measure_find(mu_band_measure[b]);
            r->actual[i].simulated[b] = estimate_of(mu_actual_pairs(e->actual, i, b), measure);
            r->actual[i].band[b]      = mu_actual_band(e->actual, i, b, scratch);
        }
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
    const int64_t   types = mu_scope_rows(m, MU_SCOPE_CONTACT), teams = mu_scope_rows(m, MU_SCOPE_TEAM);
    bool            ok = true;

    int32_t *cell   = table(&ok, e->n_open, sizeof *cell);
    r->cell         = cell;
    r->contact      = table(&ok, types * e->n_measures, sizeof *r->contact);
    r->team         = table(&ok, teams * e->n_measures, sizeof *r->team);
    r->contact_days = table(&ok, types * e->n_measures, sizeof *r->contact_days);
    r->team_days    = table(&ok, teams * e->n_measures, sizeof *r->team_days);
    r->target       = table(&ok, m->n_types, sizeof *r->target);
    if (m->n_actual > 0) r->actual = table(&ok, m->n_actual, sizeof *r->actual);
    if (!ok) return false;
    memcpy(cell, e->open, (size_t)e->n_open * sizeof *cell);
    r->n_cells = e->n_open;
    r->n_types = m->n_types;
    r->n_teams = m->n_teams;
    /* The largest tables change hands instead of being copied. */
    r->cell_contact = e->cell_contact;
    r->cell_team    = e->cell_team;
    e->cell_contact = e->cell_team = NULL;
    r->people                      = e->people;
    e->people                      = NULL;
    r->singles                     = e->singles;
    e->singles                     = NULL;
    r->schemes                     = e->schemes;
    e->schemes                     = NULL;
    r->months                      = e->months;
    e->months                      = NULL;
    r->cell_contact_wait           = e->cell_contact_wait;
    r->cell_team_wait              = e->cell_team_wait;
    e->cell_contact_wait = e->cell_team_wait = NULL;
    return true;
}

/* Measure k of row i. */
static mu_estimate estimate_in(const mu_estimator *e, int k, int32_t i, const mu_pairs *pairs,
                               const mu_wait_curve *wait)
{
    const mu_estimate nothing = { NAN, NAN, NAN, NAN, 0 };
    const double      p       = mu_measure_at(k)->quantile;
    mu_span_kind      kind;

    if (mu_measure_of_spans(k, &kind))
        return e->span[kind] != NULL ? estimate_of_curve(&e->span[kind][i], p) : nothing;
    return p > 0 ? estimate_of_curve(wait, p) : estimate_of(pairs, k);
}

static void fill_rows(const mu_estimator *e, mu_scope scope, int32_t rows, mu_estimate *out, mu_spread *days,
                      double *scratch)
{
    const mu_pairs      *pairs   = scope == MU_SCOPE_CONTACT ? e->contact : e->team;
    const mu_wait_curve *wait    = scope == MU_SCOPE_CONTACT ? e->contact_wait : e->team_wait;
    const mu_estimate    nothing = { NAN, NAN, NAN, NAN, 0 };

    for (int32_t i = 0; i < rows; i++)
        for (int k = 0; k < e->n_measures; k++) {
            const int64_t at   = (int64_t)i * e->n_measures + k;
            const bool    ours = mu_measure_at(k)->scope == scope;
            out[at]            = ours ? estimate_in(e, k, i, &pairs[at], &wait[i]) : nothing;
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
    r->steady       = e->steady;
    if (e->steady) {
        r->batches   = e->contact[0].n;
        r->warm_up   = mu_time_since(m->calendar.cells[e->open[e->batching.first]].from, m->calendar.from);
        r->too_short = mu_estimator_too_short(e, r->batches);
    }
    fill_rows(e, MU_SCOPE_CONTACT, mu_scope_rows(m, MU_SCOPE_CONTACT), r->contact, r->contact_days, values);
    fill_rows(e, MU_SCOPE_TEAM, mu_scope_rows(m, MU_SCOPE_TEAM), r->team, r->team_days, values);
    for (int32_t i = 0; i < m->n_types; i++) {
        const int share    = mu_measure_find("service_level");
        r->target[i].days  = estimate_of(&e->met_days[i], share);
        r->target[i].cells = estimate_of(&e->met_cells[i], share);
    }
    fill_actual(e, r, values);
    free(values);
    return r;
}

void mu_curves_free(mu_wait_curve *curve, int64_t n)
{
    for (int64_t i = 0; curve != NULL && i < n; i++) mu_wait_curve_free(&curve[i]);
    free(curve);
}

void mu_results_free(mu_results *r)
{
    if (r == NULL) return;
    mu_curves_free(r->cell_contact_wait, (int64_t)r->n_cells * mu_rows(r->n_types));
    mu_curves_free(r->cell_team_wait, (int64_t)r->n_cells * mu_rows(r->n_teams));
    free((void *)(uintptr_t)r->cell);
    free(r->contact);
    free(r->team);
    free(r->contact_days);
    free(r->team_days);
    free(r->target);
    free(r->cell_contact);
    free(r->cell_team);
    free(r->actual);
    free(r->failures);
    mu_people_free(r->people);
    mu_months_free(r->months);
    mu_singles_free(r->singles);
    mu_schemes_free(r->schemes);
    free(r);
}

mu_estimate mu_results_of_person(const mu_results *r, int32_t agent, int k)
{
    return estimate_of(mu_people_pairs(r->people, agent, k), mu_person_measure(k));
}

mu_estimate mu_results_month(const mu_results *r, int32_t month, int32_t who, int measure)
{
    const mu_scope  scope = mu_measure_at(measure)->scope;
    const int32_t   rows  = mu_scope_single_rows(r->model, scope);
    const mu_pairs *pairs = mu_months_pairs(r->months, month, scope, who < rows ? who : rows - 1, measure);

    return pairs != NULL ? estimate_of(pairs, measure) : (mu_estimate){ NAN, NAN, NAN, NAN, 0 };
}

mu_estimate mu_results_scheme_paid(const mu_results *r, int32_t scheme, int32_t who)
{
    return estimate_of(mu_schemes_paid(r->schemes, scheme, who), mu_measure_find("bonus"));
}

mu_estimate mu_results_scheme_reached(const mu_results *r, int32_t scheme, int32_t who)
{
    return estimate_of(mu_schemes_reached(r->schemes, scheme, who), mu_measure_find("bonus_paid"));
}

mu_estimate mu_results_cell(const mu_results *r, int32_t cell, int32_t who, int measure)
{
    const mu_estimate nothing = { NAN, NAN, NAN, NAN, 0 };

    if (measure < 0 || !mu_measure_at(measure)->per_cell) return nothing;
    const mu_measure *m       = mu_measure_at(measure);
    const bool        contact = m->scope == MU_SCOPE_CONTACT;
    const int64_t     rows    = mu_rows(contact ? r->n_types : r->n_teams);
    const int64_t   at = (int64_t)cell * rows + (who < rows ? who : rows - 1); /* a single row is the whole */
    const mu_pairs *pairs      = contact ? r->cell_contact : r->cell_team;
    const mu_wait_curve *waits = contact ? r->cell_contact_wait : r->cell_team_wait;

    if (m->quantile > 0) return waits != NULL ? estimate_of_curve(&waits[at], m->quantile) : nothing;
    return estimate_of(&pairs[at * mu_cell_measure_count(m->scope) + mu_cell_measure_find(measure)], measure);
}
