/* explain_day.c - one day by its hours: load, people and expected occupancy, as tables with a bar. */
#include "report/explain.h"

#include <math.h>
#include <string.h>
#include "base/error.h"
#include "report/closed_form.h"
#include "report/figure.h"
#include "report/table.h"
#include "report/week.h"

#define MOST_COLUMNS 10
#define MOST_TYPES   4 /* columns of their own; the others are put together */
#define NAME_WIDTH   9 /* of a column's heading */

typedef enum { LOAD, OTHERS, TOTAL, PEOPLE, PHONES, OCCUPANCY, BAR, TEAM, LEVEL } kind;

typedef struct {
    kind    kind;
    int32_t who; /* type of LOAD and LEVEL, team of TEAM, first type left out of OTHERS, letters of BAR */
} column;

/* A day by its hours, and the columns of the table to be printed of it. */
typedef struct {
    const mu_load      *load;
    const mu_load_day  *day;
    const mu_load_slot *hours;
    int                 n_hours, n_columns;
    column              columns[MOST_COLUMNS];
} sheet;

/* ---- cells ---------------------------------------------------------------------------------------- */

static double occupancy_of_all(const mu_model *m, const mu_load_slot *h)
{
    return mu_load_sum(h->load, m->n_types) / mu_load_sum(h->phones, m->n_teams);
}

/* A bar of `share` of `width` in eighths of a letter. What is over 100% cannot be shown, and says so. */
#define OVER " over"
static void add_bar(mu_text *out, double share, int width)
{
    static const char *const eighth[8] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };

    if (!isfinite(share)) return;
    const int eighths = (int)lround(8.0 * width * fmin(share, 1.0));
    mu_text_repeat(out, "█", eighths / 8);
    mu_text_add(out, eighth[eighths % 8]);
    if (share > 1.0 + 1e-9) mu_text_add(out, OVER);
}

static void add_people(mu_text *out, double people)
{
    mu_figure_number(out, people, fabs(people - round(people)) < 1e-6 ? 0 : 1);
}

/* People who come or go within the hour leave nothing to put into the formula. */
static void add_level(mu_text *out, const mu_load *l, const mu_load_slot *h, int32_t type)
{
    const mu_contact_type *t      = &l->model->types[type];
    const double           people = h->phones[mu_closed_form_team(l->model, type)];
    mu_closed_form         f;

    if (fabs(people - round(people)) > 1e-6 || !mu_closed_form_of(t, h->rate[type], people, &f))
        mu_text_add(out, "-");
    else
        mu_figure_percent(out, f.stable ? f.level : 0.0, 1);
}

static void add_cell(mu_text *out, const mu_load *l, const mu_load_slot *h, column c)
{
    const mu_model *m = l->model;

    switch (c.kind) {
    case LOAD: mu_figure_number(out, h->load[c.who], 1); break;
    case OTHERS: mu_figure_number(out, mu_load_sum(h->load + c.who, m->n_types - c.who), 1); break;
    case TOTAL: mu_figure_number(out, mu_load_sum(h->load, m->n_types), 1); break;
    case PEOPLE: add_people(out, mu_load_sum(h->people, m->n_teams)); break;
    case PHONES: add_people(out, mu_load_sum(h->phones, m->n_teams)); break;
    case OCCUPANCY: mu_figure_occupancy(out, occupancy_of_all(m, h)); break;
    case BAR: add_bar(out, occupancy_of_all(m, h), c.who); break;
    case TEAM:
        add_people(out, h->phones[c.who]);
        mu_text_add(out, " ");
        mu_figure_occupancy(out, h->phones[c.who] > 0 ? h->busy[c.who] / h->phones[c.who] : NAN);
        break;
    case LEVEL: add_level(out, l, h, c.who); break;
    }
}

/* ---- headings ------------------------------------------------------------------------------------- */

static void add_heading(mu_text *out, const mu_model *m, column c)
{
    switch (c.kind) {
    case LOAD: mu_text_add_short(out, m->types[c.who].name, NAME_WIDTH); break;
    case OTHERS: mu_text_add(out, "others"); break;
    case TOTAL: mu_text_add(out, "all"); break;
    case PEOPLE: mu_text_add(out, m->stretches != NULL ? "on duty" : "people"); break;
    case PHONES: mu_text_add(out, "on phones"); break;
    case OCCUPANCY: mu_text_add(out, "occupancy"); break;
    case BAR: break;
    case TEAM: mu_text_add_short(out, m->teams[c.who].name, NAME_WIDTH); break;
    case LEVEL:
        if (m->n_types > 1) {
            mu_text_add_short(out, m->types[c.who].name, NAME_WIDTH);
            mu_text_add(out, " ");
        }
        mu_text_add(out, "≤ ");
        mu_report_span(out, m->types[c.who].target_within);
        break;
    }
}

/* ---- tables --------------------------------------------------------------------------------------- */

static mu_table *build_table(const sheet *s)
{
    char    align[MU_TABLE_COLUMNS + 1] = "l";
    mu_text cell                        = { 0 };

    for (int c = 0; c < s->n_columns; c++) align[c + 1] = s->columns[c].kind == BAR ? 'l' : 'r';
    mu_table *table = mu_table_new(align);
    mu_table_row(table);
    for (int c = 0; c < s->n_columns; c++) {
        add_heading(&cell, s->load->model, s->columns[c]);
        mu_table_take(table, c + 1, &cell);
    }
    for (int k = 0; k < s->n_hours; k++) {
        mu_table_row(table);
        mu_week_hours_print(&cell, s->day, s->hours[k].from, s->hours[k].till);
        mu_table_take(table, 0, &cell);
        for (int c = 0; c < s->n_columns; c++) {
            add_cell(&cell, s->load, &s->hours[k], s->columns[c]);
            mu_table_take(table, c + 1, &cell);
        }
    }
    return table;
}

/* Columns of the terminal that are left beside the table. */
static int room_beside(const sheet *s)
{
    mu_table *table = build_table(s);
    const int width = mu_table_width(table);

    mu_table_free(table);
    return MU_REPORT_COLUMNS - MU_EXPLAIN_INDENT - width;
}

static void print_sheet(mu_text *out, const sheet *s)
{
    mu_table *table = build_table(s);

    mu_table_print(table, MU_EXPLAIN_INDENT, out);
    mu_table_free(table);
}

static void add_column(sheet *s, kind k, int32_t who)
{
    mu_assert(s->n_columns < MOST_COLUMNS);
    s->columns[s->n_columns++] = (column){ k, who };
}

/* Load of the first `shown` types, people, occupancy; and what Erlang says when one type is all there is. */
static void choose_load_columns(sheet *s, int32_t shown)
{
    const mu_model *m = s->load->model;

    s->n_columns = 0;
    for (int32_t i = 0; i < shown; i++) add_column(s, LOAD, i);
    if (shown < m->n_types) add_column(s, OTHERS, shown);
    if (m->n_types > 1) add_column(s, TOTAL, 0);
    add_column(s, PEOPLE, 0);
    if (m->stretches != NULL) add_column(s, PHONES, 0);
    add_column(s, OCCUPANCY, 0);
    if (m->n_types == 1 && mu_closed_form_team(m, 0) >= 0) add_column(s, LEVEL, 0);
}

static void print_load(mu_text *out, sheet *s)
{
    enum { LEAST_BAR = 8, MOST_BAR = 20, GAP = 2 };
    const int32_t n_types = s->load->model->n_types;
    int32_t       shown   = n_types <= MOST_TYPES + 1 ? n_types : MOST_TYPES;

    choose_load_columns(s, shown);
    while (shown > 1 && room_beside(s) < 0) choose_load_columns(s, --shown);
    const int room = room_beside(s) - GAP - (int)strlen(OVER);
    if (room >= LEAST_BAR) add_column(s, BAR, room < MOST_BAR ? room : MOST_BAR);
    print_sheet(out, s);
}

/* Adds a column of the kind for each of `who`; those that do not fit are left out, and the title says so. */
static void print_some(mu_text *out, sheet *s, const char *title, kind k, const int32_t *who, int n)
{
    s->n_columns = 0;
    for (int i = 0; i < n && s->n_columns < MOST_COLUMNS; i++) {
        add_column(s, k, who[i]);
        if (room_beside(s) >= 0) continue;
        s->n_columns--;
        break;
    }
    mu_text_addf(out, "\n%s%s\n", title, s->n_columns < n ? " (the first of them)" : "");
    print_sheet(out, s);
}

static void print_teams(mu_text *out, sheet *s)
{
    const mu_model *m = s->load->model;
    int32_t         who[MOST_COLUMNS + 1]; /* one more than fits, so that the title knows */
    int             n = 0;

    if (m->n_teams < 2) return;
    for (int32_t j = 0; j < m->n_teams && n <= MOST_COLUMNS; j++) who[n++] = j;
    print_some(out, s,
               m->stretches != NULL ? "people on the phones and occupancy by team"
                                    : "people and occupancy by team",
               TEAM, who, n);
}

/* Types that have a team to themselves, beside others. */
static void print_levels(mu_text *out, sheet *s)
{
    const mu_model *m = s->load->model;
    int32_t         who[MOST_COLUMNS + 1];
    int             n = 0;

    if (m->n_types < 2) return;
    for (int32_t i = 0; i < m->n_types && n <= MOST_COLUMNS; i++)
        if (mu_closed_form_team(m, i) >= 0 && m->types[i].arrivals.kind != MU_ARRIVE_NONE) who[n++] = i;
    if (n > 0)
        print_some(out, s, "service level by Erlang's formula, for types with a team to themselves", LEVEL,
                   who, n);
}

void mu_explain_day(mu_text *out, mu_load *l, const mu_load_day *day)
{
    sheet s = { .load = l, .day = day };

    s.n_hours = mu_week_hours(l, day, &s.hours);
    if (s.n_hours == 0) out->failed = true;
    print_load(out, &s);
    print_teams(out, &s);
    print_levels(out, &s);
}
