/* text_months.c - calendar months on the terminal: what a manager looks at, a month a column, so many beside each other as
 * the terminal is wide, the others below. */
#include "report/report.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "experiment/months.h"
#include "report/figure.h"
#include "report/table.h"
#include "report/words.h"

enum { LABEL, UNIT, FIRST }; /* columns; months follow */
enum { MOST_BESIDE = 12 };

typedef struct {
    const mu_results *results;
    mu_lang           lang;
    mu_table         *table;
    bool    teams;      /* each of them, with more figures, and below each how far its interval reaches */
    int32_t from, till; /* the months that are beside each other */
} sheet;

/* A measure that is shown; `always`: also where a few must do. */
typedef struct {
    const char *id;
    bool        always;
} shown;

static const shown of_teams[] = {
    { "headcount", true },     { "starters", true },    { "leavers", true },
    { "vacancy", false },      { "practice", true },    { "expert_equivalents", false },
    { "fatigue", false },      { "burnout", true },     { "absence_share", true },
    { "effort_speed", false }, { "gamed", false },      { "occupancy", false },
    { "handled", false },      { "handled_aht", true }, { "handled_in_target", false },
    { "bonus", true },         { "cost", true },
};
static const shown of_contacts[] = {
    { "offered", false },      { "service_level", true },        { "abandonment", false },    { "fcr", true },
    { "satisfaction", false }, { "complaints_per_1000", false }, { "customers_lost", false },
};

/* ---- rows ----------------------------------------------------------------------------------------- */

/* Does it say anything in any month? */
static bool says_something(const mu_results *r, int32_t who, int measure)
{
    for (int32_t k = 0; k < mu_months_count(r->months); k++) {
        const double mean = mu_results_month(r, k, who, measure).mean;
        if (mean > 0 || mean < 0) return true;
    }
    return false;
}

/* One style for all months: that of the largest figure. */
static mu_figure style_of(const sheet *s, int32_t who, int measure)
{
    const mu_results *r    = s->results;
    mu_estimate       most = { .mean = NAN };

    for (int32_t k = 0; k < mu_months_count(r->months); k++) {
        const mu_estimate e = mu_results_month(r, k, who, measure);
        if (!(fabs(e.mean) <= fabs(most.mean)) && !isnan(e.mean)) most = e;
    }
    mu_figure f =
        mu_figure_for(mu_measure_at(measure)->unit, most.mean, most.low, most.high, r->model->currency);
    mu_figure_shorten(&f, most.mean, most.low, most.high);
    return f;
}

static void add_halves(sheet *s, const mu_figure *f, int32_t who, int measure)
{
    bool begun = false;

    for (int32_t k = s->from; k < s->till; k++) {
        const mu_estimate e    = mu_results_month(s->results, k, who, measure);
        const double      half = fmax(e.high - e.mean, e.mean - e.low); /* a share ends at 0 and 1 */
        mu_text           cell = { 0 };
        if (!(half > 0)) continue;
        if (!begun) mu_table_row(s->table);
        begun = true;
        mu_text_add(&cell, "±");
        mu_figure_bare(&cell, f, half);
        mu_table_take(s->table, FIRST + (int)(k - s->from), &cell);
    }
}

static void add_measure(sheet *s, int32_t who, const shown *one)
{
    const int measure = mu_measure_find(one->id);

    if (!one->always && !s->teams) return;
    if (!says_something(s->results, who, measure)) return;
    const mu_figure f    = style_of(s, who, measure);
    mu_text         cell = { 0 };
    mu_table_row(s->table);
    mu_table_put(s->table, LABEL, mu_label_in(mu_measure_at(measure), s->lang));
    mu_figure_unit(&cell, &f);
    mu_table_take(s->table, UNIT, &cell);
    for (int32_t k = s->from; k < s->till; k++) {
        mu_figure_bare(&cell, &f, mu_results_month(s->results, k, who, measure).mean);
        mu_table_take(s->table, FIRST + (int)(k - s->from), &cell);
    }
    if (s->teams) add_halves(s, &f, who, measure);
}

static void add_heads(sheet *s)
{
    char name[MU_MONTH_ROOM], days[16];

    mu_table_row(s->table);
    for (int32_t k = s->from; k < s->till; k++) {
        mu_months_name(s->results->months, k, name, sizeof name);
        mu_table_put(s->table, FIRST + (int)(k - s->from), name);
    }
    mu_table_row(s->table);
    mu_table_put(s->table, LABEL, mu_word_in(MU_WORD_DAYS, s->lang));
    for (int32_t k = s->from; k < s->till; k++) {
        snprintf(days, sizeof days, "%" PRId32, mu_months_days(s->results->months, k));
        mu_table_put(s->table, FIRST + (int)(k - s->from), days);
    }
}

/* ---- teams ---------------------------------------------------------------------------------------- */

static void add_team(sheet *s, int32_t who, const char *name)
{
    const mu_results *r     = s->results;
    const bool        whole = who == r->n_teams || r->n_teams == 1;

    mu_table_row(s->table);
    mu_table_row(s->table);
    mu_table_span(s->table, LABEL, name);
    add_heads(s);
    for (size_t i = 0; i < sizeof of_teams / sizeof *of_teams; i++) add_measure(s, who, &of_teams[i]);
    for (size_t i = 0; whole && i < sizeof of_contacts / sizeof *of_contacts; i++)
        add_measure(s, r->n_types, &of_contacts[i]);
}

/* All that is shown, with at most so many months beside each other. */
static mu_table *build(const mu_results *r, mu_lang lang, bool teams, int32_t beside)
{
    char          columns[FIRST + MOST_BESIDE + 1] = "ll";
    const int32_t n                                = mu_months_count(r->months);
    sheet         s                                = { .results = r, .lang = lang, .teams = teams };

    for (int32_t k = 0; k < beside; k++) columns[FIRST + k] = 'r';
    s.table = mu_table_new(columns);
    for (int32_t j = teams ? 0 : r->n_teams; j <= r->n_teams; j++) {
        if (teams && j == r->n_teams && r->n_teams == 1) break;
        const char *name = r->n_teams == 1  ? r->model->teams[0].name
                           : j < r->n_teams ? r->model->teams[j].name
                                            : mu_word_of_whole(r->model, lang);
        for (s.from = 0; s.from < n; s.from = s.till) {
            s.till = s.from + beside < n ? s.from + beside : n;
            add_team(&s, j, name);
        }
    }
    return s.table;
}

char *mu_report_months_in(const mu_results *r, bool teams, mu_lang lang)
{
    mu_text out = { 0 };

    if (r->months == NULL) return mu_text_take(&out);
    int32_t beside = mu_months_count(r->months);
    if (beside > MOST_BESIDE) beside = MOST_BESIDE;
    mu_table *table = build(r, lang, teams, beside);
    while (beside > 1 && mu_table_width(table) > MU_REPORT_COLUMNS) {
        mu_table_free(table);
        table = build(r, lang, teams, --beside);
    }
    mu_report_wrap(&out, "", mu_word_in(teams ? MU_WORD_MONTHS_OF_TEAMS : MU_WORD_MONTHS, lang));
    mu_table_print(table, 0, &out);
    mu_table_free(table);
    return mu_text_take(&out);
}

char *mu_report_months(const mu_results *r, bool teams)
{
    return mu_report_months_in(r, teams, MU_LANG_EN);
}
