#include "model/model.h"

#include <math.h>
#include <string.h>

int32_t mu_model_type(const mu_model *m, const char *name)
{
    int32_t low = 0, high = m->n_types - 1;

    while (low <= high) {
        const int32_t middle = low + (high - low) / 2;
        const int     order  = strcmp(name, m->types[middle].name);
        if (order == 0) return middle;
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return -1;
}

int32_t mu_model_team(const mu_model *m, const char *name)
{
    int32_t low = 0, high = m->n_teams - 1;

    while (low <= high) {
        const int32_t middle = low + (high - low) / 2;
        const int     order  = strcmp(name, m->teams[middle].name);
        if (order == 0) return middle;
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return -1;
}

static double poisson_per_us(const mu_arrivals *a, const mu_calendar *c, mu_time t)
{
    const int64_t      wall  = mu_wall_of(a->wall, t.us);
    const int32_t      day   = (int32_t)mu_day_of(wall);
    const int64_t      clock = mu_clock_of(wall);
    const mu_rate_day *table = mu_arrivals_day(a, c, day);
    int32_t            low = 0, high = table->n - 1;

    while (low < high) { /* the last step that has begun */
        const int32_t middle = low + (high - low + 1) / 2;
        if (table->step[middle].from.us <= clock)
            low = middle;
        else
            high = middle - 1;
    }
    return table->n > 0 ? table->step[low].per_us : 0.0;
}

static double mmpp_per_us(const mu_arrivals *a)
{
    double sum = 0;

    for (int32_t i = 0; i < a->n_states; i++) sum += a->state_share[i] * a->state_per_us[i];
    return sum;
}

double mu_model_rate(const mu_model *m, int32_t type, mu_time t)
{
    const mu_arrivals *a      = &m->types[type].arrivals;
    double             per_us = 0;

    if (a->kind == MU_ARRIVE_TRACE || a->kind == MU_ARRIVE_POPULATION) return NAN;
    if (mu_calendar_window(&m->calendar, t) < 0) return 0;
    if (a->kind == MU_ARRIVE_POISSON) per_us = poisson_per_us(a, &m->calendar, t);
    if (a->kind == MU_ARRIVE_RENEWAL) per_us = 1e-6 / mu_dist_mean(a->between);
    if (a->kind == MU_ARRIVE_MMPP) per_us = mmpp_per_us(a);
    return per_us * (double)MU_HOUR_US * (a->batch != NULL ? mu_dist_mean(a->batch) : 1.0);
}

/* Spends business hours from one time to another, both by the clock on the wall; true when they are used up: *at. */
static bool spend(const mu_model *m, int64_t from, int64_t till, int64_t *span_us, int64_t *at)
{
    const int64_t week_us = 7 * MU_DAY_US, day = mu_day_of(from);
    int64_t       monday = (day - mu_date_weekday(m->calendar.start_date + day)) * MU_DAY_US, each = 0;

    for (int32_t i = 0; i < m->n_business; i++) each += m->business[i].till.us - m->business[i].from.us;
    for (; monday < till; monday += week_us)
        for (int32_t i = 0; i < m->n_business; i++) {
            const int64_t begins = monday + m->business[i].from.us, ends = monday + m->business[i].till.us;
            const int64_t since = begins > from ? begins : from, to = ends < till ? ends : till;
            if (since >= to) continue;
            if (*span_us <= to - since) {
                *at = since + *span_us;
                return true;
            }
            *span_us -= to - since;
            if (i + 1 < m->n_business || *span_us <= each) continue;
            int64_t       weeks = (*span_us - 1) / each; /* whole weeks at once */
            const int64_t left  = (till - monday) / week_us - 1;
            if (weeks > left) weeks = left;
            if (weeks <= 0) continue;
            monday += weeks * week_us;
            *span_us -= weeks * each;
        }
    return false;
}

/* `span` of business hours after `t`. */
static mu_time after_business(const mu_model *m, mu_time t, int64_t span_us)
{
    int64_t at = t.us, due = 0;

    for (;;) { /* from one change of the clock to the next */
        const mu_steady s = mu_wall_steady(m->calendar.wall, at);
        if (spend(m, at + s.ahead_us, s.till_us + s.ahead_us, &span_us, &due))
            return (mu_time){ due - s.ahead_us };
        at = s.till_us;
    }
}

mu_time mu_model_due(const mu_model *m, int32_t type, mu_time t, int64_t paused_us)
{
    const mu_contact_type *spec = &m->types[type];

    if (!spec->due_business) return (mu_time){ t.us + spec->due_within.us + paused_us };
    return after_business(m, t, spec->due_within.us + paused_us);
}

/* Business hours from a Monday 00:00 to `of_week` later, at most a week. */
static int64_t business_of_week(const mu_model *m, int64_t of_week)
{
    int64_t sum = 0;

    for (int32_t i = 0; i < m->n_business; i++) {
        const int64_t from = m->business[i].from.us, till = m->business[i].till.us;
        if (of_week > from) sum += (of_week < till ? of_week : till) - from;
    }
    return sum;
}

/* Of the time from one local instant to another, between which the clock does not change. */
static int64_t business_between(const mu_model *m, int64_t from_us, int64_t till_us)
{
    const int64_t week_us = 7 * MU_DAY_US;
    const int64_t begins =
        mu_date_weekday(m->calendar.start_date + from_us / MU_DAY_US) * MU_DAY_US + from_us % MU_DAY_US;
    const int64_t ends = begins + till_us - from_us;

    return ends / week_us * business_of_week(m, week_us) + business_of_week(m, ends % week_us) -
           business_of_week(m, begins);
}

int64_t mu_model_lasted(const mu_model *m, int32_t type, mu_time from, mu_time till)
{
    int64_t lasted = 0;

    if (!m->types[type].due_business) return till.us - from.us;
    for (int64_t at = from.us; at < till.us;) { /* from one change of the clock to the next */
        const mu_steady s   = mu_wall_steady(m->calendar.wall, at);
        const int64_t   end = s.till_us < till.us ? s.till_us : till.us;
        lasted += business_between(m, at + s.ahead_us, end + s.ahead_us);
        at = end;
    }
    return lasted;
}

const char *mu_model_place_name(const mu_model *m, int32_t type, const mu_stages *stages)
{
    return stages != NULL ? stages->name : m->types[type].name;
}

bool mu_model_has_journeys(const mu_model *m)
{
    for (int32_t i = 0; i < m->n_types; i++)
        if (m->types[i].journey != NULL) return true;
    return false;
}

bool mu_model_may_order(const mu_model *m)
{
    for (int32_t i = 0; i < m->n_teams; i++)
        if (m->teams[i].n_agents > m->teams[i].n_people || m->teams[i].terms.given) return true;
    for (int32_t i = 0; i < m->n_rules; i++)
        if (mu_slot_orders(m->rules[i].slot)) return true;
    return false;
}

double mu_model_tools_cost(const mu_model *m, int32_t cell)
{
    const double   month_us = 365.0 / 12 * (double)MU_DAY_US;
    const mu_cell *c        = &m->calendar.cells[cell];
    const int64_t  till_us  = c->till.us < m->calendar.till.us ? c->till.us : m->calendar.till.us;
    double         cost     = 0;

    for (int32_t i = 0; i < m->n_tools; i++) {
        const mu_tool *t    = &m->tools[i];
        const int64_t  from = t->from.us > c->from.us ? t->from.us : c->from.us;
        const int64_t  till = t->till.us < till_us ? t->till.us : till_us;
        if (till > from) cost += t->per_month * ((double)(till - from) / month_us);
        if (t->from.us >= c->from.us && t->from.us < c->till.us) cost += t->once;
    }
    return cost;
}

const mu_model *mu_model_at(const mu_model *m, mu_time t)
{
    int32_t epoch = 0;

    while (epoch < m->n_epochs && m->epochs[epoch].from.us <= t.us) epoch++;
    return mu_model_epoch(m, epoch);
}

bool mu_type_may_give_up(const mu_contact_type *type)
{
    const mu_arrivals *a = &type->arrivals;

    if (a->kind == MU_ARRIVE_TRACE)
        for (int32_t k = 0; k < a->n_rows; k++)
            if (a->rows[k].patience.us >= 0) return true;
    return type->patience != NULL || (type->gate != NULL && type->gate->message_after_us < MU_NEVER_US);
}

static mu_proficiency of_team(const mu_contact_type *spec, int32_t team)
{
    for (int32_t i = 0; spec->ability != NULL && i < spec->n_teams; i++) {
        const mu_ability *a = &spec->ability[i];
        if (spec->teams[i] == team) return (mu_proficiency){ a->handle, a->talk, a->resolved, a->lacks };
    }
    return (mu_proficiency){ .handle = 1, .resolved = -1 };
}

mu_proficiency mu_model_proficiency(const mu_model *m, int32_t team, int32_t person, int32_t type)
{
    const mu_team        *t   = &m->teams[team];
    const mu_proficiency *own = t->own != NULL && person >= 0 ? t->own[person] : NULL;

    for (int32_t k = 0; own != NULL && k < t->n_types; k++)
        if (t->types[k] == type) return own[k];
    return of_team(&m->types[type], team);
}

double mu_model_pace(const mu_model *m, int32_t team, int32_t person, int32_t type)
{
    const mu_contact_type *spec = &m->types[type];
    const mu_proficiency   p    = mu_model_proficiency(m, team, person, type);
    const double           talk = mu_dist_mean(p.talk != NULL ? p.talk : spec->talk);

    return p.handle * (talk + (spec->wrap_up != NULL ? mu_dist_mean(spec->wrap_up) : 0));
}

double mu_model_pay(const mu_team *team, int32_t person)
{
    return team->own_pay != NULL ? team->own_pay[person] : team->pay_per_hour;
}

const char *mu_group_kind_name(mu_group_kind kind)
{
    static const char *const names[MU_GROUP_KINDS] = { "channel", "class", "skill", "role", "site" };

    return names[kind];
}

int32_t mu_model_on_duty(const mu_model *m, int32_t team, mu_time t)
{
    int32_t people = 0;

    for (int32_t i = 0; i < m->n_edges && m->edges[i].at.us <= t.us; i++)
        if (m->edges[i].team == team) people += m->edges[i].on ? m->edges[i].n_agents : -m->edges[i].n_agents;
    return people;
}

void mu_model_free(mu_model *m)
{
    if (m == NULL) return;
    mu_model_free(m->as_measured);
    mu_arena_free(m->arena); /* the model itself lives there too */
}

const char *mu_model_type_name(const mu_model *m, int32_t type)
{
    return type >= 0 && type < m->n_types ? m->types[type].name : NULL;
}

const char *mu_model_team_name(const mu_model *m, int32_t team)
{
    return team >= 0 && team < m->n_teams ? m->teams[team].name : NULL;
}
