/* summary.c - import.txt: what was found, in words and small tables. */
#include "import/found.h"
#include "import/lines.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- the log -------------------------------------------------------------------------------------- */

void mu_found_say_log(const mu_found *f, mu_text *t)
{
    const mu_call_log *log  = f->log;
    const int64_t      kept = log->n, out = log->quality.left_out;
    char               first[24], last[24];

    mu_date_print(log->date[0], first, sizeof first);
    mu_date_print(log->date[log->n_dates - 1], last, sizeof last);
    mu_text_addf(t, "%s: %" PRId64 " row%s, %" PRId64 " call%s kept, %" PRId64 " left out\n", f->source,
                 log->rows, mu_plural(log->rows), kept, mu_plural(kept), out);
    if (log->n_dates == 1)
        mu_text_addf(t, "1 day with calls, %s\n", first);
    else
        mu_text_addf(t, "%d days with calls, from %s to %s\n", log->n_dates, first, last);
}

/* Which column was taken for what. */
static void say_roles(const mu_found *f, mu_text *t)
{
    const mu_call_log *log  = f->log;
    const int          none = -1;
    bool               more = false;
    char               item[200];

    mu_text_add(t, "columns:");
    for (int i = 0; i < MU_COLUMN_ROLES; i++) {
        if (mu_column_at(&log->columns, i) == none) continue;
        snprintf(item, sizeof item, "%s = \"%.60s\"%s", mu_column_role(i), log->header[i],
                 i < MU_COLUMN_ROLES - 1 ? "," : "");
        mu_line_item(t, item, 9);
    }
    if (t->length > 0 && t->bytes[t->length - 1] == ',') t->bytes[--t->length] = '\0';
    for (int i = 0; i < MU_COLUMN_ROLES; i++) {
        if (mu_column_at(&log->columns, i) != none) continue;
        if (i == 1 && log->columns.arrival >= 0) continue; /* the day stands beside the time */
        snprintf(item, sizeof item, "%s%s", more ? "and " : "none for ", mu_column_role(i));
        if (!more) mu_text_add(t, ";");
        mu_line_item(t, item, 9);
        more = true;
    }
    mu_text_add(t, "\n");
}

/* The horizon, with what of the log is not in it. */
static void say_horizon(const mu_found *f, mu_text *t)
{
    const int64_t days   = f->last_actual - f->first_actual + 1;
    int64_t       closed = 0;
    unsigned      which  = 0;
    bool          more   = false;
    char          first[24], last[24];

    for (int64_t d = f->first_actual; d <= f->last_actual; d++) {
        if (f->pattern.level[mu_date_weekday(d)] > 0.0) continue;
        closed++;
        which |= 1u << mu_date_weekday(d);
    }
    mu_date_print(f->first_actual, first, sizeof first);
    mu_date_print(f->last_actual, last, sizeof last);
    mu_text_addf(t, "simulated: %" PRId64 " day%s from %s to %s\n", days, mu_plural(days), first, last);
    if (f->last_in_log > f->last_actual)
        mu_text_addf(t,
                     "  (the log goes on for %" PRId64 " more: a scenario of so many days would be slow)\n",
                     f->last_in_log - f->last_actual);
    if (closed == 0) return;
    mu_text_addf(t, "  (on %" PRId64 " of them,", closed);
    for (int w = 0; w < 7; w++) {
        if (!(which & (1u << w))) continue;
        mu_text_addf(t, "%s %s", more ? " and" : "", mu_weekday_name(w));
        more = true;
    }
    mu_text_add(t, ", nobody called: nobody is on duty then)\n");
}

/* ---- what was fitted ------------------------------------------------------------------------------ */

static void say_busyness(const mu_arrival_pattern *p, mu_text *t)
{
    if (isnan(p->busyness_low))
        mu_text_add(t, "  busyness: too few days to tell\n");
    else if (p->busyness_high < 0.0005)
        mu_text_add(t, "  busyness: days vary about their expected calls no more than chance makes them\n");
    else if (p->busyness_cv < 0.0005)
        mu_text_addf(t,
                     "  busyness: days vary about their expected calls no more than chance makes\n"
                     "  them (95%%: a cv of at most %.3f)\n",
                     p->busyness_high);
    else
        mu_text_addf(t,
                     "  busyness: beyond chance, days vary about their expected calls by a cv of\n"
                     "  %.3f (95%%: %.3f .. %.3f)\n",
                     p->busyness_cv, p->busyness_low, p->busyness_high);
}

static void say_arrivals(const mu_found *f, mu_text *t)
{
    const mu_arrival_pattern *p = &f->pattern;
    char                      from[24], till[24];

    mu_clock_print((mu_span){ f->daily.open_from * f->options->interval.us }, from, sizeof from);
    mu_clock_print((mu_span){ f->daily.open_till * f->options->interval.us }, till, sizeof till);
    mu_text_addf(t, "\nArrivals on the %d fitted day%s, %s-%s\n", f->n_fitted, mu_plural(f->n_fitted), from,
                 till);
    if (f->daily.outside > 0)
        mu_text_addf(t, "  (%" PRId64 " call%s at other hours %s left aside)\n", f->daily.outside,
                     mu_plural(f->daily.outside), f->daily.outside == 1 ? "is" : "are");
    mu_text_add(t, "  weekday  days  calls a day  expected  own weight  day's course from\n");
    for (int w = 0; w < 7; w++) {
        if (p->days[w] == 0 && !p->borrowed[w]) continue;
        mu_text_addf(t, "  %-7s  %4d", mu_weekday_name(w), p->days[w]);
        if (p->borrowed[w])
            mu_text_add(t, "            -");
        else
            mu_text_addf(t, "  %11.1f", p->mean[w]);
        mu_text_addf(t, "  %8.1f  %9.0f%%  ", p->level[w], 100.0 * p->trust[w]);
        for (int v = 0, n = 0; v < 7; v++)
            if (mu_arrivals_lends(p, v, w)) mu_text_addf(t, "%s%s", n++ > 0 ? " " : "", mu_weekday_name(v));
        mu_text_add(t, "\n");
    }
    say_busyness(p, t);
}

static void say_handle_row(const char *id, const mu_handle_fit *one, mu_text *t)
{
    const mu_fits *h = &one->fits;

    if (h->n == 0) return;
    mu_line_name(t, id);
    mu_text_addf(t, " %7" PRId64 " %9.1f ", h->n, h->mean);
    if (isnan(h->sd))
        mu_text_add(t, "        -");
    else
        mu_text_addf(t, "%9.1f", h->sd);
    mu_text_addf(t, " %9.1f   %s\n", h->median,
                 !one->own ? "as all"
                 : h->good ? mu_fit_name(h->best)
                           : "histogram");
}

static void say_fit_row(const char *id, const mu_handle_fit *one, mu_text *t)
{
    if (one->fits.n == 0 || isnan(one->fits.law[0].distance)) return;
    mu_line_name(t, id);
    for (int law = 0; law < MU_FIT_LAWS; law++)
        mu_text_addf(t, "   %6.3f %6.3f", one->fits.law[law].distance, one->fits.law[law].p);
    mu_text_add(t, "\n");
}

/* How well the laws fit; nothing where all times are alike or too few. */
static void say_fits(const mu_found *f, mu_text *t)
{
    const int32_t all = f->classes.n_groups;

    if (isnan(f->handle[all].fits.law[0].distance)) return;
    mu_text_add(t, "  How well laws fit them, by maximum likelihood: D is the largest gap between\n"
                   "  the data and the law, p its probability if the law were true (bootstrap,\n"
                   "  parameters fitted anew)\n"
                   "                      exponential       lognormal           gamma\n"
                   "                        D      p        D      p        D      p\n");
    for (int32_t g = 0; g < all; g++) say_fit_row(f->classes.group[g].id, &f->handle[g], t);
    if (all > 1) say_fit_row("all", &f->handle[all], t);
    mu_text_add(t, "  AIC of all together (lower is better):\n   ");
    for (int law = 0; law < MU_FIT_LAWS; law++)
        mu_text_addf(t, " %s %.0f%s", mu_fit_name((mu_fit_law)law), f->handle[all].fits.law[law].aic,
                     law < MU_FIT_LAWS - 1 ? "," : "\n");
    mu_text_add(t, "  The lowest AIC is taken among laws not rejected (p >= 0.05), or with D <= 0.03\n"
                   "  and a mean right within 2 %; else the histogram.\n");
}

static void say_handle(const mu_found *f, mu_text *t)
{
    const int32_t all = f->classes.n_groups;

    mu_text_add(t, "\nHandle times (s)\n"
                   "  type             calls      mean        sd    median   taken\n");
    for (int32_t g = 0; g < all; g++) say_handle_row(f->classes.group[g].id, &f->handle[g], t);
    if (all > 1) say_handle_row("all", &f->handle[all], t);
    say_fits(f, t);
}

/* When only `share` are left; marked where few callers speak for it. */
static void say_time(const mu_survival *s, double share, mu_text *t)
{
    for (int32_t i = 0; i < s->n_steps; i++) {
        if (s->step[i].surviving > share) continue;
        mu_text_addf(t, " %5.0f%s", s->step[i].at_s, s->step[i].at_risk < MU_TOO_FEW ? "?" : " ");
        return;
    }
    mu_text_add(t, "     - ");
}

static void say_patience_row(const char *id, double share, const mu_survival *s, mu_text *t)
{
    const mu_patience_mean mean = mu_survival_exponential(s);

    mu_line_name(t, id);
    mu_text_addf(t, " %5.1f%% %6" PRId64 " %6" PRId64, 100.0 * share, s->delayed, s->left);
    say_time(s, 0.75, t);
    say_time(s, 0.50, t);
    say_time(s, 0.25, t);
    if (s->left > 0) mu_text_addf(t, " %7.1f (%.0f .. %.0f)", mean.mean_s, mean.low_s, mean.high_s);
    mu_text_add(t, "\n");
}

static double share_of_calls(const mu_found *f, const mu_class *c)
{
    int64_t all = 0;

    for (int32_t g = 0; g < f->classes.n_groups; g++) all += f->classes.group[g].calls;
    return c->share * (double)f->classes.group[c->group].calls / (double)all;
}

/* What the names of classes with a head start mean, by the first of them. */
static void say_head_starts(const mu_found *f, mu_text *t)
{
    char words[320];

    for (int32_t c = 0; c < f->classes.n; c++) {
        const mu_class *one   = &f->classes.one[c];
        const char     *group = f->classes.group[one->group].id;

        if (one->head_start_s <= 0.0) continue;
        mu_text_add(t, " ");
        mu_line_item(t, one->id, 2);
        snprintf(
            words, sizeof words,
            "means type %s with priority %s: these callers stand in the queue as if they had come %.4g s "
            "earlier (--head-start); likewise the others so named.",
            group, one->id + strlen(group) + 1, one->head_start_s);
        mu_line_words(t, words, 2);
        mu_text_add(t, "\n");
        break;
    }
    if (f->options->head_start != NULL)
        mu_text_add(t, "  Shares of priorities are those among callers who waited: for others many logs\n"
                       "  do not say.\n");
}

static void say_patience(const mu_found *f, mu_text *t)
{
    const int32_t all = f->classes.n;

    if (f->log->columns.wait < 0) {
        mu_text_add(t,
                    "\nPatience: unknown, because the log has no waits; nobody gives up in the scenario\n");
        say_head_starts(f, t);
        return;
    }
    mu_text_add(t, "\nPatience (s): an answered call says only that patience was longer than its wait\n"
                   "  type          of calls waited   left  25%, 50%, 75% have   exponential:\n"
                   "                                        left (Kaplan-Meier)  mean (95%)\n");
    for (int32_t c = 0; c < all; c++)
        say_patience_row(f->classes.one[c].id, share_of_calls(f, &f->classes.one[c]), &f->patience[c].curve,
                         t);
    if (all > 1) say_patience_row("all", 1.0, &f->patience[all].curve, t);
    if (f->patience[all].bins.n == 0) {
        mu_text_add(t, "  Nobody left after a wait: nobody gives up in the scenario.\n");
    } else {
        mu_text_addf(t,
                     "  The scenario has the Kaplan-Meier curves; types of which fewer than %d left\n"
                     "  have that of all. A question mark: fewer than %d callers were waiting then.\n",
                     MU_TOO_FEW, MU_TOO_FEW);
    }
    say_head_starts(f, t);
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
        mu_text_addf(t, ": %.1f h, %d %s\n", hours, most, most == 1 ? "person" : "people");
    }
}

void mu_found_summary(const mu_found *f, mu_text *t)
{
    mu_found_say_log(f, t);
    say_roles(f, t);
    say_horizon(f, t);
    say_arrivals(f, t);
    say_handle(f, t);
    say_patience(f, t);
    say_staffing(f, t);
}
