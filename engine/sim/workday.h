/* workday.h - the calendar's edges: doors open and close, people come on duty and go off. Private to sim. */
#ifndef MU_SIM_WORKDAY_H
#define MU_SIM_WORKDAY_H

#include "sim/state.h"

/* Handles every edge due now and plans the next. */
void mu_workday_edges(mu_world *w);
/* Plans the first edge. */
void mu_workday_begin(mu_world *w);

/* `change` people of a team log in (positive) or out (negative). */
void mu_workday_staffed(mu_world *w, int32_t team, int32_t change);
/* Writes the time since the last change into the current cell, for all teams. */
void mu_workday_close_cell(mu_world *w, int64_t till_us);

#endif
