/* workforce.h - who works: teams, people, hours and pay. */
#ifndef MU_MODEL_WORKFORCE_H
#define MU_MODEL_WORKFORCE_H

#include "base/simtime.h"

/* What happens to the contact in hand when a person's shift ends. At closing time under MU_CLOSE_SERVE it is always
 * finished. */
typedef enum {
    MU_FINISH,    /* it is finished first; the time past the end is overrun */
    MU_HAND_OVER, /* it goes back to the head of its queue; the next person does what is left */
    MU_CUT_OFF    /* it ends there; answered, but counted as cut off */
} mu_shift_end;

typedef struct {
    const char    *name;
    uint64_t       key;
    int32_t        first_agent, n_agents; /* people are numbered team by team, teams by name */
    int32_t        n_types;
    const int32_t *types;         /* types it can take: by preference, or by name */
    bool           by_preference; /* true: strictly in that order; false: priority, then longest wait */
    double         pay_per_hour;  /* in the scenario's currency */
    mu_shift_end   at_end;
    bool           overrun_paid;
} mu_team;

/* At `at`, people first_agent .. first_agent+n_agents-1 of `team` come on duty or go off. */
typedef struct {
    mu_time at;
    int32_t team, first_agent, n_agents;
    bool    on;
} mu_duty_edge;

#endif
