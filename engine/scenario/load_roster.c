/* load_roster.c - who works when, by a table with person, date, start, end and breaks. */
#include "scenario/load_people.h"

#include "base/text.h"
#include "model/person.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 1000000, MOST_BREAKS = 20 };

typedef struct {
    const char      *name;   /* as in the table */
    int32_t          person; /* -1 until all names are known */
    int              line;
    int64_t          from_us, till_us;
    const mu_breaks *breaks;
    double           pay; /* factor */
} shift;

typedef struct {
    mu_load       *l;
    int32_t        team;
    const mu_node *node;   /* the file's name in the scenario */
    const mu_node *list;   /* of people, or NULL */
    int32_t        people; /* of the list, or that have numbers only; 0: the table says who they are */
    mu_csv        *csv;
    int            person, date, start, end, breaks, pay;
    shift         *row;
    int32_t        n, room;
} table;

/* Rows */

static void report_unknown(const table *t, const char *name)
{
    const mu_team *team       = &t->l->team[t->team];
    const char    *words[256] = { NULL }, *nearest;
    char           hint[200];
    size_t         n = 0;

    for (int32_t i = 0; i < team->n_names && n < 256; i++)
        if (team->names[i] != NULL) words[n++] = team->names[i];
    nearest = mu_text_nearest(name, words, n);
    if (nearest != NULL) snprintf(hint, sizeof hint, "did you mean \"%s\"?", nearest);
    mu_load_bad_cell(t->l, t->csv, t->person, "one of the people of the team", nearest != NULL ? hint : NULL);
}

/* A name of the team's list, or the number of someone who has none. */
static int32_t find_person(const table *t, const mu_known_people *known, const char *text)
{
    const int32_t named = mu_known_person(known, text), number = mu_person_number(text, t->people);

    if (named >= 0 || number < 0) return named;
    return number < t->l->team[t->team].n_names && t->l->team[t->team].names[number] != NULL ? -1 : number;
}

static bool read_person(const table *t, const mu_known_people *known, shift *out)
{
    const char *text = mu_csv_cell(t->csv, (size_t)t->person);
    char        expected[80];

    if (t->people > 0) {
        out->person = find_person(t, known, text);
        if (out->person >= 0) return true;
        if (t->list != NULL) {
            report_unknown(t, text);
            return false;
        }
        snprintf(expected, sizeof expected, "the number of a person, 1 to %d", (int)t->people);
        mu_load_bad_cell(t->l, t->csv, t->person, expected, NULL);
        return false;
    }
    if (!mu_name_is_valid(text)) {
        mu_load_bad_cell(t->l, t->csv, t->person, "a name", NULL);
        return false;
    }
    out->person = -1;
    out->name   = t->n > 0 && strcmp(t->row[t->n - 1].name, text) == 0 ? t->row[t->n - 1].name
                                                                       : mu_arena_text(t->l->arena, text);
    if (out->name == NULL) mu_load_no_memory(t->l);
    return out->name != NULL;
}

static bool read_clock(const table *t, int column, mu_span *out)
{
    if (mu_clock_parse(mu_csv_cell(t->csv, (size_t)column), out)) return true;
    mu_load_bad_clock(t->l, t->csv, column);
    return false;
}

/* By the clock on the wall. */
static bool read_hours(const table *t, shift *out)
{
    int64_t date;
    mu_span start, end;

    if (!mu_date_parse(mu_csv_cell(t->csv, (size_t)t->date), &date)) {
        mu_load_bad_date(t->l, t->csv, t->date);
        return false;
    }
    if (!read_clock(t, t->start, &start) || !read_clock(t, t->end, &end)) return false;
    if (start.us == end.us || start.us == MU_DAY_US) {
        mu_load_bad_row(t->l, mu_csv_path(t->csv), mu_csv_line(t->csv), NULL, "this shift has no length");
        return false;
    }
    out->from_us = (date - t->l->model->calendar.start_date) * MU_DAY_US + start.us;
    out->till_us = out->from_us + end.us - start.us + (end.us < start.us ? MU_DAY_US : 0);
    return true;
}

static const mu_breaks *keep_breaks(mu_load *l, int64_t patience_us, const mu_break *one, int32_t n)
{
    mu_breaks *breaks = MU_LOAD_NEW(l, 1, mu_breaks);
    mu_break  *kept   = MU_LOAD_NEW(l, n, mu_break);

    if (breaks == NULL || kept == NULL) return NULL;
    if (n > 0) memcpy(kept, one, (size_t)n * sizeof *kept);
    *breaks = (mu_breaks){ .n = n, .one = kept, .patience_us = patience_us };
    return breaks;
}

/* "12:00-12:30 15:00-15:15", inside the shift; an empty cell leaves it to the breaks of the team. */
static bool read_breaks(const table *t, shift *out)
{
    const char *cell = t->breaks >= 0 ? mu_csv_cell(t->csv, (size_t)t->breaks) : "";
    char        copy[400], *rest = copy;
    mu_break    one[MOST_BREAKS];
    int32_t     n = 0;

    out->breaks = NULL;
    if (cell[0] == '\0') return true;
    bool good = strlen(cell) < sizeof copy;
    snprintf(copy, sizeof copy, "%s", cell);
    for (char *word = strtok_r(rest, " ;", &rest); good && word != NULL; word = strtok_r(NULL, " ;", &rest)) {
        mu_span from, till;
        good = n < MOST_BREAKS && mu_hours_parse(word, &from, &till);
        if (!good) break;
        int64_t at = from.us;
        while (at < out->from_us) at += MU_DAY_US; /* the first such time after the start */
        good     = at + till.us - from.us <= out->till_us;
        one[n++] = (mu_break){ .length_us = till.us - from.us,
                               .from_us   = from.us,
                               .till_us   = from.us,
                               .paid      = true,
                               .days      = MU_EVERY_DAY };
    }
    if (!good) {
        mu_load_bad_cell(t->l, t->csv, t->breaks, "breaks inside the shift, such as 12:00-12:30 15:00-15:15",
                         NULL);
        return false;
    }
    out->breaks = keep_breaks(t->l, mu_load_patience(t->l, t->l->teams.node[t->team]), one, n);
    return out->breaks != NULL;
}

/* "150%" of the pay; an empty cell is 100%. */
static bool read_pay(const table *t, shift *out)
{
    const char *cell = t->pay >= 0 ? mu_csv_cell(t->csv, (size_t)t->pay) : "";

    out->pay = 1;
    if (cell[0] == '\0' || (mu_share_parse(cell, &out->pay) && out->pay >= 0 && out->pay <= 100)) return true;
    mu_load_bad_cell(t->l, t->csv, t->pay, "a share of the pay, such as 150%", NULL);
    return false;
}

static bool append(table *t, shift row)
{
    if (t->n == t->room) {
        const int32_t room = t->room == 0 ? 256 : 2 * t->room;
        shift        *more = realloc(t->row, (size_t)room * sizeof *more);
        if (more == NULL) {
            mu_load_no_memory(t->l);
            return false;
        }
        t->row  = more;
        t->room = room;
    }
    t->row[t->n++] = row;
    return true;
}

/* The clock jumps over all of a shift, as written by the team's clock, and over others before it. */
static void warn_of_skipped(const table *t, int64_t from_us, int line, int32_t others)
{
    const mu_calendar *c = &t->l->model->calendar;
    char               date[24], clock[16], more[40] = "";

    mu_date_print(c->start_date + mu_day_of(from_us), date, sizeof date);
    mu_clock_print((mu_span){ mu_clock_of(from_us) }, clock, sizeof clock);
    if (others > 0) snprintf(more, sizeof more, ", and %d more", (int)others);
    mu_load_warn(t->l, t->node, "write when it is to be worked by a clock that is put forward",
                 "nobody works the shift of %s %s (line %d of %s%s): the clock skips all of it", date, clock,
                 line, mu_csv_path(t->csv), more);
}

static void read_rows(table *t)
{
    const int64_t         before   = t->l->problems;
    const mu_known_people known    = mu_load_known_people(t->l, t->team);
    const mu_wall        *wall     = t->l->team[t->team].wall;
    int64_t               first_us = 0;
    int32_t               skipped  = 0;
    int                   line     = 0;

    while (mu_load_goes_on(t->l, before) && mu_load_next(t->l, t->csv)) {
        shift row = { .line = mu_csv_line(t->csv) };
        if (!read_person(t, &known, &row) || !read_hours(t, &row) || !read_breaks(t, &row) ||
            !read_pay(t, &row))
            continue;
        const int64_t from_us = row.from_us;
        row.from_us           = mu_wall_instant(wall, row.from_us);
        row.till_us           = mu_wall_instant(wall, row.till_us);
        if (row.from_us == row.till_us && skipped++ == 0) {
            first_us = from_us;
            line     = row.line;
        }
        if (t->n == MOST_ROWS) {
            mu_load_report(t->l, t->node, NULL, "%s has over %d rows", mu_csv_path(t->csv), MOST_ROWS);
            return;
        }
        if (!append(t, row)) return;
    }
    if (skipped > 0) warn_of_skipped(t, first_us, line, skipped - 1);
    if (t->n == 0 && t->l->problems == before)
        mu_load_report(t->l, t->node, NULL, "%s has no rows below its header", mu_csv_path(t->csv));
}

/* All together */

static int in_order(const void *left, const void *right)
{
    const shift *a = left, *b = right;
    const int    order = a->name != NULL && b->name != NULL ? strcmp(a->name, b->name) : 0;

    if (order != 0) return order;
    if (a->person != b->person) return a->person < b->person ? -1 : 1;
    if (a->from_us != b->from_us) return a->from_us < b->from_us ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

/* Numbers the people of a table that itself says who they are; the rows are in order. */
static void number_people(table *t)
{
    int32_t people = 0;

    for (int32_t i = 0; i < t->n; i++) {
        if (i == 0 || strcmp(t->row[i].name, t->row[i - 1].name) != 0) people++;
        t->row[i].person = people - 1;
    }
    const char **names = MU_LOAD_NEW(t->l, people, const char *);
    for (int32_t i = 0; names != NULL && i < t->n; i++) names[t->row[i].person] = t->row[i].name;
    t->l->team[t->team].names   = names;
    t->l->team[t->team].n_names = names != NULL ? people : 0;
}

/* What touches is one shift, with the breaks of both. */
static const mu_breaks *joined(mu_load *l, const mu_breaks *a, const mu_breaks *b)
{
    mu_break one[2 * MOST_BREAKS];
    int32_t  n = 0;

    if (a == NULL || b == NULL) return a != NULL ? a : b;
    for (int32_t i = 0; i < a->n && n < MOST_BREAKS; i++) one[n++] = a->one[i];
    for (int32_t i = 0; i < b->n && n < 2 * MOST_BREAKS; i++) one[n++] = b->one[i];
    return keep_breaks(l, a->patience_us, one, n);
}

static void keep_rows(table *t, mu_roster_rows *out)
{
    mu_roster_row *kept = MU_LOAD_SCRATCH(t->l, t->n, mu_roster_row);
    int32_t        n    = 0;

    for (int32_t i = 0; kept != NULL && i < t->n; i++) {
        const shift   *s = &t->row[i];
        mu_roster_row *b = n > 0 && kept[n - 1].person == s->person ? &kept[n - 1] : NULL;
        if (b != NULL && s->from_us < b->till_us) {
            mu_load_bad_row(t->l, mu_csv_path(t->csv), s->line,
                            "change the date or the hours of one of them, or take it out",
                            "this shift overlaps the one in line %d of the same person", t->row[i - 1].line);
        } else if (b != NULL && s->from_us == b->till_us && (s->pay < b->pay || s->pay > b->pay)) {
            mu_load_bad_row(t->l, mu_csv_path(t->csv), s->line, "leave a minute between them",
                            "this shift touches the one in line %d, which is paid otherwise",
                            t->row[i - 1].line);
        } else if (b != NULL && s->from_us == b->till_us) {
            b->till_us = s->till_us;
            b->breaks  = joined(t->l, b->breaks, s->breaks);
        } else {
            kept[n++] = (mu_roster_row){ s->person, s->from_us, s->till_us, s->breaks, s->pay };
        }
    }
    out->row = kept;
    out->n   = n;
}

static void report_without_hours(const table *t, const mu_roster_rows *rows, int32_t people)
{
    int32_t next = 0;

    for (int32_t person = 0; person < people; person++) {
        const bool works = next < rows->n && rows->row[next].person == person;
        while (next < rows->n && rows->row[next].person == person) next++;
        if (works) continue;
        const char *name = mu_person_own_name(&t->l->team[t->team], person);
        if (name != NULL)
            mu_load_report(t->l, mu_load_person_node(t->list, person), NULL, "%s has no hours in %s", name,
                           mu_csv_path(t->csv));
        else
            mu_load_report(t->l, t->node, NULL, "person %d has no hours in %s", (int)person + 1,
                           mu_csv_path(t->csv));
    }
}

/* A table of other weeks than those of the horizon. */
static void warn_of_other_dates(const table *t, const mu_roster_rows *rows)
{
    const mu_calendar *c = &t->l->model->calendar;
    char               from[24], till[24];

    for (int32_t i = 0; i < rows->n; i++)
        if (rows->row[i].from_us < c->till.us && rows->row[i].till_us > c->from.us) return;
    mu_load_horizon_dates(t->l, from, till, sizeof from);
    mu_load_warn(t->l, t->node, "set start to a date in the table",
                 "no shift in %s lies within the horizon, %s to %s", mu_csv_path(t->csv), from, till);
}

static bool find_columns(table *t)
{
    t->person = mu_load_column(t->l, t->node, t->csv, "person", true);
    t->date   = mu_load_column(t->l, t->node, t->csv, "date", true);
    t->start  = mu_load_column(t->l, t->node, t->csv, "start", true);
    t->end    = mu_load_column(t->l, t->node, t->csv, "end", true);
    t->breaks = mu_csv_find(t->csv, "breaks");
    t->pay    = mu_csv_find(t->csv, "pay");
    return t->person >= 0 && t->date >= 0 && t->start >= 0 && t->end >= 0;
}

int32_t mu_load_roster(mu_load *l, int32_t team)
{
    const mu_node *node = l->teams.node[team], *people = mu_node_get(node, "people");
    const int64_t  before = l->problems;
    table          t      = { .l = l, .team = team, .node = mu_node_get(node, "roster") };
    mu_roster_rows rows   = { 0 };

    if (people != NULL && people->kind == MU_NODE_MAP) {
        mu_load_report(l, people, "give one of them", "a profile of people and a roster exclude each other");
        return 0;
    }
    if (people != NULL && people->kind == MU_NODE_LIST) {
        t.list   = people;
        t.people = (int32_t)mu_load_people_in(people);
    } else if (people != NULL) {
        t.people = (int32_t)mu_node_whole(people);
    }
    t.csv = l->model->calendar.n_cells > 0 ? mu_load_open(l, t.node) : NULL;
    if (t.csv != NULL && find_columns(&t)) {
        read_rows(&t);
        if (l->status != MU_ERR_NOMEM) { /* a row that is wrong does not hide the others' mistakes */
            if (t.n > 1) qsort(t.row, (size_t)t.n, sizeof *t.row, in_order);
            if (people == NULL) number_people(&t);
            keep_rows(&t, &rows);
        }
        if (l->problems == before) {
            rows.people = people == NULL ? l->team[team].n_names : t.people;
            report_without_hours(&t, &rows, rows.people);
            warn_of_other_dates(&t, &rows);
        }
    }
    free(t.row);
    mu_csv_close(t.csv);
    l->roster[team]        = rows;
    l->team[team].rostered = true;
    return rows.people;
}
