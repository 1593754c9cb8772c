/* view_queue.c - what rules see of the queues in which contacts wait, and of what comes. */
#include <lauxlib.h>
#include <math.h>

#include "model/forecast.h"
#include "rules/view_kinds.h"

enum {
    Q_TYPE,
    Q_WAITING,
    Q_FIRST,
    Q_WAITED,
    Q_PRIORITY,
    Q_TARGET,
    Q_SLACK,
    Q_WEIGHT,
    Q_TEAM,
    Q_HANDLE,
    Q_EXPECTED,
    Q_TODAY,
    Q_LOAD,
    Q_OFFERED, /* from here on only surveys know */
    Q_ANSWERED,
    Q_IN_TIME,
    Q_ABANDONED,
    Q_LEVEL,
    Q_ASA
};

/* clang-format off */
static const mu_view_field queue_fields[] = {
    [Q_TYPE]      = { "type", "name of the contact type" },
    [Q_WAITING]   = { "waiting", "contacts that wait" },
    [Q_FIRST]     = { "first", "the contact that comes next" },
    [Q_WAITED]    = { "waited_s", "seconds that the first has waited" },
    [Q_PRIORITY]  = { "priority", "of the type, as it counts now" },
    [Q_TARGET]    = { "target_s", "seconds within which the type is to be answered" },
    [Q_SLACK]     = { "slack_s", "seconds that are left to the first; negative: it is late" },
    [Q_WEIGHT]    = { "weight", "of the type, as in the scenario" },
    [Q_TEAM]      = { "team", "name of the team that the scenario names first for it" },
    [Q_HANDLE]    = { "handle_s", "seconds of talk and wrap-up on average, as in the scenario" },
    [Q_EXPECTED]  = { "expected", "customers expected in the hour from now, as in the scenario" },
    [Q_TODAY]     = { "expected_today", "customers expected from now to midnight" },
    [Q_LOAD]      = { "load", "Erlangs in the hour from now: expected times handle_s / 3600" },
    [Q_OFFERED]   = { "offered", "since the rule was last asked: contacts that came" },
    [Q_ANSWERED]  = { "answered", "likewise: that were answered" },
    [Q_IN_TIME]   = { "in_time", "likewise: that were answered within target_s" },
    [Q_ABANDONED] = { "abandoned", "likewise: whose customers gave up" },
    [Q_LEVEL]     = { "service_level", "in_time / (answered + abandoned); 1 if there were none" },
    [Q_ASA]       = { "asa_s", "mean wait of the answered in seconds; 0 if there were none" },
    { NULL, NULL } };
/* clang-format on */

static double expected(const mu_asker *a, int32_t type)
{
    const mu_time now = { a->view->now_us };

    return mu_forecast(mu_asker_model(a), type, now, (mu_time){ now.us + MU_HOUR_US });
}

static double expected_today(const mu_asker *a, int32_t type)
{
    const mu_model *m        = mu_asker_model(a);
    const mu_wall  *wall     = m->calendar.wall;
    const mu_time   now      = { a->view->now_us };
    const int64_t   midnight = (mu_day_of(mu_wall_of(wall, now.us)) + 1) * MU_DAY_US;

    return mu_forecast(m, type, now, (mu_time){ mu_wall_next(wall, midnight, now.us) });
}

static void push_since(lua_State *L, mu_asker *a, int32_t type, int field)
{
    if (a->survey < 0)
        luaL_error(L,
                   "queue.%s is counted between two askings of staff, schedule, rebalance and control only",
                   queue_fields[field].name);
    const mu_so_far s    = mu_sight_type_since(mu_asker_world(a), a->survey, type);
    const int64_t   done = s.answered + s.abandoned;

    switch (field) {
    case Q_OFFERED: lua_pushinteger(L, s.offered); break;
    case Q_ANSWERED: lua_pushinteger(L, s.answered); break;
    case Q_IN_TIME: lua_pushinteger(L, s.in_target); break;
    case Q_ABANDONED: lua_pushinteger(L, s.abandoned); break;
    case Q_LEVEL: lua_pushnumber(L, done > 0 ? (double)s.in_target / (double)done : 1); break;
    default: lua_pushnumber(L, s.answered > 0 ? s.wait_us * 1e-6 / (double)s.answered : 0); break;
    }
}

static void push_queue(lua_State *L, mu_asker *a, int64_t index, int field)
{
    const int32_t          type  = (int32_t)index;
    const mu_model        *m     = mu_asker_model(a);
    const mu_contact_type *spec  = &m->types[type];
    const uint32_t         first = mu_sight_first(mu_asker_world(a), type);

    switch (field) {
    case Q_TYPE: lua_pushstring(L, spec->name); break;
    case Q_WAITING: lua_pushinteger(L, a->view->waiting[type]); break;
    case Q_FIRST:
        if (first != 0)
            mu_view_push(L, a, MU_VIEW_CONTACT, first);
        else
            lua_pushnil(L);
        break;
    case Q_WAITED: lua_pushnumber(L, mu_sight_first_waited_s(mu_asker_world(a), type)); break;
    case Q_PRIORITY: lua_pushinteger(L, mu_sight_priority(mu_asker_world(a), type)); break;
    case Q_TARGET: lua_pushnumber(L, mu_span_seconds(spec->target_within)); break;
    case Q_SLACK:
        lua_pushnumber(L, mu_span_seconds(spec->target_within) -
                              mu_sight_first_waited_s(mu_asker_world(a), type));
        break;
    case Q_WEIGHT: lua_pushnumber(L, spec->weight); break;
    case Q_TEAM: lua_pushstring(L, spec->n_teams > 0 ? m->teams[spec->teams[0]].name : NULL); break;
    case Q_HANDLE: lua_pushnumber(L, mu_type_handle_s(spec)); break;
    case Q_EXPECTED: lua_pushnumber(L, expected(a, type)); break;
    case Q_TODAY: lua_pushnumber(L, expected_today(a, type)); break;
    case Q_LOAD: lua_pushnumber(L, expected(a, type) * mu_type_handle_s(spec) / 3600); break;
    default: push_since(L, a, type, field); break;
    }
}

const mu_view_kind_row mu_view_queue = { "queue", queue_fields, Q_TYPE, push_queue };
