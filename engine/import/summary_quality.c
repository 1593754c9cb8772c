/* summary_quality.c - data-quality.txt: what the log holds, and what of it could not be used. */
#include "import/found.h"
#include "import/lines.h"

#include <inttypes.h>
#include <stdio.h>

#define GAPS_TOLD 40

static void say_words(const char *what, const mu_words *w, mu_text *t)
{
    char item[80];

    if (w->n == 0) return;
    mu_text_addf(t, "  %-9s", what);
    for (int32_t i = 0; i < w->n && i < 12; i++) {
        snprintf(item, sizeof item, "%.30s %" PRId64 "%s", w->word[i], w->count[i], i < w->n - 1 ? "," : "");
        mu_line_item(t, item, 12);
    }
    snprintf(item, sizeof item, "and %d more", w->n - 12);
    if (w->n > 12) mu_line_item(t, item, 12);
    mu_text_add(t, "\n");
}

static void say_columns(const mu_found *f, mu_text *t)
{
    mu_text_add(t, "Rows by the words of the columns\n");
    say_words("outcome", &f->log->outcomes, t);
    say_words("type", &f->log->types, t);
    say_words("priority", &f->log->priorities, t);
    if (f->log->agents.n > 0)
        mu_text_addf(t, "  agents    %d different name%s\n", f->log->agents.n, mu_plural(f->log->agents.n));
    else
        mu_text_add(t, "  agents    (none)\n");
}

static void say_gaps(const mu_found *f, mu_text *t)
{
    mu_arena *a    = mu_arena_new(0);
    mu_gap   *gap  = NULL;
    int32_t   gaps = 0;
    char      date[24], clock[24];

    if (a == NULL || mu_find_gaps(a, f, &gap, &gaps) != MU_OK) {
        t->failed = true;
        gaps      = 0;
    }
    mu_text_addf(t, "\nGaps: %s\n", gaps == 0 ? "none" : "no calls although they were expected");
    for (int32_t i = 0; i < gaps && i < GAPS_TOLD; i++) {
        mu_date_print(gap[i].date, date, sizeof date);
        mu_clock_print((mu_span){ gap[i].slot * f->options->interval.us }, clock, sizeof clock);
        mu_text_addf(t, "  %s %s %s: %.0f calls expected\n", mu_weekday_name(mu_date_weekday(gap[i].date)),
                     date, gap[i].slot < 0 ? "the whole day" : clock, gap[i].expected);
    }
    if (gaps > GAPS_TOLD) mu_text_addf(t, "  and %d more\n", gaps - GAPS_TOLD);
    mu_arena_free(a);
}

void mu_found_quality(const mu_found *f, mu_text *t)
{
    const int64_t same = mu_quality_rows(&f->log->quality, mu_duplicate_row);

    mu_found_say_log(f, t);
    if (f->log->out_of_order > 0)
        mu_text_addf(t, "%" PRId64 " row%s earlier than the row before; they were sorted.\n",
                     f->log->out_of_order, f->log->out_of_order == 1 ? " was" : "s were");
    if (same > 0)
        mu_text_addf(t, "Duplicates: %" PRId64 " row%s the same as an earlier row in every cell.\n", same,
                     same == 1 ? " was" : "s were");
    else if (f->options->keep_duplicates)
        mu_text_add(t, "Duplicates: identical rows count as different calls, as was asked for.\n");
    else
        mu_text_add(t, "Duplicates: none.\n");
    mu_text_add(t, "\n");
    say_columns(f, t);
    mu_text_add(t, "\n");
    mu_quality_print(&f->log->quality, t);
    say_gaps(f, t);
}
