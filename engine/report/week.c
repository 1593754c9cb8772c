#include "report/week.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const weekday_name[7] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

/* ---- hours ---------------------------------------------------------------------------------------- */

static bool nearly(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (fabs(a) + fabs(b)) + 1e-12;
}

static bool alike(const mu_model *m, const mu_load_slot *a, const mu_load_slot *b)
{
    for (int32_t i = 0; i < m->n_types; i++)
        if (!nearly(a->rate[i], b->rate[i]) || !nearly(a->load[i], b->load[i])) return false;
    for (int32_t j = 0; j < m->n_teams; j++)
        if (!nearly(a->people[j], b->people[j]) || !nearly(a->phones[j], b->phones[j])) return false;
    return true;
}

static void add_weighted(double *into, const double *from, int32_t n, double weight)
{
    for (int32_t i = 0; i < n; i++) into[i] += weight * from[i];
}

/* Mean over the quarters [first, past) of a day, which share a clock hour. */
static bool average(mu_load *l, const mu_load_slot *slots, int first, int past, mu_load_slot *out)
{
    const int32_t types = l->model->n_types, teams = l->model->n_teams;

    out->from   = slots[first].from;
    out->till   = slots[past - 1].till;
    out->load   = MU_NEW_ARRAY(l->arena, types, double);
    out->rate   = MU_NEW_ARRAY(l->arena, types, double);
    out->people = MU_NEW_ARRAY(l->arena, teams, double);
    out->busy   = MU_NEW_ARRAY(l->arena, teams, double);
    out->phones = l->model->stretches != NULL ? MU_NEW_ARRAY(l->arena, teams, double) : out->people;
    if (out->load == NULL || out->rate == NULL || out->people == NULL || out->busy == NULL ||
        out->phones == NULL)
        return false;
    for (int s = first; s < past; s++) {
        const double weight =
            (double)(slots[s].till.us - slots[s].from.us) / (double)(out->till.us - out->from.us);
        add_weighted(out->load, slots[s].load, types, weight);
        add_weighted(out->rate, slots[s].rate, types, weight);
        add_weighted(out->people, slots[s].people, teams, weight);
        if (out->phones != out->people) add_weighted(out->phones, slots[s].phones, teams, weight);
        add_weighted(out->busy, slots[s].busy, teams, weight);
    }
    return true;
}

int mu_week_hours(mu_load *l, const mu_load_day *day, const mu_load_slot **out)
{
    mu_load_slot *hours = MU_NEW_ARRAY(l->arena, day->n_slots, mu_load_slot);
    int           n     = 0;

    *out = hours;
    if (hours == NULL) return 0;
    for (int first = 0, past; first < day->n_slots; first = past) {
        const int64_t hour = day->slots[first].from.us / MU_HOUR_US;
        for (past = first + 1; past < day->n_slots && day->slots[past].from.us / MU_HOUR_US == hour; past++) {
        }
        if (!average(l, day->slots, first, past, &hours[n])) return 0;
        if (n > 0 && alike(l->model, &hours[n - 1], &hours[n]))
            hours[n - 1].till = hours[n].till;
        else
            n++;
    }
    return n;
}

bool mu_week_same_day(const mu_load *l, const mu_load_day *a, const mu_load_day *b)
{
    if (a->n_slots != b->n_slots || a->from.us % MU_DAY_US != b->from.us % MU_DAY_US ||
        a->till.us - a->from.us != b->till.us - b->from.us)
        return false;
    for (int s = 0; s < a->n_slots; s++)
        if (!alike(l->model, &a->slots[s], &b->slots[s])) return false;
    return true;
}

/* ---- words ---------------------------------------------------------------------------------------- */

void mu_week_days(mu_text *out, const mu_load *l, unsigned days)
{
    unsigned set = 0; /* bit w: that weekday */

    for (int d = 0; d < l->n_days; d++)
        if (days >> d & 1u) set |= 1u << l->days[d].weekday;
    if (set == 0x7fu) {
        mu_text_add(out, "every day");
        return;
    }
    for (int from = 0, till; from < 7; from = till + 1) {
        for (till = from; till < 7 && (set >> till & 1u); till++) {}
        if (till == from) continue;
        if ((set & ((1u << from) - 1u)) != 0) mu_text_add(out, ", ");
        mu_text_add(out, weekday_name[from]);
        if (till - from == 2) mu_text_addf(out, ", %s", weekday_name[till - 1]);
        if (till - from > 2) mu_text_addf(out, "-%s", weekday_name[till - 1]);
    }
}

/* Time of day; midnight is 24:00 when something ends there, and 00:00 when it begins. */
static void add_clock(mu_text *out, const mu_load_day *day, mu_time t, bool ends)
{
    int64_t us = t.us - day->from.us / MU_DAY_US * MU_DAY_US;
    char    clock[24];

    if (us > MU_DAY_US || (us == MU_DAY_US && !ends)) us -= MU_DAY_US;
    mu_clock_print((mu_span){ us }, clock, sizeof clock);
    mu_text_add(out, clock);
}

void mu_week_hours_print(mu_text *out, const mu_load_day *day, mu_time from, mu_time till)
{
    add_clock(out, day, from, false);
    mu_text_add(out, "-");
    add_clock(out, day, till, true);
}

/* Finds the next stretch of a day from slot *s on, [*s, *past); false when there is none. */
static bool next_stretch(const mu_load *l, const mu_load_day *day, mu_slot_test holds, int32_t who, int *s,
                         int *past)
{
    while (*s < day->n_slots && !holds(l, &day->slots[*s], who)) ++*s;
    *past = *s;
    while (*past < day->n_slots && holds(l, &day->slots[*past], who)) ++*past;
    return *past > *s;
}

/* "from 10:00 to 11:30 and from 14:00 to 15:00"; "at 08:30-08:45, 09:30-09:45 and 4 more spans"; nothing when
 * it never holds. */
static void add_stretches(mu_text *out, const mu_load *l, const mu_load_day *day, mu_slot_test holds,
                          int32_t who)
{
    enum { MOST = 2 };
    int found = 0, told = 0, past;

    for (int s = 0; next_stretch(l, day, holds, who, &s, &past); s = past) found++;
    for (int s = 0; told < MOST && next_stretch(l, day, holds, who, &s, &past); s = past, told++) {
        const mu_time from = day->slots[s].from, till = day->slots[past - 1].till;
        if (s == 0 && past == day->n_slots) {
            mu_text_add(out, "all day");
        } else if (found > MOST) {
            mu_text_add(out, told > 0 ? ", " : "at ");
            mu_week_hours_print(out, day, from, till);
        } else {
            mu_text_add(out, told > 0 ? " and from " : "from ");
            add_clock(out, day, from, false);
            mu_text_add(out, " to ");
            add_clock(out, day, till, true);
        }
    }
    if (found > MOST) mu_text_addf(out, " and %d more span%s", found - MOST, found > MOST + 1 ? "s" : "");
}

bool mu_week_when(mu_text *out, const mu_load *l, mu_slot_test holds, int32_t who)
{
    enum { MOST = 3 }; /* kinds of days told in full */
    char    *when[7] = { NULL };
    int      kinds   = 0;
    unsigned told = 0, others = 0;

    for (int d = 0; d < l->n_days; d++) {
        mu_text text = { 0 };
        add_stretches(&text, l, &l->days[d], holds, who);
        when[d] = mu_text_take(&text);
        if (when[d] == NULL) out->failed = true;
    }
    for (int d = 0; d < l->n_days; d++) {
        unsigned same = 0;
        if (when[d] == NULL || when[d][0] == '\0' || (told >> d & 1u)) continue;
        for (int e = d; e < l->n_days; e++)
            if (when[e] != NULL && strcmp(when[d], when[e]) == 0) same |= 1u << e;
        told |= same;
        if (++kinds > MOST) {
            others |= same;
            continue;
        }
        if (kinds > 1) mu_text_add(out, "; ");
        mu_text_add(out, when[d]);
        if (l->n_days > 1) {
            mu_text_add(out, same != 0x7fu ? " on " : " ");
            mu_week_days(out, l, same);
        }
    }
    if (others != 0) {
        mu_text_add(out, "; at other times on ");
        mu_week_days(out, l, others);
    }
    for (int d = 0; d < l->n_days; d++) free(when[d]);
    return kinds > 0;
}
