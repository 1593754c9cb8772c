/* text.c - results as a table for the terminal: who, what, mean, interval, and how single days differ. */
#include "report/report.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "report/closed_form.h"
#include "report/figure.h"
#include "report/table.h"
#include "report/words.h"

enum { NAME, LABEL, MEAN, UNIT, LOW, HIGH, P10, P90 }; /* columns */
#define COLUMNS "llrjrjrj"

/* What is given up, step by step, until the table is no wider than the terminal. */
typedef enum {
    WIDE,
    STACKED, /* names on lines of their own */
    SHORT,   /* and large numbers in thousands */
    FOLDED   /* and how single days differ on lines of its own */
} squeeze;

typedef struct {
    const mu_results *results;
    mu_lang           lang;
    mu_table         *table;
    squeeze           how;
    const char       *name; /* of the block begun, until it has been put somewhere */
} sheet;

/* ---- rows ----------------------------------------------------------------------------------------- */

static void begin_block(sheet *s, const char *name)
{
    s->name = name;
    if (s->how == WIDE) return;
    mu_table_row(s->table);
    mu_table_row(s->table);
    mu_table_span(s->table, NAME, name);
}

static void put_label(sheet *s, mu_text *label, bool spans)
{
    mu_text indented = { .failed = label->failed };

    mu_table_row(s->table);
    if (s->how == WIDE && s->name != NULL) mu_table_put(s->table, NAME, s->name);
    s->name = NULL;
    if (s->how != WIDE) mu_text_add(&indented, "  ");
    mu_text_add_n(&indented, label->bytes, label->length);
    mu_text_free(label);
    if (spans)
        mu_table_take_span(s->table, LABEL, &indented);
    else
        mu_table_take(s->table, LABEL, &indented);
}

static void begin_row(sheet *s, const char *label)
{
    mu_text text = { 0 };

    mu_text_add(&text, label);
    put_label(s, &text, false);
}

static void add_note(sheet *s, mu_text *note)
{
    put_label(s, note, true);
}

/* Totals of a run of several days say so, because the last column is about single days. */
static void begin_total(sheet *s, const char *label)
{
    const int32_t days = s->results->model->calendar.n_days;
    mu_text       text = { 0 };
    char          number[16];

    snprintf(number, sizeof number, "%" PRId32, days);
    if (days < 2)
        mu_text_add(&text, label);
    else
        mu_words_fill(&text, MU_WORD_OVER_DAYS, s->lang, (const char *[3]){ label, number, NULL });
    put_label(s, &text, false);
}

/* "82.4 .. 83.0" in two columns that meet before the dots. */
static void put_range(sheet *s, int column, const mu_figure *f, double low, double high)
{
    mu_text cell = { 0 };

    mu_figure_bare(&cell, f, low);
    mu_table_take(s->table, column, &cell);
    mu_text_add(&cell, " .. ");
    mu_figure_bare(&cell, f, high);
    mu_table_take(s->table, column + 1, &cell);
}

static mu_figure figure_for(const sheet *s, mu_unit unit, double mean, double low, double high)
{
    mu_figure f = mu_figure_for(unit, mean, low, high, s->results->model->currency);

    if (s->how >= SHORT) mu_figure_shorten(&f, mean, low, high);
    return f;
}

/* Single days in the style of their row; but a total of two years in millions has days in single contacts, and
 * these then say their own unit. */
static void put_days(sheet *s, mu_unit unit, const mu_figure *row, const mu_spread *days)
{
    const mu_figure own     = figure_for(s, unit, days->p90, days->p10, days->p90);
    const bool      differs = unit != MU_UNIT_SHARE && unit != MU_UNIT_SECONDS &&
                         (strcmp(own.unit, row->unit) != 0 || mu_figure_same(row, days->p10, days->p90));
    const mu_figure *f    = differs ? &own : row;
    mu_text          cell = { 0 };

    if (s->how < FOLDED) {
        put_range(s, P10, f, days->p10, days->p90);
        if (!differs || own.unit[0] == '\0') return;
        mu_text_add(&cell, " .. ");
        mu_figure_bare(&cell, f, days->p90);
        mu_text_add(&cell, own.unit);
        mu_table_take(s->table, P90, &cell);
        return;
    }
    mu_text_add(&cell, mu_word_in(MU_WORD_SPREAD, s->lang));
    mu_text_add(&cell, mu_word_in(MU_WORD_SPREAD_END, s->lang));
    mu_text_add(&cell, "  ");
    mu_figure_bare(&cell, f, days->p10);
    mu_text_add(&cell, " .. ");
    mu_figure_bare(&cell, f, days->p90);
    mu_text_add(&cell, f->unit);
    add_note(s, &cell);
}

/* Fills the row begun; true when the interval's columns have been used. */
static bool add_figures(sheet *s, mu_unit unit, const mu_estimate *e, const mu_spread *days)
{
    const mu_figure f        = figure_for(s, unit, e->mean, e->low, e->high);
    const bool      interval = e->high > e->low;
    mu_text         cell     = { 0 };

    mu_figure_bare(&cell, &f, e->mean);
    mu_table_take(s->table, MEAN, &cell);
    if (!isnan(e->mean)) {
        mu_figure_unit(&cell, &f);
        mu_table_take(s->table, UNIT, &cell);
    }
    if (interval) put_range(s, LOW, &f, e->low, e->high);
    if (days != NULL && days->p90 > days->p10 && !s->results->steady) put_days(s, unit, &f, days);
    return interval;
}

/* ---- contact types -------------------------------------------------------------------------------- */

static const mu_estimate *contact_estimate(const sheet *s, int32_t type, const char *id)
{
    return mu_results_contact(s->results, type, mu_measure_find(id));
}

static const char *label_of(const sheet *s, const char *id)
{
    return mu_label_in(mu_measure_at(mu_measure_find(id)), s->lang);
}

/* Fills the row begun with the figures of a measure. */
static void add_contact_figures(sheet *s, int32_t type, const char *id)
{
    const int m = mu_measure_find(id);

    add_figures(s, mu_measure_at(m)->unit, mu_results_contact(s->results, type, m),
                mu_measure_at(m)->per_day ? mu_results_contact_days(s->results, type, m) : NULL);
}

static void add_contact_row(sheet *s, int32_t type, const char *id)
{
    begin_row(s, label_of(s, id));
    add_contact_figures(s, type, id);
}

/* Rows that matter only where something went wrong: a share has its days, a number is a total. */
static void add_row_if_any(sheet *s, int32_t type, const char *id)
{
    const int          m    = mu_measure_find(id);
    const mu_estimate *e    = contact_estimate(s, type, id);
    const bool         days = mu_measure_at(m)->per_day && mu_measure_at(m)->unit == MU_UNIT_SHARE;

    if (!(e->mean > 0)) return;
    begin_row(s, label_of(s, id));
    add_figures(s, mu_measure_at(m)->unit, e, days ? mu_results_contact_days(s->results, type, m) : NULL);
}

/* Do all of these count their service level in the same way? */
static bool all_alike(const mu_model *m, const mu_members *who)
{
    const mu_contact_type *first = &m->types[mu_member(who, 0)];

    for (int32_t i = 1; i < who->n; i++) {
        const mu_contact_type *other = &m->types[mu_member(who, i)];
        if (other->measure != first->measure || other->target_within.us != first->target_within.us)
            return false;
    }
    return true;
}

/* "answered ≤ 20 s, strict" */
static void begin_service_level(sheet *s, const mu_contact_type *type)
{
    mu_text label = { 0 }, within = { 0 };

    mu_report_span(&within, type->target_within);
    char *time = mu_text_take(&within);
    mu_words_fill(&label, MU_WORD_ANSWERED_WITHIN, s->lang,
                  (const char *[3]){ time, mu_word_of_variant(type->measure, s->lang), NULL });
    free(time);
    put_label(s, &label, false);
}

static void add_service_level(sheet *s, int32_t row)
{
    const mu_model  *m    = s->results->model;
    const mu_members who  = mu_members_of(m, MU_SCOPE_CONTACT, row);
    const bool       own  = !all_alike(m, &who);
    mu_text          note = { 0 };

    if (own)
        begin_row(s, mu_word_in(MU_WORD_OWN_TARGETS, s->lang));
    else
        begin_service_level(s, &m->types[mu_member(&who, 0)]);
    add_contact_figures(s, row, "service_level");
    if (!own) return;
    mu_text_add(&note, mu_word_in(MU_WORD_OWN_TARGETS_NOTE, s->lang));
    add_note(s, &note);
}

/* Whole per cent; but never 0% or 100% of days when it was not none or all. */
static void print_share(char *buffer, size_t size, double share)
{
    const bool near_end = (share > 0 && share < 0.005) || (share < 1 && share > 0.995);

    if (share > 0 && share < 0.0005)
        snprintf(buffer, size, "<0.1%%");
    else if (share < 1 && share > 0.9995)
        snprintf(buffer, size, ">99.9%%");
    else
        snprintf(buffer, size, "%.*f%%", near_end ? 1 : 0, 100.0 * share);
}

/* In a steady state there are no days to count: is the long-run level on the right side? */
static mu_word verdict(const mu_estimate *level, double target)
{
    if (level->low >= target) return MU_WORD_TARGET_REACHED;
    return level->high < target ? MU_WORD_TARGET_MISSED : MU_WORD_TARGET_OPEN;
}

static void add_target(sheet *s, int32_t i)
{
    const mu_contact_type *type = &s->results->model->types[i];
    const mu_target_met   *met  = &s->results->target[i];
    char                   target[32], days[32], intervals[32];
    mu_text                note = { 0 };
    mu_word                word = MU_WORD_TARGET_MET_BOTH;

    if (!type->has_target) return;
    snprintf(target, sizeof target, "%.6g%%", 100.0 * type->target_share);
    print_share(days, sizeof days, met->days.mean);
    print_share(intervals, sizeof intervals, met->cells.mean);
    if (s->results->steady)
        word = verdict(contact_estimate(s, i, "service_level"), type->target_share);
    else if (isnan(met->days.mean))
        return;
    else if (isnan(met->cells.mean) || s->results->n_cells < 2)
        word = MU_WORD_TARGET_MET;
    mu_words_fill(&note, word, s->lang, (const char *[3]){ target, days, intervals });
    add_note(s, &note);
}

static bool someone_may_give_up(const mu_model *m, int32_t row)
{
    const mu_members who = mu_members_of(m, MU_SCOPE_CONTACT, row);

    for (int32_t e = 0; e <= m->n_epochs; e++)
        for (int32_t i = 0; i < who.n; i++)
            if (mu_model_epoch(m, e)->types[mu_member(&who, i)].patience != NULL) return true;
    return false;
}

/* What is open at closing time, where more than nothing is. */
static void add_backlog(sheet *s, int32_t row)
{
    if (!(contact_estimate(s, row, "backlog")->mean > 0)) return;
    begin_row(s, label_of(s, "backlog"));
    add_figures(s, MU_UNIT_COUNT, contact_estimate(s, row, "backlog"),
                mu_results_contact_days(s->results, row, mu_measure_find("backlog")));
    add_row_if_any(s, row, "backlog_age_p90");
}

/* What became of the cases, where not all of them simply end. */
static void add_case_rows(sheet *s, int32_t row)
{
    const bool not_all_at_first = contact_estimate(s, row, "fcr")->mean < 1;

    add_row_if_any(s, row, "bot_contained");
    add_row_if_any(s, row, "callbacks");
    add_row_if_any(s, row, "messages");
    add_row_if_any(s, row, "dialled");
    if (contact_estimate(s, row, "announced")->mean > 0) {
        add_contact_row(s, row, "announced_wait");
        add_contact_row(s, row, "announcement_error");
    }
    add_row_if_any(s, row, "escalation");
    if (not_all_at_first) add_contact_row(s, row, "fcr");
    if (not_all_at_first || contact_estimate(s, row, "escalation")->mean > 0)
        add_row_if_any(s, row, "time_to_resolution");
    add_row_if_any(s, row, "mislaid");
    add_row_if_any(s, row, "asked_back");
    if (contact_estimate(s, row, "sla_breach")->mean >= 0) {
        add_contact_row(s, row, "sla_breach");
        add_backlog(s, row);
    }
    if (row == mu_whole(s->results->n_types) &&
        (not_all_at_first || contact_estimate(s, row, "transfers")->mean > 0))
        add_row_if_any(s, row, "cost_per_case");
}

/* What customers think and do. */
static void add_opinions(sheet *s, int32_t row)
{
    add_row_if_any(s, row, "satisfaction");
    add_row_if_any(s, row, "complaints_per_1000");
    add_row_if_any(s, row, "loss_rate");
    add_row_if_any(s, row, "value_lost");
}

static void add_contact_rows(sheet *s, int32_t row)
{
    const mu_model *m = s->results->model;

    if (!s->results->steady) {
        begin_total(s, label_of(s, "offered"));
        add_contact_figures(s, row, "offered");
    }
    add_row_if_any(s, row, "blocking");
    add_row_if_any(s, row, "turned_away");
    add_service_level(s, row);
    if (row < m->n_types) add_target(s, row);
    add_contact_row(s, row, "asa");
    /* A trace brings its own patience, so the figure decides as well. */
    if (someone_may_give_up(m, row) || contact_estimate(s, row, "abandonment")->mean > 0)
        add_contact_row(s, row, "abandonment");
    add_row_if_any(s, row, "dropped");
    add_row_if_any(s, row, "cut_off");
    add_row_if_any(s, row, "left_over");
    if (mu_model_has_journeys(m)) add_case_rows(s, row);
    if (m->behaviour != NULL) add_opinions(s, row);
}

/* ---- teams ---------------------------------------------------------------------------------------- */

/* "2.39 CNY per answered contact", to the right of the total. */
static void add_price(sheet *s, const mu_estimate *each)
{
    const mu_figure f     = mu_figure_for(MU_UNIT_MONEY, each->mean, NAN, NAN, s->results->model->currency);
    mu_text         price = { 0 }, note = { 0 };

    if (isnan(each->mean)) return;
    mu_figure_value(&price, &f, each->mean);
    char *value = mu_text_take(&price);
    mu_words_fill(&note, MU_WORD_PER_ANSWERED, s->lang, (const char *[3]){ value, NULL, NULL });
    free(value);
    mu_table_take_span(s->table, LOW, &note);
}

static void add_cost(sheet *s, int32_t row)
{
    const mu_estimate *cost = mu_results_team(s->results, row, mu_measure_find("cost"));
    const mu_estimate *each = mu_results_team(s->results, row, mu_measure_find("cost_per_answered"));

    if (!(cost->mean > 0)) return;
    if (!s->results->steady) {
        begin_total(s, label_of(s, "cost"));
        if (!add_figures(s, MU_UNIT_MONEY, cost, NULL)) {
            add_price(s, each);
            return;
        }
    }
    begin_row(s, label_of(s, "cost_per_answered"));
    add_figures(s, MU_UNIT_MONEY, each, NULL);
}

static void add_rework(sheet *s, int32_t row)
{
    const int          m = mu_measure_find("rework");
    const mu_estimate *e = mu_results_team(s->results, row, m);

    if (!(e->mean > 0) || !mu_model_has_journeys(s->results->model)) return;
    begin_row(s, label_of(s, "rework"));
    add_figures(s, mu_measure_at(m)->unit, e, mu_results_team_days(s->results, row, m));
}

/* What orders came to, where there were any. */
static void add_orders(sheet *s, int32_t row)
{
    static const char *const names[] = { "orders",          "called_in_hours", "overtime_hours",
                                         "sent_home_hours", "loan_hours",      "order_cost" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const int          m = mu_measure_find(names[i]);
        const mu_estimate *e = mu_results_team(s->results, row, m);
        if (!(e->mean > 0)) continue;
        begin_total(s, label_of(s, names[i]));
        add_figures(s, mu_measure_at(m)->unit, e, mu_results_team_days(s->results, row, m));
    }
}

/* What each scheme paid, where there are several. */
static void add_schemes(sheet *s, int32_t row)
{
    const mu_model *m = s->results->model;

    if (s->results->schemes == NULL || m->n_incentives < 2 || row > m->n_teams) return;
    for (int32_t i = 0; i < m->n_incentives; i++) {
        const mu_estimate paid  = mu_results_scheme_paid(s->results, i, row);
        mu_text           label = { 0 };
        if (!(paid.mean > 0)) continue;
        mu_text_addf(&label, "%s: %s", label_of(s, "bonus"), m->incentives[i].id);
        put_label(s, &label, false);
        add_figures(s, MU_UNIT_MONEY, &paid, NULL);
    }
}

/* How people are, where they change. */
static void add_changes(sheet *s, int32_t row)
{
    static const char *const names[] = {
        "practice",   "fatigue",   "abusive",     "burnout",       "burnout_p90", "morale",
        "headcount",  "attrition", "hiring_cost", "training_cost", "gamed",       "bonus",
        "bonus_paid", "trained",   "course_cost", "coverage",
    };

    for (size_t i = 0; s->results->model->behaviour != NULL && i < sizeof names / sizeof *names; i++) {
        const int          m = mu_measure_find(names[i]);
        const mu_estimate *e = mu_results_team(s->results, row, m);
        if (isnan(e->mean) || !(fabs(e->mean) > 0) || !mu_measure_applies(m, s->results->model, false))
            continue;
        begin_row(s, label_of(s, names[i]));
        add_figures(s, mu_measure_at(m)->unit, e, mu_results_team_days(s->results, row, m));
    }
}

static void add_team_rows(sheet *s, int32_t row)
{
    begin_row(s, label_of(s, "occupancy"));
    add_figures(s, MU_UNIT_SHARE, mu_results_team(s->results, row, mu_measure_find("occupancy")), NULL);
    add_changes(s, row);
    add_schemes(s, row);
    add_orders(s, row);
    add_cost(s, row);
    if (row == mu_whole(s->results->n_teams)) add_rework(s, row);
}

/* Its figures are not in those of the whole. */
static void add_external(sheet *s)
{
    mu_text note = { 0 };

    mu_text_add(&note, mu_word_in(MU_WORD_EXTERNAL, s->lang));
    add_note(s, &note);
}

/* ---- groups --------------------------------------------------------------------------------------- */

/* Of several, and not each of them a single type that has its own rows already. */
static bool says_something(const mu_model *m, mu_group_kind kind)
{
    int32_t groups = 0, members = 0;

    for (int32_t g = 0; g < m->n_groups; g++)
        if (m->groups[g].kind == kind) {
            groups++;
            members += m->groups[g].n;
        }
    return groups > 1 && (kind != MU_GROUP_SKILL || members > groups);
}

static void add_contact_group(sheet *s, int32_t row)
{
    if (!s->results->steady) {
        begin_total(s, label_of(s, "offered"));
        add_contact_figures(s, row, "offered");
    }
    add_service_level(s, row);
    add_contact_row(s, row, "asa");
    if (contact_estimate(s, row, "abandonment")->mean > 0) add_contact_row(s, row, "abandonment");
}

/* "channel phone" and the like, where types or teams have that in common. */
static void add_groups(sheet *s)
{
    const mu_model *m = s->results->model;

    for (int32_t g = 0; g < m->n_groups; g++) {
        const mu_group *group = &m->groups[g];
        const int32_t   row   = mu_group_who(m, g);
        mu_text         name  = { 0 };
        if (!says_something(m, group->kind)) continue;
        mu_text_addf(&name, "%s %s", mu_word_in(MU_WORD_CHANNEL + (mu_word)group->kind, s->lang),
                     group->name);
        char *head = mu_text_take(&name);
        begin_block(s, head != NULL ? head : "");
        if (mu_group_scope(group) == MU_SCOPE_CONTACT)
            add_contact_group(s, row);
        else
            add_team_rows(s, row);
        free(head);
    }
}

/* ---- the whole ------------------------------------------------------------------------------------ */

static mu_table *build_table(const mu_results *r, mu_lang lang, squeeze how)
{
    sheet s = { .results = r, .lang = lang, .how = how, .table = mu_table_new(COLUMNS) };

    mu_table_row(s.table);
    mu_table_put(s.table, MEAN, mu_word_in(MU_WORD_MEAN, lang));
    mu_table_put(s.table, LOW, mu_word_in(MU_WORD_INTERVAL, lang));
    mu_table_put(s.table, HIGH, mu_word_in(MU_WORD_INTERVAL_END, lang));
    if (!r->steady && how < FOLDED) {
        mu_table_put(s.table, P10, mu_word_in(MU_WORD_SPREAD, lang));
        mu_table_put(s.table, P90, mu_word_in(MU_WORD_SPREAD_END, lang));
    }
    for (int32_t i = 0; i < r->n_types; i++) {
        begin_block(&s, r->model->types[i].name);
        add_contact_rows(&s, i);
    }
    for (int32_t j = 0; j < r->n_teams; j++) {
        begin_block(&s, r->model->teams[j].name);
        if (r->model->teams[j].external) add_external(&s);
        add_team_rows(&s, j);
    }
    if (r->n_types > 1 || r->n_teams > 1) begin_block(&s, mu_word_of_whole(r->model, lang));
    if (r->n_types > 1) add_contact_rows(&s, r->n_types);
    if (r->n_teams > 1) add_team_rows(&s, r->n_teams);
    add_groups(&s);
    return s.table;
}

char *mu_report_text_in(const mu_results *r, const mu_report_run *run, mu_lang lang)
{
    mu_text   out   = { 0 };
    mu_table *table = build_table(r, lang, WIDE);

    for (squeeze how = STACKED; how <= FOLDED && mu_table_width(table) > MU_REPORT_COLUMNS; how++) {
        mu_table_free(table);
        table = build_table(r, lang, how);
    }
    mu_report_heading(&out, r, run, lang);
    mu_text_add(&out, "\n");
    mu_table_print(table, 0, &out);
    mu_report_footing(&out, r, lang);
    mu_table_free(table);
    return mu_text_take(&out);
}

char *mu_report_text(const mu_results *r, const mu_report_run *run)
{
    return mu_report_text_in(r, run, MU_LANG_EN);
}
