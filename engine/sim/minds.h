/* minds.h - how people change while they work: practice, fatigue, and what they are by nature. Private to the sim layer.
 *
 * Of each person a few numbers are kept: his log ability, drawn once; for each type that his team takes, the contacts
 * that make his experience, and when he last had one; his fatigue, and what he does since when. They are brought up to
 * date when an event touches him, so that every event costs the same whatever the length of the run.
 *
 * A contact is begun with the practice and the fatigue of that moment; how long it takes does not change any more. Whether
 * it is solved goes by those of its end, before it counts as practice itself.
 */
#ifndef MU_SIM_MINDS_H
#define MU_SIM_MINDS_H

#include "behaviour/workload.h"
#include "sim/choose.h"
#include "sim/state.h"

/* What a person did since midnight. */
typedef struct {
    int64_t us[MU_ACTIVITIES];
    int32_t handled; /* contacts */
    int32_t abusive; /* of these */
} mu_mind_day;

/* False if out of memory. Nothing is made where the scenario says nothing of behaviour. */
bool mu_minds_make(mu_world *w);
void mu_minds_start(mu_world *w);
/* Days end at midnight by the scenario's clock, the last with the run. Only modules that go by days have any. */
/* What is summed up of a day goes into the last cell of its opening hours. */
int32_t mu_minds_day_cell(const mu_world *w);
void    mu_minds_begin_days(mu_world *w);
void    mu_minds_midnight(mu_world *w);
void    mu_minds_close_books(mu_world *w);

/* The mean of what he has gained of practice in the types of his team; 1 where nobody learns. */
double mu_minds_practice(const mu_world *w, uint32_t agent);

/* Somebody new has the seat, after `before` others: a novice and fresh, of that mean log ability. */
void mu_minds_newcomer(mu_world *w, uint32_t agent, int32_t before, double mean);

/* From now on the person does something else. Only where there are minds. */
void mu_minds_turn(mu_world *w, uint32_t agent, mu_activity to);
/* He has a contact in hand: work, or overtime, when his shift is over. */
void mu_minds_work(mu_world *w, uint32_t agent);

/* He begins a contact that would take him `nominal_us`: the factor on that, which is also written into the record. */
double mu_minds_begin(mu_world *w, uint32_t agent, const mu_taken *t, double nominal_us);
/* The shift of the log-odds that he solves a contact of the type now. */
double mu_minds_log_odds(const mu_world *w, uint32_t agent, int32_t type);
/* The talk of the contact is over; what was nobody's work is no practice. */
void mu_minds_practise(mu_world *w, uint32_t agent, const mu_contact *c);
/* A course took him so far, of the way to an expert of the type. */
void mu_minds_onboarded(mu_world *w, uint32_t agent, int32_t type, double share);

#endif
