/* forecast.h - how many customers a planner expects: what the scenario says of arrivals, without its chance. */
#ifndef MU_MODEL_FORECAST_H
#define MU_MODEL_FORECAST_H

#include "model/model.h"

/* Customers of a type expected to come of themselves in [from, till), while the doors are open. Neither a day's busyness nor
 * redials, hand-overs or callbacks are in it; of a trace, its rows; of a finite population, as many as would come if nobody
 * had to wait; of a backlog or a dialler, none. */
double mu_forecast(const mu_model *m, int32_t type, mu_time from, mu_time till);

#endif
