#include "experiment/steady.h"

int32_t mu_mser5(const double *x, int32_t n)
{
    const int32_t groups = n / 5;
    double        sum = 0, squares = 0, best = 0;
    int32_t       cut = 0;

    if (groups < 4) return 0;
    /* From the end towards the front, so that sums over what is left grow by one group at a time. Values are
     * taken relative to the last group, because plain sums of squares lose digits. */
    double last = 0;
    for (int32_t i = 0; i < 5; i++) last += x[(groups - 1) * 5 + i] / 5.0;
    for (int32_t g = groups - 1; g >= 0; g--) {
        double mean = 0;
        for (int32_t i = 0; i < 5; i++) mean += x[g * 5 + i] / 5.0;
        const double  d    = mean - last;
        const int32_t left = groups - g;
        sum += d;
        squares += d * d;
        if (g > groups / 2) continue;
        const double variance = squares - sum * sum / left;
        const double score    = variance / ((double)left * (double)left);
        if (g == groups / 2 || score <= best) {
            best = score;
            cut  = g;
        }
    }
    return cut * 5;
}

void mu_steady_add_levels(const mu_model *m, const mu_record *r, double *sum)
{
    for (int32_t k = 0; k < m->calendar.n_cells; k++) {
        const mu_cell *cell = &m->calendar.cells[k];
        double         area = 0;
        if (!cell->open) continue;
        for (int32_t i = 0; i < m->n_types; i++) area += r->contact[(int64_t)k * m->n_types + i].queue_us;
        for (int32_t i = 0; i < m->n_teams; i++) area += r->team[(int64_t)k * m->n_teams + i].busy_us;
        *sum++ += area / (double)(cell->till.us - cell->from.us);
    }
}

mu_batching mu_steady_cut(int32_t first, int32_t n, int32_t wanted)
{
    const int32_t cells = n - first;
    mu_batching   b     = { first, cells, 1 };

    if (cells <= 0) return (mu_batching){ n > 0 ? n - 1 : 0, 1, n > 0 };
    if (wanted > cells) wanted = cells;
    if (wanted < 1) wanted = 1;
    b.batches = wanted;
    b.length  = cells / wanted;
    b.first   = n - b.length * wanted;
    return b;
}
