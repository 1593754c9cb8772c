/* explain_by_date.c - what changes by date, told like the scenario itself. */
#include "report/explain.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "report/changes.h"
#include "report/figure.h"

enum { MOST_EPOCHS = 12, MOST_ENTRIES = 30 }; /* that are told in full; of one kind */

/* "Wed 2026-01-07 12:00" */
static void add_date(mu_text *out, const mu_calendar *c, mu_time at)
{
    static const char *const weekday[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    char                     date[48];

    mu_calendar_print_date(c, at, date, sizeof date);
    mu_text_addf(out, "%s %s", weekday[mu_calendar_weekday(c, at)], date);
}

static void add_money(mu_text *out, const mu_model *m, double amount, const char *when)
{
    if (!(amount > 0)) return;
    mu_text_add(out, "; ");
    mu_figure_number(out, amount, amount == round(amount) ? 0 : 2);
    mu_text_addf(out, " %s %s", m->currency, when);
}

static void print_tool(mu_text *out, const mu_model *m, const mu_tool *t)
{
    const bool late = t->from.us > m->calendar.from.us, ends = t->till.us < MU_NEVER_US;
    mu_text    head = { 0 }, what = { 0 };

    mu_text_addf(&head, "  %-13s  ", t->name);
    mu_text_add(&what, late ? "from " : ends ? "from the beginning" : "all the time");
    if (late) add_date(&what, &m->calendar, t->from);
    if (ends) mu_text_add(&what, " till ");
    if (ends) add_date(&what, &m->calendar, t->till);
    add_money(&what, m, t->per_month, "a month");
    add_money(&what, m, t->once, "once");
    if (head.failed || what.failed)
        out->failed = true;
    else
        mu_report_wrap(out, head.bytes, what.bytes);
    mu_text_free(&head);
    mu_text_free(&what);
}

void mu_explain_tools(mu_text *out, const mu_model *m)
{
    if (m->n_tools > 0) mu_text_add(out, "\ntools\n");
    for (int32_t i = 0; i < m->n_tools; i++) print_tool(out, m, &m->tools[i]);
}

/* What begins and ends at `at`, which is the start of an epoch. */
static void print_instant(mu_text *out, const mu_model *m, mu_time at)
{
    mu_text head = { 0 }, what = { 0 };

    mu_text_add(&head, "  ");
    if (at.us > m->calendar.from.us)
        add_date(&head, &m->calendar, at);
    else
        mu_text_add(&head, "from the beginning");
    mu_text_add(&head, "  ");
    mu_changes_add_at(&what, m, at);
    if (head.failed || what.failed)
        out->failed = true;
    else if (what.length > 0)
        mu_report_wrap(out, head.bytes, what.bytes);
    mu_text_free(&head);
    mu_text_free(&what);
}

typedef void entry(mu_text *out, const mu_load *l, int32_t i, int width);

/* The entries that are not as they were before. */
static void print_different(mu_text *out, const mu_load *before, const mu_load *now, entry *print, int32_t n,
                            int width)
{
    for (int32_t i = 0; i < n && i < MOST_ENTRIES; i++) {
        mu_text old = { 0 }, new = { 0 };
        print(&old, before, i, width);
        print(&new, now, i, width);
        if (old.failed || new.failed)
            out->failed = true;
        else if (strcmp(old.bytes, new.bytes) != 0)
            mu_text_add(out, new.bytes);
        mu_text_free(&old);
        mu_text_free(&new);
    }
}

static int32_t told_epochs(const mu_model *m)
{
    return m->n_epochs < MOST_EPOCHS ? m->n_epochs : MOST_EPOCHS;
}

void mu_explain_by_date(mu_text *out, const mu_model *m)
{
    const int width  = mu_explain_name_width(m);
    mu_load  *before = m->n_changes > 0 ? mu_load_new(m) : NULL, *now = NULL;

    if (m->n_changes == 0) return;
    mu_text_add(out, "\nchanges\n");
    print_instant(out, m, m->calendar.from);
    for (int32_t e = 1; e <= told_epochs(m) && before != NULL; e++) {
        now = mu_load_new(mu_model_epoch(m, e));
        print_instant(out, m, m->epochs[e - 1].from);
        if (now != NULL) {
            print_different(out, before, now, mu_explain_type, m->n_types, width);
            print_different(out, before, now, mu_explain_team, m->n_teams, width);
        }
        mu_load_free(before);
        before = now;
    }
    if (before == NULL) out->failed = true;
    mu_load_free(before);
    if (m->n_epochs > MOST_EPOCHS)
        mu_text_addf(out, "  and %" PRId32 " times more\n", m->n_epochs - MOST_EPOCHS);
}

/* The warnings of one epoch as text, or NULL if out of memory; their number in *n. */
static char *warnings_of(const mu_model *m, int *n)
{
    mu_text  text = { 0 };
    mu_load *l    = mu_load_new(m);

    *n = l != NULL ? mu_explain_warnings(&text, l) : 0;
    if (l == NULL) text.failed = true;
    mu_load_free(l);
    return mu_text_take(&text);
}

int mu_explain_later_warnings(mu_text *out, const mu_model *m)
{
    int   said   = 0, n;
    char *before = m->n_epochs > 0 ? warnings_of(m, &n) : NULL;

    for (int32_t e = 1; e <= told_epochs(m); e++) {
        char *now = warnings_of(mu_model_epoch(m, e), &n);
        if (now == NULL || before == NULL) {
            out->failed = true;
        } else if (n > 0 && strcmp(before, now) != 0) {
            mu_text_add(out, "from ");
            add_date(out, &m->calendar, m->epochs[e - 1].from);
            mu_text_addf(out, " on\n%s", now);
            said += n;
        }
        free(before);
        before = now;
    }
    free(before);
    return said;
}
