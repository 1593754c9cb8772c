#include "scenario/schema_marks.h"

#include <stdio.h>
#include <string.h>

#include "base/units.h"
#include "scenario/schema_tree.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The brackets at the end of a source, or NULL. */
static const char *brackets_of(const mu_schema_row *row)
{
    return row->source != NULL ? strrchr(row->source, '[') : NULL;
}

char mu_schema_mark(const mu_schema_row *row)
{
    const char *at   = brackets_of(row);
    char        mark = 0;

    for (; at != NULL && *at != '\0' && *at != ']'; at++) {
        if (*at < 'A' || *at > 'D' || is_letter(at[-1]) || is_letter(at[1])) continue;
        if (*at > mark) mark = *at;
    }
    return mark;
}

/* ---- ranges ----------------------------------------------------------------------------------------- */

static bool fits(const mu_schema_row *row, const char *text)
{
    const mu_node node = { .kind = MU_NODE_SCALAR, .text = text };

    return mu_scalar_fits(row, &node) == MU_FITS;
}

/* "0.2 to 1.2]": the words around " to ". */
static bool written_range(const mu_schema_row *row, char *low, char *high, size_t size)
{
    const char *brackets = brackets_of(row), *to = brackets != NULL ? strstr(brackets, " to ") : NULL;
    const char *from = to;

    if (to == NULL) return false;
    while (from > brackets && from[-1] != ' ' && from[-1] != '[') from--;
    snprintf(low, size, "%.*s", (int)(to - from), from);
    snprintf(high, size, "%.*s", (int)strcspn(to + 4, " ];,"), to + 4);
    return fits(row, low) && fits(row, high);
}

static bool read_magnitude(const mu_schema_row *row, const char *text, double *x)
{
    mu_span span;

    if ((row->kinds & MU_KIND_SPAN) && mu_span_parse(text, &span)) {
        *x = mu_span_seconds(span);
        return true;
    }
    if (row->kinds & MU_KIND_SHARE) return mu_share_parse(text, x);
    return (row->kinds & MU_KIND_NUMBER) && mu_number_parse(text, x);
}

static void print_magnitude(const mu_schema_row *row, double x, char *buffer, size_t size)
{
    if (x > row->max && row->max > row->min) x = row->max;
    if (x < row->min && row->max > row->min) x = row->min;
    if (row->kinds & MU_KIND_SPAN)
        mu_span_print(mu_span_from_seconds(x), buffer, size);
    else if (row->kinds & MU_KIND_SHARE)
        snprintf(buffer, size, "%.3g%%", 100 * x);
    else
        snprintf(buffer, size, "%.3g", x);
}

bool mu_schema_plausible(const mu_schema_row *row, const char *value, char *low, char *high, size_t size)
{
    double x;

    if (!read_magnitude(row, value, &x)) return false;
    if (written_range(row, low, high, size)) return true;
    if (x == 0) return false;
    /* Above a half, half and twice the odds: twice 85 % is nothing. */
    const bool odds = (row->kinds & MU_KIND_SHARE) && row->max <= 1 && x > 0.5 && x < 1;
    print_magnitude(row, odds ? x / (2 - x) : x / 2, low, size);
    print_magnitude(row, odds ? 2 * x / (1 + x) : x * 2, high, size);
    return fits(row, low) && fits(row, high) && strcmp(low, high) != 0;
}
