/* ask_routing.c - who answers a contact, and what a free person takes next: route, overflow, next. */
#include "rules/ask.h"

#include <math.h>

#include "model/person.h"
#include "rules/views.h"

/* ---- route and overflow ---------------------------------------------------------------------------- */

static mu_routed to_team(mu_asker *a, int64_t team)
{
    static const char expected[] = "a team that may take it and has someone idle";
    const mu_model   *m          = mu_asker_model(a);

    if (team < 0 || team >= m->n_teams || !mu_is_able(m, (int32_t)team, a->subject->type))
        mu_ask_refuse(a, -2, expected, team >= 0 && team < m->n_teams ? "it may not take this type" : NULL);
    if (a->view->idle[team] == 0) mu_ask_refuse(a, -2, expected, "nobody there is idle");
    mu_ask_tell(a, m->teams[team].name);
    return (mu_routed){ .team = (int32_t)team, .person = -1 };
}

static mu_routed to_person(mu_asker *a, int64_t agent)
{
    const mu_model *m    = mu_asker_model(a);
    const int32_t   team = mu_person_team(m, (int32_t)agent);
    char            name[MU_PERSON_NAME_ROOM];

    if (!mu_is_able(m, team, a->subject->type) ||
        mu_sight_person(mu_asker_world(a), (int32_t)agent) != MU_SEEN_IDLE)
        mu_ask_refuse(a, -2, "a person who is idle and may take it", NULL);
    mu_person_name(m, (int32_t)agent, name, sizeof name);
    mu_ask_tell(a, name);
    return (mu_routed){ .team = team, .person = (int32_t)agent };
}

/* Nobody takes it now; the second answer says when to ask again. */
static mu_routed to_nobody(mu_asker *a)
{
    lua_State *L = a->h->L;
    double     s;

    mu_ask_tell(a, "it waits");
    if (lua_isnil(L, -1)) return (mu_routed){ .team = MU_WAIT, .person = -1 };
    s = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : NAN;
    if (!(s > (double)a->subject->waited_us * 1e-6) || s > 1e9)
        mu_ask_refuse(
            a, -1,
            "as second answer the seconds of waiting after which to ask again, more than it has waited",
            NULL);
    return (mu_routed){ .team = MU_WAIT, .person = -1, .again_us = mu_span_from_seconds(s).us };
}

/* A place in the list of teams, from 1; 0 is nobody. */
static mu_routed to_place(mu_asker *a)
{
    const mu_contact_type *spec = &mu_asker_model(a)->types[a->subject->type];
    int                    whole;
    const lua_Integer      n = lua_tointegerx(a->h->L, -2, &whole);

    if (whole && n == 0) return to_nobody(a);
    if (!whole || n < 1 || n > spec->n_teams)
        mu_ask_refuse(a, -2, "a place in the list of teams, from 1", NULL);
    return to_team(a, spec->teams[n - 1]);
}

/* What the two answers on the stack say; they are popped. */
static mu_routed read_answer(mu_asker *a)
{
    lua_State *L = a->h->L;
    int64_t    which;
    mu_routed  r = { 0 };

    if (lua_isnil(L, -2))
        r = to_nobody(a);
    else if (lua_type(L, -2) == LUA_TNUMBER)
        r = to_place(a);
    else if (lua_type(L, -2) == LUA_TSTRING)
        r = to_team(a, mu_model_team(a->set->model, lua_tostring(L, -2)));
    else if (mu_view_is(L, a, -2, MU_VIEW_TEAM, &which))
        r = to_team(a, which);
    else if (mu_view_is(L, a, -2, MU_VIEW_PERSON, &which))
        r = to_person(a, which);
    else
        mu_ask_refuse(a, -2, "a team, a person or nothing", NULL);
    lua_pop(L, 2);
    return r;
}

static mu_routed route(void *context, const mu_view *view, const mu_subject *subject)
{
    mu_asker *a = context;

    mu_ask_begin(a, a->first[MU_HOOK_ROUTE], view, subject);
    mu_ask(a, 2);
    return read_answer(a);
}

/* The same for counts, and nobody traces: hundreds of millions of times a year. The usual answer, a place in the list with
 * someone idle, is looked at first; that of a pure function may be known already. */
static mu_routed route_by_counts(void *context, const mu_view *view, const mu_subject *subject)
{
    mu_asker              *a    = context;
    const mu_call         *c    = a->first[MU_HOOK_ROUTE];
    const mu_contact_type *spec = &view->model->types[subject->type];
    lua_State             *L    = a->h->L;
    mu_memory             *at   = NULL;
    uint64_t               key  = 0;
    int32_t                n[MU_READS_MOST];

    mu_ask_begin(a, c, view, subject);
    mu_reads_count(a, c, n);
    if (a->memo != NULL) {
        key = mu_memo_key(n, c->n_reads);
        at  = mu_memo_at(a->memo, key);
        if (at->key == key && at->answer < spec->n_teams && view->idle[spec->teams[at->answer]] > 0)
            return (mu_routed){ .team = spec->teams[at->answer], .person = -1 };
    }
    lua_pushvalue(L, c->function);
    for (int i = 0; i < c->n_reads; i++) lua_pushinteger(L, n[i]);
    mu_ask_call(a, c->n_reads, 2);
    if (lua_isinteger(L, -2)) {
        const lua_Integer place = lua_tointeger(L, -2) - 1;
        if (place >= 0 && place < spec->n_teams && view->idle[spec->teams[place]] > 0) {
            if (at != NULL && key != UINT64_MAX) *at = (mu_memory){ key, (int32_t)place };
            lua_pop(L, 2);
            return (mu_routed){ .team = spec->teams[place], .person = -1 };
        }
    }
    return read_answer(a);
}

static mu_routed overflow(void *context, const mu_view *view, const mu_subject *subject)
{
    mu_asker *a = context;

    mu_ask_begin(a, a->first[MU_HOOK_OVERFLOW], view, subject);
    mu_ask(a, 2);
    return read_answer(a);
}

/* ---- next ------------------------------------------------------------------------------------------ */

static int32_t to_queue(mu_asker *a, int64_t type)
{
    const mu_model *m = mu_asker_model(a);

    if (type < 0 || type >= m->n_types || !mu_is_able(m, a->team, (int32_t)type) ||
        a->view->waiting[type] == 0)
        mu_ask_refuse(a, -1, "a queue that the person may take from and in which someone waits", NULL);
    mu_ask_tell(a, m->types[type].name);
    return (int32_t)type;
}

/* A place in the list of queues, from 1; with reads in that of the types that the team may take. 0 is none. */
static int32_t to_queue_at(mu_asker *a)
{
    const mu_team    *spec  = &mu_asker_model(a)->teams[a->team];
    const bool        reads = a->call->n_reads > 0;
    int               whole;
    const lua_Integer n  = lua_tointegerx(a->h->L, -1, &whole);
    lua_Integer       at = 0;

    if (whole && n == 0) {
        mu_ask_tell(a, "stays idle");
        return MU_WAIT;
    }
    for (int32_t i = 0; whole && i < spec->n_types; i++)
        if ((reads || a->view->waiting[spec->types[i]] > 0) && ++at == n) return to_queue(a, spec->types[i]);
    return to_queue(a, -1);
}

static int32_t next(void *context, const mu_view *view, int32_t team, int32_t person)
{
    mu_asker  *a = context;
    lua_State *L = a->h->L;
    int64_t    which;
    int32_t    type = MU_WAIT;

    mu_ask_begin(a, a->first[MU_HOOK_NEXT], view, NULL);
    a->team   = team;
    a->person = person;
    mu_ask(a, 1);
    if (lua_isnil(L, -1))
        mu_ask_tell(a, "stays idle");
    else if (lua_type(L, -1) == LUA_TNUMBER)
        type = to_queue_at(a);
    else if (lua_type(L, -1) == LUA_TSTRING)
        type = to_queue(a, mu_model_type(a->set->model, lua_tostring(L, -1)));
    else
        type = to_queue(a, mu_view_is(L, a, -1, MU_VIEW_QUEUE, &which) ? which : -1);
    lua_pop(L, 1);
    return type;
}

/* ---- the family ------------------------------------------------------------------------------------ */

void mu_ask_routing_fill(mu_asker *a)
{
    const mu_call *r = a->first[MU_HOOK_ROUTE];
    mu_hooks      *h = &a->hooks;

    h->route           = r == NULL ? NULL : r->counts && a->teller == NULL ? route_by_counts : route;
    h->overflow        = a->first[MU_HOOK_OVERFLOW] != NULL ? overflow : NULL;
    h->next            = a->first[MU_HOOK_NEXT] != NULL ? next : NULL;
    h->route_always    = h->overflow != NULL;
    h->route_on_choice = r != NULL && a->set->rule[r->rule]->on_choice;
}

void mu_ask_routing_remember(mu_asker *a)
{
    const mu_call *r = a->first[MU_HOOK_ROUTE];

    if (r != NULL && r->pure && r->counts && r->n_reads <= MU_MEMO_MOST && a->memo == NULL)
        a->memo = mu_memo_new();
}
