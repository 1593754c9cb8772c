/* lua_watch.h - a timer for each worker that stops calls into uncounted Lua states that run for too long.
 *
 * A signal of the worker's own processor time ticks; the handler looks whether the call that is under way was under way
 * at the ticks before, too, and after MU_WATCH_TICKS of them makes Lua raise an error at its next instruction (as
 * lua_sethook allows). So watching costs two stores a call. The signal is MU_WATCH_SIGNAL; a program that embeds muster
 * and runs rules leaves it alone.
 */
#ifndef MU_RULES_LUA_WATCH_H
#define MU_RULES_LUA_WATCH_H

#include "rules/lua_host.h"

#define MU_WATCH_TICK_MS 20
#define MU_WATCH_TICKS   4
#define MU_WATCH_SIGNAL  (SIGRTMIN + 7)

typedef struct mu_watch mu_watch;

/* Starts watching the calling thread; NULL if the system has no timer left: then states must be counted. */
mu_watch *mu_watch_new(void);
/* Ends it; in the same thread. Accepts NULL. */
void mu_watch_free(mu_watch *w);

/* This state is about to be called in this thread. */
void mu_watch_enter(mu_lua *h);
/* It will be no more: called before the state is given back, by the thread that used it. */
void mu_watch_leave(const mu_lua *h);
/* For tests. */
bool mu_watch_looks_at(const mu_lua *h);

#endif
