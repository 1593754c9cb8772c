/* SIGEV_THREAD_ID sends a timer's signal to one thread; it is Linux's own. */
#define _GNU_SOURCE /* NOLINT */
#include "rules/lua_watch.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct mu_watch {
    timer_t timer;
};

/* What the handler looks at: of its own thread. */
static _Thread_local mu_lua *volatile watched;
static _Thread_local volatile sig_atomic_t last_call, ticks;

static void stop(lua_State *L, lua_Debug *where)
{
    (void)where;
    lua_sethook(L, NULL, 0, 0);
    mu_lua_of(L)->why = MU_LUA_SUSPECT;
    luaL_where(L, 0);
    lua_pushliteral(L, "runs for long");
    lua_concat(L, 2);
    lua_error(L);
}

static void tick(int signal)
{
    mu_lua *h = watched;

    (void)signal;
    if (h == NULL || !h->running || h->calls != last_call) {
        last_call = h != NULL ? h->calls : 0;
        ticks     = 0;
        return;
    }
    if (++ticks >= MU_WATCH_TICKS)
        lua_sethook(h->L, stop, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
}

mu_watch *mu_watch_new(void)
{
    mu_watch         *w      = calloc(1, sizeof *w);
    struct sigaction  action = { .sa_handler = tick, .sa_flags = SA_RESTART };
    struct sigevent   event  = { .sigev_notify = SIGEV_THREAD_ID };
    struct itimerspec every  = { .it_interval = { .tv_nsec = MU_WATCH_TICK_MS * 1000000L } };

    if (w == NULL) return NULL;
    event.sigev_signo    = MU_WATCH_SIGNAL;
    event._sigev_un._tid = (pid_t)syscall(SYS_gettid);
    every.it_value       = every.it_interval;
    watched              = NULL;
    sigemptyset(&action.sa_mask);
    if (sigaction(MU_WATCH_SIGNAL, &action, NULL) != 0 ||
        timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &w->timer) != 0) {
        free(w);
        return NULL;
    }
    if (timer_settime(w->timer, 0, &every, NULL) != 0) {
        mu_watch_free(w);
        return NULL;
    }
    return w;
}

void mu_watch_free(mu_watch *w)
{
    if (w == NULL) return;
    timer_delete(w->timer);
    watched = NULL;
    free(w);
}

void mu_watch_enter(mu_lua *h)
{
    watched = h->counted ? NULL : h;
}

void mu_watch_leave(const mu_lua *h)
{
    if (watched == h) watched = NULL;
}

bool mu_watch_looks_at(const mu_lua *h)
{
    return watched == h;
}
