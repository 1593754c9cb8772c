/* workforce.h - who works: teams, people, hours and pay. */
#ifndef MU_MODEL_WORKFORCE_H
#define MU_MODEL_WORKFORCE_H

#include "base/simtime.h"
#include "model/wall.h"
#include "model/worktime.h"

/* What happens to the contact in hand when a person's shift ends. At closing time under MU_CLOSE_SERVE it is always
 * finished. */
typedef enum {
    MU_FINISH,    /* it is finished first; the time past the end is overrun */
    MU_HAND_OVER, /* it goes back to the head of its queue; the next person does what is left */
    MU_CUT_OFF    /* it ends there; answered, but counted as cut off */
} mu_shift_end;

/* Which waiting contact a free person takes: always the first of a type, and among types by this. Ties go by priority,
 * then the longer wait, then the earlier number. */
typedef enum {
    MU_NEXT_PRIORITY,      /* by priority */
    MU_NEXT_ORDER,         /* strictly in the order of the team's list */
    MU_NEXT_LONGEST_WAIT,  /* whatever the priority */
    MU_NEXT_LONGEST_QUEUE, /* the type of which most are waiting */
    MU_NEXT_WEIGHTED_WAIT, /* the longest wait times the type's weight */
    MU_NEXT_SLACK,         /* the least time left to the type's target */
    MU_NEXT_QUEUE_RATIO,   /* the largest queue over the type's weight */
    MU_NEXT_SPECIALIST     /* the type that the fewest teams take */
} mu_next;

/* How somebody does the work of a contact type. */
typedef struct {
    double         handle;   /* factor on talk and wrap-up */
    const mu_dist *talk;     /* a talk time of his own, in seconds; NULL: the type's */
    double         resolved; /* share of the contacts that he solves; negative: the type's */
    double
        lacks; /* where people learn, what he lacks of practice at first: 1 less mu_learning_gain, by default
                              * parameters; 0: nothing, and always where they do not */
} mu_proficiency;

/* What holds for duty that is not planned. */
typedef struct {
    int64_t notice_us;      /* who is on call arrives so long after the order, at the earliest; */
    int64_t least_us;       /* is paid for so long at least; */
    double  fee;            /* and gets this once */
    double  factor;         /* on the pay of overtime, and of those who are called in */
    int64_t most_us;        /* overtime of one person after one shift */
    bool    given;          /* the scenario says something about overtime or being sent home */
    bool    sent_home_paid; /* the rest of their shifts is paid to those who are sent home */
} mu_duty_terms;

typedef struct {
    const char *name;
    uint64_t    key;
    int32_t     first_agent, n_agents; /* people are numbered team by team, teams by name: */
    int32_t     n_people, n_on_call,
        n_guests;                /* n_agents are so many with hours of their own, then people at home who
                                            * may be called in, then seats for people of other teams */
    int32_t            n_filled; /* of n_people, the first: seats that are not vacant at first */
    int32_t            n_names;  /* of the first people some have names of their own; */
    const char *const *names;    /* NULL: a number does */
    const char        *role;     /* such as L1, for results; NULL: none given */
    const char        *site;     /* where it works; NULL: nowhere in particular */
    bool               rostered; /* everyone has hours of his own */
    const mu_wall     *wall;     /* the clock of its site: days and times of day of its people go by that */
    int32_t            n_types;
    const int32_t     *types;         /* types it can take: by preference, or by name */
    bool               by_preference; /* true: strictly in that order; false: priority, then longest wait */
    const int32_t *
        place; /* beside types[]: where this team stands in the type's teams[] and ability[]; NULL unless `rich` */
    const int32_t *
        rank; /* beside types[]: 0, 1, ... of those taken before all others, INT32_MAX of the others; NULL: all
                          * are alike, or the team is not `rich` */
    mu_next next;
    bool    rich; /* chooses in another way than by priority or order, or has types with abilities */
    /* By person of the team: how he does the types of types[], or NULL for someone who is like the team (mu_ability).
     * NULL where all are alike. */
    const mu_proficiency *const *own;
    double                       pay_per_hour; /* in the scenario's currency */
    double                       market_pay;   /* what an hour of such people is paid elsewhere; 0: as much */
    double                       autonomy;     /* 0 to 1 */
    const double                *own_pay;      /* by person, in its place; NULL: all are paid alike */
    mu_shift_end                 at_end;
    bool                         overrun_paid;
    mu_duty_terms                terms;
    bool               external; /* another department: left out of what all teams together do and cost */
    const mu_worktime *worktime; /* NULL: on duty means on the phones, but for the breaks of a stretch */
} mu_team;

/* At `at`, people first_agent .. first_agent+n_agents-1 of `team` come on duty or go off. */
typedef struct {
    mu_time at;
    int32_t team, first_agent, n_agents;
    bool    on;
} mu_duty_edge;

#endif
