/* lua_costs.c - Lua's own functions whose work grows with what they are given: each counts as one instruction, so the rest
 * is charged here, an element moved or handed over as one step. */
#include "rules/lua_env.h"

#include <lauxlib.h>
#include <string.h>

#include "rules/lua_host.h"

/* Goes on in Lua's own function, upvalue 1, as if that had been called. */
static int own(lua_State *L)
{
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* Those that hand over: what goes in and what comes out. A call is bounded by the stack. */
static int by_values(lua_State *L)
{
    const int n = lua_gettop(L), given = own(L);

    mu_lua_charge(L, n + given);
    return given;
}

/* tonumber goes over blanks. */
static int by_length(lua_State *L)
{
    if (lua_type(L, 1) == LUA_TSTRING) mu_lua_charge(L, (int64_t)(lua_rawlen(L, 1) / 16));
    return own(L);
}

/* insert and remove at a place move all that comes after it. */
static int by_moved(lua_State *L, int least)
{
    const bool        moves = lua_istable(L, 1) && lua_gettop(L) >= least;
    const lua_Integer n     = moves ? (lua_Integer)lua_rawlen(L, 1) : 0;
    const lua_Integer at    = moves ? lua_tointeger(L, 2) : 0;
    const int         given = own(L);

    if (moves && at >= 1 && at < n) mu_lua_charge(L, n - at);
    return given;
}

static int insert(lua_State *L)
{
    return by_moved(L, 3);
}

static int take_out(lua_State *L)
{
    return by_moved(L, 2);
}

/* concat(t [, between [, from [, to]]]) goes on for as long as there is something. */
static int concat(lua_State *L)
{
    if (!mu_lua_of(L)->counted || !lua_istable(L, 1)) return own(L);
    const lua_Integer from = luaL_optinteger(L, 3, 1), to = luaL_optinteger(L, 4, LUA_MAXINTEGER);
    bool              there = true;
    for (lua_Integer i = from; there && i <= to && i < LUA_MAXINTEGER; i++) {
        there = lua_rawgeti(L, 1, i) != LUA_TNIL;
        lua_pop(L, 1);
        mu_lua_charge(L, 1);
    }
    return own(L);
}

static const struct {
    const char   *library, *name;
    lua_CFunction charged;
} costs[] = {
    { "", "select", by_values },     { "", "assert", by_values },      { "", "tonumber", by_length },
    { "math", "max", by_values },    { "math", "min", by_values },     { "string", "byte", by_values },
    { "string", "char", by_values }, { "table", "unpack", by_values }, { "table", "insert", insert },
    { "table", "remove", take_out }, { "table", "concat", concat },
};

void mu_env_charge(lua_State *L, const char *library)
{
    for (size_t i = 0; i < sizeof costs / sizeof *costs; i++) {
        if (strcmp(costs[i].library, library) != 0) continue;
        lua_getfield(L, -1, costs[i].name);
        lua_pushcclosure(L, costs[i].charged, 1);
        lua_setfield(L, -2, costs[i].name);
    }
}

/* Arguments beyond those that a function names are handed on in one instruction, however many. */
int mu_env_extra(lua_State *L, lua_Debug *where)
{
    int least = 0, most = 1;

    while (lua_getlocal(L, where, -most) != NULL) {
        lua_pop(L, 1);
        least = most;
        most *= 2;
    }
    return least;
}
