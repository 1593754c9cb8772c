#include "rules/views.h"

#include <lauxlib.h>

#include "base/text.h"
#include "rules/view_kinds.h"

typedef struct {
    uint32_t kind, moment;
    int64_t  index;
} view;

static const mu_view_kind_row *const kinds[MU_VIEW_KINDS] = {
    [MU_VIEW_CONTACT] = &mu_view_contact, [MU_VIEW_TEAM] = &mu_view_team,
    [MU_VIEW_PERSON] = &mu_view_person,   [MU_VIEW_QUEUE] = &mu_view_queue,
    [MU_VIEW_PLACE] = &mu_view_place,     [MU_VIEW_SCHEME] = &mu_view_scheme,
    [MU_VIEW_EARNER] = &mu_view_earner,   [MU_VIEW_CREW] = &mu_view_crew,
    [MU_VIEW_SOURCE] = &mu_view_source,   [MU_VIEW_COMPLAINT] = &mu_view_complaint,
    [MU_VIEW_PUPIL] = &mu_view_pupil,     [MU_VIEW_COURSE] = &mu_view_course,
    [MU_VIEW_CONTEXT] = &mu_view_context,
};

const mu_view_field *mu_view_fields(mu_view_kind kind)
{
    return kinds[kind]->field;
}

const char *mu_view_name(mu_view_kind kind)
{
    return kinds[kind]->name;
}

/* ---- reading a field -------------------------------------------------------------------------------- */

static int unknown_field(lua_State *L, mu_view_kind kind)
{
    const char *words[32];
    const char *typed = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2);
    size_t      n     = 0;

    for (const mu_view_field *f = kinds[kind]->field; f->name != NULL; f++) words[n++] = f->name;
    const char *near = mu_text_nearest(typed, words, n);
    if (near != NULL)
        return luaL_error(L, "%s has no field \"%s\"; did you mean \"%s\"?", kinds[kind]->name, typed, near);
    return luaL_error(L, "%s has no field \"%s\"", kinds[kind]->name, typed);
}

static void refuse_stale(lua_State *L, const mu_asker *a, const view *v)
{
    if (v->kind != MU_VIEW_CONTEXT && v->moment != a->moment)
        luaL_error(L,
                   "this view of a %s is from an earlier question; keep its number or name in ctx.state, not "
                   "the view",
                   kinds[v->kind]->name);
}

/* Upvalues: the asker, numbers of fields by name. */
static int read_field(lua_State *L)
{
    mu_asker   *a = lua_touserdata(L, lua_upvalueindex(1));
    const view *v = lua_touserdata(L, 1);

    refuse_stale(L, a, v);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNUMBER) return unknown_field(L, (mu_view_kind)v->kind);
    const int field = (int)lua_tointeger(L, -1);
    kinds[v->kind]->push(L, a, v->index, field);
    return 1;
}

static int refuse_write(lua_State *L)
{
    const view *v    = lua_touserdata(L, 1);
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";

    return luaL_error(L, "%s.%s can only be read: a rule answers, and muster acts", kinds[v->kind]->name,
                      name);
}

static int print_view(lua_State *L)
{
    mu_asker               *a   = lua_touserdata(L, lua_upvalueindex(1));
    const view             *v   = lua_touserdata(L, 1);
    const mu_view_kind_row *row = kinds[v->kind];

    refuse_stale(L, a, v);
    if (row->called >= 0) row->push(L, a, v->index, row->called);
    if (row->called < 0)
        lua_pushstring(L, row->name);
    else if (lua_type(L, -1) == LUA_TNUMBER)
        lua_pushfstring(L, "%s %d", row->name, (int)lua_tointeger(L, -1));
    return 1;
}

/* ---- making them ------------------------------------------------------------------------------------ */

static const char meta_key[MU_VIEW_KINDS] = { 0 };

void mu_views_open(lua_State *L, mu_asker *a)
{
    for (int kind = 0; kind < MU_VIEW_KINDS; kind++) {
        lua_createtable(L, 0, 4);
        lua_pushlightuserdata(L, a);
        lua_newtable(L);
        for (int i = 0; kinds[kind]->field[i].name != NULL; i++) {
            lua_pushinteger(L, i);
            lua_setfield(L, -2, kinds[kind]->field[i].name);
        }
        lua_pushcclosure(L, read_field, 2);
        lua_setfield(L, -2, "__index");
        lua_pushcfunction(L, refuse_write);
        lua_setfield(L, -2, "__newindex");
        lua_pushlightuserdata(L, a);
        lua_pushcclosure(L, print_view, 1);
        lua_setfield(L, -2, "__tostring");
        lua_pushstring(L, kinds[kind]->name);
        lua_setfield(L, -2, "__name");
        lua_rawsetp(L, LUA_REGISTRYINDEX, &meta_key[kind]);
    }
}

void mu_view_push(lua_State *L, mu_asker *a, mu_view_kind kind, int64_t index)
{
    view *v = lua_newuserdatauv(L, sizeof *v, kind == MU_VIEW_CONTEXT ? 3 : 0);

    *v = (view){ (uint32_t)kind, a->moment, index };
    lua_rawgetp(L, LUA_REGISTRYINDEX, &meta_key[kind]);
    lua_setmetatable(L, -2);
    if (kind == MU_VIEW_CONTEXT) mu_view_fill_context(L, a);
}

void mu_view_push_teams_of(lua_State *L, mu_asker *a, int32_t type)
{
    const mu_contact_type *spec = &mu_asker_model(a)->types[type];

    lua_createtable(L, spec->n_teams, 0);
    for (int32_t i = 0; i < spec->n_teams; i++) {
        mu_view_push(L, a, MU_VIEW_TEAM, spec->teams[i]);
        lua_rawseti(L, -2, i + 1);
    }
}

void mu_view_push_queues_of(lua_State *L, mu_asker *a, int32_t team)
{
    const mu_team *spec = &mu_asker_model(a)->teams[team];
    int32_t        n    = 0;

    lua_createtable(L, spec->n_types, 0);
    for (int32_t i = 0; i < spec->n_types; i++) {
        if (a->view->waiting[spec->types[i]] == 0) continue;
        mu_view_push(L, a, MU_VIEW_QUEUE, spec->types[i]);
        lua_rawseti(L, -2, ++n);
    }
}

void mu_view_push_all(lua_State *L, mu_asker *a, mu_view_kind kind, int32_t n)
{
    lua_createtable(L, n, 0);
    for (int32_t i = 0; i < n; i++) {
        mu_view_push(L, a, kind, i);
        lua_rawseti(L, -2, i + 1);
    }
}

void mu_view_push_places(lua_State *L, mu_asker *a)
{
    lua_createtable(L, a->n_ways, 0);
    for (int32_t i = 0; i < a->n_ways; i++) {
        mu_view_push(L, a, MU_VIEW_PLACE, i);
        lua_rawseti(L, -2, i + 1);
    }
}

bool mu_view_is(lua_State *L, const mu_asker *a, int index, mu_view_kind kind, int64_t *which)
{
    const view *v = lua_touserdata(L, index);

    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return false;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &meta_key[kind]);
    const bool is = lua_rawequal(L, -1, -2) != 0;
    lua_pop(L, 2);
    if (!is || v->moment != a->moment) return false;
    *which = v->index;
    return true;
}
