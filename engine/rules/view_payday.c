/* view_payday.c - what rules see of a scheme of incentives whose window is over, and of what people did in it. */
#include "model/person.h"
#include "rules/view_kinds.h"

/* ---- a scheme --------------------------------------------------------------------------------------- */

enum { S_ID, S_KIND, S_WINDOW, S_SCOPE, S_AMOUNT, S_PART, S_TARGET, S_WEIGHT };

/* clang-format off */
static const mu_view_field scheme_fields[] = {
    [S_ID]     = { "id", "of the scheme, as in the scenario" },
    [S_KIND]   = { "kind", "threshold or piece_rate" },
    [S_WINDOW] = { "window", "day, week or month" },
    [S_SCOPE]  = { "scope", "agent: everybody by himself; team: each team as a whole" },
    [S_AMOUNT] = { "amount", "that is promised, as a share of what somebody earned by the hour" },
    [S_PART]   = { "part", "of the window that lies within the run: 1, but for one that began before it" },
    [S_TARGET] = { "target", "by goal, handled, resolved, resolution, aht (in seconds) or csat; counts are for this part of the window" },
    [S_WEIGHT] = { "weight", "by goal, the part of the amount that it earns" },
    { NULL, NULL } };
/* clang-format on */

static void push_goals(lua_State *L, const mu_incentive *s, double part, bool weights)
{
    lua_newtable(L);
    for (mu_goal goal = 0; goal < MU_GOALS; goal++) {
        if (!(s->weight[goal] > 0)) continue;
        lua_pushnumber(L, weights                  ? s->weight[goal]
                          : mu_goal_is_count(goal) ? s->target[goal] * part
                                                   : s->target[goal]);
        lua_setfield(L, -2, mu_goal_name(goal));
    }
}

static void push_scheme(lua_State *L, mu_asker *a, int64_t index, int field)
{
    const mu_incentive *s = &a->set->model->incentives[index];

    switch (field) {
    case S_ID: lua_pushstring(L, s->id); break;
    case S_KIND: lua_pushstring(L, s->kind == MU_PAID_BY_PIECE ? "piece_rate" : "threshold"); break;
    case S_WINDOW: lua_pushstring(L, mu_bonus_window_name(s->window)); break;
    case S_SCOPE: lua_pushstring(L, s->of_team ? "team" : "agent"); break;
    case S_AMOUNT: lua_pushnumber(L, s->amount); break;
    case S_PART: lua_pushnumber(L, a->payday->part); break;
    default: push_goals(L, s, a->payday->part, field == S_WEIGHT); break;
    }
}

const mu_view_kind_row mu_view_scheme = { "scheme", scheme_fields, S_ID, push_scheme };

/* ---- somebody who worked in its window --------------------------------------------------------------- */

enum {
    E_NAME,
    E_TEAM,
    E_HANDLED,
    E_GAMED,
    E_AHT,
    E_SOLVED,
    E_FAILED,
    E_RESOLUTION,
    E_JUDGED,
    E_CONTENT,
    E_CSAT,
    E_HOURS,
    E_PAY,
    E_SHARE,
    E_PROMISED
};

/* clang-format off */
static const mu_view_field earner_fields[] = {
    [E_NAME]       = { "name", "of the person" },
    [E_TEAM]       = { "team", "name of his team" },
    [E_HANDLED]    = { "handled", "contacts that he brought to an end in the window" },
    [E_GAMED]      = { "gamed", "in truth, of these: ended early and unsolved for the figures' sake; no manager sees it" },
    [E_AHT]        = { "aht_s", "seconds with a contact in hand for each; 0 if there were none" },
    [E_SOLVED]     = { "solved", "contacts solved, of types that can fail" },
    [E_FAILED]     = { "failed", "contacts that were not" },
    [E_RESOLUTION] = { "resolution", "solved / (solved + failed); nil if there were none" },
    [E_JUDGED]     = { "judged", "customers who judged him" },
    [E_CONTENT]    = { "content", "of these, who were content" },
    [E_CSAT]       = { "csat", "content / judged; nil if nobody did" },
    [E_HOURS]      = { "hours", "with a contact in hand or ready for one" },
    [E_PAY]        = { "pay", "that he earned by the hour in the window" },
    [E_SHARE]      = { "share", "of the scheme's amount that he has reached; more than 1 by the piece" },
    [E_PROMISED]   = { "promised", "money: amount times share times pay" },
    { NULL, NULL } };
/* clang-format on */

static void push_ratio(lua_State *L, double n, double of)
{
    if (of > 0)
        lua_pushnumber(L, n / of);
    else
        lua_pushnil(L);
}

static void push_earner(lua_State *L, mu_asker *a, int64_t index, int field)
{
    const mu_earned *e = &a->payday->people[index];
    char             name[MU_PERSON_NAME_ROOM];

    switch (field) {
    case E_NAME:
        mu_person_name(mu_asker_model(a), e->person, name, sizeof name);
        lua_pushstring(L, name);
        break;
    case E_TEAM: lua_pushstring(L, mu_asker_model(a)->teams[e->team].name); break;
    case E_HANDLED: lua_pushnumber(L, e->handled); break;
    case E_GAMED: lua_pushnumber(L, e->gamed); break;
    case E_AHT: lua_pushnumber(L, e->handled > 0 ? e->busy_us * 1e-6 / e->handled : 0); break;
    case E_SOLVED: lua_pushnumber(L, e->solved); break;
    case E_FAILED: lua_pushnumber(L, e->failed); break;
    case E_RESOLUTION: push_ratio(L, e->solved, e->solved + e->failed); break;
    case E_JUDGED: lua_pushnumber(L, e->judged); break;
    case E_CONTENT: lua_pushnumber(L, e->content); break;
    case E_CSAT: push_ratio(L, e->content, e->judged); break;
    case E_HOURS: lua_pushnumber(L, e->here_us / (double)MU_HOUR_US); break;
    case E_PAY: lua_pushnumber(L, e->pay); break;
    case E_SHARE: lua_pushnumber(L, e->share); break;
    default: lua_pushnumber(L, e->promised); break;
    }
}

const mu_view_kind_row mu_view_earner = { "earner", earner_fields, E_NAME, push_earner };
