#include "experiment/days.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct mu_days {
    const mu_model *model;
    int32_t         columns;
    int64_t         seen, every; /* replications offered; every how-manieth is kept */
    int64_t         n, room;     /* replications kept */
    int64_t        *replication; /* [kept] */
    double         *value;       /* [kept][day][column] */
    bool            keeping;     /* the replication at hand is one of those kept */
};

/* Column of a measure in the row of one day: the types' rows first, then the teams'. -1: not kept. */
static int32_t column_of(const mu_model *m, mu_scope scope, int32_t row, int measure)
{
    int32_t per_scope[2] = { 0, 0 }, k = 0;

    if (mu_measures[measure].scope != scope || !mu_measures[measure].per_day) return -1;
    for (int i = 0; i < mu_measure_count; i++) {
        if (!mu_measures[i].per_day) continue;
        if (i < measure && mu_measures[i].scope == scope) k++;
        per_scope[mu_measures[i].scope]++;
    }
    return (scope == MU_SCOPE_TEAM ? mu_rows(m->n_types) * per_scope[MU_SCOPE_CONTACT] : 0) +
           row * per_scope[scope] + k;
}

static int32_t count_columns(const mu_model *m)
{
    int32_t n = 0;

    for (int i = 0; i < mu_measure_count; i++)
        if (mu_measures[i].per_day)
            n += mu_rows(mu_measures[i].scope == MU_SCOPE_CONTACT ? m->n_types : m->n_teams);
    return n;
}

mu_days *mu_days_new(const mu_model *m)
{
    mu_days *d = calloc(1, sizeof *d);

    if (d == NULL) return NULL;
    d->model   = m;
    d->every   = 1;
    d->columns = count_columns(m);
    return d;
}

void mu_days_free(mu_days *d)
{
    if (d == NULL) return;
    free(d->replication);
    free(d->value);
    free(d);
}

static int64_t values_each(const mu_days *d)
{
    return (int64_t)d->columns * d->model->calendar.n_days;
}

static bool grow(mu_days *d)
{
    const int64_t room  = d->room > 0 ? 2 * d->room : 4;
    double       *value = realloc(d->value, (size_t)(room * values_each(d)) * sizeof *value);

    if (value == NULL) return false;
    d->value             = value;
    int64_t *replication = realloc(d->replication, (size_t)room * sizeof *replication);
    if (replication == NULL) return false;
    d->replication = replication;
    d->room        = room;
    return true;
}

/* Keeps only replications divisible by the new stride. */
static void thin(mu_days *d)
{
    const int64_t each = values_each(d);
    int64_t       kept = 0;

    d->every *= 2;
    for (int64_t i = 0; i < d->n; i++) {
        if (d->replication[i] % d->every != 0) continue;
        d->replication[kept] = d->replication[i];
        memmove(&d->value[kept * each], &d->value[i * each], (size_t)each * sizeof *d->value);
        kept++;
    }
    d->n = kept;
}

bool mu_days_begin(mu_days *d)
{
    const int64_t replication = d->seen++, each = values_each(d);

    if ((d->n + 1) * each > MU_DAYS_KEPT && d->n > 1) thin(d);
    d->keeping = replication % d->every == 0;
    if (!d->keeping) return true;
    if (d->n == d->room && !grow(d)) return false;
    d->replication[d->n] = replication;
    for (int64_t i = 0; i < each; i++) d->value[d->n * each + i] = NAN;
    d->n++;
    return true;
}

void mu_days_note(mu_days *d, mu_scope scope, int32_t row, const mu_totals *day, int32_t first, int32_t n)
{
    if (!d->keeping) return;
    for (int i = 0; i < mu_measure_count; i++) {
        const int32_t column = column_of(d->model, scope, row, i);
        if (column < 0) continue;
        for (int32_t k = first; k < first + n; k++) {
            double x, y;
            mu_measures[i].pair(&day[k], &x, &y);
            d->value[(d->n - 1) * values_each(d) + (int64_t)k * d->columns + column] = y != 0 ? x / y : NAN;
        }
    }
}

int64_t mu_days_count(const mu_days *d)
{
    return d->n * d->model->calendar.n_days;
}

mu_spread mu_days_spread(const mu_days *d, mu_scope scope, int32_t row, int measure, double *scratch)
{
    const int32_t column = column_of(d->model, scope, row, measure);
    int64_t       n      = 0;

    for (int64_t i = 0; column >= 0 && i < mu_days_count(d); i++) {
        const double v = d->value[i * d->columns + column];
        if (!isnan(v)) scratch[n++] = v;
    }
    return (mu_spread){ mu_quantile(scratch, n, 0.1), mu_quantile(scratch, n, 0.5),
                        mu_quantile(scratch, n, 0.9) };
}
