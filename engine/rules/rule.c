#include "rules/rule.h"

#include <ctype.h>
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/units.h"
#include "rules/reads.h"
#include "rules/rule_reader.h"
#include "rules/rule_value.h"

/* ---- places --------------------------------------------------------------------------------------- */

int mu_rule_line(const mu_rule_use *use, const char *word)
{
    const size_t n    = strlen(word);
    int          line = 1;

    for (const char *p = use->text; *p != '\0'; p++) {
        if (*p == '\n') line++;
        if (strncmp(p, word, n) != 0 || (p > use->text && (isalnum((unsigned char)p[-1]) || p[-1] == '_')))
            continue;
        const char *after = p + n;
        while (*after == ' ') after++;
        if ((*after == '=' && after[1] != '=') || *after == '(') return line;
    }
    return 0;
}

void mu_rule_report(const mu_rule_use *use, const mu_lua_trouble *t, mu_status status, const char *where,
                    const char *hint, mu_diag *diag)
{
    mu_diag_source(diag, use->file, use->text, use->size);
    mu_diag_addf(diag, status, (mu_where){ use->file, t->line, 0, 0 }, where, hint, "%s", t->text);
}

/* ---- reading -------------------------------------------------------------------------------------- */

void mu_rule_complain(mu_rule_reader *r, const char *word, const char *hint, const char *format, ...)
{
    char    message[500];
    va_list list;

    va_start(list, format);
    vsnprintf(message, sizeof message, format, list);
    va_end(list);
    r->fine = false;
    mu_diag_addf(r->diag, MU_ERR_VALUE,
                 (mu_where){ r->rule->use->file, word != NULL ? mu_rule_line(r->rule->use, word) : 0, 0, 0 },
                 NULL, hint, "%s", message);
}

void *mu_rule_take(mu_rule_reader *r, size_t n, size_t size)
{
    void *p = mu_arena_take(r->arena, n, size);

    if (p == NULL) r->no_memory = true;
    return p;
}

const char *mu_rule_copy(mu_rule_reader *r, const char *text)
{
    const char *s = mu_arena_text(r->arena, text != NULL ? text : "");

    if (s == NULL) r->no_memory = true;
    return s;
}

int mu_rule_word_in(const char *text, const char *const *words)
{
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], text) == 0) return i;
    return -1;
}

/* ---- the decisions -------------------------------------------------------------------------------- */

static const char *const others[] = { "params", "reads", "when", "every", "tests", NULL };

static void check_names(mu_rule_reader *r, lua_State *L)
{
    const char *words[MU_HOOK_COUNT + 5];
    size_t      n = 0;

    for (int i = 0; i < MU_HOOK_COUNT; i++) words[n++] = mu_hook_rows[i].name;
    for (int i = 0; others[i] != NULL; i++) words[n++] = others[i];
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
        const char   *key  = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        const mu_hook hook = mu_hook_find(key);
        if (mu_rule_word_in(key, others) >= 0) continue;
        if (hook == MU_HOOK_COUNT) {
            const char *nearest = mu_text_nearest(key, words, n);
            mu_rule_complain(r, key,
                             "a rule has functions named like decisions (muster rules doc), params, reads, "
                             "when, every and tests",
                             nearest != NULL ? "no decision is called \"%s\"; did you mean \"%s\"?"
                                             : "no decision is called \"%s\"",
                             key, nearest);
        } else if (!lua_isfunction(L, -1)) {
            mu_rule_complain(r, key, NULL, "\"%s\" is not a function", key);
        } else {
            r->rule->has[hook] = true;
        }
    }
}

static void check_slot(mu_rule_reader *r)
{
    const mu_rule_use *use   = r->rule->use;
    int                first = MU_HOOK_COUNT;

    for (int i = 0; i < MU_HOOK_COUNT; i++) {
        if (!r->rule->has[i]) continue;
        if (first == MU_HOOK_COUNT) first = i;
        if (r->m == NULL && mu_hook_rows[i].slot != mu_hook_rows[first].slot)
            mu_rule_complain(
                r, mu_hook_rows[i].name, "make two rules of it",
                "a rule stands under one key of a scenario, but \"%s\" belongs under rules.%s and "
                "\"%s\" under rules.%s",
                mu_hook_rows[first].name, mu_slot_name(mu_hook_rows[first].slot), mu_hook_rows[i].name,
                mu_slot_name(mu_hook_rows[i].slot));
        if (r->m == NULL || mu_hook_rows[i].slot == use->slot) continue;
        r->fine = false;
        mu_diag_addf(r->diag, MU_ERR_VALUE, use->at, use->path, NULL,
                     "\"%s\" decides with \"%s\", which belongs under rules.%s", use->file,
                     mu_hook_rows[i].name, mu_slot_name(mu_hook_rows[i].slot));
    }
    if (first == MU_HOOK_COUNT && r->fine)
        mu_rule_complain(r, NULL, "muster rules doc lists the decisions",
                         "the rule decides nothing: it has no function");
}

static void read_reads(mu_rule_reader *r, lua_State *L)
{
    if (lua_getfield(L, -1, "reads") == LUA_TTABLE) {
        for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
            const char   *key  = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
            const mu_hook hook = mu_hook_find(key);
            mu_rule_value v;
            const char  **words;
            if (hook != MU_HOOK_ROUTE && hook != MU_HOOK_NEXT) {
                mu_rule_complain(r, "reads", "only route and next can take numbers as arguments",
                                 "reads names \"%s\"", key);
                continue;
            }
            if (!mu_rule_value_read(L, -1, r->arena, &v) || v.is_map || v.n < 1 || v.n > 16 ||
                (words = mu_rule_take(r, (size_t)v.n, sizeof *words)) == NULL) {
                mu_rule_complain(r, "reads", NULL, "reads.%s is not a list of 1 to 16 names", key);
                continue;
            }
            for (int32_t i = 0; i < v.n; i++) words[i] = v.child[i].text != NULL ? v.child[i].text : "?";
            for (int32_t i = 0; i < v.n; i++) {
                mu_read read;
                if (!mu_read_parse(words[i], hook, r->m, &read))
                    mu_rule_complain(r, "reads",
                                     "numbers are idle.1, idle.TEAM, waiting.1, waiting.TYPE, waited ... "
                                     "(rules/README.md)",
                                     "reads.%s has no \"%s\"", key, words[i]);
            }
            r->rule->reads[hook]   = words;
            r->rule->n_reads[hook] = v.n;
        }
    } else if (!lua_isnil(L, -1)) {
        mu_rule_complain(r, "reads", "write it as reads = { route = { \"idle.1\" } }",
                         "reads is not a table");
    }
    lua_pop(L, 1);
}

static void read_when(mu_rule_reader *r, lua_State *L)
{
    if (lua_getfield(L, -1, "when") == LUA_TTABLE) {
        for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
            const char *key  = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
            const char *word = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?";
            if (mu_hook_find(key) == MU_HOOK_ROUTE && strcmp(word, "choice") == 0)
                r->rule->on_choice = true;
            else if (mu_hook_find(key) != MU_HOOK_ROUTE || strcmp(word, "always") != 0)
                mu_rule_complain(r, "when", "write it as when = { route = \"choice\" } or \"always\"",
                                 "when says \"%s\" of \"%s\"", word, key);
        }
    } else if (!lua_isnil(L, -1)) {
        mu_rule_complain(r, "when", "write it as when = { route = \"choice\" }", "when is not a table");
    }
    lua_pop(L, 1);
}

/* "--- Answers whoever has waited longest." at the head of the text. */
static void read_about(mu_rule_reader *r)
{
    const char *p = r->rule->use->text;

    while (*p == '-' || *p == ' ') p++;
    const size_t n = strcspn(p, "\n");
    if (p != r->rule->use->text && n > 0) r->rule->about = mu_arena_text_n(r->arena, p, n);
}

/* Guarded: the table is argument 1, the reader argument 2. */
static int read_all(lua_State *L)
{
    mu_rule_reader *r = lua_touserdata(L, 2);

    lua_pop(L, 1);
    check_names(r, L);
    check_slot(r);
    mu_rule_read_params(r, L);
    read_reads(r, L);
    read_when(r, L);
    mu_rule_read_every(r, L);
    if (lua_getfield(L, -1, "tests") == LUA_TTABLE)
        r->rule->n_tests = (int32_t)lua_rawlen(L, -1);
    else if (!lua_isnil(L, -1))
        mu_rule_complain(r, "tests", NULL, "tests is not a list");
    return 0;
}

const mu_rule *mu_rule_read(const mu_rule_use *use, const mu_model *m, mu_arena *a, mu_diag *diag)
{
    const mu_lua_limits limits = { MU_LUA_MEMORY, MU_LUA_TEXT, MU_LUA_STEPS };
    mu_rule            *rule   = MU_NEW(a, mu_rule);
    mu_lua             *h      = mu_lua_new(&limits, true);
    mu_rule_reader      r      = { rule, m, a, diag, true, rule == NULL || h == NULL };

    if (!r.no_memory) {
        rule->use = use;
        mu_diag_source(diag, use->file, use->text, use->size);
        r.fine = mu_lua_load(h, use->text, use->size);
        if (r.fine) {
            lua_pushcfunction(h->L, read_all);
            lua_insert(h->L, 1);
            lua_pushlightuserdata(h->L, &r);
            if (!mu_lua_call(h, 2, 0)) r.fine = false;
        }
        if (h->trouble.outcome != MU_LUA_FINE)
            mu_rule_report(use, &h->trouble, MU_ERR_VALUE, NULL, NULL, diag);
        if (r.fine) read_about(&r);
        if (r.fine) mu_rule_fill_values(&r);
        if (r.fine) mu_rule_fill_every(&r);
    }
    mu_lua_free(h);
    if (r.no_memory) mu_diag_add(diag, (mu_problem){ .status = MU_ERR_NOMEM, .at = { use->file, 0, 0, 0 } });
    return r.fine && !r.no_memory ? rule : NULL;
}

double mu_rule_number(const mu_rule *r, const char *name, double otherwise)
{
    for (int32_t i = 0; i < r->n_params; i++) {
        mu_span span;
        double  x;
        if (strcmp(r->params[i].name, name) != 0 || r->value[i]->text == NULL) continue;
        if (mu_span_parse(r->value[i]->text, &span)) return mu_span_seconds(span);
        if (mu_number_parse(r->value[i]->text, &x)) return x;
    }
    return otherwise;
}

/* ---- what the rule is given ----------------------------------------------------------------------- */

static int refuse_write(lua_State *L)
{
    return luaL_error(L, "p.%s is a parameter and cannot be changed by the rule",
                      lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?");
}

static int refuse_read(lua_State *L)
{
    return luaL_error(L, "the rule declares no parameter \"%s\"",
                      lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?");
}

void mu_rule_push_params(lua_State *L, const mu_rule *r)
{
    lua_newtable(L); /* empty, so that every look goes to the metatable */
    lua_createtable(L, 0, 2);
    lua_createtable(L, 0, r->n_params);
    for (int32_t i = 0; i < r->n_params; i++) {
        mu_param_push(L, &r->params[i], r->value[i]);
        lua_setfield(L, -2, r->params[i].name);
    }
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, refuse_read);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
}
