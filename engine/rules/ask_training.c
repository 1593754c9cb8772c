/* ask_training.c - who goes to a round of a course: train answers with a list of people. */
#include "rules/ask.h"

#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "behaviour/behaviour.h"
#include "model/person.h"
#include "rules/views.h"

static int32_t pupil_named(mu_asker *a, const char *name)
{
    char own[MU_PERSON_NAME_ROOM];

    mu_lua_charge(a->h->L, a->enrolment->n);
    for (int32_t i = 0; i < a->enrolment->n; i++) {
        mu_person_name(mu_asker_model(a), a->enrolment->people[i].person, own, sizeof own);
        if (strcmp(own, name) == 0) return i;
    }
    return -1;
}

/* The value on top of the stack: a view or a name. */
static int32_t read_pupil(mu_asker *a)
{
    lua_State *L     = a->h->L;
    int64_t    which = -1;
    const bool named = lua_type(L, -1) == LUA_TSTRING;

    if (named)
        which = pupil_named(a, lua_tostring(L, -1));
    else if (!mu_view_is(L, a, -1, MU_VIEW_PUPIL, &which))
        which = -1;
    if (which < 0)
        mu_ask_refuse(a, -1, "in the list somebody of the pupils, by view or name",
                      named ? "the course is for nobody of that name" : NULL);
    return (int32_t)which;
}

/* The list is on top of the stack. */
static void read_list(mu_asker *a, bool *goes)
{
    lua_State         *L = a->h->L;
    const lua_Unsigned n = lua_istable(L, -1) ? lua_rawlen(L, -1) : 0;
    char               most[80];

    if (!lua_istable(L, -1)) mu_ask_refuse(a, -1, "a list of pupils or nothing", NULL);
    snprintf(most, sizeof most, "a list of at most %d pupils: so many seats there are",
             (int)a->enrolment->seats);
    if (n > (lua_Unsigned)a->enrolment->seats) mu_ask_refuse(a, -1, most, NULL);
    for (int32_t i = 0; i < a->enrolment->n; i++) goes[i] = false;
    for (lua_Unsigned i = 1; i <= n; i++, lua_pop(L, 1)) {
        lua_rawgeti(L, -1, (lua_Integer)i);
        const int32_t who = read_pupil(a);
        if (goes[who]) mu_ask_refuse(a, -1, "each of the pupils once", "he is in the list twice");
        goes[who] = true;
    }
}

/* "handling: Ann, Bo" */
static void tell(mu_asker *a, const bool *goes, bool usual)
{
    const mu_enrolment *e = a->enrolment;
    char                told[300], name[MU_PERSON_NAME_ROOM];
    size_t              length;
    int32_t             n = 0;

    if (a->teller == NULL) return;
    length =
        (size_t)snprintf(told, sizeof told, "%.60s%s:", a->set->model->behaviour->courses[e->course].name,
                         usual ? ", as usual" : "");
    for (int32_t i = 0; i < e->n && length + 1 < sizeof told; i++) {
        if (!goes[i]) continue;
        mu_person_name(mu_asker_model(a), e->people[i].person, name, sizeof name);
        length += (size_t)snprintf(told + length, sizeof told - length, "%s %.60s", n++ > 0 ? "," : "", name);
    }
    if (n == 0) snprintf(told + length, sizeof told - length, " nobody");
    mu_ask_tell(a, told);
}

static bool train(void *context, const mu_view *view, const mu_enrolment *round, bool *goes)
{
    mu_asker *a = context;

    mu_ask_begin(a, a->first[MU_HOOK_TRAIN], view, NULL);
    a->enrolment = round;
    mu_ask(a, 1);
    const bool usual = lua_isnil(a->h->L, -1);
    if (!usual) read_list(a, goes);
    tell(a, goes, usual);
    lua_pop(a->h->L, 1);
    return true;
}

void mu_ask_training_fill(mu_asker *a)
{
    a->hooks.train = a->first[MU_HOOK_TRAIN] != NULL ? train : NULL;
}
