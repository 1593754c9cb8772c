/* record.h - what one replication saw: plain totals per reporting cell.
 *
 * Contact totals belong to the cell in which the contact arrived, so that a share is always a share of the
 * same contacts; queue and people totals belong to the cell in which the time passed. Sums of
 * times are doubles that hold whole microseconds: exact up to 2^53 of them (285 years), and no wrap-around beyond,
 * where a queue grows without end.
 *
 * Nothing in the simulation reads these back.
 */
#ifndef MU_SIM_RECORD_H
#define MU_SIM_RECORD_H

#include "core/waits.h"
#include "model/model.h"

typedef struct {
    /* by cell of arrival */
    int64_t offered; /* everyone who tried, blocked ones included */
    int64_t blocked; /* no line or no waiting place */
    int64_t answered;
    int64_t answered_in_target;
    int64_t abandoned;
    int64_t abandoned_in_target; /* waited at most T before giving up */
    int64_t short_abandoned;
    int64_t dropped; /* disconnected while waiting, at closing time */
    int64_t cut_off; /* answered, but cut off in mid-talk at a shift's end */
    int64_t delayed; /* could not be answered at once (neither blocked) */
    double  wait_answered_us;
    int64_t wait_max_us;         /* longest wait of an answered contact */
    double  wait_abandoned_us;   /* of abandoned and dropped */
    double  talk_us, wrap_up_us; /* of answered contacts */
    double  wait_answered_sq_s2; /* sum of squares, for the spread of waits */
    /* by cell of time */
    double  queue_us; /* area under the queue length */
    int64_t queue_max;
} mu_contact_cell;

typedef struct {
    double  busy_us;      /* people handling a contact, summed over people */
    double  staffed_us;   /* people logged in, overrun included */
    double  scheduled_us; /* people on shift */
    double  again_us; /* of talk_us and wrap_up_us below: done again or for nothing; where there are cases */
    double  session_us; /* of contacts in hand beside others: summed over contacts, */
    double  engaged_us; /* and over the people who have such contacts in hand */
    int64_t answered;   /* contacts answered by this team in this cell, */
    int64_t answered_in_target;
    int64_t answered_at_once;
    double  wait_us, talk_us,
        wrap_up_us; /* and what they waited and took; what a shift's end cuts short is taken
                                             off in the cell of that end */
} mu_team_cell;

/* What of the people's time on duty was not on the phones; beside mu_team_cell. */
typedef struct {
    double away_us[MU_AWAY_KINDS]; /* paid */
    double unpaid_us;              /* away, all kinds */
    double vacant_us;              /* of that, seats that are nobody's */
    double overrun_us;             /* logged in past the end of duty */
    double own_pay_us;             /* paid time times what is paid for an hour above the team's pay */
    double off_plan_us;            /* on duty, but not where planned */
} mu_away_cell;

/* What is summed up of the people of a team, where people change. Plain sums, so that teams, cells and days add up. */
typedef enum {
    MU_SUM_BEGUN,       /* contacts begun; over them: */
    MU_SUM_PRACTICE,    /* gain of practice, */
    MU_SUM_FATIGUE,     /* fatigue of whoever began it, */
    MU_SUM_NOMINAL_US,  /* what they would have taken with full practice, without fatigue, at usual ability */
    MU_SUM_ANGER,       /* anger of the customer, */
    MU_SUM_ABUSIVE,     /* customers who were abusive */
    MU_SUM_DAYS,        /* days on which somebody worked, by cell in which they ended; over them: */
    MU_SUM_BURNOUT,     /* how burnt out he was afterwards */
    MU_SUM_PEOPLE_US,   /* opening time times those who have a seat */
    MU_SUM_PEOPLE_DAYS, /* days of theirs, and days of seats that are nobody's, by cell in which they ended */
    MU_SUM_VACANT_DAYS,
    MU_SUM_LEAVERS,       /* people who left for good, */
    MU_SUM_EARLY_LEAVERS, /* of these, within 90 days */
    MU_SUM_LET_GO,        /* people who had to go, */
    MU_SUM_STARTERS,      /* and who took a seat */
    MU_SUM_HIRING_COST,   /* for those who accepted, and pay of those in class */
    MU_SUM_TRAINING_COST,
    MU_SUM_EFFORT_SPEED,   /* over contacts begun: effort in speed, */
    MU_SUM_EFFORT_QUALITY, /* and in quality, */
    MU_SUM_GAMED,          /* and contacts that were gamed */
    MU_SUM_BONUS,          /* money paid by schemes, by cell in which the window ended; */
    MU_SUM_BONUS_WINDOWS,  /* windows that ended, of each scheme and everybody who worked in it, */
    MU_SUM_BONUS_PAID,     /* and shares of these that were paid */
    MU_SUM_PRAISED,        /* people who were praised, each time */
    MU_SUM_MENTORED,       /* contacts begun by somebody who has a mentor */
    MU_SUM_MORALE_DAYS,    /* days on which somebody was on duty, by cell in which they ended; over them: */
    MU_SUM_MORALE,         /* morale */
    MU_SUM_COURSE_HOURS,   /* in sessions of courses, by cell in which they ended; */
    MU_SUM_COURSE_PAY,     /* pay for them, which is part of the team's, */
    MU_SUM_COURSE_FEES,    /* and what they cost beside */
    MU_SUM_SEAT_DAYS,      /* days of people, by cell in which they ended, */
    MU_SUM_TRAINED_DAYS,   /* and of those who were at a course */
    MU_SUM_TRAINING,       /* over contacts begun: log speed by courses, his own and those of others, */
    MU_SUM_COVERAGE,       /* and what is known, 0 to 1 */
    MU_MIND_SUMS
} mu_mind_sum;

typedef struct {
    double of[MU_MIND_SUMS];
} mu_mind_cell;

/* What is summed up of what customers think and do, by cell in which the contact came; from MU_SUM_CLOSED on by that of
 * the case's first. Plain sums, too. */
enum { MU_OPINION_NUMBERS = 4 }; /* contacts about the same: the first, second, third, and all later ones */
typedef enum {
    MU_SUM_JUDGED,                                           /* contacts, by their number; of these */
    MU_SUM_CONTENT    = MU_SUM_JUDGED + MU_OPINION_NUMBERS,  /* customers who were content, likewise, */
    MU_SUM_COMPLAINTS = MU_SUM_CONTENT + MU_OPINION_NUMBERS, /* or complained; */
    MU_SUM_COMPLAINT_COST,                                   /* and what that cost */
    MU_SUM_RECOVERED,                                        /* complaints about which something was done, */
    MU_SUM_RECOVERY_COST,                                    /* and what that cost */
    MU_SUM_CLOSED,     /* cases closed, and contacts ended that have none; of these */
    MU_SUM_LOST,       /* customers who left for good; */
    MU_SUM_VALUE_LOST, /* what they were worth, */
    MU_SUM_VALUE_KEPT, /* and what those who stay are */
    MU_OPINION_SUMS
} mu_opinion_sum;

typedef struct {
    double of[MU_OPINION_SUMS];
} mu_opinion_cell;

/* What orders did in a team; a row more than there are teams is for those that name none. */
typedef struct {
    int64_t orders, called_in;      /* that took effect; people */
    double  called_us, overtime_us; /* on duty because of it, beyond any shift */
    double  sent_home_us;           /* of shifts, by cell in which they were ended */
    double  cost;                   /* of orders, fees, and time that is paid and not worked */
} mu_order_cell;

/* One person's time and work. What adds up, to the microsecond:
 * busy + idle + away of all kinds = paid = scheduled - unpaid + overrun, with idle = logged_in - busy; where overrun is
 * not paid, it is taken off both sides. Of a seat for people of other teams nothing is paid: they are away on loan. */
typedef struct {
    int64_t busy_us, logged_in_us; /* overrun included */
    int64_t away_us[MU_AWAY_KINDS];
    int64_t unpaid_us, overrun_us;
    int64_t scheduled_us;        /* on duty */
    int64_t handled;             /* contacts answered, */
    int64_t talk_us, wrap_up_us; /* and what they took; what a shift's end cuts short is taken off */
    int64_t solved, failed;      /* with or without a result, where contacts have a journey */
    double  extra_us;            /* paid time times what is paid above his pay, as a share of it */
    double  bonus;               /* paid by schemes */
} mu_person_time;

/* How a person is when the run ends. */
typedef struct {
    bool   here;     /* the seat is somebody's, and no guest's */
    double practice; /* mean gain over the contact types that his team takes, */
    double speed;    /* and what his work is worth in that of an expert, likewise */
    double fatigue;  /* with which he last went off duty; 0 where nobody tires */
    double burnout;  /* likewise */
} mu_person_state;

static inline int64_t mu_person_paid_us(const mu_team *team, const mu_person_time *t)
{
    return t->scheduled_us - t->unpaid_us + (team->overrun_paid ? t->overrun_us : 0);
}

/* What a scheme came to in a team. */
typedef struct {
    double paid;             /* money */
    double windows, reached; /* of people: windows that ended, and shares of them that were paid */
} mu_scheme_sum;

/* Of the types that have a journey. */
typedef struct {
    /* by cell in which the contact arrived */
    int64_t balked;  /* turned away; they count as blocked too */
    int64_t redials; /* contacts after which the customer tries again */
    int64_t bot_tried, bot_contained,
        bot_wrong;                          /* by cell of arrival; contained ones are not offered to people */
    int64_t told;                           /* were announced a wait, */
    double  told_us;                        /* so long in all; */
    int64_t told_answered, told_exceeded;   /* of these, answered; and after more than was announced */
    double  told_error_s, told_error_sq_s2; /* wait less announced wait of the answered, and its square */
    int64_t misrouted, callbacks;           /* landed elsewhere first; hung up to be called back */
    int64_t messages;                       /* left a message instead of waiting on, */
    double  message_wait_us;                /* after this wait */
    int64_t dialled;                        /* numbers, by cell in which they were dialled */
    int64_t capped;                         /* broken off at the cap */
    int64_t escalated;                      /* passed on to someone else, those broken off included */
    int64_t rerouted;         /* sent to the right queue by who found out that this was the wrong one */
    int64_t follow_ups;       /* led to further work once solved */
    int64_t mislaid;          /* of those passed on or leading on: never got there */
    int64_t asked;            /* their customer was asked back, once or more */
    int64_t solved, failed;   /* of the others: answered, and with or without a result */
    int64_t reopened;         /* of those without: the customer comes back */
    int64_t due, due_met;     /* of those that were due before the run ended: all, and those done in time */
    double  away_us;          /* by cell in which it began and type that is next: time on the way there */
    double  with_customer_us; /* by cell in which it began: time until the customer answers, or is given up */
    /* by cell of time */
    int64_t ended; /* done, given up or cut off */
    int64_t
        open_end; /* open when the cell ends: before it, plus those that came and were not blocked, less ended */
    int64_t aged;     /* where the day closes with the cell: as many, */
    double  age_us;   /* and how long they are open then, in the time in which the type is due */
    double  work_pay; /* pay for the time spent on cases of the type, or on its contacts where it has none */
    /* by cell and type of the case's first contact */
    int64_t cases;        /* begun */
    int64_t cases_closed; /* nothing of them is under way any more */
    int64_t cases_solved;
    int64_t cases_first;     /* solved at the customer's first contact */
    int64_t cases_first_net; /* likewise, and never escalated */
    int64_t cases_beyond;    /* closed ones that were escalated at the first contact, but not on failure */
    int64_t case_contacts;   /* of the customers, of closed cases */
    double  case_time_us; /* of solved cases: from the first contact to the last work on it, without pauses */
    int64_t replied;      /* a person has answered, */
    double  reply_us;     /* so long after the first contact */
} mu_case_cell;

/* Spans whose quantiles are told. Those of a case go with the day and type of its first contact. */
typedef enum {
    MU_SPAN_REPLY,      /* first contact to first human reply */
    MU_SPAN_RESOLUTION, /* of solved cases, as case_time_us */
    MU_SPAN_AGE,        /* of what is open when the day closes, as age_us */
    MU_SPAN_KINDS
} mu_span_kind;

typedef struct {
    mu_waits *lasting; /* NULL: none */
    int64_t   none;    /* of no length at all */
} mu_spans;

/* Where the waits lie: taken one by one as they are needed, kept from replication to replication. */
typedef struct {
    mu_waits **chunk;
    int32_t    n_chunks, used; /* used counts single ones */
} mu_record_store;

/* Index of (cell, entity) is cell * n_types + type, and cell * n_teams + team. */
typedef struct {
    int32_t          n_cells, n_types, n_teams, n_days;
    mu_contact_cell *contact;
    mu_team_cell    *team;
    mu_away_cell    *away;   /* as team; NULL when nobody on duty is ever away */
    mu_person_time  *person; /* [agent]; NULL unless asked for */
    int32_t          n_people;
    mu_order_cell   *orders;  /* [cell * (n_teams + 1) + team]; NULL where nobody orders anything */
    mu_mind_cell    *minds;   /* as team; NULL where nobody changes */
    mu_person_state *state;   /* [agent]; likewise */
    mu_scheme_sum   *schemes; /* [incentive * n_teams + team]; NULL where nobody is promised anything */
    int32_t          n_agents, n_schemes;
    mu_opinion_cell *opinions;    /* in the shape of contact; NULL where nobody thinks anything */
    int64_t         *turned_away; /* [cell * n_types + type]: by orders, counted as blocked too; likewise */
    mu_case_cell    *cases;       /* in the shape of contact; NULL where no type has a journey */
    /* Waits of answered contacts that were not answered at once, in the same shapes, both by cell of arrival; NULL
     * where there were none. A single team has no table of its own: its waits are those of all types. */
    mu_waits      **contact_wait, **team_wait;
    mu_spans       *span[MU_SPAN_KINDS]; /* [day * n_types + type]; NULL without cases */
    double         *cost;             /* [cell]: pay of all teams but other departments; NULL without cases */
    int64_t         events, contacts; /* for speed: events handled, contacts made */
    mu_record_store store;
} mu_record;

/* A zeroed record for the model, or NULL if out of memory. */
mu_record *mu_record_new(const mu_model *m);
mu_record *mu_record_copy(const mu_model *m, const mu_record *r); /* likewise */
/* From now on it keeps the time account of each person; false if out of memory. */
bool mu_record_keep_people(mu_record *r, const mu_model *m);
/* From now on it keeps what orders do; likewise. */
bool mu_record_keep_orders(mu_record *r, const mu_model *m);
void mu_record_free(mu_record *r);
void mu_record_clear(mu_record *r);
/* Where they are; `team` n_teams: of no team. Only where they are kept. */
static inline mu_order_cell *mu_record_orders(const mu_record *r, int32_t cell, int32_t team)
{
    return &r->orders[(int64_t)cell * (r->n_teams + 1) + team];
}
/* How much of a team's time in a cell is paid; `away` is NULL when nobody on duty is ever away. */
double mu_record_paid_us(const mu_team *spec, const mu_team_cell *c, const mu_away_cell *away);
/* What hiring, classes and courses cost; beside the cost below. */
double mu_record_hiring(const mu_mind_cell *c);
/* What a person earns, bonuses included; `person` is his number in the team. */
double mu_record_earned(const mu_team *spec, int32_t person, const mu_person_time *t);
/* What it costs, people with pay of their own included. */
double mu_record_cost(const mu_team *spec, const mu_team_cell *c, const mu_away_cell *away);
/* The run is over: fills in what follows from the rest. */
void mu_record_close(mu_record *r, const mu_model *m);
/* Empty waits out of the store, or NULL if out of memory. */
mu_waits *mu_record_take(mu_record *r);

/* Notes a wait of `us`, which is in bin `bin`, where one of the two tables above points. False if out of memory. */
static inline bool mu_record_wait(mu_record *r, mu_waits **slot, unsigned bin, int64_t us)
{
    if (__builtin_expect(*slot == NULL, 0) && (*slot = mu_record_take(r)) == NULL) return false;
    mu_waits_add(*slot, bin, us);
    return true;
}

#endif
