#include "sim/staff.h"

#include "behaviour/behaviour.h"
#include "core/fmath.h"
#include "sim/course.h"
#include "sim/mood.h"
#include "sim/staff_inside.h"
#include "sim/strain.h"

bool mu_staff_vacant(const mu_world *w, uint32_t agent)
{
    return w->staff != NULL && w->staff->seat[agent].stage != MU_SEAT_TAKEN;
}

bool mu_staff_make(mu_world *w)
{
    const mu_model     *m = w->whole;
    const mu_behaviour *b = m->behaviour;

    if (!mu_behaviour_has_staff(b)) return true;
    w->staff = MU_NEW(w->arena, struct mu_staff);
    if (w->staff == NULL) return false;
    w->staff->b     = b;
    w->staff->seat  = MU_NEW_ARRAY(w->arena, m->n_agents, mu_seat);
    w->staff->asked = MU_NEW_ARRAY(w->arena, b->hiring != NULL ? b->hiring->n_sources : 0, int32_t);
    return w->staff->seat != NULL && w->staff->asked != NULL && mu_staff_make_recruited(w);
}

static mu_rng stream_of(const mu_world *w, uint32_t agent, mu_draw purpose)
{
    const mu_seat *s      = &w->staff->seat[agent];
    const mu_team *t      = &w->whole->teams[w->agent[agent].team];
    const uint64_t person = (uint64_t)((int32_t)agent - t->first_agent);
    const uint64_t tries  = purpose == MU_DRAW_HIRE ? (uint64_t)s->tries : 0;

    return mu_rng_stream((mu_rng_key){ w->seed, (uint64_t)w->replication, purpose, t->key,
                                       person | (uint64_t)s->before << 20 | tries << 40 });
}

/* Where the sums of the day belong that has just ended. */
static mu_mind_cell *cell_of(const mu_world *w, uint32_t agent)
{
    return &w->record->minds[(int64_t)w->staff->day_cell * w->whole->n_teams + w->agent[agent].team];
}

/* ---- a vacancy ------------------------------------------------------------------------------------ */

static void renew_month(struct mu_staff *s, int64_t date)
{
    const int64_t year = mu_date_year(date);

    if (date < s->month_to) return;
    s->month_to = mu_date_of(year + 1, 1, 1);
    for (int month = 12; month > 1 && mu_date_of(year, month, 1) > date; month--)
        s->month_to = mu_date_of(year, month, 1);
    for (int32_t i = 0; s->b->hiring != NULL && i < s->b->hiring->n_sources; i++) s->asked[i] = 0;
}

/* Whether the source may be asked this month. */
static bool may_ask(const struct mu_staff *staff, int32_t source)
{
    const int32_t limit = staff->b->hiring->source[source].limit;

    return limit == 0 || staff->asked[source] < limit;
}

bool mu_staff_ask(mu_world *w, uint32_t agent, int32_t source)
{
    struct mu_staff        *staff = w->staff;
    const mu_hiring_plan   *plan  = staff->b->hiring;
    mu_seat                *s     = &staff->seat[agent];
    const mu_hiring_source *from;
    int32_t                 i = 0;

    s->stage = MU_SEAT_OPEN;
    if (source >= 0)
        i = source;
    else
        while (plan != NULL && i < plan->n_sources && !may_ask(staff, i)) i++;
    if (plan == NULL || i == plan->n_sources || !may_ask(staff, i)) return false;
    from                 = &plan->source[i];
    mu_rng       r       = stream_of(w, agent, MU_DRAW_HIRE);
    const double spread2 = mu_log1p(from->hiring.lead_cv * from->hiring.lead_cv);
    const double z       = mu_rng_normal(&r);
    const double lead    = mu_hiring_lead(&from->hiring, from->chosen);
    s->since             = (double)staff->night + lead * mu_exp(mu_sqrt(spread2) * z - spread2 / 2);
    s->accepts           = mu_rng_uniform(&r) < from->hiring.accepted;
    s->passes            = plan->class == NULL || mu_rng_uniform(&r) >= plan->class->failed;
    s->source            = i;
    s->stage             = MU_SEAT_ASKED;
    s->tries++;
    staff->asked[i]++;
    return true;
}

/* At once, unless somebody else says when and where. */
static void ask(mu_world *w, uint32_t agent)
{
    if (mu_staff_is_recruited(w))
        w->staff->seat[agent].stage = MU_SEAT_OPEN;
    else
        mu_staff_ask(w, agent, -1);
}

static void onboard(mu_world *w, uint32_t agent, double share)
{
    const mu_team *t = &w->whole->teams[w->agent[agent].team];

    for (int32_t k = 0; share > 0 && k < t->n_types; k++) mu_minds_onboarded(w, agent, t->types[k], share);
}

static void take_seat(mu_world *w, uint32_t agent)
{
    mu_seat                *s    = &w->staff->seat[agent];
    const mu_hiring_source *from = &w->staff->b->hiring->source[s->source];
    mu_rng                  r    = stream_of(w, agent, MU_DRAW_QUIT);

    s->stage  = MU_SEAT_TAKEN;
    s->hazard = s->tenure = 0;
    s->limit              = mu_rng_exp(&r);
    cell_of(w, agent)->of[MU_SUM_STARTERS]++;
    /* Those who are there were chosen as usual. */
    mu_minds_newcomer(w, agent, s->before,
                      mu_hiring_gain(&from->hiring, from->chosen) -
                          mu_hiring_gain(&from->hiring, from->hiring.usual_select));
    if (w->staff->b->hiring->class != NULL) onboard(w, agent, w->staff->b->hiring->class->practice);
    mu_see(w, MU_SAW_START, -1, -1, w->agent[agent].team, (int32_t)agent);
}

static void is_answered(mu_world *w, uint32_t agent)
{
    const mu_hiring_plan *plan = w->staff->b->hiring;
    mu_seat              *s    = &w->staff->seat[agent];

    if (!s->accepts) {
        ask(w, agent);
        return;
    }
    cell_of(w, agent)->of[MU_SUM_HIRING_COST] += plan->cost;
    if (plan->class == NULL) {
        take_seat(w, agent);
        return;
    }
    s->stage = MU_SEAT_ACCEPTED;
    s->since = (double)w->staff->night;
}

static void learns(mu_world *w, uint32_t agent, bool workday)
{
    const mu_hiring_class *class = w->staff->b->hiring->class;
    mu_seat *s                   = &w->staff->seat[agent];

    if (workday)
        cell_of(w, agent)->of[MU_SUM_TRAINING_COST] +=
            class->hours * w->whole->teams[w->agent[agent].team].pay_per_hour;
    s->left -= workday || !class->workdays;
    if (s->left > 0) return;
    w->staff->in_class--;
    if (s->passes)
        take_seat(w, agent);
    else
        ask(w, agent);
}

/* Among those who have waited for as long the first; NULL: nobody waits. */
static mu_seat *longest_waiting(const mu_world *w)
{
    mu_seat *found = NULL;

    for (int32_t i = 0; i < w->whole->n_agents; i++) {
        mu_seat *s = &w->staff->seat[i];
        if (s->stage == MU_SEAT_ACCEPTED && (found == NULL || s->since < found->since)) found = s;
    }
    return found;
}

/* Free places of the class go to those who have waited for longest. */
static void begin_classes(mu_world *w, const mu_hiring_class *class)
{
    for (mu_seat *next; w->staff->in_class < class->seats && (next = longest_waiting(w)) != NULL;) {
        next->stage = MU_SEAT_IN_CLASS;
        next->left  = class->days;
        w->staff->in_class++;
    }
}

/* ---- those who are there -------------------------------------------------------------------------- */

static mu_bond bond_of(const mu_world *w, uint32_t agent)
{
    const mu_team *t    = &w->whole->teams[w->agent[agent].team];
    mu_bond        bond = { .morale   = mu_mood_morale(w, agent),
                            .burnout  = mu_strain_burnout(w, agent),
                            .pay      = 1,
                            .autonomy = t->autonomy };

    if (t->market_pay > 0) {
        bond.pay = mu_model_pay(t, (int32_t)agent - t->first_agent) / t->market_pay;
        bond.pay = bond.pay < 0.1 ? 0.1 : bond.pay > 10 ? 10 : bond.pay;
    }
    return bond;
}

static void leave(mu_world *w, uint32_t agent)
{
    enum { EARLY_DAYS = 90 };
    mu_seat      *s = &w->staff->seat[agent];
    mu_mind_cell *c = cell_of(w, agent);

    c->of[MU_SUM_LEAVERS]++;
    c->of[MU_SUM_EARLY_LEAVERS] += s->tenure <= EARLY_DAYS;
    if (w->mood != NULL) mu_mood_left(w, w->agent[agent].team);
    mu_see(w, MU_SAW_QUIT, -1, -1, w->agent[agent].team, (int32_t)agent);
    if (w->course != NULL) mu_course_leaves(w, agent);
    s->before++;
    s->tries = 0;
    ask(w, agent);
}

void mu_staff_let_go(mu_world *w, uint32_t agent)
{
    mu_seat *s = &w->staff->seat[agent];

    cell_of(w, agent)->of[MU_SUM_LET_GO]++;
    if (w->mood != NULL) mu_mood_left(w, w->agent[agent].team);
    mu_see(w, MU_SAW_QUIT, -1, -1, w->agent[agent].team, (int32_t)agent);
    s->before++;
    s->tries = 0;
    s->stage = MU_SEAT_OPEN;
}

static void works(mu_world *w, uint32_t agent)
{
    const mu_behaviour *b    = w->staff->b;
    mu_seat            *s    = &w->staff->seat[agent];
    const mu_bond       bond = bond_of(w, agent);

    if (b->leaves)
        s->hazard += mu_attrition_between(&b->attrition, s->tenure, s->tenure + 1) *
                     mu_attrition_factor(&b->attrition, &bond);
    s->tenure++;
    if (b->leaves && s->hazard >= s->limit) leave(w, agent);
}

/* ---- days ----------------------------------------------------------------------------------------- */

void mu_staff_start(mu_world *w)
{
    const mu_model  *m     = w->whole;
    struct mu_staff *staff = w->staff;

    if (staff == NULL) return;
    staff->night    = mu_day_of(mu_wall_of(m->calendar.wall, w->now.us));
    staff->month_to = INT64_MIN;
    staff->in_class = staff->cell = staff->day_cell = 0;
    renew_month(staff, m->calendar.start_date + staff->night);
    for (int32_t i = 0; i < m->n_teams; i++)
        for (int32_t k = 0; k < m->teams[i].n_agents; k++) {
            const uint32_t agent     = (uint32_t)(m->teams[i].first_agent + k);
            staff->seat[agent]       = (mu_seat){ .tenure = staff->b->tenure, .source = -1 };
            mu_rng r                 = stream_of(w, agent, MU_DRAW_QUIT);
            staff->seat[agent].limit = mu_rng_exp(&r);
            if (k >= m->teams[i].n_filled && k < m->teams[i].n_people) ask(w, agent);
        }
    if (mu_staff_is_recruited(w)) mu_staff_recruit(w);
    staff->night++;
}

static int32_t people_in(const mu_world *w, const mu_team *t)
{
    int32_t n = 0;

    for (int32_t k = 0; k < t->n_people; k++) n += !mu_staff_vacant(w, (uint32_t)(t->first_agent + k));
    return n;
}

/* Opening time until now, times the people of each team: nobody has come or gone since it was counted last. */
static void count_people(mu_world *w)
{
    const mu_model *m     = w->whole;
    const mu_cell  *cell  = m->calendar.cells;
    const int32_t   first = w->staff->cell;

    while (w->staff->cell < m->calendar.n_cells && cell[w->staff->cell].from.us < w->now.us) w->staff->cell++;
    for (int32_t i = 0; i < m->n_teams; i++) {
        const int32_t n = people_in(w, &m->teams[i]);
        for (int32_t c = first; c < w->staff->cell; c++)
            if (cell[c].open)
                w->record->minds[(int64_t)c * m->n_teams + i].of[MU_SUM_PEOPLE_US] +=
                    (double)n * (double)(cell[c].till.us - cell[c].from.us);
    }
}

static void end_day_of(mu_world *w, uint32_t agent, bool workday)
{
    mu_seat      *s = &w->staff->seat[agent];
    mu_mind_cell *c = cell_of(w, agent);

    c->of[s->stage == MU_SEAT_TAKEN ? MU_SUM_PEOPLE_DAYS : MU_SUM_VACANT_DAYS]++;
    switch ((mu_seat_stage)s->stage) {
    case MU_SEAT_TAKEN: works(w, agent); break;
    case MU_SEAT_OPEN: ask(w, agent); break;
    case MU_SEAT_ASKED:
        if ((double)w->staff->night >= s->since) is_answered(w, agent);
        break;
    case MU_SEAT_IN_CLASS: learns(w, agent, workday); break;
    case MU_SEAT_ACCEPTED: break;
    }
}

void mu_staff_day(mu_world *w)
{
    const mu_model       *m       = w->whole;
    const mu_hiring_plan *plan    = w->staff->b->hiring;
    const int64_t         date    = m->calendar.start_date + w->staff->night;
    const bool            workday = mu_date_weekday(date - 1) < 5;

    w->staff->day_cell = mu_minds_day_cell(w);
    count_people(w);
    renew_month(w->staff, date);
    for (int32_t i = 0; i < m->n_teams; i++)
        for (int32_t k = 0; k < m->teams[i].n_people; k++)
            end_day_of(w, (uint32_t)(m->teams[i].first_agent + k), workday);
    if (plan != NULL && plan->class != NULL) begin_classes(w, plan->class);
    if (mu_staff_is_recruited(w)) mu_staff_recruit(w);
    w->staff->night++;
}
