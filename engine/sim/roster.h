/* roster.h - who on duty is away: breaks, meetings, training, absence; and the time account of each person. Private
 * to the sim layer.
 *
 * A stretch of duty is laid out person by person as it begins, and at most a day ahead, so that a year costs no more
 * memory than a day. A contact in hand is always finished before a pause, and while those who still wait at closing
 * time are served, nobody goes on one.
 *
 * On the phones (idle or busy), mu_agent.on_shift is true; it is false when a pause is due or duty is over, so that
 * whoever becomes free asks here. Without a roster (world.roster NULL) it is false only when duty is over.
 */
#ifndef MU_SIM_ROSTER_H
#define MU_SIM_ROSTER_H

#include "sim/state.h"

/* True when people on duty are ever away. */
bool mu_roster_needed(const mu_model *m);
/* NULL if out of memory. */
mu_roster *mu_roster_new(const mu_model *m, mu_arena *a);
void       mu_roster_free(mu_roster *r); /* accepts NULL; the arena keeps the rest */

/* Nobody is on duty, at the start of a replication. */
void mu_roster_begin(mu_world *w);
/* The next instant at which somebody goes away or comes back, or MU_NEVER_US. */
int64_t mu_roster_next_us(const mu_world *w);
/* Handles all that is due now. */
void mu_roster_edges(mu_world *w);

/* `agent` comes on duty by edges[edge]. True when he does not log in now: he is away from the start, or still busy. */
bool mu_roster_come_on(mu_world *w, uint32_t agent, int32_t edge);
/* His duty is over. A pause ends with it: afterwards he is off, or has something in hand, or (when a closing queue
 * still waits) has nothing in hand and is about to take some of it. */
void mu_roster_go_off(mu_world *w, uint32_t agent);
/* He is away and comes back to the phones, for those who wait at closing time at the end of his duty at the latest. */
bool mu_roster_will_return(const mu_world *w, uint32_t agent);
/* Whether his duty goes on, wherever he is. */
bool mu_roster_on_duty(const mu_world *w, uint32_t agent);
/* His duty is over, and he is still there. */
void mu_roster_overruns(mu_world *w, uint32_t agent);

/* A pause is due, but as long as contacts wait he takes them first. */
bool mu_roster_takes_more(const mu_world *w, uint32_t agent);
/* He has nothing in hand, is not in the line of idle people, and may not become idle. False: he is to log out. */
bool mu_roster_steps_away(mu_world *w, uint32_t agent);

/* What orders change (duty.h, loan.h). */

/* `agent`, off duty, comes on duty until then, without pauses. True when he is still busy and has not logged in. */
bool mu_roster_call_in(mu_world *w, uint32_t agent, int64_t till_us);
/* His duty ends then. */
void mu_roster_extend(mu_world *w, uint32_t agent, int64_t till_us);
/* He is on duty already as edges[edge] brings him on: from now on the shift counts. */
void mu_roster_goes_over(mu_world *w, uint32_t agent, int32_t edge);
/* When his duty ends; now when he is not on duty. */
int64_t mu_roster_duty_till(const mu_world *w, uint32_t agent);
/* Why he is away, mu_away; -1: he is not. */
int32_t mu_roster_pause_kind(const mu_world *w, uint32_t agent);
/* How many seats of a team are on duty and nobody's. */
int32_t mu_roster_vacant(const mu_world *w, int32_t team);
/* Which of his pauses he may take has changed. mu_roster_edges is called afterwards. */
void mu_roster_look_again(mu_world *w, uint32_t agent);
/* On the phones, he goes on loan as soon as he has nothing in hand; and need not any longer, or comes back. */
void mu_roster_lend(mu_world *w, uint32_t agent);
void mu_roster_is_back(mu_world *w, uint32_t agent);

/* Writes the time since the last change into the current cell. */
void mu_roster_close_cell(mu_world *w, int64_t till_us);
/* Writes the time that still runs at the end into the accounts. */
void mu_roster_close_books(mu_world *w);

/* What an hour of the person's time costs now. */
double mu_roster_pay(const mu_world *w, uint32_t agent);

#endif
