/* gate.h - what a customer meets before the queue (model/gate.h). Private to the sim layer. */
#ifndef MU_SIM_GATE_H
#define MU_SIM_GATE_H

#include "sim/state.h"

/* Is the channel open now? */
bool mu_gate_is_open(const mu_world *w, const mu_gate *g);

/* A customer comes, for the first time or again. True when he goes on to a queue, which may be another one than he
 * wanted, and may be one that has not opened yet; else the gate has dealt with him: he found the channel closed, or the bot has him. */
bool mu_gate_lets_in(mu_world *w, mu_visit *v);

/* Nobody is idle for him, who was told a wait (-1: none): true when he hangs up and leaves his place in the queue to be
 * called back. */
bool mu_gate_calls_back(mu_world *w, const mu_visit *v, int64_t told_us);
/* Someone calls the customer back now: true when he is there. Else the ringing takes *ring_us. */
bool mu_gate_reaches(mu_world *w, const mu_contact *c, int64_t *ring_us);
/* Nobody was there: the next try, or the end. */
void mu_gate_unreached(mu_world *w, const mu_contact *c);
/* How long he waits until he is asked for a message, microseconds; MU_NEVER_US: never. */
int64_t mu_gate_asks_after(const mu_world *w, const mu_visit *v);
/* Is that now, and is he still patient? Then: does he leave one? */
bool mu_gate_asks_now(const mu_world *w, const mu_contact *c);
bool mu_gate_leaves_message(mu_world *w, const mu_contact *c);
/* He gives up: true when he does so without a word; finding out takes *costs_us. */
bool mu_gate_leaves_silently(mu_world *w, const mu_contact *c, int64_t *costs_us);
/* Whoever had it has found out that it is not his to do: it goes where it belongs. */
void mu_gate_sends_back(mu_world *w, const mu_contact *c);

#endif
