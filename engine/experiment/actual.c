#include "experiment/actual.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const mu_band_measure[MU_BAND_MEASURES] = { "offered", "mean_wait", "abandonment",
                                                        "service_level" };

/* A group is what one row describes, or several equal rows. */
struct mu_actual {
    const mu_model *model;
    int             measure[MU_BAND_MEASURES];
    int32_t         n;       /* groups */
    int32_t        *of_row;  /* [row]: its group, -1: no open cell is described */
    int32_t        *of_cell; /* [cell of the calendar]: its group, or -1 */
    int32_t        *cells;   /* [group]: cells in the last replication */
    int32_t        *noted;   /* [group]: cells and */
    double         *x, *y;   /* [group][measure]: totals of the replication at hand */
    mu_pairs       *pairs;   /* [group][measure] */
    double         *value;   /* [replication][group][measure]: x / y */
    int64_t         added, room;
};

/* ---- rows and cells ------------------------------------------------------------------------------- */

static int compare(const mu_actual_row *a, const mu_actual_row *b)
{
    if (a->weekday != b->weekday) return a->weekday < b->weekday ? -1 : 1;
    return (a->at.us > b->at.us) - (a->at.us < b->at.us);
}

bool mu_actual_same(const mu_actual_row *a, const mu_actual_row *b)
{
    return compare(a, b) == 0;
}

int32_t mu_actual_row_of(const mu_model *m, const mu_cell *cell)
{
    int32_t low = 0, high = m->n_actual;

    if (high == 0) return -1;
    /* as the row would be written that describes this cell; all rows are of one kind */
    const mu_actual_row *any   = &m->actual[0];
    const bool           dated = any->day >= 0;
    const mu_actual_row  key   = {
           .at      = { dated ? cell->from.us : mu_calendar_clock(&m->calendar, cell->from).us },
           .weekday = any->weekday >= 0 ? mu_calendar_weekday(&m->calendar, cell->from) : -1,
    };
    while (low < high) {
        const int32_t middle = low + (high - low) / 2;
        if (compare(&m->actual[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < m->n_actual && mu_actual_same(&m->actual[low], &key) ? low : -1;
}

double mu_actual_figure(const mu_actual_row *row, int measure)
{
    switch (measure) {
    case 0: return row->offered;
    case 1: return row->mean_wait_s;
    case 2: return row->abandoned_share;
    default: return row->service_level;
    }
}

/* ---- making and freeing --------------------------------------------------------------------------- */

static void *zeroed(bool *ok, int64_t n, size_t size)
{
    void *p = calloc((size_t)(n > 0 ? n : 1), size);
    *ok     = *ok && p != NULL;
    return p;
}

/* Numbers the groups that have an open cell. */
static void find_groups(mu_actual *a)
{
    const mu_model    *m = a->model;
    const mu_calendar *c = &m->calendar;

    for (int32_t i = 0; i < m->n_actual; i++) a->of_row[i] = -1;
    for (int32_t k = 0; k < c->n_cells; k++) {
        const int32_t row = c->cells[k].open ? mu_actual_row_of(m, &c->cells[k]) : -1;

        if (row >= 0 && a->of_row[row] < 0) a->of_row[row] = a->n++;
        a->of_cell[k] = row >= 0 ? a->of_row[row] : -1;
    }
    for (int32_t i = 1; i < m->n_actual; i++)
        if (mu_actual_same(&m->actual[i], &m->actual[i - 1])) a->of_row[i] = a->of_row[i - 1];
}

mu_actual *mu_actual_new(const mu_model *m)
{
    mu_actual *a  = calloc(1, sizeof *a);
    bool       ok = true;

    if (a == NULL) return NULL;
    a->model = m;
    for (int b = 0; b < MU_BAND_MEASURES; b++) a->measure[b] = mu_measure_find(mu_band_measure[b]);
    a->of_row  = zeroed(&ok, m->n_actual, sizeof *a->of_row);
    a->of_cell = zeroed(&ok, m->calendar.n_cells, sizeof *a->of_cell);
    if (ok) find_groups(a);
    a->cells = zeroed(&ok, a->n, sizeof *a->cells);
    a->noted = zeroed(&ok, a->n, sizeof *a->noted);
    a->x     = zeroed(&ok, (int64_t)a->n * MU_BAND_MEASURES, sizeof *a->x);
    a->y     = zeroed(&ok, (int64_t)a->n * MU_BAND_MEASURES, sizeof *a->y);
    a->pairs = zeroed(&ok, (int64_t)a->n * MU_BAND_MEASURES, sizeof *a->pairs);
    if (ok) return a;
    mu_actual_free(a);
    return NULL;
}

void mu_actual_free(mu_actual *a)
{
    if (a == NULL) return;
    free(a->of_row);
    free(a->of_cell);
    free(a->cells);
    free(a->noted);
    free(a->x);
    free(a->y);
    free(a->pairs);
    free(a->value);
    free(a);
}

/* ---- one replication ------------------------------------------------------------------------------ */

void mu_actual_note(mu_actual *a, int32_t cell, const mu_totals *t, bool warm_up)
{
    const int32_t group = a->of_cell[cell];

    if (group < 0 || (warm_up && a->model->actual[0].day < 0)) return;
    a->noted[group]++;
    for (int b = 0; b < MU_BAND_MEASURES; b++) {
        double x, y;
        mu_measure_at(a->measure[b])->pair(t, &x, &y);
        a->x[(int64_t)group * MU_BAND_MEASURES + b] += x;
        a->y[(int64_t)group * MU_BAND_MEASURES + b] += y;
    }
}

static bool grow(mu_actual *a, int64_t each)
{
    const int64_t room  = a->room > 0 ? 2 * a->room : 64;
    double       *value = realloc(a->value, (size_t)(room * each) * sizeof *value);

    if (value == NULL) return false;
    a->value = value;
    a->room  = room;
    return true;
}

bool mu_actual_end(mu_actual *a)
{
    const int64_t each = (int64_t)a->n * MU_BAND_MEASURES;

    if (a->n == 0) return true;
    if (a->added == a->room && !grow(a, each)) return false;
    for (int64_t i = 0; i < each; i++) {
        mu_pairs_add(&a->pairs[i], a->x[i], a->y[i]);
        a->value[a->added * each + i] = a->y[i] > 0 ? a->x[i] / a->y[i] : NAN;
        a->x[i] = a->y[i] = 0;
    }
    a->added++;
    memcpy(a->cells, a->noted, (size_t)a->n * sizeof *a->cells);
    memset(a->noted, 0, (size_t)a->n * sizeof *a->noted);
    return true;
}

/* ---- all of them ---------------------------------------------------------------------------------- */

int32_t mu_actual_cells(const mu_actual *a, int32_t row)
{
    return a->of_row[row] >= 0 ? a->cells[a->of_row[row]] : 0;
}

const mu_pairs *mu_actual_pairs(const mu_actual *a, int32_t row, int measure)
{
    static const mu_pairs nothing = { 0 };
    const int64_t         group   = a->of_row[row];

    return group >= 0 ? &a->pairs[group * MU_BAND_MEASURES + measure] : &nothing;
}

mu_spread mu_actual_band(const mu_actual *a, int32_t row, int measure, double *scratch)
{
    const int64_t each = (int64_t)a->n * MU_BAND_MEASURES, group = a->of_row[row];
    int64_t       n = 0;

    for (int64_t k = 0; group >= 0 && k < a->added; k++) {
        const double v = a->value[k * each + group * MU_BAND_MEASURES + measure];
        if (!isnan(v)) scratch[n++] = v;
    }
    return (mu_spread){ mu_quantile(scratch, n, 0.05), mu_quantile(scratch, n, 0.5),
                        mu_quantile(scratch, n, 0.95) };
}
