#include "report/csvout.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Adds one cell and the comma before it, quoted when it has to be. */
void mu_csvout_cell(mu_text *row, const char *s)
{
    if (row->length > 0) mu_text_add(row, ",");
    if (strpbrk(s, ",\"\r\n") == NULL) {
        mu_text_add(row, s);
        return;
    }
    mu_text_add(row, "\"");
    for (; *s != '\0'; s++) {
        if (*s == '"') mu_text_add(row, "\"");
        mu_text_add_n(row, s, 1);
    }
    mu_text_add(row, "\"");
}

void mu_csvout_number(mu_text *row, double x)
{
    char digits[32];

    mu_number_print(x, digits, sizeof digits);
    mu_csvout_cell(row, strcmp(digits, "null") == 0 ? "" : digits);
}

void mu_csvout_integer(mu_text *row, int64_t x)
{
    char digits[32];

    snprintf(digits, sizeof digits, "%" PRId64, x);
    mu_csvout_cell(row, digits);
}

void mu_csvout_estimate(mu_text *row, const mu_estimate *e, const mu_spread *days)
{
    mu_csvout_number(row, e->mean);
    mu_csvout_number(row, e->se);
    mu_csvout_number(row, e->low);
    mu_csvout_number(row, e->high);
    mu_csvout_integer(row, e->n);
    mu_csvout_number(row, days->p10);
    mu_csvout_number(row, days->p50);
    mu_csvout_number(row, days->p90);
}

void mu_csvout_end(mu_output *o, mu_text *row)
{
    mu_text_add(row, "\n");
    mu_output_add_text(o, row);
}
