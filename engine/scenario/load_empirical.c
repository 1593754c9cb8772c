/* load_empirical.c - distributions as measured: a histogram written out, or a table of values or of bins. */
#include "scenario/load_parts.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_VALUES = 1000000 };

/* Numbers read from a table whose length is not known before. */
typedef struct {
    double *value;
    int32_t n, room;
} numbers;

static bool append(numbers *s, double value)
{
    if (s->n == s->room) {
        const int32_t room = s->room == 0 ? 1024 : 2 * s->room;
        double       *more = realloc(s->value, (size_t)room * sizeof *more);
        if (more == NULL) return false;
        s->value = more;
        s->room  = room;
    }
    s->value[s->n++] = value;
    return true;
}

static bool has_weight(mu_load *l, const mu_node *at, const double *weight, int32_t n)
{
    double sum = 0;

    for (int32_t i = 0; i < n; i++) sum += weight[i];
    if (sum > 0 && isfinite(sum)) return true;
    mu_load_report(l, at, NULL, "all weights are zero");
    return false;
}

/* One bin as it stands in the scenario: [from, till, weight]. */
static bool read_bin(mu_load *l, const mu_node *bin, double *from, double *till, double *weight)
{
    mu_span span;

    if (!mu_span_parse(bin->child[0]->text, &span) || !mu_span_parse(bin->child[1]->text, &span)) {
        mu_load_report(l, bin, "for example [0s, 30s, 12]", "a bin begins and ends at times with a unit");
        return false;
    }
    if (!mu_number_parse(bin->child[2]->text, weight)) {
        mu_load_report(l, bin->child[2], "for example [0s, 30s, 12]",
                       "the weight of a bin is a number, found \"%s\"", bin->child[2]->text);
        return false;
    }
    *from = mu_node_seconds(bin->child[0]);
    *till = mu_node_seconds(bin->child[1]);
    if (*from < *till) return true;
    mu_load_report(l, bin, NULL, "this bin ends at %s, not after its begin at %s", bin->child[1]->text,
                   bin->child[0]->text);
    return false;
}

static const mu_dist *histogram(mu_load *l, const mu_node *list)
{
    double *edge   = MU_LOAD_SCRATCH(l, list->n + 1, double);
    double *weight = MU_LOAD_SCRATCH(l, list->n, double);
    bool    good   = edge != NULL && weight != NULL;

    for (int32_t i = 0; i < list->n && edge != NULL && weight != NULL; i++) {
        const mu_node *bin = list->child[i];
        double         from;
        if (!read_bin(l, bin, &from, &edge[i + 1], &weight[i])) {
            good = false;
        } else if (i == 0) {
            edge[0] = from;
        } else if (good && from != edge[i]) {
            mu_load_report(l, bin, "bins follow each other without gaps; a gap is a bin of weight 0",
                           "this bin begins at %s, but the one before it ends at %s", bin->child[0]->text,
                           list->child[i - 1]->child[1]->text);
            good = false;
        }
    }
    if (!good || !has_weight(l, list, weight, list->n)) return NULL;
    return mu_dist_histogram(l->arena, list->n, edge, weight);
}

/* Reads a cell as seconds that are not negative; false after a report. */
static bool read_seconds(mu_load *l, const mu_csv *csv, int column, double *out)
{
    if (mu_cell_seconds(csv, column, out) && *out >= 0) return true;
    mu_load_bad_cell(l, csv, column, "a number of seconds or a time such as 5min", NULL);
    return false;
}

/* The columns from, to and weight of a table. */
static const mu_dist *table_of_bins(mu_load *l, const mu_node *node, mu_csv *csv)
{
    const int from = mu_csv_find(csv, "from"), to = mu_csv_find(csv, "to"),
              share       = mu_csv_find(csv, "weight");
    const int64_t  before = l->problems;
    numbers        edges = { 0 }, weights = { 0 };
    const mu_dist *d    = NULL;
    bool           room = true;

    while (room && mu_load_goes_on(l, before) && mu_load_next(l, csv)) {
        double low, high, weight = 0;
        if (!read_seconds(l, csv, from, &low) || !read_seconds(l, csv, to, &high)) continue;
        if (!mu_csv_number(csv, (size_t)share, &weight) || weight < 0)
            mu_load_bad_cell(l, csv, share, "a number of at least 0", NULL);
        if (low >= high)
            mu_load_bad_row(l, mu_csv_path(csv), mu_csv_line(csv), NULL,
                            "this bin does not end after its begin");
        if (edges.n > 0 && low != edges.value[edges.n - 1])
            mu_load_bad_row(l, mu_csv_path(csv), mu_csv_line(csv), "a gap is a bin of weight 0",
                            "this bin begins at %g, but the one before it ends at %g", low,
                            edges.value[edges.n - 1]);
        if (edges.n == MOST_VALUES) {
            mu_load_report(l, node, NULL, "%s has over %d rows", mu_csv_path(csv), MOST_VALUES);
            break;
        }
        if (edges.n == 0) room = append(&edges, low);
        room = room && append(&edges, high) && append(&weights, weight);
    }
    if (!room)
        mu_load_no_memory(l);
    else if (l->problems == before && weights.n == 0)
        mu_load_report(l, node, NULL, "%s has no rows", mu_csv_path(csv));
    else if (l->problems == before && has_weight(l, node, weights.value, weights.n))
        d = mu_dist_histogram(l->arena, weights.n, edges.value, weights.value);
    free(edges.value);
    free(weights.value);
    return d;
}

static const mu_dist *table_of_values(mu_load *l, const mu_node *node, mu_csv *csv, int column)
{
    const int64_t  before = l->problems;
    numbers        values = { 0 };
    const mu_dist *d      = NULL;
    bool           room   = true;

    while (room && mu_load_goes_on(l, before) && mu_load_next(l, csv)) {
        double value;
        if (!read_seconds(l, csv, column, &value)) continue;
        if (values.n == MOST_VALUES) {
            mu_load_report(l, node, "a histogram of so many values says as much", "%s has over %d rows",
                           mu_csv_path(csv), MOST_VALUES);
            break;
        }
        room = append(&values, value);
    }
    if (!room)
        mu_load_no_memory(l);
    else if (l->problems == before && values.n == 0)
        mu_load_report(l, node, NULL, "%s has no rows", mu_csv_path(csv));
    else if (l->problems == before)
        d = mu_dist_sample(l->arena, values.n, values.value);
    free(values.value);
    return d;
}

const mu_dist *mu_load_empirical(mu_load *l, const mu_node *node)
{
    const mu_node *table = mu_node_get(node, "table"), *named = mu_node_get(node, "column");
    const mu_dist *d = NULL;
    mu_csv        *csv;

    if (table == NULL) return histogram(l, mu_node_get(node, "histogram"));
    csv = mu_load_open(l, table);
    if (csv == NULL) return NULL;
    if (named == NULL && mu_csv_find(csv, "from") >= 0 && mu_csv_find(csv, "to") >= 0 &&
        mu_csv_find(csv, "weight") >= 0) {
        d = table_of_bins(l, table, csv);
    } else if (named == NULL && mu_csv_columns(csv) > 1) {
        mu_load_report(l, table, "name it beside the table: column: handle_s",
                       "%s has %d columns; which of them holds the values?", mu_csv_path(csv),
                       (int)mu_csv_columns(csv));
    } else {
        const int column = named != NULL ? mu_load_column(l, named, csv, named->text, true) : 0;
        if (column >= 0) d = table_of_values(l, table, csv, column);
    }
    mu_csv_close(csv);
    return d;
}
