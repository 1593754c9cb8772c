#include "sim/minds.h"

#include <math.h>

#include "behaviour/behaviour.h"
#include "behaviour/compose.h"
#include "core/fmath.h"
#include "sim/choose.h"
#include "sim/company.h"
#include "sim/course.h"
#include "sim/drive.h"
#include "sim/duty.h"
#include "sim/knowhow.h"
#include "sim/later.h"
#include "sim/mood.h"
#include "sim/opinion.h"
#include "sim/peers.h"
#include "sim/praise.h"
#include "sim/roster.h"
#include "sim/staff.h"
#include "sim/strain.h"

typedef struct {
    double      ability; /* log speed */
    double      fatigue;
    double      tired;    /* how he last went off duty */
    int64_t     since_us; /* fatigue is of then, */
    int64_t     first;    /* place of his first skill */
    uint8_t     activity; /* and he does this from then on */
    mu_mind_day day;      /* up to then */
} mu_mind;

/* What he can do for a contact type. */
typedef struct {
    double  contacts; /* that make his experience; infinite: an expert */
    int64_t last_us;  /* when he had one */
} mu_practice;

struct mu_minds {
    const mu_behaviour *b;
    mu_mind            *mind;        /* [agent] */
    mu_practice        *practice;    /* person by person, in the order of his team's types */
    int64_t             midnight_us; /* the next */
};

bool mu_minds_make(mu_world *w)
{
    const mu_model *m = w->whole;
    int64_t         n = 0;

    mu_opinion_make(w);
    if (m->behaviour == NULL) return true;
    for (int32_t i = 0; i < m->n_teams; i++) n += (int64_t)m->teams[i].n_agents * m->teams[i].n_types;
    w->minds = MU_NEW(w->arena, struct mu_minds);
    if (w->minds == NULL) return false;
    w->minds->b        = m->behaviour;
    w->minds->mind     = MU_NEW_ARRAY(w->arena, m->n_agents, mu_mind);
    w->minds->practice = MU_NEW_ARRAY(w->arena, n, mu_practice);
    return w->minds->mind != NULL && w->minds->practice != NULL && mu_strain_make(w) && mu_staff_make(w) &&
           mu_company_make(w) && mu_mood_make(w) && mu_peers_make(w) && mu_praise_make(w) &&
           mu_payout_make(w) && mu_drive_make(w) && mu_course_make(w) && mu_knowhow_make(w);
}

/* ---- the beginning -------------------------------------------------------------------------------- */

/* Where the typical is looked for, a team has every degree of ability instead of what luck would give it: multiples of an
 * irrational number visit all of them evenly. */
static double typical_ability(int32_t person)
{
    const double x = 0.6180339887498949 * (person + 1);

    return mu_normal_quantile(x - floor(x));
}

/* Of the holder of a seat who came after `before` others. */
static double ability_of(const mu_world *w, const mu_team *team, int32_t person, int32_t before, double mean)
{
    if (!w->minds->b->differs) return 0;
    if (w->seen != NULL) return mu_hiring_ability(&w->minds->b->people, mean, typical_ability(person));
    mu_rng r = mu_rng_stream((mu_rng_key){ w->seed, (uint64_t)w->replication, MU_DRAW_ABILITY, team->key,
                                           (uint64_t)before << 32 | ((uint64_t)person + 1) });
    return mu_hiring_ability(&w->minds->b->people, mean, mu_rng_normal(&r));
}

static void start_person(mu_world *w, int32_t team, int32_t person, int64_t first)
{
    const mu_team   *t     = &w->whole->teams[team];
    struct mu_minds *minds = w->minds;

    minds->mind[t->first_agent + person] = (mu_mind){ .ability  = ability_of(w, t, person, 0, 0),
                                                      .since_us = w->now.us,
                                                      .first    = first,
                                                      .activity = MU_OFF_DUTY };
    for (int32_t k = 0; k < t->n_types; k++) {
        const mu_proficiency p     = mu_model_proficiency(w->whole, team, person, t->types[k]);
        minds->practice[first + k] = (mu_practice){ mu_first_contacts(p.lacks), w->now.us };
    }
}

static int64_t day_now(const mu_world *w)
{
    return mu_day_of(mu_wall_of(w->whole->calendar.wall, w->now.us));
}

void mu_minds_start(mu_world *w)
{
    const mu_model *m  = w->whole;
    int64_t         at = 0;

    if (w->minds == NULL) return;
    mu_strain_start(w);
    mu_staff_start(w);
    for (int32_t i = 0; i < m->n_teams; i++)
        for (int32_t k = 0; k < m->teams[i].n_agents; k++, at += m->teams[i].n_types)
            start_person(w, i, k, at);
    if (w->company != NULL) mu_company_start(w);
    mu_mood_start(w);
    mu_peers_start(w);
    mu_praise_start(w);
    mu_payout_start(w);
    mu_drive_start(w);
    mu_course_start(w);
    mu_knowhow_start(w);
    for (int64_t day = day_now(w); w->course != NULL && day < day_now(w) + 2; day++) mu_course_enrol(w, day);
}

void mu_minds_newcomer(mu_world *w, uint32_t agent, int32_t before, double mean)
{
    const mu_team *t    = &w->whole->teams[w->agent[agent].team];
    mu_mind       *mind = &w->minds->mind[agent];

    mind->ability = ability_of(w, t, (int32_t)agent - t->first_agent, before, mean);
    mind->fatigue = mind->tired = 0;
    for (int32_t k = 0; k < t->n_types; k++)
        w->minds->practice[mind->first + k] = (mu_practice){ 0, w->now.us };
    if (w->strain != NULL) mu_strain_newcomer(w, agent);
    if (w->company != NULL) mu_company_newcomer(w, agent);
    if (w->mood != NULL) mu_mood_newcomer(w, agent);
    if (w->peers != NULL) mu_peers_newcomer(w, agent);
    mu_praise_newcomer(w, agent);
    if (w->payout != NULL) mu_payout_newcomer(w, agent);
}

/* ---- fatigue -------------------------------------------------------------------------------------- */

static double fatigue_now(const mu_world *w, uint32_t agent)
{
    const mu_mind *mind = &w->minds->mind[agent];

    if (!w->minds->b->tires) return 0;
    return mu_fatigue_later(&w->minds->b->fatigue, mind->fatigue, (mu_activity)mind->activity,
                            (double)(w->now.us - mind->since_us) / (double)MU_HOUR_US);
}

/* Brings him up to now, so that whoever asks again at this instant is answered at once. */
static void settle(const mu_world *w, uint32_t agent)
{
    mu_mind *mind = &w->minds->mind[agent];

    mind->fatigue = fatigue_now(w, agent);
    mind->day.us[mind->activity] += w->now.us - mind->since_us;
    mind->since_us = w->now.us;
}

void mu_minds_turn(mu_world *w, uint32_t agent, mu_activity to)
{
    mu_mind *mind = &w->minds->mind[agent];

    if (mind->activity == (uint8_t)to) return;
    settle(w, agent);
    if (w->strain != NULL) mu_strain_turn(w, w->agent[agent].team, (mu_activity)mind->activity, to);
    if (to == MU_OFF_DUTY) mind->tired = mind->fatigue;
    mind->activity = (uint8_t)to;
}

void mu_minds_work(mu_world *w, uint32_t agent)
{
    const bool kept    = w->orders != NULL && mu_duty_in_overtime(w, agent);
    const bool on_duty = w->roster != NULL ? mu_roster_on_duty(w, agent) : w->agent[agent].on_shift;

    mu_minds_turn(w, agent, on_duty && !kept ? MU_DOING_WORK : MU_DOING_OVERTIME);
}

/* ---- practice ------------------------------------------------------------------------------------- */

/* NULL where nobody learns, or his team does not take the type. */
static mu_practice *practice_in(const mu_world *w, uint32_t agent, int32_t type)
{
    const mu_team *t = &w->whole->teams[w->agent[agent].team];

    for (int32_t k = 0; w->minds->b->learns && k < t->n_types; k++)
        if (t->types[k] == type) return &w->minds->practice[w->minds->mind[agent].first + k];
    return NULL;
}

static double kept_of(const mu_world *w, const mu_practice *p, double gain)
{
    const double days = (double)(w->now.us - p->last_us) / (double)MU_DAY_US;

    return mu_learning_kept(&w->minds->b->learning, gain, days);
}

static double gain_now(const mu_world *w, const mu_practice *p)
{
    return kept_of(w, p, mu_learning_gain(&w->minds->b->learning, p->contacts));
}

/* What he has forgotten is gone: from now on he has the experience that makes what is left. */
static double recall(const mu_world *w, mu_practice *p)
{
    const mu_learning_params *l    = &w->minds->b->learning;
    const double              had  = mu_learning_gain(l, p->contacts);
    const double              kept = kept_of(w, p, had);

    if (kept < had) p->contacts = mu_learning_contacts(l, kept);
    p->last_us = w->now.us;
    return kept;
}

void mu_minds_practise(mu_world *w, uint32_t agent, const mu_contact *c)
{
    mu_practice *p = practice_in(w, agent, c->type);

    w->minds->mind[agent].day.handled++;
    if (w->opinions != NULL) mu_opinion_ended(w, agent, c);
    if (c->marks & (MU_UNREACHED | MU_GHOST | MU_ASTRAY)) return;
    if (w->payout != NULL) mu_payout_handled(w, agent, c->marks & MU_GAMED);
    if (w->knowhow != NULL && w->type[c->type].spec->journey == NULL) mu_knowhow_solved(w, c->type);
    if (p == NULL) return;
    recall(w, p);
    p->contacts += w->minds->b->per_contact * (w->company != NULL ? mu_company_practice(w, agent) : 1);
}

double mu_minds_practice(const mu_world *w, uint32_t agent)
{
    const mu_team *t   = &w->whole->teams[w->agent[agent].team];
    double         sum = 0;

    if (!w->minds->b->learns || t->n_types == 0) return 1;
    for (int32_t k = 0; k < t->n_types; k++)
        sum += gain_now(w, &w->minds->practice[w->minds->mind[agent].first + k]);
    return sum / t->n_types;
}

void mu_minds_onboarded(mu_world *w, uint32_t agent, int32_t type, double share)
{
    mu_practice             *p      = practice_in(w, agent, type);
    const mu_training_params course = { .onboarding = share };

    if (p == NULL) return;
    p->contacts = mu_learning_contacts(&w->minds->b->learning, mu_training_onboarded(&course, recall(w, p)));
}

/* ---- what comes of it ----------------------------------------------------------------------------- */

double mu_minds_begin(mu_world *w, uint32_t agent, const mu_taken *t, double nominal_us)
{
    const mu_behaviour *b    = w->minds->b;
    mu_practice        *p    = practice_in(w, agent, t->type);
    const double        gain = p != NULL ? recall(w, p) : 1;
    mu_mind_cell       *cell = &w->record->minds[(int64_t)w->cell * w->model->n_teams + w->agent[agent].team];
    mu_handle_parts     parts = mu_handle_neutral;

    settle(w, agent);
    const double fatigue = w->minds->mind[agent].fatigue;

    parts.ability = w->minds->mind[agent].ability;
    if (p != NULL)
        parts.learning =
            mu_learning_handle(&b->learning, w->knowhow != NULL ? mu_knowhow_gain(w, t->type, gain) : gain);
    if (b->tires) parts.fatigue = mu_fatigue_handle(&b->fatigue, fatigue);
    if (w->strain != NULL && mu_strain_begin(w, agent, t, &parts)) w->minds->mind[agent].day.abusive++;
    if (w->payout != NULL) mu_payout_begun(w, agent, t->waited_us > 0);
    if (w->company != NULL) mu_company_begin(w, agent, t->type, &parts);
    if (w->drive != NULL) mu_drive_begin(w, agent, &parts);
    if (w->course != NULL) mu_course_begin(w, agent, t->type, &parts);
    if (w->knowhow != NULL) mu_knowhow_begin(w, w->agent[agent].team, t->type, &parts);
    cell->of[MU_SUM_BEGUN]++;
    cell->of[MU_SUM_PRACTICE] += gain;
    cell->of[MU_SUM_FATIGUE] += fatigue;
    cell->of[MU_SUM_NOMINAL_US] += nominal_us;
    if (w->typical != NULL) parts.typical = w->typical[t->type].typical;
    const double factor = mu_handle_factor(&parts);
    if (w->seen != NULL) {
        w->seen[t->type].begun++;
        w->seen[t->type].factor += factor;
    }
    return factor;
}

double mu_minds_log_odds(const mu_world *w, uint32_t agent, int32_t type)
{
    const mu_behaviour *b     = w->minds->b;
    const mu_practice  *p     = practice_in(w, agent, type);
    double              shift = 0;

    if (p != NULL) {
        const double gain = gain_now(w, p);
        shift +=
            mu_learning_log_odds(&b->learning, w->knowhow != NULL ? mu_knowhow_gain(w, type, gain) : gain);
    }
    if (b->tires) {
        settle(w, agent);
        shift += mu_fatigue_log_odds(&b->fatigue, w->minds->mind[agent].fatigue);
    }
    if (w->strain != NULL) shift += mu_strain_log_odds(w, agent);
    if (w->drive != NULL) shift += mu_drive_log_odds(w, agent);
    if (w->course != NULL) shift += mu_course_log_odds(w, agent, type);
    if (w->typical != NULL) shift += w->typical[type].shift;
    return shift;
}

/* ---- days ----------------------------------------------------------------------------------------- */

static bool has_days(const mu_world *w)
{
    return w->minds != NULL &&
           (w->strain != NULL || w->staff != NULL || w->company != NULL || w->mood != NULL ||
            w->payout != NULL || w->drive != NULL || w->course != NULL || w->knowhow != NULL);
}

int32_t mu_minds_day_cell(const mu_world *w)
{
    const mu_cell *cells = w->model->calendar.cells;
    int32_t        cell  = w->cell;

    while (cell > 0 && (!cells[cell].open || cells[cell].from.us >= w->now.us)) cell--;
    return cell;
}

static void plan_midnight(mu_world *w)
{
    const mu_wall *wall  = w->model->calendar.wall;
    const int64_t  today = mu_day_of(mu_wall_of(wall, w->now.us));

    w->minds->midnight_us = mu_wall_next(wall, (today + 1) * MU_DAY_US, w->now.us);
    if (w->minds->midnight_us < w->model->calendar.till.us)
        mu_later_add(w, w->minds->midnight_us, MU_CLASS_CALENDAR, MU_LATER_MIDNIGHT, 0, 0);
}

static void close_day(mu_world *w)
{
    for (int32_t i = 0; i < w->whole->n_agents; i++) {
        mu_mind *mind = &w->minds->mind[i];
        settle(w, (uint32_t)i);
        if (w->strain != NULL) mu_strain_day(w, (uint32_t)i, &mind->day);
        if (w->mood != NULL) mu_mood_day(w, (uint32_t)i, &mind->day);
        if (w->payout != NULL) mu_payout_day(w, (uint32_t)i, &mind->day);
        mind->day = (mu_mind_day){ 0 };
    }
    mu_praise_day(w);
    if (w->payout != NULL) mu_payout_close_day(w);
    if (w->course != NULL) mu_course_day(w); /* of those who have been there */
    if (w->staff != NULL) mu_staff_day(w);
    if (w->mood != NULL) mu_mood_close_day(w);
    if (w->company != NULL) mu_company_day(w);
    if (w->peers != NULL) mu_peers_close_day(w);
    if (w->drive != NULL) mu_drive_close_day(w);
    if (w->knowhow != NULL) mu_knowhow_day(w);
}

void mu_minds_begin_days(mu_world *w)
{
    if (has_days(w)) plan_midnight(w);
}

void mu_minds_midnight(mu_world *w)
{
    close_day(w);
    if (w->course != NULL) mu_course_enrol(w, day_now(w) + 1);
    plan_midnight(w);
}

/* What he can do, over all types that his team takes: practice, and speed, without fatigue. */
static void note_skill(const mu_world *w, uint32_t agent, mu_person_state *state)
{
    const struct mu_minds *minds = w->minds;
    const mu_team         *t     = &w->whole->teams[w->agent[agent].team];
    const mu_mind         *mind  = &minds->mind[agent];
    mu_handle_parts        parts = mu_handle_neutral;

    parts.ability   = mind->ability;
    state->practice = 1;
    state->speed    = 1 / mu_handle_factor(&parts);
    if (!minds->b->learns || t->n_types == 0) return;
    state->practice = state->speed = 0;
    for (int32_t k = 0; k < t->n_types; k++) {
        const double gain = gain_now(w, &minds->practice[mind->first + k]);
        parts.learning    = mu_learning_handle(&minds->b->learning, gain);
        state->practice += gain / t->n_types;
        state->speed += 1 / mu_handle_factor(&parts) / t->n_types;
    }
}

static void note_states(mu_world *w)
{
    for (int32_t i = 0; i < w->whole->n_agents; i++) {
        const uint32_t   agent = (uint32_t)i;
        const mu_team   *t     = &w->whole->teams[w->agent[agent].team];
        mu_person_state *state = &w->record->state[i];
        *state =
            (mu_person_state){ .here    = i - t->first_agent < t->n_people && !mu_staff_vacant(w, agent),
                               .fatigue = w->minds->mind[i].activity == MU_OFF_DUTY ? w->minds->mind[i].tired
                                                                                    : fatigue_now(w, agent),
                               .burnout = w->strain != NULL ? mu_strain_burnout(w, agent) : 0 };
        note_skill(w, agent, state);
    }
}

void mu_minds_close_books(mu_world *w)
{
    if (has_days(w)) close_day(w);
    if (w->minds != NULL) note_states(w);
}
