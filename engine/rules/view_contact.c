/* view_contact.c - what rules see of contacts. */
#include "rules/view_kinds.h"

/* ---- a contact -------------------------------------------------------------------------------------- */

enum {
    C_TYPE,
    C_NUMBER,
    C_WAITED,
    C_PRIORITY,
    C_WAITING,
    C_CONTACT,
    C_TRANSFERS,
    C_TARGET,
    C_LAST,
    C_EXPECTED,
    C_REASON,
    C_TALKED,
    C_WAYS,
    C_CALLBACK,
    C_BOT,
    C_ANNOUNCES
};

/* clang-format off */
static const mu_view_field contact_fields[] = {
    [C_TYPE]      = { "type", "name of its contact type" },
    [C_NUMBER]    = { "number", "in order of arrival, from 0" },
    [C_WAITED]    = { "waited_s", "seconds that it has waited; 0: it has just come" },
    [C_PRIORITY]  = { "priority", "of its type, as it counts now" },
    [C_WAITING]   = { "waiting", "contacts of its type that wait" },
    [C_CONTACT]   = { "contact", "1 for the customer's first contact about this, 2 for the second" },
    [C_TRANSFERS] = { "transfers", "how often it was handed over" },
    [C_TARGET]    = { "target_s", "seconds within which its type is to be answered" },
    [C_LAST]      = { "last", "the person who had the case before; nil: nobody" },
    [C_EXPECTED]  = { "expected_s", "seconds that one of its type who comes now has to wait; nil: nobody can say" },
    [C_REASON]    = { "reason", "why it is handed over: need, limit or failure; nil: it is not" },
    [C_TALKED]    = { "talked_s", "seconds of talk so far, when it is handed over; else 0" },
    [C_WAYS]      = { "ways", "a list of the names of the places to which it may be handed over" },
    [C_CALLBACK]  = { "has_callback", "true where customers of its type may be offered a call" },
    [C_BOT]       = { "has_bot", "true where its type has a bot" },
    [C_ANNOUNCES] = { "has_announcement", "true where its type announces waits" },
    { NULL, NULL } };
/* clang-format on */

void mu_view_push_expected(lua_State *L, const mu_asker *a, int32_t type)
{
    const double s = mu_sight_expected(mu_asker_world(a), type);

    if (s >= 0)
        lua_pushnumber(L, s);
    else
        lua_pushnil(L);
}

static int push_names(lua_State *L, const mu_model *m, const mu_ways *ways, int n)
{
    mu_lua_charge(L, ways->n);
    for (int32_t i = 0; i < ways->n; i++) {
        lua_pushstring(L, mu_model_place_name(m, ways->way[i].to, ways->way[i].stages));
        lua_rawseti(L, -2, ++n);
    }
    return n;
}

/* A place to which several ways lead is in it as often. */
static void push_ways(lua_State *L, const mu_model *m, const mu_journey *j)
{
    int n = 0;

    lua_newtable(L);
    if (j == NULL) return;
    n = push_names(L, m, &j->escalate, n);
    n = push_names(L, m, &j->escalate_failed, n);
    n = push_names(L, m, &j->by_rule, n);
    if (j->cap_to < 0) return;
    lua_pushstring(L, m->types[j->cap_to].name);
    lua_rawseti(L, -2, n + 1);
}

static void push_contact(lua_State *L, mu_asker *a, int64_t place, int field)
{
    static const char *const reasons[] = { "need", "limit", "failure" };
    const mu_model          *m         = mu_asker_model(a);
    const mu_subject s = place == 0 ? *a->subject : mu_sight_waiting(mu_asker_world(a), (uint32_t)place);

    switch (field) {
    case C_TYPE: lua_pushstring(L, m->types[s.type].name); break;
    case C_NUMBER: lua_pushinteger(L, s.number); break;
    case C_WAITED: lua_pushnumber(L, (double)s.waited_us * 1e-6); break;
    case C_PRIORITY: lua_pushinteger(L, mu_sight_priority(mu_asker_world(a), s.type)); break;
    case C_WAITING: lua_pushinteger(L, a->view->waiting[s.type]); break;
    case C_CONTACT: lua_pushinteger(L, s.contact); break;
    case C_TRANSFERS: lua_pushinteger(L, s.transfers); break;
    case C_LAST:
        if (s.last >= 0)
            mu_view_push(L, a, MU_VIEW_PERSON, s.last);
        else
            lua_pushnil(L);
        break;
    case C_TARGET: lua_pushnumber(L, mu_span_seconds(m->types[s.type].target_within)); break;
    case C_EXPECTED: mu_view_push_expected(L, a, s.type); break;
    case C_REASON: lua_pushstring(L, s.because >= 0 ? reasons[s.because] : NULL); break;
    case C_WAYS: push_ways(L, m, m->types[s.type].journey); break;
    case C_CALLBACK: lua_pushboolean(L, mu_has_callback(&m->types[s.type])); break;
    case C_BOT: lua_pushboolean(L, mu_has_bot(&m->types[s.type])); break;
    case C_ANNOUNCES: lua_pushboolean(L, m->types[s.type].announce != NULL); break;
    default: lua_pushnumber(L, (double)s.talked_us * 1e-6); break;
    }
}

const mu_view_kind_row mu_view_contact = { "contact", contact_fields, C_NUMBER, push_contact };
