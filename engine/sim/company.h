/* company.h - what people learn from each other, and what changing between kinds of work costs. Private to the sim layer.
 *
 * Every midnight each team is looked over: who is experienced, and who is new enough to have one of them as a mentor. A
 * mentor takes so many into his care at most; where there are more, those with the first seats have one. It stays so
 * for the day. The formulas are those of behaviour/mentoring.h.
 */
#ifndef MU_SIM_COMPANY_H
#define MU_SIM_COMPANY_H

#include "behaviour/compose.h"
#include "sim/state.h"

/* False if out of memory. Nothing is made where both are off. */
bool mu_company_make(mu_world *w);
/* When it is known what everybody can do. */
void mu_company_start(mu_world *w);
void mu_company_day(mu_world *w);
void mu_company_newcomer(mu_world *w, uint32_t agent);

/* He begins a contact: adds to what its handle time is made of. Only where there is a company, as the next. */
void mu_company_begin(mu_world *w, uint32_t agent, int32_t type, mu_handle_parts *parts);
/* What a contact counts as in practice. */
double mu_company_practice(const mu_world *w, uint32_t agent);

#endif
