/* phones.h - how many of the people on duty are expected on the phones, before anything is simulated.
 *
 * Expected values, minute by minute: breaks and meetings as they are planned, and of the people otherwise on the phones
 * the shares that leave, absence, shrinkage, lateness and extra breaks take off on average. Leave by name or number
 * counts with its share of the same weekdays of the horizon. Outages are left out: they have a date, and the typical
 * week has none. Contacts in hand put breaks off and cut meetings short; that is left out too, and little.
 */
#ifndef MU_REPORT_PHONES_H
#define MU_REPORT_PHONES_H

#include "report/load.h"

/* Fills `phones` and `fewest` of all slots, where people on duty are ever away. False if out of memory. */
bool mu_phones_fill(mu_load *l);

#endif
