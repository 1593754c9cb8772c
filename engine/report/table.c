#include "report/table.h"

#include <stdlib.h>
#include <string.h>
#include "base/arena.h"

#define GAP 2

typedef struct row row;
struct row {
    row        *next;
    const char *cell[MU_TABLE_COLUMNS]; /* NULL: empty */
    bool        spans[MU_TABLE_COLUMNS];
};

struct mu_table {
    mu_arena *arena;
    int       columns;
    bool      right[MU_TABLE_COLUMNS];
    bool      joined[MU_TABLE_COLUMNS + 1];
    int       width[MU_TABLE_COLUMNS];
    row      *first, *last;
    bool      failed;
};

mu_table *mu_table_new(const char *align)
{
    mu_table *t = calloc(1, sizeof *t);

    if (t == NULL) return NULL;
    t->arena = mu_arena_new(0);
    if (t->arena == NULL) {
        free(t);
        return NULL;
    }
    for (; align[t->columns] != '\0' && t->columns < MU_TABLE_COLUMNS; t->columns++) {
        t->right[t->columns]  = align[t->columns] == 'r';
        t->joined[t->columns] = align[t->columns] == 'j';
    }
    return t;
}

void mu_table_free(mu_table *t)
{
    if (t == NULL) return;
    mu_arena_free(t->arena);
    free(t);
}

void mu_table_row(mu_table *t)
{
    if (t == NULL || t->failed) return;

    row *r = MU_NEW(t->arena, row);
    if (r == NULL) {
        t->failed = true;
        return;
    }
    if (t->last == NULL)
        t->first = r;
    else
        t->last->next = r;
    t->last = r;
}

static void set_cell(mu_table *t, int column, const char *cell, bool spans)
{
    if (t == NULL || t->failed || t->last == NULL) return;

    t->last->cell[column]  = mu_arena_text(t->arena, cell);
    t->last->spans[column] = spans;
    if (t->last->cell[column] == NULL) t->failed = true;
    if (spans) return;

    const int width = mu_text_width(cell);
    if (width > t->width[column]) t->width[column] = width;
}

void mu_table_put(mu_table *t, int column, const char *cell)
{
    set_cell(t, column, cell, false);
}

void mu_table_span(mu_table *t, int column, const char *cell)
{
    set_cell(t, column, cell, true);
}

static void take_cell(mu_table *t, int column, mu_text *cell, bool spans)
{
    char *s = mu_text_take(cell);

    if (s != NULL)
        set_cell(t, column, s, spans);
    else if (t != NULL)
        t->failed = true;
    free(s);
}

void mu_table_take(mu_table *t, int column, mu_text *cell)
{
    take_cell(t, column, cell, false);
}

void mu_table_take_span(mu_table *t, int column, mu_text *cell)
{
    take_cell(t, column, cell, true);
}

/* Columns that are empty in every row take no room. */
static int start_of(const mu_table *t, int column)
{
    int at = 0;

    for (int c = 0; c < column; c++)
        if (t->width[c] > 0) at += t->width[c] + (t->joined[c + 1] ? 0 : GAP);
    return at;
}

int mu_table_width(const mu_table *t)
{
    int widest = 0;

    if (t == NULL) return 0;
    for (const row *r = t->first; r != NULL; r = r->next)
        for (int c = 0; c < t->columns; c++) {
            if (r->cell[c] == NULL) continue;
            const int width = r->spans[c] ? mu_text_width(r->cell[c]) : t->width[c];
            if (start_of(t, c) + width > widest) widest = start_of(t, c) + width;
        }
    return widest;
}

static void print_row(const mu_table *t, const row *r, int indent, mu_text *out)
{
    int at = -indent; /* display column reached; the indentation counts for nothing */

    for (int c = 0; c < t->columns; c++) {
        const char *cell = r->cell[c];
        if (cell == NULL || cell[0] == '\0') continue;

        const int width = mu_text_width(cell);
        int       start = start_of(t, c);
        if (t->right[c] && !r->spans[c]) start += t->width[c] - width;
        if (start > at) mu_text_repeat(out, " ", start - at);
        mu_text_add(out, cell);
        at = start + width;
    }
    mu_text_add(out, "\n");
}

void mu_table_print(const mu_table *t, int indent, mu_text *out)
{
    if (t == NULL || t->failed) {
        out->failed = true;
        return;
    }
    for (const row *r = t->first; r != NULL; r = r->next) print_row(t, r, indent, out);
}
