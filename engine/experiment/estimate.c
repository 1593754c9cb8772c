#include "experiment/estimator.h"

#include <stdlib.h>
#include <string.h>

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

static bool number_cell_measures(mu_estimator *e, mu_scope scope)
{
    const int n  = mu_cell_measure_count(scope);
    bool      ok = true;

    e->n_cell_measures[scope] = n;
    e->cell_measure[scope]    = zeroed(&ok, n, sizeof *e->cell_measure[scope]);
    for (int k = 0; ok && k < n; k++) e->cell_measure[scope][k] = mu_cell_measure(scope, k);
    return ok;
}

mu_estimator *mu_estimator_new(const mu_model *m, int64_t planned, bool people)
{
    mu_estimator *e  = calloc(1, sizeof *e);
    bool          ok = true;

    if (e == NULL) return NULL;
    const int64_t types = mu_rows(m->n_types), teams = mu_rows(m->n_teams); /* groups have no intervals */
    const int64_t all_types = mu_scope_rows(m, MU_SCOPE_CONTACT), all_teams = mu_scope_rows(m, MU_SCOPE_TEAM);
    e->model        = m;
    e->planned      = planned;
    e->steady       = m->runs.steady;
    e->n_batches    = 1;
    e->n_measures   = mu_measure_count();
    e->open         = zeroed(&ok, m->calendar.n_cells, sizeof *e->open);
    e->batch        = zeroed(&ok, m->calendar.n_cells, sizeof *e->batch);
    e->day_total    = zeroed(&ok, m->calendar.n_days, sizeof *e->day_total);
    e->batch_total  = zeroed(&ok, e->n_batches, sizeof *e->batch_total);
    e->contact      = zeroed(&ok, all_types * e->n_measures, sizeof *e->contact);
    e->team         = zeroed(&ok, all_teams * e->n_measures, sizeof *e->team);
    e->met_days     = zeroed(&ok, m->n_types, sizeof *e->met_days);
    e->met_cells    = zeroed(&ok, m->n_types, sizeof *e->met_cells);
    e->day_wait     = zeroed(&ok, m->calendar.n_days, sizeof *e->day_wait);
    e->batch_wait   = zeroed(&ok, e->n_batches, sizeof *e->batch_wait);
    e->contact_wait = zeroed(&ok, all_types, sizeof *e->contact_wait);
    e->team_wait    = zeroed(&ok, all_teams, sizeof *e->team_wait);
    for (int kind = 0; mu_model_has_journeys(m) && kind < MU_SPAN_KINDS; kind++) {
        e->day_span[kind]   = zeroed(&ok, m->calendar.n_days, sizeof *e->day_span[kind]);
        e->batch_span[kind] = zeroed(&ok, e->n_batches, sizeof *e->batch_span[kind]);
        e->span[kind]       = zeroed(&ok, all_types, sizeof *e->span[kind]);
    }
    e->pilot  = zeroed(&ok, MU_PILOTS, sizeof *e->pilot);
    e->days   = mu_days_new(m);
    e->actual = mu_actual_new(m);
    if (people) e->people = mu_people_new(m);
    if (!e->steady) ok = (e->crowds = mu_crowds_new(m)) != NULL && ok;
    if (mu_schemes_wanted(m)) ok = (e->schemes = mu_schemes_new(m)) != NULL && ok;
    if (mu_months_wanted(m)) ok = (e->months = mu_months_new(m)) != NULL && ok;
    ok = ok && e->days != NULL && e->actual != NULL && (!people || e->people != NULL);
    for (int s = MU_SCOPE_CONTACT; s <= MU_SCOPE_TEAM; s++) ok = ok && number_cell_measures(e, (mu_scope)s);
    if (ok) find_open_cells(e);
    e->cell_contact =
        zeroed(&ok, e->n_open * types * e->n_cell_measures[MU_SCOPE_CONTACT], sizeof *e->cell_contact);
    e->cell_team = zeroed(&ok, e->n_open * teams * e->n_cell_measures[MU_SCOPE_TEAM], sizeof *e->cell_team);
    e->cell_contact_wait = zeroed(&ok, e->n_open * types, sizeof *e->cell_contact_wait);
    e->cell_team_wait    = zeroed(&ok, e->n_open * teams, sizeof *e->cell_team_wait);
    e->level             = zeroed(&ok, e->steady ? e->n_open : 0, sizeof *e->level);
    if (!ok) {
        mu_estimator_free(e);
        return NULL;
    }
    e->actual_who = m->actual_type != NULL ? mu_model_type(m, m->actual_type) : mu_whole(m->n_types);
    return e;
}

bool mu_estimator_keep_singles(mu_estimator *e)
{
    e->singles = mu_singles_new();
    return e->singles != NULL;
}

void mu_estimator_free(mu_estimator *e)
{
    if (e == NULL) return;
    for (int32_t i = 0; e->pilot != NULL && i < e->n_pilots; i++) mu_record_free(e->pilot[i]);
    free(e->pilot);
    mu_days_free(e->days);
    mu_actual_free(e->actual);
    mu_people_free(e->people);
    mu_months_free(e->months);
    mu_crowds_free(e->crowds);
    mu_singles_free(e->singles);
    mu_schemes_free(e->schemes);
    free(e->open);
    free(e->batch);
    free(e->day_total);
    free(e->batch_total);
    for (int s = MU_SCOPE_CONTACT; s <= MU_SCOPE_TEAM; s++) free(e->cell_measure[s]);
    free(e->contact);
    free(e->team);
    free(e->cell_contact);
    free(e->cell_team);
    free(e->met_days);
    free(e->met_cells);
    free(e->day_wait);
    free(e->batch_wait);
    for (int kind = 0; kind < MU_SPAN_KINDS; kind++) {
        free(e->day_span[kind]);
        free(e->batch_span[kind]);
        mu_curves_free(e->span[kind], mu_scope_rows(e->model, MU_SCOPE_CONTACT));
    }
    mu_curves_free(e->contact_wait, mu_scope_rows(e->model, MU_SCOPE_CONTACT));
    mu_curves_free(e->team_wait, mu_scope_rows(e->model, MU_SCOPE_TEAM));
    mu_curves_free(e->cell_contact_wait, (int64_t)e->n_open * mu_rows(e->model->n_types));
    mu_curves_free(e->cell_team_wait, (int64_t)e->n_open * mu_rows(e->model->n_teams));
    free(e->level);
    free(e);
}

/* ---- adding one record ---------------------------------------------------------------------------- */

static void add_measures(const mu_totals *t, mu_scope scope, mu_pairs *pairs)
{
    for (int i = 0; i < mu_measure_count(); i++) {
        double x, y;
        if (mu_measure_at(i)->scope != scope || mu_measure_at(i)->quantile > 0) continue;
        mu_measure_at(i)->pair(t, &x, &y);
        mu_pairs_add(&pairs[i], x, y);
    }
}

static void add_cell_measures(const mu_estimator *e, const mu_totals *t, mu_scope scope, mu_pairs *pairs)
{
    for (int k = 0; k < e->n_cell_measures[scope]; k++) {
        double x, y;
        mu_measure_at(e->cell_measure[scope][k])->pair(t, &x, &y);
        mu_pairs_add(&pairs[k], x, y);
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

/* Of a row of the tables, which have none of its own for the whole where there is only one type or team. */
static mu_members members_of_row(const mu_model *m, mu_scope scope, int32_t row)
{
    const int32_t singles = mu_scope_single_rows(m, scope);
    const int32_t n       = scope == MU_SCOPE_CONTACT ? m->n_types : m->n_teams;

    return mu_members_of(m, scope, row < singles ? row : n + 1 + row - singles);
}

/* A day's spans go with the batch of its first open cell. */
static bool add_spans(mu_estimator *e, const mu_record *r, mu_span_kind kind, int32_t row,
                      const mu_members *who)
{
    const mu_calendar *cal = &e->model->calendar;
    mu_span_totals    *day = e->day_span[kind], *batch = e->batch_span[kind];
    int32_t            begun = -1;
    bool               ok    = true;

    memset(day, 0, (size_t)cal->n_days * sizeof *day);
    memset(batch, 0, (size_t)e->n_batches * sizeof *batch);
    for (int32_t k = 0; k < cal->n_cells; k++) {
        if (!cal->cells[k].open || cal->cells[k].day == begun) continue;
        begun = cal->cells[k].day;
        mu_totals_spans(r, kind, who, begun, &day[begun]);
        if (e->batch[k] >= 0) mu_span_totals_add(&batch[e->batch[k]], &day[begun]);
    }
    for (int32_t b = 0; b < e->n_batches; b++)
        ok = ok && mu_wait_curve_add(&e->span[kind][row], &batch[b].lasting, batch[b].none);
    return ok;
}

/* Walks the cells once for one row and adds what they show to its days and batches, and to its cells unless it is a
 * group. False if out of memory. */
static bool add_row(mu_estimator *e, const mu_record *r, mu_scope scope, int32_t row)
{
    const mu_model  *m          = e->model;
    const bool       contact    = scope == MU_SCOPE_CONTACT;
    const int32_t    rows       = mu_scope_single_rows(m, scope);
    const mu_members who        = members_of_row(m, scope, row);
    mu_pairs        *cells      = contact ? e->cell_contact : e->cell_team;
    mu_pairs        *totals     = contact ? e->contact : e->team;
    mu_wait_curve   *cell_waits = contact ? e->cell_contact_wait : e->cell_team_wait;
    mu_wait_curve   *waits      = contact ? e->contact_wait : e->team_wait;
    int64_t          met = 0, of = 0, met_days = 0, of_days = 0;
    int32_t          k_open = 0;
    bool             ok     = true;

    memset(e->day_total, 0, (size_t)m->calendar.n_days * sizeof *e->day_total);
    memset(e->day_wait, 0, (size_t)m->calendar.n_days * sizeof *e->day_wait);
    memset(e->batch_total, 0, (size_t)e->n_batches * sizeof *e->batch_total);
    memset(e->batch_wait, 0, (size_t)e->n_batches * sizeof *e->batch_wait);
    for (int32_t k = 0; k < m->calendar.n_cells; k++) {
        const mu_cell  *cell = &m->calendar.cells[k];
        const mu_totals t    = mu_totals_of(m, r, scope, &who, k);
        mu_waits        wait = { 0 };
        mu_totals_waits(r, scope, &who, k, &wait);
        if (cell->open && row < rows) {
            ok = ok && mu_wait_curve_add(&cell_waits[(int64_t)k_open * rows + row], &wait,
                                         mu_totals_at_once(&t, scope, &wait));
            add_cell_measures(e, &t, scope,
                              &cells[((int64_t)k_open * rows + row) * e->n_cell_measures[scope]]);
            if (contact && row == e->actual_who) mu_actual_note(e->actual, k, &t, e->batch[k] < 0);
            if (contact && t.target_of > 0 && row < m->n_types && e->batch[k] >= 0) {
                of++;
                met += meets(&t, &m->types[row]);
            }
            k_open++;
        }
        mu_totals_add(&e->day_total[cell->day], &t, scope);
        mu_waits_merge(&e->day_wait[cell->day], &wait);
        if (e->batch[k] < 0) continue;
        mu_totals_add(&e->batch_total[e->batch[k]], &t, scope);
        mu_waits_merge(&e->batch_wait[e->batch[k]], &wait);
    }
    if (e->months != NULL && row < rows) mu_months_add(e->months, scope, row, e->day_total);
    if (e->crowds != NULL && !contact) e->batch_total[0].crowd = mu_crowds_of(e->crowds, r, &who);
    if (e->people != NULL && !contact) mu_people_totals(e->people, r, &who, &e->batch_total[0]);
    if (e->singles != NULL && row == mu_whole(contact ? m->n_types : m->n_teams))
        ok = ok && mu_singles_add(e->singles, e->added, scope, &e->batch_total[0]);
    for (int32_t b = 0; b < e->n_batches; b++) {
        add_measures(&e->batch_total[b], scope, &totals[(int64_t)row * e->n_measures]);
        ok = ok && mu_wait_curve_add(&waits[row], &e->batch_wait[b],
                                     mu_totals_at_once(&e->batch_total[b], scope, &e->batch_wait[b]));
    }

    mu_span_totals *span[MU_SPAN_KINDS] = { NULL };
    for (int kind = 0; contact && r->cases != NULL && kind < MU_SPAN_KINDS; kind++) {
        ok         = ok && add_spans(e, r, (mu_span_kind)kind, row, &who);
        span[kind] = e->day_span[kind];
    }

    const int32_t first_day = first_whole_day(e);
    mu_days_note(e->days, scope, row, e->day_total, e->day_wait, span, first_day,
                 m->calendar.n_days - first_day);
    if (!contact || row >= m->n_types) return ok;
    for (int32_t d = first_day; d < m->calendar.n_days; d++) {
        if (e->day_total[d].target_of == 0) continue;
        of_days++;
        met_days += meets(&e->day_total[d], &m->types[row]);
    }
    mu_pairs_add(&e->met_cells[row], (double)met, (double)of);
    mu_pairs_add(&e->met_days[row], (double)met_days, (double)of_days);
    return ok;
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
    free(e->batch_wait);
    e->batch_total = zeroed(&ok, e->n_batches, sizeof *e->batch_total);
    e->batch_wait  = zeroed(&ok, e->n_batches, sizeof *e->batch_wait);
    for (int kind = 0; kind < MU_SPAN_KINDS; kind++) {
        if (e->span[kind] == NULL) continue;
        free(e->batch_span[kind]);
        e->batch_span[kind] = zeroed(&ok, e->n_batches, sizeof *e->batch_span[kind]);
    }
    for (int32_t k = 0; k < e->model->calendar.n_cells; k++) {
        k_open += e->model->calendar.cells[k].open;
        e->batch[k] = k_open < e->batching.first ? -1 : (k_open - e->batching.first) / e->batching.length;
        if (e->batch[k] >= e->n_batches) e->batch[k] = e->n_batches - 1;
    }
    return ok;
}

static bool add_now(mu_estimator *e, const mu_record *r)
{
    if (!mu_days_begin(e->days)) return false;
    for (int32_t i = 0; i < mu_scope_rows(e->model, MU_SCOPE_CONTACT); i++)
        if (!add_row(e, r, MU_SCOPE_CONTACT, i)) return false;
    for (int32_t i = 0; i < mu_scope_rows(e->model, MU_SCOPE_TEAM); i++)
        if (!add_row(e, r, MU_SCOPE_TEAM, i)) return false;
    if (e->people != NULL) mu_people_add(e->people, r);
    if (e->schemes != NULL) mu_schemes_add(e->schemes, r);
    if (e->steady) add_correlation(e, r);
    return mu_actual_end(e->actual);
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
