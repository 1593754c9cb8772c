/* impatience.h - M/M/c+G: any patience, exponential service, exact by quadrature.
 *
 * Baccelli & Hebuterne (1981); Zeltyn & Mandelbaum (2005, Queueing Systems 51, section 4). The offered wait V
 * (how long a contact of endless patience would wait) has on v > 0 a density proportional to
 *     exp(arrivals * H(v) - c/service * v),   H(v) = integral of P(patience > u) from 0 to v,
 * and everything else is an integral against it. Units as in steady_state.h; `patience` is in the same unit.
 */
#ifndef MU_PLAN_IMPATIENCE_H
#define MU_PLAN_IMPATIENCE_H

#include "model/demand.h"
#include "plan/steady_state.h"

/* False when a parameter is out of range, memory ran out, or the queue has no steady state. `patience` may be
 * NULL: nobody gives up (then Erlang C comes out). queue_variance is NaN. */
bool mu_impatient_state(int c, double arrivals, double service, const mu_dist *patience,
                        mu_steady_state *out);

/* Service level within `within` in the variant asked for; NaN where mu_impatient_state says false. */
double mu_impatient_level(int c, double arrivals, double service, const mu_dist *patience, double within,
                          mu_sl variant);

/* Share of all arrivals, whether answered or not, that waited more than `within`. */
double mu_impatient_wait_above(int c, double arrivals, double service, const mu_dist *patience,
                               double within);

#endif
