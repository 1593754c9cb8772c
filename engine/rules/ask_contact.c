/* ask_contact.c - what becomes of one contact: admit, limit, escalate. */
#include "rules/ask.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "rules/views.h"

/* ---- admit ----------------------------------------------------------------------------------------- */

typedef struct {
    const char  *word, *told;
    mu_admission how;
} admission;

static const admission admissions[] = {
    { "admit", "comes in", MU_ADMIT_AS_USUAL },      { "refuse", "turned away", MU_ADMIT_NOT },
    { "announce", "is told a wait", MU_ADMIT_TELL }, { "call_back", "is offered a call", MU_ADMIT_CALL_BACK },
    { "bot", "goes to the bot", MU_ADMIT_BOT },
};

static const char words[] = "admit, refuse, announce, call_back, bot or nothing";

/* What the first answer says. */
static const admission *admission_of(mu_asker *a)
{
    lua_State *L = a->h->L;

    if (lua_isnil(L, -2) || (lua_isboolean(L, -2) && lua_toboolean(L, -2))) return &admissions[0];
    for (size_t i = 0; lua_type(L, -2) == LUA_TSTRING && i < sizeof admissions / sizeof *admissions; i++)
        if (strcmp(admissions[i].word, lua_tostring(L, -2)) == 0) return &admissions[i];
    mu_ask_refuse(a, -2, words, NULL);
}

/* What the type lacks for that; NULL: nothing. */
static const char *lacks(const mu_contact_type *t, mu_admission how)
{
    if (how == MU_ADMIT_TELL && t->announce == NULL) return "the type announces no waits";
    if (how == MU_ADMIT_CALL_BACK && !mu_has_callback(t)) return "the type has no callback";
    if (how == MU_ADMIT_BOT && !mu_has_bot(t)) return "the type has no bot";
    return NULL;
}

static int64_t wait_to_tell(mu_asker *a)
{
    lua_State   *L = a->h->L;
    const double s = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : NAN;
    char         told[60], span[30];

    if (!(s >= 0) || s > 1e9) mu_ask_refuse(a, -1, "as second answer the seconds to be announced", NULL);
    const mu_span wait = mu_span_from_seconds(s);
    mu_span_print(wait, span, sizeof span);
    snprintf(told, sizeof told, "is told a wait of %s", span);
    mu_ask_tell(a, told);
    return wait.us;
}

static mu_admitted admit(void *context, const mu_view *view, const mu_subject *contact)
{
    mu_asker  *a = context;
    lua_State *L = a->h->L;

    mu_ask_begin(a, a->first[MU_HOOK_ADMIT], view, contact);
    mu_ask(a, 2);
    const admission *said = admission_of(a);
    const char      *why  = lacks(&mu_asker_model(a)->types[contact->type], said->how);
    if (why != NULL) mu_ask_refuse(a, -2, words, why);
    mu_admitted admitted = { .how = said->how };
    if (admitted.how == MU_ADMIT_TELL)
        admitted.wait_us = wait_to_tell(a);
    else
        mu_ask_tell(a, said->told);
    lua_pop(L, 2);
    return admitted;
}

/* ---- in circles ------------------------------------------------------------------------------------ */

enum { MOST_TRANSFERS = 1000 };

/* The scenario's own ways come to an end, but a rule can send a case round for ever. */
static void refuse_circles(mu_asker *a)
{
    if (a->subject->transfers < MOST_TRANSFERS) return;
    luaL_error(a->h->L,
               "rule%d:%d: this case was handed over %d times: do limit and escalate send it in a circle?",
               (int)a->call->rule, a->call->line, MOST_TRANSFERS);
}

/* ---- limit ----------------------------------------------------------------------------------------- */

static int64_t limit(void *context, const mu_view *view, const mu_subject *contact, int32_t team,
                     int32_t person)
{
    mu_asker  *a  = context;
    lua_State *L  = a->h->L;
    int64_t    us = MU_AS_USUAL;
    char       told[60], span[30];

    mu_ask_begin(a, a->first[MU_HOOK_LIMIT], view, contact);
    a->team   = team;
    a->person = person;
    refuse_circles(a);
    mu_ask(a, 1);
    if (lua_isnil(L, -1)) {
        mu_ask_tell(a, "as usual");
    } else {
        const double s = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : NAN;
        if (!(s >= 1e-6) || s > 1e9) mu_ask_refuse(a, -1, "seconds of talk, more than 0, or nothing", NULL);
        us = mu_span_from_seconds(s).us;
        mu_span_print((mu_span){ us }, span, sizeof span);
        snprintf(told, sizeof told, "hands over after %s", span);
        mu_ask_tell(a, told);
    }
    lua_pop(L, 1);
    return us;
}

/* ---- escalate -------------------------------------------------------------------------------------- */

static const char *const hand_overs[] = { "cold", "warm", "consult" };

static int32_t place_named(const mu_asker *a, const char *name)
{
    for (int32_t i = 0; i < a->n_ways; i++)
        if (strcmp(a->way[i].name, name) == 0) return i;
    return -1;
}

static int32_t usual_place(const mu_asker *a)
{
    int32_t i = 0;

    while (i + 1 < a->n_ways && !a->way[i].usual) i++;
    return i;
}

/* The number of the place that is the first answer. */
static int32_t place_of(mu_asker *a)
{
    lua_State *L     = a->h->L;
    int32_t    place = -1;
    int64_t    which;
    int        whole = 0;

    if (lua_isnil(L, -2)) return usual_place(a);
    if (lua_type(L, -2) == LUA_TNUMBER) {
        const lua_Integer n = lua_tointegerx(L, -2, &whole);
        if (whole && n >= 1 && n <= a->n_ways) place = (int32_t)(n - 1);
    } else if (lua_type(L, -2) == LUA_TSTRING) {
        place = place_named(a, lua_tostring(L, -2));
    } else if (mu_view_is(L, a, -2, MU_VIEW_PLACE, &which)) {
        place = (int32_t)which;
    }
    if (place < 0)
        mu_ask_refuse(a, -2, "one of the places to which it may go, or nothing",
                      lua_type(L, -2) == LUA_TSTRING ? "neither time_cap nor escalate of the type names it"
                                                     : NULL);
    return place;
}

/* How it is to be handed over, the second answer. */
static int32_t how_of(mu_asker *a, const mu_onward *way)
{
    lua_State *L   = a->h->L;
    int32_t    how = 0;

    if (lua_isnil(L, -1)) return (int32_t)way->how;
    while (how < 3 && (lua_type(L, -1) != LUA_TSTRING || strcmp(hand_overs[how], lua_tostring(L, -1)) != 0))
        how++;
    if (how == 3) mu_ask_refuse(a, -1, "as second answer cold, warm, consult or nothing", NULL);
    if ((way->may >> how & 1) == 0)
        mu_ask_refuse(a, -1, "a way to hand it over that the scenario has",
                      how == MU_CONSULT ? "nobody is only asked there"
                                        : "nobody can stay with the customer on this way");
    return how;
}

static mu_handed escalate(void *context, const mu_view *view, const mu_subject *contact, int32_t person,
                          int32_t n, const mu_onward *ways)
{
    mu_asker  *a = context;
    lua_State *L = a->h->L;
    char       told[200];

    mu_ask_begin(a, a->first[MU_HOOK_ESCALATE], view, contact);
    a->person = person;
    a->n_ways = n;
    a->way    = ways;
    refuse_circles(a);
    mu_ask(a, 2);
    const int32_t   place  = place_of(a);
    const mu_handed answer = { .place = place, .how = how_of(a, &ways[place]) };
    snprintf(told, sizeof told, "to %.120s%s%s", ways[answer.place].name, answer.how == MU_COLD ? "" : ", ",
             answer.how == MU_COLD ? "" : hand_overs[answer.how]);
    mu_ask_tell(a, told);
    lua_pop(L, 2);
    return answer;
}

/* ---- the family ------------------------------------------------------------------------------------ */

void mu_ask_contact_fill(mu_asker *a)
{
    mu_hooks *h = &a->hooks;

    h->admit    = a->first[MU_HOOK_ADMIT] != NULL ? admit : NULL;
    h->limit    = a->first[MU_HOOK_LIMIT] != NULL ? limit : NULL;
    h->escalate = a->first[MU_HOOK_ESCALATE] != NULL ? escalate : NULL;
}
