/* text_people.c - single people on the terminal: how busy each was, what he handled, how long he was there; of a large
 * team only the busiest and the least busy, with how unevenly the work is shared out. */
#include "report/report.h"

#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/person.h"
#include "report/figure.h"
#include "report/table.h"
#include "report/words.h"

enum { MOST_SHOWN = 20, EXTREMES = 5 }; /* a team of more than that shows so many at either end */
enum { NAME_WIDTH = 16 };               /* of names that are cut */
enum { MOST_COLUMNS = 4 }; /* beside the name: each has a figure and the two ends of its interval */

/* What is given up, step by step, until the table is no wider than the terminal. */
typedef enum {
    WIDE,
    FEWER_INTERVALS, /* of the occupancy alone */
    CUT              /* and long names are cut */
} squeeze;

/* A column of the table, or none where it says nothing. */
typedef struct {
    int  k; /* measure of people */
    bool interval;
} column;

typedef struct {
    const mu_results *results;
    mu_lang           lang;
    mu_table         *table;
    int               n;
    column            column[MOST_COLUMNS];
    squeeze           how;
    bool              left_out; /* somebody is not shown */
} sheet;

static int person_measure(const char *id)
{
    return mu_person_measure_find(mu_measure_find(id));
}

static void choose_columns(sheet *s)
{
    const mu_model *m             = s->results->model;
    const bool      all_intervals = s->how == WIDE;

    s->n              = 0;
    s->column[s->n++] = (column){ person_measure("occupancy"), true };
    s->column[s->n++] = (column){ person_measure("handled"), all_intervals };
    s->column[s->n++] = (column){ person_measure("logged_in_hours"), false };
    if (mu_model_has_journeys(m))
        s->column[s->n++] = (column){ person_measure("handled_resolution"), all_intervals };
    else if (m->stretches != NULL)
        s->column[s->n++] = (column){ person_measure("absence_share"), false };
}

/* Where the c-th column begins: name, then figure, low and high of each. */
static int place(int c)
{
    return 1 + 3 * c;
}

static void add_heads(sheet *s)
{
    mu_table_row(s->table);
    for (int c = 0; c < s->n; c++) {
        const mu_measure *m = mu_measure_at(mu_person_measure(s->column[c].k));
        mu_table_put(s->table, place(c), mu_label_in(m, s->lang));
        if (!s->column[c].interval) continue;
        mu_table_put(s->table, place(c) + 1, mu_word_in(MU_WORD_INTERVAL, s->lang));
        mu_table_put(s->table, place(c) + 2, mu_word_in(MU_WORD_INTERVAL_END, s->lang));
    }
}

static void add_figure(sheet *s, int c, int32_t agent)
{
    const mu_estimate e    = mu_results_of_person(s->results, agent, s->column[c].k);
    const mu_unit     unit = mu_measure_at(mu_person_measure(s->column[c].k))->unit;
    const mu_figure   f    = mu_figure_for(unit, e.mean, e.low, e.high, s->results->model->currency);
    mu_text           cell = { 0 };

    mu_figure_value(&cell, &f, e.mean);
    mu_table_take(s->table, place(c), &cell);
    if (!s->column[c].interval || !(e.high > e.low)) return;
    mu_figure_bare(&cell, &f, e.low);
    mu_table_take(s->table, place(c) + 1, &cell);
    mu_text_add(&cell, " .. ");
    mu_figure_bare(&cell, &f, e.high);
    mu_table_take(s->table, place(c) + 2, &cell);
}

static void add_person(sheet *s, int32_t agent)
{
    const mu_model *m        = s->results->model;
    const mu_team  *team     = &m->teams[mu_person_team(m, agent)];
    const int32_t   number   = agent - team->first_agent;
    const char     *own      = mu_person_own_name(team, number);
    mu_text         indented = { 0 };

    mu_text_add(&indented, "  ");
    mu_text_add_short(&indented, own != NULL ? own : team->name, s->how == CUT ? NAME_WIDTH : INT_MAX);
    if (own == NULL) mu_text_addf(&indented, " %" PRId32, number + 1);
    mu_table_row(s->table);
    mu_table_take(s->table, 0, &indented);
    for (int c = 0; c < s->n; c++) add_figure(s, c, agent);
}

/* ---- teams ---------------------------------------------------------------------------------------- */

static void add_count(mu_text *out, int64_t n)
{
    mu_figure_number(out, (double)n, 0);
}

/* "desk: 23 people, Gini of load 0.031 (0.030 .. 0.032)" */
static void add_title(sheet *s, const char *name, int32_t people, const mu_estimate *gini)
{
    mu_text count = { 0 }, spread = { 0 }, title = { 0 }, cut = { 0 };

    mu_text_add_short(&cut, name, s->how == CUT ? NAME_WIDTH : INT_MAX);
    add_count(&count, people);
    if (!isnan(gini->mean)) mu_text_addf(&spread, "%.3f", gini->mean);
    if (gini->high > gini->low) mu_text_addf(&spread, " (%.3f .. %.3f)", gini->low, gini->high);
    if (isnan(gini->mean)) mu_text_add(&spread, "-");
    char *n = mu_text_take(&count), *g = mu_text_take(&spread), *short_name = mu_text_take(&cut);
    mu_words_fill(&title, people == 1 ? MU_WORD_ONE_OF_TEAM : MU_WORD_PEOPLE_OF_TEAM, s->lang,
                  (const char *[3]){ short_name, n, g });
    free(short_name);
    free(n);
    free(g);
    mu_table_row(s->table);
    mu_table_row(s->table);
    mu_table_take_span(s->table, 0, &title);
}

/* A person and how busy he was. */
typedef struct {
    double  occupancy;
    int32_t agent;
} ranked;

static int busiest_first(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    const double  x = isnan(a->occupancy) ? -1 : a->occupancy, y = isnan(b->occupancy) ? -1 : b->occupancy;

    if (x > y || x < y) return x > y ? -1 : 1;
    return (a->agent > b->agent) - (a->agent < b->agent);
}

static void add_others(sheet *s, int32_t n)
{
    mu_text count = { 0 }, line = { 0 };

    add_count(&count, n);
    char *text = mu_text_take(&count);
    mu_text_add(&line, "  ");
    mu_words_fill(&line, MU_WORD_OTHERS_BETWEEN, s->lang, (const char *[3]){ text, NULL, NULL });
    free(text);
    mu_table_row(s->table);
    mu_table_take_span(s->table, 0, &line);
    s->left_out = true;
}

static void add_extremes(sheet *s, const mu_team *team)
{
    const int occupancy = person_measure("occupancy");
    ranked   *one       = calloc((size_t)team->n_agents, sizeof *one);
    mu_text   failed    = { .failed = true };

    if (one == NULL) {
        mu_table_take(s->table, 0, &failed);
        return;
    }
    for (int32_t i = 0; i < team->n_agents; i++) {
        const int32_t agent = team->first_agent + i;
        one[i]              = (ranked){ mu_results_of_person(s->results, agent, occupancy).mean, agent };
    }
    qsort(one, (size_t)team->n_agents, sizeof *one, busiest_first);
    for (int32_t i = 0; i < EXTREMES; i++) add_person(s, one[i].agent);
    add_others(s, team->n_agents - 2 * EXTREMES);
    for (int32_t i = team->n_agents - EXTREMES; i < team->n_agents; i++) add_person(s, one[i].agent);
    free(one);
}

static void add_team(sheet *s, int32_t j)
{
    const mu_team     *team = &s->results->model->teams[j];
    const mu_estimate *gini = mu_results_team(s->results, j, mu_measure_find("load_gini"));

    add_title(s, team->name, team->n_agents, gini);
    if (team->n_agents > MOST_SHOWN)
        add_extremes(s, team);
    else
        for (int32_t i = 0; i < team->n_agents; i++) add_person(s, team->first_agent + i);
}

static int32_t people_of_whole(const mu_model *m)
{
    int32_t n = 0;

    for (int32_t j = 0; j < m->n_teams; j++)
        if (!m->teams[j].external) n += m->teams[j].n_agents;
    return n;
}

static void build(sheet *s, squeeze how)
{
    const mu_model *m = s->results->model;

    s->table    = mu_table_new("lrrjrrjrrjrrj");
    s->left_out = false;
    s->how      = how;
    choose_columns(s);
    add_heads(s);
    for (int32_t j = 0; j < m->n_teams; j++) add_team(s, j);
    if (m->n_teams > 1)
        add_title(s, mu_word_of_whole(m, s->lang), people_of_whole(m),
                  mu_results_team(s->results, m->n_teams, mu_measure_find("load_gini")));
}

char *mu_report_people_in(const mu_results *r, mu_lang lang)
{
    sheet   s   = { .results = r, .lang = lang };
    mu_text out = { 0 };

    if (r->people == NULL) return mu_text_take(&out);
    build(&s, WIDE);
    for (squeeze how = FEWER_INTERVALS; how <= CUT && mu_table_width(s.table) > MU_REPORT_COLUMNS; how++) {
        mu_table_free(s.table);
        build(&s, how);
    }
    mu_table_print(s.table, 0, &out);
    mu_table_free(s.table);
    if (s.left_out) {
        mu_text_add(&out, "\n");
        mu_report_wrap(&out, "", mu_word_in(MU_WORD_ALL_PEOPLE, lang));
    }
    return mu_text_take(&out);
}

char *mu_report_people(const mu_results *r)
{
    return mu_report_people_in(r, MU_LANG_EN);
}
