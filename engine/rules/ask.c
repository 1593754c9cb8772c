#include "rules/ask.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>

#include "behaviour/behaviour.h"
#include "rules/views.h"

/* ---- a question ------------------------------------------------------------------------------------ */

static void push_given(lua_State *L, mu_asker *a, mu_given given)
{
    switch (given) {
    case MU_GIVE_CONTACT: mu_view_push(L, a, MU_VIEW_CONTACT, 0); break;
    case MU_GIVE_TEAMS: mu_view_push_teams_of(L, a, a->subject->type); break;
    case MU_GIVE_PERSON: mu_view_push(L, a, MU_VIEW_PERSON, a->person); break;
    case MU_GIVE_QUEUES: mu_view_push_queues_of(L, a, a->team); break;
    case MU_GIVE_PLACES: mu_view_push_places(L, a); break;
    case MU_GIVE_ALL_TEAMS: mu_view_push_all(L, a, MU_VIEW_TEAM, mu_asker_model(a)->n_teams); break;
    case MU_GIVE_SCHEME: mu_view_push(L, a, MU_VIEW_SCHEME, a->payday->scheme); break;
    case MU_GIVE_EARNERS: mu_view_push_all(L, a, MU_VIEW_EARNER, a->payday->n); break;
    case MU_GIVE_CREWS: mu_view_push_all(L, a, MU_VIEW_CREW, mu_asker_model(a)->n_teams); break;
    case MU_GIVE_SOURCES:
        mu_view_push_all(L, a, MU_VIEW_SOURCE, a->set->model->behaviour->hiring->n_sources);
        break;
    case MU_GIVE_COMPLAINT: mu_view_push(L, a, MU_VIEW_COMPLAINT, 0); break;
    case MU_GIVE_PUPILS: mu_view_push_all(L, a, MU_VIEW_PUPIL, a->enrolment->n); break;
    case MU_GIVE_COURSE: mu_view_push(L, a, MU_VIEW_COURSE, a->enrolment->course); break;
    case MU_GIVE_ALL_QUEUES: mu_view_push_all(L, a, MU_VIEW_QUEUE, mu_asker_model(a)->n_types); break;
    case MU_GIVE_NOTHING:
    case MU_GIVE_KINDS: break;
    }
}

/* Views for the hook; how many. */
static int push_views(lua_State *L, mu_asker *a)
{
    const mu_given *given = mu_hook_rows[a->call->hook].given;
    int             n     = 0;

    while (n < MU_HOOK_ARGUMENTS && given[n] != MU_GIVE_NOTHING) push_given(L, a, given[n++]);
    return n;
}

void mu_ask(mu_asker *a, int results)
{
    const mu_call *c = a->call;
    lua_State     *L = a->h->L;
    int            n = c->n_reads;

    lua_pushvalue(L, c->function);
    if (n == 0)
        n = push_views(L, a);
    else
        mu_reads_push(L, a, c);
    mu_ask_call(a, n, results);
}

/* ---- what becomes of the answer ------------------------------------------------------------------------- */

static void describe(lua_State *L, int index, char *buffer, size_t size)
{
    switch (lua_type(L, index)) {
    case LUA_TNIL: snprintf(buffer, size, "nothing"); break;
    case LUA_TBOOLEAN: snprintf(buffer, size, lua_toboolean(L, index) ? "true" : "false"); break;
    case LUA_TNUMBER:
        if (lua_isinteger(L, index))
            snprintf(buffer, size, "%lld", (long long)lua_tointeger(L, index));
        else
            snprintf(buffer, size, "%.9g", lua_tonumber(L, index));
        break;
    case LUA_TSTRING: snprintf(buffer, size, "\"%.100s\"", lua_tostring(L, index)); break;
    case LUA_TUSERDATA:
        snprintf(buffer, size, "a view that is not for this, or of an earlier question");
        break;
    default: snprintf(buffer, size, "a %s", lua_typename(L, lua_type(L, index))); break;
    }
}

void mu_ask_refuse(mu_asker *a, int index, const char *expected, const char *why)
{
    char found[160];

    describe(a->h->L, index, found, sizeof found);
    luaL_error(a->h->L, "rule%d:%d: expected %s, found %s%s%s", (int)a->call->rule, a->call->line, expected,
               found, why != NULL ? ": " : "", why != NULL ? why : "");
    abort();
}

void mu_ask_tell(mu_asker *a, const char *answer)
{
    if (a->teller == NULL) return;
    const mu_told told = { .hook    = mu_hook_rows[a->call->hook].name,
                           .now_us  = a->view->now_us,
                           .contact = a->subject != NULL ? a->subject->number : -1,
                           .answer  = answer,
                           .why     = a->why };
    a->teller(a->teller_context, &told);
}
