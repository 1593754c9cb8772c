#include "experiment/days.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    int32_t from, till; /* cells; the closed ones that follow a day belong to it */
} day_cells;

struct mu_days {
    const mu_model *model;
    day_cells      *day;
    int32_t         n_days;
    int64_t         seen, every; /* replications offered; every how-manieth is kept */
    int64_t         n, room;     /* days kept, over all replications */
    int64_t        *replication; /* [day kept] */
    double         *value;       /* [day kept][column] */
    int32_t         columns;
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
    return (scope == MU_SCOPE_TEAM ? (m->n_types + 1) * per_scope[MU_SCOPE_CONTACT] : 0) +
           row * per_scope[scope] + k;
}

static int32_t count_columns(const mu_model *m)
{
    int32_t n = 0;

    for (int i = 0; i < mu_measure_count; i++)
        if (mu_measures[i].per_day)
            n += (mu_measures[i].scope == MU_SCOPE_CONTACT ? m->n_types : m->n_teams) + 1;
    return n;
}

static void find_days(mu_days *d)
{
    const mu_calendar *cal = &d->model->calendar;
    int32_t            now = -1;

    for (int32_t k = 0; k < cal->n_cells; k++) {
        if (cal->cells[k].open && cal->cells[k].day != now) {
            now = cal->cells[k].day;
            if (d->n_days > 0) d->day[d->n_days - 1].till = k;
            d->day[d->n_days++] = (day_cells){ k, cal->n_cells };
        }
    }
}

mu_days *mu_days_new(const mu_model *m)
{
    mu_days *d = calloc(1, sizeof *d);

    if (d == NULL) return NULL;
    d->model   = m;
    d->every   = 1;
    d->columns = count_columns(m);
    d->day     = calloc((size_t)m->calendar.n_cells, sizeof *d->day);
    if (d->day == NULL) {
        free(d);
        return NULL;
    }
    find_days(d);
    return d;
}

void mu_days_free(mu_days *d)
{
    if (d == NULL) return;
    free(d->day);
    free(d->replication);
    free(d->value);
    free(d);
}

static bool grow(mu_days *d)
{
    const int64_t room  = d->room > 0 ? 2 * d->room : 64;
    double       *value = realloc(d->value, (size_t)(room * d->columns) * sizeof *value);

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
    int64_t kept = 0;

    d->every *= 2;
    for (int64_t i = 0; i < d->n; i++) {
        if (d->replication[i] % d->every != 0) continue;
        d->replication[kept] = d->replication[i];
        memmove(&d->value[kept * d->columns], &d->value[i * d->columns],
                (size_t)d->columns * sizeof *d->value);
        kept++;
    }
    d->n = kept;
}

static double *write_values(const mu_totals *t, mu_scope scope, double *out)
{
    for (int i = 0; i < mu_measure_count; i++) {
        double x, y;
        if (mu_measures[i].scope != scope || !mu_measures[i].per_day) continue;
        mu_measures[i].pair(t, &x, &y);
        *out++ = y != 0 ? x / y : NAN;
    }
    return out;
}

bool mu_days_add(mu_days *d, const mu_record *r, int32_t from)
{
    const mu_model *m           = d->model;
    const int64_t   replication = d->seen++;

    if (d->n * d->columns > MU_DAYS_KEPT && d->n > 2 * d->n_days) thin(d);
    if (replication % d->every != 0) return true;
    for (int32_t day = 0; day < d->n_days; day++) {
        const day_cells *c = &d->day[day];
        if (c->from < from && d->n_days > 1) continue;
        if (d->n == d->room && !grow(d)) return false;
        double *out            = &d->value[d->n * d->columns];
        d->replication[d->n++] = replication;
        for (int32_t i = 0; i <= m->n_types; i++) {
            const mu_totals t = mu_totals_contact(m, r, i, c->from, c->till);
            out               = write_values(&t, MU_SCOPE_CONTACT, out);
        }
        for (int32_t i = 0; i <= m->n_teams; i++) {
            const mu_totals t = mu_totals_team(m, r, i, c->from, c->till);
            out               = write_values(&t, MU_SCOPE_TEAM, out);
        }
    }
    return true;
}

mu_spread mu_days_spread(const mu_days *d, mu_scope scope, int32_t row, int measure)
{
    const int32_t column = column_of(d->model, scope, row, measure);
    mu_spread     s      = { NAN, NAN, NAN };
    double       *values = column < 0 ? NULL : malloc((size_t)(d->n > 0 ? d->n : 1) * sizeof *values);
    int64_t       n      = 0;

    if (values == NULL) return s;
    for (int64_t i = 0; i < d->n; i++) {
        const double v = d->value[i * d->columns + column];
        if (!isnan(v)) values[n++] = v;
    }
    s = (mu_spread){ mu_quantile(values, n, 0.1), mu_quantile(values, n, 0.5), mu_quantile(values, n, 0.9) };
    free(values);
    return s;
}

void mu_days_met(const mu_days *d, const mu_record *r, int32_t type, int64_t *met, int64_t *of)
{
    const mu_contact_type *spec = &d->model->types[type];

    *met = *of = 0;
    for (int32_t day = 0; day < d->n_days; day++) {
        const mu_totals t = mu_totals_contact(d->model, r, type, d->day[day].from, d->day[day].till);
        if (t.target_of == 0) continue;
        ++*of;
        *met += (double)t.target_met >= spec->target_share * (double)t.target_of;
    }
}
