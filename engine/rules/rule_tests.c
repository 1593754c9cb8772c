#include "rules/rule_tests.h"

#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "rules/rule_value.h"
#include "rules/views.h"

/* Positions on the stack of a running test. */
enum { RULE = 1, TEST = 2 };

typedef struct {
    const mu_rule *rule;
    mu_text       *out;
    mu_arena      *arena;
    mu_diag       *diag;
    int            number; /* of the test, from 1 */
    char           name[200], say[300];
    bool           passed;
} bench;

static void fail(bench *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void fail(bench *b, const char *format, ...)
{
    char    line[900];
    va_list list;

    va_start(list, format);
    vsnprintf(line, sizeof line, format, list);
    va_end(list);
    if (b->passed) mu_text_addf(b->out, "FAIL %s\n", b->name);
    b->passed = false;
    mu_text_addf(b->out, "     %s\n", line);
}

/* ---- views that are tables -------------------------------------------------------------------------- */

static const struct {
    const char  *argument;
    mu_view_kind kind;
    bool         list;
} stand_ins[] = { { "contact", MU_VIEW_CONTACT, false }, { "person", MU_VIEW_PERSON, false },
                  { "teams", MU_VIEW_TEAM, true },       { "queues", MU_VIEW_QUEUE, true },
                  { "last", MU_VIEW_PERSON, false },     { "first", MU_VIEW_CONTACT, false },
                  { "places", MU_VIEW_PLACE, true },     { "scheme", MU_VIEW_SCHEME, false },
                  { "earners", MU_VIEW_EARNER, true },   { "crews", MU_VIEW_CREW, true },
                  { "sources", MU_VIEW_SOURCE, true },   { "complaint", MU_VIEW_COMPLAINT, false },
                  { "pupils", MU_VIEW_PUPIL, true },     { "course", MU_VIEW_COURSE, false } };

static bool is_field(mu_view_kind kind, const char *name)
{
    for (const mu_view_field *f = mu_view_fields(kind); f->name != NULL; f++)
        if (strcmp(f->name, name) == 0) return true;
    return false;
}

/* A field that a view does not have is an error; one that the test does not give is nil. Upvalue: the kind. */
static int missing_field(lua_State *L)
{
    const mu_view_kind kind = (mu_view_kind)lua_tointeger(L, lua_upvalueindex(1));
    const char        *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";

    if (!is_field(kind, name)) return luaL_error(L, "a %s has no field \"%s\"", mu_view_name(kind), name);
    lua_pushnil(L);
    return 1;
}

static int refuse_write(lua_State *L)
{
    return luaL_error(L, "%s.%s can only be read: a rule answers, and muster acts",
                      mu_view_name((mu_view_kind)lua_tointeger(L, lua_upvalueindex(1))),
                      lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?");
}

static void stand_in(lua_State *L, bench *b, int table, const char *argument);

/* The table behaves like a view of that kind, and so do those in it. */
static void behave(lua_State *L, bench *b, int table, mu_view_kind kind)
{
    for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) {
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        if (!is_field(kind, name)) fail(b, "a %s has no field \"%s\"", mu_view_name(kind), name);
        if (lua_istable(L, -1)) stand_in(L, b, lua_gettop(L), name);
    }
    lua_createtable(L, 0, 2);
    lua_pushinteger(L, kind);
    lua_pushcclosure(L, missing_field, 1);
    lua_setfield(L, -2, "__index");
    lua_pushinteger(L, kind);
    lua_pushcclosure(L, refuse_write, 1);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, table);
}

static void stand_in(lua_State *L, bench *b, int table, const char *argument)
{
    luaL_checkstack(L, 12, argument);
    for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins; i++) {
        if (strcmp(argument, stand_ins[i].argument) != 0) continue;
        if (!stand_ins[i].list) behave(L, b, table, stand_ins[i].kind);
        for (lua_Integer k = 1; stand_ins[i].list && k <= (lua_Integer)lua_rawlen(L, table); k++) {
            if (lua_rawgeti(L, table, k) == LUA_TTABLE) behave(L, b, lua_gettop(L), stand_ins[i].kind);
            lua_pop(L, 1);
        }
        return;
    }
}

/* ---- what the rule is given ----------------------------------------------------------------------- */

static int why(lua_State *L)
{
    bench      *b    = lua_touserdata(L, lua_upvalueindex(1));
    const char *text = luaL_checkstring(L, 2);

    snprintf(b->say, sizeof b->say, "%s", text);
    return 0;
}

/* The same each time, so that a test says the same. */
static int half(lua_State *L)
{
    lua_pushnumber(L, 0.5);
    return 1;
}

static void push_context(lua_State *L, bench *b)
{
    if (lua_getfield(L, TEST, "ctx") != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
    }
    lua_pushlightuserdata(L, b);
    lua_pushcclosure(L, why, 1);
    lua_setfield(L, -2, "why");
    lua_pushcfunction(L, half);
    lua_setfield(L, -2, "random");
    if (lua_getfield(L, -1, "state") != LUA_TTABLE) {
        lua_newtable(L);
        lua_setfield(L, -3, "state");
    }
    lua_pop(L, 1);
}

/* The parameters, with those of the test in place of the defaults. */
static void push_params(lua_State *L, bench *b)
{
    mu_rule rule = *b->rule;

    mu_rule_use          use = *rule.use;
    const mu_rule_value *value[256];
    if (lua_getfield(L, TEST, "with") == LUA_TTABLE &&
        (!mu_rule_value_read(L, -1, b->arena, &use.with) || (!use.with.is_map && use.with.n > 0))) {
        fail(b, "its parameters under with are not values by name");
        use.with = (mu_rule_value){ .is_map = true };
    }
    lua_pop(L, 1);
    rule.use = &use;
    for (int32_t i = 0; i < rule.n_params && i < 256; i++) {
        value[i] = rule.value[i];
        for (int32_t k = 0; k < use.with.n; k++)
            if (strcmp(use.with.child[k].key, rule.params[i].name) == 0) value[i] = &use.with.child[k];
        if (value[i]->text == NULL && value[i]->child == NULL && !rule.params[i].has_default)
            fail(b, "the parameter \"%s\" has no default and is not given under with", rule.params[i].name);
        else if (!mu_param_check(&rule.params[i], value[i], NULL, "with", b->diag))
            fail(b, "the parameter \"%s\" cannot be what is given under with", rule.params[i].name);
    }
    rule.value = value;
    for (int32_t k = 0; k < use.with.n; k++) {
        int32_t i = 0;
        while (i < rule.n_params && strcmp(use.with.child[k].key, rule.params[i].name) != 0) i++;
        if (i == rule.n_params) fail(b, "the rule has no parameter \"%s\"", use.with.child[k].key);
    }
    if (!b->passed) rule.n_params = 0;
    mu_rule_push_params(L, &rule);
}

static mu_hook hook_of(lua_State *L, bench *b)
{
    mu_hook only = MU_HOOK_COUNT;
    int     n    = 0;

    if (lua_getfield(L, TEST, "hook") == LUA_TSTRING) only = mu_hook_find(lua_tostring(L, -1));
    const bool named = !lua_isnil(L, -1);
    lua_pop(L, 1);
    for (int i = 0; !named && i < MU_HOOK_COUNT; i++) {
        if (!b->rule->has[i]) continue;
        only = (mu_hook)i;
        n++;
    }
    if (named && (only == MU_HOOK_COUNT || !b->rule->has[only])) {
        fail(b, "its hook is no decision of this rule");
        return MU_HOOK_COUNT;
    }
    if (n <= 1) return only;
    fail(b, "the rule decides several things: say which with hook = \"...\"");
    return MU_HOOK_COUNT;
}

/* Function and arguments; how many these are. */
static int push_call(lua_State *L, bench *b, mu_hook hook)
{
    int n = 0;

    lua_getfield(L, RULE, mu_hook_rows[hook].name);
    if (lua_getfield(L, TEST, "give") != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
    }
    const int give = lua_gettop(L);
    for (int i = 0; i < b->rule->n_reads[hook]; i++, n++)
        if (lua_getfield(L, give, b->rule->reads[hook][i]) != LUA_TNUMBER)
            fail(b, "give[\"%s\"] is not a number", b->rule->reads[hook][i]);
    for (int i = 0; b->rule->n_reads[hook] == 0 && i < MU_HOOK_ARGUMENTS; i++) {
        if (mu_hook_rows[hook].given[i] == MU_GIVE_NOTHING) continue;
        const char *argument = mu_given_name(mu_hook_rows[hook].given[i]);
        if (lua_getfield(L, give, argument) != LUA_TTABLE)
            fail(b, "give.%s is missing", argument);
        else
            stand_in(L, b, lua_gettop(L), argument);
        n++;
    }
    lua_remove(L, give);
    push_params(L, b);
    push_context(L, b);
    return n + 2;
}

/* ---- comparing ------------------------------------------------------------------------------------ */

static void describe(lua_State *L, bench *b, int index, char *buffer, size_t size)
{
    mu_rule_value v;

    if (lua_isnil(L, index))
        snprintf(buffer, size, "nothing");
    else if (mu_rule_value_read(L, index, b->arena, &v))
        mu_rule_value_print(&v, buffer, size);
    else
        snprintf(buffer, size, "a %s", luaL_typename(L, index));
}

static bool same(lua_State *L, int expected, int found);

/* A view stands for its name, or for its type. */
static bool same_name(lua_State *L, int expected, int found)
{
    static const char *const fields[] = { "name", "type" };
    bool                     equal    = false;

    for (int i = 0; i < 2 && !equal; i++) {
        lua_pushstring(L, fields[i]);
        lua_rawget(L, found);
        equal = lua_rawequal(L, expected, -1) != 0;
        lua_pop(L, 1);
    }
    return equal;
}

static bool same_fields(lua_State *L, int a, int b)
{
    for (lua_pushnil(L); lua_next(L, a) != 0; lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        lua_rawget(L, b);
        const bool equal = same(L, lua_absindex(L, -2), lua_absindex(L, -1));
        lua_pop(L, 1);
        if (equal) continue;
        lua_pop(L, 2);
        return false;
    }
    return true;
}

static bool same(lua_State *L, int expected, int found)
{
    if (lua_rawequal(L, expected, found)) return true;
    luaL_checkstack(L, 8, "answer");
    if (lua_type(L, expected) == LUA_TSTRING && lua_istable(L, found)) return same_name(L, expected, found);
    if (lua_type(L, expected) == LUA_TNUMBER && lua_type(L, found) == LUA_TNUMBER)
        return lua_compare(L, expected, found, LUA_OPEQ) != 0;
    if (!lua_istable(L, expected) || !lua_istable(L, found)) return false;
    return same_fields(L, expected, found) && same_fields(L, found, expected);
}

static void compare(lua_State *L, bench *b, const char *field, int found)
{
    char expected_text[300], found_text[300];

    lua_getfield(L, TEST, field);
    if (!same(L, lua_gettop(L), found)) {
        describe(L, b, -1, expected_text, sizeof expected_text);
        describe(L, b, found, found_text, sizeof found_text);
        fail(b, "%s%sexpected %s, found %s", strcmp(field, "expect") == 0 ? "" : field,
             strcmp(field, "expect") == 0 ? "" : ": ", expected_text, found_text);
    }
    lua_pop(L, 1);
}

/* ---- one test ------------------------------------------------------------------------------------- */

/* Guarded. Arguments: the rule's table, the bench. */
static int run_test(lua_State *L)
{
    bench *b = lua_touserdata(L, 2);

    lua_getfield(L, RULE, "tests");
    lua_rawgeti(L, -1, b->number);
    lua_replace(L, TEST);
    lua_settop(L, TEST);
    if (!lua_istable(L, TEST)) {
        fail(b, "it is not a table");
        return 0;
    }
    if (lua_rawgeti(L, TEST, 1) == LUA_TSTRING) snprintf(b->name, sizeof b->name, "%s", lua_tostring(L, -1));
    lua_pop(L, 1);
    const mu_hook hook = hook_of(L, b);
    if (hook == MU_HOOK_COUNT) return 0;
    const int n = push_call(L, b, hook);
    if (!b->passed) return 0;
    lua_call(L, n, 3);
    const int answer = lua_gettop(L) - 2;
    compare(L, b, "expect", answer);
    compare(L, b, "again", answer + 1);
    compare(L, b, "praise", answer + 2);
    if (lua_getfield(L, TEST, "say") == LUA_TSTRING && strstr(b->say, lua_tostring(L, -1)) == NULL)
        fail(b, "expected it to say \"%s\", it said \"%s\"", lua_tostring(L, -1), b->say);
    return 0;
}

/* In a state of its own, so that tests cannot lean on each other. */
static bool run_one(bench *b, int number)
{
    const mu_lua_limits limits = { MU_LUA_MEMORY, MU_LUA_TEXT, MU_LUA_STEPS };
    mu_lua             *h      = mu_lua_new(&limits, true);

    if (h == NULL) return false;
    b->number = number;
    b->passed = true;
    b->say[0] = '\0';
    snprintf(b->name, sizeof b->name, "test %d", number);
    bool fine = mu_lua_load(h, b->rule->use->text, b->rule->use->size);
    if (fine) {
        lua_pushcfunction(h->L, run_test);
        lua_insert(h->L, 1);
        lua_pushlightuserdata(h->L, b);
        fine = mu_lua_call(h, 2, 0);
    }
    if (!fine) fail(b, "line %d: %s", h->trouble.line, h->trouble.text);
    if (b->passed) mu_text_addf(b->out, "ok   %s\n", b->name);
    mu_lua_free(h);
    return true;
}

bool mu_rule_run_tests(const mu_rule *r, mu_text *out, int *passed, int *failed)
{
    bench b    = { .rule = r, .out = out, .arena = mu_arena_new(0), .diag = mu_diag_new() };
    bool  fine = b.arena != NULL && b.diag != NULL;

    for (int i = 1; fine && i <= r->n_tests; i++) {
        fine = run_one(&b, i);
        *(b.passed ? passed : failed) += 1;
    }
    mu_diag_free(b.diag);
    mu_arena_free(b.arena);
    return fine;
}
