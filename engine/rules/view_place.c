/* view_place.c - what rules see of the places to which a contact may go on. */
#include "rules/view_kinds.h"

enum { W_NAME, W_HOW, W_USUAL, W_WAITING, W_IDLE, W_EXPECTED };

/* clang-format off */
static const mu_view_field place_fields[] = {
    [W_NAME]     = { "name", "of the contact type or journey to which it leads" },
    [W_HOW]      = { "how", "cold, warm or consult: how it gets there, unless the answer says otherwise" },
    [W_USUAL]    = { "usual", "true where the scenario would send this contact" },
    [W_WAITING]  = { "waiting", "contacts that wait there; nil: it is a journey, as with all that follow" },
    [W_IDLE]     = { "idle", "people idle who may take it there" },
    [W_EXPECTED] = { "expected_s", "seconds that one who comes there now has to wait; nil: nobody can say" },
    { NULL, NULL } };
/* clang-format on */

static int64_t idle_for(const mu_asker *a, int32_t type)
{
    const mu_contact_type *spec = &mu_asker_model(a)->types[type];
    int64_t                n    = 0;

    for (int32_t i = 0; i < spec->n_teams; i++) n += a->view->idle[spec->teams[i]];
    return n;
}

static void push_place(lua_State *L, mu_asker *a, int64_t index, int field)
{
    static const char *const how[] = { "cold", "warm", "consult" };
    const mu_onward         *way   = &a->way[index];

    if (field >= W_WAITING && way->type < 0) {
        lua_pushnil(L);
        return;
    }
    switch (field) {
    case W_NAME: lua_pushstring(L, way->name); break;
    case W_HOW: lua_pushstring(L, how[way->how]); break;
    case W_USUAL: lua_pushboolean(L, way->usual); break;
    case W_WAITING: lua_pushinteger(L, a->view->waiting[way->type]); break;
    case W_IDLE: lua_pushinteger(L, idle_for(a, way->type)); break;
    default: mu_view_push_expected(L, a, way->type); break;
    }
}

const mu_view_kind_row mu_view_place = { "place", place_fields, W_NAME, push_place };
