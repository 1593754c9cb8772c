/* hook_table.h - every decision that a rule may take, in one table: what is asked, when, and what may be answered.
 *
 * `muster rules doc` prints it; rule.c checks rules against it; the tests ask each row for an example.
 */
#ifndef MU_RULES_HOOK_TABLE_H
#define MU_RULES_HOOK_TABLE_H

#include "model/rule_use.h"

typedef enum {
    MU_HOOK_ROUTE,
    MU_HOOK_OVERFLOW,
    MU_HOOK_NEXT,
    MU_HOOK_ADMIT,
    MU_HOOK_LIMIT,
    MU_HOOK_ESCALATE,
    MU_HOOK_STAFF,
    MU_HOOK_SCHEDULE,
    MU_HOOK_REBALANCE,
    MU_HOOK_CONTROL,
    MU_HOOK_PAYOUT,
    MU_HOOK_RECRUIT,
    MU_HOOK_RECOVER,
    MU_HOOK_TRAIN,
    MU_HOOK_COUNT
} mu_hook;

/* What is handed to a rule before p and ctx. */
typedef enum {
    MU_GIVE_NOTHING,
    MU_GIVE_CONTACT,
    MU_GIVE_TEAMS, /* that may take the contact */
    MU_GIVE_PERSON,
    MU_GIVE_QUEUES, /* that the person may take from and in which someone waits */
    MU_GIVE_PLACES, /* ways on of the contact */
    MU_GIVE_ALL_TEAMS,
    MU_GIVE_ALL_QUEUES,
    MU_GIVE_SCHEME,  /* whose window is over */
    MU_GIVE_EARNERS, /* who worked in it and are still there */
    MU_GIVE_CREWS,   /* of all teams */
    MU_GIVE_SOURCES, /* of new people */
    MU_GIVE_COMPLAINT,
    MU_GIVE_PUPILS, /* for whom a course is */
    MU_GIVE_COURSE,
    MU_GIVE_KINDS
} mu_given;

#define MU_HOOK_ARGUMENTS 3

typedef struct {
    const char *name;                     /* of the function in the rule */
    mu_slot     slot;                     /* the key under which the rule is named */
    mu_given    given[MU_HOOK_ARGUMENTS]; /* in this order; NOTHING: fewer */
    const char *when, *sees, *answers, *often;
    double
        every_s; /* asked by the clock: every so often, unless the rule says otherwise, or once a day; else 0 */
} mu_hook_row;

#define MU_ONCE_A_DAY (-1.0)

extern const mu_hook_row mu_hook_rows[MU_HOOK_COUNT];

/* "contact" */
const char *mu_given_name(mu_given given);
/* The hook of that name, or MU_HOOK_COUNT. */
mu_hook mu_hook_find(const char *name);

#endif
