/* text_frame.c - what stands above and below the table: which run this was, what to be careful about, and
 * what Erlang's formula would have said. */
#include "report/report.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <muster/version.h>
#include "report/changes.h"
#include "report/closed_form.h"
#include "report/figure.h"
#include "report/words.h"

static void add_filled(mu_text *out, mu_word w, mu_lang lang, const char *a, const char *b)
{
    mu_words_fill(out, w, lang, (const char *[3]){ a, b, NULL });
}

static char *grouped(int64_t n)
{
    mu_text text = { 0 };

    mu_figure_number(&text, (double)n, 0);
    return mu_text_take(&text);
}

static void add_counted(mu_text *out, int64_t n, mu_word one, mu_word many, mu_lang lang)
{
    char *number = grouped(n);

    if (n == 1)
        mu_text_add(out, mu_word_in(one, lang));
    else if (number != NULL)
        add_filled(out, many, lang, number, NULL);
    free(number);
}

/* "12 h", "5 days of 12 h", "500 h" */
static void add_horizon(mu_text *out, const mu_calendar *c, mu_lang lang)
{
    mu_text length = { 0 };

    if (!c->daily || c->n_windows == 1) {
        mu_report_span(out, (mu_span){ mu_wall_of(c->wall, c->till.us) - mu_wall_of(c->wall, c->from.us) });
        return;
    }
    mu_report_span(&length, (mu_span){ c->open_till.us - c->open_from.us });
    char *each = mu_text_take(&length), *days = grouped(c->n_windows);
    add_filled(out, MU_WORD_DAYS_OF, lang, days, each);
    free(each);
    free(days);
}

static void add_seconds(mu_text *out, double seconds)
{
    mu_text_add(out, " · ");
    mu_figure_number(out, seconds, seconds < 0.1 ? 2 : seconds < 100 ? 1 : 0);
    mu_text_add(out, " s");
}

/* The first line; the name stands alone when there is no room for all. */
static void add_title(mu_text *out, const mu_results *r, const mu_report_run *run, mu_lang lang)
{
    mu_text facts = { 0 };
    char    seed[24];

    add_horizon(&facts, &r->model->calendar, lang);
    if (r->model->calendar.wall != NULL) mu_text_addf(&facts, " · %s", r->model->calendar.wall->zone);
    mu_text_add(&facts, " · ");
    add_counted(&facts, r->replications, MU_WORD_ONE_REPLICATION, MU_WORD_REPLICATIONS, lang);
    if (run != NULL && run->threads > 0) {
        mu_text_add(&facts, " · ");
        add_counted(&facts, run->threads, MU_WORD_ONE_THREAD, MU_WORD_THREADS, lang);
    }
    mu_text_add(&facts, " · ");
    snprintf(seed, sizeof seed, "%" PRIu64, r->seed);
    add_filled(&facts, MU_WORD_SEED, lang, seed, NULL);
    if (run != NULL && run->seconds > 0) add_seconds(&facts, run->seconds);

    char *text = mu_text_take(&facts);
    if (text == NULL) {
        out->failed = true;
        return;
    }
    const int together = mu_text_width(r->model->name) + 3 + mu_text_width(text);
    if (together <= MU_REPORT_COLUMNS)
        mu_text_addf(out, "%s · %s\n", r->model->name, text);
    else {
        mu_report_wrap(out, "", r->model->name);
        mu_report_wrap(out, "", text);
    }
    free(text);
}

static void add_precision(mu_text *out, const mu_results *r, mu_lang lang)
{
    mu_text sentence = { 0 };
    char    asked[32], *n = grouped(r->replications);

    snprintf(asked, sizeof asked, "%.6g%%", 100.0 * r->precision);
    add_filled(&sentence, r->precise ? MU_WORD_PRECISE : MU_WORD_NOT_PRECISE, lang, asked, n);
    free(n);
    mu_report_sentence(out, "", &sentence);
}

static void add_partial(mu_text *out, const mu_results *r, mu_lang lang)
{
    mu_text sentence = { 0 };
    char   *done = grouped(r->replications), *asked = grouped(r->asked);

    add_filled(&sentence, MU_WORD_PARTIAL, lang, done, asked);
    free(done);
    free(asked);
    mu_report_sentence(out, "", &sentence);
}

static void add_failed(mu_text *out, const mu_results *r, mu_lang lang)
{
    mu_text sentence = { 0 };
    char   *failed = grouped(r->failed), *all = grouped(r->failed + r->replications);

    add_filled(&sentence, MU_WORD_FAILED, lang, failed, all);
    free(failed);
    free(all);
    mu_report_sentence(out, "", &sentence);
}

static void add_steady(mu_text *out, const mu_results *r, mu_lang lang)
{
    mu_text span = { 0 }, sentence = { 0 };

    mu_report_span(&span, r->warm_up);
    char *warm_up = mu_text_take(&span), *batches = grouped(r->batches);
    add_filled(&sentence, r->warm_up.us > 0 ? MU_WORD_STEADY : MU_WORD_NO_WARM_UP, lang, warm_up, batches);
    free(warm_up);
    free(batches);
    mu_report_sentence(out, "", &sentence);
    if (r->too_short) mu_report_wrap(out, "", mu_word_in(MU_WORD_TOO_SHORT, lang));
}

void mu_report_heading(mu_text *out, const mu_results *r, const mu_report_run *run, mu_lang lang)
{
    add_title(out, r, run, lang);
    mu_changes_add_heading(out, r->model, lang);
    if (r->partial) add_partial(out, r, lang);
    if (r->failed > 0) add_failed(out, r, lang);
    if (r->steady) add_steady(out, r, lang);
    /* An interrupted run never had the chance to get there. */
    if (r->precision > 0 && !r->partial) add_precision(out, r, lang);
    if (r->replications == 1 && !r->steady) mu_report_wrap(out, "", mu_word_in(MU_WORD_NO_INTERVALS, lang));
}

static char *figure_text(mu_unit unit, double x)
{
    const mu_figure f    = mu_figure_for(unit, x, NAN, NAN, NULL);
    mu_text         text = { 0 };

    mu_figure_value(&text, &f, x);
    return mu_text_take(&text);
}

/* What has to be known to get the same figures again, beside the seed above. */
static void add_provenance(mu_text *out, const mu_model *m, mu_lang lang)
{
    mu_text line = { 0 };
    char    hash[17];

    snprintf(hash, sizeof hash, "%016" PRIx64, m->hash);
    mu_text_addf(&line, "muster %s · ", MUSTER_VERSION);
    add_filled(&line, MU_WORD_SCENARIO, lang, hash, NULL);
    if (m->arm != NULL) {
        mu_text_add(&line, " · ");
        add_filled(&line, MU_WORD_ARM, lang, m->arm, NULL);
    }
    for (int32_t i = 0; i < m->n_set; i++) {
        mu_text_add(&line, " · ");
        add_filled(&line, MU_WORD_SET, lang, m->set[i], NULL);
    }
    mu_text_add(out, "\n");
    mu_report_sentence(out, "", &line);
}

static void add_closed_form(mu_text *out, const mu_results *r, mu_lang lang)
{
    mu_closed_form f;
    mu_text        sentence = { 0 };
    bool           applies;

    if (mu_closed_form_of_model(r->model, &applies, &f) != MU_OK) out->failed = true;
    if (!applies) return;

    const bool    none   = !f.stable;
    char         *first  = none ? figure_text(MU_UNIT_COUNT, f.load) : figure_text(MU_UNIT_SHARE, f.level);
    char         *second = none ? grouped(f.people) : figure_text(MU_UNIT_SECONDS, f.wait_s);
    char         *third  = figure_text(MU_UNIT_SHARE, f.abandoned);
    const mu_word word   = none ? MU_WORD_ERLANG_NONE : f.patient ? MU_WORD_ERLANG_C : MU_WORD_ERLANG_A;
    mu_words_fill(&sentence, word, lang, (const char *[3]){ first, second, third });
    free(first);
    free(second);
    free(third);
    mu_text_add(out, "\n");
    mu_report_sentence(out, "", &sentence);
}

void mu_report_footing(mu_text *out, const mu_results *r, mu_lang lang)
{
    add_closed_form(out, r, lang);
    add_provenance(out, r->model, lang);
}
