#include "rules/rule_param.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/units.h"
#include "rules/rule_value.h"

const char *const mu_param_kinds[MU_PARAM_KINDS + 1] = { "time",   "share",  "number", "whole",   "text",
                                                         "choice", "yes_no", "team",   "contact", NULL };

/* ---- what is expected ----------------------------------------------------------------------------- */

static void print_limit(const mu_rule_param *p, double x, char *buffer, size_t size)
{
    if (p->kind == MU_PARAM_TIME) {
        mu_span_print(mu_span_from_seconds(x), buffer, size);
    } else if (p->kind == MU_PARAM_SHARE) {
        char number[32];
        mu_number_print(x * 100, number, sizeof number);
        snprintf(buffer, size, "%s%%", number);
    } else {
        mu_number_print(x, buffer, size);
    }
}

static void print_range(const mu_rule_param *p, char *buffer, size_t size)
{
    char low[48], high[48];

    print_limit(p, p->min, low, sizeof low);
    print_limit(p, p->max, high, sizeof high);
    buffer[0] = '\0';
    if (p->min > -HUGE_VAL && p->max < HUGE_VAL)
        snprintf(buffer, size, " from %s to %s", low, high);
    else if (p->min > -HUGE_VAL)
        snprintf(buffer, size, " of at least %s", low);
    else if (p->max < HUGE_VAL)
        snprintf(buffer, size, " of at most %s", high);
}

static void print_choices(const mu_rule_param *p, char *buffer, size_t size)
{
    size_t n = 0;

    buffer[0] = '\0';
    for (int32_t i = 0; i < p->n_choices && n + 1 < size; i++) {
        const int k = snprintf(buffer + n, size - n, "%s%s", p->choices[i],
                               i + 2 < p->n_choices   ? ", "
                               : i + 1 < p->n_choices ? " or "
                                                      : "");
        n += k > 0 ? (size_t)k : 0;
    }
}

void mu_param_expected(const mu_rule_param *p, char *buffer, size_t size)
{
    static const char *const what[MU_PARAM_KINDS] = {
        "a time such as 5min", "a share such as 80%", "a number",      "a whole number", "a text", "",
        "yes or no",           "the name of a team",  "a contact type"
    };
    char range[120], choices[200];

    print_range(p, range, sizeof range);
    print_choices(p, choices, sizeof choices);
    snprintf(buffer, size, "%s%s", p->kind == MU_PARAM_CHOICE ? choices : what[p->kind], range);
}

/* ---- one value ------------------------------------------------------------------------------------ */

/* In the unit that the rule sees. */
static bool read_number(const mu_rule_param *p, const char *text, double *out)
{
    mu_span span;
    int64_t whole;

    switch (p->kind) {
    case MU_PARAM_TIME:
        if (!mu_span_parse(text, &span)) return false;
        *out = mu_span_seconds(span);
        return true;
    case MU_PARAM_SHARE: return mu_share_parse(text, out) && *out >= 0 && *out <= 1;
    case MU_PARAM_NUMBER: return mu_number_parse(text, out);
    case MU_PARAM_WHOLE:
        if (!mu_whole_parse(text, &whole) || whole < -(INT64_C(1) << 53) || whole > INT64_C(1) << 53)
            return false;
        *out = (double)whole;
        return true;
    default: return false;
    }
}

static bool is_choice(const mu_rule_param *p, const char *text)
{
    for (int32_t i = 0; i < p->n_choices; i++)
        if (strcmp(p->choices[i], text) == 0) return true;
    return false;
}

static bool fits(const mu_rule_param *p, const char *text, const mu_model *m)
{
    double x;
    bool   truth;

    switch (p->kind) {
    case MU_PARAM_TEXT: return true;
    case MU_PARAM_CHOICE: return is_choice(p, text);
    case MU_PARAM_YES_NO: return mu_truth_parse(text, &truth);
    case MU_PARAM_TEAM: return m == NULL || mu_model_team(m, text) >= 0;
    case MU_PARAM_CONTACT: return m == NULL || mu_model_type(m, text) >= 0;
    default: return read_number(p, text, &x) && x >= p->min && x <= p->max;
    }
}

/* ---- problems ------------------------------------------------------------------------------------- */

static const char *nearest_of(const char *typed, const mu_rule_param *p, const mu_model *m)
{
    const char *words[256];
    size_t      n = 0;

    if (p->kind == MU_PARAM_CHOICE) return mu_text_nearest(typed, p->choices, (size_t)p->n_choices);
    if (p->kind == MU_PARAM_TEAM)
        for (int32_t i = 0; i < m->n_teams && n < 256; i++) words[n++] = m->teams[i].name;
    if (p->kind == MU_PARAM_CONTACT)
        for (int32_t i = 0; i < m->n_types && n < 256; i++) words[n++] = m->types[i].name;
    return n > 0 ? mu_text_nearest(typed, words, n) : NULL;
}

static bool report(const mu_rule_param *p, const mu_rule_value *v, const char *path, const char *expected,
                   const char *hint, mu_diag *diag)
{
    char whole_path[500], found[300], text[280];

    snprintf(whole_path, sizeof whole_path, "%s.%s", path, p->name);
    mu_rule_value_print(v, text, sizeof text);
    snprintf(found, sizeof found, v->text != NULL ? "\"%s\"" : "%s", text);
    mu_diag_add(diag, (mu_problem){ .status   = MU_ERR_VALUE,
                                    .at       = v->at,
                                    .path     = whole_path,
                                    .expected = expected,
                                    .found    = found,
                                    .hint     = hint });
    return false;
}

static bool report_one(const mu_rule_param *p, const mu_rule_value *v, const mu_model *m, const char *path,
                       mu_diag *diag)
{
    char        expected[400], hint[300] = "";
    const char *nearest = v->text != NULL ? nearest_of(v->text, p, m) : NULL;
    double      x;

    mu_param_expected(p, expected, sizeof expected);
    if (nearest != NULL)
        snprintf(hint, sizeof hint, "did you mean %s?", nearest);
    else if (p->kind == MU_PARAM_TIME && v->text != NULL && mu_number_parse(v->text, &x))
        snprintf(hint, sizeof hint, "say the unit: %ss, %smin or %sh", v->text, v->text, v->text);
    else if (p->meaning != NULL)
        snprintf(hint, sizeof hint, "%s: %s", p->name, p->meaning);
    return report(p, v, path, expected, hint[0] != '\0' ? hint : NULL, diag);
}

static bool check_one(const mu_rule_param *p, const mu_rule_value *v, const mu_model *m, const char *path,
                      mu_diag *diag)
{
    return (v->text != NULL && fits(p, v->text, m)) || report_one(p, v, m, path, diag);
}

/* A list, or a single value in its place. */
static bool check_list(const mu_rule_param *p, const mu_rule_value *v, const mu_model *m, const char *path,
                       mu_diag *diag)
{
    bool fine = true;

    if (!p->list || v->text != NULL) return check_one(p, v, m, path, diag);
    if (v->is_map) return report(p, v, path, "a list such as [a, b]", NULL, diag);
    for (int32_t i = 0; i < v->n; i++) fine &= check_one(p, &v->child[i], m, path, diag);
    return fine;
}

static bool check_key(const mu_rule_param *p, const mu_rule_value *entry, const mu_model *m, const char *path,
                      mu_diag *diag)
{
    const mu_rule_param name = { .name = p->name,
                                 .kind = p->by == MU_BY_TEAM ? MU_PARAM_TEAM : MU_PARAM_CONTACT,
                                 .min  = -HUGE_VAL,
                                 .max  = HUGE_VAL };
    const mu_rule_value key  = { .text = entry->key, .at = entry->key_at };

    return check_one(&name, &key, m, path, diag);
}

bool mu_param_check(const mu_rule_param *p, const mu_rule_value *v, const mu_model *m, const char *path,
                    mu_diag *diag)
{
    bool fine = true;

    if (p->by == MU_BY_NOTHING) return check_list(p, v, m, path, diag);
    if (!v->is_map && (v->text != NULL || v->n > 0)) /* {} in Lua is a list as well as a map */
        return report(p, v, path,
                      p->by == MU_BY_TEAM ? "a map with a value for each team"
                                          : "a map with a value for each contact type",
                      NULL, diag);
    for (int32_t i = 0; i < v->n; i++)
        fine &= check_key(p, &v->child[i], m, path, diag) && check_list(p, &v->child[i], m, path, diag);
    return fine;
}

/* ---- as the rule sees it -------------------------------------------------------------------------- */

static void push_one(lua_State *L, const mu_rule_param *p, const char *text)
{
    double x     = 0;
    bool   truth = false;

    if (p->kind == MU_PARAM_YES_NO) {
        mu_truth_parse(text, &truth);
        lua_pushboolean(L, truth);
    } else if (read_number(p, text, &x)) {
        if (p->kind == MU_PARAM_WHOLE)
            lua_pushinteger(L, (lua_Integer)x);
        else
            lua_pushnumber(L, x);
    } else {
        lua_pushstring(L, text);
    }
}

static void push_list(lua_State *L, const mu_rule_param *p, const mu_rule_value *v)
{
    if (!p->list) {
        push_one(L, p, v->text);
        return;
    }
    const int32_t n = v->text != NULL ? 1 : v->n;
    lua_createtable(L, n, 0);
    for (int32_t i = 0; i < n; i++) {
        push_one(L, p, v->text != NULL ? v->text : v->child[i].text);
        lua_rawseti(L, -2, i + 1);
    }
}

void mu_param_push(lua_State *L, const mu_rule_param *p, const mu_rule_value *v)
{
    if (p->by == MU_BY_NOTHING) {
        push_list(L, p, v);
        return;
    }
    lua_createtable(L, 0, v->n);
    for (int32_t i = 0; i < v->n; i++) {
        push_list(L, p, &v->child[i]);
        lua_setfield(L, -2, v->child[i].key);
    }
}
