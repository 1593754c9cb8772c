/* workday.h - the calendar's edges: doors open and close, people come on duty and go off. Private to sim. */
#ifndef MU_SIM_WORKDAY_H
#define MU_SIM_WORKDAY_H

#include "sim/state.h"

/* Handles every edge due now and plans the next. */
void mu_workday_edges(mu_world *w);
/* Plans the first edge. */
void mu_workday_begin(mu_world *w);
/* Plans the next one anew, where an earlier one may have come up. */
void mu_workday_plan(mu_world *w);

/* By order: `agent`, off duty, comes on until then; the duty of one who is marked for it ends (duty.h). */
void mu_workday_come(mu_world *w, uint32_t agent, int64_t till_us);
void mu_workday_go(mu_world *w, uint32_t agent, mu_shift_end end);

/* `change` people of a team log in (positive) or out (negative). */
void mu_workday_staffed(mu_world *w, int32_t team, int32_t change);
/* Writes the time since the last change into the current cell, for all teams. */
void mu_workday_close_cell(mu_world *w, int64_t till_us);

#endif
