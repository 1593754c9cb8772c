/* published.c - published, simulated, interval, verdict: a table for the terminal. */
#include "experiment/published.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/figure.h"
#include "report/report.h"
#include "report/table.h"
#include "report/words.h"

enum { WHO, WHAT, PUBLISHED, SIMULATED, LOW, HIGH, VERDICT };
#define COLUMNS "llrrrjl"

static void put(mu_table *t, int column, const mu_figure *f, double x, bool unit)
{
    mu_text cell = { 0 };

    if (unit)
        mu_figure_value(&cell, f, x);
    else
        mu_figure_bare(&cell, f, x);
    mu_table_take(t, column, &cell);
}

static const char *name_of(const mu_published_figure *p)
{
    return p->who != NULL ? p->who : mu_word_in(MU_WORD_ALL, MU_LANG_EN);
}

/* As many decimals as were published, in the unit in which it is printed. */
static int decimals_of(const mu_published_figure *p, const mu_figure *f)
{
    const double last_digit = 2 * p->rounding * f->scale;
    const double decimals   = last_digit > 0 ? ceil(-log10(last_digit) - 1e-9) : 0;

    return (int)fmin(fmax(decimals, 0), 6);
}

/* What disagrees is told with all digits, so that one sees by how much. */
static void put_row(mu_table *t, const mu_model *m, const mu_published_figure *p,
                    const mu_published_verdict *v)
{
    const mu_measure *measure = mu_measure_at(v->measure);
    mu_figure ours = mu_figure_for(measure->unit, p->value, v->simulated.low, v->simulated.high, m->currency);
    mu_figure theirs = ours;
    mu_text   high   = { 0 };

    theirs.decimals = decimals_of(p, &ours);
    if (!v->agrees && theirs.decimals > ours.decimals) ours.decimals = theirs.decimals;
    mu_table_put(t, WHAT, measure->label_en);
    put(t, PUBLISHED, &theirs, p->value, true);
    put(t, SIMULATED, &ours, v->simulated.mean, true);
    put(t, LOW, &ours, v->simulated.low, false);
    mu_text_add(&high, " .. ");
    mu_figure_bare(&high, &ours, v->simulated.high);
    mu_table_take(t, HIGH, &high);
    mu_table_put(t, VERDICT, v->agrees ? "pass" : "FAIL");
}

/* `stacked`: names on lines of their own. */
static mu_table *fill(const mu_results *r, bool stacked)
{
    const mu_model *m = r->model;
    mu_table       *t = mu_table_new(COLUMNS);

    mu_table_row(t);
    mu_table_put(t, PUBLISHED, "published");
    mu_table_put(t, SIMULATED, "simulated");
    mu_table_put(t, LOW, mu_word_in(MU_WORD_INTERVAL, MU_LANG_EN));
    mu_table_put(t, HIGH, mu_word_in(MU_WORD_INTERVAL_END, MU_LANG_EN));
    for (int32_t i = 0; i < m->n_published; i++) {
        const mu_published_figure *p    = &m->published[i];
        const mu_published_verdict v    = mu_published_compare(r, i);
        const bool                 same = i > 0 && strcmp(name_of(p), name_of(p - 1)) == 0;
        mu_table_row(t);
        if (!same && stacked) {
            mu_table_span(t, WHO, name_of(p));
            mu_table_row(t);
        } else if (!same) {
            mu_table_put(t, WHO, name_of(p));
        }
        put_row(t, m, p, &v);
    }
    return t;
}

static void print_figures(mu_text *out, const mu_results *r)
{
    mu_table *t = fill(r, false);

    if (mu_table_width(t) > MU_REPORT_COLUMNS) {
        mu_table_free(t);
        t = fill(r, true);
    }
    mu_table_print(t, 0, out);
    mu_table_free(t);
}

static void print_notes(mu_text *out, const mu_results *r)
{
    bool first = true;

    for (int32_t i = 0; i < r->model->n_published; i++) {
        const mu_published_figure *p    = &r->model->published[i];
        mu_text                    note = { 0 };
        if (p->note == NULL) continue;
        if (first) mu_text_add(out, "\n");
        first = false;
        mu_text_addf(&note, "%s, %s: %s", name_of(p), mu_measure_at(mu_measure_find(p->measure))->label_en,
                     p->note);
        mu_report_sentence(out, "", &note);
    }
}

/* How large an error of the engine would show in the figure that is sharpest, and in the one that is least so. */
static void add_sharpness(mu_text *out, const mu_results *r)
{
    double sharpest = INFINITY, bluntest = 0;

    for (int32_t i = 0; i < r->model->n_published; i++) {
        const double error = mu_published_compare(r, i).may_differ / fabs(r->model->published[i].value);
        if (!isfinite(error)) continue; /* of 0 there is no share */
        sharpest = fmin(sharpest, error);
        bluntest = fmax(bluntest, error);
    }
    if (sharpest > bluntest) return;
    mu_text_add(out, " An error of ");
    mu_figure_percent(out, bluntest, 1);
    mu_text_add(out, " would show in each of them");
    if (sharpest < bluntest) {
        mu_text_add(out, ", of ");
        mu_figure_percent(out, sharpest, 1);
        mu_text_add(out, " in the sharpest");
    }
    mu_text_add(out, ".");
}

static void add_closing(mu_text *out, const mu_results *r, int failures)
{
    mu_text sentence = { 0 };

    if (failures == 0) {
        mu_text_add(&sentence,
                    "Every figure lies within 4 standard errors, the published and ours taken together, and "
                    "half of the last digit published.");
        add_sharpness(&sentence, r);
    } else {
        mu_text_addf(
            &sentence,
            "%d of %d figures differ from what was published by more than 4 standard errors, the published "
            "and "
            "ours taken together, and half of the last digit published: chance does not explain that.",
            failures, (int)r->model->n_published);
    }
    mu_text_add(out, "\n");
    mu_report_sentence(out, "", &sentence);
}

int mu_report_published(const mu_results *r, const mu_report_run *run, char **text_out)
{
    mu_text out      = { 0 };
    int     failures = 0;

    for (int32_t i = 0; i < r->model->n_published; i++) failures += !mu_published_compare(r, i).agrees;
    mu_report_heading(&out, r, run, MU_LANG_EN);
    mu_report_wrap(&out, "against ", r->model->published_in);
    mu_text_add(&out, "\n");
    print_figures(&out, r);
    print_notes(&out, r);
    add_closing(&out, r, failures);
    *text_out = mu_text_take(&out);
    return *text_out != NULL || failures > 0 ? failures : 1;
}
