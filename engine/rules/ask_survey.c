/* ask_survey.c - what a manager does during the day: staff, schedule, rebalance and control answer with orders. */
#include "rules/ask.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "rules/action_table.h"
#include "rules/views.h"

enum { MOST_ORDERS = 1000 };

/* ---- one part of an order: its value is on top of the stack ------------------------------------------- */

static _Noreturn void refuse_part(mu_asker *a, const mu_action_row *row, mu_detail part, const char *why)
{
    char expected[200];

    snprintf(expected, sizeof expected, "as %s of %s %s", mu_detail_name(part), row->name,
             mu_detail_meaning(part));
    mu_ask_refuse(a, -1, expected, why);
}

/* A team or a contact type: by its view, or by its name. */
static int32_t read_named(mu_asker *a, const mu_action_row *row, mu_detail part, mu_view_kind kind)
{
    const mu_model *m     = mu_asker_model(a);
    lua_State      *L     = a->h->L;
    int64_t         which = -1;

    if (lua_type(L, -1) == LUA_TSTRING)
        which = kind == MU_VIEW_TEAM ? mu_model_team(m, lua_tostring(L, -1))
                                     : mu_model_type(m, lua_tostring(L, -1));
    else if (!mu_view_is(L, a, -1, kind, &which))
        which = -1;
    if (which < 0) refuse_part(a, row, part, NULL);
    return (int32_t)which;
}

static int32_t read_whole(mu_asker *a, const mu_action_row *row, mu_detail part, int32_t least)
{
    lua_State        *L = a->h->L;
    int               whole;
    const lua_Integer n = lua_tointegerx(L, -1, &whole);

    if (lua_type(L, -1) != LUA_TNUMBER || !whole || n < least || n > 1000000) refuse_part(a, row, part, NULL);
    return (int32_t)n;
}

static double read_number(mu_asker *a, const mu_action_row *row, mu_detail part, double most)
{
    lua_State   *L = a->h->L;
    const double x = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : NAN;

    if (!(x >= 0) || x > most) refuse_part(a, row, part, NULL);
    return x;
}

static int64_t read_span(mu_asker *a, const mu_action_row *row, mu_detail part, int64_t least_us)
{
    const int64_t us = mu_span_from_seconds(read_number(a, row, part, 1e9)).us;

    if (us < least_us) refuse_part(a, row, part, NULL);
    return us;
}

static void read_part(mu_asker *a, const mu_action_row *row, mu_detail part, mu_order *out)
{
    switch (part) {
    case MU_DETAIL_TEAM: out->team = read_named(a, row, part, MU_VIEW_TEAM); break;
    case MU_DETAIL_TO: out->to = read_named(a, row, part, MU_VIEW_TEAM); break;
    case MU_DETAIL_CONTACT: out->type = read_named(a, row, part, MU_VIEW_QUEUE); break;
    case MU_DETAIL_PEOPLE: out->people = read_whole(a, row, part, 1); break;
    case MU_DETAIL_FOR: out->for_us = read_span(a, row, part, 1); break;
    case MU_DETAIL_AFTER: out->delay_us = read_span(a, row, part, 0); break;
    case MU_DETAIL_PRIORITY: out->value = read_whole(a, row, part, -1000000); break;
    case MU_DETAIL_SHARE: out->value = read_number(a, row, part, 1); break;
    case MU_DETAIL_COST: out->cost = read_number(a, row, part, 1e15); break;
    case MU_DETAILS: break;
    }
}

/* ---- an order: its table is on top of the stack ------------------------------------------------------- */

static const mu_action_row *read_name(mu_asker *a)
{
    lua_State           *L             = a->h->L;
    const mu_action_row *row           = NULL;
    char                 expected[300] = "as first entry of an order its name: ";

    if (!lua_istable(L, -1)) mu_ask_refuse(a, -1, "a list of orders, each a table", NULL);
    if (lua_rawgeti(L, -1, 1) == LUA_TSTRING) row = mu_action_find(lua_tostring(L, -1));
    if (row == NULL) {
        size_t n = strlen(expected);
        for (int i = 0; i < MU_ORDER_KINDS; i++)
            n += (size_t)snprintf(expected + n, sizeof expected - n, "%s%s", i > 0 ? ", " : "",
                                  mu_action_rows[i].name);
        mu_ask_refuse(a, -1, expected, NULL);
    }
    lua_pop(L, 1);
    return row;
}

/* Every key of the table is a part that this order has. */
static void check_keys(mu_asker *a, const mu_action_row *row)
{
    lua_State *L = a->h->L;

    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
        char        why[120] = "", expected[300];
        const char *words[MU_DETAILS], *nearest = NULL;
        size_t      n = 0, length;
        if (lua_type(L, -2) == LUA_TNUMBER && lua_tointeger(L, -2) == 1) continue;
        const char     *key  = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        const mu_detail part = mu_detail_find(key);
        if (part < MU_DETAILS && (row->must | row->may) >> part & 1) continue;
        length = (size_t)snprintf(expected, sizeof expected, "as parts of %s ", row->name);
        for (int i = 0; i < MU_DETAILS; i++) {
            if (!((row->must | row->may) >> i & 1)) continue;
            length += (size_t)snprintf(expected + length, sizeof expected - length, "%s%s", n > 0 ? ", " : "",
                                       mu_detail_name((mu_detail)i));
            words[n++] = mu_detail_name((mu_detail)i);
        }
        nearest = mu_text_nearest(key, words, n);
        if (nearest != NULL) snprintf(why, sizeof why, "did you mean \"%s\"?", nearest);
        mu_ask_refuse(a, -2, expected, nearest != NULL ? why : NULL);
    }
}

static void check_order(mu_asker *a, const mu_action_row *row, const mu_order *o)
{
    const mu_model *m = mu_asker_model(a);

    if (o->kind != MU_ORDER_MOVE && o->kind != MU_ORDER_CALL_BACK) return;
    if (o->team == o->to) mu_ask_refuse(a, -1, "two teams", "team and to are the same");
    if (m->teams[o->to].n_guests == 0) {
        char why[160];
        snprintf(why, sizeof why, "%.60s has room for none; see teams.%.60s.guests", m->teams[o->to].name,
                 m->teams[o->to].name);
        luaL_error(a->h->L, "rule%d:%d: %s needs a team that takes guests: %s", (int)a->call->rule,
                   a->call->line, row->name, why);
    }
}

static mu_order read_order(mu_asker *a)
{
    lua_State           *L   = a->h->L;
    const mu_action_row *row = read_name(a);
    mu_order             o   = { .kind = row->kind, .team = -1, .to = -1, .type = -1 };

    check_keys(a, row);
    for (int i = 0; i < MU_DETAILS; i++) {
        if (!((row->must | row->may) >> i & 1)) continue;
        lua_getfield(L, -1, mu_detail_name((mu_detail)i));
        if (!lua_isnil(L, -1))
            read_part(a, row, (mu_detail)i, &o);
        else if (row->must >> i & 1)
            refuse_part(a, row, (mu_detail)i, NULL);
        lua_pop(L, 1);
    }
    check_order(a, row, &o);
    return o;
}

/* ---- all of an answer --------------------------------------------------------------------------------- */

static mu_order *room_for(mu_asker *a, int32_t n)
{
    if (n > a->order_room) {
        const int32_t room = a->order_room > 0 ? 2 * a->order_room : 16;
        mu_order     *more = realloc(a->order, (size_t)room * sizeof *more);
        if (more == NULL) luaL_error(a->h->L, "not enough memory");
        a->order      = more;
        a->order_room = room;
    }
    return &a->order[n - 1];
}

/* "call_in 2 desk; hold_breaks desk" */
static void tell_orders(mu_asker *a, int32_t n)
{
    const mu_model *m = mu_asker_model(a);
    char            text[400];
    size_t          length = 0;

    if (a->teller == NULL || (n == 0 && a->why[0] == '\0')) return;
    text[0] = '\0';
    for (int32_t i = 0; i < n && length + 1 < sizeof text; i++) {
        const mu_order *o          = &a->order[i];
        char            people[16] = "";
        if (o->people > 0) snprintf(people, sizeof people, " %d", (int)o->people);
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s%s %.60s%s%.60s",
                                   i > 0 ? "; " : "", mu_action_rows[o->kind].name, people,
                                   o->team >= 0 ? m->teams[o->team].name : m->types[o->type].name,
                                   o->to >= 0 ? " to " : "", o->to >= 0 ? m->teams[o->to].name : "");
    }
    mu_ask_tell(a, n > 0 ? text : "nothing");
}

/* The answer is on top of the stack: nothing, an order, or a list of them. */
static int32_t read_orders(mu_asker *a)
{
    lua_State *L = a->h->L;
    int32_t    n = 0;

    if (lua_isnil(L, -1)) return 0;
    if (!lua_istable(L, -1)) mu_ask_refuse(a, -1, "a list of orders or nothing", NULL);
    const bool one = lua_rawgeti(L, -1, 1) == LUA_TSTRING;
    lua_pop(L, 1);
    if (one) {
        mu_order *o = room_for(a, 1);
        *o          = read_order(a);
        return 1;
    }
    const lua_Unsigned most = lua_rawlen(L, -1);
    if (most > MOST_ORDERS) mu_ask_refuse(a, -1, "at most 1000 orders at once", NULL);
    for (lua_Unsigned i = 1; i <= most; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i);
        mu_order *o = room_for(a, ++n);
        *o          = read_order(a);
        lua_pop(L, 1);
    }
    return n;
}

static int32_t survey(void *context, const mu_view *view, int32_t number, const mu_order **orders)
{
    mu_asker *a = context;

    mu_ask_begin(a, a->surveyed[number], view, NULL);
    a->survey    = number;
    a->seen_team = -1;
    mu_ask(a, 1);
    const int32_t n = read_orders(a);
    if (n > mu_sight_orders_left(mu_asker_world(a)))
        luaL_error(a->h->L, "rule%d:%d: too many orders wait for their after_s: at most 100000 at once",
                   (int)a->call->rule, a->call->line);
    tell_orders(a, n);
    a->survey = -1;
    lua_pop(a->h->L, 1);
    *orders = a->order;
    return n;
}

/* ---- which are asked, and when ------------------------------------------------------------------------ */

bool mu_ask_survey_fill(mu_asker *a)
{
    a->survey   = -1;
    a->surveys  = calloc((size_t)a->n_calls + 1, sizeof *a->surveys);
    a->surveyed = calloc((size_t)a->n_calls + 1, sizeof *a->surveyed);
    if (a->surveys == NULL || a->surveyed == NULL) return false;
    for (int32_t i = 0; i < a->n_calls; i++) {
        const mu_call *c       = &a->calls[i];
        const double   every_s = a->set->rule[c->rule]->every_s[c->hook];
        if (mu_hook_rows[c->hook].every_s == 0) continue;
        a->surveyed[a->hooks.n_surveys] = c;
        a->surveys[a->hooks.n_surveys++] =
            (mu_survey){ .first_us = 0, .every_us = mu_span_from_seconds(every_s).us };
    }
    a->hooks.surveys = a->surveys;
    a->hooks.survey  = a->hooks.n_surveys > 0 ? survey : NULL;
    return true;
}
