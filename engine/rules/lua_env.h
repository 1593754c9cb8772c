/* lua_env.h - what a rule may use: an allow-list, made so that the same rule gives the same answers on every machine.
 *
 * From Lua: assert, error, ipairs, select, tonumber, tostring, type; parts of math, string and table. Our own: pairs in the
 * order of the keys, table.sort that is stable, math.exp, log, pow and tanh with the same bits everywhere, string.find and
 * format without patterns and addresses. Everything else is not there: no pcall (a rule could swallow the error that ends
 * it), no load, no coroutines, no metatables, no files, no clock, no random numbers but those that a hook hands out.
 *
 * Every text has an environment of its own with its own copies, so that no rule can change what another one sees. A name
 * that is not there is an error, with a guess at what was meant; so is an assignment to a name that is not local.
 */
#ifndef MU_RULES_LUA_ENV_H
#define MU_RULES_LUA_ENV_H

#include <lua.h>

/* Called once in a new state; takes the pieces of Lua's libraries that are allowed. May raise a memory error. */
void mu_env_open(lua_State *L);
/* Pushes a new environment. May raise a memory error. */
void mu_env_push(lua_State *L);

/* The line of the first operator ^ in a text, outside strings and comments, or 0: Lua leaves it to the C library, whose last
 * digits depend on the processor. */
int mu_env_power_at(const char *text, size_t size);

/* lua_costs.c: has those of Lua's own functions charged that need it, in the table of a library on top of the stack. */
void mu_env_charge(lua_State *L, const char *library);
/* How many unnamed arguments the function under way has, to a power of two; for a hook. */
int mu_env_extra(lua_State *L, lua_Debug *where);

/* lua_order.c: pairs and table.sort. */
int mu_env_pairs(lua_State *L);
int mu_env_sort(lua_State *L);

#endif
