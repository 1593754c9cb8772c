#include "import/quality.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 80 /* columns of the printed list of lines */

static const char *const any_other = "left out for one of many other reasons";

static mu_remark *remark_for(mu_quality *q, bool kept, const char *reason)
{
    for (int32_t i = 0; i < q->n; i++)
        if (strcmp(q->remark[i].reason, reason) == 0) return &q->remark[i];
    if (q->n == MU_REMARKS_LIMIT - 1 && reason != any_other) return remark_for(q, kept, any_other);

    mu_remark *new_one = &q->remark[q->n];
    *new_one           = (mu_remark){ .reason = mu_arena_text(q->arena, reason), .kept = kept };
    new_one->run       = MU_NEW_ARRAY(q->arena, MU_REMARK_LINES_KEPT, mu_line_run);
    if (new_one->reason == NULL || new_one->run == NULL) return NULL;
    q->n++;
    return new_one;
}

mu_status mu_quality_add(mu_quality *q, bool kept, int line, const char *reason)
{
    mu_remark *r = remark_for(q, kept, reason);

    if (r == NULL) return MU_ERR_NOMEM;
    r->rows++;
    q->left_out += !r->kept;
    if (r->n_runs > 0 && r->run[r->n_runs - 1].last == line - 1)
        r->run[r->n_runs - 1].last = line;
    else if (r->n_runs < MU_REMARK_LINES_KEPT)
        r->run[r->n_runs++] = (mu_line_run){ line, line };
    return MU_OK;
}

int64_t mu_quality_rows(const mu_quality *q, const char *reason)
{
    for (int32_t i = 0; i < q->n; i++)
        if (strcmp(q->remark[i].reason, reason) == 0) return q->remark[i].rows;
    return 0;
}

static int left_out_and_frequent_first(const void *x, const void *y)
{
    const mu_remark *a = *(const mu_remark *const *)x, *b = *(const mu_remark *const *)y;

    if (a->kept != b->kept) return (int)a->kept - (int)b->kept;
    if (a->rows != b->rows) return a->rows > b->rows ? -1 : 1;
    return strcmp(a->reason, b->reason);
}

static void print_lines(const mu_remark *r, mu_text *t)
{
    int64_t told  = 0;
    size_t  start = t->length;

    mu_text_add(t, "      lines");
    for (int32_t i = 0; i < r->n_runs; i++) {
        if (t->length - start > WIDTH - 12) {
            mu_text_add(t, "\n           ");
            start = t->length - 11;
        }
        mu_text_addf(t, " %d", r->run[i].first);
        if (r->run[i].last > r->run[i].first) mu_text_addf(t, "-%d", r->run[i].last);
        told += r->run[i].last - r->run[i].first + 1;
    }
    if (told < r->rows) mu_text_addf(t, " and %" PRId64 " more", r->rows - told);
    mu_text_add(t, "\n");
}

void mu_quality_print(const mu_quality *q, mu_text *t)
{
    const mu_remark *order[MU_REMARKS_LIMIT];
    bool             said_kept = false, said_out = false;

    for (int32_t i = 0; i < q->n; i++) order[i] = &q->remark[i];
    if (q->n > 0) qsort(order, (size_t)q->n, sizeof *order, left_out_and_frequent_first);
    for (int32_t i = 0; i < q->n; i++) {
        if (!order[i]->kept && !said_out) mu_text_add(t, "Rows left out\n");
        if (order[i]->kept && !said_kept) mu_text_add(t, "Rows kept, but with a value that was not used\n");
        said_out |= !order[i]->kept;
        said_kept |= order[i]->kept;
        mu_text_addf(t, "  %7" PRId64 "  %s\n", order[i]->rows, order[i]->reason);
        print_lines(order[i], t);
    }
    if (q->n == 0) mu_text_add(t, "Every row was used.\n");
}
