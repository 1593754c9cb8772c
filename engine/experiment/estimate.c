#include "experiment/estimator.h"

#include <math.h>
#include <stdlib.h>

enum { LEVELS = 128 };

const char *const mu_band_measure[MU_BAND_MEASURES] = { "offered", "mean_wait", "abandonment",
                                                        "service_level" };

/* ---- making and freeing --------------------------------------------------------------------------- */

static void *zeroed(bool *ok, int64_t n, size_t size)
{
    void *p = calloc((size_t)(n > 0 ? n : 1), size);
    *ok     = *ok && p != NULL;
    return p;
}

static void find_open_cells(mu_estimator *e)
{
    for (int32_t k = 0; k < e->model->calendar.n_cells; k++)
        if (e->model->calendar.cells[k].open) e->open[e->n_open++] = k;
}

mu_estimator *mu_estimator_new(const mu_model *m, int64_t planned)
{
    mu_estimator *e  = calloc(1, sizeof *e);
    bool          ok = true;

    if (e == NULL) return NULL;
    const int64_t types = m->n_types + 1, teams = m->n_teams + 1;
    e->model           = m;
    e->planned         = planned;
    e->steady          = m->runs.steady;
    e->n_measures      = mu_measure_count;
    e->n_cell_measures = mu_cell_measure_count();
    e->open            = zeroed(&ok, m->calendar.n_cells, sizeof *e->open);
    e->cell_measure    = zeroed(&ok, e->n_cell_measures, sizeof *e->cell_measure);
    e->contact         = zeroed(&ok, types * e->n_measures, sizeof *e->contact);
    e->team            = zeroed(&ok, teams * e->n_measures, sizeof *e->team);
    e->met_days        = zeroed(&ok, m->n_types, sizeof *e->met_days);
    e->met_cells       = zeroed(&ok, m->n_types, sizeof *e->met_cells);
    e->wait            = zeroed(&ok, m->n_types, sizeof *e->wait);
    e->not_delayed     = zeroed(&ok, m->n_types, sizeof *e->not_delayed);
    e->pilot           = zeroed(&ok, MU_PILOTS, sizeof *e->pilot);
    e->days            = mu_days_new(m);
    ok                 = ok && e->days != NULL;
    if (ok) find_open_cells(e);
    e->cell_contact = zeroed(&ok, e->n_open * types * e->n_cell_measures, sizeof *e->cell_contact);
    e->cell_team    = zeroed(&ok, e->n_open * teams * e->n_cell_measures, sizeof *e->cell_team);
    if (!ok) {
        mu_estimator_free(e);
        return NULL;
    }
    for (int k = 0; k < e->n_cell_measures; k++) e->cell_measure[k] = mu_cell_measure(k);
    e->band_row = m->actual_type != NULL ? mu_model_type(m, m->actual_type) : m->n_types;
    return e;
}

void mu_estimator_free(mu_estimator *e)
{
    if (e == NULL) return;
    for (int32_t i = 0; e->pilot != NULL && i < e->n_pilots; i++) mu_record_free(e->pilot[i]);
    free(e->pilot);
    mu_days_free(e->days);
    free(e->open);
    free(e->cell_measure);
    free(e->contact);
    free(e->team);
    free(e->cell_contact);
    free(e->cell_team);
    free(e->met_days);
    free(e->met_cells);
    free(e->wait);
    free(e->not_delayed);
    free(e->band);
    free(e);
}

/* ---- adding --------------------------------------------------------------------------------------- */

static void add_measures(const mu_totals *t, mu_scope scope, mu_pairs *pairs)
{
    for (int i = 0; i < mu_measure_count; i++) {
        double x, y;
        if (mu_measures[i].scope != scope) continue;
        mu_measures[i].pair(t, &x, &y);
        mu_pairs_add(&pairs[i], x, y);
    }
}

static void add_cell_measures(const mu_estimator *e, const mu_totals *t, mu_scope scope, mu_pairs *pairs)
{
    for (int k = 0; k < e->n_cell_measures; k++) {
        const mu_measure *m = &mu_measures[e->cell_measure[k]];
        double            x, y;
        if (m->scope != scope) continue;
        m->pair(t, &x, &y);
        mu_pairs_add(&pairs[k], x, y);
    }
}

/* One observation: the totals over the cells [from, till) of the calendar. */
static void add_stretch(mu_estimator *e, const mu_record *r, int32_t from, int32_t till)
{
    const mu_model *m = e->model;

    for (int32_t i = 0; i <= m->n_types; i++) {
        const mu_totals t = mu_totals_contact(m, r, i, from, till);
        add_measures(&t, MU_SCOPE_CONTACT, &e->contact[(int64_t)i * e->n_measures]);
    }
    for (int32_t i = 0; i <= m->n_teams; i++) {
        const mu_totals t = mu_totals_team(m, r, i, from, till);
        add_measures(&t, MU_SCOPE_TEAM, &e->team[(int64_t)i * e->n_measures]);
    }
}

static void add_cells(mu_estimator *e, const mu_record *r, double *band)
{
    const mu_model *m = e->model;

    for (int32_t k = 0; k < e->n_open; k++) {
        const int32_t cell = e->open[k];
        for (int32_t i = 0; i <= m->n_types; i++) {
            const mu_totals t = mu_totals_contact(m, r, i, cell, cell + 1);
            add_cell_measures(e, &t, MU_SCOPE_CONTACT,
                              &e->cell_contact[((int64_t)k * (m->n_types + 1) + i) * e->n_cell_measures]);
            for (int b = 0; band != NULL && i == e->band_row && b < MU_BAND_MEASURES; b++) {
                double x, y;
                mu_measures[mu_measure_find(mu_band_measure[b])].pair(&t, &x, &y);
                band[(int64_t)k * MU_BAND_MEASURES + b] = y > 0 ? x / y : NAN;
            }
        }
        for (int32_t i = 0; i <= m->n_teams; i++) {
            const mu_totals t = mu_totals_team(m, r, i, cell, cell + 1);
            add_cell_measures(e, &t, MU_SCOPE_TEAM,
                              &e->cell_team[((int64_t)k * (m->n_teams + 1) + i) * e->n_cell_measures]);
        }
    }
}

static void add_met(mu_estimator *e, const mu_record *r)
{
    const mu_model *m = e->model;

    for (int32_t i = 0; i < m->n_types; i++) {
        int64_t met = 0, of = 0;
        for (int32_t k = 0; k < e->n_open; k++) {
            const mu_totals t = mu_totals_contact(m, r, i, e->open[k], e->open[k] + 1);
            if (t.target_of == 0) continue;
            of++;
            met += (double)t.target_met >= m->types[i].target_share * (double)t.target_of;
        }
        mu_pairs_add(&e->met_cells[i], (double)met, (double)of);
        mu_days_met(e->days, r, i, &met, &of);
        mu_pairs_add(&e->met_days[i], (double)met, (double)of);
    }
}

static void add_waits(mu_estimator *e, const mu_record *r)
{
    for (int32_t i = 0; i < e->model->n_types; i++) {
        const mu_totals t = mu_totals_contact(e->model, r, i, 0, e->model->calendar.n_cells);
        mu_hist_merge(&e->wait[i], &r->wait[i]);
        e->not_delayed[i] += t.contact.answered - r->wait[i].total;
    }
}

static bool band_of(mu_estimator *e, double **out)
{
    const int64_t size = (int64_t)e->n_open * MU_BAND_MEASURES;

    *out = NULL;
    if (e->model->n_actual == 0) return true;
    if (e->added >= e->band_room) {
        const int64_t room = e->band_room > 0 ? 2 * e->band_room : 64;
        double       *more = realloc(e->band, (size_t)(room * size) * sizeof *more);
        if (more == NULL) return false;
        e->band      = more;
        e->band_room = room;
    }
    *out = &e->band[e->added * size];
    return true;
}

static bool add_terminating(mu_estimator *e, const mu_record *r)
{
    double *band;

    if (!band_of(e, &band) || !mu_days_add(e->days, r, 0)) return false;
    add_stretch(e, r, 0, e->model->calendar.n_cells);
    add_cells(e, r, band);
    add_met(e, r);
    add_waits(e, r);
    return true;
}

/* ---- steady state --------------------------------------------------------------------------------- */

/* Cell after the open cell `k`'s batch of `length`: up to the next open cell, so that nothing between is lost. */
static int32_t stretch_end(const mu_estimator *e, int32_t k)
{
    return k < e->n_open ? e->open[k] : e->model->calendar.n_cells;
}

/* Half-batches that still hang together say that the batches are too short; see too_short in results.h. */
static void add_correlation(mu_estimator *e, const mu_record *r)
{
    const mu_batching *b    = &e->batching;
    const int32_t      half = b->length / 2;
    double             level[LEVELS];
    int32_t            n = 0;

    if (half < 1 || b->batches < 10) return;
    for (int32_t i = 0; i < 2 * b->batches && n < LEVELS; i++) {
        const int32_t   from = b->first + i * half;
        const mu_totals t =
            mu_totals_contact(e->model, r, e->model->n_types, e->open[from], stretch_end(e, from + half));
        const mu_totals p =
            mu_totals_team(e->model, r, e->model->n_teams, e->open[from], stretch_end(e, from + half));
        level[n++] = (double)(t.contact.queue_us + p.busy_us) / (double)t.span_us;
    }
    e->lag1_sum += mu_lag1(level, n);
    e->lag1_n++;
}

static bool add_batches(mu_estimator *e, const mu_record *r)
{
    const mu_batching *b = &e->batching;
    double            *band;

    if (!band_of(e, &band) || !mu_days_add(e->days, r, e->open[b->first])) return false;
    for (int32_t i = 0; i < b->batches; i++) {
        const int32_t from = b->first + i * b->length;
        add_stretch(e, r, e->open[from], stretch_end(e, from + b->length));
    }
    add_correlation(e, r);
    add_cells(e, r, band);
    add_met(e, r);
    add_waits(e, r);
    return true;
}

static int32_t warm_up_cells(const mu_estimator *e)
{
    const mu_model *m     = e->model;
    int32_t         first = 0;

    if (m->runs.warm_up.us >= 0) {
        while (first < e->n_open - 1 &&
               m->calendar.cells[e->open[first]].from.us < m->calendar.from.us + m->runs.warm_up.us)
            first++;
        return first;
    }
    double *level  = calloc((size_t)m->calendar.n_cells, sizeof *level);
    double *series = calloc((size_t)m->calendar.n_cells, sizeof *series);
    if (level != NULL && series != NULL) {
        for (int32_t i = 0; i < e->n_pilots; i++) mu_steady_add_levels(m, e->pilot[i], level);
        for (int32_t k = 0; k < e->n_open; k++) series[k] = level[e->open[k]];
        first = mu_mser5(series, e->n_open);
    }
    free(level);
    free(series);
    return first;
}

bool mu_estimator_settle(mu_estimator *e)
{
    const int32_t per_run = (int32_t)((e->model->runs.batches + e->planned - 1) / e->planned);
    bool          ok      = true;

    e->batching = mu_steady_cut(warm_up_cells(e), e->n_open, per_run);
    e->settled  = true;
    e->added    = 0;
    for (int32_t i = 0; i < e->n_pilots; i++) {
        ok = ok && add_batches(e, e->pilot[i]);
        e->added++;
        mu_record_free(e->pilot[i]);
    }
    e->n_pilots = 0;
    return ok;
}

static bool hold_back(mu_estimator *e, const mu_record *r)
{
    mu_record *copy = mu_record_copy(e->model, r);

    if (copy == NULL) return false;
    e->pilot[e->n_pilots++] = copy;
    e->added++;
    return e->n_pilots < MU_PILOTS && e->n_pilots < e->planned ? true : mu_estimator_settle(e);
}

bool mu_estimator_add(mu_estimator *e, const mu_record *r)
{
    e->events += r->events;
    e->contacts += r->contacts;
    if (e->steady && !e->settled) return hold_back(e, r);
    if (!(e->steady ? add_batches(e, r) : add_terminating(e, r))) return false;
    e->added++;
    return true;
}
