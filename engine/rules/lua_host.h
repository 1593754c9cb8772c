/* lua_host.h - one sandboxed Lua state: text in, answers out, and nothing else gets through.
 *
 * A rule can use no more than its budgets, cannot reach the disk, the clock or anything random, and cannot catch its own
 * errors. Whatever goes wrong in it comes back as a mu_lua_trouble; nothing is printed and nothing crashes.
 *
 * Two budgets. Memory is counted always, and a rule that hoards ends at the instruction after: what that one
 * takes is lent, up to as much again, so that the message can say where. Steps (instructions of Lua, and
 * one for each 16 bytes copied) are counted only in a *counted* state, because counting slows Lua to half its speed. An
 * uncounted state is watched by a timer instead (lua_watch.h), which stops a call that has run far longer than any call
 * within the budget can: MU_LUA_SUSPECT. Whoever gets that runs the replication again in a counted state, and only the
 * count decides, so that the verdict does not depend on the machine.
 *
 * Ownership:   a mu_lua owns its lua_State. Texts in a mu_lua_trouble are copies.
 * Threads:     one state, one thread.
 * Determinism: see lua_env.h.
 */
#ifndef MU_RULES_LUA_HOST_H
#define MU_RULES_LUA_HOST_H

#include <lua.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    size_t  memory; /* bytes that the state may hold */
    size_t  text;   /* bytes of a single string */
    int64_t steps;  /* of one call, where they are counted */
} mu_lua_limits;

/* The budgets; the fuzzer is built with smaller ones. */
#ifndef MU_LUA_MEMORY
#define MU_LUA_MEMORY (INT64_C(64) << 20)
#endif
#define MU_LUA_TEXT (INT64_C(64) << 10)
#ifndef MU_LUA_STEPS
/* No machine does so many in the time after which the watch calls a call suspect (MU_WATCH_TICKS). */
#define MU_LUA_STEPS INT64_C(200000000)
#endif

typedef enum {
    MU_LUA_FINE,
    MU_LUA_WRONG,     /* the rule's text or an error in it */
    MU_LUA_TOO_LONG,  /* its budget of steps is used up */
    MU_LUA_TOO_LARGE, /* its budget of memory is used up, or a text is too long */
    MU_LUA_SUSPECT    /* the watch stopped it: run it again, counted */
} mu_lua_outcome;

/* What went wrong, and where in the rule's text. */
typedef struct {
    mu_lua_outcome outcome;
    int  chunk, line; /* number of the text in its state, from 0, and line; -1 and 0 where unknown */
    char text[400];   /* "attempt to compare number with nil" */
} mu_lua_trouble;

/* Of which budget there is too little. */
typedef enum { MU_WITHIN, MU_OVER_TEXT, MU_OVER_MEMORY } mu_lua_over;

typedef struct mu_lua {
    lua_State            *L;
    mu_lua_limits         limits;
    size_t                used;    /* bytes */
    bool                  pressed; /* it was told that there is no memory, and is collecting its garbage */
    mu_lua_over           over;    /* it is to end at its next instruction */
    int64_t               left;    /* steps of the call under way */
    bool                  counted;
    int                   chunks;
    mu_lua_outcome        why;          /* set before an error of ours is raised */
    int                   chunk, line;  /* where the error was raised; -1: in none of the texts */
    size_t                place_length; /* of "rule0:12: " in front of what it says */
    mu_lua_trouble        trouble;
    volatile sig_atomic_t running; /* inside a call; for the watch */
    volatile sig_atomic_t calls;   /* begun so far, modulo what fits */
} mu_lua;

/* A state with nothing in it but what rules may use, or NULL if out of memory. */
mu_lua *mu_lua_new(const mu_lua_limits *limits, bool counted);
void    mu_lua_free(mu_lua *h); /* accepts NULL */

/* Runs a text (not terminated, `size` bytes), which must return one table; that table is left on the stack. False, and the
 * stack as before, when there is trouble. */
bool mu_lua_load(mu_lua *h, const char *text, size_t size);

/* As lua_call, guarded: function and arguments are on the stack and are replaced by `results` results. False, with nothing
 * of them left, when there is trouble. */
bool mu_lua_call(mu_lua *h, int arguments, int results);

/* Runs `body` once, guarded as a whole: within it, mu_lua_enter and lua_call take the place of mu_lua_call, which costs less.
 * An error in Lua abandons `body` where it stands. False when there was one. */
bool mu_lua_run(mu_lua *h, void (*body)(void *argument), void *argument);

/* Around each lua_call within mu_lua_run: the budget of steps begins anew, and the watch knows. */
static inline void mu_lua_enter(mu_lua *h)
{
    h->left    = h->limits.steps;
    h->calls   = (h->calls + 1) & 0xffffff;
    h->running = 1;
}
static inline void mu_lua_leave(mu_lua *h)
{
    h->running = 0;
}

/* The host of a state. */
static inline mu_lua *mu_lua_of(lua_State *L)
{
    return *(mu_lua **)lua_getextraspace(L);
}
/* Takes `n` steps off the budget for work that Lua does not count. Raises an error when it is used up. */
void mu_lua_charge(lua_State *L, int64_t n);
/* "-nan", which only some machines write, becomes "nan" wherever it stands in a text from a rule. */
void mu_lua_unsign_nan(char *text);

#endif
