/* ask_complaint.c - what is done for a customer who complains: recover. */
#include "rules/ask.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "rules/views.h"

#define MOST_MONEY 1e12

/* ---- one part: its value is on top of the stack ----------------------------------------------------- */

static bool read_truth(mu_asker *a, const char *expected)
{
    if (!lua_isboolean(a->h->L, -1)) mu_ask_refuse(a, -1, expected, NULL);
    return lua_toboolean(a->h->L, -1) != 0;
}

static double read_number(mu_asker *a, double most, const char *expected)
{
    lua_State   *L = a->h->L;
    const double x = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : NAN;

    if (!(x >= 0) || x > most) mu_ask_refuse(a, -1, expected, NULL);
    return x;
}

static void read_part(mu_asker *a, const char *key, mu_amends *out)
{
    static const char *const parts[] = { "apology", "explained", "refund", "cost", "after_s" };
    char                     why[120];

    if (strcmp(key, "apology") == 0) {
        out->apology = read_truth(a, "as apology true or false");
    } else if (strcmp(key, "explained") == 0) {
        out->explained = read_truth(a, "as explained true or false");
    } else if (strcmp(key, "refund") == 0) {
        out->refund = read_number(a, MOST_MONEY, "as refund money from 0 to 1e12");
    } else if (strcmp(key, "cost") == 0) {
        out->cost = read_number(a, MOST_MONEY, "as cost money from 0 to 1e12");
    } else if (strcmp(key, "after_s") == 0) {
        out->after_us = mu_span_from_seconds(read_number(a, 1e9, "as after_s seconds from 0 to 1e9")).us;
    } else {
        const char *nearest = mu_text_nearest(key, parts, sizeof parts / sizeof *parts);
        if (nearest != NULL) snprintf(why, sizeof why, "did you mean \"%s\"?", nearest);
        mu_ask_refuse(a, -2, "as parts of what is done apology, explained, refund, cost, after_s",
                      nearest != NULL ? why : NULL);
    }
}

/* ---- all of an answer ------------------------------------------------------------------------------- */

static mu_amends read_amends(mu_asker *a)
{
    lua_State *L   = a->h->L;
    mu_amends  out = { 0 };

    if (!lua_istable(L, -1)) mu_ask_refuse(a, -1, "a table of what is done, or nothing", NULL);
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1))
        read_part(a, lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?", &out);
    return out;
}

/* "apology, explained, 20.00 back, after 1h" */
static void tell(mu_asker *a, const mu_amends *made)
{
    char   text[200], span[30];
    size_t n = 0;

    if (a->teller == NULL) return;
    text[0] = '\0';
    if (made->apology) n += (size_t)snprintf(text + n, sizeof text - n, ", apology");
    if (made->explained) n += (size_t)snprintf(text + n, sizeof text - n, ", explained");
    if (made->refund > 0) n += (size_t)snprintf(text + n, sizeof text - n, ", %.2f back", made->refund);
    if (made->cost > 0) n += (size_t)snprintf(text + n, sizeof text - n, ", for %.2f", made->cost);
    if (made->after_us > 0) {
        mu_span_print((mu_span){ made->after_us }, span, sizeof span);
        n += (size_t)snprintf(text + n, sizeof text - n, ", after %s", span);
    }
    mu_ask_tell(a, n > 0 ? text + 2 : "nothing");
}

static bool recover(void *context, const mu_view *view, const mu_subject *contact, const mu_complaint *about,
                    mu_amends *made)
{
    mu_asker *a = context;

    mu_ask_begin(a, a->first[MU_HOOK_RECOVER], view, contact);
    a->complaint = about;
    mu_ask(a, 1);
    if (!lua_isnil(a->h->L, -1)) *made = read_amends(a);
    tell(a, made);
    lua_pop(a->h->L, 1);
    return true;
}

void mu_ask_complaint_fill(mu_asker *a)
{
    a->hooks.recover = a->first[MU_HOOK_RECOVER] != NULL ? recover : NULL;
}
