#include "sim/stretch.h"

/* The total that sits at `entry` in the row of a cell; rows are `row` bytes long. */
static inline double *total(void *base, size_t row, int32_t cell, size_t entry)
{
    return (double *)(void *)((char *)base + (size_t)cell * row + entry);
}

void mu_stretch_split(const mu_world *w, int64_t from_us, void *base, size_t row, size_t entry)
{
    const mu_cell *cells = w->model->calendar.cells;
    int64_t        till  = w->now.us;
    int32_t        cell  = w->cell;

    while (cell > 0 && from_us < cells[cell].from.us) {
        if (till > cells[cell].from.us) {
            *total(base, row, cell, entry) += (double)(till - cells[cell].from.us);
            till = cells[cell].from.us;
        }
        cell--;
    }
    *total(base, row, cell, entry) += (double)(till - from_us);
}

void mu_stretch_sessions(mu_world *w, int32_t team, int64_t from_us, int32_t n)
{
    const size_t row = (size_t)w->model->n_teams * sizeof(mu_team_cell),
                 at  = (size_t)team * sizeof(mu_team_cell);

    if (n == 0) return;
    mu_stretch_split(w, from_us, w->record->team, row, at + offsetof(mu_team_cell, engaged_us));
    for (int32_t i = 0; i < n; i++)
        mu_stretch_split(w, from_us, w->record->team, row, at + offsetof(mu_team_cell, session_us));
}
