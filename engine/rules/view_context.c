/* view_context.c - ctx: the time, what a rule keeps, why it decides, and random numbers. */
#include <lauxlib.h>
#include <stdio.h>

#include "base/text.h"
#include "rules/view_kinds.h"

enum { X_NOW, X_DAY, X_WEEKDAY, X_HOUR, X_CLOCK, X_STATE, X_WHY, X_RANDOM };

/* clang-format off */
static const mu_view_field context_fields[] = {
    [X_NOW]       = { "now_s", "seconds since midnight of the first day" },
    [X_DAY]       = { "day", "of the horizon, from 1" },
    [X_WEEKDAY]   = { "weekday", "1 is Monday, 7 Sunday" },
    [X_HOUR]      = { "hour", "time of day in hours: 13.5 is half past one" },
    [X_CLOCK]     = { "clock", "time of day as text: 13:30" },
    [X_STATE]     = { "state", "a table of the rule's own, kept through the replication" },
    [X_WHY]       = { "why", "ctx:why(text) says why, for muster trace" },
    [X_RANDOM]    = { "random", "ctx:random() is a random number from 0 to 1, the same in every run; each question has its own" },
    { NULL, NULL } };
/* clang-format on */

static int say_why(lua_State *L)
{
    mu_asker   *a    = lua_touserdata(L, lua_upvalueindex(1));
    const char *text = luaL_checkstring(L, 2);

    snprintf(a->why, sizeof a->why, "%s", text);
    mu_lua_unsign_nan(a->why);
    return 0;
}

/* Every question has numbers of its own: rule and decision, contact, person or scheme, and moment decide them. So one draw more in
 * one question changes none in another. */
static mu_rng stream_of(const mu_asker *a)
{
    const int64_t who = a->subject != NULL                ? a->subject->number
                        : a->call->hook == MU_HOOK_NEXT   ? a->person
                        : a->call->hook == MU_HOOK_PAYOUT ? a->payday->scheme
                                                          : 0;

    return mu_rng_stream((mu_rng_key){ a->seed, (uint64_t)a->replication, MU_DRAW_RULE, a->call->entity,
                                       (uint64_t)who * UINT64_C(0x9e3779b97f4a7c15) + (uint64_t)a->now_us });
}

static int draw_random(lua_State *L)
{
    mu_asker *a = lua_touserdata(L, lua_upvalueindex(1));

    if (a->drawn != a->moment) a->random = stream_of(a);
    a->drawn = a->moment;
    lua_pushnumber(L, mu_rng_uniform(&a->random));
    return 1;
}

static void push_context(lua_State *L, mu_asker *a, int64_t index, int field)
{
    const mu_calendar *cal   = &a->set->model->calendar;
    const int64_t      now   = a->view != NULL ? a->view->now_us : cal->from.us;
    const int64_t      clock = mu_calendar_clock(cal, (mu_time){ now }).us;
    char               text[16];

    (void)index;
    switch (field) {
    case X_NOW: lua_pushnumber(L, (double)now * 1e-6); break;
    case X_DAY: lua_pushinteger(L, mu_calendar_day(cal, (mu_time){ now }) + 1); break;
    case X_WEEKDAY: lua_pushinteger(L, mu_calendar_weekday(cal, (mu_time){ now }) + 1); break;
    case X_HOUR: lua_pushnumber(L, (double)clock / (double)MU_HOUR_US); break;
    case X_CLOCK:
        mu_clock_print((mu_span){ clock }, text, sizeof text);
        lua_pushstring(L, text);
        break;
    default: lua_getiuservalue(L, 1, field - X_STATE + 1); break;
    }
}

void mu_view_fill_context(lua_State *L, mu_asker *a)
{
    lua_newtable(L);
    lua_setiuservalue(L, -2, 1);
    lua_pushlightuserdata(L, a);
    lua_pushcclosure(L, say_why, 1);
    lua_setiuservalue(L, -2, X_WHY - X_STATE + 1);
    lua_pushlightuserdata(L, a);
    lua_pushcclosure(L, draw_random, 1);
    lua_setiuservalue(L, -2, X_RANDOM - X_STATE + 1);
}

const mu_view_kind_row mu_view_context = { "ctx", context_fields, -1, push_context };
