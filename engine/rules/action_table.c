#include "rules/action_table.h"

#include <string.h>

#define TEAM     (1u << MU_DETAIL_TEAM)
#define TO       (1u << MU_DETAIL_TO)
#define CONTACT  (1u << MU_DETAIL_CONTACT)
#define PEOPLE   (1u << MU_DETAIL_PEOPLE)
#define FOR      (1u << MU_DETAIL_FOR)
#define AFTER    (1u << MU_DETAIL_AFTER)
#define PRIORITY (1u << MU_DETAIL_PRIORITY)
#define SHARE    (1u << MU_DETAIL_SHARE)
#define COST     (1u << MU_DETAIL_COST)

/* clang-format off */
const mu_action_row mu_action_rows[MU_ORDER_KINDS] = {
[MU_ORDER_CALL_IN]        = { "call_in", MU_ORDER_CALL_IN, TEAM | PEOPLE, FOR | AFTER | COST,
  "People who are off come to work: those on call first, then those who have not worked today. Without for_s they stay "
  "until the doors close; while they are closed, until the last duty of the day ends." },
[MU_ORDER_SEND_HOME]      = { "send_home", MU_ORDER_SEND_HOME, TEAM | PEOPLE, AFTER | COST,
  "People on duty go home: idle ones first. Work in hand is finished." },
[MU_ORDER_OVERTIME]       = { "overtime", MU_ORDER_OVERTIME, TEAM | PEOPLE | FOR, AFTER | COST,
  "People stay so much longer: those first whose duty ends first." },
[MU_ORDER_HOLD_BREAKS]    = { "hold_breaks", MU_ORDER_HOLD_BREAKS, TEAM, FOR | AFTER | COST,
  "Breaks of the team that come due wait; without for_s until they are released." },
[MU_ORDER_RELEASE_BREAKS] = { "release_breaks", MU_ORDER_RELEASE_BREAKS, TEAM, AFTER | COST,
  "Breaks that were held are taken." },
[MU_ORDER_MOVE]           = { "move", MU_ORDER_MOVE, TEAM | TO | PEOPLE, FOR | AFTER | COST,
  "People of one team work in another, which must have room for guests: idle ones at once, others when they are free. "
  "Without for_s they stay until their duty ends or they are brought back." },
[MU_ORDER_CALL_BACK]      = { "bring_back", MU_ORDER_CALL_BACK, TEAM | TO | PEOPLE, AFTER | COST,
  "People of team who work in to return." },
[MU_ORDER_PRIORITY]       = { "priority", MU_ORDER_PRIORITY, CONTACT | PRIORITY, FOR | AFTER | COST,
  "A contact type has another priority; without for_s until it is released." },
[MU_ORDER_RELEASE_PRIORITY] = { "release_priority", MU_ORDER_RELEASE_PRIORITY, CONTACT, AFTER | COST,
  "A contact type has the priority of the scenario again." },
[MU_ORDER_BLOCK]          = { "block", MU_ORDER_BLOCK, CONTACT | SHARE, FOR | AFTER | COST,
  "A share of the customers of a type who come is turned away; without for_s until another share is ordered. A share of 0 "
  "ends it." },
};

static const struct {
    const char *name, *meaning;
} parts[MU_DETAILS] = {
    [MU_DETAIL_TEAM]     = { "team", "a team, by view or name" },
    [MU_DETAIL_TO]       = { "to", "the team to which people go or went" },
    [MU_DETAIL_CONTACT]  = { "contact", "a contact type, by name or by the view of its queue" },
    [MU_DETAIL_PEOPLE]   = { "people", "how many, from 1; where there are fewer, those" },
    [MU_DETAIL_FOR]      = { "for_s", "more than 0 seconds: so long it holds; without it as is said of the order" },
    [MU_DETAIL_AFTER]    = { "after_s", "seconds until it takes effect; 0 without it" },
    [MU_DETAIL_PRIORITY] = { "priority", "a whole number; higher goes first" },
    [MU_DETAIL_SHARE]    = { "share", "from 0 to 1" },
    [MU_DETAIL_COST]     = { "cost", "what it costs once, as it takes effect" },
};
/* clang-format on */

const char *mu_detail_name(mu_detail part)
{
    return parts[part].name;
}

const char *mu_detail_meaning(mu_detail part)
{
    return parts[part].meaning;
}

mu_detail mu_detail_find(const char *name)
{
    int i = 0;

    while (i < MU_DETAILS && strcmp(parts[i].name, name) != 0) i++;
    return (mu_detail)i;
}

const mu_action_row *mu_action_find(const char *name)
{
    for (int i = 0; i < MU_ORDER_KINDS; i++)
        if (strcmp(mu_action_rows[i].name, name) == 0) return &mu_action_rows[i];
    return NULL;
}
