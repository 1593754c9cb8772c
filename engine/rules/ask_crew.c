/* ask_crew.c - for whom to look and whom to let go: recruit answers with orders of its own. */
#include "rules/ask.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "behaviour/behaviour.h"
#include "rules/views.h"

enum { MOST_REQUISITIONS = 1000 };

static const char *const parts[] = { "team", "people", "source" };

/* ---- one part: its value is on top of the stack ----------------------------------------------------- */

static int32_t read_team(mu_asker *a)
{
    lua_State *L     = a->h->L;
    int64_t    which = -1;

    if (lua_type(L, -1) == LUA_TSTRING)
        which = mu_model_team(mu_asker_model(a), lua_tostring(L, -1));
    else if (!mu_view_is(L, a, -1, MU_VIEW_CREW, &which))
        which = -1;
    if (which < 0) mu_ask_refuse(a, -1, "as team a team, by its crew or name", NULL);
    return (int32_t)which;
}

static int32_t read_people(mu_asker *a)
{
    lua_State        *L = a->h->L;
    int               whole;
    const lua_Integer n = lua_tointegerx(L, -1, &whole);

    if (lua_type(L, -1) != LUA_TNUMBER || !whole || n < 1 || n > 1000000)
        mu_ask_refuse(a, -1, "as people how many, from 1; where there are fewer, those", NULL);
    return (int32_t)n;
}

static int32_t read_source(mu_asker *a)
{
    lua_State            *L     = a->h->L;
    const mu_hiring_plan *plan  = a->set->model->behaviour->hiring;
    int64_t               which = -1;

    if (lua_isnil(L, -1)) return -1;
    for (int32_t i = 0; lua_type(L, -1) == LUA_TSTRING && i < plan->n_sources; i++)
        if (strcmp(plan->source[i].name, lua_tostring(L, -1)) == 0) which = i;
    if (which < 0 && !mu_view_is(L, a, -1, MU_VIEW_SOURCE, &which))
        mu_ask_refuse(a, -1, "as source one of hiring.sources, by view or name, or nothing", NULL);
    return (int32_t)which;
}

/* ---- an order: its table is on top of the stack ----------------------------------------------------- */

static bool read_lets_go(mu_asker *a)
{
    static const char expected[] = "as first entry of an order its name: ask, let_go";
    lua_State        *L          = a->h->L;

    if (!lua_istable(L, -1)) mu_ask_refuse(a, -1, "a list of orders, each a table", NULL);
    if (lua_rawgeti(L, -1, 1) != LUA_TSTRING) mu_ask_refuse(a, -1, expected, NULL);
    const bool lets_go = strcmp(lua_tostring(L, -1), "let_go") == 0;
    if (!lets_go && strcmp(lua_tostring(L, -1), "ask") != 0) mu_ask_refuse(a, -1, expected, NULL);
    lua_pop(L, 1);
    return lets_go;
}

static void check_keys(mu_asker *a)
{
    lua_State *L = a->h->L;
    char       why[120];

    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        if (lua_type(L, -2) == LUA_TNUMBER && lua_tointeger(L, -2) == 1) continue;
        if (strcmp(key, "team") == 0 || strcmp(key, "people") == 0 || strcmp(key, "source") == 0) continue;
        const char *nearest = mu_text_nearest(key, parts, sizeof parts / sizeof *parts);
        if (nearest != NULL) snprintf(why, sizeof why, "did you mean \"%s\"?", nearest);
        mu_ask_refuse(a, -2, "as parts of an order team, people, source", nearest != NULL ? why : NULL);
    }
}

static mu_requisition read_order(mu_asker *a)
{
    lua_State     *L = a->h->L;
    mu_requisition r = { .lets_go = read_lets_go(a) };

    check_keys(a);
    lua_getfield(L, -1, "team");
    r.team = read_team(a);
    lua_getfield(L, -2, "people");
    r.people = read_people(a);
    lua_getfield(L, -3, "source");
    r.source = read_source(a);
    lua_pop(L, 3);
    return r;
}

/* ---- all of an answer ------------------------------------------------------------------------------- */

static void make_room(mu_asker *a)
{
    if (a->requisition == NULL) a->requisition = calloc(MOST_REQUISITIONS, sizeof *a->requisition);
    if (a->requisition == NULL) luaL_error(a->h->L, "not enough memory");
}

static int32_t read_orders(mu_asker *a)
{
    lua_State *L = a->h->L;

    if (lua_isnil(L, -1)) return 0;
    if (!lua_istable(L, -1)) mu_ask_refuse(a, -1, "a list of orders or nothing", NULL);
    make_room(a);
    const bool one = lua_rawgeti(L, -1, 1) == LUA_TSTRING;
    lua_pop(L, 1);
    if (one) {
        a->requisition[0] = read_order(a);
        return 1;
    }
    const lua_Unsigned n = lua_rawlen(L, -1);
    if (n > MOST_REQUISITIONS) mu_ask_refuse(a, -1, "at most 1000 orders at once", NULL);
    for (lua_Unsigned i = 0; i < n; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        a->requisition[i] = read_order(a);
        lua_pop(L, 1);
    }
    return (int32_t)n;
}

/* "ask agency for 2 to desk; let 1 go of desk" */
static void tell(mu_asker *a, int32_t n)
{
    const mu_model *m = mu_asker_model(a);
    char            text[400];
    size_t          length = 0;

    if (a->teller == NULL || (n == 0 && a->why[0] == '\0')) return;
    text[0] = '\0';
    for (int32_t i = 0; i < n && length + 1 < sizeof text; i++) {
        const mu_requisition *r = &a->requisition[i];
        const char *from = r->source >= 0 ? a->set->model->behaviour->hiring->source[r->source].name : NULL;
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s %d %s %.60s%s%.60s",
                                   i > 0 ? "; " : "", r->lets_go ? "let go" : "ask for", (int)r->people,
                                   r->lets_go ? "of" : "to", m->teams[r->team].name,
                                   from != NULL ? " from " : "", from != NULL ? from : "");
    }
    mu_ask_tell(a, n > 0 ? text : "nothing");
}

static int32_t recruit(void *context, const mu_view *view, const mu_headcount *now,
                       const mu_requisition **orders)
{
    mu_asker *a = context;

    mu_ask_begin(a, a->first[MU_HOOK_RECRUIT], view, NULL);
    a->headcount = now;
    mu_ask(a, 1);
    const int32_t n = read_orders(a);
    tell(a, n);
    lua_pop(a->h->L, 1);
    *orders = a->requisition;
    return n;
}

void mu_ask_crew_fill(mu_asker *a)
{
    a->hooks.recruit = a->first[MU_HOOK_RECRUIT] != NULL ? recruit : NULL;
}
