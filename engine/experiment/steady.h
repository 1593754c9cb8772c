/* steady.h - steady state: where the warm-up ends, and how a long run is cut into batches.
 *
 * Warm-up by MSER-5 (White 1997): the truncation point that minimises the squared standard error of what is
 * left, looked for in the first half of the series of means of five cells. The series is the mean number of
 * contacts in the system per cell, averaged over the pilot replications.
 */
#ifndef MU_EXPERIMENT_STEADY_H
#define MU_EXPERIMENT_STEADY_H

#include "experiment/measure.h"

/* Values to remove from the start of `n` observations: a multiple of 5, at most half of them. 0 for n < 20. */
int32_t mu_mser5(const double *x, int32_t n);

/* Mean number in the system (waiting and in hand) in each open cell of the record, added to `sum`, which has one
 * entry per open cell. */
void mu_steady_add_levels(const mu_model *m, const mu_record *r, double *sum);

/* How the cells after the warm-up are cut: `batches` stretches of `length` cells from cell `first` on. */
typedef struct {
    int32_t first, length, batches;
} mu_batching;

/* Cuts the open cells [first, n) into at most `wanted` equal batches, leaving what does not divide to the
 * warm-up. At least one batch as long as there is a cell. */
mu_batching mu_steady_cut(int32_t first, int32_t n, int32_t wanted);

#endif
