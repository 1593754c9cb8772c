/* write_scenario.c - what was found, as a scenario that says where each figure comes from. */
#include "import/found.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define REPLICATIONS 200

mu_status mu_found_write(const mu_found *f, const char *name, mu_text *t, mu_diag *diag)
{
    mu_text   where = { 0 };
    char     *text  = mu_text_take(t), *path;
    FILE     *file  = NULL;
    mu_status st    = MU_OK;

    mu_text_addf(&where, "%s/%s", f->options->folder, name);
    path = mu_text_take(&where);
    if (text == NULL || path == NULL) {
        st = MU_ERR_NOMEM;
    } else if ((file = fopen(path, "wb")) == NULL || fputs(text, file) < 0 || fflush(file) != 0) {
        st = mu_diag_addf(diag, MU_ERR_IO, (mu_where){ path, 0, 0, 0 }, NULL, NULL, "cannot be written: %s",
                          strerror(errno));
    }
    if (file != NULL && fclose(file) != 0 && st == MU_OK)
        st = mu_diag_addf(diag, MU_ERR_IO, (mu_where){ path, 0, 0, 0 }, NULL, NULL, "cannot be written: %s",
                          strerror(errno));
    free(text);
    free(path);
    return st;
}

mu_status mu_found_folder(const char *folder, mu_diag *diag)
{
    char *path = strdup(folder);

    if (path == NULL) return MU_ERR_NOMEM;
    for (char *p = path + 1;; p++) {
        if (*p != '/' && *p != '\0') continue;
        const char kept = *p;
        *p              = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST) {
            const mu_status st = mu_diag_addf(diag, MU_ERR_IO, (mu_where){ path, 0, 0, 0 }, NULL, NULL,
                                              "the folder cannot be made: %s", strerror(errno));
            free(path);
            return st;
        }
        *p = kept;
        if (kept == '\0') break;
    }
    free(path);
    return MU_OK;
}

static void clock_of(int32_t slot, int32_t slots, char *buffer, size_t size)
{
    mu_clock_print((mu_span){ slot * (MU_DAY_US / slots) }, buffer, size);
}

static mu_status write_arrivals(const mu_found *f, mu_diag *diag)
{
    const int32_t slots = f->daily.slots;
    mu_text       t     = { 0 };
    char          clock[24];

    mu_text_add(&t, "weekday,time");
    for (int32_t c = 0; c < f->classes.n; c++) mu_text_addf(&t, ",%s", f->classes.one[c].id);
    mu_text_add(&t, "\n");
    for (int w = 0; w < 7; w++)
        for (int32_t s = 0; s < slots; s++) {
            clock_of(s, slots, clock, sizeof clock);
            mu_text_addf(&t, "%s,%s", mu_weekday_name(w), clock);
            for (int32_t c = 0; c < f->classes.n; c++)
                mu_text_addf(&t, ",%.4g", f->expected[(c * 7 + w) * slots + s]);
            mu_text_add(&t, "\n");
        }
    return mu_found_write(f, "arrivals.csv", &t, diag);
}

static mu_status write_bins(const mu_found *f, const char *what, const char *id, const mu_bins *b,
                            mu_diag *diag)
{
    mu_text t      = { 0 };
    int32_t first  = 0; /* bin at whose lower edge the next row begins */
    double  weight = 0.0;
    char    name[128];

    mu_text_add(&t, "from,to,weight\n");
    for (int32_t i = 0; i < b->n; i++) {
        char from[32], till[32];

        snprintf(from, sizeof from, "%.10g", b->edge[first]);
        snprintf(till, sizeof till, "%.10g", b->edge[i + 1]);
        weight += b->weight[i];
        if (strcmp(from, till) == 0 && i < b->n - 1) continue; /* no width as written: goes with the next */
        if (strcmp(from, till) == 0)
            snprintf(till, sizeof till, "%.10g", b->edge[i + 1] * (1.0 + 1e-6) + 1e-6);
        mu_text_addf(&t, "%s,%s,%.6g\n", from, till, weight);
        first  = i + 1;
        weight = 0.0;
    }
    snprintf(name, sizeof name, "%s-%s.csv", what, id);
    return mu_found_write(f, name, &t, diag);
}

/* The days that were not fitted (all days when all were), interval by interval; closed intervals without calls
 * are left out. */
static mu_status write_actual(const mu_found *f, mu_diag *diag)
{
    const mu_daily *d = &f->daily;
    mu_text         t = { 0 };
    char            date[24], clock[24];

    mu_text_add(&t, "date,time,offered,mean_wait,abandoned,service_level,people,mean_handle\n");
    for (int32_t day = 0; day < d->n_days; day++) {
        const int64_t when = f->log->date[day];

        if ((f->fitted[day] && f->options->fit != MU_DAYS_ALL) || when > f->last_actual) continue;
        mu_date_print(when, date, sizeof date);
        for (int32_t s = d->open_from; s < d->open_till; s++) {
            const mu_interval_seen *i = &d->seen[(int64_t)day * d->slots + s];
            const double            n = i->offered;

            if (i->offered == 0 && f->expected_all[mu_date_weekday(when) * d->slots + s] <= 0.0) continue;
            clock_of(s, d->slots, clock, sizeof clock);
            mu_text_addf(&t, "%s,%s,%d", date, clock, i->offered);
            if (i->offered > 0 && f->log->columns.wait < 0)
                mu_text_addf(&t, ",,%.5g,", i->abandoned / n);
            else if (i->offered > 0)
                mu_text_addf(&t, ",%.5g,%.5g,%.5g", i->waited_s / n, i->abandoned / n,
                             i->answered_within / n);
            else
                mu_text_add(&t, ",,,");
            mu_text_addf(&t, ",%.3g,", i->people);
            if (i->handled > 0) mu_text_addf(&t, "%.4g", i->handle_s / i->handled);
            mu_text_add(&t, "\n");
        }
    }
    return mu_found_write(f, "actual.csv", &t, diag);
}

/* A text in quotes, as YAML has it. */
void mu_found_quote(mu_text *t, const char *text)
{
    mu_text_add(t, "\"");
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\') mu_text_add(t, "\\");
        if ((unsigned char)*p >= ' ') mu_text_add_n(t, p, 1);
    }
    mu_text_add(t, "\"");
}

static void say_handle(const mu_found *f, int32_t group, mu_text *t)
{
    const bool           own  = f->handle[group].own;
    const mu_handle_fit *h    = &f->handle[own ? group : f->classes.n_groups];
    const mu_fit        *law  = &h->fits.law[h->fits.best];
    const mu_fit_law     kind = h->fits.best;

    mu_text_add(t, "    handle: ");
    if (!h->fits.good)
        mu_text_addf(t, "{empirical: {table: handle-%s.csv}}", own ? f->classes.group[group].id : "all");
    else if (kind == MU_FIT_EXPONENTIAL)
        mu_text_addf(t, "{exponential: %.4gs}", law->mean);
    else
        mu_text_addf(t, "{%s: {mean: %.4gs, cv: %.4g}}", mu_fit_name(kind), law->mean, law->cv);
    mu_text_addf(t, "   # mean %.4g s, cv %.3g, of %lld calls%s\n", h->fits.mean, h->fits.sd / h->fits.mean,
                 (long long)h->fits.n, own ? "" : " of all types");
}

static void say_patience(const mu_found *f, int32_t class, mu_text *t)
{
    const bool             own = f->patience[class].own;
    const mu_patience_fit *p   = &f->patience[own ? class : f->classes.n];

    if (p->bins.n == 0)
        mu_text_addf(t, "    patience: none   # %s\n",
                     f->log->columns.wait < 0 ? "unknown: the log has no waits" : "nobody left after a wait");
    else
        mu_text_addf(t, "    patience: {empirical: {table: patience-%s.csv}}   # Kaplan-Meier; %lld left%s\n",
                     own ? f->classes.one[class].id : "all", (long long)p->curve.left,
                     own ? "" : " of all types");
}

/* An id needs quotes only where it begins like something else in YAML. */
static void add_key(mu_text *t, const char *id)
{
    if (id[0] == '-' || id[0] == '_')
        mu_found_quote(t, id);
    else
        mu_text_add(t, id);
}

static void say_contacts(const mu_found *f, mu_text *t)
{
    mu_text_add(t, "contacts:\n");
    for (int32_t c = 0; c < f->classes.n; c++) {
        const mu_class *one = &f->classes.one[c];
        char            span[40];

        mu_text_add(t, "  ");
        add_key(t, one->id);
        mu_text_add(t, ":\n    needs: calls\n    arrivals: {table: arrivals.csv, column: ");
        add_key(t, one->id);
        if (f->pattern.busyness_cv > 0.0)
            mu_text_addf(t, ", busyness: {cv: %.3g, common: 100%%}", f->pattern.busyness_cv);
        mu_text_add(t, "}\n");
        say_handle(f, one->group, t);
        say_patience(f, c, t);
        mu_span_print(f->options->within, span, sizeof span);
        mu_text_addf(t, "    answer: %.4g%% within %s\n", 100.0 * f->options->target, span);
        if (one->head_start_s > 0.0) mu_text_addf(t, "    head_start: %.10gs\n", one->head_start_s);
    }
}

static void say_days(unsigned weekdays, const char *between, mu_text *t)
{
    bool first = true;

    for (int w = 0; w < 7; w++) {
        if (!(weekdays & (1u << w))) continue;
        mu_text_addf(t, "%s%s", first ? "" : between, mu_weekday_name(w));
        first = false;
    }
}

static void say_team(const mu_found *f, mu_text *t)
{
    char from[24], till[24];

    mu_text_add(
        t,
        "teams:\n  agents:\n    skills: [calls]\n    shifts:   # each line adds its people to the others\n");
    for (int32_t i = 0; i < f->n_shifts; i++) {
        const mu_seen_shift *s = &f->shift[i];

        clock_of(s->from, f->steps, from, sizeof from);
        clock_of(s->till, f->steps, till, sizeof till);
        mu_text_add(t, "      ");
        say_days(s->weekdays, "_", t);
        mu_text_addf(t, "_%.2s%.2s-%.2s%.2s: {hours: %s-%s, people: %d, days: [", from, from + 3, till,
                     till + 3, from, till, s->people);
        say_days(s->weekdays, ", ", t);
        mu_text_add(t, "]}\n");
    }
}

static mu_status write_yaml(const mu_found *f, mu_diag *diag)
{
    const char *slash = strrchr(f->options->folder, '/');
    const char *last  = slash != NULL && slash[1] != '\0' ? slash + 1 : f->options->folder;
    mu_text     t     = { 0 };
    char        date[24], from[24], till[24], span[40];

    mu_text_addf(&t, "# Imported from %s: %lld calls on %d days, of which %d were fitted.\n", f->source,
                 (long long)f->log->n, f->log->n_dates, f->n_fitted);
    mu_text_add(&t,
                "# import.txt says how each figure was found, data-quality.txt what was left out.\nname: ");
    mu_found_quote(&t, f->options->name != NULL ? f->options->name : last);
    mu_date_print(f->first_actual, date, sizeof date);
    clock_of(f->daily.open_from, f->daily.slots, from, sizeof from);
    clock_of(f->daily.open_till, f->daily.slots, till, sizeof till);
    mu_text_addf(&t, "\nstart: %s\nhorizon: %lldd %s-%s\n", date,
                 (long long)f->last_actual - (long long)f->first_actual + 1, from, till);
    mu_span_print(f->options->interval, span, sizeof span);
    mu_text_addf(&t, "interval: %s\nexperiment: {replications: %d}\nactual: {table: actual.csv}   # %s\n",
                 span, REPLICATIONS,
                 f->options->fit == MU_DAYS_ALL ? "the days that were fitted" : "days that were not fitted");
    say_contacts(f, &t);
    say_team(f, &t);
    return mu_found_write(f, "scenario.yaml", &t, diag);
}

static mu_status write_laws(const mu_found *f, mu_diag *diag)
{
    const int32_t groups = f->classes.n_groups, classes = f->classes.n;
    bool          all_handle = false, all_patience = false;
    mu_status     st = MU_OK;

    for (int32_t g = 0; g < groups && st == MU_OK; g++) {
        const mu_handle_fit *h = &f->handle[g];

        all_handle |= !h->own;
        if (h->own && !h->fits.good) st = write_bins(f, "handle", f->classes.group[g].id, &h->bins, diag);
    }
    if (st == MU_OK && all_handle && !f->handle[groups].fits.good)
        st = write_bins(f, "handle", "all", &f->handle[groups].bins, diag);
    for (int32_t c = 0; c < classes && st == MU_OK; c++) {
        all_patience |= !f->patience[c].own;
        if (f->patience[c].own && f->patience[c].bins.n > 0)
            st = write_bins(f, "patience", f->classes.one[c].id, &f->patience[c].bins, diag);
    }
    if (st == MU_OK && all_patience && f->patience[classes].bins.n > 0)
        st = write_bins(f, "patience", "all", &f->patience[classes].bins, diag);
    return st;
}

mu_status mu_found_write_scenario(const mu_found *f, mu_diag *diag)
{
    mu_status st = mu_found_folder(f->options->folder, diag);

    if (st == MU_OK) st = write_laws(f, diag);
    if (st == MU_OK) st = write_arrivals(f, diag);
    if (st == MU_OK) st = write_actual(f, diag);
    return st == MU_OK ? write_yaml(f, diag) : st;
}
