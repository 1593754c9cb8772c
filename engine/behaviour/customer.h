/* customer.h - what customers make of how they are treated. Pure functions: they draw nothing and remember nothing, and
 * with neutral parameters they give back exactly what they got.
 */
#ifndef MU_BEHAVIOUR_CUSTOMER_H
#define MU_BEHAVIOUR_CUSTOMER_H

#include "base/simtime.h"

/* How long a customer waits who would have waited `patience_us` (MU_NEVER_US: for ever) and was told `told_us`: his
 * patience is used up at `before` times its pace until the announced time, and at `after` times from then on.
 * before >= 0, after > 0; 1 and 1 change nothing.
 *
 * For exponential patience this is the hazard `before`/mean and then `after`/mean, as the reference point of Webb, Yu &
 * Bretthauer (2019) has it. For any other law it is an accelerated failure time: the same customer on a clock that runs
 * slower, then faster. That needs no more than the patience drawn, so that he is the same in every arm. */
int64_t mu_customer_patience(int64_t patience_us, int64_t told_us, double before, double after);

#endif
