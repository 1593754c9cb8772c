/* rule_every.c - how often a rule wants to be asked: every = { staff = "30min", control = "check_every" }. */
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "base/units.h"
#include "rules/rule_reader.h"

enum { LEAST_S = 1 };

/* A span, or the name of a parameter that is a time. Seconds; negative where it is neither. */
static double span_of(const mu_rule_reader *r, const char *text)
{
    mu_span span;

    if (text != NULL && mu_span_parse(text, &span)) return mu_span_seconds(span);
    for (int32_t i = 0; text != NULL && i < r->rule->n_params; i++)
        if (strcmp(r->rule->params[i].name, text) == 0 && r->rule->params[i].kind == MU_PARAM_TIME)
            return mu_rule_number(r->rule, text, -1);
    return -1;
}

static void complain(mu_rule_reader *r, mu_hook hook, const char *hint, const char *what)
{
    mu_rule_complain(r, "every", hint, "every.%s %s", mu_hook_rows[hook].name, what);
}

static double asked_every(mu_rule_reader *r, mu_hook hook, const char *text)
{
    const double s = span_of(r, text);
    double       bare;
    char         hint[120];

    if (s >= LEAST_S) return s;
    if (s >= 0) {
        complain(r, hook, "a question is about a moment of the day: once a second is as often as it can be",
                 "is shorter than a second");
    } else if (text != NULL && mu_number_parse(text, &bare)) {
        snprintf(hint, sizeof hint, "say the unit: every = { %s = \"%.20ss\" } or \"%.20smin\"",
                 mu_hook_rows[hook].name, text, text);
        complain(r, hook, hint, "has no unit");
    } else {
        complain(r, hook, "write it as every = { staff = \"30min\" }, or name a parameter that is a time",
                 "is neither a span of time nor a parameter");
    }
    return -1;
}

void mu_rule_read_every(mu_rule_reader *r, lua_State *L)
{
    if (lua_getfield(L, -1, "every") == LUA_TTABLE) {
        for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
            const char   *key  = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
            const mu_hook hook = mu_hook_find(key);
            if (hook == MU_HOOK_COUNT || mu_hook_rows[hook].every_s <= 0)
                mu_rule_complain(r, "every", "staff, rebalance and control are asked every so often",
                                 "every names \"%s\"", key);
            else
                r->rule->every_text[hook] = mu_rule_copy(r, lua_tostring(L, -1));
        }
    } else if (!lua_isnil(L, -1)) {
        mu_rule_complain(r, "every", "write it as every = { staff = \"30min\" }", "every is not a table");
    }
    lua_pop(L, 1);
}

void mu_rule_fill_every(mu_rule_reader *r)
{
    for (int hook = 0; hook < MU_HOOK_COUNT; hook++) {
        const char *text = r->rule->every_text[hook];
        r->rule->every_s[hook] =
            text != NULL ? asked_every(r, (mu_hook)hook, text) : mu_hook_rows[hook].every_s;
    }
}
