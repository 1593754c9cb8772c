/* load_published.c - figures that somebody else found for this model. */
#include "scenario/load_parts.h"

#include "base/text.h"

#include <ctype.h>
#include <string.h>

/* 95 % of a normal distribution lie within so many standard errors. */
#define HALF_WIDTH_IN_SE 1.959963984540054

/* The kind in which a scalar is written, and its value. */
static mu_written read_figure(const char *text, double *value)
{
    mu_span span;

    if (mu_number_parse(text, value)) return MU_WRITTEN_NUMBER;
    if (mu_share_parse(text, value)) return MU_WRITTEN_SHARE;
    const bool known = mu_span_parse(text, &span);
    mu_assert(known); /* the schema lets nothing else through */
    *value = mu_span_seconds(span);
    return MU_WRITTEN_SPAN;
}

/* Half a unit of the last digit: "3.51%" is read again as "0.01%". Digits of an exponent stay. */
static double rounding_of(const char *text)
{
    const size_t length = strlen(text);
    char         last_place[80];
    char        *last = NULL;
    double       unit = 0;

    if (length >= sizeof last_place) return 0;
    memcpy(last_place, text, length + 1);
    for (char *c = last_place; *c != '\0'; c++) {
        if ((*c == 'e' || *c == 'E') && c[1] != '\0' && strchr("+-0123456789", c[1]) != NULL) break;
        if (!isdigit((unsigned char)*c)) continue;
        *c   = '0';
        last = c;
    }
    if (last == NULL) return 0;
    *last = '1';
    read_figure(last_place, &unit);
    return unit < 0 ? -unit / 2 : unit / 2;
}

/* Types and teams together, for a name that is neither. */
static mu_entries everybody(mu_load *l)
{
    const mu_node **node = MU_LOAD_SCRATCH(l, l->types.n + l->teams.n, const mu_node *);

    if (node == NULL) return (mu_entries){ 0 };
    memcpy(node, l->types.node, (size_t)l->types.n * sizeof *node);
    memcpy(node + l->types.n, l->teams.node, (size_t)l->teams.n * sizeof *node);
    return (mu_entries){ l->types.n + l->teams.n, node };
}

/* The uncertainty below `key`, which must be written like the figure; 0: none is given. */
static double load_error(mu_load *l, const mu_node *figure, const char *key, mu_written written)
{
    static const char *const how[] = { "write a bare number", "write it as a share, such as 0.03%",
                                       "write it as a time, such as 0.1s" };
    const mu_node           *node  = mu_node_get(figure, key);
    double                   value = 0;

    if (node == NULL) return 0;
    if (read_figure(node->text, &value) != written)
        mu_load_report(l, node, how[written], "this is not written like the value");
    else if (!(value > 0))
        mu_load_report(l, node, "leave it out when the figure is exact", "an uncertainty lies above 0");
    return value;
}

static mu_where kept_place(mu_load *l, mu_where at)
{
    at.file = at.file != NULL ? mu_arena_text(l->arena, at.file) : NULL;
    return at;
}

static void load_figure(mu_load *l, const mu_node *node, mu_published_figure *f)
{
    const mu_node *of = mu_node_get(node, "of"), *note = mu_node_get(node, "note");
    const mu_node *measure = mu_node_get(node, "measure"), *value = mu_node_get(node, "value");

    if (of != NULL && mu_entries_find(l->types, of->text) < 0 && mu_entries_find(l->teams, of->text) < 0)
        mu_load_report_name(l, of, "there is no contact type or team", of->text, everybody(l));
    f->who        = of != NULL ? mu_arena_text(l->arena, of->text) : NULL;
    f->measure    = mu_arena_text(l->arena, measure->text);
    f->note       = note != NULL ? mu_arena_text(l->arena, note->text) : NULL;
    f->measure_at = kept_place(l, measure->at);
    f->value_at   = kept_place(l, value->at);
    f->written    = read_figure(value->text, &f->value);
    f->rounding   = rounding_of(value->text);

    const double half_width = load_error(l, node, "half_width", f->written);
    f->se                   = load_error(l, node, "se", f->written);
    if (half_width > 0 && f->se > 0)
        mu_load_report(l, mu_node_get(node, "se"), "give one of them", "half_width says the same");
    if (half_width > 0) f->se = half_width / HALF_WIDTH_IN_SE;
    if (f->measure == NULL || (of != NULL && f->who == NULL) || (note != NULL && f->note == NULL))
        mu_load_no_memory(l);
}

void mu_load_published(mu_load *l)
{
    const mu_node *node    = mu_node_get(l->root, "published");
    const mu_node *figures = node != NULL ? mu_node_get(node, "figures") : NULL;

    if (figures == NULL) return;
    mu_published_figure *f = MU_LOAD_NEW(l, figures->n, mu_published_figure);
    if (f == NULL) return;
    for (int32_t i = 0; i < figures->n; i++) load_figure(l, figures->child[i], &f[i]);
    l->model->published_in = mu_arena_text(l->arena, mu_node_get(node, "source")->text);
    l->model->n_published  = figures->n;
    l->model->published    = f;
    if (l->model->published_in == NULL) mu_load_no_memory(l);
}
