/* explain_load.c - which days are told in full, and the week beside them when there are too many kinds. */
#include "report/explain.h"

#include <math.h>
#include "report/closed_form.h"
#include "report/figure.h"
#include "report/table.h"
#include "report/week.h"

static double work_of(const mu_load *l, const mu_load_day *day)
{
    double work = 0;

    for (int s = 0; s < day->n_slots; s++)
        work += mu_load_sum(day->slots[s].load, l->model->n_types) *
                (double)(day->slots[s].till.us - day->slots[s].from.us);
    return work;
}

/* Days that are alike, told by the first of them. */
typedef struct {
    int      n;
    int      first[7];
    unsigned days[7];
    int      busiest; /* index of a group */
} groups;

static groups group_days(const mu_load *l)
{
    groups g    = { 0 };
    double most = -1;

    for (int d = 0; d < l->n_days; d++) {
        int k = 0;
        while (k < g.n && !mu_week_same_day(l, &l->days[g.first[k]], &l->days[d])) k++;
        if (k == g.n) g.first[g.n++] = d;
        g.days[k] |= 1u << d;
        if (work_of(l, &l->days[d]) > most * (1 + 1e-9)) {
            most      = work_of(l, &l->days[d]);
            g.busiest = k;
        }
    }
    return g;
}

/* The quarter hours of a day that fall into a clock hour of the grid: mean occupancy, NaN when it is closed. */
static double occupancy_at(const mu_load *l, const mu_load_day *day, int hour)
{
    double load = 0, people = 0;
    bool   open = false;

    for (int s = 0; s < day->n_slots; s++) {
        const mu_load_slot *slot = &day->slots[s];
        const int64_t       at   = slot->from.us - day->from.us / MU_DAY_US * MU_DAY_US;
        if (at / MU_HOUR_US != hour) continue;
        load += mu_load_sum(slot->load, l->model->n_types);
        people += mu_load_sum(slot->phones, l->model->n_teams);
        open = true;
    }
    return open ? load / people : NAN;
}

/* Occupancy of the whole centre, weekdays across and hours down. */
static void print_week(mu_text *out, const mu_load *l)
{
    mu_table *table = mu_table_new("lrrrrrrr");
    mu_text   cell  = { 0 };

    mu_table_row(table);
    for (int d = 0; d < l->n_days; d++) {
        mu_week_days(&cell, l, 1u << d);
        mu_table_take(table, d + 1, &cell);
    }
    for (int hour = 0; hour < 48; hour++) {
        bool any = false;
        for (int d = 0; d < l->n_days; d++) {
            const mu_load_day *day = &l->days[d];
            any |= day->n_slots > 0 && hour >= day->from.us % MU_DAY_US / MU_HOUR_US &&
                   hour * MU_HOUR_US < day->till.us - day->from.us / MU_DAY_US * MU_DAY_US;
        }
        if (!any) continue;
        mu_table_row(table);
        mu_text_addf(&cell, "%02d:00", hour % 24);
        mu_table_take(table, 0, &cell);
        for (int d = 0; d < l->n_days; d++) {
            mu_figure_occupancy(&cell, occupancy_at(l, &l->days[d], hour));
            mu_table_take(table, d + 1, &cell);
        }
    }
    mu_table_print(table, MU_EXPLAIN_INDENT, out);
    mu_table_free(table);
}

static void explain_columns(mu_text *out, const mu_load *l)
{
    const mu_model *m      = l->model;
    bool            erlang = false, split = false, several = false, ways = false;
    bool            as_it_goes = false, outages = false;

    for (int32_t i = 0; i < m->n_types; i++) {
        erlang |= mu_closed_form_team(m, i) >= 0;
        split |= m->types[i].n_teams > 1;
        several |= m->types[i].concurrency > 1;
        ways |= m->types[i].journey != NULL;
        as_it_goes |= m->types[i].arrivals.kind == MU_ARRIVE_DIALLER || m->types[i].takes_messages;
    }
    for (int32_t j = 0; j < m->n_teams; j++)
        outages |= m->teams[j].worktime != NULL && m->teams[j].worktime->n_outages > 0;
    mu_text_add(out, "\n");
    mu_report_wrap(
        out, "",
        m->stretches == NULL
            ? "Load is in Erlangs: the contacts in hand at once if nobody had to wait. Occupancy is load "
              "over "
              "people on duty, before anyone gives up."
            : "Load is in Erlangs: the contacts in hand at once if nobody had to wait. Occupancy is load "
              "over "
              "people on the phones, before anyone gives up. On the phones are, as expected, those on duty "
              "less "
              "breaks, meetings and training, and less the shares of leave, absence, shrinkage, lateness and "
              "extra breaks.");
    if (outages)
        mu_report_wrap(out, "", "Outages are counted as the mean over all such days of the horizon.");
    if (several)
        mu_report_wrap(
            out, "",
            "A contact of which one person has several in hand counts as the share of a person that it "
            "takes when that person has as many as allowed.");
    if (ways)
        mu_report_wrap(out, "",
                       "Contacts that others lead to are counted in, in the same hour; redials are not.");
    if (as_it_goes)
        mu_report_wrap(
            out, "",
            "Calls that a dialler makes and messages are left out: how many there are depends on who "
            "is idle and who has to wait.");
    if (m->calendar.daily && m->calendar.open_till.us > MU_DAY_US)
        mu_report_wrap(out, "", "Hours after midnight belong to the day on which the doors opened.");
    if (m->n_epochs > 0)
        mu_report_wrap(out, "", "Load and occupancy are those before anything changes by date.");
    if (split)
        mu_report_wrap(out, "",
                       "A type that several teams can take is split here so that they are equally busy; the "
                       "simulation follows the rules.");
    if (erlang && m->n_types == 1)
        mu_report_wrap(
            out, "",
            m->types[0].patience != NULL
                ? "The share answered in time is Erlang A's: all times exponential, each hour as if it "
                  "went on for ever."
                : "The share answered in time is Erlang C's: all times exponential, each hour as if it "
                  "went on for ever.");
}

void mu_explain_load(mu_text *out, mu_load *l)
{
    enum { TABLES = 2 };
    const groups g = group_days(l);

    if (l->n_days == 0) return;
    for (int k = 0; k < g.n; k++) {
        if (g.n > TABLES && k != g.busiest) continue;
        mu_text_add(out, "\nload by hour");
        if (g.n > TABLES) mu_text_add(out, " on the busiest day");
        if (l->n_days > 1) mu_text_add(out, ", ");
        if (l->n_days > 1) mu_week_days(out, l, g.days[k]);
        mu_text_add(out, "\n");
        mu_explain_day(out, l, &l->days[g.first[k]]);
    }
    if (g.n > TABLES) {
        mu_text_add(out, "\noccupancy through the week\n");
        print_week(out, l);
    }
    explain_columns(out, l);
}
