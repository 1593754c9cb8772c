#include "experiment/published.h"

#include <math.h>
#include <stdlib.h>

#include "base/text.h"

enum { MOST_MEASURES = 256 };

static mu_status tell(mu_diag *diag, mu_where at, int32_t i, const char *key, const char *hint,
                      const char *message)
{
    mu_text path = { 0 };

    mu_text_addf(&path, "published.figures[%d].%s", (int)i, key);
    char           *text = mu_text_take(&path);
    const mu_status st   = mu_diag_add(
          diag,
          (mu_problem){ .status = MU_ERR_VALUE, .at = at, .path = text, .hint = hint, .message = message });
    free(text);
    return st;
}

static mu_status report_measure(mu_diag *diag, const mu_published_figure *f, int32_t i)
{
    const char *word[MOST_MEASURES], *nearest;
    mu_text     message = { 0 };
    int         n       = 0;

    for (; n < mu_measure_count() && n < MOST_MEASURES; n++) word[n] = mu_measure_at(n)->id;
    nearest = mu_text_nearest(f->measure, word, (size_t)n);
    mu_text_addf(&message, "there is no measure \"%s\"", f->measure);
    if (nearest != NULL) mu_text_addf(&message, "; did you mean \"%s\"?", nearest);
    char           *text = mu_text_take(&message);
    const mu_status st =
        tell(diag, f->measure_at, i, "measure", nearest == NULL ? "`muster keys measures` lists them" : NULL,
             text != NULL ? text : "no such measure");
    free(text);
    return st;
}

static mu_status check_unit(mu_diag *diag, const mu_published_figure *f, int32_t i, mu_unit unit)
{
    const bool span = unit == MU_UNIT_SECONDS, share = unit == MU_UNIT_SHARE;

    if (span && f->written != MU_WRITTEN_SPAN)
        return tell(diag, f->value_at, i, "value", "write it with its unit, such as 6.7s or 0.1115min",
                    "this measure is a time");
    if (share && (f->written == MU_WRITTEN_SPAN || (f->written == MU_WRITTEN_NUMBER && f->value > 1)))
        return tell(diag, f->value_at, i, "value", "write it as 98% or 0.98", "this measure is a share");
    if (!span && !share && f->written != MU_WRITTEN_NUMBER)
        return tell(diag, f->value_at, i, "value", "write a bare number",
                    "this measure is neither a share nor a time");
    return MU_OK;
}

static mu_status check_figure(const mu_model *m, mu_diag *diag, int32_t i)
{
    const mu_published_figure *f       = &m->published[i];
    const int                  measure = mu_measure_find(f->measure);

    if (measure < 0) return report_measure(diag, f, i);
    const bool of_contacts = mu_measure_at(measure)->scope == MU_SCOPE_CONTACT;
    if (f->who != NULL && (of_contacts ? mu_model_type(m, f->who) : mu_model_team(m, f->who)) < 0)
        return tell(diag, f->measure_at, i, "measure", "`muster keys measures` tells whose each one is",
                    of_contacts ? "this is a measure of contact types, and \"of\" names a team"
                                : "this is a measure of teams, and \"of\" names a contact type");
    if (!mu_measure_applies(measure, m, false))
        return tell(diag, f->measure_at, i, "measure", NULL,
                    "this scenario has nothing that this measure could be of");
    return check_unit(diag, f, i, mu_measure_at(measure)->unit);
}

int32_t mu_published_count(const mu_model *m)
{
    return m->n_published;
}

mu_status mu_published_check(const mu_model *m, mu_diag *diag)
{
    mu_status first = MU_OK;

    for (int32_t i = 0; i < m->n_published; i++) {
        const mu_status st = check_figure(m, diag, i);
        if (first == MU_OK) first = st;
    }
    return first;
}

mu_published_verdict mu_published_compare(const mu_results *r, int32_t i)
{
    const mu_published_figure *f = &r->model->published[i];
    mu_published_verdict       v = { .measure = mu_measure_find(f->measure) };

    mu_assert(v.measure >= 0);
    const bool known = mu_results_value(r, f->who, f->measure, &v.simulated);
    mu_assert(known);
    v.may_differ = MU_PUBLISHED_Z * hypot(f->se, v.simulated.se) + f->rounding;
    v.agrees     = fabs(v.simulated.mean - f->value) <= v.may_differ; /* false where anything is NaN */
    return v;
}
