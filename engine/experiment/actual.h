/* actual.h - what the runs show where rows of the scenario's `actual` were measured.
 *
 * A row with a date describes one reporting interval. A row without one is a mean over many days; it describes
 * all open intervals of its time of day (and weekday), and what stands beside it is the ratio of totals over
 * all of them: one value per replication, a mean over as many days as the replication has of that kind. So its
 * band is that of such means, not of single days.
 *
 * Rows that describe the same intervals share what is kept, and no interval is described by two different rows:
 * there are never more values per replication than open intervals.
 */
#ifndef MU_EXPERIMENT_ACTUAL_H
#define MU_EXPERIMENT_ACTUAL_H

#include "experiment/results.h"

/* The first row that describes a cell, or -1. O(log n). */
int32_t mu_actual_row_of(const mu_model *m, const mu_cell *cell);

/* Do two rows describe the same cells? Such rows are neighbours. */
bool mu_actual_same(const mu_actual_row *a, const mu_actual_row *b);

/* What was measured, in the order of mu_band_measure; NaN where unknown. */
double mu_actual_figure(const mu_actual_row *row, int measure);

typedef struct mu_actual mu_actual;

/* NULL if out of memory. The model may have no `actual`; then nothing is kept. */
mu_actual *mu_actual_new(const mu_model *m);
void       mu_actual_free(mu_actual *a); /* accepts NULL */

/* Notes one cell of the replication at hand, of the contacts that were measured. Cells of a warm-up belong to
 * no mean; a row with the date of such a cell is compared with it all the same. */
void mu_actual_note(mu_actual *a, int32_t cell, const mu_totals *t, bool warm_up);
/* The replication is over. False if out of memory. */
bool mu_actual_end(mu_actual *a);

/* Of one row: cells in a replication, totals of each replication (never NULL), and P5, median and P95 over
 * replications in the fields p10, p50, p90; `scratch` has room for one value per replication. */
int32_t         mu_actual_cells(const mu_actual *a, int32_t row);
const mu_pairs *mu_actual_pairs(const mu_actual *a, int32_t row, int measure);
mu_spread       mu_actual_band(const mu_actual *a, int32_t row, int measure, double *scratch);

#endif
