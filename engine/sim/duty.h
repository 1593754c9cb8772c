/* duty.h - duty that no shift plans: people who are called in, sent home, or stay longer by an order. Private to the sim
 * layer.
 *
 * Whoever is called in has no pauses, and neither has overtime. When a shift of his begins while he is there, he goes
 * over into it. Who was sent home is off until his next shift, or until he is called in again.
 */
#ifndef MU_SIM_DUTY_H
#define MU_SIM_DUTY_H

#include "sim/state.h"

/* Whom an order reaches, into pick[]; how many: at most as many as it says. */
int32_t mu_duty_choose_to_call_in(const mu_world *w, const mu_order *o, uint32_t *pick);
int32_t mu_duty_choose_to_send_home(const mu_world *w, const mu_order *o, uint32_t *pick);
int32_t mu_duty_choose_to_keep(const mu_world *w, const mu_order *o, uint32_t *pick);

/* It reaches one of them. */
void mu_duty_call_in(mu_world *w, const mu_order *o, uint32_t agent);
void mu_duty_send_home(mu_world *w, uint32_t agent);
void mu_duty_keep(mu_world *w, const mu_order *o, uint32_t agent);

/* He who was called in arrives; the end that an order gave to his duty is there, unless another one was given since. */
void mu_duty_arrive(mu_world *w, uint32_t agent);
void mu_duty_end(mu_world *w, uint32_t agent, uint32_t stamp);

/* A shift ends for those from `first` to `last`: marks whose duty ends with it, and returns how many. */
int32_t mu_duty_shift_ends(mu_world *w, uint32_t first, uint32_t last);
/* Whether he is marked so. */
bool mu_duty_ends(const mu_world *w, uint32_t agent);
/* A shift begins for him: true when he is on duty already, and now because of it. */
bool mu_duty_goes_over(mu_world *w, uint32_t agent, int32_t edge);
/* His duty has ended. */
void mu_duty_over(mu_world *w, uint32_t agent);

/* He is kept beyond his shift by an order. */
bool mu_duty_in_overtime(const mu_world *w, uint32_t agent);

/* The run is over. */
void mu_duty_close_books(mu_world *w, uint32_t agent);

/* A person on call who is at home and may be called. */
bool mu_duty_is_on_call(const mu_world *w, uint32_t agent);

#endif
