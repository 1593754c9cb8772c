/* choose.h - who takes a contact, and which contact a free person takes, where the scenario asks for more than
 * priority, preference and longest idle. Private to the sim layer.
 *
 * Plain types and teams never come here. A rich team keeps its idle people in a crew (crew.h).
 */
#ifndef MU_SIM_CHOOSE_H
#define MU_SIM_CHOOSE_H

#include "sim/crew.h"

/* Makes the crews of a world and what rich types need. False if out of memory. */
bool mu_choose_make(mu_world *w);
void mu_choose_free(mu_world *w);
void mu_choose_start(mu_world *w); /* everyone is off */
/* Notes how fast the teams are, as the model that holds now says. */
void mu_choose_set_pace(mu_world *w);
/* Whether the fastest takes contacts of the type, now or later. */
bool mu_choose_fastest_in(const mu_model *m, int32_t type);
/* Some team opens to the type after a while only. */
bool mu_choose_overflows(const mu_contact_type *spec);

/* The person has been busy since busy_since_us, and that stretch of work is over. */
static inline void mu_choose_note_busy(mu_world *w, uint32_t agent)
{
    if (w->busy_total != NULL) w->busy_total[agent] += w->now.us - w->agent[agent].busy_since_us;
}

/* As mu_choose_team, for a rich type whose contact has waited so long. */
int32_t mu_choose_rich_team(mu_world *w, int32_t type, int64_t waited_us);
/* The idle person of `team` (chosen above) who takes it; he is idle no longer. */
uint32_t mu_choose_person(mu_world *w, int32_t type, int32_t team);
/* Whether someone of the type's i-th team, who is not idle but would be free for it, may take a contact that has waited
 * so long. He counts among the idle. */
static inline bool mu_choose_may_take(const mu_world *w, const mu_contact_type *spec, int32_t i,
                                      int64_t waited_us)
{
    return spec->ability == NULL || (w->idle[spec->teams[i]] + 1 >= spec->ability[i].least_idle &&
                                     waited_us >= spec->ability[i].after_us);
}
/* As mu_choose_waiting, for a rich team. */
uint32_t mu_choose_rich_waiting(const mu_world *w, int32_t team);

/* Whether something is waiting that a free person of `team` would take rather than a contact of `type`: one that comes now
 * (waited_us 0), or else the first of those that wait. */
bool mu_choose_others_first(const mu_world *w, int32_t team, int32_t type, int64_t waited_us);

/* A contact of a type with overflow delays joins the queue, or is back in it: plans the moments at which further teams open to it. */
void mu_choose_plan_overflow(mu_world *w, uint32_t place);

/* How a person does the work of a type that his team takes. */
static inline mu_proficiency mu_choose_proficiency(const mu_world *w, uint32_t agent, int32_t type)
{
    const int32_t team = w->agent[agent].team;

    return mu_model_proficiency(w->model, team, (int32_t)agent - w->model->teams[team].first_agent, type);
}
/* A contact that a person begins. `caller` as in mu_contact; `round`: how often its customer was asked back. */
typedef struct {
    int32_t type, caller, round;
    int64_t number, waited_us;
} mu_taken;

/* The wait before it, as its customer feels it: who wrote and went on with his day does not stand in line. */
static inline double mu_felt_wait_s(const mu_world *w, const mu_taken *t)
{
    return mu_type_may_give_up(w->type[t->type].spec) ? (double)t->waited_us / (double)MU_SECOND_US : 0;
}

/* Random numbers about one contact, whatever other contacts there are: by its place in the case, where there is one; or
 * by the member of a population and how often he came; or by its number within the type. */
mu_rng mu_choose_stream(const mu_world *w, mu_draw purpose, int32_t team, const mu_taken *t);

/* It is of an adaptive type: the work that it makes for this person, and whether he is to hand it over before the end. */
void mu_choose_adapt(mu_world *w, uint32_t agent, const mu_taken *t, int64_t *talk_us, int64_t *wrap_up_us,
                     uint16_t *marks);

#endif
