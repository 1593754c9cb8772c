/* load_csv.c - data files: found beside the scenario, read row by row, hashed as they are read. */
#include "scenario/load_parts.h"

#include "base/text.h"
#include "scenario/schema_tree.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Problems told of one table before it is put aside. */
enum { MOST_IN_A_TABLE = 20 };

static void hash_cells(mu_load *l, const mu_csv *csv, bool header)
{
    const size_t n = header ? mu_csv_columns(csv) : mu_csv_cells(csv);

    for (size_t i = 0; i < n; i++) {
        const char *cell = header ? mu_csv_column(csv, i) : mu_csv_cell(csv, i);
        l->data_hash     = mu_hash_bytes(l->data_hash, cell, strlen(cell) + 1);
    }
    l->data_hash = mu_hash_bytes(l->data_hash, "\n", 1);
}

mu_csv *mu_load_open(mu_load *l, const mu_node *node)
{
    char        path[5000];
    struct stat about;
    mu_csv     *csv = NULL;
    mu_status   st;

    snprintf(path, sizeof path, "%s%s", node->text[0] == '/' ? "" : l->folder, node->text);
    if (stat(path, &about) != 0) {
        mu_load_report(
            l, node, node->text[0] == '/' ? NULL : "data files are looked for in the folder of the scenario",
            "cannot read \"%s\": %s", node->text, strerror(errno));
        return NULL;
    }
    if (!S_ISREG(about.st_mode)) { /* a pipe could make us wait for ever */
        mu_load_report(l, node, NULL, "expected a file, found %s \"%s\"",
                       S_ISDIR(about.st_mode) ? "a directory" : "a device", node->text);
        return NULL;
    }
    st = mu_csv_open(path, l->diag, &csv);
    if (st != MU_OK) {
        l->problems++;
        if (l->status == MU_OK) l->status = st;
        return NULL;
    }
    hash_cells(l, csv, true);
    return csv;
}

bool mu_load_next(mu_load *l, mu_csv *csv)
{
    mu_status st;

    if (!mu_csv_next(csv, &st)) {
        if (st != MU_OK) l->problems++;
        if (st != MU_OK && l->status == MU_OK) l->status = st;
        return false;
    }
    hash_cells(l, csv, false);
    return true;
}

int mu_load_column(mu_load *l, const mu_node *node, const mu_csv *csv, const char *name, bool must)
{
    const int   found = mu_csv_find(csv, name);
    const char *words[64], *nearest;
    char        hint[400] = "its columns are ";
    size_t      n = 0, length = strlen(hint);

    if (found >= 0 || !must) return found;
    for (size_t i = 0; i < mu_csv_columns(csv) && n < 64; i++) words[n++] = mu_csv_column(csv, i);
    nearest = mu_text_nearest(name, words, n);
    for (size_t i = 0; i < n && length + 100 < sizeof hint; i++)
        length +=
            (size_t)snprintf(hint + length, sizeof hint - length, "%s%.80s", i > 0 ? ", " : "", words[i]);
    if (nearest != NULL)
        mu_load_report(l, node, hint, "%s has no column \"%s\"; did you mean \"%s\"?", mu_csv_path(csv), name,
                       nearest);
    else
        mu_load_report(l, node, hint, "%s has no column \"%s\"", mu_csv_path(csv), name);
    return -1;
}

void mu_load_bad_cell(mu_load *l, const mu_csv *csv, int column, const char *expected, const char *hint)
{
    char        found[200], path[120];
    const char *cell = mu_csv_cell(csv, (size_t)column);

    if (cell[0] != '\0')
        snprintf(found, sizeof found, "\"%.150s\"", cell);
    else
        snprintf(found, sizeof found, "an empty cell");
    snprintf(path, sizeof path, "%.100s", mu_csv_column(csv, (size_t)column));
    l->problems++;
    if (l->status == MU_OK) l->status = MU_ERR_VALUE;
    mu_diag_add(l->diag, (mu_problem){
                             .status = MU_ERR_VALUE,
                             .at = { mu_csv_path(csv), mu_csv_line(csv), mu_csv_col(csv, (size_t)column), 0 },
                             .path     = path,
                             .expected = expected,
                             .found    = found,
                             .hint     = hint });
}

void mu_load_bad_date(mu_load *l, const mu_csv *csv, int column)
{
    char       hint[80];
    const bool hinted = mu_hint_date(mu_csv_cell(csv, (size_t)column), hint, sizeof hint);

    mu_load_bad_cell(l, csv, column, "a date such as 2026-01-05", hinted ? hint : NULL);
}

void mu_load_bad_clock(mu_load *l, const mu_csv *csv, int column)
{
    char       hint[80];
    const bool hinted = mu_hint_clock(mu_csv_cell(csv, (size_t)column), hint, sizeof hint);

    mu_load_bad_cell(l, csv, column, "a time of day such as 08:30", hinted ? hint : NULL);
}

void mu_load_bad_row(mu_load *l, const char *file, int line, const char *hint, const char *format, ...)
{
    char    message[300];
    va_list list;

    va_start(list, format);
    vsnprintf(message, sizeof message, format, list);
    va_end(list);
    l->problems++;
    if (l->status == MU_OK) l->status = MU_ERR_VALUE;
    mu_diag_add(l->diag,
                (mu_problem){
                    .status = MU_ERR_VALUE, .at = { file, line, 0, 0 }, .message = message, .hint = hint });
}

bool mu_load_goes_on(mu_load *l, int64_t problems_before)
{
    return l->status != MU_ERR_NOMEM && l->problems - problems_before < MOST_IN_A_TABLE;
}

bool mu_cell_seconds(const mu_csv *csv, int column, double *seconds)
{
    mu_span span;

    if (mu_csv_number(csv, (size_t)column, seconds)) return true;
    if (!mu_span_parse(mu_csv_cell(csv, (size_t)column), &span)) return false;
    *seconds = mu_span_seconds(span);
    return true;
}

bool mu_cell_clock(const mu_csv *csv, int column, mu_span *clock)
{
    return mu_clock_parse(mu_csv_cell(csv, (size_t)column), clock) && clock->us < MU_DAY_US;
}

bool mu_cell_weekday(const mu_csv *csv, int column, int *weekday)
{
    mu_days days;

    if (!mu_days_parse(mu_csv_cell(csv, (size_t)column), &days)) return false;
    for (int day = 0; day < 7; day++) {
        if (days != 1u << day) continue;
        *weekday = day;
        return true;
    }
    return false; /* several days */
}
