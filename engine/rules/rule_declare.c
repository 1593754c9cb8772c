/* rule_declare.c - the parameters that a rule declares, and the values that a scenario gives them. */
#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/units.h"
#include "rules/rule_reader.h"
#include "rules/rule_value.h"

/* ---- what is declared ------------------------------------------------------------------------------- */

static size_t count_words(const char *const *words)
{
    size_t n = 0;

    while (words[n] != NULL) n++;
    return n;
}

/* The text of a field of the table on top, or NULL. */
static const char *field(mu_rule_reader *r, lua_State *L, const char *name)
{
    const char *text = NULL;

    if (lua_getfield(L, -1, name) == LUA_TSTRING) text = mu_rule_copy(r, lua_tostring(L, -1));
    lua_pop(L, 1);
    return text;
}

static bool flag(lua_State *L, const char *name)
{
    lua_getfield(L, -1, name);
    const bool set = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return set;
}

/* A limit in the parameter's own unit. */
static double limit_of(mu_rule_reader *r, lua_State *L, const mu_rule_param *p, const char *name, double none)
{
    mu_rule_value v;
    mu_span       span;
    double        x = none;

    if (lua_getfield(L, -1, name) != LUA_TNIL) {
        const bool fine = mu_rule_value_read(L, -1, r->arena, &v) && v.text != NULL;
        if (fine && p->kind == MU_PARAM_TIME && mu_span_parse(v.text, &span))
            x = mu_span_seconds(span);
        else if (!fine ||
                 !(p->kind == MU_PARAM_SHARE ? mu_share_parse(v.text, &x) : mu_number_parse(v.text, &x)) ||
                 p->kind == MU_PARAM_TIME)
            mu_rule_complain(r, p->name, p->kind == MU_PARAM_TIME ? "write it as \"1min\"" : NULL,
                             "the %s of parameter \"%s\" is not a limit for a %s", name, p->name,
                             mu_param_kinds[p->kind]);
    }
    lua_pop(L, 1);
    return x;
}

static const char *const attributes[] = { "kind", "default", "min",  "max",     "choices",
                                          "list", "by",      "unit", "meaning", NULL };

static void check_attributes(mu_rule_reader *r, lua_State *L, const char *name)
{
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        if (mu_rule_word_in(key, attributes) >= 0) continue;
        const char *nearest = mu_text_nearest(key, attributes, count_words(attributes));
        mu_rule_complain(r, name,
                         "a parameter has kind, default, min, max, choices, list, by, unit and meaning",
                         nearest != NULL ? "parameter \"%s\" has an unknown \"%s\"; did you mean \"%s\"?"
                                         : "parameter \"%s\" has an unknown \"%s\"",
                         name, key, nearest);
    }
}

static void read_choices(mu_rule_reader *r, lua_State *L, mu_rule_param *p)
{
    mu_rule_value v = { 0 };
    const char  **words;

    if (lua_getfield(L, -1, "choices") == LUA_TTABLE && mu_rule_value_read(L, -1, r->arena, &v) &&
        !v.is_map && v.n > 0 && (words = mu_rule_take(r, (size_t)v.n, sizeof *words)) != NULL) {
        for (int32_t i = 0; i < v.n; i++) words[i] = v.child[i].text != NULL ? v.child[i].text : "?";
        p->choices   = words;
        p->n_choices = v.n;
    }
    lua_pop(L, 1);
    if (p->kind == MU_PARAM_CHOICE && p->n_choices == 0)
        mu_rule_complain(r, p->name, "write choices = { \"a\", \"b\" }",
                         "parameter \"%s\" is a choice without choices", p->name);
}

/* The declaration is on top of the stack. */
static void read_param(mu_rule_reader *r, lua_State *L, const char *name, mu_rule_param *p)
{
    const char *kind, *by;

    *p = (mu_rule_param){
        .name = mu_rule_copy(r, name), .kind = MU_PARAM_NUMBER, .min = -HUGE_VAL, .max = HUGE_VAL
    };
    if (p->name == NULL) return;
    if (!lua_istable(L, -1)) {
        mu_rule_complain(r, name, "write it as { kind = \"time\", default = \"5min\" }",
                         "parameter \"%s\" is not described by a table", name);
        return;
    }
    check_attributes(r, L, name);
    kind              = field(r, L, "kind");
    const int is_kind = kind != NULL ? mu_rule_word_in(kind, mu_param_kinds) : -1;
    if (is_kind < 0) {
        const char *nearest = kind != NULL ? mu_text_nearest(kind, mu_param_kinds, MU_PARAM_KINDS) : NULL;
        mu_rule_complain(r, name,
                         "kinds are time, share, number, whole, text, choice, yes_no, team and contact",
                         nearest != NULL ? "parameter \"%s\" is of no kind \"%s\"; did you mean \"%s\"?"
                         : kind != NULL  ? "parameter \"%s\" is of no kind \"%s\""
                                         : "parameter \"%s\" has no kind",
                         name, kind, nearest);
        return;
    }
    p->kind    = (mu_param_kind)is_kind;
    p->list    = flag(L, "list");
    p->unit    = field(r, L, "unit");
    p->meaning = field(r, L, "meaning");
    by         = field(r, L, "by");
    if (by != NULL && strcmp(by, "contact") != 0 && strcmp(by, "team") != 0)
        mu_rule_complain(r, name, NULL,
                         "parameter \"%s\" goes by \"%s\"; it can go by \"contact\" or \"team\"", name, by);
    p->by  = by == NULL ? MU_BY_NOTHING : strcmp(by, "team") == 0 ? MU_BY_TEAM : MU_BY_CONTACT;
    p->min = limit_of(r, L, p, "min", -HUGE_VAL);
    p->max = limit_of(r, L, p, "max", HUGE_VAL);
    read_choices(r, L, p);
    p->has_default = lua_getfield(L, -1, "default") != LUA_TNIL;
    if (p->has_default && !mu_rule_value_read(L, -1, r->arena, &p->fallback))
        mu_rule_complain(r, name, NULL, "the default of parameter \"%s\" is not a value", name);
    else if (p->has_default) {
        p->fallback.at = (mu_where){ r->rule->use->file, mu_rule_line(r->rule->use, name), 0, 0 };
        if (!mu_param_check(p, &p->fallback, NULL, "params", r->diag)) r->fine = false;
    }
    lua_pop(L, 1);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const mu_rule_param *)a)->name, ((const mu_rule_param *)b)->name);
}

void mu_rule_read_params(mu_rule_reader *r, lua_State *L)
{
    mu_rule_param *p = NULL;
    int32_t        n = 0, i = 0;

    if (lua_getfield(L, -1, "params") == LUA_TTABLE) {
        for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) n++;
        p = mu_rule_take(r, (size_t)n, sizeof *p);
        for (lua_pushnil(L); p != NULL && lua_next(L, -2) != 0; lua_pop(L, 1)) {
            if (lua_type(L, -2) != LUA_TSTRING || !mu_name_is_valid(lua_tostring(L, -2))) {
                mu_rule_complain(r, "params", NULL, "parameters have names of letters, digits and _");
                continue;
            }
            read_param(r, L, lua_tostring(L, -2), &p[i++]);
        }
    } else if (!lua_isnil(L, -1)) {
        mu_rule_complain(r, "params", "write it as params = { limit = { kind = \"time\" } }",
                         "params is not a table");
    }
    lua_pop(L, 1);
    if (p == NULL || r->no_memory) return;
    qsort(p, (size_t)i, sizeof *p, by_name);
    r->rule->params   = p;
    r->rule->n_params = i;
}

static const mu_rule_value *given(const mu_rule_use *use, const char *name)
{
    for (int32_t i = 0; i < use->with.n; i++)
        if (strcmp(use->with.child[i].key, name) == 0) return &use->with.child[i];
    return NULL;
}

static void check_unknown(mu_rule_reader *r, const char *path)
{
    const mu_rule_use *use = r->rule->use;
    const char        *words[256], *nearest;
    char               hint[400] = "this rule has no parameters", full[600];
    size_t             n = 0, length = 0;

    for (int32_t i = 0; i < r->rule->n_params && n < 256; i++) words[n++] = r->rule->params[i].name;
    for (size_t i = 0; i < n && length + 80 < sizeof hint; i++)
        length += (size_t)snprintf(hint + length, sizeof hint - length, "%s%.70s",
                                   i > 0 ? ", " : "its parameters are ", words[i]);
    for (int32_t i = 0; i < use->with.n; i++) {
        const mu_rule_value *v     = &use->with.child[i];
        bool                 known = false;
        for (size_t k = 0; k < n; k++) known |= strcmp(words[k], v->key) == 0;
        if (known) continue;
        nearest = mu_text_nearest(v->key, words, n);
        snprintf(full, sizeof full, "%s.%s", path, v->key);
        r->fine = false;
        mu_diag_addf(r->diag, MU_ERR_VALUE, v->key_at, full, nearest == NULL ? hint : NULL,
                     nearest != NULL ? "unknown parameter \"%s\"; did you mean \"%s\"?"
                                     : "unknown parameter \"%s\"",
                     v->key, nearest);
    }
}

/* What the scenario gives, and the defaults of the rest. */
void mu_rule_fill_values(mu_rule_reader *r)
{
    mu_rule              *rule  = r->rule;
    const mu_rule_value **value = mu_rule_take(r, (size_t)rule->n_params, sizeof *value);
    char                  path[420];

    snprintf(path, sizeof path, "%s.with", rule->use->path);
    check_unknown(r, path);
    if (value == NULL) return;
    rule->value = value;
    for (int32_t i = 0; i < rule->n_params; i++) {
        const mu_rule_param *p = &rule->params[i];
        const mu_rule_value *v = given(rule->use, p->name);
        char                 expected[400];
        value[i] = v != NULL ? v : &p->fallback;
        if (v == NULL && !p->has_default && r->m != NULL) {
            mu_param_expected(p, expected, sizeof expected);
            r->fine = false;
            mu_diag_addf(r->diag, MU_ERR_VALUE, rule->use->at, rule->use->path, p->meaning,
                         "the rule needs the parameter \"%s\" under with: %s", p->name, expected);
        } else if ((v != NULL || (r->m != NULL && p->has_default)) &&
                   !mu_param_check(p, value[i], r->m, path, r->diag)) {
            r->fine = false;
        }
    }
}
