/* load_duty.h - who is on duty when, as it is written down: blocks of people who come and go together. Private to
 * engine/scenario/load_*.c.
 */
#ifndef MU_SCENARIO_LOAD_DUTY_H
#define MU_SCENARIO_LOAD_DUTY_H

#include "scenario/load_parts.h"

typedef struct {
    mu_load      *l;
    mu_duty_edge *edge;
    int32_t       n, room;
    int64_t       work;
    bool          failed;
    /* The block of people that is being written, and its stretch of duty that may still be extended. */
    int32_t             team, first_agent, n_agents;
    int64_t             from_us, till_us; /* equal: none */
    const mu_wall      *wall;             /* the clock of the team */
    const mu_week_span *site_hours;       /* of the team's site, n_site_hours of them; none: no limit */
    int32_t             n_site_hours;
    /* Breaks of the team, and of each block by its first agent; NULL until somebody has any. */
    const mu_breaks  *team_breaks;
    const mu_breaks **breaks;
    double           *pay; /* of each block, as a factor, by its first agent; NULL: all are paid as always */
} mu_duties;

/* What the hours of the team's site are. */
void mu_duties_take_site(mu_duties *d, const mu_node *team);
/* From here on, these people; with the breaks of the team. */
void mu_duties_begin(mu_duties *d, int32_t team, int32_t first_agent, int32_t n_agents);
/* They have these breaks instead. */
void mu_duties_take_breaks(mu_duties *d, const mu_breaks *breaks);
/* And this factor on their pay. */
void mu_duties_set_pay(mu_duties *d, double factor);
/* A stretch of duty of theirs, as far as the team's site is open; in ascending order. */
void mu_duties_on(mu_duties *d, int64_t from, int64_t till);
/* That was all of these people. */
void mu_duties_end(mu_duties *d);

/* The ways in which a team may say it: shifts, a roster, a profile of the day. */
void mu_load_by_shifts(mu_duties *d, int32_t team, const mu_node *shifts);
void mu_load_by_roster(mu_duties *d, int32_t team, const mu_roster_rows *rows);
void mu_load_by_profile(mu_duties *d, int32_t team, const mu_node *profile);
/* The rostered shift of a person that has begun at `at_us` or before; NULL: there is none. */
const mu_roster_row *mu_load_rostered(const mu_roster_rows *rows, int32_t person, int64_t at_us);

#endif
