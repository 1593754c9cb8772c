/* load_rates.c - Poisson rates written in the scenario: one rate, steps of a day, or by weekday. */
#include "scenario/load_parts.h"

#include <stdlib.h>

mu_rate_day mu_load_steps(mu_load *l, const mu_rate_piece *piece, int32_t n)
{
    mu_rate_step *step = MU_LOAD_SCRATCH(l, 2 * (int64_t)n + 2, mu_rate_step), *kept;
    int32_t       k    = 0;
    int64_t       at   = 0;

    if (step == NULL) return (mu_rate_day){ 0 };
    for (int32_t i = 0; i <= n; i++) {
        const int64_t from = i < n ? piece[i].from_us : MU_DAY_US;
        if (from > at) step[k++] = (mu_rate_step){ { at }, 0 };
        if (i == n) break;
        step[k++] = (mu_rate_step){ { from }, piece[i].per_us };
        at        = piece[i].till_us;
    }
    int32_t merged = 1; /* equal neighbours become one step */
    for (int32_t i = 1; i < k; i++)
        if (step[i].per_us != step[merged - 1].per_us) step[merged++] = step[i];
    kept = MU_LOAD_NEW(l, merged, mu_rate_step);
    if (kept == NULL) return (mu_rate_day){ 0 };
    for (int32_t i = 0; i < merged; i++) kept[i] = step[i];
    return (mu_rate_day){ merged, kept };
}

static void every_day_alike(mu_arrivals *out, mu_rate_day day)
{
    for (int i = 0; i < 7; i++) out->week[i] = day;
}

/* The pieces of a week, gathered in any order. */
typedef struct {
    mu_rate_piece *piece;
    int32_t        n, room;
} pieces;

static bool append(pieces *p, mu_rate_piece piece)
{
    if (p->n == p->room) {
        const int32_t  room = p->room == 0 ? 64 : 2 * p->room;
        mu_rate_piece *more = realloc(p->piece, (size_t)room * sizeof *more);
        if (more == NULL) return false;
        p->piece = more;
        p->room  = room;
    }
    p->piece[p->n++] = piece;
    return true;
}

/* Adds a stretch that begins on `weekday` or, by its time, later; it may reach into the next day. */
static bool add_stretch(pieces *week, int weekday, int64_t from, int64_t till, double per_us,
                        const mu_node *origin)
{
    const int64_t days_on = from / MU_DAY_US;
    const int     today = (int)((weekday + days_on) % 7), tomorrow = (today + 1) % 7;

    from -= days_on * MU_DAY_US;
    till -= days_on * MU_DAY_US;
    if (till <= MU_DAY_US) return append(week, (mu_rate_piece){ from, till, per_us, origin, today });
    return append(week, (mu_rate_piece){ from, MU_DAY_US, per_us, origin, today }) &&
           append(week, (mu_rate_piece){ 0, till - MU_DAY_US, per_us, origin, tomorrow });
}

/* The one of counts and rates that is given; NULL after a report. */
static const mu_node *values_of(mu_load *l, const mu_node *map)
{
    const mu_node *counts = mu_node_get(map, "counts"), *rates = mu_node_get(map, "rates");

    if (counts != NULL && rates != NULL)
        mu_load_report_key(l, rates, NULL, "\"counts\" and \"rates\" exclude each other: give one of them");
    if (counts == NULL && rates == NULL)
        mu_load_report_key(l, mu_node_get(map, "every"), "for example counts: [100, 120, 90]",
                           "the steps need counts or rates");
    return counts != NULL ? (rates != NULL ? NULL : counts) : rates;
}

/* Adds a map of steps on all of `days`. */
static bool add_steps(mu_load *l, pieces *week, const mu_node *map, mu_days days, const char *path_of_from)
{
    const mu_node *list  = values_of(l, map);
    const int64_t  every = mu_node_span(mu_node_get(map, "every")).us;
    mu_span        from  = { 0 };
    bool           room  = true;

    if (list == NULL) return true;
    if (!mu_clock_parse(mu_load_text(l, map, "from", path_of_from), &from)) return true;
    if (list->n > MU_DAY_US / every) {
        mu_load_report_key(l, list, NULL, "%d steps of %s are more than a day", (int)list->n,
                           mu_node_get(map, "every")->text);
        return true;
    }
    for (int weekday = 0; weekday < 7; weekday++) {
        if ((days & (1u << weekday)) == 0) continue;
        for (int32_t i = 0; room && i < list->n; i++) {
            const int64_t at     = from.us + i * every;
            const double  per_us = list->key[0] == 'c' ? mu_node_number(list->child[i]) / (double)every
                                                       : mu_node_per_us(list->child[i]);
            room                 = add_stretch(week, weekday, at, at + every, per_us, list);
        }
    }
    return room;
}

static int by_start(const void *left, const void *right)
{
    const mu_rate_piece *a = left, *b = right;

    if (a->weekday != b->weekday) return a->weekday < b->weekday ? -1 : 1;
    if (a->from_us != b->from_us) return a->from_us < b->from_us ? -1 : 1;
    return (a->till_us > b->till_us) - (a->till_us < b->till_us);
}

/* They usually come in order. */
static bool is_sorted(const pieces *week)
{
    for (int32_t i = 1; i < week->n; i++)
        if (by_start(&week->piece[i - 1], &week->piece[i]) > 0) return false;
    return true;
}

/* True after a report when two of the n pieces of a day share an instant. */
static bool overlap(mu_load *l, const mu_rate_piece *piece, int32_t n)
{
    for (int32_t i = 1; i < n; i++) {
        if (piece[i].from_us >= piece[i - 1].till_us) continue;
        mu_load_report_key(l, piece[i].origin, "steps that pass midnight belong to the next day",
                           "on %s these overlap with other steps", mu_day_name(piece[i].weekday));
        return true;
    }
    return false;
}

/* Turns the gathered pieces into the week's tables. */
static void finish_week(mu_load *l, pieces *week, mu_arrivals *out)
{
    int32_t first = 0;

    if (week->n > 1 && !is_sorted(week)) qsort(week->piece, (size_t)week->n, sizeof *week->piece, by_start);
    for (int weekday = 0; weekday < 7; weekday++) {
        int32_t n = 0;
        while (first + n < week->n && week->piece[first + n].weekday == weekday) n++;
        const mu_rate_piece *day = n > 0 ? &week->piece[first] : NULL;
        if (!overlap(l, day, n)) out->week[weekday] = mu_load_steps(l, day, n);
        first += n;
    }
}

/* Entry by entry of `weekdays`; a day may be named only once. */
static bool add_weekdays(mu_load *l, pieces *week, const mu_node *map)
{
    mu_days taken = 0;
    bool    room  = true;

    for (int32_t i = 0; room && i < map->n; i++) {
        const mu_node *node = map->child[i];
        mu_days        days = 0;
        if (!mu_days_parse(node->key, &days)) continue; /* the schema has seen to it */
        for (int weekday = 0; weekday < 7; weekday++)
            if (days & taken & (1u << weekday))
                mu_load_report_key(l, node, NULL, "%s is named twice", mu_day_name(weekday));
        days &= ~taken; /* so that the same mistake is not told again as an overlap */
        taken |= days;
        if (node->kind == MU_NODE_MAP) {
            room = add_steps(l, week, node, days, "contacts.*.arrivals.weekdays.*.from");
            continue;
        }
        for (int weekday = 0; room && weekday < 7; weekday++)
            if (days & (1u << weekday))
                room = add_stretch(week, weekday, 0, MU_DAY_US, mu_node_per_us(node), node);
    }
    return room;
}

void mu_load_rates(mu_load *l, const mu_node *arrivals, mu_arrivals *out)
{
    const mu_node *rate = arrivals->kind == MU_NODE_SCALAR ? arrivals : mu_node_get(arrivals, "rate");
    const mu_node *days = mu_node_get(arrivals, "weekdays");
    pieces         week = { 0 };
    bool           room;

    out->kind = MU_ARRIVE_POISSON;
    if (rate != NULL) {
        const mu_rate_piece all_day = { 0, MU_DAY_US, mu_node_per_us(rate), rate, 0 };
        every_day_alike(out, mu_load_steps(l, &all_day, 1));
        return;
    }
    room = days != NULL ? add_weekdays(l, &week, days)
                        : add_steps(l, &week, arrivals, MU_EVERY_DAY, "contacts.*.arrivals.from");
    if (room)
        finish_week(l, &week, out);
    else
        mu_load_no_memory(l);
    free(week.piece);
}
