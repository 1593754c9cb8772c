/* staff.h - who has which seat: people who leave for good, and people who come. Private to the sim layer.
 *
 * A person of a team has a seat, his number. At the end of each day the hazard of the day is added to his; when it reaches his
 * own unit exponential he leaves that night, and his seat is vacant from its next coming on duty on. With a plan for hiring
 * (behaviour/staffing.h) somebody is asked for at once; who accepts and gets through his class takes the seat, at the end of a
 * day likewise. All draws go by the seat, how many had it before, and how often it was asked for somebody, so that a lower
 * hazard means a later or the same day. People on call and guests stay.
 */
#ifndef MU_SIM_STAFF_H
#define MU_SIM_STAFF_H

#include "sim/minds.h"

/* False if out of memory. Nothing is made where nobody leaves and no seat is vacant. */
bool mu_staff_make(mu_world *w);
void mu_staff_start(mu_world *w);
/* A day of everybody is over. */
void mu_staff_day(mu_world *w);

/* Whether the seat is nobody's. */
bool mu_staff_vacant(const mu_world *w, uint32_t agent);

#endif
