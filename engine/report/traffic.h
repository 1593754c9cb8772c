/* traffic.h - what contact types hand on to each other, added to the load of a typical week. */
#ifndef MU_REPORT_TRAFFIC_H
#define MU_REPORT_TRAFFIC_H

#include "report/load.h"

/* Mean time that a contact takes of a person: talk up to its cap and wrap-up, on average over the teams that can
 * answer; when one person has several in hand, a share of that. */
double mu_traffic_handle_s(const mu_model *m, int32_t type);

/* Share of those who come in [from, till), by the clock and shorter than a day, that get to the queue in the end: the channel is open,
 * and the bot has not kept them; those whom it sends away unsolved and who come back are among them. */
double mu_traffic_passes(const mu_model *m, int32_t type, mu_time from, mu_time till);

/* Adds what comes from other contacts to the rates and loads of all slots, which hold what comes to the door so far.
 * False if out of memory. */
bool mu_traffic_fill(mu_load *l);

#endif
