/* roster_inside.h - what a roster is made of, and the accounts of who is where for how long. Private to roster*.c. */
#ifndef MU_SIM_ROSTER_INSIDE_H
#define MU_SIM_ROSTER_INSIDE_H

#include "sim/pauses.h"
#include "sim/roster.h"

typedef enum { MU_DOING_NOTHING, MU_ON_PHONES, MU_IS_AWAY } mu_doing;

typedef struct {
    int64_t          duty_from_us, duty_till_us, stint_till_us;
    int64_t          since_us, away_since_us, over_since_us; /* `doing`, away, and in overrun since */
    int64_t          extra_since_us;                         /* on duty beyond his shift since */
    const mu_breaks *breaks;
    int32_t          first_agent, n_agents; /* of those who came on together */
    int32_t          n, next;               /* pauses of the stint; the one he is in or that comes next */
    uint8_t          doing;
    bool             on_duty;
    bool             waits; /* with a pause until the queue is empty */
    bool             came;  /* has logged in since duty began */
    bool             over;
    double           pay;     /* factor on his pay, of the shift that he is on or was on last */
    int64_t          paid_us; /* at that factor so far; less the instant since when he is paid, if he is */
} mu_roster_person;

/* How many of a team are what, since when. */
typedef struct {
    int32_t away[MU_AWAY_KINDS]; /* paid */
    int32_t unpaid, over, off_plan;
    int32_t vacant;           /* among those unpaid: seats that are nobody's */
    int32_t called, overtime; /* beyond any shift */
    int32_t home;             /* sent home from a shift that goes on; */
    double  home_pay;         /* and what they are paid for an hour of it */
    double  own_pay;          /* of those who are paid just now, for an hour, above the team's pay */
    int64_t since_us;
    bool    leaving; /* some of those in its line of idle people are not idle any more */
} mu_roster_team;

struct mu_roster {
    mu_agenda         agenda; /* by person: the next going away or coming back */
    mu_roster_person *person;
    mu_pause         *pause; /* [person * most] */
    mu_roster_team   *team;
    uint32_t         *due;       /* at one instant */
    bool              gave_back; /* contacts in hand went back to their queues */
    int32_t           most;
};

/* The one he is in or that comes next. */
static inline mu_pause *mu_roster_pause(const mu_world *w, uint32_t agent)
{
    const mu_roster *r = w->roster;

    return &r->pause[(int64_t)agent * r->most + r->person[agent].next];
}

/* When he is looked at next; MU_NEVER_US: not. */
void mu_roster_set_next(mu_world *w, uint32_t agent, int64_t at_us);
/* On the phones: what comes next, and whether it is due already. */
void mu_roster_look_ahead(mu_world *w, uint32_t agent);
/* Takes a place on the floor; what waits, or becoming idle, is the next step. */
void mu_roster_log_in(mu_world *w, uint32_t agent);
/* He is not away any more. */
void mu_roster_end_pause(mu_world *w, uint32_t agent);

/* From now on the person does something else. */
void mu_account_change(mu_world *w, uint32_t agent, mu_doing what);
/* From now on he is paid (1), or is not (-1). */
void mu_account_pay(mu_world *w, uint32_t agent, int32_t change_by);
/* From now on at another factor; not while he is paid. */
void mu_account_pay_at(mu_world *w, uint32_t agent, double factor);
/* He goes away for a pause (1), or comes back from it (-1). */
void mu_account_away(mu_world *w, uint32_t agent, const mu_pause *b, int32_t change_by);
/* What of a planned pause was not as planned, when it is over or cannot be any more: it was from `from_us` to now. */
void mu_account_compare(mu_world *w, int32_t team, const mu_pause *b, int64_t from_us);
/* His duty is over: it counts as scheduled. */
void mu_account_duty(mu_world *w, uint32_t agent);
/* His duty is beyond any shift from now on (1), or not any more (-1): `called` in, or in overtime. */
void mu_account_extra(mu_world *w, uint32_t agent, bool called, int32_t change_by);
/* One of a team is at home in his shift because he was sent there (1), or not any more (-1), at that pay for an hour. */
void mu_account_home(mu_world *w, int32_t team, int32_t change_by, double pay);
/* If he was in overrun, that is over. */
void mu_account_end_overrun(mu_world *w, uint32_t agent);

#endif
