#include "rules/lua_env.h"

#include <lauxlib.h>
#include <lualib.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "core/fmath.h"
#include "rules/lua_host.h"

/* ---- printing -------------------------------------------------------------------------------------- */

/* The text of a table or a function would be its address, which differs from run to run. */
static void refuse_address(lua_State *L, int index, const char *function)
{
    const int type = lua_type(L, index);

    if (type == LUA_TTABLE || type == LUA_TFUNCTION)
        luaL_error(L, "%s cannot turn a %s into text", function, lua_typename(L, type));
}

/* What is no number has no sign either, on any machine. */
static void unsign(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TNUMBER || !isnan(lua_tonumber(L, index))) return;
    lua_pushnumber(L, copysign(NAN, 1));
    lua_replace(L, index);
}

static int to_string(lua_State *L)
{
    luaL_checkany(L, 1);
    refuse_address(L, 1, "tostring");
    unsign(L, 1);
    luaL_tolstring(L, 1, NULL);
    return 1;
}

/* Upvalue 1 is Lua's own. */
static int format(lua_State *L)
{
    const int   n    = lua_gettop(L);
    size_t      size = 0;
    const char *f    = luaL_checklstring(L, 1, &size);

    for (size_t i = 0; i + 1 < size; i++) {
        if (f[i] != '%') continue;
        if (f[i + 1] == '%') {
            i++;
            continue;
        }
        while (i + 1 < size && strchr("-+ #0123456789.", f[i + 1]) != NULL) i++;
        if (i + 1 < size && f[i + 1] == 'p')
            return luaL_error(L, "format has no %%p: an address says nothing");
    }
    for (int i = 2; i <= n; i++) {
        refuse_address(L, i, "format");
        unsign(L, i);
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, n, 1);
    return 1;
}

/* ---- strings --------------------------------------------------------------------------------------- */

/* rep(text, n [, between]). Lua's own walks to n even when there is nothing to repeat. */
static int repeat(lua_State *L)
{
    size_t            size = 0, between = 0;
    const char       *s    = luaL_checklstring(L, 1, &size);
    const lua_Integer n    = luaL_checkinteger(L, 2);
    const char       *sep  = luaL_optlstring(L, 3, "", &between);
    const size_t      most = mu_lua_of(L)->limits.text;
    luaL_Buffer       b;

    if (n <= 0 || size + between == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    if ((size_t)n > most || (size + between) * (size_t)n > most + between)
        return luaL_error(L, "rep would make a text of more than %d kB", (int)(most >> 10));
    luaL_buffinit(L, &b);
    for (lua_Integer i = 0; i < n; i++) {
        if (i > 0) luaL_addlstring(&b, sep, between);
        luaL_addlstring(&b, s, size);
    }
    luaL_pushresult(&b);
    return 1;
}

/* find(text, what [, from]) -> first, last; or nil. Without patterns, whose cost cannot be bounded. */
static int find(lua_State *L)
{
    size_t      size = 0, length = 0;
    const char *s    = luaL_checklstring(L, 1, &size);
    const char *what = luaL_checklstring(L, 2, &length);
    lua_Integer from = luaL_optinteger(L, 3, 1);

    if (from < 0) from += (lua_Integer)size + 1;
    if (from < 1) from = 1;
    mu_lua_charge(L, (int64_t)(size / 8));
    for (size_t i = (size_t)from - 1; i + length <= size; i++) {
        if (length > 0 && s[i] != what[0]) continue;
        mu_lua_charge(L, (int64_t)(length / 16));
        if (memcmp(s + i, what, length) != 0) continue;
        lua_pushinteger(L, (lua_Integer)i + 1);
        lua_pushinteger(L, (lua_Integer)i + (lua_Integer)length);
        return 2;
    }
    lua_pushnil(L);
    return 1;
}

/* ---- numbers --------------------------------------------------------------------------------------- */

static int number_exp(lua_State *L)
{
    lua_pushnumber(L, mu_exp(luaL_checknumber(L, 1)));
    return 1;
}

/* log(x [, base]) */
static int number_log(lua_State *L)
{
    const double x = luaL_checknumber(L, 1);

    lua_pushnumber(L, lua_isnoneornil(L, 2) ? mu_log(x) : mu_log(x) / mu_log(luaL_checknumber(L, 2)));
    return 1;
}

static int number_pow(lua_State *L)
{
    lua_pushnumber(L, mu_pow(luaL_checknumber(L, 1), luaL_checknumber(L, 2)));
    return 1;
}

static int number_tanh(lua_State *L)
{
    lua_pushnumber(L, mu_tanh(luaL_checknumber(L, 1)));
    return 1;
}

/* Halves go away from zero. */
static int number_round(lua_State *L)
{
    const double x = luaL_checknumber(L, 1);
    lua_Integer  whole;

    if (lua_numbertointeger(round(x), &whole))
        lua_pushinteger(L, whole);
    else
        lua_pushnumber(L, round(x));
    return 1;
}

/* ---- the allow-list -------------------------------------------------------------------------------- */

/* Names of one library: those taken from Lua, and our own in place of or beside them. */
typedef struct {
    const char        *library; /* "": the names that need none */
    lua_CFunction      open;    /* Lua's */
    const char *const *taken;
    const luaL_Reg    *own;
} allowed;

static const char *const base_taken[] = { "assert", "error", "ipairs", "select", "tonumber", "type", NULL };
static const luaL_Reg base_own[] = { { "tostring", to_string }, { "pairs", mu_env_pairs }, { NULL, NULL } };
static const char *const math_taken[]   = { "abs",        "ceil", "floor",      "fmod", "huge", "max",
                                            "maxinteger", "min",  "mininteger", "modf", "pi",   "sqrt",
                                            "tointeger",  "type", "ult",        NULL };
static const luaL_Reg    math_own[]     = { { "exp", number_exp },     { "log", number_log },
                                            { "pow", number_pow },     { "tanh", number_tanh },
                                            { "round", number_round }, { NULL, NULL } };
static const char *const string_taken[] = { "byte", "char", "len", "lower", "reverse", "sub", "upper", NULL };
static const luaL_Reg    string_own[]   = { { "rep", repeat }, { "find", find }, { NULL, NULL } };
static const char *const table_taken[]  = { "concat", "insert", "remove", "unpack", NULL };
static const luaL_Reg    table_own[]    = { { "sort", mu_env_sort }, { NULL, NULL } };

static const allowed libraries[] = {
    { "", luaopen_base, base_taken, base_own },
    { "math", luaopen_math, math_taken, math_own },
    { "string", luaopen_string, string_taken, string_own },
    { "table", luaopen_table, table_taken, table_own },
};
enum { LIBRARIES = sizeof libraries / sizeof *libraries };

static const char registry_key = 0;

/* The allowed names of one library, in a new table; Lua's library is on the stack. */
static void push_allowed(lua_State *L, const allowed *a)
{
    lua_newtable(L);
    for (int i = 0; a->taken[i] != NULL; i++) {
        lua_getfield(L, -2, a->taken[i]);
        lua_setfield(L, -2, a->taken[i]);
    }
    luaL_setfuncs(L, a->own, 0);
}

void mu_env_open(lua_State *L)
{
    lua_createtable(L, LIBRARIES, 0);
    for (int i = 0; i < LIBRARIES; i++) {
        lua_pushcfunction(L, libraries[i].open);
        lua_call(L, 0, 1);
        push_allowed(L, &libraries[i]);
        mu_env_charge(L, libraries[i].library);
        if (libraries[i].open == luaopen_string) {
            lua_getfield(L, -2, "format");
            lua_pushcclosure(L, format, 1);
            lua_setfield(L, -2, "format");
        }
        lua_rawseti(L, -3, i + 1);
        lua_pop(L, 1);
    }
    lua_rawsetp(L, LUA_REGISTRYINDEX, &registry_key);

    /* Opening the libraries left more behind than is allowed. */
    lua_pushliteral(L, "");
    lua_pushnil(L);
    lua_setmetatable(L, -2); /* of all strings */
    lua_pop(L, 1);
    lua_newtable(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

static void copy_into(lua_State *L, int from, int into)
{
    from = lua_absindex(L, from);
    into = lua_absindex(L, into);
    for (lua_pushnil(L); lua_next(L, from) != 0;) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, into);
    }
}

static const char *nearest_name(const char *name)
{
    const char *all[32];
    size_t      n = 0;

    for (int i = 0; i < LIBRARIES; i++)
        if (libraries[i].library[0] != '\0') all[n++] = libraries[i].library;
    for (int i = 0; base_taken[i] != NULL; i++) all[n++] = base_taken[i];
    for (int i = 0; base_own[i].name != NULL; i++) all[n++] = base_own[i].name;
    return mu_text_nearest(name, all, n);
}

static int unknown_name(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
    const char *near = nearest_name(name);

    if (near != NULL) return luaL_error(L, "nothing here is called \"%s\"; did you mean \"%s\"?", name, near);
    return luaL_error(L, "nothing here is called \"%s\"", name);
}

static int refuse_global(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";

    return luaL_error(L, "\"%s\" is not a local name; write \"local %s = ...\"", name, name);
}

void mu_env_push(lua_State *L)
{
    lua_newtable(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_key);
    for (int i = 0; i < LIBRARIES; i++) {
        lua_rawgeti(L, -1, i + 1);
        if (libraries[i].library[0] == '\0') {
            copy_into(L, -1, -3);
        } else {
            lua_newtable(L);
            copy_into(L, -2, -1);
            lua_setfield(L, -4, libraries[i].library);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    lua_createtable(L, 0, 2);
    lua_pushcfunction(L, unknown_name);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_global);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
}
