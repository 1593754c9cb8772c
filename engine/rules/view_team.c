/* view_team.c - what rules see of teams and their people. */
#include <lauxlib.h>

#include "model/person.h"
#include "rules/view_kinds.h"

/* ---- a team ----------------------------------------------------------------------------------------- */

enum {
    T_NAME,
    T_IDLE,
    T_BUSY,
    T_STAFFED,
    T_SCHEDULED,
    T_SIZE,
    T_WAITING,
    T_PAY,
    T_TYPES,
    T_HANDLE,
    T_PEOPLE,
    T_ON_BREAK, /* from here on only surveys know */
    T_ON_CALL,
    T_COMING,
    T_ENDING,
    T_LENT,
    T_LENT_TO,
    T_GUESTS,
    T_GUEST_ROOM,
    T_ANSWERED
};

/* clang-format off */
static const mu_view_field team_fields[] = {
    [T_NAME]      = { "name", "of the team" },
    [T_IDLE]      = { "idle", "people with nothing in hand" },
    [T_BUSY]      = { "busy", "people with something in hand" },
    [T_STAFFED]   = { "staffed", "people logged in: idle and busy" },
    [T_SCHEDULED] = { "scheduled", "people on shift, breaks and absence included" },
    [T_SIZE]      = { "size", "people that it has" },
    [T_WAITING]   = { "waiting", "contacts waiting that it may take" },
    [T_PAY]       = { "pay", "of one person an hour" },
    [T_TYPES]     = { "types", "how many contact types it may take" },
    [T_HANDLE]    = { "handle_s", "seconds that it takes on average for the contact asked about; 0: about none" },
    [T_PEOPLE]    = { "people", "a list of its idle people, the one whose turn is next first" },
    [T_ON_BREAK]  = { "on_break", "people on duty who are on a break; for staff, schedule, rebalance and control, as all that follows" },
    [T_ON_CALL]   = { "on_call", "people at home who may be called in" },
    [T_COMING]    = { "coming", "people who were called in and are on their way" },
    [T_ENDING]    = { "ending", "people whose duty ends within an hour" },
    [T_LENT]      = { "lent", "people of it who work in other teams" },
    [T_LENT_TO]   = { "lent_to", "how many of them, by the name of the team in which they work" },
    [T_GUESTS]    = { "guests", "people of other teams who work here" },
    [T_GUEST_ROOM] = { "guest_room", "how many more could" },
    [T_ANSWERED]  = { "answered", "contacts that it answered since the rule was last asked" },
    { NULL, NULL } };
/* clang-format on */

static void push_idle_people(lua_State *L, mu_asker *a, int32_t team)
{
    const int32_t n      = a->view->idle[team];
    int32_t      *people = lua_newuserdatauv(L, (size_t)(n > 0 ? n : 1) * sizeof *people, 0);
    const int32_t found  = mu_sight_idle(mu_asker_world(a), team, people, n);

    mu_lua_charge(L, found);
    lua_createtable(L, found, 0);
    for (int32_t i = 0; i < found; i++) {
        mu_view_push(L, a, MU_VIEW_PERSON, people[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_remove(L, -2);
}

static int64_t waiting_for(const mu_asker *a, const mu_team *team)
{
    int64_t n = 0;

    for (int32_t i = 0; i < team->n_types; i++) n += a->view->waiting[team->types[i]];
    return n;
}

/* Talk and wrap-up on average; 0 for a type that it does not take. */
static double handle_s(const mu_model *m, int32_t team, int32_t type)
{
    return mu_is_able(m, team, type) ? mu_model_pace(m, team, -1, type) : 0;
}

static void push_lent_to(lua_State *L, mu_asker *a, int32_t team)
{
    const mu_model *m = mu_asker_model(a);

    lua_newtable(L);
    for (int32_t to = 0; to < m->n_teams; to++) {
        const int32_t n = m->teams[to].n_guests > 0 ? mu_sight_lent_to(mu_asker_world(a), team, to) : 0;
        if (n == 0) continue;
        lua_pushinteger(L, n);
        lua_setfield(L, -2, m->teams[to].name);
    }
}

static void push_for_surveys(lua_State *L, mu_asker *a, int32_t team, int field)
{
    if (a->survey < 0)
        luaL_error(L, "team.%s is for staff, schedule, rebalance and control only", team_fields[field].name);
    if (a->seen_team != team)
        a->seen = mu_sight_team(mu_asker_world(a), team); /* looks at each of its people */
    a->seen_team            = team;
    const mu_team_seen seen = a->seen;

    switch (field) {
    case T_ON_BREAK: lua_pushinteger(L, seen.on_break); break;
    case T_ON_CALL: lua_pushinteger(L, seen.on_call); break;
    case T_COMING: lua_pushinteger(L, seen.coming); break;
    case T_ENDING: lua_pushinteger(L, seen.ending); break;
    case T_LENT: lua_pushinteger(L, seen.lent); break;
    case T_LENT_TO: push_lent_to(L, a, team); break;
    case T_GUESTS: lua_pushinteger(L, seen.guests); break;
    case T_GUEST_ROOM: lua_pushinteger(L, mu_asker_model(a)->teams[team].n_guests - seen.guests); break;
    default: lua_pushinteger(L, mu_sight_team_since(mu_asker_world(a), a->survey, team).answered); break;
    }
}

static void push_team(lua_State *L, mu_asker *a, int64_t index, int field)
{
    const int32_t  team    = (int32_t)index;
    const mu_team *spec    = &mu_asker_model(a)->teams[team];
    const int32_t  idle    = a->view->idle[team];
    const int32_t  staffed = mu_sight_staffed(mu_asker_world(a), team);

    switch (field) {
    case T_NAME: lua_pushstring(L, spec->name); break;
    case T_IDLE: lua_pushinteger(L, idle); break;
    case T_BUSY: lua_pushinteger(L, staffed - idle); break;
    case T_STAFFED: lua_pushinteger(L, staffed); break;
    case T_SCHEDULED: lua_pushinteger(L, mu_sight_scheduled(mu_asker_world(a), team)); break;
    case T_SIZE: lua_pushinteger(L, spec->n_people); break;
    case T_WAITING: lua_pushinteger(L, waiting_for(a, spec)); break;
    case T_PAY: lua_pushnumber(L, spec->pay_per_hour); break;
    case T_TYPES: lua_pushinteger(L, spec->n_types); break;
    case T_HANDLE:
        lua_pushnumber(L, a->subject != NULL ? handle_s(mu_asker_model(a), team, a->subject->type) : 0);
        break;
    case T_PEOPLE: push_idle_people(L, a, team); break;
    default: push_for_surveys(L, a, team, field); break;
    }
}

const mu_view_kind_row mu_view_team = { "team", team_fields, T_NAME, push_team };

/* ---- a person --------------------------------------------------------------------------------------- */

enum { P_NAME, P_TEAM, P_STATE };

/* clang-format off */
static const mu_view_field person_fields[] = {
    [P_NAME]      = { "name", "of the person" },
    [P_TEAM]      = { "team", "name of his team" },
    [P_STATE]     = { "state", "idle, busy, away or off" },
    { NULL, NULL } };
/* clang-format on */

static void push_person(lua_State *L, mu_asker *a, int64_t index, int field)
{
    const int32_t            agent   = (int32_t)index;
    static const char *const state[] = { "off", "idle", "busy", "away" };
    const mu_model          *m       = mu_asker_model(a);
    char                     name[MU_PERSON_NAME_ROOM];

    switch (field) {
    case P_NAME:
        mu_person_name(m, agent, name, sizeof name);
        lua_pushstring(L, name);
        break;
    case P_TEAM: lua_pushstring(L, m->teams[mu_person_team(m, agent)].name); break;
    default: lua_pushstring(L, state[mu_sight_person(mu_asker_world(a), agent)]); break;
    }
}

const mu_view_kind_row mu_view_person = { "person", person_fields, P_NAME, push_person };
