#include "experiment/months.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "behaviour/behaviour.h"

enum { LONG_DAYS = 60, CHANGING_DAYS = 31 };

typedef struct {
    int64_t date;     /* of its first day, since 1970-01-01 */
    int32_t first, n; /* days of the calendar */
} month;

struct mu_months {
    const mu_model *model;
    int32_t         n;
    month          *month;
    int32_t         n_measures[2]; /* [scope] */
    int            *number[2];     /* whose they are, and the other way round: */
    int32_t        *place[2];      /* [measure], -1: not told by month */
    mu_pairs       *pairs[2];      /* [month][row][place] */
};

bool mu_months_wanted(const mu_model *m)
{
    const mu_calendar *c    = &m->calendar;
    const int64_t      days = (c->till.us - c->from.us + MU_DAY_US - 1) / MU_DAY_US;
    const bool changing     = m->n_incentives > 0 || (m->behaviour != NULL && mu_behaviour_any(m->behaviour));

    return !m->runs.steady && days > (changing ? CHANGING_DAYS : LONG_DAYS);
}

/* Of the first cell with open doors on each day. */
static bool list_months(mu_months *p)
{
    const mu_calendar *c                   = &p->model->calendar;
    char               last[MU_MONTH_ROOM] = "", name[MU_MONTH_ROOM];
    int32_t            seen                = -1;

    p->month = calloc((size_t)c->n_days, sizeof *p->month);
    if (p->month == NULL) return false;
    for (int32_t k = 0; k < c->n_cells; k++) {
        if (!c->cells[k].open || c->cells[k].day <= seen) continue;
        seen           = c->cells[k].day;
        p->month[p->n] = (month){ c->start_date + mu_calendar_day(c, c->cells[k].from), seen, 0 };
        p->n++;
        mu_months_name(p, p->n - 1, name, sizeof name);
        if (strcmp(name, last) == 0) p->n--;
        memcpy(last, name, sizeof last);
    }
    for (int32_t i = 0; i < p->n; i++)
        p->month[i].n = (i + 1 < p->n ? p->month[i + 1].first : c->n_days) - p->month[i].first;
    return true;
}

static bool list_measures(mu_months *p, mu_scope scope)
{
    const size_t n = (size_t)mu_measure_count();

    p->number[scope] = calloc(n, sizeof *p->number[scope]);
    p->place[scope]  = calloc(n, sizeof *p->place[scope]);
    if (p->number[scope] == NULL || p->place[scope] == NULL) return false;
    for (int i = 0; i < mu_measure_count(); i++) {
        const mu_measure *m = mu_measure_at(i);
        p->place[scope][i]  = -1;
        if (m->scope != scope || m->quantile > 0 || !mu_measure_applies(i, p->model, false)) continue;
        p->place[scope][i]                       = p->n_measures[scope];
        p->number[scope][p->n_measures[scope]++] = i;
    }
    const int64_t pairs = (int64_t)p->n * mu_scope_single_rows(p->model, scope) * p->n_measures[scope];
    p->pairs[scope]     = calloc((size_t)pairs + 1, sizeof *p->pairs[scope]);
    return p->pairs[scope] != NULL;
}

mu_months *mu_months_new(const mu_model *m)
{
    mu_months *p = calloc(1, sizeof *p);

    if (p == NULL) return NULL;
    p->model = m;
    if (list_months(p) && list_measures(p, MU_SCOPE_CONTACT) && list_measures(p, MU_SCOPE_TEAM)) return p;
    mu_months_free(p);
    return NULL;
}

void mu_months_free(mu_months *p)
{
    if (p == NULL) return;
    free(p->month);
    for (int s = 0; s < 2; s++) {
        free(p->number[s]);
        free(p->place[s]);
        free(p->pairs[s]);
    }
    free(p);
}

static mu_pairs *row_of(const mu_months *p, int32_t i, mu_scope scope, int32_t row)
{
    const int64_t at = (int64_t)i * mu_scope_single_rows(p->model, scope) + row;

    return &p->pairs[scope][at * p->n_measures[scope]];
}

void mu_months_add(mu_months *p, mu_scope scope, int32_t row, const mu_totals *day)
{
    for (int32_t i = 0; i < p->n; i++) {
        mu_pairs *pairs = row_of(p, i, scope, row);
        mu_totals sum   = { 0 };
        for (int32_t d = p->month[i].first; d < p->month[i].first + p->month[i].n; d++)
            mu_totals_add(&sum, &day[d], scope);
        for (int32_t k = 0; k < p->n_measures[scope]; k++) {
            double x, y;
            mu_measure_at(p->number[scope][k])->pair(&sum, &x, &y);
            mu_pairs_add(&pairs[k], x, y);
        }
    }
}

int32_t mu_months_count(const mu_months *p)
{
    return p->n;
}

int32_t mu_months_days(const mu_months *p, int32_t i)
{
    return p->month[i].n;
}

void mu_months_name(const mu_months *p, int32_t i, char *buffer, size_t size)
{
    char date[32];

    mu_date_print(p->month[i].date, date, sizeof date);
    *strrchr(date, '-') = '\0';
    snprintf(buffer, size, "%.15s", date);
}

const mu_pairs *mu_months_pairs(const mu_months *p, int32_t i, mu_scope scope, int32_t row, int measure)
{
    const int32_t place = p->place[scope][measure];

    return place < 0 ? NULL : &row_of(p, i, scope, row)[place];
}
