#include "rules/rule_value.h"

#include <stdio.h>
#include <stdlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "rules/lua_host.h"

enum { DEEPEST = 3 };

static bool read_value(lua_State *L, int index, mu_arena *a, int depth, mu_rule_value *out);

static bool read_list(lua_State *L, int index, mu_arena *a, int depth, mu_rule_value *child, int32_t n)
{
    bool fine = true;

    for (int32_t i = 0; fine && i < n; i++) {
        lua_rawgeti(L, index, i + 1);
        fine = read_value(L, -1, a, depth + 1, &child[i]);
        lua_pop(L, 1);
    }
    return fine;
}

static int by_key(const void *a, const void *b)
{
    return strcmp(((const mu_rule_value *)a)->key, ((const mu_rule_value *)b)->key);
}

/* In the order of the keys: Lua's own differs from run to run. */
static bool read_map(lua_State *L, int index, mu_arena *a, int depth, mu_rule_value *child)
{
    size_t n = 0;

    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1), n++) {
        if (lua_type(L, -2) == LUA_TSTRING && read_value(L, -1, a, depth + 1, &child[n]) &&
            (child[n].key = mu_arena_text(a, lua_tostring(L, -2))) != NULL)
            continue;
        lua_pop(L, 2);
        return false;
    }
    qsort(child, n, sizeof *child, by_key);
    return true;
}

static bool read_table(lua_State *L, int index, mu_arena *a, int depth, mu_rule_value *out)
{
    int32_t n = 0;

    if (depth > DEEPEST) return false;
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) n++;
    mu_rule_value *child = MU_NEW_ARRAY(a, n, mu_rule_value);
    if (child == NULL) return false;
    out->is_map = lua_rawlen(L, index) == 0 && n > 0;
    out->n      = n;
    out->child  = child;
    return out->is_map ? read_map(L, index, a, depth, child) : read_list(L, index, a, depth, child, n);
}

/* The shortest text that is read as the same number. */
static void print_number(double x, char *text, size_t size)
{
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, size, "%.*g", digits, x);
        if (strtod(text, NULL) == x) break;
    }
    mu_lua_unsign_nan(text);
}

static bool read_value(lua_State *L, int index, mu_arena *a, int depth, mu_rule_value *out)
{
    char text[64];

    *out  = (mu_rule_value){ 0 };
    index = lua_absindex(L, index);
    switch (lua_type(L, index)) {
    case LUA_TBOOLEAN: out->text = lua_toboolean(L, index) ? "yes" : "no"; return true;
    case LUA_TSTRING: out->text = mu_arena_text(a, lua_tostring(L, index)); return out->text != NULL;
    case LUA_TNUMBER:
        if (lua_isinteger(L, index))
            snprintf(text, sizeof text, "%lld", (long long)lua_tointeger(L, index));
        else
            print_number(lua_tonumber(L, index), text, sizeof text);
        out->text = mu_arena_text(a, text);
        return out->text != NULL;
    case LUA_TTABLE: return read_table(L, index, a, depth, out);
    default: return false;
    }
}

bool mu_rule_value_read(lua_State *L, int index, mu_arena *a, mu_rule_value *out)
{
    return read_value(L, index, a, 1, out);
}

static void add_value(mu_text *t, const mu_rule_value *v)
{
    if (v->text != NULL) {
        mu_text_add(t, v->text);
        return;
    }
    mu_text_add(t, v->is_map ? "{" : "[");
    for (int32_t i = 0; i < v->n; i++) {
        if (i > 0) mu_text_add(t, ", ");
        if (v->is_map) mu_text_addf(t, "%s: ", v->child[i].key);
        add_value(t, &v->child[i]);
    }
    mu_text_add(t, v->is_map ? "}" : "]");
}

void mu_rule_value_print(const mu_rule_value *v, char *buffer, size_t size)
{
    mu_text t = { 0 };

    add_value(&t, v);
    snprintf(buffer, size, "%s", t.failed || t.bytes == NULL ? "" : t.bytes);
    mu_text_free(&t);
}
