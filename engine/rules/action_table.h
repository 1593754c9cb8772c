/* action_table.h - what rules may order, in one table: `muster rules doc` prints it, ask_survey.c checks answers against it.
 *
 * An order is a Lua table: its name first, then its parts by name, as in { "move", team = "chat", to = "calls", people = 2 }.
 */
#ifndef MU_RULES_ACTION_TABLE_H
#define MU_RULES_ACTION_TABLE_H

#include <muster/hooks.h>

typedef enum {
    MU_DETAIL_TEAM,
    MU_DETAIL_TO,
    MU_DETAIL_CONTACT,
    MU_DETAIL_PEOPLE,
    MU_DETAIL_FOR,
    MU_DETAIL_AFTER,
    MU_DETAIL_PRIORITY,
    MU_DETAIL_SHARE,
    MU_DETAIL_COST,
    MU_DETAILS
} mu_detail;

typedef struct {
    const char   *name;
    mu_order_kind kind;
    unsigned      must, may; /* bits of mu_detail */
    const char   *meaning;
} mu_action_row;

/* By kind. */
extern const mu_action_row mu_action_rows[MU_ORDER_KINDS];

/* The name of a part in Lua, and what it is. */
const char *mu_detail_name(mu_detail part);
const char *mu_detail_meaning(mu_detail part);
/* The part of that name, or MU_DETAILS. */
mu_detail mu_detail_find(const char *name);
/* The row of that name, or NULL. */
const mu_action_row *mu_action_find(const char *name);

#endif
