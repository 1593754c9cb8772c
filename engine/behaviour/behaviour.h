/* behaviour.h - what a scenario says of how its people change: which modules are on, and their parameters.
 *
 * A model points to one of these, or has none: then people stay what the scenario makes them. What is off is off
 * whatever its parameters say. With all gains at 0 a module that is on changes nothing, to the last bit.
 */
#ifndef MU_BEHAVIOUR_BEHAVIOUR_H
#define MU_BEHAVIOUR_BEHAVIOUR_H

#include <stdbool.h>

#include "behaviour/anger.h"
#include "behaviour/attrition.h"
#include "behaviour/course.h"
#include "behaviour/gaming.h"
#include "behaviour/hiring.h"
#include "behaviour/knowledge.h"
#include "behaviour/learning.h"
#include "behaviour/mentoring.h"
#include "behaviour/morale.h"
#include "behaviour/opinions.h"
#include "behaviour/recognition.h"
#include "behaviour/scheme.h"
#include "behaviour/staffing.h"
#include "behaviour/wellbeing.h"
#include "behaviour/workload.h"
#include "model/model.h"

enum { MU_MOTIVATORS = 5, MU_HYGIENE = 5 };

struct mu_behaviour {
    bool measured; /* times and shares of the scenario are those of its people in the first week */
    bool learns, tires, differs; /* learning and forgetting; fatigue; ability */
    bool hurries, angers;        /* haste under load; customers who come angry */
    bool burns, misses;          /* burnout; absence that comes of it */
    bool leaves, vacant;         /* people leave for good; some seats are vacant at first */
    mu_learning_params learning;
    double per_contact; /* what a contact handled adds to the experience, in contacts: 1; 0: skills stay */
    mu_fatigue_params fatigue;
    mu_hiring_params  people; /* of these only the spread of log ability */
    mu_load_params    load;
    double            load_hours; /* over which occupancy is felt */
    mu_anger_params   anger;
    mu_burnout_params burnout;
    double            burnout_first; /* of everybody at first, 0 to 1 */
    double            support;       /* that people get, 0 to 1 */
    mu_absence_params absence;

    mu_attrition_params   attrition;
    double                tenure;         /* days for which those who are there at first have been there */
    const mu_hiring_plan *hiring;         /* NULL: nobody comes */
    bool                  strives, games; /* effort chosen by incentives; gaming */
    mu_effort_params      effort;
    mu_scheme_params      scheme;       /* how people see what they are promised */
    double                transparency; /* how well known it is what others do, 0 to 1 */
    mu_gaming_params      gaming;
    double                detection; /* share of gaming that is found */
    mu_opinions           opinions;  /* of customers */
    bool                  praises;   /* praise by a rule does something */
    mu_recognition_params praise;

    bool mentors, switches; /* people learn from each other; changing between types costs time */
    mu_mentoring_params mentoring;
    double              experienced;    /* from so much practice on somebody is, */
    double              mentored_until; /* and up to so much he has a mentor, */
    double              per_mentor;     /* who has so many in his care at most */
    bool                moods;          /* morale changes */
    mu_morale_params    morale;
    double              motivator[MU_MOTIVATORS], hygiene[MU_HYGIENE]; /* -1 to 1 */

    int32_t          n_courses; /* 0: nobody is trained */
    const mu_course *courses;

    bool                knows; /* there is a knowledge base, or an assistant */
    mu_knowledge_params knowledge;
    double              coverage; /* at first, 0 to 1 */
    double              adoption; /* share of the work in which it is asked, 0 to 1 */
    double              writes;   /* what is written for each contact solved, in contributions */
    const bool         *known;    /* [type]: whether it is about that */
};

/* Whether seats are ever vacant. */
static inline bool mu_behaviour_has_staff(const mu_behaviour *b)
{
    return b->leaves || b->vacant;
}

static inline bool mu_behaviour_is_measured(const mu_behaviour *b)
{
    return b != NULL && b->measured;
}

static inline bool mu_behaviour_any(const mu_behaviour *b)
{
    return b->learns || b->tires || b->differs || b->hurries || b->angers || b->burns || b->misses ||
           b->strives || b->games || b->mentors || b->switches || b->moods || b->n_courses > 0 || b->knows ||
           mu_behaviour_has_staff(b) || mu_opinions_any(&b->opinions);
}

/* Whether it can keep people from coming; `b` may be NULL. */
static inline bool mu_behaviour_keeps_away(const mu_behaviour *b)
{
    return b != NULL && (b->misses || mu_behaviour_has_staff(b));
}

/* The contacts that make a person's experience at first, by what he lacks of practice (mu_proficiency). */
static inline double mu_first_contacts(double lacks)
{
    return mu_learning_contacts(&mu_learning_default, 1 - lacks);
}

#endif
