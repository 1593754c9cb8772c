#include "experiment/days.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct mu_days {
    const mu_model *model;
    int32_t         columns;
    int32_t         of_row[2];   /* [scope]: columns of one row, */
    int            *measure[2];  /* and whose they are */
    int64_t         seen, every; /* replications offered; every how-manieth is kept */
    int64_t         n, room;     /* replications kept */
    int64_t        *replication; /* [kept] */
    double         *value;       /* [kept][day][column] */
    bool            keeping;     /* the replication at hand is one of those kept */
};

/* The measures of the scope that are kept for a day, in their order; false if out of memory. */
static bool list_measures(mu_days *d, mu_scope scope)
{
    int *list = malloc((size_t)mu_measure_count() * sizeof *list);

    if (list == NULL) return false;
    d->measure[scope] = list;
    for (int i = 0; i < mu_measure_count(); i++)
        if (mu_measure_at(i)->scope == scope && mu_measure_at(i)->per_day &&
            mu_measure_applies(i, d->model, false))
            list[d->of_row[scope]++] = i;
    return true;
}

/* The first column of a row in the figures of a day: the types' rows come first, then the teams'. */
static int32_t column_of(const mu_days *d, mu_scope scope, int32_t row)
{
    const int32_t before = scope == MU_SCOPE_TEAM ? mu_scope_rows(d->model, MU_SCOPE_CONTACT) : 0;

    return before * d->of_row[MU_SCOPE_CONTACT] + row * d->of_row[scope];
}

mu_days *mu_days_new(const mu_model *m)
{
    mu_days *d = calloc(1, sizeof *d);

    if (d == NULL) return NULL;
    d->model = m;
    d->every = 1;
    if (!list_measures(d, MU_SCOPE_CONTACT) || !list_measures(d, MU_SCOPE_TEAM)) {
        mu_days_free(d);
        return NULL;
    }
    d->columns = column_of(d, MU_SCOPE_TEAM, mu_scope_rows(m, MU_SCOPE_TEAM));
    return d;
}

void mu_days_free(mu_days *d)
{
    if (d == NULL) return;
    free(d->replication);
    free(d->value);
    for (int i = 0; i < 2; i++) free(d->measure[i]);
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

/* NaN when there is nothing to divide by. */
static double value_of(int measure, const mu_totals *day, const mu_wait_fall *wait, const mu_wait_fall *span)
{
    const mu_measure *m = mu_measure_at(measure);
    mu_span_kind      kind;
    double            x, y;

    if (mu_measure_of_spans(measure, &kind)) return mu_wait_fall_quantile(&span[kind], m->quantile) * 1e-6;
    if (m->quantile > 0) return mu_wait_fall_quantile(wait, m->quantile) * 1e-6;
    m->pair(day, &x, &y);
    return y != 0 ? x / y : (double)NAN;
}

void mu_days_note(mu_days *d, mu_scope scope, int32_t row, const mu_totals *day, const mu_waits *wait,
                  mu_span_totals *const span[MU_SPAN_KINDS], int32_t first, int32_t n)
{
    if (!d->keeping) return;
    const int32_t row_at = column_of(d, scope, row);
    for (int32_t k = first; k < first + n; k++) {
        double      *value = &d->value[(d->n - 1) * values_each(d) + (int64_t)k * d->columns];
        mu_wait_fall fall, spans[MU_SPAN_KINDS];
        for (int kind = 0; kind < MU_SPAN_KINDS; kind++)
            if (span[kind] != NULL)
                mu_wait_fall_of(&span[kind][k].lasting, span[kind][k].none, &spans[kind]);
            else
                spans[kind].n = 0;
        mu_wait_fall_of(&wait[k], mu_totals_at_once(&day[k], scope, &wait[k]), &fall);
        for (int32_t i = 0; i < d->of_row[scope]; i++)
            value[row_at + i] = value_of(d->measure[scope][i], &day[k], &fall, spans);
    }
}

int64_t mu_days_count(const mu_days *d)
{
    return d->n * d->model->calendar.n_days;
}

mu_spread mu_days_spread(const mu_days *d, mu_scope scope, int32_t row, int measure, double *scratch)
{
    int64_t n = 0;
    int32_t i = 0;

    while (i < d->of_row[scope] && d->measure[scope][i] != measure) i++;
    if (i == d->of_row[scope]) return (mu_spread){ (double)NAN, (double)NAN, (double)NAN };
    const int32_t column = column_of(d, scope, row) + i;
    for (int64_t k = 0; k < mu_days_count(d); k++) {
        const double v = d->value[k * d->columns + column];
        if (!isnan(v)) scratch[n++] = v;
    }
    return (mu_spread){ mu_quantile(scratch, n, 0.1), mu_quantile(scratch, n, 0.5),
                        mu_quantile(scratch, n, 0.9) };
}
