/* course.h - what a scenario says of its courses: what each teaches, to how many, and what it costs.
 *
 * A course is held in sessions, which are in the calendar of each team (model/worktime.h). Each session leaves its part of
 * the whole; who has heard it all and hears it again is as good as new, not twice as good.
 */
#ifndef MU_BEHAVIOUR_COURSE_H
#define MU_BEHAVIOUR_COURSE_H

#include <stdbool.h>
#include <stdint.h>

#include "behaviour/training.h"

typedef struct {
    const char        *name;
    mu_training_params teaches;  /* of these: speed, quality, transfer, half_life, peers, onboarding */
    const bool        *of;       /* [type]: whether it is about that */
    int32_t            sessions; /* that make all of it */
    double             hours;    /* of all of them */
    double             cost;     /* of each person who goes to all of them */
} mu_course;

#endif
