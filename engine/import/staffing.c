#include "import/staffing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DAY_S          86400.0
#define LONGEST_LULL_S 3600.0 /* without a call, even when nobody had to wait */

typedef struct {
    int32_t agent, date; /* date: index among the log's dates */
    double  from, till;  /* seconds of the day */
} stint;

static int by_agent_and_time(const void *x, const void *y)
{
    const stint *a = x, *b = y;

    if (a->agent != b->agent) return a->agent < b->agent ? -1 : 1;
    if (a->date != b->date) return a->date < b->date ? -1 : 1;
    return (a->from > b->from) - (a->from < b->from);
}

/* Spreads the time from..till over the slots of one day, as people on average. */
static void add_presence(double *people, int32_t slots, double from, double till)
{
    const double slot_s = DAY_S / slots;

    till = fmin(till, DAY_S);
    for (int32_t s = (int32_t)fmin(from / slot_s, slots - 1); s < slots && s * slot_s < till; s++) {
        const double inside = fmin(till, (s + 1) * slot_s) - fmax(from, s * slot_s);
        if (inside > 0.0) people[s] += inside / slot_s;
    }
}

/* Every answered call as a stint of its agent (or of nobody in particular, when `named` is false). */
static int64_t stints_of_calls(const mu_call_log *log, bool named, stint *out)
{
    int64_t n    = 0;
    int32_t date = 0;

    for (int64_t i = 0; i < log->n; i++) {
        const mu_call *c = &log->call[i];

        while (log->date[date] != c->date) date++;
        if (!c->answered || (named && c->agent < 0)) continue;
        const double from = c->at_s + c->waited_s;
        out[n++]          = (stint){ named ? c->agent : -1, date, from, from + fmax(0.0, c->handle_s) };
    }
    return n;
}

/* Times in which somebody was waiting, date by date, merged and in order. */
typedef struct {
    int64_t  n;
    int64_t *first; /* [n_dates + 1]: where the spans of each date begin */
    double  *from, *till;
} waiting_spans;

static mu_status find_waiting(mu_arena *a, const mu_call_log *log, waiting_spans *w)
{
    int32_t date = -1;

    w->n     = 0;
    w->first = MU_NEW_ARRAY(a, log->n_dates + 1, int64_t);
    w->from  = MU_NEW_ARRAY(a, log->n, double);
    w->till  = MU_NEW_ARRAY(a, log->n, double);
    if (w->first == NULL || w->from == NULL || w->till == NULL) return MU_ERR_NOMEM;
    for (int64_t i = 0; i < log->n; i++) {
        const mu_call *c = &log->call[i];

        while (date < 0 || log->date[date] != c->date) w->first[++date] = w->n;
        if (c->waited_s <= 0.0) continue;
        if (w->n > w->first[date] && c->at_s <= w->till[w->n - 1]) {
            w->till[w->n - 1] = fmax(w->till[w->n - 1], c->at_s + c->waited_s);
        } else {
            w->from[w->n]   = c->at_s;
            w->till[w->n++] = c->at_s + c->waited_s;
        }
    }
    w->first[log->n_dates] = w->n;
    return MU_OK;
}

static bool somebody_waited(const waiting_spans *w, int32_t date, double from, double till)
{
    int64_t low = w->first[date], high = w->first[date + 1];

    while (low < high) { /* the first span that ends after `from` */
        const int64_t middle = (low + high) / 2;
        if (w->till[middle] <= from)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->first[date + 1] && w->from[low] < till;
}

/* Calls of one person become one stint unless he was away between them. */
static int64_t join(stint *s, int64_t n, double longest_idle_s, const waiting_spans *w)
{
    int64_t kept = 0;

    for (int64_t i = 0; i < n; i++) {
        stint *last = kept > 0 ? &s[kept - 1] : NULL;
        bool   away = last == NULL || last->agent != s[i].agent || last->date != s[i].date;

        if (!away) {
            const double gap = s[i].from - last->till;
            away             = gap > LONGEST_LULL_S ||
                   (gap > longest_idle_s && somebody_waited(w, last->date, last->till, s[i].from - 1.0));
        }
        if (away)
            s[kept++] = s[i];
        else
            last->till = fmax(last->till, s[i].till);
    }
    return kept;
}

mu_status mu_staffing_seen(mu_arena *a, const mu_call_log *log, double longest_idle_s, int32_t slots,
                           double *people)
{
    const bool    named = log->agents.n > 0;
    stint        *s     = MU_NEW_ARRAY(a, log->n, stint);
    waiting_spans w;

    if (s == NULL || find_waiting(a, log, &w) != MU_OK) return MU_ERR_NOMEM;
    int64_t n = stints_of_calls(log, named, s);
    if (named && n > 0) {
        qsort(s, (size_t)n, sizeof *s, by_agent_and_time);
        n = join(s, n, longest_idle_s, &w);
    }
    memset(people, 0, (size_t)log->n_dates * (size_t)slots * sizeof *people);
    for (int64_t i = 0; i < n; i++)
        add_presence(people + (int64_t)s[i].date * slots, slots, s[i].from, s[i].till);
    if (!named)
        for (int64_t i = 0; i < (int64_t)log->n_dates * slots; i++) people[i] += sqrt(people[i]);
    return MU_OK;
}

static void mean_over_lenders(const mu_call_log *log, const bool *used, const mu_arrival_pattern *p,
                              int weekday, const double *seen, int32_t slots, double *mean)
{
    double days = 0.0;

    for (int32_t d = 0; d < log->n_dates; d++) {
        if (!used[d] || !mu_arrivals_lends(p, mu_date_weekday(log->date[d]), weekday)) continue;
        days += 1.0;
        for (int32_t s = 0; s < slots; s++) mean[s] += seen[(int64_t)d * slots + s];
    }
    for (int32_t s = 0; s < slots && days > 0.0; s++) mean[s] /= days;
}

mu_status mu_staffing_plan(mu_arena *a, const mu_call_log *log, const bool *used, const mu_arrival_pattern *p,
                           const double *seen, const double *expected, int32_t slots, int32_t *plan)
{
    for (int w = 0; w < 7; w++) {
        double *mean  = MU_NEW_ARRAY(a, slots, double);
        double  carry = 0.0; /* people-slots promised by the means and not yet planned */

        if (mean == NULL) return MU_ERR_NOMEM;
        mean_over_lenders(log, used, p, w, seen, slots, mean);
        for (int32_t s = 0; s < slots; s++) {
            const double calls = expected[w * slots + s] + (s > 0 ? expected[w * slots + s - 1] : 0.0);

            carry += mean[s];
            plan[w * slots + s] = calls > 0.0 ? (int32_t)fmax(1.0, floor(carry + 0.5)) : 0;
            carry               = calls > 0.0 ? fmax(-1.0, carry - plan[w * slots + s]) : 0.0;
        }
    }
    return MU_OK;
}

static void add_shift(mu_seen_shift *list, int32_t *n, mu_seen_shift one)
{
    for (int32_t i = 0; i < *n; i++) {
        if (list[i].from != one.from || list[i].till != one.till || list[i].weekdays != one.weekdays)
            continue;
        list[i].people += one.people;
        return;
    }
    list[(*n)++] = one;
}

/* The weekdays from `first` on whose plan is the same. */
static unsigned alike(const int32_t *plan, int32_t slots, int first)
{
    unsigned days = 0;

    for (int w = first; w < 7; w++)
        if (memcmp(plan + w * slots, plan + first * slots, (size_t)slots * sizeof *plan) == 0)
            days |= 1u << w;
    return days;
}

static void peel(const int32_t *profile, int32_t slots, unsigned weekdays, mu_seen_shift *list, int32_t *n)
{
    int32_t highest = 0;

    for (int32_t s = 0; s < slots; s++) highest = profile[s] > highest ? profile[s] : highest;
    for (int32_t layer = 1; layer <= highest; layer++)
        for (int32_t s = 0, from; s < slots;) {
            if (profile[s] < layer) {
                s++;
                continue;
            }
            for (from = s; s < slots && profile[s] >= layer;) s++;
            add_shift(list, n, (mu_seen_shift){ from, s, 1, weekdays });
        }
}

mu_status mu_staffing_shifts(mu_arena *a, const int32_t *plan, int32_t slots, mu_seen_shift **out, int32_t *n)
{
    unsigned done = 0;

    *n   = 0;
    *out = MU_NEW_ARRAY(a, 7 * slots * (slots + 1) / 2, mu_seen_shift); /* every pair of slots: never more */
    if (*out == NULL) return MU_ERR_NOMEM;
    for (int w = 0; w < 7; w++) {
        if (done & (1u << w)) continue;
        const unsigned same = alike(plan, slots, w);
        peel(plan + w * slots, slots, same, *out, n);
        done |= same;
    }
    return MU_OK;
}
