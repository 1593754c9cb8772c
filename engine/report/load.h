/* load.h - what a scenario asks of its teams in a typical week, before anything is simulated.
 *
 * The week is cut into quarter hours. In each, `load` is the offered load in Erlangs (arrivals times mean
 * handle time: contacts in hand at once if nobody had to wait; where one person may have several in hand, the
 * people that this takes), `people` are those on duty, and `phones` those of them who are expected on the phones. What contacts lead to other contacts is counted in
 * (traffic.h). Where several
 * teams share a type, its load is split so that the busiest of them is as little busy as possible; so demand
 * can be met if and only if no team is over 1 after the split.
 *
 * A day here is an opening window (or a calendar day, when the scenario has no hours); the typical Tuesday
 * is the second Tuesday of the horizon, or the first if there is no second: by then night shifts that began
 * the day before are there. Where dates have rates of their own, its demand is the mean over all Tuesdays of
 * the horizon.
 *
 * Ownership: everything lives in the load's own arena; it borrows the model.
 */
#ifndef MU_REPORT_LOAD_H
#define MU_REPORT_LOAD_H

#include "base/arena.h"
#include "model/model.h"

typedef struct {
    mu_time from, till; /* a quarter hour by the clock, shorter at the day's ends */
    double *load;       /* [n_types], Erlangs */
    double *rate;       /* [n_types], contacts per hour, with those that other contacts lead to */
    double *own;        /* [n_types], of these: contacts per hour that come by themselves */
    double *door;   /* [n_types], contacts per hour that would come by themselves if no gate kept any away */
    double *people; /* [n_teams], on duty on average */
    double *
        phones; /* [n_teams], of these expected on the phones: phones.h; `people` itself where nobody is ever away */
    double *fewest; /* [n_teams], likewise, in its worst minute */
    double *busy;   /* [n_teams], Erlangs after the split */
} mu_load_slot;

typedef struct {
    int                 weekday; /* 0 is Monday */
    mu_time             from, till;
    int                 n_slots;
    const mu_load_slot *slots;
} mu_load_day;

typedef struct {
    mu_arena       *arena;
    const mu_model *model;
    int             n_days; /* days of the week that occur, in the order of the horizon's first week */
    mu_load_day     days[7];
} mu_load;

/* NULL if out of memory. */
mu_load *mu_load_new(const mu_model *m);
void     mu_load_free(mu_load *l);

double mu_load_sum(const double *x, int32_t n); /* of loads, or of people */

/* Shares the loads out among the teams. `teams` lists, type by type, n_teams[i] indices; `people` [n_teams];
 * `busy` [n_teams] is filled. `split` has room for one number per listed team. Work is bounded by `sweeps`. */
void mu_load_balance(const mu_model *m, const double *load, const double *people, int sweeps, double *split,
                     double *busy);

#endif
