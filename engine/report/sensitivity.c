/* sensitivity.c - which guesses matter: for each measure the parameters that change it most, as a table and as JSON. */
#include "experiment/sensitivity.h"

#include <gsl/gsl_cdf.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/columns.h"
#include "report/figure.h"
#include "report/report.h"
#include "report/table.h"

enum { MOST_SHOWN = 10 };

/* ---- the table -------------------------------------------------------------------------------------- */

typedef struct {
    double  reach; /* the larger of both changes; negative: nothing to be seen */
    int32_t parameter;
} ranked;

/* At 95 %, counting that every parameter is tried twice (Bonferroni): of ninety changes that are none, four or five would
 * have an interval without 0. */
static bool is_seen(const mu_sensitivity *s, const mu_estimate *e)
{
    return fabs(e->mean) > e->se * gsl_cdf_tdist_Pinv(1 - 0.025 / (MU_RANGE_ENDS * s->n), (double)(e->n - 1));
}

static ranked rank_of(const mu_sensitivity *s, int32_t parameter, int measure)
{
    ranked r = { -1, parameter };

    for (int end = MU_AT_LOW; end < MU_RANGE_ENDS; end++) {
        const mu_estimate *e = mu_sensitivity_change(s, parameter, (mu_range_end)end, measure);
        if (is_seen(s, e) && fabs(e->mean) > r.reach) r.reach = fabs(e->mean);
    }
    return r;
}

static int farthest_first(const void *left, const void *right)
{
    const ranked *a = left, *b = right;

    if (a->reach > b->reach || a->reach < b->reach) return a->reach > b->reach ? -1 : 1;
    return (a->parameter > b->parameter) - (a->parameter < b->parameter);
}

/* "+0.4 ±0.1" */
static void put_change(mu_table *t, int column, const mu_figure *f, const mu_estimate *e)
{
    mu_text cell = { 0 };

    if (e->mean > 0) mu_text_add(&cell, "+");
    mu_figure_bare(&cell, f, e->mean);
    if (e->high > e->mean) {
        mu_text_add(&cell, " ±");
        mu_figure_bare(&cell, f, e->high - e->mean);
    }
    mu_table_take(t, column, &cell);
}

static void put_row(mu_table *t, const mu_sensitivity *s, int32_t parameter, int measure, const mu_figure *f)
{
    const mu_assumption *a    = &s->model->assumptions[s->assumption[parameter]];
    mu_text              name = { 0 };

    mu_text_addf(&name, "  %s [%c]", a->path, a->mark);
    mu_table_row(t);
    mu_table_take(t, 0, &name);
    mu_table_put(t, 1, a->low);
    mu_table_put(t, 2, a->high);
    put_change(t, 3, f, mu_sensitivity_change(s, parameter, MU_AT_LOW, measure));
    put_change(t, 4, f, mu_sensitivity_change(s, parameter, MU_AT_HIGH, measure));
}

static mu_figure style_of(const mu_sensitivity *s, int measure, int32_t parameter)
{
    const mu_estimate *low  = mu_sensitivity_change(s, parameter, MU_AT_LOW, measure);
    const mu_estimate *high = mu_sensitivity_change(s, parameter, MU_AT_HIGH, measure);
    const mu_estimate *most = fabs(high->mean) >= fabs(low->mean) ? high : low;
    mu_figure f = mu_figure_for(mu_measure_at(s->measure[measure])->unit, most->mean, most->low, most->high,
                                s->model->currency);

    mu_figure_shorten(&f, most->mean, most->low, most->high);
    return f;
}

/* "team's AHT: 281 s (280 .. 282); changes in s" */
static void add_title(mu_text *out, const mu_sensitivity *s, int measure, const mu_figure *changes)
{
    const mu_measure  *m     = mu_measure_at(s->measure[measure]);
    const mu_estimate *e     = &s->found[measure];
    mu_figure          f     = mu_figure_for(m->unit, e->mean, e->low, e->high, s->model->currency);
    mu_text            title = { 0 };

    mu_figure_shorten(&f, e->mean, e->low, e->high);
    mu_text_addf(&title, "%s%s: ", m->label_en, s->effect ? ", arm less base" : "");
    mu_figure_value(&title, &f, e->mean);
    if (e->high > e->low) {
        mu_text_add(&title, " (");
        mu_figure_bare(&title, &f, e->low);
        mu_text_add(&title, " .. ");
        mu_figure_bare(&title, &f, e->high);
        mu_text_add(&title, ")");
    }
    if (changes != NULL && (changes->unit[0] != '\0' || changes->currency != NULL)) {
        mu_text_add(&title, "; changes in");
        mu_text_add(&title, changes->unit[0] == '%' ? " points of " : "");
        mu_figure_unit(&title, changes);
    }
    mu_text_add(out, "\n");
    mu_report_sentence(out, "", &title);
}

static void add_measure(mu_text *out, const mu_sensitivity *s, int measure, ranked *order)
{
    mu_table *t     = mu_table_new("lrrrr");
    mu_figure f     = { 0 };
    int32_t   shown = 0;

    for (int32_t i = 0; i < s->n; i++) order[i] = rank_of(s, i, measure);
    qsort(order, (size_t)s->n, sizeof *order, farthest_first);
    while (shown < s->n && shown < MOST_SHOWN && order[shown].reach > 0) shown++;
    if (shown > 0) f = style_of(s, measure, order[0].parameter);
    add_title(out, s, measure, shown > 0 ? &f : NULL);
    mu_table_row(t);
    mu_table_put(t, 1, "low");
    mu_table_put(t, 2, "high");
    mu_table_put(t, 3, "at low");
    mu_table_put(t, 4, "at high");
    for (int32_t i = 0; i < shown; i++) put_row(t, s, order[i].parameter, measure, &f);
    if (shown > 0) mu_table_print(t, 0, out);
    mu_table_free(t);
    if (shown < s->n)
        mu_text_addf(out, "  %d %s\n", (int)(s->n - shown),
                     shown == 0 ? "parameters: no change stands out from chance; more replications may tell"
                     : order[shown].reach > 0 ? "others: smaller changes, or none that stands out from chance"
                                              : "others: no change that stands out from chance");
}

char *mu_report_sensitivity(const mu_sensitivity *s)
{
    const mu_model *m     = s->model;
    ranked         *order = calloc((size_t)s->n + 1, sizeof *order);
    mu_text         out = { .failed = order == NULL }, head = { 0 };

    mu_text_addf(&head, "%s · %d of %d parameters that are guessed [D] or calibrated [C], one at a time",
                 m->name, (int)s->n, (int)m->n_assumptions);
    if (m->arm != NULL) mu_text_addf(&head, " · arm %s%s", m->arm, s->effect ? " less base" : "");
    mu_text_addf(&head, " · %" PRId64 " replications each, the same random numbers · seed %" PRIu64,
                 s->replications, s->seed);
    mu_report_sentence(&out, "", &head);
    for (int k = 0; order != NULL && k < s->n_measures; k++) add_measure(&out, s, k, order);
    free(order);
    return mu_text_take(&out);
}

/* ---- JSON ------------------------------------------------------------------------------------------- */

static void add_estimate(mu_json *j, const mu_sensitivity *s, int measure, const mu_estimate *e)
{
    mu_json_open_inline(j, mu_measure_at(s->measure[measure])->id, '{');
    mu_json_number(j, "high", e->high);
    mu_json_number(j, "low", e->low);
    mu_json_number(j, "mean", e->mean);
    mu_json_integer(j, "n", e->n);
    mu_json_number(j, "se", e->se);
    mu_json_close(j, '}');
}

static void add_changes(mu_json *j, const mu_sensitivity *s, int32_t parameter, mu_range_end end)
{
    mu_json_open(j, end == MU_AT_LOW ? "at_low" : "at_high", '{');
    for (int k = 0; k < s->n_measures; k++)
        add_estimate(j, s, k, mu_sensitivity_change(s, parameter, end, k));
    mu_json_close(j, '}');
}

static void add_parameter(mu_json *j, const mu_sensitivity *s, int32_t parameter)
{
    const mu_assumption *a       = &s->model->assumptions[s->assumption[parameter]];
    const char           mark[2] = { a->mark, '\0' };

    mu_json_open(j, NULL, '{');
    add_changes(j, s, parameter, MU_AT_HIGH);
    add_changes(j, s, parameter, MU_AT_LOW);
    mu_json_string(j, "high", a->high);
    mu_json_string(j, "low", a->low);
    mu_json_string(j, "mark", mark);
    mu_json_string(j, "path", a->path);
    mu_json_string(j, "value", a->value);
    mu_json_close(j, '}');
}

char *mu_report_sensitivity_json(const mu_sensitivity *s)
{
    mu_text out = { 0 };
    mu_json j   = { .out = &out };
    char    hash[17];

    snprintf(hash, sizeof hash, "%016" PRIx64, s->model->hash);
    mu_json_open(&j, NULL, '{');
    if (s->model->arm != NULL)
        mu_json_string(&j, "arm", s->model->arm);
    else
        mu_json_null(&j, "arm");
    mu_json_flag(&j, "effect", s->effect);
    mu_json_string(&j, "format", "muster-sensitivity/1");
    mu_json_open(&j, "found", '{');
    for (int k = 0; k < s->n_measures; k++) add_estimate(&j, s, k, &s->found[k]);
    mu_json_close(&j, '}');
    mu_json_string(&j, "hash", hash);
    mu_json_open(&j, "parameters", '[');
    for (int32_t i = 0; i < s->n; i++) add_parameter(&j, s, i);
    mu_json_close(&j, ']');
    mu_json_integer(&j, "replications", s->replications);
    mu_json_string(&j, "scenario", s->model->name);
    mu_json_unsigned(&j, "seed", s->seed);
    mu_json_close(&j, '}');
    return mu_text_take(&out);
}
