/* chat.h - people with several contacts in hand at once: all of them go on together, the more the slower. Private to
 * the sim layer.
 *
 * Only types whose concurrency is over 1 come here. A person with such contacts in hand is busy, but may have a free
 * seat; who has one stands in a list for his team and the number in hand, so that whoever has fewest is found first.
 */
#ifndef MU_SIM_CHAT_H
#define MU_SIM_CHAT_H

#include "sim/state.h"

typedef struct mu_seat {
    mu_contact contact;
    double     left_us;  /* work, at the pace of one alone */
    int64_t    begun_us; /* when it was answered, or last taken up */
} mu_seat;

typedef struct mu_desk {
    int32_t  n; /* contacts in hand */
    bool     listed;
    double   pace; /* of each: how much slower than alone */
    int64_t  since_us;
    uint32_t next, prev; /* in the list */
} mu_desk;

bool mu_chat_make(mu_world *w); /* false if out of memory */
void mu_chat_start(mu_world *w);

/* Of the type's teams that are open to a contact that has waited so long, the person with the fewest contacts in hand who
 * has a seat for one more, longest there first; MU_NOBODY. People for whom something waits that they
 * take first have no seat. */
uint32_t mu_chat_seat_for(const mu_world *w, int32_t type, int64_t waited_us);
/* The person has one more in hand: `c` (answered already, as far as the record goes). */
void mu_chat_begin(mu_world *w, uint32_t agent, const mu_contact *c);
/* The person's next end is due: that contact is taken out of his hand and stands in w->in_hand[agent]. How many are
 * left. */
int32_t mu_chat_end(mu_world *w, uint32_t agent);
/* Whether he may take one of `type`, beside those in hand. */
bool mu_chat_has_seat(const mu_world *w, uint32_t agent, int32_t type);
/* How many contacts, of those that go side by side, the person has in hand; and the i-th of them. */
int32_t           mu_chat_count(const mu_world *w, uint32_t agent);
const mu_contact *mu_chat_contact(const mu_world *w, uint32_t agent, int32_t i);
/* Sessions still going on are added to the record at the end. */
void mu_chat_close_books(mu_world *w);
/* Takes in one more from now on, if he has a seat (and `open`). */
void mu_chat_list(mu_world *w, uint32_t agent, bool open);

#endif
