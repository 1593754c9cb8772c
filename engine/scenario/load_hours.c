/* load_hours.c - opening hours and business hours as stretches of the week. */
#include "scenario/load_parts.h"

#include <stdio.h>
#include <stdlib.h>

#define WEEK_US (7 * MU_DAY_US)

/* Hours as they were written, on one weekday. They may pass the end of the week. */
typedef struct {
    int64_t        from_us, till_us; /* since Monday 00:00 */
    const mu_node *origin;
} stretch;

typedef struct {
    mu_load *l;
    stretch *item;
    int32_t  n;
} week;

static int by_start(const void *left, const void *right)
{
    const stretch *a = left, *b = right;

    if (a->from_us != b->from_us) return a->from_us < b->from_us ? -1 : 1;
    return (a->till_us > b->till_us) - (a->till_us < b->till_us);
}

static void add_days(week *w, mu_days days, mu_span from, mu_span till, const mu_node *origin)
{
    for (int day = 0; day < 7; day++)
        if (days & (1u << day))
            w->item[w->n++] = (stretch){ day * MU_DAY_US + from.us, day * MU_DAY_US + till.us, origin };
}

/* The hours of an entry such as sat: 09:00-13:00, or sat: [09:00-12:00, 13:00-15:00]. */
static void add_entry(week *w, const mu_node *entry)
{
    mu_days days  = 0;
    bool    known = mu_days_parse(entry->key, &days);

    mu_assert(known);
    for (int32_t i = 0; i < mu_names_count(entry); i++) {
        const mu_node *hours = mu_names_at(entry, i);
        mu_span        from = { 0 }, till = { 0 };
        known = mu_hours_parse(hours->text, &from, &till);
        mu_assert(known);
        add_days(w, days, from, till, hours);
    }
}

static bool gather(week *w, const mu_node *node)
{
    int32_t most = 7;

    if (node->kind == MU_NODE_MAP) {
        most = 0;
        for (int32_t i = 0; i < node->n; i++) most += 7 * mu_names_count(node->child[i]);
    }
    w->item = MU_LOAD_SCRATCH(w->l, most, stretch);
    if (w->item == NULL) return false;
    if (node->kind == MU_NODE_MAP) {
        for (int32_t i = 0; i < node->n; i++) add_entry(w, node->child[i]);
    } else {
        mu_days    days = 0;
        mu_span    from = { 0 }, till = { 0 };
        const bool known = mu_week_hours_parse(node->text, &days, &from, &till);
        mu_assert(known);
        add_days(w, days, from, till, node);
    }
    qsort(w->item, (size_t)w->n, sizeof *w->item, by_start);
    return true;
}

/* "mon 22:00-06:00" */
static void print_stretch(const stretch *s, char *buffer, size_t size)
{
    char from[16], till[16];

    mu_clock_print((mu_span){ s->from_us % MU_DAY_US }, from, sizeof from);
    mu_clock_print((mu_span){ s->till_us % MU_DAY_US == 0 ? MU_DAY_US : s->till_us % MU_DAY_US }, till,
                   sizeof till);
    snprintf(buffer, size, "%s %s-%s", mu_day_name((int)(s->from_us / MU_DAY_US)), from, till);
}

/* False after a report. Each is held against the one before it; the first, a week later, against the last. */
static bool are_apart(const week *w)
{
    for (int32_t i = 0; i < w->n; i++) {
        const stretch *before = &w->item[i], *next = &w->item[(i + 1) % w->n];
        const int64_t  begins = next->from_us + (i + 1 == w->n ? WEEK_US : 0);
        char           one[64], other[64];
        if (before->till_us <= begins) continue;
        print_stretch(before, one, sizeof one);
        print_stretch(next, other, sizeof other);
        mu_load_report(w->l, next->origin, "write each stretch of time once", "%s and %s overlap", one,
                       other);
        return false;
    }
    return true;
}

/* Writes the stretches: what touches is one, and what passes the end of the week goes on at its start. */
static void write_hours(const week *w, const mu_week_span **hours, int32_t *n_hours)
{
    mu_week_span *out = MU_LOAD_NEW(w->l, w->n + 1, mu_week_span);
    int32_t       n   = 0;

    if (out == NULL || w->n == 0) return;
    const int64_t late = w->item[w->n - 1].till_us - WEEK_US;
    if (late > 0) out[n++] = (mu_week_span){ { 0 }, { late } };
    for (int32_t i = 0; i < w->n; i++) {
        const int64_t till = w->item[i].till_us < WEEK_US ? w->item[i].till_us : WEEK_US;
        if (n > 0 && out[n - 1].till.us == w->item[i].from_us)
            out[n - 1].till.us = till;
        else
            out[n++] = (mu_week_span){ { w->item[i].from_us }, { till } };
    }
    if (out[0].from.us == 0 && out[0].till.us == WEEK_US) return; /* round the clock: always open */
    *hours   = out;
    *n_hours = n;
}

/* Whether [from, till), by the scenario's clock, meets the hours. */
static bool meets(const mu_gate *gate, const mu_calendar *c, int64_t from, int64_t till)
{
    if (till - from >= WEEK_US) return true;
    const int64_t monday = (mu_day_of(from) - mu_date_weekday(c->start_date + mu_day_of(from))) * MU_DAY_US;
    const int64_t begins = from - monday, ends = till - monday;

    for (int32_t i = 0; i < gate->n_hours; i++)
        for (int64_t week_us = 0; week_us <= WEEK_US; week_us += WEEK_US)
            if (begins < gate->hours[i].till.us + week_us && ends > gate->hours[i].from.us + week_us)
                return true;
    return false;
}

static void warn_of_closed_doors(mu_load *l, const mu_node *node, const mu_gate *gate)
{
    const mu_calendar *c = &l->model->calendar;

    if (gate->n_hours == 0 || c->n_windows == 0) return;
    for (int32_t i = 0; i < c->n_windows; i++)
        if (meets(gate, c, mu_wall_of(c->wall, c->windows[i].from.us),
                  mu_wall_of(c->wall, c->windows[i].till.us)))
            return;
    mu_load_warn(l, node, "the doors are open in the hours of the horizon only",
                 "the doors are never open in these hours: nobody gets through");
}

void mu_load_week(mu_load *l, const mu_node *node, const mu_week_span **hours, int32_t *n)
{
    week w = { .l = l };

    if (gather(&w, node) && are_apart(&w)) write_hours(&w, hours, n);
}

void mu_load_hours(mu_load *l, const mu_node *hours, mu_gate *gate)
{
    mu_load_week(l, hours, &gate->hours, &gate->n_hours);
    warn_of_closed_doors(l, hours, gate);
}
