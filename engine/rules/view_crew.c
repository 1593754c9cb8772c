/* view_crew.c - what rules see of the seats of a team, and of the sources from which people come. */
#include "behaviour/behaviour.h"
#include "model/forecast.h"
#include "rules/view_kinds.h"

static const mu_hiring_plan *plan_of(const mu_asker *a)
{
    return a->set->model->behaviour->hiring;
}

/* ---- the seats of a team ---------------------------------------------------------------------------- */

enum {
    C_NAME,
    C_SEATS,
    C_PEOPLE,
    C_OPEN,
    C_ASKED,
    C_ACCEPTED,
    C_IN_CLASS,
    C_COMING,
    C_FROM,
    C_COMING_FROM,
    C_PAY,
    C_WORK
};

/* clang-format off */
static const mu_view_field crew_fields[] = {
    [C_NAME]        = { "name", "of the team" },
    [C_SEATS]       = { "seats", "that it has, as in the scenario" },
    [C_PEOPLE]      = { "people", "who have a seat, on duty or not" },
    [C_OPEN]        = { "open", "seats for which nobody is looked for" },
    [C_ASKED]       = { "asked", "seats for which a source looks for somebody" },
    [C_ACCEPTED]    = { "accepted", "people who have accepted and wait for their class" },
    [C_IN_CLASS]    = { "in_class", "people in class" },
    [C_COMING]      = { "coming", "asked, accepted and in_class together" },
    [C_FROM]        = { "from", "people who have a seat, by the source from which they came; who was there at first is in none" },
    [C_COMING_FROM] = { "coming_from", "coming, by source" },
    [C_PAY]         = { "pay", "of one person an hour" },
    [C_WORK]        = { "work", "a list: hours of work expected in each of the 26 weeks from now, as in the scenario; weeks that do "
                                "not end within the run are left out. Contacts that several teams may take are split by seats" },
    { NULL, NULL } };
/* clang-format on */

static void push_by_source(lua_State *L, mu_asker *a, const mu_seats *s, bool coming)
{
    lua_newtable(L);
    for (int32_t i = 0; i < plan_of(a)->n_sources; i++) {
        lua_pushinteger(L, coming ? s->from[i].coming : s->from[i].people);
        lua_setfield(L, -2, plan_of(a)->source[i].name);
    }
}

/* The part of a type's contacts that is its own. */
static double part_of(const mu_model *m, int32_t team, const mu_contact_type *type)
{
    double seats = 0;

    for (int32_t i = 0; i < type->n_teams; i++) seats += m->teams[type->teams[i]].n_people;
    return seats > 0 ? m->teams[team].n_people / seats : 0;
}

double mu_view_work_hours(const mu_model *m, int32_t team, int64_t from_us, int64_t till_us)
{
    const mu_team *t   = &m->teams[team];
    double         sum = 0;

    for (int32_t k = 0; k < t->n_types; k++) {
        const mu_contact_type *type = &m->types[t->types[k]];
        sum += part_of(m, team, type) * mu_type_handle_s(type) / 3600 *
               mu_forecast(m, t->types[k], (mu_time){ from_us }, (mu_time){ till_us });
    }
    return sum;
}

static void push_work(lua_State *L, mu_asker *a, int32_t team)
{
    enum { WEEKS = 26 };
    const int64_t week_us = 7 * MU_DAY_US, now_us = a->view->now_us;
    /* The day on which the run ends is one of it. */
    const int64_t end_us = (a->set->model->calendar.till.us + MU_DAY_US - 1) / MU_DAY_US * MU_DAY_US;

    lua_newtable(L);
    mu_lua_charge(L, WEEKS * 7);
    for (int k = 0; k < WEEKS && now_us + (k + 1) * week_us <= end_us; k++) {
        lua_pushnumber(L, mu_view_work_hours(a->set->model, team, now_us + k * week_us,
                                             now_us + (k + 1) * week_us));
        lua_rawseti(L, -2, k + 1);
    }
}

static void push_crew(lua_State *L, mu_asker *a, int64_t index, int field)
{
    const mu_team  *t = &mu_asker_model(a)->teams[index];
    const mu_seats *s = &a->headcount->teams[index];

    switch (field) {
    case C_NAME: lua_pushstring(L, t->name); break;
    case C_SEATS: lua_pushinteger(L, s->seats); break;
    case C_PEOPLE: lua_pushinteger(L, s->people); break;
    case C_OPEN: lua_pushinteger(L, s->open); break;
    case C_ASKED: lua_pushinteger(L, s->asked); break;
    case C_ACCEPTED: lua_pushinteger(L, s->accepted); break;
    case C_IN_CLASS: lua_pushinteger(L, s->in_class); break;
    case C_COMING: lua_pushinteger(L, s->asked + s->accepted + s->in_class); break;
    case C_PAY: lua_pushnumber(L, t->pay_per_hour); break;
    case C_WORK: push_work(L, a, (int32_t)index); break;
    default: push_by_source(L, a, s, field == C_COMING_FROM); break;
    }
}

const mu_view_kind_row mu_view_crew = { "crew", crew_fields, C_NAME, push_crew };

/* ---- a source --------------------------------------------------------------------------------------- */

enum { O_NAME, O_LEAD, O_CLASS, O_ACCEPT, O_LIMIT, O_LEFT, O_COST };

/* clang-format off */
static const mu_view_field source_fields[] = {
    [O_NAME]   = { "name", "of the source" },
    [O_LEAD]   = { "lead_s", "seconds from asking to the answer, on average" },
    [O_CLASS]  = { "class_s", "seconds that the class takes afterwards, from its first day to its last; 0: there is none" },
    [O_ACCEPT] = { "accept", "share of those found who accept" },
    [O_LIMIT]  = { "limit", "people that it may be asked for in a month; nil: no limit" },
    [O_LEFT]   = { "left", "people that it may be asked for still this month; nil: no limit" },
    [O_COST]   = { "cost", "of each who accepts" },
    { NULL, NULL } };
/* clang-format on */

static double class_days(const mu_hiring_class *class)
{
    if (class == NULL) return 0;
    return class->workdays ? class->days * 7.0 / 5 : class->days;
}

static void push_count(lua_State *L, bool none, int32_t n)
{
    if (none)
        lua_pushnil(L);
    else
        lua_pushinteger(L, n);
}

static void push_source(lua_State *L, mu_asker *a, int64_t index, int field)
{
    const mu_hiring_plan   *plan = plan_of(a);
    const mu_hiring_source *s    = &plan->source[index];

    switch (field) {
    case O_NAME: lua_pushstring(L, s->name); break;
    case O_LEAD: lua_pushnumber(L, 86400 * mu_hiring_lead(&s->hiring, s->chosen)); break;
    case O_CLASS: lua_pushnumber(L, 86400 * class_days(plan->class)); break;
    case O_ACCEPT: lua_pushnumber(L, s->hiring.accepted); break;
    case O_LIMIT: push_count(L, s->limit == 0, s->limit); break;
    case O_LEFT: push_count(L, s->limit == 0, s->limit - a->headcount->asked[index]); break;
    default: lua_pushnumber(L, plan->cost); break;
    }
}

const mu_view_kind_row mu_view_source = { "source", source_fields, O_NAME, push_source };
