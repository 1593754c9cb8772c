/* view_complaint.c - what rules see of a complaint. */
#include "rules/view_kinds.h"

enum { M_SOLVED, M_CONTENT, M_VALUE, M_LEAVES, M_AT_BEST, M_AT_STAKE };

/* clang-format off */
static const mu_view_field complaint_fields[] = {
    [M_SOLVED]   = { "solved", "whether the contact was solved" },
    [M_CONTENT]  = { "content", "whether the customer was content with it all the same" },
    [M_VALUE]    = { "value", "of the customer: customer_value of the contact type" },
    [M_LEAVES]   = { "leaves", "chance that he leaves for good if nothing is done, were his case closed now" },
    [M_AT_BEST]  = { "at_best", "the same if all is made good" },
    [M_AT_STAKE] = { "at_stake", "money: value times (leaves - at_best), the most that making good can be worth" },
    { NULL, NULL } };
/* clang-format on */

static void push_complaint(lua_State *L, mu_asker *a, int64_t index, int field)
{
    const mu_complaint *c = a->complaint;

    (void)index;
    switch (field) {
    case M_SOLVED: lua_pushboolean(L, c->solved); break;
    case M_CONTENT: lua_pushboolean(L, c->content); break;
    case M_VALUE: lua_pushnumber(L, c->value); break;
    case M_LEAVES: lua_pushnumber(L, c->leaves); break;
    case M_AT_BEST: lua_pushnumber(L, c->at_best); break;
    default: lua_pushnumber(L, c->value * (c->leaves - c->at_best)); break;
    }
}

const mu_view_kind_row mu_view_complaint = { "complaint", complaint_fields, -1, push_complaint };
