/* flow.h - a contact's life once it is on the floor: answered, finished, or given up. Private to the sim layer.
 *
 * Each function is one event or one step of it, at w->now.
 */
#ifndef MU_SIM_FLOW_H
#define MU_SIM_FLOW_H

#include "sim/state.h"

/* The person's pending end of talk or work is due. */
void mu_flow_end(mu_world *w, uint32_t agent);
/* The waiting contact in this place gives up. */
void mu_flow_abandon(mu_world *w, uint32_t place);
/* It is disconnected while waiting. */
void mu_flow_drop_waiting(mu_world *w, uint32_t place);

/* A person who has nothing in hand takes what waits for him, or becomes idle, or goes home. */
void mu_flow_free(mu_world *w, uint32_t agent);
/* What becomes of a contact in hand that is not finished. */
typedef enum {
    MU_BREAK_OFF, /* it ends there */
    MU_GIVE_BACK, /* it goes back to the head of its queue */
    MU_MAKE_WAY,  /* likewise, and taking it up again costs time */
    MU_PUT_BY     /* the person keeps it for later, and likewise */
} mu_unfinished;

/* What the person has put by goes back to its queues; false: nothing has been. Only where contacts are kept. */
bool mu_flow_leave_kept(mu_world *w, uint32_t agent);
/* A person with nothing in hand, past the end of his duty and out of the line of idle people, goes home. */
void mu_flow_go_home(mu_world *w, uint32_t agent);

/* The person has nothing in hand afterwards and is not idle yet. */
void mu_flow_take_back(mu_world *w, uint32_t agent, mu_unfinished how);

/* Gives contacts that were handed back, or had to make way, to whoever is idle and able. */
void mu_flow_offer_waiting(mu_world *w);

/* The person has called the customer whose contact is in his hand back in vain, and lets it ring so long. */
void mu_ring_out(mu_world *w, uint32_t agent, int64_t ring_us);

/* The channel of some who wait for that opens: all whose channel is open may be taken. */
void mu_flow_channel_opens(mu_world *w);
/* Contact `number`, if it still waits in that place, is open to more teams now. */
void mu_flow_overflow(mu_world *w, uint32_t place, uint32_t number);

/* As mu_flow_overflow, for a contact that a hook asked to be asked about again. */
void mu_flow_consult_again(mu_world *w, uint32_t place, uint32_t number);
/* Contact `number`, if it still waits for one person alone in that place, has waited long enough for him. */
void mu_flow_held_long_enough(mu_world *w, uint32_t place, uint32_t number);

/* Adds time that is still running (people busy, contacts waiting) to the record at the end. */
void mu_flow_close_books(mu_world *w);

#endif
