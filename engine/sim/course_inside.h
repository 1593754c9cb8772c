/* course_inside.h - what courses are made of. Private to course*.c. */
#ifndef MU_SIM_COURSE_INSIDE_H
#define MU_SIM_COURSE_INSIDE_H

#include "behaviour/behaviour.h"
#include "behaviour/relax.h"
#include "sim/course.h"
#include "sim/roster.h"
#include "sim/staff.h"

/* How much of a course is remembered, of 1 for each person, at an instant. */
typedef struct {
    double  whole;
    int64_t since_us;
} mu_left;

struct mu_courses {
    const mu_behaviour *b;
    mu_left            *own;     /* [agent * courses + course] */
    mu_left            *team;    /* [team * courses + course]: of all its people */
    bool               *trained; /* [agent]: he has been at one */

    /* where a hook says who goes (course_enrol.c) */
    mu_chosen chosen;
    bool     *goes; /* of it */
    mu_pupil *pupil;
    bool     *answer;
};

static inline mu_left *mu_own_of(const mu_world *w, uint32_t agent, int32_t course)
{
    return &w->course->own[(int64_t)agent * w->course->b->n_courses + course];
}

static inline double mu_days_since(const mu_world *w, int64_t us)
{
    return (double)(w->now.us - us) / (double)MU_DAY_US;
}

static inline double mu_left_of(const mu_world *w, const mu_left *l, const mu_course *c)
{
    return l->whole > 0 ? mu_halved(l->whole, mu_days_since(w, l->since_us), c->teaches.half_life) : 0;
}

/* False if out of memory. Nothing is made where no hook says who goes. */
bool mu_course_make_enrol(mu_world *w);

#endif
