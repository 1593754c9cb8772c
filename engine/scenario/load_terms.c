/* load_terms.c - who may come, and stay, without its being planned: people on call, seats for people of other teams, what
 * overtime is worth, whether those who are sent home are paid. */
#include "scenario/load_parts.h"

#include "base/units.h"

static void load_on_call(mu_load *l, const mu_node *node, mu_team *team)
{
    const mu_node *people = node->kind == MU_NODE_MAP ? mu_node_get(node, "people") : node;
    const mu_node *map    = node->kind == MU_NODE_MAP ? node : NULL;

    team->n_on_call       = (int32_t)mu_node_whole(people);
    team->terms.notice_us = mu_load_span(l, map, "notice", "teams.*.on_call.notice").us;
    team->terms.least_us  = mu_load_span(l, map, "least", "teams.*.on_call.least").us;
    team->terms.fee       = mu_load_number(l, map, "fee", "teams.*.on_call.fee");
}

/* Rules that may move people find room, unless the scenario says how much there is. */
static int32_t guests_of(mu_load *l, const mu_node *node)
{
    enum { ROOM = 10 };
    bool orders = false;

    for (int slot = 0; slot < MU_SLOTS; slot++)
        orders |= mu_slot_orders((mu_slot)slot) && mu_load_has_rule(l, mu_slot_name((mu_slot)slot));
    const mu_node *given = mu_node_get(node, "guests");
    if (given != NULL) return (int32_t)mu_node_whole(given);
    return orders ? ROOM : 0;
}

void mu_load_duty_terms(mu_load *l, int32_t team)
{
    const mu_node *node     = l->teams.node[team];
    const mu_node *on_call  = mu_node_get(node, "on_call");
    const mu_node *overtime = mu_node_get(node, "overtime"), *most;
    mu_team       *t        = &l->team[team];

    if (on_call != NULL) load_on_call(l, on_call, t);
    t->n_guests             = guests_of(l, node);
    t->terms.factor         = mu_load_number(l, overtime, "factor", "teams.*.overtime.factor");
    most                    = overtime != NULL ? mu_node_get(overtime, "most") : NULL;
    t->terms.most_us        = most != NULL ? mu_node_span(most).us : MU_NEVER_US;
    t->terms.given          = overtime != NULL || mu_node_get(node, "sent_home") != NULL;
    t->terms.sent_home_paid = mu_load_choice(l, node, "sent_home", "teams.*.sent_home") == 1;
}
