/* service.h - what becomes of a contact and of its case on average, before anything is simulated. Those who give up are
 * left out: how many they are is known only afterwards. */
#ifndef MU_REPORT_SERVICE_H
#define MU_REPORT_SERVICE_H

#include "base/arena.h"
#include "model/model.h"

/* Of the work on one contact: means, the share that is broken off at the cap, and of the others the share that is solved;
 * how often it is worked on, as customers are asked back; and which share is closed because they do not answer. */
typedef struct {
    double talk_s, wrap_up_s, capped, resolved;
    double times, closed;
} mu_service;

/* On average over the teams by their people: who answers is known only after the simulation. */
mu_service mu_service_average(const mu_model *m, int32_t type);

/* The share that goes these ways. */
double mu_share_of_ways(const mu_ways *ways);

/* The share of the cases, or parts of one, that end solved when they begin at a place: by contact type, then by journey.
 * 1 where no journey asks for it; NULL if out of memory. */
double *mu_shares_solved(const mu_model *m, mu_arena *a);
/* The share of the cases of which all parts of a stage are solved, by those. */
double mu_stage_solved(const mu_model *m, const mu_stage *stage, const double *solved);

#endif
