/* erlang.h - the closed forms of one team and one contact type: Erlang B, C and A, and M/M/c/K.
 *
 * First guesses for plans and checks of the simulation. `load` is the offered load in Erlangs, arrivals
 * times mean service time. Units as in steady_state.h. Everything is exact up to rounding (Erlang A's waits
 * up to a quadrature of about 1e-10).
 *
 * Functions that answer with a bool return false, and leave *out alone, when a parameter is out of range or
 * when there is no steady state (Erlang C with a load of c or more).
 */
#ifndef MU_PLAN_ERLANG_H
#define MU_PLAN_ERLANG_H

#include "model/demand.h"
#include "plan/steady_state.h"

/* Erlang B: share blocked by c lines. 1 for c == 0; NaN when c < 0 or load < 0. */
double mu_erlang_b(int c, double load);

/* Erlang C: share delayed with c people and unlimited patience; 1 when load >= c, NaN as Erlang B. */
double mu_erlang_c(int c, double load);
bool   mu_erlang_c_state(int c, double arrivals, double service, mu_steady_state *out);
/* Share answered within `within`; 0 when there is no steady state. */
double mu_erlang_c_level(int c, double arrivals, double service, double within);

/* Erlang A: patience is exponential with mean `patience`. Always stable. */
bool mu_erlang_a_state(int c, double arrivals, double service, double patience, mu_steady_state *out);
/* Service level in the variant asked for; NaN when a parameter is out of range. */
double mu_erlang_a_level(int c, double arrivals, double service, double patience, double within,
                         mu_sl variant);

/* M/M/c/K with `places` waiting places (K = c + places); no abandonment. */
bool mu_mmck_state(int c, int places, double arrivals, double service, mu_steady_state *out);
/* Share of the admitted answered within `within`. */
double mu_mmck_level(int c, int places, double arrivals, double service, double within);

/* What staffing has to meet. */
typedef struct {
    double share, within; /* at least this share answered within this time */
    double max_occupancy; /* and people at most this busy; 1: no such limit */
} mu_staffing_target;

/* Fewest people that meet the target by Erlang C, or by Erlang A (strict service level: answered in time
 * over all who arrive). -1 when a parameter is out of range or MU_STAFFING_MOST people are not enough. */
int mu_erlang_c_people(double arrivals, double service, mu_staffing_target target);
int mu_erlang_a_people(double arrivals, double service, double patience, mu_staffing_target target);

#define MU_STAFFING_MOST 1000000

#endif
