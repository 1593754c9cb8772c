#include "experiment/estimator.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
    const int64_t types = mu_rows(m->n_types), teams = mu_rows(m->n_teams);
    e->model           = m;
    e->planned         = planned;
    e->steady          = m->runs.steady;
    e->n_batches       = 1;
    e->n_measures      = mu_measure_count;
    e->n_cell_measures = mu_cell_measure_count();
    e->open            = zeroed(&ok, m->calendar.n_cells, sizeof *e->open);
    e->batch           = zeroed(&ok, m->calendar.n_cells, sizeof *e->batch);
    e->day_total       = zeroed(&ok, m->calendar.n_days, sizeof *e->day_total);
    e->batch_total     = zeroed(&ok, e->n_batches, sizeof *e->batch_total);
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
    e->level        = zeroed(&ok, e->steady ? e->n_open : 0, sizeof *e->level);
    if (!ok) {
        mu_estimator_free(e);
        return NULL;
    }
    for (int k = 0; k < e->n_cell_measures; k++) e->cell_measure[k] = mu_cell_measure(k);
    e->band_row = m->actual_type != NULL ? mu_model_type(m, m->actual_type) : mu_whole(m->n_types);
    return e;
}

void mu_estimator_free(mu_estimator *e)
{
    if (e == NULL) return;
    for (int32_t i = 0; e->pilot != NULL && i < e->n_pilots; i++) mu_record_free(e->pilot[i]);
    free(e->pilot);
    mu_days_free(e->days);
    free(e->open);
    free(e->batch);
    free(e->day_total);
    free(e->batch_total);
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
    free(e->level);
    free(e);
}

/* ---- adding one record ---------------------------------------------------------------------------- */

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

static void note_band(const mu_totals *t, double *out)
{
    for (int b = 0; b < MU_BAND_MEASURES; b++) {
        double x, y;
        mu_measures[mu_measure_find(mu_band_measure[b])].pair(t, &x, &y);
        out[b] = y > 0 ? x / y : NAN;
    }
}

static bool meets(const mu_totals *t, const mu_contact_type *type)
{
    /* 55 of 100 meet 55 %, although 0.55 * 100 is a little more than 55. */
    return (double)t->target_met >= type->target_share * (double)t->target_of * (1 - 1e-12);
}

/* The first day of which nothing was removed as warm-up (the last day at the latest). */
static int32_t first_whole_day(const mu_estimator *e)
{
    const mu_calendar *cal   = &e->model->calendar;
    const int32_t      first = e->batching.first, day = cal->cells[e->open[first]].day;
    const bool         whole = first == 0 || cal->cells[e->open[first - 1]].day != day;

    return whole || day + 1 >= cal->n_days ? day : day + 1;
}

/* Walks the cells once for one row (a type, a team, or the whole) and adds what they show to the row's cells, days
 * and batches. */
static void add_row(mu_estimator *e, const mu_record *r, mu_scope scope, int32_t row, double *band)
{
    const mu_model *m       = e->model;
    const bool      contact = scope == MU_SCOPE_CONTACT;
    const int32_t   rows    = mu_rows(contact ? m->n_types : m->n_teams);
    mu_pairs       *cells   = contact ? e->cell_contact : e->cell_team;
    mu_pairs       *totals  = contact ? e->contact : e->team;
    int64_t         met = 0, of = 0, met_days = 0, of_days = 0;
    int32_t         k_open = 0;

    memset(e->day_total, 0, (size_t)m->calendar.n_days * sizeof *e->day_total);
    memset(e->batch_total, 0, (size_t)e->n_batches * sizeof *e->batch_total);
    for (int32_t k = 0; k < m->calendar.n_cells; k++) {
        const mu_cell  *cell = &m->calendar.cells[k];
        const mu_totals t    = contact ? mu_totals_contact(m, r, row, k) : mu_totals_team(m, r, row, k);
        if (cell->open) {
            add_cell_measures(e, &t, scope, &cells[((int64_t)k_open * rows + row) * e->n_cell_measures]);
            if (contact && band != NULL && row == e->band_row)
                note_band(&t, &band[k_open * MU_BAND_MEASURES]);
            if (contact && t.target_of > 0 && row < m->n_types && e->batch[k] >= 0) {
                of++;
                met += meets(&t, &m->types[row]);
            }
            k_open++;
        }
        mu_totals_add(&e->day_total[cell->day], &t, scope);
        if (e->batch[k] >= 0) mu_totals_add(&e->batch_total[e->batch[k]], &t, scope);
    }
    for (int32_t b = 0; b < e->n_batches; b++)
        add_measures(&e->batch_total[b], scope, &totals[(int64_t)row * e->n_measures]);

    const int32_t first_day = first_whole_day(e);
    mu_days_note(e->days, scope, row, e->day_total, first_day, m->calendar.n_days - first_day);
    if (!contact || row >= m->n_types) return;
    for (int32_t d = first_day; d < m->calendar.n_days; d++) {
        if (e->day_total[d].target_of == 0) continue;
        of_days++;
        met_days += meets(&e->day_total[d], &m->types[row]);
    }
    mu_pairs_add(&e->met_cells[row], (double)met, (double)of);
    mu_pairs_add(&e->met_days[row], (double)met_days, (double)of_days);
    mu_hist_merge(&e->wait[row], &r->wait[row]);
    for (int32_t d = 0; d < m->calendar.n_days; d++) e->not_delayed[row] += e->day_total[d].contact.answered;
    e->not_delayed[row] -= r->wait[row].total;
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

/* ---- steady state --------------------------------------------------------------------------------- */

/* Neighbouring half-batches that still hang together say that the batches are too short. Pairs of all replications go
 * into one correlation. */
static void add_correlation(mu_estimator *e, const mu_record *r)
{
    const mu_batching *b    = &e->batching;
    const int32_t      half = b->length / 2;
    double             last = 0;

    if (half < 1) return;
    memset(e->level, 0, (size_t)e->n_open * sizeof *e->level);
    mu_steady_add_levels(e->model, r, e->level);
    for (int32_t from = b->first; from + half <= e->n_open; from += half) {
        double mean = 0;
        for (int32_t k = from; k < from + half; k++) mean += e->level[k] / half;
        if (from > b->first) mu_pairs_add(&e->neighbours, last, mean);
        last = mean;
    }
}

static int32_t warm_up_cells(mu_estimator *e)
{
    const mu_model *m     = e->model;
    int32_t         first = 0;

    if (m->runs.warm_up.us >= 0) {
        while (first < e->n_open - 1 &&
               m->calendar.cells[e->open[first]].from.us < m->calendar.from.us + m->runs.warm_up.us)
            first++;
        return first;
    }
    for (int32_t i = 0; i < e->n_pilots; i++) mu_steady_add_levels(m, e->pilot[i], e->level);
    return mu_mser5(e->level, e->n_open);
}

/* Which batch each cell of the calendar belongs to; closed cells go with the open one before them. */
static bool cut_batches(mu_estimator *e)
{
    const int32_t per_run = (int32_t)((e->model->runs.batches + e->planned - 1) / e->planned);
    int32_t       k_open  = -1;
    bool          ok      = true;

    e->batching  = mu_steady_cut(warm_up_cells(e), e->n_open, per_run);
    e->n_batches = e->batching.batches;
    free(e->batch_total);
    e->batch_total = zeroed(&ok, e->n_batches, sizeof *e->batch_total);
    for (int32_t k = 0; k < e->model->calendar.n_cells; k++) {
        k_open += e->model->calendar.cells[k].open;
        e->batch[k] = k_open < e->batching.first ? -1 : (k_open - e->batching.first) / e->batching.length;
        if (e->batch[k] >= e->n_batches) e->batch[k] = e->n_batches - 1;
    }
    return ok;
}

static bool add_now(mu_estimator *e, const mu_record *r)
{
    double *band;

    if (!band_of(e, &band) || !mu_days_begin(e->days)) return false;
    for (int32_t i = 0; i < mu_rows(e->model->n_types); i++) add_row(e, r, MU_SCOPE_CONTACT, i, band);
    for (int32_t i = 0; i < mu_rows(e->model->n_teams); i++) add_row(e, r, MU_SCOPE_TEAM, i, NULL);
    if (e->steady) add_correlation(e, r);
    return true;
}

bool mu_estimator_settle(mu_estimator *e)
{
    bool ok = cut_batches(e);

    e->settled = true;
    e->added   = 0;
    for (int32_t i = 0; i < e->n_pilots; i++) {
        ok = ok && add_now(e, e->pilot[i]);
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
    if (!add_now(e, r)) return false;
    e->added++;
    return true;
}

bool mu_estimator_too_short(const mu_estimator *e, int64_t batches)
{
    const bool found = e->model->runs.warm_up.us < 0;

    if (batches < 10) return true;
    /* A warm-up cannot be told from fewer than 20 intervals, and one that takes half the run has not ended there. */
    if (found && (e->n_open < 20 || e->batching.first >= e->n_open / 2 - 5)) return true;
    return mu_pairs_correlation(&e->neighbours) > 0.3;
}
