/* muster/hooks.h - decisions taken by functions of the embedding program, or by rules, in place of the built-in ones.
 *
 * An empty slot (NULL) means the built-in decision, at no cost. A function in a slot is asked at its moment; it
 * looks at the view, changes nothing, and its answer is checked: one that cannot be followed (a team without an
 * idle person, a type that the team cannot take) is a fault of the program and ends it with a message. A function that
 * cannot answer says MU_HALT: then the replication ends and does not count. A scenario that names rules has filled the
 * slots itself: mu_experiment_run refuses to run it with hooks of the program.
 *
 * Determinism: a function that depends only on what it is shown (and constants) keeps all promises of reproducibility.
 * Threads:     replications run on several threads, so a function must not write what `context` points to, unless
 *              the run has a single thread.
 */
#ifndef MUSTER_HOOKS_H
#define MUSTER_HOOKS_H

#include <stdbool.h>
#include <stdint.h>
#include <muster/scenario.h>

/* What a function may look at; valid during the call only. Types and teams are numbered in the order of their names. */
typedef struct {
    const mu_model *model;
    int64_t         now_us;  /* microseconds since midnight of the first day */
    const int32_t  *idle;    /* people idle, per team */
    const int32_t  *waiting; /* contacts waiting, per type */
    const void     *world;   /* the library's own */
} mu_view;

/* A contact about which something is asked. */
typedef struct {
    int32_t type;
    int64_t number;    /* in order of arrival, from 0 */
    int64_t waited_us; /* 0: it has just come */
    int32_t contact;   /* of its case: 1 is the customer's first */
    int32_t transfers; /* of its case so far */
    int32_t last;      /* person who had the case before, numbered over all; -1: nobody */
    int32_t because;   /* why it is to be handed over, a mu_because; -1: nobody says so */
    int64_t talked_us; /* so far, where it is to be handed over; else 0 */
} mu_subject;

typedef enum {
    MU_BECAUSE_NEED,   /* it needs someone else */
    MU_BECAUSE_LIMIT,  /* it took too long */
    MU_BECAUSE_FAILURE /* it was not solved */
} mu_because;

#define MU_WAIT     (-1)
#define MU_HALT     (-2)
#define MU_AS_USUAL (-1) /* as the scenario says */

typedef struct {
    int32_t team;   /* that takes it; MU_WAIT: it waits; MU_HALT */
    int32_t person; /* of that team, numbered over all; -1: the one whose turn it is */
    int64_t
        again_us; /* with MU_WAIT: overflow is asked once it has waited so long, a tenth of a second from now or more, and
                         * not later than a day after the end; 0: never */
} mu_routed;

/* What a manager may order. People that are asked for and are not there are not found elsewhere: an order is followed as far
 * as it can be. */
typedef enum {
    MU_ORDER_CALL_IN, /* people of `team` who are off come on duty for `for_us`: those on call first, then those who have
                         * not been on duty today, then those who were sent home */
    MU_ORDER_SEND_HOME, /* people of `team` end their duty: idle ones first, then those on a pause; who has work in hand
                         * finishes it */
    MU_ORDER_OVERTIME,    /* people of `team` stay `for_us` longer, those first whose duty ends first */
    MU_ORDER_HOLD_BREAKS, /* breaks of `team` that come due wait: for `for_us`, or until they are released */
    MU_ORDER_RELEASE_BREAKS, /* they are taken as soon as work in hand allows it */
    MU_ORDER_MOVE, /* people of `team` work in team `to` for `for_us`, or until their duty ends or they are called
                         * back; idle ones first, others as soon as they are free */
    MU_ORDER_CALL_BACK, /* people of `team` who work in team `to` return; what they have in hand is finished */
    MU_ORDER_PRIORITY, /* `type` has the priority `value` (a whole number) for `for_us`, or until it is released */
    MU_ORDER_RELEASE_PRIORITY, /* `type` has the priority of the scenario again */
    MU_ORDER_BLOCK, /* the share `value` of the customers of `type` who come is turned away, for `for_us`, or until
                         * another share is ordered */
    MU_ORDER_KINDS
} mu_order_kind;

typedef struct {
    mu_order_kind kind;
    int32_t       team, to, type; /* -1 where it does not apply */
    int32_t       people;         /* likewise 0; at least 1 */
    int64_t       delay_us;       /* it takes effect so much later */
    int64_t for_us; /* and holds for so long; 0: people who are called in stay until the doors close (those
                                   * who come when they are closed until the last duty of the day ends, or midnight),
                                   * the rest holds until it is withdrawn. OVERTIME needs one */
    double  value;
    double  cost; /* once, as it takes effect, in the scenario's currency */
} mu_order;

/* When orders are asked for. */
typedef struct {
    int64_t
        first_us; /* after each opening of the doors; once a day: after midnight, by the scenario's clock */
    int64_t every_us; /* from then on, until the next opening; 0: once a day */
} mu_survey;

/* What becomes of a customer who comes. */
typedef enum {
    MU_ADMIT_AS_USUAL,
    MU_ADMIT_NOT,       /* he is turned away: blocked */
    MU_ADMIT_TELL,      /* if he has to wait he is told a wait of wait_us; his type must announce waits */
    MU_ADMIT_CALL_BACK, /* if he has to wait he is offered to be called back; his type must have callbacks */
    MU_ADMIT_BOT,       /* the bot has him first; his type must have one */
    MU_ADMIT_HALT
} mu_admission;

typedef struct {
    mu_admission how;
    int64_t      wait_us; /* MU_ADMIT_TELL */
} mu_admitted;

/* How a contact goes from one person to another. */
typedef enum {
    MU_COLD,   /* it joins the other queue, and whoever had it is free */
    MU_WARM,   /* whoever had it stays with the customer until someone takes over, and then for a while */
    MU_CONSULT /* someone is asked while the customer holds; whoever had it goes on afterwards and ends it */
} mu_hand_over;

/* A way on that the scenario knows for a contact type. */
typedef struct {
    const char  *name;  /* of the contact type or journey to which it leads */
    int32_t      type;  /* -1: a journey */
    mu_hand_over how;   /* unless the answer says otherwise */
    unsigned     may;   /* 1 << how for each of the answers that may be given */
    bool         usual; /* what the scenario says in this case */
} mu_onward;

typedef struct {
    int32_t place; /* in the list of ways; MU_AS_USUAL; MU_HALT */
    int32_t how;   /* a mu_hand_over; MU_AS_USUAL */
} mu_handed;

/* What somebody did in a window of a scheme of incentives that is over, and what he is promised for it. */
typedef struct {
    int32_t person, team;    /* numbered over all */
    double  handled;         /* contacts brought to an end; */
    double  gamed;           /* in truth, of these: ended early and unsolved for the figures' sake */
    double  solved, failed;  /* contacts whose result is known */
    double  judged, content; /* customers who judged him; of these, who were content */
    double  busy_us;         /* with a contact in hand, */
    double  here_us;         /* and between contacts as well */
    double  pay;             /* earned by the hour */
    double  share;           /* of the scheme's amount that he has reached, more than 1 by the piece */
    double  promised;        /* money: amount * share * pay */
} mu_earned;

typedef struct {
    int32_t          scheme; /* its number in the scenario */
    double           part;   /* of the window that lies within the run */
    int32_t          n;
    const mu_earned *people; /* who worked in it and are still there */
} mu_payday;

typedef struct {
    double money;    /* paid */
    double expected; /* that he was led to expect: less makes him believe the scheme less */
    bool   praised;  /* before his team */
} mu_paid;

/* The seats of a team on an evening: taken, open (nobody is asked for), or with somebody on the way. */
typedef struct {
    int32_t people; /* that came from a source and have a seat */
    int32_t coming; /* asked for, accepted, or in class */
} mu_seats_from;

typedef struct {
    int32_t              seats, people, open, asked, accepted, in_class;
    const mu_seats_from *from; /* by source */
} mu_seats;

typedef struct {
    const mu_seats *teams; /* by team */
    const int32_t  *asked; /* by source: people asked for in this calendar month */
} mu_headcount;

typedef struct {
    int32_t team, people; /* at least 1; of more than there are, those */
    int32_t source;       /* -1: the first that may be asked; of those who go, any */
    bool    lets_go;      /* those who came last; else people are asked for, for open seats */
} mu_requisition;

/* A customer complains about a contact. */
typedef struct {
    bool   content, solved; /* with it; and whether it was solved */
    double value;           /* of the customer */
    double leaves,
        at_best; /* chance that he leaves for good, were this all: if nothing is done; if all is made good */
} mu_complaint;

/* What is done about it. */
typedef struct {
    bool    apology, explained;
    double  refund;
    double  cost;     /* that it takes beside */
    int64_t after_us; /* until it is done */
} mu_amends;

/* Somebody for whom a course is: of one of its teams, or named, and with a seat. */
typedef struct {
    int32_t person, team;
    double  knows;    /* what he remembers of it, 0 to 1 */
    double  practice; /* mean gain over the types that he takes, 0 to 1 */
} mu_pupil;

/* A round of a course that begins on that day of the run. */
typedef struct {
    int32_t         course; /* its number among those that teach */
    int32_t         day, seats, n;
    const mu_pupil *people;
} mu_enrolment;

typedef struct mu_hooks {
    void *context; /* handed to every function */

    /* A contact has come, or waits and people are free. Asked where someone who may take it is idle; under route_on_choice
     * only where people of more than one team are; under route_always also where nobody is. */
    mu_routed (*route)(void *context, const mu_view *view, const mu_subject *contact);
    bool route_on_choice, route_always;

    /* A contact has waited as long as was asked for, and waits still. */
    mu_routed (*overflow)(void *context, const mu_view *view, const mu_subject *contact);

    /* Person `person` of `team` is free and something it can take is waiting. Returns the type whose first waiting contact
     * it takes, or MU_WAIT to stay idle, or MU_HALT. */
    int32_t (*next)(void *context, const mu_view *view, int32_t team, int32_t person);

    /* It is time for survey number `survey`: *orders is set to a list that is valid until the next question, and its length
     * returned, or MU_HALT. Doors, shifts, pauses and earlier orders of that instant come before it, ends of talk and
     * arrivals after it. One of several a day is asked while the doors are open, or someone is on duty or waits.
     * Orders of a list are carried out one after the other, those without a delay at once; what takes effect at the same
     * instant goes in the order in which it was ordered. At most 100,000 wait for their delays at once; what would
     * take effect after the last closing and the last shift never does. Of two for the same thing (the breaks of a team, the priority of
     * a type, the share turned away) the later one counts. An order that its kind does not allow (a team or type that is
     * not there, no people, a share over 1, a negative time or cost) is a fault. After the last closing and the end of
     * the last shift nothing is asked any more. */
    int32_t          n_surveys;
    const mu_survey *surveys;
    int32_t (*survey)(void *context, const mu_view *view, int32_t survey, const mu_order **orders);

    /* A customer comes, for the first time or again, to the bot or the queue: before lines, opening hours and routing. Not
     * asked about work, nor about whom a dialler has called. */
    mu_admitted (*admit)(void *context, const mu_view *view, const mu_subject *contact);

    /* Person `person` of `team` begins a contact of a type with ways on. After so many microseconds of talk, more than 0,
     * he is to hand it over; MU_AS_USUAL; MU_HALT. */
    int64_t (*limit)(void *context, const mu_view *view, const mu_subject *contact, int32_t team,
                     int32_t person);

    /* A contact is to be handed over by `person`. Of the n ways on that its type has, which one? */
    mu_handed (*escalate)(void *context, const mu_view *view, const mu_subject *contact, int32_t person,
                          int32_t n, const mu_onward *ways);

    /* A window of a scheme is over, in which somebody worked who is still there. `paid` holds, for each of the people in the
     * window, what the scheme promises, twice; the function changes what is to be different: sums of money, none of them
     * negative. False: it cannot answer. */
    bool (*payout)(void *context, const mu_view *view, const mu_payday *window, mu_paid *paid);

    /* A day is over (or the first begins), people may leave or seats are vacant, and there are sources to ask. *orders is
     * set to a list that is valid until the next question, and its length returned, or MU_HALT. Nobody is asked for but by
     * this; the limits of the sources hold. */
    int32_t (*recruit)(void *context, const mu_view *view, const mu_headcount *now,
                       const mu_requisition **orders);

    /* A customer complains, in a scenario in which it matters what is done about it. *amends is what the scenario says, and
     * is changed; no money or time in it may be negative. False: it cannot answer. */
    bool (*recover)(void *context, const mu_view *view, const mu_subject *contact, const mu_complaint *about,
                    mu_amends *amends);

    /* A round of a course that teaches something begins on the next day but one, or on the first or the second of all. goes[]
     * holds, in the order of the people, who goes as the scenario says; the function changes what is to be different, at most
     * `seats` of them true. False: it cannot answer. */
    bool (*train)(void *context, const mu_view *view, const mu_enrolment *round, bool *goes);
} mu_hooks;

#endif
