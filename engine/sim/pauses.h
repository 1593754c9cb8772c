/* pauses.h - when one person is away during one stretch of duty: planned and not. Private to the sim layer.
 *
 * A pure function of the model and the key (seed, replication, team's name, person, day), so that a person's day does
 * not depend on what happens on the floor or on who else works there.
 */
#ifndef MU_SIM_PAUSES_H
#define MU_SIM_PAUSES_H

#include "model/model.h"

/* A time away. */
typedef struct {
    int64_t from_us, till_us; /* as planned, inside the stretch */
    int64_t
        latest_us; /* from from_us to here it waits for an empty queue, then only for the contact in hand */
    uint8_t kind;  /* mu_away */
    bool    paid;
    bool    whole;   /* begun late, it lasts as long as planned; else it ends as planned */
    bool    planned; /* false: against the schedule */
    uint8_t in_hand; /* mu_shift_end: what becomes of the contact in hand; MU_FINISH but for outages */
    int32_t meeting; /* of the team, counted from 1, that it is; 0: none */
} mu_pause;

/* Who goes to a course was said for two of its rounds, the even and the odd one. */
typedef struct {
    int32_t     n_courses, n_agents;
    const bool *goes; /* [(round % 2 * courses + course) * agents + agent] */
} mu_chosen;

static inline int64_t mu_chosen_place(const mu_chosen *c, int64_t round, int32_t course, int64_t agent)
{
    return ((round & 1) * c->n_courses + course) * c->n_agents + agent;
}

typedef struct {
    uint64_t         seed;
    int64_t          replication;
    int32_t          team, agent;
    int32_t          first_agent, n_agents; /* of those who came on together: they take turns */
    int64_t          from_us, till_us;      /* of duty, at most a day */
    const mu_breaks *breaks;                /* or NULL */
    bool             as_he_is; /* the chance that he does not come is `absence`, whatever the scenario says */
    double           absence;
    bool             vacant; /* nobody has the seat */
    const mu_chosen *chosen; /* who goes to courses, where that is said otherwise; or NULL */
} mu_stint;

/* Whether a meeting is held on that day, and in *round in which of its rounds. */
bool mu_pauses_held(const mu_model *m, const mu_meeting *meeting, int64_t day, int64_t *round);
/* Whether that day has the first session of a round; likewise. */
bool mu_pauses_begins(const mu_model *m, const mu_meeting *meeting, int64_t day, int64_t *round);
/* Whether a person of the team goes to a round, as the scenario says. */
bool mu_pauses_goes(const mu_team *team, const mu_meeting *meeting, int32_t person, int64_t round);
/* Of these, only the breaks: as planned, and the same in every replication. */
int32_t mu_pauses_breaks(const mu_model *m, const mu_stint *s, mu_pause *out);
/* The most pauses of any stint. */
int32_t mu_pauses_most(const mu_model *m);
/* The pauses of a stint by (from, kind), and their number; they may overlap. */
int32_t mu_pauses_draw(const mu_model *m, const mu_stint *s, mu_pause *out);

#endif
