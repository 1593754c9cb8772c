#include "import/found.h"

#include <math.h>
#include <stdlib.h>

#define HANDLE_BINS     80
#define PATIENCE_BINS   60
#define LONGEST_HORIZON 92   /* days, a quarter: more would cost time and say little more of the model */
#define CLOSED_BELOW    0.02 /* of the mean interval of the weekday: stray calls, the doors are closed */
#define GAP_EXPECTED    7.0  /* exp(-7) is about 0.001 */

const char *mu_weekday_name(int weekday)
{
    static const char *const name[7] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
    return name[weekday];
}

static int day_of_month(int64_t date)
{
    char text[24];

    mu_date_print(date, text, sizeof text);
    return atoi(text + 8);
}

static void warn(mu_diag *diag, mu_text *message, const char *hint)
{
    char *text = mu_text_take(message);

    if (text != NULL)
        (void)mu_diag_add(diag, (mu_problem){
                                    .status = MU_ERR_VALUE, .message = text, .hint = hint, .warning = true });
    free(text);
}

static void warn_of_long_log(const mu_found *f, mu_diag *diag)
{
    mu_text message = { 0 };

    mu_text_addf(&message, "the scenario simulates the first %d of %lld days; later ones are only fitted to",
                 LONGEST_HORIZON, (long long)f->last_in_log - (long long)f->first_actual + 1);
    warn(diag, &message, "import a shorter log to compare the days after them");
}

static mu_status choose_days(mu_arena *a, mu_diag *diag, mu_found *f)
{
    const mu_call_log *log = f->log;

    f->fitted = MU_NEW_ARRAY(a, log->n_dates, bool);
    if (f->fitted == NULL) return MU_ERR_NOMEM;
    for (int32_t d = 0; d < log->n_dates; d++) {
        const bool odd = day_of_month(log->date[d]) % 2 == 1;

        f->fitted[d] = f->options->fit == MU_DAYS_ALL || odd == (f->options->fit == MU_DAYS_ODD);
        f->n_fitted += f->fitted[d];
        if (f->options->fit != MU_DAYS_ALL && f->fitted[d]) continue;
        if (f->last_actual == 0) f->first_actual = log->date[d];
        f->last_actual = log->date[d];
    }
    if (f->n_fitted == 0 || f->last_actual == 0)
        return mu_diag_addf(diag, MU_ERR_VALUE, (mu_where){ 0 }, NULL, "fit all days",
                            "the log has no %s days of the month", f->n_fitted == 0 ? "such" : "other");
    f->last_in_log = f->last_actual;
    if (f->last_actual - f->first_actual >= LONGEST_HORIZON)
        f->last_actual = f->first_actual + LONGEST_HORIZON - 1;
    if (f->last_actual < f->last_in_log) warn_of_long_log(f, diag);
    return MU_OK;
}

/* Handle times of one group (or of all, for group -1) on the fitted days. `value` has room for the whole log. */
static mu_status fit_handle(mu_arena *a, const mu_found *f, int32_t group, double *value, mu_handle_fit *out)
{
    const mu_call_log *log = f->log;
    int64_t            n   = 0;
    int32_t            day = 0;

    for (int64_t i = 0; i < log->n; i++) {
        while (log->date[day] != log->call[i].date) day++;
        if (!f->fitted[day] || (group >= 0 && f->classes.group_of[i] != group)) continue;
        if (log->call[i].handle_s > 0.0) value[n++] = log->call[i].handle_s;
    }
    *out = (mu_handle_fit){ .own = n >= MU_TOO_FEW };
    if (n == 0) return MU_OK;
    const mu_status st = mu_fit_all(value, n, log->unit, &out->fits);
    return st == MU_OK ? mu_bins_of_values(a, value, n, log->unit, HANDLE_BINS, &out->bins) : st;
}

static mu_status fit_patience(mu_arena *a, const mu_found *f, int32_t class, mu_wait_seen *seen,
                              mu_patience_fit *out)
{
    const mu_call_log *log = f->log;
    int64_t            n   = 0;
    int32_t            day = 0;

    for (int64_t i = 0; i < log->n; i++) {
        while (log->date[day] != log->call[i].date) day++;
        if (f->fitted[day] && (class < 0 || f->classes.class_of[i] == class))
            seen[n++] = (mu_wait_seen){ log->call[i].waited_s, !log->call[i].answered };
    }
    const mu_status st = mu_survival_fit(a, seen, n, &out->curve);
    out->own           = out->curve.left >= MU_TOO_FEW;
    if (log->columns.wait < 0) return st; /* nobody's wait is known */
    return st == MU_OK ? mu_survival_bins(a, &out->curve, log->unit, PATIENCE_BINS, &out->bins) : st;
}

static mu_status fit_laws(mu_arena *a, mu_diag *diag, mu_found *f)
{
    const int32_t groups = f->classes.n_groups, classes = f->classes.n;
    double       *value = MU_NEW_ARRAY(a, f->log->n, double);
    mu_wait_seen *seen  = MU_NEW_ARRAY(a, f->log->n, mu_wait_seen);
    mu_status     st;

    f->handle   = MU_NEW_ARRAY(a, groups + 1, mu_handle_fit);
    f->patience = MU_NEW_ARRAY(a, classes + 1, mu_patience_fit);
    if (value == NULL || seen == NULL || f->handle == NULL || f->patience == NULL) return MU_ERR_NOMEM;
    for (int32_t g = 0; g <= groups; g++)
        if ((st = fit_handle(a, f, g < groups ? g : -1, value, &f->handle[g])) != MU_OK) return st;
    for (int32_t c = 0; c <= classes; c++)
        if ((st = fit_patience(a, f, c < classes ? c : -1, seen, &f->patience[c])) != MU_OK) return st;
    if (f->handle[groups].fits.n > 0) return MU_OK;
    return mu_diag_addf(diag, MU_ERR_VALUE, (mu_where){ 0 }, NULL, "name the column with --handle",
                        "no answered call of the fitted days has a handle time");
}

/* The calls of the fitted days of one group (or of all together, for group -1). */
static mu_status counts_of_fitted_days(mu_arena *a, const mu_found *f, int32_t group, mu_day_counts *out)
{
    const mu_daily *d     = &f->daily;
    int64_t        *date  = MU_NEW_ARRAY(a, f->n_fitted, int64_t);
    double         *calls = MU_NEW_ARRAY(a, (int64_t)f->n_fitted * d->slots, double);
    const int64_t   cells = (int64_t)d->n_days * d->slots;

    *out = (mu_day_counts){ 0, d->slots, date, calls };
    if (date == NULL || calls == NULL) return MU_ERR_NOMEM;
    for (int32_t day = 0; day < d->n_days; day++) {
        if (!f->fitted[day]) continue;
        for (int32_t g = 0; g < f->classes.n_groups; g++)
            for (int32_t s = 0; s < d->slots && (group < 0 || group == g); s++)
                calls[(int64_t)out->n_days * d->slots + s] +=
                    d->calls[g * cells + (int64_t)day * d->slots + s];
        date[out->n_days++] = f->log->date[day];
    }
    return MU_OK;
}

/* Intervals with hardly a call are closed: nobody should be on duty for them. */
static bool is_open(const mu_arrival_pattern *p, int weekday, int32_t slot)
{
    double  largest = 0.0;
    int32_t open    = 0;

    for (int32_t s = 0; s < p->n_slots; s++) {
        largest = fmax(largest, p->share[weekday * p->n_slots + s]);
        open += p->share[weekday * p->n_slots + s] > 0.0;
    }
    return largest > 0.0 && p->share[weekday * p->n_slots + slot] > CLOSED_BELOW / open;
}

/* Share of a group among the calls of an interval, over the days that lend to the weekday. */
static double share_of_group(const mu_found *f, const mu_day_counts *one, const mu_day_counts *all,
                             int weekday, int32_t slot)
{
    double ours = 0.0, everyones = 0.0;

    for (int32_t d = 0; d < all->n_days; d++) {
        if (!mu_arrivals_lends(&f->pattern, mu_date_weekday(all->date[d]), weekday)) continue;
        ours += one->calls[(int64_t)d * all->n_slots + slot];
        everyones += all->calls[(int64_t)d * all->n_slots + slot];
    }
    return everyones > 0.0 ? ours / everyones : 0.0;
}

/* Weekdays of the log of which no day was fitted have the calls and people of all days together. */
static void borrow_for_days_not_fitted(mu_found *f, const mu_day_counts *all, mu_diag *diag)
{
    bool    seen[7] = { false };
    mu_text names = { 0 }, message = { 0 };

    for (int32_t d = 0; d < f->log->n_dates; d++) {
        const int w = mu_date_weekday(f->log->date[d]);

        if (f->pattern.days[w] == 0 && !f->fitted[d]) seen[w] = true;
    }
    for (int w = 0; w < 7; w++) {
        if (!seen[w]) continue;
        mu_arrivals_borrow(all, w, &f->pattern);
        mu_text_addf(&names, "%s%s", names.length > 0 ? ", " : "", mu_weekday_name(w));
    }
    char *list = names.length > 0 ? mu_text_take(&names) : NULL;
    if (list == NULL) return;
    mu_text_addf(&message, "no fitted day is a %s: given the mean calls and people of all fitted days", list);
    free(list);
    warn(diag, &message, "fit all days, or import a longer log");
}

static mu_status find_arrivals(mu_arena *a, mu_diag *diag, mu_found *f)
{
    const int32_t slots = f->daily.slots;
    mu_day_counts all, one;
    mu_status     st = counts_of_fitted_days(a, f, -1, &all);

    if (st == MU_OK) st = mu_arrivals_fit(a, &all, &f->pattern);
    if (st != MU_OK) return st;
    borrow_for_days_not_fitted(f, &all, diag);
    f->expected     = MU_NEW_ARRAY(a, f->classes.n * 7 * slots, double);
    f->expected_all = MU_NEW_ARRAY(a, 7 * slots, double);
    if (f->expected == NULL || f->expected_all == NULL) return MU_ERR_NOMEM;

    for (int32_t c = 0; c < f->classes.n; c++) {
        const mu_class *class = &f->classes.one[c];

        if ((st = counts_of_fitted_days(a, f, class->group, &one)) != MU_OK) return st;
        for (int w = 0; w < 7; w++)
            for (int32_t s = 0; s < slots; s++) {
                if (!is_open(&f->pattern, w, s)) continue;
                const double all_calls = f->pattern.level[w] * f->pattern.share[w * slots + s];
                const double calls     = all_calls * share_of_group(f, &one, &all, w, s) * class->share;

                f->expected[(c * 7 + w) * slots + s] = calls;
                f->expected_all[w * slots + s] += calls;
            }
    }
    return MU_OK;
}

/* Staffing goes in steps of half an interval: people come and go between the hours, too. */
static mu_status find_staffing(mu_arena *a, mu_found *f)
{
    const int32_t steps    = 2 * f->daily.slots;
    double       *seen     = MU_NEW_ARRAY(a, (int64_t)f->log->n_dates * steps, double);
    double       *expected = MU_NEW_ARRAY(a, 7 * steps, double);
    mu_status     st;

    f->steps = steps;
    f->plan  = MU_NEW_ARRAY(a, 7 * steps, int32_t);
    if (seen == NULL || expected == NULL || f->plan == NULL) return MU_ERR_NOMEM;
    for (int32_t i = 0; i < 7 * steps; i++) expected[i] = f->expected_all[i / 2] / 2.0;
    st = mu_staffing_seen(a, f->log, mu_span_seconds(f->options->longest_idle), steps, seen);
    if (st == MU_OK) st = mu_staffing_plan(a, f->log, f->fitted, &f->pattern, seen, expected, steps, f->plan);
    if (st == MU_OK) st = mu_staffing_shifts(a, f->plan, steps, &f->shift, &f->n_shifts);
    return st;
}

mu_status mu_find(mu_arena *a, const mu_call_log *log, const mu_import_options *o, mu_diag *diag,
                  mu_found *out)
{
    mu_status st;

    *out = (mu_found){ .options = o, .log = log };
    if (o->interval.us < MU_MINUTE_US || MU_DAY_US % o->interval.us != 0)
        return mu_diag_addf(diag, MU_ERR_USAGE, (mu_where){ 0 }, NULL, "for example 15min, 30min or 1h",
                            "the interval must be a minute or more and divide a day");
    if ((st = choose_days(a, diag, out)) != MU_OK) return st;
    if ((st = mu_classes_form(a, log, out->fitted, o, diag, &out->classes)) != MU_OK) return st;
    if ((st = mu_daily_sum(a, log, &out->classes, o, &out->daily)) != MU_OK) return st;
    if ((st = fit_laws(a, diag, out)) != MU_OK) return st;
    if ((st = find_arrivals(a, diag, out)) != MU_OK) return st;
    return find_staffing(a, out);
}

mu_status mu_find_gaps(mu_arena *a, const mu_found *f, mu_gap **out, int32_t *n)
{
    const mu_call_log *log   = f->log;
    const int32_t      slots = f->daily.slots;
    const int64_t      days  = log->date[log->n_dates - 1] - log->date[0] + 1;
    int32_t            d     = 0;

    *n   = 0;
    *out = MU_NEW_ARRAY(a, days * slots, mu_gap);
    if (*out == NULL) return MU_ERR_NOMEM;
    for (int64_t date = log->date[0]; d < log->n_dates; date++) {
        const int w = mu_date_weekday(date);

        if (log->date[d] != date) {
            if (f->pattern.level[w] > 0.0) (*out)[(*n)++] = (mu_gap){ date, -1, f->pattern.level[w] };
            continue;
        }
        for (int32_t s = 0; s < slots; s++)
            if (f->expected_all[w * slots + s] >= GAP_EXPECTED &&
                f->daily.seen[(int64_t)d * slots + s].offered == 0)
                (*out)[(*n)++] = (mu_gap){ date, s, f->expected_all[w * slots + s] };
        d++;
    }
    return MU_OK;
}
