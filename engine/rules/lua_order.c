/* lua_order.c - what has an order of its own: pairs by key, and a sort that is stable.
 *
 * Lua's own pairs goes by hash values that are seeded anew in every process, and its sort takes a pivot by the clock.
 */
#include "rules/lua_env.h"

#include <lauxlib.h>
#include <string.h>

#include "rules/lua_host.h"

/* ---- pairs ---------------------------------------------------------------------------------------- */

static int rank_of(lua_State *L, int index)
{
    switch (lua_type(L, index)) {
    case LUA_TNUMBER: return 0;
    case LUA_TSTRING: return 1;
    case LUA_TBOOLEAN: return 2;
    default:
        return luaL_error(L,
                          "pairs goes by keys that are numbers, texts or true and false; this table has a %s",
                          luaL_typename(L, index));
    }
}

/* Texts go by their bytes: lua_lessthan would ask the locale. */
static bool text_before(lua_State *L, int a, int b)
{
    size_t      n = 0, m = 0;
    const char *s = lua_tolstring(L, a, &n), *t = lua_tolstring(L, b, &m);
    const int   order = memcmp(s, t, n < m ? n : m);

    return order != 0 ? order < 0 : n < m;
}

/* Upvalues: keys in order, how many went, the table. */
static int next_pair(lua_State *L)
{
    const lua_Integer i = lua_tointeger(L, lua_upvalueindex(2)) + 1;

    lua_pushinteger(L, i);
    lua_replace(L, lua_upvalueindex(2));
    if (lua_rawgeti(L, lua_upvalueindex(1), i) == LUA_TNIL) return 1;
    lua_pushvalue(L, -1);
    lua_rawget(L, lua_upvalueindex(3));
    return 2;
}

static bool key_before(lua_State *L, int a, int b)
{
    const int mine = rank_of(L, a), theirs = rank_of(L, b);

    if (mine != theirs) return mine < theirs;
    if (mine == 1) return text_before(L, a, b);
    if (mine == 2) return !lua_toboolean(L, a) && lua_toboolean(L, b);
    return lua_compare(L, a, b, LUA_OPLT);
}

/* ---- a stable merge sort of t[1..n] ---------------------------------------------------------------- */

typedef bool (*before)(lua_State *L, int a, int b);

/* The function at index 2 decides. */
static bool asks_function(lua_State *L, int a, int b)
{
    a = lua_absindex(L, a);
    b = lua_absindex(L, b);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, a);
    lua_pushvalue(L, b);
    lua_call(L, 2, 1);
    const bool first = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return first;
}

static bool by_value(lua_State *L, int a, int b)
{
    if (lua_type(L, a) == LUA_TSTRING && lua_type(L, b) == LUA_TSTRING) return text_before(L, a, b);
    if (lua_type(L, a) != LUA_TNUMBER || lua_type(L, b) != LUA_TNUMBER)
        luaL_error(
            L, "sort without a function compares numbers with numbers and texts with texts, not %s with %s",
            luaL_typename(L, a), luaL_typename(L, b));
    return lua_compare(L, a, b, LUA_OPLT);
}

/* Merges from[low+1..mid] and from[mid+1..high] into `into`, both tables at those indices. */
static void merge(lua_State *L, int from, int into, lua_Integer low, lua_Integer mid, lua_Integer high,
                  before goes_before)
{
    lua_Integer left = low, right = mid;

    for (lua_Integer k = low; k < high; k++) {
        bool take_right = left >= mid;
        if (left < mid && right < high) {
            lua_rawgeti(L, from, right + 1);
            lua_rawgeti(L, from, left + 1);
            take_right = goes_before(L, -2, -1);
            lua_pop(L, 2);
        }
        lua_rawgeti(L, from, take_right ? ++right : ++left);
        lua_rawseti(L, into, k + 1);
    }
}

/* Sorts the table at `table`, an absolute index; leaves the stack as it is. */
static void sort(lua_State *L, int table, before goes_before)
{
    const lua_Integer n    = (lua_Integer)lua_rawlen(L, table);
    int               from = table, into;

    for (lua_Integer width = n; width > 1; width /= 2) mu_lua_charge(L, n);
    lua_createtable(L, n < 1000000 ? (int)n : 0, 0);
    const int spare = lua_gettop(L);
    into            = spare;
    luaL_checkstack(L, 8, "sort");
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer low = 0; low < n; low += 2 * width) {
            const lua_Integer mid  = low + width < n ? low + width : n,
                              high = mid + width < n ? mid + width : n;
            merge(L, from, into, low, mid, high, goes_before);
        }
        const int other = from;
        from            = into;
        into            = other;
    }
    for (lua_Integer i = 1; from == spare && i <= n; i++) {
        lua_rawgeti(L, spare, i);
        lua_rawseti(L, table, i);
    }
    lua_settop(L, spare - 1);
}

/* table.sort(t [, comes_before]) */
int mu_env_sort(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    sort(L, 1, lua_isnil(L, 2) ? by_value : asks_function);
    return 0;
}

/* pairs(t) -> iterator. The keys are those at the start; one that is taken out meanwhile comes with nil. */
int mu_env_pairs(lua_State *L)
{
    lua_Integer n = 0;

    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    /* A table that was once large is walked as a whole; how large it was, only the memory in use tells. */
    mu_lua_charge(L, (int64_t)(mu_lua_of(L)->used / 1024));
    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1)) {
        rank_of(L, -2);
        lua_pushvalue(L, -2);
        lua_rawseti(L, 2, ++n);
    }
    sort(L, 2, key_before);
    lua_pushinteger(L, 0);
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}
