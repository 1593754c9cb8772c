/* loan.h - people of one team who work in another for a while. Private to the sim layer.
 *
 * A team has seats for people of other teams (mu_team.n_guests). Whoever is moved leaves his team's line as for a pause,
 * and a seat there comes on duty: it works as the people of that team do, and counts as logged in there. What he has in
 * hand is finished first, on his way there as on his way back. He is paid where he belongs, in overrun too; a seat is not.
 */
#ifndef MU_SIM_LOAN_H
#define MU_SIM_LOAN_H

#include "sim/state.h"

/* Whom an order reaches, into pick[], and the seats for them, into seat[]; how many. */
int32_t mu_loan_choose_to_move(const mu_world *w, const mu_order *o, uint32_t *pick, uint32_t *seat);
int32_t mu_loan_choose_to_call_back(const mu_world *w, const mu_order *o, uint32_t *pick);

/* One of them is to go; to come back; his time there is up, unless he was called back before. */
void mu_loan_move(mu_world *w, const mu_order *o, uint32_t agent, uint32_t seat);
void mu_loan_end(mu_world *w, uint32_t agent);
void mu_loan_is_up(mu_world *w, uint32_t agent, uint32_t stamp);

/* He has left his team. */
void mu_loan_begins(mu_world *w, uint32_t agent);
/* `agent` logs out: if it is a seat, whoever sat there is back. */
void mu_loan_over(mu_world *w, uint32_t agent);
/* His duty is over: he does not go any more, or comes back at once, or after what he has in hand. */
void mu_loan_ends_with_duty(mu_world *w, uint32_t agent);

/* It is a seat for people of other teams. */
bool mu_loan_is_seat(const mu_world *w, uint32_t agent);

#endif
