/* worktime.h - why people on duty are not on the phones: breaks, meetings, training, absence, lateness.
 *
 * All of it is laid over stretches of duty (mu_duty_edge). Nothing here is needed by plain scenarios, which then pay
 * nothing for it.
 */
#ifndef MU_MODEL_WORKTIME_H
#define MU_MODEL_WORKTIME_H

#include "base/simtime.h"
#include "core/dist.h"

/* Where a person on duty may be instead; on loan he works in another team. */
typedef enum {
    MU_AWAY_BREAK,
    MU_AWAY_MEETING,
    MU_AWAY_TRAINING,
    MU_AWAY_ABSENT,
    MU_AWAY_LOAN,
    MU_AWAY_VACANT, /* his seat is nobody's: he has left, and nobody has come */
    MU_AWAY_KINDS
} mu_away;

/* A break. With from_us >= 0 it is taken at that time of day or, when till_us is later, somewhere in that window of
 * the day, so that the people of a shift go one after the other. Without, duty is cut into as many parts and one more
 * as there are such breaks, and this one lies around the cut `place` (from 0), again one after the other. */
typedef struct {
    int64_t  length_us;
    int64_t  from_us, till_us; /* times of day; -1: none */
    int32_t  place, places;
    bool     paid;
    unsigned days; /* on which duty begins by the team's clock; bit 0 is Monday */
} mu_break;

typedef struct {
    int32_t         n;
    const mu_break *one;
    int64_t
        patience_us; /* a break that is due waits so long for an empty queue; 0: for the contact in hand only */
} mu_breaks;

/* A meeting or a course that comes back, on its weekdays. */
typedef struct {
    const char    *name;
    mu_away        kind;
    unsigned       days; /* bit 0 is Monday */
    int64_t        at_us, length_us;
    double         share; /* of the team's people, in turn */
    int32_t        n_who;
    const int32_t *who; /* instead the same ones each time: of the team, from 0, ascending; NULL: in turn */

    /* Of courses; of meetings there is one session in each round, without end. The same people go to all of a round. */
    int32_t sessions;           /* in a round */
    bool    dated;              /* a round begins on from_day, and again every so many days; 0: once */
    int32_t from_day, till_day; /* of the team's clock; none is held before or after */
    int32_t every_days;
    int32_t seats, places,
        first_place; /* of so many people of all teams, of whom the team's first is this; 0: by share */
    int32_t course;  /* that it is (behaviour/course.h); -1: it teaches nothing */
} mu_meeting;

/* Planned leave of one person, in whole days of the team's clock counted from day 0; both ends included. */
typedef struct {
    int32_t person; /* in the team, from 0 */
    int32_t from_day, till_day;
} mu_leave;

/* All people of a site are off the phones. */
typedef struct {
    int64_t from_us, till_us; /* instants */
} mu_outage;

/* What happens on this share of a person's days, and for how long. */
typedef struct {
    double         share;
    const mu_dist *by; /* seconds; NULL when share is 0 */
} mu_lapse;

typedef struct {
    double            leave; /* share of the people on leave each day, in turn */
    int32_t           n_leaves;
    const mu_leave   *leaves;  /* by (person, from_day) */
    double            absence; /* probability of each person and day */
    double            shrinkage;
    mu_lapse          late, early, extra_break;
    bool              leave_paid, absence_paid, lapses_paid;
    int32_t           n_meetings;
    const mu_meeting *meetings;
    int32_t           n_outages;
    const mu_outage  *outages;
    int32_t           outage_end; /* mu_shift_end: what becomes of the contact in hand */
} mu_worktime;

/* Beside each duty edge that brings people on: till when, with which breaks, and how it is paid. */
typedef struct {
    mu_time          till;
    const mu_breaks *breaks; /* NULL: none */
    double           pay;    /* factor on the pay of each, 1 as a rule; of the people who come on */
} mu_duty_stretch;

#endif
