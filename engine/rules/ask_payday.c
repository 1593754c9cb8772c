/* ask_payday.c - what is paid when a window of incentives is over: payout. */
#include "rules/ask.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/person.h"
#include "rules/views.h"

#define MOST_MONEY 1e12

/* ---- whose it is ------------------------------------------------------------------------------------ */

static int32_t earner_named(mu_asker *a, const char *name)
{
    char own[MU_PERSON_NAME_ROOM];

    mu_lua_charge(a->h->L, a->payday->n);
    for (int32_t i = 0; i < a->payday->n; i++) {
        mu_person_name(mu_asker_model(a), a->payday->people[i].person, own, sizeof own);
        if (strcmp(own, name) == 0) return i;
    }
    return -1;
}

/* At `index`: a place in the list of earners, a name, or a view. */
static int32_t read_earner(mu_asker *a, int index, const char *expected)
{
    lua_State *L     = a->h->L;
    int32_t    which = -1;
    int64_t    view;

    if (lua_isinteger(L, index) && lua_tointeger(L, index) >= 1 && lua_tointeger(L, index) <= a->payday->n)
        which = (int32_t)lua_tointeger(L, index) - 1;
    else if (lua_type(L, index) == LUA_TSTRING)
        which = earner_named(a, lua_tostring(L, index));
    else if (mu_view_is(L, a, index, MU_VIEW_EARNER, &view))
        which = (int32_t)view;
    if (which < 0)
        mu_ask_refuse(a, index, expected,
                      lua_type(L, index) == LUA_TSTRING
                          ? "nobody of that name worked in the window and is still there"
                          : NULL);
    return which;
}

/* ---- amounts ---------------------------------------------------------------------------------------- */

static double read_money(mu_asker *a)
{
    lua_State   *L = a->h->L;
    const double x = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : NAN;

    if (!(x >= 0) || x > MOST_MONEY)
        mu_ask_refuse(a, -1, "as an amount of money a number from 0 to 1e12",
                      x < 0 ? "a rule cannot take from people what they have earned" : NULL);
    return x;
}

/* The answer at `index` is a table: those who are not in it get nothing. Amounts are negative until they are given. */
static void read_amounts(mu_asker *a, int index, mu_paid *paid)
{
    lua_State *L = a->h->L;

    if (!lua_istable(L, index)) mu_ask_refuse(a, index, "a table of amounts by earner, or nothing", NULL);
    for (int32_t i = 0; i < a->payday->n; i++) paid[i].money = -1;
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
        const int32_t who = read_earner(
            a, -2, "as key of an amount somebody of the earners, by his place in the list, name or view");
        if (paid[who].money >= 0) mu_ask_refuse(a, -2, "each of the earners once", "he has two amounts");
        paid[who].money = read_money(a);
    }
    for (int32_t i = 0; i < a->payday->n; i++)
        if (paid[i].money < 0) paid[i].money = 0;
}

/* Whether all get just what they had been led to expect, the second answer. */
static bool is_kept(mu_asker *a, int index)
{
    lua_State *L = a->h->L;

    if (!lua_isnil(L, index) && !lua_isboolean(L, index))
        mu_ask_refuse(a, index,
                      "as second answer true where people get what they were led to expect, or nothing",
                      NULL);
    return lua_toboolean(L, index) != 0;
}

/* Who is praised, the third answer. */
static void read_praise(mu_asker *a, int index, mu_paid *paid)
{
    lua_State *L = a->h->L;

    if (lua_isnil(L, index)) return;
    if (!lua_istable(L, index))
        mu_ask_refuse(a, index, "as third answer a list of people to praise, or nothing", NULL);
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1))
        paid[read_earner(a, -1,
                         "as somebody to praise one of the earners, by his place in the list, name or view")]
            .praised = true;
}

/* "month_bonus: 1250 to 17 of 40" */
static void tell(mu_asker *a, const mu_payday *day, const mu_paid *paid, bool usual)
{
    const char *scheme = a->set->model->incentives[day->scheme].id;
    double      sum    = 0;
    int32_t     n = 0, praised        = 0;
    char        told[200], praise[40] = "";

    for (int32_t i = 0; i < day->n; i++) {
        sum += paid[i].money;
        n += paid[i].money > 0;
        praised += paid[i].praised;
    }
    if (praised > 0) snprintf(praise, sizeof praise, "; praise for %d", (int)praised);
    snprintf(told, sizeof told, "%.80s, %s%.2f to %d of %d%s", scheme, usual ? "as promised: " : "", sum,
             (int)n, (int)day->n, praise);
    mu_ask_tell(a, told);
}

static bool payout(void *context, const mu_view *view, const mu_payday *day, mu_paid *paid)
{
    mu_asker  *a = context;
    lua_State *L = a->h->L;

    mu_ask_begin(a, a->first[MU_HOOK_PAYOUT], view, NULL);
    a->payday = day;
    mu_ask(a, 3);
    const int  answer = lua_gettop(L) - 2;
    const bool usual  = lua_isnil(L, answer);
    const bool kept   = is_kept(a, answer + 1);
    if (!usual) read_amounts(a, answer, paid);
    for (int32_t i = 0; kept && i < day->n; i++) paid[i].expected = paid[i].money;
    read_praise(a, answer + 2, paid);
    tell(a, day, paid, usual);
    lua_pop(L, 3);
    return true;
}

void mu_ask_payday_fill(mu_asker *a)
{
    a->hooks.payout = a->first[MU_HOOK_PAYOUT] != NULL ? payout : NULL;
}
