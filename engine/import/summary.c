/* summary.c - import.txt and data-quality.txt: what was found, in words and small tables. */
#include "import/found.h"

#include <inttypes.h>
#include <math.h>

#define GAPS_TOLD 40

static const char *const no_column = "(none)";

static void say_log(const mu_found *f, mu_text *t)
{
    const mu_call_log *log = f->log;
    char               first[24], last[24];

    mu_date_print(log->date[0], first, sizeof first);
    mu_date_print(log->date[log->n_dates - 1], last, sizeof last);
    mu_text_addf(t,
                 "%s: %" PRId64 " rows, %" PRId64 " calls kept, %" PRId64
                 " left out, %d days from %s to %s\n",
                 f->source, log->rows, log->n, log->quality.left_out, log->n_dates, first, last);
}

static void say_words(const char *what, const mu_words *w, mu_text *t)
{
    if (w->n == 0) return;
    mu_text_addf(t, "  %-9s", what);
    for (int32_t i = 0; i < w->n && i < 12; i++) mu_text_addf(t, " %.30s %" PRId64, w->word[i], w->count[i]);
    if (w->n > 12) mu_text_addf(t, " and %d more", w->n - 12);
    mu_text_add(t, "\n");
}

static void say_columns(const mu_found *f, mu_text *t)
{
    mu_text_add(t, "Rows by the words of the columns\n");
    say_words("outcome", &f->log->outcomes, t);
    say_words("type", &f->log->types, t);
    say_words("priority", &f->log->priorities, t);
    if (f->log->agents.n > 0)
        mu_text_addf(t, "  agents    %d different names\n", f->log->agents.n);
    else
        mu_text_addf(t, "  agents    %s\n", no_column);
}

static void say_arrivals(const mu_found *f, mu_text *t)
{
    const mu_arrival_pattern *p = &f->pattern;
    char                      from[24], till[24];

    mu_clock_print((mu_span){ f->daily.open_from * f->options->interval.us }, from, sizeof from);
    mu_clock_print((mu_span){ f->daily.open_till * f->options->interval.us }, till, sizeof till);
    mu_text_addf(t,
                 "\nArrivals on the %d fitted days, %s-%s (%" PRId64
                 " calls at other hours are left aside)\n",
                 f->n_fitted, from, till, f->daily.outside);
    mu_text_add(t, "  weekday   days   calls a day   expected   own data weigh   day's course from\n");
    for (int w = 0; w < 7; w++) {
        if (p->days[w] == 0) continue;
        mu_text_addf(t, "  %-7s   %4d   %11.1f   %8.1f   %13.0f%%   ", mu_weekday_name(w), p->days[w],
                     p->mean[w], p->level[w], 100.0 * p->trust[w]);
        for (int v = 0, n = 0; v < 7; v++)
            if (mu_arrivals_lends(p, v, w)) mu_text_addf(t, "%s%s", n++ > 0 ? " " : "", mu_weekday_name(v));
        mu_text_add(t, "\n");
    }
    if (isnan(p->busyness_low))
        mu_text_add(t, "  busyness: too few days to tell\n");
    else
        mu_text_addf(t,
                     "  busyness: days vary about their expected calls by a cv of %.3f beyond chance (95%%: "
                     "%.3f .. %.3f)\n",
                     p->busyness_cv, p->busyness_low, p->busyness_high);
}

static void say_handle_row(const char *id, const mu_handle_fit *one, mu_text *t)
{
    const mu_fits *h = &one->fits;

    if (h->n == 0) return;
    mu_text_addf(t, "  %-12.12s %7" PRId64 " %8.1f %8.1f %7.1f", id, h->n, h->mean, h->sd, h->median);
    for (int law = 0; law < MU_FIT_LAWS; law++)
        mu_text_addf(t, "   %5.3f %5.3f", h->law[law].distance, h->law[law].p);
    mu_text_addf(t, "   %s\n", !one->own ? "as all" : h->good ? mu_fit_name(h->best) : "histogram");
}

static void say_handle(const mu_found *f, mu_text *t)
{
    const int32_t all = f->classes.n_groups;

    mu_text_add(
        t, "\nHandle times (s), fitted by maximum likelihood; D is the largest gap between the data and the "
           "law,\np its probability if the law were true (bootstrap, parameters fitted anew)\n"
           "  type            calls     mean       sd  median     exponential       lognormal           "
           "gamma   taken\n"
           "                                                      D     p         D     p         D     "
           "p\n");
    for (int32_t g = 0; g < all; g++) say_handle_row(f->classes.group[g].id, &f->handle[g], t);
    if (all > 1) say_handle_row("all", &f->handle[all], t);
    mu_text_add(t, "  AIC of all together (lower is better):");
    for (int law = 0; law < MU_FIT_LAWS; law++)
        mu_text_addf(t, "  %s %.0f", mu_fit_name((mu_fit_law)law), f->handle[all].fits.law[law].aic);
    mu_text_add(
        t,
        "\n  The lowest AIC is taken among laws not rejected (p >= 0.05), or with D <= 0.03 and a mean right "
        "within 2 %.\n");
}

/* When only `share` are left; marked where few callers speak for it. */
static void say_time(const mu_survival *s, double share, mu_text *t)
{
    for (int32_t i = 0; i < s->n_steps; i++) {
        if (s->step[i].surviving > share) continue;
        mu_text_addf(t, " %6.0f%s", s->step[i].at_s, s->step[i].at_risk < MU_TOO_FEW ? "?" : " ");
        return;
    }
    mu_text_add(t, "      - ");
}

static void say_patience_row(const char *id, double share, const mu_survival *s, mu_text *t)
{
    const mu_patience_mean mean = mu_survival_exponential(s);

    mu_text_addf(t, "  %-12.12s %6.1f%% %7" PRId64 " %7" PRId64, id, 100.0 * share, s->delayed, s->left);
    say_time(s, 0.75, t);
    say_time(s, 0.50, t);
    say_time(s, 0.25, t);
    if (s->left > 0) mu_text_addf(t, "   %8.1f (%.0f .. %.0f)", mean.mean_s, mean.low_s, mean.high_s);
    mu_text_add(t, "\n");
}

static double share_of_calls(const mu_found *f, const mu_class *c)
{
    int64_t all = 0;

    for (int32_t g = 0; g < f->classes.n_groups; g++) all += f->classes.group[g].calls;
    return c->share * (double)f->classes.group[c->group].calls / (double)all;
}

static void say_patience(const mu_found *f, mu_text *t)
{
    const int32_t all = f->classes.n;

    mu_text_add(t,
                "\nPatience (s): an answered call says only that patience was longer than its wait\n"
                "  type        of calls  waited    left   Kaplan-Meier: time at    exponential: mean (95%)\n"
                "                                         which 25%     50%     75% have left\n");
    for (int32_t c = 0; c < all; c++)
        say_patience_row(f->classes.one[c].id, share_of_calls(f, &f->classes.one[c]), &f->patience[c].curve,
                         t);
    if (all > 1) say_patience_row("all", 1.0, &f->patience[all].curve, t);
    mu_text_addf(
        t,
        "  The scenario has the Kaplan-Meier curves; types of which fewer than %d left have that of all.\n"
        "  A question mark: fewer than %d callers were still waiting then.\n",
        MU_TOO_FEW, MU_TOO_FEW);
    if (f->options->head_start != NULL)
        mu_text_add(
            t,
            "  Shares of priorities are those among callers who waited: for others many logs do not say.\n");
}

static void say_staffing(const mu_found *f, mu_text *t)
{
    unsigned told = 0;

    mu_text_addf(t, "\nPeople on duty, %s (hours a day, most at once)\n",
                 f->log->agents.n > 0 ? "as seen from the calls they took"
                                      : "guessed from the load: the log names no agents");
    for (int32_t i = 0; i < f->n_shifts; i++) {
        const unsigned days  = f->shift[i].weekdays;
        double         hours = 0.0;
        int32_t        most  = 0;
        int            first = 0;

        if ((told & days) != 0) continue;
        told |= days;
        while (!(days & (1u << first))) first++;
        for (int32_t s = 0; s < f->steps; s++) {
            hours += 24.0 * f->plan[first * f->steps + s] / f->steps;
            most = f->plan[first * f->steps + s] > most ? f->plan[first * f->steps + s] : most;
        }
        mu_text_add(t, " ");
        for (int w = 0; w < 7; w++)
            if (days & (1u << w)) mu_text_addf(t, " %s", mu_weekday_name(w));
        mu_text_addf(t, ": %.1f h, %d people\n", hours, most);
    }
}

void mu_found_summary(const mu_found *f, mu_text *t)
{
    say_log(f, t);
    say_arrivals(f, t);
    say_handle(f, t);
    say_patience(f, t);
    say_staffing(f, t);
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
    say_log(f, t);
    mu_text_addf(t, "%" PRId64 " rows were earlier than the row before them; they were sorted.\n",
                 f->log->out_of_order);
    mu_text_addf(t, "Duplicates: %" PRId64 " rows %s.\n\n",
                 mu_quality_rows(&f->log->quality, mu_duplicate_row),
                 f->options->keep_duplicates ? "(identical rows were asked to count as different calls)"
                                             : "were the same as an earlier row in every cell");
    say_columns(f, t);
    mu_text_add(t, "\n");
    mu_quality_print(&f->log->quality, t);
    say_gaps(f, t);
}
