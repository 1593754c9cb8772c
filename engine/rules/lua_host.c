#include "rules/lua_host.h"

#include <ctype.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/lua_env.h"
#include "rules/lua_watch.h"

enum { COUNT_EVERY = 1000, BYTES_PER_STEP = 16 };

/* ---- memory --------------------------------------------------------------------------------------- */

/* For a new object Lua tells its type in the place of the old size. */
static bool is_too_long(const mu_lua *h, const void *old, size_t old_size, size_t new_size)
{
    return old == NULL && old_size == LUA_TSTRING && new_size > h->limits.text + 64;
}

static void count(lua_State *L, lua_Debug *where);

static const char *too_large(const mu_lua *h, char *text, size_t size)
{
    if (h->over == MU_OVER_TEXT)
        snprintf(text, size, "makes a text of over %d kB", (int)(h->limits.text >> 10));
    else if (h->over == MU_OVER_MEMORY || h->pressed)
        snprintf(text, size, "needs more than %d MB: does a function call itself, or a table grow, for ever?",
                 (int)(h->limits.memory >> 20));
    else
        snprintf(text, size, "there is not enough memory for it");
    return text;
}

static void end_here(lua_State *L, lua_Debug *where)
{
    mu_lua *h = mu_lua_of(L);
    char    text[120];

    (void)where;
    lua_sethook(L, h->counted ? count : NULL, h->counted ? LUA_MASKCOUNT : 0, h->counted ? COUNT_EVERY : 0);
    h->why = MU_LUA_TOO_LARGE;
    lua_pushstring(L, too_large(h, text, sizeof text));
    lua_error(L);
}

/* Where memory runs out Lua would say no place: it gets it, and is ended at its next instruction, or at the end of the function that asked. */
static void end_soon(mu_lua *h, mu_lua_over over)
{
    h->pressed = false;
    h->over    = over;
    if (h->L != NULL) lua_sethook(h->L, end_here, LUA_MASKCOUNT | LUA_MASKRET, 1);
}

/* Whether a request after which it would hold so much is refused. Lua collects its garbage then, and asks once more. */
static bool is_refused(mu_lua *h, size_t would_hold, bool long_text)
{
    const size_t most = h->limits.memory;

    if (h->over == MU_WITHIN && long_text) end_soon(h, MU_OVER_TEXT);
    if (h->over == MU_WITHIN && would_hold > most) {
        if (!h->pressed) {
            h->pressed = true;
            return true;
        }
        end_soon(h, MU_OVER_MEMORY);
    }
    h->pressed = false;
    return would_hold > (h->L != NULL && h->over != MU_WITHIN ? 2 * most : most);
}

static void *allocate(void *context, void *old, size_t old_size, size_t new_size)
{
    mu_lua      *h    = context;
    const size_t held = old != NULL ? old_size : 0;
    void        *now;

    if (new_size == 0) {
        h->used -= held;
        free(old);
        return NULL;
    }
    if (new_size > held && is_refused(h, h->used - held + new_size, is_too_long(h, old, old_size, new_size)))
        return NULL;
    now = realloc(old, new_size);
    if (now == NULL) return NULL;
    h->used += new_size - held;
    h->left -= (int64_t)(new_size / BYTES_PER_STEP);
    return now;
}

/* ---- steps ---------------------------------------------------------------------------------------- */

/* luaL_error names the line of the function that called; inside a hook the one under way is at level 0. */
static void too_long(lua_State *L, int level)
{
    mu_lua *h = mu_lua_of(L);

    h->why = MU_LUA_TOO_LONG;
    luaL_where(L, level);
    lua_pushfstring(L, "ran for more than %d million steps: a loop that never ends?",
                    (int)(h->limits.steps / 1000000));
    lua_concat(L, 2);
    lua_error(L);
}

void mu_lua_charge(lua_State *L, int64_t n)
{
    mu_lua *h = mu_lua_of(L);

    h->left -= n;
    if (h->counted && h->left < 0) too_long(L, 1);
}

static void count(lua_State *L, lua_Debug *where)
{
    mu_lua *h = mu_lua_of(L);

    h->left -= COUNT_EVERY + (int64_t)mu_env_extra(L, where) * COUNT_EVERY / BYTES_PER_STEP;
    if (h->left < 0) too_long(L, 0);
}

/* ---- the state ------------------------------------------------------------------------------------ */

static int open_environment(lua_State *L)
{
    mu_env_open(L);
    return 0;
}

mu_lua *mu_lua_new(const mu_lua_limits *limits, bool counted)
{
    mu_lua *h = calloc(1, sizeof *h);

    if (h == NULL) return NULL;
    h->limits  = *limits;
    h->counted = counted;
    h->L       = lua_newstate(allocate, h);
    if (h->L == NULL) {
        free(h);
        return NULL;
    }
    *(mu_lua **)lua_getextraspace(h->L) = h;
    lua_pushcfunction(h->L, open_environment);
    if (lua_pcall(h->L, 0, 0, 0) != LUA_OK) {
        mu_lua_free(h);
        return NULL;
    }
    if (counted) lua_sethook(h->L, count, LUA_MASKCOUNT, COUNT_EVERY);
    return h;
}

void mu_lua_free(mu_lua *h)
{
    if (h == NULL) return;
    mu_watch_leave(h);
    lua_close(h->L);
    free(h);
}

/* ---- trouble -------------------------------------------------------------------------------------- */

/* Texts are called "=rule0", "=rule1" ..., so that "rule1:12: attempt ..." can be taken apart again. */
static size_t read_place(const char *text, int *chunk, int *line)
{
    int length = 0;

    return sscanf(text, "rule%d:%d: %n", chunk, line, &length) == 2 ? (size_t)length : 0;
}

/* Of all errors but those of memory, before the stack is unwound: where. What a message says of its place is true only if
 * that is on the stack, for a rule may write any message. */
static int note_place(lua_State *L)
{
    enum { LEVELS = 50 };
    mu_lua      *h     = mu_lua_of(L);
    int          chunk = -1, line = 0;
    const size_t length = lua_type(L, 1) == LUA_TSTRING ? read_place(lua_tostring(L, 1), &chunk, &line) : 0;
    lua_Debug    at;

    h->chunk        = -1;
    h->place_length = 0;
    for (int level = 1; h->place_length == 0 && level < LEVELS && lua_getstack(L, level, &at); level++) {
        int of = -1;
        lua_getinfo(L, "Sl", &at);
        if (at.currentline <= 0 || sscanf(at.source, "=rule%d", &of) != 1) continue;
        const bool said = length > 0 && of == chunk && at.currentline == line;
        if (h->chunk < 0 || said) {
            h->chunk = of;
            h->line  = at.currentline;
        }
        if (said) h->place_length = length;
    }
    return 1;
}

/* As printf writes what is no number, by machine with a sign or without. */
void mu_lua_unsign_nan(char *text)
{
    for (char *p = text; (p = strstr(p, "-nan")) != NULL; p++)
        if (!isalnum((unsigned char)p[4])) memmove(p, p + 1, strlen(p));
}

static void note_text(const mu_lua *h, mu_lua_trouble *t, const char *text)
{
    if (h->chunk < 0)
        text +=
            read_place(text, &t->chunk, &t->line); /* of a text that cannot be read, or an answer of a rule */
    else
        text += h->place_length;
    snprintf(t->text, sizeof t->text, "%s",
             strstr(text, "C stack overflow") != NULL ? "is nested too deeply" : text);
    mu_lua_unsign_nan(t->text);
}

static void note_trouble(mu_lua *h, int status)
{
    mu_lua_trouble *t = &h->trouble;

    *t = (mu_lua_trouble){ .outcome = h->why != MU_LUA_FINE ? h->why : MU_LUA_WRONG, .chunk = -1 };
    if (status != LUA_ERRMEM && h->chunk >= 0) {
        t->chunk = h->chunk;
        t->line  = h->line;
    }
    if (status == LUA_ERRMEM) {
        t->outcome = MU_LUA_TOO_LARGE;
        too_large(h, t->text, sizeof t->text);
    } else if (lua_type(h->L, -1) == LUA_TSTRING) {
        note_text(h, t, lua_tostring(h->L, -1));
    } else {
        snprintf(t->text, sizeof t->text, "an error that is not a text but a %s", luaL_typename(h->L, -1));
    }
}

static void begin(mu_lua *h)
{
    h->why   = MU_LUA_FINE;
    h->over  = MU_WITHIN;
    h->chunk = -1;
    mu_watch_enter(h);
    mu_lua_enter(h);
}

/* What it leaves stands from `at` on. */
static bool finish(mu_lua *h, int at, int status)
{
    mu_lua_leave(h);
    if (status == LUA_OK && h->over == MU_WITHIN) return true;
    if (status != LUA_OK) {
        note_trouble(h, status);
    } else { /* by nothing that Lua runs */
        h->trouble = (mu_lua_trouble){ .outcome = MU_LUA_TOO_LARGE, .chunk = -1 };
        too_large(h, h->trouble.text, sizeof h->trouble.text);
    }
    lua_settop(h->L, at - 1);
    return false;
}

bool mu_lua_call(mu_lua *h, int arguments, int results)
{
    const int at = lua_gettop(h->L) - arguments;

    begin(h);
    lua_pushcfunction(h->L, note_place);
    lua_insert(h->L, at);
    const int status = lua_pcall(h->L, arguments, results, at);
    lua_remove(h->L, at);
    return finish(h, at, status);
}

typedef struct {
    void (*body)(void *argument);
    void *argument;
} running;

static int run_body(lua_State *L)
{
    const running *r = lua_touserdata(L, 1);

    lua_settop(L, 0);
    mu_lua_leave(mu_lua_of(L));
    r->body(r->argument);
    return 0;
}

bool mu_lua_run(mu_lua *h, void (*body)(void *argument), void *argument)
{
    running r = { body, argument };

    lua_pushcfunction(h->L, run_body);
    lua_pushlightuserdata(h->L, &r);
    return mu_lua_call(h, 1, 0);
}

typedef struct {
    const char *text, *name;
    size_t      size;
} loading;

/* Guarded, because all of it may run out of memory. */
static int load_text(lua_State *L)
{
    const loading *what = lua_touserdata(L, 1);
    const int      line = mu_env_power_at(what->text, what->size);

    if (line > 0)
        return luaL_error(L,
                          "%s:%d: ^ may give other last digits on another machine; write math.pow(a, b) or "
                          "math.sqrt(a)",
                          what->name + 1, line);
    if (luaL_loadbufferx(L, what->text, what->size, what->name, "t") != LUA_OK) return lua_error(L);
    mu_env_push(L);
    lua_setupvalue(L, -2, 1); /* the first upvalue of a text is its environment */
    lua_call(L, 0, 1);
    return 1;
}

static bool load_fails(mu_lua *h, const char *why)
{
    h->trouble = (mu_lua_trouble){ .outcome = MU_LUA_WRONG };
    snprintf(h->trouble.text, sizeof h->trouble.text, "%s", why);
    return false;
}

bool mu_lua_load(mu_lua *h, const char *text, size_t size)
{
    char    name[32];
    loading what = { text, name, size };

    snprintf(name, sizeof name, "=rule%d", h->chunks++);
    lua_pushcfunction(h->L, load_text);
    lua_pushlightuserdata(h->L, &what);
    bool fine = mu_lua_call(h, 1, 1);
    if (fine && !lua_istable(h->L, -1)) {
        fine = load_fails(h, lua_isnil(h->L, -1)
                                 ? "it returns nothing; a rule ends with \"return rule\", a table"
                                 : "it does not return a table; a rule ends with \"return rule\"");
        lua_pop(h->L, 1);
    }
    if (!fine) h->trouble.chunk = h->chunks - 1;
    return fine;
}
